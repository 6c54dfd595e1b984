"""`reportgen doctor`: what this machine has and lacks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import inputs, options

if TYPE_CHECKING:
    from reportgen.checkup import Check

_SIGNS = {"ok": ("ok   ", "green"), "note": ("note ", "yellow"), "wrong": ("wrong", "red")}


@click.command()
@options.config_file
@options.archive
@click.option("--reach", is_flag=True, help="Ask each source of the config, without reading its articles.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def doctor(config_path: Path | None, archive: Path | None, reach: bool, as_json: bool) -> None:
    """Look at Python, the packages, Pango, the fonts, the config and the archive.

    Ends with 2 where something would stop a run, else with 0.  Nothing is
    fetched but with --reach.

    \b
    Examples:
      reportgen doctor
      reportgen doctor --reach
    """
    import msgspec

    from reportgen.checkup import check_archive, check_config, check_machine
    from reportgen.ci import line

    checks = [*check_machine(), *check_config(inputs.project(config_path), inputs.user())]
    if not any(check.name == "config" and check.state == "wrong" for check in checks):
        checks += check_archive(inputs.open_archive(archive, config_path).root)
        checks += _reached(config_path, archive) if reach else ()
    for check in checks:
        if as_json:
            click.echo(msgspec.json.encode(check).decode())
        else:
            sign, color = _SIGNS[check.state]
            click.echo(f"{click.style(sign, fg=color)}  {check.name}: {line(check.text)}")
    raise click.exceptions.Exit(2 if any(check.state == "wrong" for check in checks) else 0)


def _reached(config_path: Path | None, archive: Path | None) -> list[Check]:
    """What would be read, or why not, for each source."""
    from reportgen import job
    from reportgen.capture import Planned, Skipped
    from reportgen.checkup import Check

    configs = inputs.read_reports((), config_path, archive)
    found = []
    for each in (each for config in configs for each in job.foresee(config, inputs.clock(None))):
        if isinstance(each, Planned):
            found.append(Check(name="source", state="ok", text=f"{each.url} would be read"))
        elif isinstance(each, Skipped):
            found.append(Check(name="source", state="wrong", text=f"{each.url}: {each.reason}"))
    return found
