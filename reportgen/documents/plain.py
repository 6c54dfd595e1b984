"""Plain text: an optional head of `Name: value` lines, a title, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportgen.article import Provenance
from reportgen.capture import Capture
from reportgen.documents.base import Document, DocumentBlock, has_words, normalize
from reportgen.documents.dates import parse_date
from reportgen.documents.encoding import decode, is_binary
from reportgen.errors import DocumentError

_HEAD = re.compile(
    r"(title|publisher|source|authors?|by|date|published|modified|updated|url|language|lang)"
    r"\s{0,3}:[ \t]{0,9}(.{0,2000})$",
    re.IGNORECASE,
)
_NAMES = {"source": "publisher", "authors": "author", "by": "author", "published": "date"}
_NAMES |= {"updated": "modified", "lang": "language"}
# A sentence may begin with "By:" or "Source:"; only these open a head.
_OPENERS = frozenset({"title", "publisher", "author", "date", "url", "language"})
_BETWEEN_AUTHORS = re.compile(r"\s*(?:;|,|\sand\s)\s*")
# Margins stand between these columns; a text with longer lines has a paragraph on each.
_NARROWEST, _WIDEST = 50, 130
# A headline; longer first lines are paragraphs.
_LONGEST_TITLE = 150
_SENTENCE_ENDS = (".", "。", "!", "?", ":", ";", ",", "…", '."', ".”", ".'", ".’")
# A headline may ask or shout; it does not stop, nor go on.
_NO_TITLE_ENDS = (".", "。", ":", ";", ",", '."', ".”", ".'", ".’")
_QUOTED = re.compile(r"(?:> ?)+")
_ITEM = re.compile(r"(?:[-*•–]|\d{1,3}[.)])[ \t]+(?=\S)")


def read_plain(capture: Capture, *, headed: bool = True) -> Document:
    """The article of a plain text, which may have a head.  Raises DocumentError: binary, empty or no-text."""
    lines = text_of(capture).splitlines()
    head, body = split_head(lines) if headed else ({}, lines)
    blocks = [block for paragraph in _paragraphs(body) for block in _blocks(paragraph)]
    title, origin = head.get("title", ""), "file"
    if not title and (title := _title(blocks, body)):
        blocks, origin = blocks[1:], "first-line"
    if not any(has_words(block.text) for block in blocks) and not has_words(title):
        raise DocumentError(capture.url, "The text has no words.", "no-text")
    return with_head(head, Document(blocks=tuple(blocks), title=title, extractor="plain"), origin)


def text_of(capture: Capture) -> str:
    """The text of the bytes.  Raises DocumentError where they are empty or no text."""
    if not capture.content.strip(b"\0 \t\r\n"):
        raise DocumentError(capture.url, "The file is empty; an article was expected.", "empty")
    text = decode(capture.content, capture.charset)
    if "\0" in text or is_binary(text):
        raise DocumentError(
            capture.url, "The bytes are no text but binary data; a text file was expected.", "binary"
        )
    return text


def split_head(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """The metadata lines at the beginning, by name, and the lines that follow."""
    head: dict[str, str] = {}
    first = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    for index, line in enumerate(lines[first:], first):
        found = _HEAD.match(line.strip().lstrip("\ufeff"))
        name = found[1].lower() if found else ""
        if not found or (not head and name not in _OPENERS):
            return head, lines[index:]
        head.setdefault(_NAMES.get(name, name), normalize(found[2]))
    return head, []


def with_head(head: dict[str, str], document: Document, origin: str = "file") -> Document:
    """The document with the metadata of its head."""
    published = parse_date(head.get("date", ""))
    authors = tuple(name for name in _BETWEEN_AUTHORS.split(head.get("author", "")) if has_words(name))
    return Document(
        blocks=document.blocks,
        title=document.title,
        authors=authors,
        published=published,
        modified=parse_date(head.get("modified", "")),
        publisher=head.get("publisher", ""),
        language=head.get("language", ""),
        provenance=Provenance(
            title=origin if document.title else "",
            authors="file" if authors else "",
            published="file" if published else "",
        ),
        extractor=document.extractor,
        url=head.get("url", ""),
    )


def _paragraphs(lines: list[str]) -> list[list[str]]:
    """The lines of each paragraph: parted by blank lines, or each its own where no margin broke them."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip().strip(" \t>"):
            groups[-1].append(line.strip())
        elif groups[-1]:
            groups.append([])
    return [paragraph for group in groups if group for paragraph in _joined(group)]


def _joined(lines: list[str]) -> list[list[str]]:
    """Lines without a blank one between them, as the paragraphs that they are."""
    width = max(map(len, lines))
    wrapped = _NARROWEST <= width <= _WIDEST and not all(line.endswith(_SENTENCE_ENDS) for line in lines)
    parts = [[lines[0]]]
    for line in lines[1:]:
        if _goes_on(parts[-1][-1], line, width if wrapped else None):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _goes_on(before: str, line: str, width: int | None) -> bool:
    """Whether a line belongs to the paragraph of the one before: its first word had no room there."""
    if before.startswith(">") or line.startswith(">"):
        return _depth(before) == _depth(line)
    if _ITEM.match(line):
        return False
    if line[0].islower() and not before.endswith(_SENTENCE_ENDS):
        return True
    return width is not None and len(before) + 1 + len(line.split(maxsplit=1)[0]) > width


def _depth(line: str) -> int:
    """How often a line is quoted: `> >` and `>>` are twice."""
    mark = _QUOTED.match(line)
    return mark[0].count(">") if mark else 0


def _blocks(lines: list[str]) -> Iterable[DocumentBlock]:
    quoted = all(line.startswith(">") for line in lines)
    text = normalize(" ".join(line.lstrip("> ") if quoted else line for line in lines))
    if not text:
        return
    if item := (not quoted and _ITEM.match(text)):
        # A bare number before a sentence may be a figure; only the mark of a list is taken off.
        text = text[item.end() :] if not text[0].isdigit() else text
    yield DocumentBlock(kind="quote" if quoted else "item" if item else "paragraph", text=text)


def _title(blocks: list[DocumentBlock], lines: list[str]) -> str:
    """The first line where it stands alone, is short and does not end as a sentence does."""
    if len(blocks) < 2 or blocks[0].kind != "paragraph":
        return ""
    text = blocks[0].text
    shown = [line for line in lines if line.strip()]
    alone = normalize(shown[0]) == text
    return (
        text
        if alone and len(text) <= _LONGEST_TITLE and not text.endswith(_NO_TITLE_ENDS) and has_words(text)
        else ""
    )
