"""Records and manifests: what the archive says of a capture, and of a run.

Values and their ids only; `archive.py` keeps them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec

from reportgen.article import Article, Block, Link, Provenance, article_id
from reportgen.capture import Capture, Notice, Skipped
from reportgen.errors import ReportgenError
from reportgen.identity import identify
from reportgen.passage import Span

_Stored = TypeVar("_Stored")


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """That a text was removed from the archive on request."""

    when: Annotated[datetime, msgspec.Meta(tz=True)]
    """When, UTC."""
    reason: str
    """Why, in a few words of who removed it."""
    beside: bool = False
    """Whether the text stood there beside others, as in a feed: the address may be asked again."""

    @property
    def sentence(self) -> str:
        """The same for people."""
        return f"its text was removed from the archive on {self.when:%Y-%m-%d}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One capture and what was read from it; with the text it makes an `Article`."""

    format: str = "reportgen-record/1"
    """Name and version of this shape."""
    id: str
    """Id of the article's address, then twelve digits made from all but times and headers."""
    article: str
    """Id of the article: made from the address alone."""
    url: str
    """Address asked for."""
    final_url: str
    """Address that answered."""
    redirects: tuple[str, ...] = ()
    """Addresses passed through on the way."""
    status: int = 200
    """HTTP status."""
    headers: tuple[tuple[str, str], ...] = ()
    """Chosen response headers."""
    captured: Annotated[datetime, msgspec.Meta(tz=True)]
    """When these bytes were first received from this address, UTC."""
    media_type: str = ""
    """Content type as given."""
    charset: str = ""
    """Character encoding as claimed."""
    page_sha256: str
    """Hash of the captured bytes."""
    document_url: str = ""
    """Address that the document gives as its own, else the one that answered: the article's `final_url`."""
    text_sha256: str | None = None
    """Hash of the text; None where the bytes are no article (a feed, a page without text)."""
    layout: str | None = None
    """First digits of the hash of blocks, links and sentences, which stand in a file beside the text."""
    source: str = ""
    """Who publishes it."""
    title: str = ""
    """Title as published."""
    authors: tuple[str, ...] = ()
    """Authors as published."""
    published: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    """Time of publication, UTC."""
    modified: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    """Time of the last change that the page gives, UTC."""
    language: str = "und"
    """Language tag."""
    extractor: str = ""
    """What made the text, with its version."""
    provenance: Provenance = field(default_factory=Provenance)
    """Where the metadata came from."""
    flags: tuple[str, ...] = ()
    """Slugs of what is doubtful about it."""
    side: str | None = None
    """Party the source speaks for, where the config says so."""
    named: bool = True
    """Whether a person named this very article."""
    part: str = ""
    """Place of the article in the bytes, where these hold several (`2`, `2.1`); the address ends in it."""
    redacted: Redaction | None = None
    """That bytes and text were removed on request; title, authors and headers went with them."""

    @property
    def whole(self) -> str:
        """Address of the bytes: the article's without the part of them that it is, and the mark before it."""
        return self.url[: -len(self.part) - 1] if self.part else self.url

    def header(self, name: str) -> str | None:
        """A response header by its lower-case name."""
        return dict(self.headers).get(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The file beside a text."""

    format: str = "reportgen-text/1"
    """Name and version of this shape."""
    blocks: tuple[Block, ...]
    """The blocks of the text."""
    links: tuple[Link, ...]
    """The links in it."""
    sentence_spans: tuple[Span, ...]
    """Where its sentences stand."""


def removal(record: Record) -> Skipped | None:
    """That what was captured was removed on request, as a report lists it; None where it was not."""
    if record.redacted is None:
        return None
    reason = record.redacted.sentence
    return Skipped(
        source=record.source or record.url,
        url=record.url,
        slug="redacted",
        reason=reason[:1].upper() + reason[1:],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """One run: what it asked for and what it got; build it with `make_manifest`."""

    format: str = "reportgen-manifest/1"
    """Name and version of this shape."""
    id: str
    """Twelve digits made from the rest; of an unfinished one, from what was asked alone."""
    asked: tuple[str, ...]
    """Addresses asked for, as they are shown, sorted."""
    records: tuple[str, ...] = ()
    """Ids of the records of its articles, sorted."""
    skipped: tuple[Skipped, ...] = ()
    """What could not be read, sorted."""
    finished: bool = False
    """Whether everything asked for was tried."""
    notices: tuple[Notice, ...] = ()
    """What a reader should know of the sources, sorted."""


def make_manifest(
    asked: Iterable[str],
    records: Iterable[str] = (),
    skipped: Iterable[Skipped] = (),
    *,
    finished: bool = True,
    notices: Iterable[Notice] = (),
) -> Manifest:
    """A manifest with everything sorted, once, and the id that follows from it."""
    asked, records = tuple(sorted(set(asked))), tuple(sorted(set(records)))
    notices = tuple(sorted(set(notices), key=lambda n: (n.url, n.slug, n.source, n.text)))
    skipped = tuple(sorted(set(skipped), key=lambda s: (s.url, s.slug, s.source, s.reason)))
    # A reason may hold a measured time; the id holds only what failed, and its slug.
    made_from = (asked, records, [(s.url, s.slug) for s in skipped]) if finished else (asked,)
    if notices:
        made_from = (*made_from, [(n.url, n.slug, n.text) for n in notices])
    return Manifest(
        id=identify(msgspec.json.encode(made_from)),
        asked=asked,
        records=records,
        skipped=skipped,
        finished=finished,
        notices=notices,
    )


SHARED = (
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
    "part",
)
"""Fields that a record and its article have in common."""


def make_record(capture: Capture, article: Article | None, page_sha256: str, layout: str | None) -> Record:
    """The record of a capture, with the id that follows from it; `layout` names the file beside the text."""
    shared = {name: getattr(article, name) for name in SHARED} if article else {}
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
        text_sha256=text_hash(article) if article else None,
        layout=layout,
        charset=capture.charset,
        **shared,
    )
    return replace(record, id=record.article + digits_of(record))


def make_article(record: Record, text: str, layout: Layout) -> Article:
    """The article of a record that has a text, from that and the file beside it."""
    return Article(
        id=record.article,
        text=text,
        final_url=record.document_url,
        text_sha256=record.text_sha256 or "",
        blocks=layout.blocks,
        links=layout.links,
        sentence_spans=layout.sentence_spans,
        **{name: getattr(record, name) for name in SHARED},
    )


def digits_of(record: Record) -> str:
    """The second half of a record's id, from all but what differs between two captures of the same bytes."""
    start = datetime.fromtimestamp(0, UTC)
    bare = replace(record, id="", captured=start, redirects=(), status=200, headers=(), redacted=None)
    # Without what was left at its default, so that a field added later changes no id.
    said = {f.name: getattr(bare, f.name) for f in fields(bare) if getattr(bare, f.name) != f.default}
    return identify(msgspec.json.encode(said))


def text_hash(article: Article) -> str:
    """SHA-256 of the text of an article in UTF-8, as hexadecimal digits."""
    return hashlib.sha256(article.text.encode("utf-8")).hexdigest()


def encode(value: object) -> bytes:
    """A value as JSON that reads and differs well line by line."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def decode(content: bytes, shape: type[_Stored], path: Path) -> _Stored:
    """The value in a file's content.  Raises ReportgenError, naming the file, where it is none."""
    try:
        return msgspec.json.decode(content, type=shape)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ReportgenError(f"{path} is damaged ({error}); collect the sources again.") from error
