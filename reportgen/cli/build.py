"""`reportgen build`: from sources to files."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli import inputs, jobs, options, paging
from reportgen.cli.progress import watch
from reportgen.cli.say import complain, count, retell, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportgen.batch import Result
    from reportgen.config import Config, Settings, SummarySettings
    from reportgen.job import Outcome
    from reportgen.report import Edition, Report


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
@click.option(
    "-j",
    "--workers",
    type=click.IntRange(min=1),
    envvar="REPORTGEN_WORKERS",
    help="Processes that make the reports of a config with several.  [default: one a core]",
)
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
    workers: int | None,
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
    moment = inputs.clock(as_of)()
    given: dict[str, Any] = {
        "label": label,
        "language": language,
        "points": points,
        "reviewed_by": reviewed_by,
    }
    given |= {"cutoff": cutoff, "title": title}

    def asked(config: Config) -> Config:
        settings = _shaped(config, given, moment)
        summary = _summarized(
            settings.summary, summary_method, summary_length, summary_words, receipt=receipt
        )
        event = options.narrow(settings.event, about, like, since, until)
        return _aimed(config, replace(settings, event=event, summary=summary), outputs, moment)

    found = inputs.read_reports(sources, config_path, archive, allow_private, timeout, moment)
    if len(found) > 1:
        _require_shared({"--output": outputs, "--title": title, "--like": like, "--before": before})
    configs = tuple(map(asked, found))
    if dry_run:
        codes = [inputs.print_plan(one, inputs.clock(as_of), offline=offline, quiet=quiet) for one in configs]
        raise click.exceptions.Exit(max(codes))
    run = _Run(as_of=as_of, offline=offline, quiet=quiet, workers=workers)
    if len(configs) > 1:
        raise click.exceptions.Exit(jobs.close(_several(configs, run), ci, fail_on))
    known = inputs.read_report(before) if before else None
    outcome = _one(configs[0], run, known)
    if ("-" in outputs or not configs[0].outputs) and not outcome.problems:
        click.echo(outcome.markdown(), nl=False)
    from reportgen.batch import Result

    raise click.exceptions.Exit(jobs.close([Result(name="", outcome=outcome)], ci, fail_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """How reports are made, whichever they are."""

    as_of: datetime | None
    offline: bool
    quiet: bool
    workers: int | None


def _one(config: Config, run: _Run, before: Report | None) -> Outcome:
    from reportgen import job

    with watch(quiet=run.quiet) as progress:
        outcome = job.build(
            config,
            inputs.clock(run.as_of),
            made=run.as_of,
            before=before,
            offline=run.offline,
            progress=progress,
        )
    tell(outcome, quiet=run.quiet)
    return outcome


def _several(configs: Sequence[Config], run: _Run) -> tuple[Result, ...]:
    """What came of each report, all of it told, in the order of the config."""
    from reportgen.batch import build_all
    from reportgen.errors import UsageError
    from reportgen.processes import process_pool

    silent = next((config.name for config in configs if not config.outputs), None)
    if silent is not None:
        raise UsageError(
            f'The report {silent!r} writes no file; say outputs = ["{{name}}.md"] above all of them.'
        )
    clock, count = inputs.clock(run.as_of), min(run.workers or os.cpu_count() or 1, len(configs))
    with watch(quiet=run.quiet) as progress, process_pool(count) as pool:
        results = build_all(
            configs, clock, made=run.as_of, offline=run.offline, progress=progress, executor=pool
        )
    for result in results:
        retell(result.records, result.name)
        if result.error:
            complain(f"{result.name}: {result.error}")
        if result.outcome:
            tell(result.outcome, quiet=run.quiet, name=result.name)
    return results


def _require_shared(given: Mapping[str, object]) -> None:
    """Raises UsageError where what can be said of one report alone was said of several."""
    from reportgen.errors import UsageError

    named = next((flag for flag, value in given.items() if value), None)
    if named:
        raise UsageError(f"{named} is of one report, and the config has several; name one with --only.")


def _shaped(config: Config, given: Mapping[str, Any], moment: datetime) -> Settings:
    """The settings with what the flags change."""
    from reportgen.config.placeholders import fill

    told = {name: value for name, value in given.items() if value is not None}
    if "title" in told:
        told["title"] = fill(told["title"], moment, config.name)
    return replace(config.settings, **told)


def _aimed(config: Config, settings: Settings, outputs: tuple[str, ...], moment: datetime) -> Config:
    """The config with those settings, and with what the flags say of pages and files."""
    from reportgen.config import with_seed
    from reportgen.config.placeholders import fill

    files = tuple(Path(fill(name, moment, config.name)) for name in outputs if name != "-")
    made = replace(paging.paged(config), settings=settings, outputs=files if outputs else config.outputs)
    # What a config names is relative to the config and among its sources, and a flag to the folder of work.
    return made if settings.event.like == config.settings.event.like else with_seed(made)


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


def tell(outcome: Outcome, *, quiet: bool, name: str = "") -> None:
    """What happened, in a few lines on standard error; with `quiet` only what went wrong.

    Of several reports each line begins with the name of its own.
    """
    for line in _told(outcome, quiet=quiet):
        say(f"{name}: {line}" if name else line)


def _told(outcome: Outcome, *, quiet: bool) -> Iterator[str]:
    report = outcome.report
    for skipped in report.skipped:
        yield f"not read: {skipped.url} ({skipped.slug}): {skipped.reason}"
    for problem in outcome.unwritten:
        yield str(problem)
    for found in outcome.problems:
        yield f"does not hold: {found.where} {found.mark}: {found.reason}"
    if quiet:
        return
    for warning in report.warnings:
        if warning.article is None:  # of a source or of the whole; those of an article stand beside it
            yield f"{warning.text} ({warning.slug})"
    if report.off_event:
        left_out = count(len(report.off_event), "article")
        yield f'{left_out} left out, each with its reason in the report under "Read and left out".'
    lined_up = sum(point.verdict != "one_account" for point in report.points)
    differ = sum(point.verdict in ("differ", "possible_difference") for point in report.points)
    yield (
        f"{count(len(report.articles), 'article')}, {count(len(report.accounts), 'account')}, "
        f"{count(lined_up, 'point')} lined up, {differ} with a difference."
    )
    if report.edition:
        yield _edition(outcome, report.edition)
    for path in outcome.written:
        yield f"wrote {path}"


def _edition(outcome: Outcome, edition: Edition) -> str:
    """Which edition the report is, and how much is new in it."""
    report = outcome.report
    place = f"edition {edition.number} of {edition.series}"
    if not outcome.fresh:
        return f"nothing changed since {place}."
    if report.changes is None:
        return f"{place}."
    return f"{place}: {count(len(report.changes), 'change')} since the one before."
