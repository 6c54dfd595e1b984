"""Agency credits: datelines, feet and authors, and no agency that is only spoken of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.origin.agencies import canonical
from reportgen.origin.credit import credit, credited
from tests.articles import article

_LINES = (Path(__file__).parent / "rules" / "origins-credits.md").read_text("utf-8").splitlines()
CASES = [
    tuple(cell.strip() for cell in line.strip("|").split("|")) for line in _LINES if line.startswith("| ")
][2:]


@pytest.mark.parametrize(("text", "agency"), CASES)
def test_an_article_credits_the_agency_that_the_table_gives(text: str, agency: str) -> None:
    body, _, authors = text.partition("‖")
    told = article(
        body.strip().replace(" ¶ ", "\n\n"), authors=tuple(filter(None, authors.strip().split("; ")))
    )
    assert (credit(told) or "") == agency


def test_an_agency_has_one_common_name() -> None:
    assert canonical("The Associated Press") == canonical("(AP)") == "AP"
    assert canonical("РИА Новости") == "RIA"
    assert canonical("Harbor Wire") == "Harbor Wire"
    assert canonical("The Lethmark Daily") is None


def test_what_an_agency_publishes_itself_is_its_text() -> None:
    assert credited(article("A ferry ran aground.", source="Reuters")) == "Reuters"
    assert credited(article("A ferry ran aground.", source="The Lethmark Daily")) is None


@given(st.text(max_size=300), st.lists(st.text(max_size=60), max_size=3))
def test_any_article_has_a_credit_or_none(text: str, authors: list[str]) -> None:
    found = credit(article(text or "x", authors=tuple(authors)))
    assert found is None or found


def test_an_agency_named_in_the_middle_of_a_long_text_is_no_credit() -> None:
    filler = "\n\n".join(["The crew waited for the tide and the passengers for the crew."] * 8)
    assert credit(article(f"{filler}\n\nOSK (AP) — He read it at noon.\n\n{filler}")) is None
