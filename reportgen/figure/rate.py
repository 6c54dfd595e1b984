"""Figures that are so many for each of something: `60 kilometers an hour`, `$3 a gallon`.

Set beside what is counted once, such a figure is another measure: 38 kilometers an hour are no length.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from reportgen.figure.quantity import Quantity

_SECONDS: Final = {"second": 1.0, "minute": 60.0, "hour": 3600.0}
# What follows where the time is a point and no measure: "14 people a day after the storm", "a second time".
_NO_RATE: Final = (
    r"(?![\w'’-])(?!\s(?:after|afterwards|before|beforehand|later|earlier|ago|ahead|apart|away|early|late|into|long"
    r"|old|or|since|time|attempt|day|night|week|month|year|prior|previously)\b)(?!\sand\sa\s)"
)
# By language the words that lead to what it is counted for, and those words, each with its name here.
_LEADS: Final = {
    "en": r"\s(?:per|an?|each|every)\s|-per-|-an-(?=hour)",
    "de": r"\s(?:pro|je|in\sder|am)\s",
    "fr": r"\spar\s|\sà\sl['’]",
    "es": r"\s(?:por|a\sla|al|cada)\s",
    "ru": r"\sв\s",
}
_NAMES: Final = {
    "en": "hour hour hr hour hrs hour h hour minute minute min minute second second sec second "
    "day day night night week week month month year year annum year gallon gallon "
    "liter liter litre liter barrel barrel bushel bushel ton ton tonne ton pound pound "
    "ounce ounce kilo kilogram kilogram kilogram kilometer kilometer kilometre kilometer "
    "mile mile acre acre hectare hectare person person head person passenger passenger "
    "household household share share",
    "de": "stunde hour minute minute sekunde second tag day nacht night woche week monat month "
    "jahr year liter liter kilo kilogram kilogramm kilogram tonne ton kopf person "
    "person person aktie share kilometer kilometer",
    "fr": "heure hour minute minute seconde second jour day nuit night semaine week mois month "
    "an year litre liter kilo kilogram tonne ton personne person habitant person "
    "action share kilomètre kilometer",
    "es": "hora hour minuto minute segundo second día day noche night semana week mes month "
    "año year litro liter kilo kilogram tonelada ton persona person habitante person "
    "acción share kilómetro kilometer",
    # "В день" and "в год" are as often the day and the year in which something was.
    "ru": "час hour минуту minute секунду second сутки day",
}
# Behind a slash, in any language.
_SIGNS: Final = "h hour hr hour hour hour std hour ч hour s second sec second с second min minute мин minute "
_SIGNS_TOO: Final = "day day kg kilogram l liter t ton km kilometer km² km² gallon gallon"
# What comes next makes a point of time of these.
_BEHIND: Final = {
    "de": r"(?!\w)(?!\s(?:nach|vor|zuvor|danach|später|darauf|des|der)\b)",
    "fr": r"(?!\w)(?!\s(?:après|avant|plus|où|de|du)\b)",
    "es": r"(?!\w)(?!\s(?:siguiente|anterior|después|antes|pasada|pasado|de|del)\b)",
    "ru": r"(?!\w)(?!\s(?:назад|ночи|дня|утра|вечера)\b)",
}
_RATED: Final = frozenset(("count", "money", "percent", "duration", "measure"))


def _pairs(words: str) -> dict[str, str]:
    told = words.split()
    return dict(zip(told[::2], told[1::2], strict=True))


def _pattern(code: str) -> re.Pattern[str]:
    words = "|".join(sorted(_pairs(_NAMES[code]), key=len, reverse=True))
    signs = "|".join(sorted(_pairs(_SIGNS + _SIGNS_TOO), key=len, reverse=True))
    behind = _BEHIND.get(code, _NO_RATE)
    return re.compile(
        rf"(?:{_LEADS[code]})(?P<word>{words}){behind}|\s?/\s?(?P<sign>{signs})(?!\w)", re.IGNORECASE
    )


_PATTERNS: Final = {code: _pattern(code) for code in _LEADS}
_WORDS: Final = {code: _pairs(_NAMES[code]) for code in _LEADS}
_SIGN_NAMES: Final = _pairs(_SIGNS + _SIGNS_TOO)


def rated(text: str, one: Quantity, language: str) -> Quantity:
    """The figure with what it is counted for, where the words behind it say that; else as it is.

    Its unit is then `km/h` for speeds, else the unit or noun, a slash and the English singular: `usd/gallon`.
    """
    if one.kind not in _RATED or one.unit == "age" or one.noun == "age":
        return one
    code = language.partition("-")[0].lower()
    found = _PATTERNS.get(code, _PATTERNS["en"]).match(text, one.end)
    if found is None or (found["sign"] and one.kind == "count"):
        return one
    if found["word"] is None:
        per = _SIGN_NAMES[found["sign"].lower()]
    else:
        per = _WORDS.get(code, _WORDS["en"])[found["word"].lower()]
    whole = replace(one, end=found.end(), text=text[one.start : found.end()], context=())
    if one.unit == "m" and per in _SECONDS:
        return _scaled(replace(whole, unit="km/h"), 3.6 / _SECONDS[per])
    base = (one.unit or one.noun or "") if one.kind != "count" else (one.noun or "")
    return replace(
        whole, kind=one.kind if one.kind == "money" else "measure", unit=f"{base}/{per}", noun=None
    )


def _scaled(one: Quantity, factor: float) -> Quantity:
    """The figure in another base unit."""

    def times(value: float | None) -> float | None:
        # A thousandth of a unit is beyond what news tell, and binary fractions would part what is equal.
        return None if value is None else round(value * factor, 6)

    return replace(
        one,
        value=round(one.value * factor, 6),
        low=times(one.low),
        high=times(one.high),
        scale=one.scale * factor,
        terms=(),
    )
