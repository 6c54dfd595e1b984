"""Laws that hold for sentences, words, stems and stop words of any text in every language served."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.language import detect, sentences, spellings, stem, stop_words, words

LANGUAGES = (
    "ar cs da de el en es fi fr he hi it ja ko nl no pl pt ru sk sv th tr uk zh und".split()
)  # fmt: skip
_TEXTS = st.text() | st.text(alphabet=' .!?…;\n"”“»«()[]1aAÉß。？」「؟।ािקָمَ가고と')


@given(_TEXTS, st.sampled_from(LANGUAGES))
def test_sentences_hold_what_is_not_blank_once_and_in_order(text, language):
    spans = sentences(text, language)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())


@given(_TEXTS, st.sampled_from(LANGUAGES))
def test_words_stand_where_their_spans_say(text, language):
    spans = words(text, language)
    assert [text[start:end] for start, end in spans] == spellings(text, language)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(not any(map(str.isspace, text[start:end])) for start, end in spans)


@given(st.text(max_size=40), st.sampled_from(LANGUAGES))
def test_a_stem_is_the_same_for_small_letters_and_any_word_has_one(word, language):
    assert stem(word, language) == stem(word.lower(), language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("किताबें पढ़ीं", ["किताबें", "पढ़ीं"]),
        ("שָׁלוֹם רַב", ["שָׁלוֹם", "רַב"]),
        ("كَتَبَ الوَلَدُ", ["كَتَبَ", "الوَلَدُ"]),
        ("می\u200cرود زود", ["می\u200cرود", "زود"]),
        ("cafe\u0301 noir", ["cafe\u0301", "noir"]),
    ],
)
def test_vowel_signs_and_points_stay_inside_their_word(text, expected):
    assert spellings(text) == expected


@pytest.mark.parametrize("language", [tag for tag in LANGUAGES if tag != "und"])
def test_every_language_served_has_stop_words(language):
    assert len(stop_words(language)) >= 20


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ar", "السفن", "سفن"), ("cs", "městem", "města"), ("da", "skibene", "skibet"),
        ("de", "Häuser", "Haus"), ("el", "λιμάνια", "λιμάνι"), ("en", "boats", "boat"),
        ("es", "puertos", "puerto"), ("et", "laevade", "laeva"), ("fi", "talossa", "talon"),
        ("fr", "bateaux", "bateau"), ("hi", "लड़कों", "लड़का"), ("it", "navi", "nave"),
        ("nl", "vrouwen", "vrouw"), ("no", "skipene", "skipet"), ("pl", "statkami", "statkach"),
        ("pt", "portos", "porto"), ("ru", "корабли", "корабля"), ("sv", "båtarna", "båten"),
        ("tr", "kitaplar", "kitap"),
    ],
)  # fmt: skip
def test_forms_of_one_word_have_one_stem(language, one, other):
    assert stem(one, language) == stem(other, language)


@pytest.mark.parametrize("language", ["en", "de", "ja", "ko", "zh", "ar", "hi", "el"])
@pytest.mark.parametrize("piece", ["a", ".", '"', "。", "a. ", "“", "؟ ", "「。", '." a '])
def test_time_grows_with_the_length_only(piece, language):
    text = piece * (200_000 // len(piece))
    started = time.process_time()
    sentences(text, language)
    words(text, language)
    detect(text)
    # A quadratic pattern would take minutes here.
    assert time.process_time() - started < 10


@pytest.mark.parametrize("piece", ["a", ".", '"'])
def test_a_million_signs_of_one_kind_are_read_once(piece):
    started = time.process_time()
    sentences(piece * 1_000_000)
    words(piece * 1_000_000)
    assert time.process_time() - started < 5
