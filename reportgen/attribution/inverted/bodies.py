"""Names of bodies in noun phrases: a body behind what it is, and its name in the nominative."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.attribution.cues import Cues
from reportgen.attribution.inverted import phrases


def is_named_body(before: Sequence[str], cues: Cues) -> bool:
    """Whether the words before a name are a body in French or Spanish, and no office (`la organización`)."""
    romance = not cues.owners and bool(cues.clitics)
    if not romance or not before or not phrases.is_body(before[-1].lower(), cues):
        return False
    small = cues.determiners | cues.times
    opened = all(word.lower() in small for word in before[:-1])
    return opened and not any(phrases.is_role(word.lower(), cues) for word in before)


def body_of(words: str, cues: Cues) -> str | None:
    """The bare name in the words of a body behind what it is (`la organización Bosque Vivo`), if any."""
    parts = words.split()
    at = next((n for n, part in enumerate(parts) if n and part[:1].isupper()), 0)
    return " ".join(parts[at:]) if at and is_named_body(parts[:at], cues) else None
