"""What every collector promises, ours and a guest's: the tests run over all that are installed."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen import plugins
from reportgen.capture import Capture, Limits, Skipped, Source
from reportgen.collectors import Context
from reportgen.errors import FetchError, SourceError
from reportgen.fetching import Fetched

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
FEED = b"""<rss><channel><title>Port news</title>
<item><link>https://gull.example/1</link><title>A ferry sank</title></item></channel></rss>"""

pytestmark = pytest.mark.parametrize("name", plugins.names("collectors"))


def context_of(content: bytes, media_type: str = "") -> Context:
    def fetch(url: str) -> Fetched:
        if url.startswith("https://down"):
            raise FetchError(url, "it is down.", "connection")
        return Fetched(status=200, final_url=url, content=content, media_type=media_type)

    return Context(
        fetch=fetch,
        clock=lambda: NOON,
        keep=lambda capture: None,
        stdin=lambda: BytesIO(content),
        limits=Limits(max_bytes=10_000),
    )


def source_of(name: str, folder, content: bytes) -> Source:
    if name == "folder":
        (folder / "a.txt").write_bytes(content)
        return Source(url=str(folder), kind=name, name="The Gull", side="The port")
    url = "-" if name == "stdin" else "https://gull.example/"
    return Source(url=url, kind=name, name="The Gull", side="The port")


def test_it_yields_captures_at_the_time_of_the_clock_and_of_its_source(name, tmp_path):
    content = FEED if name == "feed" else b"A ferry sank."
    found = list(plugins.load("collectors", name)(source_of(name, tmp_path, content), context_of(content)))
    assert found
    for capture in found:
        assert isinstance(capture, Capture)
        assert capture.captured == NOON
        assert (capture.source.name, capture.source.side) == ("The Gull", "The port")
        assert capture.content == content


def test_it_yields_the_same_twice(name, tmp_path):
    content = FEED if name == "feed" else b"A ferry sank."
    source = source_of(name, tmp_path, content)
    runs = [list(plugins.load("collectors", name)(source, context_of(content))) for _ in range(2)]
    assert runs[0] == runs[1]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(content=st.binary(max_size=400) | st.binary(max_size=200).map(lambda tail: FEED[:90] + tail))
def test_any_bytes_give_captures_skipped_or_a_named_error(name, tmp_path, content):
    try:
        found = list(
            plugins.load("collectors", name)(source_of(name, tmp_path, content), context_of(content))
        )
    except SourceError as error:
        found = [Skipped(source="a", url="b", slug=error.slug, reason=error.reason)]
    for item in found:
        assert isinstance(item, Capture | Skipped)
        if isinstance(item, Skipped):
            assert item.source
            assert item.slug
            assert item.reason.endswith(".")


def test_it_takes_no_more_than_the_limit(name, tmp_path):
    content = b"x" * 20_000
    if name in ("web", "feed"):
        return  # what is fetched, the client limits
    found = list(plugins.load("collectors", name)(source_of(name, tmp_path, content), context_of(content)))
    assert [item.slug for item in found] == ["too-large"]
