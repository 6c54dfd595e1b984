"""Which accounts stand apart at a difference goes by the rule that found it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.difference import Difference, Side, Value, apart, between, differences, measured, meet
from reportgen.figure import quantities
from reportgen.figure.interval import compatible
from reportgen.passage import Passage

FIGURES = (
    "The talk took 35 minutes.",
    "The talk took over half an hour.",
    "The talk took two hours.",
    "The talk took 20 minutes.",
    "The talk took about an hour.",
    "The talk took 130 minutes.",
    "The talk took 2,000 minutes.",
    "The talk took 1,961 minutes.",
)


def side(text: str, account: str) -> Side:
    """An account's sentence."""
    return Side(account=account, passage=Passage(article=account, start=0, end=len(text), text=text))


def value(text: str, account: str) -> Value:
    """The one figure of a sentence as its account gives it."""
    (row,) = measured((side(text, account), side(text, "z")))
    return row.values[0]


@given(st.sampled_from(FIGURES), st.sampled_from(FIGURES))
def test_values_meet_where_the_figures_they_were_made_from_are_compatible(one, other):
    (left,), (right,) = quantities(one), quantities(other)
    assert meet(value(one, "a"), value(other, "b")) == compatible(left, right)


@given(st.lists(st.sampled_from(FIGURES), min_size=2, max_size=6))
def test_an_account_stands_apart_where_some_value_of_another_meets_none_of_its_own(told):
    values = tuple(value(text, f"a{n % 3}") for n, text in enumerate(told))
    found = Difference(kind="time", note="duration", sure=True, values=values)
    expected = {
        one.account
        for one in values
        if any(
            not any(meet(mine, other) for mine in values if mine.account == one.account)
            for other in values
            if other.account != one.account
        )
    }
    assert apart(found) == expected


def test_a_rounded_figure_does_not_stand_apart():
    sides = [side("The town has 170,000 people.", "a"), side("The town has 168,500 people.", "b")]
    (row,) = measured(sides)
    assert meet(*row.values)


def test_those_who_give_one_figure_stand_apart_from_the_one_who_gives_another():
    sides = [side(f"The talk took {35 if n else 20} minutes.", f"a{n}") for n in range(4)]
    (found,) = differences(sides)
    assert apart(found) == {"a0", "a1", "a2", "a3"}


def test_an_account_that_gives_both_figures_stands_with_all():
    both = "The talk took 20 minutes."
    first = (value(both, "a"), value("The talk took 35 minutes.", "a"), value(both, "b"))
    assert apart(Difference(kind="time", note="duration", sure=True, values=first)) == {"b"}


def test_words_meet_only_the_same_words():
    (found,) = between(side("The raid began on 4 May 2019.", "a"), side("The raid began on 5 May 2019.", "b"))
    assert not meet(*found.values)
    assert meet(found.values[0], found.values[0])
    assert apart(found) == {"a", "b"}
