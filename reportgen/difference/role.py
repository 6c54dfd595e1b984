"""Who stands to whom: two alike sentences that give one relation of two named parties the other way round.

`Lund owns Ostby` against `Lund is a subsidiary of Ostby`, `Roe succeeded Hall` against `Roe's successor,
Hall`; or that give one deed to two doers: `built by Roe`, `built by Hall`.  English only, and only
relations that cannot hold both ways, which are few: data below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from reportgen.difference.contrast import ALIKE
from reportgen.difference.matter import alikeness
from reportgen.difference.opposites import IRREGULAR, concept_of
from reportgen.language import stop_words
from reportgen.passage import Span

# The parties stand within so many characters before and behind the words of the relation.
REACH: Final = 70
# A sentence that tells more relations than this is a list.
MOST: Final = 12
_VERBS: Final = {
    "own": "own owns owned buy buys bought acquire acquires acquired purchase purchased control controls "
    "controlled",
    "succeed": "succeed succeeds succeeded replace replaces replaced",
    "precede": "precede precedes preceded",
    "defeat": "defeat defeats defeated beat beats beaten",
    "kill": "kill kills killed murder murders murdered assassinate assassinated",
    "employ": "employ employs employed hire hires hired",
    "father": "fathered",
    "ram": "ram rams rammed",
    "hit": "hit hits struck",
    "shoot": "shoot shoots shot",
    "stab": "stab stabs stabbed",
    "punch": "punch punches punched",
    "push": "push pushes pushed shove shoves shoved",
    "attack": "attack attacks attacked",
    "chase": "chase chases chased",
    "block": "block blocks blocked",
    "provoke": "provoke provokes provoked",
    "phone": "phone phones phoned telephone telephones telephoned",
    "invite": "invite invites invited",
}
# A noun of relation that the first party is to the second: "the owner of Ostby".
_NOUNS: Final = {
    "own": "owner parent",
    "succeed": "successor",
    "precede": "predecessor",
    "owned": "subsidiary unit division",
    "defeat": "conqueror",
    "employ": "employer",
    "employed": "employee",
    "father": "father mother",
    "fathered": "son daughter",
}
# The same relation told from the other party's side.
_CONVERSE: Final = {"precede": "succeed", "owned": "own", "employed": "employ", "fathered": "father"}
_RELATION: Final[Mapping[str, str]] = {
    word: name for table in (_VERBS, _NOUNS) for name, words in table.items() for word in words.split()
}
_NOUN_WORDS: Final = frozenset(" ".join(_NOUNS.values()).split())
_FOUND: Final = re.compile(rf"\b(?:{'|'.join(sorted(_RELATION))})\b")
_BY: Final = re.compile(r"(?:\s\w+)?\sby\b")
_OF: Final = re.compile(r"\s(?:of|to)\b")
_POSSESSIVE: Final = re.compile(r"(?:['’]s?|\bits|\bhis|\bher)\s(?:\w+\s)?$")
_DONE_BY: Final = re.compile(
    rf"\b(?P<verb>[a-z]{{2,}}(?:ed|wn|en)|{'|'.join(sorted(IRREGULAR))})\sby\s(?=\w)"
)
_NAME: Final = re.compile(r"\b[^\W\d_a-z][\w-]*")
_DAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december".split()
)
_CLAUSE: Final = re.compile(r"[.;:?!](?=\s)")


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation with its parties, in offsets of its text."""

    name: str
    """What it is, told from the first party's side: `own`."""
    first: frozenset[str]
    """Words of the names on the side of who owns, in lower case."""
    second: frozenset[str]
    """Words of the names on the other side."""
    span: Span
    """The word that tells it."""


def swapped(left: str, right: str) -> tuple[Span, Span] | None:
    """The words of a relation that two alike sentences tell the other way round, None where there is none."""
    ours, others = relations(left), relations(right)
    if not ours or not others or alikeness(left, right) < ALIKE:
        return None
    return next(((a.span, b.span) for a in ours for b in others if _is_swapped(a, b)), None)


def _is_swapped(one: Relation, other: Relation) -> bool:
    # "Minister Holm" and "Minister Lund" have a word in common that tells them not apart.
    (first, second), (third, fourth) = (
        (each.first - each.second, each.second - each.first) for each in (one, other)
    )
    if one.name != other.name or first & third or second & fourth:
        return False
    return bool(first & fourth and second & third)


def other_doers(left: str, right: str) -> tuple[Span, Span] | None:
    """What stands behind `by` in two alike sentences that give one deed, done to one party, to two doers.

    A doer whom the other sentence names at all may have a share in the deed.
    """
    known, theirs = _names(left), _names(right)
    return next(
        (
            (a.span, b.span)
            for a in _passives(left)
            for b in _passives(right)
            if a.name == b.name
            and a.second & b.second
            and not (a.first & theirs or b.first & known)
            and alikeness(_without(left, a.span), _without(right, b.span)) >= ALIKE
        ),
        None,
    )


def _without(text: str, span: Span) -> str:
    return text[: span[0]] + text[span[1] :]


@lru_cache(maxsize=4096)
def _passives(text: str) -> tuple[Relation, ...]:
    """The deeds told with a named doer behind `by` and a named party before; the span is the doer's words."""
    made = []
    for match in islice(_DONE_BY.finditer(text), MOST):
        behind = _CLAUSE.split(text[match.end() : match.end() + REACH])[0]
        before = _CLAUSE.split(text[max(0, match.start() - REACH) : match.start()])[-1]
        doer, done_to = _names(behind), _names(before)
        if doer and done_to:
            name, span = concept_of(match["verb"])[0], (match.end(), match.end() + len(behind.rstrip(" .")))
            made.append(Relation(name, doer, done_to, span))
    return tuple(made)


@lru_cache(maxsize=4096)
def relations(text: str) -> tuple[Relation, ...]:
    """The relations that a text tells of two named parties, in its order."""
    return tuple(islice(_relations(text), MOST))


def _relations(text: str) -> Iterator[Relation]:
    for match in _FOUND.finditer(text):
        before = _CLAUSE.split(text[max(0, match.start() - REACH) : match.start()])[-1]
        behind = _CLAUSE.split(text[match.end() : match.end() + REACH])[0]
        first, second = _names(before), _names(behind)
        turns = _turns(match.group(), before, behind)
        if turns is None or not first or not second:
            continue
        name = _RELATION[match.group()]
        if name in _CONVERSE:
            name, turns = _CONVERSE[name], not turns
        yield Relation(name, *((second, first) if turns else (first, second)), match.span())


def _turns(word: str, before: str, behind: str) -> bool | None:
    """Whether the party behind the word comes first in its relation; None where that cannot be told."""
    if word not in _NOUN_WORDS:
        return _BY.match(behind) is not None
    if _POSSESSIVE.search(before):
        return True
    return False if _OF.match(behind) else None


def _names(words: str) -> frozenset[str]:
    found = (match.group().lower() for match in _NAME.finditer(words))
    return frozenset(word for word in found if word not in stop_words("en") and word not in _DAYS)
