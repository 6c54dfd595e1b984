"""The sheet drawn for a terminal: accounts in columns, as wide as it is, stacked where it is narrow.

The only module that loads rich.  Every string goes in as `Text`, so that no
word of a source is read as markup, an emoji's name or a terminal code.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportgen.renderers.elements import Badge, Box, Line, Prose, Quoted, Teller
from reportgen.renderers.labels import Labels
from reportgen.renderers.lone import LoneLine
from reportgen.renderers.sheet import Row, Sheet, marks_of, tell_difference, tell_nearest, tell_teller

# Narrower columns hold three or four words a line and are harder to read than blocks one below the other;
# four of these fit into a terminal of 120.
_NARROWEST = 27
# Wider ones lose the eye on its way back to the next line.
_WIDEST = 76
# A line of prose across the page, for the same reason; `reportgen show` has it too.
_PROSE = 100
# No terminal is wider, and a page is padded to its width.
_MOST = 1000
# The rule between two columns and a blank on either side.
_GAP = 3
_INDENT = 3

# Six colors of the terminal's own palette, in the order of the page's tones; none is ever the only sign.
_TONES = {"a": "blue", "b": "magenta", "c": "cyan", "d": "green", "e": "yellow", "f": "red"}
_VERDICTS = {"differ": "bold red", "possible_difference": "red"}
_DIFFERS = "bold underline"
_ASIDE = "dim"
# Blanks at the end of a line, which nobody wants in what is copied, and the codes that end it.
_PADDING = re.compile(r" *((?:\x1b\[[0-9;]*m)*)$")


def draw(sheet: Sheet, width: int, *, color: bool = True) -> str:
    """The sheet with the codes of a terminal of that width; without `color` bold, dim and underline only."""
    width = min(width, _MOST)
    console = Console(
        file=io.StringIO(),
        width=width,
        height=1000,  # with the width given too, rich asks no terminal
        color_system="standard",
        no_color=not color,
        force_terminal=True,
        force_jupyter=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    with console.capture() as drawn:
        for block in _blocks(sheet, width):
            console.print(block)
    return "".join(_PADDING.sub(r"\1\n", line, count=1) for line in drawn.get().split("\n")[:-1])


def columns_of(row: Row, width: int) -> int:
    """How many accounts of a point stand in one row: as many as are readable, the rows evenly filled.

    One, so that they stand below one another, where words run right to left: a
    terminal that orders these itself would move them over the rule between two
    columns, under the name of another account.
    """
    shown = [line.quoted.text for each in row.boxes for line in each.lines]
    shown += [each.badge.teller for each in row.boxes]
    most = 1 if any(map(_runs_left, shown)) else max(1, (width + _GAP) // (_NARROWEST + _GAP))
    rows = -(-len(row.boxes) // most)
    return -(-len(row.boxes) // max(1, rows))


def _runs_left(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in text)


def _blocks(sheet: Sheet, width: int) -> Iterator[RenderableType]:
    labels = sheet.labels
    yield _block(Text(sheet.title, style="bold"), width)
    for line in sheet.about:
        yield _block(Text(line, style=_ASIDE), width)
    yield from _draw_notes(labels, sheet.notes, width, 0)
    yield from (Text(), Text(labels.titles["tellers"], style="bold"))
    yield _list(((teller.badge, _teller(teller)) for teller in sheet.tellers), width)
    if sheet.tellers_more:
        yield _block(Text(sheet.tellers_more, style=_ASIDE), width, 2)
    yield Text()
    yield _block(Text(f"{labels.underlined} {labels.mark_legend}", style=_ASIDE), width)
    for row in sheet.rows:
        yield from _draw_row(labels, row, width)
    for line in filter(None, (sheet.nothing, sheet.rows_more)):
        yield from (Text(), _block(Text(line), width))
    yield from _draw_lone(sheet, width)


def _draw_row(labels: Labels, row: Row, width: int) -> Iterator[RenderableType]:
    matter = row.matter
    yield Text()
    yield _block(Text(f"{row.number}. {matter.topic}", style="bold"), width)
    verdict = Text.assemble(
        (matter.words, _VERDICTS.get(matter.verdict, "")), (f" · {matter.support}", _ASIDE)
    )
    yield _block(verdict, width, _INDENT)
    for difference in matter.differences:
        yield _block(Text(tell_difference(difference)), width, _INDENT)
    yield Text()
    yield from _draw_boxes(labels, row, width)
    for label, letters in ((labels.also_here, row.also), (labels.not_found, row.quiet)):
        if letters:
            yield _block(Text(f"{label}: {letters}", style=_ASIDE), width, _INDENT)
    yield from _draw_notes(labels, matter.notes, width, _INDENT)


def _draw_boxes(labels: Labels, row: Row, width: int) -> Iterator[RenderableType]:
    """The accounts of a point in rows of columns, or one below the other."""
    count = columns_of(row, width)
    if count < 2:
        yield from _stack(labels, row.boxes, width)
        return
    for start in range(0, len(row.boxes), count):
        if start:
            yield Text()
        yield _table(labels, row.boxes[start : start + count], min(_WIDEST, (width + _GAP) // count - _GAP))


def _table(labels: Labels, boxes: tuple[Box, ...], column: int) -> RenderableType:
    """Accounts in columns of so many cells, badge and name above."""
    table = Table(box=box.MINIMAL, show_header=False, show_edge=False, pad_edge=False, padding=(0, 1))
    for _ in boxes:
        table.add_column(width=column, overflow="fold")
    table.add_row(*(_badge(each.badge) for each in boxes), end_section=True)
    table.add_row(*(Group(*_cell(labels, each)) for each in boxes))
    return table


def _stack(labels: Labels, boxes: tuple[Box, ...], width: int) -> Iterator[RenderableType]:
    """The accounts one below the other."""
    for each in boxes:
        yield _block(_badge(each.badge), width, _INDENT)
        for text in _cell(labels, each):
            yield _block(text, width, _INDENT + 2)


def _cell(labels: Labels, each: Box) -> Iterator[Text]:
    """The sentences of an account, each with its marks, and whose words they are."""
    for line in each.lines:
        yield _statement(line)
        if line.speaker:
            yield Text(f"{labels.speaker}: {line.speaker}", style="dim italic")
    if each.more:
        yield Text(each.more, style=_ASIDE)


def _statement(line: Line) -> Text:
    return Text.assemble(_emphasize(line.quoted), "  ", (marks_of(line), _ASIDE))


def _draw_lone(sheet: Sheet, width: int) -> Iterator[RenderableType]:
    if sheet.lone:
        yield from (Text(), Text(sheet.lone_title, style="bold"))
        yield _list(((line.badge, _lone(sheet.labels, line)) for line in sheet.lone), width)
    if sheet.lone_more:
        yield _block(Text(sheet.lone_more, style=_ASIDE), width, 2)


def _lone(labels: Labels, line: LoneLine) -> Text:
    aside = "  ".join(filter(None, (line.quoted.mark, tell_nearest(labels, line))))
    return Text.assemble(_emphasize(line.quoted), "  ", (aside, _ASIDE))


def _teller(teller: Teller) -> Text:
    rest = tell_teller(teller).removeprefix(teller.badge.teller)
    return Text.assemble((teller.badge.teller, "bold"), (rest, _ASIDE))


def _list(entries: Iterable[tuple[Badge, Text]], width: int) -> RenderableType:
    """Paragraphs, each beside the letter of its account."""
    table = Table.grid(padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", max_width=min(width - 2 * _INDENT, _PROSE))
    for badge, text in entries:
        table.add_row(_letter(badge), text)
    return table


def _draw_notes(
    labels: Labels, notes: tuple[Prose, ...], width: int, indent: int
) -> Iterator[RenderableType]:
    for note in notes:
        yield Text()
        yield _block(Text(f"{labels.note_by} {note.by}", style="bold"), width, indent)
        for paragraph in note.paragraphs:
            yield _block(Text(paragraph), width, indent + 2)


def _badge(badge: Badge) -> Text:
    """The letter in its color and the name."""
    return Text.assemble(_letter(badge), " ", (badge.teller, "bold"))


def _letter(badge: Badge) -> Text:
    return Text(f" {badge.letter} ", style=f"bold reverse {_TONES.get(badge.tone, '')}".strip())


def _emphasize(quoted: Quoted) -> Text:
    """The words of a passage, those that carry a difference underlined."""
    words = ((s.text, _DIFFERS) if s.marked else s.text for s in quoted.segments)
    return Text.assemble((quoted.opening, _ASIDE), *words, (quoted.closing, _ASIDE))


def _block(text: Text, width: int, indent: int = 0) -> RenderableType:
    """A paragraph of readable width."""
    text.overflow = "fold"
    rest = max(0, width - indent - _PROSE)
    return Padding(text, (0, rest, 0, indent))
