"""Offices, acronyms and ranks: one teller under all that texts call him, and words that are no saying."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.account import gather
from reportgen.attribution import attribute, attributions
from reportgen.attribution.tellers import departments
from reportgen.attribution.tellers.acronyms import acronyms
from tests.articles import article


def speakers(text):
    return [found.speaker for found in attributions(text)]


def accounts(*texts):
    articles = [
        article(text, id=f"{number:012x}", source=f"Paper {number}") for number, text in enumerate(texts)
    ]
    found = gather(articles, {a.id: attribute(a) for a in articles}).accounts
    return [account.teller for account in found if account.kind not in ("outlet", "opinion")]


@pytest.mark.parametrize(
    ("words", "name", "office"),
    [
        ("Secretary of State Ann Hill", "Ann Hill", "Secretary of State"),
        ("U.S. Secretary of Defense Per Lund", "Per Lund", "U.S. Secretary of Defense"),
        (
            "Former Secretary of Homeland Security Ann Hill",
            "Ann Hill",
            "Former Secretary of Homeland Security",
        ),
        (
            "Secretary of Health and Human Services Ann Hill",
            "Ann Hill",
            "Secretary of Health and Human Services",
        ),
        ("Speaker of the House Ann Hill", "Ann Hill", "Speaker of the House"),
        ("Agriculture and Fisheries Minister Ann Hill", "Ann Hill", "Agriculture and Fisheries Minister"),
    ],
)
def test_a_department_before_a_name_belongs_to_the_office(words, name, office):
    text = f"{words} said the harbor was safe. {name.split()[1]} told reporters that it was deep."
    found = attributions(text)
    assert [one.speaker for one in found] == [name, name]
    assert found[0].role == office


@pytest.mark.parametrize(
    "words", ["The Bank of Norland", "Director of Music", "Secretary of State", "Ann Hill"]
)
def test_words_without_an_office_and_a_name_are_not_parted(words):
    assert departments.parted(words) is None


@given(st.text(max_size=80))
def test_any_words_are_parted_into_pieces_of_themselves_or_not_at_all(words):
    found = departments.parted(words)
    assert found is None or all(piece in words for piece in found)


def test_the_name_of_a_body_goes_on_behind_of_and_for():
    text = (
        "The Board for Harbor Works and Dredging (BHW) on Tuesday all but dropped its plan by saying "
        "the quay could stay."
    )
    assert speakers(text) == ["The Board for Harbor Works and Dredging"]


@pytest.mark.parametrize(
    "text",
    [
        "Fewer berths were let for the third week, a sign that the yards were closing.",
        "Norland's yards took on 300 welders in June, more than in May and a sign that orders may be back.",
        "The council on Monday touted press reports that a clerk had fled.",
        "The council named the Hill family, which owns the yard, which could suggest plans to move money.",
    ],
)
def test_nouns_additions_and_what_could_be_said_are_nobodys_words(text):
    assert not any(speakers(text))


@pytest.mark.parametrize(
    "text",
    [
        "Holm claims the yard paid nothing.",
        "Holm added 12 people were hurt.",
        "Holm added that a quay was closed.",
    ],
)
def test_a_claim_and_an_addition_that_hold_a_clause_are_said(text):
    assert "Holm" in speakers(text)


def test_a_short_name_in_brackets_is_the_long_one_in_every_article():
    found = accounts(
        "The Harbor Safety Board (HSB) said the quay was closed.", "The HSB said on Monday that it was deep."
    )
    assert found == ["The Harbor Safety Board"]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (
            "the Centers for Quay Study and Prevention (CQS) met",
            {"cqs": "Centers for Quay Study and Prevention"},
        ),
        ("the Norland coast guard (NCG) met", {}),
        ("in the evening (ABC) met", {}),
        ("(ABC) met", {}),
        ("the Harbor Board (HB) and the Holm Bank (HB) met", {}),
    ],
)
def test_an_acronym_is_that_of_the_capitals_before_it(text, known):
    assert acronyms([text]) == known


@given(st.lists(st.text(max_size=60), max_size=4))
def test_long_names_are_pieces_of_the_texts(texts):
    assert all(any(long in text for text in texts) for long in acronyms(texts).values())


def test_ranks_of_an_officer_make_no_second_officer():
    found = accounts(
        "Detective Constable Tim Hall, who led the search, said it was dark. DC Hall said it rained.",
        "Det Con Tim Hall said it was dark. Detective Hall told the inquest the path was wet.",
    )
    assert found == ["Tim Hall"]


def test_two_letters_before_an_unknown_name_are_part_of_it():
    assert "DC Comics" in accounts("DC Comics said the book was late.")


def test_a_title_alone_is_the_one_who_bears_it():
    found = accounts("Bishop Ann Hill said it was late.", "Bishop says the church was cold.")
    assert found == ["Ann Hill"]


def test_a_title_alone_that_two_bear_is_neither():
    found = accounts(
        "Bishop Ann Hill said it was late. Bishop Per Lund said it was dark.",
        "Bishop says the church was cold.",
    )
    assert sorted(found) == ["Ann Hill", "Bishop", "Per Lund"]


def test_an_office_is_one_however_its_head_is_shortened():
    found = accounts(
        "The Norland attorney general's office said so.", "The Norland AG's office said it was so."
    )
    assert len(found) == 1


def test_the_time_of_day_is_no_part_of_a_name():
    assert speakers("President Per Holm on Sunday morning told the city that it was safe.") == ["Per Holm"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Sweden: Last ferry leaves the port.", None),
        ("Sweden: “The last ferry has left.”", "Sweden"),
        ("Kremlin: No ferry left the port.", "Kremlin"),
        ("Holm: No ferry left the port.", "Holm"),
    ],
)
def test_a_country_before_a_colon_tells_where_and_a_seat_of_power_tells_who(text, speaker):
    assert (speakers(text) or [None]) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The drivers' union said that wages were low.", "The drivers' union"),
        ("Wages were low, the drivers’ union said.", "the drivers’ union"),
        ("According to the drivers' union, wages are low.", "the drivers' union"),
        ("Workers' groups told reporters that wages were low.", "Workers' groups"),
        ("The teachers' union's president said wages were low.", "The teachers' union's president"),
        ("The miners' leader, Per Lund, said wages were low.", "Per Lund"),
        ("The pilots' association said that 'wages were low' and rising.", "The pilots' association"),
    ],
)
def test_a_body_of_several_has_an_apostrophe_in_its_name(text, speaker):
    assert [found.speaker for found in attributions(text)] == [speaker]


@pytest.mark.parametrize(
    "text", ["He said 'no comment on wages' said nobody.", "It is the drivers'. Union is near."]
)
def test_an_apostrophe_at_the_end_of_a_word_owns_nothing_by_itself(text):
    assert "'" not in "".join(found.speaker or "" for found in attributions(text))
