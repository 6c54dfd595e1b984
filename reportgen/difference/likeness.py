"""How alike two sentences are in what they tell, figures, days and who says it left out.

Any language: English by the stems and opposites of `contrast`, others by Snowball stems and stop words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from reportgen.difference.matter import content, matter
from reportgen.difference.value import english
from reportgen.figure.dates import expressions
from reportgen.figure.numerals import ONES, SCALES, TENS
from reportgen.language import primary, stem, stop_words, words

# Two sentences are alike enough for a doubt where this much of their other content is shared (Jaccard) ...
ALIKE: Final = 0.4
# ... or where one, longer, tells this much of what the other does, in this many content words.
HELD: Final = 0.65
HELD_WORDS: Final = 3
# Words that bound or place a figure and tell nothing of the matter.
_LOOSE: Final = frozenset(
    "about around approximately roughly nearly almost over more less fewer least most estimated shortly soon "
    "just later earlier late early ago prior following schedule before after until till since other another "
    "people person persons resident residents hour hours minute minutes hundred thousand million billion "
    "local time gmt utc noon midday midnight morning afternoon evening night".split()
) | frozenset((*ONES["en"], *TENS, *SCALES))
_LOOSE_ELSEWHERE: Final = frozenset(
    "uhr gegen etwa rund mindestens fast knapp stunde stunden minute minuten menschen personen "
    "environ près moins plus heure heures minutes personnes "
    "unos unas casi menos más hora horas minutos personas "
    "около примерно почти более менее часов часа час минут человек людей".split()
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_DIGIT: Final = re.compile(r"[0-9]")


def likeness(left: str, right: str, language: str = "en") -> tuple[float, int]:
    """Content words in both over those in either, figures and days left out, and how many are in both."""
    a, b = other_words(left, language), other_words(right, language)
    return len(a & b) / max(1, len(a | b)), len(a & b)


def alike(left: str, right: str, language: str = "en") -> bool:
    """Whether two sentences tell enough of the same for what they tell otherwise to mean something."""
    score, shared = likeness(left, right, language)
    least = min(len(other_words(left, language)), len(other_words(right, language)))
    return score >= ALIKE or (shared >= HELD_WORDS and shared >= HELD * least)


@lru_cache(maxsize=4096)
def other_words(text: str, language: str = "en") -> frozenset[str]:
    """Stems of the content words of what is told, without figures, days and times."""
    return told_words(matter(text) if english(language) else text, language)


def told_words(told: str, language: str = "en") -> frozenset[str]:
    """Stems of the content words of some words, without figures, days and times."""
    for one in reversed(expressions(told, language)):
        told = told[: one.start] + " " + told[one.end :]
    if not english(language):
        return _stems(told, language)
    kept = _LETTERS.sub(lambda word: "" if word.group().lower() in _LOOSE else word.group(), told)
    return frozenset(word for word in content(kept) if len(word) > 1 and not _DIGIT.search(word))


def _stems(told: str, language: str) -> frozenset[str]:
    idle = stop_words(language) | _LOOSE_ELSEWHERE
    found = (told[start:end].lower().replace("’", "'") for start, end in words(told, language))
    # "l'accord" is the word behind its article.
    bare = (word.rpartition("'")[2] if primary(language) == "fr" else word for word in found)
    return frozenset(
        stem(word, language)
        for word in bare
        if len(word) > 1 and word not in idle and not _DIGIT.search(word)
    )
