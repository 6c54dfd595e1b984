"""HTML pages: one pass over trafilatura's tree, so that quotations, lists, tables and links are kept."""

from __future__ import annotations

from lxml.html import HtmlElement  # noqa: TC002 - as everywhere, types are there at run time

from reportgen.capture import Capture
from reportgen.documents.base import Document, has_words
from reportgen.documents.body import article_blocks, with_heading
from reportgen.documents.doubts import doubts
from reportgen.documents.encoding import decode, is_binary
from reportgen.documents.metadata import read_metadata
from reportgen.documents.tree import absolute, parse
from reportgen.errors import DocumentError

_CODE = frozenset({"script", "style", "template"})
# Twice as much as the longest article that is read, for what stands around it.
LONGEST_PAGE = 2_000_000


def read_html(capture: Capture) -> Document:
    """The article of an HTML page.  Raises DocumentError: binary, no-text, too-large."""
    text = decode(capture.content, capture.charset)
    if is_binary(text):
        raise DocumentError(
            capture.url, "The bytes are no page but binary data; HTML was expected.", "binary"
        )
    tree, flags = parse(text)
    if tree is None:
        raise DocumentError(capture.url, "The page holds no text.", "no-text")
    _require_readable(capture.url, tree)
    url = capture.final_url if capture.final_url.startswith(("http://", "https://")) else ""
    base = _make_absolute(tree, url)
    facts = read_metadata(tree, url, capture.captured)
    blocks, extractor = article_blocks(tree, base, facts)
    facts, blocks = with_heading(facts, blocks, capture.captured)
    if not any(has_words(block.text) for block in blocks):
        deep = " Its elements are nested too deep to be read." if "too-deep" in flags else ""
        raise DocumentError(capture.url, f"No article text was found in the page.{deep}", "no-text")
    return Document(
        blocks=blocks,
        title=facts.title,
        authors=facts.authors,
        published=facts.published,
        modified=facts.modified,
        publisher=facts.publisher,
        language=facts.language,
        provenance=facts.provenance,
        extractor=extractor,
        url=facts.url,
        flags=(*flags, *doubts(tree, blocks, facts, extractor)),
    )


def _require_readable(url: str, tree: HtmlElement) -> None:
    """Raises DocumentError for a page with more words than any article has: a data dump.

    Choosing among a hundred thousand paragraphs takes half a minute, and the
    article would be refused for its length all the same.
    """
    length = sum(
        len(element.text or "") + len(element.tail or "")
        for element in tree.iter()
        if element.tag not in _CODE
    )
    if length > LONGEST_PAGE:
        raise DocumentError(
            url,
            f"The page has {length:,} characters of text; at most {LONGEST_PAGE:,} are read.",
            "too-large",
        )


def _make_absolute(tree: HtmlElement, url: str) -> str:
    """The address that the page's links are relative to; its links are made absolute in place."""
    said = next((element.get("href") or "" for element in tree.iter("base")), "")
    base = absolute(said, url) if said and url else url
    for element in tree.iter("a"):
        if href := element.get("href"):
            element.set("href", absolute(href, base))
    return base
