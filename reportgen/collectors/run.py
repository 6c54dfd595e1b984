"""The run over all sources: collectors at work at once, one manifest at the end.

The manifest does not depend on the order of the sources or on who answers first.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from reportgen import plugins
from reportgen.archive import Archive
from reportgen.article import Article
from reportgen.capture import Capture, Collected, Found, Limits, Notice, Planned, Skipped, Source
from reportgen.collectors.asked import label_sources, settle, shown_address
from reportgen.collectors.base import Client, Collector, Context, skip_for
from reportgen.collectors.hosts import read_side_by_side
from reportgen.collectors.places import is_web
from reportgen.collectors.replays import leave_replays
from reportgen.documents import may_hold_several
from reportgen.errors import FetchError, OutputError, ReportgenError, SourceError
from reportgen.journal import DEBUG, INFO, passing_over, tell, timed
from reportgen.record import Manifest, Record, make_manifest

if TYPE_CHECKING:  # the client is loaded when something is fetched
    from reportgen.fetching import Fetched

_LIMITS = Limits()
_LOG = logging.getLogger(__name__)


def now() -> datetime:
    """The time in whole seconds, UTC."""
    return datetime.now(UTC).replace(microsecond=0)


def collect(  # noqa: PLR0913  # what a run is, and all but two have a default
    sources: Iterable[Source],
    archive: Archive,
    *,
    limits: Limits = _LIMITS,
    clock: Callable[[], datetime] = now,
    offline: bool = False,
    progress: Callable[[Collected], None] | None = None,
    client: Client | None = None,
) -> Manifest:
    """The manifest of a run over the sources; what was captured is in the archive by then.

    A source that fails is in the manifest as skipped and costs no other.  A run
    that was cut off is resumed, a finished one revalidated; `offline` takes
    every page from the archive.  `progress` is told of each capture and of each
    thing skipped.  Runs at once share a `client`, which keeps the turns at the
    hosts.  Raises NotFoundError, UnknownNameError and, for a cookie file
    that is none, UsageError before anything is fetched, OutputError where the archive cannot be written.
    """
    run = _Run(settle(sources), archive, limits, clock, offline=offline, client=client)
    for found in run.read(run.context):
        if isinstance(found, Notice):
            run.notices.append(found)
        elif isinstance(found, Capture | Skipped):
            for outcome in run.take(found):
                _note(outcome)
                if progress:
                    progress(outcome)
    return run.finish()


def _note(found: Collected) -> None:
    """Logs what became of an article."""
    if isinstance(found, Skipped):
        facts = {"url": found.url, "source": found.source, "slug": found.slug, "reason": found.reason}
        tell(_LOG, INFO, "not read", "not read: {url} ({slug}): {reason}", **facts)
    else:
        size, kind = len(found.content), found.source.kind
        tell(_LOG, INFO, "read", "read {url}, {bytes} bytes, by {kind}", url=found.url, bytes=size, kind=kind)


def _note_source(url: str, kind: str, counts: Mapping[str, int], seconds: float) -> None:
    """Logs what a source came to; where that is one page, its own line says the most."""
    pages, others, failed = (counts.get(each.__name__, 0) for each in (Capture, Source, Skipped))
    sentence = "{url} by {kind}: pages {pages}, sources named {others}, not read {failed}, {seconds} s"
    facts = {"url": url, "kind": kind, "pages": pages, "others": others, "failed": failed}
    level = DEBUG if pages + others + failed == 1 else INFO
    tell(_LOG, level, "source", sentence, seconds=seconds, **facts)


def plan(
    sources: Iterable[Source],
    archive: Archive,
    *,
    limits: Limits = _LIMITS,
    clock: Callable[[], datetime] = now,
    offline: bool = False,
) -> tuple[Planned | Skipped | Notice, ...]:
    """What a run over the sources would read, sorted, and what can be said of it now; nothing is kept.

    Lists (feeds, sitemaps, indexes) are read for what they name, and a page of
    the web that is named is asked for, since it may be a list.  Raises as `collect` does.
    """
    run = _Run(settle(sources), archive, limits, clock, offline=offline)
    context = replace(run.context, dry=True, keep=_keep_nothing)
    read = (each for each in run.read(context) if not isinstance(each, Source))
    found = {planned for each in read for planned in _as_planned(each, limits)}
    return tuple(sorted(found, key=lambda each: (each.url, type(each).__name__, each.source, repr(each))))


def _keep_nothing(_capture: Capture) -> None:
    """A dry run writes nothing."""


def _as_planned(
    found: Capture | Skipped | Notice | Planned, limits: Limits
) -> Iterator[Planned | Skipped | Notice]:
    """What a collector has read already counts as planned, each article that it holds by itself."""
    if not isinstance(found, Capture):
        yield found
        return
    from reportgen.collectors.parts import read_parts  # noqa: PLC0415  brings the readers of documents

    parts = list(read_parts(found, limits)) if may_hold_several(found) else []
    if len(parts) < 2:  # one article, or none: the run will tell why
        yield Planned(source=found.source.name or found.url, url=found.url, title=found.title)
        return
    for part, article in parts:
        if isinstance(article, Skipped):
            yield article
        else:
            yield Planned(source=part.source.name or part.url, url=part.url, title=article.title or None)


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
        client: Client | None = None,
    ) -> None:
        self.sources, self.archive, self.limits, self.offline = sources, archive, limits, offline
        self.collectors = {source.kind: _collector(source.kind) for source in sources}
        labels = label_sources(sources)
        self.asked = tuple(shown_address(source, labels) for source in sources)
        self.records: dict[str, Record] = {}
        self.skipped: list[Skipped] = []
        self.notices: list[Notice] = []
        self._client = client
        self._opening = threading.Lock()
        if not offline and (limits.cookies or limits.deadline is not None):
            # A cookie file that is none is told before anything is fetched, and the time runs from here.
            self._open_client()
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

    def read(self, context: Context) -> Iterator[Found]:
        """Everything that the collectors yield, as it comes."""
        yield from read_side_by_side(self.sources, lambda source: self._read_source(source, context))

    def _read_source(self, source: Source, context: Context) -> Iterator[Found | BaseException]:
        """What a collector yields, and what it raises as a value; a named source is left to its own turn."""
        own = {each.url for each in self.sources}
        counts = Counter[str]()
        try:
            collector = self.collectors.get(source.kind) or _collector(source.kind)
            with timed() as seconds:
                for found in collector(source, self._bounded(source, context)):
                    if not (isinstance(found, Source) and found.url in own and found.url != source.url):
                        counts[type(found).__name__] += 1
                        yield found
            _note_source(shown_address(source, context.labels), source.kind, counts, seconds[0])
        except OutputError as error:
            yield error  # the archive cannot be written: of no use to go on
        except (Exception, SystemExit) as error:  # noqa: BLE001  a collector may be anyone's, and one source never costs the others
            yield skip_for(source, shown_address(source, context.labels), error)

    def _bounded(self, source: Source, context: Context) -> Context:
        """The context with the limits that the source has of its own."""
        timeout, max_bytes = source.timeout, source.max_bytes
        if timeout is None and max_bytes is None:
            return context
        limits = replace(
            context.limits,
            timeout=context.limits.timeout if timeout is None else timeout,
            max_bytes=context.limits.max_bytes if max_bytes is None else max_bytes,
        )
        return replace(context, fetch=partial(self.fetch, limits=limits), limits=limits)

    def take(self, found: Collected) -> Iterator[Collected]:
        """What was collected, read and kept, each article by itself; where it could not be read, why."""
        if isinstance(found, Skipped):
            self.skipped.append(found)
            yield found
            return
        from reportgen.collectors.parts import read_parts  # noqa: PLC0415  brings the readers of documents

        several = False
        for part, article in read_parts(found, self.limits):
            several = several or part.url != found.url
            outcome = self._keep(part, article)
            if isinstance(outcome, Skipped):
                self.skipped.append(outcome)
                yield outcome
            else:
                self._note(part, outcome)
                yield part
        if several and is_web(found.url) and found.source.kind != "warc":
            # An answer that holds several articles is kept under its own address, to be found again.
            self.held[found.url] = self.archive.keep(found, None)

    def _note(self, capture: Capture, record: Record) -> None:
        """A record among those of the run, and on the disk what a run that is cut off has so far."""
        self.records[record.id] = record
        if not is_web(record.url):
            return
        # What a web archive holds of an address is no answer to who asks for the address itself: else
        # it would depend on who comes first what the article is.
        if capture.source.kind != "warc":
            self.held[record.url] = record
        records = self.before.union(self.records)
        self.archive.save_manifest(make_manifest(self.asked, records, finished=False))

    def finish(self) -> Manifest:
        """The finished manifest, kept."""
        records, replays = leave_replays(self.records.values())
        notices = (*self.notices, *replays)
        manifest = make_manifest(self.asked, _one_each(records), self.skipped, notices=notices)
        self.archive.save_manifest(manifest)
        facts = {"manifest": manifest.id, "read": len(manifest.records), "not_read": len(manifest.skipped)}
        tell(_LOG, INFO, "collected", "run {manifest}: {read} read, {not_read} not read", **facts)
        return manifest

    def fetch(self, url: str, limits: Limits | None = None) -> Fetched:
        """The page: what this run already has, else by the network, or offline by the archive.

        Seconds and bytes are those of the limits, where a source has its own.
        """
        from reportgen.fetching import display_address  # noqa: PLC0415  heavy, and files need no client

        address = display_address(url)
        held = self._stored(self.held.get(address))
        if held:
            tell(_LOG, DEBUG, "from archive", "{url}: from the run that was cut off", url=address)
            return held
        removed = self.archive.removed(address)
        if removed:
            raise FetchError(address, removed.sentence, "redacted")
        newest = self.archive.latest(address)
        known = self._stored(newest)
        if not self.offline:
            own = limits or self.limits
            return self._open_client().fetch(url, known, timeout=own.timeout, max_bytes=own.max_bytes)
        if known is None and newest and newest.redacted:
            raise FetchError(address, newest.redacted.sentence, "redacted")
        if known is None:
            raise FetchError(
                address, "the archive has no page of it; collect once without --offline.", "offline"
            )
        tell(_LOG, DEBUG, "from archive", "{url}: from the archive", url=address)
        return known

    def _open_client(self) -> Client:
        """The client of the run: one for all threads, since it keeps the turns at the hosts."""
        from reportgen.fetching import Fetcher  # noqa: PLC0415  heavy, and files need no client

        with self._opening:
            self._client = self._client or Fetcher(self.limits)
            return self._client

    def _resume(self) -> dict[str, Record]:
        """Records by address of a run that asked the same and was cut off."""
        held: dict[str, Record] = {}
        with passing_over():  # fetched again instead
            unfinished = self.archive.unfinished(self.asked)
            for record_id in unfinished.records if unfinished else ():
                record = self.archive.record(record_id)
                if is_web(record.url):
                    held[record.url] = record
        return held

    def _stored(self, record: Record | None) -> Fetched | None:
        """The archived answer of a record, None where its bytes are gone or damaged."""
        from reportgen.fetching import Fetched  # noqa: PLC0415  heavy, and files need no client

        if record is None:
            return None
        try:
            content = self.archive.content(record.page_sha256)
        except ReportgenError as error:
            sentence = "{url}: what the archive has of it is passed over: {reason}"
            tell(_LOG, INFO, "damaged", sentence, url=record.url, reason=str(error))
            return None
        shared = ("status", "final_url", "headers", "redirects", "media_type", "charset")
        return Fetched(content=content, fresh=False, **{name: getattr(record, name) for name in shared})

    def _keep(self, capture: Capture, found: Article | Skipped) -> Record | Skipped:
        """The record of an article; where it is none, or was removed on request, why.  The bytes are kept."""
        try:
            if isinstance(found, Article):
                return self.archive.keep(capture, found)
        except SourceError as error:
            found = skip_for(capture.source, capture.url, error)
        self.archive.keep(capture, None)
        return found


def _collector(kind: str) -> Collector:
    """The collector of that name.  Raises UnknownNameError and PluginError."""
    found: Collector = plugins.load("collectors", kind)
    return found


def _one_each(records: Iterable[Record]) -> Iterator[str]:
    """Ids with each address once; of files with one name, each content once.  Named ones win."""
    chosen: dict[tuple[str, str], str] = {}
    for record in sorted(records, key=lambda r: (not r.named, r.page_sha256, r.id)):
        page = "" if is_web(record.url) else record.page_sha256
        chosen.setdefault((record.url, page), record.id)
    yield from chosen.values()
