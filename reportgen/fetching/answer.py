"""What a server answers: whole, within its bounds, or an error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx2

from reportgen.compression import TooLargeError, inflate
from reportgen.errors import FetchError

if TYPE_CHECKING:
    import httpcore2

_KEPT_HEADERS = ("content-language", "content-type", "etag", "last-modified")
# No date, tag or type is longer; every page of a site that sends longer ones would keep them in the archive.
_LONGEST_HEADER = 1000
# Stacked encodings ("gzip, gzip") are not among them: nobody honest sends what nobody asks for.
_ENCODINGS = {"": "", "identity": "", "gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}
SUCCESS = frozenset((200, 203))
"""Statuses whose body is read: the page as it is, and the page as a proxy changed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A whole answer."""

    status: int
    """HTTP status, 200 or 203."""
    final_url: str
    """Address that answered."""
    content: bytes
    """The body, after content decoding."""
    headers: tuple[tuple[str, str], ...] = ()
    """Chosen headers, names in lower case, sorted."""
    redirects: tuple[str, ...] = ()
    """Addresses that led on, in order."""
    media_type: str = ""
    """Content type without parameters, in lower case."""
    charset: str = ""
    """Encoding that the content type claims."""
    fresh: bool = True
    """False where the server said that the known answer still holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to one request, redirects and refusals among them."""

    status: int
    """HTTP status."""
    headers: httpx2.Headers
    """All headers."""
    content: bytes = b""
    """The body of a success; that of anything else is left unread."""


def read_answer(url: str, response: httpcore2.Response, max_bytes: int) -> Answer:
    """The answer with its body, where that is a success.

    Raises FetchError `encoding` for one that nobody asked for, and the errors of `compression`.
    """
    headers = httpx2.Headers(response.headers)
    if response.status not in SUCCESS:
        return Answer(status=response.status, headers=headers)
    return Answer(status=response.status, headers=headers, content=_body(url, headers, response, max_bytes))


def _body(url: str, headers: httpx2.Headers, response: httpcore2.Response, max_bytes: int) -> bytes:
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding not in _ENCODINGS:
        raise FetchError(url, f"its content encoding {encoding!r} is not one we asked for.", "encoding")
    length = headers.get("content-length", "")
    if length.isdigit() and len(length) < 20 and int(length) > max_bytes:
        raise TooLargeError
    return inflate(_counted(response.iter_stream(), max_bytes), _ENCODINGS[encoding], max_bytes)


def _counted(chunks: Iterator[bytes], max_bytes: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > max_bytes:
            raise TooLargeError
        yield chunk


def make_fetched(answer: Answer, shown: str, redirects: tuple[str, ...]) -> Fetched:
    """The page of an answer.  Raises FetchError with the status as its slug where there is none."""
    if answer.status not in SUCCESS:
        wait = " ".join(answer.headers.get("retry-after", "").split())[:40]
        wish = f" and asks to wait ({wait})" if wait else ""
        reason = f"the server answered with status {answer.status}{wish}."
        raise FetchError(shown, reason, f"http-{answer.status}")
    media_type, _, parameters = answer.headers.get("content-type", "").lower().partition(";")
    return Fetched(
        status=answer.status,
        final_url=shown,
        content=answer.content,
        headers=tuple(_kept(answer.headers)),
        redirects=redirects,
        media_type=media_type.strip(),
        charset=_charset(parameters),
    )


def _kept(headers: httpx2.Headers) -> Iterator[tuple[str, str]]:
    """The chosen headers; one that is too long, or has control characters in it, says nothing."""
    for name in _KEPT_HEADERS:
        value = headers.get(name, "")
        if value and len(value) <= _LONGEST_HEADER and value.isprintable():
            yield name, value


def _charset(parameters: str) -> str:
    """The encoding among the parameters of a content type, `""` where it is not said."""
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip() == "charset":
            return value.strip(" \t\"'")
    return ""
