"""`reportgen print`: a briefing that was edited by hand in a wiki, in house style again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import inputs, options, paging
from reportgen.cli.say import say

if TYPE_CHECKING:
    from reportgen.archive import Archive
    from reportgen.article import Article
    from reportgen.report import Report


@click.command("print")
@click.argument("edited", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    required=True,
    metavar="FILE",
    help="File to write, .pdf or .html.  Repeatable.",
)
@click.option(
    "--report",
    "report_path",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="REPORTGEN_REPORT",
    help="report.json, or a PDF that carries it.  [default: the one that EDITED names]",
)
@options.config_file
@options.archive
@paging.paging
@options.quiet
def print_(
    edited: Path,
    outputs: tuple[str, ...],
    report_path: Path | None,
    config_path: Path | None,
    archive: Path | None,
    quiet: bool,
) -> None:
    """Print a Markdown briefing that was edited by hand.

    EDITED is a briefing that reportgen wrote as Markdown and people changed.
    Every sentence is compared with its source again: those that stand word for
    word keep their mark, those changed by hand show the source's own words
    beside them, and what people added is set apart.

    \b
    Examples:
      reportgen print wiki/Ferry.md -o ferry.pdf
      reportgen print Ferry.md --report ferry.pdf -o edited.pdf -o edited.html
    """
    from reportgen import output
    from reportgen.errors import OutputError, UsageError
    from reportgen.renderers import format_of
    from reportgen.renderers.edited import read_edited
    from reportgen.renderers.edited_file import decode, require_same
    from reportgen.renderers.edited_page import render_edited

    for name in outputs:
        if format_of(name) not in ("html", "pdf"):
            raise UsageError(f"{name}: an edited briefing is printed as .pdf or .html.")
        if Path(name).resolve() in (edited.resolve(), report_path and report_path.resolve()):
            raise UsageError(f"{name} is what is read, and would be written over; name another output.")
    text = decode(_read(edited), str(edited))
    report, texts = _report(text, edited, report_path, config_path, archive)
    require_same(text, report, str(edited))
    theme = paging.given_theme(config_path)
    told = read_edited(text, report, texts, theme)
    failed = 0
    for name in outputs:
        try:
            output.write(name, render_edited(told, report, texts, theme, format_of(name)))
        except OutputError as problem:
            say(str(OutputError(name, problem.reason)))
            failed = OutputError.exit_code
        else:
            if not quiet:
                say(f"wrote {name}: {told.kept} kept, {told.changed} edited by hand, {told.own} added.")
    raise click.exceptions.Exit(failed)


def _read(path: Path) -> bytes:
    from reportgen.errors import NotFoundError

    try:
        return path.read_bytes()
    except OSError as problem:
        raise NotFoundError("file", str(path), f"({problem.strerror})") from problem


def _report(
    text: str, edited: Path, path: Path | None, config_path: Path | None, archive: Path | None
) -> tuple[Report, Mapping[str, Article]]:
    """The report that the edited briefing was made from, checked, and its texts."""
    from reportgen.errors import VerificationError

    store = inputs.open_archive(archive, config_path, beside=[edited, path])
    if path is not None and path.suffix.casefold() == ".pdf":
        return _enclosed(path, store)
    report = inputs.read_report(path) if path else _named(text, edited, store)
    from reportgen import verification

    found = verification.verify(report, store)
    if found:
        raise VerificationError(
            f"Report {report.id} does not hold against the archive at {store.root}: {found[0].reason} "
            "`reportgen verify` says more; name the right archive with --archive."
        )
    return report, store.texts(report.manifest)


def _named(text: str, edited: Path, store: Archive) -> Report:
    """The report that the text names, from the archive or a JSON file beside it."""
    from reportgen.errors import ReportgenError, UsageError, VerificationError
    from reportgen.renderers.edited_file import named_report
    from reportgen.report import from_json

    ident = named_report(text)
    if ident is None:
        raise UsageError(
            f"{edited} names no report: its line `compiled ... · report <id>` is gone. "
            "Say which it was made from with --report."
        )
    content = store.report(ident)
    if content is not None:
        return from_json(content)
    for beside in sorted(edited.resolve().parent.glob("*.json")):
        try:
            report = from_json(beside.read_bytes())
        except (ReportgenError, OSError):
            continue
        if report.id == ident:
            return report
    raise VerificationError(
        f"{edited} names report {ident}, which is neither in the archive at {store.root} nor beside it; "
        "name it with --report."
    )


def _enclosed(path: Path, store: Archive) -> tuple[Report, Mapping[str, Article]]:
    """The report that a PDF carries, checked, and its texts, from the archive where it has none."""
    from reportgen import verification
    from reportgen.enclosure import unpack
    from reportgen.errors import VerificationError
    from reportgen.reread import reread

    shown = reread(_read(path), str(path))
    enclosed = unpack(shown, str(path))
    if enclosed is None:
        raise VerificationError(f"{path} carries no report; it was not made by reportgen.")
    found = verification.verify_enclosed(shown, str(path))
    if found:
        raise VerificationError(f"{path} does not hold: {found[0].reason}")
    report = enclosed.report
    texts = enclosed.articles() if enclosed.texts else store.texts(report.manifest)
    if any(article.id not in texts for article in report.articles):
        raise VerificationError(f"{path} carries its report but no texts; name their archive with --archive.")
    return report, texts
