"""Sums in the currencies of many countries, as their papers write them."""

from __future__ import annotations

import pytest

from reportgen.figure import quantities


def sums(text):
    return [(one.value, one.unit) for one in quantities(text) if one.kind == "money"]


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("Rs 2.5 crore was seized.", 25e6, "inr"),
        ("₹40 lakh was seized.", 4e6, "inr"),
        ("Deposits fell by KSh 4.2 billion.", 4.2e9, "shilling"),
        ("Sh2.4bn was lost.", 2.4e9, "shilling"),
        ("It cost 2 billion shillings.", 2e9, "shilling"),
        ("₦30 billion was lost.", 30e9, "ngn"),
        ("It cost 30 billion naira.", 30e9, "ngn"),
        ("The fine was R500m.", 500e6, "zar"),
        ("The fine was R2,500.", 2500, "zar"),
        ("It cost 45 million rand.", 45e6, "zar"),
        ("P12 million was lost.", 12e6, "peso"),
        ("₱12 million was lost.", 12e6, "peso"),
        ("It cost 12 million pesos.", 12e6, "peso"),
        ("It cost NT$12 million.", 12e6, "twd"),
        ("It cost R$12 million.", 12e6, "brl"),
        ("It cost 20 million Swiss francs.", 20e6, "chf"),
        ("It cost SEK 40 million.", 40e6, "sek"),
        ("It cost 40 million kronor.", 40e6, "sek"),
        ("It cost 3 trillion won.", 3e12, "krw"),
        ("₩3 trillion was lost.", 3e12, "krw"),
        ("It cost 5 million zlotys.", 5e6, "pln"),
        ("It cost 8 million dirhams.", 8e6, "aed"),
        ("RM4.5 million was lost.", 4.5e6, "myr"),
        ("It cost 3 million pounds.", 3e6, "gbp"),
    ],
)
def test_a_sum_has_its_currency(text, value, code):
    assert sums(text) == [(pytest.approx(value), code)]


@pytest.mark.parametrize(
    "text", ["The team with 12 won.", "The R2 unit failed.", "Take the P5 bus.", "5G is here."]
)
def test_letters_and_words_that_look_like_a_currency_are_none(text):
    assert sums(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Rates rose 25 basis points.", 0.25, "percentage point"),
        ("It covers 12 sq km.", 12e6, "m2"),
        ("It covers 12 km² of land.", 12e6, "m2"),
        ("The earthquake had a magnitude of 6.1.", 6.1, "magnitude"),
        ("The talks lasted two-and-a-half hours.", 150, "minute"),
        ("The talks lasted an hour and 20 minutes.", 80, "minute"),
    ],
)
def test_measures_in_the_forms_of_the_news(text, value, unit):
    assert [(one.value, one.unit) for one in quantities(text)] == [(pytest.approx(value), unit)]


@pytest.mark.parametrize(
    ("text", "value", "measured"),
    [
        ("The quake measured 6.1.", 6.1, "magnitude"),
        ("It made landfall as a category 4 hurricane.", 4, "category"),
        ("Typhoon Odda, a Category 5 storm, hit the coast.", 5, "category"),
        ("A crowd of 3,000 gathered.", 3000, "crowd"),
        ("Police put the crowd at about 800.", 800, "crowd"),
    ],
)
def test_scales_and_crowds(text, value, measured):
    assert [(one.value, one.unit or one.noun) for one in quantities(text)] == [(value, measured)]


@pytest.mark.parametrize("text", ["It is in category 3.", "The room measured 6.1."])
def test_other_categories_and_measures_are_no_such_figures(text):
    assert not {"magnitude", "category", "crowd"} & {one.unit or one.noun for one in quantities(text)}
