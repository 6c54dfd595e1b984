"""Lines put together: what a hyphen at the end of one means, and where no blank belongs between two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.documents.line import Line

# U+2010 and the soft hyphen stand where a program parted a word; the one on keyboards may be a writer's.
_PROGRAM = "\u2010\u00ad"
_HYPHENS = "-" + _PROGRAM
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_TAIL = re.compile(rf"[^\W_]+(?=[{_HYPHENS}]$)")
_HEAD = re.compile(r"[^\W_]+")
# Behind a hyphen that stands for the rest of a compound: "two- and three-year terms".
_CONJUNCTIONS = frozenset("and or to und oder bis bzw sowie et ou y o e en of och eller og".split())
# What English puts before a participle with a hyphen: "well-known", "long-standing", "so-called".
_BEFORE_PARTICIPLES = frozenset("well ill high low long short hard far full half best deep much ever".split())
_PARTICIPLES = frozenset(
    "known born built bred fed grown held hit kept lit made meant paid read run sought spoken sworn taken "
    "told thought won worn written blown sent spent".split()
)
# The ends of words that begin like them: "highlighted", "shortened", "lowering", "longing".
_OF_ONE_WORD = frozenset(
    "ed ing ened ening ered ering lighted lighting listed listing changed changing circuited circuiting "
    "seeing going".split()
)
_OF_SELF = frozenset("ish ishly ishness less lessly lessness ie ies same hood".split())
# An address that goes on in the next line; programs break them behind these.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*[/=&?_]$")
_LONGEST_ADDRESS = 300
# The longest word that is looked at.
_LONGEST_WORD = 60
# Programs that part words do so on one line in twenty or more; writers' own hyphens end one in a hundred.
_OFTEN = 0.04
# One such line proves nothing.
_FEW = 2
# Chinese and Japanese have no blanks between words, and none where a line ends.
_NO_BLANKS = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")
# A dash without a blank behind it, as English books set it.
_CLOSED_DASH = re.compile(r"—\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hyphenation:
    """How a document parts its words."""

    words: frozenset[str]
    """Its words, those with hyphens whole, without regard to capitals."""
    parts: bool
    """Whether a hyphen from the keyboard at the end of a line may part a word."""


def hyphenation_of(lines: Sequence[Line]) -> Hyphenation:
    """How the document with these lines parts its words, by how often lines end in hyphens and in which."""
    ends = [line.text[-1] for line in lines if _TAIL.search(line.text[-_LONGEST_WORD:])]
    typed = ends.count("-")
    return Hyphenation(
        words=frozenset(word.casefold() for line in lines for word in _WORD.findall(line.text)),
        parts=len(ends) == typed and typed >= max(_FEW, _OFTEN * len(lines)),
    )


def is_parted(before: str, line: str) -> bool:
    """Whether a word may begin on one line and end on the next."""
    return _TAIL.search(before[-_LONGEST_WORD:]) is not None and _HEAD.match(line) is not None


def join_lines(before: str, line: str, hyphenation: Hyphenation) -> str:
    """Two lines as one text: a hyphen that parts one word is taken off, one that writers set is kept."""
    if not before:
        return line
    head, tail = _HEAD.match(line), _TAIL.search(before[-_LONGEST_WORD:])
    if head and tail:
        if head[0].casefold() in _CONJUNCTIONS and before[-1] == "-":
            return f"{before} {line}"
        return (before if _is_kept(before[-1], tail[0], head[0], hyphenation) else before[:-1]) + line
    closed = before.endswith("—") and before[-2:-1].isalnum()
    far_east = _NO_BLANKS.match(before[-1]) or _NO_BLANKS.match(line)
    if closed or far_east or _CLOSED_DASH.match(line) or _ADDRESS.search(before[-_LONGEST_ADDRESS:]):
        return before + line
    return f"{before} {line}"


def needs_no_blanks(text: str) -> bool:
    """Whether a text begins in a script without blanks between words."""
    return _NO_BLANKS.match(text) is not None


def _is_kept(hyphen: str, tail: str, head: str, hyphenation: Hyphenation) -> bool:
    """Whether the hyphen between the two parts is the writer's own."""
    if not head[0].islower() or tail[-1].isdigit():
        return hyphen == "-"
    compound, whole = f"{tail}-{head}".casefold(), f"{tail}{head}".casefold()
    if (compound in hyphenation.words) != (whole in hyphenation.words):
        return compound in hyphenation.words
    return hyphen == "-" and (not hyphenation.parts or _is_compound(tail, head))


def _is_compound(tail: str, head: str) -> bool:
    """Whether English writes the two words with a hyphen between them, and never as one word."""
    first, second = tail.casefold(), head.casefold()
    if first == "self":
        return second not in _OF_SELF
    if first == "so":
        return second == "called"
    joined = second.endswith(("ed", "ing")) or second in _PARTICIPLES
    return first in _BEFORE_PARTICIPLES and joined and second not in _OF_ONE_WORD
