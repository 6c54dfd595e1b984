"""Sayings that nobody has said: denied of everybody (`No official said`), supposed, or asked for.

`If Holm said it was safe`, `Did Holm say it burned?` and `Imagine Holm saying`
put words into a mouth that may never have spoken them.
"""

from __future__ import annotations

from reportgen.attribution.cues import Cues
from reportgen.attribution.tokens import Phrase, Sentence

_NOBODY = frozenset("no nobody none neither nor no-one".split())
# Behind `not` these are nobody: `not one officer`, `not a soul`.
_ANY = frozenset("one a an any anyone anybody every everyone everybody all many much".split())
_CONDITIONS = frozenset("if unless whether".split())
_IMAGINED = frozenset("imagine suppose picture pretend".split())
# What is told in these is not known to have been said: `reports that the mayor asked whether …`.
_RUMORS = frozenset(
    "report reports rumor rumour rumors rumours speculation idea notion suggestion suggestions".split()
)
_NEVER = frozenset("nor neither never not nowhere".split())
# So far behind a `never` its verb and its subject stand the other way round: `Not once has Holm said`.
_NEVER_REACH = 4
# What may stand before the verb that opens a question.
_QUESTIONING = frozenset("and but or so then what why how when where who which ever even".split())


def is_unsaid(tokens: Sentence, source: Phrase, cues: Cues) -> bool:
    """Whether a sentence denies, supposes or asks that the speaker at a phrase says something."""
    left = tokens[source.start - 1].low if source.start else ""
    first = tokens[source.start].low
    if {first, left} & (_NOBODY | _CONDITIONS | _IMAGINED):
        return True
    if left == "not":
        return first in _ANY
    if left in cues.that and source.start > 1 and tokens[source.start - 2].low in _RUMORS:
        return True
    return left in cues.auxiliaries and left != "to" and _is_turned(tokens, source.start - 1)


def _is_turned(tokens: Sentence, verb: int) -> bool:
    """Whether an auxiliary stands before its subject, as in a question, a condition or behind `never`."""
    before = [token.low for token in tokens[max(0, verb - _NEVER_REACH) : verb] if token.kind == "w"]
    opens = verb <= _NEVER_REACH and all(low in _QUESTIONING for low in before)
    return tokens[-1].text == "?" or opens or any(low in _NEVER for low in before)
