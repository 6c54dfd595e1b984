"""Bodies called by their kind: which union is `the union` where several articles tell of one event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reportgen.attribution.tellers import firms
from reportgen.attribution.tellers.keys import plain
from reportgen.language import stop_words

# What may be somebody else in each text, where the articles name more than one of its kind.
_COMMON: Final = re.compile(
    r"(?:[Tt]he )?(?P<kind>company|firm|airline|union|court|ministry|agency|hospital|school|"
    r"university|bank|club|council|"
    r"team|party)"
)
# Bodies that a text names once and then only by their kind.  Courts, parties, banks and teams are too many
# in one event for that.
_NAMED_ONCE: Final = re.compile(
    r"(?:[Tt]he )(?P<kind>commission|union|university|ministry|institute|association|federation)"
)
# The same where the articles have no name for it, only a longer description: `the transit company`.
_DESCRIBED_ONCE: Final = re.compile(
    r"(?:[Tt]he )(?P<kind>company|firm|airline|union|ministry|agency|hospital|school|university|club|council|"
    r"commission|institute|association|federation)"
)
_FIRMS: Final = frozenset("company firm airline".split())


def is_firm(name: str) -> bool:
    """Whether a firm is called by its kind alone."""
    found = _COMMON.fullmatch(name)
    return found is not None and found["kind"] in _FIRMS


def is_one_of_several(name: str, spoken: Sequence[str]) -> bool:
    """Whether a body is called by its kind alone, where two or more of that kind speak under their names."""
    found = _COMMON.fullmatch(name)
    if not found:
        return False
    kind = found["kind"]
    ends = re.compile(rf"\b{firms.ENDING if kind in _FIRMS else kind}\.?$", re.I)
    return len({plain(one) for one in spoken if one[:1].isupper() and ends.search(one)} - {kind}) > 1


def full_forms(texts: Sequence[str], spoken: Sequence[str]) -> dict[str, str]:
    """The bodies that speak by their kind alone, by that kind, with the one longer form that the texts have.

    That is the name of the only body of its kind, or the only description of
    one (`the transit company`) where none has a name.
    """
    found = {}
    for kind in _kinds(_DESCRIBED_ONCE, spoken):
        longer = _described(kind, texts, spoken)
        if longer is not None:
            found[kind] = longer
    for kind in _kinds(_NAMED_ONCE, spoken):
        named = {plain(match) for text in texts for match in _names_of(kind).findall(text)}
        speaking = [name for name in spoken if plain(name) in named]
        if len(named) == 1 and speaking:
            found[kind] = speaking[0]
    return found


def _kinds(pattern: re.Pattern[str], spoken: Sequence[str]) -> list[str]:
    return sorted({match["kind"] for name in spoken if (match := pattern.fullmatch(name))})


def _names_of(kind: str) -> re.Pattern[str]:
    word = kind.capitalize()
    return re.compile(rf"\b[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,3}} {word}\b|\b{word} of (?:the )?[A-Z][\w-]*")


def _described(kind: str, texts: Sequence[str], spoken: Sequence[str]) -> str | None:
    """The speaker described at more length by this kind, where no text tells of a second one."""
    described = re.compile(
        rf"\b(?:the|an?|its|his|her|their|our|one|another|two|rival|other)\s"
        rf"((?:[\w’'-]+\s)?[\w’'-]+)\s(?:{kind}|{_several(kind)})\b",
        re.I,
    )
    stops = stop_words("en")
    longer = {
        plain(f"{limit} {kind}")
        for text in texts
        for limit in described.findall(text)
        if stops.isdisjoint(limit.lower().split())
    }
    if len(longer) != 1 or any(_names_of(kind).search(text) for text in texts):
        return None
    return next((name for name in spoken if plain(name) in longer), None)


def _several(kind: str) -> str:
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"
