"""What happened when, and what was reported when."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, UTC, datetime, time, timedelta, timezone
from typing import Final, Literal

from reportgen.article import Article
from reportgen.figure import zones
from reportgen.figure.clocks import Clock, clocks
from reportgen.figure.dates import Expression, expressions
from reportgen.figure.relative import Relative, is_last, relatives, week
from reportgen.notice import corrects
from reportgen.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One entry of the timeline."""

    when: datetime
    """Begin of the time that the words give, as the clocks of its zone show it, with their distance from
    UTC; without a zone, as clocks on the spot show it, marked UTC for want of another."""
    end: datetime | None = None
    """End of it, where it lasts: the last day named, or the minute."""
    precision: Literal["minute", "hour", "day", "month", "year"] = "day"
    """How fine the words are."""
    zone: str | None = None
    """Time zone as the text names it, None where it names none whose distance from UTC is known."""
    kind: Literal["happened", "reported"] = "happened"
    """Whether it happened then or was reported then."""
    account: str
    """Id of the account that says so."""
    passage: Passage
    """The sentence."""
    note: str = ""
    """What is uncertain about the day, in a sentence; `""` where nothing is."""


_FINENESS: Final = {"minute": 0, "hour": 1, "day": 2, "month": 3, "year": 4}
# A clock time belongs to the day that is named at most this far from it in its sentence.
NEAR: Final = 60
# Words that set a weekday behind them in the future: "will meet on Sunday".
_COMING: Final = re.compile(r"\b(?:will|shall|due|scheduled|planned|plans|expected|is to|are to|set to)\b")
# A plan that is told in the present sets it there from either side: "the sailing on Friday is canceled".
_PLANNED: Final = re.compile(
    r"\b(?:is|are|has\sbeen|have\sbeen|remains?|stays?)\s(?:now\s|also\s|still\s|being\s|not\s|all\s)?"
    r"(?:cancell?ed|postponed|scheduled|planned|called\soff|due|expected|suspended|closed|shut|open|booked|"
    r"delayed|moved|set|to\s[a-z])"
)
# ... but "is closed after the crash on Friday" and "died on Friday and is due to be buried" tell of the past.
_LOOKS_BACK: Final = re.compile(r"\b(?:after|since|following|because|over|who|which|that|where|when|from)\b")
_NEW_CLAUSE: Final = re.compile(r"[,;:.]|\b(?:and|but|who|which|that|when|while|because|as|so)\b")
# "They have until Friday", "bids are due by early Friday" ...
_DEADLINE: Final = re.compile(r"\b(?:until|till|by|through)\s(?:(?:early|late|next|at\sleast)\s)?$")
# ... but "had reached 40 by Friday" tells what has been.
_ENDED: Final = re.compile(
    r"\b(?:had|was|were|did|lasted|worked|continued|stayed|remained|rose|risen|fell|died|reached|grew|climbed)\b"
)
# Words that tell of a later part of the day than a morning paper can have seen.
_LATE_TODAY: Final = frozenset(("this afternoon", "this evening", "tonight"))
NOON: Final = 12
DAY_HOURS: Final = 24
# "Today" in a text published this many hours from midnight UTC is of another day in much of the world.
NEAR_MIDNIGHT: Final = 6
# "The coast guard said on Friday": it was said then, and happened when it did.
_TELLING: Final = re.compile(
    r"\b(?:said|says|reported|reports|announced|wrote|tweeted|told(?:\s[\w’'.-]+){1,3})"
    r"(?:\s(?:late|early|earlier|on|this|last|later))*\s$"
)
# What stands between a clock time and the day that it is told with.
_ON: Final = re.compile(r",?\s(?:(?:on|early|late|am|le|el|в|во)\s){0,2}|\s?\(")
_AT: Final = re.compile(
    r",?\s(?:(?:morning|afternoon|evening|night)[\s,]{1,2})?"
    r"(?:(?:at|about|around|shortly|just|before|after|um|gegen|à|vers|a|las|в)\s){1,4}|\s"
)
_PAST: Final = re.compile(
    r"\b(?:[a-z]{2,}ed|was|were|had|did|broke|left|hit|struck|fell|rose|sank|came|went|took|gave|met|held|won|"
    r"lost|began|found|shot|told|said|led|made|ran|saw|spoke|brought|caught|cut|shut|burst|blew|drove|flew|put|"
    r"set|sent|stood|swept|tore)\b"
)

Said = tuple[str, Passage, datetime | None]
"""Id of the account, the sentence, and when its article was published, None where unknown."""
Precision = Literal["minute", "hour", "day", "month", "year"]
"""How fine a time is given."""


def moments(sentences: Sequence[Said], language: str = "en") -> tuple[Moment, ...]:
    """What the sentences say happened when, sorted by time, then fineness, account and place.

    Weekdays, `yesterday` and dates without a year are resolved against the day of publication in the zone
    that its datetime carries; where that is unknown only a complete date gives a moment.  A sentence that
    names one day twice gives it once, and a time told in two zones is one moment.  A zone is never guessed.
    """
    found: dict[tuple[str, Passage, datetime, str], Moment] = {}
    for account, sentence, published in sentences:
        for moment in _of_sentence(account, sentence, published, language):
            found.setdefault((account, sentence, moment.when, moment.precision), moment)
    return _sorted(found.values())


def reported(articles: Sequence[Article], account_of: Mapping[str, str]) -> tuple[Moment, ...]:
    """When each article was published, with its title or else its first sentence.

    `account_of` gives the account of an article's id; an article that it lacks is its own account.
    Articles without a time of publication or without words are left out.
    """
    made = []
    for article in articles:
        passage = article.title_passage or next(iter(article.sentences), None)
        if article.published is None or passage is None:
            continue
        midnight = article.published.time() == time()
        moment = Moment(
            when=article.published,
            precision="day" if midnight else "minute",
            zone=None if midnight else "UTC",
            kind="reported",
            account=account_of.get(article.id, article.id),
            passage=passage,
        )
        made.append(moment)
    return _sorted(made)


def chronicle(
    articles: Sequence[Article], account_of: Mapping[str, str], sentences: Sequence[Said]
) -> tuple[Moment, ...]:
    """The timeline of an event: what the sentences say happened, and when the articles reported it."""
    languages = {article.id: article.language for article in articles}
    happened: list[Moment] = []
    for said in sentences:
        happened += moments((said,), languages.get(said[1].article, "en"))
    return _sorted([*happened, *reported(articles, account_of)])


def _sorted(found: Iterable[Moment]) -> tuple[Moment, ...]:
    return tuple(
        sorted(
            found,
            key=lambda m: (m.when, _FINENESS[m.precision], m.account, m.passage.start, m.passage.article),
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """A day, month or year that a sentence names, resolved."""

    start: int
    end: int
    first: datetime
    last: datetime | None = None
    precision: Precision = "day"
    relative: bool = False


def _of_sentence(account: str, sentence: Passage, published: datetime | None, language: str) -> list[Moment]:
    text = sentence.text
    if corrects(text):
        return []
    times = clocks(text, language)
    counted = relatives(text, language)
    inside = {offset for one in counted for offset in range(one.start, one.end)}
    found = [_resolved(text, e, published) for e in expressions(text, language) if e.start not in inside]
    found += [_counted(one, published) for one in counted]
    named = [one for one in found if one is not None and not any(_within(one, clock) for clock in times)]
    by_day: dict[int, list[Clock]] = {}
    for clock in times:
        home = _home(text, clock, named)
        if home is not None:
            by_day.setdefault(home, []).append(clock)
    made = []
    for place, one in enumerate(named):
        note = _doubt(published) if one.relative else ""
        day = Moment(
            when=one.first,
            end=one.last,
            precision=one.precision,
            kind="reported" if _TELLING.search(text, 0, one.start) else "happened",
            account=account,
            passage=sentence,
            note=note,
        )
        made += [_timed(day, clock) for clock in by_day.get(place, ())] or [day]
    return made


def _resolved(text: str, expression: Expression, published: datetime | None) -> _Named | None:
    """The day or month that written words name; None for a clock time and what cannot be known."""
    coming = expression.ahead or _is_coming(text, expression)
    if _is_last_night(text, expression, published):
        expression = replace(expression, shift=-1)
    first = _day(text, expression, published, coming=coming)
    if first is None:
        return None
    last = None
    if expression.until is not None and _exists(first.year, first.month, expression.until):
        last = first.replace(day=max(expression.until, first.day))
    return _Named(
        start=expression.start,
        end=expression.end,
        first=first,
        last=last if last != first else None,
        precision="month" if expression.kind == "date" and expression.day is None else "day",
        relative=expression.kind == "relative",
    )


def _counted(one: Relative, published: datetime | None) -> _Named | None:
    """The day or month that is counted back from the publication."""
    if published is None:
        return None
    today = _today(published)
    try:
        if one.unit == "day":
            first = today - timedelta(days=one.back)
        else:
            months = today.year * 12 + today.month - 1 - one.back * (12 if one.unit == "year" else 1)
            month = months % 12 + 1 if one.unit == "month" else 1
            first = datetime(months // 12, month, 1, tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    return _Named(start=one.start, end=one.end, first=first, precision=one.unit, relative=one.unit == "day")


def _today(published: datetime) -> datetime:
    """The day of publication, in the zone that its time carries, at midnight."""
    return datetime.combine(published.date(), time(), UTC)


def _doubt(published: datetime | None) -> str:
    """What is to be said of a `today` published near midnight, where the writer's zone is not known."""
    if published is None or published.utcoffset() or published.time() == time():
        return ""
    if NEAR_MIDNIGHT <= published.hour < DAY_HOURS - NEAR_MIDNIGHT:
        return ""
    side = "before" if published.hour < NOON else "after"
    return (
        f"The article was published at {published:%H:%M} UTC; "
        f"where its writer's calendar showed the day {side}, so is this."
    )


def _within(one: _Named, clock: Clock) -> bool:
    """Whether the day is part of a time in two zones: `1 a.m. on Sunday` beside `(2200 GMT Saturday)`."""
    return clock.again is not None and clock.again <= one.start and one.end <= clock.end


def _home(text: str, clock: Clock, named: Sequence[_Named]) -> int | None:
    """The day that a clock time belongs to: the one it is told with, else the nearest in reach."""
    near = [
        (not _is_told_with(text, clock, one), _apart(clock, one), place)
        for place, one in enumerate(named)
        if one.precision == "day" and one.last is None and _apart(clock, one) <= NEAR
    ]
    return min(near)[-1] if near else None


def _is_told_with(text: str, clock: Clock, one: _Named) -> bool:
    if clock.end <= one.start:
        return _ON.fullmatch(text, clock.end, one.start) is not None
    return _AT.fullmatch(text, one.end, clock.start) is not None


def _is_coming(text: str, expression: Expression) -> bool:
    if expression.kind != "weekday":
        return False
    begin, end = max(0, expression.start - NEAR), expression.end + NEAR
    before = [*_COMING.finditer(text, begin, expression.start)]
    before += _PLANNED.finditer(text, begin, expression.start)
    if any(_LOOKS_BACK.search(text, plan.end(), expression.start) is None for plan in before):
        return True
    behind = _PLANNED.search(text, expression.end, end)
    if behind is not None and _NEW_CLAUSE.search(text, expression.end, behind.start()) is None:
        return True
    deadline = _DEADLINE.search(text, begin, expression.start)
    return deadline is not None and _ENDED.search(text, 0, expression.start) is None


def _is_last_night(text: str, expression: Expression, published: datetime | None) -> bool:
    """Whether a text that came out before noon tells what happened `this afternoon`: the day before.

    A publication at midnight sharp is a day without a time.
    """
    if text[expression.start : expression.end].lower() not in _LATE_TODAY or published is None:
        return False
    if published.time() == time() or published.hour >= NOON:
        return False
    coming = _COMING.search(text) or _PLANNED.search(text)
    return coming is None and _PAST.search(text) is not None


def _apart(left: Clock, right: _Named) -> int:
    return max(left.start, right.start) - min(left.end, right.end)


def _day(text: str, expression: Expression, published: datetime | None, *, coming: bool) -> datetime | None:
    """The day that the words name at midnight UTC; None for a clock time and where it cannot be known."""
    try:
        if expression.kind == "date":
            return _dated(expression, published)
        if published is None or expression.kind == "time":
            return None
        today = _today(published)
        if expression.shift is not None:
            return today + timedelta(days=expression.shift)
        return _weekday(text, expression, today, coming=coming)
    except (ValueError, OverflowError):  # 30 February, or a day before the year 1
        return None


def _weekday(text: str, expression: Expression, today: datetime, *, coming: bool) -> datetime:
    """The last day of that name, today counted; the first to come where it is coming.

    `Friday last week` is of the calendar's week before; `next` and `last Friday` are not today.
    """
    weekday = expression.weekday or 0
    weeks = week(text, expression)
    if weeks is not None:
        return today + timedelta(days=7 * weeks + weekday - today.weekday())
    back = (today.weekday() - weekday) % 7
    if coming and (back or expression.ahead):
        return today + timedelta(days=7 - back)
    return today - timedelta(days=back or 7 * is_last(text, expression))


def _dated(expression: Expression, published: datetime | None) -> datetime | None:
    """A written date; without a year, the one that lies nearest to the publication."""
    month, day = expression.month or 1, expression.day or 1
    if expression.year is not None:
        return datetime(expression.year, month, day, tzinfo=UTC)
    if published is None:
        return None
    today = _today(published)
    near = [year for year in (today.year - 1, today.year, today.year + 1) if _exists(year, month, day)]
    days = [datetime(year, month, day, tzinfo=UTC) for year in near]
    return min(days, key=lambda one: abs(one - today), default=None)


def _exists(year: int, month: int, day: int) -> bool:
    return MINYEAR <= year <= MAXYEAR and day <= monthrange(year, month)[1]


def _timed(moment: Moment, clock: Clock) -> Moment:
    """The moment at the time of day of a clock, by its zone where that is known."""
    try:
        when = moment.when + timedelta(minutes=clock.minutes)
        end = None if clock.until is None else moment.when + timedelta(minutes=clock.until)
        if end is not None and end <= when:
            end += timedelta(days=1)
    except OverflowError:
        return moment
    east = None if clock.zone is None else zones.east(clock.zone, when)
    if east is not None:
        zone = timezone(timedelta(minutes=east))
        when, end = when.replace(tzinfo=zone), end and end.replace(tzinfo=zone)
    precision: Precision = "minute" if clock.to_minute else "hour"
    return replace(moment, when=when, end=end, precision=precision, zone=None if east is None else clock.zone)
