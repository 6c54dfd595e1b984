"""One guarded HTTP client.

It asks public addresses only, checked when the connection is made and on every
hop; it follows redirects by hand, their bodies unread; it has one deadline for an
address in all, and takes so many bytes and no more.  What comes back is whole:
a body cut short is an error.  It keeps nothing: what is known of an address
(ETag, earlier answer) is handed in.
"""

from __future__ import annotations

import random
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import unquote

import httpcore2
import httpx2
from protego import Protego

from reportgen.capture import Limits
from reportgen.compression import CutShortError, GarbledError, TooLargeError, inflate
from reportgen.errors import FetchError
from reportgen.fetching.addresses import Resolver, resolve
from reportgen.fetching.connection import Deadline, GuardedBackend
from reportgen.version import __version__

AGENT = f"reportgen/{__version__} (collects news articles for a briefing; asks robots.txt)"
_ROBOT = "reportgen"
_KEPT_HEADERS = ("content-language", "content-type", "etag", "last-modified")
_ENCODINGS = {"": "", "identity": "", "gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
# Busy or briefly broken: worth a second try.  Other statuses will not change in seconds.
_PASSING = frozenset((429, 502, 503, 504))
_TRIES = 3
# First wait before a second try, doubled for the third; a server's Retry-After may make it longer,
# but nobody waits more than this for one page.
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 10.0
# Between two requests to one host: what robots.txt files most often ask for.
_PAUSE = 1.0
# The standard (RFC 9309) asks that at least 500 KiB of a robots.txt are read.
_ROBOTS_BYTES = 512_000


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
class _Answer:
    status: int
    headers: httpx2.Headers
    content: bytes


class Fetcher:
    """Fetches pages within the limits; may be shared by threads.

    `sleep` and `resolver` are what it waits and looks names up with.
    """

    def __init__(
        self,
        limits: Limits,
        *,
        sleep: Callable[[float], None] = time.sleep,
        resolver: Resolver = resolve,
    ) -> None:
        self.limits, self.sleep = limits, sleep
        self.robots: dict[str, Protego | FetchError | None] = {}
        self._resolver = resolver
        self._lock = threading.Lock()
        self._turns: dict[str, threading.Lock] = {}
        self._rested: dict[str, float] = {}

    def fetch(self, url: str, known: Fetched | None = None) -> Fetched:
        """The page at an address; `known` is an earlier answer, asked for only if it has changed.

        Raises FetchError with the slug of what went wrong: bad-address, refused-address, dns, tls,
        connection, too-slow, too-large, truncated, encoding, redirects, robots, http-404 and so on.
        """
        address = _parse(url)
        deadline = Deadline(self.limits.timeout)
        backend = GuardedBackend(deadline, self.limits.allow_private, self._resolver)
        try:
            # A pool of its own: each connection then has one deadline, which no slow server outlives.
            with httpcore2.ConnectionPool(ssl_context=self._tls, network_backend=backend) as pool:
                return _Visit(self, pool, deadline, known).follow(address)
        except FetchError as error:
            raise FetchError(display_address(url), error.reason, error.slug) from error

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return httpx2.create_ssl_context()

    @contextmanager
    def turn(self, host: str, deadline: Deadline) -> Iterator[None]:
        """The host to oneself, after a pause; waiting for it does not use up the deadline."""
        with self._lock:
            turn = self._turns.setdefault(host, threading.Lock())
        with deadline.stopped():
            turn.acquire()
        try:
            with deadline.stopped():
                self._pause(host)
            yield
        finally:
            turn.release()

    def rest(self, host: str) -> None:
        """A page of the host was asked for just now, so that the next one waits a little."""
        self._rested[host] = time.monotonic()

    def _pause(self, host: str) -> None:
        # A server that a person allows by name is their own; nobody else needs sparing.
        if host in self._rested and host not in self.limits.allow_private:
            wait = self._rested[host] + _PAUSE - time.monotonic()
            if wait > 0:
                self.sleep(wait)


class _Visit:
    """One address followed to its answer, within one deadline."""

    def __init__(
        self, fetcher: Fetcher, pool: httpcore2.ConnectionPool, deadline: Deadline, known: Fetched | None
    ) -> None:
        self.fetcher, self.pool, self.deadline, self.known = fetcher, pool, deadline, known
        self.limits = fetcher.limits
        self.authorization: tuple[str, str] | None = None

    def follow(self, address: httpx2.URL) -> Fetched:
        """The answer behind the redirects."""
        redirects: list[str] = []
        self.authorization = _authorization(address)
        while True:
            self._ask_robots(address)
            answer = self._insist(address, self.limits.max_bytes)
            shown = display_address(str(address))
            if answer.status not in _REDIRECTS:
                self.fetcher.rest(address.host)
                if answer.status == 304 and self.known:
                    return replace(self.known, redirects=tuple(redirects), fresh=False)
                return _fetched(answer, shown, tuple(redirects))
            redirects.append(shown)
            if len(redirects) > self.limits.max_redirects:
                raise FetchError(
                    shown, f"it redirects more than {self.limits.max_redirects} times.", "redirects"
                )
            address = _next(address, answer)

    def _insist(self, address: httpx2.URL, max_bytes: int) -> _Answer:
        """The answer, asked for again where the trouble may pass."""
        # Seeded by the address: two runs wait alike, two addresses do not.
        jitter = random.Random(str(address))  # noqa: S311  spreads requests, guards nothing
        for tries in range(1, _TRIES + 1):
            wait = _FIRST_WAIT * 2 ** (tries - 1) * (1 + jitter.random())
            try:
                answer = self._ask(address, max_bytes)
            except FetchError as error:
                if error.slug != "connection" or tries == _TRIES or not self._wait(wait):
                    raise
            else:
                wait = max(wait, _retry_after(answer))
                if answer.status not in _PASSING or tries == _TRIES or not self._wait(wait):
                    return answer
        raise AssertionError("the last try returns or raises")

    def _wait(self, seconds: float) -> bool:
        """Whether there was time to wait."""
        if seconds > min(_LONGEST_WAIT, self.deadline.left()):
            return False
        self.fetcher.sleep(seconds)
        return True

    def _ask_robots(self, address: httpx2.URL) -> None:
        """Raises FetchError `robots` where the site asks programs to keep out."""
        place = address.copy_with(path="/robots.txt", query=None, fragment=None, username="", password="")
        robots = self.fetcher.robots
        key = str(place)
        if key not in robots:
            try:
                robots[key] = self._read_robots(place)
            except FetchError as error:
                robots[key] = error  # a site that is down is not waited for again with each of its pages
        rules = robots[key]
        if isinstance(rules, FetchError):
            raise FetchError(key, rules.reason, rules.slug)
        if rules is not None and not rules.can_fetch(str(address), _ROBOT):
            raise FetchError(
                str(address), f"its site asks programs to keep out of this page ({key}).", "robots"
            )

    def _read_robots(self, place: httpx2.URL) -> Protego | None:
        """The rules, None where there are none; an unreachable file closes the site (RFC 9309)."""
        for _ in range(self.limits.max_redirects + 1):
            try:
                answer = self._insist(place, _ROBOTS_BYTES)
            except FetchError as error:
                if error.slug in ("too-large", "encoding", "truncated"):
                    return None
                raise
            if answer.status in _REDIRECTS and "location" in answer.headers:
                place = _next(place, answer)
            elif answer.status == 200:
                return Protego.parse(answer.content.decode("utf-8-sig", "replace"))
            elif answer.status >= 500:
                return Protego.parse("User-agent: *\nDisallow: /")
            else:
                return None
        return None

    def _ask(self, address: httpx2.URL, max_bytes: int) -> _Answer:
        """One request and its answer; the body of anything but a success is left unread."""
        target = httpcore2.URL(
            scheme=address.raw_scheme, host=address.raw_host, port=address.port, target=address.raw_path
        )
        shown = display_address(str(address))
        with self.fetcher.turn(address.host, self.deadline), _explain(shown):
            headers = self._headers(address)
            with self.pool.stream("GET", target, headers=headers) as response:
                answer = _Answer(
                    status=response.status, headers=httpx2.Headers(response.headers), content=b""
                )
                if response.status not in (200, 203):
                    return answer
                return replace(answer, content=_body(shown, answer.headers, response, max_bytes))

    def _headers(self, address: httpx2.URL) -> list[tuple[str, str]]:
        headers = [
            ("User-Agent", AGENT),
            ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
            ("Accept-Encoding", "gzip, deflate"),
            ("Connection", "close"),
        ]
        if self.authorization and self.authorization[0] == _origin(address):
            headers.append(("Authorization", self.authorization[1]))
        if self.known and self.known.final_url == display_address(str(address)):
            earlier = dict(self.known.headers)
            headers += [
                (ask, earlier[name])
                for ask, name in (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))
                if name in earlier
            ]
        return headers


def display_address(url: str) -> str:
    """The address as it may be shown and kept: without a fragment, a user name or a password."""
    try:
        address = httpx2.URL(url)
        return str(address.copy_with(fragment=None, username=None, password=None))
    except (httpx2.InvalidURL, ValueError, TypeError):
        return url.rpartition("@")[2] if "@" in url else url


def _parse(url: str) -> httpx2.URL:
    try:
        address = httpx2.URL(url)
        known_scheme = address.scheme in ("http", "https")
    except (httpx2.InvalidURL, ValueError, TypeError) as error:
        raise FetchError(display_address(url), f"it is no web address ({error}).", "bad-address") from error
    if not known_scheme or not address.host:
        raise FetchError(
            display_address(url),
            "only http and https addresses are fetched; name a file by its path.",
            "refused-address",
        )
    return address.copy_with(fragment=None)


def _origin(address: httpx2.URL) -> str:
    return f"{address.scheme}://{address.netloc.decode('ascii')}"


def _authorization(address: httpx2.URL) -> tuple[str, str] | None:
    """The origin that the credentials of an address belong to, and the header that carries them."""
    if not address.username:
        return None
    auth = httpx2.BasicAuth(address.username, unquote(address.password))
    request = next(auth.auth_flow(httpx2.Request("GET", address)))
    return _origin(address), request.headers["Authorization"]


def _next(address: httpx2.URL, answer: _Answer) -> httpx2.URL:
    location = answer.headers.get("location")
    if not location:
        raise FetchError(str(address), "it redirects without saying where to.", "redirects")
    try:
        return _parse(str(address.copy_with(username=None, password=None).join(location)))
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchError(
            str(address), "it redirects to something that is no address.", "redirects"
        ) from error


def _retry_after(answer: _Answer) -> float:
    """Seconds that the server asks to wait; a date is not followed, and counts as no wish."""
    value = answer.headers.get("retry-after", "")
    return float(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0.0


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


def _fetched(answer: _Answer, shown: str, redirects: tuple[str, ...]) -> Fetched:
    if answer.status not in (200, 203):
        raise FetchError(shown, f"the server answered with status {answer.status}.", f"http-{answer.status}")
    message = httpx2.Response(200, headers={"content-type": answer.headers.get("content-type", "")})
    return Fetched(
        status=answer.status,
        final_url=shown,
        content=answer.content,
        headers=tuple((name, answer.headers[name]) for name in _KEPT_HEADERS if name in answer.headers),
        redirects=redirects,
        media_type=message.headers["content-type"].partition(";")[0].strip().lower(),
        charset=message.charset_encoding or "",
    )


@contextmanager
def _explain(url: str) -> Iterator[None]:
    """What goes wrong on the way, as a FetchError."""
    try:
        yield
    except TooLargeError as error:
        raise FetchError(url, "it is larger than the limit for one page.", "too-large") from error
    except CutShortError as error:
        raise FetchError(url, "it was cut short on the way; try again.", "truncated") from error
    except GarbledError as error:
        raise FetchError(url, f"its compression cannot be undone ({error}).", "encoding") from error
    except httpcore2.TimeoutException as error:
        raise FetchError(url, "it took longer than the time limit.", "too-slow") from error
    except httpcore2.ConnectError as error:
        behind = error.args[0] if error.args else None
        if isinstance(behind, ssl.SSLError):
            reason = f"no secure connection could be made ({behind.reason or behind})."
            raise FetchError(url, reason, "tls") from error
        raise FetchError(url, f"no connection could be made ({error}).", "connection") from error
    except httpcore2.RemoteProtocolError as error:
        if "without sending a response" in str(error):  # nothing came at all, as from a server that restarts
            raise FetchError(
                url, "the server closed the connection without an answer.", "connection"
            ) from error
        raise FetchError(url, f"the answer was cut short or is no HTTP ({error}).", "truncated") from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
        raise FetchError(url, f"the connection broke ({error}).", "connection") from error
