"""What an article says, sentence by sentence, and in whose mouth.

Two values: an `Attribution` is what the rules find in a plain text, in
offsets; a `Statement` is a sentence of an article, or the part of one that has
a teller of its own, with what was found about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportgen.passage import Passage, Span

SpeechKind = Literal["direct", "mixed", "indirect", "narration"]
"""direct: all between quotation marks; mixed: partly; indirect: told; narration: nobody quoted."""

Certainty = Literal["stated", "confirmed", "claimed", "alleged", "denied", "hedged"]
"""How the telling of it is put, after its cue and hedges; never how true it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words that a text puts into somebody's mouth, in offsets of that text."""

    content: tuple[Span, ...]
    """What is said; several spans where the attribution stands in the middle."""
    source: Span | None
    """The words that name the speaker, None where nobody is named."""
    cue: Span | None
    """The words that mark the saying (`said`, `according to`), None where there are none."""
    kind: SpeechKind
    """direct, mixed or indirect."""
    speaker: str | None = None
    """The speaker resolved to a name (`Soria` and `he` to `Mickael Soria`), None where unknown."""
    role: str | None = None
    """How the text describes the speaker, as it stands there (`press adviser for ...`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """An outlet through which words reach an article, and what of the article it carries."""

    id: str
    """Stable id."""
    name: str
    """The outlet, as the marker names it."""
    article: str
    """Id of the article in which it is quoted."""
    marker: Passage
    """The words that open it (`From CNN.`)."""
    blocks: tuple[Passage, ...]
    """The paragraphs that are the outlet's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence of an article, or the part of one teller: who says it, how, and through whom."""

    passage: Passage
    """The sentence, or the part of it that is one teller's."""
    words: tuple[Passage, ...] = ()
    """What of it is the speaker's; empty for narration."""
    speaker: str | None = None
    """The teller quoted, None where the outlet speaks in its own voice."""
    role: str | None = None
    """How the text describes the speaker."""
    cue: str | None = None
    """The words that mark the saying, as they stand."""
    kind: SpeechKind = "narration"
    """direct, mixed, indirect or narration."""
    certainty: Certainty = "stated"
    """How the telling is put."""
    chain: tuple[str, ...]
    """Carriers from the outside in: the article's id first, then carrier ids."""
    opinion: bool = False
    """Whether the writer comments here instead of telling the event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that attribution finds in one article."""

    article: str
    """Id of the article."""
    statements: tuple[Statement, ...]
    """In order; together they cover each sentence, which has several where it has several tellers."""
    carriers: tuple[Carrier, ...] = ()
    """Outlets relayed in it, in order."""
    warnings: tuple[str, ...] = ()
    """What could not be read, as slugs with a sentence: `attribution-language: ...`."""
