"""Figures that accounts give for one thing, and where they part."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, product
from typing import TypeVar

from reportgen.difference.doubt import TABLE, beside
from reportgen.difference.meeting import meetings
from reportgen.difference.reading import read
from reportgen.difference.setting import in_one_setting, is_change, setting
from reportgen.difference.value import Difference, DifferenceKind, Side, Value, cut, english
from reportgen.figure.interval import Measure, adds_up, comparable, compatible, measure
from reportgen.figure.naming import TOLLS, describe
from reportgen.figure.numerals import GENERIC
from reportgen.figure.quantity import Quantity

_Figures = list[tuple[Side, Quantity]]
_Near = tuple[float, frozenset[str] | None]
"""A figure and the content words beside it, None where its language is not read."""
_R = TypeVar("_R", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What several accounts give for one quantity."""

    kind: DifferenceKind
    """number, time or update."""
    note: str
    """What is measured, e.g. `duration, in minutes`."""
    compatible: bool
    """Whether no two accounts part: one number can satisfy both."""
    values: tuple[Value, ...]
    """What each gives, in the order of the sides."""


def measured(sides: Sequence[Side]) -> tuple[Measured, ...]:
    """The quantities that two accounts or more give, those that agree among them."""
    return tuple(row for row, related in _rows(sides) if related)


def _rows(sides: Sequence[Side]) -> Iterator[tuple[Measured, bool]]:
    """What accounts give for one measure, and whether the words beside the figures make them one thing's."""
    by_key: dict[Measure, _Figures] = {}
    bare: dict[str, set[float]] = {}
    for side in sides:
        for key, quantity in _figures(side.passage.text, side.language):
            if key is None:
                bare.setdefault(side.account, set()).add(quantity.value)
            else:
                by_key.setdefault(key, []).append((side, quantity))
    several = [(key, told) for key, told in by_key.items() if len({side.account for side, _ in told}) > 1]
    rows = [(key, _met(part)) for key, told in several for part in _by_deed(key, told)]
    for key, told in filter(lambda row: row[1], rows):
        near = _related(told) if key[0] != "count" else told
        row = _nearest(key, near, bare) if near else None
        if row is not None:
            yield row, True
        if row is None or (len(row.values) < len(told) and row.compatible):
            yield _measured(key, told, bare), False


def _nearest(key: Measure, told: _Figures, bare: Mapping[str, set[float]]) -> Measured | None:
    """What accounts give in one setting, the first in which they part; None where no two share one."""
    settings = [((s, q), setting(s.passage.text, s.language, q)) for s, q in told]
    shared = [part for part in in_one_setting(settings) if len({side.account for side, _ in part}) > 1]
    rows = (_measured(key, part, bare) for part in shared)
    parted = next((row for row in rows if not row.compatible), None)
    return parted or (_measured(key, shared[0], bare) if shared else None)


def _related(told: _Figures) -> _Figures:
    """The figures that another account gives just so, or with one content word or more beside both."""
    readings = [
        (q.value, beside(side.passage.text, q) if english(side.language) else None) for side, q in told
    ]

    def near(one: _Near, other: _Near) -> bool:
        return one[0] == other[0] or one[1] is None or other[1] is None or bool(one[1] & other[1])

    return _with_partner(told, readings, near)


def _with_partner(told: _Figures, readings: Sequence[_R], meet: Callable[[_R, _R], bool]) -> _Figures:
    """The figures to which another account has one that they meet, equal readings weighed once."""
    accounts: dict[_R, dict[str, None]] = {}
    for (side, _), reading in zip(told, readings, strict=True):
        accounts.setdefault(reading, {})[side.account] = None
    partners = {reading: _partners(reading, accounts, meet) for reading in accounts}
    return [
        one
        for one, reading in zip(told, readings, strict=True)
        if any(account != one[0].account for account in partners[reading])
    ]


def _partners(one: _R, accounts: Mapping[_R, Iterable[str]], meet: Callable[[_R, _R], bool]) -> set[str]:
    """Accounts with a figure that this one meets: two are enough to know that one of them is another's."""
    found: set[str] = set()
    for other, tellers in accounts.items():
        if meet(one, other):
            found.update(tellers)
            if len(found) > 1:
                break
    return found


# Each telling is asked for its figures once for what differs and once for the table of figures.
@lru_cache(maxsize=4096)
def _figures(text: str, language: str) -> tuple[tuple[Measure | None, Quantity], ...]:
    """The figures of a sentence with their measure, the first few of each."""
    seen: dict[Measure | None, int] = {}
    found = []
    for quantity in read(text, language):
        key = measure(quantity)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= TABLE:
            found.append((key, quantity))
    return tuple(found)


def _by_deed(key: Measure, told: _Figures) -> list[_Figures]:
    """Figures that speak of one thing: counts of people parted by what is said of them."""
    if key[0] != "count" or key[1] not in GENERIC:
        return _by_change(told)
    parts: list[tuple[frozenset[str], list[int]]] = []
    for place, (_, quantity) in enumerate(told):
        stems = frozenset(quantity.context)
        joined = [part for part in parts if part[0] & stems]
        parts = [part for part in parts if not part[0] & stems]
        places = [i for _, others in joined for i in others]
        parts.append((stems.union(*(part[0] for part in joined)), [*places, place]))
    return [[told[i] for i in sorted(places)] for places in sorted(sorted(places) for _, places in parts)]


def _by_change(told: _Figures) -> list[_Figures]:
    """Figures parted where some tell by how much it changed (`by 5 percent`) and some to what (`to 8`)."""
    changes = [is_change(side.passage.text, side.language, quantity) for side, quantity in told]
    if True not in changes or False not in changes:
        return [told]
    reached = [one for one, by in zip(told, changes, strict=True) if not by]
    return [reached, [one for one, by in zip(told, changes, strict=True) if by]]


def _met(told: _Figures) -> _Figures:
    """The figures that another account has a comparable one to, each once for an account."""
    readings = [_bared(quantity) for _, quantity in told]
    met: dict[tuple[str, float | None, float | None, float], tuple[Side, Quantity]] = {}
    for side, quantity in _with_partner(told, readings, comparable):
        key = (side.account, quantity.low, quantity.high, quantity.value)
        met.setdefault(key, (side, quantity))
    return list(met.values())


def _bared(quantity: Quantity) -> Quantity:
    """A figure without its place and words: equal for figures that mean the same."""
    return replace(quantity, start=0, end=0, text="", terms=())


def of_figures(sides: Sequence[Side]) -> Iterator[Difference]:
    """Figures that accounts give for one thing and that cannot be the same, the measures in their order."""
    for row, related in _rows(sides):
        if not row.compatible:
            yield Difference(kind=row.kind, note=row.note, sure=related, values=row.values)


def _disagree(told: _Figures, bare: Mapping[str, set[float]]) -> bool:
    """Whether two accounts have no pair of figures that can both be true, and none that is far off.

    A number that the other account gives without a noun (`rose by 235,000`) may be the same.
    """
    by_account: dict[str, dict[Quantity, None]] = {}
    for side, quantity in told:
        by_account.setdefault(side.account, {})[_bared(quantity)] = None
    given = {
        (tuple(figures), frozenset(bare.get(account, ()))): None for account, figures in by_account.items()
    }
    return any(
        _parted(a, b) and others.isdisjoint(q.value for q in a) and ours.isdisjoint(q.value for q in b)
        for (a, ours), (b, others) in meetings(list(given))
    )


def _parted(left: Sequence[Quantity], right: Sequence[Quantity]) -> bool:
    pairs = list(product(left, right))
    if any(compatible(a, b) for a, b in pairs) or not any(comparable(a, b) for a, b in pairs):
        return False
    return not adds_up(left, right) and not adds_up(right, left)


def _measured(key: Measure, told: _Figures, bare: Mapping[str, set[float]]) -> Measured:
    kind, note = kind_of(told[0][1]), describe([quantity for _, quantity in told])
    parted = _disagree(told, bare)
    if key[0] == "count" and key[1] in TOLLS and _rises(told):
        kind, parted = "update", parted or _outdated(told)
        note += ", updated" * parted
    values = tuple(figure_value(side, quantity) for side, quantity in told)
    return Measured(kind=kind, note=note, compatible=not parted, values=values)


def kind_of(quantity: Quantity) -> DifferenceKind:
    """The kind of difference that figures of this sort make."""
    return "time" if quantity.kind == "duration" else "number"


def _rises(told: _Figures) -> bool:
    """Whether the figures only grow with the time of publication, every time known and not all the same."""
    dated = [(side.published, quantity.value) for side, quantity in told if side.published is not None]
    if len(dated) < len(told):
        return False
    dated.sort()
    return dated[0][0] != dated[-1][0] and all(
        a[1] == b[1] if a[0] == b[0] else a[1] <= b[1] for a, b in pairwise(dated)
    )


def _outdated(told: _Figures) -> bool:
    """Whether one account gives a figure that another's cannot be the same as; an account may bring both."""
    given = list(dict.fromkeys((side.account, _bared(quantity)) for side, quantity in told))
    return any(one != other and not compatible(a, b) for (one, a), (other, b) in meetings(given))


def figure_value(side: Side, quantity: Quantity) -> Value:
    """A figure of a side's passage as what its account gives."""
    return replace(
        cut(side, (quantity.start, quantity.end)),
        quantity=quantity.value,
        unit=quantity.unit or quantity.noun,
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        part_of=quantity.part_of,
    )
