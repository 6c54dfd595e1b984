"""Two parties of a contest: who won and who lost tell one thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.attribution.certainty import certainty
from reportgen.comparison import compare
from reportgen.difference.contest import are_rivals
from reportgen.difference.contrast import opposed
from tests.told import told


def test_that_one_side_won_and_the_other_lost_is_no_contrary() -> None:
    assert opposed("Harbor won the cup final on Sunday.", "Castle lost the cup final on Sunday.") is None


def test_that_one_side_won_and_lost_is_a_contrary() -> None:
    assert opposed("Harbor won the cup final on Sunday.", "Harbor lost the cup final on Sunday.") is not None


@pytest.mark.parametrize(
    ("one", "other"), [("", "Harbor "), ("Harbor ", ""), ("The Harbor ", "The Harbor side ")]
)
def test_without_two_names_nobody_is_a_rival(one: str, other: str) -> None:
    assert not are_rivals(one, other)


@pytest.mark.parametrize(
    ("text", "cue", "put"),
    [
        ("The line rejected the offer.", "rejected", "stated"),
        ("The line rejected claims that it was late.", "rejected", "denied"),
        ("Die Reederei bestritt, dass das Schiff zu voll war.", "bestritt", "denied"),
    ],
)
def test_only_who_rejects_a_claim_denies(text: str, cue: str, put: str) -> None:
    at = text.index(cue)
    assert certainty(text, (0, len(text)), (at, at + len(cue))) == put


def test_one_teller_with_two_figures_in_two_texts_is_a_possible_difference() -> None:
    texts = (
        ("c", "Turnout in Marwa was 71.4 percent."),
        ("d", "Turnout in Marwa was 71.4 percent on Tuesday."),
    )
    one, other = (told(account, text, words=text) for account, text in texts)
    third = told("d", "Turnout in Marwa stood at 69 percent.", words="Turnout in Marwa stood at 69 percent.")
    passage = replace(third.statement.passage, article="another")
    third = replace(third, statement=replace(third.statement, passage=passage))
    fillers = (told("z", "Shares fell on Wednesday morning."), told("y", "Families waited in a gymnasium."))
    points = compare((one, other, third, *fillers)).points
    assert [point.verdict for point in points] == ["possible_difference"]
