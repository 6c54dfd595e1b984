"""What is said of an empty summary."""

from __future__ import annotations

from articles import article
from hypothesis import given
from hypothesis import strategies as st

from reportgen.summarizers import coverage
from reportgen.summarizers.base import Budget
from reportgen.summarizers.shortfall import shortfall

FERRY = "The ferry Aurora sank off Port Lindos on Monday."


def test_it_names_the_budget_and_the_shortest_sentence() -> None:
    one = article(f"{FERRY} Divers will go down to the wreck of the Aurora on Thursday morning.")
    assert (
        shortfall([one], Budget(words=5)) == "No sentence fits into a summary of 5 words: the shortest has 9."
    )
    assert shortfall([one], Budget(words=1)).startswith("No sentence fits into a summary of 1 word:")


def test_a_text_without_a_sentence_lacks_no_room() -> None:
    assert shortfall([article("")], Budget(words=5)) == ""
    assert shortfall([], Budget(words=5)) == ""


@given(st.integers(min_value=1, max_value=30))
def test_a_summary_is_empty_for_want_of_room_only_where_that_is_said(words: int) -> None:
    one, budget = article(f"{FERRY} Twelve people died when the ferry sank."), Budget(words=words)
    assert bool(coverage.summarize([one], budget, {})) == (not shortfall([one], budget))
