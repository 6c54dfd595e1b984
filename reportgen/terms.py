"""The words of a text as numbers: stems and pairs of neighbors, hashed, with how often each occurs.

What an archive of any size can be compared by: no table of words has to be
kept (feature hashing, Weinberger et al. 2009).  Knows nothing of weights.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from reportgen.language import stem, stop_words

Hashes: TypeAlias = npt.NDArray[np.uint32]

# The words of a title say more of an event than those of its last paragraph.
TITLE_WEIGHT = 3
# An odd number, so that the pair of two words is another than that of the same two turned round.
_TURN = np.uint32(0x9E3779B1)
# What opens a word must not stand inside the next one: figures and letters are parted.
_WORD = re.compile(r"[^\W\d_][^\W\d_]*(?:[’'-][^\W\d_]+)*|\d+")
# A text that counts a word more often says no more by it.
_MOST = 255


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Terms:
    """The terms of one text."""

    hashes: Hashes
    """Hash of each term, rising, each once."""
    counts: npt.NDArray[np.uint8]
    """How often each occurs, at most 255."""

    def packed(self) -> bytes:
        """The same as bytes, low byte first on every machine."""
        return self.hashes.astype("<u4").tobytes() + self.counts.tobytes()


def unpack(content: bytes) -> Terms:
    """The terms that `packed` gave.  Raises ValueError for bytes of another length."""
    size, rest = divmod(len(content), 5)
    if rest:
        raise ValueError(f"{len(content)} bytes are no terms; each term has five.")
    hashes = np.frombuffer(content, "<u4", size).astype(np.uint32)
    return Terms(hashes=hashes, counts=np.frombuffer(content, np.uint8, size, 4 * size))


def terms(text: str, language: str = "en", title: str = "") -> Terms:
    """The stems of a text without stop words, and the pairs of neighbors; those of the title count thrice."""
    body, head = _stems(text, language), _stems(title, language)
    found = [body, _pairs(body), *[part for part in (head, _pairs(head)) for _ in range(TITLE_WEIGHT - 1)]]
    hashes, counts = np.unique(np.concatenate(found), return_counts=True)
    return Terms(hashes=hashes, counts=np.minimum(counts, _MOST).astype(np.uint8))


def _stems(text: str, language: str) -> Hashes:
    hashed = (_hash(word, language) for word in _WORD.findall(text))
    return np.fromiter((number for number in hashed if number), np.uint32)


def _pairs(stems: Hashes) -> Hashes:
    return stems[:-1] * _TURN ^ stems[1:]


@lru_cache(maxsize=1 << 17)
def _hash(word: str, language: str) -> int:
    """The hash of a word's stem; 0 for a stop word."""
    lowered = word.casefold().replace("’", "'").removesuffix("'s")
    if lowered in stop_words(language):
        return 0
    return zlib.crc32(stem(lowered, language).encode("utf-8", "surrogatepass")) or 1
