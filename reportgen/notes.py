"""Notes: people's own words in a report, and the points they belong to.

What a config's `[notes]` says, and which point each comment is about now.
Knows nothing of pages: the text stays Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reportgen.errors import UsageError
from reportgen.passage import display

if TYPE_CHECKING:
    from reportgen.point import Point

# The name of a point: its rank and words of its topic.
_RANKED = re.compile(r"(\d{1,4})[.:]?\s+(\S.*)", re.DOTALL)
_ID = re.compile(r"[0-9a-f]{12}")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """People's own prose, set apart from what was extracted."""

    by: str
    """Who wrote it."""
    text: str
    """Markdown."""
    point: str | None = None
    """Id of the point it belongs to, None for the whole report."""
    date: str = ""
    """When it was written, as given."""
    kind: Literal["introduction", "comment", "point"] = "comment"
    """What it was written as; one on a point that is no longer there stays one, with no point."""
    on: str = ""
    """How the config names the point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointNote:
    """A comment on one point."""

    on: str
    """The point: its id, or its rank and words of its topic, e.g. `2 harbor closed`; words alone will do."""
    text: str
    """The comment, in Markdown."""
    by: str = ""
    """Who wrote it, where that is not the one who wrote the others."""
    date: str = ""
    """When, where that is another day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSettings:
    """People's own words, as a config has them."""

    introduction: str = ""
    """What a reader should know first, in Markdown."""
    comment: str = ""
    """What an analyst makes of it, in Markdown."""
    by: str = ""
    """Who wrote them."""
    date: str = ""
    """When, as it is to be shown; a day such as 2031-03-09 is written out."""
    point: tuple[PointNote, ...] = ()
    """Comments on single points."""


def require_signed(notes: NoteSettings) -> None:
    """Raises UsageError where a note has no author, a comment no point, or one that cannot last."""
    for name in ("introduction", "comment"):
        if getattr(notes, name).strip() and not notes.by.strip():
            raise UsageError(f"The {name} in [notes] has no author; say who wrote it with `by`.")
    for note in notes.point:
        if not (note.by or notes.by).strip():
            raise UsageError(f"The note on {note.on!r} has no author; say who wrote it with `by`.")
        if not _WORD.search(note.on):
            raise UsageError(
                "A note in [[notes.point]] names no point; `on` is its id or its rank and topic."
            )
        if note.on.strip().isdecimal():
            raise UsageError(
                f"A note names point {note.on} by its rank alone, which may be another point tomorrow; "
                f'add words of its topic, such as on = "{note.on.strip()} harbor closed", or name its id.'
            )


def attach(notes: NoteSettings, points: Sequence[Point]) -> tuple[Note, ...]:
    """The notes, each with its point: introduction first, then those whose point is gone, then the comment.

    Those on points stand last, in the order of the points.
    """
    rank = {point.id: point.rank for point in points}
    found = [_on_point(note, notes, points) for note in notes.point if note.text.strip()]
    first = Note(kind="introduction", text=notes.introduction, by=notes.by, date=notes.date)
    last = Note(kind="comment", text=notes.comment, by=notes.by, date=notes.date)
    return (
        *([first] if first.text.strip() else []),
        *(note for note in found if note.point is None),
        *([last] if last.text.strip() else []),
        *sorted((note for note in found if note.point), key=lambda note: rank[note.point or ""]),
    )


def adrift(notes: Iterable[Note]) -> tuple[str, ...]:
    """A sentence for each note on a point that is not in the report."""
    return tuple(
        f"The note by {display(note.by)} on {display(note.on)!r} fits no point of this report, or several; "
        "it stands among the notes on the whole."
        for note in notes
        if note.kind == "point" and note.point is None
    )


def _on_point(note: PointNote, notes: NoteSettings, points: Sequence[Point]) -> Note:
    point = find_point(note.on, points)
    return Note(
        kind="point",
        text=note.text,
        by=note.by or notes.by,
        date=note.date or notes.date,
        point=point.id if point else None,
        on=note.on.strip(),
    )


def find_point(name: str, points: Sequence[Point]) -> Point | None:
    """The point of that id, or the one whose topic has the words; None for none and where several have.

    Words count more than the rank, which changes from edition to edition: the
    rank only decides between several topics that have the words.
    """
    name = name.strip()
    if found := next((point for point in points if point.id == name), None):
        return found
    if _ID.fullmatch(name):
        return None
    ranked = _RANKED.fullmatch(name)
    readings = [(int(ranked[1]), ranked[2])] if ranked else []
    for rank, words in (*readings, (0, name)):
        wanted = _words(words)
        fitting = [point for point in points if wanted and wanted <= _words(point.topic)]
        of_rank = [point for point in fitting if point.rank == rank]
        if len(fitting) == 1 or of_rank:
            return (of_rank or fitting)[0]
    return None


def _words(text: str) -> set[str]:
    return set(_WORD.findall(display(text).casefold()))
