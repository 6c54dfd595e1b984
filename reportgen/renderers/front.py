"""The first page: title block, key figures, bottom line, and what is new since an earlier report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from reportgen.passage import display
from reportgen.renderers.elements import Quoted, isolate
from reportgen.renderers.quoted import Quoter
from reportgen.summarizers.base import Chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """One large number of the title block."""

    number: str
    """The number."""
    words: str
    """What it counts."""
    alert: bool = False
    """Whether it stands in the alert color."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryLine:
    """A sentence of the bottom line."""

    quoted: Quoted
    """The sentence."""
    support: str
    """Marks of those that say the same and how many origins do, `""` for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsLines:
    """What is new since an earlier report."""

    since: str
    """Which report that was."""
    lines: tuple[SummaryLine, ...]
    """The sentences, none where nothing is new."""
    nothing: str
    """What to say then."""


def set_marking(quoter: Quoter) -> str:
    """The line for every page: its label, who has read it, up to when information was taken in."""
    settings, labels = quoter.report.settings, quoter.labels
    reader = labels.reviewed_by.format(display(settings.reviewed_by)) if settings.reviewed_by.strip() else ""
    cutoff = labels.cutoff.format(labels.written_minute(settings.cutoff)) if settings.cutoff else ""
    return " · ".join(filter(None, (display(settings.label), reader, cutoff)))


def set_kicker(quoter: Quoter) -> tuple[str, ...]:
    """The line over the title: event briefing, place, date."""
    event = quoter.report.event
    parts = (quoter.labels.briefing, event.place or "", quoter.labels.written_date(event.date or ""))
    return tuple(filter(None, map(display, parts)))


def set_dek(quoter: Quoter) -> str:
    """One neutral sentence, made of counts."""
    report, labels = quoter.report, quoter.labels
    lined_up = [p for p in report.points if p.verdict != "one_account"]
    articles = len(report.articles)
    accounts = labels.counted(len(report.accounts), labels.accounts)
    told = labels.dek_compared if lined_up else labels.dek_alone
    return told.format(f"{labels.spelled(articles)} {labels.form_of(articles, labels.articles)}", accounts)


def count_keys(quoter: Quoter) -> tuple[KeyFigure, ...]:
    """How many articles, accounts, points, and how these stand."""
    report, labels = quoter.report, quoter.labels
    verdicts = Counter(point.verdict for point in report.points)
    differ, possible = verdicts["differ"], verdicts["possible_difference"]
    lined_up = len(report.points) - verdicts["one_account"]
    keys = [
        (len(report.articles), labels.articles_read, False),
        (len(report.accounts), labels.accounts, False),
        (lined_up, labels.lined_up, False),
        (verdicts["agree"], labels.agreeing, False),
        (differ, labels.differing, differ > 0),
        (possible, labels.possible, False),
    ]
    return tuple(
        KeyFigure(number=labels.written(count), words=labels.form_of(count, forms), alert=alert)
        for count, forms, alert in keys
    )


def set_summary(quoter: Quoter) -> tuple[SummaryLine, ...]:
    """The chosen sentences with who tells them, what supports them, and whether accounts part there."""
    return tuple(_set_chosen(quoter, chosen) for chosen in quoter.report.summary)


def set_update(quoter: Quoter) -> NewsLines | None:
    """What is new since the report that was named, None where none was."""
    update, labels = quoter.report.update, quoter.labels
    if update is None:
        return None
    return NewsLines(
        since=labels.since_report.format(display(update.report), labels.written_minute(update.made)),
        lines=tuple(_set_chosen(quoter, chosen) for chosen in update.summary),
        nothing=labels.nothing_new if update.room else labels.no_room_for_news,
    )


def _set_chosen(quoter: Quoter, chosen: Chosen) -> SummaryLine:
    labels = quoter.labels
    tellings = quoter.report.tellings(chosen.passage)
    tellers = dict.fromkeys(quoter.badge(telling.account).teller for telling in tellings)
    verdicts = {telling.point.verdict for telling in tellings if telling.point}
    marks = quoter.marks(chosen.support)
    parts = [
        ", ".join(map(isolate, tellers)),
        labels.also_in.format(", ".join(marks)) if marks else "",
        labels.counted(chosen.origins, labels.origins),
        next((words for verdict, words in labels.summary_verdicts.items() if verdict in verdicts), ""),
    ]
    return SummaryLine(quoted=quoter.quote(chosen.passage), support=" · ".join(filter(None, parts)))
