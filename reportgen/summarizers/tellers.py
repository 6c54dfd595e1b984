"""How often each concept is told, in the origins of the articles: a text printed thirty times tells once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from reportgen.summarizers.concepts import Concepts, Floats, Integers
from reportgen.summarizers.support import Candidate


def told_times(held: Concepts, candidates: Sequence[Candidate], origin_of: Mapping[str, str]) -> Floats:
    """For each concept the sentences that hold it, those of one origin counted in one of its articles only.

    That is the article that has most of them.  A sentence that several origins
    have word for word counts once for each.
    """
    articles = {
        article: number for number, article in enumerate({one.passage.article: None for one in candidates})
    }
    ranks: dict[str, int] = {}
    origins = np.array(
        [ranks.setdefault(origin_of.get(article, article), len(ranks)) for article in articles],
        dtype=np.int64,
    )
    own = np.array([articles[one.passage.article] for one in candidates], dtype=np.int64)
    more = np.array(
        [
            len({origin_of.get(each, each) for each in one.articles}) - 1 if one.copies else 0
            for one in candidates
        ],
        dtype=np.float64,
    )
    concept = np.repeat(np.arange(len(held)), np.diff(held.begin))
    extra = np.bincount(concept, weights=more[held.owners], minlength=len(held))
    if len(ranks) == len(articles):
        return (extra + np.bincount(concept, minlength=len(held))).astype(np.float64, copy=False)
    return extra + _most(concept, own[held.owners], origins, len(held))


def _most(concept: Integers, article: Integers, origins: Integers, size: int) -> Floats:
    """For each concept the sum over the origins of the most sentences that one article of each has."""
    cells, counts = np.unique(concept * len(origins) + article, return_counts=True)
    concepts, articles = np.divmod(cells, len(origins))
    keys = concepts * len(origins) + origins[articles]
    order = np.lexsort((counts, keys))
    last = np.append(keys[order][1:] != keys[order][:-1], True)[: len(order)]
    best = order[last]
    times = np.bincount(concepts[best], weights=counts[best], minlength=size)
    return times.astype(np.float64, copy=False)
