"""Callables in the shapes that the scoring scripts ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from itertools import combinations

from reportgen.article import Article, Block
from reportgen.attribution import attributions
from reportgen.difference import Side, between
from reportgen.figure import quantities
from reportgen.language import sentences as split
from reportgen.passage import Passage, Span
from reportgen.plugins import load
from reportgen.similarity import Similarity
from reportgen.summarizers.base import Budget

Place = tuple[int, int]
"""A sentence: number of its document, number in it."""

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")


def article_of(text: str, number: int = 0, language: str = "en") -> Article:
    """A text as an article, its paragraphs parted by blank lines; its id is made from its number."""
    blocks = tuple(
        Block(kind="paragraph", start=found.start(), end=found.end()) for found in _PARAGRAPH.finditer(text)
    )
    spans = tuple(
        (block.start + start, block.start + end)
        for block in blocks
        for start, end in split(text[block.start : block.end], language)
    )
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(
        id=f"{number:012x}",
        source=f"source {number}",
        text=text,
        blocks=blocks,
        sentence_spans=spans,
        language=language,
        captured=datetime(2000, 1, 1, tzinfo=UTC),
        page_sha256=digest,
        text_sha256=digest,
    )


def sentences(text: str, language: str) -> list[Span]:
    """Spans of the sentences of a text."""
    return split(text, language)


def align(documents: Sequence[Sequence[str]]) -> list[tuple[Place, Place]]:
    """Pairs of sentences of different documents that stand on one point, each document one account."""
    from reportgen.alignment import Likeness
    from reportgen.alignment import align as align_statements
    from reportgen.attribution.statement import Statement
    from reportgen.figure import quantities
    from reportgen.told import Told

    places = [(document, index) for document, texts in enumerate(documents) for index in range(len(texts))]
    told = [
        Told(
            account=str(document),
            origin=str(document),
            language="en",
            number=index + 1,
            quantities=quantities(documents[document][index]),
            statement=Statement(
                passage=article_of(documents[document][index], 1000 * document + index).passage(
                    0, len(documents[document][index])
                ),
                chain=(str(document),),
            ),
        )
        for document, index in places
    ]
    return [
        (places[i], places[j])
        for group in align_statements(told, Likeness(told))
        for i, j in combinations(group.members, 2)
        if places[i][0] != places[j][0]
    ]


def pairs(texts: Sequence[str], wanted: Sequence[tuple[int, int]]) -> list[float]:
    """How alike the texts of each pair are."""
    similarity = Similarity(texts)
    return [similarity.score(i, j) for i, j in wanted]


def summary(texts: Sequence[str], words: int, method: str = "coverage") -> list[str]:
    """The sentences that a summarizer chooses from some texts."""
    articles = [article_of(text, number) for number, text in enumerate(texts)]
    return [chosen.passage.text for chosen in load("summarizers", method)(articles, Budget(words=words), {})]


def summary_lead(texts: Sequence[str], words: int) -> list[str]:
    """The same by the first sentences, for comparison."""
    return summary(texts, words, "lead")


def summary_lex_rank(texts: Sequence[str], words: int) -> list[str]:
    """The same by LexRank, for comparison."""
    return summary(texts, words, "lex_rank")


def figures(text: str) -> list[float]:
    """Counts, money, shares and measures of a sentence, in the text's own scale; both ends of a range."""
    found: list[float] = []
    for quantity in quantities(text):
        if quantity.vague:
            continue
        if quantity.terms:
            found += quantity.terms
            continue
        ends = (quantity.low, quantity.high) if quantity.bound == "range" else (quantity.value,)
        found += [end / quantity.scale for end in ends if end is not None]
    return found


def _differ(left: str, right: str) -> bool:
    a = Side(account="a", passage=Passage(article="a", start=0, end=len(left), text=left))
    b = Side(account="b", passage=Passage(article="b", start=0, end=len(right), text=right))
    return any(d.kind in ("number", "time", "date", "polarity", "update") for d in between(a, b))


def alarms(left: str, right: str) -> bool:
    """Whether anything but a name or an emphasis differs between two sentences on one claim."""
    return _differ(left, right)


def contra(text: str, hypothesis: str) -> bool:
    """Whether the two cannot both be true, as far as figures, dates and polarity tell."""
    return _differ(text, hypothesis)


def pages(html: bytes, url: str) -> dict[str, object]:
    """Text without its title, title, authors and day of an HTML page."""
    from datetime import UTC, datetime

    from reportgen.capture import Capture, Source
    from reportgen.documents.html import read_html

    captured = datetime(2026, 11, 22, tzinfo=UTC)
    source = Source(url=url)
    found = read_html(Capture(source=source, url=url, final_url=url, content=html, captured=captured))
    return {
        "text": "\n".join(block.text for block in found.blocks),
        "title": found.title,
        "authors": list(found.authors),
        "date": found.published.date().isoformat() if found.published else "",
    }


def quotes(text: str) -> list[dict[str, list[Span]]]:
    """What a text puts into somebody's mouth: spans of content, source and cue."""
    return [
        {
            "content": list(found.content),
            "source": [found.source] if found.source else [],
            "cue": [found.cue] if found.cue else [],
        }
        for found in attributions(text)
    ]
