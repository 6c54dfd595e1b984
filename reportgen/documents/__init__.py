"""Readers of documents: bytes of one kind or another to blocks of text, links and metadata.

`read_document` chooses the reader; HTML and Markdown are read in a child process
that can be ended, for a page can hold the processor for longer than anyone waits.
"""

from __future__ import annotations

import re

from reportgen.capture import Capture
from reportgen.documents.base import Document, DocumentBlock, TextLink
from reportgen.errors import DocumentError

__all__ = ["Document", "DocumentBlock", "TextLink", "read_document"]

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
_MARKDOWN_TYPES = frozenset({"text/markdown", "text/x-markdown"})
_UNKNOWN_TYPES = frozenset({"", "application/octet-stream", "text/plain", "application/xml", "text/xml"})
_ENDINGS = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".md": "markdown", ".markdown": "markdown",
    ".txt": "plain", ".text": "plain",
}  # fmt: skip
_HTML_BEGIN = re.compile(
    rb"(?>(?>\s+|<!--.{0,2000}?-->|<\?xml[^>]{0,200}>|\xef\xbb\xbf)*)<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
# Python-Markdown is quadratic in unclosed brackets: 20 kB of them take it 45 seconds.
_IN_CHILD = {
    "html": "reportgen.documents.html:read_html",
    "markdown": "reportgen.documents.markdown:read_markdown",
}
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image, a sound or a film"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
)


def read_document(capture: Capture) -> Document:
    """What the bytes of the capture hold, by the reader for their kind.

    Raises DocumentError: unsupported, empty, binary, no-text, too-slow, too-large-to-read, crashed.
    """
    kind = kind_of(capture)
    if kind in _IN_CHILD:
        from reportgen.documents.worker import in_worker  # noqa: PLC0415 - only where needed

        return in_worker(_IN_CHILD[kind], capture)
    from reportgen.documents.plain import read_plain  # noqa: PLC0415 - only where needed

    return read_plain(capture)


def kind_of(capture: Capture) -> str:
    """The kind of document: html, markdown or plain.  Raises DocumentError for what no reader takes."""
    found = next((name for mark, name in _SIGNATURES if capture.content.startswith(mark)), None)
    media = capture.media_type.strip().lower()
    if (
        found is None
        and media not in _HTML_TYPES | _MARKDOWN_TYPES | _UNKNOWN_TYPES
        and not media.startswith("text/")
    ):
        found = f"a document of type {media}"
    if found is not None:
        raise DocumentError(
            capture.url, f"This is {found}; HTML, Markdown and plain text can be read.", "unsupported"
        )
    if media in _HTML_TYPES:
        return "html"
    if media in _MARKDOWN_TYPES:
        return "markdown"
    return "html" if _HTML_BEGIN.match(capture.content[:4096]) else _by_ending(capture)


def _by_ending(capture: Capture) -> str:
    path = capture.final_url.split("?", 1)[0].split("#", 1)[0].lower()
    return next((kind for ending, kind in _ENDINGS.items() if path.endswith(ending)), "plain")
