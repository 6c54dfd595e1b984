"""Which sentences say the same, by the stems and pairs of stems that they share.

Looks only at sentences that share a concept with the one asked for, so that a
question costs what those share, not the square of the sentences.
"""

from __future__ import annotations

import math

import numpy as np

from reportgen.summarizers.concepts import Concepts, Floats, Integers

# What more sentences hold tells no two of them apart, and to walk through all of them for each sentence
# would make a long summary of a large event grow with the square of the sentences.
_COMMON = 2_000
# Where the sentences are so many times those met, they are too many to have a place each.
_SPARSE = 8
# What pairs of neighboring stems count beside single stems.
_PAIRS = 0.3
# So many stems of the rarest sort are evidence enough (1 - 1/e of it), as in `similarity`.
_EVIDENCE = 2.7


class Likeness:
    """How alike sentences are by the concepts they share, those rare in the event weighing most.

    The mean of the cosine of the weights (Salton and Buckley 1988) and of the share of the
    lighter sentence that both have, trusted the more the more that weighs; from 0 to 1.
    """

    def __init__(self, held: Concepts) -> None:
        self._held = held
        size = len(held.first) - 1
        self._spread = np.diff(held.begin)
        rarity = np.where(self._spread <= _COMMON, np.log((1 + size) / (1 + self._spread)), 0.0)
        self._weights: Floats = rarity * np.where(held.single, 1.0, _PAIRS)
        self._totals = held.summed(self._weights)
        self._lengths = np.sqrt(held.summed(self._weights**2))
        self._enough = _EVIDENCE * math.log(1 + max(1, size))

    def near(self, sentence: int, threshold: float) -> list[tuple[int, float]]:
        """The other sentences at least so alike to this one, with how much they are, the most alike first."""
        others, cosines, shares = self._measures(sentence)
        scores = np.round((cosines + shares) / 2, 6)
        near = np.flatnonzero((scores >= threshold) & (scores > 0) & (others != sentence))
        found = zip(others[near].tolist(), scores[near].tolist(), strict=True)
        return sorted(found, key=lambda one: (-one[1], one[0]))

    def _measures(self, sentence: int) -> tuple[Integers, Floats, Floats]:
        """The sentences that share a concept with this one, their cosines and trusted shares with it."""
        held, own = self._held, self._held.of(sentence)
        own = own[self._weights[own] > 0]
        if not len(own):
            return np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros(0)
        counts, weights = self._spread[own], self._weights[own]
        ends = counts.cumsum()
        # Where each concept's sentences stand in `owners`, one run of places after another.
        runs = np.repeat(held.begin[own] - ends + counts, counts) + np.arange(ends[-1])
        others, place = _placed(held.owners[runs], len(self._totals))
        shared = np.bincount(place, weights=np.repeat(weights, counts), minlength=len(others))
        squares = np.bincount(place, weights=np.repeat(weights**2, counts), minlength=len(others))
        lengths = self._lengths[sentence] * self._lengths[others]
        lighter = np.minimum(self._totals[sentence], self._totals[others])
        cosines = np.divide(squares, lengths, out=np.zeros_like(squares), where=lengths > 0)
        shares = np.divide(shared, lighter, out=np.zeros_like(shared), where=lighter > 0)
        return others, cosines, shares * -np.expm1(-shared / self._enough)


def _placed(posts: Integers, size: int) -> tuple[Integers, Integers]:
    """Some sentences, those of `posts` among them, and the place of each post among these."""
    if size <= _SPARSE * len(posts):
        return np.arange(size), posts
    return np.unique(posts, return_inverse=True)
