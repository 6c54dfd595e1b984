"""The shape of a config file, and what it says as values.

A file says of the report what `ReportTable` has, of the run what `File` adds;
where it has several `[[report]]` tables, what stands above them holds for each.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

import msgspec

from reportgen.appearance import PageTable
from reportgen.capture import INDEXES, Limits, Secret, Source
from reportgen.config.settings import (
    Config,
    EventSettings,
    Settings,
    SummarySettings,
    Time,
    require_window,
    with_seed,
)
from reportgen.corrections import load
from reportgen.errors import ConfigError, UsageError
from reportgen.notes import NoteSettings, PointNote, require_signed

_LIMITS, _SETTINGS = Limits(), Settings()
# A terabyte is no page; the system cannot even be asked for much more.
_MOST_BYTES = 10**12
# A century; more days than a calendar has would not even be counted.
_MOST_DAYS = 36_500
_Count = Annotated[int, msgspec.Meta(ge=1)]
# What can stand in the name of a file on every system.
_NAME = re.compile(r"\w[\w .()+-]{0,99}(?<! )")
_SECRETS = frozenset({"password_file", "password_command", "proxy_file", "proxy_command"})


def _secret(key: str, file: str, command: tuple[str, ...], home: Path) -> Secret | None:
    """Where a secret is to be had, None where neither is said."""
    if file:
        return Secret(key=f"{key}_file", file=file)
    return Secret(key=f"{key}_command", command=command, home=str(home)) if command else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTable:
    """A `[[source]]` table as it is written."""

    url: str = ""
    name: str | None = None
    kind: str = "auto"
    language: str | None = None
    side: str | None = None
    query: str | None = None
    limit: _Count | None = None
    since: Time | None = None
    until: Time | None = None
    stale_days: Annotated[int, msgspec.Meta(ge=1, le=_MOST_DAYS)] | None = None
    timeout: Annotated[float, msgspec.Meta(gt=0)] | None = None
    max_bytes: Annotated[int, msgspec.Meta(ge=1, le=_MOST_BYTES)] | None = None
    user: str | None = None
    password_file: str = ""
    """File whose first line is the password for its host."""
    password_command: tuple[str, ...] = ()
    """Command and arguments, run without a shell, whose first line of output is that password."""

    def source(self, home: Path) -> Source:
        """What the table says; commands are run in the folder."""
        told = {f.name: getattr(self, f.name) for f in fields(SourceTable) if f.name not in _SECRETS}
        password = _secret("source.password", self.password_file, self.password_command, home)
        return Source(**{**told, "url": self.url or INDEXES[self.kind], "password": password})


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitsTable:
    """The `[limits]` table as it is written."""

    timeout: Annotated[float, msgspec.Meta(gt=0)] = _LIMITS.timeout
    deadline: Annotated[float, msgspec.Meta(gt=0)] | None = _LIMITS.deadline
    max_bytes: Annotated[int, msgspec.Meta(ge=1, le=_MOST_BYTES)] = _LIMITS.max_bytes
    max_redirects: Annotated[int, msgspec.Meta(ge=0)] = _LIMITS.max_redirects
    max_articles: Annotated[int, msgspec.Meta(ge=1)] = _LIMITS.max_articles
    stale_days: Annotated[int, msgspec.Meta(ge=1, le=_MOST_DAYS)] = _LIMITS.stale_days
    allow_private: tuple[str, ...] = ()
    proxy: str | None = _LIMITS.proxy
    proxy_file: str = ""
    """File whose first line is the address of the proxy, with user name and password."""
    proxy_command: tuple[str, ...] = ()
    """Command and arguments, run without a shell, whose first line of output is that address."""
    cookies: str | None = None

    def limits(self, home: Path) -> Limits:
        """What the table says; commands are run in the folder."""
        told = {f.name: getattr(self, f.name) for f in fields(LimitsTable) if f.name not in _SECRETS}
        told["proxy_secret"] = _secret("limits.proxy", self.proxy_file, self.proxy_command, home)
        told["allow_private"] = frozenset(self.allow_private)
        told["cookies"] = Path(self.cookies) if self.cookies else None
        return Limits(**told)


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryTable:
    """The `[summary]` table as it is written."""

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
class SeriesTable:
    """The `[series]` table as it is written."""

    name: Annotated[str, msgspec.Meta(min_length=1)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """What a file says of one report: its top level, or a `[[report]]` table."""

    name: str | None = None
    title: str = ""
    corrections: str = ""
    """File with what people put right; without a name `corrections.toml` beside the config."""
    label: str = ""
    reviewed_by: str = ""
    cutoff: Time | None = None
    language: str = "en"
    points: _Count = _SETTINGS.points
    min_sources: _Count = _SETTINGS.min_sources
    order: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    event: EventSettings = field(default_factory=EventSettings)
    summary: SummaryTable = field(default_factory=SummaryTable)
    page: PageTable = field(default_factory=PageTable)
    series: SeriesTable = SeriesTable()
    source: tuple[SourceTable, ...] = ()
    sides: dict[str, str] = field(default_factory=dict)
    notes: NoteSettings = field(default_factory=NoteSettings)


@dataclass(frozen=True, slots=True, kw_only=True)
class File(ReportTable):
    """A whole file: what it says of its report, or of all of them, and of the run."""

    archive: str = ""
    """Folder of the archive; without a name `archive` beside the config."""
    limits: LimitsTable = LimitsTable()
    report: tuple[ReportTable, ...] = ()
    """Several reports, each with what stands above them and what it says itself."""


# What a person may say of all reports; what one report is about stands with it.
USER_KEYS = frozenset(
    {"archive", "label", "language", "limits", "min_sources", "page", "points", "reviewed_by", "summary"}
)
_TABLES: dict[str, Any] = {
    "event": EventSettings,
    "summary": SummaryTable,
    "page": PageTable,
    "series": SeriesTable,
    "limits": LimitsTable,
    "source": SourceTable,
    "notes": NoteSettings,
    "notes.point": PointNote,
    "report": ReportTable,
}
_TABLES |= {f"report.{name}": shape for name, shape in _TABLES.items() if name not in ("limits", "report")}


def check(table: Mapping[str, Any], path: Path) -> File:
    """The file's table in its shape.

    Raises ConfigError, naming the key and its nearest known one, where it cannot be used.
    """
    unknown = next(_unknown_keys(table, File, ""), None)
    if unknown:
        key, known = unknown
        near = difflib.get_close_matches(key.rpartition(".")[2], known, n=1, cutoff=0.5)
        hint = f"Did you mean {near[0]!r}?" if near else f"Known here: {', '.join(known)}."
        raise ConfigError(str(path), f"unknown key {key!r}. {hint}")
    try:
        read = msgspec.convert(table, File)
    except msgspec.ValidationError as problem:
        sentence = f"{problem}.".replace("`$.", "`").replace("`$`", "the top level")
        raise ConfigError(str(path), sentence) from problem
    for each in (read, *read.report):
        _require_names(each, path)
    if "\0" in read.archive:
        raise ConfigError(str(path), "it names a file with a null character in its name.")
    if sum(map(bool, (read.limits.proxy, read.limits.proxy_file, read.limits.proxy_command))) > 1:
        raise ConfigError(str(path), "say one of limits.proxy, limits.proxy_file, limits.proxy_command.")
    return read


def _unknown_keys(table: Mapping[str, Any], shape: Any, where: str) -> Iterator[tuple[str, list[str]]]:
    """Each key that the shape lacks, with its place and the keys known there."""
    known = [f.name for f in fields(shape)]
    for key, value in table.items():
        if key not in known:
            yield where + key, known
        elif where + key in _TABLES:
            for entry in value if isinstance(value, list) else [value]:
                if isinstance(entry, dict):
                    yield from _unknown_keys(entry, _TABLES[where + key], f"{where}{key}.")


def _require_names(table: ReportTable, path: Path) -> None:
    """Raises ConfigError for names that are none, and where a source has no address or asks nothing."""
    if table.name is not None and not _NAME.fullmatch(table.name):
        reason = f"the name {table.name!r} cannot be that of a file; write letters, digits, hyphens, blanks."
        raise ConfigError(str(path), reason)
    named = (table.corrections, *table.outputs, *(entry.url for entry in table.source))
    if any("\0" in name for name in (*named, table.page.templates, table.page.logo)):
        raise ConfigError(str(path), "it names a file with a null character in its name.")
    for place, entry in enumerate(table.source):
        if entry.kind in INDEXES and not (entry.query or "").strip():
            reason = (
                f"Object missing required field `query` - at `source[{place}]`; it says what is asked for."
            )
            raise ConfigError(str(path), reason)
        if not entry.url and entry.kind not in INDEXES:
            raise ConfigError(str(path), f"Object missing required field `url` - at `source[{place}]`.")
        _require_login(entry, f"source[{place}]", path)


def _require_login(entry: SourceTable, place: str, path: Path) -> None:
    """Raises ConfigError where user name and password are half said, twice said or for no host."""
    if entry.password_file and entry.password_command:
        raise ConfigError(str(path), f"say one of password_file and password_command - at `{place}`.")
    if bool(entry.user) != bool(entry.password_file or entry.password_command):
        raise ConfigError(
            str(path), f"user and password_file or password_command go together - at `{place}`."
        )
    if entry.user and not _takes_login(entry.url):
        reason = f"user and password go with an address (https://...) that has none itself - at `{place}`."
        raise ConfigError(str(path), reason)


def _takes_login(url: str) -> bool:
    """Whether it is an address of the web in which no user stands already."""
    try:
        address = urlsplit(url)
    except ValueError:
        return False
    return address.scheme in ("http", "https") and bool(address.netloc) and "@" not in address.netloc


def resolve(table: Mapping[str, Any], home: Path) -> dict[str, Any]:
    """The same table, checked before, with the files that it names made absolute, below `home`.

    The names of outputs may hold placeholders, so that braces of the folder itself are doubled there.
    """
    made = dict(table)
    for key in ("archive", "corrections"):
        if made.get(key):
            made[key] = str(home / made[key])
    for name, keys in (("page", ("templates", "logo")), ("limits", ("cookies", "proxy_file"))):
        if name in made:
            made[name] = {k: str(home / v) if k in keys and v else v for k, v in made[name].items()}
    if "outputs" in made:
        literal = Path(str(home).replace("{", "{{").replace("}", "}}"))
        made["outputs"] = [str(literal / output) for output in made["outputs"]]
    if "source" in made:
        made["source"] = [_resolved_source(entry, home) for entry in made["source"]]
    if "report" in made:
        made["report"] = [resolve(entry, home) for entry in made["report"]]
    return made


def _resolved_source(entry: Mapping[str, Any], home: Path) -> dict[str, Any]:
    made = {**entry, "url": _place(entry, home)}
    return made | ({"password_file": str(home / made["password_file"])} if made.get("password_file") else {})


def _place(entry: Mapping[str, Any], home: Path) -> str:
    """The address of a source, its file made absolute."""
    url = str(entry.get("url", ""))
    is_address = url == "-" or "://" in url or url.partition(":")[0] in INDEXES
    return url if is_address or entry.get("kind") in INDEXES else str(home / url)


def config_of(table: Mapping[str, Any], path: Path, home: Path) -> Config:
    """What a checked and resolved table says of one report; the run's `[limits]` and archive are among it.

    Raises ConfigError, naming the file at `path`, where what it says cannot go together.
    """
    read = check(table, path)
    try:
        told = {f.name: getattr(read, f.name) for f in fields(Settings)}
        told["corrections"] = load(Path(read.corrections)) if read.corrections else ()
        settings = Settings(**(told | {"summary": read.summary.settings()}))
        require_window(settings.event)
        require_signed(settings.notes)
    except UsageError as problem:
        raise ConfigError(str(path), str(problem)) from problem
    config = Config(
        name=read.name or "",
        settings=settings,
        sources=tuple(entry.source(home) for entry in read.source),
        limits=read.limits.limits(home),
        outputs=tuple(map(Path, read.outputs)),
        page=read.page.settings(Path()),
        series=read.series.name or "",
        archive=Path(read.archive) if read.archive else None,
        corrections=Path(read.corrections) if read.corrections else None,
    )
    return with_seed(config, home)
