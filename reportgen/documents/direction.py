"""Lines of scripts that run from right to left: the order in which the letters of one are read.

Knows where letters stand on the line and which way each runs, and nothing of
files.  The order is found backwards from the picture, by the rules that every
layout follows (Unicode Standard Annex #9): words run to the left, and what is
Latin or a number in them to the right.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

Span = tuple[float, float]
"""Left and right edge of a letter."""

_TO_LEFT = frozenset({"R", "AL"})
_TO_RIGHT = frozenset({"L", "EN", "AN"})
_LAM = "\u0644"
_ALEFS = frozenset("\u0627\u0622\u0623\u0625")


def runs_left(text: str) -> bool:
    """Whether a letter, or most letters of a line, run from right to left."""
    ways = [unicodedata.bidirectional(letter) for letter in text]
    return sum(way in _TO_LEFT for way in ways) > sum(way == "L" for way in ways)


def reading_order(letters: Sequence[str], spans: Sequence[Span | None]) -> list[int]:
    """The numbers of the letters of a line that runs to the left, in the order in which they are read.

    A letter without a place stands with the one before it, and so do marks
    above and below letters.
    """
    clusters = list(_clusters(letters, spans))
    shown = sorted(clusters, key=lambda cluster: -_middle(cluster, spans))
    kinds = [_way(letters[cluster[0]]) for cluster in shown]
    order: list[int] = []
    place = 0
    while place < len(shown):
        end = _end_of_run(kinds, place)
        for cluster in reversed(shown[place:end]):
            order += cluster
        place = end
    return order


def _clusters(letters: Sequence[str], spans: Sequence[Span | None]) -> Iterator[list[int]]:
    """The numbers of letters that stay together, each with its marks; lam before the alef of its ligature."""
    held: list[int] = []
    for number, letter in enumerate(letters):
        span = spans[number]
        if held and (span is None or unicodedata.combining(letter[:1] or " ")):
            held.append(number)
        elif held and letter == _LAM and letters[held[-1]] in _ALEFS and span == spans[held[-1]]:
            held.insert(len(held) - 1, number)
        else:
            if held:
                yield held
            held = [number]
    if held:
        yield held


def _middle(cluster: Sequence[int], spans: Sequence[Span | None]) -> float:
    span = next((known for number in cluster if (known := spans[number])), (0.0, 0.0))
    return (span[0] + span[1]) / 2


def _way(letter: str) -> str:
    """`left`, `latin`, `number`, `blank` or `sign`."""
    way = unicodedata.bidirectional(letter[:1] or " ")
    if way in _TO_LEFT:
        return "left"
    if way in _TO_RIGHT:
        return "latin" if way == "L" else "number"
    return "blank" if letter.isspace() else "sign"


def _end_of_run(kinds: Sequence[str], start: int) -> int:
    """The number behind the stretch from `start` that runs to the right, seen from the right.

    Blanks are in it between Latin words; signs in it between letters and figures that they touch.
    """
    if kinds[start] not in ("latin", "number"):
        return start + 1
    end = start + 1
    for place in range(end, len(kinds)):
        kind, between = kinds[place], kinds[end:place]
        if kind == "left":
            break
        if kind in ("latin", "number"):
            apart = "blank" in between or len(between) > 1
            if apart and not kinds[end - 1] == kind == "latin":
                break
            end = place + 1
    return end
