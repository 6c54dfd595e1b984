"""How a telling is put, by its cue and its hedges: confirmed, claimed, denied; never how true it is."""

from __future__ import annotations

import re

from reportgen.attribution.statement import Certainty
from reportgen.passage import Span

_CERTAINTY: tuple[tuple[Certainty, re.Pattern[str]], ...] = (
    (
        "denied",
        re.compile(
            r"\b(?:den(?:y|ies|ied|ying)|disput\w+|reject\w*|refut\w+|dementier\w*|bestr(?:itt|eit)\w*|"
            r"dément\w*|nié|nient|negó|neg(?:aron|ado)|niega\w*|desm[ei]\w*nt\w*|опроверг\w*|отриц\w*)\b",
            re.I,
        ),
    ),
    ("alleged", re.compile(r"\b(?:alleg\w+|accus\w+)\b", re.I)),
    (
        "claimed",
        re.compile(
            r"\b(?:claim\w*(?!\s+(?:responsib|credit|victory))|assert\w*|contend\w*|behaupte\w*|утвержда\w+)\b",
            re.I,
        ),
    ),
    (
        "confirmed",
        re.compile(
            r"\b(?:confirm\w*|acknowledg\w*|admit\w*|bestätig\w*|confirmé|confirmó|подтверд\w+)\b", re.I
        ),
    ),
)
# Who rejects an offer or a subpoena denies nothing; who rejects a claim does.
_REJECTS = re.compile(r"\breject\w*", re.I)
_CLAIM = re.compile(
    r"\breject\w*\s(?:[\w’'-]+\s){0,4}?(?:claims?|allegations?|accusations?|suggestions?|notions?|ideas?|reports?|"
    r"charges?|assertions?|criticism|rumou?rs?|that)\b",
    re.I,
)
# Characters behind the cue in which the claim is looked for.
_REACH = 80
_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|apparently|may have|might have|possibly|unconfirmed|is believed|"
    r"are believed|was believed|"
    r"were believed|suspected|angeblich|möglicherweise|vermutlich|présumé\w*|presunt\w+|"
    r"предположительно|якобы)\b",
    re.I,
)


def certainty(text: str, stretch: Span, cue: Span | None) -> Certainty:
    """How what stands in a stretch of a text is told, its cue being the words that mark the saying."""
    for put, pattern in _CERTAINTY if cue else ():
        if cue and pattern.search(text, *cue) and not (put == "denied" and _only_rejects(text, cue)):
            return put
    return "hedged" if _HEDGE.search(text, *stretch) else "stated"


def _only_rejects(text: str, cue: Span) -> bool:
    """Whether something is rejected that is no claim."""
    start, end = cue
    return bool(_REJECTS.search(text, start, end)) and not _CLAIM.search(text, start, end + _REACH)
