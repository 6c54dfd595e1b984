"""What stands around the sentences of a page: each with its neighbors in its own text.

Only what a page refers to is here, two sentences before and two behind, so that
a briefing of twenty long texts stays small and never carries a whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from reportgen.article import Article
from reportgen.passage import Passage
from reportgen.renderers.elements import PLAIN, Mark, Quoted
from reportgen.renderers.quoted import Quoter
from reportgen.renderers.register import SourceLine

# As many tell who "he" is and how a thought goes on; more is the text itself.
_AROUND = 2
# A neighbor longer than this is a list or a broken text; its end says enough before, its begin behind.
_LONGEST = 600
_MARK = re.compile(r"(\d+)\.(\d+)(?:-(\d+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbor:
    """One sentence of a text, in its place."""

    anchor: str = field(metadata=PLAIN)
    """Its id on the page, e.g. `3.14`, which is its mark."""
    quoted: Quoted
    """The sentence."""
    cited: bool
    """Whether the page refers to it; the others stand around one that it refers to."""
    apart: bool
    """Whether sentences between it and the one before are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surrounding:
    """What a page shows of one text."""

    source: SourceLine
    """The text."""
    fingerprint: str = field(metadata=PLAIN)
    """SHA-256 of the text in full, in hexadecimal digits."""
    neighbors: tuple[Neighbor, ...]
    """Its sentences in their order."""


def set_surroundings(quoter: Quoter, texts: Mapping[str, Article], page: object) -> tuple[Surrounding, ...]:
    """The texts with the sentences that the page refers to; none of a text that is not there or has changed.

    `page` is anything made of elements: a page, or a part of one.
    """
    cited = _cited(page)
    found = []
    for source in getattr(page, "sources", ()):
        listed = quoter.report.articles[source.number - 1]
        text = texts.get(listed.id)
        if text is None or text.text_sha256 != listed.text_sha256:
            continue
        neighbors = tuple(_set_neighbors(quoter, text, source.number, cited.get(source.number, frozenset())))
        if neighbors:
            found.append(Surrounding(source=source, fingerprint=listed.text_sha256, neighbors=neighbors))
    return tuple(found)


def link_marks(page: object, surroundings: tuple[Surrounding, ...]) -> dict[str, str]:
    """Where each mark of the page leads: the id of its sentence, for those that stand in the surroundings."""
    there = {neighbor.anchor for around in surroundings for neighbor in around.neighbors if neighbor.cited}
    first = {mark: mark.partition("-")[0] for mark in _marks(page)} if there else {}
    return {mark: anchor for mark, anchor in first.items() if anchor in there}


def _cited(page: object) -> dict[int, frozenset[int]]:
    """Numbers of the sentences that the page refers to, by number of the article."""
    found: dict[int, set[int]] = {}
    for mark in _marks(page):
        match = _MARK.fullmatch(mark)
        if match:
            first, last = int(match[2]), int(match[3] or match[2])
            found.setdefault(int(match[1]), set()).update(range(first, last + 1))
    return {number: frozenset(sentences) for number, sentences in found.items()}


def _marks(value: Any) -> Iterator[str]:
    if isinstance(value, Quoted | Mark):
        yield value.mark
    elif isinstance(value, tuple):
        for part in value:
            yield from _marks(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            if "plain" not in each.metadata:
                yield from _marks(getattr(value, each.name))


def _set_neighbors(quoter: Quoter, text: Article, number: int, cited: frozenset[int]) -> Iterator[Neighbor]:
    near = {at + step for at in cited for step in range(-_AROUND, _AROUND + 1)}
    before = -1
    for at in sorted(near):
        passage = _sentence(text, at)
        if passage is None or not passage.text.strip():
            continue
        if at not in cited:
            passage = _shortened(text, passage, ahead=at + 1 in cited)
        quoted = replace(quoter.quote_clause(passage), badge=None)
        apart = before >= 0 and at != before + 1
        yield Neighbor(anchor=f"{number}.{at}", quoted=quoted, cited=at in cited, apart=apart)
        before = at


def _sentence(text: Article, at: int) -> Passage | None:
    """The sentence of that number, the title for 0, None where there is none."""
    if 0 < at <= len(text.sentences):
        return text.sentences[at - 1]
    title = next((block for block in text.blocks[:1] if block.kind == "title"), None)
    return text.passage(title.start, title.end) if title and at == 0 else None


def _shortened(text: Article, passage: Passage, *, ahead: bool) -> Passage:
    """A neighbor of bearable length: its end where it leads to a sentence, else its begin."""
    if passage.end - passage.start <= _LONGEST:
        return passage
    if ahead:
        return text.passage(passage.end - _LONGEST, passage.end)
    return text.passage(passage.start, passage.start + _LONGEST)
