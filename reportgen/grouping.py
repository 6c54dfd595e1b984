"""The articles of an archive in groups, each of them one event.

Reads the index; the texts of an event are read when its name is asked for the first time.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reportgen.archive import Archive
from reportgen.cluster import cluster
from reportgen.event import name
from reportgen.identity import identify
from reportgen.index import Entry, Index
from reportgen.record import Manifest, make_manifest
from reportgen.version import __version__

# Texts read for the name of an event; what the first of them share is what it is about.
_NAMING = 20
_SECONDS = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Articles that tell one event."""

    id: str
    """Made from the ids of its articles' records."""
    entries: tuple[Entry, ...]
    """Its articles, by time, then record."""

    @property
    def first(self) -> datetime:
        """When its first article was published, UTC; of what has no date, captured."""
        return min(self._times)

    @property
    def last(self) -> datetime:
        """When its last article was published, UTC; of what has no date, captured."""
        return max(self._times)

    @property
    def _times(self) -> list[datetime]:
        """The times of publication, where there are any."""
        published = [entry.published for entry in self.entries if entry.published]
        return published or [entry.captured for entry in self.entries]

    @property
    def sources(self) -> tuple[str, ...]:
        """Who publishes them, in the order of their first article."""
        return tuple(dict.fromkeys(entry.source for entry in self.entries))


def group(index: Index, since: datetime | None = None, until: datetime | None = None) -> tuple[Group, ...]:
    """The events that the archive's articles within the window tell, the newest first.

    An article without a time of publication is parted from others by its words alone.
    """
    entries = index.entries(since, until)
    groups = [_group([entries[number] for number in numbers]) for numbers in _found(index, entries)]
    return tuple(sorted(groups, key=lambda one: (-one.last.timestamp(), -one.first.timestamp(), one.id)))


def name_of(group: Group, archive: Archive, index: Index | None = None) -> str:
    """What the event is called: verbatim from a title of its articles; an index keeps it for the next time.

    Raises VerificationError where one of the texts is no longer the one that was archived.
    """
    question = f"{group.id} {__version__}"
    known = index.recall("name", question) if index else None
    if known is not None:
        return known.decode("utf-8", "replace")
    found = name([archive.article(entry.record) for entry in group.entries[:_NAMING]])
    if index:
        index.note("name", question, found.encode("utf-8", "replace"))
    return found


def manifest_of(group: Group) -> Manifest:
    """The event as a run that asked for just these articles, so that a report can be composed of it."""
    return make_manifest([entry.url for entry in group.entries], [entry.record for entry in group.entries])


def _found(index: Index, entries: Sequence[Entry]) -> list[list[int]]:
    """The numbers of the entries in groups; those of the same articles are found once."""
    # A record's id is made of its text's hash, its title and its time too, all that the groups hang on.
    question = identify(" ".join((__version__, *(entry.record for entry in entries))))
    known = index.recall("groups", question)
    if known is None or len(known) != 4 * len(entries):
        known = _packed(index, entries)
        index.drop("groups")  # of one window only: an answer is as long as the archive
        index.note("groups", question, known)
    groups: dict[int, list[int]] = {}
    for number, (group,) in enumerate(struct.iter_unpack("<I", known)):
        groups.setdefault(group, []).append(number)
    return list(groups.values())


def _packed(index: Index, entries: Sequence[Entry]) -> bytes:
    """For each entry the number of its group, in four bytes."""
    days = [entry.published.timestamp() / _SECONDS if entry.published else None for entry in entries]
    found = cluster(days, lambda numbers: index.terms([entries[number].record for number in numbers]))
    numbers = [0] * len(entries)
    for group, members in enumerate(found):
        for member in members:
            numbers[member] = group
    return struct.pack(f"<{len(numbers)}I", *numbers)


def _group(entries: Sequence[Entry]) -> Group:
    records = sorted(entry.record for entry in entries)
    return Group(
        id=identify(" ".join(records)),
        entries=tuple(sorted(entries, key=lambda entry: (entry.time, entry.record))),
    )
