"""The words of a text as numbers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.terms import terms, unpack


def as_dict(text: str, **more: str) -> dict[int, int]:
    found = terms(text, **more)
    return dict(zip(found.hashes.tolist(), found.counts.tolist(), strict=True))


@given(st.text(), st.sampled_from(["en", "de", "fr", "ar", "und", ""]), st.text())
def test_any_text_has_terms_that_come_back_from_their_bytes(text: str, language: str, title: str) -> None:
    found = terms(text, language, title)
    again = unpack(found.packed())
    assert np.array_equal(found.hashes, again.hashes)
    assert np.array_equal(found.counts, again.counts)
    assert (np.diff(found.hashes.astype(np.int64)) > 0).all()
    assert (found.counts > 0).all()


def test_words_of_one_stem_are_one_term_and_stop_words_none() -> None:
    assert as_dict("ferries") == as_dict("The ferry’s") == as_dict("FERRY")
    assert as_dict("the of and") == as_dict("") == {}


def test_neighbors_are_a_term_in_their_order_with_stop_words_left_out() -> None:
    one, turned = as_dict("ferry bank"), as_dict("bank of the ferry")
    assert len(one) == len(turned) == 3
    assert len(one.keys() & turned.keys()) == 2


def test_a_title_counts_twice_besides_its_place_in_the_text() -> None:
    assert set(as_dict("ferry", title="ferry").values()) == {3}


def test_a_word_is_counted_to_255() -> None:
    assert set(as_dict("ferry. " * 300).values()) == {255}


def test_bytes_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="7 bytes"):
        unpack(b"1234567")
