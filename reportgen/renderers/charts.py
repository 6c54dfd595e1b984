"""Charts as inline SVG, with the same figures as a table beside them on every page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import floor, log10

from markupsafe import Markup, escape

from reportgen.renderers.elements import Badge, isolate
from reportgen.renderers.figures import Figure, FigureLine
from reportgen.renderers.labels import ENGLISH, Labels

_WIDTH, _LEFT, _RIGHT = 640, 24, 616
_ROW = 18
_STEPS = 5
FONTS = "'Source Sans 3', 'Source Sans Pro', Helvetica, Arial, sans-serif"
"""Fonts of every chart: an SVG does not take those of the page around it."""
# Beside their letter, so that no reader has to tell colors apart.
_FALLBACK = "#3c4c5a"


def draw_range(line: FigureLine, colors: Mapping[str, str], labels: Labels = ENGLISH) -> Markup:
    """A dot-range plot of one quantity: a badge for each account, a bar for the interval it allows.

    `colors` gives the color of each badge tone as `account-a` and so on.
    Empty where fewer than two accounts give a number.
    """
    given = [replace(f, badges=(b,)) for f in line.figures for b in f.badges if f.value is not None]
    figures = sorted(given, key=_by_value)
    if len(figures) < 2:
        return Markup("")
    low, high, step = _scale(figures)
    rows = _stack(figures, low, high)
    axis = 14 + _ROW * (max(rows) + 1)
    parts = [_bar(f, row, axis, low, high) for f, row in zip(figures, rows, strict=True)]
    parts += [_dot(f, row, axis, low, high, colors) for f, row in zip(figures, rows, strict=True)]
    told = "; ".join(_told(f) for f in sorted(line.figures, key=_by_value) if f.value is not None)
    title = escape(labels.chart_title.format(isolate(line.topic), told))
    return Markup(  # noqa: S704  # numbers of ours; every word in it is escaped
        f'<figure><svg role="img" font-family="{FONTS}" '
        f'viewBox="0 0 {_WIDTH} {axis + 24}" xmlns="http://www.w3.org/2000/svg"><title>{title}</title>'
        f"{_axis(labels, axis, low, high, step)}{''.join(parts)}</svg>"
        f"<figcaption>{escape(_caption(labels, line))}</figcaption></figure>"
    )


def _told(figure: Figure) -> str:
    """The number in words, such as `A, C 20 minutes`."""
    wordings = [(", ".join(badge.letter for badge in w.badges), w.words.text) for w in figure.wordings]
    return "; ".join(f"{letters} {words}" for letters, words in wordings)


def _caption(labels: Labels, line: FigureLine) -> str:
    unit = f", {line.unit}" if line.unit else ""
    return labels.chart_caption.format(f"{isolate(line.topic)}{unit}")


def _by_value(figure: Figure) -> tuple[float, str]:
    return figure.value or 0.0, figure.badges[0].letter


def _scale(figures: list[Figure]) -> tuple[float, float, float]:
    """Begin, end and step of an axis with round numbers that holds all figures."""
    ends = [n for f in figures for n in (f.low, f.value, f.high) if n is not None]
    least, most = min(ends), max(ends)
    rough = (most - least or abs(most) or 1.0) / _STEPS
    magnitude = 10.0 ** floor(log10(rough))
    step = next(m * magnitude for m in (1, 2, 5, 10) if m * magnitude >= rough)
    low, high = floor(least / step) * step, -floor(-most / step) * step
    return low - step * (low == least), high + step * (high == most), step


def _x(value: float, low: float, high: float) -> float:
    return round(_LEFT + (value - low) / (high - low) * (_RIGHT - _LEFT), 1)


def _stack(figures: list[Figure], low: float, high: float) -> list[int]:
    """Row of each figure over the axis: figures whose badges or bars would touch stand on each other."""
    rows: list[int] = []
    free: list[float] = []
    for figure in figures:
        begin, end = _extent(figure, low, high)
        row = next((r for r, edge in enumerate(free) if edge <= begin), len(free))
        free[row : row + 1] = [end]
        rows.append(row)
    return rows


def _extent(figure: Figure, low: float, high: float) -> tuple[float, float]:
    at = _x(figure.value or 0.0, low, high)
    begin = at if figure.low is None else _x(figure.low, low, high)
    end = at if figure.high is None else _x(figure.high, low, high)
    arrow = 26
    return min(begin, at - 10) - arrow * (figure.low is None), max(end, at + 10) + arrow * (
        figure.high is None
    )


def _bar(figure: Figure, row: int, axis: int, low: float, high: float) -> str:
    y = axis - 10 - _ROW * row
    at = _x(figure.value or 0.0, low, high)
    begin = at - 22 if figure.low is None else _x(figure.low, low, high)
    end = at + 22 if figure.high is None else _x(figure.high, low, high)
    if end - begin < 1:
        return ""
    head = f'<path d="M{at + 22} {y - 4}l5 4l-5 4z" fill="#8a97a2"/>' if figure.high is None else ""
    tail = f'<path d="M{at - 22} {y - 4}l-5 4l5 4z" fill="#8a97a2"/>' if figure.low is None else ""
    width = round(end - begin, 1)
    return f'<rect x="{begin}" y="{y - 2}" width="{width}" height="4" rx="2" fill="#c3ced6"/>{head}{tail}'


def _dot(figure: Figure, row: int, axis: int, low: float, high: float, colors: Mapping[str, str]) -> str:
    return draw_badge(figure.badges[0], _x(figure.value or 0.0, low, high), axis - 10 - _ROW * row, colors)


def draw_badge(badge: Badge, x: float, y: float, colors: Mapping[str, str]) -> str:
    """An account's letter in its color, with its middle at that place."""
    color = colors.get(f"account-{badge.tone}", _FALLBACK)
    wide = 15 + 6 * (len(badge.letter) - 1)
    return (
        f'<rect x="{round(x - wide / 2, 1)}" y="{y - 7.5}" width="{wide}" height="15" rx="3" fill="{color}"/>'
        f'<text x="{x}" y="{y + 3.9}" text-anchor="middle" font-size="11" font-weight="700" fill="#ffffff">'
        f"{escape(badge.letter)}</text>"
    )


def _axis(labels: Labels, axis: int, low: float, high: float, step: float) -> str:
    parts = [f'<line x1="{_LEFT}" x2="{_RIGHT}" y1="{axis}" y2="{axis}" stroke="#8a97a2"/>']
    for number in range(round((high - low) / step) + 1):
        value = low + number * step
        x = _x(value, low, high)
        parts.append(f'<line x1="{x}" x2="{x}" y1="{axis}" y2="{axis + 5}" stroke="#8a97a2"/>')
        parts.append(
            f'<text x="{x}" y="{axis + 18}" font-size="10" text-anchor="middle" fill="#4d5b67">'
            f"{labels.written(value)}</text>"
        )
    return "".join(parts)
