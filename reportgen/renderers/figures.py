"""Figures set side by side: each number once, with every account that gives it."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.difference import Value
from reportgen.passage import display
from reportgen.point import FigureRow
from reportgen.renderers.elements import Badge, DifferenceValue
from reportgen.renderers.labels import Labels
from reportgen.renderers.partings import group_values, range_of, set_wordings
from reportgen.renderers.quoted import Quoter


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number and the accounts that give it."""

    badges: tuple[Badge, ...]
    """The accounts, each once."""
    wordings: tuple[DifferenceValue, ...]
    """Its wordings, each with the accounts that use it and the marks of their sentences."""
    value: float | None
    """The number."""
    low: float | None
    """Least value, None where open."""
    high: float | None
    """Greatest value, None where open."""
    least: str
    """Least value as shown."""
    most: str
    """Greatest value as shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """One quantity with the numbers that accounts give."""

    topic: str
    """What is measured."""
    unit: str
    """Unit or noun counted."""
    apart: bool
    """Whether the numbers cannot all hold."""
    words: str
    """The same in words."""
    figures: tuple[Figure, ...]
    """The numbers."""


def set_figures(quoter: Quoter, row: FigureRow) -> FigureLine:
    """A quantity with the numbers that accounts give, the least first."""
    figures = [_set_figure(quoter, same) for same in group_values(row.values, range_of)]
    return FigureLine(
        topic=quoter.labels.say(display(row.topic)),
        unit=quoter.labels.say(display(row.unit)),
        apart=not row.compatible,
        words=quoter.labels.together_kinds[_together(row, len(figures))],
        figures=tuple(sorted(figures, key=lambda figure: (figure.value is None, figure.value or 0.0))),
    )


def _together(row: FigureRow, numbers: int) -> str:
    """Whether the numbers of a row `differ`, are the `same`, or `hold` together."""
    if not row.compatible:
        return "differ"
    return "hold" if numbers > 1 else "same"


def _set_figure(quoter: Quoter, same: list[Value]) -> Figure:
    first = same[0]
    return Figure(
        badges=tuple(quoter.badge(account) for account in dict.fromkeys(value.account for value in same)),
        wordings=set_wordings(quoter, same),
        value=first.quantity,
        low=first.low,
        high=first.high,
        least=_bound(quoter.labels, first.low, first),
        most=_bound(quoter.labels, first.high, first),
    )


def _bound(labels: Labels, number: float | None, value: Value) -> str:
    """An end of the range that the words allow; `""` where there is no number at all."""
    if number is not None:
        return labels.written(number)
    return labels.no_bound if value.quantity is not None else ""
