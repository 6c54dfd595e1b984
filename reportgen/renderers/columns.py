"""Points side by side: which accounts get a column, and what stands in each box."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from reportgen.account import Account
from reportgen.attribution.statement import Statement
from reportgen.passage import Passage, Span, display
from reportgen.point import Cell, Point
from reportgen.renderers.elements import (
    Box,
    Line,
    Matter,
)
from reportgen.renderers.partings import is_whole, set_difference
from reportgen.renderers.quoted import Quoter
from reportgen.renderers.remarks import set_notes

Layout = Literal["facing", "table", "stacked"]

# Six columns are the most that a landscape page holds at a readable size.
MOST_COLUMNS = 6
# An account that speaks once is no column: the page would be silence.
_POINTS_FOR_A_COLUMN = 2
# Nor is a quoted one that speaks in fewer than a third of the points: whole pages of it would be empty.
_QUOTED_SHARE = 3
# Two facing columns have room for three sentences of an account, six have room for one.
_SENTENCES = {"facing": 3, "table": 1, "stacked": 3}
# An agency's copies differ by the line that names town and agency.
_DATELINE = re.compile(r"[A-Z][^.!?()]{0,60}\([^()]{1,40}\)\s*[-\u2013\u2014]+\s*")


def choose_columns(points: Iterable[Point], accounts: tuple[Account, ...]) -> tuple[Account, ...]:
    """Accounts that speak in two or more points, in the report's order; if there are none, all that speak.

    Those without an article of their own must speak in a third of the points.
    Where these are more than a page holds, the outlets that tell the event in
    an article of their own have the columns, and those they quote stand below.
    """
    shown = tuple(points)
    spoken = Counter(cell.account for point in shown for cell in point.cells)
    many = max(_POINTS_FOR_A_COLUMN, -(-len(shown) // _QUOTED_SHARE))
    often = tuple(a for a in accounts if spoken[a.id] >= (_POINTS_FOR_A_COLUMN if _own_articles(a) else many))
    wide = often if len(often) > 1 else tuple(a for a in accounts if spoken[a.id])
    own = tuple(a for a in wide if _own_articles(a))
    return own if len(wide) > MOST_COLUMNS and 1 < len(own) <= MOST_COLUMNS else wide


def _own_articles(account: Account) -> frozenset[str]:
    """Ids of the articles that an outlet tells in its own voice and its own pages."""
    if account.kind != "outlet":
        return frozenset()
    return frozenset(chain[0] for chain in account.channels if len(chain) == 1)


def choose_layout(columns: int) -> Layout:
    """Two accounts face each other, up to six share a table, more are stacked."""
    if columns <= 2:
        return "facing"
    return "table" if columns <= MOST_COLUMNS else "stacked"


def set_side_by_side(
    quoter: Quoter,
    points: Iterable[Point],
    columns: tuple[Account, ...],
    layout: Layout,
    room: int | None = None,
) -> tuple[Matter, ...]:
    """The points as they stand side by side, in their order, with as many sentences of each account.

    Without `room` as many as the layout has room for.
    """
    return tuple(_set_point(quoter, point, columns, layout, room) for point in points)


def _set_point(
    quoter: Quoter, point: Point, columns: tuple[Account, ...], layout: Layout, room: int | None
) -> Matter:
    cells = {cell.account: cell for cell in point.cells}
    spans = [v.span for difference in point.differences for v in difference.values if not is_whole(v)]
    marked = tuple((span.article, (span.start, span.end)) for span in spans)
    room = room or _SENTENCES[layout]
    shown = [a for a in columns if layout != "stacked" or a.id in cells]
    ids = {a.id for a in columns}
    return Matter(
        anchor=f"p{point.rank}",
        topic=display(point.topic),
        verdict=point.verdict,
        words=quoter.labels.verdicts[point.verdict],
        support=quoter.labels.counted(point.origins, quoter.labels.origins),
        boxes=tuple(
            _set_box(quoter, a, cells.get(a.id), marked, room, quoted_by(quoter, point, a)) for a in shown
        ),
        others=tuple(
            _set_box(quoter, quoter.report.account[cell.account], cell, marked, room)
            for cell in point.cells
            if cell.account not in ids and quoter.badge(cell.account)
        ),
        silent=", ".join(a.mark for a in columns if a.id not in cells and not quoted_by(quoter, point, a))
        if layout == "stacked"
        else "",
        differences=tuple(set_difference(quoter, d) for d in point.differences),
        notes=set_notes(quoter, point.id),
    )


def quoted_by(quoter: Quoter, point: Point, account: Account) -> str:
    """Letters of the accounts that speak of a point in the texts of an outlet that is silent itself."""
    own = _own_articles(account)
    if not own or any(cell.account == account.id for cell in point.cells):
        return ""
    quoted = [
        quoter.badge(cell.account).letter
        for cell in point.cells
        if any(statement.passage.article in own for statement in cell.statements)
    ]
    return ", ".join(quoted)


def _set_box(
    quoter: Quoter,
    account: Account,
    cell: Cell | None,
    marked: tuple[tuple[str, Span], ...],
    room: int,
    quoted: str = "",
) -> Box:
    tellings = _join_copies(cell.statements if cell else ())
    tellings.sort(key=lambda copies: not any(_carries(copy, marked) for copy in copies))
    stance = cell.stance if cell else "quotes" if quoted else "silent"
    labels = quoter.labels
    silence = labels.silent_outlet if len(_own_articles(account)) == 1 else labels.silent_teller
    rest = quoter.marks(s.passage for copies in tellings[room:] for s in copies)
    return Box(
        badge=quoter.badge(account.id),
        lines=tuple(_set_line(quoter, copies, account, marked) for copies in tellings[:room]),
        more=labels.also_in.format(", ".join(rest)) if rest else "",
        silence=labels.only_quoted.format(quoted) if quoted else silence,
        stance=stance,
        stance_words=labels.stances[stance],
    )


def _carries(statement: Statement, marked: tuple[tuple[str, Span], ...]) -> bool:
    """Whether words that differ stand in the statement, so that it is shown before the others."""
    told = statement.passage
    return any(told.article == article and told.start <= start < told.end for article, (start, _) in marked)


def _join_copies(statements: Iterable[Statement]) -> list[list[Statement]]:
    """The statements in their order, those of the same words together."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(_wording(statement.passage), []).append(statement)
    return list(found.values())


def _wording(passage: Passage) -> str:
    return _DATELINE.sub("", display(passage.text), count=1).casefold()


def _set_line(
    quoter: Quoter, copies: list[Statement], account: Account, marked: tuple[tuple[str, Span], ...]
) -> Line:
    statement = copies[0]
    spans = [span for article, span in marked if article == statement.passage.article]
    speaker = statement.speaker or ""
    named = speaker if speaker.casefold() != account.teller.casefold() else ""
    return Line(
        quoted=quoter.quote_clause(statement.passage, spans),
        copies=quoter.places(copy.passage for copy in copies[1:]),
        speaker=" · ".join(display(word) for word in (named, statement.role) if word) if named else "",
    )
