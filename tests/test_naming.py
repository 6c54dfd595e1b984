"""Figures are named in plain words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.figure import quantities
from reportgen.figure.naming import describe


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ferry had 120 passengers.", "number of passengers"),
        ("It carried a crew of 12 sailors.", "number of sailors"),
        ("12 people died.", "number of dead"),
        ("12 people sang.", "number of people"),
        ("It rose by 40.", "number"),
        ("It reached 38 degrees.", "temperature, in degrees"),
        ("It sold 38 barrels.", "volume, in barrels"),
        ("It did 90 mph.", "speed, in kilometers per hour"),
        ("It cost $40.", "amount of money, in USD"),
        ("Turnout was 40%.", "share, in percent"),
        ("Ana, 34, sang.", "age"),
        ("It took two hours.", "duration, in minutes"),
        ("It rang for two hours after the flood.", "duration, in minutes"),
        ("It rang two hours after the flood.", "time after another event, in minutes"),
        ("It rang two hours ago.", "time before another event, in minutes"),
        ("It came 20 minutes behind schedule.", "delay, in minutes"),
        ("It was delayed by 20 minutes.", "delay, in minutes"),
        ("It came 20 minutes ahead of schedule.", "time ahead of schedule, in minutes"),
    ],
)
def test_a_figure_is_named_by_what_it_measures(text, name):
    assert describe(quantities(text)) == name


def test_the_plural_that_a_text_has_wins_over_the_singular():
    (many,) = quantities("Four goats fled.")
    assert describe([replace(many, text="one goat"), many]) == "number of goats"
    assert describe([replace(many, text="one goat")]) == "number of goat"


@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from("12 $5 % goats minutes later 3 km died".split())).map(" ".join)
)
def test_any_figure_has_a_name(text):
    for one in quantities(text):
        assert describe([one])
