"""How a figure stands in its sentence: told as it was, or only supposed; a whole or a change; of which year.

Two figures for one noun that stand in unlike settings (`is licensed for 220 passengers`, `carried 230
passengers`) can both be true; what they make is no sure difference.  English only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal, TypeVar

from reportgen.difference.value import english
from reportgen.figure.naming import TOLLS
from reportgen.figure.quantity import Quantity

Manner = Literal["told", "supposed", "whole", "past"]
T = TypeVar("T")

# So many characters before a figure are asked how it is told; a clause is seldom longer.
REACH: Final = 80
# More periods than this in one row are a table, of which the first show what differs.
PERIODS: Final = 12

_CLAUSE: Final = re.compile(r"[.;:!?](?=\s)|,\s(?:and|but|while)\s")
# In lower case: May is a month.
_SUPPOSED: Final = re.compile(
    r"\b(?:may|might|could|can|would|should|must|licen[sc]ed|capacity|limit(?:s|ed)?|maximum|"
    r"permit(?:s|ted)?|allow(?:s|ed)?|plan(?:s|ned|ning)?|needs?|needed|require[sd]?|wants?|wanted|hope[sd]?|aim(?:s|ed)?|"
    r"goal|target(?:s|ed)?|expect(?:s|ed)?|forecast(?:s|ed)?|predict(?:s|ed)?|den(?:y|ies|ied|ying)|"
    r"reject(?:s|ed)?|refuted?|dismiss(?:es|ed)?|instead\sof|rather\sthan|promise[sd]?|"
    r"(?:built|designed|made|room|enough|seats)\sfor)\b",
)
# A condition may stand behind the figure as well as before it: "10 years if convicted".
_CONDITION: Final = re.compile(r"\b(?:[Ii]f|[Uu]nless)\b")
_PAST: Final = re.compile(r"\b(?:once|formerly|previously|originally|initially|used\sto)\b", re.IGNORECASE)
_WHOLE: Final = re.compile(r"\b(?:of|half)\s(?:the|its|their|his|her|our|these|those|all)\s$", re.IGNORECASE)
_CHANGED: Final = re.compile(
    r"\bby\s$|\b(?:rose|risen|rises?|fell|fallen|falls?|grew|grown|grows?|jumped|climbed|dropped|gained|lost|"
    r"increased|decreased|shrank|up|down)\s$",
    re.IGNORECASE,
)
_REACHED: Final = re.compile(r"\b(?:to|at|reached|hit|is|was|stands?|stood)\s$", re.IGNORECASE)
_SEASON: Final = re.compile(r"\b(?:previous|preceding|prior|past|last|next|coming)\s$", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<![\w.,$€£])(?:1[5-9]|20)[0-9]{2}(?![\w%]|[.,][0-9])")
_MONTH: Final = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December)\b|(?<=\bin\s)May\b"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a figure is told of."""

    manner: Manner
    """Whether it is told as it was, is only supposed or denied, is the whole of a part, or was once so."""
    period: tuple[str, ...]
    """The years that its sentence names, or the months where it names no year; sorted."""


def setting(text: str, language: str, quantity: Quantity) -> Setting:
    """How a figure stands in its sentence; plainly told in other languages than English."""
    if not english(language):
        return Setting("told", ())
    return Setting(_manner(text, quantity), _period(text))


def _manner(text: str, quantity: Quantity) -> Manner:
    before = _CLAUSE.split(text[max(0, quantity.start - REACH) : quantity.start])[-1]
    if _WHOLE.search(before) and quantity.noun not in TOLLS:
        return "whole"
    if _SUPPOSED.search(before) or _CONDITION.search(text):
        return "supposed"
    return "past" if _PAST.search(before) else "told"


def _period(text: str) -> tuple[str, ...]:
    years = {match[0] for match in _YEAR.finditer(text)}
    return tuple(sorted(years or {match[0] for match in _MONTH.finditer(text)}))


def in_one_setting(told: Sequence[tuple[T, Setting]]) -> Iterator[list[T]]:
    """What is told in one manner and of one period, the periods of the first few alike; each in its order.

    What names no period may be of any.
    """
    for manner in dict.fromkeys(one.manner for _, one in told):
        alike = [(figure, one.period) for figure, one in told if one.manner == manner]
        periods = dict.fromkeys(period for _, period in alike if period)
        for period in islice(periods or [()], PERIODS):
            yield [figure for figure, own in alike if not period or not own or _meet(period, own)]


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two periods may be one: a year and a month may."""
    return one[0].isdigit() != other[0].isdigit() or not set(one).isdisjoint(other)


def is_change(text: str, language: str, quantity: Quantity) -> bool | None:
    """Whether a figure tells by how much something changed, `by 5 percent`, and not what it has come to.

    None where the words before it do not say, and for what is neither a number, a share nor a sum.  Of a
    span of time, whether it is a season only looked back or forward to (`the previous three months`), which
    is no telling of how long a thing took.
    """
    if not english(language) or quantity.kind not in ("count", "percent", "money", "duration"):
        return None
    before = text[max(0, quantity.start - REACH) : quantity.start]
    if quantity.kind == "duration":
        return _SEASON.search(before) is not None
    if _CHANGED.search(before):
        return True
    return False if _REACHED.search(before) else None
