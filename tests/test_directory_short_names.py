"""A body called by its kind is the one of that kind that the articles name, where they name one only."""

from __future__ import annotations

import pytest

from reportgen.attribution.statements import attribute
from reportgen.directory import Directory
from tests.reports import article

FULL = "The Election Commission said on Monday that the count was over."
SHORT = "The commission said that turnout was high."


def long_name(name: str, *texts: str) -> str:
    articles = [
        article(f"a{number}", f"Paper {number}", ("Count", (text,))) for number, text in enumerate(texts)
    ]
    return Directory(articles, {one.id: attribute(one) for one in articles}).full_name(name)


def test_the_commission_is_the_one_commission_that_the_articles_name() -> None:
    assert "Election Commission" in long_name("The commission", FULL, SHORT)


@pytest.mark.parametrize("other", ["The Fair Trade Commission met.", "The Commission of Inquiry met."])
def test_where_two_commissions_are_named_the_short_form_stays(other: str) -> None:
    assert long_name("The commission", FULL, SHORT, other) == "The commission"


TRANSIT = "The transit company said on Monday that the brakes had been checked."
COMPANY = "The company said that the driver was rested."


def test_the_company_is_the_only_one_that_the_articles_describe() -> None:
    assert long_name("The company", TRANSIT, COMPANY) == "The transit company"
    assert long_name("the company", COMPANY, TRANSIT) == "The transit company"


@pytest.mark.parametrize(
    "other",
    [
        "An insurance company paid.",
        "Two rival companies bid.",
        "A company of its own was founded by another company from Tarn, and one rail company failed.",
    ],
)
def test_where_another_company_is_told_of_the_short_form_stays(other: str) -> None:
    assert long_name("The company", TRANSIT, COMPANY, other) == "The company"


def test_a_description_under_which_nobody_speaks_names_nobody() -> None:
    assert long_name("The company", "The transit company was fined.", COMPANY) == "The company"


def test_a_union_with_a_name_is_not_the_one_described() -> None:
    texts = ["The drivers' union said that wages were low.", "The union said that talks had failed."]
    assert long_name("The union", *texts) == "The drivers' union"
    assert long_name("The union", *texts, "The Teachers Union met.") == "The union"
