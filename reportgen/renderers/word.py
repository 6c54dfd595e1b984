"""What a Word file is made of: paragraphs of runs, headings with bookmarks, links, tables.

Thin over python-docx, for what it has no words for.  Knows nothing of reports.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

_PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
_MARGIN = 20.0
# What XML 1.0 cannot hold, not even as a number.
_NO_XML = re.compile("[^\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The first day that a zip archive can name: its files have no times of their own.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
# In points.
_SIZES = {"Title": 24.0, "Heading 1": 15.0, "Heading 2": 12.0}
_SIZE = 10.5
_PADDING = 2.0
# The schema has the properties of a paragraph in this order.
_BEHIND_BIDI = tuple(
    f"w:{name}"
    for name in "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc "
    "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange".split()
)
_STYLES = (*_SIZES, "Normal", "Quote", "Intense Quote")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one look."""

    text: str
    """Its characters."""
    bold: bool = False
    """Whether it is bold."""
    italic: bool = False
    """Whether it is italic."""
    link: str = ""
    """A web address, or `#` and the name of a bookmark; `""` for no link."""
    bookmark: str = ""
    """Name of the place before it, for links; `""` for none."""
    language: str = ""
    """Language tag where it is another than the file's."""
    right_to_left: bool = False
    """Whether it is written from right to left."""


class Word:
    """A Word file that grows at its end."""

    def __init__(self, language: str, paper: str, ink: str) -> None:
        self._file = docx.Document()
        _drop_thumbnail(self._file.part.package)
        # By name: python-docx reads all styles again for each paragraph that is given one.
        self._style_ids = {style.name: style.style_id for style in self._file.styles}
        self._bookmarks = 0
        width, height = _PAPERS[paper]
        section = self._file.sections[0]
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.orientation = WD_ORIENT.PORTRAIT
        for side in ("left", "right", "top", "bottom"):
            setattr(section, f"{side}_margin", Mm(_MARGIN))
        for name in _STYLES:
            self._set_style(name, ink, language)

    def _set_style(self, name: str, ink: str, language: str) -> None:
        style: Any = self._file.styles[name]
        face = "Arial" if name.startswith("Heading") else "Georgia"
        style.font.name, style.font.size = face, Pt(_SIZES.get(name, _SIZE))
        style.font.bold = name.startswith("Heading")
        style.font.color.rgb = RGBColor.from_string(ink.removeprefix("#")[:6].upper())
        properties = style.element.get_or_add_rPr()
        for theme_face in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            properties.rFonts.attrib.pop(qn(f"w:{theme_face}"), None)
        properties.rFonts.set(qn("w:hAnsi"), face)
        if name == "Normal":
            tag = OxmlElement("w:lang")
            tag.set(qn("w:val"), language)
            properties.append(tag)

    def heading(self, runs: Sequence[Run], level: int) -> None:
        """A heading: level 0 is the title."""
        self._fill(self._add("Title" if level == 0 else f"Heading {level}"), runs)

    def paragraph(self, runs: Sequence[Run], style: str = "Normal") -> None:
        """A paragraph in one of Word's own styles, such as `List Bullet` or `Quote`."""
        paragraph = self._add(style)
        # A name over its sentences, and the line under a heading, stay with what follows.
        first = next((run for run in runs if run.text), Run(text=""))
        opens = style == "Normal" and (first.bold or all(run.italic for run in runs))
        paragraph.paragraph_format.keep_with_next = opens or None
        self._fill(paragraph, runs)

    def _add(self, style: str) -> Any:
        paragraph: Any = self._file.add_paragraph()
        paragraph._p.style = self._style_ids[style]  # noqa: SLF001  # python-docx has no other door
        return paragraph

    def table(self, rows: Sequence[Sequence[Sequence[Sequence[Run]]]]) -> None:
        """A table of cells, each some paragraphs; its first row is repeated on every page."""
        table = self._file.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
        for number, cells in enumerate(rows):
            row = table.add_row()
            properties = row._tr.get_or_add_trPr()  # noqa: SLF001  # python-docx has no other door
            for name in ("w:cantSplit", "w:tblHeader") if number == 0 else ("w:cantSplit",):
                properties.append(OxmlElement(name))
            for cell, paragraphs in zip(row.cells, cells, strict=True):
                for index, runs in enumerate(paragraphs):
                    into = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
                    into.paragraph_format.space_before = into.paragraph_format.space_after = Pt(_PADDING)
                    self._fill(into, runs)
        self._file.add_paragraph()

    def _fill(self, paragraph: Any, runs: Sequence[Run]) -> None:
        for run in runs:
            if run.bookmark:
                self._bookmarks += 1
                for end in ("Start", "End"):
                    paragraph._p.append(_bookmark(end, self._bookmarks, run.bookmark))  # noqa: SLF001  # the same
            added = paragraph.add_run(_NO_XML.sub("\ufffd", run.text))
            added.bold, added.italic = run.bold or None, run.italic or None
            if run.language or run.right_to_left:
                _speak(added, run)
            if run.link:
                self._link(paragraph, added, run.link)
        if next((run.right_to_left for run in runs if run.text.strip()), False):
            _turn(paragraph)

    def _link(self, paragraph: Any, run: Any, link: str) -> None:
        """Puts a link around the run."""
        around = OxmlElement("w:hyperlink")
        if link.startswith("#"):
            around.set(qn("w:anchor"), link[1:])
        else:
            ident = paragraph.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            around.set(qn("r:id"), ident)
        run.font.color.rgb = RGBColor(0x0B, 0x4F, 0x8A)
        run._r.addprevious(around)  # noqa: SLF001  # the same
        around.append(run._r)  # noqa: SLF001  # the same

    def foot(self, text: str) -> None:
        """The line at the foot of each page, with its number behind."""
        paragraph: Any = self._file.sections[0].footer.paragraphs[0]
        self._fill(paragraph, [Run(text=text + " · ")])
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        paragraph._p.append(field)  # noqa: SLF001  # the same

    def pack(self, title: str, ident: str, language: str, made: datetime) -> bytes:
        """The file; the same content and time give the same bytes."""
        about = self._file.core_properties
        about.title, about.identifier, about.language = _NO_XML.sub("\ufffd", title)[:255], ident, language
        about.author, about.last_modified_by, about.comments = "reportgen", "reportgen", ""
        about.created = about.modified = made.replace(tzinfo=None)
        about.revision = 1
        written = io.BytesIO()
        self._file.save(written)
        return _timeless(written.getvalue())


def _speak(added: Any, run: Run) -> None:
    """Says in which language and direction a run is written; letters of Arabic have a bold of their own."""
    if run.right_to_left:
        added.font.rtl = True
        added.font.cs_bold, added.font.cs_italic = run.bold or None, run.italic or None
    if run.language:
        tag = OxmlElement("w:lang")
        tag.set(qn("w:bidi" if run.right_to_left else "w:val"), run.language)
        added._r.get_or_add_rPr().append(tag)  # noqa: SLF001  # python-docx has no other door


def _turn(paragraph: Any) -> None:
    """Lets a paragraph begin at the right."""
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001  # the same
    properties.insert_element_before(OxmlElement("w:bidi"), *_BEHIND_BIDI)


def _drop_thumbnail(package: Any) -> None:
    """Takes out the picture of an empty page that python-docx begins with."""
    for ident in [ident for ident, link in package.rels.items() if link.reltype.endswith("/thumbnail")]:
        del package.rels[ident]


def _bookmark(end: str, number: int, name: str) -> Any:
    element = OxmlElement(f"w:bookmark{end}")
    element.set(qn("w:id"), str(number))
    if end == "Start":
        element.set(qn("w:name"), name)
    return element


def _timeless(content: bytes) -> bytes:
    """The zip archive with the times of its files taken out, which are those of the clock."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _NO_TIME), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
