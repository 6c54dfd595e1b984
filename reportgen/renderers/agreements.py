"""What accounts agree on, for the first page."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.language import leans
from reportgen.passage import display
from reportgen.point import Point
from reportgen.renderers.elements import Badge, Quoted
from reportgen.renderers.quoted import Quoter

# Four fit on the first page under the bottom line; the points below have them all.
_AGREEMENTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One thing that accounts agree on."""

    topic: str
    """What it is about."""
    quoted: Quoted
    """One of the sentences."""
    badges: tuple[Badge, ...]
    """The accounts that agree."""
    support: str
    """Marks of the others' sentences."""


def set_agreements(quoter: Quoter) -> tuple[str, tuple[Agreement, ...], str]:
    """Heading, lines, and how many more: what all accounts agree on, failing that what several do."""
    agreed = [p for p in quoter.report.points if p.verdict == "agree" and len(p.cells) > 1]
    ids = {a.id for a in quoter.report.accounts if a.kind != "opinion"}
    shared = [p for p in agreed if ids <= {cell.account for cell in p.cells}] if len(ids) > 1 else []
    labels = quoter.labels
    title = labels.titles["agreed"] if shared else labels.agreed_by_several
    rest = len(agreed) - min(len(shared or agreed), _AGREEMENTS)
    lines = tuple(_set_agreement(quoter, p) for p in (shared or agreed)[:_AGREEMENTS])
    return title, lines, labels.more_below.format(labels.written(rest)) if rest else ""


def _set_agreement(quoter: Quoter, point: Point) -> Agreement:
    told = [cell.statements[0] for cell in point.cells if cell.statements]
    first = next((s for s in told if not leans(s.passage.text)), told[0])
    rest = [s for s in told if s is not first]
    marks = quoter.marks(s.passage for s in rest)
    return Agreement(
        topic=display(point.topic),
        quoted=quoter.quote_clause(first.passage),
        badges=tuple(quoter.badge(cell.account) for cell in point.cells),
        support=quoter.labels.also_in.format(", ".join(marks)) if marks else "",
    )
