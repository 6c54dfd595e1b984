"""Accounts gathered over several articles."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.account import gather
from reportgen.attribution import attribute
from tests.articles import article

DAILY = article(
    "The pier was closed on Monday.\n\nFrench President Anne Morel said the pier was unsafe.\n\n"
    "The talks failed, said Igor Belov, an adviser to Ms. Morel.",
    source="The Daily",
    id="a" * 12,
)
BLOG = article(
    "I am glad. I should say so. From Coastal News.\n\nThe pier is unsafe, Morel said.\n\n"
    "The deck fell, an official said.",
    source="A Blog",
    id="b" * 12,
)
OTHER = article("The deck fell, an official said.\n\nIt rained.", source="Evening Post", id="c" * 12)


def gathered(*articles, **options):
    return gather(articles, {a.id: attribute(a) for a in articles}, **options)


def by_name(result):
    return {account.teller: account for account in result.accounts}


def test_one_teller_is_one_account_through_all_channels():
    morel = by_name(gathered(DAILY, BLOG))["Anne Morel"]
    assert (morel.kind, morel.role, morel.side, morel.statements) == (
        "person",
        "French President",
        "France",
        2,
    )
    assert [len(chain) for chain in morel.channels] == [1, 2]


def test_an_adviser_takes_the_side_of_the_one_advised():
    assert by_name(gathered(DAILY))["Igor Belov"].side == "France"


def test_the_config_wins_over_the_texts():
    found = by_name(gathered(DAILY, sides={"anne morel": "Harbor League", "Daily": "Press"}))
    assert (found["Anne Morel"].side, found["The Daily"].side) == ("Harbor League", "Press")


def test_an_outlet_has_only_the_side_it_was_given():
    given_side = article("It rained.", source="Ministry Site", side="Norland")
    assert by_name(gathered(given_side))["Ministry Site"].side == "Norland"
    assert by_name(gathered(DAILY))["The Daily"].side is None


def test_two_outlets_officials_are_not_taken_for_one():
    officials = [a for a in gathered(BLOG, OTHER).accounts if a.teller == "an official"]
    assert len({a.id for a in officials}) == 2


def test_a_comment_is_an_account_of_its_own():
    found = by_name(gathered(BLOG))["A Blog (comment)"]
    assert (found.kind, found.statements) == ("opinion", 2)


def test_a_surname_of_two_people_joins_neither():
    text = "Anne Morel said it fell. Paul Morel said it stood."
    both = article(text, id="d" * 12)
    short = article("The deck fell, Morel said.", id="e" * 12)
    assert "Morel" in by_name(gathered(both, short))


def test_a_carrier_with_the_name_of_a_source_is_that_source():
    source = article("The deck fell at noon.", source="The Coastal News", id="f" * 12)
    citing = article("Coastal News reported that the deck fell.", source="The Daily", id="1" * 12)
    outlets = [a for a in gathered(source, citing).accounts if a.kind == "outlet"]
    assert len(outlets) == 1


def test_columns_stand_in_the_order_asked_for_and_then_of_the_articles():
    assert [a.teller for a in gathered(DAILY, OTHER).accounts][:2] == ["The Daily", "Evening Post"]
    assert gathered(DAILY, OTHER, order=("Morel", "Evening Post")).accounts[0].teller == "Evening Post"
    assert gathered(DAILY, OTHER, order=("Anne Morel",)).accounts[0].teller == "Anne Morel"


def test_marks_run_from_a_to_z_and_on():
    many = article(" ".join(f"Anne M{chr(97 + n // 26)}{chr(97 + n % 26)}k said it fell." for n in range(30)))
    marks = [a.mark for a in gathered(many).accounts]
    assert (marks[0], marks[25], marks[26]) == ("A", "Z", "AA")


def test_every_sentence_is_somebodys():
    result = gathered(DAILY, BLOG, OTHER)
    known = {account.id for account in result.accounts}
    places = {(a.id, s.start) for a in (DAILY, BLOG, OTHER) for s in a.sentences}
    assert set(result.of) == places
    assert set(result.of.values()) == known
    assert sum(account.statements for account in result.accounts) == len(places)


@settings(max_examples=20, deadline=None)
@given(st.permutations([DAILY, BLOG, OTHER]))
def test_whose_a_sentence_is_does_not_hang_on_the_order_of_articles(articles):
    assert dict(gathered(*articles).of) == dict(gathered(DAILY, BLOG, OTHER).of)


def kinds(text):
    return {a.teller: a.kind for a in gathered(article(text, id="9" * 12)).accounts if a.kind != "outlet"}


def test_firms_are_offices_and_plural_descriptions_are_groups():
    text = (
        "Elm Lines said it fell. Survivors said it shook. Norton-based Brightgas said it burned. "
        "The Gulf Sailors' Union said it was old. Two residents said it swayed. "
        "The coast guard said it sank. Quillfix said it stood. Mr. Varga said it leaned."
    )
    assert kinds(text) == {
        "Elm Lines": "office",
        "Survivors": "group",
        "Brightgas": "office",
        "The Gulf Sailors' Union": "office",
        "Two residents": "group",
        "The coast guard": "office",
        "Quillfix": "group",
        "Varga": "person",
    }


def test_a_description_in_another_article_joins_the_one_who_bears_it():
    full = article("Joakim Lie, the harbor master, said it fell.", id="2" * 12, source="The Daily")
    short = article("The harbor master said it was old.", id="3" * 12, source="Evening Post")
    lie = by_name(gathered(full, short))["Joakim Lie"]
    assert lie.statements == 2
    second = article("Per Aas, the harbor master, said it stood.", id="4" * 12, source="Third")
    assert by_name(gathered(full, short, second))["The harbor master"].statements == 1


def test_a_surname_joins_the_full_name_that_another_article_only_mentions():
    naming = article("The council met Joakim Lie on Monday.", id="5" * 12, source="The Daily")
    short = article("Mr. Lie said it was old.", id="6" * 12, source="Evening Post")
    assert "Joakim Lie" in by_name(gathered(naming, short))


def test_an_anonymous_official_is_one_teller_throughout_an_article_and_keeps_the_side():
    text = (
        "A Norwegian official said it fell. The official said it was old. The deck bent, the official said."
    )
    official = by_name(gathered(article(text, id="7" * 12)))["A Norwegian official"]
    assert (official.kind, official.side, official.statements) == ("person", "Norway", 3)


def test_spellings_of_one_name_are_one_account():
    one = article("Hassan Rouhani said it fell.", id="2" * 12, source="The Daily")
    other = article(
        "Hassan Rohani said it stood. Rohani said it was old.", id="3" * 12, source="Evening Post"
    )
    assert [a.statements for a in gathered(one, other).accounts if a.kind == "person"] == [3]


def test_one_ministry_is_one_account_however_its_state_is_named():
    one = article("Russia's Foreign Ministry said it fell.", id="2" * 12, source="The Daily")
    other = article("The Russian Foreign Ministry said it stood.", id="3" * 12, source="Evening Post")
    third = article("The Foreign Ministry said it was old.", id="4" * 12, source="Third")
    [ministry] = [a for a in gathered(one, other, third).accounts if a.kind == "office"]
    assert (ministry.statements, ministry.side) == (3, "Russia")


def test_the_company_is_the_one_that_the_articles_name():
    one = article("Elm Lines said it fell.", id="2" * 12, source="The Daily")
    other = article("The company said it stood.", id="3" * 12, source="Evening Post")
    assert [a.statements for a in gathered(one, other).accounts if a.kind == "office"] == [2]
    second = article("Oak Shipping said it leaned.", id="4" * 12, source="Third")
    fourth = article("The company said it bent.", id="5" * 12, source="Fourth")
    companies = [a for a in gathered(one, other, second, fourth).accounts if a.teller == "The company"]
    assert len(companies) == 2


def test_a_body_is_on_the_side_of_its_spokeswoman():
    text = (
        "Maria Lund, a spokeswoman for Elm Lines, said it fell. Elm Lines said it stood. "
        "Oak Shipping said it leaned. Anders Moe, the head of Elm Lines, said it was old."
    )
    found = by_name(gathered(article(text, id="2" * 12)))
    assert {name: found[name].side for name in ("Maria Lund", "Elm Lines", "Anders Moe", "Oak Shipping")} == {
        "Maria Lund": "Elm Lines",
        "Elm Lines": "Elm Lines",
        "Anders Moe": "Elm Lines",
        "Oak Shipping": None,
    }


def test_a_role_of_the_past_gives_no_side():
    text = (
        "Anne Morel, a former French minister, said it fell. Igor Belov, an aide to Ms. Morel, said it stood."
    )
    found = by_name(gathered(article(text, id="2" * 12)))
    assert (found["Anne Morel"].side, found["Igor Belov"].side) == (None, "Anne Morel")


def test_a_description_is_of_the_one_person_whom_all_articles_describe_so():
    one = article("The panel's senior Democrat said it fell.", id="2" * 12, source="The Daily")
    other = article(
        "The Democrat, Representative Adam Pell, said it stood. Mr. Pell, the ranking member of the "
        "House Harbor Panel, said it leaned.",
        id="3" * 12,
        source="Evening Post",
    )
    assert by_name(gathered(one, other))["Adam Pell"].statements == 3


def test_a_description_that_fits_two_or_is_not_borne_out_stays_apart():
    one = article("The panel's senior Democrat said it fell.", id="2" * 12, source="The Daily")
    vague = article("The Democrat, Adam Pell, said it stood.", id="3" * 12, source="Evening Post")
    two = article(
        "Adam Pell, the senior Democrat on the Harbor Panel, said it stood. "
        "Rita Voss, the senior Democrat on the Rail Panel, said it bent.",
        id="4" * 12,
        source="Third",
    )
    for other in (vague, two):
        assert "The panel's senior Democrat" in by_name(gathered(one, other))


def test_its_spokesman_is_on_the_side_of_the_body_that_spoke_before():
    text = (
        "The Russian embassy denied it. Its spokesman, Timur Orlov, said it fell. "
        "Elm Lines said it stood. Its spokeswoman, Maria Lund, said it leaned. "
        "Its owner, Rolf Moe, said it rained."
    )
    found = by_name(gathered(article(text, id="2" * 12)))
    sides = [found[name].side for name in ("Timur Orlov", "Maria Lund", "Rolf Moe")]
    assert sides == ["Russia", "Elm Lines", None]


def test_a_surname_in_a_german_article_is_the_person_whom_another_one_names():
    one = article(
        "Ministerin Eva Lorenz sagte, die Brücke sei sicher.", id="2" * 12, source="A", language="de"
    )
    other = article("„Die Brücke hält“, sagte Lorenz am Montag.", id="3" * 12, source="B", language="de")
    assert by_name(gathered(one, other))["Eva Lorenz"].statements == 2


def test_the_short_name_of_a_carrier_is_no_teller_beside_it():
    text = "It rained. From the Coast Mercury.\n\nThe deck fell, the Mercury said on Monday."
    assert "the Mercury" not in by_name(gathered(article(text, source="A Blog", id="2" * 12)))
