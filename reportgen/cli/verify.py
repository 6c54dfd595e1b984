"""`reportgen verify`: every passage read again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import options
from reportgen.cli.say import forgiving, say

if TYPE_CHECKING:
    from reportgen.archive import Archive
    from reportgen.report import Report
    from reportgen.verification import Problem

# What a page of another theme says of its report; a source's words may speak of another one.
_NAMED = re.compile(r"\breport ([0-9a-f]{12})\b")


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False), metavar="[FILE]...")
@options.archive
@click.option("-q", "--quiet", is_flag=True, envvar="REPORTGEN_QUIET", help="Say nothing where all holds.")
def verify(files: tuple[Path, ...], archive: Path | None, quiet: bool) -> None:
    """Read every passage of a report again: from the archive, and from rendered files.

    FILE is a report.json or a rendered .md, .html or .pdf; without any, the
    newest report in the archive is read.  Ends with 6 and names each passage
    that does not hold.

    \b
    Examples:
      reportgen verify briefing.json
      reportgen verify briefing.md briefing.html briefing.pdf --archive archive
    """
    from reportgen.errors import VerificationError

    store = options.open_archive(archive, beside=files)
    problems = list(_problems(files, store, quiet))
    with forgiving():
        for problem in problems:
            click.echo(_line(problem))
    if problems:
        raise VerificationError(f"{len(problems)} thing{'s do' if len(problems) > 1 else ' does'} not hold.")


def _problems(files: tuple[Path, ...], store: Archive, quiet: bool) -> Iterator[Problem]:
    from reportgen import verification

    reports: dict[str, Report] = {}
    rendered = [path for path in files if path.suffix.casefold() != ".json"]
    named = [path for path in files if path not in rendered] if files else [None]
    for path in named:
        report = options.open_report(path, store)
        reports[report.id] = report
    contents = {path: _read(path) for path in rendered}
    ids = {path: _report_id(content, path) for path, content in contents.items()}
    for path, report_id in ids.items():
        if report_id not in reports:
            reports[report_id] = _find(report_id, path, store)
    broken = set()
    for report in reports.values():
        found = verification.verify(report, store)
        yield from found
        if found:
            broken.add(report.id)
        elif not quiet:
            _tell(report)
    for path, content in contents.items():
        if ids[path] in broken:
            say(f"{path} was not compared: its report does not hold.")
            continue
        found = _file(path, content, reports[ids[path]], store)
        yield from found
        if not found and not quiet:
            say(f"{path} shows every passage of report {ids[path]}, word for word.")


def _file(path: Path, content: bytes, report: Report, store: Archive) -> tuple[Problem, ...]:
    from reportgen import verification

    return verification.verify_file(content, path.name, report, store.texts(report.manifest))


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


def _report_id(content: bytes, path: Path) -> str:
    """The report that a rendered file names on its page."""
    from reportgen.errors import ReportgenError, UsageError, VerificationError
    from reportgen.identity import IMPRINT
    from reportgen.reread import reread

    try:
        text = reread(content, path.name).text
    except UsageError:
        raise
    except ReportgenError as problem:
        raise VerificationError(str(problem)) from problem
    found = IMPRINT.search(text) or _NAMED.search(text)
    if not found:
        raise VerificationError(f"{path} names no report; it was not made by reportgen, or was changed.")
    return found[1]


def _find(report_id: str, beside: Path, store: Archive) -> Report:
    """The report of that id: beside the rendered file, or in the archive."""
    from reportgen.errors import ReportgenError, VerificationError
    from reportgen.report import from_json

    content = store.report(report_id)
    if content is not None:
        return from_json(content)
    for path in sorted(beside.resolve().parent.glob("*.json")):
        try:
            report = from_json(path.read_bytes())
        except (ReportgenError, OSError):
            continue
        if report.id == report_id:
            return report
    raise VerificationError(
        f"{beside} names report {report_id}, which is neither in the archive at {store.root} nor beside it."
    )


def _line(problem: Problem) -> str:
    """One problem for people: where, what, and the two wordings."""
    from reportgen.passage import display

    lines = [f"{problem.where} {problem.mark}".strip() + f": {problem.reason}"]
    if problem.expected or problem.found:
        lines += [f"  expected: {problem.expected}", f"  found:    {problem.found}"]
    return "\n".join(display(line) if not line.startswith("  ") else "  " + display(line) for line in lines)
