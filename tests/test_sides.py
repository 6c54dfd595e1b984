"""Sides: a state, a party, a camp or a body, as the descriptor tells; never by guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.attribution.sides import faction, foreign, party, principal, side, state, unplaced
from reportgen.attribution.sides.states import STATES
from reportgen.attribution.tellers.keys import office_key, person_key


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("head of the Norwegian delegation", "Norway"),
        ("minister of foreign affairs of France", "France"),
        ("a spokesman for Kazakhstan's border service", "Kazakhstan"),
        ("the foreign ministry in Oslo", "Norway"),
        ("secretary general of NATO", "NATO"),
        ("a White House lawyer", "US"),
        ("U.S.-led coalition spokesman", "US"),
        ("a former Norwegian minister", None),
        ("Norwegian opposition leader", "opposition (Norway)"),
        ("envoy to Syria", None),
        ("professor of Russian foreign policy", None),
        ("president of the American Chamber of Shipping in Russia", None),
        ("a spokesman for the United Dock Workers of America", "United Dock Workers of America"),
        ("Paris police", None),
        ("an Iranian-backed militia leader", None),
        ("a White House reporter", None),
        ("technical adviser to the American Mosquito Society", None),
    ],
)
def test_an_office_speaks_for_its_state_and_nobody_else_does(role: str, expected: str | None) -> None:
    assert side("Anne Morel", role) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("a Labour councillor", "Labour"),
        ("Republican senator", "Republicans"),
        ("Democratic candidate", "Democrats"),
        ("R-Ohio", "Republicans"),
        ("a Democrat of Delaware", "Democrats"),
        ("the Republican nominee's daughter", None),
        ("a ruling party official", "ruling party"),
        ("a union spokeswoman", "union"),
        ("the company's spokeswoman", "the company"),
        ("a lawyer for the family", "the family"),
        ("a lawyer for the family of the driver who died", "the family of the driver"),
        ("defense lawyer", "defense"),
        ("a federal prosecutor", "prosecution"),
        ("a former federal prosecutor", None),
        ("Brightgas's chief executive", "Brightgas"),
        ("his lawyer", None),
        ("a baker", None),
    ],
)
def test_domestic_events_have_sides_too(role: str, expected: str | None) -> None:
    assert side("Anne Morel", role) == expected


@pytest.mark.parametrize(
    ("teller", "expected"),
    [
        ("Oslo", "Norway"),
        ("the Kremlin", "Russia"),
        ("the U.S.", "US"),
        ("Norwegians", None),
        ("Mexicans", None),
        ("the Romanian", None),
        ("the Taliban", "Taliban"),
        ("The Washington", None),
        ("WASHINGTON", None),
        ("Kim Jong Un", None),
        ("House Democrats", "Democrats"),
        ("Democratic Republic of Congo", "DR Congo"),
        ("Prosecutors", "prosecution"),
        ("The New York Times", None),
    ],
)
def test_a_name_alone_is_a_side_where_it_is_a_state_or_a_party(teller: str, expected: str | None) -> None:
    assert side(teller, None) == expected


def test_who_serves_somebody_is_told_from_both_orders() -> None:
    assert principal("Mr. Hill's lawyer") == "Mr. Hill"
    assert principal("a spokeswoman for the Hill campaign") == "Hill campaign"
    assert principal("a former aide to Ms. Hill") is None
    assert principal("a spokesman for Mrs") is None
    assert principal(None) is None


@pytest.mark.parametrize(
    "spellings",
    [
        ("Hassan Rouhani", "Hassan Rohani"),
        ("Volodymyr Zelensky", "President Volodymyr Zelenskyy", "Volodymyr Zelenskiy"),
        ("Thomas Müller", "Thomas Mueller", "Thomas Muller"),
        ("Yuri V. Ushakov", "Yury Ushakov", "YURI USHAKOV"),
        ("Søren Østergård", "Soren Ostergard"),
    ],
)
def test_one_name_has_one_key_in_all_its_spellings(spellings: tuple[str, ...]) -> None:
    assert len({person_key(name) for name in spellings}) == 1


def test_other_people_have_other_keys() -> None:
    people = ("Ann Hill", "Anne Hill", "Jon Smith", "John Smith", "Anne Morel", "Paul Morel")
    assert len({person_key(name) for name in people}) == len(people)


def test_an_office_has_one_key_however_its_state_is_named() -> None:
    ways = (
        "Russia's Foreign Ministry",
        "the Russian Foreign Ministry",
        "Foreign Ministry of Russia",
        "the Ministry of Foreign Affairs of Russia",
    )
    assert {office_key(way) for way in ways} == {"Russia: foreign ministry"}
    assert office_key("the White House") == office_key("White House") != office_key("the State Department")
    assert office_key("a White House official") is None
    assert office_key("the Norwegian Opera") is None


@given(st.text(max_size=120))
def test_any_words_have_a_side_or_none(words: str) -> None:
    for found in (side(words, words), state(words), faction(words), party(words), principal(words)):
        assert found is None or found.strip()
    assert len(unplaced(words)) <= len(words)
    person_key(words)
    office_key(words)


def test_every_side_of_the_other_languages_is_one_of_the_english_table():
    english = {line.partition(":")[0] for line in STATES.strip().splitlines()}
    assert {name for name, _, _ in foreign._sides()} <= english


def test_one_of_somebodys_lawyers_serves_whom_they_serve():
    assert principal("one of Hill's lawyers") == "Hill"
    assert state("one of France's ministers") == "France"
