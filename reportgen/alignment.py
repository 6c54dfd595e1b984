"""Which statements speak of the same point.

Two tiers.  Same claim: sentences alike by words, weighted by the event's own
idf; two quotations only if one speaker said both.  Same matter from different
sides: statements that stand close together in one text, come from different
sides and have a sign of contrast between them.  A wrong merge does more harm
than a missed one.  What differs on a point is not decided here.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, takewhile
from typing import Literal

from reportgen.attribution.statement import Statement
from reportgen.figure.interval import comparable, compatible
from reportgen.figure.naming import TOLLS
from reportgen.figure.numerals import GENERIC
from reportgen.figure.occasion import tells_of_talk
from reportgen.figure.quantity import Quantity
from reportgen.ground import Ground
from reportgen.linkage import Link, clusters
from reportgen.similarity import THRESHOLD, Similarity
from reportgen.told import Told, said

Tier = Literal["claim", "matter"]

# Two statements that measure one thing (minutes, dead) say more about one matter than their words
# show: "35 minutes" and "a 20-minute talk" share few letters.
SAME_MEASURE = 0.2
# How alike two statements are taken to be, words aside, that time one talk or count the same things.
MEASURED = 0.3
# Counts of one noun that part by no more than this share of the larger are two tellings of one count,
# from this number on; of more statements that count it only the first are looked at.
CLOSE = 0.25
LEAST_COUNT = 10
MOST_COUNTING = 80
# How alike two outlets' versions of what one teller says must be.
CARRIED = 0.3
# Statements of one teller that are looked at for it.
MOST_CARRIED = 80
_OF_ANYTHING = frozenset(["age", "time"])
# Below this even the same measure is chance: two lengths of two different things.
LEAST_ALIKE = 0.12
# Average likeness, as a share of the threshold, that two groups need to become one: keeps chains of
# neighbors (a like b, b like c) from drawing unlike things into one point.
LINKAGE = 0.9
# The same where the two statements that link them measure one thing.
MEASURED_LINKAGE = 0.5
# Likeness that a denial, or a "But" between tellers of unknown sides, needs to be about the same matter.
SAME_MATTER = 0.1
# Links looked at; ten long reports of one event have some thousand, one sentence said again and again
# has as many as the square of how often, and no memory would hold them.
MOST_LINKS = 500_000
# How many sentences may lie between two sides that contradict each other in one text.
NEAR = 3

_TURN = re.compile(
    r"^[\"“‘'«„]?\s*(?:But|However|Yet|Meanwhile|By contrast|In contrast|On the other hand"
    r"|While|Still|Instead)\b|\b(?:in contrast|by contrast|on the contrary|at odds|in less glowing terms)\b"
)
_NEGATED = re.compile(
    r"\b(?:not|no|never|none|nobody|without|denied|denies|deny|disputed?|rejected)\b|n[’']t\b", re.IGNORECASE
)
_DENIAL = re.compile(
    r"\b(?:disputed?|den(?:y|ies|ied)|reject(?:s|ed)?|contradict(?:s|ed)?|counter(?:s|ed)?|pushed back)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Statements that speak of one point."""

    members: tuple[int, ...]
    """Indices of the statements, in order."""
    tier: Tier
    """claim where words line them up, matter where their place and sides do."""


def align(told: Sequence[Told], likeness: Likeness, links: Sequence[Link] | None = None) -> tuple[Group, ...]:
    """Groups of statements that speak of one point, each statement in one group at the most.

    `likeness` was made from the same statements, `links` are their claims where these are known already.
    Groups come in the order of their first statement.  They hold two accounts or more, or one that
    several texts quote to the same effect.
    """

    def alike(left: int, right: int) -> float:
        """How much two statements speak of one thing: by their words, and more where both measure it."""
        bonus = SAME_MEASURE * same_measure(told[left].quantities, told[right].quantities)
        return likeness.score(left, right) + bonus

    def enough(left: int, right: int) -> float:
        """The average likeness that two groups need where these two statements link them."""
        measured = same_measure(told[left].quantities, told[right].quantities)
        return THRESHOLD * (MEASURED_LINKAGE if measured else LINKAGE)

    groups = clusters(claims(told, likeness) if links is None else links, alike, enough)
    taken = {index for group in groups for index in group}
    found = [Group(members=group, tier="claim") for group in groups]
    found += [Group(members=group, tier="matter") for group in _matters(told, likeness, taken)]
    taken = {index for group in found for index in group.members}
    links = _carried(told, likeness, taken)
    found += [Group(members=group, tier="claim") for group in clusters(links, alike, enough)]
    return tuple(sorted(found, key=lambda group: group.members))


class Likeness:
    """How alike statements are by what they say, within one language; 0 between two."""

    def __init__(self, told: Sequence[Told]) -> None:
        numbers = {account: number for number, account in enumerate(dict.fromkeys(o.account for o in told))}
        self._accounts = [numbers[one.account] for one in told]
        self._places: list[tuple[str, int]] = []
        wordings: dict[tuple[str, str], int] = {}
        self._firsts = [
            wordings.setdefault((one.language, said(one)), index) for index, one in enumerate(told)
        ]
        self._members: dict[str, list[int]] = {}
        for index, one in enumerate(told):
            members = self._members.setdefault(one.language, [])
            self._places.append((one.language, len(members)))
            members.append(index)
        self._within = {
            language: Similarity([said(told[i]) for i in members], language)
            for language, members in self._members.items()
        }

    def score(self, left: int, right: int) -> float:
        """How alike two statements are, 0 to 1."""
        (language, i), (other, j) = self._places[left], self._places[right]
        return self._within[language].score(i, j) if language == other else 0.0

    def first(self, index: int) -> int:
        """The first statement that says the very same, which is as alike to any other."""
        return self._firsts[index]

    def pairs(self, threshold: float) -> Iterator[tuple[int, int, float]]:
        """All pairs of statements of two accounts from the threshold up, the lower index first."""
        for language, members in self._members.items():
            accounts = [self._accounts[index] for index in members]
            for i, j, score in self._within[language].pairs_between(accounts, threshold):
                yield members[i], members[j], score


def claims(told: Sequence[Told], likeness: Likeness) -> tuple[Link, ...]:
    """Pairs of statements of different accounts that make the same claim, the most alike first.

    Of more than MOST_LINKS the most alike.
    """
    found = _links(told, likeness)
    return tuple(heapq.nsmallest(MOST_LINKS, found, key=lambda link: (-link[2], link[0], link[1])))


def _links(told: Sequence[Told], likeness: Likeness) -> Iterator[Link]:
    ground = Ground(told)
    measures = {*_talks(told), *_counts(told)}
    for left, right in sorted(measures):
        yield left, right, max(MEASURED, round(likeness.score(left, right) + SAME_MEASURE, 6))
    for left, right, alike in likeness.pairs(LEAST_ALIKE):
        if (left, right) in measures:
            continue
        one, other = told[left], told[right]
        measured = same_measure(one.quantities, other.quantities)
        if not may_align(one, other) or (both_quoted(one.statement, other.statement) and not measured):
            continue
        score = alike + SAME_MEASURE * measured
        if one.statement.chain == other.statement.chain and not (measured or _answers(one, other)):
            continue
        if score >= THRESHOLD and ground.is_common(left, right, score, measured=measured):
            yield left, right, round(score, 6)


def _answers(one: Told, other: Told) -> bool:
    """Whether of two statements one denies: all that makes a point of two tellers in one text."""
    return bool(_NEGATED.search(said(one))) != bool(_NEGATED.search(said(other)))


def may_align(one: Told, other: Told) -> bool:
    """Whether two statements may meet on a point: two accounts, one language, no comment."""
    return (
        one.account != other.account
        and one.statement.passage != other.statement.passage
        and not (one.statement.opinion or other.statement.opinion)
        and one.language == other.language
    )


def both_quoted(one: Statement, other: Statement) -> bool:
    """Whether both are somebody's quoted words."""
    return one.kind in ("direct", "mixed") and other.kind in ("direct", "mixed")


def same_measure(left: Iterable[Quantity], right: Iterable[Quantity]) -> bool:
    """Whether both have a figure of one unit or one head noun, and of one order of magnitude.

    How old somebody is, and how many times something was so, can be told of anything; the ages from which
    and to which something holds are less common.
    """
    others = list(right)
    return any(
        comparable(a, b) and (a.noun not in _OF_ANYTHING or (a.bound == b.bound == "range"))
        for a in left
        for b in others
    )


def _talks(told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Neighbors that say how long one talk was, the lower index first."""
    for pair in _neighbors(told):
        if _one_talk(told[pair[0]], told[pair[1]]):
            yield min(pair), max(pair)


def _counts(told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Statements that count the same sort of thing, and nearly as many: 212 and about 230 passengers."""
    counting: dict[tuple[str, str], list[tuple[int, Quantity]]] = {}
    for index, one in enumerate(told):
        found = [q for q in one.quantities if _is_telling_count(q)]
        for noun in {q.noun for q in found}:
            given = [q for q in found if q.noun == noun]
            if len(given) == 1:
                counting.setdefault((one.language, str(noun)), []).append((index, given[0]))
    for held in counting.values():
        for (left, a), (right, b) in combinations(held[:MOST_COUNTING], 2):
            close = abs(a.value - b.value) <= CLOSE * max(a.value, b.value)
            if close and a.value != b.value and may_align(told[left], told[right]):
                yield left, right


def _is_telling_count(quantity: Quantity) -> bool:
    """Whether the noun alone makes plain what a figure counts: passengers, and not people or dead."""
    plain = quantity.kind == "count" and not quantity.vague and not quantity.part_of
    noun = quantity.noun
    return plain and bool(noun) and noun not in GENERIC | TOLLS and quantity.value >= LEAST_COUNT


def _one_talk(one: Told, other: Told) -> bool:
    """Whether two tellers in one text say how long a talk was, in figures that can both be true."""
    if not may_align(one, other) or one.statement.chain != other.statement.chain:
        return False
    mine, theirs = (
        [q for q in each.quantities if q.kind == "duration" and not q.noun] for each in (one, other)
    )
    if len(mine) != 1 or len(theirs) != 1 or not tells_of_talk(said(one)) or not tells_of_talk(said(other)):
        return False
    return comparable(mine[0], theirs[0]) and compatible(mine[0], theirs[0])


def _carried(told: Sequence[Told], likeness: Likeness, taken: set[int]) -> list[Link]:
    """Pairs of statements on no point yet that two origins carry of one teller, the most alike first."""
    by_account: dict[tuple[str, str], list[int]] = {}
    for index, one in enumerate(told):
        if index not in taken and one.statement.speaker and not one.statement.opinion:
            by_account.setdefault((one.account, one.language), []).append(index)
    links = []
    for indices in by_account.values():
        for left, right in combinations(indices[:MOST_CARRIED], 2):
            one, other = told[left], told[right]
            # One quotation in two papers is a quotation with two wordings, and a copy is no second channel.
            if one.origin == other.origin or both_quoted(one.statement, other.statement):
                continue
            score = likeness.score(left, right)
            if score >= CARRIED:
                links.append((left, right, score))
    return sorted(links, key=lambda link: (-link[2], link[0], link[1]))


def _neighbors(told: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Statements of one text at most NEAR sentences apart, the earlier first, in the order of the text."""
    for ordered in _by_article(told):
        for place, index in enumerate(ordered):
            for before in reversed(ordered[:place]):
                if told[index].number - told[before].number > NEAR:
                    break
                yield before, index


def _by_article(told: Sequence[Told]) -> list[list[int]]:
    """The statements of each article by index, in its order."""
    found: dict[str, list[int]] = {}
    for index, one in enumerate(told):
        found.setdefault(one.statement.passage.article, []).append(index)
    return [sorted(indices, key=lambda i: told[i].statement.passage) for indices in found.values()]


def faced(told: Sequence[Told], likeness: Likeness) -> frozenset[int]:
    """The statements that a neighbor in their text is set against, or that are set against one."""
    pairs = (
        pair for pair in _neighbors(told) if opposed(told[pair[0]], told[pair[1]], likeness.score(*pair))
    )
    return frozenset(index for pair in pairs for index in pair)


def _matters(told: Sequence[Told], likeness: Likeness, taken: set[int]) -> list[tuple[int, ...]]:
    """Statements of one text in which two sides are set against each other, in order."""
    groups = []
    for ordered in _by_article(told):
        for place, index in enumerate(ordered):
            before = [i for i in ordered[max(0, place - NEAR) : place] if i not in taken]
            facing = next(
                (i for i in reversed(before) if opposed(told[i], told[index], likeness.score(i, index))), None
            )
            if facing is None or index in taken:
                continue
            group = [facing, index, *_followers(told, index, ordered[place + 1 : place + 1 + NEAR])]
            group = [i for i in group if i not in taken]
            taken = taken | set(group)
            groups.append(tuple(sorted(group)))
    return groups


def _followers(told: Sequence[Told], begun: int, after: Sequence[int]) -> list[int]:
    """The statements right after one that go on for its side, in the same chain."""
    side, chain = told[begun].side, told[begun].statement.chain

    def goes_on(index: int) -> bool:
        one = told[index]
        return side is not None and one.side == side and one.statement.chain == chain

    return list(takewhile(goes_on, after))


def opposed(one: Told, other: Told, alike: float) -> bool:
    """Whether the second of two neighbors tells the matter from another side, with a sign of contrast.

    Two known sides and a "But" suffice; else the two must share words (`alike`) as well.
    """
    if not may_align(one, other) or one.statement.chain != other.statement.chain:
        return False
    if one.statement.kind == "narration" or other.statement.kind == "narration":
        return False
    if other.number - one.number > NEAR or (one.side and one.side == other.side):
        return False
    text = other.statement.passage.text
    if one.side and other.side and _TURN.search(text):
        return True
    return alike >= SAME_MATTER and bool(_TURN.search(text) or _DENIAL.search(text))
