"""A finding: one attribution while the rules still add to it, in offsets of the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.attribution.tokens import Token
from reportgen.passage import Span


@dataclass(slots=True)
class Speech:
    """One finding, still growing: offsets of the text, tokens of its sentence."""

    content: list[Span]
    """What is said."""
    source: Span | None
    """Who is said to say it."""
    cue: Span | None
    """The words that mark it."""
    role: Span | None = None
    """An apposition that describes the speaker."""
    quotes: list[Token] = field(default_factory=list)
    """Quotations in it."""
    weak: bool = False
    """Whether the cue marks a thought or a deed and no words."""
