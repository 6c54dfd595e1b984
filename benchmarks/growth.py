"""How time and memory of one summary grow with the articles: `python -m benchmarks.growth DATA [SVG]`.

Each size runs in a process of its own, which prints what it cost; the plot is
written from these figures only.
"""

from __future__ import annotations

import json
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.adapters import article_of
from reportgen.summarizers.base import Budget

SIZES = (10, 100, 1_000, 10_000)
# Words of the one summary of all the articles.
_WORDS = 400
# Words of an article: a long one counts as several.
_LONGEST = 1_500
# Share of the words in small letters that are swapped for others in a repeated article, so that no two
# of its sentences need be equal.
_SWAPPED = 0.15
_MEBI = 2**20


class Cost(NamedTuple):
    """What one size cost."""

    articles: int
    """How many articles there are."""
    sentences: int
    """How many sentences they have."""
    seconds: float
    """CPU time from texts to the summary, in seconds."""
    mebibytes: float
    """Most memory of the process, in mebibytes."""


def texts_of(data: Path, size: int) -> Iterator[str]:
    """So many texts: those of the data, then the same with words swapped."""
    with (data / "mn_dev.jsonl").open(encoding="utf-8") as lines:
        texts = [each["text"] for line in lines for each in json.loads(line)["docs"]]
    texts = [" ".join(text.split(" ")[:_LONGEST]) for text in texts]
    words = sorted({word for text in texts for word in text.split() if word.isalpha() and word.islower()})
    lot = random.Random(0)
    for number in range(size):
        text = texts[number % len(texts)]
        yield text if number < len(texts) else _swapped(text, words, lot)


def _swapped(text: str, words: Sequence[str], lot: random.Random) -> str:
    return " ".join(
        lot.choice(words) if word.islower() and lot.random() < _SWAPPED else word for word in text.split(" ")
    )


def measure(data: Path, size: int) -> Cost:
    """What a summary of so many articles costs this process."""
    from reportgen.summarizers.coverage import summarize

    texts = list(texts_of(data, size))
    start = time.process_time()
    articles = [article_of(text, number) for number, text in enumerate(texts)]
    summarize(articles, Budget(words=_WORDS), {})
    spent = time.process_time() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak = most / (_MEBI if sys.platform == "darwin" else 1024)
    return Cost(size, sum(len(one.sentence_spans) for one in articles), spent, peak)


def measured(data: Path, sizes: Sequence[int] = SIZES) -> list[Cost]:
    """What each size costs a process of its own."""
    costs = []
    for size in sizes:
        command = [sys.executable, "-m", "benchmarks.growth", str(data), "--size", str(size)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        costs.append(Cost(*json.loads(done.stdout)))
    return costs


_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 640, 340, 70, 70, 50, 60
_LOOK = 'role="img" font-family="sans-serif" font-size="13"'
_SECONDS, _MEMORY = "#1f5fa8", "#a8501f"


def plot(costs: Sequence[Cost]) -> str:
    """The figures as an SVG picture, both axes and both scales logarithmic."""
    x = _scale([cost.articles for cost in costs], _LEFT, _WIDTH - _RIGHT)
    seconds = _scale([0.01, 100], _HEIGHT - _BOTTOM, _TOP)
    memory = _scale([10, 100_000], _HEIGHT - _BOTTOM, _TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" {_LOOK}>',
        "<title>Time and memory of one summary by the number of articles</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="24">One summary of {_WORDS} words, from text to sentences, on one core</text>',
    ]
    bottom = _HEIGHT - _BOTTOM
    for cost in costs:
        at = x(cost.articles)
        parts.append(f'<path d="M{at:.1f} {_TOP}V{bottom}" stroke="#ddd"/>')
        parts.append(f'<text x="{at:.1f}" y="{bottom + 20}" text-anchor="middle">{cost.articles:,}</text>')
    parts.append(f'<text x="{_WIDTH / 2:.1f}" y="{bottom + 44}" text-anchor="middle">articles</text>')
    parts += _line([(x(c.articles), seconds(c.seconds), f"{c.seconds:.2g} s") for c in costs], _SECONDS, -10)
    parts += _line(
        [(x(c.articles), memory(c.mebibytes), f"{c.mebibytes:,.0f} MiB") for c in costs], _MEMORY, 20
    )
    parts.append(f'<text x="{_LEFT}" y="42" fill="{_SECONDS}">CPU time</text>')
    parts.append(f'<text x="{_LEFT + 80}" y="42" fill="{_MEMORY}">most memory of the process</text>')
    return "\n".join([*parts, "</svg>", ""])


def _scale(values: Sequence[float], low: float, high: float) -> Callable[[float], float]:
    """Where a value stands between two ends, on a logarithmic scale of these values."""
    least, most = math.log(min(values)), math.log(max(values))

    def place(value: float) -> float:
        return low + (math.log(value) - least) / ((most - least) or 1.0) * (high - low)

    return place


def _line(points: Sequence[tuple[float, float, str]], color: str, above: int) -> list[str]:
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y, _ in points)
    drawn = [f'<path d="M{path}" fill="none" stroke="{color}" stroke-width="2"/>']
    for x, y, label in points:
        drawn.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{color}"/>')
        drawn.append(
            f'<text x="{x:.1f}" y="{y + above:.1f}" fill="{color}" text-anchor="middle">{label}</text>'
        )
    return drawn


def main(arguments: Sequence[str]) -> None:
    """Measures one size, or all of them, and then writes the plot where a path is given."""
    data = Path(arguments[0])
    if arguments[1:2] == ["--size"]:
        print(json.dumps(measure(data, int(arguments[2]))))
        return
    costs = measured(data)
    print(f"{'articles':>10}{'sentences':>12}{'CPU s':>10}{'MiB':>8}")
    for cost in costs:
        print(f"{cost.articles:>10}{cost.sentences:>12}{cost.seconds:>10.2f}{cost.mebibytes:>8.0f}")
    if len(arguments) > 1:
        Path(arguments[1]).write_text(plot(costs), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
