"""What happened when, and what was reported when."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, UTC, datetime, time, timedelta
from typing import Final, Literal

from reportgen.article import Article
from reportgen.figure.dates import Expression, expressions
from reportgen.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One entry of the timeline."""

    when: datetime
    """Begin of the time that the words give."""
    end: datetime | None = None
    """End of it, where it lasts."""
    precision: Literal["minute", "hour", "day", "month", "year"] = "day"
    """How fine the words are."""
    zone: str | None = None
    """Time zone as the text names it, None where it does not."""
    kind: Literal["happened", "reported"] = "happened"
    """Whether it happened then or was reported then."""
    account: str
    """Id of the account that says so."""
    passage: Passage
    """The sentence."""


_FINENESS: Final = {"minute": 0, "hour": 1, "day": 2, "month": 3, "year": 4}
# Zones that a text names, in minutes east of Greenwich; summer time is not guessed at.
_ZONES: Final = {
    "gmt": 0,
    "utc": 0,
    "greenwich time": 0,
    "greenwich mean time": 0,
    "bst": 60,
    "cet": 60,
    "cest": 120,
    "msk": 180,
    "moscow time": 180,
    "ist": 330,
    "beijing time": 480,
    "est": -300,
    "eastern standard time": -300,
    "edt": -240,
    "cst": -360,
    "cdt": -300,
    "pst": -480,
    "pdt": -420,
}
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

    Weekdays, `yesterday` and dates without a year are resolved against the day of publication, taken in
    UTC; where that is unknown only a complete date gives a moment.  A sentence that names one day twice
    gives it once.  Times whose zone is not named, or not known, are taken as UTC.
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


def _of_sentence(account: str, sentence: Passage, published: datetime | None, language: str) -> list[Moment]:
    named = expressions(sentence.text, language)
    clocks = [expression for expression in named if expression.kind == "time"]
    made = []
    for expression in named:
        coming = expression.ahead or _is_coming(sentence.text, expression)
        yesterday = _is_last_night(sentence.text, expression, published)
        day = _day(replace(expression, shift=-1) if yesterday else expression, published, coming=coming)
        if day is None:
            continue
        clock = next(
            (c for c in clocks if _fineness(expression) == "day" and _apart(c, expression) <= NEAR), None
        )
        when, precision = _timed(day, clock) if clock else (day, _fineness(expression))
        zone = clock.zone if clock else None
        made.append(Moment(when=when, precision=precision, zone=zone, account=account, passage=sentence))
    return made


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


def _fineness(expression: Expression) -> Precision:
    return "month" if expression.kind == "date" and expression.day is None else "day"


def _apart(left: Expression, right: Expression) -> int:
    return max(left.start, right.start) - min(left.end, right.end)


def _day(expression: Expression, published: datetime | None, *, coming: bool) -> datetime | None:
    """The day that the words name at midnight UTC; None for a clock time and where it cannot be known."""
    try:
        if expression.kind == "date":
            return _dated(expression, published)
        if published is None or expression.kind == "time":
            return None
        today = datetime.combine(published.date(), time(), UTC)
        if expression.shift is not None:
            return today + timedelta(days=expression.shift)
        return _weekday(expression.weekday or 0, today, coming=coming, next_week=expression.ahead)
    except (ValueError, OverflowError):  # 30 February, or a day before the year 1
        return None


def _weekday(weekday: int, today: datetime, *, coming: bool, next_week: bool) -> datetime:
    """The last day of that name, today counted; the first to come where it is coming; `next` is not today."""
    back = (today.weekday() - weekday) % 7
    if coming and (back or next_week):
        return today + timedelta(days=7 - back)
    return today - timedelta(days=back)


def _dated(expression: Expression, published: datetime | None) -> datetime | None:
    """A written date; without a year, the one that lies nearest to the publication."""
    month, day = expression.month or 1, expression.day or 1
    if expression.year is not None:
        return datetime(expression.year, month, day, tzinfo=UTC)
    if published is None:
        return None
    today = datetime.combine(published.date(), time(), UTC)
    near = [year for year in (today.year - 1, today.year, today.year + 1) if _exists(year, month, day)]
    days = [datetime(year, month, day, tzinfo=UTC) for year in near]
    return min(days, key=lambda one: abs(one - today), default=None)


def _exists(year: int, month: int, day: int) -> bool:
    return MINYEAR <= year <= MAXYEAR and day <= monthrange(year, month)[1]


def _timed(day: datetime, clock: Expression) -> tuple[datetime, Precision]:
    """The time of day on that day in UTC, by its zone where that is known."""
    east = _ZONES.get((clock.zone or "").lower(), 0)
    when = day.replace(hour=clock.hour or 0, minute=clock.minute or 0)
    try:
        when -= timedelta(minutes=east)
    except OverflowError:
        return day, "day"
    return when, "hour" if clock.minute is None else "minute"
