"""Briefings in all their formats.

One page, laid out as Markdown, wikitext, Confluence's XML, HTML, PDF, a Word
file or a letter; the report itself as JSON; and its passages as tables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from reportgen import plugins
from reportgen.errors import UsageError

if TYPE_CHECKING:
    from reportgen.article import Article
    from reportgen.renderers.theme import Theme
    from reportgen.report import Report

GROUP = "reportgen.renderers"
"""Entry points that name the renderers."""

_ENDINGS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".json": "json",
    ".wiki": "mediawiki",
    ".mediawiki": "mediawiki",
    ".confluence": "confluence",
    ".csv": "csv",
    ".docx": "docx",
    ".eml": "email",
}
# A table is named by what it holds: `figures.csv`, `2031-03-09-quotations.csv`; any other has the points.
_TABLES = {"figures": "csv-figures", "quotations": "csv-quotations"}


class Renderer(Protocol):
    """Writes a report in one format.  Found by the entry point `reportgen.renderers`."""

    def __call__(self, report: Report, texts: Mapping[str, Article], theme: Theme) -> bytes:
        """The whole file.  Same report, texts and theme, same bytes.  Raises OutputError where it cannot."""
        ...


def render(
    report: Report, texts: Mapping[str, Article], name: str = "markdown", theme: Theme | None = None
) -> bytes:
    """The report as a file in the format of that name, built in or a plugin's.

    Raises UnknownNameError where there is no such format, OutputError where
    the file cannot be made.
    """
    from reportgen.renderers.theme import Theme  # noqa: PLC0415  # Jinja loads only where a page is made

    renderer: Renderer = plugins.load(GROUP, name)
    return renderer(report, texts, theme or Theme())


def format_of(path: str) -> str:
    """The format that a file's ending asks for.  Raises UsageError for one that is not known."""
    ending, last = PurePath(path).suffix.lower(), re.split(r"[\W_]+", PurePath(path).stem.lower())[-1]
    if ending not in _ENDINGS:
        raise UsageError(
            f"The output {path!r} ends in {ending or 'nothing'!r}, which names no format; "
            f"known endings are {', '.join(_ENDINGS)}."
        )
    return _TABLES.get(last, "csv") if ending == ".csv" else _ENDINGS[ending]
