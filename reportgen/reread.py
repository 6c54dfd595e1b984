"""What a rendered file shows, read back by parsers that share nothing with the renderers.

Markdown through Python-Markdown, HTML through the standard library, PDF through
PDFium.  Gives plain words; knows nothing of reports.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any

from reportgen.errors import ReportgenError, UsageError
from reportgen.inset import own_part
from reportgen.passage import display
from reportgen.shown import Marked, Shown, read_html, squash, unbreak

__all__ = ("Marked", "Shown", "own", "read_html", "reread", "squash")

_FORMS = (".wiki", ".mediawiki", ".confluence", ".csv", ".docx", ".eml")
_WIKIS = (".md", ".markdown", ".wiki", ".mediawiki")
# What the properties of our PDFs say.
_MADE = re.compile(r"reportgen, theme (.{1,80})")
# Letter is 792 points high and A4 842.
_SHORTEST_A4 = 800.0
# Margins of our pages that hold running heads and feet, in points: they would cut sentences in two.
_HEAD, _FOOT = 50.0, 46.0


def reread(content: bytes, name: str) -> Shown:
    """What the file of that name shows.  Raises UsageError for a format that cannot be read back."""
    ending = PurePath(name).suffix.casefold()
    content = own(content, name)
    if ending in (".md", ".markdown"):
        return _markdown(_decode(content, name))
    if ending in (".html", ".htm"):
        return read_html(_decode(content, name))
    if ending == ".pdf":
        return _pdf(content, name)
    if ending in _FORMS:
        return _form(content, name, ending)
    raise UsageError(
        f"{name} cannot be read back; verify reads .json, .md, .html and .pdf files, and {', '.join(_FORMS)}."
    )


def own(content: bytes, name: str) -> bytes:
    """Of a wiki page what stands between our markers, of all else everything.

    Raises ReportgenError where the markers cannot be read.
    """
    if PurePath(name).suffix.casefold() not in _WIKIS:
        return content
    try:
        return own_part(content)
    except UsageError as problem:
        raise ReportgenError(f"{name}: {problem}") from problem


def _form(content: bytes, name: str, ending: str) -> Shown:
    """What a file shows that is neither Markdown nor HTML nor PDF."""
    from reportgen import reread_forms as forms  # noqa: PLC0415  # only these files need it

    if ending == ".eml":
        return forms.read_letter(content)
    if ending == ".docx":
        return forms.read_word(content, name)
    text = _decode(content, name)
    if ending == ".csv":
        return forms.read_table(text, name)
    return forms.read_confluence(text, name) if ending == ".confluence" else forms.read_wikitext(text)


def _decode(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise ReportgenError(f"{name} is not UTF-8: {problem.reason} at byte {problem.start}.") from problem


def _markdown(text: str) -> Shown:
    import markdown  # noqa: PLC0415  # only verify needs it, and it takes 50 ms

    return read_html(markdown.markdown(text, extensions=["tables"]))


def _pdf(content: bytes, name: str) -> Shown:
    import pypdfium2  # noqa: PLC0415  # only verify needs it, and it takes 100 ms

    try:
        document = pypdfium2.PdfDocument(content)
        return _read_pdf(document)
    except pypdfium2.PdfiumError as problem:
        raise ReportgenError(f"{name} is no readable PDF: {problem}.") from problem


def _read_pdf(document: Any) -> Shown:
    try:
        pages = [_page(document[number], first=number == 0) for number in range(len(document))]
        inside = tuple(
            (attached.get_name(), bytes(attached.get_data()))
            for attached in (document.get_attachment(i) for i in range(document.count_attachments()))
        )
        made = _MADE.fullmatch(document.get_metadata_value("Creator"))
        size = document[0].get_size() if len(document) else (0, 0)
    finally:
        document.close()
    return Shown(
        text=display(unbreak("\n".join(pages))),
        attachments=inside,
        theme=made[1] if made else "",
        paper="letter" if max(size) < _SHORTEST_A4 else "a4",
        printed=True,
    )


def _page(page: Any, *, first: bool) -> str:
    width, height = page.get_size()
    text = page.get_textpage()
    top = height if first else height - _HEAD
    return str(text.get_text_bounded(left=0, bottom=_FOOT, right=width, top=top))
