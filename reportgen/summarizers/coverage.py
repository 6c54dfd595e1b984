"""The default summarizer: sentences that together hold most of what the sources tell.

What a text tells is counted in concepts, pairs of neighboring stems of which
one at least has content of its own (Gillick and Favre 2009).  Sentences are
taken one by one, whichever brings most new weight for its length (lazy greedy,
after Lin and Bilmes 2010), then each source is given a voice.
"""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.article import Article
from reportgen.language import leans
from reportgen.passage import Passage
from reportgen.summarizers.base import Budget, Chosen
from reportgen.summarizers.support import Candidate, Pool, pool, supported, within

# A concept of one sentence in an event of several articles is an aside: it counts only twice told.
_TWICE = 2
# Single words count a tenth of pairs: they break ties between sentences without common pairs.
_SINGLE = 0.1
# A concept in the first sentence of an article weighs thirteen times one far below, and near twice
# one in the eighth; from 8 to 12 it makes no difference beyond chance.
_EARLY, _DECAY = 12.0, 0.15
# Gain is divided by length to this power: at 1 short sentences win, at 0 long ones do.
_LENGTH = 0.7
# Each source is heard where the budget leaves so many words to each; with less it costs too much.
_WORDS_PER_SOURCE = 40
# Where what is told twice fills less than this share of the budget, the rest is for what one source
# alone tells: in a small event that is most of it, in a large one it only dilutes.
_SPARSE = 0.5
# A sentence that begins with a pronoun leans on the one before, and is taken for this share of its
# worth: enough to lose against one that stands alone and says the same.
_LEANING = 0.85
# Concepts named in `why`.
_NAMED = 3

# Shorter sentences say nothing without the ones around them ("Read more", "That is not all.").
_FEWEST_WORDS = 4
_STOPS = re.compile(r"[.!?…。！？؟।۔][\"'”’»)\]」』]{0,3}\Z")

Concept = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Worth:
    """What the candidates hold, and what that weighs."""

    held: tuple[tuple[Concept, ...], ...]
    """The concepts of each candidate, each once, in the order of its words."""
    weights: Mapping[Concept, float]
    """Weight of each concept that counts."""


def summarize(
    articles: Sequence[Article], budget: Budget, origin_of: Mapping[str, str]
) -> tuple[Chosen, ...]:
    """The sentences that cover most of what the articles tell, within the budget, in reading order."""
    choice = pool(articles)
    tellers = _tellers(choice, origin_of)
    worth = _weigh(choice, tellers, _TWICE if len(choice.articles) > 1 else 1)
    best = _greedy(choice, worth, budget)
    chosen = _with_every_source(best, choice, worth, budget)
    if sum(one.length for one in chosen) < budget.words * _SPARSE:
        chosen = _greedy(choice, _weigh(choice, tellers, 1), budget, chosen)
    return supported(chosen, choice, origin_of, _reasons(chosen, worth))


def _tellers(choice: Pool, origin_of: Mapping[str, str]) -> tuple[int, ...]:
    """Of each candidate, how many origins have it: an agency's sentence in three papers is told once."""
    return tuple(
        len({origin_of.get(article, article) for article in one.articles}) for one in choice.candidates
    )


def _weigh(choice: Pool, tellers: Sequence[int], fewest: int) -> _Worth:
    """Concepts told at least so often, by the sentences that hold them and by how early one stands."""
    held = tuple(_concepts(candidate) for candidate in choice.candidates)
    times: dict[Concept, int] = {}
    earliest: dict[Concept, int] = {}
    for candidate, concepts, told in zip(choice.candidates, held, tellers, strict=True):
        for concept in concepts:
            times[concept] = times.get(concept, 0) + told
            earliest[concept] = min(earliest.get(concept, candidate.position), candidate.position)
    weights = {
        concept: count
        * (1 + _EARLY / (1 + _DECAY * earliest[concept]))
        * (1 if len(concept) > 1 else _SINGLE)
        for concept, count in times.items()
        if count >= fewest
    }
    return _Worth(held=held, weights=weights)


def _concepts(candidate: Candidate) -> tuple[Concept, ...]:
    """Its pairs of neighboring stems with content in one of them, and its single telling stems."""
    stems, telling = candidate.stems, candidate.telling
    pairs = [
        (stems[index], stems[index + 1])
        for index in range(len(stems) - 1)
        if telling[index] or telling[index + 1]
    ]
    singles = [(stem,) for stem, tells in zip(stems, telling, strict=True) if tells]
    return tuple(dict.fromkeys([*pairs, *singles]))


def _gain(index: int, candidate: Candidate, worth: _Worth, covered: set[Concept]) -> float:
    """New weight that a sentence brings, for its length."""
    new = sum(worth.weights.get(concept, 0.0) for concept in worth.held[index] if concept not in covered)
    share = _LEANING if leans(candidate.passage.text) else 1.0
    return round(share * new / math.pow(candidate.length, _LENGTH), 9)


def _greedy(choice: Pool, worth: _Worth, budget: Budget, chosen: Sequence[Candidate] = ()) -> list[Candidate]:
    """Some sentences and the best others, one by one while there is room; ties go to what stands first.

    A gain can only shrink as more is covered, so a sentence whose gain is still
    the best after it was counted anew need not be compared with the others.
    """
    taken = list(chosen)
    covered = _covered(taken, choice, worth)
    whole = [index for index, one in enumerate(choice.candidates) if _is_whole(one)]
    open_to = whole or range(len(choice.candidates))
    queue = [(-_gain(index, choice.candidates[index], worth, covered), index) for index in open_to]
    heapq.heapify(queue)
    while queue:
        _, index = heapq.heappop(queue)
        candidate = choice.candidates[index]
        gain = _gain(index, candidate, worth, covered)
        if gain <= 0 or not within(budget, [*taken, candidate]):
            continue
        if queue and (-gain, index) > queue[0]:
            heapq.heappush(queue, (-gain, index))
        else:
            taken.append(candidate)
            covered.update(worth.held[index])
    return taken


def _is_whole(candidate: Candidate) -> bool:
    """Whether it looks like a sentence rather than a caption, a label or an exclamation."""
    return len(candidate.tokens) >= _FEWEST_WORDS and bool(_STOPS.search(candidate.passage.text))


def _covered(chosen: Sequence[Candidate], choice: Pool, worth: _Worth) -> set[Concept]:
    passages = {one.passage for one in chosen}
    indexes = [index for index, one in enumerate(choice.candidates) if one.passage in passages]
    return {concept for index in indexes for concept in worth.held[index]}


def _with_every_source(
    chosen: list[Candidate], choice: Pool, worth: _Worth, budget: Budget
) -> list[Candidate]:
    """The chosen, with the last of them given up where a source would not be heard at all."""
    if budget.words < _WORDS_PER_SOURCE * len(choice.articles):
        return chosen
    for article in choice.articles:
        if not any(article in one.articles for one in chosen):
            chosen = _with_source(article, chosen, choice, worth, budget)
    return _greedy(choice, worth, budget, chosen)


def _with_source(
    article: str, chosen: list[Candidate], choice: Pool, worth: _Worth, budget: Budget
) -> list[Candidate]:
    """The chosen and the best whole sentence of an article for which there can be room."""
    covered = _covered(chosen, choice, worth)
    own = [i for i, one in enumerate(choice.candidates) if article in one.articles and _is_whole(one)]
    own.sort(key=lambda index: (-_gain(index, choice.candidates[index], worth, covered), index))
    for index in own:
        kept = _room_for(choice.candidates[index], chosen, budget)
        if kept is not None:
            return [*kept, choice.candidates[index]]
    return chosen


def _room_for(candidate: Candidate, chosen: list[Candidate], budget: Budget) -> list[Candidate] | None:
    """The chosen without as many of the last as it takes, none of them the only voice of its source."""
    kept = list(chosen)
    for one in reversed(chosen):
        if within(budget, [*kept, candidate]):
            break
        rest = {article for other in (*kept, candidate) if other is not one for article in other.articles}
        if rest.issuperset(one.articles):
            kept.remove(one)
    return kept if within(budget, [*kept, candidate]) else None


def _reasons(chosen: Sequence[Candidate], worth: _Worth) -> dict[Passage, str]:
    """For each sentence the words of its weightiest concepts, as they stand in it."""
    return {one.passage: ", ".join(_named(one, worth)) for one in chosen}


def _named(candidate: Candidate, worth: _Worth) -> list[str]:
    """The words of its weightiest pairs that share none, in the order of the text."""
    stems, tokens, text = candidate.stems, candidate.tokens, candidate.passage.text
    both = [
        index for index in range(len(stems) - 1) if candidate.telling[index] and candidate.telling[index + 1]
    ]
    both.sort(key=lambda index: (-worth.weights.get((stems[index], stems[index + 1]), 0.0), index))
    named: list[int] = []
    for index in both:
        known = (stems[index], stems[index + 1]) in worth.weights
        if known and len(named) < _NAMED and all(abs(index - other) > 1 for other in named):
            named.append(index)
    return [" ".join(text[tokens[index][0] : tokens[index + 1][1]].split()) for index in sorted(named)]
