"""Times of day in a sentence, each with what is said to have happened then.

Two accounts can differ on a time only where both say the same happened at it, so that a time comes with
the verb beside it; verbs that tell one event (`left`, `sailed`, `set off`) count as one.  English only.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final, Literal

from reportgen.figure import zones
from reportgen.figure.dates import Expression, expressions
from reportgen.figure.numerals import ONES
from reportgen.figure.quantity import Quantity
from reportgen.language import stem, stop_words
from reportgen.passage import Span

TIME_OF_DAY: Final = "time of day"
"""Unit of a time of day as a quantity: minutes from midnight."""
HALF_DAY: Final = 720
DAY: Final = 1440
# People round a time to five minutes: 6:42 may be told as 6:40.
ROUNDED: Final = 5
# Times that are told loosely may stray by a quarter of an hour.
LOOSE: Final = 15
# A verb stands at most this many words before the time that it is told with, or this many behind it.
BEFORE: Final = 10
BEHIND: Final = 5
# Characters that hold so many words.
WINDOW: Final = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """A time of day as a text gives it."""

    span: Span
    """Where it stands in the text."""
    minutes: int
    """Minutes from midnight; of a time that leaves the half of the day open, in the first half."""
    halved: bool
    """Whether the words leave open which half of the day is meant: `ten to seven`."""
    exact: bool
    """Whether it is given to the minute: not `about 7 p.m.`, nor a bare hour."""
    zone: str | None
    """Its time zone as written, in lower case."""
    event: str | None
    """What happened then: the stem of the verb beside it or the name of its group, None where none is."""
    side: Literal["at", "before", "after"] = "at"
    """Whether the words set it as a bound: `by 7 p.m.` is before, `shortly after 7 p.m.` is at."""


_VERBS: Final = (
    "leave left leaves leaving depart departed departs departing departure sail sailed sails sailing set",
    "hit hits hitting strike struck strikes striking",
    "begin began begun begins beginning start started starts starting commenced",
    "end ended ends ending finish finished finishes finishing concluded",
    "sink sank sunk sinks sinking capsized foundered overturned",
    "arrive arrived arrives arriving arrival reach reached reaches reaching landed docked",
    "explode exploded explodes exploding explosion blast detonated",
    "crash crashed crashes crashing collided collision",
    "die died dies dying killed",
    "call called calls calling phoned alerted",
    "open opened opens opening",
    "close closed closes closing shut",
    "attack attacked attacks attacking",
    "shot shoot fired shooting",
    "arrest arrested detained",
    "collapse collapsed fell",
    "sound sounded rang",
    "found discovered spotted",
    "met meet meeting",
    "vote voted voting",
    "speak spoke spoken",
)
_EVENTS: Final = {word: group.split()[0] for group in _VERBS for word in group.split()}
_NUMBERS: Final = {word: n for word, n in ONES["en"].items() if 0 < n <= 12} | {
    str(n): n for n in range(1, 13)
}
_PAST: Final = {
    **{word: n for word, n in ONES["en"].items() if n},
    **{str(n): n for n in range(1, 30)},
    "twenty": 20,
    "twenty-five": 25,
    "twenty five": 25,
    "quarter": 15,
    "a quarter": 15,
    "half": 30,
}
_HOUR_WORDS: Final = "|".join(sorted(_NUMBERS, key=lambda word: (-len(word), word)))
_PAST_WORDS: Final = "|".join(sorted(_PAST, key=lambda word: (-len(word), word)))
_HALF_DAY: Final = r"(?:\s(?P<half>[ap]\.?m\b\.?|in\sthe\s(?:morning|afternoon|evening)))?"
_SPOKEN: Final = re.compile(
    rf"\b(?P<past>{_PAST_WORDS})(?:[\s-]minutes)?\s(?P<side>to|past|before|after)\s(?P<hour>{_HOUR_WORDS})\b"
    r"(?![\s-](?:minutes|hours|days|weeks|months|years|percent|people|million|other|of)\b|[.,:]?[0-9])"
    rf"(?:\so['’]clock)?{_HALF_DAY}"
    rf"|\b(?P<whole>{_HOUR_WORDS})\so['’]clock{_HALF_DAY.replace('half', 'second')}"
    r"|\b(?P<dial>noon|midday|midnight)\b",
    re.IGNORECASE,
)
# Every spoken time has one of these in small letters; to ask for them first costs a tenth of the pattern.
_DIALS: Final = ("clock", "noon", "midday", "midnight")
_PAST_HOUR: Final = re.compile(rf"(?:to|past|before|after)\s(?:{_HOUR_WORDS})\b")
_LOOSELY: Final = re.compile(
    r"(?:\b(?:about|around|approximately|roughly|nearly|almost|before|after|by|until|till|since|from|past|"
    r"between|toward|towards|circa|some)|~)\s(?:the\s)?$",
    re.IGNORECASE,
)
# "We lost two to one": only behind such a word, or with "o'clock" or a half of the day, is it a time.
_LEADS: Final = re.compile(
    r"\b(?:at|by|about|around|until|till|since|shortly|just|approximately|roughly|nearly|almost|exactly)\s$",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[0-9]+|[^\w\s]")
_ENDERS: Final = frozenset('.;:!?()"“”')
_VERBAL: Final = ("ed", "ing")
_BARELY: Final = frozenset("shortly soon just right immediately minutes moments little".split())
_GROUPS: Final = frozenset(_EVENTS.values())
_SPEECH: Final = frozenset("according told reported added announced confirmed tweeted".split())


# Each pair of tellings asks for the times of both.
@lru_cache(maxsize=4096)
def hours(text: str, language: str = "en") -> tuple[Hour, ...]:
    """The times of day that an English text names, in its order; linear in the text."""
    if language.lower().partition("-")[0] not in ("en", "und"):
        return ()
    found = [_written(text, e) for e in expressions(text, language) if e.kind == "time"]
    taken = {offset for one in found for offset in range(*one.span)}
    found += [
        hour
        for match in (_SPOKEN.finditer(text) if _may_be_spoken(text.lower()) else ())
        if match.start() not in taken and (hour := _spoken(text, match)) is not None
    ]
    return tuple(sorted(found, key=lambda one: one.span))


def _may_be_spoken(low: str) -> bool:
    return any(word in low for word in _DIALS) or bool(_PAST_HOUR.search(low))


def apart(left: Hour, right: Hour) -> bool:
    """Whether two exact times of one event cannot be the same."""
    if left.event is None or left.event != right.event or not (left.exact and right.exact):
        return False
    if left.zone != right.zone:
        return False
    rounded = any(one.minutes % ROUNDED == 0 for one in (left, right))
    return gap(left, right) >= (ROUNDED if rounded else 1)


def gap(left: Hour, right: Hour) -> int:
    """Minutes between two times of day, the shorter way round the clock."""
    cycle = HALF_DAY if left.halved or right.halved else DAY
    ahead = (left.minutes - right.minutes) % cycle
    return min(ahead, cycle - ahead)


def unlike(left: Hour, right: Hour) -> bool:
    """Whether two times, told loosely or not, can hardly be one: `by 11 a.m.` and `shortly after 1 p.m.`.

    What happened then need not be known; where it is and is not the same, nothing can be said.
    """
    if left.event != right.event and left.event in _GROUPS and right.event in _GROUPS:
        return False
    if left.zone and right.zone and left.zone != right.zone:
        return False
    if left.side == right.side == "at":
        return gap(left, right) > LOOSE
    return all(
        first[1] + LOOSE < second[0] or second[1] + LOOSE < first[0]
        for first, second in product(_ranges(left), _ranges(right))
    )


def _ranges(hour: Hour) -> list[tuple[float, float]]:
    """From when to when the words reach on their day, in minutes from midnight, for each half of the day."""
    starts = (hour.minutes, hour.minutes + HALF_DAY) if hour.halved else (hour.minutes,)
    return [
        (-math.inf if hour.side == "before" else start, math.inf if hour.side == "after" else start)
        for start in starts
    ]


def _side(text: str, start: int) -> Literal["at", "before", "after"]:
    """Whether the words in front of a time set it as a bound: `by noon`, `after 7`, but `shortly after 7`."""
    before = [word.lower() for word in _WORD.findall(text, max(0, start - 30), start)]
    if not before or (len(before) > 1 and before[-2] in _BARELY):
        return "at"
    if before[-1] in ("by", "before", "until", "till"):
        return "before"
    return "after" if before[-1] in ("after", "since", "from", "past") else "at"


def timed(text: str, language: str = "en") -> tuple[Quantity, ...]:
    """The one time of day that a text names, as a quantity whose noun is the event; none where it names more.

    It lets sentences meet that time one event: `measure` of both is the same.
    """
    found = hours(text, language)
    if len(found) != 1 or found[0].event is None:
        return ()
    start, end = found[0].span
    value = float(found[0].minutes)
    made = Quantity(
        start=start,
        end=end,
        text=text[start:end],
        value=value,
        low=value,
        high=value,
        bound="exact" if found[0].exact else "about",
        kind="time",
        unit=TIME_OF_DAY,
        noun=found[0].event,
    )
    return (made,)


def _written(text: str, expression: Expression) -> Hour:
    words = text[expression.start : expression.end].lower()
    hour, minute = expression.hour or 0, expression.minute
    told = "am" in words.replace(".", "") or "pm" in words.replace(".", "")
    span = (expression.start, expression.end)
    return Hour(
        span=span,
        minutes=hour * 60 + (minute or 0),
        # "18:40" and "06:40" are of a day of 24 hours, "6:40" is of either half.
        halved=not told and expression.zone is None and 1 <= hour <= 12 and not words.startswith("0"),
        exact=minute is not None and not _LOOSELY.search(text, max(0, span[0] - 20), span[0]),
        zone=None if (zone := (expression.zone or "").lower()) in ("", *zones.LOCAL) else zone,
        event=_event(text, span),
        side=_side(text, span[0]),
    )


def _spoken(text: str, match: re.Match[str]) -> Hour | None:
    """`ten to seven`, `20 minutes past six`, `half past six in the evening`, `nine o'clock`, `at noon`."""
    if match["dial"] is not None:
        return _dial(text, match)
    whole = match["whole"]
    half = (match["half"] or match["second"] or "").lower()
    led = _LEADS.search(text, max(0, match.start() - 20), match.start()) or _LOOSELY.search(
        text, max(0, match.start() - 20), match.start()
    )
    if not (whole or half or led or "clock" in match.group().lower()):
        return None
    hour = _NUMBERS[(whole or match["hour"]).lower()]
    past = 0 if whole else _PAST[match["past"].lower()]
    if past % ROUNDED and "minute" not in match.group().lower():
        return None
    side = (match["side"] or "past").lower()
    if side in ("before", "after") and "minute" not in match.group().lower():
        return None
    minutes = (hour % 12 * 60 + (past if side in ("past", "after") else -past)) % HALF_DAY
    late = half.startswith("p") or "afternoon" in half or "evening" in half
    loose = whole is not None or _LOOSELY.search(text, max(0, match.start() - 20), match.start())
    return Hour(
        span=match.span(),
        minutes=minutes + HALF_DAY * late,
        halved=not half,
        exact=not loose,
        zone=None,
        event=_event(text, match.span()),
        side=_side(text, match.start()),
    )


def _dial(text: str, match: re.Match[str]) -> Hour | None:
    """Noon or midnight, where a word in front makes it a time: not "the noon bus"."""
    before = max(0, match.start() - 20)
    if not (_LEADS.search(text, before, match.start()) or _LOOSELY.search(text, before, match.start())):
        return None
    return Hour(
        span=match.span(),
        minutes=0 if match["dial"].lower() == "midnight" else HALF_DAY,
        halved=False,
        exact=False,
        zone=None,
        event=_event(text, match.span()),
        side=_side(text, match.start()),
    )


def _event(text: str, span: Span) -> str | None:
    """The verb nearest before the time in its sentence, else the nearest behind it."""
    before = _WORD.findall(text, max(0, span[0] - WINDOW), span[0])[: -BEFORE - 1 : -1]
    behind = _WORD.findall(text, span[1], span[1] + WINDOW)[:BEHIND]
    return _verb(before) or _verb(behind)


def _verb(words: list[str]) -> str | None:
    for word in words:
        low = word.lower()
        if low in _ENDERS:
            return None
        if low in _EVENTS:
            return _EVENTS[low]
        if word.islower() and len(low) > 4 and low.endswith(_VERBAL) and low not in stop_words("en"):
            return None if low in _SPEECH else stem(low)
    return None
