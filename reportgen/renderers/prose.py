"""Markdown that people wrote, as paragraphs, lists and tables of plain runs of text.

Python-Markdown reads it, nh3 takes out of it what a page must not have, and
what is left becomes values: a template lays them out and escapes them like all
else.  Raw HTML, pictures, frames, styles and scripts never get here; of
addresses only those of the web, of mail, and places on the page itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, groupby
from typing import Any

from reportgen.errors import UsageError
from reportgen.passage import display
from reportgen.renderers.elements import Block, Run

# A note of a book's length is a mistake, and the reader of Markdown slows down with the square of it.
MOST_LETTERS = 1_000_000
# What no person nests deeper; Python-Markdown goes down a call for each.
_DEEPEST = 40
_NESTED = re.compile(rf"^(?:[ \t]*(?:>|[-+*][ \t]|\d{{1,9}}[.)][ \t])){{{_DEEPEST},}}", re.MULTILINE)
# Signs that open something make the reader try all pairs: the time goes with their square, and
# 2,000 of them in one paragraph take a tenth of a second.
_OPENING = re.compile(r"[*_`\[!<~&]")
_MOST_OPENING = 2_000
# Rows and entries are read one by one.
_BY_LINES = re.compile(r"[ \t]*(?:\||[-+*][ \t]|\d{1,9}[.)][ \t])")
_TAGS = frozenset(
    "p br hr h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code em i strong b a "
    "table thead tbody tr th td".split()
)
_ADDRESS = re.compile(
    r"(?:https?://[^\s\x00-\x20\x7f-\x9f]+|mailto:[\w.+-]{1,64}@[\w.-]{1,190}|#[\w.-]{1,40})",
    re.IGNORECASE,
)
# Wikis put the page's own name before the list of sources.
_PLACE = re.compile(r"(?!//)[\w./%-]{0,200}(#s\d{1,4})")
_STYLES = {"strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code"}
_INLINE = frozenset(_STYLES) | {"a"}
_KINDS = {"ul": "bullets", "ol": "numbers", "blockquote": "quote", "pre": "code"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph, heading, list entry or cell, before those that belong together are joined."""

    kind: str
    """paragraph, heading, quote, code, bullets, numbers or cell."""
    runs: tuple[Run, ...]
    """Its text."""
    group: int = 0
    """The list, quotation or table that it belongs to."""
    level: int = 0
    """Level of a heading; row of a cell, from 1."""
    anchors: tuple[str, ...] = ()
    """Names by which links reach it."""

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(run.text for run in self.runs)


# Control characters, halves of letters and what Unicode keeps free: no XML may hold them.
_NO_LETTER = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def read_prose(text: str) -> tuple[Block, ...]:
    """What people wrote in Markdown, as blocks.  Raises UsageError for what cannot be read in good time."""
    return tuple(join(read_lines(text)))


def read_lines(text: str) -> tuple[Line, ...]:
    """The same, line by line.  Raises UsageError likewise."""
    import markdown  # noqa: PLC0415  # takes 50 ms, and most reports have no notes
    import nh3  # noqa: PLC0415  # the same
    from lxml.html import fragment_fromstring  # noqa: PLC0415  # the same

    _require_readable(text)
    try:
        html = markdown.markdown(_smooth(text), extensions=["tables", "fenced_code", "sane_lists"])
    except RecursionError as problem:
        raise UsageError("The Markdown nests lists or quotations too deep to be read.") from problem
    clean = nh3.clean(
        html,
        tags=set(_TAGS),
        attributes={"a": {"href", "id"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    # An entity ("&#12;") can name what is no letter, too.
    clean = _NO_LETTER.sub("", clean)
    if not clean.strip():
        return ()
    return tuple(_Walk().lines(fragment_fromstring(clean, create_parent="div")))


def join(lines: Sequence[Line]) -> Iterator[Block]:
    """Lines as blocks: entries of one list, lines of one quotation and cells of one table together."""
    for (kind, _), together in groupby(lines, key=lambda line: (line.kind, line.group)):
        found = list(together)
        yield Block(
            kind=kind if kind != "cell" else "table",
            lines=tuple(line.runs for line in found),
            level=found[0].level if kind == "heading" else 0,
            columns=sum(line.level == 1 for line in found) if kind == "cell" else 0,
        )


def plain_of(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The blocks as plain paragraphs, for layouts without lists and headings; an address behind its words."""
    return tuple(
        filter(None, (display("".join(map(_plain, line))) for block in blocks for line in block.lines))
    )


def _plain(run: Run) -> str:
    shown = run.link and not run.link.startswith("#") and run.link.rstrip("/") != run.text.rstrip("/")
    return f"{run.text} ({run.link.removeprefix('mailto:')})" if shown else run.text


def _require_readable(text: str) -> None:
    if len(text) > MOST_LETTERS:
        raise UsageError(f"The Markdown has {len(text):,} characters; {MOST_LETTERS:,} can be read.")
    crowded = any(len(_OPENING.findall(part)) > _MOST_OPENING for part in _parts(text))
    if crowded or _NESTED.search(text):
        raise UsageError("The Markdown nests lists, quotations or emphasis deeper than any person would.")


def _parts(text: str) -> Iterator[str]:
    """What is read at once: paragraphs, and the lines of tables and lists."""
    for part in re.split(r"\n[ \t\r]*\n", text):
        yield from part.split("\n") if _BY_LINES.match(part) else [part]


def _smooth(text: str) -> str:
    """The text with one kind of line ending, blanks for tabs, and nothing that is no letter."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _NO_LETTER.sub("", text).expandtabs(4)


class _Walk:
    """Takes the words of a tree of HTML, with their emphasis and the block they stand in."""

    def __init__(self) -> None:
        self._groups = count(1)

    def lines(self, element: Any, kind: str = "paragraph", group: int = 0, level: int = 0) -> Iterator[Line]:
        """What stands in an element, parted where blocks begin."""
        runs: list[Run] = []
        anchors: list[str] = []
        for piece in _pieces(element):
            if isinstance(piece, Run):
                runs.append(piece)
            elif isinstance(piece, str):
                anchors.append(piece)
            else:
                yield from self._line(kind, runs, group, level, anchors)
                runs, anchors = [], []
                yield from self._block(piece, kind, group)
        yield from self._line(kind, runs, group, level, anchors)

    def _line(self, kind: str, runs: list[Run], group: int, level: int, anchors: list[str]) -> Iterator[Line]:
        merged = _merged(runs, code=kind == "code")
        if merged or anchors or kind == "cell":
            alone = kind in ("paragraph", "heading")
            place = next(self._groups) if alone or not group else group
            yield Line(kind=kind, runs=merged, group=place, level=level, anchors=tuple(anchors))

    def _block(self, element: Any, kind: str, group: int) -> Iterator[Line]:
        tag = str(element.tag)
        if tag in _HEADINGS:
            yield from self.lines(element, "heading", 0, _HEADINGS[tag])
        elif tag == "table":
            yield from self._table(element)
        elif tag in _KINDS and kind not in _KINDS.values():
            yield from self.lines(element, _KINDS[tag], next(self._groups))
        else:
            yield from self.lines(element, kind, group)

    def _table(self, element: Any) -> Iterator[Line]:
        group = next(self._groups)
        for number, row in enumerate(element.iter("tr"), 1):
            for cell in row:
                held = [line.runs for line in self.lines(cell)]
                runs = tuple(run for line in held for run in (*line, Run(text=" ")))
                yield Line(kind="cell", runs=_merged(runs, code=False), group=group, level=number)


def _pieces(element: Any, style: str = "", link: str = "", depth: int = 0) -> Iterator[Any]:
    """Runs of text, names of anchors, and the blocks inside an element, in order."""
    if element.text:
        yield Run(text=element.text, style=style, link=link)
    for child in element:
        tag = str(child.tag)
        if tag == "br":
            yield Run(text=" ", style=style, link=link)
        elif tag in _INLINE and depth < _DEEPEST:
            if child.get("id"):
                yield str(child.get("id"))
            inner = _safe(child.get("href") or "") if tag == "a" else link
            look = style if style == "code" else _STYLES.get(tag, style)
            yield from _pieces(child, look, inner, depth + 1)
        else:
            yield child
        if child.tail:
            yield Run(text=child.tail, style=style, link=link)


def _safe(address: str) -> str:
    """The address where a page may link to it; of a place on some page of a wiki the place on ours."""
    place = _PLACE.fullmatch(address)
    if place:
        return place[1]
    return address if _ADDRESS.fullmatch(address) else ""


def _merged(runs: Sequence[Run], *, code: bool) -> tuple[Run, ...]:
    """Neighbors of one look joined, blanks as one, none at the ends."""
    found: list[Run] = []
    for run in runs:
        text = run.text if code else re.sub(r"\s+", " ", run.text)
        if found and (found[-1].style, found[-1].link) == (run.style, run.link):
            found[-1] = replace(found[-1], text=found[-1].text + text)
        elif text:
            found.append(replace(run, text=text))
    if not code and found:
        found[0] = replace(found[0], text=found[0].text.lstrip())
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return tuple(run for run in found if run.text)
