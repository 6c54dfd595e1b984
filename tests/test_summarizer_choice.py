"""How sentences are counted, chosen, ordered and accounted for by the default summarizer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from articles import article
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import UsageError
from reportgen.summarizers import coverage
from reportgen.summarizers.base import LENGTHS, Budget, budget_of
from reportgen.summarizers.concepts import concepts
from reportgen.summarizers.likeness import Likeness
from reportgen.summarizers.standing import are_whole, is_half, needs_before

SANK = "The ferry Aurora sank off Port Lindos on Monday."
DIED = "Twelve people died when the ferry Aurora sank."
STORM = "The owner Marin Lines blamed a sudden storm."
DIVERS = "Divers will go down to the wreck of the Aurora on Thursday."
TEXTS = st.lists(
    st.lists(st.sampled_from("The ferry Aurora sank of the 12 dead 船 Café".split()), max_size=9).map(
        " ".join
    ),
    max_size=8,
)


def told(*texts, **fields):
    return [
        article(text, id=f"{number:012x}", published=datetime(2026, 5, 5 + number, tzinfo=UTC), **fields)
        for number, text in enumerate(texts)
    ]


def texts_of(chosen):
    return [one.passage.text for one in chosen]


@pytest.mark.parametrize(
    "text",
    [
        "He said so on Monday.",
        "But she did not agree with it.",
        "That was the end of the matter.",
        "In contrast, the union wants a new ship.",
        "His brother was on board as well.",
        "and left the harbor at ten.",
        "It was cold,” she said.",
        'We saw nothing."',
    ],
)
def test_a_sentence_that_points_back_needs_the_one_before(text):
    assert needs_before(text)


@pytest.mark.parametrize(
    "text", [SANK, "But Marin Lines did not agree.", "This week divers came.", "“We saw it,” said Ann Bell."]
)
def test_a_sentence_that_names_what_it_tells_of_needs_no_other(text):
    assert not needs_before(text)
    assert not is_half(text)


@pytest.mark.parametrize(
    "text", ["“We saw nothing at all.", '"It was cold that night.', "«Nous avons tout vu."]
)
def test_an_open_quotation_is_half_of_something(text):
    assert is_half(text)


@pytest.mark.parametrize(
    "text",
    [
        "Read more: all about ferries.",
        "The ferry leaves Port Lindos. (Photo by Ann Bell)",
        "The ferry Aurora is seen in Port Lindos on May 5, 2026.",
        "The ferry Aurora was...",
        "Too short.",
        "No stop at all in this line",
    ],
)
def test_captions_calls_and_cut_sentences_are_no_whole_sentences(text):
    assert are_whole([text, SANK], [len(text.split()), 9]) == [False, True]


def test_a_leaning_sentence_is_shown_behind_the_one_it_leans_on_or_not_at_all():
    leaning = "She blamed the harbor office of Port Lindos for the sinking of the ferry."
    before = "Ann Bell leads the union of the seamen of the port."
    articles = told(f"{SANK} {before} {leaning}", f"{before} {leaning} {DIED}", f"{STORM} {DIVERS}")
    for words in range(10, 70, 5):
        chosen = texts_of(coverage.summarize(articles, Budget(words=words), {}))
        if leaning in chosen:
            assert chosen[chosen.index(leaning) - 1] == before


def test_the_order_is_a_story_by_the_day_of_what_is_told():
    first = "The ferry Aurora was built in Norvik on May 1, 2026."
    chosen = texts_of(coverage.summarize(told(f"{SANK} {DIED}", f"{DIED} {first}"), Budget(words=80), {}))
    assert chosen[0] in (SANK, DIED)
    assert chosen.index(first) == 1


def test_an_update_tells_what_is_new_only():
    known, new = (
        told(f"{SANK} {DIED}")[0],
        told("", f"{SANK} {STORM} Twelve people died when the ferry sank."),
    )
    chosen = coverage.update(new, [known], Budget(words=80), {})
    assert texts_of(chosen) == [STORM]
    assert coverage.update([known], [known], Budget(words=80), {}) == ()
    assert coverage.update(new, [], Budget(words=80), {}) == coverage.summarize(new, Budget(words=80), {})


def test_the_receipt_says_why_and_what_came_next():
    articles = told(f"{SANK} {DIED} {STORM}", f"{SANK} {DIVERS} {DIED}")
    summary = coverage.explain(articles, Budget(words=17), {articles[0].id: "a", articles[1].id: "b"})
    assert summary.chosen == coverage.summarize(
        articles, Budget(words=17), {articles[0].id: "a", articles[1].id: "b"}
    )
    reasons = {reason.passage.text: reason for reason in summary.receipt.chosen}
    assert set(reasons) == {SANK, DIED}
    assert reasons[SANK].origins == ("a", "b")
    assert reasons[SANK].concepts > 0
    assert all(words in SANK for words in reasons[SANK].words)
    gains = [reason.gain for reason in summary.receipt.chosen]
    assert gains == sorted(gains, reverse=True)
    assert not summary.receipt.lone


def test_the_receipt_names_what_was_dropped_and_what_rests_on_one_origin():
    summary = coverage.explain(told(f"{SANK} {DIED} {STORM}"), Budget(words=9), {})
    (chosen,) = summary.receipt.chosen
    assert summary.receipt.lone == (chosen.passage,)
    dropped = [one.passage.text for one in summary.receipt.dropped]
    assert dropped
    assert chosen.passage.text not in dropped


def test_a_length_is_a_name_or_a_number_of_words():
    assert [budget_of(name).words for name in LENGTHS] == sorted(LENGTHS.values())
    assert budget_of("Medium") == Budget(words=120)
    assert budget_of(150) == budget_of("150") == Budget(words=150)
    for wrong in ("", "huge", "-3", "1.5", "9" * 5_000, "³"):
        with pytest.raises(UsageError, match="short, medium, long or a number of words"):
            budget_of(wrong)


@given(TEXTS)
@settings(deadline=None)
def test_concepts_by_sentence_and_by_concept_are_the_same(texts):
    held = concepts(texts, ["en"] * len(texts))
    by_sentence = {(one, concept) for one in range(len(texts)) for concept in held.of(one).tolist()}
    by_concept = {
        (owner, concept)
        for concept in range(len(held))
        for owner in held.owners[held.begin[concept] : held.begin[concept + 1]].tolist()
    }
    assert by_sentence == by_concept
    assert len(by_sentence) == len(held.numbers)
    half = held.until(len(texts) // 2)
    assert {(o, c) for o, c in by_sentence if o < len(texts) // 2} == {
        (one, concept) for one in range(len(texts) // 2) for concept in half.of(one).tolist()
    }


@given(TEXTS)
@settings(deadline=None)
def test_likeness_is_symmetric_between_0_and_1_and_highest_for_equal_concepts(texts):
    likeness = Likeness(concepts(texts, ["en"] * len(texts)))
    near = [dict(likeness.near(one, 0.0)) for one in range(len(texts))]
    for one, others in enumerate(near):
        assert one not in others
        for other, score in others.items():
            assert 0 <= score <= 1
            assert near[other][one] == pytest.approx(score, abs=2e-6)


def test_every_article_that_has_a_sentence_word_for_word_supports_it():
    articles = told(*[f"{SANK} Ship number {number} came." for number in range(20)])
    (chosen, *_) = coverage.summarize(articles, Budget(words=9), {})
    assert len(chosen.support) == 19
