"""What words are counted as, what is told once only, and what loses against a sentence that tells."""

from __future__ import annotations

import pytest
from articles import article
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.difference import SHOWN_ONLY, Side, between, part
from reportgen.difference.reading import read
from reportgen.figure import quantities
from reportgen.passage import Passage
from reportgen.summarizers import coverage
from reportgen.summarizers.base import Budget
from reportgen.summarizers.concepts import concepts
from reportgen.summarizers.likeness import Likeness
from reportgen.summarizers.roots import english_root, root, roots
from reportgen.summarizers.standing import are_whole, is_call, is_credit, is_dated

WORDS = st.text(alphabet="abcdeghilnorstuvy'’éß渡", max_size=14)
TOLD = st.lists(
    st.sampled_from(
        "The ferry Aurora sank of 12 dead two three no not confirmed denied killed people Monday Tuesday "
        "at 9 10 a.m. said rejected approved half dozen an hour".split()
    ),
    max_size=12,
).map(" ".join)


def side(account, text):
    return Side(account=account, passage=Passage(article=account, start=0, end=len(text), text=text))


def texts_of(chosen):
    return [one.passage.text for one in chosen]


def told(*texts):
    return [article(text, id=f"{number:012x}") for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    "forms",
    [
        "ship ships ship's",
        "city cities",
        "sink sinking sinks",
        "search searched searches searching",
        "stop stopped stopping stops",
        "close closed closing closes",
        "quick quickly",
        "pass passes passed",
        "minister minister’s ministers",
    ],
)
def test_forms_of_one_word_have_one_root(forms):
    assert len({root(form, "en") for form in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["ring red", "sing sin", "bus bud", "ferry fern", "crisis cry", "bed be"])
def test_unlike_words_keep_unlike_roots(pair):
    one, other = pair.split()
    assert root(one, "en") != root(other, "en")


@pytest.mark.parametrize("number", ["1999", "2000", "number11", "B-22"])
def test_digits_are_never_cut(number):
    assert english_root(number) == number


@given(WORDS)
def test_a_root_is_never_longer_and_begins_like_its_word(word):
    found = english_root(word)
    assert len(found) <= len(word)
    assert word.startswith(found[:-1])
    assert bool(found) == bool(word)


@given(st.lists(WORDS, max_size=8), st.sampled_from(["en", "en-GB", "de", "xx", ""]))
def test_every_word_has_a_root(words, language):
    found = roots(dict.fromkeys(words), language)
    assert list(found) == list(dict.fromkeys(words))
    if language[:2] == "en":
        assert all(found[word] == root(word, language) for word in words)


def test_words_of_other_languages_are_brought_to_stems_where_two_begin_alike():
    found = roots(dict.fromkeys(["schiffe", "schiff", "wasser"]), "de")
    assert found["schiffe"] == found["schiff"] == "schiff"
    assert found["wasser"] == "wasser"


def test_one_thing_in_other_words_is_told_once():
    first = "Police are looking for a woman who stole forty phones from the store in Port Lindos."
    again = "Detectives are looking for a woman who stole forty phones from a store in Port Lindos."
    other = "The owner of the store has offered a reward to whoever finds the phones."
    chosen = texts_of(coverage.summarize(told(f"{first} {other}", f"{again} {other}"), Budget(words=32), {}))
    assert other in chosen
    assert (first in chosen) != (again in chosen)


@pytest.mark.parametrize(
    "text", ["(Ada Osk/The Gazette)", "(Associated Press)", "(Photo by Ada Osk)", "(Osk Getty Images)"]
)
def test_a_name_in_brackets_is_a_credit(text):
    assert is_credit(text)


@pytest.mark.parametrize("text", ["(She escaped.)", "The ferry sank.", "(" + "word " * 40 + "AP)", ""])
def test_a_sentence_in_brackets_is_no_credit(text):
    assert not is_credit(text)


def test_a_caption_loses_against_a_sentence_that_tells_the_same():
    caption = (
        "The ferry Aurora leaves the harbor of Port Lindos with people on board.\n\n(Ada Osk/The Gazette)"
    )
    plain = "The ferry Aurora left the harbor of Port Lindos with people on board."
    chosen = texts_of(coverage.summarize(told(f"{caption}\n\n{plain}", plain), Budget(words=14), {}))
    assert chosen == [plain]


def test_questions_and_cries_are_calls_and_dates_at_the_end_make_captions():
    assert is_call("Who was at the helm?”")
    assert is_call("Men of the sea!")
    assert not is_call("She asked who was at the helm.")
    assert is_dated("Divers stand on the quay in Port Lindos on Tuesday, May 5, 2026.")
    assert not is_dated("Divers went down on Tuesday.")


@pytest.mark.parametrize(
    "text",
    [
        "Watch the video below.",
        "Like the Gazette on Facebook and read more.",
        "Interested in ferries?",
        "Caption The ferry lies in the harbor.",
        "LISTEN: how the ferry sank that night.",
    ],
)
def test_calls_to_the_reader_are_no_whole_sentences(text):
    assert are_whole([text], [8]) == [False]


@given(TOLD, TOLD)
@settings(deadline=None)
def test_two_sentences_part_where_between_finds_more_than_wording(one, other):
    sides = side("one", one), side("other", other)
    assert part(*sides) == any(found.kind not in SHOWN_ONLY for found in between(*sides))


@given(TOLD, st.sampled_from(["en", "de", "und"]))
@settings(deadline=None)
def test_figures_read_for_a_difference_are_those_of_the_sentence(text, language):
    assert read(text, language) == quantities(text, language)


def test_words_of_most_sentences_make_nothing_alike():
    texts = [f"ferry number{number}" for number in range(2_100)]
    likeness = Likeness(concepts(texts, ["en"] * len(texts)))
    assert likeness.near(0, 0.0) == []


def test_all_of_a_large_event_fits_a_large_budget():
    articles = told(
        *[" ".join(f"Ship {10 * a + b} left harbor number{a}." for b in range(9)) for a in range(40)]
    )
    chosen = coverage.summarize(articles, Budget(words=10**9), {})
    assert len(chosen) == len(set(texts_of(chosen)))
    assert len(chosen) > 100


def test_a_source_that_holds_a_message_of_the_browser_only_is_heard_last():
    story = "The ferry Aurora sank off Port Lindos on Monday. Twelve people died when the ferry Aurora sank."
    message = "We found that JavaScript is disabled on this page."
    again = "Divers said that the ferry Aurora sank off Port Lindos on Monday."
    chosen = texts_of(coverage.summarize(told(message, story, again), Budget(words=200), {}))
    assert chosen[-1] == message
    assert len(chosen) > 1


def test_a_caption_with_its_day_is_no_whole_sentence():
    assert are_whole(["Divers stand on the quay in Port Lindos on Tuesday, May 5, 2026."], [12]) == [False]
