"""What is left out because it can find nothing changes nothing that is found."""

from __future__ import annotations

import numpy as np
import pytest
from articles import article
from hypothesis import given
from hypothesis import strategies as st

from reportgen.figure import hours as spoken
from reportgen.figure.lands import DOZENS, HALVES, WORDS
from reportgen.figure.number import read
from reportgen.figure.numerals import ONES, SCALES, TENS, UNITS, VAGUE
from reportgen.figure.tokens import Tokens
from reportgen.language import spellings
from reportgen.summarizers.concepts import concepts
from reportgen.summarizers.support import pool

_TEXTS = st.text() | st.text(alphabet="aZ9 .,'’“”–_é渡́ß٣\xa0\u200d")
_NUMERALS = sorted(
    {"a", "an", "half", "of", "in", "and", "-", "12", "3.5", "ferry", "than", "$", "EUR", "score", "dozen"}
    | {*ONES["en"], *TENS, *SCALES, *VAGUE, *UNITS, *DOZENS, *HALVES}
    | {word for own in WORDS.values() for word in own}
)
_DIALED = (
    "AT ten to TEN past quarter a before five MINUTES after o'clock noon Midnight midday twelve 7 the".split()
)
_TAGS = ["en", "de", "fr", "es", "ru", "xx"]


@given(_TEXTS)
def test_a_foreign_letter_far_off_changes_no_word(text):
    assert spellings(f"{text} é") == [*spellings(text), "é"]


@given(st.lists(st.sampled_from(_NUMERALS), max_size=8), st.sampled_from(_TAGS))
def test_a_number_begins_with_a_digit_or_one_of_the_openers(words, language):
    tokens = Tokens(" ".join(words), language)
    begun = [token for i, token in enumerate(tokens) if read(tokens, i) is not None]
    assert all(token.kind == "n" or token.low in tokens.openers for token in begun)


@pytest.mark.parametrize("text", ["a $5 toll", "EUR 5", "rs. 40", "€ 3"])
def test_a_sum_begins_with_one_of_the_openers_too(text):
    tokens = Tokens(text)
    assert any(token.kind == "p" or token.low.isalpha() for token in tokens if token.low in tokens.openers)


@given(st.lists(st.sampled_from(_DIALED), max_size=8).map(" ".join))
def test_no_spoken_time_is_passed_over(text):
    # The pattern of spoken times is asked for only where its rarest words stand.
    if spoken._SPOKEN.search(text):
        assert spoken._may_be_spoken(text.lower())


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["The ferry sank", "Die Fähren sanken", "sank ferry", "Fähre sank, the", ""]),
            st.sampled_from(["en", "de"]),
        ),
        max_size=8,
    )
)
def test_sentences_have_the_words_of_their_own_whatever_stands_between(told):
    held = concepts([text for text, _ in told], [language for _, language in told])
    assert held.words.tolist() == [len(spellings(text)) for text, _ in told]
    for index, one in enumerate(told):
        assert held.of(index).tolist() == held.of(told.index(one)).tolist()
        assert all(index in held.owners[held.begin[c] : held.begin[c + 1]] for c in held.of(index))


def test_equal_sentences_far_apart_have_equal_concepts():
    texts = [f"Ship number{index % 450}x left the harbor of Osk." for index in range(1_350)]
    held = concepts(texts, ["en"] * len(texts))
    for index in range(450):
        assert np.array_equal(held.of(index), held.of(index + 450))
        assert np.array_equal(held.of(index), held.of(index + 900))
    assert len({tuple(held.of(index).tolist()) for index in range(450)}) == 450


def test_a_sentence_of_several_articles_has_one_copy_of_each_other():
    shared, own = "The ferry Aurora sank off Port Lindos.", "Divers went down on Monday."
    texts = [f"{shared} {shared} {own}", f"{shared} {shared}", f"{own.upper()} {shared}"]
    articles = [article(text, id=f"{number:012x}") for number, text in enumerate(texts)]
    first, second = pool(articles).candidates
    assert [copy.article for copy in first.copies] == [articles[1].id, articles[2].id]
    assert [copy.start for copy in first.copies] == [0, len(own) + 1]
    assert [copy.text for copy in second.copies] == [own.upper()]
    assert (first.number, second.number) == (0, 1)
