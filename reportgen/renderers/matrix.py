"""Who reports what: a table of points and accounts."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.account import Account
from reportgen.passage import display
from reportgen.point import Point
from reportgen.renderers.columns import quoted_by
from reportgen.renderers.elements import PLAIN
from reportgen.renderers.quoted import Quoter

# A matrix of more columns than this would need type too small to read.
_COLUMNS = 12
_ROWS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One point of who reports what."""

    anchor: str = field(metadata=PLAIN)
    """Id of the point on the page, `""` where the page does not show it."""
    topic: str
    """What it is about."""
    cells: tuple[MatrixCell, ...]
    """One for each column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """Whether an account speaks of a point, and how."""

    stance: str = field(metadata=PLAIN)
    """states, differs, denies, quotes (only in the words of others) or silent."""
    words: str
    """The same in words."""


def set_matrix(
    quoter: Quoter, columns: tuple[Account, ...], shown: frozenset[str]
) -> tuple[tuple[Account, ...], tuple[MatrixRow, ...]]:
    """Columns and rows of who reports what: points on which at least two of the columns speak."""
    wide = columns[:_COLUMNS]
    ids = {a.id for a in wide}
    points = [p for p in quoter.report.points if len(ids & {cell.account for cell in p.cells}) > 1]
    if len(wide) < 2:
        return wide, ()
    return wide, tuple(
        _set_row(quoter, p, wide, f"p{p.rank}" if p.id in shown else "") for p in points[:_ROWS]
    )


def _set_row(quoter: Quoter, point: Point, columns: tuple[Account, ...], anchor: str) -> MatrixRow:
    stances: dict[str, str] = {cell.account: cell.stance for cell in point.cells}
    found = [
        stances.get(account.id, "quotes" if quoted_by(quoter, point, account) else "silent")
        for account in columns
    ]
    return MatrixRow(
        anchor=anchor,
        topic=display(point.topic),
        cells=tuple(MatrixCell(stance=stance, words=quoter.labels.stances[stance]) for stance in found),
    )
