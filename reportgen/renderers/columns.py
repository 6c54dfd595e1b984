"""Points side by side: which accounts get a column, and what stands in each box."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from reportgen.account import Account
from reportgen.attribution.statement import Statement
from reportgen.comparison import Cell, Point
from reportgen.difference import Difference, Value
from reportgen.passage import Span, display
from reportgen.renderers import labels
from reportgen.renderers.elements import (
    Agreement,
    Box,
    DifferenceLine,
    DifferenceValue,
    Line,
    MatrixCell,
    MatrixRow,
    Matter,
    Prose,
)
from reportgen.renderers.quoted import Quoter

Layout = Literal["facing", "table", "stacked"]

# Six columns are the most that a landscape page holds at a readable size.
MOST_COLUMNS = 6
# An account that speaks once is no column: the page would be silence.
_POINTS_FOR_A_COLUMN = 2
# Two facing columns have room for three sentences of an account, six have room for one.
_SENTENCES = {"facing": 3, "table": 1, "stacked": 3}
# A matrix of more columns than this would need type too small to read.
_MATRIX_COLUMNS = 12
_MATRIX_ROWS = 40
# Words that are more than this share of their sentence say no more than the sentence above them.
_WHOLE = 0.8
_AGREEMENTS = 6


def choose_columns(points: Iterable[Point], accounts: tuple[Account, ...]) -> tuple[Account, ...]:
    """Accounts that speak in two or more points, in the report's order; if there are none, all that speak."""
    spoken = Counter(cell.account for point in points for cell in point.cells)
    often = tuple(a for a in accounts if spoken[a.id] >= _POINTS_FOR_A_COLUMN)
    return often if len(often) > 1 else tuple(a for a in accounts if spoken[a.id])


def choose_layout(columns: int) -> Layout:
    """Two accounts face each other, up to six share a table, more are stacked."""
    if columns <= 2:
        return "facing"
    return "table" if columns <= MOST_COLUMNS else "stacked"


def set_side_by_side(
    quoter: Quoter, points: Iterable[Point], columns: tuple[Account, ...], layout: Layout
) -> tuple[Matter, ...]:
    """The points as they stand side by side, in their order."""
    return tuple(_set_point(quoter, point, columns, layout) for point in points)


def _set_point(quoter: Quoter, point: Point, columns: tuple[Account, ...], layout: Layout) -> Matter:
    cells = {cell.account: cell for cell in point.cells}
    spans = [v.span for difference in point.differences for v in difference.values if not _is_whole(v)]
    marked = tuple((span.article, (span.start, span.end)) for span in spans)
    room = _SENTENCES[layout]
    shown = [a for a in columns if layout != "stacked" or a.id in cells]
    ids = {a.id for a in columns}
    return Matter(
        anchor=f"p{point.rank}",
        topic=display(point.topic),
        verdict=point.verdict,
        words=labels.VERDICTS[point.verdict],
        support=labels.count_of(point.origins, "origin", "origins"),
        boxes=tuple(_set_box(quoter, a, cells.get(a.id), marked, room) for a in shown),
        others=tuple(
            _set_box(quoter, quoter.report.account[cell.account], cell, marked, room)
            for cell in point.cells
            if cell.account not in ids and quoter.badge(cell.account)
        ),
        silent=", ".join(a.mark for a in columns if a.id not in cells) if layout == "stacked" else "",
        differences=tuple(_set_difference(quoter, d) for d in point.differences),
        notes=prose(quoter, point.id),
    )


def _set_box(
    quoter: Quoter, account: Account, cell: Cell | None, marked: tuple[tuple[str, Span], ...], room: int
) -> Box:
    statements = cell.statements if cell else ()
    stance = cell.stance if cell else "silent"
    rest = quoter.marks(s.passage for s in statements[room:])
    return Box(
        badge=quoter.badge(account.id),
        lines=tuple(_set_line(quoter, s, account, marked) for s in statements[:room]),
        more="also " + ", ".join(rest) if rest else "",
        silence=labels.SILENT_OUTLET if account.kind == "outlet" else labels.SILENT_TELLER,
        stance=stance,
        stance_words=labels.STANCES[stance],
    )


def _set_line(
    quoter: Quoter, statement: Statement, account: Account, marked: tuple[tuple[str, Span], ...]
) -> Line:
    spans = [span for article, span in marked if article == statement.passage.article]
    speaker = statement.speaker or ""
    named = speaker if speaker.casefold() != account.teller.casefold() else ""
    return Line(
        quoted=quoter.quote(statement.passage, spans),
        speaker=" · ".join(display(word) for word in (named, statement.role) if word) if named else "",
    )


def _set_difference(quoter: Quoter, difference: Difference) -> DifferenceLine:
    return DifferenceLine(
        title=display(difference.note) + ("" if difference.sure else " (possible)"),
        values=tuple(_set_value(quoter, value) for value in difference.values if not _is_whole(value)),
    )


def _is_whole(value: Value) -> bool:
    """Whether the words that carry a difference are the sentence itself: marking them would mark nothing."""
    return len(value.span.text) >= _WHOLE * len(value.passage.text)


def _set_value(quoter: Quoter, value: Value) -> DifferenceValue:
    return DifferenceValue(
        badge=quoter.badge(value.account),
        words=quoter.quote(value.span),
        note="part of a larger count" if value.part_of else "",
    )


def prose(quoter: Quoter, point: str | None) -> tuple[Prose, ...]:
    """People's own words on a point, or on the whole report for None."""
    return tuple(
        Prose(by=display(note.by), paragraphs=tuple(filter(None, map(display, note.text.split("\n\n")))))
        for note in quoter.report.notes
        if note.point == point
    )


def set_agreements(quoter: Quoter, columns: tuple[Account, ...]) -> tuple[str, tuple[Agreement, ...]]:
    """Heading and lines of what accounts agree on: what all columns share, failing that what several do."""
    agreed = [p for p in quoter.report.points if p.verdict == "agree" and len(p.cells) > 1]
    ids = {a.id for a in columns}
    shared = [p for p in agreed if ids <= {cell.account for cell in p.cells}] if len(ids) > 1 else []
    title = "What every account agrees on" if shared else "What several accounts agree on"
    return title, tuple(_set_agreement(quoter, p) for p in (shared or agreed)[:_AGREEMENTS])


def _set_agreement(quoter: Quoter, point: Point) -> Agreement:
    first, *rest = [cell.statements[0] for cell in point.cells if cell.statements]
    marks = quoter.marks(s.passage for s in rest)
    return Agreement(
        topic=display(point.topic),
        quoted=quoter.quote(first.passage),
        badges=tuple(quoter.badge(cell.account) for cell in point.cells),
        support="also " + ", ".join(marks) if marks else "",
    )


def set_matrix(
    quoter: Quoter, columns: tuple[Account, ...], shown: frozenset[str]
) -> tuple[tuple[Account, ...], tuple[MatrixRow, ...]]:
    """Columns and rows of who reports what: points on which at least two of the columns speak."""
    wide = columns[:_MATRIX_COLUMNS]
    ids = {a.id for a in wide}
    points = [p for p in quoter.report.points if len(ids & {cell.account for cell in p.cells}) > 1]
    if len(wide) < 2:
        return wide, ()
    return wide, tuple(
        _set_row(p, wide, f"p{p.rank}" if p.id in shown else "") for p in points[:_MATRIX_ROWS]
    )


def _set_row(point: Point, columns: tuple[Account, ...], anchor: str) -> MatrixRow:
    stances: dict[str, str] = {cell.account: cell.stance for cell in point.cells}
    found = [stances.get(account.id, "silent") for account in columns]
    return MatrixRow(
        anchor=anchor,
        topic=display(point.topic),
        cells=tuple(MatrixCell(stance=stance, words=labels.STANCES[stance]) for stance in found),
    )
