"""The config: what a person asks for, from `reportgen.toml`, the environment and flags.

Three parts: `Settings` shape the report and travel with it, `Source`s and
`Limits` say what to collect, the rest says where things go.  Unknown keys are
refused, with the nearest known one.
"""

from __future__ import annotations

import difflib
import hashlib
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated, Any

import msgspec

from reportgen.appearance import PageSettings, PageTable
from reportgen.capture import INDEXES, Limits, Source
from reportgen.corrections import Correction, load
from reportgen.errors import ConfigError, NotFoundError, UsageError
from reportgen.notes import NoteSettings, PointNote, require_signed
from reportgen.summarizers.base import budget_of

CONFIG_NAME = "reportgen.toml"
CORRECTIONS_NAME = "corrections.toml"

# A time in quotation marks without a zone cannot be compared with those of the articles.
_Time = Annotated[datetime, msgspec.Meta(tz=True)]
_Count = Annotated[int, msgspec.Meta(ge=1)]


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
    since: _Time | None = None
    """Articles published before are left out; a day begins at midnight UTC."""
    until: _Time | None = None
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
    cutoff: _Time | None = None
    """Up to when information was taken in, shown beside the time of the report; a day counts to its end."""
    corrections: tuple[Correction, ...] = ()
    """What people put right, in their order."""
    notes: NoteSettings = field(default_factory=NoteSettings)
    """What people say themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """One config, ready to use."""

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
    series: str = ""
    """Name of the series whose next edition the report is; `""` for none."""


def load_config(path: Path | str = CONFIG_NAME) -> Config:
    """The config in a TOML file; paths in it are relative to its folder.

    Raises NotFoundError where there is no such file and ConfigError, naming
    the key and its nearest known one, where it cannot be used.
    """
    path = Path(path)
    try:
        content = path.read_bytes()
    except FileNotFoundError as problem:
        raise NotFoundError(
            "config", str(path), "Name the sources (`reportgen build FILE...`) or run `reportgen init`."
        ) from problem
    except OSError as problem:
        raise ConfigError(str(path), f"it cannot be read: {problem.strerror}.") from problem
    try:
        table = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise ConfigError(str(path), f"it is no TOML: {problem}.") from problem
    try:
        table = _in_utc(table)
    except RecursionError as problem:  # dotted keys nest without the parser's own recursion
        raise ConfigError(str(path), "its tables are nested too deep.") from problem
    except OverflowError as problem:
        raise ConfigError(
            str(path), "it has a time that lies before the year 1 or after 9999 in UTC."
        ) from problem
    return _config(table, path)


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


# --- the shape of the file ------------------------------------------------------------------------

_LIMITS, _SETTINGS = Limits(), Settings()
# A terabyte is no page; the system cannot even be asked for much more.
_MOST_BYTES = 10**12
# A century; more days than a calendar has would not even be counted.
_MOST_DAYS = 36_500
# Keys of which a day counts to its end.
_TO_ITS_END = frozenset({"until", "cutoff"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _SourceTable:
    url: str = ""
    name: str | None = None
    kind: str = "auto"
    language: str | None = None
    side: str | None = None
    query: str | None = None
    limit: Annotated[int, msgspec.Meta(ge=1)] | None = None
    since: _Time | None = None
    until: _Time | None = None
    stale_days: Annotated[int, msgspec.Meta(ge=1, le=_MOST_DAYS)] | None = None
    timeout: Annotated[float, msgspec.Meta(gt=0)] | None = None
    max_bytes: Annotated[int, msgspec.Meta(ge=1, le=_MOST_BYTES)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _LimitsTable:
    timeout: Annotated[float, msgspec.Meta(gt=0)] = _LIMITS.timeout
    deadline: Annotated[float, msgspec.Meta(gt=0)] | None = _LIMITS.deadline
    max_bytes: Annotated[int, msgspec.Meta(ge=1, le=_MOST_BYTES)] = _LIMITS.max_bytes
    max_redirects: Annotated[int, msgspec.Meta(ge=0)] = _LIMITS.max_redirects
    max_articles: Annotated[int, msgspec.Meta(ge=1)] = _LIMITS.max_articles
    stale_days: Annotated[int, msgspec.Meta(ge=1, le=_MOST_DAYS)] = _LIMITS.stale_days
    allow_private: tuple[str, ...] = ()
    proxy: str | None = _LIMITS.proxy
    cookies: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _SummaryTable:
    method: str = SummarySettings().method
    length: str | int = "medium"
    words: _Count | None = None
    source_words: _Count | None = None
    sentences: _Count | None = None
    receipt: bool = False

    def settings(self) -> SummarySettings:
        """What the table says; words win over a length.  Raises UsageError for a length that is none."""
        long = SummarySettings().lengthened(self.length)
        return SummarySettings(
            method=self.method,
            words=self.words or long.words,
            source_words=self.source_words or long.source_words,
            sentences=self.sentences,
            receipt=self.receipt,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _SeriesTable:
    name: Annotated[str, msgspec.Meta(min_length=1)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    title: str = ""
    corrections: str = CORRECTIONS_NAME
    label: str = ""
    reviewed_by: str = ""
    cutoff: _Time | None = None
    language: str = "en"
    points: Annotated[int, msgspec.Meta(ge=1)] = _SETTINGS.points
    min_sources: Annotated[int, msgspec.Meta(ge=1)] = _SETTINGS.min_sources
    order: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    archive: str = "archive"
    event: EventSettings = EventSettings()
    summary: _SummaryTable = field(default_factory=_SummaryTable)
    page: PageTable = field(default_factory=PageTable)
    series: _SeriesTable = _SeriesTable()
    limits: _LimitsTable = _LimitsTable()
    source: tuple[_SourceTable, ...] = ()
    sides: dict[str, str] = field(default_factory=dict)
    notes: NoteSettings = field(default_factory=NoteSettings)


_TABLES: dict[str, Any] = {
    "event": EventSettings,
    "summary": _SummaryTable,
    "page": PageTable,
    "series": _SeriesTable,
    "limits": _LimitsTable,
    "source": _SourceTable,
    "notes": NoteSettings,
    "notes.point": PointNote,
}


def _config(table: dict[str, Any], path: Path) -> Config:
    unknown = next(_unknown_keys(table, _File, ""), None)
    if unknown:
        key, known = unknown
        near = difflib.get_close_matches(key.rpartition(".")[2], known, n=1, cutoff=0.5)
        hint = f"Did you mean {near[0]!r}?" if near else f"Known here: {', '.join(known)}."
        raise ConfigError(str(path), f"unknown key {key!r}. {hint}")
    try:
        read = msgspec.convert(table, _File)
    except msgspec.ValidationError as problem:
        sentence = f"{problem}.".replace("`$.", "`").replace("`$`", "the top level")
        raise ConfigError(str(path), sentence) from problem
    named = (read.archive, read.corrections, *read.outputs, *(entry.url for entry in read.source))
    if any("\0" in name for name in (*named, read.page.templates, read.page.logo)):
        raise ConfigError(str(path), "it names a file with a null character in its name.")
    home = path.resolve().parent
    try:
        told = {f.name: getattr(read, f.name) for f in fields(Settings)}
        told["corrections"] = load(home / read.corrections)
        settings = Settings(**(told | {"summary": read.summary.settings()}))
        require_window(settings.event)
        require_signed(settings.notes)
    except UsageError as problem:
        raise ConfigError(str(path), str(problem)) from problem
    for place, entry in enumerate(read.source):
        _require_question(entry, place, path)
    config = Config(
        settings=settings,
        sources=tuple(_source(entry, home) for entry in read.source),
        limits=_limits(read.limits, home),
        outputs=tuple(home / name for name in read.outputs),
        page=read.page.settings(home),
        series=read.series.name,
        archive=home / read.archive,
    )
    return with_seed(config, home)


def _limits(table: _LimitsTable, home: Path) -> Limits:
    told = {f.name: getattr(table, f.name) for f in fields(_LimitsTable)}
    told["allow_private"] = frozenset(table.allow_private)
    told["cookies"] = home / table.cookies if table.cookies else None
    return Limits(**told)


def _require_question(entry: _SourceTable, place: int, path: Path) -> None:
    """Raises ConfigError where a source has no address, or asks an index nothing."""
    if entry.kind in INDEXES and not (entry.query or "").strip():
        problem = f"Object missing required field `query` - at `source[{place}]`; it says what is asked for."
        raise ConfigError(str(path), problem)
    if not entry.url and entry.kind not in INDEXES:
        raise ConfigError(str(path), f"Object missing required field `url` - at `source[{place}]`.")


def _source(entry: _SourceTable, home: Path) -> Source:
    told = {f.name: getattr(entry, f.name) for f in fields(_SourceTable)}
    if entry.kind in INDEXES:
        url = entry.url or INDEXES[entry.kind]
    elif entry.url == "-" or "://" in entry.url or entry.url.partition(":")[0] in INDEXES:
        url = entry.url
    else:
        url = str(home / entry.url)
    return Source(**{**told, "url": url})


def _unknown_keys(table: dict[str, Any], shape: Any, where: str) -> Iterator[tuple[str, list[str]]]:
    """Each key that the shape lacks, with its place and the keys known there."""
    known = [f.name for f in fields(shape)]
    for key, value in table.items():
        if key not in known:
            yield where + key, known
        elif where + key in _TABLES:
            for entry in value if isinstance(value, list) else [value]:
                if isinstance(entry, dict):
                    yield from _unknown_keys(entry, _TABLES[where + key], f"{where}{key}.")


def _in_utc(value: Any, key: str = "") -> Any:
    """The same table with each day as a time in UTC, its end where one is meant; without a zone it is UTC."""
    if isinstance(value, dict):
        return {name: _in_utc(entry, name) if name != "date" else str(entry) for name, entry in value.items()}
    if isinstance(value, list):
        return [_in_utc(entry) for entry in value]
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    if isinstance(value, date):
        return datetime.combine(value, time.max if key in _TO_ITS_END else time.min, UTC)
    return value
