"""Web archives: the pages in a WARC file, each at the time when it was captured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from reportgen.capture import Capture, Found, Planned, Source
from reportgen.collectors.base import Context, skip
from reportgen.collectors.places import file_address, is_web
from reportgen.compression import CutShortError, GarbledError, TooLargeError
from reportgen.documents.kinds import TYPES, signed
from reportgen.errors import DocumentError
from reportgen.warc import WarcRecord, read_warc, unpack_body

# A crawl also holds pictures, scripts and styles, which nobody names as articles.
_TYPES = TYPES | {"text/plain"}
# Types that say no more than that there are bytes: what these are, they say themselves.  Among those of XML
# are feeds and lists, which are no articles.
_UNSURE = frozenset(
    {
        "", "application/octet-stream", "application/xml", "text/xml", "application/zip",
        "application/msword",
        "application/vnd.ms-word.document.macroenabled.12",
    }
)  # fmt: skip
# The letter of a mailbox, as we name it; else what stands behind `#` is but a place on a page.
_LETTER = re.compile(r"#\d{1,9}\Z")
_KEPT_HEADERS = ("content-language", "content-type", "etag", "last-modified")


def collect_warc(source: Source, context: Context) -> Iterator[Found]:
    """The pages of the web archive at the source's path or address."""
    if is_web(source.url):
        fetched = context.fetch(source.url)
        yield from collect_records(source, BytesIO(fetched.content), source.url, context)
        return
    address = file_address(context.labels.get(source.url) or Path(source.url).name)
    yield from collect_file(source, Path(source.url), address, context)


def collect_file(source: Source, path: Path, address: str, context: Context) -> Iterator[Found]:
    """The pages of a web archive on the disk, which is shown by that address."""
    try:
        with path.open("rb") as file:
            yield from collect_records(source, file, address, context)
    except OSError as error:
        yield skip(source, address, "unreadable", f"the file cannot be read ({error.strerror}).")


def collect_records(source: Source, file: BinaryIO, address: str, context: Context) -> Iterator[Found]:
    """The pages of an open web archive: answers with status 200, and files, of the kinds that are read.

    Each keeps the time and the address that its record gives.  No person named
    them (`named` is False), so that those of another event can be left out.
    """
    source = replace(source, named=False)
    left = context.limits.max_articles if source.limit is None else source.limit
    found = passed = 0
    try:
        for record in read_warc(address, file, context.limits.max_bytes):
            if not _is_within(source, record) or not _is_page(record, context.limits.max_bytes):
                continue
            found += 1
            if found > left:
                passed += 1
            else:
                yield _read(source, record, address, context)
        damaged = False
    except DocumentError as error:
        damaged = True
        yield skip(source, address, error.slug, error.reason)
    if not found and not damaged:
        yield skip(source, address, "no-articles", "the web archive has no page that can be read.")
    if passed:
        reason = f"the limit of {left} articles for one source was reached; {passed} more are in it."
        yield skip(source, address, "max-articles", reason)


def _is_page(record: WarcRecord, most: int) -> bool:
    """Whether a record may be an article: a page that was answered with success, or a file.

    `most` are the bytes up to which one is unpacked to see what it is.
    """
    if record.status != 200:
        return False
    web = record.url.lower().startswith(("http://", "https://"))
    if not (web or (record.url and record.kind != "response")):
        return False
    if record.media_type == "text/plain" and web and _path(record.url).endswith("/robots.txt"):
        return False
    return record.media_type in _TYPES or (record.media_type in _UNSURE and _is_signed(record, most))


def _is_signed(record: WarcRecord, most: int) -> bool:
    """Whether the bytes bear the mark of a kind that is read, as PDF, Word and NewsML do."""
    try:
        return signed(unpack_body(record, most)) is not None
    except (TooLargeError, CutShortError, GarbledError):
        return False


def _is_within(source: Source, record: WarcRecord) -> bool:
    """Whether it was captured in the source's time; a page of before may have been captured long after."""
    return record.captured is None or source.since is None or record.captured >= source.since


def _read(source: Source, record: WarcRecord, address: str, context: Context) -> Found:
    from reportgen.fetching import display_address  # noqa: PLC0415  heavy, and only what holds pages needs it

    letter = _LETTER.search(record.url)
    url = display_address(record.url) + (letter[0] if letter else "")
    if context.dry:
        return Planned(source=source.name or url, url=url)
    try:
        content = unpack_body(record, context.limits.max_bytes)
    except TooLargeError:
        return skip(source, url, "too-large", f"in {address} it is larger than the limit for one page.")
    except CutShortError as error:
        return skip(source, url, "truncated", f"in {address} it is cut short ({error}).")
    except GarbledError as error:
        return skip(source, url, "encoding", f"in {address} its compression cannot be undone ({error}).")
    return Capture(
        source=replace(source, url=url),
        url=url,
        final_url=url,
        content=content,
        captured=record.captured or context.clock(),
        media_type=record.media_type,
        charset=record.charset,
        status=record.status,
        headers=tuple((n, record.headers[n]) for n in _KEPT_HEADERS if n in record.headers),
    )


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
