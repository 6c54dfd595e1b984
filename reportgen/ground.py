"""Common ground: whether what two statements share is told by them, and is more than a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportgen.grammar import is_verb
from reportgen.language import stem, stop_words, words
from reportgen.told import Told, said

# Where one sentence tells what the other recalls, they must be more alike than that.
RECALLED_THRESHOLD = 0.25
# Statements less alike than this, though over the threshold, share so many words besides names: on the
# 54 judged pairs this takes precision from .80 to .85 and costs one pair.  Where names are not known to be
# names, as many with them would keep claims apart that have one such word.
ALIKE = 0.26
LEAST_SHARED = 3
LEAST_SHARED_ELSEWHERE = 2
# In a short statement fewer will do: this share of all its words of content.
SHORT_SHARE = 0.3
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


@dataclass(frozen=True, slots=True)
class _Words:
    """What of one statement is asked again for each statement that it is held against."""

    told: frozenset[str]
    """Stems of the words that it tells."""
    all: frozenset[str]
    """The same with those of what it only recalls."""
    names: frozenset[str]
    """Stems of its capitalized words, in English: that both name Osk makes no claim."""
    english: bool
    """Whether it is English."""
    boilerplate: bool
    """Whether a page prints it around a story."""
    fragment: bool
    """Whether it is too short for a claim, and has no verb."""
    unsaid: bool
    """Whether it only asks, or tells what nobody would say."""


class Ground:
    """The words of content that statements have, and which of them they only recall."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._told = told
        self._known: dict[int, _Words] = {}

    def is_common(self, left: int, right: int, score: float, *, measured: bool) -> bool:
        """Whether two statements that tell enough share words, and not only as something recalled.

        Who measures the same thing needs no words besides.
        """
        one, other = self._words(left), self._words(right)
        if one.boilerplate or other.boilerplate:
            return False
        shared = one.all & other.all
        if measured:
            return True
        count = len(shared - (one.names & other.names))
        if one.fragment or other.fragment or one.unsaid != other.unsaid:
            return False
        short = count >= SHORT_SHARE * min(len(one.all), len(other.all))
        if count == 0 or not (short or _is_enough(count, score, english=one.english)):
            return False
        if one.told.isdisjoint(shared) or other.told.isdisjoint(shared):
            return score >= RECALLED_THRESHOLD and not (one.told | other.told).isdisjoint(shared)
        return True

    def _words(self, index: int) -> _Words:
        found = self._known.get(index)
        if found is None:
            found = self._known[index] = _read(self._told[index])
        return found


def share_claim(one: str, other: str, language: str, root: Callable[[str, str], str] = stem) -> bool:
    """Whether two texts share words of content besides names: two, or the share that does for short ones.

    `root` gives of a word and its language what forms of one word share.
    """
    left, right = _content(one, language, root), _content(other, language, root)
    shared = left & right
    count = len(shared - _names(one, language, root) - _names(other, language, root))
    return count >= min(LEAST_SHARED_ELSEWHERE, SHORT_SHARE * min(len(left), len(right)))


def _is_enough(count: int, score: float, *, english: bool) -> bool:
    """Whether so many words besides names are common ground for two statements that are so alike."""
    return score >= ALIKE or count >= (LEAST_SHARED if english else LEAST_SHARED_ELSEWHERE)


def _read(one: Told) -> _Words:
    text, language = said(one), one.language
    english = language[:2] == "en"
    everything = _content(text, language)
    return _Words(
        told=_content(_RECALLED.sub(" ", text), language) if english else everything,
        all=everything,
        names=_names(text, language),
        english=english,
        boilerplate=bool(_BOILERPLATE.search(one.statement.passage.text)),
        fragment=english and len(everything) < LEAST_CONTENT and not _has_verb(text),
        unsaid=bool(_UNSAID.search(text)),
    )


def _names(text: str, language: str, root: Callable[[str, str], str] = stem) -> frozenset[str]:
    """Stems of the capitalized words, in English: elsewhere a capital is no name, or there is none."""
    named = " ".join(_CAPITALIZED.findall(text)) if language[:2] == "en" else ""
    return _content(named, language, root)


def _has_verb(text: str) -> bool:
    return any(is_verb(word.lower()) or "’" in word or "'" in word for word in text.split())


def _content(text: str, language: str, root: Callable[[str, str], str] = stem) -> frozenset[str]:
    stops = stop_words(language)
    found = (text[start:end].lower() for start, end in words(text, language))
    return frozenset(root(word, language) for word in found if word not in stops)
