"""MediaWiki's wikitext: every sentence with a footnote that cites its article and quotes the passage.

Needs the extension Cite and a template `cite news` in the wiki, as Wikipedia
has them.  No text of an article can become markup: signs of wikitext stand as
numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import quote

from reportgen.article import Article
from reportgen.passage import display
from reportgen.renderers.elements import PLAIN, Quoted, right_to_left, with_text
from reportgen.renderers.page import lay_out
from reportgen.renderers.register import link_of
from reportgen.renderers.tabular import align, fits_table, tidy
from reportgen.renderers.theme import Theme, fill, words_of
from reportgen.report import Report, ReportArticle

# Brackets, pipes and tags anywhere; what needs a second one of its kind only beside it; a colon before
# anything but a blank or the minutes of a time, since an address may begin there; the words that MediaWiki
# makes links of together with a number behind them; what begins a line, and an apostrophe at either end,
# where one of ours may stand beside it.  The full-width signs are those of Japanese wikis.
_SPECIAL = re.compile(
    r"[\[\]{}|<>&~=]|'(?=')|(?<=')'|^'|'$|[_＿](?=[_＿])|(?<=[_＿])[_＿]|!(?=!)|(?<=!)!"
    r"|^[*#＃:;!+-]|:(?!\s|(?<=\d:)\d\d(?![\w:]))|I(?=SBN)|R(?=FC )|P(?=MID )"
)
_NAMED = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_BLANK = re.compile(r"\s+")
# In an address `~~~~` would be signed, `__TOC__` taken for a switch, and `''` for italics.
_SAFE_IN_LINK = ":/?#@!$&+,;=%-."
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
_REFERENCE = re.compile(r'<ref name="s(\d+)\.(\d+)(-\d+)?" />')


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One footnote: a passage and the article it stands in."""

    mark: str
    """The mark of the passage, e.g. `3.14`."""
    authors: tuple[str, ...]
    """Authors of the article."""
    title: str
    """Its title."""
    source: str
    """Who publishes it."""
    link: str = field(metadata=PLAIN)
    """Its address, `""` where it is no web address."""
    published: str = field(metadata=PLAIN)
    """Day of publication in ISO form, `""` where it is not given."""
    captured: str = field(metadata=PLAIN)
    """Day of capture in ISO form."""
    language: str = field(metadata=PLAIN)
    """Language tag, `""` where it is unknown."""
    quoted: str
    """The sentence, `""` where its text is not at hand."""


def render(report: Report, texts: Mapping[str, Article], theme: Theme) -> bytes:
    """The report as wikitext in UTF-8, with lines ending in a newline and no two blank lines together."""
    page = lay_out(report, texts, words_of(theme, report.language))
    table = fits_table(page, theme.layout)
    filled = fill(
        theme,
        "briefing.wiki.j2",
        page=with_text(align(page) if table else page, escape),
        table=table,
        emphasize=speak,
        foreign=foreign,
        own=own,
        link=link,
    )
    cited = tuple(_cite(report, texts, _marks_in(filled)))
    notes = fill(theme, "references.wiki.j2", references=with_text(cited, escape), say=say, link=link)
    return tidy(filled + "\n" + notes).encode("utf-8", "replace")


def escape(text: str) -> str:
    """Text that MediaWiki shows as it is, at the start of a line, in a cell and in an argument too."""
    return _SPECIAL.sub(_escape_character, _BLANK.sub(" ", text))


def _escape_character(found: re.Match[str]) -> str:
    return _NAMED.get(found[0], f"&#{ord(found[0])};")


def link(address: str) -> str:
    """An address as it may stand in an external link or an argument."""
    return quote(address, safe=_SAFE_IN_LINK).replace("~", "%7E").replace("__", "%5F%5F")


def emphasize(quoted: Quoted) -> str:
    """The escaped words of a passage, those that carry a difference in bold."""
    return "".join(f"'''{s.text}'''" if s.marked else s.text for s in quoted.segments)


def speak(quoted: Quoted) -> str:
    """The escaped words of a passage, with their language and direction where these are not the page's."""
    return foreign(emphasize(quoted), quoted.language, right_to_left=_goes_left(quoted.text))


def say(reference: Reference) -> str:
    """The escaped words of a footnote's passage, with their language and direction where it matters."""
    left = _goes_left(reference.quoted)
    return foreign(reference.quoted, reference.language if left else "", right_to_left=left)


def own(words: str) -> str:
    """Escaped words of no known language, such as a name or a topic, kept apart where they go to the left."""
    return f'<bdi dir="rtl">{words}</bdi>' if _goes_left(words) else words


def _goes_left(words: str) -> bool:
    """Whether escaped words begin at the right; an entity begins with letters of its own."""
    return not words.isascii() and right_to_left(unescape(words))


def foreign(words: str, language: str, *, right_to_left: bool | None = None) -> str:
    """Wikitext in another language; `right_to_left` is None where its first letter shall tell."""
    language = language if _LANGUAGE.fullmatch(language) else ""
    if not language and not right_to_left:
        return words
    way = {None: "auto", True: "rtl", False: "ltr"}[right_to_left]
    tag = f' lang="{language}"' if language else ""
    return f'<span{tag} dir="{way}">{words}</span>'


def _marks_in(filled: str) -> list[str]:
    """The marks that have a footnote, in the order of articles and sentences."""
    found = {(int(article), int(first), last or "") for article, first, last in _REFERENCE.findall(filled)}
    return [f"{article}.{first}{last}" for article, first, last in sorted(found)]


def _cite(report: Report, texts: Mapping[str, Article], marks: Iterable[str]) -> Iterator[Reference]:
    for mark in marks:
        ident, start, end = report.span(mark)
        article = report.article[ident]
        words = texts[ident].text[start:end] if ident in texts else ""
        yield _refer(article, mark, display(words))


def _refer(article: ReportArticle, mark: str, words: str) -> Reference:
    return Reference(
        mark=mark,
        authors=tuple(filter(None, map(display, article.authors))),
        title=display(article.title) or "—",
        source=display(article.source),
        link=link_of(display(article.final_url or article.url)),
        published=article.published.date().isoformat() if article.published else "",
        captured=article.captured.date().isoformat(),
        language=article.language if _LANGUAGE.fullmatch(article.language) else "",
        quoted=words,
    )
