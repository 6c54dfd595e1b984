"""What was received from a source, and what could not be.

Values only: who reads from the network or the disk makes them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

INDEXES = {
    "gdelt": "https://api.gdeltproject.org/api/v2/doc/doc",
    "wayback": "https://web.archive.org/cdx/search/cdx",
}
"""Public indexes that can be asked for addresses of articles, by the kind of source that asks them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a list says of an article that it names."""

    title: str | None = None
    """Its title."""
    publisher: str | None = None
    """Who publishes it, where the list says so."""
    published: datetime | None = None
    """When it was published, UTC."""
    captured: datetime | None = None
    """When an archive captured it, UTC; None where it is read from its publisher now."""
    text: str = ""
    """Its full text in HTML, where the feed has it: for a page that cannot be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """Where a secret is to be had; the value is no part of it."""

    key: str
    """Key of the config that names it, for errors."""
    file: str = ""
    """File whose first line it is."""
    command: tuple[str, ...] = ()
    """Command and arguments, run without a shell, whose first line of output it is."""
    home: str = "."
    """Folder in which the command is run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who publishes, and where it is to be read."""

    url: str
    """Address (http, https), path of a file or folder, or a pattern of paths; `-` is standard input."""
    name: str | None = None
    """Publisher as the config names it; None lets the article say."""
    kind: str = "auto"
    """Collector that reads it: auto, web, feed, sitemap, opml, folder, glob, warc, stdin, gdelt, wayback
    or a plugin's name."""
    language: str | None = None
    """Language tag of what it publishes, where the config says so."""
    side: str | None = None
    """Party it speaks for, where the config says so; unknown stays None."""
    named: bool = True
    """Whether a person named this very article, so that it is never dropped as off the event."""
    query: str | None = None
    """What an index is asked for: words for `gdelt`, an address or a pattern of addresses for `wayback`."""
    limit: int | None = None
    """Most articles taken from it; None for the limit of the run."""
    since: datetime | None = None
    """What a list dates before is not taken; None for no bound."""
    until: datetime | None = None
    """What a list dates after is not taken; None for no bound."""
    stale_days: int | None = None
    """Days without a new article after which its list counts as stale; None for the limit of the run."""
    timeout: float | None = None
    """Seconds for each of its addresses; None for the limit of the run."""
    max_bytes: int | None = None
    """Bytes of each of its bodies, after decompression; None for the limit of the run."""
    user: str | None = None
    """User name for its host, None for none; with a password it goes to that host alone."""
    password: Secret | None = None
    """Where the password for its host is to be had, None for none."""
    listing: Listing | None = None
    """What a list says of it, where one led to it: it is then an article, and no list itself."""


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
    """HTTP status; 200 for a file.  With any but 200 and 203, the bytes are what a feed gave of the page,
    0 where the page was there and did not show the article."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What a reader should know of a source that was read: a value, so that it reaches the report."""

    source: str
    """Name of the source, or its address where it has none."""
    url: str
    """Address or file that it is about."""
    slug: str
    """Stable name of the matter, as in the errors' docs."""
    text: str
    """One sentence for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An article that a run would read, as a dry run finds it."""

    source: str
    """Name of the source, or its address where it has none."""
    url: str
    """Address or file."""
    title: str | None = None
    """Title that a list gave, where there was one."""
    published: datetime | None = None
    """Time that a list gave, UTC, where there was one."""


Collected = Capture | Skipped
"""What became of an article."""

Found = Collected | Notice | Planned | Source
"""What a collector may yield; a source that it yields is read by its own collector in turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a run may take from a source, and how it gets there."""

    timeout: float = 20.0
    """Seconds for one address in all, redirects and retries included."""
    deadline: float | None = None
    """Seconds after which a run fetches nothing more; None for no bound."""
    max_bytes: int = 15_000_000
    """Bytes of one body, after decompression."""
    max_redirects: int = 5
    """Redirects followed for one address."""
    max_articles: int = 50
    """Articles taken from one feed, sitemap, folder or index."""
    stale_days: int = 30
    """Days without a new article after which a feed counts as stale."""
    allow_private: frozenset[str] = field(default_factory=frozenset)
    """Host names (or addresses) that may resolve to private addresses."""
    proxy: str | None = None
    """Address of an HTTP proxy, `""` for none; None for what HTTP_PROXY, HTTPS_PROXY and ALL_PROXY say."""
    proxy_secret: Secret | None = None
    """Where the address of the proxy is to be had, where it holds a password; None for nowhere."""
    cookies: Path | None = None
    """File with cookies in Netscape's format, for outlets that the user subscribes to."""
