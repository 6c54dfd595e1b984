"""What stands on a page, piece by piece, as values that a template only has to lay out.

A field marked `PLAIN` holds our own names (anchors, classes, addresses for a
link) and is never escaped as text; every other string is shown as text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from itertools import accumulate
from types import MappingProxyType
from typing import Any, TypeVar
from unicodedata import bidirectional

# A column of a landscape page holds as many letters in nine lines.
_COLUMN = 260
# Half of a column of a card is about as wide as so many letters.
_HEAD = 40

# A fifth of a page in letters.  A card that stays whole leaves as much of a page empty as it is high, and two
# columns of a smaller band are less often of one height.
_BAND = 1_000

PLAIN = MappingProxyType({"plain": True})
"""Metadata of a field whose string is no text for a reader."""


def right_to_left(words: object) -> bool:
    """Whether the first letter of a text, or of runs of text in a row, is written from right to left."""
    text = words if isinstance(words, str) else "".join(run.text for run in words)  # type: ignore[attr-defined]  # a template's
    if text.isascii():
        return False
    ways = (bidirectional(letter) for letter in text)
    return next((way for way in ways if way in ("L", "R", "AL")), "L") != "L"


def isolate(name: str) -> str:
    """A name as it may stand between words and numbers of a page: one from right to left takes none along.

    Between invisible signs, for plain text has no others: else "1 origin" behind
    a name in Arabic is read as "origin 1".
    """
    return f"\u2068{name}\u2069" if right_to_left(name) else name


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """The letter of an account, with its color class; the color never stands alone."""

    letter: str
    """A to Z, then AA and on."""
    teller: str
    """Name of the account."""
    tone: str = field(metadata=PLAIN)
    """Class of its color: a to f, in turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of a shown passage."""

    text: str
    """Its characters."""
    marked: bool = False
    """Whether it carries a difference and is underlined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A source's words as shown: law, the segments joined are `display(passage.text)`."""

    segments: tuple[Segment, ...]
    """The words, parted where the underlining begins and ends."""
    mark: str
    """How the page refers to it, e.g. `3.14`."""
    number: int
    """Number of the article, for the link to the list of sources."""
    article: str = field(metadata=PLAIN)
    """Id of the article."""
    start: int
    """Offset of the passage."""
    end: int
    """Offset behind it."""
    badge: Badge | None = None
    """The account that says it, where that is not plain from its place."""
    language: str = field(default="", metadata=PLAIN)
    """Language tag where it is another than the report's."""
    opening: str = ""
    """An ellipsis where the sentence begins before it, to stand outside of the passage."""
    closing: str = ""
    """An ellipsis where the sentence goes on behind it."""

    @property
    def at(self) -> str:
        """Where it stands, as `article:start-end`."""
        return f"{self.article}:{self.start}-{self.end}"

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(segment.text for segment in self.segments)

    @property
    def right_to_left(self) -> bool:
        """Whether its first letter is of a script that is written from right to left."""
        return right_to_left(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place in a text, without its words."""

    mark: str
    """How the page refers to it, e.g. `3.14`."""
    number: int
    """Number of the article, for the link to the list of sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the contents."""

    anchor: str = field(metadata=PLAIN)
    """Id of the section."""
    title: str
    """Its heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyLine:
    """A sentence of the summary, or one that came next, with what it was weighed by."""

    quoted: Quoted
    """The sentence."""
    note: str
    """The words it is the first to tell, their weight for its length, and on how many origins it rests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """One account in the legend and at the head of a column."""

    badge: Badge
    """Its badge."""
    about: str
    """Role, side and kind, parted by dots."""
    channels: str
    """Through what its words came."""
    kind: str = field(metadata=PLAIN)
    """Kind of the account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A statement in a cell."""

    quoted: Quoted
    """The sentence."""
    copies: tuple[Mark, ...] = ()
    """Where the account has the same sentence again."""
    speaker: str
    """Who is quoted in it and how, `""` where its account says it all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """What one account says at a point, or that nothing was found."""

    badge: Badge
    """The account."""
    lines: tuple[Line, ...]
    """Its statements; empty where it is silent."""
    more: str
    """Marks of statements not shown, `""` for none."""
    silence: str
    """What to say where it is silent."""
    stance: str = field(metadata=PLAIN)
    """states, differs, denies, quotes (only in the words of others) or silent."""
    stance_words: str
    """The same in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceValue:
    """What one account gives at a difference, or several that give the same."""

    badges: tuple[Badge, ...]
    """The accounts, each once."""
    words: Quoted
    """The very words of the first."""
    marks: tuple[Mark, ...]
    """Where the same stands again."""
    note: str
    """What a reader must know of it, e.g. that it is a part of a count; `""` for nothing."""
    before: str = ""
    """An ellipsis where the sentence begins before the words."""
    after: str = ""
    """An ellipsis where it goes on behind them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceLine:
    """One difference under a point."""

    title: str
    """What differs, e.g. `duration, in minutes`."""
    values: tuple[DifferenceValue, ...]
    """What the accounts give, each value once."""
    more: str = ""
    """How many values more there are, `""` for none."""

    @property
    def long(self) -> bool:
        """Whether the words are cut from longer sentences, so that each value needs a line."""
        return any(value.before or value.after for value in self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Accounts that say the same in the same words at a point."""

    box: Box
    """What the first of them says."""
    badges: tuple[Badge, ...]
    """All of them."""
    marks: tuple[Mark, ...]
    """Where the others say it."""


def _height(voice: Voice) -> int:
    """About how high it stands: its letters, and a line for whose words they are."""
    return sum(len(line.quoted.text) + _HEAD for line in voice.box.lines) + _HEAD * (
        1 + len(voice.badges) // 3
    )


def _stack(voices: Sequence[Voice], count: int) -> tuple[tuple[Voice, ...], ...]:
    ends = list(accumulate(map(_height, voices)))
    columns: list[list[Voice]] = [[] for _ in range(count)]
    for voice, end in zip(voices, ends, strict=True):
        # The column that holds its middle; a middle on the border belongs to the column before.
        middle = 2 * end - _height(voice)
        columns[-(-middle * count // (2 * ends[-1])) - 1].append(voice)
    return tuple(tuple(column) for column in columns if column)


def _join(boxes: list[Box]) -> Voice:
    places = [(line.quoted.mark, line.quoted.number) for box in boxes[1:] for line in box.lines]
    copies = [copy for box in boxes[1:] for line in box.lines for copy in line.copies]
    marks = [*(Mark(mark=mark, number=number) for mark, number in places), *copies]
    return Voice(box=boxes[0], badges=tuple(box.badge for box in boxes), marks=tuple(dict.fromkeys(marks)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One point, ready to stand side by side."""

    anchor: str = field(metadata=PLAIN)
    """Id of the point on the page."""
    topic: str
    """What it is about."""
    verdict: str = field(metadata=PLAIN)
    """agree, differ, possible_difference or one_account."""
    words: str
    """The verdict in words."""
    support: str
    """How many independent origins speak here."""
    boxes: tuple[Box, ...]
    """One for each column, silent ones among them; in a stacked page only those that speak."""
    others: tuple[Box, ...]
    """Accounts that speak here and have no column."""
    silent: str
    """Badges of the accounts that are silent, in a stacked page; else `""`."""
    differences: tuple[DifferenceLine, ...]
    """What differs."""
    notes: tuple[Prose, ...]
    """People's own words on the point."""

    @property
    def speaking(self) -> tuple[Box, ...]:
        """The accounts that speak here, columns first."""
        return (*(box for box in self.boxes if box.lines), *self.others)

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The same, accounts that say it in the same words together."""
        found: dict[object, list[Box]] = {}
        for box in self.speaking:
            told = tuple((line.quoted.text.casefold(), line.speaker) for line in box.lines)
            found.setdefault((told, box.more), []).append(box)
        return tuple(map(_join, found.values()))

    def stacks(self, count: int) -> tuple[tuple[Voice, ...], ...]:
        """The voices in at most so many columns of about one height, to be read one after the other."""
        return _stack(self.voices, count)

    def bands(self, count: int) -> tuple[tuple[tuple[Voice, ...], ...], ...]:
        """The same in bands, one below the other, between which a page may end."""
        bands: list[list[Voice]] = [[]]
        for voice in self.voices:
            if sum(map(_height, bands[-1])) >= _BAND:
                bands.append([])
            bands[-1].append(voice)
        # One voice alone has a column beside it empty.
        if len(bands) > 1 and len(bands[-1]) == 1:
            last = bands.pop()
            bands[-1] += last
        return tuple(_stack(band, count) for band in bands if band)

    @property
    def long(self) -> bool:
        """Whether a sentence would fill a narrow column from top to bottom."""
        return any(len(line.quoted.text) > _COLUMN for box in self.boxes for line in box.lines)

    @property
    def unseen(self) -> bool:
        """Whether none of the columns speaks here, so that a row of boxes would be a row of silence."""
        return not any(box.lines for box in self.boxes)

    @property
    def quiet(self) -> str:
        """Badges of the columns that are silent, `""` for none."""
        return self.silent or ", ".join(box.badge.letter for box in self.boxes if box.stance == "silent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of people's own words in one look."""

    text: str
    """Its characters."""
    style: str = field(default="", metadata=PLAIN)
    """strong, em, code, or `""` for plain."""
    link: str = field(default="", metadata=PLAIN)
    """Where it leads: an address of the web or of mail, a place on the page such as `#s3`, or `""`."""

    @property
    def outside(self) -> bool:
        """Whether it leads away from the page."""
        return bool(self.link) and not self.link.startswith("#")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph of people's own words, or a heading, list, quotation, piece of code or table."""

    kind: str = field(metadata=PLAIN)
    """paragraph, heading, quote, code, bullets, numbers or table."""
    lines: tuple[tuple[Run, ...], ...]
    """One line, or one for each entry of a list, line of a quotation or cell of a table, row by row."""
    level: int = 0
    """Level of a heading, 1 to 6."""
    columns: int = 0
    """Columns of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """People's own words, set apart from what was extracted."""

    by: str
    """Who wrote them, when, and about what where the point is gone."""
    paragraphs: tuple[str, ...]
    """Their paragraphs, as plain text."""
    blocks: tuple[Block, ...] = ()
    """The same with headings, lists, emphasis and links."""


_Shown = TypeVar("_Shown")


@cache
def _shown_fields(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind) if "plain" not in each.metadata)


def with_text(value: _Shown, change: Callable[[str], str]) -> _Shown:
    """The same page or piece of it, every string that a reader sees changed, all else as it was."""
    changed: Any = value
    if isinstance(value, str):
        changed = change(value)
    elif isinstance(value, tuple):
        changed = tuple(with_text(part, change) for part in value)
    elif isinstance(value, Mapping):
        changed = {key: with_text(part, change) for key, part in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {name: with_text(getattr(value, name), change) for name in _shown_fields(type(value))}
        changed = replace(value, **parts)
    return changed  # type: ignore[no-any-return]  # of the same type in every branch
