"""Quotation marks: where a text quotes, in any of the common marks of print.

Knows nothing of speakers.  One pass over the marks, so the time is linear in
the text; odd, nested and missing marks are read as well as they can be and
never raise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

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
_LINE = re.compile(r"\S[^\n]*")
# Prose that is broken at a column has no longer lines.
_COLUMN = 120
_MARK = re.compile("''|[\"“”„‟«»‘’‚'‹›「」『』《》〈〉]")

# Each opening mark with those that close it; German and Danish books turn the guillemets round.
_CLOSES = {
    '"': ('"', "”"),
    "''": ("''",),
    "“": ("”", '"'),
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
    "《": ("》",),
    "〈": ("〉",),
}
# Marks whose closing mark opens nothing in the same text.
_ONE_WAY = ("“", "„", "«")
# Texts mix these: what “ opens, a straight mark may close.
_MIXED = ("“", '"')
UTTERANCE = 30
"""Around fewer letters quotation marks hold a name or a word at arm's length."""
# A Chinese sign stands for two letters.
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SINGLE = ("‘", "'", "‚", "‹", "›")
# Straight single marks around a letter or two are apostrophes ("rock 'n' roll").
_LETTER = 3
# A paragraph of dialogue: a dash, then a word of whoever speaks.
_DIALOGUE = re.compile(r"[—–―][ \u00a0\u202f]*(?=[^\W\d_]|[¿¡«“\"])")
# A dash or a comma between spoken words, and the two words behind it, of which one may be a verb of saying.
_INCISE = re.compile(
    r"(?P<sign>[ \u00a0\u202f]{0,3}[—–][ \u00a0\u202f]{0,3}|[,!?…][ \u00a0\u202f]{1,3})"
    r"(?P<first>[^\W\d_][\w’'-]*)(?:[ \u00a0](?P<second>[^\W\d_][\w’'-]*))?"
)
# Where the telling gives way to speech again.
_DASHED = re.compile(r"[.,:;]?[ \u00a0\u202f]{0,3}[—–][,.;:]?[ \u00a0\u202f]{0,3}")
_COMMA = re.compile(r"[,.][ \u00a0\u202f]{1,3}")
# No telling between spoken words is longer.
_TOLD = 160
_AUXILIARIES = frozenset("a ont avait avaient ha han había".split())
_PRONOUN = re.compile(r"-(?:t-)?(?:ils?|elles?|on|je)$")
_BEFORE_OPENING = ' \t\n\u00a0\u202f([{—–-/:…,«“"：，（、。'


def is_utterance(text: str, start: int, end: int) -> bool:
    """Whether what stands in quotation marks is long enough for something said."""
    length = end - start
    return length >= UTTERANCE or (
        2 * length >= UTTERANCE and length + len(_WIDE.findall(text, start, end)) >= UTTERANCE
    )


def paragraphs(text: str) -> tuple[Span, ...]:
    """The spans of the paragraphs: stretches parted by a blank line, outer white space left out."""
    found = ((m.start(), m.start() + len(m[0].rstrip())) for m in _PARAGRAPH.finditer(text))
    return tuple(line for start, end in found for line in _lines(text, start, end))


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The paragraph itself, or its lines where these are too long to come of breaking it at a column."""
    if "\n" not in text[start:end] or all(len(line) <= _COLUMN for line in text[start:end].split("\n")):
        yield start, end
        return
    for found in _LINE.finditer(text, start, end):
        yield found.start(), found.start() + len(found[0].rstrip())


def quotations(text: str, saying: frozenset[str] = frozenset()) -> tuple[Quoted, ...]:
    """What stands between quotation marks, outermost marks only, in order of the text.

    Given verbs of saying, words spoken behind a dash that opens a paragraph
    count as quoted, and where the telling stands inside the marks
    (`«Нет, — сказал он, — нет»`) the quotation is cut around it.
    """
    spans = paragraphs(text)
    found: list[Quoted] = []
    for number, (start, end) in enumerate(spans):
        following = text[spans[number + 1][0]] if number + 1 < len(spans) else ""
        here = start
        if found and not found[-1].closed and found[-1].end == spans[number - 1][1]:
            closing = _closed_here(text, start, end, text[found[-1].start])
            if closing:
                found[-1] = replace(found[-1], goes_on=True)
            found.extend(closing)
            here = closing[0].end if closing else start
        if saying and _DIALOGUE.match(text, here, end):
            found.extend(_spoken(text, here, end, saying))
            continue
        for quoted in _of_paragraph(text, here, end, following):
            found.extend(_cut(text, quoted, saying) if saying else (quoted,))
    return tuple(found)


def _spoken(text: str, start: int, end: int, saying: frozenset[str]) -> Iterator[Quoted]:
    """The spoken parts of a paragraph that a dash opens."""
    opening = _DIALOGUE.match(text, start, end)
    here = opening.end() if opening else start
    for begin, behind in _tellings(text, here, end, saying):
        if here < begin:
            yield Quoted(start=here, end=begin)
        here = behind
    if here < end:
        yield Quoted(start=here, end=end)


def _cut(text: str, quoted: Quoted, saying: frozenset[str]) -> Iterator[Quoted]:
    """A quotation without the telling that stands inside its marks."""
    here = quoted.start
    for begin, behind in _tellings(
        text, quoted.start + 1, quoted.end, saying, dashes_only=text[quoted.start] != "«"
    ):
        if behind >= quoted.end:
            break
        yield Quoted(start=here, end=begin)
        here = behind
    yield Quoted(start=here, end=quoted.end, closed=quoted.closed, goes_on=quoted.goes_on)


def _tellings(
    text: str, start: int, end: int, saying: frozenset[str], *, dashes_only: bool = False
) -> Iterator[Span]:
    """Where somebody is told to speak between spoken words: from the sign before the verb to the next one."""
    here = start
    for match in _INCISE.finditer(text, start, end):
        dashed = not match["sign"].startswith((",", "!", "?", "…"))
        if match.start() < here or (dashes_only and not dashed) or not _tells(match, saying):
            continue
        sign = _DASHED if dashed else _COMMA
        closing = sign.search(text, match.end(), min(end, match.end() + _TOLD))
        here = closing.end() if closing else end
        yield match.start() + (not dashed and match["sign"][0] != ","), here


def _tells(match: re.Match[str], saying: frozenset[str]) -> bool:
    """Whether one of the two words behind a sign is a verb of saying."""
    first, second = match["first"].lower(), (match["second"] or "").lower()
    if _stripped(first) in saying:
        return True
    inverted = first.partition("-")[0] in _AUXILIARIES
    return inverted and _stripped(second) in saying


def _stripped(word: str) -> str:
    return _PRONOUN.sub("", word)


def _closed_here(text: str, start: int, end: int, mark: str) -> tuple[Quoted, ...]:
    """The rest of a quotation that the paragraph before opened, where its closing mark is the first mark."""
    match = _MARK.search(text, start, end)
    while match is not None and match[0] in ("’", "'", "‘"):
        match = _MARK.search(text, match.end(), end)
    if match is None or mark not in _ONE_WAY or match[0] not in _CLOSES[mark] or match.start() == start:
        return ()
    return (Quoted(start=start, end=match.end()),)


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
        elif mark not in _SINGLE and (mark == kind or (kind in _MIXED and mark in _MIXED)):
            depth += 1
    if opened >= 0:
        yield Quoted(start=opened, end=end, closed=False)


def _opens(text: str, match: re.Match[str], start: int, end: int) -> bool:
    mark, here = match[0], match.start()
    if mark not in _CLOSES or match.end() >= end:
        return False
    before = text[here - 1] if here > start else " "
    after = text[match.end()]
    if mark in ("“", "„", "«", "「", "『", "《", "〈", "‟"):
        return True
    if mark in ('"', "''", "'", "‘", "‚", "‹"):
        return before in _BEFORE_OPENING and not after.isspace() and after not in ".,;:)"
    return before in _BEFORE_OPENING and (after.isalnum() or after in "([")


def _reopens(text: str, match: re.Match[str], kind: str, start: int, end: int) -> bool:
    """Whether a mark that could close rather opens a nested quotation, as straight marks may."""
    here = match.start()
    straight = match[0] == '"' and kind in _MIXED
    return straight and text[here - 1 : here].isspace() and _opens(text, match, start, end)
