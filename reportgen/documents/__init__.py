"""Readers of documents: bytes of one kind or another to blocks of text, links and metadata.

`read_document` chooses the reader; all but plain text is read in a child process
that can be ended, for a page can hold the processor for longer than anyone waits.
"""

from __future__ import annotations

from reportgen.capture import Capture
from reportgen.documents.base import Document, DocumentBlock, TextLink
from reportgen.documents.kinds import kind_of
from reportgen.errors import DocumentError

__all__ = [
    "Document",
    "DocumentBlock",
    "TextLink",
    "kind_of",
    "may_hold_several",
    "read_document",
    "read_documents",
]

# Python-Markdown is quadratic in unclosed brackets: 20 kB of them take it 45 seconds.
_IN_CHILD = {
    "html": "reportgen.documents.html:read_html",
    "markdown": "reportgen.documents.markdown:read_markdown",
    "pdf": "reportgen.documents.pdf:read_pdf",
    "docx": "reportgen.documents.docx:read_docx",
    "eml": "reportgen.documents.eml:read_eml",
    "newsml": "reportgen.documents.newsml:read_newsml",
}

# The same for the kinds whose files may hold several.
_SEVERAL = {
    "eml": "reportgen.documents.eml:read_letters",
    "newsml": "reportgen.documents.newsml:read_items",
}


def may_hold_several(capture: Capture) -> bool:
    """Whether the bytes are of a kind whose files may hold several articles."""
    try:
        return kind_of(capture) in _SEVERAL
    except DocumentError:  # nothing that is read
        return False


def read_documents(capture: Capture) -> tuple[Document, ...]:
    """What the bytes hold, each story of an e-mail or a news message by itself: one or more, in order.

    Where there are several, each says which part it is.  Raises as `read_document`.
    """
    kind = kind_of(capture)
    if kind not in _SEVERAL:
        return (read_document(capture),)
    from reportgen.documents.worker import read_in_child  # noqa: PLC0415 - only where needed

    return read_in_child(_SEVERAL[kind], capture, tuple[Document, ...])


def read_document(capture: Capture) -> Document:
    """What the bytes of the capture hold as one document, by the reader for their kind.

    Raises DocumentError: unsupported, empty, binary, damaged, protected,
    xml-bomb, no-text, too-large, too-slow, too-large-to-read, crashed.
    """
    kind = kind_of(capture)
    if kind in _IN_CHILD:
        from reportgen.documents.worker import in_worker  # noqa: PLC0415 - only where needed

        return in_worker(_IN_CHILD[kind], capture)
    from reportgen.documents.plain import read_plain  # noqa: PLC0415 - only where needed

    return read_plain(capture)
