"""An edited briefing in house style: as an HTML file, or on paper."""

from __future__ import annotations

import base64
import hashlib
import logging
from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup

from reportgen.article import Article
from reportgen.errors import UsageError
from reportgen.renderers.edited import Edited
from reportgen.renderers.elements import with_text
from reportgen.renderers.page import Page, lay_out
from reportgen.renderers.theme import Theme, fill, logo_of, style_of, words_of
from reportgen.report import Report

_TEMPLATE = "edited.html.j2"
_log = logging.getLogger("reportgen.renderers.pdf")


def render_edited(
    edited: Edited, report: Report, texts: Mapping[str, Article], theme: Theme, name: str
) -> bytes:
    """The edited briefing as `html` or `pdf`, the report and its texts inside a PDF.

    Raises UsageError for another format and OutputError where the PDF cannot be made.
    """
    page = _page(edited, report, texts, theme)
    if name == "html":
        style = style_of(theme, "style.css", "screen.css", "edited.css")
        return _fill(page, edited, theme, style, screen=True).encode("utf-8", "replace")
    if name != "pdf":
        raise UsageError("An edited briefing is printed as .pdf or .html; name such a file with -o.")
    return _print(page, edited, report, texts, theme)


def _print(page: Page, edited: Edited, report: Report, texts: Mapping[str, Article], theme: Theme) -> bytes:
    from reportgen.renderers import pdf  # noqa: PLC0415  # not needed for HTML

    style = style_of(theme, "fonts.css", "style.css", "print.css", "edited.css") + pdf.PAPERS.get(
        theme.paper, ""
    )
    shown, told = with_text(page, pdf.break_words), with_text(edited, pdf.break_words)
    html = _fill(shown, told, theme, style, screen=False)
    printed = pdf.print_sheets(html, report, texts, theme)
    for warning in printed.warnings:
        _log.warning("%s", warning)
    return printed.content


def _fill(page: Page, edited: Edited, theme: Theme, style: str, *, screen: bool) -> str:
    """The page in the theme's template; a screen is told to run and fetch nothing."""
    # The Nu validator hashes neither the blanks at its ends nor the returns in it.
    safe = style.strip().replace("\r\n", "\n").replace("</", "<\\/")
    hashed = base64.b64encode(hashlib.sha256(safe.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{hashed}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    return fill(
        theme,
        _TEMPLATE,
        page=page,
        edited=edited,
        style=Markup(safe),  # noqa: S704  # style sheets are the theme's, not an article's
        policy=policy if screen else "",
        screen=None,
        logo=logo_of(theme),
    )


def _page(edited: Edited, report: Report, texts: Mapping[str, Article], theme: Theme) -> Page:
    page = lay_out(report, texts, words_of(theme, report.language))
    label = " · ".join(filter(None, (page.label, page.labels.edited_briefing)))
    return replace(
        page,
        title=edited.title,
        label=label,
        layout="facing",
        method=(page.labels.edited_method, *page.method[1:]),
        command="reportgen show MARK",
    )
