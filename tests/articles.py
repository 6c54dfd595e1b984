"""Articles built by hand: paragraphs parted by blank lines, the title first where one is given."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from typing import Any

from reportgen.article import Article, Block
from reportgen.language import sentences

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")


def article(text: str, *, title: str = "", quotes: tuple[int, ...] = (), **fields: Any) -> Article:
    """An article with that text; the paragraphs numbered in `quotes` (from 0) are block quotations."""
    full = f"{title}\n\n{text}" if title else text
    blocks = []
    for number, found in enumerate(_PARAGRAPH.finditer(full), -1 if title else 0):
        kind = "title" if number < 0 else "quote" if number in quotes else "paragraph"
        blocks.append(Block(kind=kind, start=found.start(), end=found.start() + len(found[0].rstrip())))
    language = fields.get("language", "en")
    digest = hashlib.sha256(full.encode("utf-8", "surrogatepass")).hexdigest()
    known: dict[str, Any] = {
        "id": digest[:12],
        "source": "The Example",
        "language": "en",
        "captured": datetime(2026, 5, 6, tzinfo=UTC),
        "page_sha256": digest,
        "text_sha256": digest,
        "title": title,
    }
    return Article(
        text=full,
        blocks=tuple(blocks),
        sentence_spans=tuple(
            (block.start + start, block.start + end)
            for block in blocks
            if block.kind != "title"
            for start, end in sentences(full[block.start : block.end], language)
        ),
        **(known | fields),
    )
