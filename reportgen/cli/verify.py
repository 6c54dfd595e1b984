"""`reportgen verify`: every passage read again."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import inputs, options, paging
from reportgen.cli.say import forgiving, say

if TYPE_CHECKING:
    from reportgen.archive import Archive
    from reportgen.article import Article
    from reportgen.collation import Collation
    from reportgen.enclosure import Enclosed
    from reportgen.renderers.theme import Theme
    from reportgen.report import Report
    from reportgen.shown import Shown
    from reportgen.verification import Problem

# What a page of another theme says of its report; a source's words may speak of another one.
_NAMED = re.compile(r"\breport ([0-9a-f]{12})\b")


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False), metavar="[FILE]...")
@options.config_file
@options.archive
@paging.paging
@click.option("-q", "--quiet", is_flag=True, envvar="REPORTGEN_QUIET", help="Say nothing where all holds.")
def verify(files: tuple[Path, ...], config_path: Path | None, archive: Path | None, quiet: bool) -> None:
    """Read every passage of a report again: from the archive, and from rendered files.

    FILE is a report.json or what was made of it: a page (.md, .markdown, .html,
    .htm, .pdf, .docx, .wiki, .mediawiki, .confluence), a letter (.eml) or a table
    (.csv); without any, the newest report in the archive is read.  A page is
    compared in the look asked for, else in the one here that gives it.  A PDF
    carries its report and its texts, so that it can be read again without the
    archive, too.  Ends with 6 and names each passage that does not hold.

    \b
    Examples:
      reportgen verify briefing.json
      reportgen verify briefing.pdf
      reportgen verify briefing.md briefing.html briefing.pdf --archive archive
    """
    from reportgen.errors import VerificationError

    store = inputs.open_archive(archive, config_path, beside=files)
    problems = list(_problems(files, store, paging.given_theme(config_path), quiet))
    with forgiving():
        for problem in problems:
            click.echo(_line(problem))
    if problems:
        raise VerificationError(f"{len(problems)} thing{'s do' if len(problems) > 1 else ' does'} not hold.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A rendered file that was read."""

    path: Path
    """Where it is."""
    content: bytes
    """Its bytes."""
    report: str
    """Id of the report that its page names."""
    shown: Shown
    """What it shows."""
    enclosed: Enclosed | None
    """What it carries; PDF only."""


def _problems(files: tuple[Path, ...], store: Archive, theme: Theme, quiet: bool) -> Iterator[Problem]:
    rendered = [_open(path) for path in files if path.suffix.casefold() != ".json"]
    named = [path for path in files if path.suffix.casefold() == ".json"] if files else [None]
    reports: dict[str, Report] = {}
    for path in named:
        report = inputs.open_report(path, store)
        reports[report.id] = report
    for file in rendered:
        if file.report not in reports:
            reports[file.report] = _find(file, store)
    held: dict[str, Mapping[str, Article]] = {}
    for report in reports.values():
        own = [file for file in rendered if file.report == report.id]
        articles = yield from _reread(report, own, store, quiet)
        if articles is not None:
            held[report.id] = articles
    for file in rendered:
        yield from _compare(file, reports[file.report], held, theme, quiet)


def _reread(
    report: Report, files: list[_File], store: Archive, quiet: bool
) -> Generator[Problem, None, Mapping[str, Article] | None]:
    """What does not hold of a report; where all does, gives its articles, of the archive or of a PDF."""
    from reportgen import verification

    carrier = next((file for file in files if file.enclosed and file.enclosed.texts), None)
    archived = report.manifest in store.manifests()
    if carrier and carrier.enclosed and not archived:
        found = verification.verify_enclosed(carrier.shown, carrier.path.name)
        yield from found
        if not found and not quiet:
            say(
                f"report {report.id}: every passage is in the texts that {carrier.path} carries; "
                f"the archive at {store.root} does not have it, so that it was not composed again."
            )
        return None if found else carrier.enclosed.articles()
    if not archived:
        _require_texts(report, files, store)
    found = verification.verify(report, store)
    yield from found
    if not found and not quiet:
        _tell(report)
    return None if found else store.texts(report.manifest)


def _require_texts(report: Report, files: list[_File], store: Archive) -> None:
    """Raises VerificationError where all there is of a report is a PDF without texts."""
    from reportgen.errors import VerificationError

    bare = next((file for file in files if file.enclosed), None)
    if bare and report.articles:
        raise VerificationError(
            f"{bare.path} carries its report, but no texts: its passages can only be read again from the "
            f"archive it was made from. The archive at {store.root} does not have report {report.id}; "
            "name the one that does with --archive."
        )


def _compare(
    file: _File, report: Report, held: Mapping[str, Mapping[str, Article]], theme: Theme, quiet: bool
) -> Iterator[Problem]:
    """What a file shows other than its report."""
    from reportgen.collation import collate

    if report.id not in held:
        say(f"{file.path} was not compared: its report does not hold.")
        return
    found = collate(file.content, file.path.name, report, held[report.id], theme)
    yield from found.problems
    if found.doubtful:
        say(
            f"{file.path} may have been made in another look or by another version of reportgen; it was "
            f"compared {_look(file, found)}. Name its own with --theme, --templates, --layout or --logo."
        )
    if not found.problems and not quiet:
        say(_praise(file, report, found))


def _praise(file: _File, report: Report, found: Collation) -> str:
    """What was compared, and no more than that."""
    few = found.partial
    shows = (
        f"shows {found.passages} passages" if few else f"shows every passage of the page, {found.passages}"
    )
    said = [f"{file.path} {shows}, of report {report.id}, word for word"]
    if found.identical:
        part = "its part between the markers is" if found.surrounded else "it is"
        said.append(f"{part} byte for byte what the report gives {_look(file, found)}")
    else:
        said.append("its other words are the report's too; links, pictures and colors were not compared")
    if found.surrounded:
        said.append("what stands around the markers was not compared")
    if few:
        said.append("it does not have the rest of the report")
    return "; ".join(said) + "."


def _look(file: _File, found: Collation) -> str:
    """The look that a file was compared with, as far as its format has one."""
    ending = file.path.suffix.casefold()
    if ending == ".csv":
        return "as a table"
    layout = f", layout {found.look.layout}" if ending not in (".html", ".htm", ".pdf", ".eml") else ""
    return f"in the theme {found.look.name}{layout}"


def _tell(report: Report) -> None:
    from reportgen import verification

    again = (
        "and composing it again gives the same"
        if verification.recomposable(report)
        else f"but it was made by reportgen {report.tool.version}, so that it was not composed again"
    )
    say(f"report {report.id}: every passage is in the archive, {again}.")


def _read(path: Path) -> bytes:
    from reportgen.errors import NotFoundError

    try:
        return path.read_bytes()
    except OSError as problem:
        raise NotFoundError("file", str(path), f"({problem.strerror})") from problem


def _open(path: Path) -> _File:
    """The file read.  Raises VerificationError where it cannot be, or names no report."""
    from reportgen.enclosure import unpack
    from reportgen.errors import ReportgenError, UsageError, VerificationError
    from reportgen.identity import IMPRINT
    from reportgen.reread import reread

    content = _read(path)
    try:
        shown = reread(content, path.name)
    except UsageError:
        raise
    except ReportgenError as problem:
        raise VerificationError(str(problem)) from problem
    found = IMPRINT.search(shown.text) or _NAMED.search(shown.text)
    if not found:
        raise VerificationError(f"{path} names no report; it was not made by reportgen, or was changed.")
    enclosed = unpack(shown, str(path))
    if enclosed and enclosed.report.id != found[1]:
        raise VerificationError(
            f"{path} was changed: it names report {found[1]} on its page and carries {enclosed.report.id}."
        )
    return _File(path=path, content=content, report=found[1], shown=shown, enclosed=enclosed)


def _find(file: _File, store: Archive) -> Report:
    """The report that a rendered file shows: of the archive, inside the file, or beside it."""
    from reportgen.errors import ReportgenError, VerificationError
    from reportgen.report import from_json

    content = store.report(file.report)
    if content is not None:
        return from_json(content)
    if file.enclosed:
        return file.enclosed.report
    for path in sorted(file.path.resolve().parent.glob("*.json")):
        try:
            report = from_json(path.read_bytes())
        except (ReportgenError, OSError):
            continue
        if report.id == file.report:
            return report
    raise VerificationError(
        f"{file.path} names report {file.report}, "
        f"which is neither in the archive at {store.root} nor beside it."
    )


def _line(problem: Problem) -> str:
    """One problem for people: where, what, and the two wordings."""
    from reportgen.passage import display

    lines = [f"{problem.where} {problem.mark}".strip() + f": {problem.reason}"]
    if problem.expected or problem.found:
        lines += [f"  expected: {problem.expected}", f"  found:    {problem.found}"]
    return "\n".join(display(line) if not line.startswith("  ") else "  " + display(line) for line in lines)
