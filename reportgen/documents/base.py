"""What every reader of documents gives: blocks of text with their links, and what is known of the whole.

Values only, and the few rules on text that all readers share.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from reportgen.article import BlockKind, Provenance

# Windows line ends, the Unicode line and paragraph separators, and form feeds part words as a blank does.
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLink:
    """Words of one block that lead elsewhere."""

    start: int
    """Offset of the linked words in the block's text."""
    end: int
    """Offset behind them."""
    target: str
    """Address they lead to; absolute where the page's address was known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentBlock:
    """A paragraph or the like, before it has a place in an article."""

    kind: BlockKind
    """What it is."""
    text: str
    """Its text: NFC, one line, single blanks, never empty."""
    links: tuple[TextLink, ...] = ()
    """Links in it, in order, not overlapping."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What could be read from the bytes of one document."""

    blocks: tuple[DocumentBlock, ...]
    """Its blocks in order, the title not among them."""
    title: str = ""
    """Title as published, `""` where there is none."""
    authors: tuple[str, ...] = ()
    """Authors as published."""
    published: datetime | None = None
    """Time of publication, UTC; midnight where only the day is known."""
    modified: datetime | None = None
    """Time of the last change, UTC."""
    publisher: str = ""
    """Who publishes it, as the document says."""
    language: str = ""
    """Language tag, as the document says."""
    provenance: Provenance = field(default_factory=Provenance)
    """Where the metadata came from."""
    extractor: str = ""
    """What made the text, with its version."""
    flags: tuple[str, ...] = ()
    """Slugs of what is doubtful about it."""
    url: str = ""
    """Address that the document gives as its own, where a file was read."""
    part: str = ""
    """Its place in the file it came in, where that holds several: `2`, or `2.1`, the first in the second."""


def normalize(text: str) -> str:
    """The text in NFC on one line, blanks collapsed.

    Soft hyphens, hints for a layout, are left out; surrogates that no file can hold become question marks.
    """
    text = _BLANKS.sub(" ", text.replace("\u00ad", "")).strip()
    return unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode() if _lone(text) else text)


def _lone(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def has_words(text: str) -> bool:
    """Whether at least one letter or digit stands in the text."""
    return any(character.isalnum() for character in text)


def size(blocks: tuple[DocumentBlock, ...]) -> int:
    """How many characters the blocks hold."""
    return sum(len(block.text) for block in blocks)


def number(groups: Sequence[tuple[Document, ...]]) -> tuple[Document, ...]:
    """The documents of each place of a file, numbered by their places, also where a place holds none.

    So that the third letter stays the third; what stands alone has no number.
    """
    if len(groups) == 1:
        return groups[0]
    found = [
        replace(document, part=f"{place}.{document.part}" if document.part else f"{place}")
        for place, group in enumerate(groups, start=1)
        for document in group
    ]
    return tuple(found) if len(found) > 1 else tuple(replace(document, part="") for document in found)
