"""Sitemaps, those for news among them, and indexes of sitemaps (sitemaps.org; Google's news extension).

One may be plain text, an address a line; a robots.txt is an index of the sitemaps that it names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from reportgen.capture import Found, Source
from reportgen.collectors.base import Context, notice, skip, skip_for
from reportgen.collectors.listing import (
    Entry,
    distinct,
    is_within,
    make_entry,
    most,
    name_articles,
    newest_first,
    tell_age,
)
from reportgen.collectors.markup import Element, read_markup
from reportgen.collectors.page import fetch_list, unpack
from reportgen.collectors.plain import is_robots, read_addresses, read_sitemaps
from reportgen.documents.dates import parse_date
from reportgen.errors import DocumentError, SourceError
from reportgen.fetching import Fetched

# By the standard an index lists no indexes; where one does, this many below one another are followed.
_DEEPEST = 3
# Maps read for one source: a newsroom's index has one for each month of decades.
_MOST_MAPS = 20
_HEAD = 4096
# Marks of an encoding, and space, before the first letter.
_MARKS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """What a sitemap, or an index of them, lists."""

    entries: tuple[Entry, ...] = ()
    """The pages, in its order."""
    maps: tuple[Entry, ...] = ()
    """The sitemaps of an index, in its order; `seen` is when one was last changed."""


def collect_sitemap(source: Source, context: Context) -> Iterator[Found]:
    """The newest articles of the sitemap at the source's address or path, as many as the limits allow."""
    address, fetched = fetch_list(source, context)
    yield from list_pages(source, address, fetched, context)


def list_pages(source: Source, address: str, fetched: Fetched, context: Context) -> Iterator[Found]:
    """The newest articles of a sitemap, and of those that it is an index of."""
    walk = _Walk(source, context)
    yield from walk.follow(address, read_sitemap(address, unpack(address, fetched, context).content))
    entries = newest_first(distinct(walk.entries))
    if source.name:  # the site's own name of itself; a person named it otherwise
        entries = tuple(replace(entry, publisher=None) for entry in entries)
    if not entries:
        yield skip(source, address, "empty-feed", "the sitemap lists no page.")
    yield from tell_age(source, address, entries, context)
    yield from name_articles(source, entries, context)


def read_sitemap(address: str, content: bytes) -> Sitemap:
    """What the bytes of a sitemap list.  Raises DocumentError: sitemap, xml-bomb, too-large."""
    plain = _read_plain(address, content)
    if plain:
        return plain
    root = read_markup(address, content, "sitemap")
    if root.name == "urlset":
        return Sitemap(entries=distinct(map(_entry, root.children)))
    if root.name == "sitemapindex":
        maps = (make_entry(each.words("loc"), seen=_time(each, "lastmod")) for each in root.children)
        return Sitemap(maps=distinct(maps))
    raise DocumentError(address, f"this is no sitemap; it begins with <{root.name[:40]}>.", "sitemap")


def _read_plain(address: str, content: bytes) -> Sitemap | None:
    """What a text lists line by line; None for one that lists nothing so, XML among them."""
    if content[:_HEAD].lstrip(_MARKS).startswith(b"<"):
        return None
    text = content.decode("utf-8-sig", "replace")
    if is_robots(text):
        maps = distinct(map(make_entry, read_sitemaps(text)))
        if not maps:
            raise DocumentError(address, "this robots.txt names no sitemap.", "empty-feed")
        return Sitemap(maps=maps)
    entries = distinct(map(make_entry, read_addresses(text)))
    return Sitemap(entries=entries) if entries else None


class _Walk:
    """The sitemaps read so far for one source, and what they list."""

    def __init__(self, source: Source, context: Context) -> None:
        self.source, self.context = source, context
        self.entries: list[Entry] = []
        self.read: set[str] = set()

    def follow(self, address: str, sitemap: Sitemap, depth: int = 1) -> Iterator[Found]:
        """Reads what an index lists, the newest maps first, and yields what is to say of it."""
        self.read.add(address)
        self.entries += sitemap.entries
        maps = newest_first(each for each in sitemap.maps if self._may_have_news(each))
        for place, each in enumerate(maps):
            if self._has_enough(each.seen):
                return
            if len(self.read) > _MOST_MAPS or depth >= _DEEPEST:
                left = len(maps) - place
                yield notice(self.source, address, "max-lists", _left_out(left, depth))
                return
            if each.url not in self.read:
                yield from self._read(each, depth)

    def _read(self, each: Entry, depth: int) -> Iterator[Found]:
        self.read.add(each.url)
        try:
            address, fetched = fetch_list(replace(self.source, url=each.url), self.context)
            sitemap = read_sitemap(address, unpack(address, fetched, self.context).content)
        except SourceError as error:
            yield skip_for(self.source, each.url, error)
            return
        yield from self.follow(address, sitemap, depth + 1)

    def _may_have_news(self, each: Entry) -> bool:
        """Whether a map was changed in the source's time or after; what it lists cannot be newer than it."""
        return each.seen is None or is_within(replace(self.source, until=None), each.seen)

    def _has_enough(self, changed: datetime | None) -> bool:
        """Whether no map changed at that time can list anything newer than what is had."""
        if changed is None:
            return False
        newer = [e for e in self.entries if e.time and e.time >= changed and is_within(self.source, e.time)]
        return len(newer) >= most(self.source, self.context)


def _left_out(maps: int, depth: int) -> str:
    several = f"{maps} of its sitemaps were" if maps > 1 else "one of its sitemaps was"
    if depth >= _DEEPEST:
        return f"It is an index within indexes; {several} not read."
    return f"It lists more than the {_MOST_MAPS} sitemaps that are read for one source; {several} left out."


def _entry(element: Element) -> Entry | None:
    return make_entry(
        element.words("loc"),
        title=element.words("news", "title"),
        publisher=element.words("news", "publication", "name"),
        published=_time(element, "news", "publication_date"),
        seen=_time(element, "lastmod"),
    )


def _time(element: Element, *names: str) -> datetime | None:
    return parse_date(element.words(*names))
