"""What cannot both be so, in words without a negation or a figure."""

from __future__ import annotations

import pytest

from reportgen.difference import between
from reportgen.difference.value import SHOWN_ONLY, Side
from reportgen.passage import Passage


def side(account, text):
    return Side(account=account, passage=Passage(article=account, start=0, end=len(text), text=text))


def differ(left, right):
    return [one.note for one in between(side("a", left), side("b", right)) if one.kind not in SHOWN_ONLY]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The fire was an accident, the mayor said.", "The fire was arson, the mayor said."),
        ("The gates were locked, fans said.", "The gates were open, fans said."),
        ("The bank is solvent, its chairman said.", "The bank is insolvent, its chairman said."),
        ("The patient was in stable condition.", "The patient was in critical condition."),
        ("The victims were civilians.", "The victims were fighters."),
        ("The court upheld the law on ferries.", "The court overturned the law on ferries."),
        ("The Lethmark ship rammed the Tarrin boat.", "The Tarrin boat rammed the Lethmark ship."),
        ("Minister Holm phoned Minister Lund on Friday.", "Minister Lund phoned Minister Holm on Friday."),
    ],
)
def test_contrary_words_and_parties_the_other_way_round_differ(left, right):
    assert differ(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The patient was in critical but stable condition.", "The patient was in stable condition."),
        ("The fire was no accident, the mayor said.", "The fire was deliberate, the mayor said."),
        ("The gates were not open, fans said.", "The gates were locked, fans said."),
        ("The Lethmark ship rammed the Tarrin boat.", "The Tarrin boat was rammed by the Lethmark ship."),
    ],
)
def test_the_same_in_other_words_does_not(left, right):
    assert not differ(left, right)
