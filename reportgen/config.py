"""The config: what a person asks for, from `reportgen.toml`, the environment and flags.

Three parts: `Settings` shape the report and travel with it, `Source`s and
`Limits` say what to collect, the rest says where things go.  Unknown keys are
refused, with the nearest known one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySettings:
    """How the summary is made."""

    method: str = "coverage"
    """Name of the summarizer."""
    words: int = 200
    """Most words of the cross-source summary."""
    source_words: int = 60
    """Most words of each source's own summary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSettings:
    """What the report is about."""

    name: str = ""
    """Name of the event; without one the titles of the sources give it."""
    about: str = ""
    """Words that describe it; articles from feeds and folders that lack them are left out."""
    since: datetime | None = None
    """Articles published before are left out."""
    until: datetime | None = None
    """Articles published after are left out."""
    place: str | None = None
    """Where it happened, shown in the title block."""
    date: str | None = None
    """When, shown in the title block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that shapes a report once its articles are known."""

    title: str = ""
    """Title of the briefing; without one the event's name."""
    language: str = "en"
    """Language of labels and dates."""
    event: EventSettings = EventSettings()
    """The event."""
    summary: SummarySettings = SummarySettings()
    """The summaries."""
    points: int = 12
    """Points shown on the page; the report has them all."""
    order: tuple[str, ...] = ()
    """Names of sources or tellers in the order in which their columns stand."""
    sides: dict[str, str] = field(default_factory=dict)
    """Side of a teller by name; wins over what the texts say."""
    min_sources: int = 1
    """Fewest articles from which a report is made."""
    label: str = ""
    """A line shown on every page, e.g. `Illustrative` or `Draft`."""
