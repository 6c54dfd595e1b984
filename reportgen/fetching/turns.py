"""Whose turn it is at a host: one request at a time, a pause between two pages."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reportgen.errors import FetchError
from reportgen.fetching.connection import Deadline
from reportgen.fetching.patience import LONGEST_WAIT
from reportgen.journal import DEBUG, tell

_LOG = logging.getLogger(__name__)

# Seconds between two pages of one host: what robots.txt files most often ask for.
PAUSE = 1.0


class Turns:
    """The turns at all hosts; shared by the threads of a run.  Seconds throughout.

    `own` are the hosts that a person allows by name, servers of their own: between two of their
    pages there is no pause, for nobody needs sparing.
    """

    def __init__(self, sleep: Callable[[float], None], own: frozenset[str], whole: Deadline) -> None:
        self._sleep, self._own, self._whole = sleep, own, whole
        self._lock = threading.Lock()
        self._turns: dict[str, threading.Lock] = {}
        self._pauses: dict[str, float] = {}
        self._rested: dict[str, float] = {}
        self._closed: dict[str, tuple[float, str]] = {}

    @contextmanager
    def turn(self, host: str, deadline: Deadline) -> Iterator[None]:
        """The host to oneself, after a pause; waiting for it does not use up the deadline.

        Raises FetchError where the host asked to be left alone for longer than anybody waits, and
        `deadline` where the whole run has no time left for the wait.
        """
        with self._lock:
            turn = self._turns.setdefault(host, threading.Lock())
        with deadline.stopped():
            if not turn.acquire(timeout=self._whole.left()):
                raise run_over(host)
        try:
            with deadline.stopped():
                self._pause(host)
            yield
        finally:
            turn.release()

    def rest(self, host: str) -> None:
        """A page of the host was asked for just now, so that the next one waits a little."""
        self._rested[host] = time.monotonic()

    def slow_down(self, host: str, seconds: float) -> None:
        """The pause that the host wants between two pages, granted within reason."""
        self._pauses[host] = min(max(PAUSE, seconds), LONGEST_WAIT)  # in this order nan is a pause, too

    def close(self, host: str, seconds: float, slug: str) -> None:
        """The host asked not to be asked for so long, with the status that the slug names."""
        self._closed[host] = time.monotonic() + seconds, slug

    def wait(self, seconds: float) -> None:
        """Waits.  Raises FetchError `deadline` at once where the run would be over by then."""
        if seconds > self._whole.left():
            raise run_over("")
        self._sleep(seconds)

    def _pause(self, host: str) -> None:
        wait = self._spared(host) - time.monotonic()
        opens, slug = self._closed.get(host, (0.0, ""))
        closed = opens - time.monotonic()
        if closed > LONGEST_WAIT:
            reason = f"{host} asked to be left alone for {closed:.0f} seconds more; try again later."
            raise FetchError(host, reason, slug)
        if max(wait, closed) > 0:
            seconds = round(max(wait, closed), 3)
            tell(
                _LOG, DEBUG, "waiting", "{host}: waiting {seconds} s for its turn", host=host, seconds=seconds
            )
            self.wait(max(wait, closed))

    def _spared(self, host: str) -> float:
        """The time until which the host is spared; one in the past where it need not be."""
        if host in self._own or host not in self._rested:
            return 0.0
        return self._rested[host] + self._pauses.get(host, PAUSE)


def run_over(url: str) -> FetchError:
    """The error of a page for which the run had no time left."""
    reason = "the time for the whole run was used up; run it again, or give it a longer --deadline."
    return FetchError(url, reason, "deadline")
