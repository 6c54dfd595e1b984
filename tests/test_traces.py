"""What a removed text is known by, where it comes again in a feed."""

from __future__ import annotations

import gzip
import html
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import NOON, run, slugs
from servers import page, serve, status
from test_collectors_fulltext import atom, json_feed, rss

from reportgen import upkeep
from reportgen.archive import Archive
from reportgen.capture import Source
from reportgen.record import Redaction
from reportgen.redaction import redact
from reportgen.traces import Traces
from reportgen.warc import write_warc

WORDS = "harbor ferry pilot crew storm night morning pier engine water signal captain".split()
TEXT = " ".join(f"{word} {number}" for number in range(6) for word in WORDS)
PARTS = "".join(f"<p>{TEXT[i : i + 90]}</p>" for i in range(0, len(TEXT), 90))
WHY = Redaction(when=NOON, reason="asked")


@pytest.fixture
def traces(tmp_path: Path) -> Traces:
    made = Traces(tmp_path)
    made.leave("ab" * 32, TEXT, WHY)
    return made


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        f"<item>{html.escape('<p>' + TEXT + '</p>')}</item>".encode(),
        html.escape(html.escape(f"<b>{TEXT.upper()}</b>")).encode(),
        json.dumps({"text": "<p>Before:</p>\n" + TEXT}).encode(),
        gzip.compress(TEXT.encode()),
        TEXT.replace(" ", "\u00a0 ").encode("utf-16"),
        TEXT.replace("harbor", "har\u00adbor").encode(),
        TEXT[len(TEXT) // 2 :].encode(),
    ],
)
def test_a_text_is_known_again_however_it_is_escaped_packed_and_encoded(traces: Traces, content: bytes):
    assert traces.found(content) == WHY


@pytest.mark.parametrize("content", [b"", b"\x1f\x8b", b"\xff" * 99, TEXT[:80].encode(), b"{" * 9999])
def test_what_holds_no_more_than_a_sentence_of_it_is_not_taken_for_it(traces: Traces, content: bytes):
    assert traces.found(content) is None


def test_a_trace_has_no_word_of_the_text_and_no_two_runs_that_overlap(traces: Traces, tmp_path: Path):
    [path] = (tmp_path / "traces").iterdir()
    told = path.read_text()
    assert not any(word in told for word in WORDS)
    assert len(json.loads(told)["runs"]) == len(TEXT.split()) // 12


def test_a_text_too_short_to_be_known_again_leaves_no_trace_and_a_damaged_one_is_passed_over(tmp_path: Path):
    traces = Traces(tmp_path)
    traces.leave("cd" * 32, "Short words.", WHY)
    assert not (tmp_path / "traces").exists()
    (tmp_path / "traces").mkdir()
    (tmp_path / "traces" / "x.json").write_bytes(b"\xff{")
    assert traces.found(TEXT.encode()) is None


@given(before=st.text(max_size=30), after=st.text(max_size=30))
def test_what_stands_around_a_text_does_not_hide_it(tmp_path_factory, before: str, after: str):
    traces = Traces(tmp_path_factory.mktemp("traces"))
    traces.leave("ab" * 32, TEXT, WHY)
    assert traces.found(f"x {before.replace('<', '')} {TEXT} {after}".encode("utf-8", "replace")) == WHY


def left(root: Path, word: bytes) -> list[str]:
    """The files below a folder that hold a word, packed or not."""
    found = []
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        content = path.read_bytes()
        content += gzip.decompress(content) if content.startswith(b"\x1f\x8b") else b""
        found += [path.name] if word in content else []
    return found


@pytest.mark.parametrize("write", [rss, json_feed, atom])
def test_a_feed_that_holds_a_removed_text_loses_its_bytes_and_is_asked_again(tmp_path: Path, write) -> None:
    archive = Archive(tmp_path / "archive")
    with serve({}) as site:
        site.answers |= {"/feed": page(write(site.url("/wall"))), "/wall": status(404)}
        feed = Source(url=site.url("/feed"), name="The Gull")
        [article] = archive.articles(run([feed], archive))
        assert left(tmp_path, b"ran aground")
        removed = redact(archive, article.id, "asked", NOON)
        assert [record.url for record in removed.lists] == [feed.url]
        assert left(tmp_path, b"ran aground") == []
        with (tmp_path / "all.warc.gz").open("wb") as file:
            assert write_warc(archive, upkeep.exported(archive), file) == 0
        site.asked.clear()
        assert slugs(run([feed], archive)) == {site.url("/wall"): "redacted"}
        assert "/feed" in site.pages()
        news = "Two new paragraphs stand before what was there. "
        told = write(site.url("/wall")).replace("ran aground", f"ran aground. {news}It ran aground", 1)
        site.answers["/feed"] = page(told)
        assert slugs(run([feed], archive)) == {site.url("/wall"): "redacted"}
        assert left(tmp_path, b"ran aground") == []
        assert slugs(run([feed], archive, offline=True)) == {feed.url: "redacted"}
    assert not [one for one in upkeep.check(archive) if one.kind == "damage"]


def test_a_feed_without_the_removed_text_is_kept_as_before(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    with serve({}) as site:
        site.answers |= {"/feed": page(rss(site.url("/wall"))), "/wall": status(404)}
        feed = Source(url=site.url("/feed"), name="The Gull")
        [article] = archive.articles(run([feed], archive))
        redact(archive, article.id, "asked", NOON)
        other = rss(site.url("/dock"), f"<p>{TEXT}. {TEXT}. {TEXT}.</p>")
        site.answers |= {"/feed": page(other), "/dock": status(404)}
        [second] = archive.articles(run([feed], archive))
        [third] = archive.articles(run([feed], archive, offline=True))
    assert second.url == third.url == site.url("/dock")
