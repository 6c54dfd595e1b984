"""How well articles are chosen for an event, and put into events: `python -m benchmarks.focus DATA`.

DATA is a folder with `mn_dev.jsonl` and `neus_val.jsonl`: topics, each with
texts of one event and a summary by a person.  Each topic is mixed with the one
most like it, and its event asked for by the first sentence of the summary, by
some names in it, or by its first text as a seed, which does not count itself.
Pages that were saved in place of an article (an archive's notice, a login, a
missing video) stand among the texts; the last figures are without them, since
nothing in them tells of the event.
"""

from __future__ import annotations

import json
import math
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from benchmarks.adapters import article_of
from reportgen.article import Article
from reportgen.cluster import cluster
from reportgen.config import EventSettings
from reportgen.event import focus
from reportgen.language import spellings, stem, stop_words
from reportgen.terms import terms

SETS = ("mn_dev", "neus_val")
QUERIES = ("sentence", "names", "seed")
# As many names of the summary, in the order of the alphabet, ask for an event.
_NAMES = 8
# A text with a smaller share of the summary's words tells nothing of the event.  On Multi-News these are 23
# of 296, nearly all of them notices; above, articles begin.
_EMPTY = 0.1
_SENTENCE_END = re.compile(r"(?<=[.!?]) ")
_CAPITALIZED = re.compile(r"[A-Z]\w+")

Weights = Mapping[str, float]


class Topic(NamedTuple):
    """Texts that tell one event."""

    texts: tuple[Article, ...]
    """The texts."""
    summary: str
    """What a person wrote of them."""

    @property
    def words(self) -> dict[str, str]:
        """What asks for the event where no seed does."""
        names = sorted(set(_CAPITALIZED.findall(self.summary)))[:_NAMES]
        return {"sentence": _SENTENCE_END.split(self.summary)[0], "names": " ".join(names)}

    def tells(self, text: Article) -> bool:
        """Whether a text has anything of what the summary tells."""
        asked = set(_stems(self.summary))
        return len(asked.intersection(_stems(text.text))) >= _EMPTY * len(asked)


class Choice(NamedTuple):
    """What was chosen, by the ids of the texts, out of what should be."""

    right: int
    """Texts of the event that were chosen."""
    wrong: int
    """Other texts that were."""
    missed: int
    """Texts of the event that were not."""


def read_topics(path: Path) -> list[Topic]:
    """The topics of a file."""
    topics = []
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        row = json.loads(line)
        texts = tuple(
            replace(article_of(text["text"], number * 1_000 + place), title=text["title"], named=False)
            for place, text in enumerate(row["docs"])
        )
        topics.append(Topic(texts=texts, summary=row["refs"][0]))
    return topics


def twins(topics: Sequence[Topic]) -> list[int]:
    """For each topic the number of the one most like it, by cosine of TF-IDF."""
    counts = [[Counter(_stems(f"{text.title} {text.text}")) for text in topic.texts] for topic in topics]
    held = Counter(word for topic in counts for text in topic for word in text)
    total = sum(len(topic) for topic in counts)
    idf = {word: math.log(1 + total / number) for word, number in held.items()}
    middles = [_unit(_added([_unit(_weighed(text, idf)) for text in topic])) for topic in counts]
    found = []
    for middle in middles:
        likeness = [_dot(middle, other) if other is not middle else -1.0 for other in middles]
        found.append(likeness.index(max(likeness)))
    return found


def choices(topics: Sequence[Topic], others: Sequence[int], query: str, *, empty: bool) -> Iterator[Choice]:
    """What is chosen of each topic and its twin; pages that tell nothing are among them where `empty`."""
    for topic, other in zip(topics, others, strict=True):
        seed = topic.texts[0] if query == "seed" else None
        kept = [text for text in topic.texts if empty or text is seed or topic.tells(text)]
        event = EventSettings(about="" if seed else topic.words[query])
        told = {text.id for text in focus([*kept, *topics[other].texts], event, seed).told}
        wanted = {text.id for text in kept}
        if seed:
            told, wanted = told - {seed.id}, wanted - {seed.id}
        yield Choice(right=len(told & wanted), wrong=len(told - wanted), missed=len(wanted - told))


def b_cubed(topics: Sequence[Topic]) -> tuple[float, float, float]:
    """Precision and recall of events by B-cubed (Bagga and Baldwin 1998), and the seconds that it took."""
    texts = [(number, text) for number, topic in enumerate(topics) for text in topic.texts]
    began = time.process_time()
    found = [terms(text.text, "en", text.title) for _, text in texts]
    groups = cluster([None] * len(texts), lambda numbers: [found[number] for number in numbers])
    seconds = time.process_time() - began
    precision = recall = 0.0
    for group in groups:
        for topic, shared in Counter(texts[number][0] for number in group).items():
            precision += shared * shared / len(group)
            recall += shared * shared / len(topics[topic].texts)
    return precision / len(texts), recall / len(texts), seconds


@cache
def _stems(text: str) -> tuple[str, ...]:
    stop = stop_words("en")
    return tuple(stem(word, "en") for word in map(str.casefold, spellings(text)) if word not in stop)


def _weighed(counts: Counter[str], idf: Weights) -> Weights:
    return {word: (1 + math.log(number)) * idf[word] for word, number in counts.items()}


def _unit(weights: Weights) -> Weights:
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def _added(vectors: Sequence[Weights]) -> Weights:
    total: dict[str, float] = {}
    for vector in vectors:
        for word, weight in vector.items():
            total[word] = total.get(word, 0.0) + weight
    return total


def _dot(left: Weights, right: Weights) -> float:
    return math.fsum(weight * right[word] for word, weight in left.items() if word in right)


def _silent(topics: Sequence[Topic]) -> str:
    texts = [(topic, text) for topic in topics for text in topic.texts]
    return f"{sum(not topic.tells(text) for topic, text in texts)} of {len(texts)}"


def _figures(found: Sequence[Choice]) -> str:
    right, wrong, missed = (sum(column) for column in zip(*found, strict=True))
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * right / max(1, 2 * right + wrong + missed):.3f}"


def main(arguments: Sequence[str]) -> int:
    """Prints the tables; gives the exit code."""
    if len(arguments) != 1 or not all((Path(arguments[0]) / f"{name}.jsonl").is_file() for name in SETS):
        print(f"usage: python -m benchmarks.focus DATA, a folder with {' and '.join(SETS)}", file=sys.stderr)
        return 2
    for name in SETS:
        topics = read_topics(Path(arguments[0]) / f"{name}.jsonl")
        others = twins(topics)
        for query in QUERIES:
            every, telling = ([*choices(topics, others, query, empty=empty)] for empty in (True, False))
            odd = _figures(every[1::2])
            print(f"{name:9} {query:9} {_figures(every)}   odd topics {odd}   telling {_figures(telling)}")
        print(f"{name:9} pages that tell nothing: {_silent(topics)}")
        precision, recall, seconds = b_cubed(topics)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{name:9} events    P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   {seconds:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
