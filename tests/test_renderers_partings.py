"""The first page says where accounts part: each value once, in the words of those who give it."""

from __future__ import annotations

from dataclasses import replace

import markdown
import reports
from hypothesis import given
from hypothesis import strategies as st

from reportgen.difference import Difference, Value
from reportgen.passage import Passage, display
from reportgen.renderers import render
from reportgen.renderers.elements import DifferenceValue
from reportgen.renderers.figures import set_figures
from reportgen.renderers.page import lay_out
from reportgen.renderers.partings import _excerpt, set_difference, set_partings
from reportgen.renderers.quoted import Quoter


def told(values: tuple[DifferenceValue, ...]) -> list[tuple[str, str, list[str]]]:
    """Badges, words with their ellipses, and marks."""
    return [
        (
            "".join(badge.letter for badge in v.badges),
            v.before + v.words.text + v.after,
            [v.words.mark, *(mark.mark for mark in v.marks)],
        )
        for v in values
    ]


def value_in(text: str, start: int, end: int) -> Value:
    """A value without a number, at these offsets of a sentence that begins at 50."""
    sentence = Passage(article="a", start=50, end=50 + len(text), text=text)
    span = Passage(article="a", start=50 + start, end=50 + end, text=text[start:end])
    return Value(account="t", passage=sentence, span=span, text=span.text)


def test_every_point_that_differs_is_on_the_first_page_the_sure_ones_first():
    parted = lay_out(*reports.ferry()).parted
    assert [(p.anchor, p.topic, p.verdict) for p in parted] == [
        ("p1", "people hurt", "differ"),
        ("p2", "speed of the ship", "differ"),
        ("p3", "people on board", "possible_difference"),
    ]
    assert told(parted[2].lines[0].values) == [
        ("A", "About 210 people", ["1.2"]),
        ("B", "187 passengers", ["2.2"]),
        ("E", "196", ["4.4"]),
    ]


def test_a_point_without_a_sure_difference_still_says_what_differs():
    speed = lay_out(*reports.ferry()).parted[1]
    assert [line.title for line in speed.lines] == ["within or above the limit"]


def test_at_most_six_points_and_none_twice():
    report, texts = reports.ferry()
    many = tuple(replace(report.points[0], id=f"pt{n}", rank=n) for n in range(1, 9))
    assert [p.anchor for p in lay_out(replace(report, points=many), texts).parted] == [
        f"p{n}" for n in range(1, 7)
    ]


def test_a_point_that_the_page_does_not_show_has_no_link():
    report, _ = reports.ferry()
    assert [p.anchor for p in set_partings(Quoter(report), 1)] == ["p1", "", ""]


def test_accounts_that_give_one_number_stand_together_in_the_words_they_share():
    report, _ = reports.many(4)
    difference = report.points[0].differences[0]
    first, second, third, fourth = difference.values
    same = [
        replace(v, quantity=first.quantity, low=first.low, high=first.high) for v in (second, third, fourth)
    ]
    joined = replace(difference, values=(first, *same, first))
    assert told(set_difference(Quoter(report), joined).values) == [
        ("A", "31 minutes", ["1.1"]),
        ("B", "32 minutes", ["2.1"]),
        ("C", "33 minutes", ["3.1"]),
        ("D", "34 minutes", ["4.1"]),
    ]
    [line] = set_figures(Quoter(report), replace(report.figures[0], values=joined.values)).figures
    assert "".join(badge.letter for badge in line.badges) == "ABCD"
    assert len(line.wordings) == 4


def test_figures_that_differ_come_first_and_say_how_their_numbers_stand_together():
    report, texts = reports.many(3)
    [differ] = report.figures
    first = replace(differ, compatible=True, values=differ.values[:1])
    wide = replace(differ, compatible=True, values=differ.values[:2])
    page = lay_out(replace(report, figures=(first, wide, differ)), texts)
    assert [(line.apart, line.words) for line in page.figures] == [
        (True, "differ"),
        (False, "the same"),
        (False, "can all hold"),
    ]
    assert [(figure.least, figure.most) for figure in page.figures[0].figures] == [
        ("31", "31"),
        ("32", "32"),
        ("33", "33"),
    ]


def test_an_open_bound_is_said_in_words():
    [people, _] = lay_out(*reports.ferry()).figures
    [given] = [f for f in people.figures if f.high is None]
    assert (given.wordings[0].words.text, given.least, given.most) == (
        "at least 14 passengers",
        "14",
        "no bound",
    )


def test_a_hyphen_or_a_plural_makes_no_other_wording():
    story = ("Crossing", ["It took 20 minutes.", "It was a 20-minute crossing.", "It took some 20 minutes."])
    only = reports.article("b0000000000a", "Gazette", story)
    report, _ = reports.many(3)
    report = replace(report, articles=(reports.listed(1, only),))
    values = (
        reports.value("t1", only, "20 minutes", 20, unit="minute"),
        reports.value("t2", only, "20-minute", 20, unit="minute"),
        reports.value("t3", only, "some 20 minutes", 20, low=18, high=22, unit="minute"),
    )
    both = Difference(kind="time", note="duration, in minutes", sure=True, values=values)
    assert told(set_difference(Quoter(report), both).values) == [
        ("AB", "20 minutes", ["1.1", "1.2"]),
        ("C", "some 20 minutes", ["1.3"]),
    ]


def test_a_sentence_that_differs_as_a_whole_is_named_by_its_first_words():
    report, texts = reports.ferry()
    point = report.points[0]
    whole = tuple(
        replace(v, span=v.passage, text=v.passage.text, quantity=None) for v in point.differences[0].values
    )
    loose = Difference(kind="emphasis", note="told differently", sure=False, values=whole)
    possible = replace(point, verdict="possible_difference", differences=(loose,))
    [parting] = lay_out(replace(report, points=(possible,)), texts).parted
    assert told(parting.lines[0].values)[0] == (
        "A",
        "The ferry Alder Bay struck the north wall of Port…",
        ["1.1"],
    )
    assert parting.lines[0].long


def test_words_that_say_little_alone_are_shown_among_their_neighbors():
    text = "An officer of the port said on Friday that the ship had not been too fast for the mole."
    start = text.index("not")
    cut = _excerpt(value_in(text, start, start + 3))
    assert cut.text == "Friday that the ship had not been too fast for the"
    assert text[cut.start - 50 : cut.end - 50] == cut.text


def test_more_values_than_a_glance_holds_are_counted():
    report, texts = reports.many(9)
    [parting] = lay_out(report, texts).parted
    assert (len(parting.lines[0].values), parting.lines[0].more) == (5, "and 4 more")


@given(st.text(alphabet="ab 海.“\n", min_size=1, max_size=300), st.integers(0, 300), st.integers(1, 40))
def test_an_excerpt_is_a_part_of_its_sentence(text, start, length):
    start = min(start, len(text) - 1)
    value = value_in(text, start, min(start + length, len(text)))
    cut = _excerpt(value)
    assert text[cut.start - 50 : cut.end - 50] == cut.text
    assert cut.end > cut.start


def test_the_box_stands_before_the_agreements_in_every_format():
    report, texts = reports.ferry()
    for name in ("html", "markdown"):
        page = render(report, texts, name).decode()
        assert page.index('id="summary"') < page.index('id="parted"') < page.index('id="agreed"')


def test_markdown_links_the_topic_to_its_point():
    for make in (reports.ferry, reports.readouts):
        report, texts = make()
        page = markdown.markdown(render(report, texts, "markdown").decode(), extensions=["tables"])
        assert f'<a href="#p1">{display(report.points[0].topic)}</a>' in page
        assert '<a id="p1"></a>' in page


def test_where_nothing_differs_there_is_no_box():
    page = lay_out(*reports.bare())
    assert page.parted == ()
    assert "parted" not in [entry.anchor for entry in page.contents]
