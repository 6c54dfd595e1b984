"""Figures in the light of their neighbors: `two hours and 30 minutes`, `room for 220 cars, and carried 212`.

A figure that names no noun takes that of its neighbor, a figure whose noun says little (`people`) keeps the
words beside it, and figures that add up to one become one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from reportgen.figure.numerals import GENERIC, ONES, TENS
from reportgen.figure.quantity import Quantity
from reportgen.figure.rate import rated
from reportgen.language import stem, stop_words

# The words that tell what is done to people stand at most this many words from them.
WINDOW: Final = 5
# Characters that hold so many words, so that a text full of figures is read in linear time.
WINDOW_CHARACTERS: Final = 90
# An elliptic number is of the size of the one whose noun it shares: "for 220 passengers and carried 212".
ALIKE: Final = 3.0
# An elliptic number stands at most this many characters behind the noun that it shares.
ELLIPSIS: Final = 120

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[0-9]+|[^\w\s]")
_SUM: Final = re.compile(r"\s(?:and\s)?")
_TIME_SUM: Final = re.compile(r"\s(?:and\s)?|,\s(?:and\s)?")
_LINK: Final = re.compile(r"\s(?:to|and|or)\s")
_SENTENCE_END: Final = re.compile(r"[.!?;:]\s")
_NOTHING_BEHIND: Final = re.compile(r"\s*(?:$|[,.;!?)\"”’']|(?:and|but|or)\s)")
# "2 million doses to the north and 1.5 million to the south": the noun is left out in the second half.
_HALVES: Final = re.compile(r"\s(?:to|with|in|for|from|at|on|by)\s")
_AND: Final = re.compile(r"\sand\s(?:another\s|about\s|some\s)?$")
_ENDERS: Final = frozenset('.,;:!?()"“”—–')
# What a report of speech says of its speaker tells nothing of the people who are counted.
_SPEECH: Final = frozenset("said says say told according reported reports that".split())
# Words beside many figures that tell when or how many, not what.
_IDLE: Final = frozenset(
    "rose rise rises risen fell fall falls fallen grew number total count figure toll far night evening "
    "morning afternoon noon today yesterday week weeks day days month months year years hour hours minute "
    "minutes including estimated reportedly confirmed".split()
)
# "Two days after the fire", "an hour earlier", "20 minutes behind schedule" are no lengths of a thing ...
_OFFSET: Final = re.compile(
    r"\s(?:(?P<late>behind\s(?:schedule|time)|late\b|overdue|delay)|(?P<early>ahead\sof\s(?:schedule|time)|early\b)"
    r"|(?P<later>later|after|afterwards?|from\snow|following|past)\b"
    r"|(?P<earlier>before|beforehand|earlier|ago|prior)\b)"
)
_DELAY: Final = re.compile(r"\bdelay(?:ed|s)?\s(?:of|by|for)\s$|\blate\sby\s$")
# ... but "lasted 20 minutes before", "spoke for an hour after" tell how long.
_LASTING: Final = re.compile(r"\b(?:for|last(?:ed|s|ing)?|t[ao]kes?|took|taking|spen[dt]s?|spending)\s$")
_NUMBERS: Final = frozenset(ONES["en"]) | frozenset(TENS)
_ADDED: Final = frozenset(("duration", "measure"))


def couple(text: str, found: Sequence[Quantity], language: str) -> tuple[Quantity, ...]:
    """The quantities of a text, each read together with its neighbors; linear in the text."""
    made: list[Quantity] = []
    for quantity in found:
        if made and (whole := _sum(text, made[-1], quantity)) is not None:
            made[-1] = whole
        else:
            made.append(quantity)
    named = [rated(text, _placed(text, one), language) for one in _named(text, made)]
    return tuple(
        replace(one, context=_context(text, one, language)) if one.noun in GENERIC else one for one in named
    )


def _placed(text: str, one: Quantity) -> Quantity:
    """A duration that tells how far one event lies from another gets a noun that says so."""
    if one.kind != "duration" or one.noun is not None:
        return one
    if _DELAY.search(text, max(0, one.start - WINDOW_CHARACTERS), one.start):
        return replace(one, noun="late")
    behind = _OFFSET.match(text, one.end)
    if behind is None or _LASTING.search(text, max(0, one.start - 20), one.start):
        return one
    return replace(one, noun=behind.lastgroup)


def _sum(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """The whole of two figures of one unit, the second in a smaller one: 150 of two hours and 30 minutes."""
    if first.kind not in _ADDED or (first.kind, first.unit, first.noun) != (
        second.kind,
        second.unit,
        second.noun,
    ):
        return None
    if not second.scale < first.scale or second.value >= first.scale or first.vague or second.vague:
        return None
    link = _TIME_SUM if first.kind == "duration" else _SUM
    if first.bound == "range" or second.bound != "exact" or not link.fullmatch(text, first.end, second.start):
        return None
    return replace(
        first,
        end=second.end,
        text=text[first.start : second.end],
        value=first.value + second.value,
        low=None if first.low is None else first.low + second.value,
        high=None if first.high is None else first.high + second.value,
        scale=second.scale,
        terms=(*(first.terms or (first.value / first.scale,)), second.value / second.scale),
    )


def _named(text: str, found: list[Quantity]) -> list[Quantity]:
    """The figures, bare counts with the noun of the one that they are told with."""
    made: list[Quantity] = []
    for place, one in enumerate(found):
        if one.kind == "count" and one.noun is None:
            before = made[-1] if made else None
            behind = found[place + 1] if place + 1 < len(found) else None
            if behind is not None and _is_linked(text, one, behind):
                one = replace(one, noun=behind.noun)  # noqa: PLW2901 - the same figure, read further
            elif before is not None and (_is_linked(text, before, one) or _is_elliptic(text, before, one)):
                one = replace(one, noun=before.noun)  # noqa: PLW2901 - the same figure, read further
        made.append(one)
    return made


def _is_linked(text: str, one: Quantity, other: Quantity) -> bool:
    """Whether two counts are the ends of one phrase: `from 12 to 15 boats`."""
    return one.kind == other.kind == "count" and bool(_LINK.fullmatch(text, one.end, other.start))


def _is_elliptic(text: str, before: Quantity, one: Quantity) -> bool:
    """Whether a bare count leaves out a noun that its sentence has just named."""
    if before.kind != "count" or not before.noun or before.part_of or one.start - before.end > ELLIPSIS:
        return False
    small, large = sorted((before.value, one.value))
    if large > ALIKE * small or _SENTENCE_END.search(text, before.end, one.start):
        return False
    if _NOTHING_BEHIND.match(text, one.end):
        return True
    halves = _HALVES.search(text, before.end, one.start) and _HALVES.match(text, one.end)
    return bool(halves and _AND.search(text, before.end, one.start))


def _context(text: str, one: Quantity, language: str) -> tuple[str, ...]:
    """Stems of the content words beside a figure in its clause, sorted."""
    behind = _WORD.findall(text, one.end, one.end + WINDOW_CHARACTERS)[:WINDOW]
    before = _WORD.findall(text, max(0, one.start - WINDOW_CHARACTERS), one.start)[: -WINDOW - 1 : -1]
    beside = [*takewhile(_goes_on, behind), *takewhile(_goes_on, before)]
    idle = stop_words(language) | _IDLE
    # A name beside two figures tells where, not what: "12 people were arrested in Ostby".
    telling = {word for word in beside if word.islower() and word not in idle and len(word) > 2}
    return tuple(sorted({stem(word, language) for word in telling}))


def _goes_on(word: str) -> bool:
    """Whether the clause of a figure reaches past the word."""
    low = word.lower()
    return low not in _ENDERS and low not in _SPEECH and low not in _NUMBERS and not low[0].isdigit()
