"""One guarded HTTP client.

It asks public addresses only, checked when the connection is made and on every
hop; it follows redirects by hand, their bodies unread; it has one deadline for an
address in all, and takes so many bytes and no more.  What comes back is whole:
a body cut short is an error.  It keeps nothing: what is known of an address
(ETag, earlier answer) is handed in.
"""

from __future__ import annotations

import logging
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property

import httpcore2
import httpx2

from reportgen.capture import Limits
from reportgen.compression import CutShortError, GarbledError, TooLargeError
from reportgen.errors import FetchError
from reportgen.fetching.addresses import Resolver, resolve
from reportgen.fetching.answer import Answer, Fetched, make_fetched, read_answer
from reportgen.fetching.connection import Deadline, GuardedBackend, open_pool
from reportgen.fetching.cookies import Cookies, read_cookies
from reportgen.fetching.location import (
    authorization,
    display_address,
    host_of,
    next_address,
    origin,
    parse_address,
    plain_host,
)
from reportgen.fetching.patience import LONGEST_WAIT, PASSING, retry_after, waits
from reportgen.fetching.proxies import proxy_for
from reportgen.fetching.robots import REDIRECTS, Robots
from reportgen.fetching.turns import Turns, run_over
from reportgen.journal import DEBUG, tell, timed
from reportgen.version import __version__

AGENT = f"reportgen/{__version__} (collects news articles for a briefing; asks robots.txt)"
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
_CONDITIONS = (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))

_LOG = logging.getLogger(__name__)


class Fetcher:
    """Fetches pages within the limits, for one run; may be shared by threads.

    `sleep` and `resolver` are what it waits and looks names up with.  The run's
    deadline begins with it.  Raises NotFoundError and UsageError where the
    limits name a cookie file that cannot be read.
    """

    def __init__(
        self,
        limits: Limits,
        *,
        sleep: Callable[[float], None] = time.sleep,
        resolver: Resolver = resolve,
    ) -> None:
        own = frozenset(plain_host(name) for name in limits.allow_private)
        self.limits, self.resolver = replace(limits, allow_private=own), resolver
        self.whole = Deadline(float("inf") if limits.deadline is None else limits.deadline)
        self.turns = Turns(sleep, own, self.whole)
        self.robots = Robots(limits.max_redirects)
        self.cookies = Cookies(read_cookies(limits.cookies) if limits.cookies else ())

    def fetch(
        self,
        url: str,
        known: Fetched | None = None,
        *,
        timeout: float | None = None,
        max_bytes: int | None = None,
    ) -> Fetched:
        """The page at an address; `known` is an earlier answer, asked for only if it has changed.

        Seconds and bytes are those of the limits where they are None.  Raises FetchError with the slug of
        what went wrong: bad-address, refused-address, dns, tls, connection, proxy, too-slow, deadline,
        too-large, truncated, encoding, redirects, robots, http-404 and so on.
        """
        address, shown = parse_address(url), display_address(url)
        allowed = Deadline(self.limits.timeout if timeout is None else timeout, self.whole)
        try:
            with timed() as seconds:
                fetched = _Visit(self, allowed, known, max_bytes).follow(address)
        except FetchError as error:
            late = error.slug == "too-slow" and not self.whole.left()
            told = run_over(shown) if late else FetchError(shown, error.reason, error.slug)
            tell(
                _LOG,
                DEBUG,
                "not fetched",
                "{url}: {slug} after {seconds} s",
                url=shown,
                slug=told.slug,
                seconds=seconds[0],
            )
            raise told from error
        tell(
            _LOG,
            DEBUG,
            "fetched",
            "{url}: {status} {media_type}, {bytes} bytes, {state}, {redirects} redirects, {seconds} s",
            url=shown,
            final_url=fetched.final_url,
            status=fetched.status,
            media_type=fetched.media_type,
            bytes=len(fetched.content),
            state="new" if fetched.fresh else "not changed",
            redirects=len(fetched.redirects),
            seconds=seconds[0],
        )
        return fetched

    @cached_property
    def tls(self) -> ssl.SSLContext:
        """Certificates and host names are checked, always."""
        return httpx2.create_ssl_context()


class _Visit:
    """One address followed to its answer, within one deadline."""

    def __init__(
        self, fetcher: Fetcher, deadline: Deadline, known: Fetched | None, max_bytes: int | None
    ) -> None:
        self.fetcher, self.deadline, self.known = fetcher, deadline, known
        self.limits = fetcher.limits
        self.max_bytes = self.limits.max_bytes if max_bytes is None else max_bytes
        self.authorization: tuple[str, str] | None = None

    def follow(self, address: httpx2.URL) -> Fetched:
        """The answer behind the redirects."""
        redirects: list[str] = []
        self.authorization = authorization(address)
        while True:
            wish = self.fetcher.robots.ask(address, self._insist)
            if wish:
                self.fetcher.turns.slow_down(address.host, wish)
            answer = self._insist(address, self.max_bytes)
            shown = display_address(str(address))
            if answer.status not in REDIRECTS:
                self.fetcher.turns.rest(address.host)
                if answer.status == 304 and self.known:
                    return replace(self.known, redirects=tuple(redirects), fresh=False)
                return make_fetched(answer, shown, tuple(redirects))
            redirects.append(shown)
            if len(redirects) > self.limits.max_redirects:
                raise FetchError(
                    shown, f"it redirects more than {self.limits.max_redirects} times.", "redirects"
                )
            address = next_address(address, answer.headers.get("location"))

    def _insist(self, address: httpx2.URL, max_bytes: int) -> Answer:
        """The answer, asked for again where the trouble may pass."""
        for wait in (*waits(str(address)), None):
            try:
                answer = self._ask(address, max_bytes)
            except FetchError as error:
                if error.slug != "connection" or not self._wait(wait):
                    raise
            else:
                if answer.status not in PASSING:
                    return answer
                wish = retry_after(answer.headers)
                if not self._wait(wait, wish):
                    self.fetcher.turns.close(address.host, wish, f"http-{answer.status}")
                    return answer
        raise AssertionError("the last try returns or raises")

    def _wait(self, wait: float | None, wish: float = 0.0) -> bool:
        """Whether there was another try to wait for, and the time for it."""
        if wait is None or max(wait, wish) > min(LONGEST_WAIT, self.deadline.left()):
            return False
        self.fetcher.turns.wait(max(wait, wish))
        return True

    def _ask(self, address: httpx2.URL, max_bytes: int) -> Answer:
        """One request and its answer; the body of anything but a success is left unread."""
        target = httpcore2.URL(
            scheme=address.raw_scheme, host=address.raw_host, port=address.port, target=address.raw_path
        )
        shown = display_address(str(address))
        proxy = proxy_for(address, self.limits)
        # A proxy that a person names may stand in their own network.
        allowed = frozenset({host_of(proxy)}) if proxy else self.limits.allow_private
        backend = GuardedBackend(self.deadline, allowed, self.fetcher.resolver)
        with (
            self.fetcher.turns.turn(address.host, self.deadline),
            _explain(shown, proxy),
            open_pool(backend, proxy, self.fetcher.tls) as pool,
            pool.stream("GET", target, headers=self._headers(address)) as response,
        ):
            backend.expect_body(max_bytes)
            return read_answer(shown, response, max_bytes)

    def _headers(self, address: httpx2.URL) -> list[tuple[bytes, bytes]]:
        headers = [
            ("User-Agent", AGENT),
            ("Accept", _ACCEPT),
            ("Accept-Encoding", "gzip, deflate"),
            ("Connection", "close"),
        ]
        if self.authorization and self.authorization[0] == origin(address):
            headers.append(("Authorization", self.authorization[1]))
        if self.known and self.known.final_url == display_address(str(address)):
            earlier = dict(self.known.headers)
            headers += [(ask, earlier[name]) for ask, name in _CONDITIONS if name in earlier]
        cookies = self.fetcher.cookies.header(address)
        return [
            *((name.encode(), value.encode("latin-1", "ignore")) for name, value in headers),
            *([(b"Cookie", cookies)] if cookies else []),
        ]


@contextmanager
def _explain(url: str, proxy: httpx2.URL | None) -> Iterator[None]:
    """What goes wrong on the way, as a FetchError; none of them quotes what was sent."""
    way = f" through the proxy {display_address(str(proxy))}" if proxy else ""
    try:
        yield
    except TooLargeError as error:
        raise FetchError(url, "it is larger than the limit for one page.", "too-large") from error
    except CutShortError as error:
        raise FetchError(url, "it was cut short on the way; try again.", "truncated") from error
    except GarbledError as error:
        raise FetchError(url, f"its compression cannot be undone ({error}).", "encoding") from error
    except httpcore2.TimeoutException as error:
        raise FetchError(url, f"it took longer than the time limit{way}.", "too-slow") from error
    except httpcore2.ProxyError as error:
        status = str(error)[:3]
        raise FetchError(
            url, f"no way was found{way}, which answered with status {status}.", "proxy"
        ) from error
    except httpcore2.ConnectError as error:
        raise _no_connection(url, way, error) from error
    except httpcore2.RemoteProtocolError as error:
        if "without sending a response" in str(error):  # nothing came at all, as from a server that restarts
            reason = f"the server closed the connection without an answer{way}."
            raise FetchError(url, reason, "connection") from error
        why = str(error).partition(":")[0].partition(" (")[0]  # behind these it quotes the bytes
        raise FetchError(url, f"the answer was cut short or is no HTTP ({why}).", "truncated") from error
    except httpcore2.LocalProtocolError as error:  # its words quote our headers, passwords among them
        raise FetchError(url, "its address or a cookie of it cannot be sent.", "bad-address") from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
        raise FetchError(url, f"the connection broke{way} ({error}).", "connection") from error


def _no_connection(url: str, way: str, error: httpcore2.ConnectError) -> FetchError:
    behind = error.args[0] if error.args else None
    if isinstance(behind, ssl.SSLError):
        reason = f"no secure connection could be made{way} ({behind.reason or behind})."
        return FetchError(url, reason, "tls")
    return FetchError(url, f"no connection could be made{way} ({error}).", "connection")
