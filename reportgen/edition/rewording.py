"""Which sentences of an edited text are new, gone, or the same in other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reportgen.article import Article
from reportgen.edition.matching import likeness, words_of
from reportgen.passage import Passage, display

# Two sentences are one in other words if they share so much; below it one was cut and another written.
REWORDED = 0.5
# Sentences of one text compared pair by pair; a text edited in more places was written anew.
_MOST = 400

Pair = tuple[Passage | None, Passage | None]
"""A sentence as it was and as it is; None where it was not, or is no longer."""


def reworded(old: Article, new: Article) -> tuple[Pair, ...]:
    """The sentences of a text that were changed, cut or added, in the order of the text.

    A sentence that only moved is no change.  What was cut stands before the
    first sentence that is left behind it.
    """
    gone, come = _unlike(_sentences(old), _sentences(new)), _unlike(_sentences(new), _sentences(old))
    pairs = dict(_paired(gone, come))
    left = set(range(len(come))) - set(pairs.values())
    found: list[tuple[tuple[float, int, int], Pair]] = []
    for index, passage in enumerate(gone):
        match = come[pairs[index]] if index in pairs else None
        place = match.start / max(1, len(new.text)) if match else passage.start / max(1, len(old.text))
        found.append(((place, 0, passage.start), (passage, match)))
    found += [((come[i].start / max(1, len(new.text)), 1, come[i].start), (None, come[i])) for i in left]
    return tuple(pair for _, pair in sorted(found, key=lambda one: one[0]))


def _sentences(article: Article) -> list[Passage]:
    return [article.passage(start, end) for start, end in article.sentence_spans]


def _unlike(sentences: Sequence[Passage], others: Sequence[Passage]) -> list[Passage]:
    """The sentences that the others do not have, as often as they do not have them."""
    there = Counter(display(passage.text) for passage in others)
    left: list[Passage] = []
    for passage in sentences:
        shown = display(passage.text)
        if there[shown]:
            there[shown] -= 1
        elif shown:
            left.append(passage)
    return left


def _paired(gone: Sequence[Passage], come: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Numbers of a sentence that is gone and of the one that came for it, the most alike first."""
    before, after = ([words_of(one.text) for one in some[:_MOST]] for some in (gone, come))
    scored = sorted(
        (-score, abs(i - j), i, j)
        for i, one in enumerate(before)
        for j, other in enumerate(after)
        if (score := likeness(one, other)) >= REWORDED
    )
    taken: set[tuple[str, int]] = set()
    for _, _, i, j in scored:
        if ("gone", i) not in taken and ("come", j) not in taken:
            taken |= {("gone", i), ("come", j)}
            yield i, j
