"""Where accounts part: each difference in the accounts' own words, those that give one value together."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from reportgen.difference import SHOWN_ONLY, Difference, Value
from reportgen.passage import Passage, display
from reportgen.point import Point
from reportgen.renderers.elements import PLAIN, DifferenceLine, DifferenceValue
from reportgen.renderers.quoted import Quoter

# What a reader takes in at a glance; the points below the box have everything.
_PARTINGS = 6
_LINES = 2
_VALUES = 5
# Words that are more than this share of their sentence say no more than the sentence above them.
_WHOLE = 0.8
# A sentence that differs as a whole is named by its first words ...
_LEAD = 10
# ... words that say little out of their sentence ("not signed") get as many neighbors on either side ...
_AROUND = 5
# ... and a script without blanks is cut here.
_LONGEST = 110
# As many words carry their own sense.
_PLAIN_WORDS = 4
_WORD = re.compile(r"\S+")
_DIGIT = re.compile(r"\d")
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """One point on which accounts part, for the first page."""

    anchor: str = field(metadata=PLAIN)
    """Id of the point on the page, `""` where the page does not show it."""
    topic: str
    """What it is about."""
    verdict: str = field(metadata=PLAIN)
    """differ or possible_difference."""
    words: str
    """The verdict in words."""
    lines: tuple[DifferenceLine, ...]
    """What differs, with what each account gives."""


def set_partings(quoter: Quoter, shown: int) -> tuple[Parting, ...]:
    """The points on which accounts part, the sure ones first; `shown` is how many points the page has."""
    points = [p for p in quoter.report.points if p.verdict in ("differ", "possible_difference")]
    points.sort(key=lambda point: point.verdict != "differ")
    return tuple(_set_parting(quoter, point, shown) for point in points[:_PARTINGS])


def _set_parting(quoter: Quoter, point: Point, shown: int) -> Parting:
    sure = point.verdict == "differ"
    telling = tuple(d for d in point.differences if d.kind not in SHOWN_ONLY and d.sure == sure)
    return Parting(
        anchor=f"p{point.rank}" if point.rank <= shown else "",
        topic=display(point.topic),
        verdict=point.verdict,
        words=quoter.labels.verdicts[point.verdict],
        lines=tuple(_set_line(quoter, difference) for difference in (telling or point.differences)[:_LINES]),
    )


def _set_line(quoter: Quoter, difference: Difference) -> DifferenceLine:
    values = _merge(quoter, difference.values, _excerpt)
    rest = len(values) - _VALUES
    return DifferenceLine(
        title=quoter.labels.say(display(difference.note)),
        values=values[:_VALUES],
        more=quoter.labels.more.format(rest) if rest > 0 else "",
    )


def set_difference(quoter: Quoter, difference: Difference) -> DifferenceLine:
    """A difference under its point: the very words, without those that are whole sentences above it."""
    values = [value for value in difference.values if not is_whole(value)]
    doubtful = not difference.sure and difference.kind not in SHOWN_ONLY
    return DifferenceLine(
        title=quoter.labels.say(display(difference.note))
        + (f" ({quoter.labels.possible_mark})" if doubtful else ""),
        values=set_wordings(quoter, values),
    )


def is_whole(value: Value) -> bool:
    """Whether the words that carry a difference are the sentence itself: marking them would mark nothing."""
    return len(value.span.text) >= _WHOLE * len(value.passage.text)


def group_values(values: Iterable[Value], key: Callable[[Value], Hashable]) -> list[list[Value]]:
    """The values in their order, those of one key together."""
    found: dict[Hashable, list[Value]] = {}
    for value in values:
        found.setdefault(key(value), []).append(value)
    return list(found.values())


def range_of(value: Value) -> Hashable:
    """Equal for values that allow the same numbers."""
    return value.quantity, value.low, value.high, value.part_of


def set_wordings(quoter: Quoter, values: Iterable[Value]) -> tuple[DifferenceValue, ...]:
    """The very words of values, each once with the accounts that use them."""
    return _merge(quoter, values, lambda value: value.span)


def _merge(
    quoter: Quoter, values: Iterable[Value], cut: Callable[[Value], Passage]
) -> tuple[DifferenceValue, ...]:
    return tuple(_set_value(quoter, same, cut(same[0])) for same in group_values(values, _sameness))


def _sameness(value: Value) -> Hashable:
    """Equal for what one account says as a whole, and for one number in the same words.

    `20-minute` and `20 minutes` are the same words, `eleven bodies` and `eleven people` are not.
    """
    if is_whole(value) and value.quantity is None:
        return value.account
    words = display(value.span.text).casefold().replace("-", " ").split()
    return range_of(value), tuple(word.removesuffix("s") for word in words)


def _set_value(quoter: Quoter, same: list[Value], words: Passage) -> DifferenceValue:
    first = same[0]
    inside = words != first.span and not is_whole(first)
    shown = quoter.quote(words, [(first.span.start, first.span.end)] if inside else ())
    loose = words != first.span
    return DifferenceValue(
        badges=tuple(quoter.badge(account) for account in dict.fromkeys(value.account for value in same)),
        words=shown,
        marks=tuple(m for m in quoter.places(v.passage for v in same) if m.mark != shown.mark),
        note=quoter.labels.part_of_larger if first.part_of else "",
        before=_ELLIPSIS if loose and words.start > first.passage.start else "",
        after=_ELLIPSIS if loose and words.end < first.passage.end else "",
    )


def _excerpt(value: Value) -> Passage:
    """The words to show away from their sentence: those that differ, with neighbors where they say little."""
    sentence, span = value.passage, value.span
    words = [(found.start(), found.end()) for found in _WORD.finditer(sentence.text)]
    if is_whole(value):
        return _cut(sentence, words[:_LEAD])
    if value.quantity is not None or len(span.text.split()) >= _PLAIN_WORDS or _DIGIT.search(span.text):
        return span
    start, end = span.start - sentence.start, span.end - sentence.start
    held = [n for n, (begin, stop) in enumerate(words) if begin < end and stop > start]
    if not held:
        return span
    return _cut(sentence, words[max(0, held[0] - _AROUND) : held[-1] + _AROUND + 1])


def _cut(sentence: Passage, words: list[tuple[int, int]]) -> Passage:
    """The part of a sentence from the first to the last of these words."""
    if not words:
        return sentence
    begin = words[0][0]
    ends = [end for _, end in words if end - begin <= _LONGEST]
    end = ends[-1] if ends else begin + _LONGEST
    return Passage(
        article=sentence.article,
        start=sentence.start + begin,
        end=sentence.start + end,
        text=sentence.text[begin:end],
    )
