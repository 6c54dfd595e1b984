"""Whether a printed page shows a passage, whatever print did to its blanks, hyphens and lines.

Pure.  Page and passage are compared without what printing adds or drops (`squash`).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import partial

from reportgen.passage import display
from reportgen.shown import squash

# Scripts from Hindi to Khmer, in which a vowel sign may stand before the letter that it follows.
_VOWEL_SIGNS = re.compile("[\u0900-\u0fff\u1000-\u109f\u1780-\u17ff]")
# Letters of a passage that may be parted between sheets, what a column of a sheet holds of it at least,
# and what may be left of it for the first and the last one.
_TALL = 500
_COLUMN = 250
_STRETCH = 20


def shows(page: str, should: str, words: str) -> bool:
    """Whether a squashed page has the words as often as the squashed page that it should be."""
    sought = squash(words)
    if _VOWEL_SIGNS.search(sought):
        return _bare(page).count(_bare(sought)) >= max(1, _bare(should).count(_bare(sought)))
    if _is_right_to_left(sought):
        # Print holds such lines as they are seen: words stand, figures and points between them move.
        return all(word in page for word in map(squash, re.findall(r"\w+", display(words))))
    held = page.count(sought) >= max(1, should.count(sought))
    return held or (len(sought) > _TALL and _is_parted(sought, page))


def _is_parted(sought: str, page: str) -> bool:
    """Whether a passage stands on the page in stretches, as where its column goes on on the next sheet."""
    at = pieces = 0
    while at < len(sought) and pieces <= 1 + len(sought) // _COLUMN:
        # Longer stretches are there only where shorter ones are: the longest is found by halving.
        rest = sought[at:]
        missing = partial(_is_missing, page, rest)
        length = bisect_left(range(1, len(rest) + 1), True, key=missing)
        if length < min(_STRETCH, len(rest)):
            return False
        at, pieces = at + length, pieces + 1
    return at >= len(sought)


def _is_missing(page: str, text: str, length: int) -> bool:
    return text[:length] not in page


def _bare(text: str) -> str:
    """Letters that print keeps in order; vowel signs stand where they are seen, or at another letter."""
    parted = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parted if unicodedata.category(letter) in ("Lo", "Nd"))


def _is_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)
