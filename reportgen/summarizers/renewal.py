"""A toll that has grown: the sentence of a later article stands for the one that gives the old number.

Only numbers of dead, hurt, missing and the like grow so; where two sources
give two figures of anything else, neither is stale, and nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from reportgen.difference import Side, between
from reportgen.figure import quantities
from reportgen.figure.naming import TOLLS
from reportgen.ground import share_claim
from reportgen.summarizers.roots import root
from reportgen.summarizers.selection import Selection
from reportgen.summarizers.support import Candidate, Pool


def renew(selection: Selection, choice: Pool, *, everyone: bool) -> None:
    """Takes the newer of two sentences on a toll for the older; with `everyone` no source may fall silent."""
    published = dict(zip(choice.articles, choice.published, strict=True))
    open_to = frozenset(selection.field.open_to)
    newer = {one: _newer(one, selection, choice, published, open_to) for one in selection.taken}
    kept = list(dict.fromkeys(newer.values()))
    if kept == list(selection.taken) or not selection.holds(kept):
        return
    if not (everyone and _heard(selection.taken, choice) - _heard(kept, choice)):
        selection.restart(kept)


def _heard(taken: Iterable[int], choice: Pool) -> set[str]:
    """The articles that have one of these sentences."""
    return {article for one in taken for article in choice.candidates[one].articles}


def _newer(
    one: int,
    selection: Selection,
    choice: Pool,
    published: Mapping[str, datetime | None],
    open_to: frozenset[int],
) -> int:
    """The latest sentence that gives the toll of this one grown; itself where there is none."""
    old, found = choice.candidates[one], one
    if _since(old, published) is None or not _has_toll(old) or selection.carries(one, selection.taken):
        return one
    for other, _ in selection.field.akin(one):
        new = choice.candidates[other]
        if other not in open_to or selection.field.before[other] >= 0:
            continue
        if _is_later(new, choice.candidates[found], published) and _grows(old, new, published):
            found = other
    return found


def _has_toll(one: Candidate) -> bool:
    """Whether it gives a number of dead, injured, missing or rescued."""
    return any(each.noun in TOLLS for each in quantities(one.passage.text, one.language))


def _since(one: Candidate, published: Mapping[str, datetime | None]) -> datetime | None:
    """When it was last published, None where that of an article is unknown."""
    times = [published[article] for article in one.articles]
    known = [when for when in times if when is not None]
    return max(known) if len(known) == len(times) else None


def _is_later(one: Candidate, other: Candidate, published: Mapping[str, datetime | None]) -> bool:
    when, before = _since(one, published), _since(other, published)
    return when is not None and before is not None and when > before


def _grows(old: Candidate, new: Candidate, published: Mapping[str, datetime | None]) -> bool:
    """Whether both tell the same, and the later one with a greater toll."""
    if not _has_toll(new) or not share_claim(old.passage.text, new.passage.text, old.language, root):
        return False
    sides = [
        Side(account=name, passage=one.passage, published=_since(one, published), language=one.language)
        for name, one in (("old", old), ("new", new))
    ]
    return any(each.kind == "update" for each in between(*sides))
