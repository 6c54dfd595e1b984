"""The logo of a title block: a small SVG or PNG, checked and put into the page itself."""

from __future__ import annotations

import base64
from pathlib import Path

from lxml import etree

from reportgen.errors import ReportgenError

# A page carries its logo along, and so does each of its copies in a mailbox.
MOST_BYTES = 200_000

# A small file may unpack to gigabytes.
MOST_PIXELS = 4_000

_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "{http://www.w3.org/2000/svg}"
_DRAWN = frozenset(
    "svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop clipPath "
    "mask pattern use symbol marker title desc metadata text tspan style switch".split()
)
"""Elements that draw; none of these runs or fetches anything."""
# Drawing programs leave their own notes in a file; a browser shows elements of no other kind.
_ACTIVE = frozenset({"http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"})


def read_logo(path: Path) -> str:
    """The picture as a `data:` address.

    Raises ReportgenError for a file that cannot be read, is no SVG or PNG, is
    larger than `MOST_BYTES` or `MOST_PIXELS`, or is an SVG with scripts or references to
    something outside of it.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as problem:
        raise ReportgenError(f"The logo {path} cannot be read: {problem.strerror}.") from problem
    if len(content) > MOST_BYTES:
        raise ReportgenError(
            f"The logo {path} has more than {MOST_BYTES:,} bytes; every page would carry it. Make it smaller."
        )
    if content.startswith(_PNG):
        _require_size(content, path)
        return _address("image/png", content)
    _require_still(content, path)
    return _address("image/svg+xml", content)


def _address(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _require_size(content: bytes, path: Path) -> None:
    """Raises ReportgenError for a PNG that is cut short or has too many pixels a side."""
    if content[12:16] != b"IHDR" or b"IEND" not in content[-12:]:
        raise ReportgenError(f"The logo {path} is a PNG that is damaged or cut short.")
    if max(int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) > MOST_PIXELS:
        raise ReportgenError(f"The logo {path} has more than {MOST_PIXELS:,} pixels a side; make it smaller.")


def _require_still(content: bytes, path: Path) -> None:
    """Raises ReportgenError where the bytes are no SVG that only draws."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise ReportgenError(f"The logo {path} declares a document type; save it as plain SVG.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise ReportgenError(f"The logo {path} is neither a PNG nor a readable SVG: {problem}.") from problem
    if root.tag != f"{_SVG}svg":
        raise ReportgenError(f"The logo {path} is neither a PNG nor an SVG; its root is {root.tag}.")
    for element in root.iter():
        found = _fault(element)
        if found:
            raise ReportgenError(f"The logo {path} has {found}; a logo may only draw. Save it as plain SVG.")


def _fault(element: etree._Element) -> str:  # lxml has no public name for it
    """What an element has that could run or fetch something, `""` for nothing."""
    if not isinstance(element.tag, str):
        return "" if element.tag is etree.Comment else "a processing instruction"
    name = etree.QName(element)
    if name.namespace in _ACTIVE or (name.namespace == _SVG[1:-1] and name.localname not in _DRAWN):
        return f"an element <{name.localname}>"
    if name.localname == "style" and _reaches_out(element.text or ""):
        return "a style sheet that refers to something outside"
    for attribute, value in element.attrib.items():
        place, _, local = str(attribute).casefold().rpartition("}")
        if place and local not in ("href", "src", "base"):
            continue
        if local.startswith("on"):
            return f"an attribute {local}"
        link = local in ("href", "src", "base")
        if (link and not str(value).strip().startswith("#")) or _reaches_out(str(value)):
            return f"an attribute {local} that refers to something outside"
    return ""


def _reaches_out(style: str) -> bool:
    """Whether a style loads something: by an import, by an address, or behind an escape."""
    low = style.casefold()
    addresses = low.split("url(")[1:]
    own = all(address.lstrip(" \t\r\n\"'").startswith("#") for address in addresses)
    return "@import" in low or "@font-face" in low or "\\" in low or not own or "image-set(" in low
