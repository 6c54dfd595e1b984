"""Running heads, feet and page numbers: what stands on printed pages and is no part of their text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from reportgen.documents.line import Line, Page, on_one_row

# Rows at the head and at the foot of a page that may be its frame.
_MOST_ROWS = 3
# Heads stand on the same height on every page, within the width of a thick line.
_SAME_PLACE = 4.0
_SAME_SIZE = 1.0
# A head that changes stands where heads do on as many pages.
_OFTEN = 3
# Lines of a text are closer than this share of their height; a frame stands further off.
_WHITE = 0.4
_NUMBER = re.compile(
    r"[\W_]{0,4}(?:(?:page|seite|página|pagina|pág|pag|p|s|стр|str)\.?\s?)?"
    r"(?:\d{1,4}|[ivxlc]{1,7})(?:\s?(?:/|\||of|von|de|sur|di|van|из)\s?\d{1,4})?[\W_]{0,4}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?|file)://\S+", re.IGNORECASE)

Row = tuple[Line, ...]


def without_frame(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages without heads, feet and page numbers.

    A row at the edge of a page is its frame where it is a page number, where
    another page has the same words (numbers aside) in the same place, or where
    it stands in a place that such rows have on several pages: a head that
    names the chapter.  White parts the frame from the text, and a page is
    never all frame.
    """
    edges = [(_edge(page, top=True), _edge(page, top=False)) for page in pages]
    returning = [
        line
        for number, (head, foot) in enumerate(edges)
        for row in (*head, *foot)
        for line in row
        if _returns(line, number, edges)
    ]
    places = Counter(map(_place, returning))
    known = {_place(line): line for line in returning if places[_place(line)] >= _OFTEN}
    found: list[Page] = []
    for number, page in enumerate(pages):

        def is_frame(line: Line, number: int = number) -> bool:
            return _is_frame(line, known.values()) or _returns(line, number, edges)

        framed = {id(line) for rows in edges[number] for row in _frame(rows, is_frame) for line in row}
        found.append(tuple(line for line in page if id(line) not in framed) or page)
    return tuple(found)


def _place(line: Line) -> tuple[int, int]:
    return round(line.top), round(line.size)


def _frame(rows: Sequence[Row], is_frame: Callable[[Line], bool]) -> Sequence[Row]:
    """The outer rows that are frame, down to the white that parts them from the text."""
    outer = next((n for n, row in enumerate(rows) if not all(map(is_frame, row))), len(rows))
    for count in range(min(outer, _MOST_ROWS), 0, -1):
        if count == len(rows) or _white(rows[count - 1], rows[count]) > _WHITE * rows[count - 1][0].size:
            return rows[:count]
    return ()


def _white(one: Row, other: Row) -> float:
    """How much white lies between two rows."""
    above, below = (one, other) if one[0].top > other[0].top else (other, one)
    return min(line.bottom for line in above) - max(line.top for line in below)


def _edge(page: Page, *, top: bool) -> tuple[Row, ...]:
    """The outermost rows of a page, from the edge inwards: those that may be frame, and one more."""
    lines = sorted(page, key=lambda line: -line.top if top else line.bottom)
    rows: list[list[Line]] = []
    for line in lines:
        if rows and on_one_row(rows[-1][0], line):
            rows[-1].append(line)
        elif len(rows) > _MOST_ROWS:
            break
        else:
            rows.append([line])
    return tuple(map(tuple, rows))


def _returns(line: Line, number: int, edges: Sequence[tuple[tuple[Row, ...], tuple[Row, ...]]]) -> bool:
    """Whether a page next to it, or the next but one, has the line too: left and right pages differ."""
    if not any(character.isalpha() for character in line.shape):
        return False  # rows of figures look alike, numbers aside
    near = (other for other in range(number - 2, number + 3) if other != number and 0 <= other < len(edges))
    return any(
        known.shape == line.shape and _in_place(known, line)
        for other in near
        for rows in edges[other]
        for row in rows
        for known in row
    )


def _is_frame(line: Line, known: Iterable[Line]) -> bool:
    text = line.text.strip()
    if _NUMBER.fullmatch(text) or _ADDRESS.fullmatch(text):
        return True
    return any(_in_place(other, line) for other in known)


def _in_place(one: Line, other: Line) -> bool:
    """Whether two lines of two pages stand on one height, in letters of one size."""
    return abs(one.top - other.top) <= _SAME_PLACE and abs(one.size - other.size) <= _SAME_SIZE
