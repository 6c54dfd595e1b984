"""How the words beside a number bound it: `at least`, `about`, `nearly`, `or more`."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from typing import Final

from reportgen.figure.currencies import DOLLARS
from reportgen.figure.numerals import AFTER, BEFORE, LONGEST_APPROXIMATOR, Bound
from reportgen.figure.quantity import Quantity
from reportgen.figure.tokens import Tokens

# How far "about", "some" and "nearly" let a number stray at most: a tenth, as people round to the next handy
# number.  One that is told more finely than that is meant more finely (Krifka 2007).
ABOUT: Final = 0.1
# Nobody rounds to so many digits; fractions have them.
_NO_DECIMAL: Final = 9


def bounded(made: Quantity, bound: Bound, *, short: bool) -> Quantity:
    """The quantity with this bound; `short` where the words keep its number in sight (`nearly`)."""
    value, low, high = made.value, made.low, made.high
    around = min(abs(value) * ABOUT, grain(value / made.scale) * made.scale)
    if bound in ("at_least", "more_than"):
        high = None
    elif bound in ("at_most", "less_than"):
        low = value - around if short else None
    elif bound == "about":
        low, high = value - around, value + around
    return replace(made, bound=bound, low=low, high=high)


def grain(number: float) -> float:
    """The steps in which one counts who rounds to this number: 10 for 230, 50 for 250, .1 for 3.2.

    The place of its last digit that is not zero, five of it where that digit is a five; infinite for what is
    no decimal number, as a third is none.
    """
    rounded = Decimal(f"{abs(number):.9g}").normalize()
    if not rounded.is_finite() or len(rounded.as_tuple().digits) >= _NO_DECIMAL:
        return math.inf
    step = 5 if rounded.as_tuple().digits[-1] == 5 else 1
    return float(step * Decimal(10) ** int(rounded.as_tuple().exponent))


def bound_before(tokens: Tokens, i: int) -> tuple[Bound | None, int]:
    """What bounds the number in front of it, and the index where the words begin."""
    first = i - 1 if tokens.low(i - 1) in DOLLARS and tokens.low(i) == "$" and tokens.glued(i - 1) else i
    for size in range(min(LONGEST_APPROXIMATOR, first), 0, -1):
        words = " ".join(tokens.low(k) for k in range(first - size, first))
        if words in BEFORE:
            return BEFORE[words], first - size
    return None, first - (tokens.low(first - 1) == "between")


def bound_behind(tokens: Tokens, j: int) -> tuple[Bound | None, int]:
    """What bounds the number from behind: `or more`, `or so`, `-plus`, `+`."""
    pair = (tokens.low(j), tokens.low(j + 1))
    if pair in AFTER:
        return AFTER[pair], j + 2
    if (pair[0] == "+" or pair == ("-", "plus")) and tokens.glued(j - 1):
        return "at_least", j + 1 + (pair[0] == "-")
    if pair == ("and", "a") and tokens.low(j + 2) == "half":
        return None, j + 3
    return None, j
