"""The timeline: what the accounts say happened when."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from reportgen.renderers.elements import Badge, Quoted
from reportgen.renderers.quoted import Quoter
from reportgen.timeline import Moment

# More than these on paper is a list nobody reads; the report has them all, and the page says so.
MOST = 24
# As many find room beside each other on the first page, half of them over the line and half under it.
_STEPS = 8
# A month or a year is what went before; the strip shows the event where it can.
_COARSE = frozenset({"month", "year"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentLine:
    """One entry of the timeline."""

    when: str
    """The time, no finer than the words."""
    kind: str
    """`""` for what happened, `reported` for when it was reported."""
    badge: Badge
    """The account that says so."""
    quoted: Quoted
    """The sentence."""
    note: str = ""
    """What is uncertain about the day, `""` for nothing."""


def set_timeline(quoter: Quoter) -> tuple[MomentLine, ...]:
    """The first moments, in the report's order."""
    labels = quoter.labels
    return tuple(
        MomentLine(
            when=labels.written_span(moment),
            kind=labels.reported if moment.kind == "reported" else "",
            badge=quoter.badge(moment.account),
            quoted=quoter.quote(moment.passage),
            note=labels.say(moment.note),
        )
        for moment in quoter.report.timeline[:MOST]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One time of the strip on the first page, with every account that gives it."""

    when: str
    """The time, no finer than the words."""
    at: float
    """The same in seconds, for its place on a scale."""
    badges: tuple[Badge, ...]
    """The accounts, each once."""
    quoted: Quoted
    """The shortest of their sentences."""


def set_strip(quoter: Quoter) -> tuple[Step, ...]:
    """When it happened, step by step: the times that most accounts give, in their order.

    None where there are fewer than two, for one time is no line.
    """
    happened = [m for m in quoter.report.timeline if m.kind == "happened"]
    steps = _group(happened)
    fine = [step for step in steps if step[0].precision not in _COARSE]
    steps = fine if len(fine) > 1 else steps
    told = sorted(steps, key=_weight)[:_STEPS]
    found = sorted((_set_step(quoter, step) for step in told), key=lambda step: step.at)
    return tuple(found) if len(found) > 1 else ()


def _group(moments: Iterable[Moment]) -> list[list[Moment]]:
    """The moments in their order, those of one time together."""
    found: dict[Hashable, list[Moment]] = {}
    for moment in moments:
        found.setdefault((moment.when, moment.end, moment.precision, moment.zone), []).append(moment)
    return list(found.values())


def _weight(step: list[Moment]) -> tuple[int, bool, float]:
    """What more accounts give comes first, then what is finer, then what is earlier."""
    accounts = len({moment.account for moment in step})
    return -accounts, step[0].precision == "day", _seconds(step[0].when)


def _seconds(when: datetime) -> float:
    """Seconds since 1970; a time of no named zone counts as UTC, whatever the zone of this machine."""
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


def _set_step(quoter: Quoter, step: list[Moment]) -> Step:
    shortest = min(step, key=lambda moment: len(moment.passage.text))
    return Step(
        when=quoter.labels.written_span(shortest),
        at=_seconds(shortest.when),
        badges=tuple(quoter.badge(account) for account in dict.fromkeys(m.account for m in step)),
        quoted=quoter.quote(shortest.passage),
    )
