"""Carriers: which outlet a post relays, and which of its paragraphs are that outlet's.

A marker (`From X.`, `Via X:`, `X reported`, `told X`, a heading) opens a
block; it ends where the writer's own voice returns, which is the first
paragraph without anything quoted or reported, or one in which the writer
comments.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.article import Article
from reportgen.attribution import voice
from reportgen.attribution.relay.markers import Marker, markers
from reportgen.attribution.relay.paragraphs import Paragraph
from reportgen.attribution.statement import Carrier
from reportgen.attribution.tellers.outlets import outlet_key
from reportgen.identity import identify
from reportgen.passage import Span

# A sentence that opens a block may be followed by so many more of the writer's paragraph.
_TAIL = 2
# A post that names so many outlets relays where its writer is its subject, or comments in this share.
_SEVERAL = 2
_COMMENT_SHARE = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """What an article relays."""

    carriers: tuple[Carrier, ...]
    """The outlets, in order of their markers."""
    relaying: bool
    """Whether the article is a post that relays or comments, not a report of its own."""


def relay(article: Article, parts: Sequence[Paragraph]) -> Relay:
    """The carriers of an article, one for each outlet it names as one, with the blocks that are theirs."""
    found = markers(article, parts)
    post = _is_post(parts, found)
    extents = _Extents(parts, found, post=post)
    blocks: dict[str, list[Span]] = {}
    first: dict[str, Marker] = {}
    for number, marker in enumerate(found):
        key = outlet_key(marker.name)
        first.setdefault(key, marker)
        blocks.setdefault(key, []).extend(extents.without_others(number))
    carriers = tuple(_carrier(article, first[key], sorted(set(spans))) for key, spans in blocks.items())
    return Relay(carriers=carriers, relaying=post or _is_commenting(parts, found))


def _carrier(article: Article, marker: Marker, spans: Sequence[Span]) -> Carrier:
    return Carrier(
        id=identify(f"{article.id}|{outlet_key(marker.name)}"),
        name=re.sub(r"^the\s", "The ", marker.name),
        article=article.id,
        marker=article.passage(*marker.span),
        blocks=tuple(article.passage(*span) for span in spans),
    )


def _is_post(parts: Sequence[Paragraph], found: Sequence[Marker]) -> bool:
    """Whether the article sets off what it relays, or is written in the first person."""
    if any(marker.tag and not marker.heading for marker in found):
        return True
    return voice.is_first_person(" ".join(part.own for part in parts if not part.introduced))


def _is_commenting(parts: Sequence[Paragraph], found: Sequence[Marker]) -> bool:
    """Whether the article names several outlets and comments on what they say."""
    if len({outlet_key(marker.name) for marker in found}) < _SEVERAL:
        return False
    commented = sum(part.comments for part in parts) >= _COMMENT_SHARE * len(parts)
    return commented or any(voice.says_i(part.own) for part in parts if not part.introduced)


class _Extents:
    """How far the words of each marker's outlet go."""

    def __init__(self, parts: Sequence[Paragraph], found: Sequence[Marker], *, post: bool) -> None:
        self.parts, self.found, self.post = parts, found, post
        self.starts = [marker.span[0] for marker in found]
        self.limits = self._limits()

    def _limits(self) -> list[int]:
        """For each marker the paragraph of the next one that opens a block of its own."""
        limits, limit = [0] * len(self.found), len(self.parts)
        for number in range(len(self.found) - 1, -1, -1):
            limits[number] = limit
            if self.found[number].reach != "sentence":
                limit = self.found[number].paragraph
        return limits

    def without_others(self, number: int) -> list[Span]:
        """The stretches of one marker, the sentences of other outlets' markers in them left out."""
        marker = self.found[number]
        kept: list[Span] = []
        for start, end in self._of(number):
            here = start
            inside = range(bisect_left(self.starts, start), bisect_left(self.starts, end))
            for other in (self.found[at] for at in inside if self.found[at].name != marker.name):
                if here < other.span[0]:
                    kept.append((here, other.span[0]))
                here = max(here, other.span[1])
            if here < end:
                kept.append((here, end))
        return kept

    def _of(self, number: int) -> list[Span]:
        marker = self.found[number]
        part = self.parts[marker.paragraph]
        if marker.heading:
            return [one.span for one in self.parts[marker.paragraph :] if one.heading == marker.span]
        if marker.reach == "paragraph":
            return [(marker.span[0], part.span[1])]
        if marker.reach == "sentence":
            return [marker.span]
        if marker.reach == "back":
            return self._before(number)
        return self._after(number) or self._before(number)

    def _before(self, number: int) -> list[Span]:
        """What a marker at the end takes: its paragraph so far, or the one before where it stands alone."""
        marker = self.found[number]
        part = self.parts[marker.paragraph]
        before = self.found[number - 1].span[1] if number else 0
        own = [] if marker.tag else [marker.span]
        start = max(part.span[0], before)
        if start < marker.span[0]:
            return [(start, marker.span[0]), *own]
        previous = self.parts[marker.paragraph - 1] if marker.paragraph else None
        if marker.tag and previous and not previous.comments and previous.span[0] >= before:
            return [previous.span]
        return own

    def _after(self, number: int) -> list[Span]:
        """From the sentence of the marker to where the writer returns."""
        marker = self.found[number]
        part = self.parts[marker.paragraph]
        spans: list[Span] = [] if marker.tag else [marker.span]
        if not marker.tag:
            tail = len(part.sentences) - 1 - marker.sentence
            following = self.found[number + 1] if number + 1 < len(self.found) else None
            if not self.post or tail > _TAIL or (following and following.paragraph == marker.paragraph):
                return spans
        at, limit = marker.paragraph + 1, self.limits[number]
        # Where the writer sets off what is relayed as a block quotation, nothing else is.
        set_off = at < limit and self.parts[at].quoted
        first = marker.tag
        while at < limit and (self.parts[at].quoted if set_off else self._goes_on(at, limit, first=first)):
            spans.append(self.parts[at].span)
            at, first = at + 1, False
        return spans

    def _goes_on(self, at: int, limit: int, *, first: bool) -> bool:
        """Whether a paragraph is still the outlet's.

        One that tells without quoting is so behind `From X.`, and between two that quote.
        """
        part = self.parts[at]
        if part.heading != self.parts[at - 1].heading:
            return False
        if _is_relayed(part) or (first and not part.comments):
            return True
        between = at + 1 < limit and _is_relayed(self.parts[at + 1]) and _is_relayed(self.parts[at - 1])
        return between and not part.comments


def _is_relayed(part: Paragraph) -> bool:
    return part.reports and (part.opens_quoting or not part.comments)
