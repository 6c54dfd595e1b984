"""A card of many accounts stands in bands between which a page may end, every voice once and in order."""

from __future__ import annotations

from dataclasses import replace

import reports
from hypothesis import given
from hypothesis import strategies as st

from reportgen.renderers import elements
from reportgen.renderers.html import fill_page
from reportgen.renderers.page import lay_out
from reportgen.renderers.theme import Theme

REPORT, TEXTS = reports.many(9)
MATTER = lay_out(REPORT, TEXTS).matters[0]


def told(lengths: list[int]) -> elements.Matter:
    """A point at which accounts speak at such lengths, each in words of its own."""
    boxes = []
    for number, length in enumerate(lengths):
        box = MATTER.boxes[number % len(MATTER.boxes)]
        words = elements.Segment(text=f"{number:03}" + "x" * length)
        line = replace(box.lines[0], quoted=replace(box.lines[0].quoted, segments=(words,)))
        boxes.append(replace(box, lines=(line,)))
    return replace(MATTER, boxes=tuple(boxes), others=())


@given(st.lists(st.integers(0, 2500), min_size=1, max_size=12), st.integers(1, 3))
def test_bands_hold_every_voice_once_and_in_order(lengths: list[int], count: int) -> None:
    matter = told(lengths)
    bands = matter.bands(count)
    assert [v for band in bands for stack in band for v in stack] == list(matter.voices)
    assert all(1 <= len(band) <= count and all(band) for band in bands)


@given(st.lists(st.integers(0, 2500), min_size=2, max_size=12))
def test_no_band_has_one_voice_beside_an_empty_column_unless_it_fills_the_band(lengths: list[int]) -> None:
    bands = told(lengths).bands(2)
    assert sum(map(len, bands[-1])) > 1
    for band in bands[:-1]:
        assert sum(elements._height(v) for stack in band for v in stack) >= elements._BAND


def test_a_short_card_is_one_band() -> None:
    matter = told([100] * 6)
    assert matter.bands(2) == (matter.stacks(2),)


def test_bands_are_for_paper_alone() -> None:
    page = replace(lay_out(REPORT, TEXTS), matters=(told([900] * 8),))
    paper = fill_page(page, Theme(), "", policy="")
    assert paper.count('<div class="cells">') == 4
