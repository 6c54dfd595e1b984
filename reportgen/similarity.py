"""How alike passages are, by their words, with the rarity of words taken from the event itself.

Knows texts and numbers only, nothing of speakers or sources.  Inside one event
all sentences look alike to an embedding, and what is rare elsewhere is common
here; so the weights come from the very texts that are compared.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from reportgen.language import primary, stem, stop_words, words

# At it, two sentences of different outlets usually make the same claim: F1 .65 against 54 pairs judged
# by hand in three events, on which it was chosen, and .61 or more anywhere from .18 to .22.
THRESHOLD = 0.2

# Shorter runs of characters are in every sentence, longer ones add cost and nothing else.
_SHORTEST, _LONGEST = 3, 5
# So many words that are in no other text are evidence enough (1 - 1/e of it); 2 to 5 do as well, and
# this much keeps the scale of scores on which all thresholds were chosen.
_EVIDENCE = 2.7
# What a word that no other text has weighs against likeness: nothing could have shared it.  .4 to .8 do.
_ALONE = 0.6
# What a word without content of its own weighs: "with" and "not" tell something too.  .2 to .5 do.
_FUNCTION = 0.3
# What the two most similar clauses of two sentences count beside the sentences.  .15 to .4 do.
_CLAUSE = 0.2
# What the pairs of neighboring words that two sentences share count.  .1 to .3 do.
_PAIRS = 0.2
# Words that a clause has at the least; a shorter piece goes with the next.  4 and 6 do nearly as well.
_CLAUSE_WORDS = 5
# Clauses of one text; what comes behind is one more.  No sentence has so many, only hostile text.
_MOST_CLAUSES = 12
# Characters looked at in one text; a sentence has some hundred.
_REACH = 5_000
# Digits kept of a score: fewer than the order of additions can change.
_DIGITS = 6
# Scores kept between two questions, eight bytes each: all of them up to 2,800 texts.
_KEPT = 8_000_000
_WORD = re.compile(r"\w+")
# Set before a word without content of its own; no word and no run of characters begins with it.
_MARK = "\0"
# Words that begin a clause; in other languages only punctuation does.
_BEGINNERS = {
    "de": "aber als dass denn doch ob obwohl sondern und weil wenn während",
    "en": "after although and as because before but if since that though until when where which while who",
    "es": "aunque como cuando donde mientras pero porque que quien si y",
    "fr": "alors car comme et lorsque mais où parce puis quand que qui tandis",
    "it": "che chi come dove e ma mentre perché quando se",
    "nl": "als dat die en hoewel maar of omdat terwijl toen want",
    "pt": "como e embora enquanto mas onde porque quando que quem se",
    "ru": "а если и когда который которая которые но пока потому хотя что чтобы",
}

_Floats = npt.NDArray[np.float64]
_Integers = npt.NDArray[np.int64]


class _Counts(NamedTuple):
    """How often each text has each term; by text, then by term, so that sums have one order."""

    texts: _Integers
    """Number of a text, ascending."""
    terms: _Integers
    """Number of a term in the order of the alphabet, which no order of texts changes."""
    times: _Integers
    """How often the text has the term."""
    weights: _Floats
    """What each term weighs beside its rarity."""

    def between(self, first: int, last: int) -> _Counts:
        """The same of some texts only, numbered from 0."""
        begin, end = np.searchsorted(self.texts, [first, last])
        texts = self.texts[begin:end] - first
        return self._replace(texts=texts, terms=self.terms[begin:end], times=self.times[begin:end])


class _Table:
    """Texts as weighted terms, by text and by term: rows are computed when asked for, never kept."""

    def __init__(self, counts: _Counts, rarity: _Floats, size: int, *, unit: bool) -> None:
        """Logarithmic frequency times rarity of `size` texts; `unit` makes rows one long."""
        weights = (1 + np.log(counts.times)) * rarity[counts.terms]
        if unit:
            length = np.sqrt(np.bincount(counts.texts, weights=weights**2, minlength=size))[counts.texts]
            weights = np.divide(weights, length, out=np.zeros_like(weights), where=length > 0)
        # Without entries, numpy counts in integers.
        self.totals = np.bincount(counts.texts, weights=weights, minlength=size).astype(np.float64)
        self._weights = weights
        self._first = np.searchsorted(counts.texts, np.arange(size + 1))
        order = np.argsort(counts.terms, kind="stable")
        self._texts, self._values = counts.texts[order], weights[order]
        begin = np.searchsorted(counts.terms[order], np.arange(len(rarity) + 1))
        # Of each term of each text: where the texts that have it begin, and how many they are.
        self._begin, self._shared = begin[counts.terms], np.diff(begin)[counts.terms]

    def products(self, texts: range) -> _Floats:
        """The sum over common terms of the product of weights, of some texts (rows) with each text."""
        cells, own, theirs = self._meetings(texts)
        return self._summed(texts, cells, own * theirs)

    def overlaps(self, texts: range) -> _Floats:
        """The sum over common terms of the smaller weight, of some texts (rows) with each text."""
        cells, own, theirs = self._meetings(texts)
        return self._summed(texts, cells, np.minimum(own, theirs))

    def _meetings(self, texts: range) -> tuple[_Integers, _Floats, _Floats]:
        """Each (cell, weight in one of the texts, weight in the other) for each term of the texts."""
        own = slice(self._first[texts.start], self._first[texts.stop])
        lengths = self._shared[own]
        ends = np.cumsum(lengths)
        places = np.repeat(self._begin[own] - ends + lengths, lengths) + np.arange(lengths.sum())
        cells = self._texts[places]
        if len(texts) > 1:
            rows = np.repeat(np.arange(len(texts)), np.diff(self._first[texts.start : texts.stop + 1]))
            cells += np.repeat(rows * len(self.totals), lengths)
        return cells, np.repeat(self._weights[own], lengths), self._values[places]

    def _summed(self, texts: range, cells: _Integers, values: _Floats) -> _Floats:
        size = len(texts) * len(self.totals)
        sums = np.bincount(cells, weights=values, minlength=size).astype(np.float64)
        return sums.reshape(len(texts), len(self.totals))


class _Share:
    """The share of the shorter text's weight that two texts have in common, trusted the more it weighs."""

    def __init__(self, terms: _Table, texts: int) -> None:
        self._terms = terms
        self._enough = _EVIDENCE * math.log(1 + max(1, texts))

    def rows(self, pieces: range) -> _Floats:
        """The trusted share of some pieces (rows) with each piece, 0 to 1."""
        shared, totals = self._terms.overlaps(pieces), self._terms.totals
        shorter = np.minimum(totals[pieces.start : pieces.stop, None], totals[None])
        share = np.divide(shared, shorter, out=np.zeros_like(shared), where=shorter > 0)
        trusted: _Floats = share * -np.expm1(-shared / self._enough)
        return trusted


class Similarity:
    """How alike the texts of one event are, 0 to 1; texts are named by their index.

    The mean of two measures.  One is the cosine of TF-IDF weights of character
    3- to 5-grams (Salton and Buckley 1988; McNamee and Mayfield 2004): it meets
    inflected and compound words.  The other is the share of the shorter text's
    weight of stems that the two have in common, trusted the more the more that
    weight is: it meets the short version of a long sentence.  The same mean of
    the two most similar clauses counts beside it, since one clause may say what
    another sentence says whatever stands around it, and the share of pairs of
    neighboring words.  Even equal texts score below 1 where they have few
    telling words.  Scores are symmetric and do not depend on the order of texts.
    """

    def __init__(self, texts: Sequence[str], language: str = "en") -> None:
        texts = [text[:_REACH].lower() for text in texts]
        # What is printed alike has one row: three hundred papers with one agency's story have its rows only.
        first: dict[str, int] = {}
        self._first = [first.setdefault(text, index) for index, text in enumerate(texts)]
        clauses = [_clauses(text, language) for text in texts]
        self._begin = np.cumsum([0, *map(len, clauses)])
        pieces = [*texts, *chain.from_iterable(clauses)]
        spoken = [[text[start:end] for start, end in words(text, language)] for text in pieces]
        stems, pairs = _stems(spoken, language), _pairs(spoken[: len(texts)], language)
        size = len(texts), len(pieces)
        self._characters = _levels(_grams(pieces), *size, unit=True)
        self._stems = tuple(_Share(table, len(texts)) for table in _levels(stems, *size, unit=False))
        self._pairs = _Share(_levels(pairs, *size, unit=False)[0], len(texts))
        self._rows: dict[int, _Floats] = {}

    def __len__(self) -> int:
        return len(self._begin) - 1

    def score(self, i: int, j: int) -> float:
        """How alike the texts i and j are, from 0 (nothing in common) to 1."""
        i, j = min(i, j), max(i, j)
        return _rounded(float(self._kept(i)[j]))

    def scores(self, i: int) -> list[float]:
        """How alike text i is to every text, in the order of texts."""
        return [_rounded(value) for value in self._row(i).tolist()]

    def pairs(self, threshold: float = THRESHOLD) -> list[tuple[int, int, float]]:
        """All (i, j, score) with i < j and a score above 0 and not below the threshold, by i and j."""
        return list(self.pairs_between(range(len(self)), threshold))

    def pairs_between(
        self, groups: Sequence[int], threshold: float = THRESHOLD
    ) -> Iterator[tuple[int, int, float]]:
        """The same of texts of two groups only, one after another: the group of each text by index."""
        group = np.array(groups, dtype=np.int64)
        for i in range(len(self)):
            row = self._kept(i)
            near = np.flatnonzero((row > max(0.0, threshold - 2 * 10**-_DIGITS)) & (group != group[i]))
            for j in near[near > i].tolist():
                score = _rounded(float(row[j]))
                if score >= threshold and score > 0:
                    yield i, j, score

    def _kept(self, i: int) -> _Floats:
        """The row of text i; it costs little more than one cell, and who asks for one asks for more."""
        i = self._first[i]
        row = self._rows.get(i)
        if row is None:
            if len(self._rows) * len(self) > _KEPT:
                self._rows.clear()
            row = self._rows[i] = self._row(i)
        return row

    def _row(self, i: int) -> _Floats:
        one = range(i, i + 1)
        clauses = self._alike(1, range(int(self._begin[i]), int(self._begin[i + 1]))).max(axis=0)
        nearest = np.maximum.reduceat(clauses, self._begin[:-1])
        whole, pairs = self._alike(0, one)[0], self._pairs.rows(one)[0]
        row: _Floats = (1 - _CLAUSE - _PAIRS) * whole + _CLAUSE * nearest + _PAIRS * pairs
        return row

    def _alike(self, level: int, pieces: range) -> _Floats:
        """The mean of both measures of some pieces (rows) with each: of texts at level 0, of clauses at 1."""
        blended: _Floats = (self._characters[level].products(pieces) + self._stems[level].rows(pieces)) / 2
        return blended


def _levels(counts: _Counts, texts: int, pieces: int, *, unit: bool) -> tuple[_Table, _Table]:
    """Tables of the texts and of the clauses counted behind them, terms as rare as they are in texts.

    Rows of length one are for runs of characters, which all tell a little: they get 1 more.
    """
    whole = counts.between(0, texts)
    spread = np.bincount(whole.terms, minlength=len(counts.weights))
    rarity = np.log((1 + texts) / (1 + spread)) + (1.0 if unit else 0.0)
    rarity = rarity * np.where(spread == 1, _ALONE, 1.0) * counts.weights
    clauses = counts.between(texts, pieces)
    return _Table(whole, rarity, texts, unit=unit), _Table(clauses, rarity, pieces - texts, unit=unit)


def _grams(pieces: Sequence[str]) -> _Counts:
    """The runs of three to five characters in the words of each text, one blank around each word."""
    lines = [f" {' '.join(_WORD.findall(piece))} " for piece in pieces]
    codes = np.frombuffer("".join(lines).encode("utf-32-le", "surrogatepass"), dtype="<u4")
    alphabet, signs = np.unique(codes, return_inverse=True)
    owners = np.repeat(np.arange(len(lines)), np.array([len(line) for line in lines], dtype=np.int64))
    texts, terms, width, runs = [], [], 0, signs
    for size in range(2, _LONGEST + 1):
        # A run is the one before it and one more character, numbered anew: no alphabet is too large.
        known, runs = np.unique(runs[:-1] * len(alphabet) + signs[size - 1 :], return_inverse=True)
        if size < _SHORTEST:
            continue
        inside = owners[: len(runs)] == owners[size - 1 :]
        texts.append(owners[: len(runs)][inside])
        terms.append(runs[inside] + width)
        width += len(known)
    return _counted(np.concatenate(texts), np.concatenate(terms), np.ones(width))


def _stems(spoken: Sequence[Sequence[str]], language: str) -> _Counts:
    """The stems of the words of each text, those without content of their own as they are."""
    stops = stop_words(language)
    return _named(
        [[_MARK + word if word in stops else stem(word, language) for word in each] for each in spoken]
    )


def _pairs(spoken: Sequence[Sequence[str]], language: str) -> _Counts:
    """The stems of each two words of a text that stand side by side."""
    stems = ([stem(word, language) for word in each] for each in spoken)
    return _named([[f"{left} {right}" for left, right in pairwise(each)] for each in stems])


def _named(texts: Sequence[Sequence[str]]) -> _Counts:
    """How often each text, given as its terms, has each."""
    everything = [term for terms in texts for term in terms]
    numbers = {term: number for number, term in enumerate(sorted(set(everything)))}
    owners = np.repeat(np.arange(len(texts)), np.array([len(terms) for terms in texts], dtype=np.int64))
    weights = np.array([_FUNCTION if term.startswith(_MARK) else 1.0 for term in numbers], dtype=np.float64)
    return _counted(owners, np.array([numbers[term] for term in everything], dtype=np.int64), weights)


def _counted(texts: _Integers, terms: _Integers, weights: _Floats) -> _Counts:
    """How often each pair of a text and a term is there."""
    width = max(1, len(weights))
    keys, times = np.unique(texts * width + terms, return_counts=True)
    return _Counts(keys // width, keys % width, times, weights)


def _clauses(text: str, language: str) -> list[str]:
    """A text cut before the words that begin clauses and behind commas and the like, one piece at least."""
    found: list[str] = []
    begun = ""
    for piece in _joints(primary(language)).split(text):
        begun = f"{begun} {piece}" if begun else piece
        if len(found) < _MOST_CLAUSES and len(begun.split()) >= _CLAUSE_WORDS:
            found.append(begun)
            begun = ""
    if begun or not found:
        found[-1:] = [" ".join([*found[-1:], begun])]
    return found


@cache
def _joints(language: str) -> re.Pattern[str]:
    """The blanks between clauses; languages that set none between words have one clause to a sentence."""
    beginners = "|".join(_BEGINNERS.get(language, "").split())
    before = rf"|\s(?=(?:{beginners})\s)" if beginners else ""
    return re.compile(rf"(?<=[,;:])\s|\s(?=[-–—―]+\s){before}")


def _rounded(value: float) -> float:
    return min(1.0, round(value, _DIGITS)) + 0.0
