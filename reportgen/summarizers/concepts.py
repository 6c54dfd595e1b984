"""What sentences tell, counted in numbers: each stem and each pair of neighboring stems is a concept.

Knows sentences as arrays of numbers and chooses none.  What it keeps grows with
the words of the sentences, never with their pairs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from reportgen.language import primary, spellings, stop_words
from reportgen.summarizers.roots import english_root, roots

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


_STOPS = stop_words("en")
# English sentences whose words are held at once: fewer than the new lists that make Python collect garbage.
_AT_ONCE = 400


def _numbered(words: Collection[str], language: str, stems: dict[str, int]) -> dict[str, int]:
    """Of each word in small letters twice the number of its stem, and one more if the word tells."""
    if primary(language) == "en":
        read: Iterable[tuple[str, bool]] = map(_english, words)
    else:
        stops, found = stop_words(language), roots(words, language)
        read = ((found[word], word.replace("’", "'") not in stops) for word in words)
    return {
        word: 2 * stems.setdefault(root, len(stems)) + tells
        for word, (root, tells) in zip(words, read, strict=True)
    }


@lru_cache(maxsize=1 << 16)
def _english(word: str) -> tuple[str, bool]:
    """What an English word is counted as, and whether it tells."""
    plain = word.replace("’", "'")
    return english_root(plain), plain not in _STOPS


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
        if not len(self):
            return [-1] * len(keys)
        sought = np.array(keys, dtype=np.int64)
        places = np.minimum(np.searchsorted(self.keys, sought), len(self) - 1)
        found: list[int] = np.where(self.keys[places] == sought, places, -1).tolist()
        return found

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
    known, words, codes = _coded(texts, languages)
    size = int(codes.max(initial=0) >> 1) + 2
    bits = len(texts).bit_length()
    return _indexed(_cells(codes, words, size, bits), bits, words, size, known)


def _cells(codes: Integers, words: Integers, size: int, bits: int) -> Integers:
    """Each concept with its sentence, in one number: the sentence in the last bits."""
    owner = np.repeat(np.arange(len(words)), words)
    stem_of, telling = codes >> 1, (codes & 1).astype(bool)
    single = (stem_of[telling] << bits) + owner[telling]
    paired = np.flatnonzero((owner[:-1] == owner[1:]) & (telling[:-1] | telling[1:]))
    keys = (stem_of[paired] + 1) * size + stem_of[paired + 1]
    return np.concatenate([single, (keys << bits) + owner[paired]])


def _coded(
    texts: Sequence[str], languages: Sequence[str]
) -> tuple[dict[str, dict[str, int]], Integers, Integers]:
    """The words of each language as `_numbered` has them, how many each text has, and those of the texts."""
    known: dict[str, dict[str, int]] = {}
    # The languages of an event share their numbers: names are the same in many.
    stems: dict[str, int] = {}
    counts = np.zeros(len(texts), dtype=np.int64)
    codes, owners = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for language in dict.fromkeys(languages):
        own = [index for index, other in enumerate(languages) if other == language]
        numbers = known.setdefault(language, {})
        counts[own], read = _read([texts[index] for index in own], language, numbers, stems)
        codes.append(read)
        owners.append(np.repeat(own, counts[own]))
    joined = np.concatenate(codes)
    order = np.argsort(np.concatenate(owners), kind="stable") if len(known) > 1 else slice(None)
    return known, counts, joined[order]


def _read(
    texts: Sequence[str], language: str, numbers: dict[str, int], stems: dict[str, int]
) -> tuple[list[int], Integers]:
    """How many words each of some texts in one language has, and their numbers, where new ones are added."""
    # Outside English all are read at once: which words begin alike is known behind the last.
    step = _AT_ONCE if primary(language) == "en" else len(texts)
    counts: list[int] = []
    codes = []
    for begin in range(0, len(texts), step):
        spoken = [spellings(text.lower(), language) for text in texts[begin : begin + step]]
        words = list(chain.from_iterable(spoken))
        found = dict.fromkeys(words)
        new = [word for word in found if word not in numbers] if numbers else found
        numbers.update(_numbered(new, language, stems))
        counts += map(len, spoken)
        codes.append(np.array(list(map(numbers.__getitem__, words)), dtype=np.int64))
    return counts, np.concatenate(codes)


def _indexed(
    cells: Integers, bits: int, words: Integers, size: int, codes: Mapping[str, Mapping[str, int]]
) -> Concepts:
    """Pairs of a concept and its sentence as `_cells` has them, each kept once, in both orders."""
    # Sorted numbers of both together, twice: cheaper by far than sorting one by the other.
    cells.sort()
    cells = cells[np.concatenate([[True], cells[1:] != cells[:-1]])[: len(cells)]]
    owners = cells & ((1 << bits) - 1)
    cells >>= bits
    begin = np.flatnonzero(np.concatenate([[True], cells[1:] != cells[:-1]])[: len(cells)])
    known = cells[begin]
    begin = np.append(begin, len(cells))
    del cells
    count = len(known).bit_length()
    numbers = owners << count
    numbers += np.repeat(np.arange(len(known)), np.diff(begin))
    numbers.sort()
    first = np.searchsorted(numbers, np.arange(len(words) + 1) << count)
    numbers &= (1 << count) - 1
    return Concepts(
        numbers=numbers,
        first=first,
        owners=owners,
        begin=begin,
        single=known < size,
        words=words,
        keys=known,
        size=size,
        codes=codes,
    )
