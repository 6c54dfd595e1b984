"""Keys: one form for the spellings of one name, so that two papers' tellers can be the same.

`Hassan Rouhani` and `Hassan Rohani`, `Zelenskyy` and `Zelensky`, `Müller`
and `Mueller`, `Russia's Foreign Ministry` and `the Russian Foreign Ministry`.
"""

from __future__ import annotations

import re
import unicodedata

from reportgen.attribution.sides import party, seats, unplaced
from reportgen.attribution.tellers import descriptions, names

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.I)
_WORD = re.compile(r"\w+(?:[-’'.&]\w+)*")
_SHORTENED = re.compile(r"\bag's office\b")
# Letters that Unicode does not take apart into a letter and a mark.
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
# Ways to write one sound in Latin letters, in this order: German umlauts, Persian and Arabic ou,
# Slavic endings, doubled letters.
_SPELLINGS = (
    (re.compile(r"([aou])e(?=[^aeiou\W])"), r"\1"),
    (re.compile(r"ou"), "o"),
    (re.compile(r"(?:iy|yi|ij|yj|ii|yy|ey|ei|y|j)(?=$|-)"), "i"),
    (re.compile(r"y"), "i"),
    (re.compile(r"(.)\1"), r"\1"),
)
# What a body does, with which another word for the body is the same: `Ministry of Foreign Affairs`.
_EMPTY = frozenset("of for the and affairs s".split())
_OFFICE_WORD = re.compile(
    r"\b(?:ministry|department|government|embassy|parliament|army|military|navy|presidency|administration|"
    r"agency|service|police|court|bank|commission|council|office|authorities)\b",
    re.I,
)


def plain(name: str) -> str:
    """A name in the form in which names are compared: no article, no possessive, no marks on letters."""
    folded = " ".join(name.split()).replace("’", "'").casefold()
    if not folded.isascii():
        taken = unicodedata.normalize("NFD", folded.translate(_LETTERS))
        folded = unicodedata.normalize("NFC", "".join(c for c in taken if not _is_latin_mark(c)))
    folded = _SHORTENED.sub("attorney general's office", folded)
    return re.sub(r"'s?$", "", _ARTICLE.sub("", folded)).strip(" .,")


def _is_latin_mark(character: str) -> bool:
    # Cyrillic short i is a letter of its own; its breve is the only mark that is kept.
    return unicodedata.combining(character) != 0 and character != "\u0306"


def spelled(word: str) -> str:
    """A word of a person's name in one spelling."""
    word = plain(word)
    for pattern, written in _SPELLINGS:
        word = pattern.sub(written, word)
    return word


def person_key(name: str) -> str:
    """First and last name without titles and initials, in one spelling; a single name likewise."""
    if name.isupper() and " " in name.strip():
        name = name.title()
    untitled = names.untitled(name)
    parts = [names.bare(part) for part in untitled]
    if names.is_person(name) and len(parts) > 1:
        return f"{spelled(parts[0])} {spelled(parts[-1])}"
    if len(parts) == 1 and not name[:1].islower():
        return spelled(parts[0])
    return plain(" ".join(untitled) or name)


def office_key(name: str) -> str | None:
    """State and office of a state's organ, however it is written; None for any other name.

    `Russia: foreign ministry` for `Russia's Foreign Ministry` and for
    `the Ministry of Foreign Affairs of Russia`.
    """
    state = party(name)
    described = descriptions.describe(name)
    if described is None or described.human:
        return None
    if state is None or not (_OFFICE_WORD.search(name) or seats(name)):
        return None
    rest = {plain(word) for word in _WORD.findall(unplaced(name))} - _EMPTY
    return f"{state}: {' '.join(sorted(rest | set(seats(name))))}"


def bare_office_key(name: str) -> str | None:
    """What `office_key` gives behind the state, for an office that names none: `the Foreign Ministry`."""
    if party(name) is not None or not _OFFICE_WORD.search(name) or not name[:1].isalpha():
        return None
    return " ".join(sorted({plain(word) for word in _WORD.findall(name)} - _EMPTY))
