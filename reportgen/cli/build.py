"""`reportgen build`: from sources to files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import options
from reportgen.cli.say import say

if TYPE_CHECKING:
    from reportgen.config import Config
    from reportgen.job import Outcome


@click.command()
@options.collecting
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
    as_of: datetime | None,
    quiet: bool,
    outputs: tuple[str, ...],
    **shaping: str | int | None,
) -> None:
    """Collect, compose, render and verify in one go.

    A SOURCE is an address, a feed, a file, a folder, or `-`.  Without any,
    reportgen.toml says what to do.

    \b
    Examples:
      reportgen build american.html russian.html -o briefing.pdf -o briefing.md
      reportgen build https://example.org/feed.xml --about "ferry accident" -o briefing.html
      reportgen build
    """
    from reportgen import job

    config = options.read_config(sources, config_path, archive, allow_private, timeout)
    config = _shaped(config, outputs, shaping)
    to_terminal = "-" in outputs or not config.outputs
    outcome = job.build(
        config,
        options.clock(as_of),
        made=as_of,
        offline=offline,
    )
    if not quiet:
        _tell(outcome)
    if to_terminal and not outcome.problems:
        click.echo(job.text(outcome.report, config), nl=False)
    raise click.exceptions.Exit(outcome.exit_code)


def _shaped(config: Config, outputs: tuple[str, ...], shaping: dict[str, str | int | None]) -> Config:
    """The config with what the flags change."""
    from dataclasses import replace

    settings = config.settings
    given = {key: value for key, value in shaping.items() if value is not None}
    summary = {
        key.removeprefix("summary_"): given.pop(key)
        for key in ("summary_method", "summary_words")
        if key in given
    }
    if "about" in given:
        settings = replace(settings, event=replace(settings.event, about=given.pop("about")))
    settings = replace(settings, summary=replace(settings.summary, **summary), **given)
    files = tuple(Path(name) for name in outputs if name != "-")
    return replace(config, settings=settings, outputs=files if outputs else config.outputs)


def _tell(outcome: Outcome) -> None:
    """What happened, in a few lines on standard error."""
    report = outcome.report
    differ = sum(point.verdict in ("differ", "possible_difference") for point in report.points)
    say(
        f"{_count(len(report.articles), 'article')}, {_count(len(report.accounts), 'account')}, "
        f"{_count(len(report.points), 'point')} lined up, {differ} with a difference."
    )
    for skipped in report.skipped:
        say(f"not read: {skipped.url} ({skipped.slug}): {skipped.reason}")
    for off in report.off_event:
        say(f"left out: {off.title or off.source}: {off.reason}")
    for problem in outcome.unwritten:
        say(str(problem))
    for found in outcome.problems:
        say(f"does not hold: {found.where} {found.mark}: {found.reason}")
    for path in outcome.written:
        say(f"wrote {path}")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
