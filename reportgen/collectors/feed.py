"""Feeds: RSS, Atom and JSON Feed, and the articles that they list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import msgspec

from reportgen.capture import Capture, Found, Source
from reportgen.collectors.base import Context, skip, skip_for
from reportgen.collectors.fulltext import take_text
from reportgen.collectors.kind import is_feed
from reportgen.collectors.listing import (
    Entry,
    distinct,
    make_entry,
    moment,
    most,
    name_articles,
    tell_age,
    within,
)
from reportgen.collectors.page import capture_page, fetch_list, join_address, unpack
from reportgen.documents.worker import read_in_child
from reportgen.errors import DocumentError, SourceError
from reportgen.fetching import Fetched, display_address

__all__ = ["Entry", "collect_feed", "is_feed", "list_articles", "read_feed"]

# Several times the longest feed of a newsroom; feedparser takes half a second for each megabyte.
_MOST_BYTES = 5_000_000
_HEAD = 4096
# The largest feed that is taken needs 3 seconds of CPU; a loaded machine makes several times that of it.
_SECONDS = 20.0
_READER = "reportgen.collectors.feed:read_captured"


# Pages of one feed that are read; a feed that leads on for ever ends here.
_MOST_PAGES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed lists."""

    entries: tuple[Entry, ...] = ()
    """Its articles, in its order."""
    next: str = ""
    """Address of the page with older ones, where it is one page of several; it may be relative."""


def collect_feed(source: Source, context: Context) -> Iterator[Found]:
    """The articles of the feed at the source's address or path."""
    address, fetched = fetch_list(source, context)
    yield from list_articles(source, address, fetched, context)


def list_articles(source: Source, address: str, fetched: Fetched, context: Context) -> Iterator[Found]:
    """The articles that a feed lists, as many as the limits allow, in its order, and what is to say of it."""
    feed = _read_safely(address, unpack(address, fetched, context), context)
    older = _Older(source, context, feed)
    yield from older.follow(fetched.final_url)
    if not older.entries:
        yield skip(source, address, "empty-feed", "the feed lists no article.")
    yield from tell_age(source, address, older.entries, context)
    yield from name_articles(source, older.entries, context)


class _Older:
    """The entries of a feed, with those of its older pages where the source's table asks for more.

    A feed's first page has the news.  Those behind it (RFC 5005, sections 3 and 4; JSON Feed's
    `next_url`) are read where the table has a `limit` or a `since` that the page before left open.
    """

    def __init__(self, source: Source, context: Context, feed: Feed) -> None:
        self.source, self.context, self.page = source, context, feed
        self.entries = feed.entries

    def follow(self, base: str) -> Iterator[Found]:
        """Reads page after page, and yields why one could not be read."""
        read = {base, self.source.url}
        for _ in range(_MOST_PAGES - 1):
            place = join_address(base, self.page.next)
            if not place or place in read or self._has_enough():
                return
            read.add(place)
            try:
                address, fetched = fetch_list(replace(self.source, url=place), self.context)
                self.page = _read_safely(address, unpack(address, fetched, self.context), self.context)
            except SourceError as error:
                yield skip_for(self.source, display_address(place), error)
                return
            base = fetched.final_url
            self.entries = distinct((*self.entries, *self.page.entries))

    def _has_enough(self) -> bool:
        """Whether older pages could add nothing that is wanted."""
        source = self.source
        if source.limit is None and source.since is None:
            return True
        if len(within(source, self.entries)) >= most(source, self.context):
            return True
        times = [entry.time for entry in self.page.entries if entry.time]
        # A page whose last article is from before `since` is followed by older ones only.
        return bool(not self.page.entries or (source.since and times and max(times) < source.since))


def _read_safely(address: str, fetched: Fetched, context: Context) -> Feed:
    """What a feed lists, read where reading it can be ended.

    Two of feedparser's patterns are quadratic: 5 MB of line breaks before the
    root element would take it a day.
    """
    capture = capture_page(Source(url=address), fetched, context.clock())
    return read_in_child(_READER, capture, Feed, seconds=_SECONDS)


def read_captured(capture: Capture) -> Feed:
    """What the feed in a capture lists: what the child process runs.  Raises DocumentError."""
    fetched = Fetched(status=200, final_url=capture.final_url, content=capture.content)
    return read_feed(capture.url, fetched)


def read_feed(url: str, fetched: Fetched) -> Feed:
    """The entries of a feed in its order, each address once, and where it goes on.  Raises DocumentError."""
    if len(fetched.content) > _MOST_BYTES:
        raise DocumentError(url, f"the feed has more than {_MOST_BYTES} bytes.", "too-large")
    if fetched.content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _read_json(url, fetched.content)
    return _read_xml(url, fetched)


def _read_xml(url: str, fetched: Fetched) -> Feed:
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
    entries = distinct(map(_entry, parsed.entries))
    if parsed.bozo and not entries:
        raise DocumentError(url, "this is no feed, or one cut short.", "feed")
    return Feed(entries=entries, next=_next_page(parsed.feed.get("links")))


def _next_page(links: Any) -> str:
    """Where a feed says that its older entries are, `""` where it does not."""
    for relation in ("next", "prev-archive"):
        for link in links if isinstance(links, list) else ():
            if link.get("rel") == relation and isinstance(link.get("href"), str):
                return str(link["href"])
    return ""


def _entry(item: Any) -> Entry | None:
    publisher = item.get("source") or {}
    return make_entry(
        item.get("link"),
        title=item.get("title"),
        publisher=publisher.get("title") if isinstance(publisher, dict) else None,
        published=_time(item.get("published_parsed") or item.get("updated_parsed")),
        text=_full_text(item.get("content")),
    )


def _full_text(contents: Any) -> str:
    """The text of an entry in HTML: RSS's `content:encoded`, Atom's `content`; a summary is none."""
    for content in contents if isinstance(contents, list) else ():
        value = content.get("value")
        if isinstance(value, str) and content.get("type") != "text/plain":
            return take_text(value)
    return ""


def _time(parsed: Any) -> datetime | None:
    """Feedparser's nine numbers, which are UTC, as a time."""
    try:
        year, month, day, hour, minute, second = parsed[:6]
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except (ValueError, TypeError, OverflowError):
        return None


def _read_json(url: str, content: bytes) -> Feed:
    """A JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""
    try:
        feed = msgspec.json.decode(content.decode("utf-8-sig", "replace"))
    except (msgspec.MsgspecError, RecursionError) as error:
        raise DocumentError(url, f"the feed cannot be read ({error}).", "feed") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        return Feed()
    further = feed.get("next_url")
    entries = distinct(_json_entry(item) for item in items if isinstance(item, dict))
    return Feed(entries=entries, next=further if isinstance(further, str) else "")


def _json_entry(item: dict[str, object]) -> Entry | None:
    # By the standard an id is best the item's full address, and some feeds give no other.  A linkblog's
    # `external_url` leads to the article that its author speaks of: another's, and never this item.
    text = item.get("content_html")
    return make_entry(
        item.get("url") or item.get("id"),
        title=item.get("title"),
        published=moment(item.get("date_published")),
        seen=moment(item.get("date_modified")),
        text=take_text(text) if isinstance(text, str) else "",
    )
