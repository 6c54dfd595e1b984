"""Sides: the party that a teller speaks for, from how a text describes the teller; unknown stays None.

From the ground up: `states.py` is the data, `places.py` finds in words the
countries and bodies they name, `offices.py` the state for which an office
speaks, `factions.py` a political party or a camp, `principals.py` whom
somebody serves, `foreign.py` all of it for German, French, Spanish and
Russian words, and `speaking.py` asks them in turn.

An outlet has no side here: supposed politics are nobody's side.
"""

from __future__ import annotations

from reportgen.attribution.sides.factions import faction
from reportgen.attribution.sides.offices import OFFICES, state
from reportgen.attribution.sides.places import party, seats, unplaced
from reportgen.attribution.sides.principals import is_past, principal
from reportgen.attribution.sides.speaking import side

__all__ = ["OFFICES", "faction", "is_past", "party", "principal", "seats", "side", "state", "unplaced"]
