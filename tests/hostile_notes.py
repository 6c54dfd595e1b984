"""Notes that try to become part of the page around them, from a seed, and small reports to put them in."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import reports
from hostile_strings import hostile_strings

from reportgen.report import Note

OPENERS = (
    "",
    "",
    "",
    "- ",
    "> ",
    "# ",
    "1. ",
    "    ",
    "```\n",
    "<!-- ",
    "<div>\n",
    "<details>",
    "| a | ",
    "[1.1]: ",
)


def notes(count: int, seed: int, openers: tuple[str, ...] = OPENERS) -> Iterator[str]:
    """So many notes of up to four lines, some of which open what they never close."""
    chance = random.Random(seed)
    lines = hostile_strings(4 * count, seed)
    while len(lines) >= 4 and count:
        count -= 1
        taken = [chance.choice(openers) + lines.pop() for _ in range(chance.randint(1, 4))]
        yield chance.choice(("\n", "\n\n")).join(taken)


def place(text: str | None, where: str) -> reports.Made:
    """A small report with that note in one place (`page` or `point`), or without it for None."""
    report, texts = reports.bare() if where == "page" else reports.readouts()
    points = report.points[:1]
    point = points[0].id if where == "point" else None
    told = () if text is None else (Note(by="Ana Ruiz", text=text, point=point),)
    return replace(report, notes=told, points=points, timeline=(), quotations=(), figures=()), texts
