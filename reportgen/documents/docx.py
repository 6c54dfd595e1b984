"""Word documents: mammoth makes HTML of them, which the walker of pages reads; metadata from properties.

Nothing that a document leads to (pictures, templates, other files) is opened.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any
from xml.parsers.expat import ExpatError

import mammoth
from lxml import etree
from lxml.html import HtmlElement  # noqa: TC002 - as everywhere, types are there at run time

from reportgen.article import Provenance
from reportgen.capture import Capture
from reportgen.documents.base import Document, DocumentBlock, has_words
from reportgen.documents.heading import believed_authors, believed_title, first_line, origin_of, read_heading
from reportgen.documents.metadata import believed, language_tag
from reportgen.documents.package import repack
from reportgen.documents.tree import parse, read_blocks
from reportgen.errors import DocumentError

# Names of styles as Word and LibreOffice keep them in every language; the title becomes a heading of its own,
# and tables of contents say nothing that does not stand below.
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name^='toc '] => !
p[style-name^='Contents '] => !
"""
_CORE = "docProps/core.xml"
_NAMES = {
    "{http://purl.org/dc/elements/1.1/}title": "title",
    "{http://purl.org/dc/elements/1.1/}creator": "authors",
    "{http://purl.org/dc/elements/1.1/}language": "language",
    "{http://purl.org/dc/terms/}created": "created",
    "{http://purl.org/dc/terms/}modified": "modified",
}
# Marks of notes in the text, and the arrows that lead back from the notes.
_NOTE_MARKS = ("#footnote-", "#endnote-", "#comment-")
# Longer is a text that a table only places on the page.
_LONGEST_CELL = 120
# What mammoth raises where a part is missing or its elements are not those of a Word document.
_BROKEN = (ExpatError, LookupError, ValueError, AttributeError, TypeError, OSError)


def read_docx(capture: Capture) -> Document:
    """The article of a Word document.

    Raises DocumentError: damaged, protected, too-large-to-read, xml-bomb, no-text.
    """
    package = repack(capture)
    properties = _properties(package)
    tree = _tree(capture.url, package)
    if tree is None:
        raise DocumentError(capture.url, "The document holds no text.", "no-text")
    title, origin = _title(tree)
    blocks = read_blocks(tree)
    if not title:
        title, origin, blocks = _other_title(blocks, believed_title(properties.get("title", "")))
    if not any(has_words(block.text) for block in blocks) and not has_words(title):
        raise DocumentError(capture.url, "The document holds no text.", "no-text")
    return _document(capture, blocks, (title, origin), properties)


def _document(
    capture: Capture, blocks: Sequence[DocumentBlock], title: tuple[str, str], properties: Mapping[str, str]
) -> Document:
    heading = read_heading(blocks, capture.captured)
    authors = heading.authors or believed_authors(properties.get("authors", ""))
    published = heading.published or believed(properties.get("created", ""), capture.captured)
    return Document(
        blocks=heading.blocks,
        title=title[0],
        authors=authors,
        published=published,
        modified=believed(properties.get("modified", ""), capture.captured),
        language=language_tag(properties.get("language", "")),
        provenance=Provenance(
            title=title[1] if title[0] else "",
            authors=origin_of(heading.authors, authors),
            published=origin_of(heading.published, published),
        ),
        extractor=f"mammoth {version('mammoth')}",
    )


def _tree(url: str, package: bytes) -> HtmlElement | None:
    """The document as a tree of HTML, without pictures and the marks of notes."""
    try:
        page = mammoth.convert_to_html(
            io.BytesIO(package),
            style_map=_STYLES,
            include_embedded_style_map=False,  # a document does not say how it is read
            convert_image=_no_picture,
            external_file_access=False,
        ).value
    except _BROKEN as problem:
        damaged = "The file is no readable Word document; a part of it is missing or broken."
        raise DocumentError(url, damaged, "damaged") from problem
    tree, _ = parse(f"<body>{page}</body>") if page.strip() else (None, ())
    if tree is not None:
        _simplify(tree)
    return tree


def _simplify(tree: HtmlElement) -> None:
    """The marks of notes taken out in place, and the one short paragraph of a cell made its text."""
    for link in list(tree.iter("a")):
        if (link.get("href") or "").startswith(_NOTE_MARKS):
            link.drop_tree()
    for cell in tree.iter("td", "th"):
        if len(cell) == 1 and cell[0].tag == "p" and len(cell.text_content()) <= _LONGEST_CELL:
            cell[0].drop_tag()


def _no_picture(image: Any) -> list[Any]:  # noqa: ARG001 - mammoth hands it over; it is not opened
    return []


def _title(tree: HtmlElement) -> tuple[str, str]:
    """The text of the paragraph in the style of titles, taken out of the tree; `""` where there is none."""
    for element in tree.iter("h1"):
        if element.get("class") == "title" and has_words(text := _text(element)):
            element.drop_tree()
            return text, "heading"
    return "", ""


def _text(element: HtmlElement) -> str:
    return " ".join(block.text for block in read_blocks(element))


def _other_title(blocks: tuple[DocumentBlock, ...], named: str) -> tuple[str, str, tuple[DocumentBlock, ...]]:
    """The title by the first heading, the properties or the first line, and the blocks without it."""
    if blocks and blocks[0].kind == "heading":
        return blocks[0].text, "heading", blocks[1:]
    if named:
        return named, "properties", blocks
    line = first_line(blocks)
    return line, "first-line", blocks[1:] if line else blocks


def _properties(package: bytes) -> dict[str, str]:
    """What the package says of itself, by name; nothing where that part is missing or broken."""
    try:
        core = zipfile.ZipFile(io.BytesIO(package)).read(_CORE)
        root = etree.fromstring(core, etree.XMLParser(resolve_entities=False, no_network=True))
    except (KeyError, etree.XMLSyntaxError):
        return {}
    return {_NAMES[str(each.tag)]: each.text or "" for each in root if each.tag in _NAMES}
