"""The figures of a sentence, read once however many ask, and not at all where there can be none."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from reportgen.figure import quantities
from reportgen.figure.numerals import FRACTIONS, ONES, SCALES, TENS, UNITS, VAGUE
from reportgen.figure.quantity import Quantity
from reportgen.language import primary

# Every English figure without a digit has one of these words: "an hour" has a unit, "a third" a fraction.
_COUNTING: Final = frozenset({"tens", "half", "dozen", "score"}).union(
    ONES["en"], TENS, SCALES, VAGUE, FRACTIONS, UNITS
)
_WORD: Final = re.compile(r"[^\W\d_]+")
# A digit of any script, or one set high or low ("m²").
_DIGIT: Final = re.compile(r"[\d\u00b2\u00b3\u00b9\u2070-\u2089\u2460-\u2468]")


# Asked for what differs for sure and again for what may: to read a sentence costs more than all the rest.
@lru_cache(maxsize=4096)
def read(text: str, language: str) -> tuple[Quantity, ...]:
    """The figures of a sentence, as `quantities` has them."""
    return quantities(text, language) if _may_count(text, language) else ()


def _may_count(text: str, language: str) -> bool:
    if primary(language) != "en" or _DIGIT.search(text):
        return True
    return not _COUNTING.isdisjoint(_WORD.findall(text.lower()))
