"""One self-contained HTML file: no script, no request, readable narrow and wide, light and dark, on paper."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import partial

from markupsafe import Markup

from reportgen.article import Article
from reportgen.renderers.charts import draw_range
from reportgen.renderers.page import Page, lay_out
from reportgen.renderers.theme import Theme, fill, read_asset, read_settings, variables
from reportgen.report import Report


def render(report: Report, texts: Mapping[str, Article], theme: Theme) -> bytes:
    """The report as an HTML file in UTF-8."""
    style = variables(theme) + read_asset(theme, "style.css") + read_asset(theme, "screen.css")
    return fill_page(lay_out(report, texts), theme, style, policy_of(style)).encode("utf-8", "replace")


def fill_page(page: Page, theme: Theme, style: str, policy: str) -> str:
    """The page in the theme's HTML template, under that style sheet."""
    # A theme's own style sheet must not end the style element it stands in.
    safe = Markup(style.replace("</", "<\\/"))  # noqa: S704  # style sheets are the theme's, not an article's
    colors = read_settings(theme).get("colors", {})
    chart = partial(draw_range, colors=colors)
    return fill(theme, "briefing.html.j2", page=page, style=safe, policy=policy, chart=chart)


def policy_of(style: str) -> str:
    """A content security policy that allows this style sheet, its icons, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.replace("</", "<\\/").encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
