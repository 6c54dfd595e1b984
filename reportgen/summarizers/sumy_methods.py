"""The classic methods of sumy, through one adapter with our own sentences, words and offsets.

sumy reads nothing here: it gets sentences that know their passage, and its
ranking is filled into the budget.  No tokenizer data is downloaded.
"""

from __future__ import annotations

import random
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from reportgen.article import Article
from reportgen.errors import TooManySentencesError
from reportgen.language import stem, stop_words, words
from reportgen.summarizers.base import Budget, Chosen
from reportgen.summarizers.support import Candidate, Pool, fill, ordered, pool, reading_order, supported

if TYPE_CHECKING:
    from sumy.models.dom import ObjectDocumentModel, Sentence

# Sentences that each method ranks in about ten seconds: kl grows with the cube of their number,
# the graph methods with the square.
_MOST = {"kl": 200, "lex_rank": 1_200, "text_rank": 2_000, "lsa": 1_500, "reduction": 1_500}
_MOST_OF_OTHERS = 10_000
# The same seed for ever: a random summary is a baseline, and it too must be the same twice.
_SEED = 20_151_115


def lex_rank(articles: Sequence[Article], budget: Budget, origin_of: Mapping[str, str]) -> tuple[Chosen, ...]:
    """Sentences central in the graph of similar sentences (Erkan and Radev 2004)."""
    return _choose("lex_rank", articles, budget, origin_of)


def text_rank(
    articles: Sequence[Article], budget: Budget, origin_of: Mapping[str, str]
) -> tuple[Chosen, ...]:
    """Sentences that a walk over shared words visits most (Mihalcea and Tarau 2004)."""
    return _choose("text_rank", articles, budget, origin_of)


def lsa(articles: Sequence[Article], budget: Budget, origin_of: Mapping[str, str]) -> tuple[Chosen, ...]:
    """Sentences strong in the main topics of the word matrix (Steinberger and Ježek 2004)."""
    return _choose("lsa", articles, budget, origin_of)


def luhn(articles: Sequence[Article], budget: Budget, origin_of: Mapping[str, str]) -> tuple[Chosen, ...]:
    """Sentences with dense runs of frequent words (Luhn 1958)."""
    return _choose("luhn", articles, budget, origin_of)


def kl(articles: Sequence[Article], budget: Budget, origin_of: Mapping[str, str]) -> tuple[Chosen, ...]:
    """Sentences whose words are spread as in the whole (Haghighi and Vanderwende 2009)."""
    return _choose("kl", articles, budget, origin_of)


def sum_basic(
    articles: Sequence[Article], budget: Budget, origin_of: Mapping[str, str]
) -> tuple[Chosen, ...]:
    """Sentences of frequent words, each word worth less once told (Nenkova and Vanderwende 2005)."""
    return _choose("sum_basic", articles, budget, origin_of)


def reduction(
    articles: Sequence[Article], budget: Budget, origin_of: Mapping[str, str]
) -> tuple[Chosen, ...]:
    """Sentences that share most words with the others (graph reduction, as in sumy)."""
    return _choose("reduction", articles, budget, origin_of)


def edmundson(
    articles: Sequence[Article], budget: Budget, origin_of: Mapping[str, str]
) -> tuple[Chosen, ...]:
    """Sentences with cue words, here those of the titles, and in telling places (Edmundson 1969)."""
    return _choose("edmundson", articles, budget, origin_of)


def random_(articles: Sequence[Article], budget: Budget, origin_of: Mapping[str, str]) -> tuple[Chosen, ...]:
    """Sentences drawn by lot, the same for the same articles: what any method must beat."""
    choice = pool(articles)
    ranked = list(choice.candidates)
    random.Random(_SEED).shuffle(ranked)  # noqa: S311 - a lot, no secret
    return supported(reading_order(fill(budget, ranked)), choice, origin_of)


def _choose(
    method: str, articles: Sequence[Article], budget: Budget, origin_of: Mapping[str, str]
) -> tuple[Chosen, ...]:
    """The sentences that a method of sumy ranks first, as many as the budget holds."""
    choice = pool(articles)
    # sumy divides by the number of words and of sentences: what has no words is not shown to it.
    spoken = tuple(candidate for candidate in choice.candidates if candidate.tokens)
    most = _MOST.get(method, _MOST_OF_OTHERS)
    if len(spoken) > most:
        raise TooManySentencesError(method, len(spoken), most)
    if not spoken:
        return ()
    ranked = _ranked(method, replace(choice, candidates=spoken), articles)
    return supported(reading_order(fill(budget, ranked)), choice, origin_of)


def _ranked(method: str, choice: Pool, articles: Sequence[Article]) -> list[Candidate]:
    """All candidates, what the method rates highest first; ties in the order of articles."""
    ranking: list[Candidate] = []

    def keep(infos: Sequence[Any]) -> Sequence[Any]:
        ranking.extend(info.sentence.candidate for info in infos)
        return infos

    language = choice.candidates[0].language
    summarizer = _summarizer(method, language, _title_words(articles, language))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # LSA warns of texts with few words; it ranks them all the same
        summarizer(_document(choice), keep)
    return ranking or list(choice.candidates)


def _summarizer(method: str, language: str, titles: frozenset[str]) -> Callable[..., Any]:
    """The method's summarizer with our stems and stop words."""

    def stemmed(word: str) -> str:
        return stem(word, language)

    summarizer: Any = _classes()[method](stemmed)
    if method == "edmundson":
        # sumy refuses empty sets; a word that no text has stands for none.
        nothing = {"\x00"}
        summarizer.bonus_words = titles or nothing
        summarizer.stigma_words = nothing
        summarizer.null_words = stop_words(language) or nothing
    else:
        summarizer.stop_words = stop_words(language)
    return summarizer  # type: ignore[no-any-return]  # sumy has no types


def _title_words(articles: Sequence[Article], language: str) -> frozenset[str]:
    """The telling words of the titles."""
    stops = stop_words(language)
    titles = [article.title.lower() for article in ordered(articles)]
    tokens = (title[start:end] for title in titles for start, end in words(title, language))
    return frozenset(token for token in tokens if token not in stops)


def _document(choice: Pool) -> ObjectDocumentModel:
    """The candidates as sumy's document, a paragraph for each block."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph  # noqa: PLC0415 - loads much

    sentence = _sentence_class()
    blocks = groupby(choice.candidates, key=lambda candidate: candidate.block)
    return ObjectDocumentModel([Paragraph([sentence(one) for one in block]) for _, block in blocks])


@cache
def _sentence_class() -> type[Sentence]:
    """A sentence of sumy, with our words and the candidate that it stands for."""
    from sumy.models.dom import Sentence  # noqa: PLC0415 - loads much

    class CandidateSentence(Sentence):  # type: ignore[misc]  # sumy has no types
        """One candidate as sumy sees it."""

        __slots__ = ("candidate",)

        def __init__(self, candidate: Candidate) -> None:
            super().__init__(candidate.passage.text, None)
            self.candidate = candidate

        @property
        def words(self) -> tuple[str, ...]:
            text = self.candidate.passage.text
            return tuple(text[start:end] for start, end in self.candidate.tokens)

        def __eq__(self, other: object) -> bool:
            return self is other

        def __hash__(self) -> int:
            return id(self)

    return CandidateSentence


@cache
def _classes() -> dict[str, type]:
    """The summarizers of sumy, made to give the same ranking whatever the hash seed."""
    from sumy.summarizers.edmundson import EdmundsonSummarizer  # noqa: PLC0415 - each loads numpy
    from sumy.summarizers.kl import KLSummarizer  # noqa: PLC0415
    from sumy.summarizers.lex_rank import LexRankSummarizer  # noqa: PLC0415
    from sumy.summarizers.lsa import LsaSummarizer  # noqa: PLC0415
    from sumy.summarizers.luhn import LuhnSummarizer  # noqa: PLC0415
    from sumy.summarizers.reduction import ReductionSummarizer  # noqa: PLC0415
    from sumy.summarizers.sum_basic import SumBasicSummarizer  # noqa: PLC0415
    from sumy.summarizers.text_rank import TextRankSummarizer  # noqa: PLC0415

    class SteadyLexRank(LexRankSummarizer):  # type: ignore[misc]  # sumy has no types
        """LexRank over numbers for stems: sums over sets of numbers have one order, of strings many."""

        def __call__(self, document: Any, sentences_count: Any) -> Any:
            self._numbers: dict[str, int] = {}
            return super().__call__(document, sentences_count)

        def _to_words_set(self, sentence: Any) -> list[int]:
            stems = super()._to_words_set(sentence)
            return [self._numbers.setdefault(one, len(self._numbers)) for one in stems]

    class SteadyLsa(LsaSummarizer):  # type: ignore[misc]  # sumy has no types
        """LSA with the rows of its matrix in the order of the alphabet."""

        def _create_dictionary(self, document: Any) -> dict[str, int]:
            return {word: row for row, word in enumerate(sorted(super()._create_dictionary(document)))}

    return {
        "edmundson": EdmundsonSummarizer,
        "kl": KLSummarizer,
        "lex_rank": SteadyLexRank,
        "lsa": SteadyLsa,
        "luhn": LuhnSummarizer,
        "reduction": ReductionSummarizer,
        "sum_basic": SumBasicSummarizer,
        "text_rank": TextRankSummarizer,
    }
