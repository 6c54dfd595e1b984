"""Points: the matters on which accounts are set side by side, and what stands beside them.

The values only; `comparison` makes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.attribution.statement import Statement
from reportgen.difference import Difference, Value
from reportgen.passage import Passage

Verdict = Literal["agree", "differ", "possible_difference", "one_account"]
Stance = Literal["states", "differs", "denies"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one account says at a point."""

    account: str
    """Id of the account."""
    stance: Stance
    """states, differs or denies; an account without a cell is silent, which is no denial."""
    statements: tuple[Statement, ...]
    """Its statements here, the most telling first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One matter, with one cell for each account that speaks of it."""

    id: str
    """Stable id, made from its statements."""
    rank: int
    """Place in the order of importance, from 1."""
    topic: str
    """What it is about, in the event's own words."""
    verdict: Verdict
    """agree, differ, possible_difference or one_account."""
    origins: int
    """How many independent origins speak here."""
    first: str | None
    """Id of the article that reported it first by its published time, None where unknown."""
    cells: tuple[Cell, ...]
    """One for each account, in the order of accounts."""
    differences: tuple[Difference, ...] = ()
    """What differs, the surest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One quantity that several accounts give."""

    topic: str
    """What is measured, in the event's own words."""
    unit: str
    """What it is measured in, as words: `duration, in minutes`."""
    compatible: bool
    """Whether all the intervals meet."""
    values: tuple[Value, ...]
    """What each account gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """The sentence of another account that comes nearest."""

    passage: Passage
    """That sentence."""
    score: float
    """Word similarity from 0 to 1, to three digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lone:
    """A sentence that one account alone has, so far as the texts supplied show."""

    account: str
    """Id of the account."""
    passage: Passage
    """Its sentence."""
    nearest: tuple[Nearest, ...]
    """What of the others comes nearest, so that a reader can check the absence."""
