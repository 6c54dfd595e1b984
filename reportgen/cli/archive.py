"""`reportgen archive`: what is in an archive, what is wrong with it, and what is to go."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli import inputs, options
from reportgen.cli.say import count, forgiving, say

if TYPE_CHECKING:
    from reportgen.record import Record
    from reportgen.upkeep import Run

as_json = click.option("--json", "as_json", is_flag=True, help="Print the same as JSON, one thing on a line.")


@click.group()
def archive() -> None:
    """List, check, export, prune and redact an archive.

    \b
    Examples:
      reportgen archive list
      reportgen archive check --archive archive
      reportgen archive export captures.warc.gz
      reportgen archive prune --runs 30 --yes
      reportgen archive redact 3f2a90c1d4e5 --reason "at the author's request"
    """


@archive.command("list", short_help="List its runs, or its captures, with their sizes.")
@options.archive
@options.config_file
@click.option("--captures", is_flag=True, help="Each capture, instead of the runs.")
@as_json
def list_(archive: Path | None, config_path: Path | None, captures: bool, as_json: bool) -> None:
    """List the runs of an archive, the newest first, or its captures, with their sizes.

    \b
    Examples:
      reportgen archive list
      reportgen archive list --captures | sort -k 3
    """
    from reportgen import upkeep

    store = inputs.open_archive(archive, config_path)
    with forgiving():
        if captures:
            for record in upkeep.list_records(store):
                size = upkeep.size_of(store, record)
                click.echo(_encoded(record, size=size) if as_json else _capture_line(record, size))
        else:
            for run in upkeep.list_runs(store):
                click.echo(_encoded(run) if as_json else _run_line(run))


@archive.command(short_help="Read the whole of it again.")
@options.archive
@options.config_file
@as_json
@options.quiet
def check(archive: Path | None, config_path: Path | None, as_json: bool, quiet: bool) -> None:
    """Read the whole archive again: what is damaged, and what belongs to no run.

    Ends with 6 where something is damaged.  What belongs to no run is no
    damage; `reportgen archive prune` removes it.

    \b
    Example:
      reportgen archive check --archive archive
    """
    from reportgen import upkeep
    from reportgen.errors import VerificationError
    from reportgen.passage import display

    found: Counter[str] = Counter()
    with forgiving():
        for finding in upkeep.check(inputs.open_archive(archive, config_path)):
            found[finding.kind] += 1
            line = f"{finding.kind}: {finding.path + ': ' if finding.path else ''}{finding.text}"
            click.echo(_encoded(finding) if as_json else display(line))
    if found["damage"]:
        raise VerificationError(f"{count(found['damage'], 'thing')} in the archive damaged.")
    if not quiet:
        others = count(found["orphan"] + found["leftover"], "file")
        say(f"nothing in the archive is damaged; {others} of no run.")


@archive.command(short_help="Write captures as a web archive (WARC).")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--run", "runs", multiple=True, metavar="ID", help="Only a run's articles.  Repeatable.")
@options.archive
@options.config_file
@options.quiet
def export(
    path: Path, runs: tuple[str, ...], archive: Path | None, config_path: Path | None, quiet: bool
) -> None:
    """Write the captures of an archive, or of some of its runs, as a web archive.

    FILE is gzipped, whatever its name; `reportgen collect FILE` reads it, and so
    does what else reads WARC.  Bodies are those after content decoding.  What
    was removed on request is left out.

    \b
    Examples:
      reportgen archive export captures.warc.gz
      reportgen archive export --run 3f2a90c1d4e5 event.warc.gz
    """
    from reportgen import output, upkeep
    from reportgen.warc import write_warc

    store = inputs.open_archive(archive, config_path)
    with output.opened(path) as file:
        written = write_warc(store, upkeep.exported(store, runs), file)
    if not quiet:
        say(f"{count(written, 'capture')} written to {path}.")


@archive.command(short_help="Remove what no run that is kept names.")
@options.archive
@options.config_file
@click.option("--runs", type=click.IntRange(min=1), help="Keep that many of the last runs.")
@options.since
@click.option("--yes", is_flag=True, help="Remove it; without, it is only said what would go.")
@options.quiet
def prune(
    archive: Path | None,
    config_path: Path | None,
    runs: int | None,
    since: datetime | None,
    yes: bool,
    quiet: bool,
) -> None:
    """Remove what none of the last runs names, or of those with captures since a date.

    Says what would go; --yes removes it.  Reports go with their run, which
    they could not be verified without.  What was removed on request stays known.

    \b
    Examples:
      reportgen archive prune --runs 30
      reportgen archive prune --runs 7 --since 2026-05-01 --yes
    """
    from reportgen import upkeep

    store = inputs.open_archive(archive, config_path)
    found = (upkeep.prune if yes else upkeep.plan)(store, runs, since)
    with forgiving():
        for path in found.paths:
            click.echo(path.relative_to(store.root).as_posix())
    if not quiet:
        what = f"{count(len(found.runs), 'run')}, {count(len(found.paths), 'file')}, {_size(found.size)}"
        say(f"removed: {what}." if yes else f"would go: {what}; --yes removes it.")


@archive.command(short_help="Remove a text for good.")
@click.argument("name", metavar="ID")
@click.option("--reason", required=True, help="Why; it stands in later reports.")
@click.option("--reports", is_flag=True, help="Also remove the archived reports made from it.")
@options.archive
@options.config_file
@options.as_of
@options.quiet
def redact(
    name: str,
    reason: str,
    reports: bool,
    archive: Path | None,
    config_path: Path | None,
    as_of: datetime | None,
    quiet: bool,
) -> None:
    """Remove the text and the bytes of an article for good.

    ID is an article's (12 digits: all captures of its address) or a record's
    (24 digits); `reportgen archive list --captures` has both.  The record keeps
    address, hashes, reason and date, later reports name it among what was
    skipped, `reportgen verify` names it for older ones, and no later run stores
    it again.  Rendered files, and copies of the archive, are yours to remove.

    \b
    Example:
      reportgen archive redact 3f2a90c1d4e5 --reason "at the author's request"
    """
    from reportgen import redaction

    store = inputs.open_archive(archive, config_path)
    removed = redaction.redact(store, name, reason, inputs.clock(as_of)())
    if reports:
        redaction.remove_reports(store, removed.reports)
    for record in removed.records:
        click.echo(f"{record.id}  {_safe(record.url)}")
    for record in removed.lists:
        say(f"the bytes of a list that held the text went, too: {_safe(record.url)}")
    if removed.reports and not quiet:
        told = "removed" if reports else "still there, and may quote it; --reports removes them"
        say(f"reports made from it: {', '.join(removed.reports)} ({told}).")


def _run_line(run: Run) -> str:
    newest = f"{run.newest:%Y-%m-%d %H:%M}" if run.newest else "-               "
    told = [count(run.articles, "article"), _size(run.size)]
    told += [f"{run.skipped} skipped"] if run.skipped else []
    told += [] if run.finished else ["unfinished"]
    told += [f"report {report}" for report in run.reports]
    return f"{newest}  {run.id}  {', '.join(told)}"


def _capture_line(record: Record, size: int) -> str:
    what = f"{record.source}: {record.title}" if record.source else record.url
    told = "removed on request" if record.redacted else _size(size) if size else "missing"
    kind = "" if record.text_sha256 else ", no article"
    return _safe(f"{record.captured:%Y-%m-%d %H:%M}  {record.id}  {what} ({told}{kind})")


def _encoded(value: Any, **more: Any) -> str:
    import msgspec

    from reportgen.passage import escape

    told = msgspec.to_builtins(value) | more
    return escape(msgspec.json.encode(told).decode())


def _safe(line: str) -> str:
    from reportgen.passage import display

    return display(line)


def _size(size: int) -> str:
    """Bytes for people, in thousands."""
    for unit in ("bytes", "kB", "MB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "bytes" else f"{size:.1f} {unit}"
        size /= 1000  # type: ignore[assignment]  # a whole number for bytes alone
    return f"{size:.1f} GB"
