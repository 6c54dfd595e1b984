"""One page of the web; a list that stands there (a feed, a sitemap, an OPML list) is read as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from reportgen.capture import Found, Listing, Planned, Source
from reportgen.collectors.base import Context, skip_for
from reportgen.collectors.feed import list_articles
from reportgen.collectors.fulltext import complete, stand_in, tell_origin
from reportgen.collectors.kind import kind_of
from reportgen.collectors.opml import list_feeds
from reportgen.collectors.page import capture_page, keep_list
from reportgen.collectors.sitemap import list_pages
from reportgen.collectors.warc import collect_records
from reportgen.errors import DocumentError, SourceError
from reportgen.fetching import Fetched


def collect_web(source: Source, context: Context) -> Iterator[Found]:
    """The page at the source's address, or what the list there names; what a list has named is a page."""
    if source.listing:
        yield from _read_listed(source, source.listing, context)
        return
    fetched = context.fetch(source.url)
    kind = kind_of(fetched.content, fetched.media_type)
    if kind == "web":
        page = capture_page(source, fetched, context.clock())
        yield from tell_origin(source, fetched)
        yield Planned(source=source.name or page.url, url=page.url) if context.dry else page
        return
    address = keep_list(source, fetched, context)
    if kind == "feed":
        yield from list_articles(source, address, fetched, context)
    elif kind == "sitemap":
        yield from list_pages(source, address, fetched, context)
    elif kind == "opml":
        yield from list_feeds(source, address, fetched, context)
    else:
        yield from collect_records(source, BytesIO(fetched.content), address, context)


def _read_listed(source: Source, listing: Listing, context: Context) -> Iterator[Found]:
    """The page that a list led to, with what the list says of it."""
    shown = replace(source, name=listing.publisher or source.name)
    try:
        fetched = _fetch_listed(source, context)
        _require_page(source.url, fetched)
        fetched = complete(source, fetched, context.clock())
    except SourceError as error:
        yield skip_for(shown, source.url, error)
        return
    yield from tell_origin(shown, fetched)
    page = capture_page(replace(source, listing=None), fetched, listing.captured or context.clock())
    yield replace(page, title=listing.title, publisher=listing.publisher, published=listing.published)


def _fetch_listed(source: Source, context: Context) -> Fetched:
    """The page, or what its feed gave of it where it cannot be had.  Raises FetchError."""
    try:
        return context.fetch(source.url)
    except SourceError as error:
        instead = stand_in(source, error)
        if instead is None:
            raise
        return instead


def _require_page(url: str, fetched: Fetched) -> None:
    """Raises DocumentError for a list: one that names another is followed no further."""
    if kind_of(fetched.content, fetched.media_type) != "web":
        raise DocumentError(url, "a list names it, and it is a list itself.", "unsupported")
