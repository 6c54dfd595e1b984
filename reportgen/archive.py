"""The archive: a folder that keeps what was captured, and what was read from it.

    captures/<aa>/<sha256>.gz            the bytes as received
    texts/<aa>/<sha256>.txt              the text of an article
    texts/<aa>/<sha256>.<layout>.json    its blocks, links and sentences, beside it
    */<aa>/<sha256>.redacted             in place of what was removed on request: when, and why
    records/<id>.json                    one capture: address, times, hashes, metadata
    manifests/<id>.json                  one run: what it asked for and what it got
    reports/<id>.json                    the reports made from it
    traces/<sha256>.json                 what a removed text is known by where it comes again

Whatever is named by a hash never changes.  A record is written after the files
it names, so that a run killed in between leaves nothing that lies.  Ids hold no
capture time and no folder of a machine: the same inputs give the same ids.
Runs may write at once; what is removed is removed while none does (`alone`).
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import re
import threading
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from reportgen import disk, journal, output
from reportgen.article import Article, Provenance, article_id
from reportgen.capture import Capture, Skipped
from reportgen.errors import NotFoundError, OutputError, ReportgenError, SourceError, VerificationError
from reportgen.identity import DIGITS, identify
from reportgen.lock import Lock
from reportgen.record import (
    Layout,
    Manifest,
    Record,
    Redaction,
    decode,
    digits_of,
    encode,
    make_article,
    make_manifest,
    make_record,
    removal,
    text_hash,
)
from reportgen.traces import Traces

__all__ = ["Archive", "Manifest", "Record", "Redaction", "make_manifest"]

_HEX = re.compile(r"[0-9a-f]{8,64}")
_Stored = TypeVar("_Stored")


class Archive:
    """The archive in one folder, which is made when something is first kept in it."""

    def __init__(self, root: Path | str) -> None:
        self.root = Path(root)
        self.traces = Traces(self.root)  # what texts that were removed on request are known by
        self._lock = Lock(self.root)
        self._listing: dict[str, list[str]] | None = None
        self._listed: int | None = None
        self._guard = threading.Lock()  # of the listing, which the threads of a run read and drop at once

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """While this lasts, no other run writes to the archive.  Raises OutputError where one does."""
        if not self._lock.take_alone():
            reason = "another run is writing to this archive; try again when it has ended."
            raise OutputError(str(self.root), reason)
        try:
            yield
        finally:
            self._lock.release()

    def keep(self, capture: Capture, article: Article | None) -> Record:
        """The record of a capture, kept with its bytes and, where there is an article, its text.

        The same bytes from the same address keep the time of their first capture.
        Until a manifest or a report is saved, nothing is removed from the archive.
        Raises OutputError where it cannot be written, and SourceError (`redacted`)
        for an article whose text, or address, was removed on request.
        """
        self._hold()
        page_sha256 = hashlib.sha256(capture.content).hexdigest()
        redaction = self._redaction(capture, page_sha256, article)
        if redaction:
            return self._keep_redacted(capture, article, redaction)
        output.store(self._capture_path(page_sha256), gzip.compress(capture.content, mtime=0))
        layout = self._keep_text(article) if article else None
        record = make_record(capture, article, page_sha256, layout)
        if disk.is_there(self._path("records", record.id)):
            with contextlib.suppress(ReportgenError):  # a damaged record is written anew
                return self.record(record.id)
        known = [r.captured for r in self._records_at(record.url) if r.page_sha256 == page_sha256]
        record = replace(record, captured=min([record.captured, *known]))
        self._save(record)
        return record

    def record(self, record_id: str) -> Record:
        """The record of that id.  Raises NotFoundError, and ReportgenError for one that cannot be read."""
        return self._read("records", "record", record_id, Record)

    def latest(self, url: str) -> Record | None:
        """The newest record of an address, with its ETag and Last-Modified; one that has its bytes first."""
        found = self._records_at(url)
        return max(found, key=lambda each: (each.redacted is None, each.captured, each.id), default=None)

    def removed(self, url: str) -> Redaction | None:
        """That what was captured of an address was removed on request, None where nothing was."""
        found = (record.redacted for record in self._records_at(url))
        return next((each for each in found if each and not each.beside), None)

    def article(self, record_id: str, *, check: bool = True) -> Article:
        """The article of a record.

        With `check`, raises VerificationError where the text is no longer the one
        that was archived; without, gives what stands there, for `verify` to compare.
        """
        return self._article(self.record(record_id), check=check)

    def articles(self, manifest: Manifest, *, check: bool = True) -> tuple[Article, ...]:
        """The articles of a run, sorted by id.

        Those whose text was removed on request are not among them: `redactions` names them.
        Where one address has several texts (two files of one name), the first by
        the hash of its bytes keeps the id of the address, the others get their own.
        """
        records = sorted((self.record(i) for i in manifest.records), key=lambda r: (r.page_sha256, r.id))
        articles: dict[str, Article] = {}
        for record in records:
            if record.text_sha256 is None or record.redacted:
                continue
            article = self._article(record, check=check)
            if article.id in articles:
                article = replace(article, id=article_id(f"{record.url} {record.page_sha256}"))
            articles.setdefault(article.id, article)
        return tuple(articles[key] for key in sorted(articles))

    def texts(self, manifest_id: str) -> dict[str, Article]:
        """The articles of a run by their ids: what a renderer takes beside a report.

        Raises NotFoundError where there is no such run.
        """
        return {article.id: article for article in self.articles(self.manifest(manifest_id))}

    def redactions(self, manifest: Manifest) -> tuple[Skipped, ...]:
        """What of a run was removed on request since, each with the reason."""
        found = []
        for record_id in manifest.records:
            with contextlib.suppress(ReportgenError):  # `damage` names a record that cannot be read
                found.append(removal(self.record(record_id)))
        return tuple(each for each in found if each)

    def records(self) -> tuple[str, ...]:
        """Ids of all records, sorted."""
        return self._ids("records")

    def listed(self) -> Iterator[tuple[str, int]]:
        """The id of each record, and when its file was last written, in nanoseconds; in no order."""
        for entry in disk.entries(self.root / "records", ".json"):
            name = entry.name.removesuffix(".json")
            if _HEX.fullmatch(name):
                # Another run may remove it just now.
                with disk.reading(self.root), contextlib.suppress(FileNotFoundError):
                    yield name, entry.stat().st_mtime_ns

    def content(self, page_sha256: str) -> bytes:
        """The captured bytes of that hash.  Raises NotFoundError; ReportgenError where they are damaged."""
        path = self._capture_path(page_sha256)
        packed = self._bytes(path, "capture")
        try:
            content = gzip.decompress(packed)
        except (OSError, EOFError, zlib.error) as error:
            raise ReportgenError(f"{path} is damaged ({error}); collect the source again.") from error
        if hashlib.sha256(content).hexdigest() != page_sha256:
            raise VerificationError(f"{path} was changed: its bytes do not have the hash that names them.")
        return content

    def text(self, text_sha256: str) -> str:
        """The archived text filed under that hash, as it stands there now."""
        path = self._text_path(text_sha256)
        try:
            return self._bytes(path, "text").decode("utf-8")
        except UnicodeDecodeError as error:
            raise VerificationError(f"{path} was changed: it is no longer UTF-8 ({error.reason}).") from error

    def save_manifest(self, manifest: Manifest) -> None:
        """The manifest kept; a finished one takes the place of the unfinished one of the same question."""
        self._hold()
        output.write(self._path("manifests", manifest.id), encode(manifest))
        unfinished = make_manifest(manifest.asked, finished=False).id
        if manifest.finished and unfinished != manifest.id:
            output.remove([self._path("manifests", unfinished)])
        if manifest.finished:
            self._lock.release()

    def manifest(self, manifest_id: str) -> Manifest:
        """The manifest of that id.  Raises NotFoundError, and ReportgenError for one that cannot be read."""
        return self._read("manifests", "manifest", manifest_id, Manifest)

    def manifests(self) -> tuple[str, ...]:
        """Ids of all manifests, sorted."""
        return self._ids("manifests")

    def unfinished(self, asked: Iterable[str]) -> Manifest | None:
        """The manifest of a run that asked the same and was cut off, if there is one."""
        try:
            return self.manifest(make_manifest(asked, finished=False).id)
        except NotFoundError:
            return None

    def save_report(self, report_id: str, content: bytes) -> None:
        """The report's JSON kept under its id."""
        self._hold()
        output.write(self._path("reports", report_id), content)
        self._lock.release()

    def report(self, report_id: str) -> bytes | None:
        """The JSON of a report, None where there is none of that id."""
        path = self._path("reports", report_id)
        return self._bytes(path, "report") if disk.is_there(path) else None

    def newest_report(self) -> bytes | None:
        """The JSON of the report that was kept last, None where there is none."""
        paths = [self._path("reports", report_id) for report_id in self._ids("reports")]
        with disk.reading(self.root):
            newest = max(paths, key=lambda path: (path.stat().st_mtime_ns, path.name), default=None)
        return self._bytes(newest, "report") if newest else None

    def damage(self, manifest: Manifest) -> Iterator[str]:
        """What is missing or changed of a run, one sentence each; nothing where all is well."""
        for record_id in manifest.records:
            yield from self.record_damage(record_id)

    def record_damage(self, record_id: str) -> Iterator[str]:
        """What is missing or changed of one record and the files it names, one sentence each."""
        try:
            record = self.record(record_id)
            digits = record_id.removeprefix(record.article) if record.redacted else digits_of(record)
            if record.id != record_id or record_id != record.article + digits:
                path = self._path("records", record_id)
                yield f"{path} was changed: what it says does not make its id."
            if not record.redacted:
                self.content(record.page_sha256)
                if record.text_sha256:
                    self._article(record, check=True)
        except ReportgenError as error:
            yield str(error)

    def files(self, record: Record) -> tuple[Path, ...]:
        """The files that a record names: its bytes, and where it is an article its text and layout."""
        paths = [self._capture_path(record.page_sha256)]
        if record.text_sha256 and record.layout:
            paths.append(self._text_path(record.text_sha256))
            paths.append(self._layout_path(record.text_sha256, record.layout))
        return tuple(paths)

    def redact(self, record: Record, redaction: Redaction, spared: Collection[str] = ()) -> Record:
        """The record without its bytes, text, title, authors and headers: hashes, reason and date stay.

        What stands in their place keeps the same bytes and the same text from being stored again,
        from wherever they come.  Killed midway, doing it again completes it.  Spared hashes stay.
        """
        bare = replace(record, redacted=redaction, title="", authors=(), headers=(), provenance=Provenance())
        paths = [path for path in self.files(record) if path.name.partition(".")[0] not in spared]
        for path in paths:
            if path.suffix == ".txt" and disk.is_there(path):
                self.traces.leave(path.stem, path.read_text("utf-8", "replace"), redaction)
        for path in dict.fromkeys(marker_of(path) for path in paths):
            output.write(path, encode(redaction))
        output.write(self._path("records", record.id), encode(bare))
        output.remove(paths)
        return bare

    def _redaction(self, capture: Capture, page_sha256: str, article: Article | None) -> Redaction | None:
        """That these bytes, this text or this address was removed, or a text that stands in a list."""
        paths = [self._capture_path(page_sha256)]
        if article:
            paths.append(self._text_path(text_hash(article)))
        for path in map(marker_of, paths):
            if disk.is_there(path):
                return decode(self._bytes(path, "redaction"), Redaction, path)
        beside = self.traces.found(capture.content) if article is None or article.part else None
        return self.removed(capture.url) or (replace(beside, beside=True) if beside else None)

    def _keep_redacted(self, capture: Capture, article: Article | None, redaction: Redaction) -> Record:
        """The record of a capture of which nothing is kept.  Raises SourceError where it is an article."""
        if article:
            raise SourceError(capture.url, redaction.sentence, "redacted")
        digest = hashlib.sha256(capture.content).hexdigest()
        record = replace(make_record(capture, None, digest, None), redacted=redaction, headers=())
        if not disk.is_there(self._path("records", record.id)):
            self._save(record)
        return record

    def _keep_text(self, article: Article) -> str:
        layout = encode(
            Layout(blocks=article.blocks, links=article.links, sentence_spans=article.sentence_spans)
        )
        digits = identify(layout)
        output.store(self._text_path(text_hash(article)), article.text.encode("utf-8"))
        output.store(self._layout_path(text_hash(article), digits), layout)
        return digits

    def _article(self, record: Record, *, check: bool) -> Article:
        path = self._path("records", record.id)
        if record.redacted:
            raise NotFoundError("article text", str(path), f"The record says: {record.redacted.sentence}.")
        if record.text_sha256 is None or record.layout is None:
            raise NotFoundError("article text", str(path))
        text = self.text(record.text_sha256)
        if check and hashlib.sha256(text.encode()).hexdigest() != record.text_sha256:
            path = self._text_path(record.text_sha256)
            raise VerificationError(f"{path} was changed: its text does not have the hash that names it.")
        path = self._layout_path(record.text_sha256, record.layout)
        packed = self._bytes(path, "text layout")
        if check and identify(packed) != record.layout:
            raise VerificationError(f"{path} was changed: its bytes do not have the hash that names them.")
        return make_article(record, text, decode(packed, Layout, path))

    def _records_at(self, url: str) -> Iterator[Record]:
        for record_id in self._known(article_id(url)):
            # A damaged record must not keep its page from being read again.
            with journal.passing_over():
                record = self.record(record_id)
                if record.url == url:
                    yield record

    def _known(self, article: str) -> list[str]:
        """Ids of an article's records: listed once while we hold the archive, when nobody removes any.

        Else they are listed again when the folder has changed.
        """
        with self._guard:
            stamp = None if self._lock.held else disk.stamp(self.root / "records")
            if self._listing is None or not (self._lock.held or (stamp and stamp == self._listed)):
                self._listing, self._listed = {}, stamp
                for record_id in self.records():
                    self._listing.setdefault(record_id[:DIGITS], []).append(record_id)
            return sorted(self._listing.get(article, ()))

    def _hold(self) -> None:
        with self._guard:
            if self._lock.take():
                self._listing = None
                self.traces.forget()

    def _save(self, record: Record) -> None:
        output.write(self._path("records", record.id), encode(record))
        with self._guard:
            if self._listing is not None:
                self._listing.setdefault(record.article, []).append(record.id)

    def _read(self, folder: str, what: str, name: str, shape: type[_Stored]) -> _Stored:
        path = self._path(folder, name)
        return decode(self._bytes(path, what), shape, path)

    def _bytes(self, path: Path, what: str) -> bytes:
        try:
            return path.read_bytes()
        except FileNotFoundError as error:
            if not disk.is_there(self.root):
                advice = "Collect first, or name its folder."
                raise NotFoundError("archive", str(self.root), advice) from error
            raise NotFoundError(what, str(path)) from error
        except OSError as error:
            raise ReportgenError(f"{path} cannot be read ({error.strerror}).") from error

    def _ids(self, folder: str) -> tuple[str, ...]:
        names = (entry.name for entry in disk.entries(self.root / folder, ".json"))
        return tuple(sorted(filter(_HEX.fullmatch, (name.removesuffix(".json") for name in names))))

    def _path(self, folder: str, name: str) -> Path:
        """Place of an id in a folder; what is no id leads nowhere, least of all out of the archive."""
        if not _HEX.fullmatch(name):
            what = folder.removesuffix("s")
            raise NotFoundError(f"{what} {name!r}", str(self.root), "An id has hexadecimal digits only.")
        return self.root / folder / f"{name}.json"

    def _capture_path(self, sha256: str) -> Path:
        return self._path("captures", sha256).parent / sha256[:2] / f"{sha256}.gz"

    def _text_path(self, sha256: str) -> Path:
        return self._path("texts", sha256).parent / sha256[:2] / f"{sha256}.txt"

    def _layout_path(self, sha256: str, layout: str) -> Path:
        # Two pages may have one text and different links, so the text's hash alone does not name it.
        return self._path("texts", layout).parent / sha256[:2] / f"{sha256}.{layout}.json"


def marker_of(path: Path) -> Path:
    """The file that stands in the place of a capture or text that was removed."""
    return path.with_name(f"{path.name[:64]}.redacted")
