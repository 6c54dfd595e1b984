"""Which articles tell the event.

What a person named is never dropped, only flagged; what a feed or a folder
brought is left out where it does not tell the event, and listed with the reason.
"""

from __future__ import annotations

import math
import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from reportgen import headline
from reportgen.article import Article
from reportgen.config import EventSettings
from reportgen.errors import UsageError
from reportgen.language import stem, stop_words

# Mean cosine of a group with the words asked for and the words of the group nearest to them, from which it
# tells the event.  On pairs of confusable topics of Multi-News F1 is .90 for a sentence, .87 for some
# names, .84 for a seed article, and within a point of it from .12 to .18.
TELLS = 0.15
# Average likeness from which texts are one event, where there are FEW of them and where there are MANY, in
# between by the logarithm: among a handful nearly every word is rare, so that all texts are less alike.
# .16 for a handful as well had an F1 lower by one point for a sentence or names and by three for a seed.
JOINS_FEW, FEW = 0.13, 6
JOINS_MANY, MANY = 0.16, 60
# Of texts with fewer words than this the half is title and names, which near twins share; NeUS and texts
# of two sentences lose by a lower threshold, in a handful too.
SHORT = 150
# Of the mean cosine of the nearest group with the words asked for alone a group has at least as much: the
# next meeting of the same leaders shares their names, and not what this one is about.
NEAR = 0.5
# Share of the words asked for, weighed by rarity, that at least one article must have; else none tells it.
# One topic in a hundred has no article with as much, and four in ten other topics have none.
COVERED = 0.2
# What a person named is doubted only where it has next to nothing of the event: a handful of words
# in a config meets few of the words of a long text.
DOUBTED = 0.1
# Words of a seed article, after its title, that say what it is about.
SEED_WORDS = 60
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


def focus(articles: Sequence[Article], event: EventSettings, seed: Article | None = None) -> Focus:
    """Which of the articles tell the event that the config describes, or that a seed tells.

    The articles are grouped by average linkage with a decay in time.  The
    group of the article nearest to the words asked for lends them its own, and
    each group that is near to both tells the event, by TF-IDF cosine.  Of a
    seed article title and first words are asked for, beside the words of the
    config; its group tells the event and lends its words, and what was
    published days apart counts less.  Without words and seed all articles
    within the window tell the event.  `event.like` names a seed among the
    articles; raises UsageError where it is none of them.
    """
    reasons = [_outside(article, event) for article in articles]
    seed = seed or _named_seed(articles, event.like)
    words = f"{event.name} {event.about} {_opening(seed)}".strip()
    if words and articles:
        apart, doubts = _apart(articles, words, seed), _doubts(articles, words)
        for index, article in enumerate(articles):
            reasons[index] = reasons[index] or (doubts if article.named else apart)[index]
    pairs = [(a, None if seed and a.id == seed.id else why) for a, why in zip(articles, reasons, strict=True)]
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


def _named_seed(articles: Sequence[Article], like: str) -> Article | None:
    """The article that the config names as one that tells the event."""
    if not like:
        return None
    file = f"/{PurePath(like).name}"
    for article in sorted(articles, key=lambda article: (not article.named, article.id)):
        on_disk = article.url.startswith("file:") and f"/{article.url[5:]}".endswith(file)
        if on_disk or like in (article.url, article.final_url):
            return article
    raise UsageError(
        f"There is no article from {like} among the {len(articles)} that were read, so that it cannot say "
        "which event is meant. Name the page or file of one article, no list, and see that it can be read."
    )


def _opening(seed: Article | None) -> str:
    """What a seed article says it is about."""
    return f"{seed.title} {' '.join(seed.text.split()[:SEED_WORDS])}" if seed else ""


def _apart(articles: Sequence[Article], words: str, seed: Article | None) -> list[str | None]:
    """Why each article does not tell the event of these words, None where it does."""
    texts, asked = _vectors(articles, words)
    covered = max(_share(asked, text) for text in texts)
    if covered < COVERED:
        reason = f"no article has enough of the event's words ({covered:.0%} by weight, {COVERED:.0%} asked)"
        return [reason] * len(articles)
    groups = _groups(articles)
    bare = [_cosine(text, asked) for text in texts]
    nearest = _nearest(groups, bare, articles, seed)
    wider = _widened(asked, [texts[index] for index in nearest])
    scores = [
        _cosine(text, wider) * _nearness(article, seed) for text, article in zip(texts, articles, strict=True)
    ]
    needed = NEAR * _mean(bare, nearest)
    reasons: list[str | None] = [None] * len(articles)
    for group in groups:
        similar = min(_mean(scores, group), TELLS * _mean(bare, group) / needed if needed else 1.0)
        if similar < TELLS and not (seed and group == nearest):
            reason = f"shares few words with the event (similarity {similar:.2f}, {TELLS} asked)"
            for index in group:
                reasons[index] = reason
    return reasons


def _mean(scores: Sequence[float], group: Sequence[int]) -> float:
    return sum(scores[index] for index in group) / len(group)


def _share(asked: Vector, text: Vector) -> float:
    """How much of the words asked for a text has, by weight, 0 to 1."""
    return sum(weight for word, weight in asked.items() if word in text) / (sum(asked.values()) or 1.0)


def _nearest(
    groups: Sequence[tuple[int, ...]],
    scores: Sequence[float],
    articles: Sequence[Article],
    seed: Article | None,
) -> tuple[int, ...]:
    """The group that holds the seed, else the article nearest to the words asked for."""
    best = min(
        range(len(articles)),
        key=lambda i: (not seed or articles[i].id != seed.id, -scores[i], articles[i].id),
    )
    return next(group for group in groups if best in group)


def _widened(asked: Vector, good: Sequence[Vector]) -> Vector:
    """The words asked for with those of good texts (pseudo-relevance feedback, after Rocchio 1971)."""
    return _sum(
        [asked, *({word: x * FEEDBACK_WEIGHT / len(good) for word, x in text.items()} for text in good)]
    )


def _vectors(articles: Sequence[Article], words: str) -> tuple[list[Vector], Vector]:
    """The articles as vectors, and the words asked for as one."""
    *texts, asked = _weighted([*map(_counts, articles), Counter(_stems(words, articles[0].language))])
    return texts, asked


def _nearness(article: Article, seed: Article | None) -> float:
    """What an article's time leaves of its likeness to a seed; all of it where a time is unknown."""
    from reportgen.cluster import DECAY  # noqa: PLC0415  numpy, needed where there is something to choose

    if seed is None or seed.published is None or article.published is None:
        return 1.0
    days = (article.published - seed.published).total_seconds() / 86_400
    return math.exp(-0.5 * (days / DECAY) ** 2)


def _groups(articles: Sequence[Article]) -> tuple[tuple[int, ...], ...]:
    """The articles by what they tell, as their numbers; the same whatever their order."""
    from reportgen.cluster import cluster  # noqa: PLC0415  numpy, needed where there is something to choose
    from reportgen.terms import terms  # noqa: PLC0415  the same

    order = sorted(range(len(articles)), key=lambda index: articles[index].id)
    found = [terms(articles[i].text, articles[i].language, articles[i].title) for i in order]
    times = [articles[index].published for index in order]
    days = [time.timestamp() / 86_400 if time else None for time in times]
    groups = cluster(days, lambda numbers: [found[number] for number in numbers], _joins(articles))
    return tuple(tuple(order[number] for number in group) for group in groups)


def _joins(articles: Sequence[Article]) -> float:
    """The likeness from which texts are one event, among so many and so long ones."""
    if statistics.median(len(article.text.split()) for article in articles) < SHORT:
        return JOINS_MANY
    part = math.log(max(len(articles), FEW) / FEW) / math.log(MANY / FEW)
    return JOINS_FEW + (JOINS_MANY - JOINS_FEW) * min(1.0, part)


def _doubts(articles: Sequence[Article], words: str) -> list[str | None]:
    """Why each article is doubted to tell the event, None where it is not."""
    return [
        f"shares few words with the event (similarity {score:.2f}, {DOUBTED} asked)"
        if score < DOUBTED
        else None
        for score in _scores(articles, words)
    ]


def _scores(articles: Sequence[Article], words: str) -> list[float]:
    """Cosine of each article with the words, and with those of the articles nearest to them."""
    texts, asked = _vectors(articles, words)
    scores = [_cosine(text, asked) for text in texts]
    best = max(scores)
    ranked = sorted(range(len(texts)), key=lambda i: (-scores[i], articles[i].id))[:FEEDBACK_ARTICLES]
    good = [texts[i] for i in ranked if scores[i] > best / 2]
    return [_cosine(text, _widened(asked, good)) for text in texts] if good else scores


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
