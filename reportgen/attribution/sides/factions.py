"""Factions: the political party, or the camp of a trial or a strike, that a description names."""

from __future__ import annotations

import re
from functools import lru_cache

from reportgen.attribution.sides.offices import SPLIT
from reportgen.attribution.sides.places import party
from reportgen.attribution.sides.principals import is_past
from reportgen.attribution.sides.states import FACTIONS

_FACTION = {
    word.replace("-", " "): side_
    for side_, _, words in (line.partition(": ") for line in FACTIONS.strip().splitlines())
    for word in words.split()
}
_FACTIONS = re.compile(
    "|".join(
        rf"(?<![\w.-]){re.escape(word)}(?![\w-])" for word in sorted(_FACTION, key=lambda w: (-len(w), w))
    ),
    re.I,
)
# Who belongs to a party by its adjective: `a Labour councillor`, `Republican candidate`.
_PARTISAN = re.compile(
    r"\b(?:senators?|sen|reps?|representatives?|congress\w+|governors?|gov|candidates?|"
    r"nominees?|leaders?|lawmakers?|legislators?|"
    r"mps?|msps?|peers?|council\w+|spokes\w+|party|whips?|chair(?:man|woman)?|politicians?|"
    r"members?|mayors?|presidents?|"
    r"presidential|assembly\w+|deput(?:y|ies)|delegates?|ministers?|secretar(?:y|ies)|officials?|aides?|"
    r"frontrunners?|activists?|campaign(?:er)?s?|staffers?|majority|minority|caucus|committee|"
    r"premier|chancellor|organi[sz]ers?|advisers?)\b",
    re.I,
)
_DEMOCRATIC = re.compile(
    r"(?<!Social )(?<!Christian )(?<!Liberal )(?<!Free )\bDemocratic\b(?! (?:Unionist|Republic|"
    r"Forces|People|Union|Alliance|Front|Progressive))"
)
# `R-Texas` behind a name, and the letter alone where it is all that stands there.
_SEAT_IN = re.compile(r"\b([RD])-[A-Z][\w.]+|^([RD])$")
_CAMPS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ruling party", re.compile(r"\b(?:ruling|governing)[ -]party\b", re.I)),
    (
        "opposition",
        re.compile(
            r"^(?:the\s+)?opposition$|\bopposition\s+(?:leaders?|lawmakers?|part(?:y|ies)|mps?|"
            r"politicians?|figures?|members?|spokes\w+|deput(?:y|ies)|senators?)\b",
            re.I,
        ),
    ),
    (
        "prosecution",
        re.compile(
            r"^(?:(?:the|an?|state|federal|county|district|assistant|deputy|chief|lead|special|"
            r"senior)\s+)*(?:prosecution|prosecutors?|district attorney(?:[’']s office)?)$",
            re.I,
        ),
    ),
    (
        "defense",
        re.compile(
            r"^(?:the\s+)?defen[cs]e$|\bdefen[cs]e\s+(?:lawyers?|attorneys?|counsel|team|solicitors?|"
            r"barristers?)\b",
            re.I,
        ),
    ),
    (
        "union",
        re.compile(
            r"^(?:the\s+)?unions?$|^(?:(?:the|an?|local|senior|teachers[’']?|trade|"
            r"labou?r)\s+)*union\s+(?:leaders?|officials?|spokes\w+|representatives?|presidents?|bosses|"
            r"boss|members?|organi[sz]ers?)$",
            re.I,
        ),
    ),
    (
        "the company",
        re.compile(
            r"^(?:the\s+)(?:company|firm)$|^(?:(?:the|an?|senior)\s+)*(?:company|"
            r"firm)(?:[’']s)?\s+(?:\w+\s+)?(?:officials?|spokes\w+|executives?|representatives?|"
            r"lawyers?|managers?)$",
            re.I,
        ),
    ),
)


@lru_cache(maxsize=4096)
def faction(words: str) -> str | None:
    """The political party, or the camp of a trial or a strike, that a description names."""
    seat = _SEAT_IN.search(words)
    if seat:
        return "Republicans" if (seat[1] or seat[2]) == "R" else "Democrats"
    front = re.split(r"[’']s\s+", SPLIT.split(words.strip(" ,."))[0])[-1]
    if is_past(front):
        return None
    found = next((m for m in _FACTIONS.finditer(front) if m[0][0].isupper()), None)
    if found:
        rest = re.sub(r"^(?:an?|the|some|many|most|senior|top|leading|House|Senate|\w+)\s+", "", front)
        ends = front.endswith(found[0])
        if ends or rest == found[0] or _PARTISAN.search(front):
            return _FACTION[found[0].lower()]
    if _DEMOCRATIC.search(front) and _PARTISAN.search(front):
        return "Democrats"
    for camp, pattern in _CAMPS:
        if pattern.search(words if camp == "prosecution" else front):
            land = party(front)
            return f"{camp} ({land})" if land and camp in ("ruling party", "opposition") else camp
    return None
