"""E-mails: the part that tells most, read as the page or the plain text that it is; the head as metadata.

Knows messages (RFC 5322), their parts (RFC 2045 to 2047) and saved web pages
(MHTML, RFC 2557), which are messages too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice, starmap

from reportgen.article import Provenance
from reportgen.capture import Capture
from reportgen.documents.base import Document, DocumentBlock, has_words, normalize, size
from reportgen.documents.encoding import decode
from reportgen.documents.metadata import believed_moment
from reportgen.documents.plain import read_plain
from reportgen.errors import DocumentError

# The longest line that a header may have is 998 letters; nobody reads a subject of more.
_LONGEST_HEADER = 2_000
# A text part of a newsletter says "read this in your browser", or all of it: the page is believed
# where it has at least this share of its letters.
_ENOUGH = 0.6
# Mail programs nest a few levels (signed, mixed, related, alternative); what is deeper is a trap.
_DEEPEST = 20
_MOST_PARTS = 1_000
# A forward of a forward of a forward.
_MOST_FORWARDS = 4
_TEXTS = ("text/html", "application/xhtml+xml", "text/plain")
# What mail programs put before the subject of an answer or a forwarded message.
_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|antw)\s?(?:\[\d{1,3}\])?:\s*)+", re.IGNORECASE)
# A signature begins behind this line (RFC 3676, section 4.3).
_SIGNATURE = re.compile(rb"\r?\n-- \r?\n")
_ARCHIVED = re.compile(r"<?(https?://[^\s<>]{1,2000})>?")
# What the sender's machine adds: no part of the text.
_SERVICE = re.compile(
    r"unsubscribe|abbestellen|newsletter abmelden|désabonner|désinscrire|darse de baja|disiscri|afmelden"
    r"|отписаться|view (?:this |it )?(?:e-?mail )?(?:in|online)|im browser (?:ansehen|öffnen|lesen)"
    r"|receiv(?:e|ed|ing) this (?:e-?mail|newsletter|message) because"
    r"|manage (?:your )?(?:e-?mail )?preferences",
    re.IGNORECASE,
)
_LONGEST_SERVICE = 300
_SERVICE_HEAD, _SERVICE_FOOT = 3, 8
_CHARSET = re.compile(r"[\w.:-]{1,40}")


def read_eml(capture: Capture) -> Document:
    """The article of an e-mail or of a saved page.  Raises DocumentError: damaged, no-text.

    Attachments are not read; where there are some, the document is flagged
    `attachments`.  A message that only forwards another is read as that one.
    """
    message = message_from_bytes(capture.content)
    if not message.keys():
        raise DocumentError(capture.url, "The file has no head as e-mails have.", "damaged")
    for _ in range(_MOST_FORWARDS):
        parts = list(islice(_parts(message, 0), _MOST_PARTS))
        found = _best([document for part in parts if (document := _read(part, message, capture))])
        if found is not None:
            return _with_head(found, message, capture, attached=any(map(_is_attached, parts)))
        forwarded = next((part for part in parts if part.get_content_type() == "message/rfc822"), None)
        if forwarded is None:
            break
        message = _inner(forwarded)
    raise DocumentError(capture.url, "The e-mail has no part that holds a text.", "no-text")


def _parts(message: Message, depth: int) -> Iterator[Message]:
    """The parts that are not made of parts, in order; a forwarded message is one."""
    if message.get_content_maintype() != "multipart" or not message.is_multipart():
        yield message
    elif depth < _DEEPEST:
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _parts(part, depth + 1)


def _inner(forwarded: Message) -> Message:
    """The message that a part forwards."""
    inner = forwarded.get_payload(0) if forwarded.is_multipart() else None
    return inner if isinstance(inner, Message) else Message()


def _is_attached(part: Message) -> bool:
    """Whether a part is a file beside the message, and no text, picture or signature of it."""
    kind = part.get_content_type()
    if "attachment" in _header(part, "Content-Disposition").casefold():
        return not kind.endswith("-signature")
    embedded = _header(part, "Content-ID") or _header(part, "Content-Location")
    return kind not in _TEXTS and not embedded and not kind.endswith("-signature")


def _read(part: Message, message: Message, capture: Capture) -> Document | None:
    """What a part of text holds, None where that is nothing."""
    kind = part.get_content_type()
    content = part.get_payload(decode=True) if kind in _TEXTS and not _is_attached(part) else None
    if not isinstance(content, bytes) or not content.strip():
        return None
    charset = str(part.get_param("charset") or "")
    own = replace(
        capture,
        content=content,
        charset=charset if _CHARSET.fullmatch(charset) else "",
        final_url=_place(part) or _place(message) or capture.final_url,
        media_type=kind,
    )
    try:
        if kind == "text/plain":
            return read_plain(replace(own, content=_SIGNATURE.split(content)[0]), headed=False)
        from reportgen.documents.html import read_html  # noqa: PLC0415 - loads lxml, which plain text spares
        from reportgen.documents.newsletter import unfold  # noqa: PLC0415 - the same

        place = _place(part) or _place(message)
        return replace(
            read_html(own if place else replace(own, content=unfold(content, own.charset))), url=place
        )
    except DocumentError:
        return None


def _place(part: Message) -> str:
    """The address of a page that was saved, `""` where a part is none."""
    said = _header(part, "Snapshot-Content-Location") or _header(part, "Content-Location")
    return said if said.startswith(("http://", "https://")) else ""


def _best(documents: list[Document]) -> Document | None:
    """The page where it holds about as much as the plain text, else whichever holds most."""
    pages = [document for document in documents if document.extractor != "plain"]
    most = max(documents, key=lambda document: size(document.blocks), default=None)
    page = max(pages, key=lambda document: size(document.blocks), default=None)
    best = page if page and most and size(page.blocks) >= _ENOUGH * size(most.blocks) else most
    return replace(best, blocks=_without_service(best.blocks)) if best else None


def _without_service(blocks: tuple[DocumentBlock, ...]) -> tuple[DocumentBlock, ...]:
    """The blocks without those at both ends by which a mailing list speaks of itself; never none."""
    last = len(blocks) - _SERVICE_FOOT
    kept = [
        block
        for number, block in enumerate(blocks)
        if _SERVICE_HEAD <= number < last
        or len(block.text) > _LONGEST_SERVICE
        or not _SERVICE.search(block.text)
    ]
    return tuple(kept) or blocks


def _with_head(document: Document, message: Message, capture: Capture, *, attached: bool) -> Document:
    """The document with what the head of the message says; a saved page speaks for itself."""
    flags = (*document.flags, *(("attachments",) if attached else ()))
    name, address = parseaddr(_header(message, "From"))
    if document.url and "@" not in address:
        return replace(document, flags=flags)
    subject = _PREFIX.sub("", _header(message, "Subject"), count=1)
    sent = _sent(message, capture.captured)
    archived = _ARCHIVED.match(_header(message, "Archived-At"))
    told = document.provenance
    return replace(
        _retitled(document, subject) if has_words(subject) else document,
        published=sent or document.published,
        publisher=normalize(name).strip("\"' ") or address.rpartition("@")[2] or document.publisher,
        provenance=Provenance(
            title="subject" if has_words(subject) else told.title,
            authors=told.authors,
            published="sent" if sent else told.published,
        ),
        url=archived[1] if archived else document.url,
        flags=flags,
    )


def _retitled(document: Document, subject: str) -> Document:
    """The document under the subject; a heading of its own that was its title stays a heading."""
    blocks = document.blocks
    shown = document.provenance.title in ("heading", "first-line")
    if shown and document.title.casefold() != subject.casefold():
        blocks = (DocumentBlock(kind="heading", text=document.title), *blocks)
    return replace(document, title=subject, blocks=blocks)


def _header(message: Message, name: str) -> str:
    """A header's text, decoded, on one line and cut to a sensible length; `""` where there is none."""
    wanted = name.casefold()
    raw = next((str(value) for key, value in message.raw_items() if key.casefold() == wanted), "")
    text = decode(
        raw[:_LONGEST_HEADER].encode("utf-8", "surrogateescape")
    )  # a head need not be ASCII, but is bytes
    try:
        return normalize("".join(starmap(_decoded, decode_header(text))))
    except (MessageError, ValueError, LookupError):  # no encoded word after all
        return normalize(text)


def _decoded(piece: bytes | str, charset: str | None) -> str:
    return piece if isinstance(piece, str) else decode(piece, charset or "")


def _sent(message: Message, captured: datetime) -> datetime | None:
    try:
        moment = parsedate_to_datetime(_header(message, "Date"))
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return believed_moment(moment, captured)
