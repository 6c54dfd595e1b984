"""Which sentences of one article stand in another, with some words changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from reportgen.origin.credit import credited
from reportgen.origin.narration import Narration, Sentence

SENTENCE_COPIED = 0.7
"""A sentence of which so many words stand in another's, in the same order, is that sentence edited.

With every fifth word replaced, dropped or moved .8 are left; two writers on one event reach .5 seldom.
"""
# Of as many words of narration it can be said that they were copied: two plain sentences.
_LEAST_COPIED = 12
# An article of which so much stands in another is a copy; a paragraph of background is not yet.
_ARTICLE_COPIED = 0.4
# Where both credit one agency, its paragraphs in a paper's own story are enough.
_CREDITED_COPIED = 0.25
# Of what nobody is said to have said so much must be copied too: two reporters of one press conference
# retell the same words, and walk in and out on their own.
_OWN_COPIED = 0.25
# Where there is hardly anything else than what people said, nearly all of it must be copied.
_SPOKEN_COPIED = 0.75
_LEAST_OWN = 15
# One paragraph of background stands in many stories; a copy shares more than one, or is nearly all of it.
_NEARLY_ALL = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Copying:
    """What of a shorter article stands in a longer one."""

    sentences: tuple[int, ...]
    """Numbers of the sentences in the narration of the shorter one."""
    places: frozenset[int]
    """Numbers of those in the narration of the longer one that they stand in."""
    words: int
    """Words of the sentences."""


class Text:
    """The narration of an article, made ready to be looked up in and compared."""

    def __init__(self, narration: Narration) -> None:
        self.narration = narration

    @cached_property
    def agency(self) -> str | None:
        """The agency whose text it is by its own word."""
        return credited(self.narration.article)

    @cached_property
    def pairs(self) -> dict[tuple[str, str], tuple[int, ...]]:
        """Numbers of the sentences that hold two words one behind the other, by those words."""
        found: dict[tuple[str, str], list[int]] = {}
        for number, sentence in enumerate(self.narration.sentences):
            for pair in dict.fromkeys(_pairs(sentence.words)):
                found.setdefault(pair, []).append(number)
        return {pair: tuple(numbers) for pair, numbers in found.items()}


def copying(shorter: Text, longer: Text) -> Copying:
    """What of the shorter article stands in the longer one, sentence by sentence."""
    copied, places, size = [], set[int](), 0
    for number, sentence in enumerate(shorter.narration.sentences):
        if found := _found(sentence, longer):
            copied.append(number)
            places.update(found)
            size += len(sentence.words)
    return Copying(sentences=tuple(copied), places=frozenset(places), words=size)


def is_copy(shorter: Text, longer: Text, found: Copying) -> bool:
    """Whether what was found makes one text of the two articles."""
    mine = shorter.narration
    share = found.words / mine.size if mine.size else 0.0
    credited = shorter.agency is not None and shorter.agency == longer.agency
    if share < (_CREDITED_COPIED if credited else _ARTICLE_COPIED):
        return False
    if found.words < _LEAST_COPIED:
        return _is_brief(mine) and _is_brief(longer.narration) and share >= _NEARLY_ALL
    return (credited or share >= _NEARLY_ALL or _is_spread(mine, found)) and _own_copied(mine, found, share)


def common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two sentences share in the same order: their longest common subsequence.

    By the bits of one number for each word of the other (Hyyrö, "Bit-parallel
    LCS-length computation revisited", 2004): linear in the words for any sentence.
    """
    places: dict[str, int] = {}
    for number, word in enumerate(one):
        places[word] = places.get(word, 0) | 1 << number
    row = full = (1 << len(one)) - 1
    for word in other:
        met = row & places.get(word, 0)
        row = (row + met) | (row - met)
    return len(one) - (row & full).bit_count()


def _pairs(words: Sequence[str]) -> list[tuple[str, str]]:
    return list(pairwise(words))


def _found(sentence: Sentence, text: Text) -> tuple[int, ...]:
    """Numbers of the sentences of a text that one stands in, edited; none where it does not."""
    hits = Counter(number for pair in _pairs(sentence.words) for number in text.pairs.get(pair, ()))
    best = sorted(hits, key=lambda number: (-hits[number], number))[:2]
    theirs, least = text.narration.sentences, SENTENCE_COPIED * len(sentence.words)
    for number in best:
        if common(sentence.words, theirs[number].words) >= least:
            return (number,)
    # An editor who makes one sentence of two takes neighbors.
    if len(best) == 2 and abs(best[0] - best[1]) == 1:
        first, second = sorted(best)
        if common(sentence.words, theirs[first].words + theirs[second].words) >= least:
            return (first, second)
    return ()


def _is_brief(narration: Narration) -> bool:
    """Whether an article is an item of a sentence or two, and not one with long quotations."""
    return 2 * narration.size >= len(narration.everything) and len(narration.sentences) <= 2


def _is_spread(narration: Narration, found: Copying) -> bool:
    """Whether the copied sentences stand in several paragraphs, where an article has several."""
    blocks = {sentence.block for sentence in narration.sentences}
    return len(blocks) < 3 or len({narration.sentences[number].block for number in found.sentences}) > 1


def _own_copied(narration: Narration, found: Copying, share: float) -> bool:
    """Whether narration was copied, and not only what somebody is said to have said."""
    size = {number: len(narration.sentences[number].words) for number in narration.own}
    total = sum(size.values())
    if total < _LEAST_OWN:
        return share >= _SPOKEN_COPIED
    return sum(size.get(number, 0) for number in found.sentences) >= _OWN_COPIED * total
