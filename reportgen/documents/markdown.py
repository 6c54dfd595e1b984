"""Markdown: front matter as metadata, the first heading as the title, the rest as blocks of plain text."""

from __future__ import annotations

import re

from reportgen.capture import Capture
from reportgen.documents.base import Document, DocumentBlock, has_words, normalize
from reportgen.documents.plain import split_head, text_of, with_head
from reportgen.errors import DocumentError

_FENCE = re.compile(r"-{3,}\s*$")
_END = re.compile(r"(?:-{3,}|\.{3})\s*$")
# Front matter is a few lines; without an end it is a rule and a text.
_LONGEST_MATTER = 100
_FIELD = re.compile(r"([A-Za-z][\w-]{0,30})\s{0,3}:[ \t]{0,9}(.{0,2000})$")
_LIST_ENTRY = re.compile(r"\s{0,8}-\s+(.{1,500})$")
_NAMES = {
    "authors": "author",
    "published": "date",
    "source": "publisher",
    "site": "publisher",
    "lang": "language",
}
_NAMES |= {"updated": "modified", "lastmod": "modified", "canonical": "url", "link": "url"}
# An image in brackets: no words of the text.
_UNICODE_LINES = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def read_markdown(capture: Capture) -> Document:
    """The article of a Markdown text.  Raises DocumentError: binary, empty or no-text."""
    lines = _UNICODE_LINES.sub(" ", text_of(capture)).splitlines()
    head, body = _front_matter(lines)
    if not head:
        head, body = split_head(lines)
    url = capture.final_url if capture.final_url.startswith(("http://", "https://")) else head.get("url", "")
    blocks = _blocks("\n".join(body), url)
    title, origin = head.get("title", ""), "file"
    if not title and blocks and blocks[0].kind == "heading":
        title, origin = blocks[0].text, "heading"
        blocks = blocks[1:]
    if not any(has_words(block.text) for block in blocks) and not has_words(title):
        raise DocumentError(capture.url, "The text has no words.", "no-text")
    return with_head(head, Document(blocks=blocks, title=title, extractor="markdown"), origin)


def _front_matter(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """The fields between `---` lines at the beginning, and the lines behind them."""
    first = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    if first == len(lines) or not _FENCE.match(lines[first]):
        return {}, lines
    inside = lines[first + 1 : first + _LONGEST_MATTER]
    size = next((index for index, line in enumerate(inside) if _END.match(line)), None)
    if size is None:
        return {}, lines
    head: dict[str, str] = {}
    last = ""
    for line in inside[:size]:
        if field := _FIELD.match(line):
            last = _NAMES.get(field[1].lower(), field[1].lower())
            head.setdefault(last, _bare(field[2]))
        elif (entry := _LIST_ENTRY.match(line)) and last:
            head[last] = ", ".join(filter(None, (head[last], _bare(entry[1]))))
    return head, lines[first + size + 2 :]


def _bare(value: str) -> str:
    """A front matter value without its quotation marks or brackets."""
    value = normalize(value)
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_bare(part) for part in value[1:-1].split(","))
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].replace('\\"', '"')
    return value


def _blocks(text: str, base: str) -> tuple[DocumentBlock, ...]:
    """The blocks of the text, by Python-Markdown's reading of it; raw HTML in it counts as its text."""
    from lxml import etree  # noqa: PLC0415 - only for Markdown and HTML
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415 - the same
    from markdown import Markdown  # noqa: PLC0415 - the same

    from reportgen.documents.tree import read_blocks  # noqa: PLC0415 - the same

    page = Markdown(extensions=["tables", "sane_lists", "fenced_code"], output_format="html").convert(text)
    if not page.strip():
        return ()
    try:
        parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=True)
        tree = document_fromstring(f"<body>{page}</body>".encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return ()
    return read_blocks(tree, base)
