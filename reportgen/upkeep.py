"""The upkeep of an archive: what is in it, what is wrong with it, what can go, what has to go.

Everything that removes does so while no run writes, and from the top down
(reports, runs, records, files), so that what is left after a kill names
nothing that is gone.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import msgspec

from reportgen import output
from reportgen.archive import Archive, marker_of
from reportgen.errors import NotFoundError, ReportgenError, UsageError
from reportgen.record import Manifest, Record, Redaction

# What of the archive's folders is the archive's own; anything else is left alone.
_OWN = re.compile(
    r"(?:captures/[0-9a-f]{2}/[0-9a-f]{64}\.gz"
    r"|texts/[0-9a-f]{2}/[0-9a-f]{64}\.(?:txt|[0-9a-f]{8,64}\.json)"
    r"|(?:records|manifests|reports)/[0-9a-f]{8,64}\.json)"
)
_FOLDERS = ("reports", "manifests", "records", "texts", "captures")
_ARTICLE_ID = re.compile(r"[0-9a-f]{12}")
_RECORD_ID = re.compile(r"[0-9a-f]{24}")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What was removed on request."""

    records: tuple[Record, ...]
    """The records whose text is gone: those asked for, and those that had the same text or bytes."""
    reports: tuple[str, ...]
    """Ids of reports in the archive that are made from one of them, and may quote it."""


class _Head(msgspec.Struct):
    """What is read of a report to know its run."""

    manifest: str = ""


def list_runs(archive: Archive) -> Iterator[Run]:
    """The runs, the newest first; those that cannot be read are left to `check`."""
    made = _reports(archive)
    manifests = []
    for manifest_id in _manifests(archive):
        with contextlib.suppress(ReportgenError):
            manifests.append(archive.manifest(manifest_id))
    runs = (_run(archive, manifest, tuple(made.get(manifest.id, ()))) for manifest in manifests)
    yield from sorted(runs, key=_age, reverse=True)


def list_records(archive: Archive) -> Iterator[Record]:
    """The records that can be read, by id, one at a time."""
    _require(archive)
    for record_id, _ in sorted(archive.listed()):
        with contextlib.suppress(ReportgenError):
            yield archive.record(record_id)


def size_of(archive: Archive, record: Record) -> int:
    """Bytes of the files that a record names, as they lie on the disk; 0 for those that are gone."""
    return _bytes(archive.files(record))


def check(archive: Archive) -> Iterator[Finding]:
    """What is damaged, what belongs to no run, and what a killed run left; nothing where all is well."""
    _require(archive)
    manifests = []
    for manifest_id in archive.manifests():
        try:
            manifests.append(archive.manifest(manifest_id))
        except ReportgenError as problem:
            yield Finding(kind="damage", path="", text=str(problem))
    there = {record_id for record_id, _ in archive.listed()}
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
    _require(archive)
    if keep_runs is None and since is None:
        raise UsageError("Say what to keep: --runs with a number, --since with a date, or both.")
    manifests = [archive.manifest(manifest_id) for manifest_id in _manifests(archive)]
    runs = [_run(archive, manifest, ()) for manifest in manifests]
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
    return found


def redact(archive: Archive, name: str, reason: str, when: datetime) -> Removal:
    """The text and bytes of an article (its id) or of one capture (its record's id) removed for good.

    Other records that name the same bytes or the same text lose them too.
    Their hashes, addresses and times stay, with the reason.  Raises UsageError
    without a reason, NotFoundError for an unknown id, and OutputError where a
    run writes or a file cannot be removed; doing it again completes it.
    """
    if not reason.strip():
        raise UsageError("Give the reason with --reason; it stands in later reports.")
    _require(archive)
    with archive.alone():
        chosen = _chosen(archive, name)
        redaction = Redaction(when=when, reason=" ".join(reason.split()))
        records = tuple(archive.redact(record, record.redacted or redaction) for record in chosen)
        return Removal(records=records, reports=tuple(_quoting(archive, {record.id for record in records})))


def remove_reports(archive: Archive, reports: Iterable[str]) -> None:
    """The reports of these ids removed from the archive."""
    output.remove([archive.root / "reports" / f"{report_id}.json" for report_id in reports])


def _bytes(paths: Iterable[Path]) -> int:
    """Bytes of the files that are there."""
    size = 0
    for path in paths:
        with contextlib.suppress(OSError):  # gone, or another run removes it just now
            size += path.stat().st_size
    return size


def _require(archive: Archive) -> None:
    if not archive.root.is_dir():
        raise NotFoundError("archive", str(archive.root), "Collect first, or name its folder.")


def _manifests(archive: Archive) -> tuple[str, ...]:
    _require(archive)
    return archive.manifests()


def _run(archive: Archive, manifest: Manifest, reports: tuple[str, ...]) -> Run:
    records = []
    for record_id in manifest.records:
        with contextlib.suppress(ReportgenError):
            records.append(archive.record(record_id))
    files = {path for record in records for path in archive.files(record)}
    path = archive.root / "manifests" / f"{manifest.id}.json"
    return Run(
        id=manifest.id,
        newest=max((record.captured for record in records), default=None),
        written=datetime.fromtimestamp(path.stat().st_mtime, UTC),
        finished=manifest.finished,
        articles=len(manifest.records),
        skipped=len(manifest.skipped),
        size=_bytes(files),
        reports=reports,
    )


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
    """Ids of the records that runs name: their articles, the newest capture of each address, and removals."""
    kept: set[str] = set()
    addresses: set[str] = set()
    for manifest in manifests:
        kept.update(manifest.records)
        addresses.update(manifest.asked, (skipped.url for skipped in manifest.skipped))
    newest: dict[str, tuple[datetime, str]] = {}
    for record in list_records(archive):
        if record.redacted:
            kept.add(record.id)
        elif record.url in addresses:
            newest[record.url] = max(
                newest.get(record.url, (record.captured, "")), (record.captured, record.id)
            )
    return kept.union(record_id for _, record_id in newest.values())


def _names(archive: Archive, record: Record) -> Iterator[str]:
    """The files that a record names, below the archive's folder; none where they were removed on request."""
    if not record.redacted:
        for path in archive.files(record):
            yield path.relative_to(archive.root).as_posix()


def _files(archive: Archive) -> Iterator[tuple[Path, str]]:
    """Every file in the archive's folders with its name below it, from what names to what is named."""
    for folder in _FOLDERS:
        for path in sorted((archive.root / folder).rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield path, path.relative_to(archive.root).as_posix()


def _unnamed(archive: Archive, runs: set[str], records: set[str], named: set[str]) -> Iterator[Path]:
    """The files of the archive that go."""
    of_runs = {
        f"reports/{report}.json" for run, made in _reports(archive).items() if run in runs for report in made
    }
    of_runs |= {f"reports/{report}.json" for report in _reports(archive).get("", ())}
    kept = of_runs | named
    kept |= {f"manifests/{run}.json" for run in runs} | {f"records/{record}.json" for record in records}
    for path, name in _files(archive):
        if output.is_leftover(path) or (_OWN.fullmatch(name) and name not in kept):
            yield path


def _stray(archive: Archive, named: set[str], runs: set[str]) -> Iterator[Finding]:
    """Files that no record names, reports without their run, and what killed runs left."""
    lost = {report for run, made in _reports(archive).items() if run not in runs for report in made}
    for path, name in _files(archive):
        folder = name.partition("/")[0]
        if output.is_leftover(path):
            yield Finding(kind="leftover", path=name, text="A run was killed while it wrote this file.")
        elif marker_of(path).exists() and _OWN.fullmatch(name):
            text = "It was to be removed on request and is still there; redact it again."
            yield Finding(kind="damage", path=name, text=text)
        elif folder in ("texts", "captures") and _OWN.fullmatch(name) and name not in named:
            yield Finding(kind="orphan", path=name, text="No record names the file.")
        elif folder == "reports" and path.stem in lost:
            yield Finding(kind="orphan", path=name, text="The run that the report was made from is gone.")


def _reports(archive: Archive) -> dict[str, list[str]]:
    """Ids of the reports by the run they were made from; `""` for those that cannot be read."""
    found: dict[str, list[str]] = {}
    for path in sorted((archive.root / "reports").glob("*.json")):
        try:
            run = msgspec.json.decode(path.read_bytes(), type=_Head).manifest
        except (msgspec.MsgspecError, UnicodeDecodeError, OSError):
            run = ""
        found.setdefault(run, []).append(path.stem)
    return found


def _chosen(archive: Archive, name: str) -> list[Record]:
    """The records of that id, and all that share bytes or text with one of them.  Raises NotFoundError."""
    whole, one = _ARTICLE_ID.fullmatch(name), _RECORD_ID.fullmatch(name)
    asked = [
        record
        for record in list_records(archive)
        if (whole and record.article == name) or (one and record.id == name)
    ]
    if not asked:
        advice = "`reportgen archive list --captures` names articles (12 digits) and records (24 digits)."
        raise NotFoundError(f"article or record {name!r}", str(archive.root), advice)
    pages = {record.page_sha256 for record in asked}
    texts = {record.text_sha256 for record in asked if record.text_sha256}
    same = [r for r in list_records(archive) if r.page_sha256 in pages or r.text_sha256 in texts]
    return sorted({record.id: record for record in asked + same}.values(), key=lambda record: record.id)


def _quoting(archive: Archive, records: set[str]) -> Iterator[str]:
    """Ids of the reports made from a run that had one of these records."""
    for run, reports in sorted(_reports(archive).items()):
        with contextlib.suppress(ReportgenError):
            if records.intersection(archive.manifest(run).records):
                yield from reports
