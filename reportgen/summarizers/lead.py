"""The first sentences of each article, in turn: the baseline that is hard to beat in news."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.article import Article
from reportgen.summarizers.base import Budget, Chosen
from reportgen.summarizers.support import fill, pool, reading_order, supported


def summarize(
    articles: Sequence[Article], budget: Budget, origin_of: Mapping[str, str]
) -> tuple[Chosen, ...]:
    """The first sentence of each article, then the second of each, while they fit the budget."""
    choice = pool(articles)
    ranked = sorted(choice.candidates, key=lambda candidate: (candidate.position, candidate.block))
    return supported(reading_order(fill(budget, ranked)), choice, origin_of)
