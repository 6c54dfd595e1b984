"""Texts as vectors: stems weighted by how often a text has them and how few others do (TF-IDF)."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from reportgen.article import Article
from reportgen.language import stem, stop_words

# The words of a title say more of an event than those of its last paragraph.
TITLE_WEIGHT = 3

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d+")

Vector = dict[str, float]


def count_words(article: Article) -> Counter[str]:
    """How often an article has each stem; those of its title count more."""
    counts = Counter(find_stems(article.text, article.language))
    for word in find_stems(article.title, article.language):
        counts[word] += TITLE_WEIGHT - 1
    return counts


def find_stems(text: str, language: str) -> list[str]:
    """The stems of the words of a text, without stop words."""
    stop = stop_words(language)
    lowered = (word.casefold() for word in _WORD.findall(text))
    return [stem(word, language) for word in lowered if word not in stop]


def rarity(vectors: Sequence[Vector]) -> dict[str, float]:
    """What a word weighs by how few of the vectors have it."""
    holders = Counter(word for vector in vectors for word in vector)
    return {word: math.log(1 + len(vectors) / held) for word, held in holders.items()}


def weigh_all(counts: Sequence[Counter[str]]) -> list[Vector]:
    """The texts as vectors of TF-IDF of length one."""
    idf = rarity([dict(count) for count in counts])
    return [weigh(count, idf) for count in counts]


def weigh(count: Counter[str], idf: dict[str, float]) -> Vector:
    """A text as a vector of length one by the rarity of words; one that is not in it weighs nothing."""
    vector = {word: (1 + math.log(n)) * idf.get(word, 0.0) for word, n in sorted(count.items()) if n > 0}
    norm = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {word: weight / norm for word, weight in vector.items()}


def add(vectors: Sequence[Vector]) -> Vector:
    """The sum of vectors."""
    total: Vector = {}
    for vector in vectors:
        for word, weight in vector.items():
            total[word] = total.get(word, 0.0) + weight
    return total


def cosine(left: Vector, right: Vector) -> float:
    """How alike two vectors are, 0 to 1, to six digits."""
    if len(right) < len(left):
        left, right = right, left
    dot = sum(weight * right[word] for word, weight in sorted(left.items()) if word in right)
    norm = math.sqrt(sum(w * w for w in left.values()) * sum(w * w for w in right.values()))
    return round(dot / norm, 6) if norm else 0.0
