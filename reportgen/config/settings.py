"""What a config asks for, as values: `Settings` shape the report and travel with it, the rest does not."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec

from reportgen.appearance import PageSettings
from reportgen.capture import Limits, Source
from reportgen.corrections import Correction
from reportgen.errors import UsageError
from reportgen.notes import NoteSettings
from reportgen.summarizers.base import budget_of

CORRECTIONS_NAME = "corrections.toml"

# A time in quotation marks without a zone cannot be compared with those of the articles.
Time = Annotated[datetime, msgspec.Meta(tz=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySettings:
    """How the summary is made."""

    method: str = "coverage"
    """Name of the summarizer."""
    words: int = 120
    """Most words of the cross-source summary."""
    source_words: int = 60
    """Most words of each source's own summary."""
    sentences: int | None = None
    """Most sentences of the cross-source summary, None for no such limit."""
    receipt: bool = False
    """Whether the page tells why these sentences were chosen; the report always does."""

    def lengthened(self, length: str | int) -> SummarySettings:
        """The same with the words of a length: `short`, `medium`, `long` or a number.

        Each source's own summary is half as long as the whole.  Raises UsageError for a length that is none.
        """
        most = budget_of(length).words
        if not most:
            raise UsageError("A summary of 0 words is none; say short, medium, long or 1 and more.")
        return replace(self, words=most, source_words=max(1, most // 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSettings:
    """What the report is about."""

    name: str = ""
    """Name of the event; without one the titles of the sources give it."""
    about: str = ""
    """Words that describe it; articles from feeds and folders that lack them are left out."""
    like: str = ""
    """Address or file of one article that tells it; what tells of something else is left out."""
    since: Time | None = None
    """Articles published before are left out; a day begins at midnight UTC."""
    until: Time | None = None
    """Articles published after are left out; a day is in the window to its end, UTC."""
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
    reviewed_by: str = ""
    """Who has read it and stands for it, shown beside the label."""
    cutoff: Time | None = None
    """Up to when information was taken in, shown beside the time of the report; a day counts to its end."""
    corrections: tuple[Correction, ...] = ()
    """What people put right, in their order."""
    notes: NoteSettings = field(default_factory=NoteSettings)
    """What people say themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What one report is made from, ready to use."""

    name: str = ""
    """Name of the report among those of its config, `""` where it is the only one."""
    settings: Settings = Settings()
    """What shapes the report."""
    sources: tuple[Source, ...] = ()
    """What to collect, paths made absolute."""
    limits: Limits = field(default_factory=Limits)
    """What a run may take from a source."""
    outputs: tuple[Path, ...] = ()
    """Files to write; the format follows the name."""
    page: PageSettings = field(default_factory=PageSettings)
    """How the files look."""
    archive: Path | None = None
    """Folder of the archive; None for the default."""
    corrections: Path | None = None
    """File with what people put right, whether it is there yet or not; None for none."""
    series: str = ""
    """Name of the series whose next edition the report is; `""` for none."""


def default_archive() -> Path:
    """The archive where no config names one: in the user's data folder."""
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "reportgen" / "archive"


def require_window(event: EventSettings) -> None:
    """Raises UsageError where the window of an event ends before it begins."""
    if event.since and event.until and event.until < event.since:
        raise UsageError(
            f"The event's window is empty: since {event.since:%Y-%m-%d %H:%M} is after "
            f"until {event.until:%Y-%m-%d %H:%M}. Turn them round, or leave one out."
        )


def with_seed(config: Config, home: Path | None = None) -> Config:
    """The config with the article that its event is to be like among the sources; paths are below `home`."""
    like = config.settings.event.like
    if not like:
        return config
    url = like if "://" in like else str((home or Path()) / like)
    if any(source.url in (like, url) for source in config.sources):
        return config
    return replace(config, sources=(*config.sources, Source(url=url)))


def digest(settings: Settings) -> str:
    """SHA-256 of the settings that shape a report, as hexadecimal digits."""
    return hashlib.sha256(msgspec.json.encode(settings, order="deterministic")).hexdigest()
