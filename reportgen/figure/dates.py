"""Dates, weekdays and clock times in a text, as they are written; nothing is resolved here.

`timeline` sets them against an article's date; `figure` keeps them from being read as counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from reportgen.figure import zones

_MONTH_WORDS: Final = {
    "en": "January|Jan February|Feb March|Mar April|Apr May June|Jun July|Jul August|Aug "
    "September|Sept|Sep October|Oct November|Nov December|Dec",
    "de": "Januar|Jänner Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre "
    "noviembre diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
_WEEKDAY_WORDS: Final = {
    "en": "Monday|Mon Tuesday|Tues|Tue Wednesday|Wed Thursday|Thurs|Thu Friday|Fri Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag|Sonnabend Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "ru": "понедельник вторник среду четверг пятницу субботу воскресенье",
}
_RELATIVE_WORDS: Final = {
    "en": {
        "today": 0,
        "tonight": 0,
        "this morning": 0,
        "this afternoon": 0,
        "this evening": 0,
        "yesterday": -1,
    }
    | {"last night": -1, "tomorrow": 1},
    "de": {"heute": 0, "gestern": -1, "vorgestern": -2},
    "fr": {"aujourd'hui": 0, "aujourd’hui": 0, "hier": -1, "avant-hier": -2},
    "es": {"hoy": 0, "ayer": -1, "anteayer": -2},
    "ru": {"сегодня": 0, "вчера": -1, "позавчера": -2},
}
_LINKS: Final = {"en": r"(?:of\s)?", "de": "", "fr": "", "es": r"(?:de\s)?", "ru": ""}
_YEAR: Final = r"(?:1[5-9]|20)[0-9][0-9]"
# Parts of patterns; the @ stands for the name of the group, which must be unique in a pattern.
_ZONED: Final = rf"(?:,?\s?\(?(?P<@_zone>{zones.PATTERN})(?!\w))?"
_HOUR: Final = r"(?P<@_h>[0-2]?[0-9])"
_MINUTE: Final = r"(?P<@_m>[0-5][0-9])"
# What each language writes at its hours.  In English 19.00 is a price unless a zone follows.
_HOURS: Final = {
    "en": [rf"{_HOUR}\.{_MINUTE}\s?(?:hrs\b\s?)?\(?(?P<@_zone>{zones.PATTERN})(?!\w)"],
    "de": [rf"{_HOUR}(?:[.:]{_MINUTE})?\sUhr\b{_ZONED}"],
    "fr": [
        rf"{_HOUR}\s?h\s?{_MINUTE}(?![0-9]){_ZONED}",
        rf"(?<=[àÀ]\s){_HOUR}\s?h(?:eures?)?(?!\w){_ZONED}",
    ],
    "es": [rf"{_HOUR}[.:]{_MINUTE}\s?(?:horas|hrs?\b|h\b)\.?{_ZONED}"],
    "ru": [rf"(?<=[вВ]\s){_HOUR}\sчас(?:ов|а)?(?!\w){_ZONED}"],
}
_CLOCK_KINDS: Final = ("l", "k", "t", "h", "z")
Kind = Literal["date", "weekday", "relative", "time"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Words that name a day or a time of day, in offsets of their text."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset behind its last."""
    kind: Kind
    """What it names."""
    year: int | None = None
    """Year, where it is written."""
    month: int | None = None
    """Month from 1."""
    day: int | None = None
    """Day of the month, None for a whole month."""
    weekday: int | None = None
    """Weekday, Monday as 0."""
    shift: int | None = None
    """Days from the day of writing, for `yesterday` and the like."""
    ahead: bool = False
    """Whether the words look forward (`next Sunday`)."""
    hour: int | None = None
    """Hour of the day, 0 to 23."""
    minute: int | None = None
    """Minute, None where only the hour is given."""
    zone: str | None = None
    """Zone as written."""
    until: int | None = None
    """Last day of the month, where several are named: 5 of `3-5 May`."""


@dataclass(frozen=True, slots=True)
class _Language:
    months: dict[str, int]
    weekdays: dict[str, int]
    shifts: dict[str, int]
    pattern: re.Pattern[str]


def _numbered(words: str) -> dict[str, int]:
    return {name: n for n, group in enumerate(words.split()) for name in group.split("|")}


def _any(words: dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=8)
def _language(code: str) -> _Language:
    months, weekdays = _numbered(_MONTH_WORDS[code]), _numbered(_WEEKDAY_WORDS[code])
    shifts, link = _RELATIVE_WORDS[code], _LINKS[code]
    month = rf"(?:{_any(months)})\b\.?"

    def behind(group: str) -> str:
        return rf"(?:,?\s{{1,2}}{link}(?P<{group}>{_YEAR})\b)?"

    local = [part.replace("@", name) for name, part in zip("lk", _HOURS[code], strict=False)]
    parts = [
        *local,
        rf"(?P<md_m>{month})\s{{1,2}}(?P<md_d>[0-3]?[0-9])(?:st|nd|rd|th)?(?![0-9]|[,.][0-9])"
        r"(?:\s?[-–]\s?(?P<md_u>[0-3]?[0-9])\b)?" + behind("md_y"),
        rf"(?P<du_d>[0-3]?[0-9])(?:st|nd|rd|th|er|\.)?(?:\s?[-–]\s?|\s(?:to|bis|au|al|по)\s)(?P<du_u>[0-3]?[0-9])"
        rf"(?:st|nd|rd|th|\.)?\s{{1,2}}{link}(?P<du_m>{month})" + behind("du_y"),
        rf"(?P<dm_d>[0-3]?[0-9])(?:st|nd|rd|th|er|\.)?\s{{1,2}}{link}(?P<dm_m>{month})" + behind("dm_y"),
        rf"(?P<my_m>{month}),?\s{{1,2}}{link}(?P<my_y>{_YEAR})\b",
        rf"(?P<iso_y>{_YEAR})-(?P<iso_m>[01][0-9])-(?P<iso_d>[0-3][0-9])\b",
        rf"(?P<dot_d>[0-3]?[0-9])\.(?P<dot_m>[01]?[0-9])\.(?P<dot_y>{_YEAR})\b",
        (
            r"(?P<t_h>[0-2]?[0-9])\s?:\s?(?P<t_m>[0-5][0-9])(?::[0-5][0-9])?(?![0-9])"
            r"(?:\s?(?P<t_half>[ap]\.?m\b\.?|[AP]\.?M\b\.?))?" + _ZONED.replace("@", "t")
        ),
        (
            r"(?P<h_h>[01]?[0-9])(?:\.(?P<h_m>[0-5][0-9]))?\s?(?P<h_half>[ap]\.?m\b\.?|[AP]\.?M\b\.?)"
            + _ZONED.replace("@", "h")
        ),
        rf"(?P<z_h>[0-2][0-9])(?P<z_m>[0-5][0-9])\s?(?P<z_zone>(?:{zones.PATTERN})(?!\w)|hours\b|hrs\b)",
        rf"(?P<ahead>next\s)?(?P<weekday>{_any(weekdays)})\b",
        rf"(?P<shift>{_any(shifts)})\b",
    ]
    return _Language(months, weekdays, shifts, re.compile(r"(?<![\w$€£.,/:-])(?:" + "|".join(parts) + ")"))


# Figures, times, days and places of a sentence each ask for its dates.
@lru_cache(maxsize=4096)
def expressions(text: str, language: str = "en") -> tuple[Expression, ...]:
    """The days and times that the text names, in its order; languages unknown here are read as English."""
    code = language.lower().partition("-")[0]
    rules = _language(code if code in _MONTH_WORDS else "en")
    return tuple(_read(text, rules))


def _read(text: str, rules: _Language) -> Iterator[Expression]:
    for match in rules.pattern.finditer(text):
        made = _clock(match) or _day(match, rules)
        if made is not None:
            yield made


def _number(match: re.Match[str], *groups: str) -> int | None:
    found = _word(match, *groups)
    return None if found is None else int(found)


def _word(match: re.Match[str], *groups: str) -> str | None:
    """The first of the groups that the match has."""
    known = match.re.groupindex
    return next((match[group] for group in groups if group in known and match[group]), None)


def _clock(match: re.Match[str]) -> Expression | None:
    hour, minute = (_number(match, *(f"{kind}_{part}" for kind in _CLOCK_KINDS)) for part in "hm")
    half = (match["t_half"] or match["h_half"] or "").lower()
    if hour is None or hour > 23 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    zone = _word(match, *(f"{kind}_zone" for kind in _CLOCK_KINDS))
    zone = None if zone in ("hours", "hrs") else zone
    return Expression(start=match.start(), end=match.end(), kind="time", hour=hour, minute=minute, zone=zone)


def _day(match: re.Match[str], rules: _Language) -> Expression | None:
    if word := match["weekday"]:
        return Expression(
            start=match.start(),
            end=match.end(),
            kind="weekday",
            weekday=rules.weekdays[word],
            ahead=bool(match["ahead"]),
        )
    if word := match["shift"]:
        return Expression(start=match.start(), end=match.end(), kind="relative", shift=rules.shifts[word])
    return _date(match, rules)


def _date(match: re.Match[str], rules: _Language) -> Expression | None:
    name = _word(match, "md_m", "du_m", "dm_m", "my_m")
    month = rules.months[name.rstrip(".")] + 1 if name else _number(match, "iso_m", "dot_m")
    day = _number(match, "md_d", "du_d", "dm_d", "iso_d", "dot_d")
    if month is None or not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    year = _number(match, "md_y", "du_y", "dm_y", "my_y", "iso_y", "dot_y")
    until = _number(match, "md_u", "du_u")
    return Expression(
        start=match.start(), end=match.end(), kind="date", year=year, month=month, day=day, until=until
    )
