"""Which tellings are set against each other, where there are too many to set each against every other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeVar

# At one point so many pairs of tellings are weighed.  It is all of them up to 122 different sentences, and
# under half a second; a point of many hundreds is one event's wire copy, where the first of each reading
# show what differs.
PAIRS: Final = 7_500

T = TypeVar("T")


def meetings(tellings: Sequence[T]) -> Iterator[tuple[T, T]]:
    """Pairs of tellings, the earlier one first, no more than `PAIRS`.

    The pairs of the first n tellings come before any with a later one, so
    that what is cut off is what stands last.
    """
    every = ((tellings[i], tellings[j]) for j in range(len(tellings)) for i in range(j))
    return islice(every, PAIRS)


def first_of_each(tellings: Iterable[T], reading: Callable[[T], Hashable]) -> list[T]:
    """The tellings so ordered that one of each reading comes first, then the second of each, and so on.

    Within a turn they keep their order: what differs most is met before `PAIRS` are spent.
    """
    turns: dict[Hashable, int] = {}
    ordered: list[list[T]] = []
    for telling in tellings:
        key = reading(telling)
        turn = turns[key] = turns.get(key, -1) + 1
        if turn == len(ordered):
            ordered.append([])
        ordered[turn].append(telling)
    return [telling for turn in ordered for telling in turn]
