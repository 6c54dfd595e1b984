"""Figures, times of day and weekdays that two alike sentences tell otherwise, where no rule makes it sure.

Two aligned sentences with unlike figures must not pass for one telling.  What is found here is a doubt:
the words around are alike, so that the figures may speak of one thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import product
from typing import Final

from reportgen.attribution.cues import CUES
from reportgen.difference.contrast import SAME
from reportgen.difference.dial import times
from reportgen.difference.likeness import HELD_WORDS, alike, likeness, told_words
from reportgen.difference.matter import matter
from reportgen.difference.reading import read
from reportgen.difference.setting import in_one_setting, is_change, setting
from reportgen.difference.value import english
from reportgen.figure.dates import Expression, expressions
from reportgen.figure.hours import LOOSE, Hour, gap, unlike
from reportgen.figure.interval import adds_up, compatible, near
from reportgen.figure.occasion import tells_of_talk
from reportgen.figure.quantity import Quantity
from reportgen.language import primary
from reportgen.passage import Span

# Weekdays part only where the articles are of one week: "on Tuesday" of a later week is another day.
WEEK: Final = timedelta(days=6)
# A sentence with more figures than this is a table.
TABLE: Final = 24
# Nouns for whoever was there: "300 residents" and "500 people" may be one count.
_ANYBODY: Final[frozenset[str | None]] = frozenset(
    "people resident individual villager inhabitant citizen civilian evacuee local".split()
)
_TALK: Final = frozenset(["talk"])
# Two lengths or sums are of one thing where a content word is beside both; so far beside a figure is near.
NEAR: Final = 60
# In other languages than English a day beside a verb of saying, so many words off, is when it was said.
SAID_NEAR: Final = 4
_WORD: Final = re.compile(r"[^\W\d_]+")
_CLAUSE_END: Final = re.compile(r"[.;:!?](?=\s|$)")


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
    language: str = "en"
    """Language of the sentences."""


def of_numbers(left: Teller, right: Teller) -> Iterator[Doubt]:
    """Figures of alike sentences that have no match in all that the other account says at the point."""
    if not _are_alike(left, right):
        return
    score, shared = likeness(left.text, right.text, left.language)
    ours, others = _unmet(left, right), _unmet(right, left)
    if any(_sums(one, ours, others) for one in others) or any(_sums(one, others, ours) for one in ours):
        return
    far = score >= SAME and shared >= HELD_WORDS
    for one, other in product(ours, others):
        if _same_sort(one, other) and (far or near(one, other)) and not compatible(one, other):
            if {_by_how_much(left, one), _by_how_much(right, other)} == {True, False}:
                continue
            alone = score >= SAME and shared > 1 and one.noun == other.noun and len(ours) == len(others) == 1
            alone = alone and _told_alike(left, one, right, other)
            yield Doubt((one.start, one.end), (other.start, other.end), (one, other), alone)


def _by_how_much(teller: Teller, one: Quantity) -> bool | None:
    return is_change(teller.text, teller.language, one)


def _told_alike(left: Teller, one: Quantity, right: Teller, other: Quantity) -> bool:
    """Whether two figures are told in one manner and of one period."""
    settings = [setting(t.text, t.language, q) for t, q in ((left, one), (right, other))]
    return any(len(part) > 1 for part in in_one_setting(list(enumerate(settings))))


def _sums(whole: Quantity, parts: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    """Whether the figures of one sentence are together one of the fewer that the other has."""
    alike = [part for part in parts if _same_sort(part, whole)]
    return len(others) < len(parts) and adds_up(alike, [whole])


def _unmet(mine: Teller, theirs: Teller) -> list[Quantity]:
    others = [other for text in theirs.all for other in figures(text, theirs.language)]
    return [
        one
        for one in figures(mine.text, mine.language)
        if not any(_same_sort(one, other) and compatible(one, other) for other in others)
    ]


@lru_cache(maxsize=4096)
def figures(text: str, language: str = "en") -> tuple[Quantity, ...]:
    """The figures of a sentence, none where it is a table."""
    found = read(text, language)
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
    one, other = _only_hour(left), _only_hour(right)
    if one is None or other is None or not unlike(one, other):
        return None
    if _tells_hour(right, one) or _tells_hour(left, other):
        return None
    return Doubt(one.span, other.span) if _are_alike(left, right) else None


def _only_hour(teller: Teller) -> Hour | None:
    found = times(teller.text, teller.language)
    return found[0] if len(found) == 1 and is_told(found[0].span, teller) else None


def _tells_hour(teller: Teller, hour: Hour) -> bool:
    """Whether the account names that time in any of its sentences."""
    return any(gap(hour, other) <= LOOSE for text in teller.all for other in times(text, teller.language))


def of_weekdays(left: Teller, right: Teller) -> Doubt | None:
    """The one weekday of each of two alike sentences, of articles of one week, where they are not one."""
    one, other = _only_weekday(left), _only_weekday(right)
    if one is None or other is None or one.weekday == other.weekday:
        return None
    if left.published and right.published and abs(left.published - right.published) > WEEK:
        return None
    if other.weekday in _weekdays(left) or one.weekday in _weekdays(right):
        return None
    return Doubt((one.start, one.end), (other.start, other.end)) if _are_alike(left, right) else None


def _are_alike(left: Teller, right: Teller) -> bool:
    return alike(left.text, right.text, left.language)


@lru_cache(maxsize=4096)
def days(text: str, language: str = "en") -> tuple[Expression, ...]:
    """The days that a sentence names."""
    return tuple(e for e in expressions(text, language) if e.kind != "time")


def _weekdays(teller: Teller) -> set[int | None]:
    return {e.weekday for text in teller.all for e in days(text, teller.language) if e.kind == "weekday"}


def _only_weekday(teller: Teller) -> Expression | None:
    found = days(teller.text, teller.language)
    if len(found) != 1 or found[0].kind != "weekday":
        return None
    return found[0] if is_told((found[0].start, found[0].end), teller) else None


def is_told(span: Span, teller: Teller) -> bool:
    """Whether words stand in what is told, not in who told it when: `said on Monday that`."""
    if english(teller.language):
        return _inside(span, teller.text)
    cues = CUES.get(primary(teller.language))
    around = (
        _WORD.findall(teller.text[: span[0]])[-SAID_NEAR:] + _WORD.findall(teller.text[span[1] :])[:SAID_NEAR]
    )
    return cues is None or cues.verbs.isdisjoint(word.lower() for word in around)


def _inside(span: Span, text: str) -> bool:
    told = matter(text)
    if text.endswith(told):
        return span[0] >= len(text) - len(told)
    return span[1] <= len(told)


def beside(text: str, one: Quantity) -> frozenset[str]:
    """Stems of the content words that stand within NEAR characters of a figure in its clause.

    Of `two days after the fire` only those behind, which name what it is counted from, where any do.
    All words for a talk are one: `talked for an hour`, `the conversation lasted an hour`.
    """
    before = _CLAUSE_END.split(text[max(0, one.start - NEAR) : one.start])[-1]
    behind = _CLAUSE_END.split(text[one.end : one.end + NEAR])[0]
    anchor = told_words(behind)
    if one.kind == "duration" and one.noun is not None and anchor:
        return anchor
    talk = one.kind == "duration" and tells_of_talk(before + " " + behind)
    return anchor | told_words(before) | (_TALK if talk else frozenset())
