"""News exchange files: NewsML-G2 and NewsML 1 with NITF, XHTML or plain text in them, and NITF alone.

By the schemas of the IPTC.  Elements are found by their names without
namespaces, since agencies mix versions; nothing that a file leads to is opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.metadata import version

from lxml import etree

from reportgen.article import Provenance
from reportgen.capture import Capture
from reportgen.documents.base import Document, DocumentBlock, has_words, normalize, number
from reportgen.documents.encoding import decode, is_binary
from reportgen.documents.metadata import believed, language_tag, people_in
from reportgen.documents.tree import DECLARATION, IMPOSSIBLE, read_blocks
from reportgen.errors import DocumentError

LONGEST_FILE = 10_000_000
"""Characters of a file that is read: a story has some thousands, a message with pictures a million."""

# NITF names its DTD; entities of a file's own are how files grow without end.
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_ROOTS = frozenset({"newsitem", "newsmessage", "nitf", "newsml"})
# Names of NITF by those of pages, as which the text is read.
_AS_PAGE = {
    "bq": "blockquote", "hl1": "h2", "hl2": "h2", "block": "div", "media-caption": "figcaption",
    "caption": "figcaption", "nitf-table": "div", "pre": "p", "tagline": "p",
}  # fmt: skip
# What is no text: how a picture is kept, and notes of editors to editors.
_LEFT_OUT = frozenset(
    "media-reference media-metadata media-producer media-object nitf-table-metadata note body.head "
    "remotecontent datacontent style script".split()
)
_LONGEST_CREDIT = 120


def read_newsml(capture: Capture) -> Document:
    """The story of a news exchange file; of a message with several, the first that has text.

    The credit line stands behind the authors, as bylines print it.  Raises
    DocumentError: binary, too-large, xml-bomb, damaged, no-text.
    """
    return read_items(capture)[0]


def read_items(capture: Capture) -> tuple[Document, ...]:
    """The stories of a news exchange file, each as a document, by the place of its item.  Raises the same.

    A picture or a film in a message has no text, and is none of them.
    """
    found: list[tuple[Document, ...]] = []
    told: list[etree._Element] = []
    for item in _items(_tree(capture)):
        within = any(outer in told for outer in item.iterancestors())
        blocks = () if within else _text(item)  # what holds it has told it
        if any(has_words(block.text) for block in blocks):
            told.append(item)
            found.append((_document(capture, item, blocks),))
        else:
            found.append(())
    if any(found):
        return number(found)
    raise DocumentError(
        capture.url, "The item holds no text; it may describe a picture or be cut short.", "no-text"
    )


def _tree(capture: Capture) -> etree._Element:
    text = decode(capture.content, capture.charset)
    if is_binary(text):
        raise DocumentError(capture.url, "The bytes are binary data; NewsML or NITF was expected.", "binary")
    if len(text) > LONGEST_FILE:
        too_large = f"The file has {len(text):,} characters; at most {LONGEST_FILE:,} are read."
        raise DocumentError(capture.url, too_large, "too-large")
    if _ENTITY.search(text):
        declared = "The file declares entities, which no news agency needs; it is not read."
        raise DocumentError(capture.url, declared, "xml-bomb")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_pis=True,
        remove_comments=True, encoding="utf-8",
    )  # fmt: skip
    try:
        root = etree.fromstring(IMPOSSIBLE.sub("", DECLARATION.sub("", text, count=1)).encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or _name(root) not in _ROOTS:
        raise DocumentError(capture.url, "The file is no readable NewsML or NITF; it is damaged.", "damaged")
    return root


def _name(element: etree._Element) -> str:
    """The name of an element in small letters without its namespace; `""` for what is no element."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _items(root: etree._Element) -> list[etree._Element]:
    """The news items of a message in order; the root where it is one."""
    return [one for one in root.iter() if _name(one) == "newsitem"] or [root]


def _all(item: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The elements of such names, all of the first name before those of the next."""
    for name in names:
        yield from (one for one in item.iter() if _name(one) == name)


def _words(element: etree._Element) -> str:
    """The text of an element on one line."""
    return normalize(" ".join("".join(map(str, element.itertext())).split()))


def _first(item: etree._Element, *names: str, within: str = "") -> str:
    """The text of the first element of such a name that has any."""
    return next(
        (text for one in _of(item, within) for each in _all(one, *names) if (text := _words(each))), ""
    )


def _of(item: etree._Element, within: str) -> list[etree._Element]:
    return list(_all(item, within)) if within else [item]


def _text(item: etree._Element) -> tuple[DocumentBlock, ...]:
    """The paragraphs of an item: those of its body, else its plain text."""
    bodies = list(_all(item, "body.content")) or list(_all(item, "body")) or list(_all(item, "datacontent"))
    for body in bodies:
        ends = [end for end in _all(item, "body.end") if body.tag != end.tag and _name(body) != "body"]
        pages = [_as_page(one) for one in (body, *ends)]
        if blocks := tuple(block for page in pages for block in read_blocks(page)):
            return blocks
    for data in _all(item, "inlinedata"):
        lines = re.split(r"\n\s*\n", "".join(map(str, data.itertext())))
        if texts := [text for line in lines if (text := normalize(line))]:
            return tuple(DocumentBlock(kind="paragraph", text=text) for text in texts)
    return ()


def _as_page(body: etree._Element) -> etree._Element:
    """A copy of the body with the names of pages, so that the reader of pages reads it."""
    page = etree.Element("div")
    made = {body: page}
    for element in body.iter():
        if element is body:
            page.text = body.text
            continue
        parent = element.getparent()
        if parent is None or parent not in made:
            continue
        name = _name(element)
        if not name or name in _LEFT_OUT:
            _add(made[parent], element.tail)
            continue
        made[element] = copy = etree.SubElement(made[parent], _AS_PAGE.get(name, name))
        copy.text, copy.tail = element.text, element.tail
        if href := element.get("href"):
            copy.set("href", href)
    return page


def _add(parent: etree._Element, text: str | None) -> None:
    """Text put behind the last thing in an element."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + (text or "")
    else:
        parent.text = (parent.text or "") + (text or "")


def _document(capture: Capture, item: etree._Element, blocks: Sequence[DocumentBlock]) -> Document:
    title = _first(item, "headline", "hl1", within="contentmeta") or _first(
        item, "headline", "hl1", "hedline", "title"
    )
    authors = _authors(item)
    values = _times(item)
    published = next((moment for value in values if (moment := believed(value, capture.captured))), None)
    return Document(
        blocks=tuple(block for number, block in enumerate(blocks) if number or block.text != title),
        title=title,
        authors=authors,
        published=published,
        modified=believed(_first(item, "contentmodified", "versioncreated"), capture.captured),
        publisher=_publisher(item),
        language=_language(item),
        provenance=Provenance(
            title="newsml" if title else "",
            authors="newsml" if authors else "",
            published="newsml" if published else "",
        ),
        extractor=f"lxml {version('lxml')}",
    )


def _authors(item: etree._Element) -> tuple[str, ...]:
    """Who wrote it by its byline, and behind them whom it credits."""
    lines = [_words(one) for one in _all(item, "by") if _name(one) == "by"]
    if not any(lines):
        lines = [_person(one) for one in _all(item, "byline")]
    people = people_in([line for line in dict.fromkeys(lines) if line])
    lines = [_first(item, "creditline"), _first(item, "name", within="infosource"), _distributor(item)]
    credit = next((one for one in lines if one and len(one) <= _LONGEST_CREDIT), "")
    return (*people, credit) if credit and credit not in people else people


def _person(byline: etree._Element) -> str:
    """The name in a byline of NITF, which may hold the title of its bearer besides."""
    return _first(byline, "person") or _words(byline)


def _distributor(item: etree._Element) -> str:
    return _first(item, "distributor") or _first(item, "doc.copyright")


def _publisher(item: etree._Element) -> str:
    """The provider by its name, else by its literal or its code without the scheme."""
    for provider in _all(item, "provider", "infosource"):
        code = provider.get("literal") or (provider.get("qcode") or "").rpartition(":")[2]
        if name := _first(provider, "name") or normalize(code):
            return name
    return _distributor(item)


def _times(item: etree._Element) -> list[str]:
    """When it was published, as the file writes it, what is nearest to publication first."""
    found = []
    for one in _all(item, "date.release", "date.issue", "firstcreated", "contentcreated", "story.date",
                    "dateline", "versioncreated", "thisrevisioncreated"):  # fmt: skip
        found.append(one.get("norm") or _words(one))  # noqa: PERF401 - the loop's names say what is asked
    return [value for value in found if value]


def _language(item: etree._Element) -> str:
    """The tag that the metadata give, else that of the element that holds the text."""
    said = [one.get("tag") or "" for one in _all(item, "language")]
    for one in (*_all(item, "html", "nitf", "body", "inlinexml"), item):
        said += [one.get("{http://www.w3.org/XML/1998/namespace}lang") or "", one.get("lang") or ""]
    return next((tag for value in said if (tag := language_tag(value))), "")
