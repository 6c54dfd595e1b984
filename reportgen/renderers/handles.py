"""What a reader on a screen holds points by: who speaks, how grave, on how many origins, first told when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.renderers.elements import PLAIN, Badge
from reportgen.renderers.page import Page
from reportgen.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Handle:
    """One point of a page, as it is filtered and sorted."""

    rank: int
    """Its place in the report's order."""
    origins: int
    """How many independent origins speak there."""
    first: str = field(metadata=PLAIN)
    """When it was first told, in ISO form, `""` where that is not known."""
    letters: str
    """Letters of the accounts that speak there, parted by blanks."""


def set_handles(report: Report, page: Page) -> Mapping[str, Handle]:
    """A handle for each point of the page, by its anchor."""
    points = {f"p{point.rank}": point for point in report.points}
    return {
        matter.anchor: Handle(
            rank=points[matter.anchor].rank,
            origins=points[matter.anchor].origins,
            first=_first_told(report, points[matter.anchor].first),
            letters=" ".join(box.badge.letter for box in matter.speaking),
        )
        for matter in page.matters
    }


def _first_told(report: Report, article: str | None) -> str:
    found = report.article.get(article) if article else None
    return found.published.isoformat() if found and found.published else ""


def list_speakers(page: Page) -> tuple[Badge, ...]:
    """The accounts that speak on a point of the page, in the order of their letters."""
    speaking = {box.badge.letter for matter in page.matters for box in matter.speaking}
    return tuple(teller.badge for teller in page.tellers if teller.badge.letter in speaking)
