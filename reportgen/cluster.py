"""Which of many texts tell one event: average linkage over weighted terms, with a decay in time.

The work grows with the pairs that share terms within some days, and the memory
with the texts of those days, so that an archive of any size can be grouped.
The result is exact: average linkage never joins texts that no chain of pairs
at or over the threshold connects, so each such chain is linked for itself.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reportgen.terms import Terms

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

# Average likeness from which two groups are one event: B-cubed F1 .88 on 99 topics of Multi-News (.15 to
# .18 are within a point of it) and .86 on short texts of NeuS.
JOINS = 0.16
# A term that a single text has says in a small archive that it tells something of its own, in a large one
# that nobody else put it so; it weighs LONE / (LONE + log10 of the texts).  Weighed in full it cost eight
# points among a thousand texts; without any, two texts that share no matter were alike in their common words.
LONE = 0.8
# Days after which the likeness of two texts counts e^-1/2 of what it is: what is alike and two weeks
# apart is the next meeting of the same people.
DECAY = 3.0
# Texts without a date are compared with all others; more of them than this would take hours.
MOST_UNDATED = 5_000
# Texts linked at once: a square of this many numbers is 32 MB.
MOST_LINKED = 2_000
# Pairs kept for a text: among that many copies of one story any hundred connect it as well.
MOST_PAIRS = 100
# Places of the tables in which texts are counted by term; two terms in one place look more frequent.  The
# wide one, of a byte each, tells a term of one text from that of two, among 20 million terms of 100,000
# texts too; it has some thousand places for a text, and no more than 64 MB.  What fills a byte is counted
# in the other.
_PLACES, _WIDEST, _NARROW = 4_096, 1 << 26, 1 << 22
_FULL = 255
# Texts compared at once, and read at once.
_BLOCK = 1_000

Read = Callable[[Sequence[int]], Sequence[Terms]]
"""Gives the terms of the texts with these numbers, in that order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Vector:
    hashes: npt.NDArray[np.uint32]
    weights: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edges:
    """Pairs at or over the threshold."""

    left: Ints
    right: Ints
    likeness: Floats


def cluster(when: Sequence[float | None], read: Read, joins: float = JOINS) -> tuple[tuple[int, ...], ...]:
    """The texts in groups, one for each event: their numbers rising, groups by their first number.

    `when` has the day of each text (a number, fractions allowed), None where it
    is unknown: that text is parted from no other by time.  Average linkage
    (Sokal and Michener 1958) of cosines of TF-IDF, times a Gaussian of the days
    between.  Texts numbered in another order give the same groups, but for ties.
    """
    days = _days(when)
    shelf = _Shelf(read, len(days))
    edges = _edges(days, shelf, joins)
    chains = _chains(edges, len(days), joins)
    return tuple(sorted(group for chain in chains for group in _link(chain, days, shelf, joins)))


def _days(when: Sequence[float | None]) -> Floats:
    """Days as numbers, nan where unknown; where too many are unknown, they count as one day."""
    days = np.array([math.nan if day is None else day for day in when], np.float64)
    if np.isnan(days).sum() > MOST_UNDATED:
        days[np.isnan(days)] = 0.0
    return days


class _Shelf:
    """The vectors of texts, weighted by how many texts have a term; it holds those asked for last."""

    def __init__(self, read: Read, size: int) -> None:
        self._read, self._size = read, size
        self._held: dict[int, _Vector] = {}
        wide = min(_WIDEST, 1 << (_PLACES * size).bit_length())
        self._few, self._many = np.zeros(wide, np.uint8), np.zeros(_NARROW, np.int32)
        for start in range(0, size, _BLOCK):
            for terms in read(range(start, min(size, start + _BLOCK))):
                self._count(terms)

    def vectors(self, numbers: Sequence[int]) -> list[_Vector]:
        """The vectors of these texts; others are let go."""
        missing = [number for number in numbers if number not in self._held]
        read = dict(zip(missing, map(self._weigh, self._read(missing)), strict=True)) if missing else {}
        self._held = {number: self._held.get(number) or read[number] for number in numbers}
        return list(self._held.values())

    def _count(self, terms: Terms) -> None:
        places = np.unique(terms.hashes % len(self._few))
        self._few[places] += self._few[places] < _FULL
        self._many[np.unique(terms.hashes % _NARROW)] += 1

    def _weigh(self, terms: Terms) -> _Vector:
        """(1 + log tf) log(1 + N / df), of length one; what a single text has counts for the length only."""
        few, many = self._few[terms.hashes % len(self._few)], self._many[terms.hashes % _NARROW]
        holders = np.where(few < _FULL, few, many)
        shared = holders > 1
        weights = (1 + np.log(terms.counts)) * np.log1p(self._size / np.maximum(holders, 1))
        weights[~shared] *= LONE / (LONE + math.log10(self._size))
        weights /= math.sqrt(float(weights @ weights)) or 1.0
        return _Vector(hashes=terms.hashes[shared], weights=weights[shared])


class _Postings:
    """Which of some texts have a term, and how much of it."""

    def __init__(self, vectors: Sequence[_Vector]) -> None:
        lengths = [len(vector.hashes) for vector in vectors]
        hashes = np.concatenate([vector.hashes for vector in vectors])
        order = np.argsort(hashes, kind="stable")
        self._size = len(vectors)
        self._terms, self._starts = np.unique(hashes[order], return_index=True)
        self._ends = np.append(self._starts[1:], len(hashes))
        self._texts = np.repeat(np.arange(len(vectors)), lengths)[order]
        self._weights = np.concatenate([vector.weights for vector in vectors])[order]

    def likeness(self, vector: _Vector) -> Floats:
        """The cosine of a text with each of them, to six digits."""
        if not len(self._terms):
            return np.zeros(self._size)
        at = np.minimum(np.searchsorted(self._terms, vector.hashes), len(self._terms) - 1)
        here = self._terms[at] == vector.hashes
        starts, lengths = self._starts[at[here]], (self._ends - self._starts)[at[here]]
        places = np.repeat(starts - np.append(0, np.cumsum(lengths)[:-1]), lengths) + np.arange(lengths.sum())
        shares = self._weights[places] * np.repeat(vector.weights[here], lengths)
        return np.round(np.bincount(self._texts[places], shares, self._size), 6)


def _edges(days: Floats, shelf: _Shelf, joins: float) -> _Edges:
    """The pairs at or over the threshold, each with its likeness after decay."""
    found = [_Edges(left=np.empty(0, np.int64), right=np.empty(0, np.int64), likeness=np.empty(0))]
    for rows, columns in _blocks(days, joins):
        postings = _Postings(vectors := shelf.vectors(columns.tolist()))
        first = len(columns) - len(rows)
        for offset, row in enumerate(rows, first):
            likeness = (postings.likeness(vectors[offset]) * _decay(days[row], days[columns]))[:offset]
            near = np.flatnonzero(likeness >= joins)
            if len(near) > MOST_PAIRS:
                near = near[np.argsort(-likeness[near], kind="stable")[:MOST_PAIRS]]
            left = np.full(len(near), row)
            found.append(_Edges(left=left, right=columns[near], likeness=likeness[near]))
    return _Edges(
        left=np.concatenate([edges.left for edges in found]),
        right=np.concatenate([edges.right for edges in found]),
        likeness=np.concatenate([edges.likeness for edges in found]),
    )


def _blocks(days: Floats, joins: float) -> Iterator[tuple[Ints, Ints]]:
    """Some texts, and those that may go with them: undated ones, and those of the days before.

    The first stand at the end of the second, in the order of time.
    """
    # Beyond this even the same words are under the threshold.
    reach = DECAY * math.sqrt(-2 * math.log(joins))
    undated = np.flatnonzero(np.isnan(days))
    order = np.concatenate([undated, np.argsort(days, kind="stable")[: len(days) - len(undated)]])
    for start in range(0, len(order), _BLOCK):
        rows = order[start : start + _BLOCK]
        before = order[:start]
        near = np.isnan(days[before]) | (days[before] >= np.nan_to_num(days[rows[0]], nan=-np.inf) - reach)
        yield rows, np.concatenate([before[near], rows])


def _decay(day: float, days: Floats) -> Floats:
    """What is left of a likeness over the days between; all of it where a day is unknown."""
    return np.nan_to_num(np.exp(-0.5 * ((days - day) / DECAY) ** 2), nan=1.0)


def _chains(edges: _Edges, size: int, joins: float) -> Iterator[Ints]:
    """The texts that pairs connect, each chain for itself, numbers rising.

    A chain too long to be linked is cut where its pairs are weakest, and one of
    nothing but copies into stretches of equal length.
    """
    waiting = [(np.arange(size), edges, joins)]
    while waiting:
        texts, within, floor = waiting.pop()
        for chain, own in _connected(texts, within):
            if len(chain) <= MOST_LINKED:
                yield chain
            elif floor >= 1:
                yield from np.array_split(chain, math.ceil(len(chain) / MOST_LINKED))
            else:
                floor_above = min(1.0, floor + 0.05)
                strong = own.likeness >= floor_above
                kept = _Edges(left=own.left[strong], right=own.right[strong], likeness=own.likeness[strong])
                waiting.append((chain, kept, floor_above))


def _connected(texts: Ints, edges: _Edges) -> Iterator[tuple[Ints, _Edges]]:
    """The connected parts of a graph, each with its pairs."""
    parent = dict(zip(texts.tolist(), texts.tolist(), strict=True))

    def root(text: int) -> int:
        while parent[text] != text:
            parent[text] = text = parent[parent[text]]
        return text

    for left, right in zip(edges.left.tolist(), edges.right.tolist(), strict=True):
        one, other = sorted((root(left), root(right)))
        parent[other] = one
    roots = np.array([root(text) for text in texts.tolist()], np.int64)
    of_edges = np.array([root(text) for text in edges.left.tolist()], np.int64)
    parts, pairs = _grouped(roots), _grouped(of_edges)
    none = np.empty(0, np.int64)
    for name, places in parts.items():
        at = pairs.get(name, none)
        own = _Edges(left=edges.left[at], right=edges.right[at], likeness=edges.likeness[at])
        yield texts[places], own


def _grouped(names: Ints) -> dict[int, Ints]:
    """The places at which each name stands."""
    order = np.argsort(names, kind="stable")
    known, starts = np.unique(names[order], return_index=True)
    return dict(zip(known.tolist(), np.split(order, starts[1:]), strict=True)) if len(names) else {}


def _link(chain: Ints, days: Floats, shelf: _Shelf, joins: float) -> list[tuple[int, ...]]:
    """A chain of texts in groups."""
    if len(chain) <= 2:  # a pair is there because its likeness is high enough
        return [tuple(chain.tolist())]
    vectors = shelf.vectors(chain.tolist())
    postings = _Postings(vectors)
    likeness = np.array([postings.likeness(vector) for vector in vectors])
    likeness *= np.array([_decay(days[text], days[chain]) for text in chain])
    return [tuple(sorted(chain[group].tolist())) for group in _average(likeness, joins)]


def _average(likeness: Floats, joins: float) -> list[list[int]]:
    """Groups by average linkage, by the chain of nearest neighbors (Benzécri 1982), cut at the threshold.

    Average linkage is reducible, so that the chain finds the same groups as
    joining the two nearest again and again.
    """
    size = len(likeness)
    np.fill_diagonal(likeness, -1.0)
    groups: list[list[int]] = [[number] for number in range(size)]
    open_ = np.ones(size, np.bool_)
    path: list[int] = []
    while open_.any():
        last = path[-1] if path else int(np.argmax(open_))
        path = path or [last]
        near = np.where(open_, likeness[last], -1.0)
        best = int(np.argmax(near))
        if len(path) > 1 and near[path[-2]] >= near[best]:
            best = path[-2]
        if near[best] < joins:  # what is nearest to the last of a chain is farther from all before it
            open_[last] = False
            path.pop()
        elif len(path) > 1 and best == path[-2]:
            path = path[:-2]
            _join(likeness, groups, *sorted((last, best)))
            open_[max(last, best)] = False
        else:
            path.append(best)
    return [group for group in groups if group]


def _join(likeness: Floats, groups: list[list[int]], one: int, other: int) -> None:
    """The other group put into the one."""
    weight, added = len(groups[one]), len(groups[other])
    mean = (weight * likeness[one] + added * likeness[other]) / (weight + added)
    likeness[one], likeness[:, one] = mean, mean
    likeness[one, one] = -1.0
    groups[one] += groups[other]
    groups[other] = []
