"""Whether two figures can be two tellings of one number: their measure, their nearness, their intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reportgen.figure.numerals import GENERIC
from reportgen.figure.quantity import Quantity

# Two tellings of one figure seldom part by more than this factor; beyond it they speak of two things.
FAR: Final = 10.0
# Sums, shares and ages abound in one event and have no noun of their own: a planned 200 billion is not an
# imposed 34, and one who is 16 not one who is 43.
FAR_LOOSE: Final = 2.0
# Minutes by which two accounts may part on when one thing happened; beyond it two things happened.
HOURS_APART: Final = 180.0
# From here on people round: 168,500 may be told as 170,000.
ROUNDED_FROM: Final = 1000.0

# ... but by no more than this share: 300,000 with one digit alone is not told of 250,000.
ROUNDED_BY: Final = 0.1

# "A third" is what is told of 33 and 34 percent too.
THIRD_SLACK: Final = 1.0
_THIRDS: Final = frozenset((round(100 / 3, 9), round(200 / 3, 9)))

Measure = tuple[str, str, bool]
"""What makes figures comparable: sort, unit or noun, and whether it is a part of a whole."""


def measure(quantity: Quantity) -> Measure | None:
    """What makes two figures comparable: the unit, or the head noun of a bare count."""
    if quantity.kind == "count":
        return ("count", quantity.noun, quantity.part_of) if quantity.noun else None
    return (quantity.noun or quantity.kind, quantity.unit or "", quantity.part_of)


def comparable(left: Quantity, right: Quantity) -> bool:
    """Whether two figures can be two tellings of one thing.

    They have one measure and are of one order of magnitude; where the noun says little (`people`), the
    words beside them share a stem too.
    """
    key = measure(left)
    if key is None or key != measure(right) or not near(left, right):
        return False
    if key[0] == "count" and key[1] in GENERIC:
        return not set(left.context).isdisjoint(right.context)
    return True


def near(left: Quantity, right: Quantity) -> bool:
    """Whether two figures are of one order of magnitude, so that they can be two tellings of one thing."""
    small, large = sorted((abs(left.value), abs(right.value)))
    if left.kind == "time":
        return large - small <= HOURS_APART
    if small == 0:  # nobody, of few or many
        return True
    loose = left.kind in ("money", "percent") or left.noun == "age"
    return large <= (FAR_LOOSE if loose else FAR) * small


def compatible(left: Quantity, right: Quantity) -> bool:
    """Whether one number can satisfy both, bounds taken as closed and round numbers as rounded."""
    low_left, high_left = _bounds(left, right)
    low_right, high_right = _bounds(right, left)
    return low_left <= high_right and low_right <= high_left


def _bounds(quantity: Quantity, beside: Quantity) -> tuple[float, float]:
    low = -math.inf if quantity.low is None else quantity.low
    high = math.inf if quantity.high is None else quantity.high
    slack = _slack(quantity, beside)
    return low - slack, high + slack


def _slack(quantity: Quantity, beside: Quantity) -> float:
    """How far a round number may stray: half of its last digit that is not zero, at most a tenth of it."""
    if quantity.kind in ("duration", "measure") and quantity.scale > beside.scale:
        return quantity.scale / 2
    value = abs(quantity.value)
    if quantity.kind == "percent" and round(value, 9) in _THIRDS:
        return THIRD_SLACK
    if value < ROUNDED_FROM or quantity.bound != "exact":
        return value * 1e-9
    step = 1.0
    while value % (step * 10) == 0 and step < value:
        step *= 10
    return min(step / 2, value * ROUNDED_BY) if step > 1 else value * 1e-9


def adds_up(parts: Sequence[Quantity], wholes: Sequence[Quantity]) -> bool:
    """Whether the figures of one account are together one of the other's, as 2.5 and 1.5 million are 4."""
    if len(parts) < 2 or any(part.kind not in ("count", "money") for part in parts):
        return False
    total = replace(
        parts[0],
        value=sum(part.value for part in parts),
        low=sum(part.low or 0 for part in parts),
        high=None if any(part.high is None for part in parts) else sum(part.high or 0 for part in parts),
    )
    return any(compatible(total, whole) for whole in wholes)
