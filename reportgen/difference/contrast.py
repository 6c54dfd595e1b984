"""Negation and antonyms in a sentence: what sets two tellings against each other in words.

English only; `negation` has the plain cases of other languages.  Polarity goes by parity: a negation and
an antonym cancel, so that `oppose` agrees with `would not support`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from reportgen.difference.contest import CONTESTS, are_rivals
from reportgen.difference.denial import (
    DENIED,
    ENDERS,
    NEGATORS,
    SCOPE,
    STOPPED,
    UNDONE,
    Word,
    may_negate,
    negation,
    spoken,
)
from reportgen.difference.matter import alikeness, content, is_idle, matter, overlap, weighed
from reportgen.difference.opposites import CONCEPTS, IRREGULAR, concept_of, is_undone, stem
from reportgen.passage import Span

# ... but turns no more than this many content words: what stands behind them is the matter, not the verb.
DEPTH: Final = 3
# ... and a pair of sentences must share this much of their content for a negation to set them apart:
# below it two aligned sentences speak of the matter from too far apart to be weighed word by word.
ALIKE: Final = 0.6
# Above it they differ by the negation alone, which makes the difference sure.
SAME: Final = 0.8
# So does the negation of a telling of which as large a share, in so many words, stands in a longer one.
WHOLE: Final = 4
# Of what a text both affirms and denies the one is meant that has so many more words in common beside it ...
CLEARLY: Final = 2
# ... within so many characters.
NEAR: Final = 50
# A text that has the word more often than this is no sentence.
OFTEN: Final = 6
# A question tells neither that it is so nor that it is not.
_QUESTION: Final = re.compile(r"\?[\"”’']?\s*$")
_MARKS: Final = frozenset('"“”')
# "Asked if he would sign" tells neither that he did nor that he did not.
_SUPPOSED: Final = frozenset("if whether unless".split())


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word whose polarity is known, in offsets of its text."""

    concept: str
    """What it speaks of, the same for both members of an antonym pair."""
    positive: bool
    """Whether it is affirmed, negation and antonym counted together."""
    span: Span
    """The words that carry it, the negation included."""
    negated: bool = False
    """Whether a negation stands before it."""
    aside: bool = False
    """Whether two content words stand between a plain negation and it: too far off to be what is denied."""


def predicates(text: str) -> Iterator[Predicate]:
    """The content words of the text with their polarity, in its order, without what is only supposed."""
    reach = depth = begun = behind = widest = 0
    turned = paused = supposed = verb_only = False
    words = spoken(text)
    for i, (word, start, end) in enumerate(words):
        if i < behind or word in _MARKS:
            continue
        size, scope = negation(words, i)
        if size:
            # "It will not, it must not stand" says one thing twice.
            begun, turned = (begun, paused or not turned) if reach else (start, True)
            reach, depth, behind, paused, widest = scope, DEPTH, i + size, False, scope
            verb_only = word in UNDONE or word in STOPPED  # who declined to print the tweet has the tweet
        elif word == "," and reach and depth == DEPTH:
            paused = True  # "it has not, so far, been found" is one clause
            continue
        elif word in ENDERS:
            reach, turned, supposed = 0, False, word in _SUPPOSED
        elif word == "or" and turned:  # "not the gear or the training": neither of them
            reach, depth = SCOPE, DEPTH
        elif not supposed and _is_content(words, i, text):
            concept, positive = concept_of(word)
            turns = reach > 0 and turned
            aside = turns and depth < DEPTH - 1 and widest < DENIED
            yield Predicate(concept, positive != turns, (begun if reach else start, end), turns, aside)
            depth = 0 if verb_only else depth - 1
            reach = reach if depth > 0 else 0
        reach = max(0, reach - 1)


def _is_content(words: Sequence[Word], i: int, text: str) -> bool:
    """Whether the word carries a matter of its own; a name inside the sentence does not."""
    word, start, _ = words[i]
    return word[0].isalpha() and not is_idle(word) and not (i and text[start].isupper())


def opposed(left: str, right: str) -> tuple[Predicate, Predicate] | None:
    """The first predicate on which two alike sentences have contrary polarity, None where there is none.

    Where the sentences agree on a predicate that one of them negates, because the other negates it too or
    because negation and antonym cancel, they agree, and what else the negation reaches says nothing.
    """
    if not _may_oppose(left, right) or alikeness(left, right) < ALIKE:
        return None
    if _QUESTION.search(left) or _QUESTION.search(right):
        return None
    others = _by_concept(right)
    shared = [
        pair
        for concept, mine in _by_concept(left).items()
        if concept in others and (pair := _counterparts(left, mine, right, others[concept])) is not None
    ]
    if any(mine.positive == other.positive and (mine.negated or other.negated) for mine, other in shared):
        return None
    return next(
        (
            pair
            for pair in shared
            if pair[0].positive != pair[1].positive
            and not _is_aside(pair)
            and not _is_of_rivals(left, right, pair)
        ),
        None,
    )


def _may_oppose(left: str, right: str) -> bool:
    """Whether one of two sentences has a negation and can be turned round, or contrary words of the other."""
    one, other = _turning(left), _turning(right)
    if one.negated or other.negated:
        return bool(one.turning or other.turning)
    return any(
        (concept, not positive) in theirs.told
        for mine, theirs in ((one, other), (other, one))
        for concept, positive in mine.turning
    )


_Concepts = frozenset[tuple[str, bool]]


class _Turning(NamedTuple):
    """The words of a sentence as `concept_of` has them, wherever they stand."""

    negated: bool
    """Whether a negation may stand in it."""
    turning: _Concepts
    """Those that have an opposite, or are one."""
    told: _Concepts
    """All."""


@lru_cache(maxsize=4096)
def _turning(text: str) -> _Turning:
    words = [word for word, _, _ in spoken(text)]
    turning = frozenset(concept_of(word) for word in words if _is_turning(word))
    return _Turning(any(map(may_negate, words)), turning, frozenset(map(concept_of, words)))


def _is_of_rivals(left: str, right: str, pair: tuple[Predicate, Predicate]) -> bool:
    one, other = pair
    return one.concept in CONTESTS and are_rivals(left[: one.span[0]], right[: other.span[0]])


def _counterparts(
    left: str, mine: Sequence[Predicate], right: str, theirs: Sequence[Predicate]
) -> tuple[Predicate, Predicate] | None:
    """The predicates of one concept that tell of one thing, None where that cannot be said.

    A text that both affirms and denies (`arrived in May, departing on 1 November`) tells of two things;
    the words beside them say which of the two the other sentence tells of.
    """
    if len({one.positive for one in mine}) == len({one.positive for one in theirs}) == 1:
        return mine[0], theirs[0]
    best: dict[bool, tuple[int, tuple[Predicate, Predicate] | None]] = {True: (-1, None), False: (-1, None)}
    for (one, ours), (other, others) in product(_placed(left, mine), _placed(right, theirs)):
        same, score = one.positive == other.positive, len(ours & others)
        if score > best[same][0]:
            best[same] = (score, (one, other))
    return best[False][1] if best[False][0] >= best[True][0] + CLEARLY else None


def _placed(text: str, told: Sequence[Predicate]) -> list[tuple[Predicate, frozenset[str]]]:
    """The first few predicates of a concept, each with the content words between it and its neighbors."""
    ends = [0, *(one.span[1] for one in told)]
    starts = [*(one.span[0] for one in told), len(text)]
    return [(one, _beside(text, one, (ends[n], starts[n + 1]))) for n, one in enumerate(told[:OFTEN])]


def _beside(text: str, predicate: Predicate, within: Span) -> frozenset[str]:
    """Stems of the content words near a predicate, inside some bounds."""
    start, end = predicate.span
    return content(text[max(within[0], start - NEAR) : start]) | content(
        text[end : min(within[1], end + NEAR)]
    )


def same_matter(left: str, right: str, pair: tuple[Predicate, Predicate]) -> bool:
    """Whether two tellings differ in nothing but the polarity of a predicate, so far as their words show.

    They share nearly all their words; or nearly all that the shorter one
    tells, in words enough, is in the other, some of it beside the predicate.
    """
    if overlap(matter(left), matter(right)) >= SAME:
        return True
    near = [_beside(text, one, (0, len(text))) for text, one in zip((left, right), pair, strict=True)]
    shared = weighed(left) & weighed(right)
    return alikeness(left, right) >= SAME and len(shared) >= WHOLE and len(near[0] & near[1]) >= CLEARLY


def _is_aside(pair: tuple[Predicate, Predicate]) -> bool:
    return any(predicate.aside for predicate in pair)


@lru_cache(maxsize=4096)
def _by_concept(text: str) -> Mapping[str, Sequence[Predicate]]:
    found: dict[str, list[Predicate]] = {}
    for predicate in predicates(text):
        found.setdefault(predicate.concept, []).append(predicate)
    return found


def is_turning(text: str) -> bool:
    """Whether anything in the text can turn it round."""
    return bool(_turning(text).turning)


@lru_cache(maxsize=1 << 14)
def _is_turning(word: str) -> bool:
    return (
        word in NEGATORS
        or word.endswith("n't")
        or stem(IRREGULAR.get(word, word)) in CONCEPTS
        or is_undone(word)
    )
