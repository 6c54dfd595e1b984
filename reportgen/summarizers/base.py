"""What every summarizer is: something that chooses sentences and never writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Protocol

from reportgen.article import Article
from reportgen.errors import UsageError
from reportgen.passage import Passage

# A longer number is no budget; and the digits of a hostile one cost time.
_MOST_DIGITS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """How long a summary may be."""

    words: int = 200
    """Most words, counted at blanks, over all sentences together; in Chinese, Japanese and Thai two signs."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a sentence was chosen."""

    passage: Passage
    """The sentence."""
    words: tuple[str, ...] = ()
    """Pairs of words that it was the first to tell, the weightiest first, as they stand in it."""
    concepts: int = 0
    """How many such pairs and words it told first, those that count."""
    gain: float = 0.0
    """The weight they brought for its length; in the order of choice it falls."""
    origins: tuple[str, ...] = ()
    """Ids of the origins that tell it, its own first; one alone means that the point rests on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A sentence that came next and is not in the summary."""

    passage: Passage
    """The sentence."""
    gain: float
    """The new weight that it would have brought for its length."""
    words: tuple[str, ...] = ()
    """Pairs of words that nothing chosen tells, the weightiest first, as they stand in it."""
    once: bool = False
    """Whether it was weighed by what one origin alone tells, since nothing told by several was left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Why these sentences and not the next ones."""

    chosen: tuple[Reason, ...] = ()
    """The sentences of the summary, in the order of choice."""
    dropped: tuple[Dropped, ...] = ()
    """What came next, for which there was no room, the best first."""

    @property
    def lone(self) -> tuple[Passage, ...]:
        """The chosen sentences that rest on a single origin."""
        return tuple(reason.passage for reason in self.chosen if len(reason.origins) < 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A summary with its receipt."""

    chosen: tuple[Chosen, ...]
    """The sentences in reading order."""
    receipt: Receipt
    """Why they were chosen, and what came next."""


# Words of a summary by name: what fits on a telephone, on a page beside a table, and on a page of its own.
LENGTHS: Final[Mapping[str, int]] = MappingProxyType({"short": 60, "medium": 120, "long": 300})


def budget_of(length: str | int) -> Budget:
    """The budget of a length: `short`, `medium` or `long`, or a number of words, in figures or as an integer.

    Raises UsageError where it is neither.
    """
    text = str(length).strip().lower()
    if text in LENGTHS:
        return Budget(words=LENGTHS[text])
    if text.isascii() and text.isdigit() and len(text) < _MOST_DIGITS:
        return Budget(words=int(text))
    raise UsageError(
        f"The length {str(length)[:40]!r} is none. "
        f"Say {', '.join(LENGTHS)} or a number of words, such as 150."
    )


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
