"""Acronyms: short names that texts put in brackets behind the long ones, `the Harbor Safety Board (HSB)`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from reportgen.attribution.tellers.keys import plain

# Small words in names that give no letter to the acronym.
_SMALL = frozenset("of for and the on in to de du des la le der für und y del".split())
# What stands before the bracket holds no more characters of the long name than this, nor words.
_REACH = 120
_MOST_WORDS = 12
_BRACKET = re.compile(r"\s[(]([A-Z][A-Za-z&.]{1,7})[)]")
_WORD = re.compile(r"[^\W_]+(?:[-’'.&][^\W_]+)*")
_LEAST = 2


def acronyms(texts: Iterable[str]) -> Mapping[str, str]:
    """Long names by the short one in its plain form, where all the texts mean one by it."""
    found: dict[str, dict[str, str]] = {}
    for text in texts:
        for bracket in _BRACKET.finditer(text):
            name = _long_name(text[max(0, bracket.start() - _REACH) : bracket.start()], bracket[1])
            if name:
                found.setdefault(plain(bracket[1]), {}).setdefault(plain(name), name)
    return {short: next(iter(long.values())) for short, long in found.items() if len(long) == 1}


def _long_name(before: str, short: str) -> str:
    """The words that end a stretch and begin with the letters of a short name; empty where none do."""
    letters = [letter for letter in short if letter.isupper()]
    spans = [match.span() for match in _WORD.finditer(before)][-_MOST_WORDS:]
    if len(letters) < _LEAST or not spans or before[spans[-1][1] :].strip():
        return ""
    for start, _ in reversed(spans):
        named = [w for w in _WORD.findall(before[start:]) if w.lower() not in _SMALL]
        initials = [word[0] for word in named]
        if not initials or not initials[0].isupper() or len(initials) < len(letters):
            continue
        # `Centers for Disease Control and Prevention (CDC)`: one word at the end may have no letter.
        if initials[: len(letters)] == letters and len(initials) - len(letters) <= 1:
            return before[start:]
    return ""
