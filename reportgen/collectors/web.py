"""One page of the web; a feed that stands there is read as one."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.capture import Collected, Source
from reportgen.collectors.base import Context
from reportgen.collectors.feed import collect_entries, is_feed
from reportgen.collectors.page import capture_page


def collect_web(source: Source, context: Context) -> Iterator[Collected]:
    """The page at the source's address, or the articles of the feed there."""
    fetched = context.fetch(source.url)
    if is_feed(fetched.content, fetched.media_type):
        yield from collect_entries(source, fetched, context)
    else:
        yield capture_page(source, fetched, context.clock())
