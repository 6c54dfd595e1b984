"""A dot-range plot shows every number with its account, its bound, and words for those who cannot see it."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
import reports
from hypothesis import given
from hypothesis import strategies as st

from reportgen.renderers.charts import draw_range
from reportgen.renderers.figures import Figure, FigureLine
from reportgen.renderers.page import lay_out

COLORS = {"account-a": "#0b4f8a"}


def line_of(*values: tuple[float | None, float | None, float | None]) -> FigureLine:
    """A line whose accounts give (low, value, high)."""
    [pattern, *_] = lay_out(*reports.many(2)).figures
    figures = tuple(
        replace(pattern.figures[n % 2], low=low, value=value, high=high)
        for n, (low, value, high) in enumerate(values)
    )
    return replace(pattern, figures=figures)


def svg_of(line: FigureLine) -> ET.Element:
    figure = ET.fromstring(str(draw_range(line, COLORS)))
    return figure[0]


NUMBERS = st.one_of(st.none(), st.floats(-1e9, 1e9).map(lambda n: round(n, 2)))


@given(
    st.lists(
        st.tuples(NUMBERS, st.floats(-1e9, 1e9).map(lambda n: round(n, 2)), NUMBERS), min_size=2, max_size=9
    )
)
def test_every_chart_is_well_formed_and_stays_in_its_frame(values):
    svg = svg_of(line_of(*values))
    _, _, width, height = map(float, svg.attrib["viewBox"].split())
    for box in svg.iter("{http://www.w3.org/2000/svg}rect"):
        if "height" in box.attrib and box.attrib["height"] == "15":
            assert 0 <= float(box.attrib["x"]) <= width - 10
            assert 0 <= float(box.attrib["y"]) <= height


def test_a_chart_is_told_in_words():
    chart = str(draw_range(line_of((35, 35, 35), (20, 20, 20)), COLORS))
    assert "<title>length of the crossing, by account: B 32 minutes; A 31 minutes</title>" in chart


def test_an_open_bound_has_an_arrow_and_a_range_a_bar():
    arrows = [
        len(re.findall("<path", str(draw_range(line_of(v, (5, 5, 5)), COLORS))))
        for v in ((5, 9, None), (None, 9, None))
    ]
    assert arrows == [1, 2]
    assert 'height="4"' in str(draw_range(line_of((3, 4, 6), (5, 5, 5)), COLORS))


def test_one_number_is_no_chart():
    assert draw_range(line_of((1, 1, 1)), COLORS) == ""
    assert draw_range(line_of((1, 1, 1), (None, None, None)), COLORS) == ""


@pytest.mark.parametrize("same", [0.0, 14.0, -3.0])
def test_equal_numbers_stand_on_each_other(same):
    svg = svg_of(line_of((same,) * 3, (same,) * 3))
    tops = [b.attrib["y"] for b in svg.iter("{http://www.w3.org/2000/svg}rect") if b.attrib["height"] == "15"]
    assert len(set(tops)) == 2


def test_words_of_a_text_stay_words():
    line = line_of((1, 1, 1), (2, 2, 2))
    hostile = replace(line, topic="</title><script>", unit="<b>")
    assert isinstance(hostile.figures[0], Figure)
    assert "<script>" not in str(draw_range(hostile, COLORS))
