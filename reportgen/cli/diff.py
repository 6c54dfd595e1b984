"""`reportgen diff`: what is new in one report since another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import inputs, options
from reportgen.cli.say import forgiving, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.archive import Archive
    from reportgen.article import Article
    from reportgen.renderers.changes import ChangeLine
    from reportgen.report import Report

_COLORS = {"added": "green", "dropped": "red", "changed": "yellow"}


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@options.config_file
@options.archive
@click.option("--json", "as_json", is_flag=True, help="Print the changes as the report's JSON has them.")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print them as a list in Markdown.")
def diff(
    old: Path, new: Path, config_path: Path | None, archive: Path | None, as_json: bool, as_markdown: bool
) -> None:
    """Tell what is new in the report NEW since the report OLD, both report.json.

    Figures that moved come first, then verdicts that changed, new points,
    sources that came and went, pages that were edited, and quotations that
    disappeared.  Both wordings of an edited page are told where the archive
    still has the texts.  Nothing is printed where nothing changed.

    \b
    Examples:
      reportgen diff yesterday.json today.json
      reportgen diff --markdown yesterday.json today.json > changes.md
    """
    from reportgen.edition import follow
    from reportgen.renderers.changes import set_changes
    from reportgen.renderers.quoted import Quoter

    before, after = (inputs.read_report(path) for path in (old, new))
    store = inputs.open_archive(archive, config_path)
    texts, former = _texts(store, after), _texts(store, before)
    if not texts or not former:
        say("The archive has not the texts of both reports; sentences of edited pages are not told.")
    report = follow(after, before, texts, former)
    lines = set_changes(Quoter(report), most=None)
    with forgiving():
        if as_json:
            click.echo(_json(report))
        for line in () if as_json else _markdown(lines) if as_markdown else _plain(lines):
            click.echo(line)


def _texts(store: Archive, report: Report) -> Mapping[str, Article]:
    """The articles of a report, none where the archive does not have its run."""
    from reportgen.errors import ReportgenError

    try:
        return store.texts(report.manifest)
    except ReportgenError:
        return {}


def _json(report: Report) -> str:
    import msgspec

    from reportgen.passage import escape

    return escape(msgspec.json.format(msgspec.json.encode(report.changes), indent=2).decode())


def _plain(lines: tuple[ChangeLine, ...]) -> Iterator[str]:
    for line in lines:
        kind = click.style(line.kind, fg=_COLORS.get(line.change, "white"), bold=True)
        yield f"{kind} {line.what}" + (f": {line.topic}" if line.topic else "")
        if line.old:
            yield f"  - {line.old}"
        if line.new:
            yield f"  + {line.new}"


def _markdown(lines: tuple[ChangeLine, ...]) -> Iterator[str]:
    from reportgen.renderers.markdown import escape

    for line in lines:
        topic = f": {escape(line.topic)}" if line.topic else ""
        yield f"- **{escape(line.kind)}** {escape(line.what)}{topic}"
        yield from (
            f"  - {sign} {escape(words)}" for sign, words in (("was", line.old), ("is", line.new)) if words
        )
