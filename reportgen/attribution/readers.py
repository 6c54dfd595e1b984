"""Readers: which rules read a text, by its language.

English has rules of its own; those of German, French, Spanish and Russian,
where the verb may come before the speaker, are one set.  Both give speeches in
offsets and resolve who speaks, and from here on nobody asks for the language.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reportgen.attribution.cues import CUES, Cues
from reportgen.attribution.english.people import people as english_people
from reportgen.attribution.english.text import speeches as english_speeches
from reportgen.attribution.inverted.people import people as inverted_people
from reportgen.attribution.inverted.text import speeches as inverted_speeches
from reportgen.attribution.speech import Speech
from reportgen.attribution.tellers.mention import Mention
from reportgen.passage import Span


class People(Protocol):
    """The people of one text; asked in the order of the text."""

    mentions: list[Mention]
    """Names of people in their order."""
    roles: dict[str, str]
    """First role given for a name."""

    def resolve(self, source: Span, role: Span | None) -> tuple[str | None, str | None]:
        """Name and role of a speaker whose words stand at source; None where they name no one teller."""


def cues_for(language: str) -> Cues | None:
    """The words of saying of a language, an undetermined one read as English; None where it has no rules."""
    start = language.casefold()[:2]
    return CUES.get("en" if start == "un" else start)


def speeches(text: str, cues: Cues, quoted_blocks: Sequence[Span] = ()) -> list[Speech]:
    """All that a text attributes, in its order; block quotations count as quotations."""
    read = inverted_speeches if cues.inverts else english_speeches
    return read(text, cues, quoted_blocks)


def people(text: str, cues: Cues) -> People:
    """The people whom a text names in full, with the roles it gives them."""
    return inverted_people(text, cues) if cues.inverts else english_people(text, cues)
