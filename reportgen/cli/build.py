"""`reportgen build`: from sources to files."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import options
from reportgen.cli.progress import watch
from reportgen.cli.say import listen, say

if TYPE_CHECKING:
    from reportgen.config import Settings
    from reportgen.job import Outcome


@click.command()
@options.collecting
@options.dry_run
@options.outputs
@click.option("--title", envvar="REPORTGEN_TITLE", help="Title of the briefing.")
@click.option("--label", envvar="REPORTGEN_LABEL", help="A line shown on every page, e.g. Draft.")
@click.option("--about", envvar="REPORTGEN_EVENT_ABOUT", help="Words that describe the event.")
@click.option("--points", type=click.IntRange(min=1), envvar="REPORTGEN_POINTS", help="Points on the page.")
@click.option(
    "--summary-method", envvar="REPORTGEN_SUMMARY_METHOD", help="Summarizer: coverage, lead, lsa, ..."
)
@click.option(
    "--summary-words",
    type=click.IntRange(min=1),
    envvar="REPORTGEN_SUMMARY_WORDS",
    help="Most words of the summary.",
)
def build(
    sources: tuple[str, ...],
    config_path: Path | None,
    archive: Path | None,
    allow_private: tuple[str, ...],
    timeout: float | None,
    offline: bool,
    dry_run: bool,
    as_of: datetime | None,
    quiet: bool,
    outputs: tuple[str, ...],
    title: str | None,
    label: str | None,
    about: str | None,
    points: int | None,
    summary_method: str | None,
    summary_words: int | None,
) -> None:
    """Collect, compose, render and verify in one go.

    A SOURCE is an address, a feed, a sitemap, an OPML list, a file, a folder, a
    pattern such as "news/*.html", a web archive, gdelt:WORDS, wayback:ADDRESS,
    or `-`.  Without any, reportgen.toml says what to do.

    \b
    Examples:
      reportgen build american.html russian.html -o briefing.pdf -o briefing.md
      reportgen build https://example.org/feed.xml --about "ferry accident" -o briefing.html
      reportgen build
    """
    from reportgen import job

    listen()
    config = options.read_config(sources, config_path, archive, allow_private, timeout)
    settings = _shaped(config.settings, title, label, about, points)
    summary = replace(
        settings.summary,
        method=summary_method or settings.summary.method,
        words=summary_words or settings.summary.words,
    )
    files = tuple(Path(name) for name in outputs if name != "-")
    config = replace(
        config,
        settings=replace(settings, summary=summary),
        outputs=files if outputs else config.outputs,
    )
    if dry_run:
        code = options.print_plan(config, options.clock(as_of), offline=offline, quiet=quiet)
        raise click.exceptions.Exit(code)
    with watch(quiet=quiet) as progress:
        outcome = job.build(config, options.clock(as_of), made=as_of, offline=offline, progress=progress)
    tell(outcome, quiet=quiet)
    if ("-" in outputs or not config.outputs) and not outcome.problems:
        click.echo(outcome.markdown(), nl=False)
    raise click.exceptions.Exit(outcome.exit_code)


def _shaped(
    settings: Settings, title: str | None, label: str | None, about: str | None, points: int | None
) -> Settings:
    """The settings with what the flags change."""
    return replace(
        settings,
        title=settings.title if title is None else title,
        label=settings.label if label is None else label,
        points=points or settings.points,
        event=replace(settings.event, about=settings.event.about if about is None else about),
    )


def tell(outcome: Outcome, *, quiet: bool) -> None:
    """What happened, in a few lines on standard error; with `quiet` only what went wrong."""
    report = outcome.report
    for skipped in report.skipped:
        say(f"not read: {skipped.url} ({skipped.slug}): {skipped.reason}")
    for problem in outcome.unwritten:
        say(str(problem))
    for found in outcome.problems:
        say(f"does not hold: {found.where} {found.mark}: {found.reason}")
    if quiet:
        return
    for off in report.off_event:
        say(f"left out: {off.title or off.source}: {off.reason}")
    differ = sum(point.verdict in ("differ", "possible_difference") for point in report.points)
    say(
        f"{_count(len(report.articles), 'article')}, {_count(len(report.accounts), 'account')}, "
        f"{_count(len(report.points), 'point')} lined up, {differ} with a difference."
    )
    for path in outcome.written:
        say(f"wrote {path}")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
