"""XML of lists, read element by element by the standard library's expat.

Nothing outside is ever loaded and nothing is expanded: a document that declares
an entity is refused, so that a few bytes cannot become gigabytes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from xml.parsers import expat

from reportgen.errors import DocumentError

# Lists have five levels; folders within folders of an OPML list a few more.
_DEEPEST = 100
# Each element costs some hundred bytes of memory; the largest sitemap allowed (50,000 addresses, each
# with ten elements of news and pictures) stays below.
_MOST_ELEMENTS = 1_000_000
# Nothing that a list says of an article is longer; the rest of such a text is let go.
_LONGEST_TEXT = 20_000
# Bytes given to the parser in one go, so that a limit is noticed early.
_STEP = 1 << 16
# A tag of a list has a few hundred bytes; expat holds one with all its attributes several times over.
_LONG_TAG = re.compile(rb"<[^<>]{100000}")
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(slots=True)
class Element:
    """One element: its name without namespace, attributes, text and children."""

    name: str
    """Local name, in lower case."""
    attributes: Mapping[str, str]
    """Attributes by their names in lower case."""
    text: str = ""
    """The text directly in it."""
    inner: list[Element] | None = None
    """The elements in it, in their order; None where there are none."""

    @property
    def children(self) -> Sequence[Element]:
        """The elements in it, in their order."""
        return self.inner or ()

    def find(self, *names: str) -> Element | None:
        """The first descendant along these names, None where there is none."""
        here: Element | None = self
        for name in names:
            here = next((child for child in here.children if child.name == name), None) if here else None
        return here

    def words(self, *names: str) -> str:
        """The text of the first descendant along these names, on one line; `""` where there is none."""
        found = self.find(*names)
        return " ".join(found.text.split()) if found else ""


def read_markup(address: str, content: bytes, slug: str) -> Element:
    """The root element of a document.

    Raises DocumentError with the slug where it is no well-formed XML, declares
    entities (`xml-bomb`), or is deeper or larger than any list.
    """
    if _LONG_TAG.search(content):
        raise DocumentError(address, "it has a tag longer than any list.", "too-large")
    tree = _Tree(address)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = tree.begin
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.add
    parser.EntityDeclHandler = tree.refuse_entity
    try:
        for start in range(0, len(content), _STEP):
            parser.Parse(content[start : start + _STEP], False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        what = expat.errors.messages.get(error.code, "unknown error")
        reason = f"it is no well-formed XML ({what} in line {error.lineno}); it may have been cut short."
        raise DocumentError(address, reason, slug) from error
    except (ValueError, LookupError) as error:  # an encoding that Python lacks or cannot give to expat
        raise DocumentError(address, f"its encoding is not known ({error}).", slug) from error
    return tree.top.children[0]


class _Tree:
    """The elements so far."""

    def __init__(self, address: str) -> None:
        self.address, self.top, self.count = address, Element("", _NOTHING), 0
        self.open = [self.top]

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if len(self.open) > _DEEPEST or self.count > _MOST_ELEMENTS:
            raise DocumentError(self.address, "it has more elements than any list.", "too-large")
        given = {_local(key): value for key, value in attributes.items()} if attributes else _NOTHING
        element, parent = Element(_local(name), given), self.open[-1]
        # Most elements have neither attributes nor children: what they share costs no memory.
        if parent.inner is None:
            parent.inner = [element]
        else:
            parent.inner.append(element)
        self.open.append(element)

    def end(self, _name: str) -> None:
        self.open.pop()

    def add(self, text: str) -> None:
        if len(self.open[-1].text) < _LONGEST_TEXT:
            self.open[-1].text += text

    def refuse_entity(self, *_declared: object) -> None:
        raise DocumentError(self.address, "it declares entities, which no list needs.", "xml-bomb")


def _local(name: str) -> str:
    """The name without its namespace, in lower case, one object for all elements of that name."""
    return sys.intern(name.rpartition(" ")[2].lower())
