"""Which articles tell the event.

What a person named is never dropped, only flagged; what a feed or a folder
brought is left out where it does not tell the event, and listed with the reason.
"""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from reportgen import headline
from reportgen.article import Article
from reportgen.config import EventSettings
from reportgen.errors import UsageError
from reportgen.vector import Vector, add, cosine, count_words, find_stems, rarity, weigh, weigh_all

# Mean cosine of a group with the words asked for and the words of the group nearest to them, from which it
# tells the event.  On pairs of confusable topics of Multi-News F1 is .90 for a sentence, .87 for some
# names, .84 for a seed article, and within a point of it from .12 to .18; without the 23 of 296 pages that
# tell nothing of any event (a notice of an archive, a login) .94, .90 and .89 (benchmarks/focus.py).
# Tried without gain: half the weight for words of every page or common in news, a lower threshold for
# mutual nearest neighbors (it took in the next summit), the seed's whole text or its titles' names.
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
# Days after which likeness counts e^-1/2 of what it is.  An archive is parted by three (cluster.DECAY); who
# asks for an event wants what is told of it in the second week too: a question answered, a tug that came.
REACH = 7.0
# Days without a text that tells it, after which what is told is another event: the next edition of a yearly
# one, an accident of the same ship, or a day of remembrance.
APART = 180
# A paragraph with such a share of the words asked for, by weight, touches the event: an entry of a live blog
# has about half of a sentence.  Of so few of the paragraphs, where there are so many, it is told in passing.
TOUCHES, PASSING, PARAGRAPHS = 0.3, 1 / 3, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """The articles that tell the event, and those that do not."""

    told: tuple[Article, ...]
    """Articles that tell it, in the order given."""
    off: tuple[tuple[Article, str], ...]
    """Articles left out, each with its reason."""
    doubtful: tuple[tuple[Article, str], ...]
    """Articles that a person named, a seed among them, and that do not seem to tell it or lie outside the
    window: kept, with the reason to doubt."""


def focus(articles: Sequence[Article], event: EventSettings, seed: Article | None = None) -> Focus:
    """Which of the articles tell the event that the config describes, or that a seed tells.

    The articles are grouped by average linkage with a decay in time.  The
    group of the article nearest to the words asked for lends them its own, and
    each group that is near to both tells the event, by TF-IDF cosine.  Of a
    seed article title and first words are asked for, beside the words of the
    config; its group tells the event and lends its words, and what was
    published days apart counts less.  What tells it half a year apart from
    the rest tells another, unless the window has both ends.  Without words and
    seed all articles within the window tell the event.  `event.like` names a
    seed among the articles; raises UsageError where it is none of them.  A seed
    is kept as what a person named is.
    """
    outside = [_outside(article, event) for article in articles]
    seed = seed or _named_seed(articles, event.like)
    words = f"{event.name} {event.about} {_opening(seed)}".strip()
    reasons = _reasons(articles, words, seed) if words and articles else [None] * len(articles)
    reasons = [why or other for why, other in zip(outside, reasons, strict=True)]
    if words and not (event.since and event.until):
        _part_by_days(articles, reasons, seed)
    kept = [article.named or _is(article, seed) for article in articles]
    triples = [*zip(articles, reasons, kept, strict=True)]
    return Focus(
        told=tuple(article for article, reason, stays in triples if stays or reason is None),
        off=tuple((article, reason) for article, reason, stays in triples if reason and not stays),
        doubtful=tuple((article, reason) for article, reason, stays in triples if reason and stays),
    )


def _is(article: Article, seed: Article | None) -> bool:
    return seed is not None and article.id == seed.id


def _reasons(articles: Sequence[Article], words: str, seed: Article | None) -> list[str | None]:
    """Why each article does not tell the event, None where it does; of the seed no reason is asked."""
    apart, doubts = _apart(articles, words, seed), _doubts(articles, words)
    return [
        None if _is(article, seed) else doubt if article.named else other
        for article, doubt, other in zip(articles, doubts, apart, strict=True)
    ]


def _part_by_days(articles: Sequence[Article], reasons: list[str | None], seed: Article | None) -> None:
    """Gives a reason to what would tell the event, but was published far apart from most that does.

    Most is told around the seed; else where there are most articles, and of as many among the latest.
    """
    dated = [
        (article.published, index)
        for index, article in enumerate(articles)
        if reasons[index] is None and article.published
    ]
    stretches: list[list[tuple[datetime, int]]] = []
    for time, index in sorted(dated):
        if not stretches or (time - stretches[-1][-1][0]).days > APART:
            stretches.append([])
        stretches[-1].append((time, index))
    if len(stretches) < 2:
        return
    main = max(stretches, key=lambda one: (any(_is(articles[i], seed) for _, i in one), len(one), one[-1][0]))
    first, last = main[0][0], main[-1][0]
    for time, index in (dating for one in stretches if one is not main for dating in one):
        days = (first - time if time < first else time - last).days
        reasons[index] = f"published {time:%Y-%m-%d}, {days:,} days apart from the others that tell the event"


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
    vectors = weigh_all([count_words(article) for article in articles])
    middle, idf = add(vectors), rarity(vectors)

    def distance(article: Article) -> tuple[bool, float, str]:
        title = weigh(Counter(find_stems(article.title, article.language)), idf)
        return not headline.tells(article.title), -cosine(title, middle), article.id

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
    found = [
        ((not article.named, -shared, article.id), article)
        for article in articles
        if (shared := _shared_parts(article, like))
    ]
    if found:
        return min(found, key=lambda one: one[0])[1]
    raise UsageError(
        f"There is no article from {like} among the {len(articles)} that were read, so that it cannot say "
        "which event is meant. Name the page or file of one article, no list, and see that it can be read."
    )


def _shared_parts(article: Article, like: str) -> int:
    """How many parts an article's address shares with the one that names a seed; 0 where it is another.

    A file is known by its name below the folder that was named, so that the
    shorter of two paths is the end of the longer.
    """
    if like in (article.url, article.final_url):
        return len(like)
    if not article.url.startswith("file:") or "://" in like:
        return 0
    known, asked = PurePath(article.url[5:]).parts, PurePath(like.removeprefix("file:")).parts
    shared = min(len(known), len(asked))
    return shared if shared and known[-shared:] == asked[-shared:] else 0


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
    bare = [cosine(text, asked) for text in texts]
    nearest = _nearest(groups, bare, articles, seed)
    wider = _widened(asked, [texts[index] for index in nearest])
    likeness = [cosine(text, wider) for text in texts]
    scores = [one * _nearness(article, seed) for one, article in zip(likeness, articles, strict=True)]
    needed = NEAR * _mean(bare, nearest)
    reasons: list[str | None] = [None] * len(articles)
    for group in groups:
        most = TELLS * _mean(bare, group) / needed if needed else 1.0
        similar = min(_mean(scores, group), most)
        if similar < TELLS and not (seed and group == nearest):
            parted = seed if min(_mean(likeness, group), most) >= TELLS else None
            for index in group:
                manner = _manner(articles[index], asked, parted)
                reasons[index] = f"{manner} (similarity {similar:.2f}, {TELLS} asked)"
    return reasons


def _manner(article: Article, asked: Vector, parted: Article | None) -> str:
    """How an article fails to tell the event: by its days from a seed that it is like, else by its words."""
    if parted and parted.published and article.published:
        days = abs(article.published - parted.published).days
        return (
            f"published {article.published:%Y-%m-%d}, {days:,} days from the article that the event is like"
        )
    return _passing(article, asked) or "shares few words with the event"


def _passing(article: Article, asked: Vector) -> str:
    """How a text about other matters touches the event, as a live blog or a look back at a week does."""
    paragraphs = article.text.removeprefix(article.title).strip().split("\n\n")
    if len(paragraphs) < PARAGRAPHS:
        return ""
    near = sum(
        _share(asked, dict.fromkeys(find_stems(paragraph, article.language), 1.0)) >= TOUCHES
        for paragraph in paragraphs
    )
    if not 0 < near <= PASSING * len(paragraphs):
        return ""
    return f"tells of the event in passing at most, in {near} of {len(paragraphs)} paragraphs"


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
    return add(
        [asked, *({word: x * FEEDBACK_WEIGHT / len(good) for word, x in text.items()} for text in good)]
    )


def _vectors(articles: Sequence[Article], words: str) -> tuple[list[Vector], Vector]:
    """The articles as vectors, and the words asked for as one."""
    *texts, asked = weigh_all([*map(count_words, articles), Counter(find_stems(words, articles[0].language))])
    return texts, asked


def _nearness(article: Article, seed: Article | None) -> float:
    """What an article's time leaves of its likeness to a seed; all of it where a time is unknown."""
    if seed is None or seed.published is None or article.published is None:
        return 1.0
    days = (article.published - seed.published).total_seconds() / 86_400
    return math.exp(-0.5 * (days / REACH) ** 2)


def _groups(articles: Sequence[Article]) -> tuple[tuple[int, ...], ...]:
    """The articles by what they tell, as their numbers; the same whatever their order."""
    from reportgen.cluster import DECAY, cluster  # noqa: PLC0415  numpy, needed where there is something to choose
    from reportgen.terms import terms  # noqa: PLC0415  the same

    order = sorted(range(len(articles)), key=lambda index: articles[index].id)
    found = [terms(articles[i].text, articles[i].language, articles[i].title) for i in order]
    times = [articles[index].published for index in order]
    days = [time.timestamp() / 86_400 * DECAY / REACH if time else None for time in times]
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
    scores = [cosine(text, asked) for text in texts]
    best = max(scores)
    ranked = sorted(range(len(texts)), key=lambda i: (-scores[i], articles[i].id))[:FEEDBACK_ARTICLES]
    good = [texts[i] for i in ranked if scores[i] > best / 2]
    return [cosine(text, _widened(asked, good)) for text in texts] if good else scores
