"""What a number counts: its head noun, the toll it belongs to, and whether it is a part of a whole."""

from __future__ import annotations

from typing import Final

from reportgen.figure.numerals import (
    BODIES,
    DEAD,
    INJURED,
    IRREGULAR,
    LOST,
    MISSING,
    PEOPLE,
    RECOVERED,
    RESCUED,
    RUINS,
    singular,
)
from reportgen.figure.tokens import Tokens

# A noun stands at most this many words behind its number ("ten armed American fighter jets").
NOUN_REACH: Final = 5
# "the toll of the fire that broke out on board to 14": words between the toll and its number.
TOLL_REACH: Final = 14
# "the number of people killed when the ferry X sank off Y has risen to 14": words in between.
NUMBER_REACH: Final = 20
# "pulled 187 people from the icy water": words between the people and what they are pulled from.
RUIN_REACH: Final = 6

STOP: Final = frozenset(
    "a an the of in on at by for from to with without and or but nor than as after before when while "
    "who whom whose which that this these those was were is are be been being am has have had having "
    "do does did will would can could may might must shall should said say says told if because "
    "since until during between among against into onto over under about near across through up down "
    "off out not it he she they we you i its his her their our my your there here where then now "
    "also still just only so far per each every ago later earlier more less killed died wounded "
    "injured dead hurt missing trapped left including include remain remained were came went took "
    "made got per versus vs via".split()
)
_FILLERS: Final = frozenset(
    "was were are is have has had been being be also still now so far reportedly confirmed feared believed "
    "left lay found people persons others more other victims of them whom seriously critically badly "
    "severely".split()
)
_BACK_FILLERS: Final = frozenset(
    "at least more than about around some nearly almost over approximately up to as many an "
    "estimated roughly fewer less another a the further".split()
)
_OUTCOMES: Final = frozenset("to at as is was stands stood reached".split())
_TOLLS: Final = (("dead", DEAD), ("injured", INJURED), ("missing", MISSING), ("rescued", RESCUED))
_PARTS: Final = frozenset("including include includes included among".split())
_WHOLES: Final = frozenset("whom which them these those".split())


def head_noun(tokens: Tokens, first: int, j: int) -> tuple[str | None, int]:
    """Stem of what is counted, and the index behind it; of a toll the toll's word."""
    noun, end = _head(tokens, j)
    if noun is not None and (toll := _toll(tokens.low(end - 1)) or _bodies(tokens, first, end)) is not None:
        return toll, end
    if noun is None and _is_crowd(tokens, first):
        return "crowd", end
    if noun is None or noun == "people":
        toll = _of_bodies(tokens, first, end) or _toll_behind(tokens, j) or _toll_before(tokens, first)
        toll = toll or (_pulled(tokens, first, end) if noun else _numbered(tokens, first))
        if toll is not None:
            return toll, end if noun or _toll(tokens.low(j)) is None else j + 1
    return noun, end


def _bodies(tokens: Tokens, first: int, end: int) -> str | None:
    """`dead` where the number counts bodies that somebody found or brought, or lives lost."""
    deeds = RECOVERED if tokens.low(end - 1) in BODIES else LOST if tokens.low(end - 1) == "lives" else None
    if deeds is None:
        return None
    near = (*range(first - 3, first), *range(end, end + NOUN_REACH))
    return "dead" if any(tokens.low(k) in deeds for k in near) else None


def _of_bodies(tokens: Tokens, first: int, end: int) -> str | None:
    """`dead` where the bodies of so many people are what somebody found."""
    k = first - 1
    while k > first - NOUN_REACH and tokens.low(k) in _BACK_FILLERS:
        k -= 1
    if tokens.low(k) != "of" or tokens.low(k - 1) not in BODIES:
        return None
    near = (*range(k - NOUN_REACH, k - 1), *range(end, end + NOUN_REACH))
    return "dead" if any(tokens.low(n) in RECOVERED for n in near) else None


def _is_crowd(tokens: Tokens, first: int) -> bool:
    """Whether the size of a crowd is told: `a crowd of 3,000`, `put the crowd at about 3,000`."""
    k = first - 1
    while k > first - NOUN_REACH and tokens.low(k) in _BACK_FILLERS - _OUTCOMES:
        k -= 1
    return tokens.low(k) in ("of", "at") and tokens.low(k - 1) in ("crowd", "crowds", "turnout", "attendance")


def _pulled(tokens: Tokens, first: int, end: int) -> str | None:
    """`rescued` where people are pulled from water or ruins, unless it is said that they were dead."""
    if tokens.low(first - 1) not in ("pulled", "plucked") and "pulled" not in (
        tokens.low(end),
        tokens.low(end + 1),
        tokens.low(end + 2),
    ):
        return None
    near = [tokens.low(k) for k in range(end, end + RUIN_REACH)]
    if any(_toll(word) == "dead" for word in near):
        return None
    return "rescued" if "alive" in near or ("from" in near and RUINS.intersection(near)) else None


def _numbered(tokens: Tokens, first: int) -> str | None:
    """What `the number of passengers ... as 212` and `the number of those killed ... to 14` count."""
    k = first - 1
    while k > first - NOUN_REACH and tokens.low(k) in _BACK_FILLERS - _OUTCOMES:
        k -= 1
    if tokens.low(k) not in _OUTCOMES:
        return None
    for start in range(k - 1, k - NUMBER_REACH, -1):
        if tokens[start].kind == "n" or tokens.low(start) in (".", ";", ""):
            return None
        if tokens.low(start) == "number" and tokens.low(start + 1) == "of":
            return _named(tokens, start + 2)
    return None


def _named(tokens: Tokens, j: int) -> str | None:
    """The noun behind `number of`, or the toll that its people belong to."""
    words = [tokens.low(k) for k in range(j, j + NOUN_REACH)]
    words = words[1:] if words[0] in ("the", "those") else words
    for word in words:
        if (toll := _toll(word)) is not None:
            return toll
        if word not in PEOPLE and word not in _FILLERS:
            break
    noun = next((word for word in words if is_plural(word)), None)
    return None if noun is None else _plain_noun(noun)


def _head(tokens: Tokens, j: int) -> tuple[str | None, int]:
    start = k = _past_of(tokens, tokens.past_hyphen(j))
    while k < start + NOUN_REACH and _may_describe(tokens, k):
        if is_plural(tokens.low(k)) and not is_plural(tokens.low(k + 1)):
            return _plain_noun(tokens.low(k)), k + 1
        k = tokens.past_hyphen(k + 1)
    lone = k == start + 1 and tokens[start].kind == "w" and tokens.low(start) not in _WHOLES
    if lone and not tokens.low(start).endswith(("ed", "ing", "ly")):
        return _plain_noun(tokens.low(start)), k
    return None, j


def _past_of(tokens: Tokens, j: int) -> int:
    if tokens.low(j) != "of":
        return j
    return j + 2 if tokens.low(j + 1) in ("the", "its", "their") else j + 1


def _plain_noun(word: str) -> str:
    return "people" if word in PEOPLE else singular(word)


def _may_describe(tokens: Tokens, k: int) -> bool:
    """Whether the token can stand between a number and its noun."""
    return tokens[k].kind == "w" and tokens.low(k) not in STOP and tokens.low(k) not in tokens.words


def is_plural(word: str) -> bool:
    """Whether the word looks like a plural, by spelling alone."""
    return (
        word in IRREGULAR
        or word in PEOPLE
        or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s")))
    )


def _toll(word: str) -> str | None:
    return next((name for name, words in _TOLLS if word in words), None)


def _toll_behind(tokens: Tokens, j: int) -> str | None:
    for k in range(j, j + NOUN_REACH + 1):
        word = tokens.low(k)
        if (toll := _toll(word)) is not None:
            return toll
        if word in ("lost", "losing", "lose") and "lives" in (tokens.low(k + 1), tokens.low(k + 2)):
            return "dead"
        if word not in _FILLERS:
            return None
    return None


def _toll_before(tokens: Tokens, first: int) -> str | None:
    k = first - 1
    while k > first - NOUN_REACH and tokens.low(k) in _BACK_FILLERS:
        k -= 1
    if (toll := _toll(tokens.low(k))) is not None:
        return toll
    for k in range(first - 1, first - TOLL_REACH, -1):
        if (tokens[k].kind != "w" and tokens.low(k) != ",") or tokens.low(k) in tokens.words:
            return None
        if tokens.low(k) == "toll":
            return "dead"
    return None


def is_part(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the words say that it is a part: `including ten jets`, `99 of them`, `of whom three`."""
    before = [tokens.low(first - n) for n in (1, 2, 3)]
    if _PARTS.intersection(before[:2]) or (before[0] in _WHOLES and "of" in before[1:]):
        return True
    if tokens.low(end) != "of":
        return False
    if tokens.low(end + 1) in _WHOLES:
        return True
    j = end + 2 if tokens.low(end + 1) in ("the", "its", "their") else end + 1
    return tokens[j].kind == "n" or tokens.low(j) in tokens.words
