"""Forms in PDF files: what was filled in, which stands beside the page and not on it.

Knows pdfium's calls, and nothing of paragraphs: to be called in a worker only.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pypdfium2.raw as pdfium

from reportgen.documents.base import has_words, normalize
from reportgen.documents.line import Line, on_one_row

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""

# Fields of one page; a tax form has some hundred, a page with more is a trap.
_MOST_FIELDS = 1_000
# Letters of one field: several pages; what is longer is no answer to a question.
_LONGEST = 20_000
# Fields that hold words; boxes that are ticked, buttons and signatures hold none.
_WORDED = frozenset(
    {pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX}
)
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
# ISO 32000-1, table 228: letters are shown as stars.
_PASSWORD = 1 << 13
# A letter is about half as wide as it is high, and lines stand a fifth of that apart.
_WIDTH = 0.5
_LEADING = 1.2


def filled_fields(page: Any, size: float) -> Iterator[tuple[Line, ...]]:
    """For each field that was filled in on a page (a `pypdfium2.PdfPage`) its lines, as text of such a size.

    In the places of the fields on the page as it lies, whatever shows them: a
    program may leave it to the reader's own to draw what a field holds.
    """
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST_FIELDS)):
        field = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not field:
            continue
        try:
            value = _value(page, field) if _is_worded(page, field) else ""
            box = _box(field)
        finally:
            pdfium.FPDFPage_CloseAnnot(field)
        if box and has_words(value):
            yield tuple(_lines(value, box, size))


def fill_in(lines: Sequence[Line], fields: Iterable[Sequence[Line]]) -> list[Line]:
    """The lines of a page with those of its fields: behind the question on their left, else by themselves."""
    found = list(lines)
    for field in fields:
        left = [
            n for n, line in enumerate(found) if on_one_row(line, field[0]) and line.right <= field[0].left
        ]
        if left:
            place = max(left, key=lambda n: found[n].right)
            answer = " ".join((found[place].text, *(line.text for line in field)))
            found[place] = replace(found[place], text=answer, right=max(line.right for line in field))
        else:
            found += field
    return found


def _is_worded(page: Any, field: Any) -> bool:
    """Whether an annotation is a field that holds words for everybody to see."""
    if pdfium.FPDFAnnot_GetSubtype(field) != pdfium.FPDF_ANNOT_WIDGET:
        return False
    if pdfium.FPDFAnnot_GetFlags(field) & _UNSEEN:
        return False
    form = page.pdf.formenv
    kind = pdfium.FPDFAnnot_GetFormFieldType(form.raw, field) if form else -1
    if kind >= 0:
        return kind in _WORDED and not pdfium.FPDFAnnot_GetFormFieldFlags(form.raw, field) & _PASSWORD
    number = ctypes.c_float()  # the file does not list it among its fields: it speaks for itself
    pdfium.FPDFAnnot_GetNumberValue(field, b"Ff", ctypes.byref(number))
    return not int(number.value) & _PASSWORD and _string(field, b"FT") in ("", "Tx", "Ch")


def _value(page: Any, field: Any) -> str:
    """What stands in a field, its own or that of the field it is part of."""
    form = page.pdf.formenv
    own = _string(field, b"V")
    return own if own or form is None else _read(pdfium.FPDFAnnot_GetFormFieldValue, form.raw, field)


def _string(field: Any, key: bytes) -> str:
    return _read(pdfium.FPDFAnnot_GetStringValue, field, key)


def _read(call: Any, *about: Any) -> str:
    """What a call of pdfium gives that writes UTF-16 into room of the caller's."""
    size = call(*about, None, 0)
    if not 2 < size <= 2 * _LONGEST:
        return ""
    held = ctypes.create_string_buffer(size)
    call(*about, ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort)), size)
    return held.raw.decode("utf-16-le", "replace").rstrip("\0")


def _box(field: Any) -> Box | None:
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(field, ctypes.byref(rect)):
        return None
    left, right = sorted((float(rect.left), float(rect.right)))
    bottom, top = sorted((float(rect.bottom), float(rect.top)))
    return (left, bottom, right, top) if all(map(math.isfinite, (left, bottom, right, top))) else None


def _lines(value: str, box: Box, size: float) -> Iterator[Line]:
    """The lines of a value, set one below the other from the top of its field."""
    left, bottom, right, top = box
    high = min(size, top - bottom) or size
    texts = [text for each in value.splitlines() if (text := normalize(each))]
    # One line stands in the middle of its field, beside the words that ask for it.
    first = (top + bottom + high) / 2 if len(texts) == 1 else top
    for number, text in enumerate(texts):
        upper = first - number * _LEADING * high
        yield Line(
            text=text,
            left=left,
            right=max(left + 1, min(right, left + _WIDTH * high * len(text))),
            bottom=upper - high,
            top=upper,
            size=high,
        )
