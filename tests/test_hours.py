"""Times of day are read with what happened then."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.figure.hours import DAY, apart, hours, timed, unlike
from reportgen.figure.interval import comparable, measure


@pytest.mark.parametrize(
    ("text", "minutes", "halved", "exact"),
    [
        ("It left at 6:40 p.m.", 1120, False, True),
        ("It left at 18:50.", 1130, False, True),
        ("It left at 06:40.", 400, False, True),
        ("It left at 6:40.", 400, True, True),
        ("It left at 0130 GMT.", 90, False, True),
        ("It left at 9 a.m.", 540, False, False),
        ("It left at about 6:40 p.m.", 1120, False, False),
        ("It left shortly before 6:40 p.m.", 1120, False, False),
        ("It left at ten to seven.", 410, True, True),
        ("It left at 20 minutes to seven in the evening.", 1120, False, True),
        ("It left at a quarter past six in the morning.", 375, False, True),
        ("It left at half past six p.m.", 1110, False, True),
        ("It left at seven minutes after twelve.", 7, True, True),
        ("It left at five to one.", 55, True, True),
        ("It left around ten to seven.", 410, True, False),
        ("It left by nine o'clock.", 540, True, False),
        ("It left shortly before noon.", 720, False, False),
        ("It left at midnight.", 0, False, False),
    ],
)
def test_a_time_of_day_is_minutes_from_midnight(text, minutes, halved, exact):
    (found,) = hours(text)
    assert (found.minutes, found.halved, found.exact, found.event) == (minutes, halved, exact, "leave")


@pytest.mark.parametrize(
    "text",
    [
        "We lost two to one.",
        "He works nine to five.",
        "They left at seven past six.",
        "They left at five before six goals.",
        "He left at two to six people.",
        "It took ten to twelve minutes.",
        "He left on the noon bus.",
    ],
)
def test_scores_and_ranges_are_no_times(text):
    assert hours(text) == ()


def test_only_english_times_are_read():
    assert hours("Er ging um 18:50.", "de") == ()


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("At 6:40 p.m. the barge sank.", "sink"),
        ("The quake struck at 6:40 p.m., and people ran.", "hit"),
        ("It was evacuated at 6:40 p.m.", "evacu"),
        ("It sank. At 6:40 p.m.", None),
        ("The mayor reported it at 6:40 p.m.", None),
        ("6:40 p.m. local time.", None),
    ],
)
def test_the_event_is_the_verb_beside_the_time_in_its_sentence(text, event):
    (found,) = hours(text)
    assert found.event == event


def test_one_time_is_a_quantity_whose_noun_is_the_event():
    (one,) = timed("It sailed at 18:50.")
    (other,) = timed("It left at 6:40 p.m.")
    assert measure(one) == measure(other) == ("leave", "time of day", False)
    assert comparable(one, other)
    assert timed("It left at 6:40 and sank at 7:30.") == timed("At 6:40 p.m.") == ()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("It left at 9 a.m.", "It left at 9:10 a.m.", False),
        ("It left at 9 a.m.", "It left at 9:20 a.m.", True),
        ("It left at 11:50 p.m.", "It left at midnight.", False),
        ("It left by 9 a.m.", "It left at 7 a.m.", False),
        ("It left by 9 a.m.", "It left at 10 a.m.", True),
        ("It left after 9 a.m.", "It left at 10 a.m.", False),
        ("It left shortly after 9 a.m.", "It left at 10 a.m.", True),
        ("It left before nine o'clock.", "It left at 8 p.m.", False),
        ("It left before 9 a.m.", "It left after 9:30 a.m.", True),
        ("It left at ten to nine.", "It left at 8:50 p.m.", False),
        ("It left at 9 a.m. GMT.", "It left at 11 a.m. CET.", False),
        ("It left at 9 a.m. GMT.", "It left at 11 a.m.", True),
        ("It left at 9 a.m. local time.", "It left at 11 a.m.", True),
        ("It left at 9 a.m.", "It sank at 11 a.m.", False),
        ("It was ready at 9 a.m.", "It sank at 11 a.m.", True),
    ],
)
def test_times_are_unlike_where_no_loose_telling_makes_them_one(one, other, expected):
    (left,), (right,) = hours(one), hours(other)
    assert unlike(left, right) == unlike(right, left) == expected


def test_times_far_from_each_other_are_of_two_things():
    (one,), (other,) = timed("It left at 6:40 p.m."), timed("It left at 3:30 a.m.")
    assert not comparable(one, other)


WORDS = "at by ten to seven past half quarter minutes o'clock 6:40 18:50 p.m. about left sank . a 7".split()
TEXTS = st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join)


@given(TEXTS)
def test_any_text_gives_times_of_a_day_in_order(text):
    last = 0
    for hour in hours(text):
        assert last <= hour.span[0] < hour.span[1] <= len(text)
        assert 0 <= hour.minutes < DAY
        last = hour.span[1]


@given(TEXTS, TEXTS)
def test_being_apart_goes_both_ways_and_never_with_itself(one, other):
    for left in hours(one):
        assert not apart(left, left)
        assert all(apart(left, right) == apart(right, left) for right in hours(other))
