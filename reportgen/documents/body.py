"""Which part of an HTML page is the article: trafilatura's choice, completed by what the page says."""

from __future__ import annotations

import copy
import re
from importlib.metadata import version
from typing import Any

from lxml import etree
from lxml.html import HtmlElement  # noqa: TC002 - as everywhere, types are there at run time

from reportgen.documents.base import DocumentBlock, size
from reportgen.documents.metadata import Facts
from reportgen.documents.tree import mark_blanks, parse, read_blocks

Blocks = tuple[DocumentBlock, ...]

# A shorter body is a teaser, a notice or a page that was not understood: about sixty words.
SHORT = 350
# The other extractor is believed on a short body only when it has clearly more (measured: two never hurts).
_CLEARLY_MORE = 2.0
# The page's own copy of its text is believed where it has a quarter more: less is captions and rubrics.
_FULLER = 1.25
# A shorter piece of text may stand in a long one by chance.
_TELLING = 25
# Nine of ten characters in links: a teaser of another article, not a sentence of this one.
_TEASER_SHARE = 0.9
_LONGEST_TEASER = 200
# "More:", "Read also:" before a teaser.
_RUBRIC = re.compile(r"^[^:.!?]{1,30}:\s")
_NO_LETTERS = re.compile(r"[\W_]+")


def article_blocks(tree: HtmlElement, base: str, facts: Facts) -> tuple[Blocks, str]:
    """The blocks of the article in the page, and what chose them."""
    blocks, extractor = _by_trafilatura(tree, base)
    if size(blocks) < SHORT:
        other = _by_readability(tree, base)
        if size(other) > _CLEARLY_MORE * size(blocks):
            blocks, extractor = other, f"readability-lxml {version('readability-lxml')}"
    if len(facts.body) > _FULLER * size(blocks):
        other = _by_own_copy(tree, base, facts.body)
        if size(other) > _FULLER * size(blocks):
            blocks, extractor = other, "json-ld"
    blocks = _without_frame(blocks, facts.title)
    return _with_lead(tree, base, blocks, facts), extractor


def _by_trafilatura(tree: HtmlElement, base: str) -> tuple[Blocks, str]:
    import trafilatura  # noqa: PLC0415 - 350 ms

    tree = copy.copy(tree)
    mark_blanks(tree)
    found: Any = trafilatura.bare_extraction(
        tree, url=base or None, include_links=True, include_comments=False
    )
    body = found.body if found is not None else None
    return read_blocks(
        body, base, marked=True
    ) if body is not None else (), f"trafilatura {trafilatura.__version__}"


def _by_readability(tree: HtmlElement, base: str) -> Blocks:
    from readability import Document as Readability  # noqa: PLC0415 - only for short pages
    from readability.readability import Unparseable  # noqa: PLC0415 - the same

    try:
        page = etree.tostring(tree, encoding="unicode", method="html")
        summary, _ = parse(Readability(page).summary(html_partial=True))
    except (Unparseable, ValueError, TypeError, AttributeError, IndexError, etree.LxmlError):
        return ()
    return read_blocks(summary, base) if summary is not None else ()


def _by_own_copy(tree: HtmlElement, base: str, repeated: str) -> Blocks:
    """The blocks of the page that stand in its own copy of the article, in order, each once."""
    known, seen, chosen = _letters(repeated), set[str](), []
    for block in read_blocks(tree, base):
        letters = _letters(block.text)
        if len(letters) >= _TELLING and letters in known and letters not in seen:
            seen.add(letters)
            chosen.append(block)
    return tuple(chosen)


def _without_frame(blocks: Blocks, title: str) -> Blocks:
    """The blocks without teasers of other articles, the title once more, and headings of nothing."""
    named = _letters(title)
    kept = [
        b for b in blocks if not _is_teaser(b) and not (b.kind == "heading" and _letters(b.text) == named)
    ]
    while kept and kept[-1].kind == "heading":
        kept.pop()
    return tuple(kept) or blocks


def _is_teaser(block: DocumentBlock) -> bool:
    """Whether the block only leads to another article."""
    if not block.links or len(block.text) > _LONGEST_TEASER or block.kind in ("quote", "table"):
        return False
    rubric = _RUBRIC.match(block.text)
    begin = min(rubric.end() if rubric else 0, block.links[0].start)
    linked = sum(link.end - link.start for link in block.links)
    return linked >= _TEASER_SHARE * (len(block.text) - begin)


def _with_lead(tree: HtmlElement, base: str, blocks: Blocks, facts: Facts) -> Blocks:
    """The blocks with the lead first, where the page shows it and the extractor took it for a rubric."""
    lead = _letters(facts.lead)
    if len(lead) < _TELLING or lead in _letters(facts.title):
        return blocks
    if any(lead in _letters(block.text) for block in blocks):
        return blocks
    for block in read_blocks(tree, base):
        if _letters(block.text) == lead:
            return (DocumentBlock(kind="paragraph", text=block.text, links=block.links), *blocks)
    return blocks


def _letters(text: str) -> str:
    """The letters and digits of a text alone, for comparing it with a copy in another form."""
    return _NO_LETTERS.sub("", text).casefold()
