"""Connections that are made to checked addresses only, and end at a deadline."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpcore2

from reportgen.compression import TooLargeError
from reportgen.fetching.addresses import Resolver, choose_addresses
from reportgen.fetching.location import plain_host
from reportgen.fetching.proxies import proxy_login

if TYPE_CHECKING:
    import httpx2


# A day: no socket and no lock can be asked to wait for ever.
_LONGEST = 86_400.0
# Bytes beside the body: head, interim answers, trailers.  Honest ones have some kilobytes.
_BESIDE = 1_000_000
# Chunks have a head each; a server that writes byte by byte would need more than this many times the body.
_IN_CHUNKS = 2


class Deadline:
    """A point in time after which nothing more is waited for; seconds throughout.

    `whole` is a deadline around it, which ends it as well.
    """

    def __init__(self, seconds: float, whole: Deadline | None = None) -> None:
        self._end = time.monotonic() + min(seconds, _LONGEST)
        self._whole = whole

    def left(self) -> float:
        """Seconds left, never below zero."""
        left = max(0.0, self._end - time.monotonic())
        return min(left, self._whole.left()) if self._whole else left

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Time spent in here does not count; for the deadline around it, it does."""
        begin = time.monotonic()
        try:
            yield
        finally:
            self._end += time.monotonic() - begin


@dataclass(slots=True)
class Room:
    """How many bytes the connections of one request may still bring."""

    left: int
    """Bytes."""


class GuardedBackend(httpcore2.NetworkBackend):
    """Looks a host up, refuses private addresses, and connects to the very address it checked.

    What comes over its connections is bounded, so that no answer grows beside its body either: by
    interim answers, chunk extensions or trailers.
    """

    def __init__(self, deadline: Deadline, allow_private: frozenset[str], resolver: Resolver) -> None:
        self._deadline, self._resolver = deadline, resolver
        self._allow_private = allow_private
        self._room = Room(_BESIDE)
        self._inner = httpcore2.SyncBackend()

    def expect_body(self, max_bytes: int) -> None:
        """The head of an answer has come: its body may now have so many bytes."""
        self._room.left += _IN_CHUNKS * max_bytes

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002  the deadline rules
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first of the host's addresses that answers."""
        addresses = choose_addresses(
            host,
            port,
            allowed=plain_host(host) in self._allow_private,
            timeout=self._deadline.left(),
            resolver=self._resolver,
        )
        for address in addresses[:-1]:
            try:
                # Half of what is left: a dead address must not use up the time of the next.
                return self._connect(address, port, local_address, socket_options, 0.5)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return self._connect(addresses[-1], port, local_address, socket_options)

    def _connect(
        self,
        address: str,
        port: int,
        local_address: str | None,
        socket_options: Iterable[Any] | None,
        share: float = 1.0,
    ) -> httpcore2.NetworkStream:
        seconds = share * _seconds(self._deadline)
        stream = self._inner.connect_tcp(address, port, seconds, local_address, socket_options)
        return _BoundedStream(stream, self._deadline, self._room)


def open_pool(
    backend: GuardedBackend, proxy: httpx2.URL | None, tls: ssl.SSLContext
) -> httpcore2.ConnectionPool:
    """A pool for one request, whose connections have its deadline, through a proxy if there is one."""
    if proxy is None:
        return httpcore2.ConnectionPool(ssl_context=tls, network_backend=backend)
    return httpcore2.HTTPProxy(
        proxy_url=httpcore2.URL(scheme=proxy.raw_scheme, host=proxy.raw_host, port=proxy.port, target=b"/"),
        proxy_auth=proxy_login(proxy),
        ssl_context=tls,
        proxy_ssl_context=tls if proxy.scheme == "https" else None,
        network_backend=backend,
    )


class _BoundedStream(httpcore2.NetworkStream):
    """A stream of which every step has only the time that is left in all, and that gives so many bytes."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline, room: Room) -> None:
        self._stream, self._deadline, self._room = stream, deadline, room

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002  the deadline rules
        """The next bytes.  Raises TooLargeError behind the last one that is taken."""
        content = self._stream.read(max_bytes, _seconds(self._deadline))
        self._room.left -= len(content)
        if self._room.left < 0:
            raise TooLargeError
        return content

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002  the deadline rules
        self._stream.write(buffer, _seconds(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002  the deadline rules
    ) -> httpcore2.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, _seconds(self._deadline))
        return _BoundedStream(stream, self._deadline, self._room)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _seconds(deadline: Deadline) -> float:
    """Seconds left; at none, a timeout (a socket would take zero for "do not wait at all")."""
    left = deadline.left()
    if left <= 0:
        raise httpcore2.ReadTimeout("the deadline has passed")
    return left
