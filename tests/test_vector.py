"""Texts as vectors of TF-IDF."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.vector import TITLE_WEIGHT, add, cosine, count_words, find_stems, rarity, weigh, weigh_all
from tests.articles import article

COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 9), max_size=6).map(Counter)


def test_stop_words_have_no_stem_and_forms_of_a_word_have_one() -> None:
    assert find_stems("The ferries and the ferry", "en") == ["ferri", "ferri"]


def test_a_word_of_the_title_counts_as_much_as_its_weight() -> None:
    counts = count_words(article("Divers came.", title="Ferry aground"))
    assert (counts["ferri"], counts["diver"]) == (TITLE_WEIGHT, 1)


def test_a_word_that_fewer_texts_have_weighs_more() -> None:
    weights = rarity([{"a": 1.0, "b": 1.0}, {"a": 1.0}])
    assert weights["b"] > weights["a"] > 0


def test_a_word_without_a_rarity_weighs_nothing() -> None:
    assert weigh(Counter("ab"), {"a": 2.0}) == {"a": 1.0, "b": 0.0}


def test_a_sum_has_the_words_of_all() -> None:
    assert add([{"a": 1.0}, {"a": 2.0, "b": 1.0}]) == {"a": 3.0, "b": 1.0}


@given(st.lists(COUNTS, min_size=1, max_size=5))
def test_a_vector_has_length_one_or_no_words(counts: list[Counter[str]]) -> None:
    for vector, count in zip(weigh_all(counts), counts, strict=True):
        assert math.hypot(*vector.values()) == pytest.approx(1.0 if count else 0.0)


@given(COUNTS, COUNTS)
def test_likeness_is_the_same_from_both_sides_and_full_for_the_same_words(
    one: Counter[str], other: Counter[str]
) -> None:
    left, right = weigh_all([one, other])
    assert cosine(left, right) == cosine(right, left)
    assert 0 <= cosine(left, right) <= 1
    assert cosine(left, left) == (1.0 if one else 0.0)
