"""What differs between accounts of one thing; the cases stand in rules/differences.md."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.difference import Side, between, differences, measured
from reportgen.difference.contrast import predicates
from reportgen.difference.doubt import TABLE
from reportgen.difference.matter import matter
from reportgen.difference.opposites import stem
from reportgen.difference.rivals import names
from reportgen.passage import Passage

RULES = Path(__file__).parent / "rules" / "differences.md"


def side(text: str, account: str = "a", start: int = 0, day: int | None = None) -> Side:
    """An account's sentence at some place of its article."""
    passage = Passage(article=f"article-{account}", start=start, end=start + len(text), text=text)
    published = None if day is None else datetime(2020, 3, day, tzinfo=UTC)
    return Side(account=account, passage=passage, published=published)


def cases() -> list[tuple[str, str, list[str]]]:
    """The rows of the table, without its head."""
    rows = [
        line.strip("|\n ").split("|") for line in RULES.read_text("utf-8").splitlines() if line[:1] == "|"
    ]
    return [(row[0].strip(), row[1].strip(), row[2].split() if len(row) > 2 else []) for row in rows[2:]]


@pytest.mark.parametrize(("one", "other", "expected"), cases())
def test_two_tellings_differ_as_the_table_says(one, other, expected):
    found = between(side(one), side(other, "b"))
    assert [d.kind + "?" * (not d.sure) for d in found] == expected


@pytest.mark.parametrize(("one", "other", "expected"), cases())
def test_it_does_not_matter_which_account_comes_first(one, other, expected):
    found = between(side(other), side(one, "b"))
    assert [d.kind + "?" * (not d.sure) for d in found] == expected


def test_a_later_higher_toll_is_an_update():
    (found,) = between(side("9 people died.", day=1), side("The toll rose to 31.", "b", day=2))
    assert (found.kind, found.sure, found.note) == ("update", True, "number of dead, updated")


@pytest.mark.parametrize(("first", "second"), [(2, 1), (1, 1), (None, 2)])
def test_a_higher_toll_that_is_not_known_to_be_later_is_a_difference(first, second):
    (found,) = between(side("9 people died.", day=first), side("The toll rose to 31.", "b", day=second))
    assert found.kind == "number"


def test_values_stand_in_the_order_of_the_sides_and_quote_their_passages():
    sides = [side("He paid $5m.", "x", 40), side("He paid $9m.", "y", 7), side("She paid $5 million.", "z")]
    (found,) = differences(sides)
    assert [value.account for value in found.values] == ["x", "y", "z"]
    assert [value.quantity for value in found.values] == [5e6, 9e6, 5e6]
    assert found.values[0].span == Passage(article="article-x", start=48, end=51, text="$5m")
    assert all(value.passage.covers(value.span) for value in found.values)


def test_one_account_never_differs_from_itself():
    assert (
        differences([side("It took 35 minutes."), side("It took 20 minutes."), side("He did not go.")]) == ()
    )


def test_figures_that_are_far_apart_are_of_two_things():
    assert between(side("It took ten minutes."), side("It took three years.", "b")) == ()


def test_polarity_is_read_in_english_only():
    german = Side(account="b", passage=side("Er hat no gold.", "b").passage, language="de")
    assert between(side("Er hat gold."), german) == ()


def test_a_negation_turns_its_predicate_and_carries_it_in_its_span():
    text = "The guard did not open the gate."
    (found,) = [p for p in predicates(text) if p.concept == "open"]
    assert not found.positive
    assert text[slice(*found.span)] == "not open"


def test_a_word_far_behind_a_plain_negation_is_aside_and_behind_a_denial_is_not():
    (plain,) = [p for p in predicates("He did not print long red posters.") if p.concept == stem("red")]
    (denial,) = [p for p in predicates("He denied that he printed long red posters.") if p.concept == "red"]
    assert (plain.positive, plain.aside) == (False, True)
    assert (denial.positive, denial.aside) == (False, False)


def test_two_negations_cancel():
    assert all(p.positive for p in predicates("They never did not pay.") if p.concept == "pay")


@pytest.mark.parametrize(
    ("word", "plain"),
    [("detained", "detain"), ("denies", "deny"), ("stopping", "stop"), ("support", "support")],
)
def test_a_stem_drops_common_endings(word, plain):
    assert stem(word) == plain


def test_rival_names_are_found_with_their_plural():
    assert sorted((name, span) for _, name, span in names("Two militants of ISIL")) == [
        ("isil", (17, 21)),
        ("militant", (4, 13)),
    ]


def test_an_update_shows_though_one_account_brings_both_tolls():
    sides = [
        side("Eleven people died.", "guard", day=1),
        side("Eleven people died.", "relay", day=2),
        side("The toll rose to 14.", "guard", 40, day=3),
    ]
    (found,) = differences(sides)
    assert (found.kind, [value.quantity for value in found.values]) == ("update", [11, 11, 14])


def test_a_figure_that_an_account_repeats_is_shown_once():
    sides = [side("He paid $5m."), side("She paid $5 million.", start=40), side("It cost $5m.", "b")]
    (row,) = measured(sides)
    assert (row.compatible, [value.account for value in row.values]) == (True, ["a", "b"])


def test_counts_of_people_are_rows_of_their_own_by_what_is_said_of_them():
    sides = [
        side("Police arrested 30 people, and 90 people voted."),
        side("90 people voted, and 30 people were arrested.", "b"),
    ]
    assert [[value.quantity for value in row.values] for row in measured(sides)] == [[30, 30], [90, 90]]


def test_lengths_of_two_things_are_no_row():
    sides = [side("The concert lasted 20 minutes."), side("The interval took 35 minutes.", "b")]
    assert measured(sides) == ()


def test_only_the_figures_with_a_word_in_common_beside_them_are_in_a_row():
    sides = [
        side("The concert lasted 20 minutes."),
        side("The concert was over in 25 minutes.", "b"),
        side("The interval took 35 minutes.", "c"),
    ]
    (row,) = measured(sides)
    assert [value.account for value in row.values] == ["a", "b"]


def test_a_day_of_the_week_of_another_week_is_no_other_telling():
    one, other = side("The clerk quit on Monday.", day=3), side("The clerk quit on Tuesday.", "b", day=25)
    assert between(one, other) == ()
    assert [d.note for d in between(one, side("The clerk quit on Tuesday.", "b", day=4))] == [
        "day of the week"
    ]


@pytest.mark.parametrize(
    ("own", "word"),
    [("at 9 a.m.", "at 11 a.m."), ("on Monday", "on Tuesday"), ("for 40 guests", "for 60 guests")],
)
def test_an_account_that_tells_both_is_not_set_against_one_of_them(own, word):
    sides = [side(f"The hall was ready {own}."), side(f"The hall was ready {word}.", start=50)]
    assert differences([*sides, side(f"The hall was ready {word}.", "b")]) == ()


def test_a_doubt_among_three_accounts_is_one_difference_in_their_order():
    sides = [
        side("The hall was ready at 9 a.m.", "x"),
        side("The hall was ready at 11 a.m.", "y"),
        side("The hall was ready at 2 p.m.", "z"),
    ]
    (found,) = differences(sides)
    assert [value.text for value in found.values] == ["9 a.m.", "11 a.m.", "2 p.m."]


def test_a_sentence_full_of_figures_is_compared_in_no_time():
    table = " ".join(f"{n} boats," for n in range(2, 20_000))
    (row,) = measured([side(table), side(table, "b")])
    assert len(row.values) == 2 * TABLE


def test_times_of_day_that_one_account_repeats_are_shown_once():
    sides = [
        side("It left at 6:40 p.m."),
        side("It departed at 18:40.", start=40),
        side("It sailed at 18:55.", "b"),
    ]
    (found,) = differences(sides)
    assert (found.note, found.sure) == ("time of day", True)
    assert [value.text for value in found.values] == ["6:40 p.m.", "18:55"]


def test_a_sentence_without_its_speaker_is_the_matter():
    assert matter("Ina Roe, a cook, told this paper that the siren rang.").strip() == "the siren rang."
    assert matter("The siren rang, said Ina Roe.") == "The siren rang"
    assert matter("The siren rang.") == "The siren rang."


TEXTS = st.text(max_size=60) | st.lists(
    st.sampled_from(
        (
            "no not never denied that said left at 6:40 18:50 p.m. 40 people 12 dead 5 minutes $9 May 3, "
            "2019 or support oppose ISIS Daesh half . , n't"
        ).split()
    )
).map(" ".join)


@given(TEXTS, TEXTS)
def test_any_two_texts_are_compared_and_every_span_quotes_its_passage(one, other):
    for found in between(side(one, start=3), side(other, "b", 11)):
        assert len({value.account for value in found.values}) == 2
        for value in found.values:
            offset = value.span.start - value.passage.start
            assert value.passage.text[offset : offset + len(value.span.text)] == value.span.text


@given(TEXTS)
def test_equal_sentences_never_differ(text):
    assert between(side(text), side(text, "b")) == ()


def test_a_season_looked_back_to_is_not_how_long_a_thing_took() -> None:
    one = side("The yards hired 800 people in June, after two months of little growth.", "a")
    other = side("The yards hired 800 people in June, more than in each of the previous three months.", "b")
    assert [found for found in differences([one, other]) if found.kind == "time"] == []
    longer = side("The growth of the yards lasted three months.", "b")
    shorter = side("The growth of the yards lasted two months.", "a")
    assert [found.kind for found in differences([shorter, longer])] == ["time"]
