"""Days that a text counts from its own: `three days ago`, `Friday last week`.

What is counted from another event (`two days after the attack`, `the next day`) is left alone: which day
that was is not in the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from reportgen.figure import lands
from reportgen.figure.dates import Expression
from reportgen.figure.numerals import ONES, TENS


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """A day or month counted from the day of writing."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset behind its last."""
    unit: Literal["day", "month", "year"]
    """What is counted."""
    back: int
    """How many of them lie between; negative for what is to come."""


# Farther back nobody counts days: "10,000 days ago".
MOST_DAYS: Final = 60

_NUMBER: Final = r"(?P<n>[0-9]{1,2}|[^\W\d_]{2,14})"
_DAYS: Final = {
    "en": rf"\b{_NUMBER}\sdays?\s(?:ago|earlier\sthis\sweek)\b",
    "de": rf"\bvor\s{_NUMBER}\sTagen\b",
    "fr": rf"\b[Ii]l\sy\sa\s{_NUMBER}\sjours\b",
    "es": rf"\b[Hh]ace\s{_NUMBER}\sdías\b",
    "ru": rf"\b{_NUMBER}\s(?:дня|дней)\sназад\b",
}
_OTHERS: Final[dict[str, dict[str, tuple[Literal["day", "month", "year"], int]]]] = {
    "en": {
        "the day before yesterday": ("day", 2),
        "a day ago": ("day", 1),
        "last month": ("month", 1),
        "last year": ("year", 1),
    },
    "de": {"im vergangenen Monat": ("month", 1), "im vergangenen Jahr": ("year", 1)},
    "fr": {"le mois dernier": ("month", 1), "l'an dernier": ("year", 1), "l’an dernier": ("year", 1)},
    "es": {"el mes pasado": ("month", 1), "el año pasado": ("year", 1)},
    "ru": {"в прошлом месяце": ("month", 1), "в прошлом году": ("year", 1)},
}
_WEEK_BEFORE: Final = re.compile(r"\b(?P<side>[Ll]ast|[Nn]ext)\sweek,?\s(?:on\s)?$")
_WEEK_BEHIND: Final = re.compile(r"\s(?:of\s)?(?P<side>last|next)\sweek\b")
_LAST: Final = re.compile(r"\b[Ll]ast\s$")


@lru_cache(maxsize=8)
def _pattern(code: str) -> re.Pattern[str]:
    others = "|".join(f"{word[0].upper()}{word[1:]}|{word}" for word in _OTHERS[code])
    return re.compile(rf"{_DAYS[code]}|\b(?P<other>{others})\b")


def relatives(text: str, language: str = "en") -> tuple[Relative, ...]:
    """The days and months that the text counts from its own day, in its order."""
    code = language.lower().partition("-")[0]
    code = code if code in _DAYS else "en"
    numbers = {**ONES["en"], **TENS} if code == "en" else lands.WORDS[code]
    made = []
    for match in _pattern(code).finditer(text):
        if other := match["other"]:
            unit, back = _OTHERS[code][other[0].lower() + other[1:]]
        else:
            word = match["n"].lower()
            unit, back = "day", int(word) if word.isdecimal() else int(numbers.get(word, 0))
        if 0 < back <= MOST_DAYS:
            made.append(Relative(start=match.start(), end=match.end(), unit=unit, back=back))
    return tuple(made)


def week(text: str, weekday: Expression) -> int | None:
    """The week that the words beside a weekday name: -1 for the last, 1 for the next, else None."""
    found = _WEEK_BEFORE.search(text, max(0, weekday.start - 15), weekday.start)
    found = found or _WEEK_BEHIND.match(text, weekday.end)
    return None if found is None else -1 if found["side"].lower() == "last" else 1


def is_last(text: str, weekday: Expression) -> bool:
    """Whether the words say `last Friday`, which is never today."""
    return _LAST.search(text, max(0, weekday.start - 6), weekday.start) is not None
