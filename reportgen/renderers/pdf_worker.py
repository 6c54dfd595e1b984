"""The child process that lays out one PDF.

Run as `python -m reportgen.renderers.pdf_worker FOLDER SECONDS MEGABYTES`.
Reads `page.html`, `order.json` and the files in `enclosed/` from the folder,
writes `briefing.pdf`, `missing.txt`, and `failure.txt` where it knows why it failed.
"""

from __future__ import annotations

import gc
import io
import json
import logging
import re
import resource
import sys
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from reportgen.renderers.pdf_thrift import read_page, remember

# PDF/A wants the PDF/UA properties described in the file before they may be used.
_UA_SCHEMA = b"""\
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"\
 rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Indicates which part of ISO 14289 the file follows</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>"""


_CLAIM = re.compile(rb"<rdf:Description[^<>]* pdfaid:part=[^<>]*/>")


def main(folder: str, seconds: str, megabytes: str) -> None:
    """Lays out the page in the folder under the limits."""
    limit_resources(int(seconds), int(megabytes))
    # A layout makes next to no garbage in rings, and looking for it takes a tenth of the time.
    gc.disable()
    home = Path(folder)
    try:
        import weasyprint  # noqa: F401, PLC0415  # loads Pango, which may not be there
    except (OSError, ImportError):
        (home / "failure.txt").write_text("libraries", encoding="utf-8")
        sys.exit(3)
    missing = _Missing()
    logging.getLogger("weasyprint").addHandler(missing)
    content = lay_out(home, missing.found)
    (home / "missing.txt").write_text("\n".join(missing.found), encoding="utf-8")
    (home / "briefing.pdf").write_bytes(content)


def limit_resources(seconds: int, megabytes: int) -> None:
    """Ends this process when it uses more time or address space, or writes more."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_FSIZE, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def lay_out(home: Path, missing: Mapping[str, None] = MappingProxyType({})) -> bytes:
    """The PDF of the page in the folder; `missing` are the letters that turn out to be in no font."""
    order = json.loads((home / "order.json").read_text(encoding="utf-8"))
    _name_letters()
    remember()
    html = (home / "page.html").read_text(encoding="utf-8")
    page = read_page(html, _fetcher(order["assets"]))
    document = page.render(pdf_variant="pdf/a-3a", pdf_tags=True)
    document.metadata.attachments = [_attach(home, each) for each in order["enclosed"]]
    document.metadata.generator = order["creator"]
    document.metadata.generate_rdf_metadata = partial(
        _describe, document.metadata.generate_rdf_metadata, missing
    )
    content: bytes = document.write_pdf(
        pdf_variant="pdf/a-3a", pdf_tags=True, pdf_identifier=order["identifier"].encode()
    )
    return content


class _Letters(dict[int, str]):
    """What each glyph of a font says to who copies it or hears it read.

    WeasyPrint takes the text of the cluster in which it first meets a glyph.
    Where a vowel sign is a glyph of its own, as in Hindi and Thai, that gives
    letters the signs of their neighbors, and the last glyph of a cluster all of
    it; so what the font itself says of a glyph goes first.
    """

    def __init__(self, said: Mapping[int, str]) -> None:
        super().__init__()
        self._said = said

    def __setitem__(self, glyph: int, text: str) -> None:
        super().__setitem__(glyph, self._said.get(glyph) or text or "\u200b")


def _name_letters() -> None:
    """Has WeasyPrint ask the fonts of the machine for the letters of their glyphs."""
    from weasyprint.pdf import fonts  # noqa: PLC0415  # as above

    make = fonts.Font.__init__
    if getattr(make, "names_letters", False):
        return

    def make_named(font: Any, *arguments: Any) -> None:
        make(font, *arguments)
        font.to_unicode = _Letters(_said_by(font) if font.family.startswith("Noto") else {})

    make_named.names_letters = True  # type: ignore[attr-defined]  # so that it is done once
    fonts.Font.__init__ = make_named


def _said_by(font: Any) -> dict[int, str]:
    """By glyph the letter of a script with vowel signs that the font has it for."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  # comes with WeasyPrint

    table = TTFont(io.BytesIO(font.file_content), fontNumber=font.index, lazy=True)
    ids = table.getReverseGlyphMap()
    letters = {code: name for code, name in table.getBestCmap().items() if _has_vowel_signs(code)}
    return {ids[name]: chr(code) for code, name in sorted(letters.items(), reverse=True)}


def _has_vowel_signs(code: int) -> bool:
    return 0x0900 <= code <= 0x109F or 0x1780 <= code <= 0x17FF


def _attach(home: Path, told: dict[str, str]) -> Any:
    """One of the files to enclose, with the date it is to have."""
    from weasyprint import Attachment  # noqa: PLC0415  # as above

    date = datetime.fromisoformat(told["date"])
    return Attachment(
        string=(home / "enclosed" / told["name"]).read_bytes(),
        name=told["name"],
        description=told["description"],
        created=date,
        modified=date,
        relationship=told["relationship"],
    )


def _describe(generate: Any, missing: Mapping[str, None], *arguments: Any) -> bytes:
    """The metadata with the claim to PDF/UA-1 in it, in the same RDF element.

    Both standards forbid a letter without a glyph: with one missing, nothing is claimed.
    """
    described: bytes = generate(*arguments)
    if missing:
        return _CLAIM.sub(b"", described)
    return described.replace(b"</rdf:RDF>", _UA_SCHEMA + b"</rdf:RDF>")


def _fetcher(assets: dict[str, str]) -> Any:
    """Serves our own assets by `reportgen:///name` and icons by `data:`; everything else is refused."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415  # as above

    class Closed(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        """Knows its assets and asks nobody."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            """The asset of that address.  Raises ValueError for any other."""
            if url.startswith("data:"):
                return super().fetch(url, headers)
            name = url.removeprefix("reportgen:///")
            if name == url or name not in assets:
                raise ValueError(f"{url[:80]} is none of the briefing's own assets")
            return URLFetcherResponse(url, io.BytesIO(Path(assets[name]).read_bytes()))

    return Closed(allowed_protocols=["data"], allow_redirects=False)


class _Missing(logging.Handler):
    """Collects the letters for which no font had a glyph, each once."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        if ".notdef" in record.getMessage():
            self.found[record.getMessage().rpartition(": ")[2]] = None


if __name__ == "__main__":
    main(*sys.argv[1:])
