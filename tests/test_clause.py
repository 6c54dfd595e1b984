"""Where a sentence may be cut into clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.clause import clauses


def cut(sentence: str, language: str = "en") -> list[str]:
    return [sentence[start:end] for start, end in clauses(sentence, language)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The talk lasted some forty minutes", "and centered on the harbor dispute between the towns."),
        ("The pilot radioed for help at noon;", "the coast guard answered within two minutes."),
        ("The ferry hit a sandbank off Osk,", "injuring four of the people on board."),
        ("The mayor closed both bridges on Monday,", "but the buses were told to keep running."),
        ("The company stopped all sales on Friday", "and then ordered a review of its factories."),
        ("He said that 90 people had been rescued", "and that two helicopters were still searching."),
        ("Police found the car near the old mill,", "which was searched for two days."),
    ],
)
def test_a_sentence_that_tells_two_things_is_cut_before_the_second(first: str, second: str) -> None:
    assert cut(f"{first} {second}") == [first, second]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor and the council of the old town agreed on a new bridge.",
        "Eleven agents and uniformed officers took part in the long night.",
        "Records proved that Berg had, as he always claimed, made the call from the station.",
        "She arrived and left.",
        "The minister (who had flown in, but had not slept at all) opened the old bridge on Monday.",
        "He sold bread, milk, cheese and smoked fish to the crews of the ferries.",
    ],
)
def test_a_sentence_that_tells_one_thing_stays_whole(sentence: str) -> None:
    assert cut(sentence) == [sentence]


def test_german_clauses_are_cut_at_a_comma_with_a_conjunction() -> None:
    found = cut("Der Minister lobte die Helfer vor Ort, aber die Stadt forderte mehr Geld vom Land.", "de")
    assert found[1] == "aber die Stadt forderte mehr Geld vom Land."


def test_a_language_without_rules_is_cut_at_semicolons_only() -> None:
    found = cut("Il ministro ha lodato i soccorsi di ieri; il sindaco chiede altri soldi subito.", "it")
    assert len(found) == 2


def test_what_is_no_sentence_is_left_whole() -> None:
    assert len(clauses("and was told, " * 5000)) == 1


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from("and was , ; but he ended the show (".split())).map(" ".join)
)
def test_clauses_cover_the_sentence_but_for_blanks(sentence: str) -> None:
    found = clauses(sentence)
    at = 0
    for start, end in found:
        assert not sentence[at:start].strip()
        assert at <= start <= end
        at = end
    assert not sentence[at:].strip()
