"""Bodies of German texts in the nominative: `der Gewerkschaft` and `die Gewerkschaft` are one teller."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportgen.attribution.tellers.keys import plain

_ARTICLES = frozenset("der die das des dem den".split())
# Endings of feminine nouns; before them `der` is the article of the genitive or the dative.
_FEMININE = re.compile(
    r"(?:schaft|ung|heit|keit|tät|ion|ei|wehr|bahn|stadt|behörde|kirche|armee|bank|klinik|kammer|agentur)$"
)
_NEUTER = re.compile(
    r"(?:um|amt|gericht|unternehmen|institut|haus|parlament|militär|kreuz|werk|präsidium|bündnis)$"
)
_ENDING = re.compile(r"(?<=\w{3})(?:ern|en|em|es|er|e|s)?s?$")
_GENITIVE = re.compile(r"(?<=\w{3})e?s$")


def nominatives(spoken: Iterable[str]) -> dict[str, str]:
    """For each German teller behind an article the name to show, by its plain form; never raises.

    A form that stands in the nominative somewhere is taken before one that is made.
    """
    groups: dict[tuple[str, ...], list[str]] = {}
    for name in spoken:
        first, _, rest = name.partition(" ")
        if first.lower() in _ARTICLES and rest[:1].isalpha() and rest.rsplit(maxsplit=1)[-1][:1].isupper():
            key = tuple(_ENDING.sub("", word) for word in rest.lower().split())
            groups.setdefault(key, []).append(name)
    return {plain(name): shown for names in groups.values() for shown in [_shown(names)] for name in names}


def _shown(names: list[str]) -> str:
    """The form of one teller's names that is in the nominative, else one made from the first of them."""
    for wanted in (("die", "das"), ("der",)):
        for name in names:
            first, _, rest = name.partition(" ")
            if first.lower() in wanted and not (first.lower() == "der" and _FEMININE.search(rest)):
                return name
    return _made(names[0])


def _made(name: str) -> str:
    """`die Gewerkschaft` of `der Gewerkschaft`, `das Rote Kreuz` of `des Roten Kreuzes`."""
    first, _, rest = name.partition(" ")
    words = rest.split()
    if first.lower() == "des":
        words[-1] = _GENITIVE.sub("", words[-1])
    noun = words[-1]
    feminine = first.lower() == "der"
    article = "die" if feminine else "das" if _NEUTER.search(noun.lower()) else "der"
    return " ".join((article, *(word.removesuffix("n") for word in words[:-1]), noun))
