"""The words that numbers of a language are written with."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from reportgen.figure import lands
from reportgen.figure.currencies import CODES, LETTERS, SIGNS
from reportgen.figure.numerals import ONES, SCALES, TENS, VAGUE

# Languages that do not count as English does; all others are read as English.
_OTHERS = frozenset("de fr es ru it pt".split())


class Lexicon(NamedTuple):
    """The words for numbers of a language, in lower case."""

    english: bool
    """Whether it counts as English does."""
    words: dict[str, float]
    """Number words."""
    scales: dict[str, float]
    """Words that multiply a number."""
    openers: frozenset[str]
    """All that a figure without a digit can begin with, signs and codes of money among them."""


@lru_cache(maxsize=16)
def lexicon(code: str) -> Lexicon:
    """What is known of a language, by the first part of its tag in lower case."""
    english = code not in _OTHERS
    words: dict[str, float] = {**ONES["en"], **TENS} if english else lands.WORDS.get(code, {})
    more = frozenset(VAGUE) if english else lands.HALVES.union(lands.DOZENS)
    return Lexicon(
        english=english,
        words=words,
        scales={**SCALES, **lands.SCALES.get(code, {})},
        openers=frozenset(("a", "an", "half", "tens")).union(words, more, SIGNS, CODES, LETTERS),
    )
