"""From a tree of elements, HTML's or trafilatura's, to blocks: every character once, in order.

Knows which elements part a text into blocks and which words lead elsewhere;
knows nothing of which part of a page is the article.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from reportgen.article import BlockKind
from reportgen.documents.base import DocumentBlock, TextLink, normalize
from reportgen.documents.nesting import flatten, thin

IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML cannot hold; lxml refuses a page for one of them."""
DECLARATION = re.compile(r"^\s{0,99}<\?xml[^>]{0,200}\?>", re.IGNORECASE)
"""The first line of XML, which names an encoding: of a text that is decoded already it is no longer true."""
# Kind of the text in an element; the first of these kinds that an element stands in wins, so that a
# paragraph in a quotation is quoted.
_KINDS: dict[str, BlockKind] = {
    "quote": "quote", "blockquote": "quote",
    "item": "item", "li": "item", "dt": "item", "dd": "item",
    "row": "table", "tr": "table",
    "caption": "caption", "figcaption": "caption",
    "head": "heading", "h1": "heading", "h2": "heading", "h3": "heading",
    "h4": "heading", "h5": "heading", "h6": "heading",
}  # fmt: skip
_STRONGEST: tuple[BlockKind, ...] = ("quote", "item", "table", "caption", "heading")
_PARTS = frozenset(_KINDS) | frozenset(
    "p div body html main article section aside header footer nav figure list ul ol dl table "
    "thead tbody tfoot pre hr form fieldset address details summary center".split()
)
# Stands for a blank that must not be lost: printed in no newspaper, a word's edge all the same.
BLANK = "\u2e31"
_INLINE = frozenset({"span", "b", "strong", "i", "em", "u", "font", "small", "mark"})
_CELLS = frozenset({"cell", "td", "th"})
_BREAKS = frozenset({"lb", "br"})
_LINKS = {"ref": "target", "a": "href"}
_UNSEEN = frozenset(
    "script style noscript template img graphic svg math iframe object embed audio video canvas "
    "input select textarea button meta link title".split()
)


def parse(text: str) -> tuple[HtmlElement | None, tuple[str, ...]]:
    """The tree of a page, None where it has none, and what it cost.

    `flattened` where elements were nested deeper than any parser goes and
    gave up their tags, `too-deep` where words were lost all the same.
    """
    text = thin(IMPOSSIBLE.sub("", DECLARATION.sub("", text, count=1)))
    tree, cut = _parse(text)
    if cut:
        tree, cut = _parse(text, huge=True)
    if not cut:
        return tree, ()
    tree, cut = _parse(flatten(text))
    return tree, ("too-deep",) if cut else ("flattened",)


def _parse(text: str, *, huge: bool = False) -> tuple[HtmlElement | None, bool]:
    """The tree, and whether libxml2 cut it: below 255 elements, and when `huge` below 2,048."""
    parser = HTMLParser(  # type: ignore[call-arg]  # its stubs lack default_doctype
        collect_ids=False,
        default_doctype=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
        huge_tree=huge,
    )
    try:
        tree = document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, False
    # It drops, without an error, all that follows the element that is too deep.
    return tree, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def read_blocks(root: etree._Element, base: str = "", *, marked: bool = False) -> tuple[DocumentBlock, ...]:
    """The blocks of a tree in order; link targets are made absolute by the base address.

    `marked` says that `mark_blanks` was at the tree.
    """
    return tuple(_Walk(base, marked=marked).blocks(root))


def mark_blanks(tree: HtmlElement) -> None:
    """The blank behind each link marked in place, because trafilatura drops some and glues words together."""
    if any(BLANK in piece for piece in tree.itertext()):
        return
    for link in tree.iter("a"):
        last = link
        while last.tail is None and last.getnext() is None and (outer := last.getparent()) is not None:
            if outer.tag not in _INLINE:
                break
            last = outer
        if last.tail and last.tail[0].isspace() and not last.tail.isspace():
            last.tail = BLANK + last.tail


def absolute(target: str, base: str) -> str:
    """The address that a link leads to, `""` where it leads nowhere that a reader could go."""
    try:
        address = urljoin(base, target.strip()) if base else target.strip()
        scheme = urlsplit(address).scheme
    except ValueError:
        return ""
    leads = scheme in ("http", "https", "mailto") or (not scheme and not base)
    address = IMPOSSIBLE.sub("", address)
    return address if leads and address and not target.strip().startswith("#") else ""


class _Walk:
    """One way through one tree; what has been passed since the last block waits in pieces."""

    def __init__(self, base: str, *, marked: bool) -> None:
        self.base, self.marked = base, marked
        self.kinds: list[BlockKind] = []
        self.pieces: list[str] = []
        self.size = 0
        self.broken_at = -1
        self.links: list[tuple[int, int, str]] = []
        self.open: list[tuple[int, str]] = []

    def blocks(self, root: etree._Element) -> Iterator[DocumentBlock]:
        skipped = 0
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                skipped += tag in _UNSEEN
                yield from self.enter(element, tag, seen=not skipped)
                continue
            if event == "end":
                yield from self.leave(element, tag, seen=not skipped)
                skipped -= tag in _UNSEEN
            if element is not root and not skipped:
                self.add(element.tail)
        yield from self.flush()

    def enter(self, element: etree._Element, tag: str, *, seen: bool) -> Iterator[DocumentBlock]:
        if _parts(element, tag):
            yield from self.flush()
        if tag in _KINDS:
            self.kinds.append(_KINDS[tag])
        if tag in _CELLS:
            self.add(" ")
        if tag in _BREAKS:
            yield from self.break_line()
        if tag in _LINKS:
            self.open.append((self.size, element.get(_LINKS[tag]) or ""))
        if seen:
            self.add(element.text)

    def leave(self, element: etree._Element, tag: str, *, seen: bool) -> Iterator[DocumentBlock]:
        if tag in _LINKS and self.open:
            start, target = self.open.pop()
            if seen and (address := absolute(target, self.base)):
                self.links.append((start, self.size, address))
        if _parts(element, tag):
            yield from self.flush()
        if tag in _KINDS:
            self.kinds.pop()
        if tag in _CELLS:
            self.add(" ")

    def add(self, text: str | None) -> None:
        if text:
            text = text.replace(BLANK, " ") if self.marked else text
            self.pieces.append(text)
            self.size += len(text)
            if not text.isspace():
                self.broken_at = -1

    def break_line(self) -> Iterator[DocumentBlock]:
        """One break is a blank; two with nothing between part paragraphs."""
        if self.broken_at >= 0:
            yield from self.flush()
        else:
            self.add(" ")
            self.broken_at = self.size

    def flush(self) -> Iterator[DocumentBlock]:
        raw, links = "".join(self.pieces), self.links
        # A link that holds several blocks (a whole teaser) leads from each of them.
        links += [(start, self.size, absolute(target, self.base)) for start, target in self.open]
        self.pieces, self.links, self.size, self.broken_at = [], [], 0, -1
        self.open = [(0, target) for _, target in self.open]
        text, places = settle(raw, sorted(link for link in links if link[2]))
        if text:
            yield DocumentBlock(kind=self.kind(), text=text, links=places)

    def kind(self) -> BlockKind:
        return next((kind for kind in _STRONGEST if kind in self.kinds), "paragraph")


def _parts(element: etree._Element, tag: str) -> bool:
    """Whether the element parts its text from what stands around it."""
    if tag == "code":  # trafilatura's for a block of code and for a word of it
        parent = element.getparent()
        return parent is not None and parent.tag in ("body", "quote", "list")
    return tag in _PARTS


def settle(raw: str, links: list[tuple[int, int, str]]) -> tuple[str, tuple[TextLink, ...]]:
    """The text normalized, and its links at their new places; overlapping and empty links are dropped."""
    text = normalize(raw)
    if not links or not text:
        return text, ()
    places, rebuilt = _places(raw, links)
    if rebuilt != text:  # a combining mark at the edge of a link: its place has no name, the text has
        return text, ()
    kept: list[TextLink] = []
    for start, end, target in sorted((places[start], places[end], target) for start, end, target in links):
        end = min(end, len(text))  # noqa: PLW2901 - the last blank of a block is cut off
        start += text[start:end].startswith(" ")  # noqa: PLW2901 - blanks at its edges are no part of a link
        end -= text[start:end].endswith(" ")  # noqa: PLW2901 - the same
        if start < end and (not kept or kept[-1].end <= start):
            kept.append(TextLink(start=start, end=end, target=target))
    return text, tuple(kept)


def _places(raw: str, links: list[tuple[int, int, str]]) -> tuple[dict[int, int], str]:
    """Where each edge of a link lies in the normalized text, and that text put together again."""
    edges = sorted({0, len(raw)} | {edge for start, end, _ in links for edge in (start, end)})
    places, parts, size, blank = {0: 0}, [], 0, True
    for start, end in pairwise(edges):
        part = unicodedata.normalize("NFC", " ".join(f"|{raw[start:end]}|".split())[1:-1])
        part = part[1:] if blank and part.startswith(" ") else part
        parts.append(part)
        size += len(part)
        blank = part.endswith(" ") if part else blank
        places[end] = size
    return places, "".join(parts).rstrip(" ")
