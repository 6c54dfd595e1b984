"""Alike sentences with unlike figures, times or days are doubted, whatever the rest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.difference.doubt import TABLE, Teller, beside, of_hours, of_numbers, of_weekdays
from reportgen.figure import quantities

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def teller(text: str) -> Teller:
    """An account that says one sentence at the point."""
    return Teller(text, (text,))


@given(st.integers(2, 900), st.integers(2, 900))
def test_counts_of_people_in_one_sentence_are_doubted_where_they_are_not_equal(one, other):
    left, right = (teller(f"Guards turned {n} residents away from the old mill.") for n in (one, other))
    found = list(of_numbers(left, right))
    assert bool(found) == (one != other)
    assert all(doubt.alone for doubt in found)


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 23), st.integers(0, 59))
def test_times_more_than_a_quarter_of_an_hour_apart_are_doubted(hour, minute, other, later):
    left = teller(f"The gate of the mill was ready at {hour:02}:{minute:02} GMT.")
    right = teller(f"The gate of the mill was ready at {other:02}:{later:02} GMT.")
    gap = (hour * 60 + minute - other * 60 - later) % 1440
    assert (of_hours(left, right) is not None) == (min(gap, 1440 - gap) > 15)


@given(st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_other_days_of_the_week_are_doubted(one, other):
    left, right = teller(f"The miller quit on {one}."), teller(f"The miller quit his post on {other}.")
    assert (of_weekdays(left, right) is not None) == (one != other)


def test_a_table_is_not_doubted_figure_by_figure():
    text = " ".join(f"{n} boats," for n in range(2, 2 * TABLE))
    assert list(of_numbers(teller(text), teller(text + " 9000 boats."))) == []


def test_only_words_of_the_same_clause_stand_beside_a_figure():
    text = "The choir sang. The concert lasted 20 minutes in the old hall; guests left."
    (one,) = quantities(text)
    assert beside(text, one) == {"concert", "last", "old", "hal"}


def test_an_offset_has_beside_it_what_it_is_counted_from():
    text = "The inquest opened two days after the flood."
    (one,) = quantities(text)
    assert beside(text, one) == {"flood"}
    text = "The inquest opened two days later."
    (one,) = quantities(text)
    assert beside(text, one) == {"inquest", "open"}


WORDS = "at by after 9 a.m. 11:30 Monday Tuesday said that 40 60 residents people mill gate . , not".split()
TEXTS = st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join)


@given(TEXTS, TEXTS)
def test_doubts_go_both_ways_and_lie_in_their_sentences(one, other):
    left, right = teller(one), teller(other)
    assert len(list(of_numbers(left, right))) == len(list(of_numbers(right, left)))
    for rule in (of_hours, of_weekdays):
        assert (rule(left, right) is None) == (rule(right, left) is None)
        assert rule(left, left) is None
        if (found := rule(left, right)) is not None:
            assert 0 <= found.left[0] < found.left[1] <= len(one)
            assert 0 <= found.right[0] < found.right[1] <= len(other)
