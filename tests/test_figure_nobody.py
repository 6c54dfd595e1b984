"""A toll of nobody is a toll of 0, and differs from any other."""

from __future__ import annotations

import pytest

from reportgen.difference import between
from reportgen.difference.value import Side
from reportgen.figure import quantities
from reportgen.passage import Passage


def side(account, text):
    return Side(account=account, passage=Passage(article=account, start=0, end=len(text), text=text))


@pytest.mark.parametrize(
    ("text", "words", "noun"),
    [
        ("No one was killed in the fire.", "No one", "dead"),
        ("Nobody has been injured, police said.", "Nobody", "injured"),
        ("The mayor said no deaths were reported.", "no deaths", "dead"),
        ("No passengers were hurt.", "No passengers", "injured"),
        ("There were no injuries.", "no injuries", "injured"),
    ],
)
def test_nobody_is_a_count_of_none(text, words, noun):
    (one,) = quantities(text)
    assert (one.text, one.noun, one.low, one.high) == (words, noun, 0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "No one else was on board.",
        "Nobody knows.",
        "No deaths until Friday.",
        "No passengers came.",
        "No one died in vain.",
    ],
)
def test_other_words_about_nobody_are_no_toll(text):
    assert quantities(text) == ()


def test_nobody_and_two_people_differ():
    (found,) = between(
        side("a", "No one was killed when the bus left the road."),
        side("b", "Two people were killed when the bus left the road."),
    )
    assert found.kind == "number"
    assert [value.text for value in found.values] == ["No one", "Two people"]


def test_nobody_dead_and_two_injured_do_not():
    assert not [
        one
        for one in between(
            side("a", "No one was killed in the crash."), side("b", "Two people were hurt in the crash.")
        )
        if one.kind == "number"
    ]
