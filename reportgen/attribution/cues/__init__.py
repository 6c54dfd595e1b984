"""Words that mark a saying, per language, as data: one module for each language."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.attribution.cues.english import ENGLISH
from reportgen.attribution.cues.french import FRENCH
from reportgen.attribution.cues.german import GERMAN
from reportgen.attribution.cues.russian import RUSSIAN
from reportgen.attribution.cues.spanish import SPANISH
from reportgen.attribution.cues.words import Cues

__all__ = ["CUES", "Cues"]

CUES: Mapping[str, Cues] = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH, "ru": RUSSIAN}
"""The languages whose speakers are read, by the first part of the language tag."""
