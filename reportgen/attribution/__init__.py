"""Who says what: attributions in a plain text, statements and carriers in an article."""

from __future__ import annotations

from reportgen.attribution.cues import CUES
from reportgen.attribution.statement import Attribution
from reportgen.attribution.text import speeches


def attributions(text: str, language: str = "en") -> tuple[Attribution, ...]:
    cues = CUES.get(language[:2])
    found = speeches(text, cues)
    return tuple(Attribution(content=tuple(s.content), source=s.source, cue=s.cue, kind="direct") for s in found)
