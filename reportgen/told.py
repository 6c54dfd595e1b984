"""A statement with its place in the report: what is lined up, collated and dated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reportgen.attribution.statement import Statement
from reportgen.figure.quantity import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement with what its place in the report is."""

    account: str
    """Id of the account whose statement it is."""
    statement: Statement
    """The statement."""
    origin: str
    """Id of its independent origin."""
    side: str | None = None
    """Side of the account, None where unknown."""
    published: datetime | None = None
    """When its article was published, UTC."""
    language: str = "und"
    """Language of its article."""
    number: int = 0
    """Number of the sentence in its article, from 1."""
    quantities: tuple[Quantity, ...] = ()
    """Figures in the sentence, offsets from its start."""


def said(one: Told) -> str:
    """What a statement says without who says it: "a White House official said" is no common ground."""
    return " ".join(words.text for words in one.statement.words) or one.statement.passage.text
