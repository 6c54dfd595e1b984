"""What has to go from an archive: a text removed on request, of which hash, reason and date stay.

Done while no run writes.  Killed midway, doing it again completes it.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from reportgen import output
from reportgen.archive import Archive
from reportgen.errors import NotFoundError, ReportgenError, UsageError
from reportgen.index import forget
from reportgen.record import Record, Redaction
from reportgen.upkeep import list_records, reports_by_run, require

_ARTICLE_ID = re.compile(r"[0-9a-f]{12}")
_RECORD_ID = re.compile(r"[0-9a-f]{24}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What was removed on request."""

    records: tuple[Record, ...]
    """The records whose text is gone: those asked for, and those that had the same text or bytes."""
    reports: tuple[str, ...]
    """Ids of reports in the archive that are made from one of them, and may quote it."""
    lists: tuple[Record, ...] = ()
    """The records of feeds and other lists that held the text: their bytes are gone, not their addresses."""


def redact(archive: Archive, name: str, reason: str, when: datetime) -> Removal:
    """The text and bytes of an article (its id) or of one capture (its record's id) removed for good.

    Other records that name the same bytes or the same text lose them too; a
    story beside it in one e-mail stays where another capture has it.
    Their hashes, addresses and times stay, with the reason.  A feed that holds
    the text loses its bytes, and may be asked for again.  Raises UsageError
    without a reason, NotFoundError for an unknown id, and OutputError where a
    run writes or a file cannot be removed; doing it again completes it.
    """
    if not reason.strip():
        raise UsageError("Give the reason with --reason; it stands in later reports.")
    require(archive)
    with archive.alone():
        chosen = _chosen(archive, name)
        redaction = Redaction(when=when, reason=" ".join(reason.split()))
        spared = _texts_of_others(archive, {record.id for record in chosen})
        records = tuple(archive.redact(record, record.redacted or redaction, spared) for record in chosen)
        lists = tuple(archive.redact(record, why) for record, why in _holding(archive))
        gone = [record.id for record in (*records, *lists)]
        forget(archive, gone)
        return Removal(records=records, lists=lists, reports=tuple(_quoting(archive, set(gone))))


def remove_reports(archive: Archive, reports: Iterable[str]) -> None:
    """The reports of these ids removed from the archive."""
    output.remove([archive.root / "reports" / f"{report_id}.json" for report_id in reports])


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


def _holding(archive: Archive) -> Iterator[tuple[Record, Redaction]]:
    """What is no article and holds a text that was removed, now or by a removal cut short."""
    for record in list_records(archive):
        if record.text_sha256 is None and (record.redacted is None or record.redacted.beside):
            with contextlib.suppress(ReportgenError):  # gone already, or damaged
                found = archive.traces.found(archive.content(record.page_sha256))
                if found:
                    yield record, replace(found, beside=True)


def _texts_of_others(archive: Archive, chosen: set[str]) -> frozenset[str]:
    """Hashes of the texts of all other records: what stood beside the removed one is theirs too."""
    others = (record for record in list_records(archive) if record.id not in chosen and not record.redacted)
    return frozenset(record.text_sha256 for record in others if record.text_sha256)


def _quoting(archive: Archive, records: set[str]) -> Iterator[str]:
    """Ids of the reports made from a run that had one of these records."""
    for run, reports in sorted(reports_by_run(archive).items()):
        with contextlib.suppress(ReportgenError):
            if records.intersection(archive.manifest(run).records):
                yield from reports
