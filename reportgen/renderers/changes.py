"""What changed since the edition before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.passage import display
from reportgen.renderers.elements import PLAIN
from reportgen.renderers.labels import Labels
from reportgen.renderers.quoted import Quoter
from reportgen.report import Change

# More than these on paper is a list nobody reads; the report has them all, and the page says so.
MOST = 40
# On page one stand so many of each of these sorts: what a reader of the edition before asks for first.
_FOREMOST, _EACH = ("figure", "verdict", "article"), 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One change since the edition before."""

    change: str = field(metadata=PLAIN)
    """added, dropped or changed."""
    kind: str
    """New, Gone or Changed."""
    what: str
    """What sort of thing changed."""
    topic: str
    """What it is about, `""` for nothing that has a name."""
    old: str
    """How it stood."""
    new: str
    """How it stands."""
    marks: str
    """Where the words that bear it out stand in the texts of this report, `""` for nowhere."""


def set_changes(quoter: Quoter, most: int | None = MOST) -> tuple[ChangeLine, ...]:
    """The first changes, in the report's order; None for all of them."""
    return tuple(_set_change(quoter, change) for change in (quoter.report.changes or ())[:most])


def set_foremost(quoter: Quoter) -> tuple[ChangeLine, ...]:
    """The first two of the figures that moved, of the verdicts and of the articles, for page one."""
    changes = quoter.report.changes or ()
    return tuple(
        _set_change(quoter, change)
        for sort in _FOREMOST
        for change in [one for one in changes if one.what == sort][:_EACH]
    )


def _set_change(quoter: Quoter, change: Change) -> ChangeLine:
    labels = quoter.labels
    topic, new = display(change.topic), _told(labels, change.new)
    return ChangeLine(
        change=change.kind,
        kind=labels.changes.get(change.kind, display(change.kind)),
        what=labels.things.get(change.what, display(change.what)),
        topic=topic if topic != new else "",
        old=_told(labels, change.old),
        new=new,
        marks=", ".join(dict.fromkeys(quoter.report.mark(passage) for passage in change.now)),
    )


def _told(labels: Labels, value: object) -> str:
    """A changed value in words; what has no short form is named by its id."""
    if isinstance(value, str):
        return display(labels.verdicts.get(value, value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return labels.written(float(value))
    if isinstance(value, Mapping):
        return next(
            (_told(labels, value[key]) for key in ("text", "topic", "title", "source", "id") if key in value),
            "",
        )
    return ""


def name_previous(quoter: Quoter) -> str:
    """Which edition this is and since which report it tells what changed, `""` where there is none before."""
    report, labels = quoter.report, quoter.labels
    if not report.edition or report.changes is None:
        return ""
    before = report.edition.previous
    since = labels.since_edition.format(display(before)) if before else ""
    edition = labels.edition.format(display(report.edition.series), report.edition.number)
    return ", ".join(filter(None, (edition, since)))
