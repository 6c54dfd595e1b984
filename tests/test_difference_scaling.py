"""A point of many hundreds of tellings costs as much as its wordings, not as the square of its sides."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.difference import Side, between, differences
from reportgen.difference.meeting import PAIRS, first_of_each, meetings
from reportgen.passage import Passage

# Counting every call takes half a minute; what it guards changes seldom.
pytestmark = pytest.mark.slow

TREES = "alder birch cedar dogwood elm fir hazel juniper larch maple oak pine quince rowan spruce".split()
MAKERS: dict[str, Callable[[int], str]] = {
    "one wording": lambda n: f"Guards turned {400 + n % 2} residents away from the mill on Monday at 9 a.m.",
    "one figure each": lambda n: f"Guards turned {400 + n} residents away from the old mill at 9 a.m.",
    "one wording each": lambda n: f"The mayor sold the {TREES[n % 15]} mill x{n} to {n % 7 + 2} men in Lund.",
    "tolls": lambda n: f"The flood killed {10 + n} people in Lund, it lasted {n + 3} minutes.",
    "loose tolls": lambda n: f"At least {10 + n} people drowned, a guard said.",
    "times": lambda n: f"The train left Ostby at {n // 60}:{n % 60:02} on {n % 28 + 1} May 2019.",
    "denials": lambda n: (
        f"The mayor did not sell the {TREES[n % 15]} mill x{n}." if n % 2 else f"He sang x{n}."
    ),
}


def sides(count: int, text_of: Callable[[int], str]) -> list[Side]:
    """As many accounts, each with a sentence of its own article, a minute after the one before."""
    begun = datetime(2020, 3, 2, tzinfo=UTC)
    return [
        Side(
            account=f"a{n}",
            passage=Passage(article=f"x{n}", start=0, end=len(text_of(n)), text=text_of(n)),
            published=begun + timedelta(minutes=n),
        )
        for n in range(count)
    ]


def calls(told: Sequence[Side]) -> int:
    """How many calls of functions the comparison of these sides takes."""
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        differences(told)
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.parametrize("maker", sorted(MAKERS))
def test_twice_as_many_sides_take_little_more_than_twice_the_work(maker):
    """From where the pairs are capped on; a square would be four times."""
    few, many = sides(150, MAKERS[maker]), sides(300, MAKERS[maker])
    differences(many)  # what is remembered of a text is not counted
    assert calls(many) < 2.7 * calls(few)


def test_six_hundred_copies_of_two_wordings_are_weighed_as_two():
    told = sides(600, MAKERS["one wording"])
    (found,) = differences(told)
    assert [value.quantity for value in found.values] == [400.0, 401.0] * 300


def test_what_only_the_last_account_tells_otherwise_is_found_among_hundreds():
    told = sides(
        500, lambda n: f"Guards let {3 if n == 499 else 9} residents x{n} into the old mill at Lund."
    )
    kinds = {value.account for found in differences(told) for value in found.values}
    assert "a499" in kinds


def test_one_denial_is_found_among_hundreds():
    told = sides(500, lambda n: f"The mayor did {'not ' * (n == 250)}sell the old stone mill to Roe, x{n}.")
    (found,) = [d for d in differences(told) if d.kind == "polarity"]
    assert "a250" in [value.account for value in found.values]


@given(st.lists(st.integers(0, 5), max_size=40))
def test_the_order_of_readings_keeps_every_telling_and_begins_with_one_of_each(told):
    ordered = first_of_each(told, lambda one: one)
    assert sorted(ordered) == sorted(told)
    assert ordered[: len(set(told))] == list(dict.fromkeys(told))


@given(st.integers(0, 30))
def test_few_tellings_all_meet_once(count):
    met = list(meetings(range(count)))
    assert len(met) == len(set(met)) == count * (count - 1) // 2
    assert all(left < right for left, right in met)


def test_many_tellings_meet_no_more_often_than_the_cap():
    assert sum(1 for _ in meetings(range(5000))) == PAIRS


HOSTILE = (
    "not " * 3_000,
    "A " * 3_000,
    "In Lund and in Ostby " * 500,
    "Roe owns Hall and " * 500,
    "built by Roe, " * 500,
    "12 people and 13 people " * 200,
    "a" * 20_000,
    "A-" * 3_000,
    "at 9 a.m. " * 500,
    "\0\ud7ff\u202e" * 2_000,
)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
@pytest.mark.parametrize("language", ["en", "fr", "xx"])
def test_a_huge_sentence_is_weighed_without_raising(number, language):
    text = HOSTILE[number]
    left = Side(
        account="a",
        passage=Passage(article="x", start=0, end=len(text), text=text),
        language=language,
    )
    other = text[: len(text) // 2] + " not sold"
    right = Side(
        account="b",
        passage=Passage(article="y", start=0, end=len(other), text=other),
        language=language,
    )
    assert all(value.passage.covers(value.span) for d in between(left, right) for value in d.values)
