"""What kind of document the bytes are: by their own signature first, then by media type and name.

A server that calls a PDF file a page, or a file with the wrong ending, misleads nobody.
"""

from __future__ import annotations

import re
from typing import Literal

from reportgen.capture import Capture
from reportgen.errors import DocumentError

Kind = Literal["html", "markdown", "plain", "pdf", "docx", "eml", "newsml"]

READ = "HTML, Markdown, plain text, PDF, Word (.docx), e-mail, NewsML and NITF"
"""The kinds that are read, as sentences name them."""

_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES: dict[str, Kind] = {
    "text/html": "html", "application/xhtml+xml": "html", "application/vnd.wap.xhtml+xml": "html",
    "text/markdown": "markdown", "text/x-markdown": "markdown",
    "application/pdf": "pdf", "application/x-pdf": "pdf",
    f"{_OFFICE}.document": "docx", f"{_OFFICE}.template": "docx",
    "application/vnd.iptc.g2.newsitem+xml": "newsml", "application/vnd.iptc.g2.newsmessage+xml": "newsml",
    "application/nitf+xml": "newsml", "text/vnd.iptc.nitf": "newsml", "text/vnd.iptc.newsml": "newsml",
    "message/rfc822": "eml", "multipart/related": "eml", "application/x-mimearchive": "eml",
}  # fmt: skip
TYPES = frozenset(_TYPES)
"""Media types, in small letters, that name a kind that is read; plain text is any other of text."""

_UNKNOWN_TYPES = frozenset({"", "application/octet-stream", "text/plain", "application/xml", "text/xml"})
_ENDINGS: dict[str, Kind] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".md": "markdown", ".markdown": "markdown",
    ".txt": "plain", ".text": "plain", ".pdf": "pdf", ".docx": "docx", ".docm": "docx",
    ".newsml": "newsml", ".nitf": "newsml", ".eml": "eml", ".mht": "eml", ".mhtml": "eml",
}  # fmt: skip
_HTML_BEGIN = re.compile(
    rb"(?>(?>\s+|<!--.{0,2000}?-->|<\?xml[^>]{0,200}>|\xef\xbb\xbf)*)<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_NEWS_BEGIN = re.compile(
    rb"(?>(?>\s+|<!--.{0,2000}?-->|<\?[^>]{0,400}>|<!doctype\s+(?:nitf|newsml)[^>\[]{0,300}"
    rb"(?:\[[^\]]{0,2000}\]\s{0,20})?>|\xef\xbb\xbf)*)<(?:\w{1,20}:)?(?:newsmessage|newsitem|nitf|newsml)[\s>/]",
    re.I | re.S,
)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_PDF_BEGIN = re.compile(rb"[\s\xef\xbb\xbf]{0,1024}%PDF-")
# Fields as a message begins with; an article typed by hand has none that only mail programs write.
_FIELD = re.compile(rb"([\w-]{2,40}):[ \t\r\n]|[ \t]+\S")
_MAILBOX = re.compile(rb"From \S+ ")
_SENDERS = frozenset({b"from", b"sender", b"return-path"})
_MACHINES = frozenset(
    {b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"x-mailer"}
)
# Lines of a head: Received fields alone may be a hundred.
_LONGEST_HEAD = 400
# What the bytes are, by their first ones, where they are of no kind that is read.
_SIGNATURES = (
    (b"\xd0\xcf\x11\xe0", "an old Office file, or one with a password"),
    (b"{\\rtf", "an RTF file"),
    (b"%!PS", "a PostScript file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image, a sound or a film"),
    (b"\x00\x00\x00\x18ftyp", "a film"),
    (b"\x00\x00\x00\x20ftyp", "a film"),
    (b"ID3", "a sound"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"\x7fELF", "a program"),
)
_ZIP = b"PK\x03\x04"
# Names of parts stand in the bytes of a ZIP file as they are.
_PACKAGES = (
    (b"xl/workbook", "an Excel file"),
    (b"ppt/presentation", "a PowerPoint file"),
    (b"application/epub+zip", "an e-book"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
)


def kind_of(capture: Capture) -> Kind:
    """The kind of document that the capture holds.  Raises DocumentError for what no reader takes."""
    content, media = capture.content, capture.media_type.strip().lower()
    if known := signed(content):
        return known
    if foreign := _foreign(content):
        raise _unsupported(capture, foreign)
    if _HTML_BEGIN.match(content[:4096]):
        return "html" if _TYPES.get(media) != "markdown" else "markdown"
    if _is_message(content):
        return "eml"
    if media in _TYPES:
        return _TYPES[media]
    if media not in _UNKNOWN_TYPES and not media.startswith("text/"):
        raise _unsupported(capture, f"a document of type {media}")
    path = capture.final_url.split("?", 1)[0].split("#", 1)[0].lower()
    return next((kind for ending, kind in _ENDINGS.items() if path.endswith(ending)), "plain")


def signed(content: bytes) -> Kind | None:
    """The kind that the bytes bear in themselves, whatever a server says; None where they bear none."""
    if _PDF_BEGIN.match(content):
        return "pdf"
    if content.startswith(_ZIP) and b"word/" in content:
        return "docx"
    return "newsml" if _is_news(content[:8192]) else None


def _foreign(content: bytes) -> str:
    """What the bytes are, where they are of a kind that is not read; `""` elsewhere."""
    if content.startswith(_ZIP):
        return next((name for mark, name in _PACKAGES if mark in content), "a ZIP file")
    return next((name for mark, name in _SIGNATURES if content.startswith(mark)), "")


def _is_news(begin: bytes) -> bool:
    """Whether the bytes begin as a news exchange file does, in UTF-16 too."""
    if begin.startswith(_UTF_16):
        begin = begin.decode("utf-16", "ignore").encode()
    return bool(_NEWS_BEGIN.match(begin))


def _is_message(content: bytes) -> bool:
    """Whether the bytes begin as an e-mail does: with a sender, and with what only mail programs write."""
    begin = content[:65_536].lstrip()
    lines = begin.splitlines()[:_LONGEST_HEAD]
    names: set[bytes] = set()
    for line in lines[1:] if lines and _MAILBOX.match(lines[0]) else lines:
        field = _FIELD.match(line + b"\n")
        if not field:
            break
        names.add((field[1] or b"").lower())
    return bool(names & _SENDERS and names & _MACHINES)


def _unsupported(capture: Capture, found: str) -> DocumentError:
    return DocumentError(capture.url, f"This is {found}; {READ} can be read.", "unsupported")
