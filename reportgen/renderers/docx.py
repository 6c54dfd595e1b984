"""A Word file: the whole page in Word's own styles, with real headings, lists, tables and links.

Made from the template for Confluence, the elements of which have each their
counterpart in Word: whoever changes that template changes both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from lxml import etree

from reportgen.article import Article
from reportgen.renderers.confluence import fill_page
from reportgen.renderers.page import lay_out
from reportgen.renderers.theme import Theme, read_settings, words_of
from reportgen.renderers.word import Run, Word
from reportgen.report import Report

_ROOT = '<page xmlns:ac="urn:ac" xmlns:ri="urn:ri">{}</page>'
_ANCHOR = "{urn:ac}anchor"
_STYLES = {"blockquote": "Quote", "rich-text-body": "Intense Quote", "ul": "List Bullet", "ol": "List Number"}
_LEVELS = {"h1": 0, "h2": 1, "h3": 2}


def render(report: Report, texts: Mapping[str, Article], theme: Theme) -> bytes:
    """The report as a .docx; the same report gives the same bytes."""
    page = lay_out(report, texts, words_of(theme, report.language))
    root = etree.fromstring(_ROOT.format(fill_page(page, theme)).encode("utf-8", "replace"))
    word = Word(page.language, theme.paper, read_settings(theme)["colors"]["ink"])
    _lay_out(word, root, "Normal")
    word.foot(page.imprint)
    return word.pack(page.title, report.id, page.language, report.made)


def _lay_out(word: Word, parent: Any, style: str) -> None:
    """The blocks of an element, one below the other."""
    for element in parent:
        name = etree.QName(element).localname
        if name in _LEVELS:
            word.heading(_runs(element), _LEVELS[name])
        elif name in ("p", "li"):
            word.paragraph(_runs(element), style)
        elif name == "table":
            word.table([[_paragraphs(cell) for cell in row] for row in element.iter("tr")])
        elif name != "parameter":
            _lay_out(word, element, _STYLES.get(name, style))


def _paragraphs(cell: Any) -> list[Sequence[Run]]:
    """The paragraphs of a cell, or all of it as one."""
    look = Run(text="", bold=cell.tag == "th")
    return [_runs(element, look) for element in cell if element.tag == "p"] or [_runs(cell, look)]


def _runs(element: Any, look: Run | None = None) -> Sequence[Run]:
    """The text of an element, in the looks of those inside it."""
    look = look or Run(text="")
    return [run for run in _each(element, look) if run.text or run.bookmark]


def _each(element: Any, look: Run) -> Iterator[Run]:
    yield replace(look, text=element.text or "")
    for child in element:
        name = etree.QName(child).localname
        if name == "br":
            yield replace(look, text="\n")
        elif name == "structured-macro":  # only anchors stand inside of a block
            yield Run(text="", bookmark=child.findtext("{urn:ac}parameter") or "")
        else:
            yield from _each(child, _inside(child, name, look))
        yield replace(look, text=child.tail or "")


def _inside(child: Any, name: str, look: Run) -> Run:
    """How the text inside an element looks."""
    bold, italic = look.bold or name == "strong", look.italic or name == "em"
    link = child.get("href") or (f"#{child.get(_ANCHOR)}" if name == "link" else look.link)
    language, way = child.get("lang") or look.language, child.get("dir")
    right_to_left = way == "rtl" if way else look.right_to_left
    return replace(look, bold=bold, italic=italic, link=link, language=language, right_to_left=right_to_left)
