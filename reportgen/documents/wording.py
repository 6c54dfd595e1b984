"""The XML of a Word document's text, so written that its reader shows what Word shows, and nothing else.

mammoth leaves out what stands in simple fields, formulas, readings above
characters and marks of direction, drops breaks of pages, and shows hidden text.
"""

from __future__ import annotations

import re

from lxml import etree

TEXTS = re.compile(r"word/(?:document|footnotes|endnotes)\d{0,4}\.xml", re.IGNORECASE)
"""Names of the parts that hold text."""

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Around runs, and not known to mammoth: what they hold is text like any other.
_WRAPPERS = tuple(_WORD + name for name in ("fldSimple", "dir", "bdo", "customXml"))
# One that mammoth looks into.
_KNOWN_WRAPPER = _WORD + "smartTag"
_OFF = frozenset({"0", "false", "off"})


def reword(part: bytes) -> bytes:
    """The part as mammoth reads it whole; what is no XML is left as it is."""
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return part
    _drop_hidden(root)
    for element in list(root.iter(_MATH + "oMath")):
        run = etree.Element(f"{_WORD}r")
        run.append(_text(element, _MATH + "t"))
        _replace(element, run)
    for element in list(root.iter(_WORD + "ruby")):
        base = element.find(_WORD + "rubyBase")
        _replace(element, _text(element if base is None else base, _WORD + "t"))
    for element in list(root.iter(_WORD + "br", _WORD + "cr")):
        element.tag = f"{_WORD}br"
        element.attrib.clear()
    for element in root.iter(*_WRAPPERS):
        # Putting what it holds in its place takes time with the square of how many there are.
        element.tag = _KNOWN_WRAPPER
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _drop_hidden(root: etree._Element) -> None:
    """Takes out the runs that are set as hidden text."""
    for mark in list(root.iter(_WORD + "vanish")):
        style = mark.getparent()
        run = style.getparent() if style is not None else None
        hidden = (mark.get(_WORD + "val") or "").lower() not in _OFF
        if hidden and run is not None and run.tag == f"{_WORD}r":
            outer = run.getparent()
            if outer is not None:
                outer.remove(run)


def _text(element: etree._Element, tag: str) -> etree._Element:
    """The words in an element as one text of a run."""
    made = etree.Element(f"{_WORD}t")
    made.text = "".join(each.text or "" for each in element.iter(tag))
    return made


def _replace(element: etree._Element, other: etree._Element) -> None:
    outer = element.getparent()
    if outer is not None:
        outer.replace(element, other)
