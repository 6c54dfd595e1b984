"""Quotation marks: where a text quotes, in any of the common marks of print.

Knows nothing of speakers.  One pass over the marks, so the time is linear in
the text; odd, nested and missing marks are read as well as they can be and
never raise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.passage import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """One stretch between quotation marks, the marks included."""

    start: int
    """Offset of the opening mark."""
    end: int
    """Offset behind the closing mark, or behind the paragraph where that is missing."""
    closed: bool = True
    """Whether a closing mark stands at its end."""
    goes_on: bool = False
    """Whether the next paragraph takes it up with another opening mark."""


_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")
_MARK = re.compile("''|[\"“”„‟«»‘’‚'‹›「」『』]")

# Each opening mark with those that close it; German and Danish books turn the guillemets round.
_CLOSES = {
    '"': ('"',),
    "''": ("''",),
    "“": ("”",),
    "”": ("”",),
    "„": ("“", "”", '"'),
    "‟": ("”",),
    "«": ("»",),
    "»": ("«",),
    "‘": ("’",),
    "‚": ("‘", "’"),
    "'": ("'",),
    "‹": ("›",),
    "›": ("‹",),
    "「": ("」",),
    "『": ("』",),
}
_SINGLE = ("‘", "'", "‚", "‹", "›")
# Straight single marks around a letter or two are apostrophes ("rock 'n' roll").
_LETTER = 3
_BEFORE_OPENING = ' \t\n\u00a0\u202f([{—–-/:…,«“"'


def paragraphs(text: str) -> tuple[Span, ...]:
    """The spans of the paragraphs: stretches parted by a blank line, outer white space left out."""
    return tuple((m.start(), m.start() + len(m[0].rstrip())) for m in _PARAGRAPH.finditer(text))


def quotations(text: str) -> tuple[Quoted, ...]:
    """What stands between quotation marks, outermost marks only, in order of the text."""
    spans = paragraphs(text)
    found: list[Quoted] = []
    for number, (start, end) in enumerate(spans):
        following = text[spans[number + 1][0]] if number + 1 < len(spans) else ""
        found.extend(_of_paragraph(text, start, end, following))
    return tuple(found)


def _of_paragraph(text: str, start: int, end: int, following: str) -> Iterator[Quoted]:
    singles = True
    while True:
        unclosed = None
        for quoted in _scan(text, start, end, singles=singles):
            if quoted.closed:
                yield quoted
            else:
                unclosed = quoted
        if unclosed is None:
            return
        if not _is_single(text, unclosed.start):
            goes_on = following == text[unclosed.start]
            # A stray mark near the end of a paragraph opens nothing worth a quotation.
            yield Quoted(start=unclosed.start, end=end, closed=False, goes_on=goes_on)
            return
        # What looked like a single opening mark was an apostrophe: read on without single marks.
        start, singles = unclosed.start + 1, False


def _is_single(text: str, at: int) -> bool:
    return text[at] in _SINGLE and text[at : at + 2] != "''"


def _scan(text: str, start: int, end: int, *, singles: bool) -> Iterator[Quoted]:
    opened, depth, kind = -1, 0, ""
    for match in _MARK.finditer(text, start, end):
        here, mark = match.start(), match[0]
        if opened < 0:
            if (singles or mark not in _SINGLE) and _opens(text, match, start, end):
                opened, depth, kind = here, 1, mark
        elif mark in _CLOSES[kind] and not _reopens(text, match, kind, start, end):
            if mark in ("’", "'") and here + 1 < end and text[here + 1].isalnum():
                continue
            depth -= 1
            if depth == 0 and mark == "'" and here - opened <= _LETTER:
                opened = -1
            elif depth == 0:
                yield Quoted(start=opened, end=match.end())
                opened = -1
        elif mark == kind and mark not in _SINGLE:
            depth += 1
    if opened >= 0:
        yield Quoted(start=opened, end=end, closed=False)


def _opens(text: str, match: re.Match[str], start: int, end: int) -> bool:
    mark, here = match[0], match.start()
    if mark not in _CLOSES or match.end() >= end:
        return False
    before = text[here - 1] if here > start else " "
    after = text[match.end()]
    if mark in ("“", "„", "«", "「", "『", "‟"):
        return True
    if mark in ('"', "''", "'", "‘", "‚", "‹"):
        return before in _BEFORE_OPENING and not after.isspace() and after not in ".,;:)"
    return before in _BEFORE_OPENING and (after.isalnum() or after in "([")


def _reopens(text: str, match: re.Match[str], kind: str, start: int, end: int) -> bool:
    """Whether a mark that could close rather opens a nested quotation, as straight marks may."""
    here = match.start()
    return match[0] == kind == '"' and text[here - 1 : here].isspace() and _opens(text, match, start, end)
