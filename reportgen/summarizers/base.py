"""What every summarizer is: something that chooses sentences and never writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from reportgen.article import Article
from reportgen.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How long a summary may be."""

    words: int = 200
    """Most words, counted at blanks, over all sentences together."""
    sentences: int | None = None
    """Most sentences, None for no such limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A sentence of a summary, with what speaks for it."""

    passage: Passage
    """The sentence."""
    support: tuple[Passage, ...] = ()
    """Sentences of other articles that say the same, in the order of articles."""
    origins: int = 1
    """Independent origins that say it, its own among them."""
    why: str = ""
    """What it was chosen for, in a few words of the text."""


class Summarizer(Protocol):
    """Chooses sentences of the articles.  Found by the entry point `reportgen.summarizers`."""

    def __call__(
        self, articles: Sequence[Article], budget: Budget, origin_of: Mapping[str, str]
    ) -> tuple[Chosen, ...]:
        """The sentences chosen, in reading order, within the budget.

        `origin_of` gives the origin id of each article id; articles that are
        missing there count as their own origin.  The same sentence is never
        chosen twice, and the order of `articles` changes nothing.
        """
        ...
