"""`reportgen compare`: the accounts side by side in the terminal."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import inputs, options
from reportgen.cli.say import forgiving, say
from reportgen.version import __version__

if TYPE_CHECKING:
    from reportgen.config import Config
    from reportgen.job import Outcome
    from reportgen.renderers.sheet import Choice, Sheet
    from reportgen.report import Report

# A page narrower than this is a column of single words.
_NARROWEST = 24


@click.command()
@options.collecting
@options.report_file
@click.option(
    "--points",
    type=click.IntRange(min=1),
    envvar="REPORTGEN_POINTS",
    help="Most points shown.  [default: 12, or what the config said]",
)
@click.option(
    "--point", "rank", type=click.IntRange(min=1), help="Only this point, with all that is said there."
)
@click.option(
    "--account",
    "names",
    multiple=True,
    metavar="NAME",
    help="Only points on which this account (B, or its name) speaks.  Given twice: only these, side by side.",
)
@click.option(
    "--width", type=click.IntRange(min=_NARROWEST), help="Columns of the page.  [default: the terminal's]"
)
@click.option("--json", "as_json", is_flag=True, help="Print the same points as JSON.")
def compare(
    sources: tuple[str, ...],
    config_path: Path | None,
    archive: Path | None,
    allow_private: tuple[str, ...],
    timeout: float | None,
    offline: bool,
    as_of: datetime | None,
    quiet: bool,
    report_path: Path | None,
    points: int | None,
    rank: int | None,
    names: tuple[str, ...],
    width: int | None,
    as_json: bool,
) -> None:
    """Show the accounts side by side, point by point.

    A SOURCE is a report.json, or what `build` takes: an address, a feed, a file,
    a folder, or `-`; nothing but the archive is written.  Without any, the
    newest report in the archive is shown.  In a terminal the accounts stand in
    columns, one below the other where it is narrow; in a pipe they are plain
    text, 80 columns wide, where --width 1000 keeps each sentence on one line.

    \b
    Examples:
      reportgen compare
      reportgen compare briefing.json --point 3
      reportgen compare american.html russian.html --account B --account C
      reportgen compare briefing.json --width 1000 | grep -i minutes
    """
    from reportgen.renderers.sheet import Choice, find_account, lay_sheet

    named = _named_report(sources, report_path)
    code = 0
    if sources and not named:
        config = inputs.read_config(sources, config_path, archive, allow_private, timeout)
        outcome = _build(config, as_of, offline=offline, quiet=quiet)
        report, code = outcome.report, outcome.exit_code
    else:
        report = _read(named, archive, config_path, quiet=quiet)
    accounts = tuple(dict.fromkeys(find_account(report, name).id for name in names))
    choice = Choice(points=points, rank=rank, accounts=accounts)
    page = _json(report, choice) if as_json else _page(lay_sheet(report, choice), width)
    # The only codes are ours; left alone, click would take them out even where FORCE_COLOR asks for them.
    with forgiving():
        click.echo(_encodable(page), nl=False, color=True)
    raise click.exceptions.Exit(code)


def _named_report(sources: tuple[str, ...], report_path: Path | None) -> Path | None:
    """The report.json that was named, as a source or with --report.  Raises UsageError for more than one."""
    from reportgen.errors import UsageError

    files = [
        Path(source) for source in sources if source.casefold().endswith(".json") and "://" not in source
    ]
    named = [*files, *([report_path] if report_path else [])]
    if named and len(sources) + bool(report_path) > 1:
        raise UsageError(
            f"{named[0]} is a report, and one report is shown at a time; "
            "name either one report.json, or the sources to compare."
        )
    return named[0] if named else None


def _read(path: Path | None, archive: Path | None, config_path: Path | None, *, quiet: bool) -> Report:
    """The report of that file, without any look at an archive; else the newest of the archive."""
    from reportgen.archive import Archive

    store = Archive(path.parent) if path else inputs.open_archive(archive, config_path)
    report = inputs.open_report(path, store)
    # Another version may know other fields, so that the id of its report cannot be made again here.
    if not quiet and report.tool.version == __version__ and report.sealed().id != report.id:
        say("the report was changed after it was made; `reportgen verify` says where.")
    return report


def _build(config: Config, as_of: datetime | None, *, offline: bool, quiet: bool) -> Outcome:
    """A run that writes no file; ends here where a passage does not hold."""
    from reportgen import job
    from reportgen.cli.build import tell

    outcome = job.build(replace(config, outputs=()), inputs.clock(as_of), made=as_of, offline=offline)
    tell(outcome, quiet=quiet)
    if outcome.problems:
        raise click.exceptions.Exit(outcome.exit_code)
    return outcome


def _page(sheet: Sheet, width: int | None) -> str:
    """The sheet in columns for a terminal that can show them, else as plain text."""
    # The terminal's width, or COLUMNS; 80 in a pipe.
    width = width or max(_NARROWEST, shutil.get_terminal_size().columns)
    if _is_terminal():
        from reportgen.renderers.terminal import draw

        return draw(sheet, width, color=not os.environ.get("NO_COLOR"))
    from reportgen.renderers.plain import write_plain

    return write_plain(sheet, width)


def _is_terminal() -> bool:
    """Whether what reads us shows underlines and rules; FORCE_COLOR says so of a pager behind a pipe."""
    asked = os.environ.get("FORCE_COLOR", "") not in ("", "0") or sys.stdout.isatty()
    able = os.environ.get("TERM") != "dumb" and "utf" in (sys.stdout.encoding or "").casefold()
    return asked and able


def _json(report: Report, choice: Choice) -> str:
    """What the sheet shows, in the objects of the report contract."""
    import msgspec

    from reportgen.passage import escape
    from reportgen.renderers.sheet import narrow

    chosen = narrow(report, choice)
    told = {
        "report": report.id,
        "title": report.title,
        "accounts": report.accounts,
        "points": chosen.points,
        "only_one_account": chosen.only_one_account,
    }
    return escape(msgspec.json.format(msgspec.json.encode(told), indent=2).decode()) + "\n"


def _encodable(page: str) -> str:
    """The page with a question mark for each character that standard output cannot carry."""
    encoding = sys.stdout.encoding or "utf-8"
    return page.encode(encoding, "replace").decode(encoding)
