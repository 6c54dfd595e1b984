"""What every collector promises, ours and a guest's: the tests run over all that are installed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen import plugins
from reportgen.capture import Capture, Limits, Notice, Planned, Skipped, Source
from reportgen.collectors import Context
from reportgen.errors import FetchError, SourceError
from reportgen.fetching import Fetched

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ARTICLE = b"A ferry sank."
FEED = b"""<rss><channel><title>Port news</title>
<item><link>https://gull.example/1</link><title>A ferry sank</title></item></channel></rss>"""
RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + ARTICLE
# For each collector that reads a list, one that names one article (the text of which is ARTICLE).
LISTS = {
    "feed": FEED,
    "sitemap": b"<urlset><url><loc>https://gull.example/1</loc></url></urlset>",
    "opml": b"<opml><body><outline xmlUrl='https://gull.example/f' title='The Gull'/></body></opml>",
    "gdelt": b'{"articles": [{"url": "https://gull.example/1", "title": "A ferry sank"}]}',
    "wayback": b'[["urlkey","timestamp","original"],["k","20260301120000","https://gull.example/1"]]',
    "warc": b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://gull.example/1\r\n"
    b"WARC-Date: 2026-03-01T12:00:00Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(RESPONSE), RESPONSE),
}
ON_DISK = ("folder", "glob", "warc")

pytestmark = pytest.mark.parametrize("name", plugins.names("collectors"))


def context_of(content: bytes, media_type: str = "") -> Context:
    def fetch(url: str) -> Fetched:
        if url.startswith("https://down"):
            raise FetchError(url, "it is down.", "connection")
        # What the list names is an article, whatever the list is.
        found = ARTICLE if url.endswith("/1") else content
        return Fetched(status=200, final_url=url, content=found, media_type=media_type)

    return Context(
        fetch=fetch,
        clock=lambda: NOON,
        keep=lambda capture: None,
        stdin=lambda: BytesIO(content),
        limits=Limits(max_bytes=10_000),
    )


def source_of(name: str, folder, content: bytes) -> Source:
    url = "-" if name == "stdin" else "https://gull.example/"
    if name in ON_DISK:
        (folder / "a.txt").write_bytes(content)
        url = str({"folder": folder, "glob": folder / "*.txt", "warc": folder / "a.txt"}[name])
    return Source(url=url, kind=name, name="The Gull", side="The port", query="ferry")


def found_in(source: Source, context: Context) -> list:
    """What the collector yields, and what the articles that it names come to."""
    found = []
    for item in plugins.load("collectors", source.kind)(source, context):
        found += found_in(item, context) if isinstance(item, Source) and item.kind == "web" else [item]
    return found


def test_it_yields_what_it_finds_at_the_time_of_the_clock_and_of_its_source(name, tmp_path):
    content = LISTS.get(name, ARTICLE)
    found = found_in(source_of(name, tmp_path, content), context_of(content))
    assert found
    for item in found:
        if isinstance(item, Source):
            assert (item.kind, item.name, item.side) == ("feed", "The Gull", "The port")
            continue
        assert isinstance(item, Capture)
        assert item.captured == NOON
        assert (item.source.name, item.source.side) == ("The Gull", "The port")
        assert item.content == ARTICLE


def test_a_dry_run_reads_no_article(name, tmp_path):
    content = LISTS.get(name, ARTICLE)
    source, context = source_of(name, tmp_path, content), context_of(content)
    fetched: list[str] = []
    context = replace(
        context, dry=True, fetch=lambda url: fetched.append(url) or context_of(content).fetch(url)
    )
    found = list(plugins.load("collectors", name)(source, context))
    assert {type(item) for item in found} <= {Planned, Source} or name == "stdin"
    assert not any(url.endswith("/1") for url in fetched)


def test_it_yields_the_same_twice(name, tmp_path):
    content = LISTS.get(name, ARTICLE)
    source = source_of(name, tmp_path, content)
    runs = [found_in(source, context_of(content)) for _ in range(2)]
    assert runs[0] == runs[1]


def beginnings(tail: bytes) -> st.SearchStrategy[bytes]:
    """The lists, cut off anywhere, with other bytes behind."""
    return st.sampled_from(sorted(LISTS.values())).flatmap(
        lambda whole: st.integers(0, len(whole)).map(lambda end: whole[:end] + tail)
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(content=st.binary(max_size=400) | st.binary(max_size=200).flatmap(beginnings))
def test_any_bytes_give_captures_skipped_or_a_named_error(name, tmp_path, content):
    try:
        found = list(
            plugins.load("collectors", name)(source_of(name, tmp_path, content), context_of(content))
        )
    except SourceError as error:
        found = [Skipped(source="a", url="b", slug=error.slug, reason=error.reason)]
    for item in found:
        assert isinstance(item, Capture | Skipped | Notice | Source)
        if isinstance(item, Skipped):
            assert item.source
            assert item.slug
            assert item.reason.endswith(".")


def test_it_takes_no_more_than_the_limit(name, tmp_path):
    content = b"x" * 20_000
    if name in LISTS or name == "web":
        return  # what is fetched, the client limits; of a web archive, each record is
    found = list(plugins.load("collectors", name)(source_of(name, tmp_path, content), context_of(content)))
    assert [item.slug for item in found] == ["too-large"]
