"""OPML lists, as feed readers export them: each outline with an address is a feed, or another list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportgen.capture import Found, Source
from reportgen.collectors.base import Context, notice, skip, skip_for
from reportgen.collectors.listing import words
from reportgen.collectors.markup import Element, read_markup
from reportgen.collectors.page import fetch_list, join_address, unpack
from reportgen.errors import DocumentError, SourceError
from reportgen.fetching import Fetched, display_address

# The longest lists that people share have some hundred; each feed may give fifty articles.
_MOST_FEEDS = 500
# Lists that include lists are a person's folders: nobody has them deeper, or more of them.
_DEEPEST = 3
_MOST_LISTS = 20
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscriptions:
    """What an OPML list names."""

    feeds: tuple[Source, ...] = ()
    """The feeds, in its order."""
    lists: tuple[str, ...] = ()
    """Addresses of the lists that it includes (OPML 2.0: `type="include"`, or `link` to an .opml file)."""


def collect_opml(source: Source, context: Context) -> Iterator[Found]:
    """The feeds of the OPML list at the source's address or path, each a source of its own."""
    address, fetched = fetch_list(source, context)
    yield from list_feeds(source, address, fetched, context)


def list_feeds(source: Source, address: str, fetched: Fetched, context: Context) -> Iterator[Found]:
    """The feeds that a list names, and the lists that it includes, each once.

    They take side, language and limits from the list's source.
    """
    walk = _Walk(source, context)
    subscriptions = read_opml(source, address, unpack(address, fetched, context).content)
    yield from walk.follow(address, subscriptions, fetched.final_url)
    feeds = tuple(walk.feeds.values())
    if not feeds:
        yield skip(source, address, "no-feeds", "the list names no feed.")
    yield from feeds[:_MOST_FEEDS]
    if len(feeds) > _MOST_FEEDS:
        text = f"Of its {len(feeds)} feeds the first {_MOST_FEEDS} were read."
        yield notice(source, address, "max-lists", text)


def read_opml(source: Source, address: str, content: bytes) -> Subscriptions:
    """What a list names, in its order, each once.  Raises DocumentError: opml, xml-bomb, too-large."""
    root = read_markup(address, content, "opml")
    if root.name != "opml":
        raise DocumentError(address, f"this is no OPML list; it begins with <{root.name[:40]}>.", "opml")
    feeds: dict[str, Source] = {}
    lists: dict[str, None] = {}
    for outline in _outlines(root):
        url = outline.attributes.get("xmlurl", "").strip()
        if url.lower().startswith(_WEB):
            feeds.setdefault(url, _feed(source, url, outline))
        elif included := _included(outline):
            lists.setdefault(included)
    return Subscriptions(feeds=tuple(feeds.values()), lists=tuple(lists))


class _Walk:
    """The lists read so far for one source, and the feeds that they name."""

    def __init__(self, source: Source, context: Context) -> None:
        self.source, self.context = source, context
        self.feeds: dict[str, Source] = {}
        self.read: set[str] = set()
        self.lists = 0

    def follow(self, address: str, found: Subscriptions, base: str, depth: int = 1) -> Iterator[Found]:
        """Takes the feeds of a list, reads those that it includes, and yields what is to say of it."""
        self.read |= {address, base}
        for feed in found.feeds:
            self.feeds.setdefault(feed.url, feed)
        places = [place for each in found.lists if (place := join_address(base, each)) not in self.read]
        for number, place in enumerate(places):
            if depth >= _DEEPEST or self.lists >= _MOST_LISTS:
                left = len(places) - number
                text = (
                    f"It includes more lists, or deeper ones, than are read for one source; {left} left out."
                )
                yield notice(self.source, address, "max-lists", text)
                return
            if not place:
                reason = "it includes a list that has no web address."
                yield skip(self.source, address, "bad-address", reason)
            elif place not in self.read:
                yield from self._read(place, depth)

    def _read(self, place: str, depth: int) -> Iterator[Found]:
        self.read.add(place)
        self.lists += 1
        try:
            address, fetched = fetch_list(replace(self.source, url=place), self.context)
            found = read_opml(self.source, address, unpack(address, fetched, self.context).content)
        except SourceError as error:
            yield skip_for(self.source, display_address(place), error)
            return
        yield from self.follow(address, found, fetched.final_url, depth + 1)


def _included(outline: Element) -> str:
    """The address of the list that an outline includes, `""` where it is none.

    A link leads to a page for people, unless its name says that it is a list (OPML 2.0, "type").
    """
    kind = outline.attributes.get("type", "").strip().lower()
    url = outline.attributes.get("url", "").strip()
    is_list = kind == "include" or (kind == "link" and url.lower().partition("?")[0].endswith(".opml"))
    return url if is_list else ""


def _feed(source: Source, url: str, outline: Element) -> Source:
    given = outline.attributes
    return replace(
        source,
        url=url,
        kind="feed",
        name=words(given.get("title")) or words(given.get("text")),
        language=source.language or words(given.get("language")),
        named=False,
    )


def _outlines(element: Element) -> Iterator[Element]:
    """All outlines below, in the order of the text; depth is limited where the list is read."""
    for child in element.children:
        if child.name == "outline":
            yield child
        yield from _outlines(child)
