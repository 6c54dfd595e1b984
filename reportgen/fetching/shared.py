"""One client for runs at once: what one of them has asked for, the others need not ask again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

from reportgen.errors import FetchError
from reportgen.fetching.answer import Fetched
from reportgen.fetching.client import Fetcher

# Bytes of answers that are remembered; what was forgotten is asked for again, and has mostly not changed.
_MEMORY = 64_000_000
# What an answer takes beside its content, so that a million empty ones are not nothing.
_BESIDE = 4_000


class SharedFetcher:
    """A fetcher that gives each address to all who ask for it, from one answer or one failure.

    May be shared by threads; who asks for what is being asked for waits for that answer.
    """

    def __init__(self, fetcher: Fetcher, memory: int = _MEMORY) -> None:
        self._fetcher, self._memory, self._room = fetcher, memory, memory
        self._answers: OrderedDict[tuple[object, ...], Fetched | FetchError] = OrderedDict()
        self._guard = threading.Lock()
        self._asking: dict[tuple[object, ...], tuple[threading.Lock, int]] = {}

    def fetch(
        self,
        url: str,
        known: Fetched | None = None,
        *,
        timeout: float | None = None,
        max_bytes: int | None = None,
    ) -> Fetched:
        """As `Fetcher.fetch`; within one life an address is asked once for the same seconds and bytes."""
        key = (url, timeout, max_bytes)
        with self._turn(key):
            answer = self._answers.get(key)
            if answer is None:
                try:
                    answer = self._fetcher.fetch(url, known, timeout=timeout, max_bytes=max_bytes)
                except FetchError as error:
                    answer = FetchError(error.url, error.reason, error.slug)  # without its traceback
                self._remember(key, answer)
        if isinstance(answer, FetchError):
            raise FetchError(answer.url, answer.reason, answer.slug)
        return answer

    @contextmanager
    def _turn(self, key: tuple[object, ...]) -> Iterator[None]:
        """One asks at a time for one address."""
        with self._guard:
            lock, waiting = self._asking.get(key, (threading.Lock(), 0))
            self._asking[key] = lock, waiting + 1
        try:
            with lock:
                yield
        finally:
            with self._guard:
                lock, waiting = self._asking.pop(key)
                if waiting > 1:
                    self._asking[key] = lock, waiting - 1

    def _remember(self, key: tuple[object, ...], answer: Fetched | FetchError) -> None:
        size = _size(answer)
        with self._guard:
            if size > self._memory:
                return
            self._answers[key] = answer
            self._room -= size
            while self._room < 0:
                _, oldest = self._answers.popitem(last=False)
                self._room += _size(oldest)


def _size(answer: Fetched | FetchError) -> int:
    return _BESIDE + (len(answer.content) if isinstance(answer, Fetched) else 0)
