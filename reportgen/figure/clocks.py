"""Clock times of a sentence as moments of a day: one for a time told in two zones, one for a span of hours.

A time that leaves the half of the day open (`6:40`, `seven o'clock`) is settled by `morning` or `evening`
beside it, and dropped where neither stands there.  Nothing is set on a day here; `timeline` does that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from reportgen.figure import zones
from reportgen.figure.dates import Expression, expressions
from reportgen.figure.hours import DAY, HALF_DAY, hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day as a sentence gives it."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset behind its last; of a time in two zones, behind the second."""
    minutes: int
    """Minutes from midnight of the day that is named with it, by the clocks of its zone; it may lie outside
    of that day where the day is that of another zone."""
    to_minute: bool
    """Whether the minute is told."""
    zone: str | None
    """Zone as written, None where none is."""
    until: int | None = None
    """Minutes from midnight of its end, for a span of hours."""
    again: int | None = None
    """Offset where a time in two zones is told again, None for the others."""


# How far the words of a half of the day may stand from their time: "at 6:40 on Saturday evening".
BESIDE: Final = 30
# Local time may lie this many minutes ahead of the zone beside it; the rest of the day lies behind it.
AHEAD: Final = 13 * 60
# Between the two stands at most " on Wednesday, September 30, 2015 (".
MOST_BETWEEN: Final = 40
# Up to this hour "at night" is of the early hours, from the next on of the late ones.
NIGHT_ENDS, NIGHT_BEGINS = 5, 8

_CLAUSE: Final = re.compile(r"[.;:!?]\s|\b(?:and|but|while|before|after)\b")
_EARLY: Final = re.compile(r"\b(?:morning|dawn|daybreak)\b")
_LATE: Final = re.compile(r"\b(?:afternoon|evening|dusk)\b")
_NIGHT: Final = re.compile(r"\bnight\b")
_TWICE: Final = re.compile(r"\s?(?:\(|/|\(?or\s|,\sor\s|\((?:about|around)\s)")
# "1 a.m. on Sunday (2200 GMT": a day may stand between the two.
_TWICE_BEHIND_DAY: Final = re.compile(r"(?:[\s,]|on|early|late|[A-Z][a-z]+|[0-9]{1,4})+\(")
_CLOSE: Final = re.compile(r"[^()]{0,24}\)")
_AGAIN: Final = re.compile(r",\s")
_TO: Final = re.compile(r"\s(?:to|and|until|till|bis|und|et|à|y|до|и)\s(?:about\s)?|\s?[-–]\s?")
_FROM: Final = re.compile(
    r"(?:\bbetween|\bfrom|\bzwischen|\bvon|\bentre|\bde|\bс|\bмежду)\s(?:about\s)?$", re.I
)
# "From 3 to 5 p.m.": the half of the day stands at the second only.
_BARE: Final = re.compile(r"\b(1[0-2]|0?[1-9])(?:[:.]([0-5][0-9]))?\s?(?:to|and|until|-|–)\s?$")
# Languages whose clocks have 24 hours in writing.
_WHOLE_DAY: Final = frozenset(("de", "fr", "es", "ru"))


def clocks(text: str, language: str = "en") -> tuple[Clock, ...]:
    """The clock times of a sentence that leave nothing open but the zone, in its order."""
    whole = language.lower().partition("-")[0] in _WHOLE_DAY
    found = [_written(text, e, whole=whole) for e in expressions(text, language) if e.kind == "time"]
    taken = frozenset(e.start for e in expressions(text, language) if e.kind == "time")
    spoken = [] if whole else _spoken(text, taken)
    settled = [clock for clock in (*found, *spoken) if clock is not None]
    return tuple(_joined(text, sorted(settled, key=lambda clock: clock.start)))


def _written(text: str, expression: Expression, *, whole: bool) -> Clock | None:
    minutes = 60 * (expression.hour or 0) + (expression.minute or 0)
    words = text[expression.start : expression.end].lower()
    told = "m" in words.replace(".", "")[:8] and re.search(r"[ap]\.?m", words) is not None
    if not (whole or told or expression.zone) and not words.startswith("0") and 60 <= minutes < HALF_DAY + 60:
        half = _half(text, expression.start, expression.end, minutes // 60)
        if half is None:
            return None
        minutes = minutes % HALF_DAY + half
    made = Clock(
        start=expression.start,
        end=expression.end,
        minutes=minutes,
        to_minute=expression.minute is not None,
        zone=expression.zone,
    )
    return _begun(text, made, told=told)


def _begun(text: str, clock: Clock, *, told: bool) -> Clock:
    """The span of hours that ends with the clock time, where its beginning is a bare number before it."""
    bare = _BARE.search(text, max(0, clock.start - 12), clock.start) if told else None
    if bare is None or not _FROM.search(text, max(0, bare.start() - 20), bare.start()):
        return clock
    minutes = int(bare[1]) % 12 * 60 + int(bare[2] or 0) + HALF_DAY * (clock.minutes >= HALF_DAY)
    if minutes > clock.minutes:  # "from 11 to 2 p.m." begins before noon
        minutes -= HALF_DAY
    return replace(clock, start=bare.start(), minutes=minutes, until=clock.minutes) if minutes >= 0 else clock


def _half(text: str, start: int, end: int, hour: int) -> int | None:
    """Minutes to add for the half of the day that the words beside a time name; None where they do not."""
    behind = _CLAUSE.search(text, end, end + BESIDE)
    before = [match.end() for match in _CLAUSE.finditer(text, max(0, start - BESIDE), start)]
    spans = (
        (end, behind.start() if behind else end + BESIDE),
        (before[-1] if before else max(0, start - BESIDE), start),
    )
    for left, right in spans:
        if _EARLY.search(text, left, right):
            return 0
        if _LATE.search(text, left, right):
            return HALF_DAY
        if _NIGHT.search(text, left, right) and not NIGHT_ENDS <= hour % 12 < NIGHT_BEGINS:
            # What happened "at 2:15 on Sunday night" may be Monday's: only the late hours are clear.
            return HALF_DAY if hour % 12 >= NIGHT_BEGINS else None
    return None


def _spoken(text: str, taken: frozenset[int]) -> list[Clock]:
    """`half past six in the evening`, `noon`; midnight is not clear of its day and left out."""
    made = []
    for hour in hours(text):
        if hour.span[0] in taken:
            continue
        minutes = hour.minutes
        if hour.halved:
            half = _half(text, *hour.span, hour.minutes // 60 or 12)
            if half is None:
                continue
            minutes = minutes % HALF_DAY + half
        if minutes:
            to_minute = minutes % 60 != 0
            made.append(
                Clock(start=hour.span[0], end=hour.span[1], minutes=minutes, to_minute=to_minute, zone=None)
            )
    return made


def _joined(text: str, found: Sequence[Clock]) -> list[Clock]:
    """The clock times, those in two zones and the ends of spans made one."""
    made: list[Clock] = []
    for clock in found:
        last = made[-1] if made else None
        if last is not None and clock.start < last.end:
            continue
        if last is not None and _is_twice(text, last, clock):
            close = _CLOSE.match(text, clock.end)
            whole = _in_one_zone(last, clock)
            made[-1] = replace(whole, again=clock.start, end=close.end() if close else clock.end)
        elif last is not None and _is_span(text, last, clock):
            made[-1] = replace(last, end=clock.end, until=clock.minutes, zone=clock.zone or last.zone)
        else:
            made.append(clock)
    return made


def _is_twice(text: str, first: Clock, second: Clock) -> bool:
    if second.zone is None or first.zone == second.zone or first.until is not None:
        return False
    link = _TWICE.fullmatch(text, first.end, second.start)
    if link is None and second.start - first.end <= MOST_BETWEEN:
        link = _TWICE_BEHIND_DAY.fullmatch(text, first.end, second.start)
    return bool(link or (first.zone and _AGAIN.fullmatch(text, first.end, second.start)))


def _is_span(text: str, first: Clock, second: Clock) -> bool:
    if first.until is not None or second.until is not None:
        return False
    if not _TO.fullmatch(text, first.end, second.start):
        return False
    dashed = text[first.end : second.start].strip() in ("-", "–")
    return dashed or _FROM.search(text, max(0, first.start - 20), first.start) is not None


def is_known(zone: str | None) -> bool:
    """Whether the distance of the zone from Greenwich is known in our days."""
    return zone is not None and zones.east(zone, _OUR_DAYS) is not None


_OUR_DAYS: Final = datetime(2020, 1, 1)  # noqa: DTZ001 - any winter day since the rules hold


def _in_one_zone(first: Clock, second: Clock) -> Clock:
    """A time told by two clocks, by the one whose zone is known; the day that is named is the first's."""
    if is_known(first.zone) or not is_known(second.zone):
        return first
    ahead = (first.minutes - second.minutes) % DAY
    ahead -= DAY * (ahead > AHEAD)
    return replace(second, start=first.start, minutes=first.minutes - ahead, to_minute=second.to_minute)
