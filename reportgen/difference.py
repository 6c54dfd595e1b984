"""What differs at a point.  Lines up and never judges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.passage import Passage

DifferenceKind = Literal[
    "number", "time", "date", "place", "polarity", "naming", "emphasis", "attribution", "certainty", "update"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What one account gives at a difference."""

    account: str
    """Id of the account."""
    passage: Passage
    """The sentence it stands in."""
    span: Passage
    """The very words that carry the difference."""
    text: str
    """Those words as shown."""
    quantity: float | None = None
    """The number, in base units, where it is one."""
    unit: str | None = None
    """Base unit or head noun, where it is a number."""
    low: float | None = None
    """Least value the words allow, None where there is no bound."""
    high: float | None = None
    """Greatest value the words allow, None where there is no bound."""
    bound: str | None = None
    """How the words bound it: exact, about, at_least and so on."""
    part_of: bool = False
    """Whether it is a part of a larger count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing in which accounts part at a point."""

    kind: DifferenceKind
    """What differs."""
    note: str
    """One neutral sentence fragment that names it, e.g. `duration, in minutes`."""
    sure: bool
    """Whether a figure, a date or a parity rule makes it sure; else it is only possible."""
    values: tuple[Value, ...]
    """What each account gives, in the order of accounts."""
