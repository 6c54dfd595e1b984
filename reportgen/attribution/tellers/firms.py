"""Firms: which companies a text names, so that `the company` can be the one it has named.

Reads names that end as firms' names do, names with a firm's description beside
them, and names behind a firm's noun; a firm that shows none of these signs is
not found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.attribution.tellers import descriptions
from reportgen.attribution.tokens import unpossessed

GENERIC = frozenset("company firm corporation business group enterprise conglomerate".split())
"""Nouns that any firm may be called by."""
NOUNS = GENERIC | frozenset(
    """airline carrier operator maker manufacturer retailer bank chain startup automaker carmaker drugmaker
    supplier utility insurer lender brewer brewery publisher supermarket shipyard broadcaster developer
    producer refiner miner distributor startup giant airport railway railroad""".split()
)
"""Nouns, in the singular, that are a firm."""

_LEGAL = r"Inc|Corp|Corporation|Ltd|Limited|LLC|LLP|PLC|Plc|Co|GmbH|AG|SA|SE|NV|AB|ASA"
ENDING = (
    r"(?:Inc|Corp|Ltd|Company|Lines|Airlines|Airways|Railways?|Corporation|Holdings|Solutions|Systems|"
    r"Technologies|Industries|Motors|Insurance|LLC|PLC|GmbH|Shipping|Ferries|Energy|Group)"
)
"""A pattern for the last word of a name that hardly anything but a firm has."""
# Words in which names of firms end, and those of other bodies, papers and places as well.
_TRADES = (
    r"Lines|Airlines|Airways|Railways|Railway|Shipping|Holdings|Motors|Industries|Foods|Energy|Insurance|"
    r"Pharmaceuticals|Technologies|Systems|Solutions|Communications|Logistics|Electronics|Stores|Bank|Brewery|"
    r"Shipyard|Ferries|Steel|Chemicals|Mining|Petroleum|Oil|Telecom|Entertainment|Pictures|Studios|Group"
)
# A text that names more firms calls none of them just `the company`; the bound keeps the search linear.
_MOST = 40
_NAME = r"[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,3}"
_ENDED = re.compile(rf"\b(?:[A-Z][\w&-]*\s){{1,4}}{ENDING}\b")
_LIKELY = re.compile(rf"(?:[A-Z][\w&’'-]*,? ){{1,4}}(?:{_LEGAL}|{_TRADES})\b")
_APPOSED = re.compile(rf"\b({_NAME}), (?:an?|the|one of) ([^,.;:()\n]{{3,80}})(?=[,.;])")
_NOUN = "|".join(sorted(NOUNS))
_CALLED = re.compile(rf"\b({_NOUN}) ({_NAME})")
_SUFFIX = re.compile(rf",? (?:{_LEGAL})\.?$")
_ARTICLE = re.compile(r"^(?:The|A|An|But|And|At|In|For|When|While|If|As|On|By|Its|Their|Both) ")


@dataclass(frozen=True, slots=True)
class Firm:
    """A company where the text names it."""

    offset: int
    """Where its name stands."""
    name: str
    """Its name without article and legal form."""
    noun: str
    """The noun that the text gives it there (`airline`), an empty string where it gives none."""


def firms(text: str) -> list[Firm]:
    """The firms that a text names, in the order in which it first names them."""
    found = [Firm(one.start(), bare(one[0]), "") for one in _LIKELY.finditer(text)]
    for one in _APPOSED.finditer(text):
        described = descriptions.describe(one[2])
        if described is not None and described.head in NOUNS and not described.several:
            found.append(Firm(one.start(1), bare(one[1]), described.head))
    found += (Firm(one.start(2), bare(one[2]), one[1]) for one in _CALLED.finditer(text))
    once: dict[tuple[str, str], Firm] = {}
    for firm in sorted(found, key=lambda firm: firm.offset):
        if firm.name and len(once) < _MOST:
            once.setdefault((firm.name.casefold(), firm.noun), firm)
    return list(once.values())


def ended(text: str) -> list[str]:
    """The names in a text that end as hardly any but those of firms do, in its order."""
    return _ENDED.findall(text)


def bare(name: str) -> str:
    """The name of a firm without article, possessive ending and legal form."""
    name = unpossessed(_ARTICLE.sub("", name, count=1))
    return _SUFFIX.sub("", name)


def meant(noun: str, named: list[Firm]) -> str | None:
    """The one firm that a noun (`airline`) can mean of those named so far; None where several can."""
    fitting = [firm for firm in named if _fits(noun, firm)]
    longest = {firm.name.casefold(): firm.name for firm in fitting}
    kept = [
        name
        for name in longest
        if not any(other.startswith(f"{name} ") for other in longest if other != name)
    ]
    return longest[kept[0]] if len(kept) == 1 else None


def _fits(noun: str, firm: Firm) -> bool:
    return noun in GENERIC or noun in (firm.noun, descriptions.singular(firm.name.rsplit(maxsplit=1)[-1]))
