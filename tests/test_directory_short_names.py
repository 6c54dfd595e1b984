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
