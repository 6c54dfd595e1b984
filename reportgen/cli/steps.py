"""The steps of `build` one by one: `collect`, `compose`, `render`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from reportgen.cli import options
from reportgen.cli.say import say


@click.command()
@options.collecting
def collect(
    sources: tuple[str, ...],
    config_path: Path | None,
    archive: Path | None,
    allow_private: tuple[str, ...],
    timeout: float | None,
    offline: bool,
    as_of: datetime | None,
    quiet: bool,
) -> None:
    """Read sources into the archive and print the manifest's id.

    \b
    Example:
      reportgen collect https://example.org/feed.xml --archive archive
    """
    from reportgen import job

    config = options.read_config(sources, config_path, archive, allow_private, timeout)
    _, manifest = job.gather(config, options.clock(as_of), offline=offline)
    if not quiet:
        for skipped in manifest.skipped:
            say(f"not read: {skipped.url} ({skipped.slug}): {skipped.reason}")
    click.echo(manifest.id)
    raise click.exceptions.Exit(3 if manifest.skipped else 0)


@click.command()
@click.argument("manifest")
@options.config_file
@options.archive
@options.as_of
@options.outputs
def compose(
    manifest: str,
    config_path: Path | None,
    archive: Path | None,
    as_of: datetime | None,
    outputs: tuple[str, ...],
) -> None:
    """Make a report from a manifest; prints its JSON where no file is named.

    \b
    Example:
      reportgen compose 3f2a90c1d4e5 -o briefing.json
    """
    from reportgen import briefing, job
    from reportgen.config import Settings, load_config
    from reportgen.report import to_json

    store = options.open_archive(archive)
    settings = load_config(config_path).settings if config_path else Settings()
    report = briefing.compose(store, store.manifest(manifest), settings, as_of)
    store.save_report(report.id, to_json(report))
    if not outputs:
        click.echo(to_json(report), nl=False)
        return
    outcome = job.write(report, store.texts(report.manifest), tuple(Path(name) for name in outputs))
    _finish(outcome)


@click.command()
@options.report_file
@options.archive
@options.outputs
def render(report_path: Path | None, archive: Path | None, outputs: tuple[str, ...]) -> None:
    """Write a report as Markdown, HTML, PDF or JSON; prints Markdown where no file is named.

    \b
    Example:
      reportgen render --report briefing.json -o briefing.pdf
    """
    from reportgen import job, renderers

    store = options.open_archive(archive)
    report = options.open_report(report_path, store)
    texts = store.texts(report.manifest)
    files = tuple(Path(name) for name in outputs if name != "-")
    if not files or "-" in outputs:
        click.echo(renderers.render(report, texts, "markdown"), nl=False)
    _finish(job.write(report, texts, files))


def _finish(outcome: object) -> None:
    from reportgen.job import Outcome

    assert isinstance(outcome, Outcome)
    for problem in outcome.unwritten:
        say(str(problem))
    for found in outcome.problems:
        say(f"does not hold: {found.where} {found.mark}: {found.reason}")
    raise click.exceptions.Exit(outcome.exit_code if outcome.problems or outcome.unwritten else 0)
