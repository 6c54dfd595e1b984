"""From the bytes of a capture to an article: the text is put together here, once, and never changes.

Knows how blocks become one text and whose metadata wins; knows nothing of
formats.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from reportgen.article import Article, Block, BlockKind, Link, Provenance, article_id
from reportgen.capture import Capture
from reportgen.documents import Document, DocumentBlock, read_document, read_documents
from reportgen.documents.base import normalize
from reportgen.documents.encoding import is_doubled
from reportgen.errors import DocumentError
from reportgen.identity import IMPRINT
from reportgen.language import agreed, detect, primary, sentences
from reportgen.passage import Span

_BREAK = "\n\n"
_WORD = re.compile(r"\w+")
# A long book; what is longer is a data dump, and reading it for speakers would take minutes.
LONGEST_TEXT = 1_000_000
# The longest reports of inquiries have some thousand; the time to compare grows with the square.
MOST_SENTENCES = 3_000
# Four pages without an end are no sentence; reading it may take the square of its length.
LONGEST_SENTENCE = 20_000
# Bytes among which our imprint stands, under styles and title; further down a text may quote it.
OUR_HEAD = 40_000
# The same in a text that was unpacked, from a PDF file or an e-mail.
OUR_TEXT_HEAD = 3_000
# How the address of a part ends.
_PART = re.compile(r"#\d+(?:\.\d+)*\Z")
_TITLES: frozenset[BlockKind] = frozenset({"title", "heading"})


def read(capture: Capture) -> Article:
    """The article that the capture holds; the same capture gives the same article.

    One that holds several (a newsletter, a digest) is read as one text.
    Raises DocumentError where the bytes are none: empty, binary, damaged,
    protected, xml-bomb, no-text, unsupported, too-large, too-slow,
    too-large-to-read, crashed, own-briefing, bounce.
    """
    _require_foreign(capture.url, capture.content[:OUR_HEAD].decode("utf-8", "replace"))
    return _article(capture, read_document(capture))


def read_each(capture: Capture) -> Iterator[tuple[Capture, Article | DocumentError]]:
    """The articles that the capture holds, each with the capture as that of its part, or why it is none.

    Where there are several, the address of each ends in the part that it is
    (`#2`), and no person named it; the bytes are those of the whole.  A part
    that is no article costs no other.  Raises as `read` where the bytes hold none.
    """
    documents = read_documents(capture)
    if len(documents) == 1:
        _require_foreign(capture.url, capture.content[:OUR_HEAD].decode("utf-8", "replace"))
    for document in documents:
        part = part_of(capture, document.part) if len(documents) > 1 else capture
        try:
            yield part, _article(part, document)
        except DocumentError as problem:
            yield part, problem


def part_of(capture: Capture, part: str) -> Capture:
    """A capture as that of one part of its bytes: under an address of its own, and not named by a person.

    The part of a part is `#3.1`.
    """
    mark = "." if _PART.search(capture.url) else "#"
    return replace(
        capture,
        source=replace(capture.source, named=False),
        url=f"{capture.url}{mark}{part}",
        final_url=f"{capture.final_url}{mark}{part}",
        title=None,  # what a list called the whole
    )


def _article(capture: Capture, document: Document) -> Article:
    """The article of a document.  Raises DocumentError: too-large, own-briefing."""
    title = document.title or _line(capture.title)
    parts = _with_title(document.blocks, title)
    text = _BREAK.join(part.text for part in parts)
    _require_foreign(capture.url, text[:OUR_TEXT_HEAD])
    _require_readable(capture.url, text)
    blocks = tuple(_placed(parts))
    language = _language(capture, document, text)
    spans = tuple(_sentence_spans(text, blocks, language))
    _require_sentences(capture.url, spans)
    published = document.published or capture.published
    return Article(
        id=article_id(capture.url),
        source=_source_name(capture, document),
        text=text,
        blocks=blocks,
        sentence_spans=spans,
        links=tuple(_links(parts, blocks)),
        language=language,
        url=capture.url,
        final_url=_address(capture, document),
        title=title,
        authors=document.authors,
        published=published,
        modified=document.modified,
        captured=capture.captured,
        media_type=capture.media_type,
        page_sha256=hashlib.sha256(capture.content).hexdigest(),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        extractor=document.extractor,
        provenance=_provenance(document, title, published),
        flags=(*document.flags, *(("doubly-encoded",) if is_doubled(text) else ())),
        side=capture.source.side,
        named=capture.source.named,
        part=document.part,
    )


def _require_foreign(url: str, head: str) -> None:
    """Raises DocumentError where a briefing of ours begins so."""
    if IMPRINT.search(head):
        raise DocumentError(url, "It is a briefing that reportgen made, and no source.", "own-briefing")


def _require_readable(url: str, text: str) -> None:
    """Raises DocumentError for a text that is too long."""
    if len(text) > LONGEST_TEXT:
        raise DocumentError(
            url,
            f"The text has {len(text):,} characters; at most {LONGEST_TEXT:,} are read.",
            "too-large",
        )


def _require_sentences(url: str, spans: tuple[Span, ...]) -> None:
    """Raises DocumentError for more or longer sentences than can be compared."""
    if len(spans) > MOST_SENTENCES:
        raise DocumentError(
            url,
            f"The text has {len(spans):,} sentences; at most {MOST_SENTENCES:,} are read.",
            "too-large",
        )
    if (longest := max((end - start for start, end in spans), default=0)) > LONGEST_SENTENCE:
        raise DocumentError(
            url,
            f"The text has {longest:,} characters without the end of a sentence; "
            f"at most {LONGEST_SENTENCE:,} are read.",
            "too-large",
        )


def _line(text: str | None) -> str:
    """Words of a feed or a config on one line, in the form that all texts have."""
    return normalize(text or "")


def _with_title(blocks: tuple[DocumentBlock, ...], title: str) -> list[DocumentBlock]:
    """The blocks with the title first, and only there."""
    if not title:
        return list(blocks)
    rest = list(blocks)
    if rest and _WORD.findall(rest[0].text.casefold()) == _WORD.findall(title.casefold()):
        rest = rest[1:]
    return [DocumentBlock(kind="title", text=title), *rest]


def _placed(parts: list[DocumentBlock]) -> Iterator[Block]:
    start = 0
    for part in parts:
        yield Block(kind=part.kind, start=start, end=start + len(part.text))
        start += len(part.text) + len(_BREAK)


def _links(parts: list[DocumentBlock], blocks: tuple[Block, ...]) -> Iterator[Link]:
    for part, block in zip(parts, blocks, strict=True):
        for link in part.links:
            yield Link(start=block.start + link.start, end=block.start + link.end, target=link.target)


def _sentence_spans(text: str, blocks: tuple[Block, ...], language: str) -> Iterator[Span]:
    """The sentences of every block that is no title and no heading."""
    for block in blocks:
        if block.kind not in _TITLES:
            for start, end in sentences(text[block.start : block.end], language):
                yield block.start + start, block.start + end


def _language(capture: Capture, document: Document, text: str) -> str:
    """What the config says, then the document where its words agree, then the words themselves."""
    if capture.source.language:
        return primary(capture.source.language)
    return agreed(document.language, text) if document.language else detect(text)


def _source_name(capture: Capture, document: Document) -> str:
    """Who publishes: as the config names it, as the document or the feed does, else by the address."""
    named = map(_line, (capture.source.name, document.publisher, capture.publisher))
    return next((name for name in named if name), "") or _by_address(_address(capture, document))


def _address(capture: Capture, document: Document) -> str:
    """Where the text is to be read: the address that answered, or the one that a file gives as its own."""
    own = document.url if document.url.startswith(("http://", "https://")) and _host(document.url) else ""
    return capture.final_url if capture.final_url.startswith(("http://", "https://")) or not own else own


def _by_address(address: str) -> str:
    """The host without `www.`, or the name of a file without its ending."""
    host = _host(address)
    if host and address.lower().startswith(("http://", "https://")):
        return host.removeprefix("www.")
    try:
        return _line(PurePosixPath(unquote(urlsplit(address).path)).stem) or address
    except ValueError:
        return address


def _host(address: str) -> str:
    """The host of an address, `""` where it has none or is no address (`http://[::1`)."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _provenance(document: Document, title: str, published: datetime | None) -> Provenance:
    told = document.provenance
    return Provenance(
        title=told.title if document.title else "feed" if title else "",
        authors=told.authors,
        published=told.published if document.published else "feed" if published else "",
    )
