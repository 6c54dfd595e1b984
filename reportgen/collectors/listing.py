"""What lists say of articles.

Feeds, sitemaps and indexes all come down to entries: this module chooses among
them by a source's own limits, and says how old a list is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta

from reportgen.capture import Found, Listing, Planned, Source
from reportgen.collectors.base import Context, notice
from reportgen.documents.dates import parse_date
from reportgen.fetching import display_address

# No title or name of a publisher is longer; what is longer is a text put in the wrong place.
_LONGEST_WORDS = 1000
# Letters of full text that the articles of one list take along while they wait: what fifty have together.
_MOST_TEXT = 300_000
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a list says of one article."""

    url: str
    """Address of the article, http or https."""
    title: str | None = None
    """Its title."""
    publisher: str | None = None
    """Who publishes it, where the list names them for this entry (`<source>`)."""
    published: datetime | None = None
    """When it was published, UTC."""
    seen: datetime | None = None
    """When it was changed or found, UTC: tells old entries from new ones, and is no time of publication."""
    captured: datetime | None = None
    """When an archive captured it, UTC; None where it is read from its publisher now."""
    text: str = ""
    """Its full text in HTML, where the list has it."""

    @property
    def time(self) -> datetime | None:
        """The time by which it is chosen."""
        return self.published or self.seen


def make_entry(
    link: object,
    *,
    title: object = None,
    publisher: object = None,
    published: datetime | None = None,
    seen: datetime | None = None,
    text: str = "",
) -> Entry | None:
    """The entry of what a list gives, whatever that is; None where it leads to no web page."""
    if not isinstance(link, str) or not link.strip().lower().startswith(("http://", "https://")):
        return None
    return Entry(
        url=display_address(link.strip()),
        title=words(title),
        publisher=words(publisher),
        published=published,
        seen=seen,
        text=text,
    )


def words(text: object) -> str | None:
    """Text on one line, without what cannot be stored; None where there is none."""
    if not isinstance(text, str):
        return None
    line = " ".join(text[: 10 * _LONGEST_WORDS].encode("utf-8", "replace").decode("utf-8").split())
    return line[:_LONGEST_WORDS] or None


def moment(text: object) -> datetime | None:
    """A time as a list in JSON gives it, which may be anything; None where it is none."""
    return parse_date(text) if isinstance(text, str) else None


def distinct(entries: Iterable[Entry | None]) -> tuple[Entry, ...]:
    """The entries that there are, each address once, where it stands first."""
    unique: dict[str, Entry] = {}
    for entry in entries:
        if entry:
            unique.setdefault(entry.url, entry)
    return tuple(unique.values())


def newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries by time, the newest first, those without one last; of one time, as they stand."""
    return tuple(sorted(entries, key=lambda entry: entry.time or _NEVER, reverse=True))


def most(source: Source, context: Context) -> int:
    """Most articles taken from the source."""
    return context.limits.max_articles if source.limit is None else source.limit


def within(source: Source, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries of the time that the source's table asks for; one without a time may be of it."""
    return tuple(entry for entry in entries if is_within(source, entry.time))


def is_within(source: Source, time: datetime | None) -> bool:
    """Whether a time is none or lies between the source's `since` and `until`."""
    if time is None:
        return True
    return (source.since is None or time >= source.since) and (source.until is None or time <= source.until)


def tell_age(source: Source, address: str, entries: tuple[Entry, ...], context: Context) -> Iterator[Found]:
    """What is to be known of a list's age: that it is stale, or that it has no news for this source's time.

    A list without a single time cannot be stale; one that is has not
    merely had a quiet week, but most likely moved or was given up.
    """
    newest = max((entry.time for entry in entries if entry.time), default=None)
    days = context.limits.stale_days if source.stale_days is None else source.stale_days
    if newest and context.clock() - newest > timedelta(days=days):
        text = (
            f"The newest article that it lists is of {newest:%Y-%m-%d}, more than {days} days back; "
            "it may have moved or been given up."
        )
        yield notice(source, address, "stale-feed", text)
    elif newest and not within(source, entries):
        text = (
            f"It lists no article of the time asked for; the newest of its {len(entries)} "
            f"is of {newest:%Y-%m-%d}."
        )
        yield notice(source, address, "no-news", text)


def name_articles(source: Source, entries: Iterable[Entry], context: Context) -> Iterator[Found]:
    """The articles of a list, as many as the limits allow, in its order, each a source of its own.

    They may stand on as many hosts as there are, which are then read side by
    side.  No person named them (`named` is False), so that those of another event can be left out.
    """
    room = _MOST_TEXT
    for entry in within(source, entries)[: most(source, context)]:
        if entry.url in context.named:
            continue
        room -= len(entry.text)
        yield _name(source, entry if room >= 0 else replace(entry, text=""), context)


def _name(source: Source, entry: Entry, context: Context) -> Found:
    if context.dry:
        shown = entry.publisher or source.name or entry.url
        return Planned(source=shown, url=entry.url, title=entry.title, published=entry.published)
    told = {field.name: getattr(entry, field.name) for field in fields(Listing)}
    # A list that gathers others' articles names them; its own name is then not the publisher's.
    name = None if entry.publisher else source.name
    return replace(source, url=entry.url, kind="web", name=name, named=False, listing=Listing(**told))
