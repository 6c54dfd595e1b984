"""What was received from a source, and what could not be.

Values only: who reads from the network or the disk makes them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who publishes, and where it is to be read."""

    url: str
    """Address (http, https) or path of a file or folder; `-` is standard input."""
    name: str | None = None
    """Publisher as the config names it; None lets the article say."""
    kind: str = "auto"
    """Collector that reads it: auto, web, feed, folder, stdin or a plugin's name."""
    language: str | None = None
    """Language tag of what it publishes, where the config says so."""
    side: str | None = None
    """Party it speaks for, where the config says so; unknown stays None."""
    named: bool = True
    """Whether a person named this very article, so that it is never dropped as off the event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes received from one address, and when."""

    source: Source
    """The source that led to it."""
    url: str
    """Address asked for; a file's is `file:` and its name below the folder that was named."""
    final_url: str
    """Address that answered, after redirects."""
    content: bytes
    """The bytes, after content decoding, before any other change."""
    captured: datetime
    """When they were received, UTC."""
    media_type: str = ""
    """Content type as the server or the file's ending gives it, without parameters."""
    charset: str = ""
    """Character encoding that the server claims; a claim, not a fact."""
    status: int = 200
    """HTTP status; 200 for a file."""
    headers: tuple[tuple[str, str], ...] = ()
    """Chosen response headers (ETag, Last-Modified and the like), names in lower case."""
    redirects: tuple[str, ...] = ()
    """Addresses passed through on the way."""
    title: str | None = None
    """Title that the feed gave, where there was one."""
    publisher: str | None = None
    """Publisher that the feed gave, where there was one."""
    published: datetime | None = None
    """Time of publication that the feed gave, where there was one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """What could not be read, and why: a value, so that it reaches the report."""

    source: str
    """Name of the source, or its address where it has none."""
    url: str
    """Address or file that failed."""
    slug: str
    """Stable name of the reason, as in the errors' docs."""
    reason: str
    """One sentence for people."""


Collected = Capture | Skipped
"""What a collector yields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a run may take from a source."""

    timeout: float = 20.0
    """Seconds for one address in all, redirects and retries included."""
    max_bytes: int = 15_000_000
    """Bytes of one body, after decompression."""
    max_redirects: int = 5
    """Redirects followed for one address."""
    max_articles: int = 50
    """Articles taken from one feed or folder."""
    allow_private: frozenset[str] = field(default_factory=frozenset)
    """Host names (or addresses) that may resolve to private addresses."""
