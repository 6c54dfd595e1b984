"""Tolls of nobody, English only: `no one was killed`, `no deaths were reported`."""

from __future__ import annotations

import re
from typing import Final

from reportgen.figure.numerals import DEAD, INJURED, MISSING
from reportgen.figure.quantity import Quantity

_TOLLS: Final = {"dead": DEAD, "injured": INJURED, "missing": MISSING}
_VERBS: Final = "|".join(sorted(word for words in _TOLLS.values() for word in words if word.isascii()))
_NOBODY: Final = re.compile(
    r"\b(?P<who>no[\s-]one|nobody|no\s(?P<noun>deaths|fatalities|injuries|passengers|people|residents|workers|"
    r"civilians|soldiers|crew|students|children))\b"
    rf"(?:\s(?:(?:was|were|is|are|has|have|had)(?:\sbeen)?\s)?(?P<toll>{_VERBS})\b)?",
    re.IGNORECASE,
)
_NOUNS: Final = {"deaths": "dead", "fatalities": "dead", "injuries": "injured"}
# "No one was killed in vain", and who asks or doubts whether nobody was, gives no toll.
_SPOILED: Final = re.compile(r"\s(?:in\svain|else|there\sto|until|unless|except|but|other)\b")


def nobody(text: str, language: str) -> tuple[Quantity, ...]:
    """The tolls of a text that are none, as counts of 0 with the noun of the toll."""
    if not language.lower().startswith("en") or "no" not in text.lower():
        return ()
    return tuple(
        Quantity(
            start=match.start(),
            end=match.end("who"),
            text=match["who"],
            value=0.0,
            low=0.0,
            high=0.0,
            bound="exact",
            kind="count",
            unit=None,
            noun=noun,
        )
        for match in _NOBODY.finditer(text)
        if (noun := _counted(match)) is not None and not _SPOILED.match(text, match.end())
    )


def _counted(match: re.Match[str]) -> str | None:
    """The toll that nobody belongs to; None where the words tell of none."""
    told = (match["toll"] or "").lower()
    toll = next((name for name, words in _TOLLS.items() if told in words), None)
    return toll or _NOUNS.get((match["noun"] or "").lower())
