"""Places: the countries and bodies that some words name, by name, demonym, capital or seat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from reportgen.attribution.sides.states import STATES


def _table(column: int) -> dict[str, str]:
    """Side by word, of the names (0), the capitals (1) or the seats (2)."""
    found: dict[str, str] = {}
    for line in STATES.strip().splitlines():
        side_, _, words = line.partition(":")
        columns = [*words.split("|"), "", ""]
        found |= {word.replace("-", " "): side_ for word in columns[column].split()}
    return found


CAPITALS, SEATS = _table(1), _table(2)
# `Al-Qaeda` and the like are written with a hyphen or without one.
PARTIES = _table(0) | CAPITALS | SEATS
_ABBREVIATIONS = frozenset("us uk un eu uae usa".split())
_ADJECTIVE = re.compile(r"(?:an|ese|ish|i|ch|ss|k|ic)s?$")
_WITH_ARTICLE = frozenset("vatican taliban houthis hague palestinians kurds".split()) | {
    "islamic state",
    "the hague",
}


def _tree(words: Iterable[str]) -> str:
    """A pattern for some words in which those with one beginning share it, so that it fails fast."""
    by_start: dict[str, list[str]] = {}
    for word in words:
        by_start.setdefault(word[:2], []).append(word)
    branches = []
    for start, those in sorted(by_start.items()):
        rests = (
            re.escape(word[2:]).replace(r"\ ", "[ -]") for word in sorted(those, key=lambda w: (-len(w), w))
        )
        branches.append(f"{re.escape(start)}(?:{'|'.join(rests)})")
    return "|".join(branches)


_STARTS = "".join(sorted({word[0] for word in PARTIES}))
_PLACE = re.compile(rf"(?<![\w.-])(?=[{_STARTS}])(?:{_tree(PARTIES)})(?![\w’']*-(?!led\b)|\w)", re.I)


@lru_cache(maxsize=4096)
def party(words: str) -> str | None:
    """The country or body that a descriptor names first, by name, demonym, capital or seat."""
    found = next(places(words), None)
    return PARTIES[word_of(found)] if found else None


def places(words: str) -> Iterator[re.Match[str]]:
    """The places that some words name with a capital."""
    for found in _PLACE.finditer(words):
        low = word_of(found)
        if found[0][0].isupper() and (low not in _ABBREVIATIONS or found[0].isupper()) and PARTIES[low]:
            yield found


def word_of(found: re.Match[str]) -> str:
    """A place as the tables have it, in lower case."""
    low = found[0].lower()
    return low if low in PARTIES else low.replace("-", " ")


def unplaced(words: str) -> str:
    """The words without names, demonyms, capitals and seats of countries and bodies."""
    return _PLACE.sub("", words)


def seats(words: str) -> tuple[str, ...]:
    """The capitals, seats and organs that some words name, in lower case."""
    return tuple(low for low in map(word_of, places(words)) if low in CAPITALS or low in SEATS)


def is_bare(teller: str) -> bool:
    """Whether a teller is a state by its name or its seat alone, and not one of its people or a dateline.

    `Beijing` and `the Kremlin` are; `Mexicans`, `the Romanian`, `WASHINGTON` and `The Washington` (of a
    paper's name that was cut) are not.
    """
    name = re.sub(r"^[Tt]he\s+", "", teller).strip(" .,")
    low = name.lower()
    if not low or unplaced(name).strip(" .,") or party(name) is None:
        return False
    if low.endswith("s") and low[:-1] in PARTIES and PARTIES[low].lower() != low:
        return False
    if name != teller.strip(" .,"):
        return not (low in CAPITALS or _ADJECTIVE.search(low)) or low in _WITH_ARTICLE
    return not (low in CAPITALS and name.isupper())
