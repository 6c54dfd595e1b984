"""What differs at a point.  Lines up and never judges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations, pairwise, product
from typing import Final, Literal

from reportgen.contrast import SAME, matter, names, opposed, overlap
from reportgen.doubt import TABLE, Doubt, Teller, beside, of_hours, of_numbers, of_weekdays
from reportgen.figure import quantities
from reportgen.figure.dates import Expression, expressions
from reportgen.figure.hours import Hour, apart, hours
from reportgen.figure.interval import Measure, adds_up, comparable, compatible, measure
from reportgen.figure.naming import TOLLS, describe
from reportgen.figure.numerals import GENERIC
from reportgen.figure.quantity import Quantity
from reportgen.passage import Passage, Span, display

DifferenceKind = Literal[
    "number", "time", "date", "place", "polarity", "naming", "emphasis", "attribution", "certainty", "update"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What one account gives at a difference."""

    account: str
    """Id of the account."""
    passage: Passage
    """The sentence it stands in."""
    span: Passage
    """The very words that carry the difference."""
    text: str
    """Those words as shown."""
    quantity: float | None = None
    """The number, in base units, where it is one."""
    unit: str | None = None
    """Base unit or head noun, where it is a number."""
    low: float | None = None
    """Least value the words allow, None where there is no bound."""
    high: float | None = None
    """Greatest value the words allow, None where there is no bound."""
    bound: str | None = None
    """How the words bound it: exact, about, at_least and so on."""
    part_of: bool = False
    """Whether it is a part of a larger count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing in which accounts part at a point."""

    kind: DifferenceKind
    """What differs."""
    note: str
    """One neutral sentence fragment that names it, e.g. `duration, in minutes`."""
    sure: bool
    """Whether a figure, a date or a parity rule makes it sure; else it is only possible."""
    values: tuple[Value, ...]
    """What each account gives, in the order of accounts."""


# Kinds of difference that leave accounts in agreement: names for one thing are shown, not scored.
SHOWN_ONLY: Final = frozenset({"naming"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one account says at a point: the input of the comparison."""

    account: str
    """Id of the account."""
    passage: Passage
    """The sentence or clause."""
    published: datetime | None = None
    """When its article was published, None where unknown."""
    language: str = "en"
    """Language of the words."""


_Figures = list[tuple[Side, Quantity]]


def between(left: Side, right: Side) -> tuple[Difference, ...]:
    """What differs between two accounts of one thing."""
    return differences((left, right))


def differences(sides: Sequence[Side]) -> tuple[Difference, ...]:
    """What differs among accounts of one thing, one difference for each figure, date, predicate or name.

    Values stand in the order of the sides.  That the sides speak of one thing is for the caller to know.
    """
    found = [*_of_figures(sides), *_of_dates(sides), *_of_hours(sides)]
    found += _of_doubts(sides, found)
    found += [d for d in (_of_polarity(sides), *_of_names(sides)) if d is not None]
    return tuple(found)


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
        for key, quantity in _figures(side):
            if key is None:
                bare.setdefault(side.account, set()).add(quantity.value)
            else:
                by_key.setdefault(key, []).append((side, quantity))
    rows = [(key, _met(part)) for key, told in by_key.items() for part in _by_deed(key, told)]
    for key, told in rows:
        near = _related(told) if key[0] != "count" else told
        row = _measured(key, near, bare) if near else None
        if row is not None:
            yield row, True
        if len(near) < len(told) and (row is None or row.compatible):
            yield _measured(key, told, bare), False


def _related(told: _Figures) -> _Figures:
    """The figures that another account gives just so, or with one content word or more beside both."""
    words = [beside(side.passage.text, q) if _english(side) else None for side, q in told]
    return [
        (side, quantity)
        for (side, quantity), mine in zip(told, words, strict=True)
        if any(
            side.account != other.account
            and (quantity.value == figure.value or mine is None or theirs is None or mine & theirs)
            for (other, figure), theirs in zip(told, words, strict=True)
        )
    ]


def _figures(side: Side) -> Iterator[tuple[Measure | None, Quantity]]:
    """The figures of a sentence with their measure, the first few of each."""
    seen: dict[Measure | None, int] = {}
    for quantity in quantities(side.passage.text, side.language):
        key = measure(quantity)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= TABLE:
            yield key, quantity


def _by_deed(key: Measure, told: _Figures) -> list[_Figures]:
    """Figures that speak of one thing: counts of people parted by what is said of them."""
    if key[0] != "count" or key[1] not in GENERIC:
        return [told]
    parts: list[tuple[frozenset[str], list[int]]] = []
    for place, (_, quantity) in enumerate(told):
        stems = frozenset(quantity.context)
        joined = [part for part in parts if part[0] & stems]
        parts = [part for part in parts if not part[0] & stems]
        places = [i for _, others in joined for i in others]
        parts.append((stems.union(*(part[0] for part in joined)), [*places, place]))
    return [[told[i] for i in sorted(places)] for places in sorted(sorted(places) for _, places in parts)]


def _met(told: _Figures) -> _Figures:
    """The figures that another account has a comparable one to, each once for an account."""
    met: dict[tuple[str, float | None, float | None, float], tuple[Side, Quantity]] = {}
    for side, quantity in told:
        if any(side.account != other.account and comparable(quantity, theirs) for other, theirs in told):
            key = (side.account, quantity.low, quantity.high, quantity.value)
            met.setdefault(key, (side, quantity))
    return list(met.values())


def _of_figures(sides: Sequence[Side]) -> Iterator[Difference]:
    for row, related in _rows(sides):
        if not row.compatible:
            yield Difference(kind=row.kind, note=row.note, sure=related, values=row.values)


def _disagree(told: _Figures, bare: Mapping[str, set[float]]) -> bool:
    """Whether two accounts have no pair of figures that can both be true, and none that is far off.

    A number that the other account gives without a noun (`rose by 235,000`) may be the same.
    """
    by_account: dict[str, list[Quantity]] = {}
    for side, quantity in told:
        by_account.setdefault(side.account, []).append(quantity)
    return any(
        _parted(a, b)
        and bare.get(other, set()).isdisjoint(q.value for q in a)
        and bare.get(one, set()).isdisjoint(q.value for q in b)
        for (one, a), (other, b) in combinations(by_account.items(), 2)
    )


def _parted(left: Sequence[Quantity], right: Sequence[Quantity]) -> bool:
    pairs = list(product(left, right))
    if any(compatible(a, b) for a, b in pairs) or not any(comparable(a, b) for a, b in pairs):
        return False
    return not adds_up(left, right) and not adds_up(right, left)


def _measured(key: Measure, told: _Figures, bare: Mapping[str, set[float]]) -> Measured:
    kind, note = _kind(told[0][1]), describe([quantity for _, quantity in told])
    parted = _disagree(told, bare)
    if key[0] == "count" and key[1] in TOLLS and _rises(told):
        kind, parted = "update", parted or _outdated(told)
        note += ", updated" * parted
    values = tuple(_figure_value(side, quantity) for side, quantity in told)
    return Measured(kind=kind, note=note, compatible=not parted, values=values)


def _kind(quantity: Quantity) -> DifferenceKind:
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
    return any(
        left.account != right.account and not compatible(a, b)
        for (left, a), (right, b) in combinations(told, 2)
    )


def _figure_value(side: Side, quantity: Quantity) -> Value:
    return replace(
        _value(side, (quantity.start, quantity.end)),
        quantity=quantity.value,
        unit=quantity.unit or quantity.noun,
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        part_of=quantity.part_of,
    )


def _value(side: Side, span: Span) -> Value:
    start, end = span
    words = side.passage.text[start:end]
    begin = side.passage.start + start
    cut = Passage(article=side.passage.article, start=begin, end=begin + len(words), text=words)
    return Value(account=side.account, passage=side.passage, span=cut, text=display(words))


def _of_dates(sides: Sequence[Side]) -> Iterator[Difference]:
    """Dates, where each account names exactly one day and the days cannot be the same."""
    named: list[tuple[Side, Expression]] = []
    for side in sides:
        found = [e for e in expressions(side.passage.text, side.language) if e.kind == "date" and e.day]
        if len(found) == 1:
            named.append((side, found[0]))
    if any(_other_day(a, b) for (_, a), (_, b) in combinations(named, 2)):
        full = all(expression.year for _, expression in named)
        values = tuple(_value(side, (e.start, e.end)) for side, e in named)
        yield Difference(kind="date", note="date", sure=full, values=values)


def _other_day(left: Expression, right: Expression) -> bool:
    if (left.month, left.day) != (right.month, right.day):
        return True
    return left.year is not None and right.year is not None and left.year != right.year


def _of_hours(sides: Sequence[Side]) -> Iterator[Difference]:
    """Times of day at which one event is said to have happened, where no two of two accounts can be one."""
    events: dict[str, list[tuple[Side, Hour]]] = {}
    for side in sides:
        found = hours(side.passage.text, side.language)
        if len(found) == 1 and found[0].event is not None:
            events.setdefault(found[0].event, []).append((side, found[0]))
    for told in events.values():
        by_account: dict[str, list[tuple[Side, Hour]]] = {}
        for side, hour in told:
            by_account.setdefault(side.account, []).append((side, hour))
        if any(_at_odds(a, b) for a, b in combinations(by_account.values(), 2)):
            once = {(side.account, hour.minutes): (side, hour) for side, hour in reversed(told)}
            values = tuple(_value(side, hour.span) for side, hour in reversed(once.values()))
            yield Difference(kind="time", note="time of day", sure=True, values=values)


def _at_odds(left: Sequence[tuple[Side, Hour]], right: Sequence[tuple[Side, Hour]]) -> bool:
    return all(apart(a, b) and _one_day(one, other) for (one, a), (other, b) in product(left, right))


def _one_day(left: Side, right: Side) -> bool:
    """Whether the days that two sentences name do not part them; unnamed days are taken as one."""
    days = [
        {
            (e.kind, e.month, e.day, e.weekday, e.shift)
            for e in expressions(side.passage.text, side.language)
            if e.kind != "time"
        }
        for side in (left, right)
    ]
    return not (days[0] and days[1] and days[0].isdisjoint(days[1]))


def _of_doubts(sides: Sequence[Side], sure: Sequence[Difference]) -> Iterator[Difference]:
    """What alike sentences tell otherwise and no rule has decided, one difference for each measure."""
    texts: dict[str, list[str]] = {}
    for side in sides:
        texts.setdefault(side.account, []).append(side.passage.text)
    tellers = [
        (side, Teller(side.passage.text, tuple(texts[side.account]), side.published))
        for side in sides
        if _english(side)
    ]
    told = {(d.kind, d.note) for d in sure}
    taken = {value.span for d in sure for value in d.values}
    found: dict[tuple[DifferenceKind, str], dict[Value, bool]] = {}
    for (one, left), (other, right) in combinations(tellers, 2):
        if one.account == other.account:
            continue
        for kind, note, doubt in _doubts(left, right):
            pair = _doubted(doubt, one, other)
            if (kind, note) not in told and taken.isdisjoint(value.span for value in pair):
                values = found.setdefault((kind, note), {})
                values.update({value: values.get(value, False) or doubt.alone for value in pair})
    order = {side.passage: place for place, side in enumerate(sides)}
    for (kind, note), held in found.items():
        given = tuple(sorted(held, key=lambda value: (order[value.passage], value.span)))
        yield Difference(kind=kind, note=note, sure=any(held.values()), values=given)


def _doubts(left: Teller, right: Teller) -> Iterator[tuple[DifferenceKind, str, Doubt]]:
    for doubt in of_numbers(left, right):
        if doubt.figures is not None:
            yield _kind(doubt.figures[0]), describe(doubt.figures), doubt
    if (hour := of_hours(left, right)) is not None:
        yield "time", "time of day", hour
    if (day := of_weekdays(left, right)) is not None:
        yield "date", "day of the week", day


def _doubted(doubt: Doubt, left: Side, right: Side) -> tuple[Value, Value]:
    if doubt.figures is None:
        return _value(left, doubt.left), _value(right, doubt.right)
    return _figure_value(left, doubt.figures[0]), _figure_value(right, doubt.figures[1])


def _of_polarity(sides: Sequence[Side]) -> Difference | None:
    for left, right in combinations(sides, 2):
        if left.account == right.account or not _english(left, right):
            continue
        pair = opposed(left.passage.text, right.passage.text)
        if pair is not None:
            values = (_value(left, pair[0].span), _value(right, pair[1].span))
            sure = overlap(matter(left.passage.text), matter(right.passage.text)) >= SAME
            return Difference(
                kind="polarity", note="said by one, denied by another", sure=sure, values=values
            )
    return None


def _english(*sides: Side) -> bool:
    return all(side.language.lower().partition("-")[0] in ("en", "und") for side in sides)


def _of_names(sides: Sequence[Side]) -> Iterator[Difference]:
    """Names, where accounts call one thing by rival names and share none of them."""
    groups: dict[int, dict[str, dict[str, Value]]] = {}
    for side in sides:
        for group, name, span in names(side.passage.text):
            used = groups.setdefault(group, {}).setdefault(side.account, {})
            used.setdefault(name, _value(side, span))
    for accounts in groups.values():
        if any(a.keys().isdisjoint(b) for a, b in combinations(accounts.values(), 2)):
            values = tuple(next(iter(used.values())) for used in accounts.values())
            yield Difference(kind="naming", note="name", sure=False, values=values)
