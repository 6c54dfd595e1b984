"""The config files: where they are looked for, what each says, and the reading of them.

A project's `reportgen.toml` says what is made there, the user's own file what is so
for all that this person makes; where both say something, the project's holds.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from reportgen.clock import epoch
from reportgen.config.placeholders import fill
from reportgen.config.settings import CORRECTIONS_NAME, Config
from reportgen.config.tables import USER_KEYS, check, config_of, resolve
from reportgen.errors import ConfigError, NotFoundError, UsageError

CONFIG_NAME = "reportgen.toml"

# Keys of which a day counts to its end.
_TO_ITS_END = frozenset({"until", "cutoff"})
# Keys of which a file says one.
_PROXY = frozenset({"proxy", "proxy_file", "proxy_command"})
# Keys in which placeholders are filled.
_NAMED = ("title", "outputs", "series")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigFile:
    """What one file says."""

    path: Path
    """Where it is."""
    table: Mapping[str, Any]
    """What it says: checked, paths made absolute, times in UTC."""
    of_user: bool = False
    """Whether it is the user's own, and no project's."""


def user_config() -> Path:
    """Where the user's own file is looked for, whether it is there or not."""
    if sys.platform == "win32":
        base = os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming"
    else:
        base = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(base) / "reportgen" / "config.toml"


def find_config(folder: Path | None = None) -> Path | None:
    """The nearest `reportgen.toml` in the folder (None for that of work) or above it; None for none.

    The search ends at the top of a git repository, at the user's home and at a folder whose
    config belongs to somebody else: what others may write above us is not what we ask for.
    """
    folder = (folder or Path()).resolve()
    for place in (folder, *folder.parents):
        path = place / CONFIG_NAME
        if path.is_file():
            return path if place == folder or _is_ours(path) else None
        if (place / ".git").exists() or place == Path.home():
            return None
    return None


def _is_ours(path: Path) -> bool:
    """Whether a file belongs to who runs this, or to the system."""
    return not hasattr(os, "getuid") or path.stat().st_uid in (os.getuid(), 0)


def load_config(
    path: Path | str | None = CONFIG_NAME, *, user: Path | None = None, moment: datetime | None = None
) -> Config:
    """The config in a TOML file; paths in it are relative to its folder.  None reads no file but the user's.

    Where it has several `[[report]]` tables, what stands above them; `load_reports` gives each.
    With `user` that file says what this one leaves open, if it is there.  Dates in names are
    those of the moment, by default SOURCE_DATE_EPOCH or now.

    Raises NotFoundError where there is no such file and ConfigError, naming
    the key and its nearest known one, where it cannot be used.
    """
    files = read_files(path, user)
    if not files:
        return Config()
    table = merged(files)
    # Of several reports, what is written and which series it is may need the name of one.
    hidden = (*_NAMED, "report") if "report" in table else ()
    shared = {key: value for key, value in table.items() if key not in hidden}
    return _config(shared, files[-1].path, moment)


def load_reports(
    path: Path | str | None = CONFIG_NAME, *, user: Path | None = None, moment: datetime | None = None
) -> tuple[Config, ...]:
    """The config of each `[[report]]` in a TOML file, in its order; where it has none, of its one report.

    What stands above those tables holds for each: their keys win, their sources come in addition.
    Raises as `load_config` does.
    """
    files = read_files(path, user)
    if not files:
        return (Config(),)
    nearest = files[-1].path
    return tuple(_config(table, nearest, moment) for table in tuple(report_tables(merged(files), nearest)))


def read_files(path: Path | str | None, user: Path | None = None) -> tuple[ConfigFile, ...]:
    """What the files say, the weakest first; the user's is left out where there is none.  Raises as above."""
    files = [read_file(Path(path))] if path is not None else []
    if user and user.is_file() and not any(file.path.samefile(user) for file in files):
        files.insert(0, read_user_file(user))
    return tuple(files)


def read_file(path: Path) -> ConfigFile:
    """What a project's file says.  Raises as above."""
    table = _read(path)
    check(table, path)
    return ConfigFile(path=path, table=resolve(table, path.resolve().parent))


def read_user_file(path: Path) -> ConfigFile:
    """What the user's own file says.  Raises ConfigError, too, where it says what one report is about."""
    file = read_file(path)  # first, for a key that is merely misspelled
    misplaced = next((key for key in file.table if key not in USER_KEYS), None)
    if misplaced:
        raise ConfigError(
            str(path),
            f"{misplaced!r} belongs into the {CONFIG_NAME} of what it is about; "
            f"for all that you make you can set {', '.join(sorted(USER_KEYS))}.",
        )
    return replace(file, of_user=True)


def merged(files: Sequence[ConfigFile]) -> dict[str, Any]:
    """What the files say together: tables key by key, all else as the last one has it.

    A project has its archive and its corrections beside it unless one of them says otherwise.
    """
    table: dict[str, Any] = {}
    for file in files:
        if _PROXY & set(file.table.get("limits", {})):  # said otherwise below, it is said anew
            table["limits"] = {k: v for k, v in table.get("limits", {}).items() if k not in _PROXY}
        table = _over(table, file.table)
        if not file.of_user:
            home = file.path.resolve().parent
            table = {"archive": str(home / "archive"), "corrections": str(home / CORRECTIONS_NAME), **table}
    return table


def report_tables(table: Mapping[str, Any], path: Path) -> Iterator[dict[str, Any]]:
    """The table of each report, with what stands above it; the table itself where it has no others.

    Raises ConfigError where two bear one name, or one has none.
    """
    shared = {key: value for key, value in table.items() if key != "report"}
    names: set[str] = set()
    for place, own in enumerate(table.get("report", ())):
        name = own.get("name")
        if not name:
            reason = f"Object missing required field `name` - at `report[{place}]`; it is told apart by it."
            raise ConfigError(str(path), reason)
        if name.casefold() in names:
            raise ConfigError(str(path), f"two reports are named {name!r}; give each a name of its own.")
        names.add(name.casefold())
        yield {**_over(shared, own), "source": [*shared.get("source", ()), *own.get("source", ())]}
    if not names:
        yield shared


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """One table over another: tables in it key by key, all else as the upper one has it."""
    both = dict(below)
    for key, value in above.items():
        under = both.get(key)
        both[key] = _over(under, value) if isinstance(under, dict) and isinstance(value, dict) else value
    return both


def filled(table: Mapping[str, Any], path: Path, moment: datetime) -> dict[str, Any]:
    """What one report's table says, dates and its name filled in.  Raises ConfigError."""
    name, made = table.get("name") or "", dict(table)
    try:
        if "title" in made:
            made["title"] = fill(made["title"], moment, name)
        if "outputs" in made:
            made["outputs"] = [fill(output, moment, name) for output in made["outputs"]]
        if "name" in made.get("series", {}):
            made["series"] = {"name": fill(made["series"]["name"], moment, name)}
    except UsageError as problem:
        raise ConfigError(str(path), str(problem)) from problem
    return made


def _config(table: Mapping[str, Any], path: Path, moment: datetime | None) -> Config:
    moment = moment or epoch() or datetime.now(UTC)
    return config_of(filled(table, path, moment), path, path.resolve().parent)


def _read(path: Path) -> dict[str, Any]:
    """The table in a file, times in UTC."""
    try:
        content = path.read_bytes()
    except FileNotFoundError as problem:
        raise NotFoundError(
            "config", str(path), "Name the sources (`reportgen build FILE...`) or run `reportgen init`."
        ) from problem
    except OSError as problem:
        raise ConfigError(str(path), f"it cannot be read: {problem.strerror}.") from problem
    try:
        return dict(_in_utc(tomllib.loads(content.decode("utf-8-sig"))))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise ConfigError(str(path), f"it is no TOML: {problem}.") from problem
    except RecursionError as problem:  # dotted keys nest without the parser's own recursion
        raise ConfigError(str(path), "its tables are nested too deep.") from problem
    except OverflowError as problem:
        raise ConfigError(
            str(path), "it has a time that lies before the year 1 or after 9999 in UTC."
        ) from problem


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
