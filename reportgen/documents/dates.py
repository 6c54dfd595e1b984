"""Dates as documents write them, read without the running clock and without the locale."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

_ISO = re.compile(
    r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|/(\d{1,2})/(\d{1,2})|(\d{2})(\d{2}))"
    r"(?:[T\s]\s?(.{1,40}))?",
    re.IGNORECASE | re.ASCII,
)
_TIME = re.compile(
    r"(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?(?:\s?([ap])\.?m\b\.?)?(?:\s?Uhr\b)?[\s,]{0,3}\(?([A-Za-z]{1,5}|[+-]\d{1,2}:?(?:\d{2})?)?",
    re.IGNORECASE | re.ASCII,
)
_COMPACT_TIME = re.compile(r"(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?$", re.IGNORECASE | re.ASCII)
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|º|\.)?,?\s{1,3}(?:of\s|de\s|d['’])?([^\W\d_]{3,12})\.?,?\s{1,3}(?:de[l]?\s)?(\d{4})\b",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    r"\b([^\W\d_]{3,12})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(\d{4})\b", re.IGNORECASE
)
_DOTTED = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b", re.ASCII)
_FAR_EAST = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b", re.ASCII)

# A month is known by its first letters: English, German, French, Spanish, Italian, Portuguese, Dutch.
_MONTHS = (
    ("jan", "jän", "ene", "gen"),
    ("feb", "fév", "fev"),
    ("mar", "mär", "maa", "mrz", "mrt"),
    ("apr", "avr", "abr"),
    ("may", "mai", "mei", "mag"),
    ("jun", "juin", "giu"),
    ("jul", "juil", "lug"),
    ("aug", "aoû", "aou", "ago"),
    ("sep", "set"),
    ("oct", "okt", "out", "ott"),
    ("nov",),
    ("dec", "dez", "déc", "dic"),
)
# RFC 5322, section 4.3, and what European papers write; hours from UTC.  Other letters are not guessed.
_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2,
    "eet": 2, "eest": 3, "msk": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "jst": 9, "kst": 9,
}  # fmt: skip
# American papers write ET for whichever of EST and EDT holds; which one does follows from the day.
_AMERICAN = {"et": -5, "ct": -6, "mt": -7, "pt": -8}
# No date line is longer; what is, is prose.
_LONGEST = 120


def parse_date(text: str) -> datetime | None:
    """The moment that a date line names, UTC; midnight where only the day is known, None where none is.

    A time without a zone counts as UTC; where the zone has a name that is not known, only the day is kept.
    """
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return None
    if iso := _ISO.match(text):
        year, *parts, rest = iso.groups()
        month, day = (part for part in parts if part)
        return _moment((int(year), int(month), int(day)), rest or "")
    for pattern, order in (
        (_DAY_FIRST, (3, 2, 1)),
        (_MONTH_FIRST, (3, 1, 2)),
        (_FAR_EAST, (1, 2, 3)),
        (_DOTTED, (3, 2, 1)),
        (_SLASHED, (3, 1, 2)),
    ):
        if found := pattern.search(text):
            year, month, day = (found[index] for index in order)
            before, after = text[: found.start()], text[found.end() :]
            return _written(year, month, day, after if _TIME.search(after) else before)
    return None


def _written(year: str, month: str, day: str, rest: str) -> datetime | None:
    number = int(month) if month.isdecimal() else _month(month)
    if month.isdecimal() and int(month) > 12 >= int(day):
        number, day = int(day), month  # 15/11/2015: the order that is possible
    return _moment((int(year), number, int(day)), rest)


def _month(name: str) -> int:
    name = name.casefold()
    return next((i for i, starts in enumerate(_MONTHS, 1) if name.startswith(starts)), 0)


def _moment(day: tuple[int, int, int], rest: str) -> datetime | None:
    """The moment on a day at the time in the rest of the line; None where there is no such day."""
    try:
        midnight = datetime(*day, tzinfo=UTC)
        return _at(midnight, rest.strip())
    except (ValueError, OverflowError):
        return None


def _at(midnight: datetime, rest: str) -> datetime:
    compact = _COMPACT_TIME.match(rest)
    found = compact or _TIME.search(rest)
    if not found:
        return midnight
    hour, minute, second, half, zone = (
        (found[1], found[2], found[3], None, found[4]) if compact else found.groups()
    )
    hours = int(hour) % 12 + 12 * (half.lower() == "p") if half else int(hour)
    offset = _offset(zone or "", midnight)
    if offset is None or hours > 23 or int(minute) > 59:
        return midnight
    local = midnight.replace(
        hour=hours, minute=int(minute), second=min(int(second or 0), 59), tzinfo=timezone(offset)
    )
    return local.astimezone(UTC)


def _offset(zone: str, day: datetime) -> timedelta | None:
    """The zone's distance from UTC; zero where none is named, None where the name is not known."""
    zone = zone.lower()
    if not zone:
        return timedelta()
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "")
        hours, minutes = (
            (int(digits[:2]), int(digits[2:] or 0)) if len(digits) != 3 else (int(digits[0]), int(digits[1:]))
        )
        size = timedelta(hours=hours, minutes=minutes)
        return None if size >= timedelta(hours=15) else size if zone[0] == "+" else -size
    if zone in _AMERICAN:
        return timedelta(hours=_AMERICAN[zone] + _american_summer(day))
    return timedelta(hours=_ZONES[zone]) if zone in _ZONES else None


def _american_summer(day: datetime) -> bool:
    """Whether daylight time holds in the United States: second Sunday of March to first of November."""
    march, november = datetime(day.year, 3, 8, tzinfo=UTC), datetime(day.year, 11, 1, tzinfo=UTC)
    begin = march + timedelta(days=6 - march.weekday())
    end = november + timedelta(days=6 - november.weekday())
    return begin <= day < end
