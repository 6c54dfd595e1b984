"""The run over all sources: collectors at work at once, one manifest at the end.

Hosts are read side by side, each with one request at a time.  The manifest does
not depend on the order of the sources or on who answers first.
"""

from __future__ import annotations

import contextlib
import os
import queue
import re
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reportgen import plugins
from reportgen.archive import Archive
from reportgen.capture import Capture, Collected, Limits, Skipped, Source
from reportgen.collectors.base import Collector, Context, skip_for
from reportgen.collectors.folder import file_address, label_places
from reportgen.errors import FetchError, NotFoundError, OutputError, ReportgenError
from reportgen.record import Manifest, Record, make_manifest

if TYPE_CHECKING:  # the client is loaded when something is fetched
    from reportgen.fetching import Fetched, Fetcher

_LIMITS = Limits()
_WEB = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# Hosts read at once: enough to hide waiting, few enough for a small machine.
_WORKERS = 8
# Captures that wait to be read; each may be as large as the limit for one page.
_WAITING = 8
# Seconds between two looks at whether the run has been given up.
_LOOK = 0.1


def now() -> datetime:
    """The time in whole seconds, UTC."""
    return datetime.now(UTC).replace(microsecond=0)


def collect(
    sources: Iterable[Source],
    archive: Archive,
    *,
    limits: Limits = _LIMITS,
    clock: Callable[[], datetime] = now,
    offline: bool = False,
    progress: Callable[[Collected], None] | None = None,
) -> Manifest:
    """The manifest of a run over the sources; what was captured is in the archive by then.

    A source that fails is in the manifest as skipped and costs no other.  A run
    that was cut off is resumed, a finished one revalidated; `offline` takes
    every page from the archive.  `progress` is told of each capture and of each
    thing skipped.  Raises NotFoundError and UnknownNameError before anything is
    fetched, OutputError where the archive cannot be written.
    """
    chosen = _distinct(sources)
    run = _Run(chosen, archive, limits, clock, offline=offline)
    for found in _read_all(_work(chosen), run.context):
        outcome = run.take(found)
        if progress:
            progress(outcome)
    return run.finish()


class _Run:
    """What a run has so far."""

    def __init__(
        self,
        sources: tuple[Source, ...],
        archive: Archive,
        limits: Limits,
        clock: Callable[[], datetime],
        *,
        offline: bool,
    ) -> None:
        self.archive, self.limits, self.offline = archive, limits, offline
        labels = label_places(source.url for source in sources if source.kind == "folder")
        self.asked = tuple(shown_address(source, labels) for source in sources)
        self.records: dict[str, Record] = {}
        self.skipped: list[Skipped] = []
        self.held = self._resume()
        self.before = frozenset(record.id for record in self.held.values())
        self.context = Context(
            fetch=self.fetch,
            clock=clock,
            keep=lambda capture: archive.keep(capture, None),
            stdin=lambda: sys.stdin.buffer,
            limits=limits,
            named=frozenset(self.asked),
            labels=labels,
        )

    def take(self, found: Collected) -> Collected:
        """What was collected, read and kept; where it could not be read, why."""
        outcome = found if isinstance(found, Skipped) else self._keep(found)
        if isinstance(outcome, Skipped):
            self.skipped.append(outcome)
            return outcome
        self.records[outcome.id] = outcome
        if _WEB.match(outcome.url):
            self.held[outcome.url] = outcome
            records = self.before.union(self.records)
            self.archive.save_manifest(make_manifest(self.asked, records, finished=False))
        return found

    def finish(self) -> Manifest:
        """The finished manifest, kept."""
        manifest = make_manifest(self.asked, _one_each(self.records.values()), self.skipped)
        self.archive.save_manifest(manifest)
        return manifest

    def fetch(self, url: str) -> Fetched:
        """The page: what this run already has, else by the network, or offline by the archive."""
        from reportgen.fetching import display_address  # noqa: PLC0415  heavy, and files need no client

        address = display_address(url)
        held = self._stored(self.held.get(address))
        if held:
            return held
        known = self._stored(self.archive.latest(address))
        if not self.offline:
            return self._fetcher.fetch(url, known)
        if known is None:
            raise FetchError(
                address, "the archive has no page of it; collect once without --offline.", "offline"
            )
        return known

    @cached_property
    def _fetcher(self) -> Fetcher:
        from reportgen.fetching import Fetcher  # noqa: PLC0415  heavy, and files need no client

        return Fetcher(self.limits)

    def _resume(self) -> dict[str, Record]:
        """Records by address of a run that asked the same and was cut off."""
        held: dict[str, Record] = {}
        with contextlib.suppress(ReportgenError):  # damaged: fetched again instead
            unfinished = self.archive.unfinished(self.asked)
            for record_id in unfinished.records if unfinished else ():
                record = self.archive.record(record_id)
                if _WEB.match(record.url):
                    held[record.url] = record
        return held

    def _stored(self, record: Record | None) -> Fetched | None:
        """The archived answer of a record, None where its bytes are gone or damaged."""
        from reportgen.fetching import Fetched  # noqa: PLC0415  heavy, and files need no client

        if record is None:
            return None
        try:
            content = self.archive.content(record.page_sha256)
        except ReportgenError:
            return None
        shared = ("status", "final_url", "headers", "redirects", "media_type", "charset")
        return Fetched(content=content, fresh=False, **{name: getattr(record, name) for name in shared})

    def _keep(self, capture: Capture) -> Record | Skipped:
        from reportgen.reading import read  # noqa: PLC0415  brings the readers of documents

        try:
            return self.archive.keep(capture, read(capture))
        except OutputError:
            raise
        except Exception as error:  # noqa: BLE001  the one place where a hostile document must not end the run
            self.archive.keep(capture, None)
            return skip_for(capture.source, capture.url, error)


def shown_address(source: Source, labels: Mapping[str, str]) -> str:
    """How a source is called in the manifest: no folder of the machine, no credentials."""
    if source.url in labels:
        return file_address(labels[source.url])
    if not _WEB.match(source.url):
        return source.url
    from reportgen.fetching import display_address  # noqa: PLC0415  heavy, and files need no client

    return display_address(source.url)


def _kind(source: Source) -> str:
    """Name of the collector."""
    if source.kind != "auto":
        return source.kind
    if source.url == "-":
        return "stdin"
    return "web" if _WEB.match(source.url) else "folder"


def _distinct(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources in a fixed order, each place once, its collector named.  Raises NotFoundError."""
    found: dict[tuple[str, str], Source] = {}
    for source in sorted(sources, key=_preference):
        kind = _kind(source)
        if kind == "folder":
            _check_place(source.url)
        place = os.path.realpath(source.url) if kind == "folder" else source.url
        found.setdefault((kind, place), replace(source, kind=kind))
    return tuple(found.values())


def _preference(source: Source) -> tuple[object, ...]:
    """The order of sources; of two for one place, the one that says more comes first."""
    said = (source.name, source.side, source.language)
    return (source.url, not source.named, *((word is None, word or "") for word in said), source.kind)


def _check_place(path: str) -> None:
    with contextlib.suppress(ValueError, OSError):  # a name that no file can have
        if path and Path(path).exists():
            return
    advice = "Check its spelling; an address begins with http:// or https://."
    raise NotFoundError("file or folder", path or repr(path), advice)


def _work(sources: tuple[Source, ...]) -> list[list[tuple[Source, Collector]]]:
    """Sources with their collectors, those of one host together.  Raises UnknownNameError."""
    groups: dict[str, list[tuple[Source, Collector]]] = {}
    for source in sources:
        collector = plugins.load("collectors", source.kind)
        groups.setdefault(_host(source.url), []).append((source, collector))
    return list(groups.values())


def _host(url: str) -> str:
    """The host of an address; `""` for what has none, files among them."""
    with contextlib.suppress(ValueError):
        return urlsplit(url).hostname or "" if _WEB.match(url) else ""
    return ""


def _read_all(groups: list[list[tuple[Source, Collector]]], context: Context) -> Iterator[Collected]:
    """Everything that the collectors yield, as it comes, the groups read side by side."""
    waiting: queue.Queue[list[tuple[Source, Collector]]] = queue.Queue()
    found: queue.Queue[Collected | BaseException | None] = queue.Queue(_WAITING)
    given_up = threading.Event()
    for group in groups:
        waiting.put(group)
    workers = min(_WORKERS, len(groups))
    for _ in range(workers):
        # Daemons: who interrupts a run does not wait for a slow server.
        threading.Thread(target=_read_groups, args=(waiting, found, given_up, context), daemon=True).start()
    try:
        while workers:
            item = found.get()
            if isinstance(item, BaseException):
                raise item
            if item is None:
                workers -= 1
            else:
                yield item
    finally:
        given_up.set()


def _read_groups(
    waiting: queue.Queue[list[tuple[Source, Collector]]],
    found: queue.Queue[Collected | BaseException | None],
    given_up: threading.Event,
    context: Context,
) -> None:
    """One thread's work: group after group, until none waits or the run is given up."""

    def put(item: Collected | BaseException | None) -> bool:
        while not given_up.is_set():
            with contextlib.suppress(queue.Full):
                found.put(item, timeout=_LOOK)
                return True
        return False

    try:
        while not given_up.is_set():
            for source, collector in waiting.get_nowait():
                if not all(put(item) for item in _read_source(source, collector, context)):
                    return
    except queue.Empty:
        return
    finally:
        put(None)


def _read_source(
    source: Source, collector: Collector, context: Context
) -> Iterator[Collected | BaseException]:
    """What a collector yields, and what it raises as a value."""
    try:
        yield from collector(source, context)
    except OutputError as error:
        yield error  # the archive cannot be written: of no use to go on
    except (Exception, SystemExit) as error:  # noqa: BLE001  a collector may be anyone's, and one source never costs the others
        yield skip_for(source, shown_address(source, context.labels), error)


def _one_each(records: Iterable[Record]) -> Iterator[str]:
    """Ids with each address once; of files with one name, each content once.  Named ones win."""
    chosen: dict[tuple[str, str], str] = {}
    for record in sorted(records, key=lambda r: (not r.named, r.page_sha256, r.id)):
        page = "" if _WEB.match(record.url) else record.page_sha256
        chosen.setdefault((record.url, page), record.id)
    yield from chosen.values()
