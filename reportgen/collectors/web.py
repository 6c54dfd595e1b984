"""One page of the web; a feed that stands there is read as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from reportgen.capture import Capture, Collected, Source
from reportgen.collectors.base import Context
from reportgen.collectors.feed import collect_entries, is_feed
from reportgen.fetching import Fetched, display_address


def collect_web(source: Source, context: Context) -> Iterator[Collected]:
    """The page at the source's address, or the articles of the feed there."""
    fetched = context.fetch(source.url)
    if is_feed(fetched.content, fetched.media_type):
        yield from collect_entries(source, fetched, context)
    else:
        yield capture_page(source, fetched, context.clock())


def capture_page(source: Source, fetched: Fetched, captured: datetime) -> Capture:
    """A fetched page as a capture; addresses are kept without credentials."""
    address = display_address(source.url)
    return Capture(
        source=replace(source, url=address),
        url=address,
        final_url=fetched.final_url,
        content=fetched.content,
        captured=captured,
        media_type=fetched.media_type,
        charset=fetched.charset,
        status=fetched.status,
        headers=fetched.headers,
        redirects=fetched.redirects,
    )
