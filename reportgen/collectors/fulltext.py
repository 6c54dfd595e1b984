"""The full text that a feed gives of an article, for a page that cannot be had.

Some feeds have the whole text (RSS's `content:encoded`, Atom's `content`, JSON Feed's `content_html`).
It is the publisher's own, but not the page: it is read only where the page is gone or closed, or shows
a part of the article or something else in its place.  The record then has the status with which the page
answered, or `STUB` where it answered with such a stub, and a notice says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from reportgen.capture import Capture, Notice, Source
from reportgen.collectors.base import notice
from reportgen.collectors.page import capture_page
from reportgen.documents import read_document
from reportgen.documents.base import size
from reportgen.errors import DocumentError, SourceError
from reportgen.fetching import Fetched, display_address

# A teaser has two or three sentences; this many letters are six or more.
_FEWEST_LETTERS = 600
# The longest articles of a magazine; the text of a feed that has longer ones is none of an article.
_LONGEST = 200_000
_TAG = re.compile(r"<[^<>]*>")
# The page is gone, or closed to those who do not pay or are no browser.  What robots.txt asks is no status:
# a site that wants to be left alone is.
_GONE_OR_CLOSED = frozenset({401, 402, 403, 404, 410, 451})
STUB = 0
"""In place of a status: the page was there, but not the article, and the bytes are what the feed gave."""
# What the reader of pages says of a page that has something else in the place of an article.
_NO_ARTICLE = frozenset({"consent", "soft-404", "challenge"})


def take_text(markup: str) -> str:
    """The text of an entry in HTML, `""` where it is but a teaser, or no text of an article."""
    if len(markup) > _LONGEST or _letters(markup) < _FEWEST_LETTERS:
        return ""
    return markup.encode("utf-8", "replace").decode("utf-8")


def _letters(markup: str) -> int:
    """How many characters of text stand in HTML."""
    return len(" ".join(_TAG.sub(" ", markup).split()))


def stand_in(source: Source, error: SourceError) -> Fetched | None:
    """What a feed gave of a page that failed so, with the page's status; None where it may not stand in."""
    status = int(error.slug.removeprefix("http-")) if error.slug.startswith("http-") else 0
    if source.listing is None or not source.listing.text or status not in _GONE_OR_CLOSED:
        return None
    return _given(source.url, source.listing.text, status)


def complete(source: Source, fetched: Fetched, captured: datetime) -> Fetched:
    """The answer, or what the feed gave of the page where that shows only a stub of what the feed has."""
    text = source.listing.text if source.listing else ""
    if not text or is_stand_in(fetched) or not _is_stub(capture_page(source, fetched, captured), text):
        return fetched
    return _given(source.url, text, STUB)


def _is_stub(page: Capture, text: str) -> bool:
    """Whether a page holds no article, or says that it shows a part, and has less than a text in HTML."""
    try:
        document = read_document(page)
    except DocumentError as error:
        return error.slug == "no-text"
    shorter = "paywall" in document.flags and size(document.blocks) < _letters(text)
    return shorter or not _NO_ARTICLE.isdisjoint(document.flags)


def _given(url: str, text: str, status: int) -> Fetched:
    """What a feed gave of a page."""
    return Fetched(
        status=status,
        final_url=display_address(url),
        content=text.encode(),
        media_type="text/html",
        charset="utf-8",
    )


def is_stand_in(fetched: Fetched) -> bool:
    """Whether the bytes are what a feed gave, now or in an earlier run, and not those of the page."""
    return fetched.status in _GONE_OR_CLOSED or fetched.status == STUB


def tell_origin(source: Source, fetched: Fetched) -> Iterator[Notice]:
    """That an article is read as its feed gives it, where it is."""
    if not is_stand_in(fetched):
        return
    shown = "did not show the article" if fetched.status == STUB else f"answered with status {fetched.status}"
    text = (
        f"The page {shown}; the article is read as the feed gives it, "
        "which may be shorter or older than the page."
    )
    yield notice(source, fetched.final_url, "feed-text", text)
