"""Who bears a name: one person under all the names that articles have for him."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.account import gather
from reportgen.attribution import attribute
from reportgen.attribution.tellers import names, nicknames
from reportgen.attribution.tellers.bearers import full_names, given_names
from reportgen.attribution.tellers.descriptions import describe
from reportgen.attribution.tellers.keys import person_key
from tests.articles import article


def accounts(*texts):
    articles = [
        article(text, id=f"{number:012x}", source=f"Paper {number}") for number, text in enumerate(texts)
    ]
    return gather(articles, {a.id: attribute(a) for a in articles}).accounts


def people(*texts):
    return [account.teller for account in accounts(*texts) if account.kind == "person"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Maine Gov. Lund", "Lund"),
        ("New York Gov. Ida Lund", "Ida Lund"),
        ("N.J. Gov. Ida Lund", "Ida Lund"),
        ("West Virginia Sen. Ida Lund", "Ida Lund"),
        ("President-elect Ida Lund", "Ida Lund"),
        ("Vice President-elect Ida Lund", "Ida Lund"),
        ("Getty Images Ida Lund", "Ida Lund"),
        ("Image copyright Getty Images Ida Lund", "Ida Lund"),
    ],
)
def test_a_state_an_office_and_a_credit_before_a_name_are_no_part_of_it(written, name):
    assert " ".join(names.untitled(written)) == name


@pytest.mark.parametrize("credit", ["Getty Images", "Image Copyright", "Harbor Photos"])
def test_a_credit_is_no_person(credit):
    assert not names.is_person(credit)


def test_a_name_that_ends_in_another_full_name_is_that_persons():
    full = full_names(["Add Ida Lund", "Ida Lund"])
    assert full[person_key("Add Ida Lund")] == full["lund"] == "Ida Lund"


def test_a_given_name_more_makes_it_another_person():
    full = full_names(["Anna Maria Holm", "Maria Holm"])
    assert full[person_key("Anna Maria Holm")] == "Anna Maria Holm"
    assert "holm" not in full


def test_a_nickname_and_its_full_form_are_one_person_with_one_surname():
    full = full_names(["Mike Lund", "Michael Lund", "Michael Lund"])
    assert full[person_key("Mike Lund")] == full["lund"] == "Michael Lund"


def test_two_of_unlike_offices_are_two_whatever_their_nicknames():
    roles = {
        person_key("Mike Lund"): [describe("a pilot")],
        person_key("Michael Lund"): [describe("the mayor")],
    }
    full = full_names(["Mike Lund", "Michael Lund"], roles)
    assert full[person_key("Mike Lund")] == "Mike Lund"
    assert "lund" not in full


def test_unlike_given_names_are_two_people():
    assert "lund" not in full_names(["Mark Lund", "Michael Lund"])


@given(
    st.lists(st.sampled_from(["Ida Lund", "Add Ida Lund", "Mike Holm", "Michael Holm", "Bo Berg", "Berg Bo"]))
)
def test_every_full_name_leads_to_itself(found):
    full = full_names(found)
    assert all(full[person_key(name)] == name for name in full.values())
    assert full == full_names(found)


def test_a_first_word_is_the_persons_where_it_is_nobodys_surname():
    assert given_names(full_names(["Geng Shuang", "Ida Lund"])) == {"geng": "Geng Shuang", "ida": "Ida Lund"}
    assert given_names(full_names(["Lund Shuang", "Ida Lund"])) == {"ida": "Ida Lund"}


@given(
    st.sampled_from(["Mike", "Bob", "Kate", "Ida"]),
    st.sampled_from(["Michael", "Robert", "Katherine", "Ida"]),
)
def test_forms_of_a_name_are_one_both_ways(one, other):
    assert nicknames.are_one(one, other) == nicknames.are_one(other, one)
    assert nicknames.are_one(one, one)


def test_one_person_is_one_account_under_nickname_title_and_surname():
    found = people(
        "Senator Mike Lund said the pier was shut.\n\nLund said the deck had burned twice.",
        "Michael Lund, a senator, said the ferry was full.\n\nGetty Images Michael Lund said it sank.",
    )
    assert found in (["Michael Lund"], ["Mike Lund"])


def test_a_governor_of_a_state_is_the_one_named_in_full():
    assert people(
        "Paul Lunde is the governor of Maine.\n\nMaine Gov. Lunde said the pier was shut.\n\n"
        "Lunde said the deck had burned twice."
    ) == ["Paul Lunde"]


def test_a_family_name_that_stands_first_is_its_bearers():
    assert people(
        "Geng Shuang, a spokesman, said the pier was shut.\n\nGeng said the deck had burned twice."
    ) == ["Geng Shuang"]


def test_a_titled_single_name_is_not_the_given_name_of_another():
    found = people(
        "Francis Lunde said the pier was shut.\n\nPope Francis said the deck had burned twice.\n\n"
        "Francis said the ferry was full."
    )
    assert "Francis" in found


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Rep. Ida Lund (R) said the pier was shut.", "Republicans"),
        ("Rep. Ida Lund (D-Calif.) said the pier was shut.", "Democrats"),
        ("Sen. Ida Lund, R-Texas, said the pier was shut.", "Republicans"),
        ("Rep. Ida Lund, D-N.Y., said the pier was shut.", "Democrats"),
        ("Ida Lund said the pier was shut. It burned, said Lund (D).", "Democrats"),
        ("Ida Lund, a former White House press secretary, said the pier was shut.", None),
        ("Former White House press secretary Ida Lund said the pier was shut.", None),
        ("The pier was shut, former White House press secretary Ida Lund said.", None),
        ("Former press secretary Ida Lund said the White House was shut.", None),
        ("Ida Lund, a White House press secretary, said the pier was shut.", "US"),
    ],
)
def test_the_letter_behind_a_name_is_a_party_and_a_past_office_is_none(text, side):
    found = {account.teller: account.side for account in accounts(text)}
    assert found["Ida Lund"] == side
