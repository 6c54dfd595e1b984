"""Interviews in print: `Q: … A: …` and `Ann Hill: …`, where a label gives all that stands behind it to one.

A list of names with a colon behind each is no talk: somebody must ask, or
speak as `I`, `we` or to `you`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reportgen.attribution.cues import Cues
from reportgen.attribution.english.mentions import mentions, starts
from reportgen.attribution.speech import Speech
from reportgen.attribution.tellers import names
from reportgen.passage import Span

# A paragraph between two labels goes on with the first; the second is no further on than so many letters.
_NEXT_LABEL = 1500
# From so many labelled lines on a text is an interview, and no column with two headings.
_WHOLE = 4
_ASKED = re.compile(r"^[^\S\n]*(?P<label>Q|A|Question|Answer)(?P<sign>[:.])[^\S\n]+(?P<words>\S[^\n]*)", re.M)
_NAMED = re.compile(
    r"^[^\S\n]*(?P<label>(?:[A-Z][\w.’'-]*[^\S\n]){0,3}[A-Z][\w.’'-]*)(?P<sign>:)[^\S\n]+(?P<words>\S[^\n]*)",
    re.M,
)
_TALKING = re.compile(r"\?|\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|me|us)\b")
_LABEL = re.compile(r"[A-Z][^\n:.?!]{0,60}:\s")
# Of the labelled lines this share talks.
_SHARE = 0.5
_ASIDE = ("(", "[")


@dataclass(slots=True)
class Dialogue:
    """The labelled lines of one text, empty where it is no interview; asked in the order of the text."""

    turns: dict[int, Speech] = field(default_factory=dict)
    """What each line says by the offset of its label, up to the end of the line."""
    whole: bool = False
    """Whether everybody in it is labelled, so that what has no label goes on with the last one."""
    labels: list[int] = field(init=False)
    """The offsets of the labels, in order."""

    def __post_init__(self) -> None:
        self.labels = sorted(self.turns)

    def cuts(self, start: int, end: int) -> list[Span]:
        """A paragraph, cut where one of its later lines has a label."""
        inside = self.labels[bisect_right(self.labels, start) : bisect_left(self.labels, end)]
        at = [start, *inside, end]
        return list(pairwise(at))

    def turn(self, start: int, end: int) -> Speech | None:
        """What a paragraph says that begins with a label."""
        speech = self.turns.get(start)
        if speech is not None:
            speech.content = [(speech.content[0][0], end)]
        return speech

    def goes_on(self, text: str, start: int, end: int) -> bool:
        """Whether a paragraph without a label goes on with the labelled one before it."""
        at = bisect_left(self.labels, end)
        if not self.whole or at == len(self.labels) or text.startswith(_ASIDE, start):
            return False
        if _LABEL.match(text, start, end):
            return False
        return self.labels[at] - end <= _NEXT_LABEL


def dialogue(text: str, cues: Cues) -> Dialogue:
    """The interview that a text is or holds."""
    asked = list(_ASKED.finditer(text))
    if {found["label"][0] for found in asked} == {"Q", "A"}:
        guest = _guest(text, asked[0].start(), cues)
        sources = (guest if found["label"][0] == "A" else None for found in asked)
        turns = {found.start("label"): _turn(found, who) for found, who in zip(asked, sources, strict=True)}
        return Dialogue(turns, whole=True)
    named = list(_NAMED.finditer(text))
    often = _recurring(named)
    times = Counter(found["label"] for found in named)
    # A headline may begin like a turn (`Ann Hill: We were wrong`).
    named = [one for one in named if one.start() > 0 or times[one["label"]] > 1]
    named = [one for one in named if names.is_person(one["label"]) or one["label"] in often]
    people = {found["label"] for found in named}
    talking = sum(_TALKING.search(found["words"]) is not None for found in named)
    if len(named) < 2 or talking < _SHARE * len(named):
        return Dialogue()
    turns = {found.start("label"): _turn(found, found.span("label")) for found in named}
    return Dialogue(turns, whole=len(people) > 1 and len(named) >= _WHOLE)


def _recurring(named: Sequence[re.Match[str]]) -> frozenset[str]:
    """Labels of one word that come again, where two of them do: `Moderator` and `Holm`."""
    times = Counter(found["label"] for found in named if " " not in found["label"])
    often = frozenset(label for label, count in times.items() if count > 1)
    return often if len(often) > 1 else frozenset()


def _turn(found: re.Match[str], source: Span | None) -> Speech:
    cue = (found.start("sign"), found.end("sign"))
    return Speech(content=[found.span("words")], source=source, cue=cue)


def _guest(text: str, end: int, cues: Cues) -> Span | None:
    """The one person whom a text names before the first question."""
    lead = text[:end]
    found = [one for one in mentions(lead, cues, starts(lead)) if one.full]
    if len({one.name for one in found}) != 1:
        return None
    return found[0].start, found[0].start + len(found[0].name)
