"""The sheet as plain text: for a pipe, a file, a narrow or a dumb terminal.

One account below the other, so that a line belongs to one account only.
Words are wrapped between blanks and never cut or hyphenated: whoever searches
the text finds them.  Nothing here drives a terminal.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reportgen.renderers.elements import Box, Line, Prose, Quoted
from reportgen.renderers.labels import Labels
from reportgen.renderers.lone import LoneLine
from reportgen.renderers.sheet import Row, Sheet, marks_of, tell_difference, tell_nearest, tell_teller

# Scripts from here on are written without blanks, so that a line may end behind any of their characters ...
_WIDE = "\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffdc\U00020000-\U0003ffff"
# ... but not before a sign that closes.
_CLOSING = "\u3001\u3002\u300d\u300f\u3011\u300b\u3009\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f"
_PIECE = re.compile(f" |[{_WIDE}][{_CLOSING}]*|[^ {_WIDE}]+")


def write_plain(sheet: Sheet, width: int) -> str:
    """The sheet in lines of at most `width` cells, longer only where one word is; ends in a newline."""
    return "\n".join(line.rstrip() for line in _lines(sheet, width)) + "\n"


def wrap(text: str, width: int, indent: str = "", hang: str | None = None) -> Iterator[str]:
    """A text in lines of at most `width` cells; the first begins with `indent`, the others with `hang`."""
    lead, hang = indent, indent if hang is None else hang
    line, taken, room = "", 0, width - cells(lead)
    for piece in _PIECE.findall(text):
        size = cells(piece)
        if line and taken + size > room:
            yield lead + line.rstrip()
            lead, line, taken, room = hang, "", 0, width - cells(hang)
        if line or piece != " ":
            line, taken = line + piece, taken + size
    yield lead + line.rstrip()


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else not unicodedata.combining(c) for c in text)


def _lines(sheet: Sheet, width: int) -> Iterator[str]:
    yield from wrap(sheet.title, width)
    for line in sheet.about:
        yield from wrap(line, width)
    labels = sheet.labels
    for note in sheet.notes:
        yield from _write_note(labels, note, width, "")
    yield from ("", labels.titles["tellers"])
    for teller in sheet.tellers:
        letter = f"  {teller.badge.letter:<2} "
        yield from wrap(tell_teller(teller), width, letter, " " * len(letter))
    if sheet.tellers_more:
        yield from wrap(sheet.tellers_more, width, "     ")
    yield ""
    yield from wrap(f"{labels.between_signs.format(*sheet.signs)} {labels.mark_legend}", width)
    for row in sheet.rows:
        yield from _write_row(labels, row, width, sheet.signs)
    for line in filter(None, (sheet.nothing, sheet.rows_more)):
        yield ""
        yield from wrap(line, width)
    yield from _write_lone(sheet, width)


def _write_row(labels: Labels, row: Row, width: int, signs: tuple[str, str]) -> Iterator[str]:
    matter = row.matter
    number = f"{row.number}. "
    yield ""
    yield from wrap(matter.topic, width, number, " " * len(number))
    yield from wrap(f"{matter.words} · {matter.support}", width, "   ")
    for difference in matter.differences:
        yield from wrap(tell_difference(difference), width, "   - ", "     ")
    for box in row.boxes:
        yield from _write_box(labels, box, width, signs)
    for label, letters in ((labels.also_here, row.also), (labels.not_found, row.quiet)):
        if letters:
            yield ""
            yield from wrap(f"{label}: {letters}", width, "   ")
    for note in matter.notes:
        yield from _write_note(labels, note, width, "   ")


def _write_box(labels: Labels, box: Box, width: int, signs: tuple[str, str]) -> Iterator[str]:
    yield ""
    yield from wrap(f"{box.badge.letter} · {box.badge.teller}", width, "   ", "       ")
    for line in box.lines:
        yield from wrap(_statement(line, signs), width, "     ")
        if line.speaker:
            yield from wrap(f"{labels.speaker}: {line.speaker}", width, "       ")
    if box.more:
        yield from wrap(box.more, width, "     ")


def _write_lone(sheet: Sheet, width: int) -> Iterator[str]:
    if sheet.lone:
        yield from ("", sheet.lone_title)
    for line in sheet.lone:
        yield from wrap(_lone(sheet.labels, line, sheet.signs), width, f"  {line.badge.letter:<2} ", "     ")
    if sheet.lone_more:
        yield from wrap(sheet.lone_more, width, "     ")


def _write_note(labels: Labels, note: Prose, width: int, indent: str) -> Iterator[str]:
    yield ""
    yield from wrap(f"{labels.note_by} {note.by}", width, indent)
    for paragraph in note.paragraphs:
        yield from wrap(paragraph, width, indent + "  ")


def _statement(line: Line, signs: tuple[str, str]) -> str:
    return f"{_emphasize(line.quoted, signs)}  [{marks_of(line)}]"


def _lone(labels: Labels, line: LoneLine, signs: tuple[str, str]) -> str:
    near = tell_nearest(labels, line)
    return f"{_emphasize(line.quoted, signs)}  [{line.quoted.mark}]" + (f"  {near}" if near else "")


def _emphasize(quoted: Quoted, signs: tuple[str, str]) -> str:
    """The words of a passage, those that carry a difference between the signs."""
    before, behind = signs
    words = "".join(f"{before}{s.text}{behind}" if s.marked else s.text for s in quoted.segments)
    return f"{quoted.opening}{words}{quoted.closing}"
