"""What a file shows, as a value, and HTML read into it: the ground of `reread` and `reread_forms`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from reportgen.passage import display

_VOID = frozenset("area base br col embed hr img input link meta source wbr".split())
_INLINE = frozenset("a abbr b bdi bdo cite code em i mark q small span strong sub sup wbr".split())
_UNSHOWN = frozenset("script style template head".split())
_AT = re.compile(r"([0-9a-f]{12}):(\d{1,12})-(\d{1,12})")
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


def unbreak(text: str) -> str:
    """A printed text without what breaks words at the ends of lines."""
    return _BREAKS.sub("", text)


def squash(text: str) -> str:
    """A text without anything that printing adds or drops: blanks, hyphens, invisible characters."""
    return re.sub(r"[\s\-]+", "", unbreak(display(text)))


def read_html(page: str) -> Shown:
    """What an HTML page shows."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return Shown(text=display("".join(reader.words)), marked=tuple(reader.marked))


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
