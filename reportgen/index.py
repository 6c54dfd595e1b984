"""The index of an archive: what is needed to group its articles, in SQLite beside the records.

Never the truth: it is made from the archive, kept up to date by looking at
which records there are, and made anew where it is damaged or of another
version.  Where it cannot be written it is kept in memory for one run.  It also
keeps answers that took long to find, so that they are found once.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Self, TypeAlias

from reportgen import disk, output
from reportgen.archive import Archive
from reportgen.errors import NotFoundError, ReportgenError
from reportgen.terms import Terms, terms, unpack

_Row: TypeAlias = "tuple[str | int | float | bytes | None, ...]"

NAME = "index.sqlite"
# Of the shape below and of what terms and answers are: raised whenever one of them changes.
VERSION = 2
# Records read between two commits: a run that is killed loses no more than these.
_BATCH = 500
# Terms asked for at once; SQLite took no more than 999 values in a question for long.
_ASKED = 500
# Seconds to wait for another run that writes the index.
_PATIENCE = 30

_SHAPE = """
create table if not exists articles (
    record text primary key, changed integer not null, article text not null, url text not null,
    page text not null, source text not null, title text not null, language text not null,
    published real, captured real not null, terms blob) without rowid;
create table if not exists answers (
    kind text not null, question text not null, answer blob not null, primary key (kind, question)
) without rowid;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article as the index knows it."""

    record: str
    """Id of its record."""
    article: str
    """Id of the article, made from its address."""
    url: str
    """Address asked for."""
    source: str
    """Who publishes it."""
    title: str
    """Title as published."""
    published: datetime | None
    """Time of publication, UTC."""
    captured: datetime
    """Time of capture, UTC."""

    @property
    def time(self) -> datetime:
        """When it was published, else captured."""
        return self.published or self.captured


class Index:
    """The index of one archive, up to date when it was opened; close it, or use it in a `with`."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._noted: list[tuple[str, str, bytes]] = []
        self.unread: tuple[str, ...] = ()
        """Ids of records that could not be read; `reportgen archive check` says why."""
        try:
            self._base = _open(archive.root / NAME)
            self._refresh()
        except (sqlite3.Error, OSError):  # a full or read-only disk, or another writer that takes too long
            self._base = sqlite3.connect(":memory:")
            self._base.executescript(_SHAPE)
            self._refresh()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Gives the file back."""
        self._write_notes()
        self._base.close()

    def entries(self, since: datetime | None = None, until: datetime | None = None) -> tuple[Entry, ...]:
        """The articles of the archive within the window, sorted by record.

        Of several captures of one web address the newest; files of one name are told apart by their bytes.
        """
        question = (
            "select record, article, url, page, source, title, published, captured from articles "
            "where terms is not null order by captured, record"
        )
        newest: dict[tuple[str, str], Entry] = {}
        for record, article, url, page, source, title, published, captured in self._base.execute(question):
            entry = Entry(
                record=record,
                article=article,
                url=url,
                source=source,
                title=title,
                published=None if published is None else _time(published),
                captured=_time(captured),
            )
            newest[url, "" if "://" in url else page] = entry
        return tuple(
            sorted(
                (entry for entry in newest.values() if _within(entry.time, since, until)),
                key=lambda entry: entry.record,
            )
        )

    def terms(self, records: Sequence[str]) -> list[Terms]:
        """The terms of these records, in their order."""
        found: dict[str, Terms] = {}
        for start in range(0, len(records), _ASKED):
            some = records[start : start + _ASKED]
            marks = ",".join("?" * len(some))
            question = f"select record, terms from articles where record in ({marks})"  # noqa: S608  question marks only
            found |= {record: unpack(packed) for record, packed in self._base.execute(question, tuple(some))}
        return [found[record] for record in records]

    def recall(self, kind: str, question: str) -> bytes | None:
        """The answer that was noted for a question of that kind, None where there is none."""
        asked = "select answer from answers where kind = ? and question = ?"
        with contextlib.suppress(sqlite3.Error):
            found = self._base.execute(asked, (kind, question)).fetchone()
            return bytes(found[0]) if found and isinstance(found[0], bytes) else None
        return None

    def note(self, kind: str, question: str, answer: bytes) -> None:
        """Keeps an answer; that it can be found again is not promised, since it can be worked out again."""
        self._noted.append((kind, question, answer))
        if len(self._noted) >= _BATCH:
            self._write_notes()

    def drop(self, kind: str) -> None:
        """Forgets all answers of that kind."""
        self._noted = [note for note in self._noted if note[0] != kind]
        with contextlib.suppress(sqlite3.Error), self._base:
            self._base.execute("delete from answers where kind = ?", (kind,))

    def _write_notes(self) -> None:
        with contextlib.suppress(sqlite3.Error), self._base:
            self._base.executemany("insert or replace into answers values (?, ?, ?)", self._noted)
        self._noted.clear()

    def _refresh(self) -> None:
        """Brings the index up to date: new records read, changed ones again, lost ones dropped."""
        known = dict(self._base.execute("select record, changed from articles"))
        there = dict(self._archive.listed())
        lost = [(record,) for record in known if record not in there]
        with self._base:
            self._base.executemany("delete from articles where record = ?", lost)
        fresh = sorted(record for record, changed in there.items() if known.get(record) != changed)
        unread: list[str] = []
        for start in range(0, len(fresh), _BATCH):
            with self._base:
                for record in fresh[start : start + _BATCH]:
                    try:
                        self._base.execute(_INSERT, _row(self._archive, record, there[record]))
                    except ReportgenError:
                        unread.append(record)
        self.unread = tuple(unread)


_INSERT = f"insert or replace into articles values ({','.join('?' * 11)})"  # noqa: S608  question marks only


def forget(archive: Archive, records: Iterable[str]) -> None:
    """What the index of an archive knows of these records removed for good, and all of its answers.

    Without a record nothing is done.  Where that cannot be done, the whole index is; it is made anew.  Raises
    OutputError where not even that can be done.
    """
    path, records = archive.root / NAME, list(records)
    if not records or not disk.is_there(path):
        return
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=_PATIENCE)) as base, base:
            base.execute("pragma secure_delete = on")  # what was there is overwritten
            base.executemany("delete from articles where record = ?", [(record,) for record in records])
            base.execute("delete from answers")
    except sqlite3.Error:
        output.remove([path])


def _row(archive: Archive, record_id: str, changed: int) -> _Row:
    """What is kept of a record; of one that is no article, that it was read."""
    record = archive.record(record_id)
    packed = None
    if record.text_sha256 and not record.redacted:
        text = archive.text(record.text_sha256)
        packed = terms(text, record.language, record.title).packed()
    return (
        record_id,
        changed,
        record.article,
        record.url,
        record.page_sha256,
        record.source,
        record.title,
        record.language,
        record.published.timestamp() if record.published else None,
        record.captured.timestamp(),
        packed,
    )


def _open(path: Path) -> sqlite3.Connection:
    """The index in that file; made anew where it is missing, damaged or of another version."""
    _require_archive(path.parent)
    base = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        # Whoever hands us an archive may have put anything into its schema.
        base.execute("pragma trusted_schema = off")
        base.execute("pragma secure_delete = on")  # what is deleted is overwritten
        if base.execute("pragma user_version").fetchone() == (VERSION,):
            if base.execute("pragma quick_check(1)").fetchone() == ("ok",):
                return base
        elif _is_empty(base):
            return _made(base, path.parent)
    except sqlite3.DatabaseError as problem:
        if isinstance(problem, sqlite3.OperationalError):
            raise
    base.close()
    path.unlink()
    return _made(sqlite3.connect(path, timeout=_PATIENCE), path.parent)


def _made(base: sqlite3.Connection, folder: Path) -> sqlite3.Connection:
    """An empty index, which git is told to leave out: it can always be made again."""
    base.executescript(_SHAPE)
    base.execute(f"pragma user_version = {VERSION}")
    ignored = folder / ".gitignore"
    with contextlib.suppress(OSError):
        if not ignored.exists():
            ignored.write_text(f"{NAME}*\n", "utf-8")
    return base


def _is_empty(base: sqlite3.Connection) -> bool:
    return bool(base.execute("select count(*) from sqlite_master").fetchone() == (0,))


def _require_archive(folder: Path) -> None:
    """Raises NotFoundError where there is no archive."""
    with disk.reading(folder):
        there = folder.is_dir()
    if not there:
        raise NotFoundError("archive", str(folder), "Collect first, or name its folder.")


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _within(time: datetime, since: datetime | None, until: datetime | None) -> bool:
    return (since is None or since <= time) and (until is None or time <= until)
