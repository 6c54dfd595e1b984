"""Groups by average linkage over links that are given, whatever is linked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Link = tuple[int, int, float]
"""Two things by index, the lower first, and how alike they are."""
# Likeness is added in whole millionths, so that no order of additions changes a sum.
_WHOLE = 1_000_000


def clusters(
    links: Sequence[Link], alike: Callable[[int, int], float], enough: Callable[[int, int], float]
) -> list[tuple[int, ...]]:
    """Groups by average linkage over the links, the most alike first."""
    home: dict[int, int] = {}
    between = _Sums(alike)
    for left, right, _ in links:
        for index in (left, right):
            if index not in home:
                home[index] = index
                between.groups[index] = [index]
        one, other = home[left], home[right]
        if one == other:
            continue
        pairs = len(between.groups[one]) * len(between.groups[other])
        if between.sum(one, other) < enough(left, right) * pairs * _WHOLE:
            continue
        for index in between.groups[other]:
            home[index] = one
        between.merge(one, other)
    return [tuple(sorted(group)) for group in between.groups.values() if len(group) > 1]


class _Sums:
    """The likeness between groups, each pair of statements looked at once however groups grow."""

    def __init__(self, alike: Callable[[int, int], float]) -> None:
        self.groups: dict[int, list[int]] = {}
        self._alike = alike
        self._known: dict[int, dict[int, int]] = {}

    def sum(self, one: int, other: int) -> int:
        """The likeness of each of one group to each of the other, summed, in millionths."""
        known = self._known.setdefault(one, {})
        if other not in known:
            total = sum(
                round(self._alike(i, j) * _WHOLE) for i in self.groups[one] for j in self.groups[other]
            )
            known[other] = self._known.setdefault(other, {})[one] = total
        return known[other]

    def merge(self, one: int, other: int) -> None:
        """The second group made part of the first."""
        for third in dict.fromkeys((*self._known[one], *self._known[other])):
            if third not in (one, other):
                total = self.sum(one, third) + self.sum(other, third)
                self._known[one][third] = self._known[third][one] = total
                del self._known[third][other]
        del self._known[one][other], self._known[other]
        self.groups[one] += self.groups.pop(other)
