"""What a rendered file shows, read back by parsers that share nothing with the renderers.

Markdown through Python-Markdown, HTML through the standard library, PDF through
PDFium.  Gives plain words; knows nothing of reports.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import PurePath

from reportgen.errors import ReportgenError, UsageError
from reportgen.passage import display

_VOID = frozenset("area base br col embed hr img input link meta source wbr".split())
_INLINE = frozenset("a abbr b bdi bdo cite code em i mark q small span strong sub sup".split())
_UNSHOWN = frozenset("script style template head".split())
_AT = re.compile(r"([0-9a-f]{12}):(\d{1,12})-(\d{1,12})")
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
    if ending in (".md", ".markdown"):
        return _markdown(_decode(content, name))
    if ending in (".html", ".htm"):
        return _html(_decode(content, name))
    if ending == ".pdf":
        return _pdf(content, name)
    raise UsageError(f"{name} cannot be read back; verify reads .json, .md, .html and .pdf files.")


def _decode(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise ReportgenError(f"{name} is not UTF-8: {problem.reason} at byte {problem.start}.") from problem


def _markdown(text: str) -> Shown:
    import markdown  # noqa: PLC0415  # only verify needs it, and it takes 50 ms

    return _html(markdown.markdown(text, extensions=["tables"]))


def _html(page: str) -> Shown:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return Shown(text=display("".join(reader.words)), marked=tuple(reader.marked))


def _pdf(content: bytes, name: str) -> Shown:
    import pypdfium2  # noqa: PLC0415  # only verify needs it, and it takes 100 ms

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as problem:
        raise ReportgenError(f"{name} is no readable PDF: {problem}.") from problem
    try:
        pages = [_page(document[number], first=number == 0) for number in range(len(document))]
        inside = tuple(
            (attached.get_name(), bytes(attached.get_data()))
            for attached in (document.get_attachment(i) for i in range(document.count_attachments()))
        )
    finally:
        document.close()
    return Shown(text=display(_BREAKS.sub("", "\n".join(pages))), attachments=inside, printed=True)


def _page(page: object, *, first: bool) -> str:
    width, height = page.get_size()  # type: ignore[attr-defined]  # pypdfium2 ships no types
    text = page.get_textpage()  # type: ignore[attr-defined]  # the same
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
