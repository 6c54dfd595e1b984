"""Captures and articles kept in an archive by hand."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

from reportgen.archive import Archive, Manifest, Record, make_manifest
from reportgen.article import article_id
from reportgen.capture import Capture, Source
from tests.articles import article as write_article

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def keep(
    archive: Archive,
    text: str,
    url: str = "https://gull.example/ferry",
    *,
    captured: datetime = NOON,
    article: bool = True,
    **fields: Any,
) -> Record:
    """The record of a capture with that text, an article unless it is said to be none."""
    content = text.encode()
    capture = Capture(source=Source(url=url), url=url, final_url=url, content=content, captured=captured)
    known = {
        "id": article_id(url),
        "url": url,
        "source": "The Gull",
        "captured": captured,
        "page_sha256": hashlib.sha256(content).hexdigest(),
    }
    made = write_article(text, **(known | fields)) if article else None
    return archive.keep(capture, made)


def save_run(archive: Archive, *records: Record, **more: Any) -> Manifest:
    """The manifest of a run that got these records, saved."""
    manifest = make_manifest([record.url for record in records], [record.id for record in records], **more)
    archive.save_manifest(manifest)
    return manifest
