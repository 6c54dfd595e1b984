"""Newsletters: the stories of one e-mail, parted where a heading leads to a page of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reportgen.article import Provenance
from reportgen.documents.base import Document, DocumentBlock, number, size

# The teaser of a story has a sentence or two; less below a heading is an entry of a list.
_LEAST = 80
# A day's news; a letter with more headings is a catalogue.
_MOST = 60
# As for pages: a shorter text is a teaser, some sixty words.
_SHORT = 350


def part_stories(document: Document, leads: Sequence[str]) -> tuple[Document, ...]:
    """The stories of an e-mail, numbered; the document itself where these are not two or more.

    `leads` are the headings that lead to stories of their own.  What stands
    before the first is a part too, under the subject, and none of it is lost:
    a heading that leads nowhere, or has no text below it, stays in the story before.
    """
    starts = list(_starts(document.blocks, frozenset(leads)))
    if not 2 <= len(starts) <= _MOST:
        return (document,)
    if size(document.blocks[: starts[0]]) < _LEAST:
        before: list[Document] = []
    else:
        before = [_part(document, document.blocks[: starts[0]], document.title)]
    ends = [*starts[1:], len(document.blocks)]
    stories = [_story(document, document.blocks[start:end]) for start, end in zip(starts, ends, strict=True)]
    return number([(each,) for each in (*before, *stories)])


def _starts(blocks: Sequence[DocumentBlock], leads: frozenset[str]) -> Iterator[int]:
    """The places of headings that lead elsewhere and have a text below them."""
    places = [n for n, block in enumerate(blocks) if block.kind == "heading" and block.text in leads]
    for start, end in pairwise((*places, len(blocks))):
        if size(tuple(blocks[start + 1 : end])) >= _LEAST:
            yield start


def _story(document: Document, blocks: tuple[DocumentBlock, ...]) -> Document:
    """A story under its own heading."""
    return _part(document, blocks[1:], blocks[0].text, origin="heading")


def _part(document: Document, blocks: tuple[DocumentBlock, ...], title: str, origin: str = "") -> Document:
    """A part of a document with the metadata of the whole, which is sent at once by one sender."""
    flags = [flag for flag in document.flags if flag != "short"]
    told = document.provenance
    return replace(
        document,
        blocks=blocks,
        title=title,
        flags=(*flags, *(("short",) if size(blocks) < _SHORT else ())),
        provenance=Provenance(title=origin or told.title, authors=told.authors, published=told.published),
    )
