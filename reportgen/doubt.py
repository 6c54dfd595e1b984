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

from reportgen.contrast import SAME, content, matter
from reportgen.figure import quantities
from reportgen.figure.dates import Expression, expressions
from reportgen.figure.hours import LOOSE, Hour, gap, hours, unlike
from reportgen.figure.interval import adds_up, compatible, near
from reportgen.figure.numerals import ONES, SCALES, TENS
from reportgen.figure.quantity import Quantity
from reportgen.passage import Span

# Two sentences are alike enough for a doubt where this much of their other content is shared (Jaccard) ...
ALIKE: Final = 0.4
# ... or where one, longer, tells this much of what the other does, in this many content words.
HELD: Final = 0.65
HELD_WORDS: Final = 3
# Weekdays part only where the articles are of one week: "on Tuesday" of a later week is another day.
WEEK: Final = timedelta(days=6)
# A sentence with more figures than this is a table.
TABLE: Final = 24
# Words that bound or place a figure and tell nothing of the matter.
_LOOSE: Final = frozenset(
    "about around approximately roughly nearly almost over more less fewer least most estimated shortly soon "
    "just later earlier late early ago prior following schedule before after until till since other another "
    "people person persons resident residents hour hours minute minutes hundred thousand million billion "
    "local time gmt utc noon midday midnight morning afternoon evening night".split()
) | frozenset((*ONES["en"], *TENS, *SCALES))
# Nouns for whoever was there: "300 residents" and "500 people" may be one count.
_ANYBODY: Final[frozenset[str | None]] = frozenset(
    "people resident individual villager inhabitant citizen civilian evacuee local".split()
)
# Two lengths or sums are of one thing where a content word is beside both; so far beside a figure is near.
NEAR: Final = 60
_CLAUSE_END: Final = re.compile(r"[.;:!?](?=\s|$)")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
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


@dataclass(frozen=True, slots=True)
class Teller:
    """One account's sentence at a point, and all that it says there."""

    text: str
    """The sentence."""
    all: tuple[str, ...]
    """All sentences of the account at the point, this one among them."""
    published: datetime | None = None
    """When its article was published, None where unknown."""


def of_numbers(left: Teller, right: Teller) -> Iterator[Doubt]:
    """Figures of alike sentences that have no match in all that the other account says at the point."""
    score, shared = _likeness(left.text, right.text)
    if not _alike(score, shared, left.text, right.text):
        return
    ours, others = _unmet(left, right), _unmet(right, left)
    if any(_sums(one, ours, others) for one in others) or any(_sums(one, others, ours) for one in ours):
        return
    far = score >= SAME and shared >= HELD_WORDS
    for one, other in product(ours, others):
        if _same_sort(one, other) and (far or near(one, other)) and not compatible(one, other):
            alone = score >= SAME and shared > 1 and one.noun == other.noun and len(ours) == len(others) == 1
            yield Doubt((one.start, one.end), (other.start, other.end), (one, other), alone)


def _sums(whole: Quantity, parts: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    """Whether the figures of one sentence are together one of the fewer that the other has."""
    alike = [part for part in parts if _same_sort(part, whole)]
    return len(others) < len(parts) and adds_up(alike, [whole])


def _unmet(mine: Teller, theirs: Teller) -> list[Quantity]:
    others = [other for text in theirs.all for other in _figures(text)]
    return [
        one
        for one in _figures(mine.text)
        if not any(_same_sort(one, other) and compatible(one, other) for other in others)
    ]


@lru_cache(maxsize=4096)
def _figures(text: str) -> tuple[Quantity, ...]:
    found = quantities(text)
    return found if len(found) <= TABLE else ()


def _same_sort(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may count one thing; a bare count may count people."""
    if (one.kind, one.unit, one.part_of) != (other.kind, other.unit, other.part_of):
        return False
    if one.noun == other.noun:
        return True
    if one.kind != "count":
        return False
    return {one.noun, other.noun} <= _ANYBODY | {None}


def of_hours(left: Teller, right: Teller) -> Doubt | None:
    """The one time of day of each of two alike sentences, where the two cannot be the same."""
    one, other = _only_hour(left.text), _only_hour(right.text)
    if one is None or other is None or not unlike(one, other):
        return None
    if _tells_hour(right, one) or _tells_hour(left, other):
        return None
    score, shared = _likeness(left.text, right.text)
    return Doubt(one.span, other.span) if _alike(score, shared, left.text, right.text) else None


@lru_cache(maxsize=4096)
def _hours(text: str) -> tuple[Hour, ...]:
    return hours(text)


def _only_hour(text: str) -> Hour | None:
    found = _hours(text)
    return found[0] if len(found) == 1 and _inside(found[0].span, text) else None


def _tells_hour(teller: Teller, hour: Hour) -> bool:
    """Whether the account names that time in any of its sentences."""
    return any(gap(hour, other) <= LOOSE for text in teller.all for other in _hours(text))


def of_weekdays(left: Teller, right: Teller) -> Doubt | None:
    """The one weekday of each of two alike sentences, of articles of one week, where they are not one."""
    one, other = _only_weekday(left.text), _only_weekday(right.text)
    if one is None or other is None or one.weekday == other.weekday:
        return None
    if left.published and right.published and abs(left.published - right.published) > WEEK:
        return None
    if other.weekday in _weekdays(left) or one.weekday in _weekdays(right):
        return None
    score, shared = _likeness(left.text, right.text)
    spans = (one.start, one.end), (other.start, other.end)
    return Doubt(*spans) if _alike(score, shared, left.text, right.text) else None


@lru_cache(maxsize=4096)
def _days(text: str) -> tuple[Expression, ...]:
    return tuple(e for e in expressions(text) if e.kind != "time")


def _weekdays(teller: Teller) -> set[int | None]:
    return {e.weekday for text in teller.all for e in _days(text) if e.kind == "weekday"}


def _only_weekday(text: str) -> Expression | None:
    found = _days(text)
    if len(found) != 1 or found[0].kind != "weekday":
        return None
    return found[0] if _inside((found[0].start, found[0].end), text) else None


def _inside(span: Span, text: str) -> bool:
    """Whether words stand in what is told, not in who told it when: `said on Monday that`."""
    told = matter(text)
    if text.endswith(told):
        return span[0] >= len(text) - len(told)
    return span[1] <= len(told)


def beside(text: str, one: Quantity) -> frozenset[str]:
    """Stems of the content words that stand within NEAR characters of a figure in its clause.

    Of `two days after the fire` only those behind, which name what it is counted from, where any do.
    """
    before = _CLAUSE_END.split(text[max(0, one.start - NEAR) : one.start])[-1]
    behind = _CLAUSE_END.split(text[one.end : one.end + NEAR])[0]
    anchor = _told_words(behind)
    if one.kind == "duration" and one.noun is not None and anchor:
        return anchor
    return anchor | _told_words(before)


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
    return _told_words(matter(text))


def _told_words(told: str) -> frozenset[str]:
    for one in reversed(expressions(told)):
        told = told[: one.start] + " " + told[one.end :]
    kept = _LETTERS.sub(lambda word: "" if word.group().lower() in _LOOSE else word.group(), told)
    return frozenset(word for word in content(kept) if len(word) > 1 and not _DIGIT.search(word))
