"""What sentences tell, counted in numbers: each stem and each pair of neighboring stems is a concept.

Knows sentences as arrays of numbers and chooses none.  What it keeps grows with
the words of the sentences, never with their pairs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from reportgen.language import spellings, stop_words
from reportgen.summarizers.roots import roots

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


def _numbered(spoken: Sequence[Sequence[str]], language: str, stems: dict[str, int]) -> dict[str, int]:
    """Of each word in small letters twice the number of its stem, and one more if the word tells."""
    stops = stop_words(language)
    found = roots(dict.fromkeys(chain.from_iterable(spoken)), language)
    return {
        word: 2 * stems.setdefault(root, len(stems)) + (word.replace("’", "'") not in stops)
        for word, root in found.items()
    }


class Concepts(NamedTuple):
    """Which sentence holds which concept, each once: by sentence, and the same by concept."""

    numbers: Integers
    """Concepts of the sentences, one sentence after another, ascending in each."""
    first: Integers
    """Where the concepts of each sentence begin in `numbers`; one more entry ends the last."""
    owners: Integers
    """Sentences of the concepts, one concept after another, ascending in each."""
    begin: Integers
    """Where the sentences of each concept begin in `owners`; one more entry ends the last."""
    single: npt.NDArray[np.bool_]
    """Of each concept, whether it is one stem rather than a pair."""
    words: Integers
    """How many words each sentence has."""
    keys: Integers
    """Of each concept the number of its stem, or that of its pair of stems; ascending."""
    size: int
    """The stems, and one more: what the numbers of pairs are made with."""
    codes: Mapping[str, Mapping[str, int]]
    """By language, for each word in small letters twice the number of its stem, and one more if it tells."""

    def __len__(self) -> int:
        return len(self.begin) - 1

    def of(self, sentence: int) -> Integers:
        """The concepts of a sentence."""
        return self.numbers[self.first[sentence] : self.first[sentence + 1]]

    def pairs(self, words: Sequence[str], language: str) -> list[int]:
        """The concept of each two neighboring words that both have content; -1 where they are none."""
        codes = [self.codes[language].get(word.lower(), 0) for word in words]
        keys = [((a >> 1) + 1) * self.size + (b >> 1) if a & b & 1 else -1 for a, b in pairwise(codes)]
        places = np.searchsorted(self.keys, keys).tolist()
        return [
            place if place < len(self) and self.keys[place] == key else -1
            for place, key in zip(places, keys, strict=True)
        ]

    def until(self, sentences: int) -> Concepts:
        """The same of the first sentences only, the concepts keeping their numbers."""
        numbers, first = self.numbers[: self.first[sentences]], self.first[: sentences + 1]
        kept = self.owners < sentences
        before = np.concatenate([[0], np.cumsum(kept)])
        return Concepts(
            numbers,
            first,
            self.owners[kept],
            before[self.begin],
            self.single,
            self.words[:sentences],
            self.keys,
            self.size,
            self.codes,
        )

    def summed(self, values: Floats) -> Floats:
        """For each sentence the sum of the values of its concepts."""
        owners = np.repeat(np.arange(len(self.first) - 1), np.diff(self.first))
        sums = np.bincount(owners, weights=values[self.numbers], minlength=len(self.first) - 1)
        return sums.astype(np.float64, copy=False)


def concepts(texts: Sequence[str], languages: Sequence[str]) -> Concepts:
    """The concepts of some sentences, each in its language: telling stems, and pairs with one telling stem.

    A pair of stems of which one at least has content of its own is what Gillick and Favre (2009) count.
    """
    known, coded = _coded(texts, languages)
    first = np.zeros(len(texts) + 1, dtype=np.int64)
    np.cumsum([len(one) for one in coded], out=first[1:])
    codes = np.fromiter(chain.from_iterable(coded), dtype=np.int64, count=int(first[-1]))
    size = int(codes.max(initial=0) >> 1) + 2
    owner = np.repeat(np.arange(len(texts)), np.diff(first))
    stem_of, telling = codes >> 1, (codes & 1).astype(bool)
    paired = (owner[:-1] == owner[1:]) & (telling[:-1] | telling[1:])
    keys = np.concatenate([stem_of[telling], ((stem_of[:-1] + 1) * size + stem_of[1:])[paired]])
    owners = np.concatenate([owner[telling], owner[:-1][paired]])
    return _indexed(keys, owners, np.diff(first), size, known)


def _coded(
    texts: Sequence[str], languages: Sequence[str]
) -> tuple[dict[str, dict[str, int]], list[list[int]]]:
    """The words of each language as `_numbered` has them, and those of each text."""
    spoken = [spellings(text.lower(), language) for text, language in zip(texts, languages, strict=True)]
    coded: list[list[int]] = [[]] * len(texts)
    known: dict[str, dict[str, int]] = {}
    # The languages of an event share their numbers: names are the same in many.
    stems: dict[str, int] = {}
    for language in dict.fromkeys(languages):
        own = [index for index, other in enumerate(languages) if other == language]
        known[language] = _numbered([spoken[index] for index in own], language, stems)
        number = known[language].__getitem__
        for index in own:
            coded[index] = list(map(number, spoken[index]))
    return known, coded


def _indexed(
    keys: Integers, owners: Integers, words: Integers, size: int, codes: Mapping[str, Mapping[str, int]]
) -> Concepts:
    """Pairs of a concept and its sentence, each kept once, in both orders."""
    sentences = max(1, len(words))
    # Sorted numbers of both together, twice: cheaper by far than sorting one by the other.
    cells = keys * sentences + owners
    cells.sort()
    cells = cells[np.concatenate([[True], cells[1:] != cells[:-1]])[: len(cells)]]
    keys, owners = np.divmod(cells, sentences)
    begin = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])[: len(keys)])
    known = keys[begin]
    begin = np.append(begin, len(keys))
    by_sentence = owners * max(1, len(known)) + np.repeat(np.arange(len(known)), np.diff(begin))
    by_sentence.sort()
    first = np.searchsorted(by_sentence, np.arange(len(words) + 1) * max(1, len(known)))
    return Concepts(
        numbers=by_sentence % max(1, len(known)),
        first=first,
        owners=owners,
        begin=begin,
        single=known < size,
        words=words,
        keys=known,
        size=size,
        codes=codes,
    )
