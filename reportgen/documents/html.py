"""HTML pages: one pass over trafilatura's tree, so that quotations, lists, tables and links are kept."""

from __future__ import annotations

from lxml.html import HtmlElement  # noqa: TC002 - as everywhere, types are there at run time

from reportgen.capture import Capture
from reportgen.documents.base import Document, DocumentBlock, has_words, size
from reportgen.documents.body import SHORT, article_blocks
from reportgen.documents.encoding import decode, is_binary
from reportgen.documents.metadata import Facts, read_metadata
from reportgen.documents.tree import absolute, parse
from reportgen.errors import DocumentError

# Half of an article's characters in links: a list of teasers.
_LINKED_SHARE = 0.5
# Readers without a subscription get a few paragraphs.
_STUB = 1500


def read_html(capture: Capture) -> Document:
    """The article of an HTML page.  Raises DocumentError: binary, no-text."""
    text = decode(capture.content, capture.charset)
    if is_binary(text):
        raise DocumentError(
            capture.url, "The bytes are no page but binary data; HTML was expected.", "binary"
        )
    tree, flags = parse(text)
    if tree is None:
        raise DocumentError(capture.url, "The page holds no text.", "no-text")
    url = capture.final_url if capture.final_url.startswith(("http://", "https://")) else ""
    base = _make_absolute(tree, url)
    facts = read_metadata(tree, url, capture.captured)
    blocks, extractor = article_blocks(tree, base, facts)
    if not any(has_words(block.text) for block in blocks):
        raise DocumentError(capture.url, "No article text was found in the page.", "no-text")
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
        flags=(*flags, *_doubts(blocks, facts, extractor)),
    )


def _make_absolute(tree: HtmlElement, url: str) -> str:
    """The address that the page's links are relative to; its links are made absolute in place."""
    said = next((element.get("href") or "" for element in tree.iter("base")), "")
    base = absolute(said, url) if said and url else url
    for element in tree.iter("a"):
        if href := element.get("href"):
            element.set("href", absolute(href, base))
    return base


def _doubts(blocks: tuple[DocumentBlock, ...], facts: Facts, extractor: str) -> tuple[str, ...]:
    """Slugs of what a reader should know about the text."""
    characters = size(blocks)
    linked = sum(link.end - link.start for block in blocks for link in block.links)
    doubts = {
        "short": characters < SHORT,
        "doubtful-extraction": not extractor.startswith("trafilatura") or linked > _LINKED_SHARE * characters,
        "paywall": not facts.free and characters < _STUB,
    }
    return tuple(slug for slug, holds in doubts.items() if holds)
