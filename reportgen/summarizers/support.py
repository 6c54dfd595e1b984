"""What every summarizer shares: which sentences may be chosen, and what speaks for those that were.

Chooses nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property

from reportgen.article import Article
from reportgen.difference import SHOWN_ONLY, Side, between
from reportgen.language import stem, stop_words, words
from reportgen.passage import Passage, Span
from reportgen.summarizers.base import Budget, Chosen

# Two sentences at this similarity say the same: stricter than what lines accounts up, since it is
# shown as support.  Of such pairs in three events all 19 were judged so by hand, at .25 only 72 in 100.
SAME = 0.35

# Kinds of block that hold sentences; titles, headings, captions and tables are never chosen.
_PROSE = frozenset({"paragraph", "quote", "item"})
# Of each article the first sentences are read first, they say what the rest is about.
_LEADS = 3
_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A sentence that may be chosen, once however many articles have it; no slots, to keep its words."""

    passage: Passage
    """The sentence, where it stands first."""
    copies: tuple[Passage, ...] = ()
    """The same words in other articles, in the order of articles."""
    position: int
    """Number of its sentence in its article, from 0."""
    block: tuple[int, int]
    """Number of its article in the order of articles, and of its block in it."""
    length: int
    """Words, counted at blanks."""
    language: str
    """Language of its article."""

    @cached_property
    def tokens(self) -> tuple[Span, ...]:
        """Its words, as spans of its text."""
        return tuple(words(self.passage.text, self.language))

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stem of each word."""
        text = self.passage.text
        return tuple(stem(text[start:end], self.language) for start, end in self.tokens)

    @cached_property
    def telling(self) -> tuple[bool, ...]:
        """Of each word, whether it has content of its own."""
        stops, text = stop_words(self.language), self.passage.text
        return tuple(text[start:end].lower().replace("’", "'") not in stops for start, end in self.tokens)

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that have it."""
        return (self.passage.article, *(copy.article for copy in self.copies))


def ordered(articles: Sequence[Article]) -> list[Article]:
    """The articles by time of publication, then id; those without a time last."""
    return sorted(articles, key=lambda article: (article.published or _LATEST, article.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """What there is to choose from."""

    articles: tuple[str, ...]
    """Ids of the articles, in the order of articles."""
    candidates: tuple[Candidate, ...]
    """Their sentences in that order, each wording once."""


def pool(articles: Sequence[Article]) -> Pool:
    """The sentences that may be chosen from, whatever the order in which the articles are given."""
    sequence = ordered(articles)
    wordings: dict[str, list[Candidate]] = {}
    for rank, article in enumerate(sequence):
        for candidate in _of_article(rank, article):
            wordings.setdefault(" ".join(candidate.passage.text.split()).casefold(), []).append(candidate)
    merged = tuple(_merged(same) for same in wordings.values())
    return Pool(articles=tuple(article.id for article in sequence), candidates=merged)


def _of_article(rank: int, article: Article) -> Iterator[Candidate]:
    language = article.language if article.language != "und" else "en"
    for position, passage in enumerate(article.sentences):
        block = article.block_at(passage.start)
        if article.blocks and article.blocks[block].kind not in _PROSE:
            continue
        length = len(passage.text.split())
        yield Candidate(
            passage=passage, position=position, block=(rank, block), length=length, language=language
        )


def _merged(same: Sequence[Candidate]) -> Candidate:
    """The first of several equal sentences, with one copy from each other article."""
    first = same[0]
    copies: dict[int, Passage] = {}
    for other in same[1:]:
        if other.block[0] != first.block[0]:
            copies.setdefault(other.block[0], other.passage)
    return replace(first, copies=tuple(copies.values()))


def within(budget: Budget, chosen: Sequence[Candidate]) -> bool:
    """Whether these sentences together keep to the budget."""
    if budget.sentences is not None and len(chosen) > budget.sentences:
        return False
    return sum(candidate.length for candidate in chosen) <= budget.words


def fill(budget: Budget, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences in the order given, leaving out those that would break the budget."""
    chosen: list[Candidate] = []
    left, places = budget.words, len(ranked) if budget.sentences is None else budget.sentences
    for candidate in ranked:
        if len(chosen) < places and candidate.length <= left:
            chosen.append(candidate)
            left -= candidate.length
    return chosen


def reading_order(chosen: Sequence[Candidate]) -> list[Candidate]:
    """First what opens the articles, then the rest, each by article and place: no ranking."""
    return sorted(
        chosen, key=lambda candidate: (candidate.position >= _LEADS, candidate.block, candidate.passage.start)
    )


def supported(
    chosen: Sequence[Candidate], choice: Pool, origin_of: Mapping[str, str], why: Mapping[Passage, str]
) -> tuple[Chosen, ...]:
    """The chosen sentences in reading order, each with those of other articles that say the same."""
    supports = _supports(chosen, choice)
    return tuple(
        Chosen(
            passage=candidate.passage,
            support=support,
            origins=len({origin_of.get(one.article, one.article) for one in (candidate.passage, *support)}),
            why=why.get(candidate.passage, ""),
        )
        for candidate in reading_order(chosen)
        for support in [supports[candidate.passage]]
    )


def _supports(chosen: Sequence[Candidate], choice: Pool) -> dict[Passage, tuple[Passage, ...]]:
    """For each chosen sentence the most similar one of each other article, where it says the same."""
    if len(choice.articles) < 2 or not chosen:
        return {candidate.passage: () for candidate in chosen}
    from reportgen.similarity import Similarity  # noqa: PLC0415 - numpy, needed for several articles only

    texts = [candidate.passage.text for candidate in choice.candidates]
    similarity = Similarity(texts, choice.candidates[0].language)
    place = {candidate.passage: index for index, candidate in enumerate(choice.candidates)}
    return {one.passage: _alike(one, choice, similarity.scores(place[one.passage])) for one in chosen}


def _parts(one: Passage, other: Passage) -> bool:
    """Whether two sentences differ in a figure, a date or a denial: then neither supports the other."""
    found = between(Side(account="one", passage=one), Side(account="other", passage=other))
    return any(difference.kind not in SHOWN_ONLY for difference in found)


def _alike(one: Candidate, choice: Pool, scores: Sequence[float]) -> tuple[Passage, ...]:
    """A copy in each other article, else the sentence most similar to this one, if similar enough."""
    best = {copy.article: copy for copy in one.copies}
    near = [index for index, score in enumerate(scores) if score >= SAME]
    for index in sorted(near, key=lambda index: (-scores[index], index)):
        other = choice.candidates[index]
        if _parts(one.passage, other.passage):
            continue
        for passage in (other.passage, *other.copies):
            best.setdefault(passage.article, passage)
    best.pop(one.passage.article, None)
    return tuple(best[article] for article in choice.articles if article in best)
