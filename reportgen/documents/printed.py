"""From the lines of printed pages to paragraphs, headings, items and rows of tables.

Pure: knows where lines stand, and nothing of the format that they were read
from.  A paragraph goes on where the next line's first word had no room.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reportgen.article import BlockKind
from reportgen.documents.base import DocumentBlock, has_words
from reportgen.documents.columns import set_in_order
from reportgen.documents.frame import without_frame
from reportgen.documents.hyphenation import (
    Hyphenation,
    hyphenation_of,
    is_parted,
    join_lines,
    needs_no_blanks,
)
from reportgen.documents.line import Line, Page, body_size
from reportgen.documents.tree import settle

_ENDS = re.compile(r"[.!?:;…。！？][\"'”’»)\]]{0,3}\s*$")
_BULLETS = "•◦▪■●○‣⁃∙➢✓"
_ITEM = re.compile(rf"(?:[{_BULLETS}]|[-–—*·]\s|\(?\d{{1,3}}[.)]\s|[a-z]\)\s)\s*(?=\S)")
_BULLET = re.compile(rf"(?:[{_BULLETS}]|[-–—*·]\s)\s*(?=\S)")
# A row of a table of contents: dots that lead to a number.
_CONTENTS = re.compile(r"(?:\. ?){6}\s?\d{1,4}$")
# Letters of one size differ in measured height by less.
_SAME_SIZE = 0.08
# A line of code or a name in another font in the midst of a paragraph.
_NEAR_SIZE = 0.3
# Lines of a paragraph end this near to the edge of their column, as a share of its width.
_FULL = 0.15
# Paragraphs are parted by a quarter of a line or more; leading is more even than that.
_PARTED = 1.25
# First lines are set in by a letter's height or more.
_INDENT = 0.6
_CLEARLY = 1.5
# Headings are set larger by a tenth or more, or in heavy type.
_LARGER = 1.1
_LONGEST_HEADING = 200
# Sizes are told apart by half points; a damaged font says that its letters have none.
_SMALLEST = 0.5
# Notes at the foot of a page are set smaller by as much.
_NOTE = 0.92


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of print: what it says, and how large it is set."""

    block: DocumentBlock
    """Its kind, text and links."""
    size: float
    """Height of its letters in points."""
    page: int
    """Number of the page where it begins, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """What holds for the whole document."""

    size: float
    leading: float
    bold: bool
    hyphenation: Hyphenation


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A line, the column that it stands in, and where that column begins."""

    line: Line
    left: float
    right: float
    first: bool
    page: int


def paragraphs_of(pages: Sequence[Page]) -> tuple[Paragraph, ...]:
    """The paragraphs of printed pages in the order of reading; notes at the foot of pages come last."""
    ordered = tuple(set_in_order(page) for page in without_frame(pages))
    size = max(_SMALLEST, body_size(line for page in ordered for line in page))
    texts, notes = list[_Place](), list[_Place]()
    for number, page in enumerate(ordered):
        body, foot = _without_notes(page, size)
        texts += _columns(body, number)
        notes += _columns(foot, number)
    setting = _setting([place.line for place in texts], texts, size)
    return tuple(_paragraphs(texts, setting)) + tuple(_paragraphs(notes, setting))


def _without_notes(page: Page, size: float) -> tuple[Page, Page]:
    """The lines of a page, and those set small below all others."""
    foot = min((line.bottom for line in page if line.size > _NOTE * size), default=float("inf"))
    notes = tuple(line for line in page if line.size <= _NOTE * size and line.top <= foot)
    if len(notes) == len(page):
        return page, ()
    return tuple(line for line in page if line.size > _NOTE * size or line.top > foot), notes


def _columns(page: Page, number: int) -> Iterator[_Place]:
    """The lines of a page, each with the edges of the column that it stands in."""
    runs: list[list[Line]] = []
    for line in page:
        if runs and line.top <= runs[-1][-1].top and _overlap(line, runs[-1][-1]):
            runs[-1].append(line)
        else:
            runs.append([line])
    for run in runs:
        size = body_size(run)
        typical = [line for line in run if abs(line.size - size) <= 0.5 + _SAME_SIZE * size]
        left, right = min(line.left for line in typical), max(line.right for line in typical)
        for line in run:
            yield _Place(line=line, left=left, right=right, first=line is run[0], page=number)


def _overlap(one: Line, other: Line) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)


def _setting(lines: Sequence[Line], places: Sequence[_Place], size: float) -> _Setting:
    steps = [
        before.line.bottom - place.line.bottom
        for before, place in pairwise(places)
        if not place.first
        and _alike(before.line, place.line)
        and abs(place.line.size - size) < 1
        and not _has_room(before, place.line)
    ]
    bold = sum(len(line.text) for line in lines if line.bold)
    return _Setting(
        size=size,
        leading=median(steps) if steps else 1.2 * size,
        bold=2 * bold > sum(len(line.text) for line in lines),
        hyphenation=hyphenation_of(lines),
    )


def _alike(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _SAME_SIZE * max(one.size, other.size)


def _paragraphs(places: Iterable[_Place], setting: _Setting) -> Iterator[Paragraph]:
    held: list[_Place] = []
    for place in places:
        if held and not _goes_on(held, place, setting):
            yield from _paragraph(held, setting)
            held = []
        held.append(place)
    yield from _paragraph(held, setting)


def _goes_on(held: Sequence[_Place], place: _Place, setting: _Setting) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    before, line = held[-1], place.line
    if before.line.cells or line.cells or _begins_item(before, line) or _CONTENTS.search(before.line.text):
        return False
    open_ = not _ENDS.search(before.line.text)
    alike = _alike(before.line, line) and before.line.bold == line.bold
    if not alike and not (open_ and _is_near(before, line)):
        return False
    lower = line.text[0].islower()
    if place.first:
        onward = place.page > before.page or line.left > before.line.left
        return onward and (lower or (open_ and not _has_room(before, line)))
    farthest = _PARTED * setting.leading * max(line.size / setting.size, 1 - _NEAR_SIZE)
    if before.line.bottom - line.bottom > farthest:
        return False
    if (open_ and lower) or is_parted(before.line.text, line.text):
        return True
    return not (_is_set_in(held, line, open_=open_) or _has_room(before, line))


def _begins_item(before: _Place, line: Line) -> bool:
    """Whether a line opens an item of a list; a dash or a number in the midst of a sentence does not."""
    if not _ITEM.match(line.text):
        return False
    return line.text[0] in _BULLETS or bool(_ENDS.search(before.line.text)) or _has_room(before, line)


def _is_set_in(held: Sequence[_Place], line: Line, *, open_: bool) -> bool:
    """Whether a line begins further right than the one before, or as the first one did: a new paragraph.

    The second line of an item does so too, and is none.
    """
    if len(held) == 1 and _ITEM.match(held[0].line.text):
        return False
    margin = held[-1].left if len(held) == 1 and not open_ else held[-1].line.left
    return line.left - margin > _INDENT * line.size


def _is_near(before: _Place, line: Line) -> bool:
    """Whether a line goes on in another size: code or a name in another font, behind a full line."""
    one = before.line
    full = one.right > before.right - _FULL * (before.right - before.left)
    return (
        full and one.bold == line.bold and abs(one.size - line.size) <= _NEAR_SIZE * max(one.size, line.size)
    )


def _has_room(place: _Place, line: Line) -> bool:
    """Whether the first word of the next line would have stood at the end of this one.

    Words are measured by the average letter, so that a line that ends in the
    midst of a sentence has to leave half as much again.
    """
    letters = 1 if needs_no_blanks(line.text) else len(line.text.split(maxsplit=1)[0])
    word = (letters + 1) * line.letter + 0.3 * line.size
    return place.right - place.line.right > word * (1 if _ENDS.search(place.line.text) else _CLEARLY)


def _paragraph(held: Sequence[_Place], setting: _Setting) -> Iterator[Paragraph]:
    if not held:
        return
    raw, links = "", list[tuple[int, int, str]]()
    for place in held:
        raw = join_lines(raw, place.line.text, setting.hyphenation)
        begin = len(raw) - len(place.line.text)
        links += [(begin + link.start, begin + link.end, link.target) for link in place.line.links]
    kind = _kind(held, raw, setting)
    if kind == "item" and (mark := _BULLET.match(raw)):
        raw = raw[mark.end() :]
        links = [(max(0, a - mark.end()), b - mark.end(), to) for a, b, to in links if b > mark.end()]
    text, places = settle(raw, sorted(links))
    if has_words(text) and not _CONTENTS.search(text):
        block = DocumentBlock(kind=kind, text=text, links=places)
        yield Paragraph(block=block, size=median(p.line.size for p in held), page=held[0].page)


def _kind(held: Sequence[_Place], text: str, setting: _Setting) -> BlockKind:
    if held[0].line.cells:
        return "table"
    larger = all(place.line.size >= _LARGER * setting.size for place in held)
    heavy = not setting.bold and all(place.line.bold for place in held) and not text.endswith(".")
    if (larger or heavy) and len(text) <= _LONGEST_HEADING:
        return "heading"
    return "item" if _ITEM.match(text) else "paragraph"
