"""The archive: a folder that keeps what was captured, and what was read from it.

    captures/<aa>/<sha256>.gz            the bytes as received
    texts/<aa>/<sha256>.txt              the text of an article
    texts/<aa>/<sha256>.<layout>.json    its blocks, links and sentences, beside it
    records/<id>.json                    one capture: address, times, hashes, metadata
    manifests/<id>.json                  one run: what it asked for and what it got
    reports/<id>.json                    the reports made from it

Whatever is named by a hash never changes.  A record is written after the files
it names, so that a run killed in between leaves nothing that lies.  Ids hold no
capture time and no folder of a machine: the same inputs give the same ids.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from reportgen import output
from reportgen.article import Article, Block, Link, article_id
from reportgen.capture import Capture
from reportgen.errors import NotFoundError, ReportgenError, VerificationError
from reportgen.identity import identify
from reportgen.passage import Span
from reportgen.record import Manifest, Record, make_manifest

__all__ = ["Archive", "Manifest", "Record", "make_manifest"]

_HEX = re.compile(r"[0-9a-f]{8,64}")
_Stored = TypeVar("_Stored")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """The file beside a text."""

    format: str = "reportgen-text/1"
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    sentence_spans: tuple[Span, ...]


class Archive:
    """The archive in one folder, which is made when something is first kept in it."""

    def __init__(self, root: Path | str) -> None:
        self.root = Path(root)

    def keep(self, capture: Capture, article: Article | None) -> Record:
        """The record of a capture, kept with its bytes and, where there is an article, its text.

        The same bytes from the same address keep the time of their first capture.
        Raises OutputError where it cannot be written.
        """
        page_sha256 = hashlib.sha256(capture.content).hexdigest()
        self._store(self._capture_path(page_sha256), gzip.compress(capture.content, mtime=0))
        layout = self._keep_text(article) if article else None
        record = _make_record(capture, article, page_sha256, layout)
        path = self._path("records", record.id)
        if path.exists():
            with contextlib.suppress(ReportgenError):  # a damaged record is written anew
                return self.record(record.id)
        known = [r.captured for r in self._records_at(record.url) if r.page_sha256 == page_sha256]
        record = replace(record, captured=min([record.captured, *known]))
        output.write(path, _encode(record))
        return record

    def record(self, record_id: str) -> Record:
        """The record of that id.  Raises NotFoundError, and ReportgenError for one that cannot be read."""
        return self._read("records", "record", record_id, Record)

    def latest(self, url: str) -> Record | None:
        """The newest record of an address, its ETag and Last-Modified among the headers."""
        return max(self._records_at(url), key=lambda record: (record.captured, record.id), default=None)

    def article(self, record_id: str, *, check: bool = True) -> Article:
        """The article of a record.

        With `check`, raises VerificationError where the text is no longer the one
        that was archived; without, gives what stands there, for `verify` to compare.
        """
        return self._article(self.record(record_id), check=check)

    def articles(self, manifest: Manifest, *, check: bool = True) -> tuple[Article, ...]:
        """The articles of a run, sorted by id.

        Where one address has several texts (two files of one name), the first by
        the hash of its bytes keeps the id of the address, the others get their own.
        """
        records = sorted((self.record(i) for i in manifest.records), key=lambda r: (r.page_sha256, r.id))
        articles: dict[str, Article] = {}
        for record in records:
            if record.text_sha256 is None:
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
        output.write(self._path("manifests", manifest.id), _encode(manifest))
        unfinished = make_manifest(manifest.asked, finished=False).id
        if manifest.finished and unfinished != manifest.id:
            self._path("manifests", unfinished).unlink(missing_ok=True)

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
        output.write(self._path("reports", report_id), content)

    def report(self, report_id: str) -> bytes | None:
        """The JSON of a report, None where there is none of that id."""
        path = self._path("reports", report_id)
        return path.read_bytes() if path.is_file() else None

    def newest_report(self) -> bytes | None:
        """The JSON of the report that was kept last, None where there is none."""
        paths = [self._path("reports", report_id) for report_id in self._ids("reports")]
        newest = max(paths, key=lambda path: (path.stat().st_mtime_ns, path.name), default=None)
        return newest.read_bytes() if newest else None

    def damage(self, manifest: Manifest) -> Iterator[str]:
        """What is missing or changed of a run, one sentence each; nothing where all is well."""
        for record_id in manifest.records:
            try:
                record = self.record(record_id)
                if record.id != record_id or record_id != record.article + _digits(record):
                    path = self._path("records", record_id)
                    yield f"{path} was changed: what it says does not make its id."
                self.content(record.page_sha256)
                if record.text_sha256:
                    self._article(record, check=True)
            except ReportgenError as error:
                yield str(error)

    def _keep_text(self, article: Article) -> str:
        layout = _encode(
            _Layout(blocks=article.blocks, links=article.links, sentence_spans=article.sentence_spans)
        )
        digits = identify(layout)
        self._store(self._text_path(_text_hash(article)), article.text.encode("utf-8"))
        self._store(self._layout_path(_text_hash(article), digits), layout)
        return digits

    def _article(self, record: Record, *, check: bool) -> Article:
        if record.text_sha256 is None or record.layout is None:
            raise NotFoundError("article text", str(self._path("records", record.id)))
        text = self.text(record.text_sha256)
        if check and hashlib.sha256(text.encode()).hexdigest() != record.text_sha256:
            path = self._text_path(record.text_sha256)
            raise VerificationError(f"{path} was changed: its text does not have the hash that names it.")
        path = self._layout_path(record.text_sha256, record.layout)
        packed = self._bytes(path, "text layout")
        if check and identify(packed) != record.layout:
            raise VerificationError(f"{path} was changed: its bytes do not have the hash that names them.")
        layout = _decode(packed, _Layout, path)
        return Article(
            id=record.article,
            text=text,
            final_url=record.document_url,
            text_sha256=record.text_sha256,
            blocks=layout.blocks,
            links=layout.links,
            sentence_spans=layout.sentence_spans,
            **{name: getattr(record, name) for name in _SHARED},
        )

    def _records_at(self, url: str) -> Iterator[Record]:
        for path in sorted((self.root / "records").glob(f"{article_id(url)}*.json")):
            # A damaged record must not keep its page from being read again.
            with contextlib.suppress(ReportgenError):
                record = self.record(path.stem)
                if record.url == url:
                    yield record

    def _read(self, folder: str, what: str, name: str, shape: type[_Stored]) -> _Stored:
        path = self._path(folder, name)
        return _decode(self._bytes(path, what), shape, path)

    def _bytes(self, path: Path, what: str) -> bytes:
        try:
            return path.read_bytes()
        except FileNotFoundError as error:
            if not self.root.is_dir():
                advice = "Collect first, or name its folder."
                raise NotFoundError("archive", str(self.root), advice) from error
            raise NotFoundError(what, str(path)) from error
        except OSError as error:
            raise ReportgenError(f"{path} cannot be read ({error.strerror}).") from error

    def _ids(self, folder: str) -> tuple[str, ...]:
        return tuple(sorted(path.stem for path in (self.root / folder).glob("*.json") if path.is_file()))

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

    @staticmethod
    def _store(path: Path, content: bytes) -> None:
        """The content under the hash that names it; what was damaged since is made whole again."""
        with contextlib.suppress(OSError):
            if path.read_bytes() == content:
                return
        output.write(path, content)


_SHARED = (
    "source",
    "url",
    "captured",
    "media_type",
    "page_sha256",
    "title",
    "authors",
    "published",
    "modified",
    "language",
    "extractor",
    "provenance",
    "flags",
    "side",
    "named",
)
"""Fields that a record and its article have in common."""


def _make_record(capture: Capture, article: Article | None, page_sha256: str, layout: str | None) -> Record:
    shared = {name: getattr(article, name) for name in _SHARED} if article else {}
    shared |= {
        "url": capture.url,
        "media_type": capture.media_type,
        "page_sha256": page_sha256,
        "captured": capture.captured,
    }
    record = Record(
        id="",
        article=article_id(capture.url),
        final_url=capture.final_url,
        document_url=article.final_url if article else "",
        redirects=capture.redirects,
        status=capture.status,
        headers=capture.headers,
        text_sha256=_text_hash(article) if article else None,
        layout=layout,
        charset=capture.charset,
        **shared,
    )
    return replace(record, id=record.article + _digits(record))


def _digits(record: Record) -> str:
    """The second half of a record's id, from all but what differs between two captures of the same bytes."""
    start = datetime.fromtimestamp(0, UTC)
    bare = replace(record, id="", captured=start, redirects=(), status=200, headers=())
    # Without what was left at its default, so that a field added later changes no id.
    said = {f.name: getattr(bare, f.name) for f in fields(bare) if getattr(bare, f.name) != f.default}
    return identify(msgspec.json.encode(said))


def _text_hash(article: Article) -> str:
    return hashlib.sha256(article.text.encode("utf-8")).hexdigest()


def _encode(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def _decode(content: bytes, shape: type[_Stored], path: Path) -> _Stored:
    try:
        return msgspec.json.decode(content, type=shape)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ReportgenError(f"{path} is damaged ({error}); collect the sources again.") from error
