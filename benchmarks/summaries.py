"""The table of summarizers, sumy's own in the same run: `sh tools/bench summaries DATA [SVG]`.

DATA is a folder with `mn_dev.jsonl` and `neus_val.jsonl`.  Every method gets
the same texts; what is timed is the way from texts to the sentences chosen, in
CPU time of the thread: the threads of numpy's BLAS go on turning for a while
when sumy is done, and would be counted as whoever comes next.  Intervals are of
95 percent, from 1,000 resamplings of the topics.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.adapters import article_of, summary
from reportgen.language import sentences, spellings

SETS = ("mn_dev", "neus_val")
OURS = ("coverage", "lead")
SUMY = ("lex_rank", "text_rank", "lsa", "luhn", "sum_basic", "reduction", "edmundson", "random")
# Words of the budget for each source from which every source is to be heard.
_WORDS_PER_SOURCE = 40
_RESAMPLINGS = 1_000
# Sentences of one summary in the comparison with LexRank on a large event.
_LARGE = 2_000

Method = Callable[[Sequence[str], int], Sequence[str]]


class Scores(NamedTuple):
    """What a method reached on one set of topics."""

    rouge2: list[float]
    """ROUGE-2 F1 of each topic, in percent."""
    heard: str
    """In how many topics every source is heard, of those whose budget allows it."""
    unverbatim: int
    """Sentences that stand in no text."""
    over: int
    """Summaries over the budget."""
    seconds: float
    """CPU time of all topics."""
    again: float | None
    """The same for topics that were seen before; None where it was not measured."""


class _Splitter:
    """Our sentences and words in the shape of sumy's tokenizer, which would need a download."""

    def to_sentences(self, text: str) -> tuple[str, ...]:
        return tuple(text[start:end] for start, end in sentences(text))

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(spellings(text))


def sumy(texts: Sequence[str], words: int, method: str = "lex_rank") -> list[str]:
    """What sumy itself chooses, with its own stemmer and stop words, as a user of it would ask."""
    from sumy.nlp.stemmers import Stemmer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.utils import get_stop_words

    document = PlaintextParser.from_string("\n\n".join(texts), _Splitter()).document
    summarizer = _class(method)(Stemmer("english"))
    if method == "edmundson":
        summarizer.null_words = get_stop_words("english")
        summarizer.bonus_words = summarizer.stigma_words = ["significant"]
    elif method != "random":
        summarizer.stop_words = get_stop_words("english")
    ranking: list[str] = []
    summarizer(document, partial(_keep, ranking))
    return _filled(ranking, words)


def _class(method: str) -> Any:
    name = "".join(part.capitalize() for part in method.split("_"))
    module = __import__(f"sumy.summarizers.{method}", fromlist=["x"])
    return getattr(module, f"{name}Summarizer")


def _keep(ranking: list[str], infos: Sequence[Any]) -> Sequence[Any]:
    """Stands where sumy asks how many of the ranked sentences to keep: all, in their order."""
    ranking.extend(str(info.sentence) for info in infos)
    return infos


def _filled(ranking: Sequence[str], words: int) -> list[str]:
    chosen: list[str] = []
    for sentence in ranking:
        length = len(sentence.split())
        if length <= words:
            chosen.append(sentence)
            words -= length
    return chosen


def score(topics: Sequence[dict[str, Any]], method: Method, *, again: bool = False) -> Scores:
    """What a method reaches on some topics; `again` measures the time of a second round besides."""
    from rouge_score.rouge_scorer import RougeScorer

    scorer = RougeScorer(["rouge2"], use_stemmer=True)
    method([each["text"] for each in topics[0]["docs"]], topics[0]["budget"])  # loads what it needs
    rouge2: list[float] = []
    spent, unverbatim, over, allowed, every = 0.0, 0, 0, 0, 0
    for topic in topics:
        texts, budget = [each["text"] for each in topic["docs"]], topic["budget"]
        start = time.thread_time()
        chosen = [" ".join(one.split()) for one in method(texts, budget)]
        spent += time.thread_time() - start
        flat = [" ".join(text.split()) for text in texts]
        unverbatim += sum(not any(one in text for text in flat) for one in chosen)
        over += sum(len(one.split()) for one in chosen) > budget
        if budget >= _WORDS_PER_SOURCE * len(texts):
            allowed += 1
            every += all(any(one in text for one in chosen) for text in flat)
        told = " ".join(chosen)
        rouge2.append(100 * max(scorer.score(ref, told)["rouge2"].fmeasure for ref in topic["refs"]))
    second = _timed(topics, method) if again else None
    return Scores(rouge2, f"{every}/{allowed}", unverbatim, over, spent, second)


def _timed(topics: Sequence[dict[str, Any]], method: Method) -> float:
    texts = [([each["text"] for each in topic["docs"]], topic["budget"]) for topic in topics]
    start = time.thread_time()
    for each, budget in texts:
        method(each, budget)
    return time.thread_time() - start


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The interval of the mean of some values, from resampling them, the same for the same values."""
    lot = random.Random(0)
    means = sorted(sum(lot.choices(values, k=len(values))) / len(values) for _ in range(_RESAMPLINGS))
    edge = _RESAMPLINGS // 40
    return means[edge], means[-1 - edge]


def table(data: Path, most: int | None = None) -> None:
    """Prints a row for each method and set; `most` topics of each set only, where given."""
    methods: dict[str, Method] = {name: partial(summary, method=name) for name in OURS}
    methods |= {f"{name} (ours)": partial(summary, method=name) for name in SUMY[:1]}
    methods |= {f"sumy {name}": partial(sumy, method=name) for name in SUMY}
    for name in SETS:
        with (data / f"{name}.jsonl").open(encoding="utf-8") as lines:
            topics = [json.loads(line) for line in islice(lines, most)]
        print(f"{name}, {len(topics)} topics")
        print(
            f"{'':18}{'R2':>7}{'95 %':>16}{'against coverage':>19}{'heard':>9}"
            f"{'unverbatim':>12}{'over':>6}{'CPU ms':>9}{'again':>8}"
        )
        best: list[float] = []
        for method, function in methods.items():
            found = score(topics, function, again=method in OURS)
            best = best or found.rouge2
            print(row(method, found, best), flush=True)


def row(name: str, found: Scores, best: Sequence[float]) -> str:
    """One row: the mean with its interval, the interval of the difference to another method, the rest."""
    size = len(found.rouge2)
    low, high = interval(found.rouge2)
    less, more = interval([own - other for own, other in zip(found.rouge2, best, strict=True)])
    again = "" if found.again is None else f"{1e3 * found.again / size:8.1f}"
    return (
        f"{name:18}{sum(found.rouge2) / size:7.2f}{f'{low:.2f} to {high:.2f}':>16}"
        f"{f'{less:+.2f} to {more:+.2f}':>19}{found.heard:>9}{found.unverbatim:>12}{found.over:>6}"
        f"{1e3 * found.seconds / size:9.1f}{again}"
    )


def pairwise(data: Path) -> None:
    """Prints what a topic seen for the first time costs us and sumy's LexRank, one right after the other.

    To be called first: what was read once is remembered.
    """
    with (data / "mn_dev.jsonl").open(encoding="utf-8") as lines:
        topics = [json.loads(line) for line in lines]
    texts = [([each["text"] for each in topic["docs"]], topic["budget"]) for topic in topics]
    spent = {summary: 0.0, sumy: 0.0}
    for number, (each, budget) in enumerate(texts):
        for method in spent:
            start = time.thread_time()
            method(each, budget)
            spent[method] += (time.thread_time() - start) if number else 0.0  # the first loads what is needed
    ours, theirs = (1e3 * seconds / (len(texts) - 1) for seconds in spent.values())
    print(f"one topic, new: coverage {ours:.1f} ms, sumy lex_rank {theirs:.1f} ms, {theirs / ours:.1f} times")


def large(data: Path, size: int = _LARGE) -> None:
    """Prints the CPU time of one summary of many sentences, ours and sumy's LexRank."""
    with (data / "mn_dev.jsonl").open(encoding="utf-8") as lines:
        texts = [each["text"] for line in lines for each in json.loads(line)["docs"]]
    chosen: list[str] = []
    left = size
    for text in texts:
        spans = article_of(text).sentence_spans[:left]
        left -= len(spans)
        chosen += [text[: spans[-1][1]]] if spans else []
    for name, method in (("coverage", summary), ("sumy lex_rank", sumy)):
        start = time.thread_time()
        method(chosen, 200)
        print(f"{name:18}{size:>7} sentences {time.thread_time() - start:9.3f} CPU s", flush=True)


def main(arguments: Sequence[str]) -> None:
    """Prints the tables; writes the plot of growth where a path for it is given."""
    data = Path(arguments[0])
    pairwise(data)
    table(data)
    large(data)
    if len(arguments) > 1:
        from benchmarks import growth

        growth.main(arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
