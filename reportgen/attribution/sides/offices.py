"""Offices: the state or body for which a description speaks, an office word beside its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from reportgen.attribution.sides.places import (
    CAPITALS,
    PARTIES,
    SEATS,
    party,
    places,
    seats,
    unplaced,
    word_of,
)
from reportgen.attribution.tokens import unpossessed

OFFICES = frozenset(
    """official officials president presidents minister ministers ministry ministries chancellor premier
    king queen emir sultan prince adviser advisers advisor advisors aide aides spokesman spokesmen
    spokeswoman spokeswomen spokesperson spokespeople spokespersons government governments
    administration army military troops forces force navy police diplomat diplomats ambassador
    ambassadors envoy envoys authorities secretary general generals admiral colonel commander
    commanders officer officers prosecutor prosecutors intelligence embassy parliament leader
    leaders delegation negotiator negotiators regime department presidency cabinet consul consulate
    mission command service services guard guards agency office coalition chief secretary-general
    commissioner legislature junta marines representative representatives fleet brigade""".split()
)
"""Words for those who speak for a state where its name stands beside them, in lower case."""
# Those of them that a city has as well.
_LOCAL = frozenset(
    """police prosecutor prosecutors officer officers leader leaders general official officials""".split()
)
# Whose office a word before the head takes from the state.
_UNOFFICIAL = re.compile(
    r"\b(?:opposition|rebels?|[Ff]ormer|ex|[Tt]hen|[Rr]etired|onetime|one-time|business|religious|church|"
    r"union|labou?r|party|student|community|"
    r"hospital|university|college|school|company|bank|banking|industry|club|airline|team|league|"
    r"dissident|separatist|"
    r"militants?|militia|tribal|exiled|Jewish|Muslim|Christian|Catholic|Orthodox|Sunni|Shiite|"
    r"Shia|editor|campaign|candidate|"
    r"self-styled|Senate|House|congressional|Jewish|gang|cartel|cult|corporate|financial|"
    r"investment|chief executive|executive|"
    r"marketing|technology|art|museum|theat(?:er|re)|human rights|rights|charity|aid|volunteer|civil|"
    r"civic|youth|women[’']s|market|news|"
    r"thought|world|protest|resistance|spiritual|scout|fashion|film|music)\b(?!-)|\bex-",
)
# Bodies and titles that such words stand in all the same.
_OFFICIAL = re.compile(
    r"\b(?:business|labou?r|financial|human rights|civil|youth|women[’']s|technology|"
    r"religious)\s+(?:\w+\s+){0,2}"
    r"(?:minister|ministry|secretary|affairs|ombudsman)\b|\bHouse\s+(?:press|chief|official|"
    r"spokes|aide|adviser|counsel|deputy)|White House",
    re.I,
)
SPLIT = re.compile(
    r"(\s+(?:of|for|to|in|at|on|with|from|by|who|whose|that|which|and|about|under|during|after|"
    r"against)\s+|\s*[,;(]\s*)",
    re.I,
)
_ONE_OF = re.compile(r"^one\s+of\s+", re.I)
_NOT_STATE = frozenset(
    """correspondent reporter journalist editor critic visitor watcher protester expert scholar analyst
    columnist blogger historian lobbyist intern veteran alumnus insider observer bureau""".split()
)
_MINISTERS = frozenset("minister ministers ministry secretary department".split())
_HEADS = frozenset("head heads director deputy chairman member members".split())
_SERVES = frozenset(
    "adviser advisers advisor advisors aide aides assistant counselor counsellor secretary spokesman "
    "spokeswoman".split()
)
_SEATED = frozenset("ministry government ministries administration authorities".split())


@lru_cache(maxsize=4096)
def state(words: str) -> str | None:
    """The state or body whose office a description names: `an adviser to the French president`."""
    pieces = SPLIT.split(_ONE_OF.sub("", words.strip(" ,.")))
    front = pieces[0]
    head = _head(front)
    if _UNOFFICIAL.search(_OFFICIAL.sub("", front)):
        return None
    if head in OFFICES or (seats(front) and head not in _NOT_STATE):
        found = _holder(front, head)
        if found:
            return found
    return _tail_state(head, pieces[1:]) if head in OFFICES | _SERVES | _HEADS else None


def _tail_state(head: str, pieces: Sequence[str]) -> str | None:
    """The state of which somebody is an officer: `minister of foreign affairs of France`."""
    for joint, tail in zip(pieces[::2], pieces[1::2], strict=False):
        word = joint.strip().lower()
        serves = word in ("of", "for") or (word, head in _SERVES) == ("to", True)
        serves |= (word, head in _SEATED) == ("in", True)
        if not serves or _UNOFFICIAL.search(_OFFICIAL.sub("", tail)):
            return None
        bare = unplaced(tail).lower().strip(" .,’'s") in ("", "the")
        named = party(tail)
        if named and (bare or _head(tail) in OFFICES or (seats(tail) and not _is_capital(tail))):
            return named
        # Behind an organization's name a place is a part of it: `the United Mine Workers of America`.
        if head not in _MINISTERS and _head(tail) not in OFFICES:
            return None
    return None


def _holder(front: str, head: str) -> str | None:
    """The state named beside an office; a city's police are not the state's."""
    for found in places(front):
        low = word_of(found)
        if low in CAPITALS and head in _LOCAL:
            continue
        if low in SEATS or head in OFFICES:
            return PARTIES[low]
    return None


def _is_capital(words: str) -> bool:
    return any(low in CAPITALS for low in seats(words))


def _head(front: str) -> str:
    last = "".join(front.rsplit(maxsplit=1)[-1:])
    return unpossessed(last).lower().strip(".,")
