"""Figures, times of day and weekdays that two alike sentences tell otherwise, where no rule makes it sure.

Two aligned sentences with unlike figures must not pass for one telling.  What is found here is a doubt:
the words around are alike, so that the figures may speak of one thing.  English only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import product
from typing import Final

from reportgen.contrast import content, matter
from reportgen.figure import quantities
from reportgen.figure.dates import Expression, expressions
from reportgen.figure.hours import Hour, hours, unlike
from reportgen.figure.interval import compatible, near
from reportgen.figure.numerals import ONES, SCALES, TENS
from reportgen.figure.quantity import Quantity
from reportgen.passage import Span

# Two sentences are alike enough for a doubt where this much of their other content is shared (Jaccard) ...
ALIKE: Final = 0.4
# ... or where one, longer, tells this much of what the other does, in this many content words.
HELD: Final = 0.65
HELD_WORDS: Final = 3
# From here on they differ in the figure alone.
SAME: Final = 0.8
# Weekdays part only where the articles are of one week: "on Tuesday" of a later week is another day.
WEEK: Final = timedelta(days=6)
# Words that bound or place a figure and tell nothing of the matter.
_LOOSE: Final = frozenset(
    "about around approximately roughly nearly almost over under more less fewer least most estimated shortly "
    "soon just before after until till since other another people person persons resident residents hour hours "
    "minute minutes hundred thousand million billion local time gmt utc morning afternoon evening night".split()
) | frozenset((*ONES["en"], *TENS, *SCALES))
# Nouns for whoever was there: "300 residents" and "500 people" may be one count.
_ANYBODY: Final = frozenset(
    "people resident individual villager inhabitant citizen civilian evacuee local".split()
)
_DIGIT: Final = re.compile(r"[0-9]")


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that two sentences tell otherwise, in offsets of the sentences."""

    left: Span
    """The words of the first."""
    right: Span
    """The words of the second."""
    figures: tuple[Quantity, Quantity] | None = None
    """The figures, where they are figures."""
    alone: bool = False
    """Whether the sentences differ in nothing else."""


def of_numbers(left: str, right: str, mine: Sequence[Quantity], theirs: Sequence[Quantity]) -> Iterator[Doubt]:
    """Figures of alike sentences that have no match in what the other account gives.

    `mine` and `theirs` are all figures of the two accounts, the sentences' own among them.
    """
    score, shared = _likeness(left, right)
    if not _alike(score, shared, left, right):
        return
    ours = [q for q in quantities(left) if not _met(q, theirs)]
    others = [q for q in quantities(right) if not _met(q, mine)]
    far = score >= SAME and shared >= HELD_WORDS
    for one, other in product(ours, others):
        if _same_sort(one, other) and (far or near(one, other)):
            alone = score >= SAME and shared > 1 and one.noun == other.noun and len(ours) == len(others) == 1
            yield Doubt((one.start, one.end), (other.start, other.end), (one, other), alone)


def _met(one: Quantity, others: Sequence[Quantity]) -> bool:
    return any(_same_sort(one, other) and compatible(one, other) for other in others)


def _same_sort(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may count one thing; a bare count may count anything."""
    if (one.kind, one.unit, one.part_of) != (other.kind, other.unit, other.part_of):
        return False
    if one.noun == other.noun:
        return True
    if one.kind != "count":
        return False
    return one.noun is None or other.noun is None or {one.noun, other.noun} <= _ANYBODY


def of_hours(left: str, right: str) -> Doubt | None:
    """The one time of day of each of two alike sentences, where the two cannot be the same."""
    pair = _only_hour(left), _only_hour(right)
    if pair[0] is None or pair[1] is None or not unlike(pair[0], pair[1]):
        return None
    score, shared = _likeness(left, right)
    return Doubt(pair[0].span, pair[1].span) if _alike(score, shared, left, right) else None


def _only_hour(text: str) -> Hour | None:
    found = hours(text)
    return found[0] if len(found) == 1 and _inside(found[0].span, text) else None


def of_weekdays(
    left: str, right: str, published: tuple[datetime | None, datetime | None]
) -> Doubt | None:
    """The one weekday of each of two alike sentences, of articles of one week, where they are not one."""
    pair = _only_weekday(left), _only_weekday(right)
    if pair[0] is None or pair[1] is None or pair[0].weekday == pair[1].weekday:
        return None
    if published[0] and published[1] and abs(published[0] - published[1]) > WEEK:
        return None
    score, shared = _likeness(left, right)
    spans = (pair[0].start, pair[0].end), (pair[1].start, pair[1].end)
    return Doubt(*spans) if _alike(score, shared, left, right) else None


def _only_weekday(text: str) -> Expression | None:
    found = [e for e in expressions(text) if e.kind != "time"]
    if len(found) != 1 or found[0].kind != "weekday":
        return None
    return found[0] if _inside((found[0].start, found[0].end), text) else None


def _inside(span: Span, text: str) -> bool:
    """Whether words stand in what is told, not in who told it when: `said on Monday that`."""
    told = matter(text)
    if text.endswith(told):
        return span[0] >= len(text) - len(told)
    return span[1] <= len(told)


def _likeness(left: str, right: str) -> tuple[float, int]:
    """Content words in both over those in either, figures and days left out, and how many are in both."""
    a, b = _other_words(left), _other_words(right)
    return len(a & b) / max(1, len(a | b)), len(a & b)


def _alike(score: float, shared: int, left: str, right: str) -> bool:
    least = min(len(_other_words(left)), len(_other_words(right)))
    return score >= ALIKE or (shared >= HELD_WORDS and shared >= HELD * least)


@lru_cache(maxsize=4096)
def _other_words(text: str) -> frozenset[str]:
    """Stems of the content words of what is told, without figures, days and times."""
    told = matter(text)
    for one in reversed(expressions(told)):
        told = told[: one.start] + " " + told[one.end :]
    kept = re.sub(r"[^\W\d_]+", lambda word: "" if word.group().lower() in _LOOSE else word.group(), told)
    return frozenset(word for word in content(kept) if len(word) > 1 and not _DIGIT.search(word))
