"""Collectors at work at once: hosts are read side by side, the sources of one host one after another."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from reportgen.capture import Found, Source
from reportgen.collectors.places import is_web

# Hosts read at once: enough to hide waiting, few enough for a small machine.
_WORKERS = 8
# Captures that wait to be read; each may be as large as the limit for one page.
_WAITING = 8
# Seconds between two looks at whether the run has been given up.
_LOOK = 0.1

Reader = Callable[[Source], Iterator[Found | BaseException]]
"""Reads one source; what it raises it yields."""


def read_side_by_side(sources: Iterable[Source], read: Reader) -> Iterator[Found]:
    """Everything that the reader yields, as it comes; sources among it are read in turn.

    Raises what the reader yields of exceptions.
    """
    work = _Work(sources)
    found: queue.Queue[Found | BaseException | None] = queue.Queue(_WAITING)
    for _ in range(_WORKERS):
        # Daemons: who interrupts a run does not wait for a slow server.
        threading.Thread(target=_read_on, args=(work, found, read), daemon=True).start()
    left = _WORKERS
    try:
        while left:
            item = found.get()
            if isinstance(item, BaseException):
                raise item
            if item is None:
                left -= 1
            else:
                yield item
    finally:
        work.give_up()


class _Work:
    """The sources that wait, by host, and the hosts that are being read."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._waiting: dict[str, deque[Source]] = {}
        self._busy: set[str] = set()
        self._changed = threading.Condition()
        self.given_up = False
        for source in sources:
            self.add(source)

    def add(self, source: Source) -> None:
        """One more source to read."""
        with self._changed:
            self._waiting.setdefault(_host(source.url), deque()).append(source)
            self._changed.notify_all()

    def take(self) -> tuple[str, Source] | None:
        """A source whose host is free, waited for; None where there is nothing left, and nothing to come."""
        with self._changed:
            while not self.given_up:
                free = next((host for host in self._waiting if host not in self._busy), None)
                if free is not None:
                    return free, self._start(free)
                if not self._waiting and not self._busy:
                    break
                self._changed.wait()
        return None

    def _start(self, host: str) -> Source:
        source = self._waiting[host].popleft()
        if not self._waiting[host]:
            del self._waiting[host]
        self._busy.add(host)
        return source

    def done(self, host: str) -> None:
        """The host is free again."""
        with self._changed:
            self._busy.discard(host)
            self._changed.notify_all()

    def give_up(self) -> None:
        """Nothing more is to be read."""
        with self._changed:
            self.given_up = True
            self._changed.notify_all()


def _read_on(work: _Work, found: queue.Queue[Found | BaseException | None], read: Reader) -> None:
    """One thread's work: source after source, until none waits or the run is given up."""

    def put(item: Found | BaseException | None) -> bool:
        while not work.given_up:
            with contextlib.suppress(queue.Full):
                found.put(item, timeout=_LOOK)
                return True
        return False

    try:
        while taken := work.take():
            host, source = taken
            try:
                for item in read(source):
                    if isinstance(item, Source):
                        work.add(item)
                    elif not put(item):
                        return
            finally:
                work.done(host)
    finally:
        put(None)


def _host(url: str) -> str:
    """The host of an address; `""` for what has none, files among them."""
    with contextlib.suppress(ValueError):
        return urlsplit(url).hostname or "" if is_web(url) else ""
    return ""
