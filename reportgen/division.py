"""Sentences that speak of two matters, cut where other accounts take the two up apart.

A cut has to be called for: somebody else speaks of the one clause, and
somebody of the other.  A sentence that is told alike by others stays whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, chain, groupby

from reportgen.alignment import SAME_MEASURE, Likeness, align, claims, faced, same_measure
from reportgen.clause import clauses
from reportgen.linkage import Link
from reportgen.passage import Span
from reportgen.similarity import THRESHOLD
from reportgen.told import Told

# A clause is meant where it is so much more alike than the other clauses of its sentence.
MARGIN = 0.1
# Statements of others asked what a sentence is about; the most alike come first.
MOST_PARTNERS = 60


def divide(told: Sequence[Told], likeness: Likeness, links: Sequence[Link] | None = None) -> tuple[Told, ...]:
    """The statements in their order, those that speak of two matters in clauses.

    `likeness` was made from the same statements, `links` are their claims where these are known already.

    A sentence is cut between two clauses where one statement of another
    account is about the first only and another about the second only, and
    where the clauses then stand in two groups; else it stays whole.
    """
    parts = _parts(told, likeness, claims(told, likeness) if links is None else links)
    if all(len(part) == 1 for part in parts):
        return tuple(told)
    flat = tuple(chain.from_iterable(parts))
    home = {
        index: number for number, group in enumerate(align(flat, Likeness(flat))) for index in group.members
    }
    kept: list[Told] = []
    at = 0
    for one, part in zip(told, parts, strict=True):
        homes = {home[index] for index in range(at, at + len(part)) if index in home}
        at += len(part)
        kept += part if len(homes) > 1 else (one,)
    return tuple(kept)


def _parts(told: Sequence[Told], likeness: Likeness, links: Sequence[Link]) -> list[tuple[Told, ...]]:
    """Each statement, or its clauses where others call for a cut."""
    partners, against = _partners(links), faced(told, likeness)
    asked = [index for index in range(len(told)) if len(partners[index]) > (index not in against)]
    pieces = {index: piece for index in asked if len(piece := _pieces(told[index])) > 1}
    if not pieces:
        return [(one,) for one in told]
    calling = _Calling(told, pieces, partners, against)
    return [calling.cut(index) if index in pieces else (one,) for index, one in enumerate(told)]


def _pieces(one: Told) -> tuple[Told, ...]:
    """A statement in all its clauses; whole where one of them holds no words of its teller."""
    statement = one.statement
    if statement.opinion:
        return (one,)
    found = tuple(_piece(one, span) for span in clauses(statement.passage.text, one.language))
    told_all = all(piece.statement.words for piece in found) or not statement.words
    return found if told_all else (one,)


def _piece(one: Told, span: Span) -> Told:
    """The part of a statement between two offsets of it."""
    passage = one.statement.passage.part(*span)
    words = tuple(
        words.part(max(0, passage.start - words.start), min(words.end, passage.end) - words.start)
        for words in one.statement.words
        if words.overlaps(passage)
    )
    return replace(
        one,
        statement=replace(one.statement, passage=passage, words=words),
        quantities=tuple(
            replace(q, start=q.start - span[0], end=q.end - span[0])
            for q in one.quantities
            if span[0] <= q.start and q.end <= span[1]
        ),
    )


class _Calling:
    """Which clause of a sentence each statement of the others is about."""

    def __init__(
        self,
        told: Sequence[Told],
        pieces: Mapping[int, tuple[Told, ...]],
        partners: Mapping[int, Sequence[int]],
        against: frozenset[int],
    ) -> None:
        self._told, self._pieces, self._partners, self._faced = told, pieces, partners, against
        units = [pieces.get(index, (one,)) for index, one in enumerate(told)]
        self._flat = tuple(chain.from_iterable(units))
        self._likeness = Likeness(self._flat)
        self._first = list(accumulate(map(len, units), initial=0))

    def cut(self, index: int) -> tuple[Told, ...]:
        """The statement in the clauses that others call for."""
        partners = self._partners[index][:MOST_PARTNERS]
        meant = {clause for other in partners for clause in self._meant(index, other)}
        count = len(self._pieces[index])
        if len(meant) > 1:
            labels = _filled(sorted(meant), count)
        elif len(meant) == 1 and index in self._faced and self._measured(index, next(iter(meant))):
            labels = [clause in meant for clause in range(count)]
        else:
            return (self._told[index],)
        return tuple(self._joined(index, labels))

    def _meant(self, index: int, other: int) -> Iterator[int]:
        """The clause that another statement is about, where it is about one only."""
        scores = sorted(
            (
                max(self._alike(i, j) for j in range(self._first[other], self._first[other + 1])),
                i - self._first[index],
            )
            for i in range(self._first[index], self._first[index + 1])
        )
        (second, _), (best, clause) = scores[-2:]
        if best >= THRESHOLD and best - second >= MARGIN:
            yield clause

    def _alike(self, i: int, j: int) -> float:
        measured = same_measure(self._flat[i].quantities, self._flat[j].quantities)
        return self._likeness.score(i, j) + SAME_MEASURE * measured

    def _measured(self, index: int, clause: int) -> bool:
        """Whether a clause gives a figure that a partner gives as well."""
        mine = self._pieces[index][clause].quantities
        return any(same_measure(mine, self._told[other].quantities) for other in self._partners[index])

    def _joined(self, index: int, labels: Sequence[int]) -> Iterator[Told]:
        one, pieces = self._told[index], self._pieces[index]
        begin = one.statement.passage.start
        for _, run in groupby(range(len(pieces)), key=lambda clause: labels[clause]):
            clause_numbers = list(run)
            first, last = (pieces[n].statement.passage for n in (clause_numbers[0], clause_numbers[-1]))
            yield _piece(one, (first.start - begin, last.end - begin))


def _partners(links: Sequence[Link]) -> dict[int, list[int]]:
    """The statements of others that make the same claim as each."""
    found: dict[int, list[int]] = defaultdict(list)
    for left, right, _ in links:
        found[left].append(right)
        found[right].append(left)
    return found


def _filled(meant: Sequence[int], count: int) -> list[int]:
    """For each clause the one it goes with: the last that is meant before it, else the first."""
    return [max((m for m in meant if m <= clause), default=meant[0]) for clause in range(count)]
