"""The ZIP package that a DOCX file is, reduced to what can hurt nobody who reads it, and readable whole."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping

from reportgen.capture import Capture
from reportgen.documents.wording import TEXTS, reword
from reportgen.errors import DocumentError

# Parts that a reader of text opens, unpacked: XML takes twenty times as much in memory.
_MOST_BYTES = 40_000_000
# A document of a thousand pages with a picture on each has some thousand parts.
_MOST_PARTS = 10_000
_READ = re.compile(r"\.(?:xml|rels)$", re.IGNORECASE)
# Word writes no document types; they are how entities that grow without end get into a file.  In UTF-16 too.
_DECLARED = tuple(
    mark.encode(encoding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
_ENCRYPTED = 0x1
# What a damaged archive raises in zipfile, beside its own error.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError,
    NotImplementedError, RuntimeError, LookupError, ValueError, OverflowError, struct.error,
)  # fmt: skip


def repack(capture: Capture) -> bytes:
    """The package with its parts of text alone, each unpacked within limits and found harmless.

    What is left out (pictures, fonts, macros, parts under other names that a
    relation may lead to) cannot be opened by whoever reads it.  Raises
    DocumentError: damaged, protected, too-large-to-read, xml-bomb.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(capture.content)) as package:
            parts = _texts(package, capture.url)
            return _packed({part.filename: _content(package, part, capture.url) for part in parts})
    except _BROKEN as problem:
        damaged = "The file is no readable Word document; it may be damaged or cut short."
        raise DocumentError(capture.url, damaged, "damaged") from problem


def _texts(package: zipfile.ZipFile, url: str) -> list[zipfile.ZipInfo]:
    """The parts that hold XML, where they are not too many nor too large."""
    parts = package.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise DocumentError(
            url, "The document is protected by a password; save a copy without one.", "protected"
        )
    read = [part for part in parts if _READ.search(part.filename)]
    # zipfile unpacks no more of a part than its entry claims, so that the claims can be added up.
    size = sum(part.file_size for part in read)
    if size > _MOST_BYTES or len(parts) > _MOST_PARTS:
        raise DocumentError(
            url,
            f"Unpacked, the document has {len(parts):,} parts and {size:,} bytes of XML; "
            f"at most {_MOST_PARTS:,} and {_MOST_BYTES:,} are read.",
            "too-large-to-read",
        )
    return read


def _content(package: zipfile.ZipFile, part: zipfile.ZipInfo, url: str) -> bytes:
    content = package.read(part)
    if any(mark in content for mark in _DECLARED):
        raise DocumentError(
            url, "The document declares entities, which no word processor does; it is not read.", "xml-bomb"
        )
    return reword(content) if TEXTS.fullmatch(part.filename) else content


def _packed(parts: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return held.getvalue()
