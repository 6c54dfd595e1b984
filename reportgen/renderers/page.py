"""The page: everything that a briefing shows, in order, before any layout.

Pure.  A template prints it and never computes; Markdown, HTML and PDF show
the same page.  What is not a source's is in `labels`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.article import Article
from reportgen.passage import display
from reportgen.renderers import changes, lone, quotations, register, timeline
from reportgen.renderers.agreements import Agreement, set_agreements
from reportgen.renderers.changes import ChangeLine
from reportgen.renderers.columns import (
    Layout,
    choose_columns,
    choose_layout,
    set_side_by_side,
)
from reportgen.renderers.elements import (
    PLAIN,
    Badge,
    Entry,
    Matter,
    Prose,
    Teller,
    WhyLine,
)
from reportgen.renderers.figures import FigureLine, set_figures
from reportgen.renderers.front import (
    KeyFigure,
    NewsLines,
    SummaryLine,
    count_keys,
    set_dek,
    set_kicker,
    set_marking,
    set_summary,
    set_update,
)
from reportgen.renderers.labels import COMMAND, Labels, labels_of
from reportgen.renderers.lone import LoneLine
from reportgen.renderers.matrix import MatrixRow, set_matrix
from reportgen.renderers.mended import CorrectionLine, set_corrections
from reportgen.renderers.partings import Parting, set_partings
from reportgen.renderers.quotations import QuotationLine
from reportgen.renderers.quoted import Quoter, display_segments
from reportgen.renderers.receipts import set_dropped, set_reasons, set_resting
from reportgen.renderers.register import CarrierLine, CautionLine, LeftOut, SourceLine
from reportgen.renderers.remarks import set_notes
from reportgen.renderers.timeline import MomentLine, Step
from reportgen.renderers.usages import UsageLine, set_usage
from reportgen.report import Report

__all__ = ["Page", "display_segments", "lay_out"]

# More than these on paper is a list nobody reads; the report has them all, and the page says so.
_FIGURES = 20
_USAGES = 12

# These sections stand on every page: the main one says so where it is empty, the others never are.
_ALWAYS = frozenset({"matters", "sources", "method"})
# Too small for a line of the contents.
_MINOR = frozenset({"carriers", "off_event", "cautions", "corrections"})
# Four columns and the topic are readable on an upright page; five are not.
_UPRIGHT = 4
# The contents and the first accounts fill the side of the first page together, a line each.
_SIDE = 18
_LEAST_LEGEND = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A briefing, ready for a template."""

    language: str = field(metadata=PLAIN)
    """Language of the page's own words."""
    native: str = field(default="", metadata=PLAIN)
    """Language of its title where there are no words of a page in it, `""` where there are."""
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
    strip: tuple[Step, ...]
    """The same in short, as steps along a line."""
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
    foremost: tuple[ChangeLine, ...]
    """What of that stands on page one."""
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
    corrections: tuple[CorrectionLine, ...]
    """What people put right."""
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
    resting: tuple[WhyLine, ...]
    """Points of several accounts and one origin."""
    came_next: str
    """The line over that."""
    method: tuple[str, ...]
    """How it was made."""
    command: str
    """Command that checks it."""
    nothing: str
    """What to say where nothing stands side by side."""
    labels: Labels
    """The page's own words."""

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
        return self.labels.more.format(rest) if rest > 0 else ""

    @property
    def brief(self) -> tuple[SourceLine, ...]:
        """Articles of which a few sentences stand for the whole."""
        return tuple(source for source in self.sources if source.brief)

    @property
    def contents(self) -> tuple[Entry, ...]:
        """Sections that the page has, in order; before a landscape page the briefs fill the sheet."""
        titles = dict(self.titles)
        if self.layout == "stacked":
            anchors = [anchor for anchor in titles if anchor != "matrix"]
            anchors.insert(anchors.index("matters"), "matrix")
            titles = {anchor: titles[anchor] for anchor in anchors}
        if self.landscape:
            anchors = [anchor for anchor in titles if anchor != "brief"]
            anchors.insert(anchors.index("matters"), "brief")
            titles = {anchor: titles[anchor] for anchor in anchors if anchor in titles}
        return tuple(
            Entry(anchor=anchor, title=title)
            for anchor, title in titles.items()
            if anchor in _ALWAYS or (anchor not in _MINOR and getattr(self, anchor))
        )


def lay_out(
    report: Report,
    texts: Mapping[str, Article],  # noqa: ARG001  # context of passages: later
    labels: Labels | None = None,
) -> Page:
    """The page of a report, in its language or in the words given.

    Raises ReportgenError where the report refers to what it does not list.
    """
    labels = labels or labels_of(report.language)
    quoter = Quoter(report, labels)
    shown = report.points[: report.settings.points]
    wide = choose_columns(shown, report.accounts)
    layout = choose_layout(len(wide))
    agreed_title, agreed, agreed_more = set_agreements(quoter)
    matrix_columns, matrix = set_matrix(quoter, wide, frozenset(p.id for p in shown))
    return Page(
        language=labels.language,
        native=_native(report, labels),
        label=set_marking(quoter),
        kicker=set_kicker(quoter),
        title=display(report.title) or labels.briefing,
        dek=set_dek(quoter),
        imprint=labels.imprint.format(labels.written_minute(report.made), report.id),
        report=report.id,
        made=report.made.strftime("%Y-%m-%dT%H:%M:%SZ"),
        keys=count_keys(quoter),
        summary=set_summary(quoter),
        update=set_update(quoter),
        notes=set_notes(quoter, None),
        tellers=register.list_tellers(quoter, report.accounts),
        columns=register.list_tellers(quoter, wide),
        parted=set_partings(quoter, len(shown)),
        agreed=agreed,
        agreed_more=agreed_more,
        timeline=timeline.set_timeline(quoter),
        strip=timeline.set_strip(quoter),
        layout=layout,
        matters=set_side_by_side(quoter, shown, wide, layout),
        matrix_columns=register.list_tellers(quoter, matrix_columns),
        matrix=matrix,
        figures=_set_figure_lines(quoter),
        usages=tuple(set_usage(quoter, usage) for usage in report.usages[:_USAGES]),
        quotations=quotations.set_quotations(quoter),
        lone=lone.set_lone_lines(quoter),
        changes=changes.set_changes(quoter),
        foremost=changes.set_foremost(quoter),
        previous=changes.name_previous(quoter),
        sources=register.list_sources(quoter),
        carriers=register.list_carriers(quoter),
        skipped=register.list_skipped(quoter),
        off_event=register.list_off_event(quoter),
        cautions=register.list_cautions(quoter),
        corrections=set_corrections(quoter),
        left_out=_count_left_out(quoter, len(shown)),
        titles={
            **labels.titles,
            "agreed": agreed_title,
            "matters": _points_title(labels, len(wide), layout),
        },
        leads=labels.leads,
        why=set_reasons(quoter),
        dropped=set_dropped(quoter),
        resting=set_resting(quoter),
        came_next=labels.came_next,
        method=labels.method,
        command=COMMAND,
        nothing=labels.nothing_lined_up,
        labels=labels,
    )


def _native(report: Report, labels: Labels) -> str:
    primary = report.language.replace("_", "-").partition("-")[0].casefold()
    return "" if primary in ("", "und", labels.language) else report.language


def _points_title(labels: Labels, count: int, layout: Layout) -> str:
    if count < 2:
        return labels.told_alone
    stacked = layout == "stacked"
    return labels.titles["matters"] if stacked else labels.side_by_side.format(labels.spelled(count))


def _set_figure_lines(quoter: Quoter) -> tuple[FigureLine, ...]:
    """Quantities whose numbers differ first, else in the report's order."""
    rows = sorted(quoter.report.figures, key=lambda row: row.compatible)
    return tuple(set_figures(quoter, row) for row in rows[:_FIGURES])


def _count_left_out(quoter: Quoter, points: int) -> dict[str, str]:
    """For each section that is cut, how many entries more the report itself has."""
    report, labels = quoter.report, quoter.labels
    shown = {
        "matters": (len(report.points), points),
        "timeline": (len(report.timeline), timeline.MOST),
        "figures": (len(report.figures), _FIGURES),
        "usages": (len(report.usages), _USAGES),
        "quotations": (len(report.quotations), quotations.MOST),
        "lone": (len(report.only_one_account), lone.count_shown(quoter)),
        "changes": (len(report.changes or ()), changes.MOST),
    }
    rest = {section: have - room for section, (have, room) in shown.items() if have > room}
    return {section: labels.more_in_json.format(labels.written(count)) for section, count in rest.items()}
