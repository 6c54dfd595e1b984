"""A fetched page as a capture, and a list that stands on the web or on the disk."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urljoin

from reportgen.capture import Capture, Source
from reportgen.collectors.base import Context
from reportgen.collectors.places import file_address, is_web, read_bytes
from reportgen.compression import CutShortError, GarbledError, TooLargeError, gunzip
from reportgen.errors import DocumentError
from reportgen.fetching import Fetched, display_address

_GZIP = b"\x1f\x8b"


def capture_page(source: Source, fetched: Fetched, captured: datetime) -> Capture:
    """A fetched page as a capture; addresses are kept without credentials."""
    address = display_address(source.url)
    return Capture(
        source=replace(source, url=address),
        url=address,
        final_url=fetched.final_url,
        content=fetched.content,
        captured=captured,
        media_type=fetched.media_type,
        charset=fetched.charset,
        status=fetched.status,
        headers=fetched.headers,
        redirects=fetched.redirects,
    )


def fetch_list(source: Source, context: Context) -> tuple[str, Fetched]:
    """A list (a feed, a sitemap) with the address that it is shown by, kept for a run without network.

    One on the disk is read from there.  Raises FetchError, and DocumentError
    where a file cannot be read.
    """
    if not is_web(source.url):
        return _read_list(source, context)
    fetched = context.fetch(source.url)
    return keep_list(source, fetched, context), fetched


def keep_list(source: Source, fetched: Fetched, context: Context) -> str:
    """The address that a list is shown by; what was fetched is kept."""
    capture = capture_page(source, fetched, context.clock())
    if is_web(source.url):  # a file on the disk is there without network, too
        context.keep(capture)
    return capture.url


def join_address(base: str, address: str) -> str:
    """The web address that a list at `base` leads to, `""` where that is none."""
    try:
        joined = urljoin(base, address.strip()) if address.strip() else ""
    except ValueError:
        return ""
    return joined if joined.lower().startswith(("http://", "https://")) else ""


def _read_list(source: Source, context: Context) -> tuple[str, Fetched]:
    address = file_address(context.labels.get(source.url) or Path(source.url).name)
    try:
        content = read_bytes(Path(source.url), context.limits.max_bytes)
    except OSError as error:
        reason = f"the file cannot be read ({error.strerror})."
        raise DocumentError(address, reason, "unreadable") from error
    except TooLargeError as error:
        raise DocumentError(address, f"the file has {error}.", "too-large") from error
    return address, Fetched(status=200, final_url=address, content=content)


def unpack(address: str, fetched: Fetched, context: Context) -> Fetched:
    """The answer with its content gunzipped, where that is a gzip file.

    Raises DocumentError: too-large, truncated, encoding.
    """
    if not fetched.content.startswith(_GZIP):
        return fetched
    try:
        return replace(fetched, content=gunzip(fetched.content, context.limits.max_bytes))
    except TooLargeError as error:
        raise DocumentError(address, f"unpacked it has {error}.", "too-large") from error
    except CutShortError as error:
        raise DocumentError(address, f"it was cut short ({error}).", "truncated") from error
    except GarbledError as error:
        raise DocumentError(address, f"its compression cannot be undone ({error}).", "encoding") from error
