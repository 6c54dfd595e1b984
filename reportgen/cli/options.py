"""Options that several commands share, and what they make of a config.

Flag, environment variable and TOML key share one name, in that order of strength.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportgen.cli.say import say

if TYPE_CHECKING:
    from reportgen.archive import Archive
    from reportgen.config import Config, EventSettings
    from reportgen.report import Report

_DAY = re.compile(r"\d{4}-?\d\d-?\d\d")
# Where click keeps, for one command, what its flags say of the limits.
_GIVEN_LIMITS = "reportgen.limits"
_Command = TypeVar("_Command", bound=Callable[..., Any])


class AsOf(click.ParamType[datetime]):
    """A date or a time, ISO 8601; UTC where no zone is given."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The time in UTC."""
        if isinstance(value, datetime):
            return value
        try:
            time = datetime.fromisoformat(value)
            return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is no ISO time such as 2015-11-16T06:00Z or 2015-11-16.", param, ctx)


class Until(AsOf):
    """The same, a day without a time of day to its end."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The time in UTC."""
        if isinstance(value, str) and _DAY.fullmatch(value):
            value += "T23:59:59.999999"
        return super().convert(value, param, ctx)


as_of = click.option(
    "--as-of", type=AsOf(), envvar="REPORTGEN_AS_OF", help="The time shown on the report, ISO 8601."
)
# Without a variable: what removes something is told so each time.
since = click.option("--since", type=AsOf(), help="Only what is from this time on, ISO 8601.")
archive = click.option(
    "--archive",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="REPORTGEN_ARCHIVE",
    help="Folder of the archive.",
)
config_file = click.option(
    "--config",
    "config_path",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="REPORTGEN_CONFIG",
    help="Config to read.  [default: reportgen.toml, where no sources are named]",
)
quiet = click.option("-q", "--quiet", is_flag=True, envvar="REPORTGEN_QUIET", help="Say nothing but errors.")
dry_run = click.option(
    "--dry-run", is_flag=True, help="Print what would be read, one address a line; keep nothing."
)
outputs = click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="File to write; the format follows its name.  Repeatable; `-` prints Markdown.",
)
before = click.option(
    "--before",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="REPORT",
    envvar="REPORTGEN_BEFORE",
    help="report.json that the reader knows; what is new since then stands on page one.",
)
report_file = click.option(
    "--report",
    "report_path",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="REPORTGEN_REPORT",
    help="report.json to read.  [default: the newest report in the archive]",
)


def _note_limit(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Keeps a limit that was given for `read_config`, so that not every command has to hand it on."""
    if value is not None and parameter.name:
        context.meta.setdefault(_GIVEN_LIMITS, {})[parameter.name] = value


def _given_limits() -> dict[str, Any]:
    """The limits that the flags of the running command name.  Raises UsageError."""
    from reportgen.errors import UsageError

    context = click.get_current_context(silent=True)
    given: dict[str, Any] = context.meta.get(_GIVEN_LIMITS, {}) if context else {}
    if not given.get("deadline", 1) > 0:  # nor is nan
        raise UsageError(f"--deadline is {given['deadline']:g}; it must be more than 0 seconds.")
    return given


def window(command: _Command) -> _Command:
    """The options of the time that the articles are from."""
    since = click.option(
        "--since",
        type=AsOf(),
        envvar="REPORTGEN_EVENT_SINCE",
        help="Only what is from this time on, ISO 8601.",
    )
    until = click.option(
        "--until",
        type=Until(),
        envvar="REPORTGEN_EVENT_UNTIL",
        help="Only what is up to this time; a day counts to its end.",
    )
    return since(until(command))


def choosing(command: _Command) -> _Command:
    """The options of the event that is asked for, for commands that make a report; see `narrow`."""
    about = click.option("--about", envvar="REPORTGEN_EVENT_ABOUT", help="Words that describe the event.")
    like = click.option(
        "--like",
        metavar="SOURCE",
        envvar="REPORTGEN_EVENT_LIKE",
        help="Address or file of one article that tells the event.",
    )
    return about(like(window(command)))


def narrow(
    event: EventSettings,
    about: str | None,
    like: str | None,
    since: datetime | None,
    until: datetime | None,
) -> EventSettings:
    """The event with what the flags change.  Raises UsageError for a window that is empty."""
    from dataclasses import replace

    from reportgen.config import require_window

    given: dict[str, Any] = {"about": about, "like": like, "since": since, "until": until}
    event = replace(event, **{name: value for name, value in given.items() if value is not None})
    require_window(event)
    return event


def collecting(command: _Command) -> _Command:
    """The options of what to collect and how, for commands that read sources."""
    for option in reversed(
        (
            click.argument("sources", nargs=-1, metavar="[SOURCE]..."),
            config_file,
            archive,
            click.option(
                "--allow-private",
                multiple=True,
                metavar="HOST",
                envvar="REPORTGEN_ALLOW_PRIVATE",
                help="Host that may have a private address.  Repeatable.",
            ),
            click.option(
                "--timeout", type=float, envvar="REPORTGEN_TIMEOUT", help="Seconds for one address."
            ),
            click.option(
                "--deadline",
                type=float,
                envvar="REPORTGEN_DEADLINE",
                expose_value=False,
                callback=_note_limit,
                help="Seconds after which nothing more is fetched.",
            ),
            click.option(
                "--proxy",
                metavar="URL",
                envvar="REPORTGEN_PROXY",
                expose_value=False,
                callback=_note_limit,
                help="HTTP proxy; empty for none.  [default: HTTP_PROXY, HTTPS_PROXY]",
            ),
            click.option(
                "--cookies",
                type=click.Path(path_type=Path, dir_okay=False),
                envvar="REPORTGEN_COOKIES",
                expose_value=False,
                callback=_note_limit,
                help="File with cookies, in Netscape's format.",
            ),
            click.option(
                "--offline", is_flag=True, envvar="REPORTGEN_OFFLINE", help="Read the archive only."
            ),
            as_of,
            quiet,
        )
    ):
        command = option(command)
    return command


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


def read_config(
    sources: tuple[str, ...],
    config_path: Path | None,
    archive: Path | None,
    allow_private: tuple[str, ...] = (),
    timeout: float | None = None,
) -> Config:
    """The config that these options ask for.

    With sources no config is needed; without, `reportgen.toml` is read.
    """
    from dataclasses import replace

    from reportgen.capture import Source
    from reportgen.config import CONFIG_NAME, Config, load_config
    from reportgen.errors import UsageError

    config = load_config(config_path or CONFIG_NAME) if config_path or not sources else Config()
    if sources:
        config = replace(config, sources=tuple(Source(url=source) for source in sources))
    limits = replace(config.limits, **_given_limits())
    if allow_private:
        limits = replace(limits, allow_private=limits.allow_private | set(allow_private))
    if timeout is not None:
        if not timeout > 0:  # nor is nan
            raise UsageError(f"--timeout is {timeout:g}; it must be more than 0 seconds.")
        limits = replace(limits, timeout=timeout)
    return replace(config, limits=limits, archive=archive or config.archive or open_archive(None).root)


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
    """The config named, else `reportgen.toml` here, else one that says nothing."""
    from reportgen.config import CONFIG_NAME, Config, load_config

    return load_config(path or CONFIG_NAME) if path or Path(CONFIG_NAME).exists() else Config()


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
