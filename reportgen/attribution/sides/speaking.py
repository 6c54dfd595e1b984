"""The party a teller speaks for, from how the text describes the teller; unknown stays None."""

from __future__ import annotations

from reportgen.attribution.sides import foreign
from reportgen.attribution.sides.factions import faction
from reportgen.attribution.sides.offices import state
from reportgen.attribution.sides.places import is_bare, party
from reportgen.attribution.sides.principals import SPOKES, principal, shown


def side(teller: str, role: str | None) -> str | None:
    """The party that a teller speaks for, as its name and role tell; None where they do not.

    An office word must stand beside the demonym: a French minister speaks for
    France, a French singer for nobody.
    """
    for words in (role, teller):
        found = words and (state(words) or faction(words))
        if found:
            return found
    if is_bare(teller):
        return party(teller)
    for words in (role, teller):
        served = principal(words)
        if words and served and SPOKES.search(words):
            return state(served) or shown(served)
    # German, French, Spanish and Russian descriptions, of which the English words know nothing.
    return next((found for words in (role, teller) if words and (found := foreign.side(words))), None)
