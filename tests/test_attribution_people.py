"""The right person: offices, surnames of two, firms, names that no person has."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.attribution import attribute
from reportgen.attribution.cues import CUES
from reportgen.attribution.english import wording
from reportgen.attribution.english.people import people
from reportgen.attribution.tellers import descriptions, firms, names
from tests.articles import article


def last_teller(text):
    return attribute(article(text)).statements[-1].speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Norway's President said it broke. It was old, Norwegian President Anna Lie said.", "Anna Lie"),
        ("Norwegian Prime Minister Anna Lie came. The Norwegian leader said it broke.", "Anna Lie"),
        ("Norwegian Prime Minister Anna Lie came. The Prime Minister said it broke.", "Anna Lie"),
        (
            "Prime Minister Anna Lie met Foreign Minister Per Aas. The prime minister said it broke.",
            "Anna Lie",
        ),
        ("Prime Minister Anna Lie met Foreign Minister Per Aas. The premier said it broke.", "Anna Lie"),
        ("Anna Lie, the family's attorney, came. The lawyer said it broke.", "Anna Lie"),
        ("Senator Anna Lie came. The lawmaker said it broke.", "Anna Lie"),
        ("Anna Lie, a spokeswoman for the port, came. The spokesperson said it broke.", "Anna Lie"),
        ("The Danish ambassador, Anna Lie, came. The diplomat said it broke.", "Anna Lie"),
        ("Police chief Anna Lie came. The police chief said it broke.", "Anna Lie"),
        ("The town's former fire chief Anna Lie came. The former fire chief said it broke.", "Anna Lie"),
        ("U.S. President Anna Lie came. The U.S. president said it broke.", "Anna Lie"),
        ("President Anna Lie of Chile came. The Chilean president said it broke.", "Anna Lie"),
        ("Chile's President Anna Lie came. The president of Chile said it broke.", "Anna Lie"),
        ("Former President Anna Lie came. The former president said it broke.", "Anna Lie"),
        ("Anna Lie, 44, a teacher in Osk, came. The teacher said it broke.", "Anna Lie"),
        ("Anna Lie, who is the mayor of Osk, came. The mayor said it broke.", "Anna Lie"),
        ("Osk Mayor Anna Lie met Elm Mayor Per Lund. The Osk mayor said it broke.", "Anna Lie"),
        ("Norway's foreign minister, Anna Lie, came. Norway's foreign minister said it broke.", "Anna Lie"),
        ("Anna Lie came. But Lie said it broke.", "Anna Lie"),
    ],
)
def test_an_office_is_its_holder(text, speaker):
    assert last_teller(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Former President Anna Lie came. The president said it broke.", "The president"),
        ("Vice President Anna Lie came. The president said it broke.", "The president"),
        (
            "Norwegian President Anna Lie met Danish Chancellor Per Aas. The leader said it broke.",
            "The leader",
        ),
        ("Senator Anna Lie met Senator Per Aas. The lawmaker said it broke.", "The lawmaker"),
        ("Osk Mayor Anna Lie came. The Elm mayor said it broke.", "The Elm mayor"),
        ("An aide to the mayor, Anna Lie, came. The aide said it broke.", "The aide"),
        ("Two senators came. The senator said it broke.", "The senator"),
        ("Norway's foreign minister said it broke.", "Norway's foreign minister"),
    ],
)
def test_an_office_that_is_nobodys_or_of_two_stays_as_it_stands(text, speaker):
    assert last_teller(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("John Hill and Mary Hill came. Hill said it broke.", "Hill"),
        ("John Hill and Mary Hill came. Mrs. Hill said it broke.", "Mary Hill"),
        ("John Hill and Mary Hill came. Mr. Hill said it broke.", "John Hill"),
        ("John Hill and Oddny Hill came. Mr. Hill said it broke.", "Hill"),
        ("Mayor Oddny Hill and Per Hill, a fisherman, came. Mayor Hill said it broke.", "Oddny Hill"),
        ("Mayor Oddny Hill and Mayor Per Hill came. Mayor Hill said it broke.", "Hill"),
    ],
)
def test_a_surname_of_two_is_never_guessed(text, speaker):
    assert last_teller(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Elm Lines Inc. runs the ferry. The company said it broke.", "Elm Lines"),
        ("Brightgas said it would close. The firm said it broke.", "Brightgas"),
        ("Brightgas, a maker of stoves, closed. The company said it broke.", "Brightgas"),
        ("Oak Airlines flew. The airline said it broke.", "Oak Airlines"),
        ("The shipping company Nordvik lost a boat. The company said it broke.", "Nordvik"),
        ("Elm Lines lost a boat to Elm Lines Ltd. The company said it broke.", "Elm Lines"),
    ],
)
def test_the_company_is_the_one_that_was_named(text, speaker):
    assert last_teller(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Elm Lines and Oak Airlines Inc. run it. The company said it broke.", "The company"),
        ("Elm Lines runs it. The bank said it broke.", "The bank"),
        ("Elm Lines runs it. The Danish company said it broke.", "The Danish company"),
        ("The company said it broke. Elm Lines Inc. came.", "The company"),
        ("Norway said that it fell. The company said it broke.", "The company"),
        ("Police said that it fell. The company said it broke.", "The company"),
        ("Ministry officials said that it fell. The company said it broke.", "The company"),
    ],
)
def test_a_company_that_may_be_another_stays_as_it_stands(text, speaker):
    assert attribute(article(text)).statements[-1 if "came" not in text else 0].speaker == speaker


@pytest.mark.parametrize(
    "name",
    [
        "Rust Belt",
        "White House",
        "Cold War",
        "Fair Housing Act",
        "Long Island",
        "Supreme Leader",
        "Gold Medal",
        "New Hampshire",
        "Port Vellan",
        "Election Day",
        "Saudi Arabia",
        "Prime Minister",
        "Vice President",
        "France's President",
        "Climate Change",
        "Consumer Protection",
        "Homeland Security",
        "Eastern Europe",
        "Capitol Heights",
        "Nordvik Prize",
    ],
)
def test_what_no_person_is_called_is_no_person(name):
    assert not names.is_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "Anna Lie",
        "Kim West",
        "Martin Clement",
        "Per North",
        "Sir Jude Law",
        "Mayor Ann Park",
        "Doris Day",
        "Stephen King",
        "Yuri V. Belov",
        "Carla del Monte",
    ],
)
def test_a_persons_name_stays_one(name):
    assert names.is_person(name)


def test_a_capital_that_opens_a_sentence_is_no_part_of_a_name():
    text = (
        "Neither Clara Lund nor Per Aas came. Unlike Anna Lie, they stayed. Both Mr. Lund and Ida Berg sat."
    )
    assert [m.name for m in people(text, CUES["en"]).mentions] == [
        "Clara Lund",
        "Per Aas",
        "Anna Lie",
        "Clara Lund",
        "Ida Berg",
    ]
    assert names.without_lead("But Clara Lund") == "Clara Lund"
    assert names.without_lead("but nobody") == "but nobody"


def test_a_body_that_begins_like_a_title_keeps_its_name():
    text = "Major League Handball said it would wait."
    assert last_teller(text) == "Major League Handball"


def test_a_longer_description_takes_the_place_of_a_bare_noun():
    text = "Anchor Anna Lie came. It broke, said the former television anchor Anna Lie."
    assert people(text, CUES["en"]).roles["Anna Lie"] == "former television anchor"


def test_firms_stand_once_each_and_in_order():
    text = "Elm Lines Inc. and the airline Oak Air met. Elm Lines Inc. paid Brightgas, a retailer, in cash."
    found = firms.firms(text)
    assert [(firm.name, firm.noun) for firm in found] == [
        ("Elm Lines", ""),
        ("Oak Air", "airline"),
        ("Brightgas", "retailer"),
    ]
    assert firms.meant("airline", found) == "Oak Air"
    assert firms.meant("company", found) is None


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.sampled_from("Elm Lines Inc . , a the company Co bank of said “ \n".split(" ")), max_size=60)
)
def test_any_words_are_searched_for_firms(words):
    text = " ".join(words)
    for firm in firms.firms(text):
        assert firm.name in text


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=40))
def test_whether_words_end_in_an_office_is_known_of_any(words):
    assert descriptions.is_office(words) in (True, False)
    assert names.is_person(words) in (True, False)


def test_a_noun_for_people_before_a_name_is_no_part_of_it():
    assert names.untitled("Activist Anna Lie") == ["Anna", "Lie"]
    assert names.untitled("Judge Lie") == ["Lie"]
    assert last_teller("Prosecutor Anna Lie said it broke.") == "Anna Lie"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the mayor Ann Hill (Labour)", ("the mayor", "Ann Hill")),
        ("the harbor of Elm", None),
        ("officials", None),
        ("the Harbor Board", None),
        ("Hill's", ("", "Hill")),
    ],
)
def test_the_name_in_a_speakers_words_is_the_run_of_capitals_at_their_end(words, expected):
    assert wording.last_run(words) == expected


def test_a_speakers_words_are_freed_of_days_seats_and_documents():
    assert wording.tidy("Elm-based Oak Lines on Monday") == "Oak Lines"
    assert wording.tidy("a statement from the harbor office") == "the harbor office"
    assert wording.tidy("Ann Hill, who") == "Ann Hill"
