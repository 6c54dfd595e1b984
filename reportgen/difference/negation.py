"""Negation in German, French, Spanish and Russian: the plain cases, one predicate told both ways.

`contrast` has English, with antonyms and denials.  In these languages a clause is turned by a negation
however often it says so (`no ... nunca`), and the nearest word of content is what is denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reportgen.difference.contrast import ALIKE
from reportgen.difference.likeness import other_words
from reportgen.language import primary, stem, stop_words
from reportgen.passage import Span

# What is denied stands within so many words behind the negation, or in front of it.
REACH: Final = 4
# A clause told as unproven shares so many words with the one that tells it as a fact.
_SAME_WORDS: Final = 2
_NEGATORS: Final[Mapping[str, frozenset[str]]] = {
    "de": frozenset("nicht kein keine keinen keinem keiner keines nie niemals niemand nichts".split()),
    "fr": frozenset("ne n jamais aucun aucune".split()),
    "es": frozenset("no nunca jamás ningún ninguna ninguno nadie tampoco".split()),
    "ru": frozenset("не нет никогда никто ничего нельзя".split()),
}
# "Nicht nur", "ne ... que", "no solo": nothing is denied.
_ONLY: Final = frozenset("nur bloß seulement que solo sólo solamente только лишь".split())
# "No hay pruebas de que": what follows is told as unproven, which another account may tell as a fact.
_UNPROVEN: Final[Mapping[str, re.Pattern[str]]] = {
    "de": re.compile(
        r"\bkeine(?:rlei)?\s+(?:\w+\s+)?(?:Beweise?|Belege?|Hinweise?|Anzeichen|Anhaltspunkte)\b[^.;:]{0,20}?,?\s+dass\s"
    ),
    "fr": re.compile(
        r"\b(?:aucune?|pas\s+d[e’'])\s*(?:preuves?|indices?|éléments?)\b[^.;:]{0,20}?\s?qu(?:e\s|[’'])", re.I
    ),
    "es": re.compile(r"\bno\s[^.;:]{1,25}?\b(?:pruebas?|indicios?|evidencias?)\s+de\s+que\s", re.I),
    "ru": re.compile(
        r"\bнет\s+(?:\w+\s+)?(?:доказательств|признаков|свидетельств|оснований)\b[^.;:]{0,20}?,\s+что\s", re.I
    ),
}
# A clause of denial turns what follows in ways that are not read here.
_DENIALS: Final = re.compile(
    r"\b(?:bestr(?:eitet|itt)\w*|dementier\w*|zurückgewiesen|wies\w*|dément\w*|nie|nié|nient|réfut\w*|"
    r"neg(?:ó|aron|ado)|niega\w*|desmint\w*|desmient\w*|опроверг\w*|отриц\w*)\b",
    re.IGNORECASE,
)
_ENDERS: Final = frozenset(".,;:!?()") | frozenset(
    "aber sondern dass weil obwohl mais car parce alors pero sino porque aunque но а что потому хотя".split()
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[.,;:!?()]")


@dataclass(frozen=True, slots=True)
class _Turn:
    """One word of content, and whether its clause denies it."""

    stem: str
    """The stem of the word."""
    span: Span
    """The word, the negation included."""
    denied: bool
    """Whether a negation stands within reach in its clause."""


def turned(left: str, right: str, language: str) -> tuple[Span, Span] | None:
    """The words of one predicate that one of two alike sentences affirms and the other denies, else None."""
    code = primary(language)
    if code not in _NEGATORS or _DENIALS.search(left) or _DENIALS.search(right):
        return None
    unproven = _doubted(left, right, code)
    if unproven is not None:
        return unproven
    mirrored = _doubted(right, left, code)
    if mirrored is not None:
        return mirrored[1], mirrored[0]
    ours, others = _turns(left, code), _turns(right, code)
    if not any(turn.denied for turn in (*ours.values(), *others.values())):
        return None
    shared = [(ours[key], others[key]) for key in ours if key in others]
    if any(one.denied and other.denied for one, other in shared) or not _alike(left, right, code):
        return None
    return next(((one.span, other.span) for one, other in shared if one.denied != other.denied), None)


def _doubted(left: str, right: str, code: str) -> tuple[Span, Span] | None:
    """The words of one predicate that the first text tells as unproven and the second as a fact, if any."""
    found = _UNPROVEN[code].search(left)
    if found is None or _UNPROVEN[code].search(right):
        return None
    rest = left[found.end() :]
    ours, others = _turns(rest, code), _turns(right, code)
    shared = [key for key in ours if key in others and not (ours[key].denied or others[key].denied)]
    if len(shared) < _SAME_WORDS or not _alike(rest, right, code):
        return None
    key = max(shared, key=lambda word: ours[word].span)
    return (found.start(), found.end() + ours[key].span[1]), others[key].span


def _alike(left: str, right: str, code: str) -> bool:
    a, b = other_words(left, code), other_words(right, code)
    return len(a & b) >= ALIKE * max(1, min(len(a), len(b)))


@lru_cache(maxsize=4096)
def _turns(text: str, code: str) -> Mapping[str, _Turn]:
    """The words of content that the text affirms or denies, by stem; none that it does both."""
    found: dict[str, _Turn] = {}
    torn: set[str] = set()
    for clause in _clauses(text):
        for turn in _clause_turns(clause, code):
            if found.setdefault(turn.stem, turn).denied != turn.denied:
                torn.add(turn.stem)
    return {key: turn for key, turn in found.items() if key not in torn}


_Word = tuple[str, int, int, bool]
"""A word in lower case, where it starts and ends, and whether it has a capital."""


def _clauses(text: str) -> Iterator[Sequence[_Word]]:
    clause: list[_Word] = []
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if word in _ENDERS:
            yield clause
            clause = []
        else:
            clause.append((word, *match.span(), match.group()[0].isupper()))
    yield clause


def _clause_turns(clause: Sequence[_Word], code: str) -> Iterator[_Turn]:
    """Each word of content; of a clause that is denied only the nearest to its negation is known."""
    idle = stop_words(code) | _NEGATORS[code]
    telling = [i for i, (word, *_) in enumerate(clause) if len(word) > 2 and word not in idle]
    negators = [i for i in range(len(clause)) if _negates(clause, i, code)]
    if not negators:
        yield from (_Turn(stem(clause[i][0], code), clause[i][1:3], denied=False) for i in telling)
        return
    first = negators[0]
    told = _denied(clause, telling, first)
    if told is not None:
        low, high = min(told, first), max(told, first)
        yield _Turn(stem(clause[told][0], code), (clause[low][1], clause[high][2]), denied=True)


def _denied(clause: Sequence[_Word], telling: Sequence[int], first: int) -> int | None:
    """What a negation denies: the next word of content, else the verb before it, else the nearest word.

    `Nicht bestätigt`, `n'a pas confirmé`; a German verb before its negation (`bestätigte den Verkauf nicht`)
    is told from nouns by its small letter.
    """
    behind = [i for i in telling if first < i <= first + REACH]
    before = [i for i in reversed(telling) if i < first]
    small = [i for i in before if not clause[i][3]]
    return next(iter(behind or small[-1:] or before), None)


def _negates(clause: Sequence[_Word], i: int, code: str) -> bool:
    around = {word for word, *_ in clause[i : i + REACH]}
    return clause[i][0] in _NEGATORS[code] and around.isdisjoint(_ONLY)
