"""Replays: a page as a web archive shows it, which is no second article beside the page itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from reportgen.capture import Notice
from reportgen.record import Record

# How the Wayback Machine and the programs made after it (pywb) name a replay: the time of the capture,
# maybe how it is shown (`id_`: as it was received), and the address of the page.
_REPLAY = re.compile(r"https?://[^/]+/(?:[^/?#]+/)?\d{4,14}(?:[a-z]{2}_)?/(https?:/.+)", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}


def replayed(url: str) -> str:
    """The address of the page that a web archive's address replays, `""` for any other."""
    found = _REPLAY.fullmatch(url)
    return re.sub(r"^(https?):/+", r"\1://", found[1], count=1, flags=re.IGNORECASE) if found else ""


def leave_replays(records: Iterable[Record]) -> tuple[tuple[Record, ...], tuple[Notice, ...]]:
    """The records without replays of pages that are themselves among them, and a notice for each left out."""
    records = tuple(records)
    read = {
        _page(url)
        for record in records
        if record.text_sha256 and not replayed(record.url)
        for url in (record.url, record.final_url, _own(record))
    }
    read.discard("")  # what is no web address, a file among it
    kept: list[Record] = []
    twice: list[Record] = []
    for record in records:
        (twice if _page(replayed(record.url)) in read else kept).append(record)
    return tuple(kept), tuple(map(_tell, twice))


def _own(record: Record) -> str:
    """The address that a page gives as its own, `""` where it is on a foreign host: anybody may say that."""
    host, answered = (_page(url).partition("/")[0] for url in (record.document_url, record.final_url))
    nested = host.endswith(f".{answered}") or answered.endswith(f".{host}")
    return record.document_url if host and (host == answered or nested) else ""


def _tell(record: Record) -> Notice:
    text = f"It replays {replayed(record.url)}, which is read itself; one page is not counted twice."
    return Notice(source=record.source or record.url, url=record.url, slug="replay", text=text)


def _page(url: str) -> str:
    """A page's address as it is compared: without scheme, `www.`, the usual port, fragment and last slash."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    host = (parts.hostname or "").removeprefix("www.")
    shown = f":{port}" if port not in (None, _PORTS.get(parts.scheme)) else ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{shown}{parts.path.rstrip('/')}{query}" if host else ""
