"""One file, several articles: mailboxes, digests, newsletters and news messages, down to the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from types import SimpleNamespace

import mails
import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import LIMITS, NOON, rss, run, slugs
from servers import page, serve

from reportgen.archive import Archive
from reportgen.briefing import compose
from reportgen.capture import Capture, Skipped, Source
from reportgen.collectors import plan
from reportgen.collectors.parts import read_parts
from reportgen.documents.mailbox import split_mailbox
from reportgen.reading import part_of, read, read_each
from reportgen.redaction import redact
from reportgen.upkeep import check, exported, prune
from reportgen.verification import verify
from reportgen.warc import write_warc

SECOND = b"From ben@post.example Wed May 22 08:00:00 2024\r\n" + mails.mail(
    "From: Ben Post <ben@post.example>\nSubject: Two\nMessage-ID: <2@x>", f"{mails.DENIED}\n"
)
THIRD = b"From news@post.example Wed May 22 09:00:00 2024\r\n" + mails.NEWSLETTER
BOX = b"\r\n".join([mails.MBOX, SECOND, THIRD])
ITEM = (
    "<newsItem><contentMeta><headline>{title}</headline></contentMeta><contentSet><inlineXML><html><body>"
    "<p>{text}</p></body></html></inlineXML></contentSet></newsItem>"
)
PICTURE = "<newsItem><contentSet><remoteContent href='a.jpg'/></contentSet></newsItem>"
MESSAGE = (
    "<newsMessage><itemSet>"
    + ITEM.format(title="The river rises", text=mails.RISEN)
    + PICTURE
    + ITEM.format(title="The siren was silent", text=mails.DENIED)
    + "</itemSet></newsMessage>"
).encode()


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "archive")


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "post"
    place.mkdir()
    for name, content in {
        "box.mbox": BOX, "digest.eml": mails.DIGEST, "letter.eml": mails.PGP_CLEAR,
        "morning.eml": mails.NEWSLETTER, "wire.newsml": MESSAGE, "bounce.eml": mails.REPORT,
    }.items():  # fmt: skip
        (place / name).write_bytes(content)
    return place


def titles(archive, manifest):
    return {article.url: article.title for article in archive.articles(manifest)}


STORIES = {
    "file:box.mbox#1": "One",
    "file:box.mbox#2": "Two",
    "file:box.mbox#3.1": "River rises by two meters",
    "file:box.mbox#3.2": "Mayor denies that the siren failed",
    "file:box.mbox#3.3": "Embankment to be repaired",
    "file:digest.eml#1": "[Harbor-list] The river",
    "file:digest.eml#2": "[Harbor-list] The siren",
    "file:letter.eml": "Statement",
    "file:morning.eml#1": "River rises by two meters",
    "file:morning.eml#2": "Mayor denies that the siren failed",
    "file:morning.eml#3": "Embankment to be repaired",
    "file:wire.newsml#1": "The river rises",
    "file:wire.newsml#3": "The siren was silent",
}


def test_each_story_of_a_folders_files_is_an_article_under_its_place_in_the_file(archive, folder):
    manifest = run([folder], archive)
    assert titles(archive, manifest) == STORIES
    assert slugs(manifest) == {"file:bounce.eml": "bounce"}
    parts = {article.url: article.part for article in archive.articles(manifest)}
    assert parts["file:letter.eml"] == ""
    assert parts["file:digest.eml#2"] == "2"
    assert parts["file:box.mbox#3.2"] == "2"  # the second story in the bytes of the third letter
    assert list(check(archive)) == []


def test_the_bytes_of_a_mail_are_kept_once_and_those_of_a_letter_are_its_own(archive, folder):
    records = [archive.record(each) for each in run([folder], archive).records]
    by_url = {record.url: record for record in records}
    assert archive.content(by_url["file:morning.eml#1"].page_sha256) == mails.NEWSLETTER
    assert by_url["file:morning.eml#1"].page_sha256 == by_url["file:morning.eml#3"].page_sha256
    assert by_url["file:morning.eml#3"].whole == "file:morning.eml"
    assert archive.content(by_url["file:box.mbox#2"].page_sha256) == SECOND + b"\r\n"
    assert by_url["file:box.mbox#3.1"].whole == "file:box.mbox#3"


def test_every_passage_of_a_report_from_parts_is_found_again(archive, folder):
    report = compose(archive, run([folder], archive), made=NOON)
    assert verify(report, archive) == ()
    assert "file:morning.eml#2" in {article.url for article in report.articles}


def test_a_dry_run_names_what_the_run_then_reads(archive, folder, tmp_path):
    foreseen = plan([Source(url=str(folder))], Archive(tmp_path / "none"), limits=LIMITS, clock=lambda: NOON)
    assert {each.url for each in foreseen} == {*STORIES, "file:bounce.eml"}
    assert not (tmp_path / "none").exists()
    assert {each.url: each.title for each in foreseen}["file:wire.newsml#3"] == "The siren was silent"


def test_a_web_archive_of_them_gives_the_same_articles(archive, folder, tmp_path):
    manifest = run([folder], archive)
    path = tmp_path / "kept.warc.gz"
    with path.open("wb") as file:
        written = write_warc(archive, exported(archive, [manifest.id]), file)
    assert written == 7  # three mails and the message, each once, and three letters of the mailbox
    again = Archive(tmp_path / "again")
    found = run([path], again)
    assert titles(again, found) == STORIES
    texts = {article.id: article.text for article in archive.articles(manifest)}
    assert {article.id: article.text for article in again.articles(found)} == texts


def test_a_letter_stays_the_same_when_its_mailbox_grows(archive, tmp_path):
    box = tmp_path / "box.mbox"
    box.write_bytes(mails.MBOX + b"\r\n" + SECOND + b"\r\n")
    before = run([box], archive).records
    box.write_bytes(BOX)
    after = run([box], archive).records
    assert len(before) == 2
    assert set(before) < set(after)


def test_what_is_removed_of_a_newsletter_takes_its_bytes_and_so_all_of_it(archive, folder):
    manifest = run([folder / "morning.eml"], archive)
    first = archive.record(manifest.records[0])
    removed = redact(archive, first.article, "at the writer's request", NOON)
    assert {record.url for record in removed.records} == {f"file:morning.eml#{n}" for n in (1, 2, 3)}
    assert set(slugs(run([folder / "morning.eml"], archive)).values()) == {"redacted"}


def test_what_is_removed_of_a_newsletter_stays_whole_where_another_one_has_it(archive, folder):
    """The other one prints two of its three stories."""
    manifest = run([folder / "morning.eml"], archive)
    first, _, third = (archive.record(name) for name in manifest.records)
    letter = Capture(
        source=Source(url="file:evening.eml"), url="file:evening.eml#1", final_url="file:evening.eml#1",
        content=b"another letter", captured=NOON,
    )  # fmt: skip
    again = archive.keep(letter, replace(archive.article(third.id), url=letter.url))
    redact(archive, first.article, "at the writer's request", NOON)
    assert [found for found in check(archive) if found.kind == "damage"] == []
    assert archive.article(again.id).text


def test_a_letter_that_cannot_be_read_costs_no_other(archive, tmp_path):
    empty = b"From x@y.example Wed May 22 08:00:00 2024\r\nFrom: x@y.example\r\nMessage-ID: <3@x>\r\n\r\n"
    (tmp_path / "box.mbox").write_bytes(mails.MBOX + b"\r\n" + empty + b"\r\n" + SECOND)
    manifest = run([tmp_path / "box.mbox"], archive)
    assert titles(archive, manifest) == {"file:box.mbox#1": "One", "file:box.mbox#3": "Two"}
    assert slugs(manifest) == {"file:box.mbox#2": "no-text"}


@pytest.mark.parametrize(("content", "first", "left"), [(BOX, "One", 2), (MESSAGE, "The river rises", 1)])
def test_one_file_gives_no_more_than_one_source_may(archive, tmp_path, content, first, left):
    (tmp_path / "many.eml").write_bytes(content)
    manifest = run([Source(url=str(tmp_path / "many.eml"), limit=1)], archive)
    assert list(titles(archive, manifest).values()) == [first]
    [skipped] = manifest.skipped
    assert (skipped.url, skipped.slug) == ("file:many.eml", "max-articles")
    assert f"{left} more are in it" in skipped.reason


def test_a_mailbox_on_the_web_is_found_again_without_network(archive):
    with serve({"/box": page(BOX, "application/mbox")}) as site:
        manifest = run([site.url("/box")], archive)
        address = site.url("/box")
    assert set(titles(archive, manifest)) == {f"{address}#{n}" for n in ("1", "2", "3.1", "3.2", "3.3")}
    assert run([address], archive, offline=True) == manifest
    assert list(check(archive)) == []


def test_a_mailbox_that_a_feed_lists_is_kept_as_long_as_its_letters(archive):
    with serve({"/box": page(BOX, "application/mbox")}) as site:
        site.answers["/feed"] = page(rss(site.url("/box")))
        manifest = run([site.url("/feed")], archive)
        address = site.url("/feed")
    assert list(check(archive)) == []
    prune(archive, keep_runs=1)
    assert run([address], archive, offline=True) == manifest


def test_no_person_named_a_story_and_what_a_feed_calls_the_whole_is_not_its_title():
    each = [part for part, _ in read_each(replace(capture(mails.DIGEST), title="Digest"))]
    assert [(part.source.named, part.title) for part in each] == [(False, None)] * 2
    [(alone, article)] = read_each(replace(capture(mails.PGP_CLEAR), title="Digest"))
    assert (alone.source.named, article.named, article.url) == (True, True, "file:x.eml")


def test_a_mail_with_several_stories_can_be_read_as_one_text():
    article = read(capture(mails.DIGEST))
    assert article.flags == ("several",)
    assert article.title == "Harbor-list Digest, Vol 7, Issue 3"
    assert mails.RISEN in article.text
    assert mails.COST in article.text


def test_a_briefing_of_ours_among_the_letters_is_no_source():
    ours = mails.mail(
        "From: a@b.example\nSubject: Ferry\nMessage-ID: <4@x>",
        "Event briefing\n\ncompiled 22 Nov 2026 23:37 UTC · report efc389686cc2\n\n" + mails.RISEN,
    )
    box = b"\r\n".join([mails.MBOX, b"From a@b.example Wed May 22 08:00:00 2024\r\n" + ours])
    outcomes = [found for _, found in read_parts(capture(box), LIMITS)]
    assert [each.slug if isinstance(each, Skipped) else each.title for each in outcomes] == [
        "One",
        "own-briefing",
    ]


def test_a_text_that_only_looks_like_a_mailbox_is_one_article():
    text = f"From Lethmark on 21 May 2024\nWeather: rain\n{mails.RISEN}\n" * 2
    [(alone, article)] = read_parts(replace(capture(text.encode()), final_url="file:x.txt"), LIMITS)
    assert (alone.url, article.part) == ("file:x.eml", "")


def test_a_digest_on_standard_input_is_told_apart(archive, monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=BytesIO(mails.DIGEST)))
    manifest = run(["-"], archive)
    assert set(titles(archive, manifest)) == {"-#1", "-#2"}


def test_the_part_of_a_part_has_one_mark_in_its_address():
    assert part_of(part_of(capture(b""), "3"), "1.2").url == "file:x.eml#3.1.2"


def capture(content):
    return Capture(
        source=Source(url="file:x.eml"),
        url="file:x.eml",
        final_url="file:x.eml",
        content=content,
        captured=datetime(2026, 3, 1, tzinfo=UTC),
    )


@given(st.lists(st.sampled_from(["The river rose.", "A bridge was closed.", ""]), min_size=2, max_size=5))
def test_each_letter_of_a_mailbox_is_told_of_under_its_own_number(words):
    letter = "From a@b.example Tue May 21 08:00:00 2024\nFrom: a@b.example\nMessage-ID: <1@x>\n\n{}\n\n"
    box = "".join(letter.format(each) for each in words).encode()
    assert len(split_mailbox(box, None)) == len(words)
    found = list(read_parts(capture(box), LIMITS))
    assert [part.url for part, _ in found] == [f"file:x.eml#{n}" for n in range(1, len(words) + 1)]
    assert [isinstance(each, Skipped) for _, each in found] == [not each for each in words]
