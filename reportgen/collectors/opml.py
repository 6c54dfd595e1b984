"""OPML lists, as feed readers export them: each outline with an address is a feed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.capture import Found, Source
from reportgen.collectors.base import Context, notice, skip
from reportgen.collectors.listing import words
from reportgen.collectors.markup import Element, read_markup
from reportgen.collectors.page import fetch_list, unpack
from reportgen.errors import DocumentError
from reportgen.fetching import Fetched

# The longest lists that people share have some hundred; each feed may give fifty articles.
_MOST_FEEDS = 500


def collect_opml(source: Source, context: Context) -> Iterator[Found]:
    """The feeds of the OPML list at the source's address or path, each a source of its own."""
    address, fetched = fetch_list(source, context)
    yield from list_feeds(source, address, fetched, context)


def list_feeds(source: Source, address: str, fetched: Fetched, context: Context) -> Iterator[Found]:
    """The feeds that a list names, each once; they take side, language and limits from the list's source."""
    feeds = read_opml(source, address, unpack(address, fetched, context).content)
    if not feeds:
        yield skip(source, address, "no-feeds", "the list names no feed.")
    yield from feeds[:_MOST_FEEDS]
    if len(feeds) > _MOST_FEEDS:
        text = f"Of its {len(feeds)} feeds the first {_MOST_FEEDS} were read."
        yield notice(source, address, "max-lists", text)


def read_opml(source: Source, address: str, content: bytes) -> tuple[Source, ...]:
    """The feeds of a list in its order, each once.  Raises DocumentError: opml, xml-bomb, too-large."""
    root = read_markup(address, content, "opml")
    if root.name != "opml":
        raise DocumentError(address, f"this is no OPML list; it begins with <{root.name[:40]}>.", "opml")
    found: dict[str, Source] = {}
    for outline in _outlines(root):
        url = outline.attributes.get("xmlurl", "").strip()
        if url.lower().startswith(("http://", "https://")):
            found.setdefault(url, _feed(source, url, outline))
    return tuple(found.values())


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
