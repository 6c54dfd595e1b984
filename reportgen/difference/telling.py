"""How a thing is told: plainly, as somebody's words, or with a doubt.  Shown as it stands, never scored."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reportgen.attribution.statement import Certainty
from reportgen.difference.likeness import HELD_WORDS, alike, likeness
from reportgen.difference.matter import matter
from reportgen.difference.meeting import first_of_each, meetings
from reportgen.difference.value import Difference, DifferenceKind, Side, Value, cut, english
from reportgen.language import primary
from reportgen.passage import Span

# The words that make a telling more or less than plain, the strongest first.
_WORDS: Final[tuple[tuple[Certainty, re.Pattern[str]], ...]] = (
    (
        "alleged",
        re.compile(
            r"\b(?:alleged(?:ly)?|accus(?:ed|es)\sof|angeblich\w*|prétendu\w*|presunt\w+|"
            r"якобы)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "hedged",
        re.compile(
            r"\b(?:reportedly|apparently|possibly|unconfirmed|purportedly|supposedly|seemingly|"
            r"(?:may|might|could)\shave|(?:is|are|was|were)\s(?:believed|thought|suspected)|"
            r"möglicherweise|vermutlich|offenbar|mutmaßlich\w*|wohl|peut-être|probablement|semble\w*|"
            r"posiblemente|al\sparecer|supuestamente|возможно|вероятно|предположительно|по-видимому)\b",
            re.IGNORECASE,
        ),
    ),
    ("confirmed", re.compile(r"\b(?:officially\s)?confirmed\s(?:that|the|a|an)\b", re.IGNORECASE)),
)
_NOTES: Final[dict[DifferenceKind, str]] = {
    "certainty": "how surely it is told",
    "attribution": "told plainly, or as somebody's words",
}


@dataclass(frozen=True, slots=True)
class _Told:
    """How one side tells."""

    side: Side
    """The side."""
    way: str
    """A certainty, or `attributed`."""
    span: Span
    """The words that make it so; the whole sentence where it is told plainly."""


def of_tellings(sides: Sequence[Side]) -> Iterator[Difference]:
    """How surely alike sentences tell a thing, and that one tells plainly what another attributes."""
    told = [one for one in map(_read, sides) if one is not None]
    certain = [one for one in told if one.way != "attributed"]
    yield from _difference("certainty", certain)
    yield from _difference("attribution", [one for one in told if one.way in ("stated", "attributed")])


def _difference(kind: DifferenceKind, told: Sequence[_Told]) -> Iterator[Difference]:
    """The first of each account that tells in another way than an alike sentence of another account."""
    if len({one.way for one in told}) < 2:
        return
    apart: set[int] = set()
    for i, j in meetings(first_of_each(range(len(told)), lambda i: told[i].way)):
        if _differ(told[i], told[j]):
            apart |= {i, j}
    values: dict[str, Value] = {}
    for i in sorted(apart):
        values.setdefault(told[i].side.account, cut(told[i].side, told[i].span))
    if values:
        yield Difference(kind=kind, note=_NOTES[kind], sure=False, values=tuple(values.values()))


def _differ(one: _Told, other: _Told) -> bool:
    left, right = one.side, other.side
    return (
        one.way != other.way
        and left.account != right.account
        and primary(left.language) == primary(right.language)
        and alike(left.passage.text, right.passage.text, left.language)
        and likeness(left.passage.text, right.passage.text, left.language)[1] >= HELD_WORDS
    )


def _read(side: Side) -> _Told | None:
    """How a side tells; None where the words that make it so do not stand in its passage."""
    text = side.passage.text
    cue = _find(side.cue, text)
    if side.certainty not in ("stated", "hedged"):
        return None if cue is None else _Told(side, side.certainty, cue)
    for way, pattern in _WORDS:
        if (match := pattern.search(text)) is not None:
            return _Told(side, way, match.span())
    if side.cue is not None:
        return None if cue is None else _Told(side, "attributed", cue)
    if side.certainty == "hedged" or (english(side.language) and matter(text) != text):
        return None
    return _Told(side, "stated", (0, len(text)))


def _find(cue: str | None, text: str) -> Span | None:
    if not cue:
        return None
    start = text.find(cue)
    return None if start < 0 else (start, start + len(cue))
