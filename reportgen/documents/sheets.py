"""The pages of a PDF as lines, by pdfium: every letter with its place, in the order of the file.

Knows pdfium's calls and nothing of paragraphs.  pdfium is written in C++: to be called in a worker only.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2.raw as pdfium

from reportgen.documents.base import TextLink
from reportgen.documents.direction import reading_order, runs_left
from reportgen.documents.fields import Box, fill_in, filled_fields
from reportgen.documents.line import Line, Page, body_size

# The blanks of a justified line are narrower than a letter is high; gutters and the gaps of tables are wider.
_GAP = 1.0
_BOLD = 600
# The longest address that is worth following.
_LONGEST_ADDRESS = 2_000
# Letters that are drawn as one: the text has them apart.
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_LINE_ENDS = frozenset({0x0A, 0x0D})
# What pdfium may say of a hyphen at the end of a line: its own mark, and the characters that are one.
_HYPHENS = frozenset({0x02, 0x2D, 0xAD, 0x2010, 0xFFFE})
_BLANK = 0x20
# A name or a figure of several words among words that run to the left is not longer.
_LOOK_BACK = 40
# Letters of a filled form, where the page has none of its own.
_UNKNOWN_SIZE = 11.0
# Links of one page; a page with more is a trap.
_MOST_LINKS = 1_000


@dataclass(slots=True, kw_only=True)
class _Pieces:
    """The letters passed since the last break."""

    letters: list[str] = field(default_factory=list)
    """They, one or several characters each."""
    boxes: list[Box | None] = field(default_factory=list)
    """Where each stands; None for a blank that the file does not draw."""
    first: int = -1
    """Number of the first on its page."""
    last: int = -1
    """Number of the last one that is no blank."""
    turn: int = 0
    """Quarters of a turn by which they are set, against the clock."""


def lines_of(page: Any) -> Page:
    """The lines of one page (a `pypdfium2.PdfPage`), in the order in which the file draws them.

    Text set at an angle to the rest of the page, such as a watermark, is left
    out.  A page whose words run from right to left is given in the mirror.
    """
    textpage = page.get_textpage()
    try:
        links = tuple(_links(page))
        found = [(pieces, _line(textpage, pieces, links)) for pieces in _parted(textpage)]
    finally:
        textpage.close()
    lines = [(pieces.turn, line) for pieces, line in found if line is not None]
    letters: dict[int, int] = {}
    for turn, line in lines:
        letters[turn] = letters.get(turn, 0) + len(line.text)
    upright = max(letters, key=lambda turn: (letters[turn], -turn), default=0)
    kept = [line for turn, line in lines if turn == upright]
    fields = list(filled_fields(page, body_size(kept) or _UNKNOWN_SIZE))
    kept = fill_in(kept, [[_placed(line, upright) for line in field] for field in fields])
    if runs_left("".join(line.text for line in kept)):
        kept = [_mirrored(line, page.get_width()) for line in kept]
    # pdfium gives the lines of some turned pages in the order of the page as it lies.
    turned = upright or page.get_rotation()
    return tuple(sorted(kept, key=lambda line: -line.top) if turned or fields else kept)


def _placed(line: Line, turn: int) -> Line:
    """A line on the page turned by so many quarters."""
    left, bottom, right, top = _turned((line.left, line.bottom, line.right, line.top), turn)
    return replace(line, left=left, bottom=bottom, right=right, top=top)


def _mirrored(line: Line, width: float) -> Line:
    """A line as it stands in the mirror, so that it begins on the left as others do."""
    return replace(line, left=width - line.right, right=width - line.left)


def _parted(textpage: Any) -> Iterator[_Pieces]:
    """The letters of a page, parted at line ends and at gaps."""
    pieces = _Pieces()
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if code in _LINE_ENDS:
            yield pieces
            pieces = _Pieces()
            continue
        if code == 0:
            continue
        if not pieces.letters:
            pieces.turn = _turn(textpage, index)
        box = _box(textpage, index, code, pieces.turn)
        if box and pieces.letters and _breaks(pieces, box, _letter(code)):
            yield pieces
            pieces = _Pieces(turn=_turn(textpage, index))
            box = _box(textpage, index, code, pieces.turn)
        pieces.first = index if pieces.first < 0 else pieces.first
        pieces.last = index if code != _BLANK else pieces.last
        hyphen = code in _HYPHENS and pdfium.FPDFText_IsHyphen(textpage, index) == 1
        pieces.letters.append("-" if hyphen else _letter(code))
        pieces.boxes.append(box)
        if hyphen:
            yield pieces
            pieces = _Pieces()
    yield pieces


def _letter(code: int) -> str:
    if code in _LIGATURES:
        return _LIGATURES[code]
    return chr(code) if code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd"


def _breaks(pieces: _Pieces, box: Box, letter: str) -> bool:
    """Whether a letter stands apart from those before: on another height, to their left, or behind a gap.

    Where words run to the left, a figure or a name among them is set in leaps, and only the height counts.
    """
    last = next((known for known in reversed(pieces.boxes) if known), None)
    if last is None:
        return False
    high = max(last[3] - last[1], box[3] - box[1])
    if runs_left(letter) or any(map(runs_left, pieces.letters[-_LOOK_BACK:])):
        return min(last[3], box[3]) - max(last[1], box[1]) < 0
    apart = box[0] - last[2] > _GAP * high or box[2] < last[0] - high
    return apart or min(last[3], box[3]) - max(last[1], box[1]) < 0


def _turn(textpage: Any, index: int) -> int:
    """Quarters of a turn, -1 for an angle between."""
    # pdfium counts with the clock.
    quarters = pdfium.FPDFText_GetCharAngle(textpage, index) / (math.pi / 2)
    near = round(quarters)
    return -near % 4 if abs(quarters - near) < 0.05 else -1


def _box(textpage: Any, index: int, code: int, turn: int) -> Box | None:
    """Where a letter stands, the page turned so that its line runs from left to right."""
    if code == _BLANK and pdfium.FPDFText_IsGenerated(textpage, index) == 1:
        return None
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(rect)):
        return None
    left, right = sorted((rect.left, rect.right))
    bottom, top = sorted((rect.bottom, rect.top))
    if not all(map(math.isfinite, (left, right, bottom, top))):
        return None
    return _turned((float(left), float(bottom), float(right), float(top)), turn)


def _turned(box: Box, turn: int) -> Box:
    """A box on the page turned by so many quarters."""
    left, bottom, right, top = box
    if turn == 1:
        return bottom, -right, top, -left
    if turn == 2:
        return -right, -top, -left, -bottom
    return (-top, left, -bottom, right) if turn == 3 else box


def _line(textpage: Any, pieces: _Pieces, links: tuple[tuple[Box, str], ...]) -> Line | None:
    """The letters as a line, None where there is nothing to read in them."""
    while pieces.letters and pieces.letters[-1].isspace():
        pieces.letters.pop()
        pieces.boxes.pop()
    boxes = [box for box in pieces.boxes if box]
    _set_to_left(pieces)
    text = "".join(pieces.letters)
    if pieces.turn < 0 or not boxes or not text.strip():
        return None
    heights = sorted(box[3] - box[1] for box in boxes)
    return Line(
        text=text,
        left=min(box[0] for box in boxes),
        right=max(box[2] for box in boxes),
        bottom=min(box[1] for box in boxes),
        top=max(box[3] for box in boxes),
        size=heights[len(heights) // 2],
        bold=_is_bold(textpage, pieces.first) and _is_bold(textpage, pieces.last),
        links=tuple(_linked(pieces, links)),
    )


def _set_to_left(pieces: _Pieces) -> None:
    """Puts the letters of a line that runs to the left in the order of reading; pdfium leaps over figures."""
    if not runs_left("".join(pieces.letters)):
        return
    spans = [(box[0], box[2]) if box else None for box in pieces.boxes]
    order = reading_order(pieces.letters, spans)
    pieces.letters = [pieces.letters[number] for number in order]
    pieces.boxes = [pieces.boxes[number] for number in order]


def _is_bold(textpage: Any, index: int) -> bool:
    """Whether a letter is heavy, by its font's weight or name."""
    if pdfium.FPDFText_GetFontWeight(textpage, index) >= _BOLD:
        return True
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(textpage, index, name, 128, ctypes.byref(flags))
    return b"bold" in name.value.lower()


def _linked(pieces: _Pieces, links: tuple[tuple[Box, str], ...]) -> Iterator[TextLink]:
    """The stretches of a line that lie in the rectangle of a link."""
    for (left, bottom, right, top), target in links:
        inside = [
            number
            for number, box in enumerate(pieces.boxes)
            if box and left <= (box[0] + box[2]) / 2 <= right and bottom <= (box[1] + box[3]) / 2 <= top
        ]
        if inside and not pieces.turn:
            starts = [0]
            for letter in pieces.letters:
                starts.append(starts[-1] + len(letter))
            yield TextLink(start=starts[inside[0]], end=starts[inside[-1] + 1], target=target)


def _links(page: Any) -> Iterator[tuple[Box, str]]:
    """The rectangles of a page that lead to an address."""
    document, place = page.pdf.raw, ctypes.c_int(0)
    found = pdfium.FPDF_LINK()
    for _ in range(_MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(place), ctypes.byref(found)):
            return
        rect = pdfium.FS_RECTF()
        target = _target(document, found)
        if target and pdfium.FPDFLink_GetAnnotRect(found, ctypes.byref(rect)):
            left, right = sorted((rect.left, rect.right))
            bottom, top = sorted((rect.bottom, rect.top))
            yield (left, bottom, right, top), target


def _target(document: Any, link: Any) -> str:
    """The address that a link leads to, `""` where it leads elsewhere in the file."""
    action = pdfium.FPDFLink_GetAction(link)
    if not action:
        return ""
    size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < size <= _LONGEST_ADDRESS:
        return ""
    held = ctypes.create_string_buffer(size)
    pdfium.FPDFAction_GetURIPath(document, action, held, size)
    address = held.value.decode("utf-8", "replace").strip()
    return address if address.lower().startswith(("http://", "https://", "mailto:")) else ""
