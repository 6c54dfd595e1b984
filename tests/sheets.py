"""PDF and DOCX files made by hand, so that a test knows where every letter stands."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

_WIDE, _HIGH = 595, 842
_FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Courier"}
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def at(left: float, base: float, text: str, size: float = 10, font: str = "F1", turned: int = 0) -> str:
    """The operators that show a line of text at a place; points, from the lower left corner.

    `turned` counts quarters of a turn, against the clock; 4 is aslant.
    """
    shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    turn = ("1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0", "1 1 -1 1")[turned]
    return f"BT /{font} {size} Tf {turn} {left} {base} Tm ({shown}) Tj ET"


def down(left: float, top: float, lines: Iterable[str], size: float = 10, font: str = "F1") -> list[str]:
    """Lines one below the other, twelve tenths of their size apart; an empty one leaves half a line free."""
    shown, base = [], top
    for line in lines:
        if line:
            shown.append(at(left, base, line, size, font))
        base -= 1.2 * size if line else 0.6 * size
    return shown


def pdf(
    pages: Iterable[Iterable[str]],
    info: Mapping[str, str] | None = None,
    links: str = "",
    language: str = "",
    more: Iterable[str] = (),
) -> bytes:
    """A PDF with these operators on each page; `links` are annotations of the first one.

    `more` are further objects; of a file with one page, the first is number 8.
    """
    pages = [list(page) for page in pages]
    first = 3 + len(_FONTS)
    objects = [f"<< /Type /Catalog /Pages 2 0 R /Lang ({language}) >>"]
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        for name in _FONTS.values()
    ]
    fonts = " ".join(f"/{key} {number} 0 R" for number, key in enumerate(_FONTS, 3))
    for number, page in enumerate(pages):
        stream = "\n".join(page)
        noted = f"/Annots [{links}]" if links and not number else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDE} {_HIGH}] {noted} "
            f"/Resources << /Font << {fonts} >> >> /Contents {first + 2 * number + 1} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    objects += more
    objects.append("<< " + " ".join(f"/{key} ({value})" for key, value in (info or {}).items()) + " >>")
    return _file(objects)


def _file(objects: list[str]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"trailer\n<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{tail}".encode()


def link(left: float, bottom: float, right: float, top: float, target: str) -> str:
    """An annotation that makes a rectangle of a page a link."""
    action = f"<< /S /URI /URI ({target}) >>"
    return f"<< /Type /Annot /Subtype /Link /Rect [{left} {bottom} {right} {top}] /A {action} >>"


def styled(text: str, style: str = "", bold: bool = False) -> str:
    """A paragraph of a Word document; `text` may hold markup of runs."""
    named = f'<w:pPr><w:pStyle w:val="{style.replace(" ", "")}"/></w:pPr>' if style else ""
    run = text if text.startswith("<w:") else f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"
    return f"<w:p>{named}{run}</w:p>"


def docx(
    paragraphs: Iterable[str],
    core: Mapping[str, str] | None = None,
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A Word document with these paragraphs, core properties and further or other parts."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
        for name in ("Title", "Quote", "heading 1", "heading 2", "Caption", "Intense Quote")
    )
    properties = "".join(f"<{name}>{value}</{name}>" for name, value in (core or {}).items())
    kinds = "http://schemas.openxmlformats.org/package/2006/relationships"
    outside = 'TargetMode="External"'
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    every: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{kinds}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{_WORD}" xmlns:r="{_OFFICE}" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f"<w:body>{''.join(paragraphs)}</w:body></w:document>",
        "word/styles.xml": f'<w:styles xmlns:w="{_WORD}">{styles}</w:styles>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{kinds}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/hyperlink" Target="https://x.example/plan" {outside}/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/image" Target="file:///etc/hostname" {outside}/>'
        f'<Relationship Id="rId4" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/>'
        "</Relationships>",
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{_WORD}"><w:footnote w:id="2">'
        "<w:p><w:r><w:t>The figure is from the harbor office.</w:t></w:r></w:p></w:footnote></w:footnotes>",
        "docProps/core.xml": '<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">'
        f"{properties}</cp:coreProperties>",
        **(parts or {}),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in every.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return held.getvalue()
