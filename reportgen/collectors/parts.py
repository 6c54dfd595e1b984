"""The articles in one capture: a page is one, a mailbox, a digest or a newsletter holds several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.article import Article
from reportgen.capture import Capture, Limits, Skipped
from reportgen.collectors.base import skip, skip_for
from reportgen.documents import may_hold_several
from reportgen.documents.mailbox import split_mailbox
from reportgen.reading import part_of, read_each

Part = tuple[Capture, Article | Skipped]
"""What a part of a capture was read as, or why it was not."""


def read_parts(capture: Capture, limits: Limits) -> Iterator[Part]:
    """The articles of a capture, as many as the limits allow for one source, and what is none.

    A letter of a mailbox is a capture of its own, with the bytes of that
    letter, so that it stays the same when the mailbox grows (`box.mbox#2`).
    A story within a letter has the bytes of the whole letter.
    """
    letters = split_mailbox(capture.content, None) if may_hold_several(capture) else ()
    if len(letters) < 2:
        yield from _within(capture, list(_read(capture)), limits)
        return
    most = _most(capture, limits)
    for place, letter in enumerate(letters[:most], start=1):
        yield from _read(replace(part_of(capture, str(place)), content=letter, media_type="message/rfc822"))
    yield from _tell_left(capture, most, len(letters))


def _read(capture: Capture) -> Iterator[Part]:
    """The articles of a letter or of a capture that is no mailbox."""
    try:
        for part, found in read_each(capture):
            yield part, found if isinstance(found, Article) else skip_for(part.source, part.url, found)
    except Exception as error:  # noqa: BLE001  the one place where a hostile document must not end the run
        yield capture, skip_for(capture.source, capture.url, error)


def _within(capture: Capture, parts: list[Part], limits: Limits) -> Iterator[Part]:
    """As many of the parts as one source may give; the one article of a page is always within."""
    most = max(1, _most(capture, limits))
    yield from parts[:most]
    yield from _tell_left(capture, most, len(parts))


def _most(capture: Capture, limits: Limits) -> int:
    return limits.max_articles if capture.source.limit is None else capture.source.limit


def _tell_left(capture: Capture, most: int, found: int) -> Iterator[Part]:
    """That the capture holds more than are taken from it, where it does."""
    if found > most:
        reason = f"the limit of {most} articles for one source was reached; {found - most} more are in it."
        yield capture, skip(capture.source, capture.url, "max-articles", reason)
