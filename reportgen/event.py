"""Which articles tell the event.

What a person named is never dropped, only flagged; what a feed or a folder
brought is left out where it does not tell the event, and listed with the reason.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen import headline
from reportgen.article import Article
from reportgen.config import EventSettings
from reportgen.language import stem, stop_words

# Cosine with the event's words, after one round of feedback, from which an article tells the event.
# Pseudo-feedback at .25 to .30 reached F1 .87 on confusable pairs of events in the trials.
TELLS = 0.25
# What a person named is doubted only where it has next to nothing of the event: a handful of words
# in a config meets few of the words of a long text.
DOUBTED = 0.1
# Articles whose best words are added to the query in the round of feedback, and how strongly.
FEEDBACK_ARTICLES = 5
FEEDBACK_WEIGHT = 0.5
# The words of a title say more of an event than those of its last paragraph.
TITLE_WEIGHT = 3

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d+")

Vector = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """The articles that tell the event, and those that do not."""

    told: tuple[Article, ...]
    """Articles that tell it, in the order given."""
    off: tuple[tuple[Article, str], ...]
    """Articles left out, each with its reason."""
    doubtful: tuple[tuple[Article, str], ...]
    """Articles that a person named and that do not seem to tell it: kept, with the reason to doubt."""


def focus(articles: Sequence[Article], event: EventSettings) -> Focus:
    """Which of the articles tell the event that the config describes.

    Without any description all of them do.  TF-IDF cosine with one round of
    pseudo-relevance feedback (Rocchio 1971, positive part).
    """
    reasons = [_outside(article, event) for article in articles]
    words = f"{event.name} {event.about}".strip()
    if words and articles:
        scores = _scores(articles, words)
        for index, score in enumerate(scores):
            asked = DOUBTED if articles[index].named else TELLS
            if reasons[index] is None and score < asked:
                reasons[index] = f"shares few words with the event (similarity {score:.2f}, {asked} asked)"
    pairs = list(zip(articles, reasons, strict=True))
    return Focus(
        told=tuple(article for article, reason in pairs if reason is None or article.named),
        off=tuple((article, reason) for article, reason in pairs if reason and not article.named),
        doubtful=tuple((article, reason) for article, reason in pairs if reason and article.named),
    )


def name(articles: Sequence[Article]) -> str:
    """A name for the event where the config gives none, verbatim from one title.

    What the titles share, where that reads as a title; else the title nearest to all the texts.
    """
    return headline.shared(articles) or _central(articles)


def _central(articles: Sequence[Article]) -> str:
    """The title nearest to all the texts, one that tells what happened before one that asks or comments."""
    titled = [article for article in articles if article.title.strip()]
    if not titled:
        return "Untitled event"
    vectors = _weighted([_counts(article) for article in articles])
    middle, idf = _sum(vectors), _idf(vectors)

    def distance(article: Article) -> tuple[bool, float, str]:
        title = _weigh(Counter(_stems(article.title, article.language)), idf)
        return not headline.tells(article.title), -_cosine(title, middle), article.id

    return headline.plain(min(titled, key=distance))


def _outside(article: Article, event: EventSettings) -> str | None:
    if article.published is None:
        return None
    if event.since and article.published < event.since:
        return f"published {article.published:%Y-%m-%d}, before {event.since:%Y-%m-%d}"
    if event.until and article.published > event.until:
        return f"published {article.published:%Y-%m-%d}, after {event.until:%Y-%m-%d}"
    return None


def _scores(articles: Sequence[Article], words: str) -> list[float]:
    counts = [_counts(article) for article in articles]
    query = Counter(_stems(words, articles[0].language))
    vectors = _weighted([*counts, query])
    *texts, asked = vectors
    scores = [_cosine(text, asked) for text in texts]
    best = max(scores)
    ranked = sorted(range(len(texts)), key=lambda i: (-scores[i], articles[i].id))[:FEEDBACK_ARTICLES]
    good = [texts[i] for i in ranked if scores[i] > best / 2]
    if good:
        wider = _sum(
            [{w: x * FEEDBACK_WEIGHT / len(good) for w, x in text.items()} for text in good] + [asked]
        )
        scores = [_cosine(text, wider) for text in texts]
    return scores


def _counts(article: Article) -> Counter[str]:
    counts = Counter(_stems(article.text, article.language))
    for word in _stems(article.title, article.language):
        counts[word] += TITLE_WEIGHT - 1
    return counts


def _stems(text: str, language: str) -> list[str]:
    stop = stop_words(language)
    lowered = (word.casefold() for word in _WORD.findall(text))
    return [stem(word, language) for word in lowered if word not in stop]


def _idf(vectors: Sequence[Vector]) -> dict[str, float]:
    holders = Counter(word for vector in vectors for word in vector)
    return {word: math.log(1 + len(vectors) / held) for word, held in holders.items()}


def _weighted(counts: Sequence[Counter[str]]) -> list[Vector]:
    idf = _idf([dict(count) for count in counts])
    return [_weigh(count, idf) for count in counts]


def _weigh(count: Counter[str], idf: dict[str, float]) -> Vector:
    vector = {word: (1 + math.log(n)) * idf.get(word, 0.0) for word, n in sorted(count.items()) if n > 0}
    norm = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {word: weight / norm for word, weight in vector.items()}


def _sum(vectors: Sequence[Vector]) -> Vector:
    total: Vector = {}
    for vector in vectors:
        for word, weight in vector.items():
            total[word] = total.get(word, 0.0) + weight
    return total


def _cosine(left: Vector, right: Vector) -> float:
    if len(right) < len(left):
        left, right = right, left
    dot = sum(weight * right[word] for word, weight in sorted(left.items()) if word in right)
    norm = math.sqrt(sum(w * w for w in left.values()) * sum(w * w for w in right.values()))
    return round(dot / norm, 6) if norm else 0.0
