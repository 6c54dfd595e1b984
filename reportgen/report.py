"""The report: everything a renderer may show, as one frozen value, to and from JSON.

The contract is `"format": "reportgen/1"`; docs/reference/report-json.md has it
in words and docs/reference/report.schema.json as a schema.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from operator import itemgetter
from typing import Any

import msgspec

from reportgen.account import Account
from reportgen.attribution.statement import Carrier
from reportgen.capture import Skipped
from reportgen.config import Settings
from reportgen.corrections import Corrected
from reportgen.errors import ReportgenError, UsageError
from reportgen.identity import identify
from reportgen.notes import Note
from reportgen.origin import Origin
from reportgen.passage import Passage, Span, escape
from reportgen.point import FigureRow, Lone, Point
from reportgen.quotation import Quotation
from reportgen.summarizers.base import Chosen, Receipt
from reportgen.timeline import Moment
from reportgen.usage import Usage

FORMAT = "reportgen/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What the report is about."""

    name: str
    """Name of the event, as the config gives it or as the titles share it."""
    about: str = ""
    """Words that describe it, from the config."""
    since: datetime | None = None
    """Begin of the window that articles had to fall in."""
    until: datetime | None = None
    """End of it."""
    place: str | None = None
    """Where, as the config gives it."""
    date: str | None = None
    """When, as the config gives it or as the sources agree (YYYY-MM-DD)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """What made the report."""

    name: str = "reportgen"
    """Always reportgen."""
    version: str = ""
    """Its version."""
    config_sha256: str = ""
    """Hash of the settings that shaped the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Place of a report in its series."""

    series: str
    """Name of the series."""
    number: int
    """Number in it, from 1."""
    previous: str | None = None
    """Id of the report before."""


class ReportArticle(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """An article as the report lists it, without its text."""

    id: str
    """Stable id, made from the address."""
    mark: int
    """Number in this report, from 1: the 3 of 3.14."""
    source: str
    """Who publishes it."""
    kind: str
    """What sort of document it was, e.g. `text/html`."""
    language: str
    """Language tag, `und` where unknown."""
    url: str
    """Address asked for."""
    final_url: str
    """Address that answered."""
    title: str
    """Title as published."""
    authors: tuple[str, ...]
    """Authors as published."""
    published: datetime | None
    """Time of publication, UTC; midnight where only the day is known."""
    modified: datetime | None
    """Time of the last change that the page gives, UTC."""
    captured: datetime
    """When it was captured, UTC."""
    words: int
    """Words in the text, counted at blanks."""
    page_sha256: str
    """Hash of the captured bytes."""
    text_sha256: str
    """Hash of the archived text in UTF-8."""
    extractor: str
    """What made the text, with its version."""
    from_: dict[str, str]
    """Where title, authors and published came from."""
    origin: str
    """Id of its origin."""
    flags: tuple[str, ...]
    """Slugs of what is doubtful about it."""
    sentences: tuple[Span, ...]
    """Start and end of each sentence; the fourteenth is mark 3.14 of article 3."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OffEvent:
    """An article that was read and does not tell this event."""

    article: str
    """Id of the article."""
    source: str
    """Who publishes it."""
    title: str
    """Its title."""
    reason: str
    """Why it was left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """Something a reader should know about a text."""

    slug: str
    """Stable name."""
    article: str | None
    """Id of the article, None where it holds for the report."""
    text: str
    """One sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """A passage as it stood in the edition before, in a text that may have been edited since."""

    article: str
    """Id of its article."""
    text_sha256: str
    """Hash of the text that held it; the archive keeps it."""
    start: int
    """Offset in that text."""
    end: int
    """Offset behind it."""
    text: str
    """The words, verbatim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is new since the edition before."""

    kind: str
    """added, dropped or changed."""
    what: str
    """article, skipped, point, verdict, figure, passage, quotation, settings or tool."""
    id: str
    """Id of the thing; for a passage that of its article."""
    topic: str = ""
    """What it is about: the topic of a point, what a figure counts, the title of an article."""
    old: Any = None
    """How it stood before."""
    new: Any = None
    """How it stands now."""
    was: tuple[Former, ...] = ()
    """The words that bear it out in the texts of the edition before."""
    now: tuple[Passage, ...] = ()
    """The words that bear it out in the texts of this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What a report tells that an earlier one, which its reader knows, did not."""

    report: str
    """Id of the earlier report."""
    made: datetime
    """The time shown on it."""
    manifest: str
    """Id of the run from which it was composed; its texts are in the same archive."""
    articles: tuple[str, ...]
    """Ids of its articles."""
    summary: tuple[Chosen, ...] = ()
    """Sentences that tell what is new, in reading order; none where nothing is."""
    room: bool = True
    """Whether what is new had room; false where each new sentence is longer than the summary may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Who tells a passage, and on which point it stands."""

    passage: Passage
    """The statement, or the sentence that one account alone has."""
    account: str
    """Id of the account."""
    kind: str | None = None
    """direct, mixed, indirect or narration; None off the points."""
    point: Point | None = None
    """The point, None where it stands on none."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """One edition of a briefing, without layout; no slots, so that look-ups are made once."""

    format: str = FORMAT
    """Name and version of the contract: always `reportgen/1`."""
    id: str = ""
    """Made from all the rest: any change changes it."""
    title: str
    """Title of the briefing."""
    language: str = "en"
    """Language of its labels and dates."""
    made: datetime
    """The time shown on it, UTC: given, or the newest capture; never the running clock."""
    event: Event
    """What it is about."""
    tool: Tool
    """What made it."""
    manifest: str = ""
    """Id of the run in the archive from which it was composed."""
    settings: Settings = field(default_factory=Settings)
    """Settings that shaped it, so that it can be composed again."""
    edition: Edition | None = None
    """Its place in a series, null where it is in none."""
    corrections: tuple[Corrected, ...] = ()
    """What people put right, each with what came of it."""
    notes: tuple[Note, ...] = ()
    """People's own prose."""
    warnings: tuple[Caution, ...] = ()
    """What a reader should know of the texts."""
    articles: tuple[ReportArticle, ...] = ()
    """The articles, in the order of their marks."""
    skipped: tuple[Skipped, ...] = ()
    """What could not be read, and why."""
    off_event: tuple[OffEvent, ...] = ()
    """What was read and does not tell this event."""
    origins: tuple[Origin, ...] = ()
    """Texts written once; support is counted in these."""
    carriers: tuple[Carrier, ...] = ()
    """Outlets relayed inside articles."""
    accounts: tuple[Account, ...] = ()
    """Who tells, in the order of badges."""
    summary: tuple[Chosen, ...] = ()
    """The sentences chosen, in reading order."""
    receipt: Receipt | None = None
    """Why these and not the next ones; null where the summarizer does not say."""
    update: Update | None = None
    """What is new since an earlier report; null where none was named."""
    source_summaries: dict[str, tuple[Passage, ...]] = field(default_factory=dict)
    """Sentences chosen from each article, by its id."""
    points: tuple[Point, ...] = ()
    """The matters on which accounts are set side by side, the most telling first."""
    quotations: tuple[Quotation, ...] = ()
    """Utterances in all their wordings."""
    figures: tuple[FigureRow, ...] = ()
    """Quantities that two accounts or more give."""
    usages: tuple[Usage, ...] = ()
    """Words that accounts choose differently: names, verbs of saying, hedges."""
    timeline: tuple[Moment, ...] = ()
    """What happened when, and what was reported when."""
    only_one_account: tuple[Lone, ...] = ()
    """Sentences that one account alone has."""
    changes: tuple[Change, ...] | None = None
    """What is new since the edition before; null without one."""

    @cached_property
    def article(self) -> Mapping[str, ReportArticle]:
        """Its articles by id."""
        return {article.id: article for article in self.articles}

    @cached_property
    def account(self) -> Mapping[str, Account]:
        """Its accounts by id."""
        return {account.id: account for account in self.accounts}

    @cached_property
    def _tellings(self) -> Mapping[str, tuple[Telling, ...]]:
        """What is told in each article: on the points, by one account alone, and quoted elsewhere."""
        found = [
            Telling(passage=statement.passage, account=cell.account, kind=statement.kind, point=point)
            for point in self.points
            for cell in point.cells
            for statement in cell.statements
        ]
        rest: tuple[Lone | Quotation, ...] = (*self.only_one_account, *self.quotations)
        found += [Telling(passage=one.passage, account=one.account) for one in rest]
        by_article: dict[str, list[Telling]] = {}
        for telling in sorted(found, key=lambda telling: (telling.passage, telling.kind is None)):
            by_article.setdefault(telling.passage.article, []).append(telling)
        return {article: tuple(tellings) for article, tellings in by_article.items()}

    def tellings(self, passage: Passage) -> tuple[Telling, ...]:
        """Who tells a passage, or the clauses of it, in the order of the text."""
        found = [t for t in self._tellings.get(passage.article, ()) if t.passage.overlaps(passage)]
        on_points = {t.account for t in found if t.point}
        return tuple(t for t in found if t.point or t.account not in on_points)

    def mark(self, passage: Passage) -> str:
        """How pages refer to a passage: `3.14`, or `3.14-16` where it runs over several sentences.

        The title of an article is its sentence 0.  Raises KeyError where the
        article is not in the report.
        """
        article = self.article[passage.article]
        sentences = article.sentences
        first = bisect_right(sentences, passage.start, key=itemgetter(0))
        last = max(first, bisect_left(sentences, max(passage.end, passage.start + 1), key=itemgetter(0)))
        return f"{article.mark}.{first}" + (f"-{last}" if last != first else "")

    def span(self, mark: str) -> tuple[str, int, int]:
        """Article id, start and end that a mark such as `3.14` or `3.14-16` names.

        Raises UsageError where the report has no such mark.
        """
        parts = re.fullmatch(r"(\d{1,9})\.(\d{1,9})(?:[-\u2013](\d{1,9}))?", mark.strip())
        found = [a for a in self.articles if parts and a.mark == int(parts[1])]
        if not parts or not found:
            raise UsageError(
                f"{mark!r} is no mark of this report; marks run from 1.1 to {len(self.articles)}.n, "
                "article and sentence, as on the page."
            )
        article, first, last = found[0], int(parts[2]), int(parts[3] or parts[2])
        if not 0 <= first <= last <= len(article.sentences):
            raise UsageError(
                f"Article {article.mark} ({article.source}) has {len(article.sentences)} sentences; "
                f"there is no {mark}."
            )
        if last == 0:
            return article.id, 0, len(article.title)
        return article.id, article.sentences[max(first, 1) - 1][0], article.sentences[last - 1][1]

    def known(self) -> Update:
        """What a later report is told of the one that its reader knows."""
        articles = tuple(sorted(article.id for article in self.articles))
        return Update(report=self.id, made=self.made, manifest=self.manifest, articles=articles)

    def sealed(self) -> Report:
        """The same report under the id that its content gives it."""
        blank = replace(self, id="")
        return replace(self, id=identify(_encoded(blank)))


def to_json(report: Report) -> bytes:
    """The report as UTF-8 JSON, indented, ending in a newline; the same report gives the same bytes.

    Signs that a reader does not see or a terminal obeys are escaped, since reports are printed too.
    """
    return escape(_encoded(report).decode()).encode()


def _encoded(report: Report) -> bytes:
    """The JSON of which the id is made, with all signs as they are."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"


def from_json(content: bytes) -> Report:
    """The report that `to_json` wrote.  Raises ReportgenError where the bytes are none."""
    try:
        report = msgspec.json.decode(content, type=Report)
    except (msgspec.DecodeError, ValueError, RecursionError) as problem:
        raise ReportgenError(f"This is no report that reportgen wrote: {problem}") from problem
    try:
        report.made.astimezone(UTC)
    except OverflowError as problem:  # 0001-01-01T00:00:00+14:00
        raise ReportgenError("The report has a time before the year 1; it was changed by hand.") from problem
    if report.format != FORMAT:
        raise ReportgenError(f"The report has format {report.format!r}; this version reads {FORMAT!r}.")
    return report
