"""Points: cells, verdicts, stances, and what one account alone has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.attribution.certainty import certainty
from reportgen.comparison import compare
from reportgen.told import Told
from tests.told import told

FILLER = (
    told("z", "Shares of the shipping company fell on Wednesday morning."),
    told("y", "Families waited in a school gymnasium for news."),
    told("x", "The minister promised an inquiry before the summer."),
)


def says(account: str, text: str, cue: str) -> Told:
    one = told(account, text, kind="indirect", words=text)
    at = max(0, text.find(cue))
    put = certainty(text, (0, len(text)), (at, at + len(cue)))
    return replace(one, statement=replace(one.statement, cue=cue, certainty=put))


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("Berg denied that the ferry Aurora was overloaded with cars.", "denied", "denies"),
        ("Berg rejected the claim that the ferry Aurora was overloaded.", "rejected", "denies"),
        ("Berg rejected an offer for the overloaded ferry Aurora.", "rejected", "states"),
    ],
)
def test_who_rejects_a_claim_denies_it_and_who_rejects_an_offer_does_not(text, cue, stance) -> None:
    statements = (
        told("outlet", "The ferry Aurora was overloaded with cars."),
        says("Berg", text, cue),
        *FILLER,
    )
    [point] = compare(statements).points
    assert {cell.account: cell.stance for cell in point.cells}["Berg"] == stance


def test_an_account_whose_figure_no_other_can_meet_differs_on_both_sides() -> None:
    statements = (
        told("a", "The ferry Aurora carried 212 passengers to Lethmark."),
        told("b", "The ferry Aurora carried 180 passengers to Lethmark."),
        *FILLER,
    )
    [point] = compare(statements).points
    assert point.verdict == "differ"
    assert [cell.stance for cell in point.cells] == ["differs", "differs"]


def test_how_surely_it_is_told_is_shown_and_leaves_agreement() -> None:
    statements = (
        told("a", "The ferry Aurora ran onto a sandbank near Lethmark on Tuesday."),
        told("b", "The ferry Aurora reportedly ran onto a sandbank near Lethmark on Tuesday."),
        *FILLER,
    )
    [point] = compare(statements).points
    assert point.verdict == "agree"
    assert "certainty" in [difference.kind for difference in point.differences]


def test_what_one_account_alone_has_comes_with_the_nearest_of_the_others() -> None:
    statements = (
        told("a", "Divers found the anchor and two chains in deep water on Friday."),
        told("b", "The deep water made the search for the crew of the ferry slow."),
        *FILLER,
    )
    found = compare(statements)
    assert found.points == ()
    [lone] = [one for one in found.lone if one.account == "a"]
    assert [near.passage.text for near in lone.nearest] == [statements[1].statement.passage.text]


def test_what_one_teller_says_in_several_texts_is_a_point_of_one_account() -> None:
    first = says("Strand", "A fire in the engine room stopped the ferry Aurora off Lethmark.", "said")
    other = says("Strand", "The ferry Aurora was stopped off Lethmark by a fire in its engine room.", "said")
    chain = replace(other.statement, chain=("article-two",), speaker="Strand")
    statements = (
        replace(first, statement=replace(first.statement, chain=("article-one",), speaker="Strand")),
        replace(other, statement=chain, origin="article-two"),
        *FILLER,
    )
    [point] = compare(statements).points
    assert (point.verdict, len(point.cells), point.origins) == ("one_account", 1, 2)
    assert point.differences == ()
