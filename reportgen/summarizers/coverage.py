"""The default summarizer: sentences that together hold most of what the sources tell.

What a text tells is counted in concepts, pairs of neighboring stems of which
one at least has content of its own (Gillick and Favre 2009).  Sentences are
taken one by one, whichever brings most new weight for its length (lazy greedy,
after Lin and Bilmes 2010), then each source is given a voice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from reportgen.article import Article
from reportgen.summarizers.base import Budget, Chosen, Summary
from reportgen.summarizers.concepts import Concepts, Floats, concepts
from reportgen.summarizers.likeness import Likeness
from reportgen.summarizers.receipt import reasons, receipt
from reportgen.summarizers.renewal import renew
from reportgen.summarizers.selection import Field, Selection
from reportgen.summarizers.standing import (
    MARKS,
    are_furniture,
    are_idle,
    are_whole,
    holding,
    is_closed,
    is_half,
    is_own_voice,
    is_speech,
    needs_before,
)
from reportgen.summarizers.story import story
from reportgen.summarizers.support import SAME, Candidate, Pool, parts, pool, supported, wording
from reportgen.summarizers.tellers import told_times

# A concept of one sentence in an event of several articles is an aside: it counts only twice told.
_TWICE = 2
# Single words count a tenth of pairs: they break ties between sentences that tell as many pairs.
_SINGLE = 0.1
# A concept in the first sentence of an article weighs thirteen times one far below, and near twice
# one in the eighth; from 8 to 12 it makes no difference beyond chance.
_EARLY, _DECAY = 12.0, 0.15
# Each source is heard where the budget leaves so many words to each; with less it costs too much.
_WORDS_PER_SOURCE = 40
# Where what is told twice fills less than this share of the budget, the rest is for what one source
# alone tells: in a small event that is most of it, in a large one it only dilutes.
_SPARSE = 0.5
# What leans on the sentence before it is taken for this share of its worth, enough to lose against one
# that stands alone and says the same; and for this one where it cannot be shown behind that sentence.
_CARRIED, _LEANING = 0.85, 0.5
# A question, a cry, the caption of a picture and what is shouted in capitals lose against any sentence
# that tells half as much.
_IDLE = 0.5
# What has fewer words than this tells little without the ones around it, and is taken for the former share.
_BRIEF = 6
# At this likeness two sentences share the names of an event; a toll in both is asked for besides.
_AKIN = 0.12
# What somebody says whom it does not name: the reader wants to know who.  At .5 it costs half a point of
# ROUGE-2, at .85 nothing.
_UNNAMED = 0.85
# An article of more sentences than these spreads what it tells over them: one in a live blog of 200 says
# less than one in a story of 20.  Its odds fall with that power of the length; from .5 to 1, and from 30 to
# 50 sentences, it makes no difference beyond chance.
_LONG, _THIN = 40, 0.7
# What stands so far below in an article is background, and has these odds against what stands above.
_DEEP, _BELOW = 30, 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stock:
    """What there is to tell, and what is known of it."""

    choice: Pool
    """The sentences."""
    field: Field
    """The same as numbers."""
    times: Floats
    """Of each concept, how often origins tell it: an agency's sentence in three papers is told once."""
    several: bool
    """Whether the articles have several origins; one alone tells nothing twice."""
    fresh: Floats
    """Of each concept 1, or 0 where the reader knows it."""

    def weights(self, fewest: int) -> Floats:
        """Concepts told at least so often, by the sentences that hold them and by how early one stands."""
        held, candidates = self.field.held, self.choice.candidates
        positions = np.array([one.position for one in candidates], dtype=np.int64)
        if not len(held):
            return np.zeros(0)
        # The last entry is nobody's: a concept of known sentences alone begins behind all owners.
        earliest = np.minimum.reduceat(np.append(positions[held.owners], 0), held.begin[:-1])
        early = 1 + _EARLY / (1 + _DECAY * earliest)
        kinds = np.where(held.single, _SINGLE, 1.0)
        weights: Floats = np.where(self.times >= fewest, self.times * early * kinds, 0.0) * self.fresh
        return weights


def summarize(
    articles: Sequence[Article], budget: Budget, origin_of: Mapping[str, str]
) -> tuple[Chosen, ...]:
    """The sentences that cover most of what the articles tell, within the budget, in reading order."""
    stock = _stocked(articles, (), origin_of)
    return _told(_selected(stock, budget), stock, origin_of)


def update(
    articles: Sequence[Article], known: Sequence[Article], budget: Budget, origin_of: Mapping[str, str]
) -> tuple[Chosen, ...]:
    """The same of what is new to a reader of the known articles: none of it where nothing is.

    A sentence that stands in a known article, or says the same as one there, is
    never chosen, and what is told there counts nothing.
    """
    stock = _stocked(articles, known, origin_of)
    return _told(_selected(stock, budget), stock, origin_of)


def explain(
    articles: Sequence[Article],
    budget: Budget,
    origin_of: Mapping[str, str],
    known: Sequence[Article] = (),
) -> Summary:
    """The summary, or the update where articles are known, with why each is in it and what came next."""
    stock = _stocked(articles, known, origin_of)
    selection = _selected(stock, budget)
    chosen = _told(selection, stock, origin_of)
    scales = [stock.weights(fewest) for fewest in ((_TWICE, 1) if stock.several else (1,))]
    return Summary(chosen=chosen, receipt=receipt(selection, stock.choice, chosen, origin_of, scales))


def _stocked(articles: Sequence[Article], known: Sequence[Article], origin_of: Mapping[str, str]) -> _Stock:
    """What the articles have to tell."""
    choice, old = pool(articles), pool(known)
    candidates = choice.candidates
    everything = [*candidates, *old.candidates]
    held = concepts([one.passage.text for one in everything], [one.language for one in everything])
    fresh = np.ones(len(held))
    said, moved = _compared(candidates, old, held) if known else (frozenset(), frozenset())
    if known:
        held, fresh = held.until(len(candidates)), _unknown(held, len(candidates), moved)
    return _Stock(
        choice=choice,
        field=_field(candidates, held, said),
        times=told_times(held, candidates, origin_of),
        several=len({origin_of.get(article, article) for article in choice.articles}) > 1,
        fresh=fresh,
    )


def _unknown(held: Concepts, new: int, moved: Collection[int]) -> Floats:
    """Of each concept 1, or 0 where a sentence behind the new ones has it and none of the moved.

    A sentence that gives another figure than a known one has few words that are
    new, and all of it is the news.
    """
    fresh = np.ones(len(held))
    fresh[held.numbers[held.first[new] :]] = 0.0
    for index in moved:
        fresh[held.of(index)] = 1.0
    return fresh


def _compared(
    candidates: Sequence[Candidate], old: Pool, held: Concepts
) -> tuple[frozenset[int], frozenset[int]]:
    """The candidates that say what a known sentence says, and those that say it with another figure.

    What was denied or dated otherwise before is among the latter: all of that is news.
    """
    wordings = {wording(one.passage.text) for one in old.candidates}
    likeness, new = Likeness(held), len(candidates)
    said, moved = set[int](), set[int]()
    for index, one in enumerate(candidates):
        if wording(one.passage.text) in wordings:
            said.add(index)
            continue
        near = [other - new for other, _ in likeness.near(index, SAME) if other >= new]
        if all(parts(one.passage, old.candidates[other].passage, one.language) for other in near):
            moved.update([index] if near else ())
        else:
            said.add(index)
    return frozenset(said), frozenset(moved)


def _field(candidates: Sequence[Candidate], held: Concepts, said: Collection[int]) -> Field:
    """The candidates as numbers, those already said left out of the choice."""
    words = held.words.tolist()
    rest = [i for i in range(len(candidates)) if i not in said and words[i]]
    texts = [one.passage.text for one in candidates]
    is_whole = are_whole(texts, words)
    whole = [i for i in rest if is_whole[i]]
    marked = holding(texts, MARKS)
    leaning = [needs_before(text, marked=index in marked) for index, text in enumerate(texts)]
    before = _carriers(candidates, leaning, frozenset(whole or rest))
    alone = np.where(np.array(before, dtype=np.int64) < 0, _LEANING, _CARRIED)
    shares = np.where(np.array(leaning, dtype=np.bool_), alone, 1.0)
    shares *= _worths(candidates, texts, words, marked, before)
    likeness = Likeness(held)
    return Field(
        held=held,
        lengths=[one.length for one in candidates],
        shares=shares,
        odds=_odds(candidates),
        before=before,
        open_to=whole or rest,
        doubtful=rest,
        alike=cache(lambda index: likeness.near(index, SAME)),
        akin=lambda index: likeness.near(index, _AKIN),
    )


def _odds(candidates: Sequence[Candidate]) -> Floats:
    """How likely each is to matter by where it stands, where others tell of the event: 1 in a short article.

    What several articles have stands in the shortest of them.
    """
    sizes = Counter(one.passage.article for one in candidates)
    sizes.update(copy.article for one in candidates for copy in one.copies)
    if len(sizes) < 2:
        return np.ones(len(candidates))
    around = np.array(
        [
            min(map(sizes.__getitem__, one.articles)) if one.copies else sizes[one.passage.article]
            for one in candidates
        ]
    )
    deep = np.array([one.position for one in candidates]) >= _DEEP
    odds: Floats = np.where(deep, _BELOW, 1.0) * np.minimum(1.0, _LONG / around) ** _THIN
    return odds


def _worths(
    candidates: Sequence[Candidate],
    texts: Sequence[str],
    words: Sequence[int],
    marked: Container[int],
    before: Sequence[int],
) -> Floats:
    """Which share of what it tells each is worth, apart from leaning on what stands before it.

    Who speaks is told where the sentence before is shown with it.
    """
    worths, idle = np.ones(len(texts)), are_idle(texts)
    half = [index in marked and is_half(text) for index, text in enumerate(texts)]
    inside = _inside(candidates, half, marked)
    for index, text in enumerate(texts):
        if half[index]:
            worths[index] *= _CARRIED
        unnamed = before[index] < 0 and (inside[index] or is_speech(text))
        if unnamed or is_own_voice(text, marked=index in marked):
            worths[index] *= _UNNAMED
        if candidates[index].caption or idle[index]:
            worths[index] *= _IDLE
        if words[index] < _BRIEF:
            worths[index] *= _CARRIED
    return worths


def _inside(candidates: Sequence[Candidate], half: Sequence[bool], marked: Container[int]) -> list[bool]:
    """Whether each stands in a quotation that began in a sentence before it."""
    inside = [False] * len(candidates)
    for index, (last, one) in enumerate(pairwise(candidates), 1):
        if last.position == one.position - 1 and last.block == one.block:
            inside[index] = half[index - 1] or (inside[index - 1] and index - 1 not in marked)
    return inside


def _carriers(
    candidates: Sequence[Candidate], leaning: Sequence[bool], eligible: frozenset[int]
) -> list[int]:
    """The sentence that each can be shown behind: the one right before it, if that stands alone."""
    before = [-1] * len(candidates)
    for index, one in enumerate(candidates):
        last = index - 1
        if not leaning[index] or last not in eligible or leaning[last]:
            continue
        if candidates[last].block[0] == one.block[0] and candidates[last].position == one.position - 1:
            before[index] = last
    return before


def _selected(stock: _Stock, budget: Budget) -> Selection:
    """The sentences that cover most, with a voice for every source where the budget allows it."""
    selection = Selection(stock.field, stock.weights(_TWICE if stock.several else 1), budget)
    selection.fill()
    everyone = budget.words >= _WORDS_PER_SOURCE * len(stock.choice.articles)
    if everyone:
        _hear_everyone(selection, stock.choice, stock.field)
        selection.fill()
    if stock.several and selection.length(selection.taken) < budget.words * _SPARSE:
        selection.weigh(stock.weights(1))
        selection.fill()
    renew(selection, stock.choice, everyone=everyone)
    return selection


def _hear_everyone(selection: Selection, choice: Pool, field: Field) -> None:
    """Gives each source that is not heard a voice, for the last of the taken where there is no room."""
    heard = {article for one in selection.taken for article in choice.candidates[one].articles}
    own: dict[str, list[int]] = {article: [] for article in choice.articles if article not in heard}
    for index in field.open_to if own else ():
        for article in choice.candidates[index].articles:
            if article in own:
                own[article].append(index)
    _offer_any(own, choice, field)
    for sentences in own.values():
        if sentences and selection.taken.keys().isdisjoint(sentences):
            _hear(sentences, selection, choice)


def _offer_any(own: Mapping[str, list[int]], choice: Pool, field: Field) -> None:
    """Opens what ends with a stop to sources that have nothing better: a doubtful voice rather than none.

    A source that is a message of the browser and nothing else has that for its voice: whoever supplied it
    sees what came of it.
    """
    words = field.held.words.tolist()
    for worst in (False, True):
        silent = {article for article, sentences in own.items() if not sentences}
        for one in [choice.candidates[index] for index in field.doubtful] if silent else ():
            text = one.passage.text
            if is_closed(text, words[one.number]) and (worst or not are_furniture([text])[0]):
                for article in silent.intersection(one.articles):
                    own[article].append(one.number)


def _hear(own: Sequence[int], selection: Selection, choice: Pool) -> None:
    """Takes the best sentence of a source for which there can be room."""
    for index in sorted(own, key=lambda index: (-selection.gain(index), index)):
        kept = _room_for(index, selection, choice)
        if kept is not None:
            if len(kept) < len(selection.taken):
                selection.restart(kept)
            selection.take(index)
            return


def _room_for(index: int, selection: Selection, choice: Pool) -> list[int] | None:
    """The taken without as many of the last as it takes, none of them the only voice of its source."""
    kept = list(selection.taken)
    for one in reversed(kept[:]):
        if selection.holds([*kept, *selection.unit(index, kept)]):
            break
        rest = {a for other in (*kept, index) if other != one for a in choice.candidates[other].articles}
        if rest.issuperset(choice.candidates[one].articles) and not selection.carries(one, kept):
            kept.remove(one)
    return kept if selection.holds([*kept, *selection.unit(index, kept)]) else None


def _told(selection: Selection, stock: _Stock, origin_of: Mapping[str, str]) -> tuple[Chosen, ...]:
    """The sentences taken, in reading order, each with its supports and what it was taken for."""
    taken = [stock.choice.candidates[one] for one in selection.taken]
    taken = story(taken, stock.choice, stock.field.before)
    return supported(taken, stock.choice, origin_of, reasons(selection, stock.choice), stock.field.alike)
