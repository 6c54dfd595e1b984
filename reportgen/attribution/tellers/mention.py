"""A mention: a person's name where a text has it, whatever the rules that found it there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name as it stands in the text."""

    start: int
    """Offset of the name."""
    name: str
    """The full name without titles."""
    role: str | None
    """The title before it or the apposition beside it."""
    opens: bool
    """Whether it opens a sentence and is likely its subject."""
    full: bool = True
    """Whether it stands there in full and not as a surname."""
    whose: str = ""
    """The country or town of the office, where it stands apart from it (`Chile's President Ann Hill`)."""
