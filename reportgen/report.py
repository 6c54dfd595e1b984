"""The report: everything a renderer may show, as one frozen value, to and from JSON.

The contract is `"format": "reportgen/1"`; docs/reference/report-json.md has it
in words and docs/reference/report.schema.json as a schema.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

import msgspec

from reportgen.account import Account
from reportgen.attribution.statement import Carrier
from reportgen.capture import Skipped
from reportgen.comparison import FigureRow, Lone, Point
from reportgen.config import Settings
from reportgen.errors import ReportgenError, UsageError
from reportgen.origin import Origin
from reportgen.passage import Passage, Span
from reportgen.quotation import Quotation
from reportgen.summarizers.base import Chosen
from reportgen.timeline import Moment

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
    mark: int
    source: str
    kind: str
    language: str
    url: str
    final_url: str
    title: str
    authors: tuple[str, ...]
    published: datetime | None
    modified: datetime | None
    captured: datetime
    words: int
    page_sha256: str
    text_sha256: str
    extractor: str
    from_: dict[str, str]
    origin: str
    flags: tuple[str, ...]
    sentences: tuple[Span, ...]


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
class Note:
    """People's own prose, set apart from what was extracted."""

    by: str
    """Who wrote it."""
    text: str
    """Markdown."""
    point: str | None = None
    """Id of the point it belongs to, None for the whole report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is new since the edition before."""

    kind: str
    """added, dropped or changed."""
    what: str
    """article, point, verdict, figure or passage."""
    id: str
    """Id of the thing."""
    old: Any = None
    """How it stood before."""
    new: Any = None
    """How it stands now."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """One edition of a briefing, without layout; no slots, so that look-ups are made once."""

    format: str = FORMAT
    id: str = ""
    title: str
    language: str = "en"
    made: datetime
    event: Event
    tool: Tool
    manifest: str = ""
    settings: Settings = field(default_factory=Settings)
    edition: Edition | None = None
    notes: tuple[Note, ...] = ()
    warnings: tuple[Caution, ...] = ()
    articles: tuple[ReportArticle, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    off_event: tuple[OffEvent, ...] = ()
    origins: tuple[Origin, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    accounts: tuple[Account, ...] = ()
    summary: tuple[Chosen, ...] = ()
    source_summaries: dict[str, tuple[Passage, ...]] = field(default_factory=dict)
    points: tuple[Point, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    timeline: tuple[Moment, ...] = ()
    only_one_account: tuple[Lone, ...] = ()
    changes: tuple[Change, ...] | None = None

    @cached_property
    def article(self) -> Mapping[str, ReportArticle]:
        """Its articles by id."""
        return {article.id: article for article in self.articles}

    @cached_property
    def account(self) -> Mapping[str, Account]:
        """Its accounts by id."""
        return {account.id: account for account in self.accounts}

    def mark(self, passage: Passage) -> str:
        """How pages refer to a passage: `3.14`, or `3.14-16` where it runs over several sentences.

        The title of an article is its sentence 0.  Raises KeyError where the
        article is not in the report.
        """
        article = self.article[passage.article]
        starts = [start for start, _ in article.sentences]
        first = bisect_right(starts, passage.start)
        last = max(first, bisect_left(starts, max(passage.end, passage.start + 1)))
        return f"{article.mark}.{first}" + (f"-{last}" if last != first else "")

    def span(self, mark: str) -> tuple[str, int, int]:
        """Article id, start and end that a mark such as `3.14` or `3.14-16` names.

        Raises UsageError where the report has no such mark.
        """
        parts = re.fullmatch(r"(\d+)\.(\d+)(?:[-\u2013](\d+))?", mark.strip())
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

    def sealed(self) -> Report:
        """The same report under the id that its content gives it."""
        blank = replace(self, id="")
        return replace(self, id=hashlib.sha256(to_json(blank)).hexdigest()[:12])


def to_json(report: Report) -> bytes:
    """The report as UTF-8 JSON, indented, ending in a newline; the same report gives the same bytes."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"


def from_json(content: bytes) -> Report:
    """The report that `to_json` wrote.  Raises ReportgenError where the bytes are none."""
    try:
        report = msgspec.json.decode(content, type=Report)
    except (msgspec.DecodeError, ValueError, RecursionError) as problem:
        raise ReportgenError(f"This is no report that reportgen wrote: {problem}") from problem
    if report.format != FORMAT:
        raise ReportgenError(f"The report has format {report.format!r}; this version reads {FORMAT!r}.")
    return report
