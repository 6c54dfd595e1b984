"""E-mails and saved pages: which part is read, and what the head says."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from reportgen.capture import Capture, Source
from reportgen.documents import read_document
from reportgen.documents.eml import read_eml
from reportgen.documents.newsletter import unfold
from reportgen.documents.worker import end_workers
from reportgen.errors import DocumentError
from reportgen.reading import read

STORY = (
    "The council met for three hours on Tuesday evening and heard eleven speakers from the old town. "
    "Most of them live close to the river and use the crossing every day on their way to work."
)
OTHER = (
    "The mayor said that the plan would be ready in May, and she did not say what it would cost in the end."
)
LAST = "Residents of the lower quarter will be heard by the council on Friday, and the paper will be there."
PAGE = (
    "<html><body><div style='display:none'>Bridge, budget, buses</div>"
    f"<table><tr><td><h1>Harbor Post Morning</h1></td></tr><tr><td><p>{STORY}</p>"
    f"<p>See <a href='https://harbor.example/plan'>the plan</a> of the mayor.</p><p>{OTHER}</p>"
    "<table><tr><th>Lane</th><th>Cost</th></tr><tr><td>Cars</td><td>3 million</td></tr></table>"
    "</td></tr><tr><td>You are receiving this e-mail because you asked for it. "
    "<a href='https://harbor.example/u'>Unsubscribe</a></td></tr></table></body></html>"
)


def message(text="", page="", **head):
    mail = EmailMessage()
    defaults = {
        "From": '"The Harbor Post" <news@harbor.example>',
        "Subject": "Council argues about bridge",
        "Date": "Thu, 02 May 2024 08:00:00 +0200",
        "Message-ID": "<1@harbor.example>",
    }
    for name, value in {**defaults, **{key.replace("_", "-"): value for key, value in head.items()}}.items():
        mail[name] = value
    if text:
        mail.set_content(text)
    if page:
        (mail.add_alternative if text else mail.set_content)(page, subtype="html")
    return mail


def capture(content, url="file:morning.eml"):
    return Capture(
        source=Source(url=url),
        url=url,
        final_url=url,
        content=bytes(content),
        captured=datetime(2024, 6, 1, tzinfo=UTC),
    )


def told(content):
    document = read_eml(capture(content))
    return document, [(block.kind, block.text) for block in document.blocks]


def slug_of(content):
    with pytest.raises(DocumentError) as problem:
        read_eml(capture(content))
    return problem.value.slug


def test_the_page_of_a_newsletter_is_read_without_its_layout():
    document, blocks = told(message("Read this in your browser.", PAGE))
    assert ("heading", "Harbor Post Morning") in blocks
    assert ("paragraph", STORY) in blocks
    assert ("paragraph", OTHER) in blocks
    assert ("table", "Cars 3 million") in blocks
    assert not [text for _, text in blocks if "Unsubscribe" in text or "budget" in text or "browser" in text]
    [link] = [link for block in document.blocks for link in block.links]
    assert link.target == "https://harbor.example/plan"


def test_the_head_is_metadata():
    document, _ = told(message(STORY))
    assert document.title == "Council argues about bridge"
    assert document.publisher == "The Harbor Post"
    assert document.published == datetime(2024, 5, 2, 6, tzinfo=UTC)
    assert (document.provenance.title, document.provenance.published) == ("subject", "sent")
    assert document.flags == ()


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Fwd: RE: AW: Council argues", "Council argues"),
        ("=?utf-8?q?Streit_um_die_Br=C3=BCcke?=", "Streit um die Brücke"),
        ("=?iso-8859-1?B?QnL8Y2tl?=", "Brücke"),
        ("=?no-such-set?q?Br=C3=BCcke?=", "Brücke"),
        ("=?utf-8?b?broken!?=", "=?utf-8?b?broken!?="),
        ("Real news: a bridge", "Real news: a bridge"),
    ],
)
def test_subjects_are_decoded_and_bared(subject, title):
    content = f"From: a@b.example\nMessage-ID: <1>\nSubject: {subject}\n\n{STORY}".encode()
    assert told(content)[0].title == title


def test_a_head_in_bare_bytes_is_read():
    content = b"From: M\xc3\xbchle <a@b.example>\nSubject: Br\xfccke und Hafen\n\n" + STORY.encode()
    document, _ = told(content)
    assert (document.publisher, document.title) == ("Mühle", "Brücke und Hafen")


def test_the_sender_without_a_name_is_its_host():
    assert told(message(STORY, From="news@harbor.example"))[0].publisher == "harbor.example"


@pytest.mark.parametrize(
    "date", ["yesterday", "", "Thu, 99 May 2024", "Fri, 01 Jan 2100 00:00:00 +0000", "1 Jan 99999"]
)
def test_dates_that_cannot_be_true_are_not_believed(date):
    assert told(f"From: a@b.example\nDate: {date}\n\n{STORY}".encode())[0].published is None


def test_plain_text_is_read_where_it_holds_more():
    text = f"{STORY}\n\n> We will not wait another winter.\n\n{OTHER}\n\n-- \nHarbor Post, 1 Quay Street\n"
    _, blocks = told(message(text, "<html><body><p>Your mail program shows no pages.</p></body></html>"))
    assert blocks == [
        ("paragraph", STORY),
        ("quote", "We will not wait another winter."),
        ("paragraph", OTHER),
    ]


def test_a_first_line_that_is_not_the_subject_stays_a_heading():
    _, blocks = told(message(f"A bridge too far\n\n{STORY}"))
    assert blocks == [("heading", "A bridge too far"), ("paragraph", STORY)]
    assert told(message(f"Council argues about bridge\n\n{STORY}"))[1] == [("paragraph", STORY)]


def test_a_charset_that_lies_spoils_nothing():
    text = f"Die Brücke über den Fluss. {STORY}"
    head = "From: a@b.example\nContent-Type: text/plain; charset={}\nContent-Transfer-Encoding: 8bit\n\n"
    for claimed, real in (
        ("us-ascii", "utf-8"),
        ("utf-8", "cp1252"),
        ("x-none", "utf-8"),
        ('"a;b"', "utf-8"),
    ):
        [(_, shown)] = told(head.format(claimed).encode() + text.encode(real))[1]
        assert shown == text


def test_attachments_are_not_read_and_that_is_said():
    mail = message(STORY)
    mail.add_attachment(
        b"%PDF-1.4 The attached words.", maintype="application", subtype="pdf", filename="a.pdf"
    )
    mail.add_attachment("The attached words.", filename="a.txt")
    document, blocks = told(mail)
    assert blocks == [("paragraph", STORY)]
    assert document.flags == ("attachments",)


def test_pictures_in_the_page_and_signatures_are_no_attachments():
    mail = message(STORY, PAGE)
    mail.get_payload()[1].add_related(b"\x89PNG", maintype="image", subtype="png", cid="<1>")
    assert told(mail)[0].flags == ()
    signed = (
        "From: a@b.example\nContent-Type: multipart/signed; boundary=x\n\n--x\n\n" + STORY + "\n--x\n"
        "Content-Type: application/pgp-signature; name=s.asc\nContent-Disposition: attachment\n\nabc\n--x--\n"
    )
    assert told(signed.encode())[0].flags == ()


def test_parts_in_parts_are_found():
    mail = message(STORY, PAGE)
    mail.make_mixed()
    mail.add_attachment(b"x", maintype="application", subtype="zip", filename="x.zip")
    assert ("paragraph", OTHER) in told(mail)[1]


def test_a_message_that_only_forwards_another_is_read_as_that_one():
    outer = EmailMessage()
    outer["From"] = "me@x.example"
    outer["Subject"] = "look"
    outer.make_mixed()
    outer.attach(_as_part(message(STORY)))
    document, blocks = told(outer)
    assert document.title == "Council argues about bridge"
    assert document.publisher == "The Harbor Post"
    assert blocks == [("paragraph", STORY)]


def _as_part(inner):
    part = EmailMessage()
    part["Content-Type"] = "message/rfc822"
    part.set_payload([inner])
    return part


def test_a_saved_page_speaks_for_itself():
    content = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://harbor.example/news/1\nSubject: x\n"
        "Date: Thu, 2 May 2024 08:00:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n'
        "--b\nContent-Type: text/html\nContent-Location: https://harbor.example/news/1\n\n"
        f"<html><head><title>Bridge</title></head><body><h1>Bridge</h1><article><p>{STORY}</p>"
        f"<p><a href='../plan'>The plan</a> is not ready. {OTHER}</p><p>{LAST}</p>"
        "</article></body></html>\n"
        "--b\nContent-Type: image/png\nContent-Location: https://harbor.example/a.png\n\nxx\n--b--\n"
    )
    document = read_eml(capture(content.encode()))
    assert (document.title, document.url) == ("Bridge", "https://harbor.example/news/1")
    assert document.published is None
    assert document.flags == ()
    assert [link.target for block in document.blocks for link in block.links] == [
        "https://harbor.example/plan"
    ]
    assert read(capture(content.encode())).source == "harbor.example"


def test_the_archive_of_a_list_is_the_address():
    assert told(message(STORY, Archived_At="<https://lists.example/1>"))[0].url == "https://lists.example/1"


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        (b"", "damaged"),
        (b"No head at all\n\n", "damaged"),
        (b"From: a@b.example\n\n", "no-text"),
        (b"From: a@b.example\nContent-Type: image/png\n\nx", "no-text"),
        (b"From: a@b.example\nContent-Type: text/html\n\n<p>", "no-text"),
        (b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n", "no-text"),
        (b"From: a@b.example\nContent-Type: message/rfc822\n\nSubject: x\n\n", "no-text"),
        (b'From: a@b.example\nContent-Type: image/x; charset="a\0b"\n\nBr\xfccke', "no-text"),
    ],
)
def test_what_is_no_article_is_named(content, slug):
    assert slug_of(content) == slug


def test_heads_without_end_and_parts_without_end_are_read_or_named():
    long = f"From: a@b.example\nSubject: {'long ' * 100_000}\nReceived: {'x ' * 500_000}\n\n{STORY}"
    assert len(told(long.encode())[0].title) < 3_000
    many = "From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n" + "--x\n\n\n" * 50_000 + STORY
    assert slug_of(many.encode()) == "no-text"


def test_parts_nested_without_end_are_named():
    deep = "From: a@b.example\nMIME-Version: 1.0\n" + "".join(
        f"Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n" for level in range(3_000)
    )
    try:
        with pytest.raises(DocumentError) as problem:
            read_document(capture(f"{deep}\n{STORY}".encode()))
    finally:
        end_workers()
    assert problem.value.slug in ("too-large-to-read", "no-text")


def test_a_page_without_elements_is_left_as_it_is():
    assert unfold(b"", "").content == b""
