"""The timeline strip shows when it happened, by whom it is told, to scale where that can be read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
import reports
from hypothesis import given
from hypothesis import strategies as st

from reportgen.renderers.elements import Quoted, Segment
from reportgen.renderers.labels import ENGLISH
from reportgen.renderers.page import lay_out
from reportgen.renderers.strip import draw_strip
from reportgen.renderers.timeline import Step

COLORS = {"account-a": "#0b4f8a"}
TEXT = "{http://www.w3.org/2000/svg}text"


def page_with(*moments):
    report, texts = reports.ferry()
    return lay_out(replace(report, timeline=moments), texts)


def moment(hours: float, account: str = "t-courier", **more):
    report, _ = reports.ferry()
    when = datetime(2031, 3, 8, tzinfo=UTC) + timedelta(hours=hours)
    given_as = {"kind": "happened", "precision": "minute", "end": None, "zone": None, **more}
    return replace(report.timeline[0], when=when, account=account, **given_as)


def step_of(at: float, words: str, when: str = "7:42", badges: int = 1) -> Step:
    badge = lay_out(*reports.ferry()).tellers[0].badge
    quoted = Quoted(segments=(Segment(text=words),), mark="1.1", number=1, article="a", start=0, end=1)
    return Step(when=when, at=at, badges=(badge,) * badges, quoted=quoted)


def svg_of(steps) -> ET.Element:
    return ET.fromstring(str(draw_strip(steps, "What happened when", COLORS)))[0]


def test_accounts_that_give_one_time_share_a_step():
    steps = page_with(moment(1), moment(1, "t-wire"), moment(2)).strip
    assert [[badge.letter for badge in step.badges] for step in steps] == [["A", "B"], ["A"]]


def test_one_time_is_no_line():
    assert page_with(moment(1), moment(1, "t-wire")).strip == ()


def test_when_it_was_reported_is_no_step():
    assert page_with(moment(1), moment(2, kind="reported")).strip == ()


def test_a_year_leaves_the_strip_where_days_make_a_line():
    long_ago = moment(-90_000, precision="year")
    assert len(page_with(long_ago, moment(1), moment(2)).strip) == 2
    assert len(page_with(long_ago, moment(1)).strip) == 2


def test_at_most_eight_steps_and_those_that_most_accounts_give():
    steps = page_with(*(moment(n) for n in range(12)), moment(11, "t-wire")).strip
    assert len(steps) == 8
    assert [badge.letter for badge in steps[-1].badges] == ["A", "B"]
    assert [step.at for step in steps] == sorted(step.at for step in steps)


@given(
    st.lists(
        st.tuples(st.floats(0, 1e9), st.text(alphabet="ab é漢\u200b<&", max_size=120), st.integers(1, 12)),
        min_size=2,
        max_size=8,
    )
)
def test_every_strip_is_well_formed_and_stays_in_its_frame(drawn):
    svg = svg_of([step_of(at, words, badges=badges) for at, words, badges in sorted(drawn)])
    _, _, width, height = map(float, svg.attrib["viewBox"].split())
    for text in svg.iter(TEXT):
        assert 0 <= float(text.attrib["x"]) <= width
        assert 0 <= float(text.attrib["y"]) <= height


def test_steps_far_apart_are_drawn_to_scale_and_others_in_order():
    apart = [step_of(at, "It sank.") for at in (0.0, 3000.0, 9000.0)]
    near = [step_of(at, "It sank.") for at in (0.0, 10.0, 9000.0)]
    assert ENGLISH.strip_to_scale in str(draw_strip(apart, "When", COLORS))
    assert ENGLISH.strip_in_steps in str(draw_strip(near, "When", COLORS))
    first, second, third = (float(c.attrib["cx"]) for c in svg_of(apart).iter() if c.tag.endswith("circle"))
    assert (second - first) / (third - first) == pytest.approx(1 / 3, abs=0.01)


def test_a_sentence_that_has_no_room_ends_in_an_ellipsis():
    words = (
        "The ferry struck the north wall of the harbor at full speed and came to lie across the mouth of it "
    )
    shown = [text.text for text in svg_of([step_of(0, words * 3), step_of(5, "It sank.")]).iter(TEXT)]
    assert any(line.endswith("…") for line in shown)
    assert "It sank." in shown
    assert not any(line.endswith((" …", ",…")) for line in shown)


def test_a_strip_is_told_in_words():
    title = re.search(
        "<title>(.*?)</title>", str(draw_strip(page_with(moment(1), moment(2)).strip, "When", COLORS))
    )
    assert title
    assert title[1] == "When, by account: A 8 Mar 2031 01:00; A 8 Mar 2031 02:00"


def test_words_of_a_text_stay_words():
    drawn = str(draw_strip([step_of(0, "</svg><script>"), step_of(1, "x")], "<b>", COLORS))
    assert "<script>" not in drawn
    assert "<b>" not in drawn


def test_no_step_is_no_figure():
    assert draw_strip((), "When", COLORS) == ""
