"""The pages that e-mails carry: laid out with tables, which stand for columns and not for figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement  # noqa: TC002 - as everywhere, types are there at run time

from reportgen.documents.base import normalize
from reportgen.documents.encoding import decode
from reportgen.documents.tree import parse

_PLACES = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th"})
_BLOCKS = ("table", "p", "h1", "h2", "h3", "h4", "div", "ul", "ol", "blockquote")
UNTITLED = "untitlednewsletter"
"""Title of a page with several stories, which has none as a whole."""
# A title has three words and more; what has fewer is a rubric or a button.
_FEWEST_WORDS = 3
_LONGEST_TITLE = 200
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
# Elements between a link and its paragraph: heavy type, color, a font.
_NEAR = 4
_HEADINGS = ("h1", "h2", "h3", "h4")
# Words that lead from a teaser to its story, in the languages of most newsletters.
_MORE = re.compile(
    r"\W*(?:(?:read|continue|keep reading|learn more)\b.{0,60}|(?:see|get) (?:more|the full)\b.{0,40}"
    r"|(?:more|full (?:story|article|report))\b.{0,20}|(?:hier |jetzt )?weiter ?lesen"
    r"|(?:hier |jetzt )?mehr (?:lesen|dazu|erfahren)|zum (?:ganzen )?(?:artikel|beitrag|text)"
    r"|lire (?:la suite|plus|l['’]article).{0,20}|en savoir plus|leer (?:más|la nota|el artículo)"
    r"|(?:seguir|sigue) leyendo|ver (?:más|la nota)|leggi (?:tutto|di più|l['’]articolo)|continua a leggere"
    r"|(?:leia|ler|saiba) mais|lees (?:meer|verder|het hele artikel)|l[äe]s mer|læs mere|lue lisää"
    r"|czytaj (?:więcej|dalej)|číst (?:více|dále)|читать (?:далее|дальше|полностью)|подробнее"
    r"|читати (?:далі|більше)|devamını oku|続きを読む|全文を読む|阅读(?:全文|更多)|자세히 보기)\W*",
    re.IGNORECASE,
)
# Longer is a paragraph, not a cell.
_LONGEST_CELL = 120
# The first line that a list of mails shows, repeated or made up, and seen nowhere else.
_HIDDEN = re.compile(
    r"(?:display\s*:\s*none|mso-hide\s*:\s*all|max-height\s*:\s*0(?:px)?\s*(?:;|$))", re.IGNORECASE
)
# What mail programs mark as the signature.
_SIGNED = frozenset({"gmail_signature", "gmail_signature_prefix", "moz-signature", "Signature"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfolded:
    """The page of an e-mail, ready to be read."""

    content: bytes
    """It in UTF-8, or as it was where it has no elements."""
    leads: tuple[str, ...] = ()
    """Headings that lead to stories of their own, on one line each, in order."""
    flags: tuple[str, ...] = ()
    """`too-deep` where its elements are nested too deep to be read."""


def unfold(content: bytes, charset: str) -> Unfolded:
    """The page as one article: its layout tables as plain parts, without what no reader of it sees.

    An e-mail has no frame of a site around it, and extractors of pages drop
    from it what would be one there.
    """
    tree, flags = parse(decode(content, charset))
    if tree is None:
        return Unfolded(content=content, flags=flags)
    for element in list(tree.iter("div", "span", "p", "td", "tr", "table")):
        if _HIDDEN.search(element.get("style") or ""):
            _drop(element)
    for element in list(tree.iter("div", "span", "pre", "table")):
        if _SIGNED & {*(element.get("class") or "").split(), element.get("id") or ""}:
            _drop(element)
    leads = tuple(_leads(tree))
    if len(leads) < 2 and _raise_titles(tree):
        leads = tuple(_leads(tree))
    if len(leads) > 1:
        _take_title(tree)
    for heading in tree.iter(*_HEADINGS):
        for link in list(heading.iter("a")):
            link.drop_tag()  # a heading that leads to its story would be taken for a teaser
    layouts = {table for table in tree.iter("table") if _is_layout(table)}
    placed = [each for each in tree.iter(*_PLACES) if _table_of(each) in layouts]
    for each in placed:
        each.tag = "div"
    if (body := tree.find("body")) is not None:
        body.tag = "article"
    page: bytes = etree.tostring(tree, encoding="utf-8", method="html")
    return Unfolded(content=page, leads=leads, flags=flags)


def _raise_titles(tree: HtmlElement) -> bool:
    """Makes headings of linked lines in heavy type, titles in all but name; whether there are two."""
    titles = [(link, block) for link in tree.iter("a") if (block := _title_place(link)) is not None]
    if len(titles) < 2:
        return False
    for link, block in titles:
        if block.tag in ("p", "div"):
            block.tag = "h3"
        elif (parent := link.getparent()) is not None:
            heading = link.makeelement("h3")
            parent.replace(link, heading)
            heading.append(link)
    return True


def _title_place(link: HtmlElement) -> HtmlElement | None:
    """The paragraph or cell that is nothing but a link in heavy type with words of a title, else None."""
    words = _words(link)
    if len(words.split()) < _FEWEST_WORDS or len(words) > _LONGEST_TITLE or _MORE.fullmatch(words):
        return None
    heavy = _is_heavy(link) or any(map(_is_heavy, link.iterdescendants("b", "strong", "span", "font")))
    for element in islice(link.iterancestors(), _NEAR):
        if element.tag in ("p", "div", "td", "th"):
            return element if (heavy or _is_heavy(element)) and _words(element) == words else None
        heavy = heavy or _is_heavy(element)
    return None


def _is_heavy(element: HtmlElement) -> bool:
    return element.tag in ("b", "strong") or _HEAVY.search(element.get("style") or "") is not None


def _leads(tree: HtmlElement) -> Iterator[str]:
    """The headings that lead where no other does: they are links, or words such as "Read more" follow.

    Another link below a heading leads to a source or an offer, as in an article with headings of its own.
    """
    led: dict[str, str] = {}
    heading = ""
    for element in tree.iter("a", *_HEADINGS):
        if element.tag in _HEADINGS:
            heading = _words(element)
        elif heading and _is_address(element.get("href") or ""):
            words = _words(element)
            if words == heading or _MORE.fullmatch(words):
                led.setdefault(heading, element.get("href") or "")
    times = Counter(led.values())
    yield from (heading for heading, target in led.items() if times[target] == 1)


def _take_title(tree: HtmlElement) -> None:
    """Puts a title that nothing is called in the place of the page's.

    From a page goes the heading that repeats its title: here, that of the story that gave the mail its name.
    """
    for element in list(tree.iter("title", "meta")):
        _drop(element)
    head = tree.find("head")
    if head is None:
        head = tree.makeelement("head")
        tree.insert(0, head)
    head.append(tree.makeelement("meta", {"property": "og:title", "content": UNTITLED}))


def _words(element: HtmlElement) -> str:
    return normalize("".join(map(str, element.itertext())))


def _is_address(target: str) -> bool:
    return target.strip().lower().startswith(("http://", "https://"))


def _drop(element: HtmlElement) -> None:
    """Takes an element out; one that went with another is out already."""
    if element.getparent() is not None:
        element.drop_tree()


def _is_layout(table: HtmlElement) -> bool:
    """Whether a table only places texts on the page."""
    if (table.get("role") or "").strip().lower() in ("presentation", "none"):
        return True
    if next(table.iterdescendants(*_BLOCKS), None) is not None:
        return True
    return any(len("".join(cell.itertext())) > _LONGEST_CELL for cell in table.iter("td"))


def _table_of(element: HtmlElement) -> HtmlElement | None:
    """The table that an element belongs to, itself where it is one."""
    return element if element.tag == "table" else next(element.iterancestors("table"), None)
