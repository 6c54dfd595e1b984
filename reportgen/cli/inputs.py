"""What the options lead to: the config, the archive, a report, the time.

Flag, environment variable and key of a config share one name, in that order of strength;
a project's config comes before the user's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.options import GIVEN_CHOICE, GIVEN_LIMITS, GIVEN_PAGE
from reportgen.cli.say import say

if TYPE_CHECKING:
    from reportgen.archive import Archive
    from reportgen.config import Config
    from reportgen.report import Report

KEPT = (GIVEN_CHOICE, GIVEN_LIMITS, GIVEN_PAGE)
"""Where click keeps what flags say that are not handed to the commands themselves."""


def read_config(
    sources: tuple[str, ...],
    config_path: Path | None,
    archive: Path | None,
    allow_private: tuple[str, ...] = (),
    timeout: float | None = None,
) -> Config:
    """The one config that these options ask for.  Raises UsageError where they leave several open."""
    from reportgen.errors import UsageError

    configs = read_reports(sources, config_path, archive, allow_private, timeout)
    if len(configs) > 1:
        names = ", ".join(config.name for config in configs)
        raise UsageError(f"The config has {len(configs)} reports; name one of them with --only: {names}.")
    return configs[0]


def read_reports(
    sources: tuple[str, ...],
    config_path: Path | None,
    archive: Path | None,
    allow_private: tuple[str, ...] = (),
    timeout: float | None = None,
    moment: datetime | None = None,
) -> tuple[Config, ...]:
    """The configs of the reports that these options ask for, in the order of the file.

    With sources no project's config is needed; without, the nearest `reportgen.toml` is read.
    Dates in names are those of the moment.
    """
    from dataclasses import replace

    from reportgen.capture import Source

    path = None if sources and not config_path else project(config_path, needed=True)
    configs = _only(_loaded(path, moment))
    limits, named = _given_limits(), tuple(Source(url=source) for source in sources)
    if timeout is not None:
        limits |= {"timeout": _positive("--timeout", timeout)}
    return tuple(
        replace(
            _corrected(config),
            sources=named or config.sources,
            limits=replace(
                config.limits, allow_private=config.limits.allow_private | set(allow_private), **limits
            ),
            archive=archive or config.archive or open_archive(None).root,
        )
        for config in configs
    )


def _positive(flag: str, seconds: float) -> float:
    """The seconds.  Raises UsageError where they are none."""
    from reportgen.errors import UsageError

    if not seconds > 0:  # nor is nan
        raise UsageError(f"{flag} is {seconds:g}; it must be more than 0 seconds.")
    return seconds


def project(config_path: Path | None, *, needed: bool = False) -> Path | None:
    """The project's config that is named, else the nearest; None with --no-config or where there is none."""
    from reportgen.config import CONFIG_NAME, find_config
    from reportgen.errors import UsageError

    if "no_config" in _given_choice():
        if config_path:
            raise UsageError(f"--no-config and the config {config_path} exclude one another.")
        return None
    return config_path or find_config() or (Path(CONFIG_NAME) if needed else None)


def _corrected(config: Config) -> Config:
    """The config with the corrections that --corrections names in place of its own."""
    from dataclasses import replace

    from reportgen.corrections import load

    path = _given_choice().get("corrections")
    if path is None:
        return config
    return replace(config, corrections=path, settings=replace(config.settings, corrections=load(path)))


def user() -> Path | None:
    """The user's own config, None with --no-config."""
    from reportgen.config import user_config

    return None if "no_config" in _given_choice() else user_config()


def _loaded(path: Path | None, moment: datetime | None) -> tuple[Config, ...]:
    from reportgen.config import load_reports

    return load_reports(path, user=user(), moment=moment)


def chosen_reports() -> tuple[str, ...]:
    """The names that --only gives."""
    names: tuple[str, ...] = _given_choice().get("only", ())
    return names


def _only(configs: tuple[Config, ...]) -> tuple[Config, ...]:
    """Those that --only names, all without it.  Raises UsageError for a name that there is not."""
    from reportgen.errors import UsageError

    wanted = chosen_reports()
    names = [config.name for config in configs]
    for name in wanted:
        if name not in names:
            known = ", ".join(filter(None, names)) or "none"
            raise UsageError(f"--only {name}: the config has no report of that name; there are: {known}.")
    return tuple(config for config in configs if not wanted or config.name in wanted)


def clock(as_of: datetime | None) -> Callable[[], datetime]:
    """What tells the time of captures: `--as-of`, else SOURCE_DATE_EPOCH, else the running clock."""
    from reportgen.clock import epoch

    fixed = as_of or epoch()
    return (lambda: fixed) if fixed else (lambda: datetime.now(UTC).replace(microsecond=0))


def open_archive(
    path: Path | None, config_path: Path | None = None, beside: Iterable[Path | None] = ()
) -> Archive:
    """The archive named, else one beside the files, else the config's, else the user's."""
    from reportgen.archive import Archive
    from reportgen.config import default_archive

    near = [file.parent / "archive" for file in beside if file is not None]
    if path is None and config_path is None:
        path = next((folder for folder in near if (folder / "manifests").is_dir()), None)
    return Archive(path or open_config(config_path).archive or default_archive())


def open_config(path: Path | None) -> Config:
    """The config named, else the nearest `reportgen.toml`, else the user's own, which may say nothing.

    Of one with several reports what they share, or with --only that report's.
    """
    from reportgen.config import load_config

    nearest = project(path)
    if not chosen_reports():
        return _corrected(load_config(nearest, user=user()))
    return read_config((), nearest, None)


def read_report(path: Path) -> Report:
    """The report in a JSON file.  Raises NotFoundError, and VerificationError for a file that is none."""
    from reportgen.errors import NotFoundError, ReportgenError, VerificationError
    from reportgen.report import from_json

    try:
        return from_json(path.read_bytes())
    except OSError as problem:
        raise NotFoundError("report", str(path), "Name a report.json.") from problem
    except ReportgenError as problem:
        raise VerificationError(f"{path}: {problem}") from problem


def open_report(path: Path | None, archive: Archive) -> Report:
    """The report in a file, else the newest in the archive."""
    from reportgen.errors import NotFoundError
    from reportgen.report import from_json

    if path is not None:
        return read_report(path)
    newest = archive.newest_report()
    if newest is None:
        raise NotFoundError("report", str(archive.root), "Build one first, or name it with --report.")
    return from_json(newest)


def _given_choice() -> dict[str, Any]:
    context = click.get_current_context(silent=True)
    given: dict[str, Any] = context.meta.get(GIVEN_CHOICE, {}) if context else {}
    return given


def _given_limits() -> dict[str, Any]:
    """The limits that the flags of the running command name.  Raises UsageError."""
    from reportgen.capture import Secret
    from reportgen.errors import UsageError

    context = click.get_current_context(silent=True)
    given: dict[str, Any] = dict(context.meta.get(GIVEN_LIMITS, {}) if context else {})
    if "deadline" in given:
        _positive("--deadline", given["deadline"])
    if "proxy" in given or "proxy_file" in given:
        file = given.pop("proxy_file", None)
        if file and "proxy" in given:
            raise UsageError("Say one of --proxy and --proxy-file.")
        given |= {"proxy_secret": Secret(key="--proxy-file", file=str(file)) if file else None}
        given.setdefault("proxy", None)
    return given


def print_plan(config: Config, clock: Callable[[], datetime], *, offline: bool, quiet: bool) -> int:
    """What a run would read, one line each: address, then source, date and title behind tabs.

    Gives the exit code.
    """
    from reportgen import job
    from reportgen.capture import Notice, Planned
    from reportgen.passage import display

    planned = job.foresee(config, clock, offline=offline)
    failed = False
    for found in planned:
        if isinstance(found, Planned):
            day = f"{found.published:%Y-%m-%d}" if found.published else ""
            source = "" if found.source == found.url else found.source
            line = "\t".join(display(word) for word in (found.url, source, day, found.title or ""))
            click.echo(line.rstrip())
        elif isinstance(found, Notice):
            if not quiet:
                say(f"{found.url} ({found.slug}): {found.text}")
        else:
            failed = True
            say(f"not read: {found.url} ({found.slug}): {found.reason}")
    return 3 if failed else 0
