"""Confluence's storage format: XHTML with links, anchors and panels of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from reportgen.article import Article
from reportgen.renderers.elements import with_text
from reportgen.renderers.page import Page, lay_out
from reportgen.renderers.tabular import align, fits_table, tidy
from reportgen.renderers.theme import Theme, fill, words_of
from reportgen.report import Report

# What XML 1.0 cannot hold, not even as a number.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SAFE_IN_LINK = ":/?#@!$&'()*+,;=~%-._"


def render(report: Report, texts: Mapping[str, Article], theme: Theme) -> bytes:
    """The body of a page in UTF-8: a piece of XML without a root, as Confluence takes it."""
    page = lay_out(report, texts, words_of(theme, report.language))
    return fill_page(page, theme).encode("utf-8", "replace")


def fill_page(page: Page, theme: Theme) -> str:
    """The page in the theme's template: one element or one sentence a line."""
    table = fits_table(page, theme.layout)
    filled = fill(
        theme,
        "briefing.xml.j2",
        page=with_text(align(page) if table else page, _printable),
        table=table,
        link=link,
    )
    return tidy("\n".join(line for line in filled.splitlines() if line.strip()))


def _printable(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


def link(address: str) -> str:
    """An address in ASCII, as it may stand in an attribute once it is escaped."""
    return quote(address, safe=_SAFE_IN_LINK)
