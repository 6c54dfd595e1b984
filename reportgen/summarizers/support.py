"""What every summarizer shares: which sentences may be chosen, and what speaks for those that were.

Chooses nothing itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import zip_longest

from reportgen.article import Article
from reportgen.difference import Side, part
from reportgen.ground import share_claim
from reportgen.language import words
from reportgen.passage import Passage, Span
from reportgen.summarizers.base import Budget, Chosen
from reportgen.summarizers.roots import root
from reportgen.summarizers.standing import is_credit

# Two sentences at this likeness say the same.  It is shown as support, so that precision goes first: of
# pairs in three events judged by hand 19 of 21 are so from .30, and all 17 from .33.
SAME = 0.33

# Kinds of block that hold sentences; titles, headings, captions and tables are never chosen.
_PROSE = frozenset({"paragraph", "quote", "item"})
# Languages whose script has no blanks between words: so many signs count for a word of the budget.
_UNSPACED, _SIGNS = ("zh", "ja", "th", "lo", "km", "my"), 2
# Of each article the first sentences are read first, they say what the rest is about.
LEADS = 3
_Place = tuple[int, int, Passage, bool]
"""Numbers of a sentence in its article and of its block, the sentence, and whether it is a caption."""
Near = Callable[[int], Iterable[tuple[int, float]]]
"""The candidates that are alike to one, by number, with how much they are, the most alike first."""
_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A sentence that may be chosen, once however many articles have it; no slots, to keep its words."""

    number: int
    """Its place among the candidates, from 0."""
    passage: Passage
    """The sentence, where it stands first."""
    copies: tuple[Passage, ...] = ()
    """The same words in other articles, in the order of articles."""
    position: int
    """Number of its sentence in its article, from 0."""
    block: tuple[int, int]
    """Number of its article in the order of articles, and of its block in it."""
    length: int
    """Words, counted at blanks; two signs for one where the script has none."""
    language: str
    """Language of its article."""
    caption: bool = False
    """Whether the name of a photographer stands behind it."""

    @cached_property
    def tokens(self) -> tuple[Span, ...]:
        """Its words, as spans of its text."""
        return tuple(words(self.passage.text, self.language))

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
    published: tuple[datetime | None, ...]
    """When each was published, in the same order."""


def wording(text: str) -> str:
    """What is equal for sentences that differ in capitals and blanks only."""
    return " ".join(text.split()).casefold()


def pool(articles: Sequence[Article]) -> Pool:
    """The sentences that may be chosen from, whatever the order in which the articles are given."""
    sequence = ordered(articles)
    firsts: dict[str, Candidate] = {}
    copies: dict[str, dict[int, Passage]] = {}
    for rank, article in enumerate(sequence):
        language = article.language if article.language != "und" else "en"
        for position, block, passage, caption in _prose(article):
            words = passage.text.split()
            told = " ".join(words).casefold()
            first = firsts.get(told)
            if first is None:
                firsts[told] = Candidate(
                    number=len(firsts),
                    passage=passage,
                    position=position,
                    block=(rank, block),
                    length=_length(words, language),
                    language=language,
                    caption=caption,
                )
            elif first.block[0] != rank:
                copies.setdefault(told, {}).setdefault(rank, passage)
    for told, others in copies.items():
        firsts[told] = replace(firsts[told], copies=tuple(others.values()))
    return Pool(
        articles=tuple(article.id for article in sequence),
        candidates=tuple(firsts.values()),
        published=tuple(article.published for article in sequence),
    )


def _length(words: Sequence[str], language: str) -> int:
    """Words of a text that was cut at its blanks; where a script has none between words, half its signs."""
    unspaced = language.lower().startswith(_UNSPACED)
    return max(len(words), sum(map(len, words)) // _SIGNS) if unspaced else len(words)


def _prose(article: Article) -> Iterator[_Place]:
    """Its sentences, those of titles, captions and tables left out."""
    blocks, found = article.blocks, []
    for position, passage in enumerate(article.sentences):
        block = article.block_at(passage.start)
        if not blocks or blocks[block].kind in _PROSE:
            found.append((position, block, passage))
    for (position, block, passage), behind in zip_longest(found, found[1:]):
        yield position, block, passage, behind is not None and is_credit(behind[2].text)


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
        chosen, key=lambda candidate: (candidate.position >= LEADS, candidate.block, candidate.passage.start)
    )


def supported(
    chosen: Sequence[Candidate],
    choice: Pool,
    origin_of: Mapping[str, str],
    why: Mapping[int, str] | None = None,
    near: Near | None = None,
) -> tuple[Chosen, ...]:
    """The sentences in the order given, each with those of other articles that say the same.

    `why` tells by number of a candidate what it was chosen for, `near` which
    candidates are alike where the caller knows that.
    """
    supports = _supports(chosen, choice, near)
    return tuple(
        Chosen(
            passage=one.passage,
            support=support,
            origins=len({origin_of.get(each.article, each.article) for each in (one.passage, *support)}),
            why=(why or {}).get(one.number, ""),
        )
        for one, support in zip(chosen, supports, strict=True)
    )


def _supports(chosen: Sequence[Candidate], choice: Pool, near: Near | None) -> list[tuple[Passage, ...]]:
    """For each chosen sentence the most similar one of each other article, where it says the same."""
    if len(choice.articles) < 2 or not chosen:
        return [()] * len(chosen)
    near, ranks = near or _nearness(choice), {article: rank for rank, article in enumerate(choice.articles)}
    return [_alike(one, choice, near(one.number), ranks) for one in chosen]


def _nearness(choice: Pool) -> Near:
    from reportgen.summarizers.concepts import concepts  # noqa: PLC0415 - numpy, for several articles only
    from reportgen.summarizers.likeness import Likeness  # noqa: PLC0415 - the same

    texts = [one.passage.text for one in choice.candidates]
    likeness = Likeness(concepts(texts, [one.language for one in choice.candidates]))
    return lambda number: likeness.near(number, SAME)


def parts(one: Passage, other: Passage, language: str = "en") -> bool:
    """Whether two sentences differ in a figure, a date or a denial: then neither supports the other."""
    left = Side(account="one", passage=one, language=language)
    return part(left, Side(account="other", passage=other, language=language))


def _says_the_same(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences that are alike share more than names, and differ in nothing that counts."""
    alike = share_claim(one.passage.text, other.passage.text, one.language, root)
    return alike and not parts(one.passage, other.passage, one.language)


def _alike(
    one: Candidate, choice: Pool, near: Iterable[tuple[int, float]], ranks: Mapping[str, int]
) -> tuple[Passage, ...]:
    """A copy in each other article, else the sentence most similar to this one, if similar enough."""
    best = {copy.article: copy for copy in one.copies}
    heard = {one.passage.article, *best}
    for index, _ in near:
        other = choice.candidates[index]
        if heard.issuperset(other.articles) or not _says_the_same(one, other):
            continue
        for passage in (other.passage, *other.copies):
            if passage.article not in heard:
                best[passage.article] = passage
        heard.update(other.articles)
    return tuple(best[article] for article in sorted(best, key=ranks.__getitem__))
