"""What figures measure, in plain words: `number of passengers`, `duration, in minutes`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportgen.figure.numerals import singular
from reportgen.figure.quantity import Quantity

TOLLS: Final = frozenset({"dead", "injured", "missing", "rescued"})
"""Nouns of the counts of people hurt, which grow as the news goes on."""
_UNITS: Final = {
    "percent": "share, in percent",
    "percentage point": "change, in percentage points",
    "m": "length, in meters",
    "kg": "weight, in kilograms",
    "m2": "area, in square meters",
    "l": "volume, in liters",
    "age": "age",
    "barrel": "volume, in barrels",
    "degree": "temperature, in degrees",
    "fahrenheit": "temperature, in degrees Fahrenheit",
    "km/h": "speed, in kilometers per hour",
    "byte": "amount of data, in bytes",
    "mw": "power, in megawatts",
    "magnitude": "magnitude",
}
_TIMES: Final = {
    None: "duration, in minutes",
    "later": "time after another event, in minutes",
    "earlier": "time before another event, in minutes",
    "late": "delay, in minutes",
    "early": "time ahead of schedule, in minutes",
}


def describe(alike: Sequence[Quantity]) -> str:
    """What one figure or more of one measure tell of; counts by the noun that the first of them has."""
    first = alike[0]
    base, _, per = (first.unit or "").partition("/")
    if per and first.unit not in _UNITS:
        counted = first.kind == "measure" and base != "minute" and base not in _UNITS
        return f"{_plural(alike, base) if counted else _measured(first.kind, base)} per {per}"
    if first.kind == "count":
        return _counted(alike)
    if first.kind == "duration":
        return _TIMES.get(first.noun, _TIMES[None])
    unit = first.unit if first.kind == "money" else first.noun or first.unit
    return _measured(first.kind, unit or "")


def _measured(kind: str, unit: str) -> str:
    """What is measured in such a unit; another word is what is counted."""
    if kind == "money":
        return f"amount of money, in {unit.upper()}"
    if unit == "minute":
        return _TIMES[None]
    return _UNITS.get(unit, f"measure, in {unit}")


def _counted(alike: Sequence[Quantity]) -> str:
    """`number of passengers`, with the noun as a text has it, in the plural where one has that."""
    noun = alike[0].noun
    if noun is None:
        return "number"
    return f"number of {noun}" if noun in TOLLS or noun == "people" else _plural(alike, noun)


def _plural(alike: Sequence[Quantity], noun: str) -> str:
    words = [word.lower() for quantity in alike for word in reversed(quantity.text.split())]
    return f"number of {next((word for word in words if word != noun and singular(word) == noun), noun)}"
