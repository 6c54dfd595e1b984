"""Which part of an HTML page is the article: trafilatura's choice, completed by what the page says."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from importlib.metadata import version
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from reportgen.documents.base import DocumentBlock, size
from reportgen.documents.dates import parse_date
from reportgen.documents.furniture import clear, is_furniture
from reportgen.documents.heading import read_heading
from reportgen.documents.metadata import Facts, people_in
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
# Three links side by side in the middle of a text are its own (places, clubs); at its end they are tags.
_MOST_TEASERS = 2
# "More:", "Read also:" before a teaser, or the question that it answers.
_RUBRIC = re.compile(r"^[^:.!?|]{1,30}[:?!|]\s")
# The full stop of a sentence stands behind its link, that of a teaser within.
_STOP = re.compile(r"[.。…]")
_NO_LETTERS = re.compile(r"[\W_]+")
# A heading names what follows; longer is the lead in a heading's clothes.
_LONGEST_HEADING = 160
# Shorter titles ("The bridge") are words of many a heading.
_LEAST_TITLE = 15
# Words of a heading that a title of the page has, where it stands above the text.
_TITLE_SHARE = 0.9
# Block quotations looked for in the running text: no article has more.
_MOST_QUOTES = 200
# A name and a day take no more.
_LONGEST_SIGNATURE = 120
# Letters of "by" and "and" beside the names.
_BESIDE_NAMES = 8
# Blocks at the top in which a byline and a date line stand.
_SIGNED_TOP = 3
# Words of a block that stand in a row in the page's own copy, where it is in other marks or has no links.
_COPIED_SHARE = 0.6
_COPIED_RUN = 4
# Of what a page shows, captions and teasers are in no copy; of another text next to nothing is.
_SHOWN_SHARE = 0.2
# A town or a rubric before the lead where the page shows it.
_BEFORE_LEAD = 40
_CUT_OFF = ("…", "...")
_WORD = re.compile(r"\w+")
_LONG_WORD = re.compile(r"[^\W_]{2,12}")
# Words of the lead among which the longest is looked for.
_MOST_WORDS = 6
_HOLDERS = etree.XPath("//body//text()[contains(., $word)]/parent::*[not(self::script or self::style)]")
# Places in which a long word of the lead stands before the lead does.
_MOST_PLACES = 6
_INLINE = frozenset("a span b strong i em u font small mark".split())


def article_blocks(tree: HtmlElement, base: str, facts: Facts) -> tuple[Blocks, str]:
    """The blocks of the article in the page, and what chose them."""
    blocks, extractor = _by_trafilatura(tree, base, live=facts.live)
    if size(blocks) < SHORT:
        other = _by_readability(tree, base)
        if size(other) > _CLEARLY_MORE * size(blocks):
            blocks, extractor = other, f"readability-lxml {version('readability-lxml')}"
    if len(facts.body) > _FULLER * size(blocks):
        other = _by_own_copy(tree, base, facts)
        if size(other) > _FULLER * size(blocks) and _agree(blocks, other):
            blocks, extractor = other, "json-ld"
    elif len(blocks) == 1 and _letters(blocks[0].text) == _letters(facts.body):
        blocks = _lines(facts)  # trafilatura read the same copy, and lost its paragraphs
    return _with_lead(tree, base, _without_frame(blocks, facts), facts), extractor


def with_heading(facts: Facts, blocks: Blocks, captured: datetime) -> tuple[Facts, Blocks]:
    """The facts with what the byline and the date line above the text add, and the blocks without these."""
    told = read_heading(blocks, captured)
    if not told.blocks:
        return facts, blocks
    if told.authors and not facts.signed:
        origin = replace(facts.provenance, authors="heading")
        facts = replace(facts, authors=told.authors, signed=True, provenance=origin)
    if told.published and not facts.published:
        origin = replace(facts.provenance, published="heading")
        facts = replace(facts, published=told.published, provenance=origin)
    return facts, told.blocks


def _by_trafilatura(tree: HtmlElement, base: str, *, live: bool = False) -> tuple[Blocks, str]:
    import trafilatura  # noqa: PLC0415 - 350 ms

    tree = copy.copy(tree)
    clear(tree)
    if live:  # trafilatura takes the first post for the article
        for post in list(tree.iter("article")):
            post.tag = "div"
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


def _by_own_copy(tree: HtmlElement, base: str, facts: Facts) -> Blocks:
    """The blocks of the page that stand in its own copy of the article, in order, each once.

    A page that shows none of it, because a script would, gives the copy
    itself, unless it is for subscribers.
    """
    known, runs = _letters(facts.body), _runs(facts.body)
    seen, chosen = set[str](), []
    for block in read_blocks(tree, base):
        letters = _letters(block.text)
        if len(letters) < _TELLING or letters in seen:
            continue
        if letters in known or _shared(_runs(block.text), runs) >= _COPIED_SHARE:
            seen.add(letters)
            chosen.append(block)
    if size(tuple(chosen)) >= SHORT or not facts.free:
        return tuple(chosen)
    return _lines(facts)


def _agree(shown: Blocks, copied: Blocks) -> bool:
    """Whether the page's own copy holds what the page shows, where that is long enough for an article.

    The copy is not seen by readers, so that anything may stand in it.
    """
    if size(shown) < SHORT:
        return True
    runs = _runs(" ".join(block.text for block in copied))
    return _shared(_runs(" ".join(block.text for block in shown)), runs) >= _SHOWN_SHARE


def _lines(facts: Facts) -> Blocks:
    """The page's own copy of the article, a paragraph a line."""
    return tuple(DocumentBlock(kind="paragraph", text=line) for line in facts.body.split("\n") if line)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of four words in a text."""
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[i : i + _COPIED_RUN]) for i in range(len(words) - _COPIED_RUN + 1))


def _shared(some: frozenset[tuple[str, ...]], many: frozenset[tuple[str, ...]]) -> float:
    return len(some & many) / len(some) if some else 0.0


def _without_frame(blocks: Blocks, facts: Facts) -> Blocks:
    """The blocks without what names, signs, advertises or repeats the article or leads to another one."""
    kept: list[DocumentBlock] = []
    above = True
    told = [block for number, block in enumerate(blocks) if not _is_signature(block, facts, number)]
    last = max(
        (n for n, block in enumerate(told) if block.kind == "paragraph" and not block.links), default=-1
    )
    for number, block in enumerate(told):
        teases = _is_teaser(block, ended=number > last)
        if teases or is_furniture(block.text) or _names(block, facts, above=above):
            continue
        kept.append(_settled(block, facts, above=above))
        above = above and block.kind == "heading"
    kept = _once(kept)
    while kept and (kept[-1].kind == "heading" or kept[-1].text.endswith((":", "："))):
        kept.pop()  # a heading of nothing
    return tuple(kept) or blocks


def _names(block: DocumentBlock, facts: Facts, *, above: bool) -> bool:
    """Whether a heading is the title once more, with a rubric before it or in the words of another place."""
    if block.kind != "heading":
        return False
    letters = _letters(block.text)
    titles = [title for title in map(_letters, (facts.title, *facts.titles)) if title]
    if any(letters == title or (title in letters and len(title) >= _LEAST_TITLE) for title in titles):
        return True
    words = set(_WORD.findall(block.text.casefold()))
    told = [set(_WORD.findall(title.casefold())) for title in (facts.title, *facts.titles)]
    return above and any(words and len(words & known) >= _TITLE_SHARE * len(words) for known in told)


def _settled(block: DocumentBlock, facts: Facts, *, above: bool) -> DocumentBlock:
    """The block, as a paragraph where it is the lead in a heading's dress."""
    lead = block.kind == "heading" and (
        len(block.text) > _LONGEST_HEADING
        or _letters(block.text) == _letters(facts.lead)
        or (above and block.text.endswith((".", "。")))
    )
    return DocumentBlock(kind="paragraph", text=block.text, links=block.links) if lead else block


def _once(blocks: list[DocumentBlock]) -> list[DocumentBlock]:
    """The blocks without those shown twice, and without words of the text that are set large beside it."""
    texts = [_letters(block.text) for block in blocks]
    running = "\n".join(text for text, block in zip(texts, blocks, strict=True) if block.kind != "quote")
    seen: set[str] = set()
    kept: list[DocumentBlock] = []
    quotes = 0
    for block, letters in zip(blocks, texts, strict=True):
        quotes += block.kind == "quote"
        if len(letters) >= _TELLING and block.kind not in ("table", "item"):
            large = block.kind == "quote" and quotes <= _MOST_QUOTES and letters in running
            if large or letters in seen:
                continue
        seen.add(letters)
        kept.append(block)
    return kept


def _is_teaser(block: DocumentBlock, *, ended: bool) -> bool:
    """Whether the block only leads to another article; `ended` says that no text follows it."""
    if not block.links or len(block.text) > _LONGEST_TEASER or block.kind in ("quote", "table"):
        return False
    rubric = _RUBRIC.match(block.text)
    if not ended and not rubric and len(block.links) > _MOST_TEASERS:
        return False
    if not rubric and _STOP.match(block.text, block.links[-1].end):
        return False
    begin = min(rubric.end() if rubric else 0, block.links[0].start)
    linked = sum(len(_letters(block.text[link.start : link.end])) for link in block.links)
    return linked >= _TEASER_SHARE * len(_letters(block.text[begin:]))


def _is_signature(block: DocumentBlock, facts: Facts, number: int) -> bool:
    """Whether a block only says who wrote the article or when, as its metadata do, or is a count."""
    if len(block.text) > _LONGEST_SIGNATURE or block.kind not in ("paragraph", "heading"):
        return False
    if block.text.isdecimal():
        return True
    people = {_letters(name) for name in people_in([block.text])}
    others = len(_letters(block.text)) - sum(map(len, people))
    if people and people <= set(map(_letters, facts.authors)) and others <= _BESIDE_NAMES:
        return True
    return number < _SIGNED_TOP and _is_date_line(block.text, facts)


def _is_date_line(text: str, facts: Facts) -> bool:
    """Whether a line names the day on which the page was published or changed, and hardly anything else."""
    if sum(character.isalpha() for character in text) > _LONGEST_SIGNATURE / 3 or text.endswith((".", "。")):
        return False
    moment = parse_date(text)
    days = [known.date() for known in (facts.published, facts.modified) if known]
    return moment is not None and any(abs((moment.date() - day).days) <= 1 for day in days)


def _with_lead(tree: HtmlElement, base: str, blocks: Blocks, facts: Facts) -> Blocks:
    """The blocks with the lead first, where the page shows it and the extractor took it for a rubric."""
    cut = facts.lead.endswith(_CUT_OFF)
    lead = _letters(facts.lead)
    if len(lead) < _TELLING or lead in _letters(facts.title):
        return blocks
    if lead in _letters("".join(block.text for block in blocks)):
        return blocks
    for block in _shown(tree, base, facts.lead):
        letters = _letters(block.text)
        if (
            letters.startswith(lead)
            if cut
            else letters.endswith(lead) and len(letters) <= len(lead) + _BEFORE_LEAD
        ):
            return (DocumentBlock(kind="paragraph", text=block.text, links=block.links), *blocks)
    return blocks


def _shown(tree: HtmlElement, base: str, text: str) -> Iterator[DocumentBlock]:
    """The blocks of the page around the longest of the first words of a text."""
    word = max(_LONG_WORD.findall(text)[:_MOST_WORDS], key=len, default="")
    elements = _HOLDERS(tree, word=word) if word else []
    assert isinstance(elements, list)
    for element in elements[:_MOST_PLACES]:
        assert isinstance(element, HtmlElement)
        yield from read_blocks(_whole(element), base)


def _whole(element: HtmlElement) -> HtmlElement:
    """The element, or the one around it of whose text it is a part."""
    while element.tag in _INLINE and (outer := element.getparent()) is not None:
        element = outer
    return element


def _letters(text: str) -> str:
    """The letters and digits of a text alone, for comparing it with a copy in another form."""
    return _NO_LETTERS.sub("", text).casefold()
