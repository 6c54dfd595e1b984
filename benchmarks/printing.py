"""What a PDF costs by its pages: `python -m benchmarks.printing`.

Each size runs in a process of its own.  The page is that of an example, its
points told so often that it has about the pages wanted.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from reportgen.config import load_config
from reportgen.job import Outcome, build

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "ferry" / "reportgen.toml"
MADE = datetime(2024, 3, 15, 12, tzinfo=UTC)
_MEBI = 2**10


class Cost(NamedTuple):
    """What one PDF cost."""

    pages: int
    """Pages it has."""
    seconds: float
    """User CPU time, of the child that lays it out and of the process that asked, in seconds."""
    mebibytes: float
    """Most memory of the child, in mebibytes."""
    kilobytes: float
    """Size of the file."""
    waited: float
    """Time on the clock, in seconds."""


# How many points of the example are told, again and again, for about 5, 30 and 150 pages.
POINTS = (1, 98, 800)


def read_example() -> Outcome:
    """The example's report and texts."""
    config = replace(load_config(EXAMPLE), outputs=())
    with TemporaryDirectory() as folder:
        return build(replace(config, archive=Path(folder)), lambda: MADE, made=MADE)


def tell(outcome: Outcome, count: int) -> Outcome:
    """The same with so many points: the first ones, then all of them again and again."""
    report = outcome.report
    points = tuple(
        replace(report.points[number % len(report.points)], id=f"p{number}", rank=number + 1)
        for number in range(count)
    )
    settings = replace(report.settings, points=count)
    return replace(outcome, report=replace(report, points=points, settings=settings).sealed())


def measure(count: int) -> Cost:
    """What the example costs with so many points.  For a process of its own."""
    import pypdfium2

    from reportgen.renderers import render

    outcome = tell(read_example(), count)
    began, used = time.perf_counter(), time.process_time()
    content = render(outcome.report, outcome.articles, "pdf")
    waited, used = time.perf_counter() - began, time.process_time() - used
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(
        pages=len(pypdfium2.PdfDocument(content)),
        seconds=used + child.ru_utime,
        mebibytes=child.ru_maxrss / _MEBI,
        kilobytes=len(content) / 1000,
        waited=waited,
    )


def measure_all() -> Iterator[Cost]:
    """The cost of each size."""
    for count in POINTS:
        command = [sys.executable, "-m", "benchmarks.printing", str(count)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        yield Cost(*json.loads(done.stdout))


def main(*words: str) -> None:
    """Prints the table; with a number of points, what the example costs with so many, as JSON."""
    if words:
        print(json.dumps(measure(int(words[0]))))
        return
    print(f"{'pages':>6} {'user CPU s':>11} {'memory MiB':>11} {'file kB':>8} {'clock s':>8}")
    for pages, seconds, mebibytes, kilobytes, waited in measure_all():
        print(f"{pages:6} {seconds:11.1f} {mebibytes:11.0f} {kilobytes:8.0f} {waited:8.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
