"""PDF files: their pages' lines as paragraphs, the rest from their properties.

pdfium is written in C++ and reads what strangers send: to be called in a worker only.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib.metadata import version
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from reportgen.article import Provenance
from reportgen.capture import Capture
from reportgen.documents.base import Document, DocumentBlock, has_words
from reportgen.documents.heading import (
    believed_authors,
    believed_title,
    first_line,
    origin_of,
    read_heading,
    same_words,
)
from reportgen.documents.line import Page
from reportgen.documents.metadata import believed, language_tag
from reportgen.documents.printed import Paragraph, paragraphs_of
from reportgen.documents.sheets import lines_of
from reportgen.errors import DocumentError

# A book; what is longer is a data dump.  The article's own limit, which comes later, counts the same.
_MOST_LETTERS = 1_000_000
# Letters of a stamp or a page number on the picture of a page.
_STAMP = 50
# Bytes of a language tag in UTF-16.
_LONGEST_TAG = 100
# A title is set larger than the text by a sixth or more.
_TITLE = 1.16
_LONGEST_TITLE = 300
# Half the words in common: two wordings of one title.
_SAME_TITLE = 0.5
# More letters than this share without a meaning: a font that does not say what its pictures mean.
_UNREADABLE = 0.1
_DATE = re.compile(r"D?:?(\d{4})(\d{2})?(\d{2})?(?:(\d{2})(\d{2})(\d{2})?)?\s*(Z|[+-]\d{2})?'?(\d{2})?")
_NO_MEANING = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")


def read_pdf(capture: Capture) -> Document:
    """The article of a PDF file.  Raises DocumentError: damaged, protected, no-text, too-large."""
    document = _open(capture)
    try:
        document.init_forms()  # before its first page is opened, or its fields are not known
        pages, dark = _pages(document, capture.url)
        properties = document.get_metadata_dict(skip_empty=True)
        language = _language(document)
    finally:
        document.close()
    paragraphs = paragraphs_of(pages)
    if not any(has_words(paragraph.block.text) for paragraph in paragraphs):
        raise DocumentError(
            capture.url,
            "The PDF holds no text, only pictures of pages; have them recognized (OCR) first.",
            "no-text",
        )
    return _document(capture, paragraphs, properties, language, _flags(pages, dark))


def _open(capture: Capture) -> Any:
    try:
        return pypdfium2.PdfDocument(capture.content)
    except pypdfium2.PdfiumError as problem:
        if getattr(problem, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            locked = "The PDF is protected by a password; save a copy without one."
            raise DocumentError(capture.url, locked, "protected") from problem
        damaged = "The file is no readable PDF; it may be damaged or cut short."
        raise DocumentError(capture.url, damaged, "damaged") from problem


def _pages(document: Any, url: str) -> tuple[tuple[Page, ...], int]:
    """The lines of all pages, and the number of pages without a text."""
    pages: list[Page] = []
    letters = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            pages.append(())  # one broken page costs that page
            continue
        pages.append(lines_of(page))
        page.close()
        letters += sum(len(line.text) for line in pages[-1])
        if letters > _MOST_LETTERS:
            raise DocumentError(
                url,
                f"The PDF has more than {_MOST_LETTERS:,} characters; an article was expected.",
                "too-large",
            )
    return tuple(pages), sum(sum(len(line.text) for line in page) < _STAMP for page in pages)


def _flags(pages: Sequence[Page], dark: int) -> tuple[str, ...]:
    """`doubtful-extraction` where most pages hold no text, or many letters have no meaning."""
    letters = "".join(line.text for page in pages for line in page)
    unreadable = len(_NO_MEANING.findall(letters)) > _UNREADABLE * len(letters)
    return ("doubtful-extraction",) if unreadable or 2 * dark > len(pages) else ()


def _document(
    capture: Capture,
    paragraphs: Sequence[Paragraph],
    properties: Mapping[str, str],
    language: str,
    flags: tuple[str, ...],
) -> Document:
    title, origin = _title(paragraphs, believed_title(properties.get("Title", "")))
    blocks = _without(title, [paragraph.block for paragraph in paragraphs])
    heading = read_heading(blocks, capture.captured)
    authors = heading.authors or believed_authors(properties.get("Author", ""))
    published = heading.published or _moment(properties.get("CreationDate", ""), capture.captured)
    return Document(
        blocks=heading.blocks,
        title=title,
        authors=authors,
        published=published,
        modified=_moment(properties.get("ModDate", ""), capture.captured),
        language=language,
        provenance=Provenance(
            title=origin if title else "",
            authors=origin_of(heading.authors, authors),
            published=origin_of(heading.published, published),
        ),
        extractor=f"pypdfium2 {version('pypdfium2')}",
        flags=flags,
    )


def _title(paragraphs: Sequence[Paragraph], named: str) -> tuple[str, str]:
    """The title and where it came from: as it is printed, as the properties name it, else the first line.

    The largest line of a page may be the paper's name, so that the heading
    that has the words of the properties' title goes before it.
    """
    letters: dict[float, int] = {}
    for paragraph in paragraphs:
        letters[paragraph.size] = letters.get(paragraph.size, 0) + len(paragraph.block.text)
    body = max(letters, key=lambda size: letters[size])
    headings = [
        p
        for p in paragraphs
        if not p.page and p.block.kind == "heading" and len(p.block.text) <= _LONGEST_TITLE
    ]
    known = [p for p in headings if same_words(p.block.text, named) >= _SAME_TITLE]
    large = [p for p in headings if p.size >= _TITLE * body and len(p.block.text) > 1]
    if printed := known or ([] if named else large):
        return max(printed, key=lambda paragraph: paragraph.size).block.text, "heading"
    if named:
        return named, "properties"
    return first_line([paragraph.block for paragraph in paragraphs]), "first-line"


def _without(title: str, blocks: Sequence[DocumentBlock]) -> tuple[DocumentBlock, ...]:
    """The blocks without the one that is the title."""
    place = next((number for number, block in enumerate(blocks) if block.text == title), None)
    return tuple(block for number, block in enumerate(blocks) if number != place)


def _moment(text: str, captured: datetime) -> datetime | None:
    """A date of the properties (ISO 32000-1, section 7.9.4), None where it cannot be true."""
    found = _DATE.match(text.strip())
    if not found:
        return None
    year, month, day, hour, minute, second, zone, minutes = found.groups()
    if zone and zone != "Z":
        zone += f":{minutes or '00'}"
    time = f"T{hour}:{minute}:{second or '00'}{zone or 'Z'}" if hour else ""
    return believed(f"{year}-{month or '01'}-{day or '01'}{time}", captured)


def _language(document: Any) -> str:
    """The primary language that the file says it is in, `""` where it does not."""
    size = pdfium.FPDFCatalog_GetLanguage(document.raw, None, 0)
    if not 2 < size <= _LONGEST_TAG:
        return ""
    held = ctypes.create_string_buffer(size)
    pdfium.FPDFCatalog_GetLanguage(document.raw, ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort)), size)
    return language_tag(held.raw.decode("utf-16-le", "replace").rstrip("\0"))
