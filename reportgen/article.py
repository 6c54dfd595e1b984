"""An article: the fixed plain text of a capture, with its metadata.

The text never changes once it is archived, so that an offset stays true.
Passages are cut here and nowhere else.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Literal

from reportgen.identity import identify
from reportgen.passage import Passage, Span

BlockKind = Literal["title", "heading", "paragraph", "quote", "item", "table", "caption"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph or the like: one stretch of the text."""

    kind: BlockKind
    """What it is; `quote` is a block quotation, `title` only ever the first block."""
    start: int
    """Offset of its first character."""
    end: int
    """Offset behind its last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words of the text that lead elsewhere."""

    start: int
    """Offset of the linked words."""
    end: int
    """Offset behind them."""
    target: str
    """Address they lead to; absolute where the page's address was known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a metadata field came from, e.g. `json-ld`, `opengraph`, `heading`, `file`, `feed`."""

    title: str = ""
    """Origin of the title."""
    authors: str = ""
    """Origin of the authors."""
    published: str = ""
    """Origin of the time of publication."""


@dataclass(frozen=True, kw_only=True)
class Article:
    """One text with its metadata; no slots, so that its sentences are split once."""

    id: str
    """Stable id: twelve hexadecimal digits, made from the address."""
    source: str
    """Who publishes it."""
    text: str
    """The fixed text: blocks parted by a blank line, the title first."""
    blocks: tuple[Block, ...]
    """Its blocks, in order, covering all but the blank lines."""
    sentence_spans: tuple[Span, ...]
    """Its sentences in order, without the title's; a mark such as 3.14 counts from 1 in these."""
    links: tuple[Link, ...] = ()
    """Links in it."""
    language: str = "und"
    """Language tag, `und` where unknown."""
    url: str = ""
    """Address asked for."""
    final_url: str = ""
    """Address that answered."""
    title: str = ""
    """Title as published, `""` where there is none."""
    authors: tuple[str, ...] = ()
    """Authors as published."""
    published: datetime | None = None
    """Time of publication, UTC; midnight where only the day is known."""
    modified: datetime | None = None
    """Time of the last change that the page gives, UTC."""
    captured: datetime
    """When it was captured, UTC."""
    media_type: str = ""
    """What kind of document it was: `text/html`, `text/plain`, `text/markdown` and so on."""
    page_sha256: str
    """Hash of the captured bytes."""
    text_sha256: str
    """Hash of the text in UTF-8."""
    extractor: str = ""
    """What made the text, with its version."""
    provenance: Provenance = Provenance()
    """Where the metadata came from."""
    flags: tuple[str, ...] = ()
    """Slugs of what is doubtful about it, e.g. `short`, `doubtful-extraction`."""
    side: str | None = None
    """Party the source speaks for, where the config says so."""
    named: bool = True
    """Whether a person named this very article."""
    part: str = ""
    """Its place in the captured bytes, where these hold several (`2`, `2.1`); its address ends in it."""

    def passage(self, start: int, end: int) -> Passage:
        """The passage from start to end: the one place where passages are made.

        Raises ValueError where the span does not lie in the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"Article {self.id} has {len(self.text)} characters, not {start} to {end}.")
        return Passage(article=self.id, start=start, end=end, text=self.text[start:end])

    @cached_property
    def sentences(self) -> tuple[Passage, ...]:
        """Its sentences as passages, the title not among them."""
        return tuple(self.passage(start, end) for start, end in self.sentence_spans)

    @cached_property
    def title_passage(self) -> Passage | None:
        """The title as it stands in the text, where the text has one."""
        if self.blocks and self.blocks[0].kind == "title":
            return self.passage(self.blocks[0].start, self.blocks[0].end)
        return None

    def block_at(self, offset: int) -> int:
        """Index of the block that holds the offset, or the last that begins before it."""
        return max(0, bisect_right(self._block_starts, offset) - 1)

    def sentence_at(self, offset: int) -> int | None:
        """Number, from 1, of the sentence that holds the offset; 0 in the title, None between blocks."""
        if self.blocks and self.blocks[0].kind == "title" and offset < self.blocks[0].end:
            return 0
        index = bisect_right(self._sentence_starts, offset) - 1
        if index >= 0 and offset < self.sentence_spans[index][1]:
            return index + 1
        return None

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentence_spans]


def article_id(address: str) -> str:
    """The stable id of the article at an address: made from the address alone."""
    return identify(address)
