"""The upkeep of an archive: what is in it, what is wrong with it, what can go.

Everything that removes does so while no run writes, and from the top down
(reports, runs, records, files), so that what is left after a kill names
nothing that is gone.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec

from reportgen import disk, output
from reportgen.archive import Archive, marker_of
from reportgen.errors import NotFoundError, ReportgenError, UsageError
from reportgen.index import forget
from reportgen.record import Manifest, Record

# What of the archive's folders is the archive's own; anything else is left alone.
_OWN = re.compile(
    r"(?:captures/[0-9a-f]{2}/[0-9a-f]{64}\.gz"
    r"|texts/[0-9a-f]{2}/[0-9a-f]{64}\.(?:txt|[0-9a-f]{8,64}\.json)"
    r"|(?:records|manifests|reports)/[0-9a-f]{8,64}\.json)"
)
_FOLDERS = ("reports", "manifests", "records", "texts", "captures")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run that the archive knows of."""

    id: str
    """Id of its manifest."""
    newest: datetime | None
    """Time of the newest capture among its articles, UTC; None where it has none that can be read."""
    written: datetime
    """When its manifest was last written, UTC."""
    finished: bool
    """Whether everything asked for was tried."""
    articles: int
    """How many articles it has."""
    skipped: int
    """How many sources could not be read."""
    size: int
    """Bytes of the captures and texts that it names."""
    reports: tuple[str, ...] = ()
    """Ids of the reports made from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a look through the archive found."""

    kind: Literal["damage", "orphan", "leftover"]
    """damage: missing or changed; orphan: named by no run; leftover: of a run that was killed."""
    path: str
    """File that it is about, below the archive's folder; `""` where the sentence names it."""
    text: str
    """One sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prunable:
    """What no run that is kept names."""

    runs: tuple[str, ...]
    """Ids of the runs that go."""
    paths: tuple[Path, ...]
    """Files that go, in the order in which they are removed."""
    size: int
    """Bytes of them."""


class _Head(msgspec.Struct):
    """What is read of a report to know its run."""

    manifest: str = ""


def list_runs(archive: Archive) -> Iterator[Run]:
    """The runs, the newest first; those that cannot be read are left to `check`."""
    made = reports_by_run(archive)
    manifests: dict[str, Manifest] = {}
    for manifest_id in _manifests(archive):
        with contextlib.suppress(ReportgenError):
            manifests[manifest_id] = archive.manifest(manifest_id)
    times = _Times(archive)
    # What a run weighs is looked up when its turn comes: of a large archive the first line is there sooner.
    for run in sorted((_run(archive, each, times) for each in manifests.values()), key=_age, reverse=True):
        size = _run_size(archive, manifests[run.id])
        yield replace(run, size=size, reports=tuple(made.get(run.id, ())))


def list_records(archive: Archive) -> Iterator[Record]:
    """The records that can be read, by id, one at a time."""
    require(archive)
    for record_id in archive.records():
        with contextlib.suppress(ReportgenError):
            yield archive.record(record_id)


def exported(archive: Archive, runs: Iterable[str] = ()) -> Iterator[Record]:
    """The records of these runs' articles, or all there are, whose bytes were not removed on request.

    Raises NotFoundError for a run that is not there, and ReportgenError for a
    record of one that cannot be read.
    """
    require(archive)
    named = {record_id for run in runs for record_id in archive.manifest(run).records}
    found = (archive.record(record_id) for record_id in sorted(named)) if runs else list_records(archive)
    yield from (record for record in found if not record.redacted)


def size_of(archive: Archive, record: Record) -> int:
    """Bytes of the files that a record names, as they lie on the disk; 0 for those that are gone."""
    return _bytes(archive.files(record))


def check(archive: Archive) -> Iterator[Finding]:
    """What is damaged, what belongs to no run, and what a killed run left; nothing where all is well."""
    require(archive)
    manifests = []
    for manifest_id in archive.manifests():
        try:
            manifests.append(archive.manifest(manifest_id))
        except ReportgenError as problem:
            yield Finding(kind="damage", path="", text=str(problem))
    there = set(archive.records())
    for record_id in sorted(there.union(*(manifest.records for manifest in manifests))):
        yield from (Finding(kind="damage", path="", text=line) for line in archive.record_damage(record_id))
    for record_id in sorted(there - _kept_records(archive, manifests)):
        text = "The record belongs to no run."
        yield Finding(kind="orphan", path=f"records/{record_id}.json", text=text)
    named = {path for record in list_records(archive) for path in _names(archive, record)}
    yield from _stray(archive, named, {manifest.id for manifest in manifests})


def plan(archive: Archive, keep_runs: int | None = None, since: datetime | None = None) -> Prunable:
    """What can go when only the last runs are kept, or those with a capture since then.

    The run that was written last is always kept, and unfinished ones that are
    no older than those kept.  Of feeds and pages that a kept run asked for, the
    newest capture stays, so that it need not be fetched again.  Raises
    UsageError where neither is given, and ReportgenError where a manifest or
    a record that it names cannot be read: what it names would be lost.
    """
    require(archive)
    if keep_runs is None and since is None:
        raise UsageError("Say what to keep: --runs with a number, --since with a date, or both.")
    manifests = [archive.manifest(manifest_id) for manifest_id in _manifests(archive)]
    times = _Times(archive)
    runs = [_run(archive, manifest, times) for manifest in manifests]
    kept_ids = _kept_runs(runs, keep_runs, since)
    kept = [manifest for manifest in manifests if manifest.id in kept_ids]
    records = _kept_records(archive, kept)
    named = {path for record_id in records for path in _names(archive, archive.record(record_id))}
    paths = tuple(_unnamed(archive, kept_ids, records, named))
    gone = tuple(sorted(run.id for run in runs if run.id not in kept_ids))
    return Prunable(runs=gone, paths=paths, size=_bytes(paths))


def prune(archive: Archive, keep_runs: int | None = None, since: datetime | None = None) -> Prunable:
    """What `plan` gives, removed while no run writes.

    Raises what `plan` raises, and OutputError where a run writes or a file
    cannot be removed; doing it again removes the rest.
    """
    with archive.alone():
        found = plan(archive, keep_runs, since)
        output.remove(found.paths)
        forget(archive, [path.stem for path in found.paths if path.parent.name == "records"])
    return found


def _bytes(paths: Iterable[Path]) -> int:
    """Bytes of the files that are there."""
    size = 0
    for path in paths:
        with contextlib.suppress(OSError):  # gone, or another run removes it just now
            size += path.stat().st_size
    return size


def require(archive: Archive) -> None:
    """Raises NotFoundError where there is no archive."""
    if not disk.is_there(archive.root):
        raise NotFoundError("archive", str(archive.root), "Collect first, or name its folder.")


def _manifests(archive: Archive) -> tuple[str, ...]:
    require(archive)
    return archive.manifests()


class _Moment(msgspec.Struct):
    """What is read of a record to know its time."""

    captured: datetime


class _Times:
    """When records were captured, each read once: runs that follow one another share most of theirs."""

    def __init__(self, archive: Archive) -> None:
        self._folder = archive.root / "records"
        self._known: dict[str, datetime | None] = {}

    def newest(self, records: Iterable[str]) -> datetime | None:
        """Time of the newest of the records, None where none of them can be read."""
        return max((time for time in map(self._time, records) if time), default=None)

    def _time(self, record_id: str) -> datetime | None:
        if record_id not in self._known:
            self._known[record_id] = None
            with contextlib.suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
                content = (self._folder / f"{record_id}.json").read_bytes()
                moment = msgspec.json.decode(content, type=_Moment).captured
                self._known[record_id] = moment if moment.tzinfo else None
        return self._known[record_id]


def _run(archive: Archive, manifest: Manifest, times: _Times) -> Run:
    """A run without its size and reports."""
    path = archive.root / "manifests" / f"{manifest.id}.json"
    return Run(
        id=manifest.id,
        newest=times.newest(manifest.records),
        written=datetime.fromtimestamp(disk.status(path).st_mtime, UTC),
        finished=manifest.finished,
        articles=len(manifest.records),
        skipped=len(manifest.skipped),
        size=0,
    )


def _run_size(archive: Archive, manifest: Manifest) -> int:
    """Bytes of the captures and texts that a run names."""
    files: set[Path] = set()
    for record_id in manifest.records:
        with contextlib.suppress(ReportgenError):
            files.update(archive.files(archive.record(record_id)))
    return _bytes(files)


def _age(run: Run) -> tuple[datetime, datetime, str]:
    """Rises with the time of a run: of its newest capture, which survives git, then of its file."""
    return run.newest or datetime.min.replace(tzinfo=UTC), run.written, run.id


def _kept_runs(runs: list[Run], keep_runs: int | None, since: datetime | None) -> set[str]:
    """Ids of the runs that stay.

    A run repeated without news has old captures and a new manifest, and a fresh
    checkout has new files only: what is young by either measure is kept.
    """
    finished = [run for run in runs if run.finished]
    last = max(1, keep_runs or 0)
    by_file = sorted(finished, key=lambda run: (run.written, run.id), reverse=True)
    kept = by_file[:last] + sorted(finished, key=_age, reverse=True)[:last]
    if since:
        kept += [run for run in finished if run.newest and run.newest >= since]
    oldest = min(map(_age, kept), default=None)
    young = [run for run in runs if not run.finished and (oldest is None or _age(run) >= oldest)]
    return {run.id for run in kept + young}


def _kept_records(archive: Archive, manifests: Iterable[Manifest]) -> set[str]:
    """Ids of the records that runs name: their articles, the newest capture of each address, and removals.

    An address is one that a run asked for or passed over, or one whose answer held an article of the run.
    """
    kept: set[str] = set()
    addresses: set[str] = set()
    for manifest in manifests:
        kept.update(manifest.records)
        addresses.update(manifest.asked, (skipped.url for skipped in manifest.skipped))
    newest: dict[str, tuple[datetime, str]] = {}
    for record in list_records(archive):
        if record.id in kept and "#" in record.url:  # one article of several that an answer held
            addresses.add(record.url.rpartition("#")[0])
        if record.redacted:
            kept.add(record.id)
        else:
            newest[record.url] = max(
                newest.get(record.url, (record.captured, "")), (record.captured, record.id)
            )
    return kept.union(newest[address][1] for address in addresses & newest.keys())


def _names(archive: Archive, record: Record) -> Iterator[str]:
    """The files that a record names, below the archive's folder; none where they were removed on request."""
    if not record.redacted:
        for path in archive.files(record):
            yield path.relative_to(archive.root).as_posix()


def _files(archive: Archive) -> Iterator[tuple[Path, str]]:
    """Every file in the archive's folders with its name below it, from what names to what is named."""
    for folder in _FOLDERS:
        for path in disk.tree(archive.root / folder):
            yield path, path.relative_to(archive.root).as_posix()


def _unnamed(archive: Archive, runs: set[str], records: set[str], named: set[str]) -> Iterator[Path]:
    """The files of the archive that go."""
    # A report that cannot be read may be of any run.
    made_from = {*runs, ""}
    of_runs = {
        f"reports/{report}.json"
        for run, reports in reports_by_run(archive).items()
        if run in made_from
        for report in reports
    }
    kept = of_runs | named
    kept |= {f"manifests/{run}.json" for run in runs} | {f"records/{record}.json" for record in records}
    for path, name in _files(archive):
        if output.is_leftover(path) or (_OWN.fullmatch(name) and name not in kept):
            yield path


def _stray(archive: Archive, named: set[str], runs: set[str]) -> Iterator[Finding]:
    """Files that no record names, reports without their run, and what killed runs left."""
    lost = {report for run, made in reports_by_run(archive).items() if run not in runs for report in made}
    for path, name in _files(archive):
        folder = name.partition("/")[0]
        if output.is_leftover(path):
            yield Finding(kind="leftover", path=name, text="A run was killed while it wrote this file.")
        elif disk.is_there(marker_of(path)) and _OWN.fullmatch(name):
            text = "It was to be removed on request and is still there; redact it again."
            yield Finding(kind="damage", path=name, text=text)
        elif folder in ("texts", "captures") and _OWN.fullmatch(name) and name not in named:
            yield Finding(kind="orphan", path=name, text="No record names the file.")
        elif folder == "reports" and path.stem in lost:
            yield Finding(kind="orphan", path=name, text="The run that the report was made from is gone.")


def reports_by_run(archive: Archive) -> dict[str, list[str]]:
    """Ids of the reports by the run they were made from; `""` for those that cannot be read."""
    found: dict[str, list[str]] = {}
    for name in sorted(entry.name for entry in disk.entries(archive.root / "reports", ".json")):
        try:
            run = msgspec.json.decode((archive.root / "reports" / name).read_bytes(), type=_Head).manifest
        except (msgspec.MsgspecError, UnicodeDecodeError, OSError):
            run = ""
        found.setdefault(run, []).append(name.removesuffix(".json"))
    return found
