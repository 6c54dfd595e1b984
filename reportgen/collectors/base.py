"""What collectors are given, and how they say what they skipped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, Protocol

from reportgen.capture import Capture, Found, Limits, Notice, Skipped, Source
from reportgen.errors import SourceError

if TYPE_CHECKING:  # the client is loaded by those who fetch
    from reportgen.fetching import Fetched


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a collector may use: nothing else of the world is its business."""

    fetch: Callable[[str], Fetched]
    """The page at an address, from the network or the archive.  Raises FetchError."""
    clock: Callable[[], datetime]
    """The time of capture, UTC."""
    keep: Callable[[Capture], object]
    """Keeps a capture that is no article (a feed), so that a run without network finds it again."""
    stdin: Callable[[], BinaryIO]
    """Opens standard input."""
    limits: Limits = field(default_factory=Limits)
    """What a run may take."""
    named: frozenset[str] = frozenset()
    """Addresses that a person named; a feed that lists one leaves it to them."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Names of the files and folders that a person named, by the source's address: the last name, behind
    as many folders as tell two of them apart; a folder's ends with a slash."""
    dry: bool = False
    """Whether only lists are read, and what they name is yielded as `Planned` instead of fetched."""


class Client(Protocol):
    """Fetches pages; several threads and runs may share one."""

    def fetch(
        self,
        url: str,
        known: Fetched | None = None,
        *,
        timeout: float | None = None,
        max_bytes: int | None = None,
    ) -> Fetched:
        """The page; `known` is an earlier answer, asked for only if it has changed.  Raises FetchError."""
        ...


class Collector(Protocol):
    """Reads one source."""

    def __call__(self, source: Source, context: Context, /) -> Iterator[Found]:
        """Captures in a stable order, and what had to be skipped.

        It may also yield notices, and sources that are then read by their own collectors.
        """
        ...


def skip(source: Source, address: str, slug: str, reason: str) -> Skipped:
    """What could not be read, with the name of its source."""
    return Skipped(
        source=source.name or address, url=address, slug=slug, reason=reason[:1].upper() + reason[1:]
    )


def skip_for(source: Source, address: str, error: BaseException) -> Skipped:
    """An error as a value; one that is not ours keeps its type's name and message."""
    if isinstance(error, SourceError):
        return skip(source, address, error.slug, error.reason)
    return skip(source, address, "unexpected", f"an unexpected {type(error).__name__}: {error}"[:500])


def notice(source: Source, address: str, slug: str, text: str) -> Notice:
    """What a reader should know of a source that was read, with the name of the source."""
    return Notice(source=source.name or address, url=address, slug=slug, text=text)
