"""What accounts give at a point, and what differs: the types that the rules share."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from reportgen.attribution.statement import Certainty
from reportgen.passage import Passage, Span, display

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


# Kinds of difference that leave accounts in agreement: how a thing is named and how surely it is told
# are shown as they stand, not scored.
SHOWN_ONLY: Final = frozenset({"naming", "certainty", "attribution"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one account says at a point: the input of the comparison."""

    account: str
    """Id of the account."""
    passage: Passage
    """The sentence or clause."""
    published: datetime | None = None
    """When its article was published, None where unknown."""
    language: str = "en"
    """Language of the words."""
    cue: str | None = None
    """The words that mark the saying (`said`), as they stand; None where the outlet speaks itself."""
    certainty: Certainty = "stated"
    """How the telling is put, after its cue and hedges."""


def cut(side: Side, span: Span) -> Value:
    """Some words of a side's passage as what its account gives."""
    start, end = span
    words = side.passage.text[start:end]
    begin = side.passage.start + start
    made = Passage(article=side.passage.article, start=begin, end=begin + len(words), text=words)
    return Value(account=side.account, passage=side.passage, span=made, text=display(words))


def english(language: str) -> bool:
    """Whether the rules for English words apply: to English, and where no language is known."""
    return language.lower().partition("-")[0] in ("en", "und")


def key_of(value: Value) -> Hashable:
    """Equal for figures that allow the same numbers, and for the same words."""
    if value.quantity is None:
        return value.text.casefold()
    return value.quantity, value.low, value.high, value.bound, value.unit
