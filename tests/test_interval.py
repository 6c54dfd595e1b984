"""Figures are compared as intervals of one measure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.figure import quantities
from reportgen.figure.interval import adds_up, comparable, compatible, measure, near
from reportgen.figure.quantity import Quantity


def only(text: str) -> Quantity:
    """The one quantity of the text."""
    (quantity,) = quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("12 boats", "15 boats", True),
        ("12 boats", "15 mills", False),
        ("a fund of $200 million", "a fund of $34 million", False),
        ("a fund of $200 million", "a fund of $180 million", True),
        ("12 boats", "150 boats", False),
        ("$5", "5 euros", False),
        ("35 minutes", "an hour and a half", True),
        ("a share of 5 percent", "a rise of 5 percentage points", False),
        ("30 people were arrested", "12 people were arrested", True),
        ("30 people were arrested", "12 people were fined", False),
        ("30 people", "30 people", False),
        ("30 men were arrested", "12 people were arrested", False),
        ("It got 30", "It got 30", False),
    ],
)
def test_figures_of_one_measure_and_matter_are_comparable(one, other, expected):
    assert comparable(only(one), only(other)) is expected


def test_a_bare_count_has_no_measure():
    assert measure(only("It got 30")) is None


def test_the_figures_of_one_account_may_add_up_to_that_of_another():
    parts = [only("30 boats"), only("at least 20 boats")]
    assert adds_up(parts, [only("54 boats")])
    assert not adds_up(parts, [only("45 boats")])
    assert not adds_up(parts[:1], [only("30 boats")])
    assert not adds_up([only("20 minutes"), only("10 minutes")], [only("30 minutes")])


FIGURES = st.builds(
    lambda bound, number, noun: only(f"It had {bound} {number:,} {noun}"),
    st.sampled_from(["at least", "about", "up to", "nearly", "some", ""]),
    st.integers(min_value=2, max_value=10**6),
    st.sampled_from(["boats", "minutes", "miles", "percent"]),
)


@given(FIGURES, FIGURES)
def test_comparing_goes_both_ways(one, other):
    assert comparable(one, other) == comparable(other, one)
    assert compatible(one, other) == compatible(other, one)
    assert near(one, other) == near(other, one)


@given(FIGURES)
def test_a_figure_is_compatible_with_itself(one):
    assert comparable(one, one)
    assert compatible(one, one)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("about 230 boats", "212 boats", False),
        ("about 230 boats", "about 225 boats", True),
        ("about 200 boats", "212 boats", True),
        ("nearly 240 boats", "about 220 boats", True),
        ("about 3.2 million boats", "3.4 million boats", False),
        ("roughly a third of the boats", "35 percent of the boats", True),
        ("about 38 percent", "41 percent", False),
    ],
)
def test_a_number_told_finely_is_about_no_other(one, other, expected):
    assert compatible(only(one), only(other)) is expected
