"""What a long article, the end of one and a carried quotation are worth beside other sentences."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import product

import pytest
from articles import article
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.article import Article
from reportgen.summarizers import coverage
from reportgen.summarizers.base import Budget

PIER = "The ferry Aurora sank near the pier."
PORT = "The ferry Aurora sank near the port."
# Each of these tells what no other does.
_NAMES = [f"{first}{last}" for first, last in product("BDFGKLMNPRSTVZ", ("alo", "emi", "ino", "ora", "usa"))]


def _fillers(count: int, start: int = 0) -> list[str]:
    names = _NAMES[start : start + count]
    return [f"{name} painted {name.lower()}ks and {name.lower()}tt." for name in names]


def _told(*articles: list[str]) -> list[Article]:
    return [
        article(" ".join(each), id=f"{number:012x}", published=datetime(2026, 5, 5 + number, tzinfo=UTC))
        for number, each in enumerate(articles)
    ]


def _first(articles: list[Article]) -> str:
    (chosen,) = coverage.summarize(articles, Budget(words=7), {})
    return chosen.passage.text


@pytest.mark.parametrize(("others", "first"), [(10, PIER), (60, PORT)])
def test_of_two_like_sentences_that_of_a_much_longer_article_gives_way(others: int, first: str) -> None:
    assert _first(_told([PIER, *_fillers(others)], [PORT])) == first


@pytest.mark.parametrize(("above", "first"), [(20, PIER), (34, PORT)])
def test_of_two_like_sentences_that_far_below_in_its_article_gives_way(above: int, first: str) -> None:
    assert _first(_told([*_fillers(above), PIER], [*_fillers(2, 60), PORT])) == first


def test_a_sentence_that_a_short_article_has_as_well_counts_as_its_own() -> None:
    rest = _fillers(60)
    assert _first(_told([PIER, *rest], [PIER], [PORT])) == PIER


def _gain_of_pier(sentences: list[str]) -> float:
    chosen = coverage.explain(_told(sentences), Budget(words=1000), {}).receipt.chosen
    (gain,) = (one.gain for one in chosen if one.passage.text == PIER)
    return gain


@settings(max_examples=15, deadline=None)
@given(st.integers(3, 60))
def test_in_a_text_without_others_beside_it_the_length_changes_nothing(size: int) -> None:
    assert _gain_of_pier([PIER, *_fillers(size)]) == _gain_of_pier([PIER, *_fillers(2)])


def test_who_speaks_is_known_where_the_sentence_before_is_shown() -> None:
    bell = "Ann Bell leads the union of Port Lindos."

    def gain(last: str) -> float:
        receipt = coverage.explain(_told([bell, last]), Budget(words=40), {}).receipt
        return {one.passage.text: one.gain for one in receipt.chosen}[last]

    assert gain("“It sank beside the northern pier.”") == gain("It sank beside the northern pier.")
