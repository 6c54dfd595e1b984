"""Why a summary is empty: where every sentence is longer than the budget, the reader is told so."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.article import Article
from reportgen.language import words
from reportgen.summarizers.base import Budget
from reportgen.summarizers.standing import are_whole
from reportgen.summarizers.support import Candidate, pool


def shortfall(articles: Sequence[Article], budget: Budget) -> str:
    """What an empty summary of the articles lacks, in plain words; `""` where it is not the room."""
    candidates = pool(articles).candidates
    lengths = [one.length for one in candidates if _stands(one)] or [one.length for one in candidates]
    shortest = min(lengths, default=0)
    if shortest <= budget.words:
        return ""
    words_of = "1 word" if budget.words == 1 else f"{budget.words} words"
    return f"No sentence fits into a summary of {words_of}: the shortest has {shortest}."


def _stands(one: Candidate) -> bool:
    text = one.passage.text
    return are_whole([text], [len(words(text, one.language))])[0]
