"""Lines as they stand on printed pages: their words, and where on the page they are.

Values, and the few questions that all who put lines together ask; knows
nothing of files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgen.documents.base import TextLink

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of print, or the piece of it that stands in one column."""

    text: str
    """Its words; never empty, no line ends."""
    left: float
    """Its left edge in points, from the left edge of the page."""
    right: float
    """Its right edge."""
    bottom: float
    """Its lower edge in points, from the foot of the page."""
    top: float
    """Its upper edge."""
    size: float
    """Height of its letters in points, from the deepest to the highest that the font has."""
    bold: bool = False
    """Whether it begins in heavy type."""
    cells: bool = False
    """Whether it is a row of a table: pieces that stand apart, joined."""
    links: tuple[TextLink, ...] = ()
    """Words in it that lead elsewhere."""

    @property
    def letter(self) -> float:
        """How wide one of its letters is, on the average."""
        return (self.right - self.left) / len(self.text)

    @property
    def shape(self) -> str:
        """Its text with all numbers alike: what returns from page to page."""
        return _DIGITS.sub("0", self.text.casefold())


Page = tuple[Line, ...]


def on_one_row(one: Line, other: Line) -> bool:
    """Whether two lines share at least half the height of the lower one."""
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > 0.5 * min(one.top - one.bottom, other.top - other.bottom)


def body_size(lines: Iterable[Line]) -> float:
    """The size in which most of the text is set; 0 where there is none."""
    letters: dict[float, int] = {}
    for line in lines:
        size = round(line.size * 2) / 2
        letters[size] = letters.get(size, 0) + len(line.text)
    return max(letters, key=lambda size: (letters[size], size), default=0.0)


def join_pieces(pieces: Sequence[Line]) -> Line:
    """Pieces that stand on one height, from left to right, as one line."""
    text, links = "", list[TextLink]()
    for piece in pieces:
        text += " " if text else ""
        links += [
            TextLink(start=len(text) + link.start, end=len(text) + link.end, target=link.target)
            for link in piece.links
        ]
        text += piece.text
    return Line(
        text=text,
        left=pieces[0].left,
        right=pieces[-1].right,
        bottom=min(piece.bottom for piece in pieces),
        top=max(piece.top for piece in pieces),
        size=pieces[0].size,
        bold=pieces[0].bold,
        cells=len(pieces) > 1,
        links=tuple(links),
    )
