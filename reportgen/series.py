"""Series: reports that come again, each beside the one before it.

The archive keeps which report was which edition, in `series/<id>.json`; the
reports themselves stand among all others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from reportgen import output
from reportgen.archive import Archive
from reportgen.edition import follow
from reportgen.errors import NotFoundError, ReportgenError
from reportgen.identity import identify
from reportgen.report import Edition, Report, from_json, to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What the archive knows of one series."""

    name: str
    """Name of the series."""
    editions: tuple[str, ...] = ()
    """Ids of its reports, the first first."""


class Series:
    """The editions of one series in an archive."""

    def __init__(self, archive: Archive, name: str) -> None:
        self._archive, self.name = archive, name

    @property
    def _path(self) -> Path:
        return self._archive.root / "series" / f"{identify(self.name)}.json"

    def editions(self) -> tuple[str, ...]:
        """Ids of its reports, the first first.  Raises ReportgenError where the list cannot be read."""
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return ()
        except OSError as problem:
            raise ReportgenError(f"{self._path} cannot be read ({problem.strerror}).") from problem
        try:
            return msgspec.json.decode(content, type=Shelf).editions
        except (msgspec.DecodeError, ValueError) as problem:
            raise ReportgenError(
                f"{self._path} is no list of editions: {problem}. Remove it, and the series begins anew."
            ) from problem

    def newest(self) -> Report | None:
        """The last edition that the archive still has, None before the first."""
        for report_id in reversed(self.editions()):
            content = self._archive.report(report_id)
            if content is not None:
                return from_json(content)
        return None

    def next(self, report: Report) -> Report:
        """The report as the next edition, with what is new since the last; that one where nothing is."""
        previous = self.newest()
        if previous is None:
            return edition(report, self._archive, Edition(series=self.name, number=1))
        number = previous.edition.number + 1 if previous.edition else 1
        place = Edition(series=self.name, number=number, previous=previous.id)
        following = edition(report, self._archive, place)
        return following if following.changes else previous

    def keep(self, report: Report) -> None:
        """Keeps the report as the newest edition; one that is kept already stays where it is."""
        self._archive.save_report(report.id, to_json(report))
        editions = self.editions()
        if report.id not in editions:
            shelf = Shelf(name=self.name, editions=(*editions, report.id))
            output.write(self._path, msgspec.json.format(msgspec.json.encode(shelf)) + b"\n")


def edition(report: Report, archive: Archive, place: Edition) -> Report:
    """The report at that place of a series, with what is new since the edition that it names.

    Raises NotFoundError where the archive has that edition no longer.
    """
    numbered = replace(report, edition=place)
    if place.previous is None:
        return numbered.sealed()
    content = archive.report(place.previous)
    if content is None:
        raise NotFoundError("report", place.previous, "It is the edition before; what is new needs it.")
    previous = from_json(content)
    texts, former = archive.texts(report.manifest), archive.texts(previous.manifest)
    return follow(numbered, previous, texts, former).sealed()
