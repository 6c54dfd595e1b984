"""One self-contained HTML file: no request, for narrow and wide, light and dark, paper, and no scripts."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from reportgen.article import Article
from reportgen.renderers.charts import draw_range
from reportgen.renderers.elements import Badge
from reportgen.renderers.handles import Handle, list_speakers, set_handles
from reportgen.renderers.page import Page, lay_out
from reportgen.renderers.quoted import Quoter
from reportgen.renderers.strip import draw_strip
from reportgen.renderers.surroundings import Surrounding, link_marks, set_surroundings
from reportgen.renderers.theme import Theme, fill, logo_of, read_asset, read_settings, style_of, words_of
from reportgen.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What only a page on a screen has."""

    script: Markup
    """Our own script; it holds nothing of a report."""
    handles: Mapping[str, Handle]
    """What points are filtered and sorted by, by anchor."""
    speakers: tuple[Badge, ...]
    """The accounts to filter by."""
    surroundings: tuple[Surrounding, ...]
    """Sentences in their texts; none where the texts are not there or not to be given away."""
    spots: Mapping[str, str]
    """Where a mark leads, of those whose sentence stands in its text on this page."""


def render(report: Report, texts: Mapping[str, Article], theme: Theme) -> bytes:
    """The report as an HTML file in UTF-8."""
    style = style_of(theme, "style.css", "screen.css")
    labels = words_of(theme, report.language)
    page = lay_out(report, texts, labels)
    # `--without-texts` asks for a file that gives away no more of a text than the report quotes.
    around = set_surroundings(Quoter(report, labels), texts, page) if theme.texts else ()
    screen = Screen(
        script=_inline(read_asset(theme, "screen.js")),
        handles=set_handles(report, page),
        speakers=list_speakers(page),
        surroundings=around,
        spots=link_marks(page, around),
    )
    policy = policy_of(style, screen.script)
    return fill_page(page, theme, style, policy, screen).encode("utf-8", "replace")


def fill_page(page: Page, theme: Theme, style: str, policy: str, screen: Screen | None = None) -> str:
    """The page in the theme's HTML template, under that style sheet; on paper there is no screen."""
    colors = read_settings(theme)["colors"]
    return fill(
        theme,
        "briefing.html.j2",
        page=page,
        style=_inline(style),
        policy=policy,
        screen=screen,
        chart=partial(draw_range, colors=colors, labels=page.labels),
        strip=partial(draw_strip, colors=colors, labels=page.labels),
        logo=logo_of(theme),
    )


def _inline(text: str) -> Markup:
    """A style sheet or script of the theme, which must not end the element that it stands in."""
    # The Nu validator hashes neither the blanks at its ends nor the returns in it.
    safe = text.strip().replace("\r\n", "\n").replace("</", "<\\/").replace("<!--", "<\\!--")
    return Markup(safe)  # noqa: S704  # both are the theme's, not an article's


def policy_of(style: str, script: str) -> str:
    """A content security policy that allows this style sheet and script, data pictures, and nothing else."""
    return (
        f"default-src 'none'; style-src {_hashed(_inline(style))}; script-src {_hashed(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
