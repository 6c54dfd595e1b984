"""Points: the matters on which accounts are set side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from reportgen.alignment import Group, Likeness, Tier, align, claims
from reportgen.corrections import Correction, of_kind, regrouped
from reportgen.difference import SHOWN_ONLY, Difference, Side, Value, apart, differences, measured
from reportgen.division import divide
from reportgen.identity import identify
from reportgen.passage import Passage, display
from reportgen.point import Cell, FigureRow, Lone, Nearest, Point, Stance, Verdict
from reportgen.told import Told, said
from reportgen.topic import topic, weights

Weights = Mapping[str, Mapping[str, float]]
"""Weight of each stem, by language."""

Addresses = Mapping[str, str]
"""Address of each article, by its id."""
NOWHERE: Final[Addresses] = MappingProxyType({})


# Sentences of the others shown beside one that stands alone.
NEAREST_SHOWN = 2
# Likeness from which a sentence of another account is worth showing beside one that stands alone.
LEAST_NEAR = 0.1
# Likeness from which a sentence has a counterpart, though the two stand on no point together.
COUNTERPART = 0.35
# Likeness is added in whole millionths, so that no order of additions changes a sum.
_WHOLE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that setting the accounts side by side gives."""

    points: tuple[Point, ...]
    """Points, the most telling first."""
    figures: tuple[FigureRow, ...]
    """Quantities that two accounts or more give, in the order of points."""
    lone: tuple[Lone, ...]
    """Sentences that one account alone has, in reading order."""


def compare(
    told: Sequence[Told], corrections: Sequence[Correction] = (), addresses: Addresses = NOWHERE
) -> Comparison:
    """The accounts side by side, lined up as people corrected it.

    `told` comes in the order of accounts and, within one, of reading; that
    order is the order of cells.  Points are ordered by how many independent
    origins speak, how sharply they differ, and where they stand in the texts.
    A sentence that speaks of two points stands on each with its own clause.
    `addresses` are those of the articles, by id.
    """
    likeness = Likeness(told)
    links = claims(told, likeness)
    divided = divide(told, likeness, links)
    if len(divided) > len(told):
        told, likeness = divided, Likeness(divided)
        links = claims(told, likeness)
    languages = Counter(one.language for one in told)
    weight = {
        language: weights([said(one) for one in told if one.language == language], language)
        for language in languages
    }
    groups = _corrected(align(told, likeness, links), told, corrections, addresses)
    made = [_point([told[i] for i in group.members], group, likeness, weight) for group in groups]
    order = sorted(range(len(made)), key=lambda i: _importance(made[i]))
    points = tuple(replace(made[i], rank=rank) for rank, i in enumerate(order, 1))
    return Comparison(
        points=points,
        figures=tuple(
            row
            for point, i in zip(points, order, strict=True)
            for row in _figure_rows(point, [told[j] for j in groups[i].members])
        ),
        lone=_lone(told, {index for group in groups for index in group.members}, likeness),
    )


def _corrected(
    groups: tuple[Group, ...], told: Sequence[Told], corrections: Sequence[Correction], addresses: Addresses
) -> tuple[Group, ...]:
    """The groups as people put them right; what is left of one by a single account is on no point."""
    if not of_kind(corrections, "merge", "split"):
        return groups
    tiers = {group.members: group.tier for group in groups}
    passages = [one.statement.passage for one in told]
    mended = regrouped([group.members for group in groups], passages, corrections, addresses)
    found = [
        Group(members=members, tier=tiers.get(members, "claim"))
        for members in mended
        if members in tiers or len({told[i].account for i in members}) > 1
    ]
    return tuple(sorted(found, key=lambda group: group.members))


def _point(members: Sequence[Told], group: Group, likeness: Likeness, weight: Weights) -> Point:
    central = _centrality(group.members, members, likeness)
    order = sorted(range(len(members)), key=lambda i: (-central[i], i))
    found = _differences(members, group.tier)
    ranked = [members[i] for i in order]
    scored = [difference for difference in found if difference.sure and difference.kind not in SHOWN_ONLY]
    parted = frozenset[str]().union(*map(apart, scored))
    language = ranked[0].language
    return Point(
        id=_id(members),
        rank=0,
        topic=topic([said(one) for one in ranked], weight[language], language),
        verdict=_verdict(found) if len({one.account for one in members}) > 1 else "one_account",
        origins=len({one.origin for one in members}),
        first=_first(members),
        cells=tuple(
            Cell(
                account=account,
                stance=_stance(account, parted, ranked),
                statements=tuple(one.statement for one in ranked if one.account == account),
            )
            for account in dict.fromkeys(one.account for one in members)
        ),
        differences=found,
    )


def _centrality(indices: Sequence[int], members: Sequence[Told], likeness: Likeness) -> list[float]:
    """How alike each member is to those of other accounts, on average; equal wordings are looked up once."""
    wordings = Counter(map(likeness.first, indices))
    known = {one: {other: _millionths(likeness, one, other) for other in wordings} for one in wordings}
    own: dict[str, list[int]] = {}
    for i, one in zip(indices, members, strict=True):
        own.setdefault(one.account, []).append(likeness.first(i))
    central = []
    for i, one in zip(indices, members, strict=True):
        row, mine = known[likeness.first(i)], own[one.account]
        total = sum(row[other] * times for other, times in wordings.items()) - sum(row[j] for j in mine)
        central.append(round(total / _WHOLE / max(1, len(indices) - len(mine)), 6))
    return central


def _millionths(likeness: Likeness, left: int, right: int) -> int:
    return round(likeness.score(left, right) * _WHOLE)


def _sides(members: Sequence[Told]) -> list[Side]:
    return [
        Side(
            account=one.account,
            passage=one.statement.passage,
            published=one.published,
            language=one.language,
            cue=one.statement.cue,
            certainty=one.statement.certainty,
        )
        for one in members
    ]


def _differences(members: Sequence[Told], tier: Tier) -> tuple[Difference, ...]:
    found = differences(_sides(members))
    found += _denials(members, found)
    found += _retold(members, found)
    if tier == "matter" and not any(difference.kind not in SHOWN_ONLY for difference in found):
        values = tuple(_whole(one) for one in members)
        found += (Difference(kind="emphasis", note="told differently", sure=False, values=values),)
    return tuple(sorted(found, key=lambda difference: (not difference.sure, difference.kind in SHOWN_ONLY)))


def _retold(members: Sequence[Told], found: Sequence[Difference]) -> tuple[Difference, ...]:
    """Figures that one teller gives otherwise in another text, where nothing else parts the accounts.

    Only possible: the teller may have corrected itself, or one of the texts is wrong.
    """
    if any(difference.kind not in SHOWN_ONLY for difference in found):
        return ()
    sides = _sides(members)
    channels = {f"{side.account} {side.passage.article}": side.account for side in sides}
    if len(channels) == len({side.account for side in sides}):
        return ()
    parted = differences([replace(side, account=f"{side.account} {side.passage.article}") for side in sides])
    made = (
        replace(one, sure=False, values=tuple(replace(v, account=channels[v.account]) for v in one.values))
        for one in parted
        if one.kind in ("number", "time")
    )
    return tuple(one for one in made if len({value.account for value in one.values}) > 1)


def _denials(members: Sequence[Told], found: Sequence[Difference]) -> tuple[Difference, ...]:
    """That one account denies what another states, where no rule on its words has found so already."""
    denying = {one.account for one in members if one.statement.certainty == "denied"}
    if not denying or denying == {one.account for one in members}:
        return ()
    if any(difference.kind == "polarity" for difference in found):
        return ()
    values = tuple(_whole(one) for one in members)
    return (Difference(kind="polarity", note="denied by one account", sure=False, values=values),)


def _whole(one: Told) -> Value:
    """A statement as what its account gives."""
    passage = one.statement.passage
    return Value(account=one.account, passage=passage, span=passage, text=display(passage.text))


def _verdict(found: Sequence[Difference]) -> Verdict:
    scored = [difference for difference in found if difference.kind not in SHOWN_ONLY]
    if any(difference.sure for difference in scored):
        return "differ"
    return "possible_difference" if scored else "agree"


def _stance(account: str, parted: frozenset[str], members: Sequence[Told]) -> Stance:
    """Whether an account denies, gives a value that another account's cannot meet, or simply states."""
    if any(one.statement.certainty == "denied" for one in members if one.account == account):
        return "denies"
    return "differs" if account in parted else "states"


def _first(members: Sequence[Told]) -> str | None:
    """The article that published a point first, where all of several say when they were published."""
    times = {one.statement.passage.article: one.published for one in members}
    known = {article: time for article, time in times.items() if time is not None}
    if len(times) < 2 or len(known) < len(times):
        return None
    earliest = min(known.values())
    first = [article for article, time in known.items() if time == earliest]
    return first[0] if len(first) == 1 else None


_WEIGHT = {"differ": 1.5, "possible_difference": 0.75, "agree": 0.0, "one_account": -0.25}


def _importance(point: Point) -> tuple[float, Passage, str]:
    """Sort key: independent origins and accounts, sharpness of difference, place in the first text."""
    lead = min(statement.passage for cell in point.cells for statement in cell.statements)
    return (-(point.origins + len(point.cells) / 2 + _WEIGHT[point.verdict]), lead, point.id)


def _figure_rows(point: Point, members: Sequence[Told]) -> list[FigureRow]:
    """A row for each quantity that two accounts or more give at a point."""
    return [
        FigureRow(topic=point.topic, unit=row.note, compatible=row.compatible, values=row.values)
        for row in measured(_sides(members))
    ]


def _lone(told: Sequence[Told], members: set[int], likeness: Likeness) -> tuple[Lone, ...]:
    """Sentences on no point; a direct quotation that several texts carry is not one account's alone."""
    carried = Counter((one.account, said(one)) for one in told if one.statement.kind == "direct")
    near: dict[int, list[tuple[float, int]]] = {}
    for left, right, score in likeness.pairs(LEAST_NEAR):
        for index, other in ((left, right), (right, left)):
            if index in members:
                continue
            best = near.setdefault(index, [])
            best.append((score, other))
            if len(best) > NEAREST_SHOWN:
                best.remove(min(best, key=lambda found: (found[0], -found[1])))
    return tuple(
        Lone(
            account=one.account,
            passage=one.statement.passage,
            nearest=tuple(
                Nearest(passage=told[j].statement.passage, score=round(score, 3))
                for score, j in sorted(near.get(index, ()), key=lambda found: (-found[0], found[1]))
            ),
        )
        for index, one in enumerate(told)
        if index not in members
        and not one.statement.opinion
        and carried[one.account, said(one)] < 2
        and not _has_counterpart(told, index, near.get(index, ()))
    )


def _has_counterpart(told: Sequence[Told], index: int, near: Sequence[tuple[float, int]]) -> bool:
    """Whether a sentence of another text is so alike that no one could say that one account alone has it."""
    article = told[index].statement.passage.article
    return any(score >= COUNTERPART and told[j].statement.passage.article != article for score, j in near)


def _id(members: Sequence[Told]) -> str:
    said = sorted(f"{one.account} {display(one.statement.passage.text)}" for one in members)
    return identify("\n".join(said))
