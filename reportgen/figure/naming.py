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
    if first.kind == "count":
        return _counted(alike)
    if first.kind == "duration":
        return _TIMES.get(first.noun, _TIMES[None])
    if first.kind == "money":
        return f"amount of money, in {(first.unit or '').upper()}"
    unit = first.noun or first.unit or ""
    return _UNITS.get(unit, f"measure, in {unit}")


def _counted(alike: Sequence[Quantity]) -> str:
    """`number of passengers`, with the noun as a text has it, in the plural where one has that."""
    noun = alike[0].noun
    if noun is None:
        return "number"
    last = [quantity.text.split()[-1].lower() for quantity in alike]
    plural = next((word for word in last if word != noun and singular(word) == noun), noun)
    return f"number of {noun if noun in TOLLS or noun == 'people' else plural}"
