"""The pages that e-mails carry: laid out with tables, which stand for columns and not for figures."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement  # noqa: TC002 - as everywhere, types are there at run time

from reportgen.documents.encoding import decode
from reportgen.documents.tree import parse

_PLACES = frozenset({"table", "tbody", "thead", "tfoot", "tr", "td", "th"})
_BLOCKS = ("table", "p", "h1", "h2", "h3", "h4", "div", "ul", "ol", "blockquote")
# Longer is a paragraph, not a cell.
_LONGEST_CELL = 120
# The first line that a list of mails shows, repeated or made up, and seen nowhere else.
_HIDDEN = re.compile(
    r"(?:display\s*:\s*none|mso-hide\s*:\s*all|max-height\s*:\s*0(?:px)?\s*(?:;|$))", re.IGNORECASE
)
# What mail programs mark as the signature.
_SIGNED = frozenset({"gmail_signature", "gmail_signature_prefix", "moz-signature", "Signature"})


def unfold(content: bytes, charset: str) -> bytes:
    """The page in UTF-8 as one article: its layout tables as plain parts, without what no reader of it sees.

    An e-mail has no frame of a site around it, and extractors of pages drop
    from it what would be one there.
    """
    tree, _ = parse(decode(content, charset))
    if tree is None:
        return content
    for element in list(tree.iter("div", "span", "p", "td", "tr", "table")):
        if _HIDDEN.search(element.get("style") or ""):
            _drop(element)
    for element in list(tree.iter("div", "span", "pre", "table")):
        if _SIGNED & {*(element.get("class") or "").split(), element.get("id") or ""}:
            _drop(element)
    for heading in tree.iter("h1", "h2", "h3", "h4"):
        for link in list(heading.iter("a")):
            link.drop_tag()  # a heading that leads to its story would be taken for a teaser
    layouts = {table for table in tree.iter("table") if _is_layout(table)}
    placed = [each for each in tree.iter(*_PLACES) if _table_of(each) in layouts]
    for each in placed:
        each.tag = "div"
    if (body := tree.find("body")) is not None:
        body.tag = "article"
    page: bytes = etree.tostring(tree, encoding="utf-8", method="html")
    return page


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
