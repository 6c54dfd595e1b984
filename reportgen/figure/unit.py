"""The unit behind a number, reduced to a base unit, with how many of those it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from reportgen.figure.currencies import LARGE
from reportgen.figure.number import Number
from reportgen.figure.numerals import TWO_WORD_UNITS, UNITS
from reportgen.figure.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure as it stands behind a number."""

    kind: Literal["count", "money", "percent", "duration", "measure"]
    """What sort of quantity it makes."""
    name: str | None
    """Base unit, None for a bare count."""
    size: float
    """How many base units it is."""
    after: int
    """Index of the first token behind it."""
    noun: str | None = None
    """`age` for years of age."""


_SCALES: Final = {"c": "degree", "celsius": "degree", "f": "fahrenheit", "fahrenheit": "fahrenheit"}
# Words of a quake and of a storm stand so near to their scale.
_SCALED_REACH: Final = 8
_MEASURING: Final = frozenset("measured measuring registered registering".split())
_QUAKES: Final = frozenset("quake quakes earthquake earthquakes tremor temblor aftershock".split())
_STORMS: Final = frozenset("hurricane typhoon cyclone storm".split())
_DOLLAR_LANDS: Final = {
    "canadian": "cad",
    "australian": "aud",
    "us": "usd",
    "american": "usd",
    "singapore": "sgd",
}


def unit_of(tokens: Tokens, number: Number, code: str | None) -> Unit:
    """The unit behind a number; a currency whose sign stood before it wins."""
    j = number.after
    k = tokens.past_hyphen(j)
    if code is None and (degree := _degree(tokens, k)) is not None:
        return degree
    if code is not None:
        return Unit("money", code, 1.0, j)
    if number.share and _is_share_of_unit(tokens, j):
        k = j + 2
    elif number.vague and tokens.low(j) == "of" and tokens.low(j + 1) in UNITS:
        k = j + 1
    elif number.share and tokens.low(k) not in UNITS:
        return Unit("percent", "percent", 100.0, j)
    pair = (tokens.low(k), tokens.low(k + 1))
    if pair in TWO_WORD_UNITS:
        return Unit(*TWO_WORD_UNITS[pair], k + 2)
    if pair[1] in ("dollar", "dollars") and pair[0] in _DOLLAR_LANDS:
        return Unit("money", _DOLLAR_LANDS[pair[0]], 1.0, k + 2)
    return _one_word_unit(tokens, k, number)


def _one_word_unit(tokens: Tokens, k: int, number: Number) -> Unit:
    word = tokens.low(k)
    if word in LARGE and number.factor > 1:
        return Unit("money", LARGE[word], 1.0, k + 1)
    if word in ("m", "м"):
        return Unit("measure", "m", 1.0, k + 1)
    # "5.9pc" is a share, "12 PC shops" and "3 pc" are none.
    if word not in UNITS or (word == "pc" and not tokens.glued(k - 1)):
        scale = _scale_before(tokens, number.after - 2)
        return Unit("measure" if scale else "count", scale, 1.0, number.after)
    kind, name, size = UNITS[word]
    old = tokens.past_hyphen(k + 1)
    if kind == "duration" and tokens.low(old) in ("old", "olds"):
        return Unit("measure", "year", size / UNITS["year"][2], old + 1, "age")
    return Unit(kind, name, size, k + 1)


def _degree(tokens: Tokens, k: int) -> Unit | None:
    """Degrees with their scale: `41C`, `41 °C`, `106 degrees Fahrenheit`; bare ones are taken as Celsius."""
    word = tokens[k]
    if word.text in ("C", "F") and tokens.glued(k - 1):
        return Unit("measure", _SCALES[word.low], 1.0, k + 1)
    if UNITS.get(word.low, ("", "", 0))[1] != "degree":
        return None
    scale = _SCALES.get(tokens.low(k + 1))
    if scale is None or (len(tokens.low(k + 1)) == 1 and not tokens[k + 1].text.isupper()):
        return Unit("measure", "degree", 1.0, k + 1)
    return Unit("measure", scale, 1.0, k + 2)


def _is_share_of_unit(tokens: Tokens, j: int) -> bool:
    """Whether the words go on as in `three quarters of an hour`."""
    return tokens.low(j) == "of" and tokens.low(j + 1) in ("a", "an") and tokens.low(j + 2) in UNITS


def _scale_before(tokens: Tokens, i: int) -> str | None:
    """The scale on which the number behind token i stands: `magnitude 7.8`, `a quake measuring 7.8`."""
    low = tokens.low(i)
    if low == "magnitude" or (low in ("-", "of") and tokens.low(i - 1) == "magnitude"):
        return "magnitude"
    if low in _MEASURING and _QUAKES.intersection(tokens.low(k) for k in range(i - _SCALED_REACH, i)):
        return "magnitude"
    return "category" if is_storm(tokens, i) else None


def is_storm(tokens: Tokens, i: int) -> bool:
    """Whether token i opens the class of a storm: `a category 4 hurricane`, `a typhoon of category 5`."""
    near = (tokens.low(k) for k in range(i - _SCALED_REACH, i + _SCALED_REACH))
    return tokens.low(i) == "category" and not _STORMS.isdisjoint(near)
