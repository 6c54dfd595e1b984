"""An origin as a value."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Articles that carry one text."""

    id: str
    """Stable id, made from the articles."""
    articles: tuple[str, ...]
    """Ids of the articles, in the order of the report."""
    credit: str | None = None
    """The agency credited, as it stands (`(AP)`), None where there is none."""
    shared: tuple[Passage, ...] = ()
    """Sentences that they share, for evidence, as the shorter of two articles has them."""
