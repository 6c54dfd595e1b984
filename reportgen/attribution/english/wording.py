"""The words of a speaker as a sentence has them: freed of what only stands around, and the name in them."""

from __future__ import annotations

import re

from reportgen.attribution.tellers import names
from reportgen.attribution.tokens import unpossessed

_BEHIND = re.compile(
    r"\s+(?:(?:early|late|on)\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight)"
    r"(?:\s+(?:morning|afternoon|evening|night))?$",
    re.I,
)
_RELEASED = re.compile(r"\s+(?:released|published|issued|posted)\b.*$")
_BEFORE = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day\s+(?=[A-Z])", re.I)
# A document speaks for whom it is from: `a statement by the harbor office`.
_DOCUMENT = re.compile(
    r"(?:an?|the|his|her|its|their)\s+(?:\w+\s+){0,2}(?:statement|letter|tweet|post|memo|email|message)s?\s+(?:from|by)\s+",
    re.I,
)
_SEATED = re.compile(r"[A-Z][\w.]*-based\s+(?=[A-Z])")


def last_run(words: str) -> tuple[str, str] | None:
    """What stands before the capitalized run that ends a noun phrase, and the run itself."""
    parts = words.split()
    if parts and parts[-1].endswith(")"):
        while parts and not parts[-1].startswith("("):
            parts.pop()
        parts = parts[:-1]
    at = len(parts)
    while at and (parts[at - 1][0].isupper() or parts[at - 1] in names.PARTICLES or parts[at - 1] in ("&",)):
        at -= 1
    while at < len(parts) and parts[at] in names.PARTICLES:
        at += 1
    run = " ".join(parts[at:])
    if not run:
        return None
    if at and (
        parts[at - 1].lower() in ("of", "for", "in", "at", "to", "from", "the", "with", "and", "on", "by")
    ):
        return None
    if parts[at].lower() == "the" or (
        not names.is_person(run) and at and parts[0].lower() in ("the", "a", "an")
    ):
        return None
    return " ".join(parts[:at]), unpossessed(run.rstrip(","))


def _without_clause(words: str) -> str:
    words = re.sub(r",?\s+(?:who|which)$|^(?:which|that|whom)\s+", "", words.strip(" ,"))
    return re.sub(r"\s*\([^()]*\)$", "", words) or words


def tidy(words: str) -> str:
    """The words of a speaker without clauses, days and the document or the seat in front."""
    words = names.without_lead(_without_clause(words))
    words = _SEATED.sub("", _BEHIND.sub("", _BEFORE.sub("", _RELEASED.sub("", words))))
    words = unpossessed(words) if " " in words else words
    return _DOCUMENT.sub("", words) or words
