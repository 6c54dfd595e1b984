"""Records and manifests: what the archive says of a capture, and of a run.

Values and their ids only; `archive.py` keeps them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

import msgspec

from reportgen.article import Provenance
from reportgen.capture import Skipped
from reportgen.identity import identify


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

    def header(self, name: str) -> str | None:
        """A response header by its lower-case name."""
        return dict(self.headers).get(name)


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


def make_manifest(
    asked: Iterable[str],
    records: Iterable[str] = (),
    skipped: Iterable[Skipped] = (),
    *,
    finished: bool = True,
) -> Manifest:
    """A manifest with everything sorted, once, and the id that follows from it."""
    asked, records = tuple(sorted(set(asked))), tuple(sorted(set(records)))
    skipped = tuple(sorted(set(skipped), key=lambda s: (s.url, s.slug, s.source, s.reason)))
    # A reason may hold a measured time; the id holds only what failed, and its slug.
    made_from = (asked, records, [(s.url, s.slug) for s in skipped]) if finished else (asked,)
    return Manifest(
        id=identify(msgspec.json.encode(made_from)),
        asked=asked,
        records=records,
        skipped=skipped,
        finished=finished,
    )
