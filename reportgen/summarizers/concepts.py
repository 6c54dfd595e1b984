"""What sentences tell, counted in numbers: each stem and each pair of neighboring stems is a concept.

Knows sentences as arrays of numbers and chooses none.  What it keeps grows with
the words of the sentences, never with their pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from reportgen.language import spellings, stem, stop_words

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


# Words that share a stem begin alike in so many letters.
_BEGINNING = 3


def _numbered(spoken: Sequence[Sequence[str]], language: str, stems: dict[str, int]) -> dict[str, int]:
    """Of each word in small letters twice the number of its stem, and one more if the word tells.

    A word that begins like no other is its own stem here: what it would be cut to
    is nobody's, and to cut costs more than all the rest.
    """
    words = dict.fromkeys(chain.from_iterable(spoken))
    alike = Counter(word[:_BEGINNING] for word in words)
    stops = stop_words(language)
    numbers: dict[str, int] = {}
    for word in words:
        plain = word.replace("’", "'")
        root = plain if alike[word[:_BEGINNING]] == 1 else stem(plain, language)
        numbers[word] = 2 * stems.setdefault(root, len(stems)) + (plain not in stops)
    return numbers


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
    stems: dict[str, int]
    """The number of each stem."""

    def __len__(self) -> int:
        return len(self.begin) - 1

    def of(self, sentence: int) -> Integers:
        """The concepts of a sentence."""
        return self.numbers[self.first[sentence] : self.first[sentence + 1]]

    def pairs(self, words: Sequence[str], language: str) -> list[int]:
        """The concept of each two neighboring words that both have content; -1 where they are none."""
        stops, size = stop_words(language), len(self.stems) + 1
        plain = [word.lower().replace("’", "'") for word in words]
        numbers = [
            -1 if word in stops else self.stems.get(stem(word, language), self.stems.get(word, -1))
            for word in plain
        ]
        keys = [(a + 1) * size + b if min(a, b) >= 0 else -1 for a, b in pairwise(numbers)]
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
            self.stems,
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
    stems: dict[str, int] = {}
    codes, first = _coded(texts, languages, stems)
    owner = np.repeat(np.arange(len(texts)), np.diff(first))
    stem_of, telling = codes >> 1, (codes & 1).astype(bool)
    size = len(stems) + 1
    paired = (owner[:-1] == owner[1:]) & (telling[:-1] | telling[1:])
    keys = np.concatenate([stem_of[telling], ((stem_of[:-1] + 1) * size + stem_of[1:])[paired]])
    owners = np.concatenate([owner[telling], owner[:-1][paired]])
    return _indexed(keys, owners, np.diff(first), stems)


def _coded(
    texts: Sequence[str], languages: Sequence[str], stems: dict[str, int]
) -> tuple[Integers, Integers]:
    """The words of all sentences as `_numbered` has them, and where those of each sentence begin."""
    spoken = [spellings(text.lower(), language) for text, language in zip(texts, languages, strict=True)]
    coded: list[list[int]] = [[]] * len(texts)
    # The languages of an event share their numbers: names are the same in many.
    for language in dict.fromkeys(languages):
        own = [index for index, other in enumerate(languages) if other == language]
        number = _numbered([spoken[index] for index in own], language, stems).__getitem__
        for index in own:
            coded[index] = list(map(number, spoken[index]))
    first = np.zeros(len(texts) + 1, dtype=np.int64)
    np.cumsum([len(one) for one in coded], out=first[1:])
    codes = np.fromiter(chain.from_iterable(coded), dtype=np.int64, count=int(first[-1]))
    return codes, first


def _indexed(keys: Integers, owners: Integers, words: Integers, stems: dict[str, int]) -> Concepts:
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
        single=known <= len(stems),
        words=words,
        keys=known,
        stems=stems,
    )
