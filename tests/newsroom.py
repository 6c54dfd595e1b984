"""What the tests of collecting share: stories made up, a run with the clock at noon, and lists of them."""

from __future__ import annotations

from datetime import UTC, datetime

from reportgen.capture import Limits, Source
from reportgen.collectors import collect

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LIMITS = Limits(timeout=5, max_bytes=100_000, allow_private=frozenset({"127.0.0.1", "localhost"}))


def story(words: str) -> str:
    """A page long enough to be read as an article."""
    told = f"<p>{words} The harbor office said that the search would go on until the evening.</p>" * 4
    return f"<html><title>{words}</title><body><article><h1>{words}</h1>{told}</article></body></html>"


def run(sources, archive, **options):
    options = {"limits": LIMITS, "clock": lambda: NOON} | options
    return collect([s if isinstance(s, Source) else Source(url=str(s)) for s in sources], archive, **options)


def slugs(manifest) -> dict[str, str]:
    return {skipped.url: skipped.slug for skipped in manifest.skipped}


def notices(manifest) -> dict[str, str]:
    return {notice.url: notice.slug for notice in manifest.notices}


def rss(*links: str, extra: str = "") -> str:
    items = "".join(
        f"<item><link>{link}</link><title>T &amp; {n}</title>{extra}</item>" for n, link in enumerate(links)
    )
    return f"<?xml version='1.0'?><!-- news --><rss version='2.0'><channel>{items}</channel></rss>"
