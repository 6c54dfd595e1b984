"""How alike passages are."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.similarity import THRESHOLD, Similarity

EVENT = [
    "The ferry Aurora sank off Port Lindos on Monday, killing twelve people.",
    "Twelve people were killed when the Aurora sank near Port Lindos.",
    "The owner, Marin Lines, blamed a sudden storm.",
    "A sudden storm is to blame, said a spokeswoman of the owner Marin Lines.",
    "Divers will search the wreck again on Thursday.",
    "The minister of transport called for new rules for old ships.",
]
TEXTS = st.lists(st.text() | st.text(alphabet="abc dé.中"), max_size=8)


def test_sentences_that_make_one_claim_are_above_the_threshold_and_others_below():
    assert [(i, j) for i, j, _ in Similarity(EVENT).pairs(THRESHOLD)] == [(0, 1), (2, 3)]


def test_a_short_version_of_a_long_sentence_is_alike():
    texts = [*EVENT, "Divers will search on Thursday."]
    near = Similarity(texts).scores(6)
    assert max(range(6), key=near.__getitem__) == 4
    assert near[4] > THRESHOLD


def test_words_that_every_sentence_has_make_none_alike():
    texts = [
        f"The ferry Aurora {word}." for word in ("sank", "burned", "returned", "sailed", "leaked", "stopped")
    ]
    assert max(score for _, _, score in Similarity(texts).pairs(0)) < Similarity(EVENT).score(0, 1)


def test_a_clause_that_says_what_a_clause_of_another_sentence_says_makes_both_more_alike():
    """Without commas there is one clause, and everything else is the same."""
    busy = [
        "Asked about a budget on Monday, the mayor of Orlin will sell the depot, a library opens soon.",
        "Six hours the council met in a hall, the mayor of Orlin will sell the depot, a crowd sang outside.",
    ]
    parted, whole = [*EVENT, *busy], [*EVENT, *(text.replace(",", "") for text in busy)]
    assert Similarity(parted).score(6, 7) > 1.05 * Similarity(whole).score(6, 7)


def test_words_side_by_side_in_both_sentences_count_for_more_than_the_same_words_apart():
    texts = [*EVENT, "old rules ships minister new transport"]
    similarity = Similarity([*texts, "the minister of transport wants new rules for old ships"])
    assert similarity.score(5, 7) > 1.3 * similarity.score(5, 6)


def test_words_without_content_of_their_own_make_sentences_alike_too():
    """Their letters and pairs alone would give .38."""
    texts = [
        *EVENT,
        "She went with them and not without us.",
        "She was not without them, and we went with us.",
    ]
    assert Similarity(texts).score(6, 7) > 0.45


def test_what_no_other_text_has_weighs_less_against_likeness_than_what_others_have():
    lone = [*EVENT, "Divers will search the wreck again", "Divers will search the wreck zealously"]
    shared = [*EVENT, "Divers will search the wreck again", "Divers will search the wreck Aurora Marin"]
    assert Similarity(lone).score(6, 7) > Similarity(shared).score(6, 7)


@given(TEXTS)
def test_no_text_is_more_like_another_than_it_is_like_itself(texts):
    similarity = Similarity(texts)
    for i in range(len(texts)):
        assert max(similarity.scores(i)) <= similarity.score(i, i) + 2e-6


@given(TEXTS, st.sampled_from(["de", "en", "es-MX", "fr", "it", "nl", "pt_BR", "ru", "zh", "und", ""]))
def test_every_language_gets_scores_for_every_text(texts, language):
    similarity = Similarity(texts, language)
    assert all(0 <= score <= 1 for i in range(len(texts)) for score in similarity.scores(i))


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        (
            "de",
            "Der Rat der Stadt tagte lange [und] die Wirtin verkauft das Depot",
            "die Wirtin verkauft das Depot",
        ),
        (
            "fr",
            "Le conseil a siégé toute la nuit [et] la maire vend le dépôt",
            "la maire vend le vieux dépôt",
        ),
        (
            "ru",
            "Совет города заседал до самой ночи [и] мэр продаёт старое депо",
            "мэр продаёт своё старое депо",
        ),
    ],
)
def test_clauses_are_known_by_the_words_that_begin_them_in_several_languages(language, long, short):
    """A word in brackets begins none, and everything else is the same."""
    others = ("Regen.", "Pluie.", "Дождь.", "Wind am Meer.")
    parted = Similarity((long.replace("[", "").replace("]", ""), short, *others), language)
    assert parted.score(0, 1) > Similarity((long, short, *others), language).score(0, 1)


def test_a_text_of_very_many_clauses_costs_no_more_than_a_long_one():
    texts = [", ".join(f"word{n} of row {row} stands here alone" for n in range(150)) for row in range(30)]
    started = time.process_time()
    found = Similarity(texts)
    assert len(found.scores(0)) == 30
    assert time.process_time() - started < 5


@given(TEXTS)
def test_scores_are_symmetric_between_0_and_1_and_the_same_by_every_way(texts):
    similarity = Similarity(texts)
    table = {(i, j): score for i, j, score in similarity.pairs(0)}
    assert all(i < j and 0 < score <= 1 for (i, j), score in table.items())
    for i in range(len(texts)):
        row = similarity.scores(i)
        for j in range(len(texts)):
            assert similarity.score(i, j) == similarity.score(j, i) == pytest.approx(row[j], abs=2e-6)
            if i < j:
                assert table.get((i, j), 0.0) == row[j]


@given(TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_texts_changes_no_score(texts, chance):
    order = list(range(len(texts)))
    chance.shuffle(order)
    shuffled = Similarity([texts[index] for index in order]).pairs(0)
    back = sorted((min(order[i], order[j]), max(order[i], order[j]), score) for i, j, score in shuffled)
    assert back == Similarity(texts).pairs(0)


def test_a_higher_threshold_gives_fewer_of_the_same_pairs():
    similarity = Similarity(EVENT)
    assert set(similarity.pairs(0.2)) < set(similarity.pairs(0))
    assert all(score >= 0.2 for _, _, score in similarity.pairs(0.2))


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["...", "?"], ["\ud800", "中"]])
def test_texts_without_words_are_like_nothing(texts):
    assert len(Similarity(texts)) == len(texts)
    assert Similarity(texts).pairs(0) == []


def test_four_hundred_sentences_take_less_than_a_second_or_so():
    texts = [
        f"{sentence} Reporter {number} of {number % 17} saw it." for number in range(67) for sentence in EVENT
    ]
    started = time.process_time()
    Similarity(texts[:400]).pairs()
    # About 0.2 s on a quiet machine; room for a busy one.
    assert time.process_time() - started < 2


def test_a_huge_text_is_read_in_part():
    started = time.process_time()
    assert Similarity(["storm " * 500_000, "storm"]).score(0, 1) > 0
    assert time.process_time() - started < 5
