"""Common ground: whether what two statements share is told by them, and is more than a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.grammar import is_verb
from reportgen.language import stem, stop_words, words
from reportgen.told import Told, said

# Where one sentence tells what the other recalls, they must be more alike than that.
RECALLED_THRESHOLD = 0.25
# What a clause only recalls: that two sentences both come "after Friday's attack" makes no common claim.
_RECALLED = re.compile(
    r"\b(?:after|before|since|following|amid|ahead of|in the wake of)\b[^,;:.]*", re.IGNORECASE
)
_CAPITALIZED = re.compile(r"(?<!^)(?<![.!?“\"] )\b[A-Z][\w’'-]*")
# Who declines to say whether, or asks, has said nothing that another could have said too.
_UNSAID = re.compile(
    r"\b(?:declin|refus)\w+ to (?:say|comment|confirm|answer|discuss)|"
    r"\b(?:unclear|unknown|asked|questioned|questioning|wondered|skeptical|sceptical|doubtful)\b|"
    r"\b(?:say|said|known|clear) (?:whether|if)\b|\?[\"”»’')]*$",
    re.IGNORECASE,
)
# What a page prints around a story and no teller tells.
_BOILERPLATE = re.compile(
    r"^\W*(?:photo(?:graph|s)?|picture|image|video|credit|source|file|advertisement|subscribe|sign up|log in|"
    r"read more|learn more|click here|follow us|follow @?\w+ on|copyright|all rights reserved|contact us|"
    r"share this)\b"
    r"(?!\s(?:is|was|were|are|shows?|showed|said|of the)\b)",
    re.IGNORECASE,
)
# What has fewer words of content and no verb is a caption, a credit or a heading, and no claim.
LEAST_CONTENT = 6


class Ground:
    """The words of content that statements have, and which of them they only recall."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._told = told
        self._known: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        self._capitals: dict[int, frozenset[str]] = {}

    def is_common(self, left: int, right: int, score: float, *, measured: bool) -> bool:
        """Whether two statements that tell enough share words, and not only as something recalled.

        Who measures the same thing needs no words besides.
        """
        if any(_BOILERPLATE.search(self._told[i].statement.passage.text) for i in (left, right)):
            return False
        return measured or self._tell_alike(left, right, score)

    def _tell_alike(self, left: int, right: int, score: float) -> bool:
        (told, all_told), (others, all_others) = self._words(left), self._words(right)
        if self._is_fragment(left) or self._is_fragment(right):
            return False
        if bool(_UNSAID.search(said(self._told[left]))) != bool(_UNSAID.search(said(self._told[right]))):
            return False
        shared = all_told & all_others
        if shared <= self._names(left) & self._names(right):
            return False
        if told.isdisjoint(shared) or others.isdisjoint(shared):
            return score >= RECALLED_THRESHOLD and not (told | others).isdisjoint(shared)
        return True

    def _is_fragment(self, index: int) -> bool:
        one = self._told[index]
        if one.language[:2] != "en" or len(self._words(index)[1]) >= LEAST_CONTENT:
            return False
        return not any(is_verb(word.lower()) or "’" in word or "'" in word for word in said(one).split())

    def _names(self, index: int) -> frozenset[str]:
        """Stems of the capitalized words of an English statement: that both name Osk makes no claim."""
        if index not in self._capitals:
            text, language = said(self._told[index]), self._told[index].language
            named = " ".join(_CAPITALIZED.findall(text)) if language[:2] == "en" else ""
            self._capitals[index] = _content(named, language)
        return self._capitals[index]

    def _words(self, index: int) -> tuple[frozenset[str], frozenset[str]]:
        """Stems of the words that a statement tells, and those with what it recalls."""
        if index not in self._known:
            text, language = said(self._told[index]), self._told[index].language
            everything = _content(text, language)
            told = _content(_RECALLED.sub(" ", text), language) if language[:2] == "en" else everything
            self._known[index] = told, everything
        return self._known[index]


def _content(text: str, language: str) -> frozenset[str]:
    stops = stop_words(language)
    found = (text[start:end].lower() for start, end in words(text, language))
    return frozenset(stem(word, language) for word in found if word not in stops)
