"""Doubts of several accounts: what alike sentences tell otherwise and no rule has decided."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.difference.dial import times
from reportgen.difference.doubt import Doubt, Teller, days, figures, of_hours, of_numbers, of_weekdays
from reportgen.difference.meeting import first_of_each, meetings
from reportgen.difference.place import of_places, places
from reportgen.difference.rows import figure_value, kind_of
from reportgen.difference.value import Difference, DifferenceKind, Side, Value, cut, english
from reportgen.figure.naming import describe
from reportgen.language import primary

_Kind = tuple[DifferenceKind, str]
"""Kind and note of a difference."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """One wording at a point, with all who give it in the same setting."""

    teller: Teller
    """The sentence, and what else its account says."""
    sides: tuple[Side, ...]
    """Whose it is, in their order."""
    reading: Hashable
    """The figures, times, weekdays and places in it: with the same ones nothing can be doubted."""


def of_doubts(sides: Sequence[Side], sure: Sequence[Difference]) -> Iterator[Difference]:
    """What alike sentences tell otherwise and no rule has decided, one difference for each measure.

    A wording is weighed once however many give it, one of each reading before the second of any, and no
    more than `PAIRS` pairs in all: time grows with the wordings, not with the square of the sides.
    """
    told = {(d.kind, d.note) for d in sure}
    taken = {value.span for d in sure for value in d.values}
    found: dict[_Kind, dict[Value, bool]] = {}
    for left, right in meetings(first_of_each(_wordings(sides), lambda one: one.reading)):
        if left.reading == right.reading or not _can_meet(left, right):
            continue
        for kind, note, doubt in _doubts(left.teller, right.teller):
            values = tuple(_values(doubt, left, right))
            if (kind, note) not in told and taken.isdisjoint(value.span for value in values):
                held = found.setdefault((kind, note), {})
                held.update({value: held.get(value, False) or doubt.alone for value in values})
    order = {side.passage: place for place, side in enumerate(sides)}
    for (kind, note), held in found.items():
        given = tuple(sorted(held, key=lambda value: (order[value.passage], value.span)))
        yield Difference(kind=kind, note=note, sure=any(held.values()), values=given)


def _wordings(sides: Sequence[Side]) -> Iterator[_Wording]:
    texts: dict[str, dict[str, None]] = {}
    for side in sides:
        texts.setdefault(side.account, {})[side.passage.text] = None
    given: dict[Teller, list[Side]] = {}
    for side in sides:
        given.setdefault(_teller(side, tuple(texts[side.account])), []).append(side)
    for teller, tellers in given.items():
        reading = _reading(teller)
        if reading is not None:
            yield _Wording(teller, tuple(tellers), reading)


def _teller(side: Side, texts: tuple[str, ...]) -> Teller:
    """The sentence with what it is weighed by: the day of publication counts where it names a weekday."""
    language = "en" if english(side.language) else primary(side.language)
    dated = side.published is not None and any(e.kind == "weekday" for e in days(side.passage.text, language))
    midnight = None
    if dated and side.published is not None:
        midnight = side.published.replace(hour=0, minute=0, second=0, microsecond=0)
    return Teller(side.passage.text, texts, midnight, language)


def _reading(teller: Teller) -> Hashable:
    """What of a sentence can be told otherwise, None where it has nothing of the sort."""
    text, language = teller.text, teller.language
    read = (
        tuple((q.kind, q.unit, q.noun, q.value, q.low, q.high, q.part_of) for q in figures(text, language)),
        tuple((hour.minutes, hour.side) for hour in times(text, language)),
        tuple(day.weekday for day in days(text, language) if day.kind == "weekday"),
        tuple(place.names for place in places(text, language)),
    )
    return read if any(read) else None


def _can_meet(left: _Wording, right: _Wording) -> bool:
    """Whether the wordings are of one language and of more than one account."""
    accounts = {side.account for one in (left, right) for side in one.sides}
    return left.teller.language == right.teller.language and len(accounts) > 1


def _doubts(left: Teller, right: Teller) -> Iterator[tuple[DifferenceKind, str, Doubt]]:
    for doubt in of_numbers(left, right):
        if doubt.figures is not None:
            yield kind_of(doubt.figures[0]), describe(doubt.figures), doubt
    if (hour := of_hours(left, right)) is not None:
        yield "time", "time of day", hour
    if (day := of_weekdays(left, right)) is not None:
        yield "date", "day of the week", day
    if (place := of_places(left, right)) is not None:
        yield "place", "place", place


def _values(doubt: Doubt, left: _Wording, right: _Wording) -> Iterator[Value]:
    """What each who gives one of the wordings says, where another account gives the other."""
    for n, (mine, theirs) in enumerate(((left, right), (right, left))):
        others = {side.account for side in theirs.sides}
        for side in mine.sides:
            if others != {side.account}:
                yield _value(doubt, n, side)


def _value(doubt: Doubt, n: int, side: Side) -> Value:
    if doubt.figures is not None:
        return figure_value(side, doubt.figures[n])
    return cut(side, (doubt.left, doubt.right)[n])
