"""The atom of everything: a stretch of an article's text, with its place.

Knows nothing of speakers, sources or pages.  A passage is cut in one place
(`Article.passage`) and never edited afterwards; `display` gives the form in
which every renderer shows it and in which `verify` looks for it again.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

Span = tuple[int, int]
"""Start and end of a stretch of text, in code points, end not included."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Passage:
    """A stretch of one article's text.  Law: `text == article.text[start:end]`."""

    article: str
    """Id of the article it was cut from."""
    start: int
    """Offset of its first character, in code points of the archived text."""
    end: int
    """Offset behind its last character."""
    text: str
    """The characters themselves, verbatim."""

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or self.end - self.start != len(self.text):
            raise ValueError(
                f"A passage of {len(self.text)} characters cannot run from {self.start} to {self.end}."
            )

    def part(self, start: int, end: int) -> Passage:
        """What stands between two offsets of it, as a passage of its own.

        Raises ValueError where the offsets are not within it.
        """
        begin = self.start + start
        return Passage(article=self.article, start=begin, end=self.start + end, text=self.text[start:end])

    def overlaps(self, other: Passage) -> bool:
        """Whether the two share at least one character."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def covers(self, other: Passage) -> bool:
        """Whether every character of the other lies in this one."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end


# Soft hyphens and zero-width characters are invisible; bidi controls can reorder what stands
# around them; other controls can drive a terminal.  None of them is a letter that a reader sees.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
# The same, and all else that a terminal obeys or that ends a line; in JSON they stand in strings only.
_UNSAFE = re.compile("[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_BLANK = re.compile(" {2,}")
_UNSHOWN = frozenset(["Cc", "Cs", "Co", "Cn"])


def display(text: str) -> str:
    """The form in which a passage is shown: one line, nothing invisible, NFC.

    Used by every renderer and by `verify`, so that what is shown can be
    compared with what is archived character by character.
    """
    # Most texts are shown as they are; to look at each letter costs a hundred times as much.
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip()
    text = _INVISIBLE.sub("", text)
    shown = (
        " " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in _UNSHOWN
    )
    return unicodedata.normalize("NFC", _BLANK.sub(" ", "".join(shown))).strip()


def escape(json: str) -> str:
    """The JSON with what is invisible or drives a terminal in numbers (`u202e`); its value is the same."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json)
