"""From the pieces of a printed page to its lines: bullets with items, cells in rows, columns in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportgen.documents.line import Line, Page, join_pieces, on_one_row

_BULLETS = frozenset("•◦▪■●○‣⁃∙·–—-*»›➢✓")
# More on one page are a pattern; the time to place them grows with the square.
_MOST_BULLETS = 200
# Rows of two pieces with one gutter between them; fewer may be a table or a chance.
_MOST_LIKELY_COLUMNS = 5
# Cells stand apart by half again the height of a letter, and more.
_GUTTER = 1.4
# Letters of a piece, on the average: cells of tables are shorter, lines of columns are not.
_PROSE = 18

Row = tuple[Line, ...]


def set_in_order(page: Page) -> Page:
    """The lines of a page in the order in which they are read; pieces of one row are joined.

    The order of the file is kept, which is the order of reading in nearly all
    of them, but where it runs across two columns.
    """
    rows = _rows(_with_bullets(page))
    found: list[Line] = []
    start = 0
    while start < len(rows):
        end = _end_of_columns(rows, start)
        if end - start >= _MOST_LIKELY_COLUMNS and _is_prose(rows[start:end]):
            found += [row[0] for row in rows[start:end]] + [row[1] for row in rows[start:end]]
            start = end
            continue
        near = [rows[place] for place in (start - 1, start + 1) if 0 <= place < len(rows)]
        table = any(_share_gutter(rows[start], row) for row in near)
        found.append(replace(join_pieces(rows[start]), cells=table))
        start += 1
    return tuple(found)


def _with_bullets(page: Page) -> list[Line]:
    """The pieces, with each bullet that is drawn apart put before the words to its right."""
    bullets = [line for line in page if line.text.strip() in _BULLETS]
    if not bullets or len(bullets) > _MOST_BULLETS:
        return list(page)
    found: list[Line] = []
    for line in page:
        if line.text.strip() in _BULLETS:
            continue
        mine = [bullet for bullet in bullets if on_one_row(bullet, line) and bullet.right <= line.left + 1]
        if not mine:
            found.append(line)
            continue
        nearest = max(mine, key=lambda bullet: bullet.right)
        bullets.remove(nearest)
        found.append(replace(join_pieces((nearest, line)), cells=False))
    return found


def _rows(lines: Sequence[Line]) -> list[Row]:
    """Lines that follow one another from left to right on one height, together."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and on_one_row(rows[-1][-1], line) and line.left >= rows[-1][-1].right - 1:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [tuple(row) for row in rows]


def _share_gutter(one: Row, other: Row) -> bool:
    """Whether two rows have a wide gap in the same place, as a table has and justified lines have not."""
    gaps = [(left.right, right.left) for left, right in pairwise(one)]
    others = [(left.right, right.left) for left, right in pairwise(other)]
    width = _GUTTER * one[0].size
    return any(min(b, d) - max(a, c) > width for a, b in gaps for c, d in others)


def _end_of_columns(rows: Sequence[Row], start: int) -> int:
    """The number behind the last of the rows from `start` on that have two pieces and one gutter."""
    left, right = float("-inf"), float("inf")
    for number in range(start, len(rows)):
        row = rows[number]
        if len(row) != 2 or max(left, row[0].right) >= min(right, row[1].left):
            return number
        left, right = max(left, row[0].right), min(right, row[1].left)
    return len(rows)


def _is_prose(rows: Sequence[Row]) -> bool:
    """Whether both pieces of such rows are long, and the rows evenly spaced."""
    for side in (0, 1):
        if sum(len(row[side].text) for row in rows) < _PROSE * len(rows):
            return False
    return all(above[0].bottom > below[0].bottom for above, below in pairwise(rows))
