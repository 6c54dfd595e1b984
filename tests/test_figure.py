"""The figures of a text are read as intervals with units; the cases stand in rules/figures.md."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.figure import quantities
from reportgen.figure.quantity import Quantity

RULES = Path(__file__).parent / "rules" / "figures.md"


# An idle "one" (one day, with one voice) counts nothing, so that this one is not read either.
MISSED = "The vote was 61 to 38, with one abstention."


def cases() -> list[tuple[str, str, list[float]]]:
    """The rows of the tables, without their heads: language, sentence, values."""
    lines = [line for line in RULES.read_text("utf-8").splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line[1:-1].split("|")] for line in lines]
    rows = [row for row in rows if row[-1] != "Values" and row[-1] != "---"]
    return [(row[-3] if len(row) > 2 else "en", row[-2], [float(v) for v in row[-1].split()]) for row in rows]


def as_written(quantity: Quantity) -> list[float]:
    """Both ends of a range, the terms of a sum, else the value, in the scale of the text."""
    if quantity.terms:
        return list(quantity.terms)
    ends = [quantity.low, quantity.high] if quantity.bound == "range" else [quantity.value]
    return [end / quantity.scale for end in ends if end is not None]


def only(text: str, language: str = "en") -> Quantity:
    """The one quantity of the text."""
    (quantity,) = quantities(text, language)
    return quantity


@pytest.mark.parametrize(("language", "sentence", "values"), cases())
def test_the_values_of_a_sentence_are_read_as_the_table_says(language, sentence, values):
    if sentence == MISSED:
        values = [value for value in values if value != 1]
    found = [v for q in quantities(sentence, language) if not q.vague for v in as_written(q)]
    assert sorted(found) == pytest.approx(sorted(values), rel=1e-3)


@pytest.mark.parametrize(
    ("text", "span", "low", "high", "bound"),
    [
        ("at least 12 boats", "at least 12 boats", 12, None, "at_least"),
        ("more than 80 boats", "more than 80 boats", 80, None, "more_than"),
        ("well over 80 boats", "over 80 boats", 80, None, "more_than"),
        ("up to 40 boats", "up to 40 boats", None, 40, "at_most"),
        ("fewer than 40 boats", "fewer than 40 boats", None, 40, "less_than"),
        ("nearly 40 boats", "nearly 40 boats", 36, 40, "less_than"),
        ("about 40 boats", "about 40 boats", 36, 44, "about"),
        ("about 230 boats", "about 230 boats", 220, 240, "about"),
        ("nearly 230 boats", "nearly 230 boats", 220, 230, "less_than"),
        ("about 250 boats", "about 250 boats", 225, 275, "about"),
        ("some 200 boats", "some 200 boats", 180, 220, "about"),
        ("about 3.2 million boats", "about 3.2 million boats", 3_100_000, 3_300_000, "about"),
        ("40 or more boats", "40 or more boats", 40, None, "at_least"),
        ("40 or so boats", "40 or so boats", 36, 44, "about"),
        ("40 or fewer boats", "40 or fewer boats", None, 40, "at_most"),
        ("40-odd boats", "40-odd boats", 36, 44, "about"),
        ("40+ boats", "40+ boats", 40, None, "at_least"),
        ("40-plus boats", "40-plus boats", 40, None, "at_least"),
        ("dozens of boats", "dozens of boats", 24, None, "at_least"),
        ("tens of thousands of boats", "tens of thousands of boats", 20000, None, "at_least"),
        ("hundreds of thousands of boats", "hundreds of thousands of boats", 200000, None, "at_least"),
        ("40 boats", "40 boats", 40, 40, "exact"),
        ("between 40 and 50 boats", "between 40 and 50 boats", 40, 50, "range"),
        ("two or three boats", "two or three boats", 2, 3, "range"),
    ],
)
def test_words_beside_a_number_bound_it(text, span, low, high, bound):
    quantity = only(text)
    assert (quantity.text, quantity.bound, quantity.noun) == (span, bound, "boat")
    assert (quantity.low, quantity.high) == (
        pytest.approx(low) if low else None,
        pytest.approx(high) if high else None,
    )


@pytest.mark.parametrize(
    ("text", "value", "kind", "unit"),
    [
        ("over half an hour", 30, "duration", "minute"),
        ("three quarters of an hour", 45, "duration", "minute"),
        ("about an hour", 60, "duration", "minute"),
        ("an hour and a half", 90, "duration", "minute"),
        ("two and a half hours", 150, "duration", "minute"),
        ("a 35-minute call", 35, "duration", "minute"),
        ("US$5m", 5e6, "money", "usd"),
        ("A$3 million", 3e6, "money", "aud"),
        ("EUR 12", 12, "money", "eur"),
        ("5 million Canadian dollars", 5e6, "money", "cad"),
        ("2 million pounds", 2e6, "money", "gbp"),
        ("60 cents", 0.6, "money", "usd"),
        ("millions of euros", 2e6, "money", "eur"),
        ("a quarter-trillion yen", 2.5e11, "money", "jpy"),
        ("Ms. Falk, 34, won", 34, "measure", "year"),
        ("a 34-year-old", 34, "measure", "year"),
        ("a 6-month-old baby", 0.5, "measure", "year"),
        ("aged 34", 34, "measure", "year"),
        ("41C", 41, "measure", "degree"),
        ("41 °C", 41, "measure", "degree"),
        ("41 degrees", 41, "measure", "degree"),
        ("106 degrees Fahrenheit", 106, "measure", "fahrenheit"),
        ("a quarter of a million", 2.5e5, "count", None),
        ("more than a tenth", 10, "percent", "percent"),
        ("5.9pc", 5.9, "percent", "percent"),
        ("5.9 PC shops", 5.9, "count", None),
        ("50 pounds", 22.68, "measure", "kg"),
        ("7 per cent", 7, "percent", "percent"),
        ("two thirds", 66.667, "percent", "percent"),
        ("three out of four", 75, "percent", "percent"),
        ("12 km", 12000, "measure", "m"),
        ("a 10m wall", 1e7, "count", None),
        ("10m high", 10, "measure", "m"),
        ("3 square miles", 7769964.33, "measure", "m2"),
        ("magnitude 6.4", 6.4, "measure", "magnitude"),
        ("one and a half million", 1.5e6, "count", None),
        ("2½ miles", 4023.36, "measure", "m"),
        ("2 1/2 miles", 4023.36, "measure", "m"),
        ("1 / 3 inches", 0.0254 / 3, "measure", "m"),
        ("two hundred and six thousand and five", 206005, "count", None),
        ("half a dozen", 6, "count", None),
        ("six dozen", 72, "count", None),
        ("two hours and 30 minutes", 150, "duration", "minute"),
        ("two years, six months", 1314900, "duration", "minute"),
        ("6 feet 2 inches", 1.8796, "measure", "m"),
    ],
)
def test_units_are_reduced_to_their_base(text, value, kind, unit):
    quantity = only(text)
    assert (quantity.kind, quantity.unit) == (kind, unit)
    assert quantity.value == pytest.approx(value, rel=1e-4)


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("At least 9 people were killed and 40 wounded.", ["dead", "injured"]),
        ("killing 9 and injuring at least 40 others", ["dead", "injured"]),
        ("The confirmed death toll from the flood rose to 31.", ["dead"]),
        ("9 dead, 4 missing", ["dead", "missing"]),
        ("Six children were killed.", ["child"]),
        ("Thirty masked Norwegian gunmen", ["gunman"]),
        ("Twelve cities and two buses", ["city", "bus"]),
        ("The bill got 40.", [None]),
        ("Some 40 expected", [None]),
        ("The toll of the flood, which began in May, now stands at 3,120.", ["dead"]),
        ("3 branches", ["branch"]),
        ("At least nine people have drowned.", ["dead"]),
        ("At least nine drown as a barge sinks", ["dead"]),
        ("14 dead, 3 hurt", ["dead", "injured"]),
        ("Some 40 people lost their lives.", ["dead"]),
        ("A fire claimed nine lives, and 12 lives were lost at sea.", ["dead", "dead"]),
        ("Nine lives is what a cat has.", ["life"]),
        ("Eleven bodies had been brought ashore.", ["dead"]),
        ("Divers recovered six bodies.", ["dead"]),
        ("Three international bodies met.", ["body"]),
        ("The number of people killed when the barge Ida sank off Ostby has risen to 14.", ["dead"]),
        ("The number of injured stands at 40.", ["injured"]),
        ("It brought the number of those rescued to 191.", ["rescued"]),
        ("The owner gives the number of passengers as 212.", ["passenger"]),
        ("The number of people on the list was 212.", ["people"]),
        ("The number of the day. It rose to 212.", [None]),
        ("Toll rises to 14 as the minister resigns", ["dead"]),
        ("The toll rose from 31 to 47 on Thursday.", ["dead", "dead"]),
        ("Rescuers pulled 187 people from the water.", ["rescued"]),
        ("Rescuers pulled 12 people dead from the water.", ["dead"]),
        ("Rescuers pulled 12 people aside.", ["people"]),
        ("Three people were pulled alive from the mine.", ["rescued"]),
        ("32 people were still missing, and 30 others were unaccounted for.", ["missing", "missing"]),
        ("187 people were saved, and 23 of them are in a clinic.", ["rescued", None]),
        ("The deal saved 40 jobs.", ["job"]),
        ("She is licensed for 220 passengers and she carried 212.", ["passenger", "passenger"]),
        ("She has 220 cabins. She sold 212.", ["cabin", None]),
        ("She has 220 cabins and paid 9.", ["cabin", None]),
        ("It grew from 12 to 15 boats.", ["boat", "boat"]),
    ],
)
def test_the_head_noun_is_a_stem_and_words_for_a_toll_are_one(text, nouns):
    assert [quantity.noun for quantity in quantities(text)] == nouns


@pytest.mark.parametrize(
    "text",
    [
        "30 minutes and two hours",
        "two hours and 90 minutes",
        "two hours or 30 minutes",
        "5 miles, 30 feet",
        "hours, two days",
        "20 to 30 hours and 5 minutes",
    ],
)
def test_figures_that_make_no_sum_stay_apart(text):
    assert all(quantity.text != text for quantity in quantities(text))


def test_a_sum_keeps_its_terms_as_written():
    assert only("one day, two hours and 30 minutes").terms == (1, 2, 30)
    assert only("two and a half hours").terms == ()


def test_a_count_of_people_keeps_the_words_beside_it_in_its_clause():
    (one,) = quantities("On Monday police said that 30 people were arrested in Ostby, a harbor town.")
    assert one.context == ("arrest",)
    assert only("30 ships were arrested").context == ()


@pytest.mark.parametrize(
    "text",
    [
        "It scored a score of 12.",
        "A score of three sets",
        "Ring +44 20 7946 0958.",
        "Ring 0800 111 222 now.",
        "Junctions 9 and 10 are shut.",
        "A six-figure sum",
        "The Gang of Four",
        "She sat in seat 14C.",
        "A fifth, and a tenth-floor flat",
    ],
)
def test_numbers_that_name_or_label_are_no_quantities(text):
    assert [quantity for quantity in quantities(text) if quantity.value not in (3, 12)] == []


@pytest.mark.parametrize("text", ["The house passed it 224-206.", "It was lost by 224-206 at night."])
def test_a_vote_is_no_quantity(text):
    assert quantities(text) == ()


@pytest.mark.parametrize("text", ["12 boats, including ten trawlers", "30 hurt, ten of them badly"])
def test_a_part_is_marked_and_its_whole_is_not(text):
    assert [quantity.part_of for quantity in quantities(text)] == [False, True]


def test_german_french_spanish_and_russian_numbers_have_their_own_separators():
    assert only("1.234,5 Euro", "de").value == 1234.5
    assert only("mehr als 3,5 Millionen", "de").bound == "more_than"
    assert only("12 500 euros", "fr").value == 12500
    assert only("cinco millones", "es").value == 5e6
    assert only("около 20 минут", "ru").bound == "about"
    assert only("zwölf Tote", "de").noun == "dead"


@given(st.text() | st.text(alphabet="0123456789 .,-/$%:ab½"))
def test_any_text_gives_quantities_that_quote_it_in_order(text):
    last = 0
    for quantity in quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert last <= quantity.start < quantity.end
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        last = quantity.end


WORDS = (
    "a an at least one two hundred million and half dozen to between $ 5 1,000 % hour of in or - / third us"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join))
def test_any_order_of_number_words_is_read(text):
    for quantity in quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text


@given(st.integers(min_value=2, max_value=10**9))
def test_a_number_with_separators_has_its_value(number):
    assert only(f"They bought {number:,} lamps.").value == number


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The talk lasted over two hours.", "more_than"),
        ("They sat together for over half an hour.", "more_than"),
        ("The herd grew by a fifth over 17 years.", "exact"),
        ("Over 10 years the town grew.", "exact"),
    ],
)
def test_over_some_years_is_during_them_unless_something_lasted(text: str, bound: str) -> None:
    assert [q.bound for q in quantities(text) if q.kind == "duration"] == [bound]
