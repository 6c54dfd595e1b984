"""The timeline strip: times along a line, each with its accounts and the first words of a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from unicodedata import east_asian_width

from markupsafe import Markup, escape

from reportgen.renderers.charts import FONTS, draw_badge
from reportgen.renderers.labels import ENGLISH, Labels
from reportgen.renderers.timeline import Step

_WIDTH, _LEFT, _RIGHT = 640, 8, 632
# So many labels stand beside each other over the line; more go above and below it in turn.
_ONE_SIDE = 4
_WIDEST = 150
_GAP = 10
# Mean width of a letter at this size; a wide letter of East Asia has the width of the size itself.
_LETTER, _SIZE = 4.55, 9
_LINE = 11
_LINES = 3
# From the line to the block of words, and the height of the row of badges.
_STEM, _BADGES = 14, 17
# A row of badges that is wider would run into that of the next step; the title names all.
_BADGES_WIDE = 128
# A badge with its gap, and every letter beyond the first.
_BADGE, _LETTER_MORE = 18, 6
_ELLIPSIS = "\u2026"


def draw_strip(
    steps: Sequence[Step], heading: str, colors: Mapping[str, str], labels: Labels = ENGLISH
) -> Markup:
    """The steps as an SVG in a figure, to scale where their words find room so; empty for none.

    `colors` gives the color of each badge tone as `account-a` and so on.
    """
    if not steps:
        return Markup("")
    sides = 1 if len(steps) <= _ONE_SIDE else 2
    room = _room(len(steps), sides)
    scaled = _scale(steps, sides, room)
    places = scaled or _spread(len(steps), room)
    words = [_wrap(step, room) for step in steps]
    above = max(len(w) for w in words[::sides])
    below = max((len(w) for w in words[1::2]), default=0) if sides > 1 else 0
    axis = 12 + _height(above)
    height = axis + (_height(below) if below else 6)
    parts = [
        _draw_step(step, lines, (x, axis), sides > 1 and index % 2 == 1, colors)
        for index, (step, lines, x) in enumerate(zip(steps, words, places, strict=True))
    ]
    told = "; ".join(f"{', '.join(b.letter for b in s.badges)} {s.when}" for s in steps)
    title = escape(labels.chart_title.format(heading, told))
    caption = labels.strip_to_scale if scaled else labels.strip_in_steps
    return Markup(  # noqa: S704  # numbers of ours; every word in it is escaped
        f'<figure class="strip"><svg role="img" font-family="{FONTS}" '
        f'viewBox="0 0 {_WIDTH} {height}" xmlns="http://www.w3.org/2000/svg"><title>{title}</title>'
        f'<line x1="{_LEFT}" x2="{_RIGHT}" y1="{axis}" y2="{axis}" stroke="#14202b" stroke-width="1.6"/>'
        f"{''.join(parts)}</svg><figcaption>{escape(caption)}</figcaption></figure>"
    )


def _height(lines: int) -> int:
    """Of a stem, a time, a row of badges and so many lines."""
    return _STEM + _LINE + _BADGES + _LINE * lines


def _room(count: int, sides: int) -> float:
    """How wide a label may be, so that none of those on one side touches the next or leaves the frame."""
    gaps = count - 1
    return min(_WIDEST, (sides * (_RIGHT - _LEFT) - _GAP * gaps) / (gaps + sides))


def _spread(count: int, room: float) -> list[float]:
    """Places at equal steps, with room for half a label at either end."""
    begin, end = _LEFT + room / 2, _RIGHT - room / 2
    return [round(begin + (end - begin) * index / max(1, count - 1), 1) for index in range(count)]


def _scale(steps: Sequence[Step], sides: int, room: float) -> list[float]:
    """Places in proportion to time; none where labels would run into each other."""
    first, last = steps[0].at, steps[-1].at
    half = room / 2
    begin, end = _LEFT + half, _RIGHT - half
    if last <= first:
        return []
    places = [round(begin + (step.at - first) / (last - first) * (end - begin), 1) for step in steps]
    beside = zip(places, places[sides:], strict=False)
    apart = all(right - left >= room + _GAP / 2 for left, right in beside)
    return places if apart and all(right - left >= _GAP for left, right in pairwise(places)) else []


def _wrap(step: Step, room: float) -> list[str]:
    """The first words of the sentence on a few lines, with an ellipsis where it goes on."""
    lines = [""]
    words = step.quoted.text.replace("\u200b", "").split()
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if _length(longer) <= room or not lines[-1]:
            lines[-1] = longer
        elif len(lines) == _LINES:
            lines[-1] = _cut(lines[-1], room)
            break
        else:
            lines.append(word)
    return [_cut(line, room) if _length(line) > room else line for line in lines]


def _cut(line: str, room: float) -> str:
    """The line with an ellipsis behind it, without what has no room then."""
    while line and _length(line + _ELLIPSIS) > room:
        line = line[:-1]
    return line.rstrip(" ,;:") + _ELLIPSIS


def _length(text: str) -> float:
    return sum(_SIZE if east_asian_width(letter) in "WF" else _LETTER for letter in text)


def _draw_step(
    step: Step, lines: list[str], place: tuple[float, int], under: bool, colors: Mapping[str, str]
) -> str:
    """Tick, time, badges and words of one step, centered on its place over or under the line."""
    x, axis = place
    top = axis + _STEM if under else axis - _height(len(lines)) + 2
    stem = (axis, axis + _STEM - 3) if under else (axis - _STEM + 5, axis)
    wide = _BADGE + _LETTER_MORE * (max(len(badge.letter) for badge in step.badges) - 1)
    shown = step.badges[: _BADGES_WIDE // wide]
    left = x - wide * (len(shown) - 1) / 2
    badges = "".join(draw_badge(b, left + wide * n, top + _LINE + 9, colors) for n, b in enumerate(shown))
    told = "".join(
        f'<text x="{x}" y="{top + _LINE * (n + 2) + _BADGES - 2}" font-size="{_SIZE}" text-anchor="middle" '
        f'fill="#14202b">{escape(line)}</text>'
        for n, line in enumerate(lines)
    )
    return (
        f'<line x1="{x}" x2="{x}" y1="{stem[0]}" y2="{stem[1]}" stroke="#8a97a2"/>'
        f'<circle cx="{x}" cy="{axis}" r="3.4" fill="#9b2418"/>'
        f'<text x="{x}" y="{top + 8}" font-size="{_SIZE}" font-weight="700" text-anchor="middle" '
        f'fill="#14202b">{escape(step.when)}</text>{badges}{told}'
    )
