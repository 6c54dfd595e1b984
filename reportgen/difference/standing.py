"""Which accounts stand apart at a difference: one rule for values as for the figures they were made from."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import TYPE_CHECKING, cast

from reportgen.difference.value import Difference, Value, key_of
from reportgen.figure import quantities
from reportgen.figure.interval import compatible
from reportgen.figure.quantity import Quantity

if TYPE_CHECKING:
    from reportgen.figure.numerals import Bound


def meet(one: Value, other: Value) -> bool:
    """Whether two values can be one: of figures one number can satisfy both, other values are the same words.

    The rule is that of `compatible`, rounding included, so that what is one figure at a point is one here.
    """
    left, right = _figure(one), _figure(other)
    return key_of(one) == key_of(other) if left is None or right is None else compatible(left, right)


def apart(difference: Difference) -> frozenset[str]:
    """The accounts that cannot meet some value of another account with any of their own.

    Equal values are weighed once, so that it takes as long for many accounts as there are unlike values.
    """
    first: dict[Hashable, Value] = {}
    tellers: dict[Hashable, set[str]] = {}
    given: dict[str, dict[Hashable, None]] = {}
    for value in difference.values:
        key = key_of(value)
        first.setdefault(key, value)
        tellers.setdefault(key, set()).add(value.account)
        given.setdefault(value.account, {})[key] = None
    meeting = cache(lambda key, other: key == other or meet(first[key], first[other]))
    return frozenset(
        account
        for account, mine in given.items()
        if any(
            told != {account} and not any(meeting(key, other) for key in mine)
            for other, told in tellers.items()
        )
    )


def _figure(value: Value) -> Quantity | None:
    """The figure that a value was made from; how far it may be rounded is read from its words again."""
    if value.quantity is None:
        return None
    read = next(iter(quantities(value.span.text)), None)
    known = read is not None and read.unit == value.unit
    return Quantity(
        start=0,
        end=0,
        text="",
        value=value.quantity,
        low=value.low,
        high=value.high,
        bound=cast("Bound", value.bound or "exact"),
        kind=read.kind if read is not None and known else "count",
        unit=value.unit,
        noun=None,
        part_of=value.part_of,
        scale=read.scale if read is not None and known else 1.0,
    )
