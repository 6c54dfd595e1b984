"""Dates and times of day on which accounts part, where a rule makes it sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from reportgen.difference.doubt import days
from reportgen.difference.meeting import meetings
from reportgen.difference.value import Difference, Side, cut
from reportgen.figure.dates import Expression
from reportgen.figure.hours import Hour, apart, hours

_Day = tuple[int | None, int | None, int | None]
"""Year, month and day."""
_Moment = tuple[Hour, frozenset[tuple[object, ...]]]
"""A time of day without its place, and the days that its sentence names."""


def of_dates(sides: Sequence[Side]) -> Iterator[Difference]:
    """Dates, where sentences name exactly one day and no day of one account can be one of another's."""
    named: list[tuple[Side, Expression]] = []
    for side in sides:
        found = [e for e in days(side.passage.text, side.language) if e.kind == "date" and e.day]
        if len(found) == 1:
            named.append((side, found[0]))
    by_account: dict[str, dict[_Day, None]] = {}
    for side, one in named:
        by_account.setdefault(side.account, {})[one.year, one.month, one.day] = None
    given = dict.fromkeys(tuple(told) for told in by_account.values())
    if any(all(_other_day(a, b) for a, b in product(*pair)) for pair in meetings(list(given))):
        full = all(one.year for _, one in named)
        values = tuple(cut(side, (one.start, one.end)) for side, one in named)
        yield Difference(kind="date", note="date", sure=full, values=values)


def _other_day(left: _Day, right: _Day) -> bool:
    if left[1:] != right[1:]:
        return True
    return left[0] is not None and right[0] is not None and left[0] != right[0]


def of_hours(sides: Sequence[Side]) -> Iterator[Difference]:
    """Times of day at which one event is said to have happened, where no two of two accounts can be one."""
    events: dict[str, list[tuple[Side, Hour]]] = {}
    for side in sides:
        found = hours(side.passage.text, side.language)
        if len(found) == 1 and found[0].event is not None:
            events.setdefault(found[0].event, []).append((side, found[0]))
    for told in events.values():
        by_account: dict[str, dict[_Moment, None]] = {}
        for side, hour in told:
            by_account.setdefault(side.account, {})[_moment(side, hour)] = None
        given = dict.fromkeys(tuple(moments) for moments in by_account.values())
        if any(_at_odds(a, b) for a, b in meetings(list(given))):
            once = {(side.account, hour.minutes): (side, hour) for side, hour in reversed(told)}
            values = tuple(cut(side, hour.span) for side, hour in reversed(once.values()))
            yield Difference(kind="time", note="time of day", sure=True, values=values)


def _moment(side: Side, hour: Hour) -> _Moment:
    named = days(side.passage.text, side.language)
    return replace(hour, span=(0, 0)), frozenset((e.kind, e.month, e.day, e.weekday, e.shift) for e in named)


def _at_odds(left: Sequence[_Moment], right: Sequence[_Moment]) -> bool:
    """Whether no time of one account can be the other's; days that are not named are taken as one."""
    return all(
        apart(one, other) and not (day and another and day.isdisjoint(another))
        for (one, day), (other, another) in product(left, right)
    )
