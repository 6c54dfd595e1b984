"""The child process that lays out one PDF.

Run as `python -m reportgen.renderers.pdf_worker FOLDER SECONDS MEGABYTES`.
Reads `page.html`, `report.json` and `order.json` from the folder, writes
`briefing.pdf`, `missing.txt`, and `failure.txt` where it knows why it failed.
"""

from __future__ import annotations

import io
import json
import logging
import resource
import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

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


def main(folder: str, seconds: str, megabytes: str) -> None:
    """Lays out the page in the folder under the limits."""
    limit_resources(int(seconds), int(megabytes))
    home = Path(folder)
    missing = _Missing()
    logging.getLogger("weasyprint").addHandler(missing)
    try:
        import weasyprint  # noqa: F401, PLC0415  # loads Pango, which may not be there
    except (OSError, ImportError):
        (home / "failure.txt").write_text("libraries", encoding="utf-8")
        sys.exit(3)
    content = lay_out(home)
    (home / "missing.txt").write_text("\n".join(dict.fromkeys(missing.found)), encoding="utf-8")
    (home / "briefing.pdf").write_bytes(content)


def limit_resources(seconds: int, megabytes: int) -> None:
    """Ends this process when it uses more time or address space."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def lay_out(home: Path) -> bytes:
    """The PDF of the page in the folder."""
    from weasyprint import HTML, Attachment  # noqa: PLC0415  # only where Pango is known to load

    order = json.loads((home / "order.json").read_text(encoding="utf-8"))
    made = datetime.fromisoformat(order["made"])
    attachment = Attachment(
        string=(home / "report.json").read_bytes(),
        name="report.json",
        description="The report that this briefing shows, in the contract reportgen/1",
        created=made,
        modified=made,
        relationship="Data",
    )
    html = (home / "page.html").read_text(encoding="utf-8")
    page = HTML(string=html, base_url="reportgen:///", url_fetcher=_fetcher(order["assets"]))
    document = page.render(pdf_variant="pdf/a-3a", pdf_tags=True)
    document.metadata.attachments = [attachment]
    document.metadata.generate_rdf_metadata = partial(_describe, document.metadata.generate_rdf_metadata)
    content: bytes = document.write_pdf(
        pdf_variant="pdf/a-3a", pdf_tags=True, pdf_identifier=order["identifier"].encode()
    )
    return content


def _describe(generate: Any, *arguments: Any) -> bytes:
    """The metadata with the claim to PDF/UA-1 in it, in the same RDF element."""
    described: bytes = generate(*arguments)
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
    """Collects the letters for which no font had a glyph."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if ".notdef" in record.getMessage():
            self.found.append(record.getMessage().rpartition(": ")[2])


if __name__ == "__main__":
    main(*sys.argv[1:])
