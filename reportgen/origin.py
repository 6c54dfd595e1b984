"""Origins: texts written once, however often they were printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from reportgen.article import Article
from reportgen.attribution.statement import Carrier
from reportgen.identity import identify
from reportgen.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Articles that carry one text."""

    id: str
    """Stable id, made from the articles."""
    articles: tuple[str, ...]
    """Ids of the articles, in the order of the report."""
    credit: str | None = None
    """The agency credited, as it stands (`(AP)`), None where there is none."""
    shared: tuple[Passage, ...] = ()
    """Sentences that they share, for evidence, as the first of two articles has them."""


# A sentence whose three-word runs stand to this share in another article is that article's sentence
# with some words changed: the trials kept a recall of .95 with every fifth word edited at one half.
SENTENCE_COPIED = 0.5
# Two articles of which half the narration is the other's are one text; a shared paragraph is not yet.
ARTICLE_COPIED = 0.5
# Shorter sentences ("He is dead.") are the same by chance.
LEAST_WORDS = 6

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_QUOTED = re.compile(r"[“\"«„][^”\"»“„«]{0,2000}[”\"»“]")
_CREDIT = re.compile(
    r"\((?P<short>AP|AFP|Reuters|dpa|TASS|Tass|RIA|EFE|ANSA|PA|UPI|Xinhua|[A-Z][\w.&’' -]{1,30} Wire)\)"
    r"|\b(?P<contributed>(?:The )?(?:Associated Press|Reuters|Agence France-Presse|AFP|AP|dpa|PA Media))"
    r"(?: \w+){0,3} contributed\b"
)
# Credits stand at the head or the foot of a text; in the middle such words tell of the agency.
_CREDIT_MARGIN = 300


def origins(articles: Sequence[Article]) -> tuple[Origin, ...]:
    """The origins of some articles, each article in exactly one, in their order.

    Copied narration is told by exact containment of three-word runs; what
    stands between quotation marks is left out, since two reporters in one
    room print the same quotation without copying each other.
    """
    runs = [[_runs(sentence.text) for sentence in article.sentences] for article in articles]
    parent = list(range(len(articles)))
    shared: list[tuple[int, list[Passage]]] = []
    for left, right in _candidates(runs):
        copied = _copied(articles[left], runs[left], runs[right])
        back = _copied(articles[right], runs[right], runs[left])
        told = min(sum(map(bool, runs[left])), sum(map(bool, runs[right])))
        if max(len(copied), len(back)) >= ARTICLE_COPIED * max(told, 1):
            low, high = sorted((_root(parent, left), _root(parent, right)))
            parent[high] = low
            shared.append((low, copied or back))
    groups: dict[int, list[int]] = {}
    for index in range(len(articles)):
        groups.setdefault(_root(parent, index), []).append(index)
    return tuple(
        Origin(
            id=_id([articles[i].id for i in members]),
            articles=tuple(articles[i].id for i in members),
            credit=next(filter(None, (credit(articles[i]) for i in members)), None),
            shared=tuple(sorted({each for i, found in shared if i in members for each in found})),
        )
        for members in groups.values()
    )


def carried(
    carriers: Sequence[Carrier], articles: Sequence[Article], written: Sequence[Origin]
) -> dict[str, Origin]:
    """The origin of each carrier by its id: what a blog relays from an outlet is the outlet's.

    Where the report has an article of that outlet, it is that article's origin.
    """
    of_article = {article: origin for origin in written for article in origin.articles}
    by_source = {_plain(article.source): of_article[article.id] for article in articles}
    made: dict[str, Origin] = {}
    found = {}
    for carrier in carriers:
        key = _plain(carrier.name)
        if key not in by_source and key not in made:
            made[key] = Origin(id=_id([f"carrier {key}"]), articles=(), credit=carrier.name)
        found[carrier.id] = by_source.get(key) or made[key]
    return found


def spoken_once(told: Sequence[tuple[str, str, str]]) -> tuple[str, ...]:
    """The origin of each quotation given as (account, words, origin of the text that carries it).

    Words that several outlets heard from one mouth were said once: whoever
    carries them alike has one origin for them, the smallest of theirs, so
    that the order does not matter.  Two reporters in one room do confirm that
    it was said; they do not confirm that it is so.  Different words of one
    teller keep the origins of their outlets, and so do short ones.
    """
    words = [[word.casefold() for word in _WORD.findall(quoted)] for _, quoted, _ in told]
    runs = [
        frozenset(zip(w, w[1:], w[2:], strict=False)) if len(w) >= LEAST_WORDS else frozenset() for w in words
    ]
    holders: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    parent = list(range(len(told)))
    for index, (account, _, _) in enumerate(told):
        met = Counter(other for run in sorted(runs[index]) for other in holders.get((account, run), ()))
        for other, shared in sorted(met.items()):
            if shared >= SENTENCE_COPIED * min(len(runs[index]), len(runs[other])):
                low, high = sorted((_root(parent, index), _root(parent, other)))
                parent[high] = low
        for run in runs[index]:
            holders.setdefault((account, run), []).append(index)
    groups: dict[int, list[str]] = {}
    for index, (_, _, origin) in enumerate(told):
        groups.setdefault(_root(parent, index), []).append(origin)
    return tuple(min(groups[_root(parent, index)]) for index in range(len(told)))


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


def credit(article: Article) -> str | None:
    """The agency that an article credits at its head or foot, as it stands there; None without one."""
    for match in _CREDIT.finditer(article.text):
        if match.start() < _CREDIT_MARGIN or match.end() > len(article.text) - _CREDIT_MARGIN:
            return match["short"] or match["contributed"]
    return None


def _runs(sentence: str) -> frozenset[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(_QUOTED.sub(" ", sentence))]
    # What is mostly a quotation is the speaker's, with "said" and a name around it in any paper.
    if len(words) < max(LEAST_WORDS, len(_WORD.findall(sentence)) / 2):
        return frozenset()
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _candidates(runs: Sequence[Sequence[frozenset[tuple[str, ...]]]]) -> list[tuple[int, int]]:
    """Pairs of articles that share a run, without comparing each with each."""
    holders: dict[tuple[str, ...], set[int]] = {}
    for index, sentences in enumerate(runs):
        for sentence in sentences:
            for run in sentence:
                holders.setdefault(run, set()).add(index)
    pairs = {pair for held in holders.values() for pair in combinations(sorted(held), 2)}
    return sorted(pairs)


def _copied(
    article: Article, mine: Sequence[frozenset[tuple[str, ...]]], theirs: Sequence[frozenset[tuple[str, ...]]]
) -> list[Passage]:
    """The sentences of an article that another has too."""
    pool = frozenset().union(*theirs)
    return [
        sentence
        for sentence, run in zip(article.sentences, mine, strict=True)
        if run and len(run & pool) >= SENTENCE_COPIED * len(run)
    ]


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        index = parent[index]
    return index


def _id(articles: Sequence[str]) -> str:
    return identify("\n".join(sorted(articles)))
