"""`reportgen show`: a passage in its context."""

from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import inputs, options

if TYPE_CHECKING:
    from reportgen.article import Article, Block
    from reportgen.passage import Passage
    from reportgen.report import Report

# A line of prose longer than this is hard to read, however wide the terminal.
_WIDEST = 100
_PLACE = re.compile(r"([0-9a-f]{12}):(\d{1,12})-(\d{1,12})")


@click.command()
@click.argument("mark")
@options.report_file
@options.archive
def show(mark: str, report_path: Path | None, archive: Path | None) -> None:
    """Print a passage in its context, by its mark (3.14) or place (article:start-end).

    \b
    Examples:
      reportgen show 3.14
      reportgen show 3.14 --report briefing.json --archive archive
    """
    from reportgen.errors import NotFoundError, UsageError

    store = inputs.open_archive(archive, beside=[report_path])
    report = inputs.open_report(report_path, store)
    place = _PLACE.fullmatch(mark)
    article_id, start, end = (place[1], int(place[2]), int(place[3])) if place else report.span(mark)
    articles = store.texts(report.manifest)
    if article_id not in articles:
        raise NotFoundError("article", article_id, "`reportgen verify` says what of the archive is missing.")
    article = articles[article_id]
    if not 0 <= start < end <= len(article.text):
        raise UsageError(
            f"{mark} is no passage: the text of {article.source} has {len(article.text)} characters."
        )
    click.echo(_page(report, article, start, end))


def _page(report: Report, article: Article, start: int, end: int) -> str:
    """The passage between ⟦ and ⟧ among the blocks around it, with where it comes from and who says it."""
    from reportgen.passage import display

    passage = article.passage(start, end)
    head = [
        f"{report.mark(passage)}  {display(article.source)}: {display(article.title)}",
        f"      {_dates(article)}",
        *([f"      {display(article.url)}"] if article.url else []),
        f"      characters {start} to {end} of text sha256 {article.text_sha256[:16]}",
        *(f"      {line}" for line in _said(report, passage)),
    ]
    first, last = article.block_at(start), article.block_at(max(start, end - 1))
    width = min(_WIDEST, shutil.get_terminal_size().columns)
    blocks = [
        textwrap.fill(_pointed(article, block, start, end), width, break_long_words=False)
        for block in article.blocks[max(0, first - 1) : last + 2]
    ]
    return "\n\n".join(["\n".join(head), *blocks])


def _pointed(article: Article, block: Block, start: int, end: int) -> str:
    """A block as shown, the part of it that is the passage between ⟦ and ⟧."""
    from reportgen.passage import display

    low, high = max(block.start, start), min(block.end, end)
    if low >= high:
        return display(article.text[block.start : block.end])
    parts = article.text[block.start : low], article.text[low:high], article.text[high : block.end]
    before, inside, after = (display(part) for part in parts)
    return f"{before} ⟦{inside}⟧ {after}".strip()


def _dates(article: Article) -> str:
    captured = f"captured {article.captured:%Y-%m-%d %H:%M} UTC"
    return f"published {article.published:%Y-%m-%d %H:%M} UTC, {captured}" if article.published else captured


def _said(report: Report, passage: Passage) -> list[str]:
    """Whose words they are and on which point they stand, where the report says so."""
    from reportgen.passage import display

    lines = []
    for telling in report.tellings(passage):
        teller = report.account.get(telling.account)
        if teller is None:  # a report changed by hand; `verify` names it
            continue
        account = display(f"account {teller.mark}, {teller.teller}")
        if telling.point is None:
            lines.append(f"{account}; on no point")
        else:
            verdict = telling.point.verdict.replace("_", " ")
            lines.append(f"{account} ({telling.kind})")
            lines.append(display(f"point {telling.point.rank}, {telling.point.topic}: {verdict}"))
    return list(dict.fromkeys(lines))
