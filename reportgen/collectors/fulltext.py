"""The full text that a feed gives of an article, for a page that cannot be had.

Some feeds have the whole text (RSS's `content:encoded`, Atom's `content`, JSON Feed's `content_html`).
It is the publisher's own, but not the page: it is read only where the page is gone or closed, the
record then has the status with which the page answered, and a notice says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.capture import Notice, Source
from reportgen.collectors.base import notice
from reportgen.errors import SourceError
from reportgen.fetching import Fetched, display_address

# A teaser has two or three sentences; this many letters are six or more.
_FEWEST_LETTERS = 600
# The longest articles of a magazine; the text of a feed that has longer ones is none of an article.
_LONGEST = 200_000
_TAG = re.compile(r"<[^<>]*>")
# The page is gone, or closed to those who do not pay or are no browser.  What robots.txt asks is no status:
# a site that wants to be left alone is.
_GONE_OR_CLOSED = frozenset({401, 402, 403, 404, 410, 451})


def take_text(markup: str) -> str:
    """The text of an entry in HTML, `""` where it is but a teaser, or no text of an article."""
    if len(markup) > _LONGEST or len(" ".join(_TAG.sub(" ", markup).split())) < _FEWEST_LETTERS:
        return ""
    return markup.encode("utf-8", "replace").decode("utf-8")


def stand_in(source: Source, error: SourceError) -> Fetched | None:
    """What a feed gave of a page that failed so, with the page's status; None where it may not stand in."""
    status = int(error.slug.removeprefix("http-")) if error.slug.startswith("http-") else 0
    if source.listing is None or not source.listing.text or status not in _GONE_OR_CLOSED:
        return None
    return Fetched(
        status=status,
        final_url=display_address(source.url),
        content=source.listing.text.encode(),
        media_type="text/html",
        charset="utf-8",
    )


def is_stand_in(fetched: Fetched) -> bool:
    """Whether the bytes are what a feed gave, now or in an earlier run, and not those of the page."""
    return fetched.status in _GONE_OR_CLOSED


def tell_origin(source: Source, fetched: Fetched) -> Iterator[Notice]:
    """That an article is read as its feed gives it, where it is."""
    if not is_stand_in(fetched):
        return
    text = (
        f"The page answered with status {fetched.status}; the article is read as the feed gives it, "
        "which may be shorter or older than the page."
    )
    yield notice(source, fetched.final_url, "feed-text", text)
