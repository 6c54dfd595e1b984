"""Newsletters and bundles: where one e-mail holds several stories, and where it holds one."""

from __future__ import annotations

from datetime import UTC, datetime

import mails
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mails import CLOSED, COST, DENIED, RISEN, mail

from reportgen.article import Provenance
from reportgen.capture import Capture, Source
from reportgen.documents.base import Document, DocumentBlock, number
from reportgen.documents.digest import split_digest
from reportgen.documents.eml import read_eml, read_letters
from reportgen.documents.newsletter import unfold
from reportgen.documents.stories import part_stories
from reportgen.errors import DocumentError

LONG = f"{RISEN} {CLOSED} {DENIED} {COST}"


def capture(content):
    return Capture(
        source=Source(url="file:x.eml"),
        url="file:x.eml",
        final_url="file:x.eml",
        content=content,
        captured=datetime(2024, 6, 1, tzinfo=UTC),
    )


def letters(content):
    return [(each.part, each.title) for each in read_letters(capture(content))]


def newsletter(body, subject="The morning"):
    head = f"From: Harbor <news@harbor.example>\nSubject: {subject}\nMessage-ID: <1@x>\nList-Id: <x>"
    return mail(f"{head}\nContent-Type: text/html; charset=utf-8", f"<html><body>{body}</body></html>")


def forwarding(*inner, note="", kind="mixed"):
    parts = "".join(f"--b\nContent-Type: message/rfc822\n\n{each.decode()}\n" for each in inner)
    text = f"--b\nContent-Type: text/plain; charset=utf-8\n\n{note}\n" if note else ""
    head = f'From: me@x.example\nSubject: Fwd: see\nContent-Type: multipart/{kind}; boundary="b"'
    return mail(head, f"{text}{parts}--b--\n")


def story(title, text=LONG, target="", more=""):
    text = f"{title}: {text}"
    link = f"<a href='{target}'>{title}</a>" if target else title
    end = f"<p><a href='{more}'>Read the full story →</a></p>" if more else ""
    return f"<h2>{link}</h2><p>{text}</p>{end}"


def test_the_stories_of_a_newsletter_have_its_sender_and_its_time():
    found = read_letters(capture(mails.NEWSLETTER))
    assert [each.part for each in found] == ["1", "2", "3"]
    assert {each.publisher for each in found} == {"Harbor Morning"}
    assert {each.published for each in found} == {datetime(2024, 5, 21, 5, tzinfo=UTC)}
    assert {each.provenance for each in found} == {Provenance(title="heading", published="sent")}
    assert [each.flags for each in found] == [("short",)] * 3
    assert "".join(block.text for block in found[1].blocks).startswith(DENIED)


@pytest.mark.parametrize("how", ["target", "more"])
def test_headings_that_are_links_or_are_followed_by_words_that_lead_on_begin_stories(how):
    page = story("River", **{how: "https://x.example/1"}) + story("Siren", **{how: "https://x.example/2"})
    assert letters(newsletter(page)) == [("1", "River"), ("2", "Siren")]


@pytest.mark.parametrize(
    "line",
    [
        "<td><a href='{0}' style='font: 20px Arial; font-weight:700'>{1}</a></td>",
        "<td><p style='font-weight: bold'><a href='{0}'>{1}</a></p></td>",
        "<td><b><a href='{0}'>{1}</a></b></td>",
        "<td><div><a href='{0}'><span><strong>{1}</strong></span></a></div></td>",
    ],
)
def test_linked_lines_in_heavy_type_are_headings_too(line):
    titles = ("The river rises again", "The siren was silent")
    rows = "".join(
        f"<tr>{line.format(f'https://x.example/{n}', title)}</tr><tr><td>{title}: {LONG}</td></tr>"
        f"<tr><td><a href='https://x.example/{n}'><b>Read the whole story</b></a></td></tr>"
        for n, title in enumerate(titles)
    )
    found = read_letters(capture(newsletter(f"<table role='presentation'>{rows}</table>")))
    assert [each.title for each in found] == list(titles)
    assert [each.blocks[0].text for each in found] == [f"{title}: {LONG}" for title in titles]


def test_what_stands_before_the_first_story_is_a_part_under_the_subject():
    page = f"<p>{LONG}</p>" + story("River", target="https://x.example/1")
    page += story("Siren", target="https://x.example/2")
    assert letters(newsletter(page)) == [("1", "The morning"), ("2", "River"), ("3", "Siren")]


@pytest.mark.parametrize(
    "page",
    [
        story("River") + story("Siren"),
        (
            f"<p>{LONG}</p><p><b><a href='https://x.example/1'>The plan of the mayor</a></b></p><p>It is."
            "</p><p><a href='https://x.example/2'>The report of the harbor</a></p><p>It is long as well.</p>"
        ),
        story("River", target="https://x.example/1") + story("Siren"),
        story("River", target="https://x.example/1") + story("Siren", target="https://x.example/1"),
        story("River", target="#1") + story("Siren", target="mailto:a@b.example"),
        "".join(
            f"<h2>{title}</h2><p>{LONG} See <a href='https://x.example/{title}'>the source</a>.</p>"
            f"<p><a href='https://x.example/s/{title}'>Subscribe now</a></p>"
            for title in ("River", "Siren")
        ),
    ],
)
def test_one_article_with_headings_of_its_own_stays_one(page):
    [alone] = read_letters(capture(newsletter(page)))
    assert (alone.part, alone.title) == ("", "The morning")


def test_several_forwarded_letters_are_articles_and_a_long_note_about_them_is_one_alone():
    two = (mails.TOP_POST_OUTLOOK, mails.PGP_CLEAR)
    assert letters(forwarding(*two, note="FYI")) == [("1", "Question"), ("2", "Statement")]
    [note] = read_letters(capture(forwarding(*two, note=LONG)))
    assert (note.title, note.flags) == ("see", ("attachments",))


def test_the_contents_of_a_digest_are_none_of_its_letters_however_long():
    two = (mails.TOP_POST_OUTLOOK, mails.PGP_CLEAR)
    inner = forwarding(*two, kind="digest").decode()
    digest = mail(
        'From: list@x.example\nSubject: Digest\nContent-Type: multipart/mixed; boundary="o"',
        f"--o\nContent-Type: text/plain; charset=utf-8\n\n{'1. The river (Ada) ' * 20}\n--o\n"
        f"{inner[inner.index('Content-Type') :]}\n--o--\n",
    )
    assert letters(digest) == [("1", "Question"), ("2", "Statement")]


def test_a_letter_among_others_that_holds_several_is_numbered_within_its_own_number():
    assert [part for part, _ in letters(forwarding(mails.PGP_CLEAR, mails.NEWSLETTER))] == [
        "1", "2.1", "2.2", "2.3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        mails.REPORT,
        mail("From: MAILER-DAEMON@x.example\nSubject: failure\nMessage-ID: <1@x>", LONG),
    ],
)
def test_a_machines_report_of_another_mail_is_no_article(content):
    with pytest.raises(DocumentError, match="machine's report") as problem:
        read_letters(capture(content))
    assert problem.value.slug == "bounce"
    assert letters(forwarding(content, mails.PGP_CLEAR)) == [("", "Statement")]


def test_a_page_that_is_nested_too_deep_is_flagged():
    page = f"<p>{LONG}</p>" + "<div>" * 3000 + f"<p>{COST}</p>" + "</div>" * 3000
    [found] = read_letters(capture(newsletter(page)))
    assert {"too-deep", "flattened"} & set(found.flags)
    assert unfold(page.encode(), "utf-8").flags == tuple(
        flag for flag in found.flags if flag in ("too-deep", "flattened")
    )


def test_several_are_one_text_where_one_is_asked_for():
    whole = read_eml(capture(mails.CUT_SHORT))
    assert whole.flags == ("several", "doubtful-extraction")
    assert whole.title == "🌊 Harbor Morning: the river rises"


def test_places_without_a_document_count_and_one_alone_has_no_number():
    one = Document(blocks=())
    assert [each.part for each in number([(one,), (), (one, one)])] == ["1", "3", "3"]
    assert [each.part for each in number([(), (one,)])] == [""]
    assert number([()]) == ()


BLOCKS = st.lists(
    st.tuples(st.sampled_from(["heading", "paragraph"]), st.sampled_from(["One", "Two", "Three", LONG])),
    max_size=12,
)


@given(BLOCKS, st.sets(st.sampled_from(["One", "Two", "Three"])))
def test_stories_hold_all_that_the_letter_held(blocks, leads):
    document = Document(
        blocks=tuple(DocumentBlock(kind=kind, text=text) for kind, text in blocks), title="Subject"
    )
    parts = part_stories(document, tuple(leads))
    if len(parts) == 1:
        assert parts == (document,)
        return
    told = " ".join(text for each in parts for text in (each.title, *(b.text for b in each.blocks)))
    before = " ".join(block.text for block in document.blocks)
    lost = len(before) - len(told.removeprefix("Subject "))
    assert told.removeprefix("Subject ") == before[lost:]
    assert lost < 90  # no more than a greeting is left out
    assert [each.part for each in parts] == [str(n) for n in range(1, len(parts) + 1)]


PLAIN_DIGEST = mail(
    "From: list@lists.example\nSubject: Harbor-list Digest, Vol 7\nMessage-ID: <d@x>",
    "Today's Topics:\n\n   1. The river (Ada Quill)\n   2. The siren (Ben Post)\n\n\n"
    f"{'-' * 70}\n\nMessage: 1\nDate: Mon, 20 May 2024 09:00:00 +0200\nFrom: Ada Quill <ada@x.example>\n"
    f"Subject: [Harbor-list] The river\nContent-Type: text/plain; charset=us-ascii\n\n{RISEN}\n\n{CLOSED}\n\n"
    f"{'-' * 30}\n\nMessage: 2\nDate: Mon, 20 May 2024 10:00:00 +0200\nFrom: Ben Post <ben@x.example>\n"
    f"Subject: [Harbor-list] The siren\n\n{DENIED} It was a quiet night – nobody knew.\n\n"
    f"{'-' * 30}\n\nSubject: Digest Footer\n\nHarbor-list mailing list\n\n{'-' * 30}\n\n"
    "End of Harbor-list Digest, Vol 7\n",
)


def test_a_digest_that_is_one_text_holds_the_letters_of_several():
    one, two = read_letters(capture(PLAIN_DIGEST))
    assert (one.part, one.title, one.authors) == ("1", "[Harbor-list] The river", ("Ada Quill",))
    assert [block.text for block in one.blocks] == [RISEN, CLOSED]
    assert (two.part, two.publisher) == ("2", "Ben Post")
    assert [block.text for block in two.blocks] == [f"{DENIED} It was a quiet night – nobody knew."]
    assert two.published == datetime(2024, 5, 20, 8, tzinfo=UTC)


def test_an_answer_above_a_digest_is_the_letter():
    text = f"{LONG}\n\n{PLAIN_DIGEST.decode().partition('Vol 7')[2]}"
    answer = mail("From: a@b.example\nSubject: Re: Harbor-list Digest\nMessage-ID: <1@x>", text)
    assert read_letters(capture(answer))[0].blocks[0].text == LONG


def test_lines_of_hyphens_make_no_digest():
    text = f"{RISEN}\n\n{'-' * 30}\n\n{DENIED}\n\n{'-' * 30}\n\nFrom: the bridge\n\n{COST}\n"
    [alone] = read_letters(capture(mail("From: a@b.example\nSubject: One\nMessage-ID: <1@x>", text)))
    assert alone.title == "One"


@given(st.text(alphabet="-\nFrom: SubjectDate\t", max_size=400))
def test_any_text_can_be_asked_whether_it_is_a_digest(text):
    assert len(split_digest(text)) != 1
