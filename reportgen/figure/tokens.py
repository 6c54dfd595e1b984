"""Words, runs of digits and signs of a text, as the rules on numbers read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reportgen.figure.lexicon import lexicon

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[0-9]+(?:[.,][0-9]+)*|\S")


class Token(NamedTuple):
    """A word, a run of digits or a sign, with its place."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset behind its last."""
    text: str
    """The characters."""
    low: str
    """The same in lower case."""
    kind: str
    """`w` for a word, `n` for digits, `p` for a sign."""


class Tokens:
    """The tokens of a text; a look outside gives an empty sign instead of an error."""

    def __init__(self, text: str, language: str = "en") -> None:
        """Cut the text; the language decides on number words and on the decimal comma."""
        self.text = text
        known = lexicon(language.lower().partition("-")[0])
        self.english, self.words, self.scales = known.english, known.words, known.scales
        self.openers = known.openers
        self._list = list(map(_token, _TOKEN.finditer(text)))
        self._count = len(self._list)
        self._none = Token(len(text), len(text), "", "", "p")

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Token]:
        return iter(self._list)

    def __getitem__(self, i: int) -> Token:
        return self._list[i] if 0 <= i < self._count else self._none

    def low(self, i: int) -> str:
        """The token in lower case, empty outside of the text."""
        return self._list[i].low if 0 <= i < self._count else ""

    def glued(self, i: int) -> bool:
        """Whether nothing stands between this token and the next."""
        return self[i].end == self[i + 1].start and bool(self[i + 1].text)

    def past_hyphen(self, i: int) -> int:
        """The next index, with a hyphen that is glued to the token before skipped."""
        return i + 1 if self.low(i) in ("-", "‑") and self.glued(i - 1) and self.glued(i) else i


def _token(match: re.Match[str]) -> Token:
    text, (start, end) = match.group(), match.span()
    first = text[0]
    kind = "w" if first.isalpha() else "n" if first in "0123456789" else "p"
    return Token(start, end, text, text.lower(), kind)
