"""Points in formats without sheets of paper: as a table with a column an account, or one below the other."""

from __future__ import annotations

import re
from dataclasses import replace

from reportgen.renderers.elements import Badge, Box, Matter
from reportgen.renderers.page import Page

# A table cell longer than this is unreadable as the source of a wiki and squeezes the columns beside it.
_CELL = 240
_TABLE_COLUMNS = 3
# What stands in a cell that a stacked page leaves out.
_SILENT = "–"


def fits_table(page: Page, layout: str = "auto") -> bool:
    """Whether the points stand as a table: where asked for, else up to three accounts with short cells."""
    if layout != "auto":
        return layout == "table" and bool(page.columns)
    if not 2 <= len(page.columns) <= _TABLE_COLUMNS:
        return False
    return all(_length(matter) <= _CELL for matter in page.matters)


def _length(matter: Matter) -> int:
    """Letters in the fullest cell of a point."""
    return max((sum(len(line.quoted.text) for line in box.lines) for box in matter.boxes), default=0)


def align(page: Page) -> Page:
    """The same page, each point with one box for each of its columns, silent ones among them."""
    columns = [teller.badge for teller in page.columns]
    return replace(page, matters=tuple(_align(matter, columns) for matter in page.matters))


def _align(matter: Matter, columns: list[Badge]) -> Matter:
    boxes = {box.badge.letter: box for box in matter.boxes}
    return replace(matter, boxes=tuple(boxes.get(badge.letter) or _silent(badge) for badge in columns))


def _silent(badge: Badge) -> Box:
    return Box(badge=badge, lines=(), more="", silence=_SILENT, stance="silent", stance_words=_SILENT)


def tidy(filled: str) -> str:
    """The lines of a template without blanks at their ends, and no two blank lines together."""
    lines = (line.rstrip() for line in filled.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
