"""What a person asks for: each source once, with the collector for it, and what it is called."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

from reportgen.capture import INDEXES, Source
from reportgen.collectors.pattern import is_pattern, split_pattern
from reportgen.collectors.places import file_address, is_warc, is_web, label_places
from reportgen.errors import NotFoundError, UsageError

_ON_DISK = frozenset({"folder", "glob", "feed", "sitemap", "opml", "warc"})


def settle(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources in a fixed order, each place once, its collector named.

    Raises NotFoundError for a file that is not there, UsageError for a question that asks nothing.
    """
    found: dict[tuple[str, ...], Source] = {}
    for source in sorted(map(_without_login, map(_with_kind, sources)), key=_preference):
        place = source.url
        if _is_on_disk(source):
            _check_place(source)
            place = os.path.realpath(place)
        if source.kind in INDEXES and not (source.query or "").strip():
            raise UsageError(f"A source of kind {source.kind!r} needs a query: what it is asked for.")
        found.setdefault((source.kind, place, source.query or ""), source)
    return tuple(found.values())


def label_sources(sources: Iterable[Source]) -> dict[str, str]:
    """What the files, folders and patterns among the sources are called, by the sources' addresses."""
    on_disk = [source for source in sources if _is_on_disk(source)]
    labels = label_places(source.url for source in on_disk if source.kind != "glob")
    patterns = {source.url: split_pattern(source.url)[1] for source in on_disk if source.kind == "glob"}
    return labels | patterns


def shown_address(source: Source, labels: Mapping[str, str]) -> str:
    """How a source is called in the manifest: no folder of the machine, no credentials."""
    if source.url in labels:
        return file_address(labels[source.url])
    if not is_web(source.url):
        return source.url
    from reportgen.fetching import display_address  # noqa: PLC0415  heavy, and files need no client

    address = display_address(source.url)
    return f"{address}?{urlencode({'query': source.query})}" if source.query else address


def _with_kind(source: Source) -> Source:
    """The source with its collector named; `gdelt:WORDS` and `wayback:ADDRESS` ask an index."""
    if source.kind in INDEXES and not source.url:
        return replace(source, url=INDEXES[source.kind])
    if source.kind != "auto":
        return source
    index, colon, query = source.url.partition(":")
    if colon and index in INDEXES:
        return replace(source, url=INDEXES[index], kind=index, query=query)
    return replace(source, kind=_kind(source.url))


def _without_login(source: Source) -> Source:
    """The source with no password in what it asks an index, which is somebody else's."""
    if not source.query or "://" not in source.query or "@" not in source.query:
        return source
    from reportgen.fetching import display_address  # noqa: PLC0415  heavy, and files need no client

    return replace(source, query=display_address(source.query))


def _kind(url: str) -> str:
    """Name of the collector for what a person wrote."""
    if url == "-":
        return "stdin"
    if is_web(url):
        return "web"
    if is_warc(url):
        return "warc"
    return "glob" if is_pattern(url) and not _is_there(url) else "folder"


def _is_on_disk(source: Source) -> bool:
    return source.kind in _ON_DISK and not is_web(source.url)


def _check_place(source: Source) -> None:
    """Raises NotFoundError where there is no such file, or no folder for a pattern."""
    path = str(split_pattern(source.url)[0]) if source.kind == "glob" else source.url
    if not _is_there(path):
        advice = "Check its spelling; an address begins with http:// or https://."
        raise NotFoundError("file or folder", path or repr(path), advice)


def _is_there(path: str) -> bool:
    with contextlib.suppress(ValueError, OSError):  # a name that no file can have
        return bool(path) and Path(path).exists()
    return False


def _preference(source: Source) -> tuple[object, ...]:
    """The order of sources; of two for one place, the one that says more comes first."""
    said = (source.name, source.side, source.language)
    times = (source.since, source.until)
    numbers = (source.limit, source.stale_days, source.timeout, source.max_bytes)
    return (
        source.url,
        source.query or "",
        not source.named,
        *((word is None, word or "") for word in said),
        source.kind,
        *((time is None, time.isoformat() if time else "") for time in times),
        *((number is None, number or 0) for number in numbers),
    )
