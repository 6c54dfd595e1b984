"""E-mails: the part that tells most, read as the page or the plain text that it is; the head as metadata.

Knows messages (RFC 5322), their parts (RFC 2045 to 2047) and saved web pages
(MHTML, RFC 2557), which are messages too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice, starmap

from reportgen.article import Provenance
from reportgen.capture import Capture
from reportgen.documents.base import Document, DocumentBlock, has_words, normalize, number, size
from reportgen.documents.digest import is_digest, split_digest
from reportgen.documents.encoding import decode
from reportgen.documents.letter import (
    NOTE,
    Head,
    own_letter,
    unflow,
    unseal,
    without_service,
    without_signature,
)
from reportgen.documents.mailbox import MOST_LETTERS, split_mailbox
from reportgen.documents.metadata import believed, believed_moment
from reportgen.documents.plain import read_plain
from reportgen.documents.stories import part_stories
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
_FORWARD = re.compile(r"(?:re:\s*)?(?:fwd?|wg|tr|rv|enc|i|doorst|пересл)\s?:", re.IGNORECASE)
_BRACKETED = re.compile(r"[<\[](?:mailto:)?[^<>\[\]]{0,200}[>\]]")
# A line that parts begin with, where the head names another.
_BOUNDARY = re.compile(
    rb"^--([\w'()+,./:=? -]{0,69}[\w'()+,./:=?-])\r?\nContent-", re.MULTILINE | re.IGNORECASE
)
# Parts that only who has the key can read (RFC 8551, RFC 3156).
_SEALS = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"})
# In a mailbox, a line of a text that begins as messages do has a mark before it.
_STUFFED = re.compile(r"^>(?=>*From )", re.MULTILINE)
_SEALED = b"-----BEGIN PGP MESSAGE-----"
_ARCHIVED = re.compile(r"<?(https?://[^\s<>]{1,2000})>?")
_CHARSET = re.compile(r"[\w.:-]{1,40}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What a part of a message was read as."""

    document: Document
    """Its text."""
    leads: tuple[str, ...] = ()
    """Of a page, the headings that lead to stories of their own."""


def read_eml(capture: Capture) -> Document:
    """The text of an e-mail or of a saved page.  Raises DocumentError: damaged, protected, bounce, no-text.

    What `read_letters` gives, several put together as one text and flagged `several`.
    """
    found = read_letters(capture)
    if len(found) == 1:
        return found[0]
    [first, *others] = split_mailbox(capture.content, 1)
    whole = _together(found)
    return whole if others else _with_head(whole, message_from_bytes(first), capture)


def read_letters(capture: Capture) -> tuple[Document, ...]:
    """The articles of an e-mail or of a saved page, in order.

    Raises DocumentError: damaged, protected, bounce, no-text.
    Several where it is a mailbox or a digest, forwards several letters, or is a
    newsletter whose headings lead to stories of their own: each says which part it is.
    Flagged `attachments` where there are some, for they are not read; `thread`
    where it answers or forwards another, which is not read; and
    `doubtful-extraction` where it is cut short.  A message that only forwards
    another is read as that one.
    """
    letters = [message_from_bytes(letter) for letter in split_mailbox(capture.content)]
    if not letters[0].keys():
        raise DocumentError(capture.url, "The file has no head as e-mails have.", "damaged")
    read = [_read_message(message, capture, _MOST_FORWARDS) for message in letters[:MOST_LETTERS]]
    if found := number([stories for stories, _ in read]):
        return found
    if any(sealed for _, sealed in read):
        locked = "The e-mail is sealed (encrypted); save a copy that is not."
        raise DocumentError(capture.url, locked, "protected")
    if any(map(_is_bounce, letters)):
        bounced = "The e-mail is a machine's report about another one (not delivered, or the like)."
        raise DocumentError(capture.url, bounced, "bounce")
    raise DocumentError(capture.url, "The e-mail has no part that holds a text.", "no-text")


def _read_message(message: Message, capture: Capture, left: int) -> tuple[tuple[Document, ...], bool]:
    """What a message tells, the forwarded ones where it only forwards; and whether a part of it is sealed."""
    if _is_bounce(message):
        return (), False
    parts = list(islice(_parts(message, 0), _MOST_PARTS))
    found = _best([read for part in parts if (read := _read(part, message, capture))])
    sealed = any(part.get_content_type() in _SEALS or _is_sealed(part) for part in parts)
    own = size(found.document.blocks) if found else 0
    inner = _forwarded(parts, message, capture, left)
    gathered = own <= NOTE or is_digest(message) or any(_gathered(part, message) for part in parts)
    if gathered and (sum(size(each.blocks) for each in inner) > own or len(inner) > 1):
        return inner, sealed
    if found is None:
        return (), sealed
    attached = any(map(_is_attached, parts))
    flags = (("attachments", attached), ("doubtful-extraction", _is_cut(message, 0)))
    document = _with_head(found.document, message, capture)
    document = replace(document, flags=(*document.flags, *(flag for flag, holds in flags if holds)))
    return part_stories(document, found.leads), sealed


def _forwarded(
    parts: Sequence[Message], message: Message, capture: Capture, left: int
) -> tuple[Document, ...]:
    """What the messages among the parts tell: the one, or several (a digest)."""
    inner = [_inner(part) for part in parts if left and part.get_content_type() == "message/rfc822"]
    inner += [letter for part in parts if left for letter in _gathered(part, message)]
    read = [_read_message(letter, capture, left - 1)[0] for letter in inner[:MOST_LETTERS]]
    return number(read) if read else ()


def _gathered(part: Message, message: Message) -> tuple[Message, ...]:
    """The messages of a digest that is a part of text, none where it is no digest, or an answer to one."""
    if _PREFIX.match(_header(message, "Subject")):
        return ()
    content = part.get_payload(decode=True) if part.get_content_type() == "text/plain" else b""
    return split_digest(decode(content, _charset(part))) if isinstance(content, bytes) else ()


def _charset(part: Message) -> str:
    charset = str(part.get_param("charset") or "")
    return charset if _CHARSET.fullmatch(charset) else ""


def _is_bounce(message: Message) -> bool:
    """Whether a machine reports what became of another message (RFC 6522), or cannot deliver it."""
    sender = parseaddr(_header(message, "From"))[1].partition("@")[0].casefold()
    return message.get_content_type() == "multipart/report" or sender == "mailer-daemon"


def _together(found: Sequence[Document]) -> Document:
    """Several documents as one: each under its title, flagged `several`."""
    blocks = [
        block
        for document in found
        for block in (
            *((DocumentBlock(kind="heading", text=document.title),) if document.title else ()),
            *document.blocks,
        )
    ]
    doubts = dict.fromkeys(flag for document in found for flag in document.flags if flag != "short")
    return Document(blocks=tuple(blocks), extractor=found[0].extractor, flags=("several", *doubts))


def _parts(message: Message, depth: int) -> Iterator[Message]:
    """The parts that are not made of parts, in order; a forwarded message is one."""
    if message.get_content_maintype() == "multipart" and not message.is_multipart():
        message = _mended(message)
    if message.get_content_maintype() != "multipart":
        yield message
    elif depth < _DEEPEST and message.is_multipart():
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _parts(part, depth + 1)


def _is_cut(message: Message, depth: int) -> bool:
    """Whether the end of a message never came: the last line of its parts is missing."""
    if any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects):
        return True
    parts = message.get_payload() if message.is_multipart() and depth < _DEEPEST else ()
    return any(_is_cut(part, depth + 1) for part in parts if isinstance(part, Message))


def _mended(message: Message) -> Message:
    """A message whose head names a boundary that it has not, by the boundary that it has; else as a text."""
    raw = message.get_payload(decode=True)
    content = raw if isinstance(raw, bytes) else b""
    used = _BOUNDARY.search(content)
    kind = (
        b'Content-Type: multipart/mixed; boundary="' + used[1] + b'"' if used else b"Content-Type: text/plain"
    )
    return message_from_bytes(kind + b"\r\n\r\n" + content)


def _is_sealed(part: Message) -> bool:
    """Whether a part of text holds a message sealed with OpenPGP."""
    content = part.get_payload(decode=True) if part.get_content_type() == "text/plain" else b""
    return isinstance(content, bytes) and _SEALED in content


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


def _read(part: Message, message: Message, capture: Capture) -> _Read | None:
    """What a part of text holds, None where that is nothing."""
    kind = part.get_content_type()
    content = part.get_payload(decode=True) if kind in _TEXTS and not _is_attached(part) else None
    if not isinstance(content, bytes) or not content.strip():
        return None
    own = replace(
        capture,
        content=content,
        charset=_charset(part),
        final_url=_place(part) or _place(message) or capture.final_url,
        media_type=kind,
    )
    try:
        if kind == "text/plain":
            text = replace(own, content=_letter_text(part, message, own), charset="utf-8")
            return _Read(document=read_plain(text, headed=False))
        return _read_page(own, _place(part) or _place(message))
    except DocumentError:
        return None


def _read_page(own: Capture, place: str) -> _Read:
    """What a part that is a page holds; a saved one has the address `place`.  Raises DocumentError."""
    from reportgen.documents.html import read_html  # noqa: PLC0415 - loads lxml, which plain text spares
    from reportgen.documents.newsletter import UNTITLED, unfold  # noqa: PLC0415 - the same

    if place:
        return _Read(document=replace(read_html(own), url=place))
    page = unfold(own.content, own.charset)
    document = read_html(replace(own, content=page.content, charset="utf-8"))
    if document.title == UNTITLED:
        document = replace(document, title="", provenance=replace(document.provenance, title=""))
    flags = dict.fromkeys((*page.flags, *document.flags))
    return _Read(document=replace(document, url="", flags=tuple(flags)), leads=page.leads)


def _letter_text(part: Message, message: Message, own: Capture) -> bytes:
    """The writer's own text of a part, in UTF-8."""
    text, _ = unseal(decode(own.content, own.charset))
    if message.get_unixfrom():
        text = _STUFFED.sub("", text)
    text = without_signature(text)
    if _parameter(part, "format") == "flowed":
        text = unflow(text, drop_blank=_parameter(part, "delsp") == "yes")
    return text.encode("utf-8", "replace")


def _parameter(part: Message, name: str) -> str:
    """A parameter of the content type in lower case, `""` where there is none."""
    return str(part.get_param(name) or "").lower()


def _place(part: Message) -> str:
    """The address of a page that was saved, `""` where a part is none."""
    said = _header(part, "Snapshot-Content-Location") or _header(part, "Content-Location")
    return said if said.startswith(("http://", "https://")) else ""


def _best(found: list[_Read]) -> _Read | None:
    """The page where it holds about as much as the plain text, else whichever holds most."""
    pages = [read for read in found if read.document.extractor != "plain"]
    most = max(found, key=_length, default=None)
    page = max(pages, key=_length, default=None)
    best = page if page and most and _length(page) >= _ENOUGH * _length(most) else most
    if best is None:
        return None
    return replace(best, document=replace(best.document, blocks=without_service(best.document.blocks)))


def _length(read: _Read) -> int:
    return size(read.document.blocks)


def _with_head(document: Document, message: Message, capture: Capture) -> Document:
    """The document with what the head of the message says; a saved page speaks for itself."""
    sender = _header(message, "From")
    if document.url and "@" not in parseaddr(sender)[1]:
        return document
    subject = _header(message, "Subject")
    letter = own_letter(_untitled(document), forwards=_FORWARD.match(subject) is not None)
    head = letter.head or Head()
    bare = _PREFIX.sub("", head.subject or subject, count=1)
    sent = _moment(head.sent, capture.captured) or _moment(_header(message, "Date"), capture.captured)
    name, host = _name_and_host(head.sender or sender)
    authors = document.authors or (() if _is_bulk(message) or not name else (name,))
    archived = _ARCHIVED.match(_header(message, "Archived-At"))
    told = document.provenance
    if has_words(bare):
        document = replace(document, title=bare, blocks=_beneath(bare, letter.blocks))
    return replace(
        document,
        authors=authors,
        published=sent or document.published,
        publisher=name or host or document.publisher,
        provenance=Provenance(
            title="subject" if has_words(bare) else told.title,
            authors=told.authors or ("sender" if authors else ""),
            published="sent" if sent else told.published,
        ),
        url=archived[1] if archived else document.url,
        flags=(*document.flags, *(("thread",) if letter.cut else ())),
    )


def _name_and_host(sender: str) -> tuple[str, str]:
    """The name of a sender and the host of the address; `""` for what is not there."""
    name, address = parseaddr(sender)
    name = normalize(name).strip("\"' ")
    if "@" not in address and not name:
        return normalize(_BRACKETED.sub("", sender)).strip("\"' "), ""
    return name, address.rpartition("@")[2]


def _is_bulk(message: Message) -> bool:
    """Whether a message went to a list: its sender is a publication, and not who wrote it."""
    lists = any(_header(message, name) for name in ("List-Unsubscribe", "List-Id", "List-Post"))
    return lists or _header(message, "Precedence").casefold() in ("bulk", "list", "junk")


def _untitled(document: Document) -> tuple[DocumentBlock, ...]:
    """The blocks of a document, with a heading of its own that was its title among them."""
    shown = document.provenance.title in ("heading", "first-line")
    return (*((DocumentBlock(kind="heading", text=document.title),) if shown else ()), *document.blocks)


def _beneath(title: str, blocks: tuple[DocumentBlock, ...]) -> tuple[DocumentBlock, ...]:
    """The blocks below a title, which is not repeated."""
    return blocks[1:] if len(blocks) > 1 and blocks[0].text.casefold() == title.casefold() else blocks


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


def _moment(text: str, captured: datetime) -> datetime | None:
    """The moment that a date line names, as heads write it or as people do."""
    try:
        moment = parsedate_to_datetime(text)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return believed(text, captured)
    return believed_moment(moment, captured)
