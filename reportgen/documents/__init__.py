"""Readers of documents: bytes of one kind or another to blocks of text, links and metadata.

`read_document` chooses the reader; all but plain text is read in a child process
that can be ended, for a page can hold the processor for longer than anyone waits.
"""

from __future__ import annotations

from reportgen.capture import Capture
from reportgen.documents.base import Document, DocumentBlock, TextLink
from reportgen.documents.kinds import kind_of

__all__ = ["Document", "DocumentBlock", "TextLink", "kind_of", "read_document"]

# Python-Markdown is quadratic in unclosed brackets: 20 kB of them take it 45 seconds.
_IN_CHILD = {
    "html": "reportgen.documents.html:read_html",
    "markdown": "reportgen.documents.markdown:read_markdown",
    "pdf": "reportgen.documents.pdf:read_pdf",
    "docx": "reportgen.documents.docx:read_docx",
    "eml": "reportgen.documents.eml:read_eml",
    "newsml": "reportgen.documents.newsml:read_newsml",
}


def read_document(capture: Capture) -> Document:
    """What the bytes of the capture hold, by the reader for their kind.

    Raises DocumentError: unsupported, empty, binary, damaged, protected,
    xml-bomb, no-text, too-large, too-slow, too-large-to-read, crashed.
    """
    kind = kind_of(capture)
    if kind in _IN_CHILD:
        from reportgen.documents.worker import in_worker  # noqa: PLC0415 - only where needed

        return in_worker(_IN_CHILD[kind], capture)
    from reportgen.documents.plain import read_plain  # noqa: PLC0415 - only where needed

    return read_plain(capture)
