"""Feeds: RSS, Atom and JSON Feed, and the articles that they list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import msgspec

from reportgen.capture import Capture, Found, Source
from reportgen.collectors.base import Context, skip
from reportgen.collectors.kind import is_feed
from reportgen.collectors.listing import Entry, distinct, make_entry, name_articles, tell_age
from reportgen.collectors.page import capture_page, fetch_list, unpack
from reportgen.documents.dates import parse_date
from reportgen.documents.worker import read_in_child
from reportgen.errors import DocumentError
from reportgen.fetching import Fetched

__all__ = ["Entry", "collect_feed", "is_feed", "list_articles", "read_feed"]

# Several times the longest feed of a newsroom; feedparser takes half a second for each megabyte.
_MOST_BYTES = 5_000_000
_HEAD = 4096
# The largest feed that is taken needs 3 seconds of CPU; a loaded machine makes several times that of it.
_SECONDS = 20.0
_READER = "reportgen.collectors.feed:read_captured"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed lists."""

    entries: tuple[Entry, ...] = ()
    """Its articles, in its order."""


def collect_feed(source: Source, context: Context) -> Iterator[Found]:
    """The articles of the feed at the source's address or path."""
    address, fetched = fetch_list(source, context)
    yield from list_articles(source, address, fetched, context)


def list_articles(source: Source, address: str, fetched: Fetched, context: Context) -> Iterator[Found]:
    """The articles that a feed lists, as many as the limits allow, in its order, and what is to say of it."""
    entries = _read_safely(address, unpack(address, fetched, context), context)
    if not entries:
        yield skip(source, address, "empty-feed", "the feed lists no article.")
    yield from tell_age(source, address, entries, context)
    yield from name_articles(source, entries, context)


def _read_safely(address: str, fetched: Fetched, context: Context) -> tuple[Entry, ...]:
    """The entries of a feed, read where reading it can be ended.

    Two of feedparser's patterns are quadratic: 5 MB of line breaks before the
    root element would take it a day.
    """
    capture = capture_page(Source(url=address), fetched, context.clock())
    return read_in_child(_READER, capture, Feed, seconds=_SECONDS).entries


def read_captured(capture: Capture) -> Feed:
    """What the feed in a capture lists: what the child process runs.  Raises DocumentError."""
    fetched = Fetched(status=200, final_url=capture.final_url, content=capture.content)
    return Feed(entries=read_feed(capture.url, fetched))


def read_feed(url: str, fetched: Fetched) -> tuple[Entry, ...]:
    """The entries of a feed in its order, each address once.  Raises DocumentError."""
    if len(fetched.content) > _MOST_BYTES:
        raise DocumentError(url, f"the feed has more than {_MOST_BYTES} bytes.", "too-large")
    if fetched.content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return distinct(_read_json(url, fetched.content))
    return distinct(_read_xml(url, fetched))


def _read_xml(url: str, fetched: Fetched) -> list[Entry]:
    import feedparser  # noqa: PLC0415  heavy, and only feeds need it

    # The type is what we hold it to be, not what the server says: under text/html a feed counts as
    # malformed.  Its encoding is then the one that the feed itself declares.
    about = {"content-type": "application/xml", "content-location": fetched.final_url}
    try:
        # Bytes only: given a string, feedparser would fetch it or open a file of that name.
        parsed = feedparser.parse(BytesIO(fetched.content), response_headers=about)
    except Exception as error:
        # feedparser lets through what its parsers raise (among them ValueError and AssertionError).
        reason = f"the feed cannot be read ({type(error).__name__})."
        raise DocumentError(url, reason, "feed") from error
    entries = [entry for entry in map(_entry, parsed.entries) if entry]
    if parsed.bozo and not entries:
        raise DocumentError(url, "this is no feed, or one cut short.", "feed")
    return entries


def _entry(item: Any) -> Entry | None:
    publisher = item.get("source") or {}
    return make_entry(
        item.get("link"),
        title=item.get("title"),
        publisher=publisher.get("title") if isinstance(publisher, dict) else None,
        published=_time(item.get("published_parsed") or item.get("updated_parsed")),
    )


def _time(parsed: Any) -> datetime | None:
    """Feedparser's nine numbers, which are UTC, as a time."""
    try:
        year, month, day, hour, minute, second = parsed[:6]
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except (ValueError, TypeError, OverflowError):
        return None


def _read_json(url: str, content: bytes) -> list[Entry | None]:
    """The items of a JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""
    try:
        feed = msgspec.json.decode(content.decode("utf-8-sig", "replace"))
    except (msgspec.MsgspecError, RecursionError) as error:
        raise DocumentError(url, f"the feed cannot be read ({error}).", "feed") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    return [_json_entry(item) for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _json_entry(item: dict[str, object]) -> Entry | None:
    # By the standard an id is best the item's full address, and some feeds give no other.  A linkblog's
    # `external_url` leads to the article that its author speaks of: another's, and never this item.
    return make_entry(
        item.get("url") or item.get("id"),
        title=item.get("title"),
        published=_json_time(item.get("date_published")),
        seen=_json_time(item.get("date_modified")),
    )


def _json_time(text: object) -> datetime | None:
    return parse_date(text) if isinstance(text, str) else None
