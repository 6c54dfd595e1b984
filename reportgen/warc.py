"""Web archives (WARC, ISO 28500): their records one by one, and an archive of ours written as one.

Read without warcio, which takes a line of any length into memory: of a file of
389 kilobytes it made 5 gigabytes.  Here nothing is held but one record within
the limit, and a file that unpacks to far more than it packs is given up.
"""

from __future__ import annotations

import gzip
import uuid
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from reportgen.compression import CutShortError, GarbledError, TooLargeError, inflate
from reportgen.errors import DocumentError
from reportgen.record import Record
from reportgen.version import __version__

if TYPE_CHECKING:
    from reportgen.archive import Archive

_VERSIONS = (b"WARC/1.1", b"WARC/1.0", b"WARC/0.18", b"WARC/0.17")
_STEP = 1 << 16
# Packed bytes taken in one go; what is left behind a member is copied, so that it must be small.
_SLICE = 1 << 14
# Servers refuse longer header lines, and a record has a dozen of its own.
_LONGEST_LINE, _MOST_LINES = 1 << 16, 500
# Pages shrink to a fifth or a tenth; what is packed a hundred times smaller is no crawl of pages.  The
# first bytes are free, so that a short archive of one repetitive page is read.
_LARGEST_RATIO, _FREE = 100, 100_000_000
_CHUNK_SIZE = 20
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True, kw_only=True)
class WarcRecord:
    """One answer of a server, or one file, as a web archive has it."""

    kind: str
    """`response` (the answer of a server) or `resource` (bytes without one)."""
    url: str
    """Address asked for."""
    captured: datetime | None
    """When it was captured, UTC; None where the record does not say."""
    status: int = 200
    """HTTP status."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """The server's headers, names in lower case; of a resource its content type."""
    body: bytes = b""
    """The body, still packed as the headers say."""
    problem: str = ""
    """Slug of why the body cannot be had: `too-large`, `truncated` or none."""

    @property
    def media_type(self) -> str:
        """Content type without parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """Encoding that the content type claims."""
        _, _, found = self.headers.get("content-type", "").lower().partition("charset=")
        return found.partition(";")[0].strip(" \"'")[:40]


# --- reading --------------------------------------------------------------------------------------


def read_warc(address: str, file: BinaryIO, limit: int) -> Iterator[WarcRecord]:
    """The responses and resources of a web archive in its order, each body up to so many bytes.

    Raises DocumentError where the file is none (`warc`), ends early
    (`truncated`) or unpacks to far more than it should (`too-large`); what
    stood before has been yielded by then.
    """
    stream = _Stream(address, file)
    while stream.skip_blank_lines():
        head = stream.head()
        length = head.get("content-length", "")
        if not (length.isascii() and length.isdigit() and len(length) < 16):
            raise DocumentError(address, "a record does not say how long it is.", "warc")
        kind = head.get("warc-type", "").lower()
        if kind not in ("response", "resource"):
            stream.skip(int(length))
        elif int(length) > limit + _LONGEST_LINE:
            start = stream.read(_LONGEST_LINE)  # the server's headers, which tell a page from a film
            stream.skip(int(length) - len(start))
            yield _record(kind, head, start, "too-large")
        else:
            yield _record(kind, head, stream.read(int(length)), "")


def unpack_body(record: WarcRecord, limit: int) -> bytes:
    """The body of a record as it was meant: without chunks and compression, up to so many bytes.

    Raises TooLargeError, CutShortError or GarbledError.
    """
    if record.problem == "too-large":
        raise TooLargeError(f"more than {limit} bytes")
    if record.problem:
        raise CutShortError("its record says so")
    body = record.body
    if record.headers.get("transfer-encoding", "").strip().lower() == "chunked":
        body = _join_chunks(body)
    elif len(body) < _announced(record):
        raise CutShortError("fewer bytes than the server announced")
    encoding = record.headers.get("content-encoding", "").strip().lower().removeprefix("x-")
    # Crawlers that unpack a body often leave the header that said so.
    if encoding in ("", "identity") or (encoding == "gzip" and not body.startswith(_GZIP)):
        encoding = ""
    elif encoding not in ("gzip", "deflate"):
        raise GarbledError(f"a content encoding {encoding!r} is not read")
    return inflate((body[i : i + _STEP] for i in range(0, len(body), _STEP)), encoding, limit)


def _announced(record: WarcRecord) -> int:
    """Bytes of the body as the server announced them, 0 where it did not."""
    length = record.headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 16 else 0


def _record(kind: str, head: Mapping[str, str], block: bytes, problem: str) -> WarcRecord:
    url = head.get("warc-target-uri", "").strip("<> ")
    captured = _time(head.get("warc-date", ""))
    problem = problem or ("truncated" if head.get("warc-truncated") else "")
    if kind == "resource" or not url.lower().startswith(("http:", "https:")):
        about = {"content-type": head.get("content-type", "")}
        return WarcRecord(kind=kind, url=url, captured=captured, headers=about, body=block, problem=problem)
    blank = b"\r\n\r\n" if b"\r\n\r\n" in block else b"\n\n"
    top, _, body = block.partition(blank)
    first, *lines = top.decode("latin-1").splitlines() or [""]
    return WarcRecord(
        kind=kind,
        url=url,
        captured=captured,
        status=_status(first) or (0 if block else 200),
        headers=_fields(lines),
        body=body,
        problem=problem,
    )


def _status(line: str) -> int:
    """The status of an answer's first line, 0 where it has none."""
    parts = line.split(None, 2)
    code = parts[1] if len(parts) > 1 and parts[0].upper().startswith("HTTP/") else ""
    return int(code) if len(code) == 3 and code.isascii() and code.isdigit() else 0


def _fields(lines: Iterable[str]) -> dict[str, str]:
    """Headers by lower-case name; of one that stands twice, the first."""
    found: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if colon and not name[:1].isspace():
            found.setdefault(name.strip().lower(), value.strip())
    return found


def _time(text: str) -> datetime | None:
    try:
        time = datetime.fromisoformat(text.strip())
        return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None


def _join_chunks(body: bytes) -> bytes:
    """A chunked body in one piece.  Raises CutShortError; one that has no chunks stays as it is."""
    parts: list[bytes] = []
    place = 0
    while True:
        end = body.find(b"\n", place, place + _LONGEST_LINE)
        digits = body[place : max(end, place)].partition(b";")[0].strip()
        size = _hexadecimal(digits)
        if size is None:
            if not parts:
                return body  # the crawler has joined it already and left the header
            raise CutShortError("a chunked body without its end")
        if size == 0:
            return b"".join(parts)
        parts.append(body[end + 1 : end + 1 + size])
        if len(parts[-1]) < size:
            raise CutShortError("a chunked body without its end")
        place = end + 1 + size
        place += 2 if body[place : place + 2] == b"\r\n" else 1


def _hexadecimal(digits: bytes) -> int | None:
    try:
        return int(digits, 16) if 0 < len(digits) < _CHUNK_SIZE and digits.isalnum() else None
    except ValueError:
        return None


class _Stream:
    """The unpacked bytes of a file, a little at a time."""

    def __init__(self, address: str, file: BinaryIO) -> None:
        self.address, self.file = address, file
        self.packed = self.unpacked = 0
        self.buffer = bytearray()
        self.parts = self._unpack()

    def skip_blank_lines(self) -> bool:
        """Whether there is anything behind the blank lines between two records."""
        while self._fill(1):
            self.buffer = self.buffer.lstrip(b"\r\n")
            if self.buffer:
                return True
        return False

    def head(self) -> dict[str, str]:
        """The headers of the record that begins here.  Raises DocumentError where none does."""
        if self._line().strip() not in _VERSIONS:
            raise DocumentError(self.address, "it is no web archive, or a record has a wrong length.", "warc")
        lines: list[str] = []
        while line := self._line().rstrip(b"\r\n"):
            lines.append(line.decode("utf-8", "replace"))
            if len(lines) > _MOST_LINES:
                raise DocumentError(self.address, "a record has more headers than any has.", "warc")
        return _fields(lines)

    def read(self, size: int) -> bytes:
        """So many bytes.  Raises DocumentError where there are fewer."""
        if not self._fill(size):
            raise self._short()
        found = bytes(self.buffer[:size])
        del self.buffer[:size]
        return found

    def skip(self, size: int) -> None:
        """Passes over so many bytes without holding them."""
        while size > len(self.buffer):
            size -= len(self.buffer)
            self.buffer.clear()
            if not self._fill(1):
                raise self._short()
        del self.buffer[:size]

    def _line(self) -> bytes:
        searched = 0
        while (end := self.buffer.find(b"\n", searched)) < 0:
            searched = len(self.buffer)
            if searched > _LONGEST_LINE:
                raise DocumentError(self.address, "it has a line longer than any header.", "warc")
            if not self._fill(searched + 1):
                raise self._short()
        return self.read(end + 1)

    def _fill(self, size: int) -> bool:
        """Whether the buffer holds so many bytes, read for as long as it does not."""
        while len(self.buffer) < size:
            part = next(self.parts, None)
            if part is None:
                return False
            self.unpacked += len(part)
            if self.unpacked > _FREE + _LARGEST_RATIO * self.packed:
                reason = "it unpacks to more than a hundred times its size."
                raise DocumentError(self.address, reason, "too-large")
            self.buffer += part
        return True

    def _short(self) -> DocumentError:
        return DocumentError(self.address, "it ends in the middle of a record.", "truncated")

    def _unpack(self) -> Iterator[bytes]:
        """The file's bytes, gunzipped where it is gzip, which may be one member for each record."""
        block = self._block()
        if not block.startswith(_GZIP):
            while block:
                yield block
                block = self._block()
            return
        member = zlib.decompressobj(16 + zlib.MAX_WBITS)
        while block:
            if member.eof:
                member = zlib.decompressobj(16 + zlib.MAX_WBITS)
            try:
                yield member.decompress(block, _STEP)
            except zlib.error as error:
                reason = f"its compression cannot be undone ({error})."
                raise DocumentError(self.address, reason, "encoding") from error
            block = member.unused_data or member.unconsumed_tail or self._block()
        if not member.eof:
            raise self._short()

    def _block(self) -> bytes:
        block = self.file.read(_SLICE)
        self.packed += len(block)
        return block


# --- writing --------------------------------------------------------------------------------------


def write_warc(archive: Archive, records: Iterable[Record], file: BinaryIO) -> int:
    """How many captures of an archive were written as a web archive, each gzipped by itself.

    Answers of servers become `response` records with the headers that the
    archive keeps, files become `resource` records; bodies are those after content
    decoding.  The same records give the same bytes.  Raises NotFoundError and
    VerificationError where the archive lacks their bytes.
    """
    about = (
        f"software: reportgen/{__version__}\r\nformat: WARC File Format 1.1\r\n"
        "description: headers are those that the archive keeps, bodies those after content decoding\r\n"
    ).encode()
    # Packed, since an archive may have many: a tenth of the memory.
    chosen = sorted((record.captured, record.id, msgspec.msgpack.encode(record)) for record in records)
    first = chosen[0][0] if chosen else datetime.fromtimestamp(0, UTC)
    file.write(_packed("warcinfo", "warcinfo", first, about, {"Content-Type": "application/warc-fields"}))
    written: set[tuple[str, str]] = set()
    count = 0
    for _, _, packed in chosen:
        record = msgspec.msgpack.decode(packed, type=Record)
        if record.part and (record.whole, record.page_sha256) in written:
            continue  # the stories of one e-mail have its bytes together
        written.add((record.whole, record.page_sha256))
        kind, content_type, block = _block_of(record, archive.content(record.page_sha256))
        digest = f"sha256:{record.page_sha256}"
        address = record.whole
        fields = {"WARC-Target-URI": address, "WARC-Payload-Digest": digest, "Content-Type": content_type}
        file.write(_packed(record.id, kind, record.captured, block, fields))
        count += 1
    return count


def _block_of(record: Record, content: bytes) -> tuple[str, str, bytes]:
    """Kind, content type and bytes of the record that stands for one of ours."""
    media_type = record.media_type or "application/octet-stream"
    declared = f"{media_type}; charset={record.charset}" if record.charset else media_type
    # What a feed gave of a page that is gone was no answer of that page.
    if not record.url.startswith(("http://", "https://")) or record.status not in (200, 203):
        return "resource", declared, content
    kept = {"content-type": declared, **dict(record.headers), "content-length": str(len(content))}
    try:
        reason = HTTPStatus(record.status).phrase
    except ValueError:
        reason = ""
    lines = [f"HTTP/1.1 {record.status} {reason}", *(f"{k}: {v}" for k, v in sorted(kept.items()))]
    head = "\r\n".join(" ".join(line.split()) for line in lines)
    return "response", "application/http; msgtype=response", head.encode() + b"\r\n\r\n" + content


def _packed(name: str, kind: str, time: datetime, block: bytes, fields: Mapping[str, str]) -> bytes:
    """One record, gzipped; its id follows from its name, so that nothing in it is random."""
    record_id = uuid.uuid5(uuid.NAMESPACE_URL, f"reportgen:{name}:{time.isoformat()}")
    head = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{record_id}>",
        "WARC-Date": f"{time.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        **fields,
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{key}: {' '.join(value.split())}\r\n" for key, value in head.items())
    return gzip.compress(f"WARC/1.1\r\n{lines}\r\n".encode() + block + b"\r\n\r\n", mtime=0)
