"""Which articles may have copied one another, found without comparing each with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from reportgen.origin.narration import Narration

# An edited copy of two fifths of a text keeps a twelfth of its runs of three words, where words were
# moved; two stories on one event share one in a hundred.
_LEAST_SHARED = 0.04
MOST_HOLDERS = 24
"""Groups that are kept as holders of one run.

What stands in more of them is a phrase or a standing paragraph, and tells nothing; a list without end
would grow with the square of the articles that print it.
"""
# Articles compared with one at most, those with the most runs in common first.
_MOST_COMPARED = 24


class Holders:
    """The runs of three words of the articles seen so far, and who holds them.

    Of a group of copies one holder is kept for each run.
    """

    def __init__(self, root: Callable[[int], int]) -> None:
        self._root = root
        self._numbers: dict[str, int] = {}
        self._held: dict[int, list[int]] = {}

    def runs(self, narration: Narration) -> frozenset[int]:
        """The runs of an article, each as one number."""
        number = self._numbers
        found = set[int]()
        for sentence in narration.sentences:
            ids = [number.setdefault(word, len(number)) for word in sentence.words]
            # A vocabulary of two million words fits in 21 bits; where there are more, a run may have
            # another's number, and the comparison of sentences tells them apart.
            found.update(a << 42 | b << 21 | c for a, b, c in zip(ids, ids[1:], ids[2:], strict=False))
        return frozenset(found)

    def near(self, runs: frozenset[int]) -> Iterator[int]:
        """The articles that share enough of the runs with their group, the most alike first."""
        met = Counter(index for run in runs for index in self._held.get(run, ()))
        of_group: Counter[int] = Counter()
        for index, shared in met.items():
            of_group[self._root(index)] += shared
        least = max(1, _LEAST_SHARED * len(runs))
        enough = [index for index in met if of_group[self._root(index)] >= least]
        yield from sorted(enough, key=lambda index: (-met[index], index))[:_MOST_COMPARED]

    def add(self, index: int, runs: frozenset[int]) -> None:
        """An article as holder of its runs, where no other of its group is known for them."""
        root = self._root(index)
        for run in runs:
            holders = self._held.setdefault(run, [])
            if len(holders) < MOST_HOLDERS and all(self._root(other) != root for other in holders):
                holders.append(index)
