"""Times of day in German, French, Spanish and Russian, as they are written in figures.

`figure.hours` has English, with what happened at each time; here the event stays unknown, so that unlike
times are never sure.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal

from reportgen.figure.hours import DAY, HALF_DAY, Hour, hours
from reportgen.language import primary

_CLOCK: Final = {
    "de": r"(?P<h>{h})(?:[:.](?P<m>[0-5][0-9]))?\sUhr\b(?:\s(?P<w>[0-5]?[0-9])\b)?",
    "fr": r"(?P<h>{h})\s?(?:h\b|h(?=[0-9])|heures?\b)\s?(?P<m>[0-5][0-9])?(?![0-9])",
    "es": r"(?<=\blas\s)(?P<h>{h})(?:[:.h](?P<m>[0-5][0-9]))?(?![0-9.,:]?[0-9])"
    r"(?:\s(?:horas\s)?de\sla\s(?P<half>tarde|noche))?",
    "ru": r"(?<=\b[вк]\s)(?P<h>{h})"
    r"(?:[:.](?P<m>[0-5][0-9])\b|\sчас(?:ов|а)?\b(?:\s(?P<w>[0-5]?[0-9])\sминут)?)",
}
_PLAIN: Final = r"(?P<ph>{h}):(?P<pm>[0-5][0-9])(?![0-9:])"
_HOUR: Final = r"(?:[01]?[0-9]|2[0-3])"
_NEAR: Final = re.compile(
    r"\b(?:gegen|etwa|rund|circa|vers|environ|hacia|sobre|alrededor\sde|около|примерно)\s(?:las\s|à\s)?$",
    re.I,
)
_BEFORE: Final = re.compile(r"\b(?:vor|bis|avant|antes\sde|до)\s(?:las\s)?$", re.I)
_AFTER: Final = re.compile(r"\b(?:nach|seit|après|depuis|después\sde|desde|после)\s(?:las\s)?$", re.I)
# Characters before a time that can hold the words which bound it.
_REACH: Final = 24


@lru_cache(maxsize=4096)
def times(text: str, language: str = "en") -> tuple[Hour, ...]:
    """The times of day that a text names, in its order; none in languages without rules."""
    found, code = hours(text, language), primary(language)
    if found or code not in _CLOCK:
        return found
    return tuple(_hour(text, match) for match in _pattern(code).finditer(text))


@lru_cache(maxsize=8)
def _pattern(code: str) -> re.Pattern[str]:
    either = f"{_CLOCK[code]}|{_PLAIN}".replace("{h}", _HOUR)
    return re.compile(rf"(?<![\w.,:])(?:{either})", re.IGNORECASE)


def _hour(text: str, match: re.Match[str]) -> Hour:
    given = match.groupdict()
    hour = int(given["h"] or given["ph"])
    minute = given["m"] or given["pm"] or given.get("w")
    late = given.get("half") is not None and hour <= HALF_DAY // 60
    before = text[max(0, match.start() - _REACH) : match.start()]
    return Hour(
        span=match.span(),
        minutes=(hour * 60 + int(minute or 0) + HALF_DAY * late) % DAY,
        halved=False,
        exact=minute is not None and not _NEAR.search(before),
        zone=None,
        event=None,
        side=_side(before),
    )


def _side(before: str) -> Literal["at", "before", "after"]:
    if _BEFORE.search(before):
        return "before"
    return "after" if _AFTER.search(before) else "at"
