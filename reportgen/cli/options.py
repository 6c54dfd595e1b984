"""Options that several commands share, and what they make of a config.

Flag, environment variable and TOML key share one name, in that order of strength.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportgen.cli.say import speak

if TYPE_CHECKING:
    from reportgen.config import EventSettings

_DAY = re.compile(r"\d{4}-?\d\d-?\d\d")
# Where click keeps, for one command, what its flags say of the limits.
GIVEN_LIMITS = "reportgen.limits"
# And what they say of which config is read.
GIVEN_CHOICE = "reportgen.choice"
# And of how the pages look.
GIVEN_PAGE = "reportgen.page"
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


def _speak(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """Sets how this process speaks; what was asked for before the command's name holds for it, too."""
    asked: dict[str, Any] = context.meta.setdefault("reportgen.voice", {})
    name = {"log_json": "as_json"}.get(parameter.name or "", parameter.name)
    asked[name] = max(value, asked.get(name, 0))
    speak(**asked)
    return value


quiet = click.option(
    "-q",
    "--quiet",
    is_flag=True,
    envvar="REPORTGEN_QUIET",
    callback=_speak,
    help="Say nothing but errors.",
)


def voice() -> list[click.Option]:
    """The options of how much is said, and how, for every command and before its name."""
    kept: dict[str, Any] = {"expose_value": False, "callback": _speak}
    return [
        click.Option(
            ["-v", "--verbose"],
            count=True,
            envvar="REPORTGEN_VERBOSE",
            help="Tell what is read and written; twice, each page that is fetched, too.",
            **kept,
        ),
        click.Option(
            ["--log-json"],
            is_flag=True,
            envvar="REPORTGEN_LOG_JSON",
            help="Say everything on standard error as one JSON object a line.",
            **kept,
        ),
    ]


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


def config_file(command: _Command) -> _Command:
    """The options of which config is read, and which of its reports are meant; see `read_reports`."""
    for option in reversed(
        (
            click.option(
                "--config",
                "config_path",
                type=click.Path(path_type=Path, dir_okay=False),
                envvar="REPORTGEN_CONFIG",
                help="Config to read.  [default: where no sources are named, reportgen.toml here or above]",
            ),
            click.option(
                "--no-config",
                is_flag=True,
                envvar="REPORTGEN_NO_CONFIG",
                expose_value=False,
                callback=_note_choice,
                help="Read no config, not even the user's own.",
            ),
            click.option(
                "--only",
                multiple=True,
                metavar="NAME",
                envvar="REPORTGEN_ONLY",
                expose_value=False,
                callback=_note_choice,
                help="Of a config with several reports, the one of that name.  Repeatable.",
            ),
        )
    ):
        command = option(command)
    return command


def _note_choice(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Keeps which config and which reports were asked for, so that not every command has to hand it on."""
    if value and parameter.name:
        context.meta.setdefault(GIVEN_CHOICE, {})[parameter.name] = value


def _note_limit(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Keeps a limit that was given for `read_config`, so that not every command has to hand it on."""
    if value is not None and parameter.name:
        context.meta.setdefault(GIVEN_LIMITS, {})[parameter.name] = value


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
    corrections = click.option(
        "--corrections",
        type=click.Path(path_type=Path, dir_okay=False, exists=True),
        envvar="REPORTGEN_CORRECTIONS",
        expose_value=False,
        callback=_note_choice,
        help="File with what people put right, as `reportgen correct` writes it.",
    )
    return about(like(window(corrections(command))))


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
                "--proxy-file",
                type=click.Path(path_type=Path, dir_okay=False),
                envvar="REPORTGEN_PROXY_FILE",
                expose_value=False,
                callback=_note_limit,
                help="File whose first line is the proxy's address, for one with a password.",
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
