"""Time zones that texts name, as minutes east of Greenwich on a day.

Summer time follows the rules of the European Union (since 1996) and of the United States (since 2007),
Moscow's own changes are known; before these, and for any other place that shifts its clocks, a zone is not
guessed at.  `IST` (Indian, Israel or Irish) and `local time` say nothing by themselves.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Final, Literal

Summer = Literal["none", "europe", "america", "moscow"]

_FIXED: Final = {
    "gmt": 0,
    "utc": 0,
    "greenwich time": 0,
    "greenwich mean time": 0,
    "universal time": 0,
    "tu": 0,
    "по гринвичу": 0,
    "bst": 60,
    "cet": 60,
    "mez": 60,
    "cest": 120,
    "mesz": 120,
    "eet": 120,
    "eest": 180,
    "est": -300,
    "eastern standard time": -300,
    "edt": -240,
    "eastern daylight time": -240,
    "cst": -360,
    "cdt": -300,
    "mst": -420,
    "mdt": -360,
    "pst": -480,
    "pacific standard time": -480,
    "pdt": -420,
    "pacific daylight time": -420,
    "jst": 540,
    "aest": 600,
    "aedt": 660,
    "nepal time": 345,
    "kathmandu time": 345,
    "kabul time": 270,
    "indian standard time": 330,
    "india time": 330,
    "delhi time": 330,
    "karachi time": 300,
    "dhaka time": 360,
    "bangkok time": 420,
    "thai time": 420,
    "jakarta time": 420,
    "beijing time": 480,
    "chinese time": 480,
    "hong kong time": 480,
    "singapore time": 480,
    "manila time": 480,
    "perth time": 480,
    "japan time": 540,
    "japanese time": 540,
    "tokyo time": 540,
    "korean time": 540,
    "seoul time": 540,
    "brisbane time": 600,
    "dubai time": 240,
    "riyadh time": 180,
    "baghdad time": 180,
    "nairobi time": 180,
    "lagos time": 60,
    "johannesburg time": 120,
}
"""Zones that have one distance from Greenwich all year."""
_SHIFTING: Final[dict[str, tuple[int, Summer]]] = {
    **dict.fromkeys(("london time", "uk time", "british time", "heure de londres"), (0, "europe")),
    **dict.fromkeys(
        (
            "central european time",
            "paris time",
            "french time",
            "berlin time",
            "german time",
            "rome time",
            "italian time",
            "madrid time",
            "spanish time",
            "brussels time",
            "vienna time",
            "heure de paris",
            "heure de bruxelles",
            "hora de madrid",
            "hora peninsular",
        ),
        (60, "europe"),
    ),
    **dict.fromkeys(
        (
            "kyiv time",
            "kiev time",
            "athens time",
            "helsinki time",
            "heure de kiev",
            "hora de kiev",
            "по киевскому времени",
            "по киеву",
        ),
        (120, "europe"),
    ),
    **dict.fromkeys(
        (
            "msk",
            "мск",
            "moscow time",
            "moskauer zeit",
            "heure de moscou",
            "hora de moscú",
            "по московскому времени",
            "по москве",
        ),
        (180, "moscow"),
    ),
    **dict.fromkeys(("et", "eastern", "eastern time", "new york time", "washington time"), (-300, "america")),
    **dict.fromkeys(("ct", "central time", "chicago time"), (-360, "america")),
    **dict.fromkeys(("mt", "mountain time", "denver time"), (-420, "america")),
    **dict.fromkeys(("pt", "pacific", "pacific time", "los angeles time"), (-480, "america")),
}
"""Zones by their distance in winter and by whose summer time they follow."""
LOCAL: Final = ("ortszeit", "local time", "heure locale", "hora local", "по местному времени")
"""Words for the clocks on the spot, which say no more than a time without a zone."""
_UNKNOWN: Final = ("ist", *LOCAL)
# "5 p.m. Eastern" leaves the "time" out, but in "at 5 p.m. Eastern forces ..." it is no zone.
_ALONE: Final = frozenset(("eastern", "pacific"))
_SIGNED: Final = re.compile(r"(?:gmt|utc)\s?([+\-−])\s?([0-9]{1,2})(?::?([0-9]{2}))?")
# No zone lies farther east than the Line Islands, fourteen hours.
_FARTHEST: Final = 14 * 60


def _pattern() -> str:
    names = sorted((*_FIXED, *_SHIFTING, *_UNKNOWN), key=lambda name: (-len(name), name))
    return (
        "(?:" + "|".join([r"(?:GMT|UTC)\s?[+\-−]\s?[0-9]{1,2}(?::?[0-9]{2})?", *map(_spelled, names)]) + ")"
    )


def _spelled(name: str) -> str:
    """Letters in capitals (`MSK`), words with or without (`Moscow time`, `Eastern Standard Time`)."""
    if name in _ALONE:
        return name.capitalize() + r"(?=\s?[,.;)]|\son\s|$)"
    if " " in name or name == "ortszeit":
        return r"\s".join(f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" for word in name.split())
    return f"(?:{name.upper()}|{name})" if name == "мск" else name.upper()


PATTERN: Final = _pattern()
"""Matches a zone as texts write it."""


def east(zone: str, clock: datetime) -> int | None:
    """Minutes east of Greenwich of a zone when its clocks show this; None where that cannot be known."""
    name = " ".join(zone.lower().split())
    if signed := _SIGNED.fullmatch(name):
        minutes = 60 * int(signed[2]) + int(signed[3] or 0)
        return None if minutes > _FARTHEST else minutes if signed[1] == "+" else -minutes
    if name in _FIXED:
        return _FIXED[name]
    if name not in _SHIFTING:
        return None
    winter, rule = _SHIFTING[name]
    return _shifted(winter, rule, clock.replace(tzinfo=None))


def _shifted(winter: int, rule: Summer, clock: datetime) -> int | None:
    if rule == "moscow":
        return _moscow(winter, clock)
    if rule == "america":
        if clock.year < 2007:
            return None
        begin = _sunday(clock.year, 3, 8) + timedelta(hours=2)
        end = _sunday(clock.year, 11, 1) + timedelta(hours=2)
    else:
        if clock.year < 1996:
            return None
        change = timedelta(hours=1, minutes=winter)
        begin = _sunday(clock.year, 3, 25) + change
        end = _sunday(clock.year, 10, 25) + change + timedelta(hours=1)
    return winter + 60 * (begin <= clock < end)


def _moscow(winter: int, clock: datetime) -> int | None:
    """Summer all year from 27 March 2011, winter all year since 26 October 2014."""
    if clock < datetime(2011, 3, 27, 2):  # noqa: DTZ001 - what the clocks on the spot show
        return _shifted(winter, "europe", clock)
    return 240 if clock < datetime(2014, 10, 26, 2) else winter  # noqa: DTZ001 - as above


def _sunday(year: int, month: int, day: int) -> datetime:
    """The first Sunday from that day on."""
    first = datetime(year, month, day)  # noqa: DTZ001 - what the clocks on the spot show
    return first + timedelta(days=6 - first.weekday())
