"""A quantity as a text gives it: an interval with a unit.  `figure` finds them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.figure.numerals import Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as a text gives it, in offsets of that text."""

    start: int
    """Offset of its first character, approximator and unit included."""
    end: int
    """Offset behind its last."""
    text: str
    """The words, verbatim."""
    value: float
    """The number itself, in the unit's base (minutes, units of currency, percent); of a range its low end."""
    low: float | None
    """Least value that the words allow; None where there is no bound."""
    high: float | None
    """Greatest value that the words allow; None where there is no bound."""
    bound: Bound
    """How the words bound it."""
    kind: Literal["count", "money", "percent", "duration", "time", "date", "measure", "ordinal"]
    """What sort of quantity it is."""
    unit: str | None
    """Base unit (`minute`, `usd`, `percent`, `m`), None for a bare count."""
    noun: str | None
    """Stem of the head noun that is counted (`dead`, `aircraft`), None where there is none."""
    part_of: bool = False
    """Whether it is a part of another (`including ten fighter jets`)."""
    scale: float = 1.0
    """How many base units the unit of the text is: 60 for hours, so that value / scale is as written."""
    vague: bool = False
    """Whether no number is named: `dozens`, `about an hour`."""
    context: tuple[str, ...] = ()
    """Stems of the words beside it, sorted, where its noun alone (`people`) does not tell what is counted."""
    terms: tuple[float, ...] = ()
    """The numbers as written where several make it up: 2 and 30 of `two hours and 30 minutes`; else empty."""
