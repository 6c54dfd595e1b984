"""`reportgen build`: from sources to files."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli import inputs, jobs, options, paging
from reportgen.cli.progress import watch
from reportgen.cli.say import count, listen, say

if TYPE_CHECKING:
    from reportgen.config import Settings, SummarySettings
    from reportgen.job import Outcome
    from reportgen.report import Edition


@click.command()
@options.collecting
@options.dry_run
@options.outputs
@paging.paging
@click.option("--title", envvar="REPORTGEN_TITLE", help="Title of the briefing.")
@click.option("--label", envvar="REPORTGEN_LABEL", help="A line shown on every page, e.g. Draft.")
@click.option("--reviewed-by", metavar="NAME", envvar="REPORTGEN_REVIEWED_BY", help="Who has read it, shown.")
@click.option(
    "--cutoff",
    type=options.Until(),
    envvar="REPORTGEN_CUTOFF",
    help="Up to when information was taken in, shown; a day counts to its end.",
)
@click.option(
    "--language",
    metavar="TAG",
    envvar="REPORTGEN_LANGUAGE",
    help="Language of the page's own words: en, de, fr, es, ru.",
)
@options.choosing
@click.option("--points", type=click.IntRange(min=1), envvar="REPORTGEN_POINTS", help="Points on the page.")
@click.option(
    "--summary",
    "--summary-method",
    "summary_method",
    metavar="METHOD",
    envvar="REPORTGEN_SUMMARY_METHOD",
    help="Summarizer: coverage, lead, edmundson, kl, lex_rank, lsa, luhn, random, reduction, sum_basic, "
    "text_rank or a plugin's.",
)
@click.option(
    "--length",
    "summary_length",
    metavar="LENGTH",
    envvar="REPORTGEN_SUMMARY_LENGTH",
    help="Length of the summaries: short, medium, long or a number of words.",
)
@click.option(
    "--summary-words",
    type=click.IntRange(min=1),
    envvar="REPORTGEN_SUMMARY_WORDS",
    help="Most words of the summary.",
)
@click.option(
    "--receipt",
    is_flag=True,
    envvar="REPORTGEN_SUMMARY_RECEIPT",
    help="Tell on the page why these sentences were chosen, and what came next.",
)
@options.before
@jobs.options
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
    reviewed_by: str | None,
    cutoff: datetime | None,
    language: str | None,
    about: str | None,
    like: str | None,
    since: datetime | None,
    until: datetime | None,
    points: int | None,
    summary_method: str | None,
    summary_length: str | None,
    summary_words: int | None,
    receipt: bool,
    before: Path | None,
    ci: str,
    fail_on: tuple[str, ...],
) -> None:
    """Collect, compose, render and verify in one go.

    A SOURCE is an address, a feed, a sitemap, an OPML list, a file, a folder, a
    pattern such as "news/*.html", a web archive, gdelt:WORDS, wayback:ADDRESS,
    or `-`.  Without any, reportgen.toml says what to do.

    \b
    Examples:
      reportgen build american.html russian.html -o briefing.pdf -o briefing.md
      reportgen build https://example.org/feed.xml --about "ferry accident" -o briefing.html
      reportgen build news/ --like news/ferry.html --since 2026-05-01 -o briefing.html
      reportgen build news/ --before yesterday.json -o today.json -o today.pdf
      reportgen build
    """
    from reportgen import job
    from reportgen.config import with_seed

    listen()
    config = paging.paged(inputs.read_config(sources, config_path, archive, allow_private, timeout))
    given = {"title": title, "label": label, "language": language, "points": points}
    settings = _shaped(config.settings, given | {"reviewed_by": reviewed_by, "cutoff": cutoff})
    settings = replace(settings, event=options.narrow(settings.event, about, like, since, until))
    summary = _summarized(settings.summary, summary_method, summary_length, summary_words, receipt=receipt)
    files = tuple(Path(name) for name in outputs if name != "-")
    config = replace(
        config,
        settings=replace(settings, summary=summary),
        outputs=files if outputs else config.outputs,
    )
    if like:  # what a config names is relative to the config, and a flag to the folder of work
        config = with_seed(config)
    if dry_run:
        code = inputs.print_plan(config, inputs.clock(as_of), offline=offline, quiet=quiet)
        raise click.exceptions.Exit(code)
    known = inputs.read_report(before) if before else None
    with watch(quiet=quiet) as progress:
        outcome = job.build(
            config, inputs.clock(as_of), made=as_of, before=known, offline=offline, progress=progress
        )
    tell(outcome, quiet=quiet)
    if ("-" in outputs or not config.outputs) and not outcome.problems:
        click.echo(outcome.markdown(), nl=False)
    raise click.exceptions.Exit(jobs.close(outcome, ci, fail_on))


def _shaped(settings: Settings, given: dict[str, Any]) -> Settings:
    """The settings with what the flags change."""
    return replace(settings, **{name: value for name, value in given.items() if value is not None})


def _summarized(
    summary: SummarySettings, method: str | None, length: str | None, words: int | None, *, receipt: bool
) -> SummarySettings:
    """The summaries with what the flags change; a number of words wins over a length.

    Raises UsageError for a length that is none.
    """
    summary = summary if length is None else summary.lengthened(length)
    return replace(
        summary,
        method=method or summary.method,
        words=words or summary.words,
        receipt=receipt or summary.receipt,
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
    for warning in report.warnings:
        if warning.article is None:  # of a source or of the whole; those of an article stand beside it
            say(f"{warning.text} ({warning.slug})")
    if report.off_event:
        left_out = count(len(report.off_event), "article")
        say(f'{left_out} left out, each with its reason in the report under "Read and left out".')
    lined_up = sum(point.verdict != "one_account" for point in report.points)
    differ = sum(point.verdict in ("differ", "possible_difference") for point in report.points)
    say(
        f"{count(len(report.articles), 'article')}, {count(len(report.accounts), 'account')}, "
        f"{count(lined_up, 'point')} lined up, {differ} with a difference."
    )
    if report.edition:
        say(_edition(outcome, report.edition))
    for path in outcome.written:
        say(f"wrote {path}")


def _edition(outcome: Outcome, edition: Edition) -> str:
    """Which edition the report is, and how much is new in it."""
    report = outcome.report
    place = f"edition {edition.number} of {edition.series}"
    if not outcome.fresh:
        return f"nothing changed since {place}."
    if report.changes is None:
        return f"{place}."
    return f"{place}: {count(len(report.changes), 'change')} since the one before."
