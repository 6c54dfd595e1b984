"""How well copies are told from stories of one's own: `python -m benchmarks.origins`.

Prints for each kind of case the pairs of articles that are one text by
construction, how many of them were found (recall), and how many that are not
were called so (wrong); the same for sentences.  `--speed` times large sets.
The stories are made up; `origins.json` has them.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from pathlib import Path

from benchmarks.adapters import article_of
from reportgen.article import Article
from reportgen.origin import origins, written_once
from reportgen.summarizers.base import Budget
from reportgen.summarizers.coverage import summarize

_MARKS = {"en": "“{}”", "de": "„{}“", "fr": "« {} »", "es": "«{}»", "ru": "«{}»"}
_SAID = {
    "en": "{}, a witness told reporters.",
    "de": "{}, sagte ein Zeuge vor Journalisten.",
    "fr": "{}, a raconté un témoin aux journalistes.",
    "es": "{}, dijo un testigo a los periodistas.",
    "ru": "{}, — рассказал очевидец журналистам.",
}
_DATELINES = {
    "en": "{} (AP) — ",
    "de": "{} (dpa) – ",
    "fr": "{}, 4 mars (AFP) – ",
    "es": "{}, 4 mar (EFE).- ",
    "ru": "{}, 4 мар — РИА Новости. ",
}
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One event with its place and its numbers."""

    language: str
    """Language of its texts."""
    place: str
    """Where it happened."""
    first: tuple[str, ...]
    """The agency's sentences."""
    second: tuple[str, ...]
    """Those of a reporter of another paper."""
    speech: str
    """What somebody said in front of both."""
    indirect: tuple[str, ...]
    """What both retell of it, word for word."""
    background: tuple[str, ...]
    """A standing paragraph that both print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Some articles, and which of them are one text."""

    kind: str
    """What was done to them."""
    articles: tuple[Article, ...]
    """The articles."""
    copies: frozenset[tuple[int, int]]
    """Pairs of their numbers that are one text."""
    unjudged: frozenset[tuple[int, int]] = frozenset()
    """Pairs of which either answer is right."""


@cache
def _data() -> dict[str, object]:
    loaded: dict[str, object] = json.loads(Path(__file__).with_name("origins.json").read_text("utf-8"))
    return loaded


@cache
def stories() -> tuple[Story, ...]:
    """All stories: each topic with each filling."""
    data: dict[str, list[dict[str, str]]] = _data()  # type: ignore[assignment]  # the shape of our own file
    return tuple(_story(topic, filling) for filling in data["fillings"] for topic in data["topics"])


def _story(topic: Mapping[str, Sequence[str]], filling: Mapping[str, str]) -> Story:
    texts = {
        name: tuple(one.format(**filling) for one in topic[name])
        for name in ("first", "second", "indirect", "background")
    }
    language, speech = str(topic["language"]), str(topic["speech"])
    return Story(language=language, place=filling["p"], speech=speech, **texts)


def _lead(language: str) -> str:
    leads: dict[str, str] = _data()["leads"]  # type: ignore[assignment]  # the shape of our own file
    return leads[language]


def _paragraphs(sentences: Sequence[str]) -> str:
    """Two sentences to a paragraph."""
    return "\n\n".join(" ".join(sentences[start : start + 2]) for start in range(0, len(sentences), 2))


def edited(text: str, way: str, seed: str) -> str:
    """The text with every fifth word replaced, dropped, moved, or with one put in before it."""
    chosen = random.Random(seed)
    pool = _WORD.findall(text)
    words, made = text.split(" "), []
    for number, word in enumerate(words):
        how = chosen.choice(("replaced", "dropped", "inserted", "moved")) if way == "mixed" else way
        if number % 5 != 4 or "\n" in word or not _WORD.search(word):
            made.append(word)
        elif how == "moved":
            made.insert(-1, word) if made else made.append(word)
        elif how != "dropped":
            other = chosen.choice(pool)
            made += [other, word] if how == "inserted" else [_WORD.sub(other, word, count=1)]
        elif not word[-1].isalnum():
            made[-1] += word[-1]
    return " ".join(made)


def cases() -> Iterator[Case]:
    """Every case of every story, the same each time."""
    told = stories()
    for number, story in enumerate(told):
        others = [
            one
            for one in told
            if one.language == story.language and one.place == story.place and one != story
        ]
        yield from _copies(story, f"{number}")
        yield from _apart(story)
        yield from _collections(story, others[number % len(others)] if others else None)


def _copies(story: Story, seed: str) -> Iterator[Case]:
    whole, other = _paragraphs(story.first), _paragraphs(story.second)
    lead = _lead(story.language)
    made: dict[str, Callable[[], str]] = {"exact": lambda: whole}
    for way in ("replaced", "dropped", "inserted", "moved", "mixed"):
        made[f"edited, {way}"] = lambda way=way: edited(whole, way, f"{way} {seed}")  # type: ignore[misc]
    made["cut, own lead"] = lambda: f"{lead}\n\n{_paragraphs(story.first[:4])}"
    made["half rewritten"] = lambda: _paragraphs([*story.first[:3], *story.second[:3]])
    made["other dateline"] = lambda: f"{story.place.upper()}. {edited(whole, 'replaced', seed)}"
    for kind, make in made.items():
        head = _DATELINES[story.language].format(story.place) if kind == "other dateline" else ""
        yield _case(
            kind, [head + whole, make(), other], story.language, {(0, 1)}, half=kind.startswith("half")
        )
    brief = story.first[0]
    yield _case("brief", [brief, edited(brief, "mixed", seed), story.second[0]], story.language, {(0, 1)})


def _apart(story: Story) -> Iterator[Case]:
    speech = _SAID[story.language].format(_MARKS[story.language].format(story.speech))
    straight = _SAID[story.language].format(f'"{story.speech}"')
    retold, background = " ".join(story.indirect), " ".join(story.background)
    for kind, common in (
        ("shared quotation", speech),
        ("shared quotation, other marks", straight),
        ("shared indirect speech", retold),
        ("shared press conference", f"{speech}\n\n{retold}"),
        ("shared background", background),
        ("shared names", str(_data()["names"])),
    ):
        other = speech if kind.endswith("other marks") else common
        texts = [
            f"{_paragraphs(story.first[:4])}\n\n{common}",
            f"{story.second[0]}\n\n{other}\n\n{_paragraphs(story.second[1:])}",
        ]
        yield _case(kind, texts, story.language, set())
    texts = [f"{_paragraphs(one)}\n\n{story.speech}." for one in (story.first, story.second)]
    blocks = _case("shared block quote", texts, story.language, set())
    yield replace(blocks, articles=tuple(_with_quote(one) for one in blocks.articles))


def _with_quote(article: Article) -> Article:
    *blocks, last = article.blocks
    return replace(article, blocks=(*blocks, replace(last, kind="quote")))


def _collections(story: Story, other: Story | None) -> Iterator[Case]:
    if other is None:
        return
    mine, theirs = _paragraphs(story.first), _paragraphs(other.first)
    page = f"{theirs}\n\n{mine}\n\n{_paragraphs(other.second)}"
    yield _case("one in a collection", [mine, page, _paragraphs(story.second)], story.language, {(0, 1)})
    case = _case("two in a collection", [mine, theirs, page], story.language, set())
    yield replace(case, unjudged=frozenset({(0, 2), (1, 2)}))


def _case(
    kind: str, texts: Sequence[str], language: str, copies: set[tuple[int, int]], *, half: bool = False
) -> Case:
    articles = tuple(article_of(text, number, language) for number, text in enumerate(texts))
    unjudged = {(0, 2), (1, 2)} if half else set()
    return Case(kind=kind, articles=articles, copies=frozenset(copies), unjudged=frozenset(unjudged))


@cache
def _judged() -> tuple[tuple[Case, dict[str, str]], ...]:
    """Every case with the origin of each of its articles, by id."""
    return tuple(
        (case, {article: origin.id for origin in origins(case.articles) for article in origin.articles})
        for case in cases()
    )


def measure_articles() -> dict[str, tuple[int, int, int, int]]:
    """For each kind: pairs that are copies, those of them found, other pairs, those called copies."""
    found: dict[str, list[int]] = {}
    for case, of in _judged():
        row = found.setdefault(case.kind, [0, 0, 0, 0])
        for pair in combinations(range(len(case.articles)), 2):
            if pair in case.unjudged:
                continue
            place = 0 if pair in case.copies else 2
            row[place] += 1
            row[place + 1] += of[case.articles[pair[0]].id] == of[case.articles[pair[1]].id]
    return {kind: (a, b, c, d) for kind, (a, b, c, d) in found.items()}


def measure_sentences() -> dict[str, tuple[int, int, int, int]]:
    """The same for sentences of two articles, by their origins after `written_once`.

    Of copies the n-th sentence of either is one text; of two reporters' stories
    the standing paragraph is, and nothing else.
    """
    found: dict[str, list[int]] = {}
    for case, of in _judged():
        if not case.kind.startswith(("edited", "exact", "shared")) or "names" in case.kind:
            continue
        row = found.setdefault(case.kind, [0, 0, 0, 0])
        told = [(one.text, of[a.id]) for a in case.articles[:2] for one in a.sentences]
        once, size = written_once(told), len(case.articles[0].sentences)
        texts = [text for text, _ in told]
        shared = {*texts[:size]} & {*texts[size:]}
        for left in range(size):
            for right in range(size, len(told)):
                same = left == right - size if case.copies else texts[left] == texts[right]
                if not same and (case.copies or {texts[left], texts[right]} & shared):
                    continue  # sentences of one text have its origin whichever they are
                if same and "background" not in case.kind and not case.copies:
                    continue  # what was said in front of both is for `spoken_once` to count
                row[0 if same else 2] += 1
                row[1 if same else 3] += once[left] == once[right]
    return {kind: (a, b, c, d) for kind, (a, b, c, d) in found.items()}


def measure_support() -> tuple[int, int, int]:
    """Sentences chosen from an agency's text, an edited copy and another story; more than two origins; one.

    A sentence of the agency that only its copies support has one origin.
    """
    chosen = many = alone = 0
    for case, of in _judged():
        if case.kind != "edited, replaced":
            continue
        for one in summarize(case.articles, Budget(words=80), of):
            told = {of[passage.article] for passage in (one.passage, *one.support)}
            chosen, many = chosen + 1, many + (one.origins != len(told) or one.origins > 2)
            alone += one.origins == 1
    return chosen, many, alone


def measure_speed() -> Iterator[tuple[str, int, float]]:
    """Name, groups found and seconds for sets of many articles."""
    chosen = random.Random("speed")
    vocabulary = ["".join(chosen.choices("aeioulnrstkm", k=chosen.randint(2, 9))) for _ in range(6000)]
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]

    def text(size: int = 800) -> str:
        words = chosen.choices(vocabulary, weights, k=size)
        lines = [" ".join(words[at : at + 20]).capitalize() + "." for at in range(0, size, 20)]
        return _paragraphs(lines)

    one = text()
    standing = text(40)
    sets = {
        "300 equal": [one] * 300,
        "300 edited": [edited(one, "mixed", f"{n}") for n in range(300)],
        "500 different": [text() for _ in range(500)],
        "5000 short ones with one standing paragraph": [f"{text(60)}\n\n{standing}" for _ in range(5000)],
    }
    for name, texts in sets.items():
        articles = [article_of(one, number) for number, one in enumerate(texts)]
        begin = time.process_time()
        groups = len(origins(articles))
        yield name, groups, time.process_time() - begin


def main() -> None:
    """Print the tables."""
    if "--speed" in sys.argv:
        for name, groups, seconds in measure_speed():
            print(f"{name:45} {groups:6} origins {seconds:7.2f} s")
        return
    print(f"{len(stories())} stories")
    for name, measured in (("articles", measure_articles()), ("sentences", measure_sentences())):
        print(f"{name:32} pairs  found  recall   others  wrong")
        for kind, (pairs, hit, others, wrong) in measured.items():
            recall = f"{hit / pairs:7.3f}" if pairs else "      -"
            print(f"  {kind:30} {pairs:5} {hit:6} {recall} {others:8} {wrong:6}")
    print("support: {} sentences, {} counted wrong, {} with one origin".format(*measure_support()))


if __name__ == "__main__":
    main()
