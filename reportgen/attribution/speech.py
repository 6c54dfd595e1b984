"""Speeches: attributions in offsets of the text, while the rules add to them; and whose a stretch is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportgen.attribution.statement import SpeechKind
from reportgen.attribution.tellers import outlets
from reportgen.attribution.tokens import Token
from reportgen.passage import Span

# Where several speak in one stretch the longest words give its speaker; words between
# quotation marks count double, since whose they are is surer.
_QUOTED_WEIGHT = 2.0
# What somebody thinks or does ("blamed", "claimed victory") gives way to what somebody says.
_WEAK_WEIGHT = 0.5
# Whom an outlet quotes tells the stretch where this share of what the outlet tells is theirs.
_INNER_SHARE = 0.4


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


@dataclass(frozen=True, slots=True)
class Found:
    """A speech with its speaker."""

    speech: Speech
    """What was found."""
    speaker: str | None
    """Its speaker's name, None where nobody is known."""
    role: str | None
    """How the text describes the speaker."""
    kind: SpeechKind
    """direct, mixed or indirect."""


Inside = Sequence[tuple[Span, Found]]
"""The attributed stretches in a piece of text, clipped to it."""


def teller(inside: Inside) -> Found:
    """The finding that gives a stretch its teller: the longest, but an outlet's yields to one inside it."""
    weight = _weights(inside)

    def rank(found: Found) -> tuple[float, int, int]:
        # Of two who say the same words the one named behind them tells what the other says.
        cue = found.speech.cue
        return weight[id(found)], -found.speech.content[0][0], cue[0] if cue else -1

    chosen = max((found for _, found in inside), key=rank)
    if chosen.speaker and outlets.is_outlet(chosen.speaker):
        enough = weight[id(chosen)] * _INNER_SHARE
        quoted = [f for _, f in inside if _is_quoted(f) and weight[id(f)] >= enough]
        return max(quoted, key=rank, default=chosen)
    return chosen


def _is_quoted(found: Found) -> bool:
    """Whether somebody other than an outlet says something, and not only thinks or does it."""
    return found.speaker is not None and not found.speech.weak and not outlets.is_outlet(found.speaker)


def _weights(inside: Inside) -> dict[int, float]:
    """The weight of each finding by its identity, summed in one pass over the stretches."""
    total: dict[int, float] = {}
    for (start, end), found in inside:
        factor = _QUOTED_WEIGHT if found.kind != "indirect" else _WEAK_WEIGHT if found.speech.weak else 1.0
        total[id(found)] = total.get(id(found), 0.0) + (end - start) * factor
    return total


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are the same but for an article before them."""
    return outlets.outlet_key(one or "") == outlets.outlet_key(other or "")
