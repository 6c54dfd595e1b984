"""The steps of `build` one by one: `collect`, `compose`, `render`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import inputs, options, paging
from reportgen.cli.progress import watch
from reportgen.cli.say import say

if TYPE_CHECKING:
    from reportgen.archive import Archive
    from reportgen.renderers.theme import Theme
    from reportgen.report import Report


@click.command()
@options.collecting
@options.dry_run
def collect(
    sources: tuple[str, ...],
    config_path: Path | None,
    archive: Path | None,
    allow_private: tuple[str, ...],
    timeout: float | None,
    offline: bool,
    dry_run: bool,
    as_of: datetime | None,
    quiet: bool,
) -> None:
    """Read sources into the archive and print the manifest's id.

    \b
    Examples:
      reportgen collect https://example.org/feed.xml --archive archive
      reportgen collect --dry-run subscriptions.opml "gdelt:ferry accident"
    """
    from reportgen import job

    config = inputs.read_config(sources, config_path, archive, allow_private, timeout)
    if dry_run:
        code = inputs.print_plan(config, inputs.clock(as_of), offline=offline, quiet=quiet)
        raise click.exceptions.Exit(code)
    with watch(quiet=quiet) as progress:
        _, manifest = job.gather(config, inputs.clock(as_of), offline=offline, progress=progress)
    if not quiet:
        for notice in manifest.notices:
            say(f"{notice.url} ({notice.slug}): {notice.text}")
        for skipped in manifest.skipped:
            say(f"not read: {skipped.url} ({skipped.slug}): {skipped.reason}")
    click.echo(manifest.id)
    raise click.exceptions.Exit(3 if manifest.skipped else 0)


@click.command()
@click.argument("manifest")
@options.config_file
@options.archive
@options.choosing
@options.as_of
@options.before
@options.outputs
@paging.paging
def compose(
    manifest: str,
    config_path: Path | None,
    archive: Path | None,
    about: str | None,
    like: str | None,
    since: datetime | None,
    until: datetime | None,
    as_of: datetime | None,
    before: Path | None,
    outputs: tuple[str, ...],
) -> None:
    """Make a report from a manifest; prints its JSON where no file is named.

    \b
    Examples:
      reportgen compose 3f2a90c1d4e5 -o briefing.json
      reportgen compose 3f2a90c1d4e5 --about "ferry accident" -o briefing.html
    """
    from dataclasses import replace

    from reportgen import briefing
    from reportgen.report import to_json

    store = inputs.open_archive(archive, config_path)
    settings = inputs.open_config(config_path).settings
    settings = replace(settings, event=options.narrow(settings.event, about, like, since, until))
    known = inputs.read_report(before).known() if before else None
    report = briefing.compose(store, store.manifest(manifest), settings, as_of, known)
    store.save_report(report.id, to_json(report))
    if outputs:
        _write(report, store, outputs, paging.given_theme(config_path))
    else:
        click.echo(to_json(report), nl=False)


@click.command()
@options.report_file
@options.config_file
@options.archive
@options.outputs
@paging.paging
def render(
    report_path: Path | None, config_path: Path | None, archive: Path | None, outputs: tuple[str, ...]
) -> None:
    """Write a report as Markdown, HTML, PDF or JSON; prints Markdown where no file is named.

    \b
    Example:
      reportgen render --report briefing.json -o briefing.pdf
    """
    store = inputs.open_archive(archive, config_path)
    theme = paging.given_theme(config_path)
    _write(inputs.open_report(report_path, store), store, outputs or ("-",), theme)


def _write(report: Report, store: Archive, outputs: tuple[str, ...], theme: Theme) -> None:
    """The report in the files named, and as Markdown on standard output for `-`."""
    from reportgen import job

    files = tuple(Path(name) for name in outputs if name != "-")
    outcome = job.write(report, store.texts(report.manifest), files, theme)
    if "-" in outputs:
        click.echo(outcome.markdown(), nl=False)
    for problem in outcome.unwritten:
        say(str(problem))
    for found in outcome.problems:
        say(f"does not hold: {found.where} {found.mark}: {found.reason}")
    raise click.exceptions.Exit(outcome.exit_code if outcome.problems or outcome.unwritten else 0)
