"""Tables for spreadsheets: points, figures and quotations, a row for each passage, safe against formulas.

UTF-8 with a byte order mark, which Excel needs, lines and quotation marks as
RFC 4180 has them.  The columns have the same names in every language, so that
a program can rely on them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping

from reportgen.article import Article
from reportgen.difference import Value
from reportgen.passage import Passage, display
from reportgen.renderers.theme import Theme
from reportgen.report import Report

Row = dict[str, str]

# A cell that begins so is a formula to Excel, LibreOffice or Google Sheets; the full-width signs are to
# Japanese ones.  A program that takes semicolons for borders begins a cell behind each of them.
_SIGNS = r"(?='*[=+\-@＝＋－＠\t\r\n])"
_FORMULA = re.compile(rf"(^|;){_SIGNS}")
_ESCAPED = re.compile(rf"(^|;)'{_SIGNS}")
_POINTS = (
    *("rank", "point", "topic", "verdict", "origins", "account", "teller"),
    *("stance", "speaker", "cue", "text"),
)
_FIGURES = (
    *("topic", "unit", "verdict", "account", "teller", "words"),
    *("value", "low", "high", "bound", "part", "sentence"),
)
_QUOTATIONS = ("quotation", "account", "teller", "speaker", "cue", "text", "stops_before")
_PLACE = ("mark", "source", "title", "address", "published", "language", "place", "start", "end", "report")


def render(report: Report, texts: Mapping[str, Article], theme: Theme) -> bytes:  # noqa: ARG001  # a table has no look
    """The points: a row for each statement, all points of the report and not only those on the page."""
    return _write((*_POINTS, *_PLACE), _points(report))


def render_figures(report: Report, texts: Mapping[str, Article], theme: Theme) -> bytes:  # noqa: ARG001  # the same
    """The figures: a row for each value that an account gives."""
    return _write((*_FIGURES, *_PLACE), _figures(report))


def render_quotations(
    report: Report,
    texts: Mapping[str, Article],  # noqa: ARG001  # a table has no look
    theme: Theme,  # noqa: ARG001  # the same
) -> bytes:
    """The quotations: a row for each wording."""
    return _write((*_QUOTATIONS, *_PLACE), _quotations(report))


def escape(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe before a sign that could begin one."""
    return _FORMULA.sub(r"\1'", text)


def unescape(cell: str) -> str:
    """The text that `escape` made the cell of."""
    return _ESCAPED.sub(r"\1", cell)


def _write(columns: tuple[str, ...], rows: Iterable[Row]) -> bytes:
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, columns, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode("utf-8-sig", "replace")


def _points(report: Report) -> Iterator[Row]:
    for point in report.points:
        for cell in point.cells:
            for statement in cell.statements:
                yield {
                    "rank": str(point.rank),
                    "point": point.id,
                    "topic": _shown(point.topic),
                    "verdict": point.verdict,
                    "origins": str(point.origins),
                    **_account(report, cell.account),
                    "stance": cell.stance,
                    "speaker": _shown(statement.speaker or ""),
                    "cue": _shown(statement.cue or ""),
                    "text": _shown(statement.passage.text),
                    **_place(report, statement.passage),
                }


def _figures(report: Report) -> Iterator[Row]:
    for row in report.figures:
        for value in row.values:
            yield {
                "topic": _shown(row.topic),
                "unit": _shown(row.unit),
                "verdict": "compatible" if row.compatible else "differ",
                **_account(report, value.account),
                "words": _shown(value.span.text),
                **_numbers(value),
                "sentence": _shown(value.passage.text),
                **_place(report, value.span),
            }


def _numbers(value: Value) -> Row:
    """The number and its bounds as spreadsheets read them; an open bound is empty."""
    return {
        "value": _number(value.quantity),
        "low": _number(value.low),
        "high": _number(value.high),
        "bound": value.bound or "",
        "part": "yes" if value.part_of else "",
    }


def _number(number: float | None) -> str:
    return "" if number is None else f"{number:.15g}"


def _quotations(report: Report) -> Iterator[Row]:
    for quotation in report.quotations:
        for wording in quotation.wordings:
            yield {
                "quotation": quotation.id,
                **_account(report, quotation.account),
                "speaker": _shown(quotation.speaker),
                "cue": _shown(quotation.cue or ""),
                "text": _shown(wording.passage.text),
                "stops_before": _shown(wording.cut_before or ""),
                **_place(report, wording.passage),
            }


def _account(report: Report, account: str) -> Row:
    found = report.account.get(account)
    return {"account": found.mark if found else "", "teller": _shown(found.teller) if found else ""}


def _place(report: Report, passage: Passage) -> Row:
    """Where a passage stands: mark, article and address, and the offsets in its archived text.

    A mark has brackets and an id its offsets beside it: alone, 3.10 would become
    the number 3.1 and 12e4 the number 120000.
    """
    article = report.article[passage.article]
    return {
        "mark": f"[{report.mark(passage)}]",
        "source": _shown(article.source),
        "title": _shown(article.title),
        "address": _shown(article.final_url or article.url),
        "published": article.published.strftime("%Y-%m-%dT%H:%M:%SZ") if article.published else "",
        "language": _shown(article.language),
        "place": f"{article.id}:{passage.start}-{passage.end}",
        "start": str(passage.start),
        "end": str(passage.end),
        "report": f"report {report.id}",
    }


def _shown(text: str) -> str:
    return escape(display(text))
