"""Which point or utterance of the edition before a new one is, whose words may have changed.

An id is made from words, so that an edited sentence would make another thing
of it: "removed and added" where a reader sees "changed".  What tells nearly
the same by the same accounts takes the id of the one before.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

from reportgen.notes import adrift
from reportgen.passage import display
from reportgen.report import Caution, Report

# Two points are one matter if their accounts say so much alike, on the mean over both; one of three
# statements wholly rewritten leaves .67, one account gone silent of two still .67.
SAME_POINT = 0.5
# What an earlier point told is told on a later one if it is found there so well: a sentence that was
# edited leaves .8 and more, another sentence of the same account on the same event .5 and less.
TOLD_AGAIN = 0.8
# Such a point counts as that one, grown, after all that are alike both ways.
_GROWN = SAME_POINT / TOLD_AGAIN
# Two utterances of one speaker are one in other words from here on.
SAME_UTTERANCE = 0.6
# More things than these are not compared pair by pair; none of a readable report is.
_MOST = 2_000

_WORD = re.compile(r"\w+")

Told = tuple[Hashable, frozenset[str]]
"""Whose words they are, and which."""


Known = Mapping[str, Sequence[Told]]
"""What is told in things, by their ids."""


def words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters, each once."""
    return frozenset(_WORD.findall(display(text).lower()))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How many of their words two texts share, from 0 to 1 (Dice 1945)."""
    size = len(one) + len(other)
    return 2 * len(one & other) / size if size else 0.0


def hand_on(report: Report, previous: Report) -> Report:
    """The same report with the ids of the points and utterances of the one before that it tells again."""
    points = _renamed(points_of(report), points_of(previous), SAME_POINT)
    utterances = _renamed(_of_quotations(report), _of_quotations(previous), SAME_UTTERANCE)
    held = set(points.values())
    notes = tuple(
        replace(n, point=points.get(n.point, n.point) if n.point else n.on if n.on in held else None)
        for n in report.notes
    )
    return replace(
        report,
        points=tuple(replace(point, id=points[point.id]) for point in report.points),
        quotations=tuple(replace(said, id=utterances[said.id]) for said in report.quotations),
        notes=notes,
        warnings=(
            *(warning for warning in report.warnings if warning.slug != "note"),
            *(Caution(slug="note", article=None, text=text) for text in adrift(notes)),
        ),
    )


def points_of(report: Report) -> Known:
    """What is told on each point: of each statement the account and the words."""
    return {
        point.id: [
            (cell.account, words_of(statement.passage.text))
            for cell in point.cells
            for statement in cell.statements
        ]
        for point in report.points
    }


def _of_quotations(report: Report) -> Known:
    return {said.id: [(said.account, words_of(said.passage.text))] for said in report.quotations}


def _renamed(new: Known, old: Known, threshold: float) -> Mapping[str, str]:
    """For the id of each new thing the one that it goes by: an old one where both are the same thing."""
    rest = [one for one in new if one not in old][:_MOST]
    gone = [one for one in old if one not in new][:_MOST]
    ids = {one: one for one in new}
    for mine, theirs in _paired([new[one] for one in rest], [old[one] for one in gone], threshold):
        ids[rest[mine]] = gone[theirs]
    return ids


def _paired(
    new: Sequence[Sequence[Told]], old: Sequence[Sequence[Told]], threshold: float
) -> list[tuple[int, int]]:
    """Numbers of the things that are the same, each at most once, the most alike first."""
    scored = [
        (-score, mine, theirs)
        for mine, one in enumerate(new)
        for theirs, other in enumerate(old)
        if (score := _alike(one, other)) >= threshold
    ]
    pairs: list[tuple[int, int]] = []
    for _, mine, theirs in sorted(scored):
        if all(mine != one and theirs != other for one, other in pairs):
            pairs.append((mine, theirs))
    return pairs


def _alike(one: Sequence[Told], other: Sequence[Told]) -> float:
    """How much of what each tells the other tells too, by the same accounts, on the mean."""
    if not {teller for teller, _ in one} & {teller for teller, _ in other}:
        return 0.0
    here, there = [_best(told, other) for told in one], [_best(told, one) for told in other]
    both = sum(here + there) / (len(here) + len(there))
    again = sum(there) / len(there)
    return max(both, _GROWN * again if again >= TOLD_AGAIN else 0.0)


def is_told_again(old: Sequence[Told], new: Sequence[Told]) -> bool:
    """Whether all that the old thing told is told on the new one, by the same accounts."""
    if not {teller for teller, _ in old} <= {teller for teller, _ in new}:
        return False
    return bool(old) and sum(_best(told, new) for told in old) / len(old) >= TOLD_AGAIN


def _best(told: Told, among: Sequence[Told]) -> float:
    return max((likeness(told[1], words) for teller, words in among if teller == told[0]), default=0.0)
