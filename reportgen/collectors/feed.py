"""Feeds: RSS, Atom and JSON Feed, and the articles that they list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import msgspec

from reportgen.capture import Collected, Source
from reportgen.collectors.base import Context, skip, skip_for
from reportgen.collectors.page import capture_page
from reportgen.errors import DocumentError, SourceError
from reportgen.fetching import Fetched, display_address

_FEED_TYPES = frozenset(("application/rss+xml", "application/atom+xml", "application/feed+json"))
_FEED_ROOTS = frozenset((b"rss", b"feed", b"rdf:rdf"))
# The root element stands this near to the beginning, behind comments and style sheets.
_HEAD = 4096
# Several times the longest feed of a newsroom; feedparser takes half a second for each megabyte.
_MOST_BYTES = 5_000_000
_FIRST_TAG = re.compile(rb"<([A-Za-z][\w:.-]{0,40})")
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_JSON_FEED = re.compile(rb"jsonfeed\.org/version/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a feed says of one article."""

    url: str
    """Address of the article, http or https."""
    title: str | None = None
    """Its title."""
    publisher: str | None = None
    """Who publishes it, where the feed names them for this entry (`<source>`)."""
    published: datetime | None = None
    """When it was published, UTC."""


def collect_feed(source: Source, context: Context) -> Iterator[Collected]:
    """The articles of the feed at the source's address."""
    yield from collect_entries(source, context.fetch(source.url), context)


def collect_entries(source: Source, fetched: Fetched, context: Context) -> Iterator[Collected]:
    """The articles that a fetched feed lists, as many as the limits allow, in its order.

    No person named them (`named` is False), so that those of another event can be left out.
    """
    feed = capture_page(source, fetched, context.clock())
    context.keep(feed)
    entries = read_feed(feed.url, fetched)
    if not entries:
        yield skip(source, feed.url, "empty-feed", "the feed lists no article.")
    for entry in entries[: context.limits.max_articles]:
        if entry.url in context.named:
            continue
        # A feed that gathers others' articles names them; its own name is then not the publisher's.
        name = None if entry.publisher else source.name
        listed = replace(source, url=entry.url, kind="web", name=name, named=False)
        try:
            page = capture_page(listed, context.fetch(entry.url), context.clock())
        except SourceError as error:
            yield skip_for(replace(listed, name=entry.publisher or source.name), entry.url, error)
            continue
        yield replace(page, title=entry.title, publisher=entry.publisher, published=entry.published)


def is_feed(content: bytes, media_type: str = "") -> bool:
    """Whether the bytes are a feed, by what they begin with or else by their type."""
    head = content[:_HEAD].replace(b"\0", b"")  # UTF-16 has them between the letters
    if head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"{"):
        return bool(_JSON_FEED.search(head)) or media_type == "application/feed+json"
    first = _FIRST_TAG.search(_COMMENT.sub(b"", head))
    if first is None:
        return media_type in _FEED_TYPES
    return first[1].lower() in _FEED_ROOTS


def read_feed(url: str, fetched: Fetched) -> tuple[Entry, ...]:
    """The entries of a feed in its order, each address once.  Raises DocumentError."""
    if len(fetched.content) > _MOST_BYTES:
        raise DocumentError(url, f"the feed has more than {_MOST_BYTES} bytes.", "too-large")
    if fetched.content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        found = _read_json(url, fetched.content)
    else:
        found = _read_xml(url, fetched)
    unique: dict[str, Entry] = {}
    for entry in found:
        unique.setdefault(entry.url, entry)
    return tuple(unique.values())


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
    return _make_entry(
        item.get("link"),
        item.get("title"),
        publisher.get("title") if isinstance(publisher, dict) else None,
        _time(item.get("published_parsed") or item.get("updated_parsed")),
    )


def _make_entry(link: object, title: object, publisher: object, published: datetime | None) -> Entry | None:
    """The entry, None where it leads to no web page."""
    if not isinstance(link, str) or not link.strip().lower().startswith(("http://", "https://")):
        return None
    return Entry(
        url=display_address(link.strip()),
        title=_words(title),
        publisher=_words(publisher),
        published=published,
    )


def _words(text: object) -> str | None:
    """Text on one line, without what cannot be stored; None where there is none."""
    if not isinstance(text, str):
        return None
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split()) or None


def _time(parsed: Any) -> datetime | None:
    """Feedparser's nine numbers, which are UTC, as a time."""
    try:
        year, month, day, hour, minute, second = parsed[:6]
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except (ValueError, TypeError, OverflowError):
        return None


def _read_json(url: str, content: bytes) -> list[Entry]:
    try:
        feed = msgspec.json.decode(content.decode("utf-8-sig", "replace"))
    except (msgspec.MsgspecError, RecursionError) as error:
        raise DocumentError(url, f"the feed cannot be read ({error}).", "feed") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    found = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    entries = [
        _make_entry(item.get("url"), item.get("title"), None, _json_time(item.get("date_published")))
        for item in found
    ]
    return [entry for entry in entries if entry]


def _json_time(text: object) -> datetime | None:
    try:
        time = datetime.fromisoformat(text) if isinstance(text, str) else None
        return time.replace(tzinfo=time.tzinfo or UTC).astimezone(UTC) if time else None
    except (ValueError, OverflowError):
        return None
