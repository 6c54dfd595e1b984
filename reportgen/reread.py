"""What a rendered file shows, read back by parsers that share nothing with the renderers.

Markdown through Python-Markdown, HTML through the standard library, PDF through
PDFium.  Gives plain words; knows nothing of reports.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import PurePath
from typing import Any

from reportgen.errors import ReportgenError, UsageError
from reportgen.inset import own_part
from reportgen.passage import display

_VOID = frozenset("area base br col embed hr img input link meta source wbr".split())
_INLINE = frozenset("a abbr b bdi bdo cite code em i mark q small span strong sub sup wbr".split())
_FORMS = (".wiki", ".mediawiki", ".confluence", ".csv", ".docx", ".eml")
_WIKIS = (".md", ".markdown", ".wiki", ".mediawiki")
_UNSHOWN = frozenset("script style template head".split())
_AT = re.compile(r"([0-9a-f]{12}):(\d{1,12})-(\d{1,12})")
# What the properties of our PDFs say.
_MADE = re.compile(r"reportgen, theme (.{1,80})")
# Letter is 792 points high and A4 842.
_SHORTEST_A4 = 800.0
# Margins of our pages that hold running heads and feet, in points: they would cut sentences in two.
_HEAD, _FOOT = 50.0, 46.0
# What breaks a word at the end of a printed line and is no letter of it.
_BREAKS = re.compile("[\u00ad\u2010\u200b\u0002\ufffe]|-(?=\\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A passage as an HTML page marks it."""

    article: str
    """Id of the article that it claims."""
    start: int
    """Offset that it claims."""
    end: int
    """Offset behind it."""
    text: str
    """The words that the page shows for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a file shows to a reader."""

    text: str
    """All of it, in order, in the form of `display`."""
    marked: tuple[Marked, ...] = ()
    """Passages that the file marks as such; HTML only."""
    attachments: tuple[tuple[str, bytes], ...] = ()
    """Files inside it, by name; PDF only."""
    theme: str = ""
    """The theme that it says it was made in; PDF only."""
    paper: str = ""
    """Size of its paper, `a4` or `letter`; PDF only."""
    partial: bool = False
    """Whether it leaves out what the page has: a table or a letter."""
    printed: bool = field(default=False)
    """Whether lines were broken for print, so that hyphens and blanks are no evidence."""

    def squashed(self) -> str:
        """The text without blanks and hyphens at line ends, for a search that print cannot disturb."""
        return squash(self.text)


def squash(text: str) -> str:
    """A text without anything that printing adds or drops: blanks, hyphens, invisible characters."""
    return re.sub(r"[\s\-]+", "", _BREAKS.sub("", display(text)))


def reread(content: bytes, name: str) -> Shown:
    """What the file of that name shows.  Raises UsageError for a format that cannot be read back."""
    ending = PurePath(name).suffix.casefold()
    content = own(content, name)
    if ending in (".md", ".markdown"):
        return _markdown(_decode(content, name))
    if ending in (".html", ".htm"):
        return read_html(_decode(content, name))
    if ending == ".pdf":
        return _pdf(content, name)
    if ending in _FORMS:
        return _form(content, name, ending)
    raise UsageError(
        f"{name} cannot be read back; verify reads .json, .md, .html and .pdf files, and {', '.join(_FORMS)}."
    )


def own(content: bytes, name: str) -> bytes:
    """Of a wiki page what stands between our markers, of all else everything.

    Raises ReportgenError where the markers cannot be read.
    """
    if PurePath(name).suffix.casefold() not in _WIKIS:
        return content
    try:
        return own_part(content)
    except UsageError as problem:
        raise ReportgenError(f"{name}: {problem}") from problem


def _form(content: bytes, name: str, ending: str) -> Shown:
    """What a file shows that is neither Markdown nor HTML nor PDF."""
    from reportgen import reread_forms as forms  # noqa: PLC0415  # it needs what stands here

    if ending == ".eml":
        return forms.read_letter(content)
    if ending == ".docx":
        return forms.read_word(content, name)
    text = _decode(content, name)
    if ending == ".csv":
        return forms.read_table(text, name)
    return forms.read_confluence(text, name) if ending == ".confluence" else forms.read_wikitext(text)


def _decode(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise ReportgenError(f"{name} is not UTF-8: {problem.reason} at byte {problem.start}.") from problem


def _markdown(text: str) -> Shown:
    import markdown  # noqa: PLC0415  # only verify needs it, and it takes 50 ms

    return read_html(markdown.markdown(text, extensions=["tables"]))


def read_html(page: str) -> Shown:
    """What an HTML page shows."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return Shown(text=display("".join(reader.words)), marked=tuple(reader.marked))


def _pdf(content: bytes, name: str) -> Shown:
    import pypdfium2  # noqa: PLC0415  # only verify needs it, and it takes 100 ms

    try:
        document = pypdfium2.PdfDocument(content)
        return _read_pdf(document)
    except pypdfium2.PdfiumError as problem:
        raise ReportgenError(f"{name} is no readable PDF: {problem}.") from problem


def _read_pdf(document: Any) -> Shown:
    try:
        pages = [_page(document[number], first=number == 0) for number in range(len(document))]
        inside = tuple(
            (attached.get_name(), bytes(attached.get_data()))
            for attached in (document.get_attachment(i) for i in range(document.count_attachments()))
        )
        made = _MADE.fullmatch(document.get_metadata_value("Creator"))
        size = document[0].get_size() if len(document) else (0, 0)
    finally:
        document.close()
    return Shown(
        text=display(_BREAKS.sub("", "\n".join(pages))),
        attachments=inside,
        theme=made[1] if made else "",
        paper="letter" if max(size) < _SHORTEST_A4 else "a4",
        printed=True,
    )


def _page(page: Any, *, first: bool) -> str:
    width, height = page.get_size()
    text = page.get_textpage()
    top = height if first else height - _HEAD
    return str(text.get_text_bounded(left=0, bottom=_FOOT, right=width, top=top))


class _Reader(HTMLParser):
    """Collects the words of a page, and those of its marked passages."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.marked: list[Marked] = []
        self._open: list[tuple[str, int | None, str]] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.words.append(" ")
        if tag in _VOID:
            return
        at = dict(attrs).get("data-at")
        self._open.append((tag, len(self.words) if at else None, at or ""))
        self._hidden += tag in _UNSHOWN

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.words.append(" ")
        if tag not in [name for name, _, _ in self._open]:
            return
        while self._open:
            name, begin, at = self._open.pop()
            self._hidden -= name in _UNSHOWN
            place = _AT.fullmatch(at)
            if begin is not None and place:
                text = display("".join(self.words[begin:]))
                self.marked.append(
                    Marked(article=place[1], start=int(place[2]), end=int(place[3]), text=text)
                )
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)
