"""One utterance, in all the wordings in which it was carried."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.passage import Passage, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The utterance as one account has it."""

    passage: Passage
    """The quoted words there."""
    account: str
    """Id of the account that carries them: the teller itself, or an outlet."""
    edits: tuple[Span, ...] = ()
    """Offsets, in this passage, of words that the first wording does not have."""
    cut_before: str | None = None
    """The word (`but`, `unless`) before which this wording stops and another goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One utterance."""

    id: str
    """Stable id, made from its words."""
    speaker: str
    """Who said it, as resolved; `""` where nobody is named."""
    account: str
    """Id of the speaker's account."""
    cue: str | None
    """The words that mark the saying, as they stand."""
    passage: Passage
    """The fullest wording."""
    wordings: tuple[Wording, ...]
    """All of them, the fullest first."""
