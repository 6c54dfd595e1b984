"""The paragraphs of an article, with what is quoted and reported in each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.article import Article
from reportgen.attribution import voice
from reportgen.attribution.marks import Quoted
from reportgen.attribution.speech import Speech
from reportgen.passage import Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of an article with what was found in it."""

    span: Span
    """Its place."""
    sentences: tuple[Span, ...]
    """Its sentences."""
    quotes: tuple[Quoted, ...]
    """Quotations that begin in it."""
    speeches: tuple[Speech, ...]
    """Attributions whose content lies in it."""
    own: str
    """Its words outside quotations and reported speech: the writer's."""
    quoted: bool = False
    """Whether it is a block quotation."""
    item: bool = False
    """Whether it is an item of a list."""
    heading: Span | None = None
    """The heading under which it stands."""
    introduced: bool = False
    """Whether it may be the words of somebody whom the text has just introduced."""

    @property
    def reports(self) -> bool:
        """Whether anything in it is quoted or reported."""
        return bool(self.speeches) or self.opens_quoting

    @property
    def opens_quoting(self) -> bool:
        """Whether it begins with a quotation."""
        return bool(self.quotes) and self.quotes[0].start <= self.span[0] + 1

    @property
    def comments(self) -> bool:
        """Whether the writer comments in it."""
        return not self.introduced and voice.is_comment(self.own)


def paragraphs(
    article: Article,
    quotes: Sequence[Quoted],
    speeches: Sequence[Speech],
    introduced: frozenset[int] = frozenset(),
) -> tuple[Paragraph, ...]:
    """The article's blocks without its title and headings, with what was found in each.

    `introduced` are the places of those that may be words of somebody introduced before.
    """
    starts = [q.start for q in quotes]
    contents = sorted((span, n) for n, s in enumerate(speeches) for span in s.content)
    content_starts = [span[0] for span, _ in contents]
    sentence_starts = [start for start, _ in article.sentence_spans]
    made = []
    heading: Span | None = None
    for block in article.blocks:
        if block.kind in ("title", "heading"):
            heading = (block.start, block.end) if block.kind == "heading" else None
            continue
        inside = tuple(quotes[bisect_left(starts, block.start) : bisect_left(starts, block.end)])
        here = contents[bisect_left(content_starts, block.start) : bisect_left(content_starts, block.end)]
        spans = article.sentence_spans[
            bisect_left(sentence_starts, block.start) : bisect_left(sentence_starts, block.end)
        ]
        numbers = sorted({n for _, n in here})
        taken = sorted([(q.start, q.end) for q in inside] + [span for span, _ in here])
        own = _outside(article.text, (block.start, block.end), taken)
        made.append(
            Paragraph(
                (block.start, block.end),
                tuple(spans),
                inside,
                tuple(speeches[n] for n in numbers),
                own,
                quoted=block.kind == "quote",
                item=block.kind == "item",
                heading=heading,
                introduced=block.start in introduced,
            )
        )
    return tuple(made)


def _outside(text: str, span: Span, taken: Sequence[Span]) -> str:
    kept, here = [], span[0]
    for start, end in taken:
        kept.append(text[here : max(here, start)])
        here = max(here, min(end, span[1]))
    kept.append(text[here : span[1]])
    return " ".join(kept)
