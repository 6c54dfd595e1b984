"""What wiki pages, tables, letters and Word files of ours show, read back without what wrote them.

Wikitext by a reader of its own, Confluence's XML by lxml, tables, letters and
Word files by the standard library and mammoth.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator

from reportgen.errors import ReportgenError
from reportgen.passage import display
from reportgen.shown import Marked, Shown, read_html

# Footnote signs and other elements show nothing themselves; a link shows its words, an argument its value.
_TAG = re.compile(r"<[^<>]*>")
_LINK = re.compile(r"\[\[[^\[\]|]*\|([^\[\]]*)\]\]|\[https?://\S* ([^\[\]]*)\]")
_ARGUMENT = re.compile(r"\|[\w-]+=|\{\{[^{}|]*|\}\}")
_LINE = re.compile(r"^(?:[*#:;]+|\|[-}+]?|!|\{\||={2,6}|-{4,})(?:[^|\n]*\"[^|\n]*\|)?|={2,6}$", re.MULTILINE)
_QUOTES = re.compile(r"'{2,5}")
_AT = re.compile(r"([0-9a-f]{12}):(\d{1,12})-(\d{1,12})")
# Elements that part no words.
_INLINE = frozenset("a strong em code link link-body span".split())


def read_wikitext(text: str) -> Shown:
    """The words of a wiki page, footnotes and all."""
    text = _TAG.sub(lambda found: " " if found[0].startswith(("<br", "<ref", "</ref")) else "", text)
    text = _LINK.sub(lambda found: found[1] or found[2] or "", text)
    text = _QUOTES.sub("", _LINE.sub(" ", _ARGUMENT.sub(" ", text)))
    return Shown(text=display(html.unescape(text)))


def read_confluence(text: str, name: str) -> Shown:
    """The words of a page in storage format.  Raises ReportgenError where it is no XML."""
    from lxml import etree  # noqa: PLC0415  # only this format needs it

    whole = f'<page xmlns:ac="urn:ac" xmlns:ri="urn:ri">{text}</page>'
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(whole.encode(), parser)
    except etree.XMLSyntaxError as problem:
        raise ReportgenError(f"{name} is no page that Confluence can read: {problem}.") from problem
    words: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        inline = etree.QName(element).localname in _INLINE
        if event == "start":
            hidden = etree.QName(element).localname == "parameter"
            words += ["" if inline else " ", "" if hidden else element.text or ""]
        else:
            words += ["" if inline else " ", element.tail or ""]
    return Shown(text=display("".join(words)))


def read_table(text: str, name: str) -> Shown:
    """The cells of a table, and the passage of each row with the place that the row gives for it."""
    try:
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    except csv.Error as problem:
        raise ReportgenError(f"{name} is no table: {problem}.") from problem
    words = [cell for row in rows for cell in row.values() if isinstance(cell, str)]
    return Shown(text=display(" ".join(words)), marked=tuple(_marked(rows)), partial=True)


def _marked(rows: list[dict[str, str]]) -> Iterator[Marked]:
    for row in rows:
        place = _AT.fullmatch(row.get("place") or "")
        cell = row.get("text", row.get("words")) or ""
        if place:
            plain = re.sub(r"(^|;)'(?='*[=+\-@＝＋－＠])", r"\1", cell)
            yield Marked(article=place[1], start=int(place[2]), end=int(place[3]), text=plain)


def read_letter(content: bytes) -> Shown:
    """The words of a letter's HTML and plain text."""
    from email import message_from_bytes, policy  # noqa: PLC0415  # only this format needs it

    letter = message_from_bytes(content, policy=policy.default)
    parts = [letter.get_body((kind,)) for kind in ("plain", "html")]
    plain, page = (part.get_content() if part else "" for part in parts)
    shown = read_html(page)
    return Shown(text=display(f"{shown.text} {plain}"), marked=shown.marked, partial=True)


def read_word(content: bytes, name: str) -> Shown:
    """The words of a Word file.  Raises ReportgenError where it is none."""
    import mammoth  # noqa: PLC0415  # only this format needs it

    try:
        page = mammoth.convert_to_html(io.BytesIO(content)).value
    except Exception as problem:  # whatever mammoth makes of a broken file
        raise ReportgenError(f"{name} is no readable Word file: {problem}.") from problem
    return read_html(page)
