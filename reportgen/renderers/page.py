"""The page: everything that a briefing shows, in order, before any layout.

Pure.  A template prints it and never computes; Markdown, HTML and PDF show
the same page.  What is not a source's is in `labels`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.article import Article
from reportgen.passage import Passage, display
from reportgen.point import Lone
from reportgen.quotation import Quotation, Wording
from reportgen.renderers import labels, register
from reportgen.renderers.columns import (
    Layout,
    choose_columns,
    choose_layout,
    prose,
    set_agreements,
    set_matrix,
    set_side_by_side,
)
from reportgen.renderers.elements import (
    PLAIN,
    Agreement,
    Badge,
    ChangeLine,
    Entry,
    KeyFigure,
    LoneLine,
    MatrixRow,
    Matter,
    MomentLine,
    NearLine,
    NewsLines,
    Prose,
    QuotationLine,
    SummaryLine,
    Teller,
    WhyLine,
    WordingLine,
)
from reportgen.renderers.figures import FigureLine, set_figures
from reportgen.renderers.partings import Parting, set_partings
from reportgen.renderers.quoted import Quoter, display_segments
from reportgen.renderers.receipts import set_dropped, set_reasons
from reportgen.renderers.register import CarrierLine, CautionLine, LeftOut, SourceLine
from reportgen.renderers.usages import UsageLine, set_usage
from reportgen.report import Change, Report
from reportgen.summarizers.base import Chosen

__all__ = ["Page", "display_segments", "lay_out"]

# More than these on paper is a list nobody reads; the report has them all, and the page says so.
_QUOTATIONS = 12
_LONE = 8
_MOMENTS = 24
_FIGURES = 20
_USAGES = 12
_CHANGES = 40

# These sections stand on every page: the main one says so where it is empty, the others never are.
_ALWAYS = frozenset({"matters", "sources", "method"})
# Too small for a line of the contents.
_MINOR = frozenset({"carriers", "off_event", "cautions"})
# Four columns and the topic are readable on an upright page; five are not.
_UPRIGHT = 4
# The contents and the first accounts fill the side of the first page together, a line each.
_SIDE = 18
_LEAST_LEGEND = 4
# A sentence of fewer words ("Nobody answered.") tells nothing by standing alone.
_LEAST_WORDS = 5
# Below this likeness two sentences share a name or a common word and no matter.
_NEAR = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A briefing, ready for a template."""

    language: str = field(metadata=PLAIN)
    """Language of the page's own words."""
    label: str
    """A line for every page, e.g. `Illustrative`; `""` for none."""
    kicker: tuple[str, ...]
    """The line over the title: event briefing, place, date."""
    title: str
    """Title."""
    dek: str
    """One neutral sentence of counts."""
    imprint: str
    """When it was compiled, and `report <id>`."""
    report: str = field(metadata=PLAIN)
    """Id of the report."""
    made: str = field(metadata=PLAIN)
    """When, in ISO form."""
    keys: tuple[KeyFigure, ...]
    """Large numbers."""
    summary: tuple[SummaryLine, ...]
    """Bottom line."""
    update: NewsLines | None
    """What is new since an earlier report, None where none was named."""
    notes: tuple[Prose, ...]
    """People's own words."""
    tellers: tuple[Teller, ...]
    """All accounts."""
    columns: tuple[Teller, ...]
    """Accounts that have a column."""
    parted: tuple[Parting, ...]
    """Where accounts part, each point in a line or two."""
    agreed: tuple[Agreement, ...]
    """What accounts agree on."""
    agreed_more: str
    """How many agreements more there are, `""` for none."""
    timeline: tuple[MomentLine, ...]
    """What happened when."""
    layout: Layout = field(metadata=PLAIN)
    """facing, table or stacked."""
    matters: tuple[Matter, ...]
    """Points side by side."""
    matrix_columns: tuple[Teller, ...]
    """Columns of who reports what."""
    matrix: tuple[MatrixRow, ...]
    """Who reports what."""
    figures: tuple[FigureLine, ...]
    """Figures that several accounts give."""
    usages: tuple[UsageLine, ...]
    """The words that accounts choose."""
    quotations: tuple[QuotationLine, ...]
    """In their words."""
    lone: tuple[LoneLine, ...]
    """Only in one account."""
    changes: tuple[ChangeLine, ...]
    """What changed since the edition before."""
    previous: str
    """Which edition that was, `""` where there is none."""
    sources: tuple[SourceLine, ...]
    """The articles."""
    carriers: tuple[CarrierLine, ...]
    """Outlets relayed."""
    skipped: tuple[LeftOut, ...]
    """What could not be read."""
    off_event: tuple[LeftOut, ...]
    """What does not tell this event."""
    cautions: tuple[CautionLine, ...]
    """What a reader should know."""
    left_out: Mapping[str, str]
    """By section, how many more the report has than the page shows."""
    titles: Mapping[str, str]
    """Heading of each section, by its anchor."""
    leads: Mapping[str, str]
    """The line under it, where there is one."""
    why: tuple[WhyLine, ...]
    """Why the sentences of the bottom line were chosen, where the page is to tell."""
    dropped: tuple[WhyLine, ...]
    """What came next."""
    came_next: str
    """The line over that."""
    method: tuple[str, ...]
    """How it was made."""
    command: str
    """Command that checks it."""
    nothing: str
    """What to say where nothing stands side by side."""

    @property
    def landscape(self) -> bool:
        """Whether the points need a page turned sideways."""
        return self.layout == "table" and len(self.columns) > _UPRIGHT

    @property
    def legend(self) -> tuple[Badge, ...]:
        """Badges of the first accounts, for the side of the first page."""
        room = max(_LEAST_LEGEND, _SIDE - len(self.contents))
        return tuple(teller.badge for teller in self.tellers[:room])

    @property
    def legend_more(self) -> str:
        """How many accounts more there are, `""` for none."""
        rest = len(self.tellers) - len(self.legend)
        return f"and {rest} more" if rest > 0 else ""

    @property
    def brief(self) -> tuple[SourceLine, ...]:
        """Articles of which a few sentences stand for the whole."""
        return tuple(source for source in self.sources if source.brief)

    @property
    def contents(self) -> tuple[Entry, ...]:
        """Sections that the page has, in order; before a landscape page the briefs fill the sheet."""
        titles = dict(self.titles)
        if self.landscape:
            anchors = [anchor for anchor in titles if anchor != "brief"]
            anchors.insert(anchors.index("matters"), "brief")
            titles = {anchor: titles[anchor] for anchor in anchors if anchor in titles}
        return tuple(
            Entry(anchor=anchor, title=title)
            for anchor, title in titles.items()
            if anchor in _ALWAYS or (anchor not in _MINOR and getattr(self, anchor))
        )


def lay_out(report: Report, texts: Mapping[str, Article]) -> Page:  # noqa: ARG001  # context of passages: later
    """The page of a report.  Raises ReportgenError where the report refers to what it does not list."""
    quoter = Quoter(report)
    shown = report.points[: report.settings.points]
    wide = choose_columns(shown, report.accounts)
    layout = choose_layout(len(wide))
    agreed_title, agreed, agreed_more = set_agreements(quoter)
    matrix_columns, matrix = set_matrix(quoter, wide, frozenset(p.id for p in shown))
    return Page(
        language=report.language,
        label=display(report.settings.label),
        kicker=_kicker(report),
        title=display(report.title) or "Event briefing",
        dek=_dek(report),
        imprint=f"compiled {labels.minute_of(report.made)} · report {report.id}",
        report=report.id,
        made=report.made.strftime("%Y-%m-%dT%H:%M:%SZ"),
        keys=_count_keys(report),
        summary=_set_summary(quoter),
        update=_set_update(quoter),
        notes=prose(quoter, None),
        tellers=register.list_tellers(quoter, report.accounts),
        columns=register.list_tellers(quoter, wide),
        parted=set_partings(quoter, len(shown)),
        agreed=agreed,
        agreed_more=agreed_more,
        timeline=_set_timeline(quoter),
        layout=layout,
        matters=set_side_by_side(quoter, shown, wide, layout),
        matrix_columns=register.list_tellers(quoter, matrix_columns),
        matrix=matrix,
        figures=_set_figure_lines(quoter),
        usages=tuple(set_usage(quoter, usage) for usage in report.usages[:_USAGES]),
        quotations=tuple(_set_quotation(quoter, q) for q in report.quotations[:_QUOTATIONS]),
        lone=_set_lone_lines(quoter),
        changes=tuple(_set_change(change) for change in (report.changes or ())[:_CHANGES]),
        previous=_previous(report),
        sources=register.list_sources(quoter),
        carriers=register.list_carriers(quoter),
        skipped=register.list_skipped(report),
        off_event=register.list_off_event(report),
        cautions=register.list_cautions(report),
        left_out=_count_left_out(report, len(shown)),
        titles={**labels.TITLES, "agreed": agreed_title, "matters": _points_title(len(wide), layout)},
        leads=labels.LEADS,
        why=set_reasons(quoter),
        dropped=set_dropped(quoter),
        came_next=labels.CAME_NEXT,
        method=labels.METHOD,
        command=labels.COMMAND,
        nothing=labels.NOTHING_LINED_UP,
    )


def _kicker(report: Report) -> tuple[str, ...]:
    parts = ("Event briefing", report.event.place or "", labels.date_of(report.event.date or ""))
    return tuple(filter(None, map(display, parts)))


def _dek(report: Report) -> str:
    """One neutral sentence, made of counts."""
    lined_up = [p for p in report.points if p.verdict != "one_account"]
    articles = len(report.articles)
    accounts = labels.count_of(len(report.accounts), "account", "accounts")
    start = f"{labels.spell(articles)} {'article' if articles == 1 else 'articles'}, {accounts}"
    if not lined_up:
        return f"{start}: what each of them tells, sentence by sentence."
    return f"{start}: where they agree, where they differ, and who says what."


def _count_keys(report: Report) -> tuple[KeyFigure, ...]:
    verdicts = Counter(point.verdict for point in report.points)
    differ, possible = verdicts["differ"], verdicts["possible_difference"]
    lined_up = len(report.points) - verdicts["one_account"]
    keys = [
        (len(report.articles), "article read", "articles read", False),
        (len(report.accounts), "account", "accounts", False),
        (lined_up, "point lined up", "points lined up", False),
        (verdicts["agree"], "point agrees", "points agree", False),
        (differ, "point differs", "points differ", differ > 0),
        (possible, "possible difference", "possible differences", False),
    ]
    return tuple(
        KeyFigure(number=f"{count:,}", words=one if count == 1 else several, alert=alert)
        for count, one, several, alert in keys
    )


def _set_summary(quoter: Quoter) -> tuple[SummaryLine, ...]:
    """The chosen sentences with who tells them, what supports them, and whether accounts part there."""
    return tuple(_set_chosen(quoter, chosen) for chosen in quoter.report.summary)


def _set_update(quoter: Quoter) -> NewsLines | None:
    update = quoter.report.update
    if update is None:
        return None
    return NewsLines(
        since=f"Since report {display(update.report)}, compiled {labels.minute_of(update.made)}",
        lines=tuple(_set_chosen(quoter, chosen) for chosen in update.summary),
        nothing=labels.NOTHING_NEW,
    )


def _set_chosen(quoter: Quoter, chosen: Chosen) -> SummaryLine:
    tellings = quoter.report.tellings(chosen.passage)
    tellers = dict.fromkeys(quoter.badge(telling.account).teller for telling in tellings)
    verdicts = {telling.point.verdict for telling in tellings if telling.point}
    marks = quoter.marks(chosen.support)
    parts = [
        ", ".join(tellers),
        "also " + ", ".join(marks) if marks else "",
        labels.count_of(chosen.origins, "origin", "origins"),
        next((words for verdict, words in labels.SUMMARY_VERDICTS.items() if verdict in verdicts), ""),
    ]
    return SummaryLine(quoted=quoter.quote(chosen.passage), support=" · ".join(filter(None, parts)))


def _points_title(count: int, layout: Layout) -> str:
    if count < 2:
        return "What is told"
    return labels.TITLES["matters"] if layout == "stacked" else f"{labels.spell(count)} accounts side by side"


def _set_timeline(quoter: Quoter) -> tuple[MomentLine, ...]:
    return tuple(
        MomentLine(
            when=labels.span_of(moment),
            kind="reported" if moment.kind == "reported" else "",
            badge=quoter.badge(moment.account),
            quoted=quoter.quote(moment.passage),
            note=moment.note,
        )
        for moment in quoter.report.timeline[:_MOMENTS]
    )


def _set_quotation(quoter: Quoter, quotation: Quotation) -> QuotationLine:
    first = quotation.passage
    others = [wording for wording in quotation.wordings if wording.passage != first]
    return QuotationLine(
        badge=quoter.badge(quotation.account),
        speaker=display(quotation.speaker) or "Speaker not named",
        cue=display(quotation.cue or ""),
        quoted=quoter.quote(
            first, [(first.start + begin, first.start + end) for w in others for begin, end in w.lacks]
        ),
        wordings=tuple(_set_wording(quoter, wording, first) for wording in others),
    )


def _set_wording(quoter: Quoter, wording: Wording, first: Passage) -> WordingLine:
    start = wording.passage.start
    source = quoter.report.article[wording.passage.article].source
    spans = [(start + begin, start + end) for begin, end in wording.edits]
    return WordingLine(
        source=display(source),
        quoted=quoter.quote(wording.passage, spans),
        note="; ".join(_set_notes(wording, first)),
    )


def _set_notes(wording: Wording, first: Passage) -> Iterator[str]:
    if wording.cut_before:
        yield f"stops before “{display(wording.cut_before)}”"
    for begin, end in wording.lacks:
        yield f"leaves out “{display(first.text[begin:end])}”"


def _set_figure_lines(quoter: Quoter) -> tuple[FigureLine, ...]:
    """Quantities whose numbers differ first, else in the report's order."""
    rows = sorted(quoter.report.figures, key=lambda row: row.compatible)
    return tuple(set_figures(quoter, row) for row in rows[:_FIGURES])


def _set_lone_lines(quoter: Quoter) -> tuple[LoneLine, ...]:
    telling = [lone for lone in quoter.report.only_one_account if _is_telling(display(lone.passage.text))]
    return tuple(_set_lone(quoter, lone) for lone in telling[:_LONE])


def _is_telling(text: str) -> bool:
    """Whether a sentence has enough words; two characters of a script without blanks count as one."""
    return len(text.split()) + sum(character >= "\u2e80" for character in text) // 2 >= _LEAST_WORDS


def _set_lone(quoter: Quoter, lone: Lone) -> LoneLine:
    return LoneLine(
        badge=quoter.badge(lone.account),
        quoted=quoter.quote_clause(lone.passage),
        nearest=tuple(
            NearLine(quoted=quoter.quote(near.passage), score=f"{near.score:.2f}")
            for near in lone.nearest
            if near.score >= _NEAR
        ),
    )


def _set_change(change: Change) -> ChangeLine:
    return ChangeLine(
        kind=labels.CHANGES.get(change.kind, display(change.kind)),
        what=display(change.what),
        old=_told(change.old),
        new=_told(change.new),
    )


def _told(value: object) -> str:
    """A changed value in words; what has no short form is named by its id."""
    if isinstance(value, str):
        return display(labels.VERDICTS.get(value, value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return labels.number_of(float(value))
    if isinstance(value, Mapping):
        return next(
            (_told(value[key]) for key in ("text", "topic", "title", "source", "id") if key in value), ""
        )
    return ""


def _previous(report: Report) -> str:
    if not report.edition or report.changes is None:
        return ""
    since = f", since report {display(report.edition.previous)}" if report.edition.previous else ""
    return f"{display(report.edition.series)}, edition {report.edition.number}{since}"


def _count_left_out(report: Report, points: int) -> dict[str, str]:
    """For each section that is cut, how many entries more the report itself has."""
    shown = {
        "matters": (len(report.points), points),
        "timeline": (len(report.timeline), _MOMENTS),
        "figures": (len(report.figures), _FIGURES),
        "usages": (len(report.usages), _USAGES),
        "quotations": (len(report.quotations), _QUOTATIONS),
        "lone": (len(report.only_one_account), _LONE),
        "changes": (len(report.changes or ()), _CHANGES),
    }
    rest = {section: have - room for section, (have, room) in shown.items() if have > room}
    return {section: f"{count:,} more in the report's JSON." for section, count in rest.items()}
