"""Outlets: whether a name is that of a newspaper, a broadcaster or an agency, by its own words.

What a frame, a description or a link tells of a name is for `relay` to say.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportgen.attribution.tellers import names
from reportgen.attribution.tellers.press import ARTICLED_BODIES, ENDINGS, is_listed

UPPER = "A-ZÀ-ÖØ-ÞА-ЯЁ"
"""Capital letters, as the inside of a pattern's brackets."""
SMALL = r"(?:dpa|epd|taz|n-tv|dapd|sda)\b"
"""A pattern for agencies and papers that write their names small."""

MEDIUM = (
    r"(?:(?:news|press|wire)\s+)?(?:newspaper|paper|daily|weekly|tabloid|broadsheet|magazine|"
    r"agency|broadcaster|"
    r"television|TV|radio|network|station|channel|website|site|portal|blog|newsletter|outlet|journal)"
)
"""A pattern for what an outlet is: `newspaper`, `news agency`."""

# Call signs of American stations: K or W and three more letters, or a band behind a hyphen.
_CALL_SIGN = re.compile(r"[KW][A-Z]{3}|[KW][A-Z]{2,3}-(?:TV|FM|AM)")
_SMALL = re.compile(SMALL)
_THE = re.compile(r"^[Tt]he\s+")
# `the daily Aftenposten`, `state broadcaster NRK`: what follows is a name whatever its words.
_DESCRIBED = re.compile(
    rf"(?:[Tt]he\s+)?(?:[\w-]+\s+){{0,2}}{MEDIUM}\s+[{UPPER}][\w’'-]*(?:\s[{UPPER}][\w’'-]*){{0,3}}"
)
# Of the words in which names of outlets end these are everyday words where they stand alone.
_NOT_ALONE = frozenset(
    """sun time star record standard mirror monitor register fox mail
    today nation review online echo republic""".split()
)
# First and last words of the names of newspapers, broadcasters and agencies.
_FIRST = frozenset(
    """gazeta corriere folha diario jornal daily evening sunday radio télé canal channel tv tele cnn bbc
    fox cbs nbc abc sky ria""".split()
)
_LAST = ENDINGS | frozenset(
    """nation advertiser enquirer intelligencer dealer zeitung rundschau nachrichten anzeiger tageblatt
    kurier presse allgemeine blatt ledger argus echo bulletin gazeta pravda vedomosti republica
    república repubblica corriere today online insider wochenblatt schau examiner news24 review
    digest dienst rundfunk interfax новости тасс интерфакс коммерсантъ коммерсант ведомости известия
    газета afp dpa efe ansa ndtv rt cgtn nhk hrt ktn rté rte ard zdf orf srf ndr wdr mdr rbb""".split()
)
# The Atomic Energy Agency is none of the press.
_OTHER_AGENCY = re.compile(r"(?!.*\b(?:[Nn]ews|[Pp]ress|Telegraph|Telegraphic)\b).+\s[Aa]gency")
_COMPOUND = re.compile(r"\w{3,}(?:zeitung|schau|blatt|funk|anzeiger|kurier|nachrichten|presse|spiegel)", re.I)
# Papers of Romance languages have an article in their names; so have some places.
_ARTICLED = re.compile(rf"(?:(?:Le|La|El|Les)\s|Al-)[{UPPER}]\w+")
_ARTICLED_PLACES = frozenset(
    "la paz|el salvador|la liga|le pen|la rochelle|le havre|la plata|el paso|la mancha|"
    "le mans|al qaeda|al-qaeda|al shabab|al-shabab|al gore|el niño|la niña".split("|")
)


@lru_cache(maxsize=4096)
def is_outlet(name: str) -> bool:
    """Whether the words of a name are those of a newspaper, a broadcaster or an agency."""
    if is_listed(name) or _SMALL.fullmatch(name) or _DESCRIBED.fullmatch(name):
        return True
    name = _THE.sub("", name)
    if not name[:1].isupper():
        return False
    return _CALL_SIGN.fullmatch(name) is not None or _ends(name) or _begins(name)


def _ends(name: str) -> bool:
    """Whether a name ends as those of outlets do: `Harbor Gazette`, `News`, `Kreiszeitung`."""
    written = name.rsplit(maxsplit=1)[-1]
    parts = [names.bare(word) for word in names.words(name)]
    if not parts or written[:1].islower() or re.match(r"An?\s", name) or _OTHER_AGENCY.fullmatch(name):
        return False
    last = parts[-1].rsplit("-", 1)[-1]
    if last in _LAST:
        return len(parts) > 1 or last not in _NOT_ALONE
    return _COMPOUND.fullmatch(last) is not None


def _begins(name: str) -> bool:
    first, _, rest = name.partition(" ")
    return bool(rest) and first.lower() in _FIRST


def is_articled(name: str) -> bool:
    """Whether a name has the shape of `Le Monde`, which in a frame of telling is a paper's."""
    start = " ".join(name.lower().split()[:2])
    return (
        _ARTICLED.match(name) is not None
        and start not in _ARTICLED_PLACES
        and start.partition(" ")[2] not in ARTICLED_BODIES
        and name.lower() not in _ARTICLED_PLACES
    )


def outlet_key(name: str) -> str:
    """A name in the form in which outlets are compared."""
    return " ".join(name.split()).casefold().removeprefix("the ")


def is_short_for(words: str, name: str) -> bool:
    """Whether words are an outlet's name or the end of it: `the Mercury` of the Hobart Mercury."""
    key, full = outlet_key(words), outlet_key(name)
    return key == full or (words[:4].lower() == "the " and full.endswith(f" {key}"))
