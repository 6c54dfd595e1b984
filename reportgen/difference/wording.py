"""Polarity and names: what one account affirms and another denies, and what each calls one thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from reportgen.difference.contrast import SAME, is_turning, opposed, same_matter
from reportgen.difference.likeness import likeness
from reportgen.difference.meeting import first_of_each, meetings
from reportgen.difference.negation import turned
from reportgen.difference.rivals import names
from reportgen.difference.role import other_doers, swapped
from reportgen.difference.value import Difference, Side, Value, cut, english
from reportgen.language import primary
from reportgen.passage import Span

_DENIED: Final = "said by one, denied by another"
_DOERS: Final = "who did it"
_SWAPPED: Final = "two parties, the other way round"


def of_polarity(sides: Sequence[Side]) -> Iterator[Difference]:
    """The first predicate that one account affirms and another denies, in alike sentences."""
    first: dict[tuple[str, str], list[Side]] = {}
    for side in sides:
        known = first.setdefault((side.passage.text, _language(side)), [])
        # Two accounts with one wording are enough for one of them to be another's.
        if len(known) < 2 and side.account not in [other.account for other in known]:
            known.append(side)
    wordings = first_of_each(first.values(), lambda same: is_turning(same[0].passage.text))
    for ours, others in meetings(wordings):
        pair = next(((a, b) for a in ours for b in others if a.account != b.account), None)
        found = None if pair is None else _parted(*pair)
        if pair is not None and found is not None:
            left, right, note, sure = found
            order = sorted(((pair[0], left), (pair[1], right)), key=lambda one: sides.index(one[0]))
            values = tuple(cut(side, span) for side, span in order)
            yield Difference(kind="polarity", note=note, sure=sure, values=values)
            return


def _language(side: Side) -> str:
    return "en" if english(side.language) else primary(side.language)


def _parted(left: Side, right: Side) -> tuple[Span, Span, str, bool] | None:
    """The words that part two sentences, how they do, and whether the sentences differ in nothing else."""
    one, other, language = left.passage.text, right.passage.text, _language(left)
    if language != _language(right):
        return None
    if language != "en":
        spans = turned(one, other, language)
        return None if spans is None else (*spans, _DENIED, likeness(one, other, language)[0] >= SAME)
    if (pair := opposed(one, other)) is not None:
        return pair[0].span, pair[1].span, _DENIED, same_matter(one, other, pair)
    for rule, note in ((swapped, _SWAPPED), (other_doers, _DOERS)):
        if (spans := rule(one, other)) is not None:
            return (*spans, note, False)
    return None


def of_names(sides: Sequence[Side]) -> Iterator[Difference]:
    """Names, where accounts call one thing by rival names and share none of them."""
    groups: dict[int, dict[str, dict[str, Value]]] = {}
    for side in sides:
        for group, name, span in names(side.passage.text):
            used = groups.setdefault(group, {}).setdefault(side.account, {})
            used.setdefault(name, cut(side, span))
    for accounts in groups.values():
        called = sorted({tuple(sorted(used)) for used in accounts.values()})
        if any(set(a).isdisjoint(b) for a, b in combinations(called, 2)):
            values = tuple(next(iter(used.values())) for used in accounts.values())
            yield Difference(kind="naming", note="name", sure=False, values=values)
