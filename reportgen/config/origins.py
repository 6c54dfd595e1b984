"""Every setting in force, and where it was set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec

from reportgen.config.files import ConfigFile, filled, merged, report_tables
from reportgen.config.tables import File, SummaryTable
from reportgen.errors import UsageError

DEFAULT = "default"
"""Origin of what nobody set."""

# A user name, and what may be a password, in an address.
_LOGIN = re.compile(r"(?<=://)[^/@\s]*@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting in force."""

    key: str
    """Its key in a config, tables before it with dots: `limits.timeout`."""
    value: Any
    """Its value as JSON and TOML have them, None where there is none; no password is in it."""
    origin: str
    """The file, variable or flag that set it, or `default`."""


def settings_in_force(
    files: Sequence[ConfigFile],
    report: str = "",
    given: Mapping[str, tuple[Any, str]] | None = None,
    moment: datetime | None = None,
) -> tuple[Setting, ...]:
    """Each setting of the files, weakest first, in the order of the config's shape.

    With a `report` those of the one of that name; `given` has values of flags and variables by key,
    each with its origin, which win.  Raises ConfigError, and UsageError for a report that there is not.
    """
    table = merged(files)
    if report:
        tables = {each.get("name"): each for each in report_tables(table, files[-1].path)} if files else {}
        if report not in tables:
            raise UsageError(f"The config has no report named {report!r}.")
        table = tables[report]
    several = bool(table.get("report"))
    if files and not several:
        table = filled(table, files[-1].path, moment or datetime.now(UTC))
    origins = {key: origin for file in files for key, origin in _origins(file, report)}
    found = {key: (value, origins.get(key, DEFAULT)) for key, value in _values(msgspec.convert(table, File))}
    found |= given or {}
    return tuple(
        Setting(key=key, value=_without_login(msgspec.to_builtins(value)), origin=origin)
        for key, (value, origin) in _with_lengths(found).items()
        if key != "report" or several
    )


def _values(table: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    """Each setting of a table with its dotted key; lists are one setting."""
    for each in fields(table):
        value = getattr(table, each.name)
        if is_dataclass(value):
            yield from _values(value, f"{above}{each.name}.")
        else:
            yield above + each.name, value


def _origins(file: ConfigFile, report: str) -> Iterator[tuple[str, str]]:
    """Each key that the file sets, a report's own ones among them."""
    own = [each for each in file.table.get("report", ()) if report and each.get("name") == report]
    for table in (file.table, *own):
        for key, value in table.items():
            yield key, str(file.path)
            if isinstance(value, Mapping):
                yield from ((f"{key}.{name}", str(file.path)) for name in value)


def _with_lengths(found: Mapping[str, tuple[Any, str]]) -> dict[str, tuple[Any, str]]:
    """With the words that a length stands for, where nobody gave a number."""
    words = {name: found[f"summary.{name}"][0] for name in ("length", "words", "source_words")}
    made = SummaryTable(**words).settings()
    origin = found["summary.length"][1]
    more = {
        f"summary.{name}": (getattr(made, name), origin)
        for name in ("words", "source_words")
        if words[name] is None
    }
    return {**found, **more}


def _without_login(value: Any) -> Any:
    """The value without user names and passwords in its addresses."""
    if isinstance(value, str):
        return _LOGIN.sub("***@", value)
    if isinstance(value, Mapping):
        return {key: _without_login(each) for key, each in value.items() if each is not None}
    if isinstance(value, list | tuple):
        return [_without_login(each) for each in value]
    return value
