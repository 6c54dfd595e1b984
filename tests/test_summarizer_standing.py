"""Which sentences can stand in a summary alone, by their own words."""

from __future__ import annotations

import pytest
from articles import article
from hypothesis import given
from hypothesis import strategies as st

from reportgen.summarizers import coverage
from reportgen.summarizers.base import Budget
from reportgen.summarizers.standing import (
    MARKS,
    are_furniture,
    are_idle,
    are_whole,
    holding,
    is_half,
    is_own_voice,
    is_speech,
    needs_before,
)

FERRY = "The ferry Aurora sank off Port Lindos on Monday."


@pytest.mark.parametrize(
    "text",
    [
        "That seems like a threat.",
        "Both are based in Harrow.",
        "The three had no idea of it.",
        "Others waited on the pier.",
        "The image shows a man at the pier.",
        "“We saw it,” she added.",
        "It was late, he said.",
        "(The council had no comment.)",
        "Das sei ein Irrtum gewesen.",
        "Der Zug war leer, sagte er.",
        "„Wir kommen wieder“, sagte sie.",
        "Dabei war von fünf Verletzten die Rede.",
        "Celui-ci n'a pas répondu.",
        "« C'était terrible », raconte-t-elle.",
        "Añadió que los daños son enormes.",
        "Об этом сообщил губернатор.",
        "«Мы направили врачей», — сказал он.",
        "他说，救援工作将持续到周四。",
    ],
)
def test_a_sentence_that_leans_on_the_one_before_is_known_in_several_languages(text: str) -> None:
    assert needs_before(text)


@pytest.mark.parametrize(
    "text",
    [
        FERRY,
        "“We saw it,” said Ann Bell.",
        "Ann Bell said she had seen it.",
        "Die Ursache des Brandes ist unklar.",
        "„Wir kommen wieder“, sagte Petra Lang.",
        "Le vent a soufflé jusqu'à 135 km/h sur la côte.",
        "El río Turo subió tres metros en dos horas.",
        "Движение на участке остановлено до среды.",
        "一艘渡轮周二上午在奥斯克港沉没。",
    ],
)
def test_a_sentence_that_says_of_whom_it_speaks_stands_alone(text: str) -> None:
    assert not needs_before(text)


@pytest.mark.parametrize(
    "text",
    [
        "“We want a new ship.”",
        '"We want a new ship."',
        "“We saw nothing at all.",
        "«Мы всё видели.»",
        "„Nie wieder.“",
    ],
)
def test_what_stands_in_quotation_marks_as_a_whole_names_no_speaker(text: str) -> None:
    assert is_speech(text)


@pytest.mark.parametrize(
    "text",
    [
        FERRY,
        "“We saw it,” said Ann Bell.",
        '"It sank," Ann Bell said, "at ten."',
        "“Aurora” sank on Monday.",
        "",
    ],
)
def test_words_beside_the_quotation_can_name_the_speaker(text: str) -> None:
    assert not is_speech(text)


@pytest.mark.parametrize(
    "text", ["I hope they do not.", "We can confirm it.", "Wir haben gewartet.", "Я всё видел."]
)
def test_a_first_person_without_quotation_marks_is_somebodys_own_voice(text: str) -> None:
    assert is_own_voice(text)


@pytest.mark.parametrize(
    "text", [FERRY, "“I hope so,” said Ann Bell.", "The ship was built in World War I for the U.S. Navy."]
)
def test_a_numeral_or_a_quotation_is_nobodys_own_voice(text: str) -> None:
    assert not is_own_voice(text)


@pytest.mark.parametrize(
    "text",
    [
        "Who built the ferry?",
        "Call 555-010-1234.",
        "Please avoid the area.",
        "Write to news@osk.example.",
        "THE FERRY SANK ON MONDAY.",
        "Details stand at www.osk.example.",
    ],
)
def test_questions_capitals_and_how_to_reach_somebody_tell_little(text: str) -> None:
    assert are_idle([text, FERRY]) == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for subscribing.",
        "View all Osk Post newsletters.",
        "Follow Ann Bell on Twitter.",
        "Karl Venn (2nd L) waits with Ann Bell (right) at the court in Osk.",
        "Lesen Sie auch: alles über Fähren.",
        "Lire aussi : les tempêtes de 2025.",
        "Читайте также: пожар на складе.",
        "Lea también: sequía en el sur.",
    ],
)
def test_what_pages_print_around_a_story_is_no_sentence_of_it(text: str) -> None:
    assert are_furniture([FERRY, text]) == [False, True]
    assert are_whole([FERRY, text], [9, 9]) == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "LINDOS (Reuters) - The ferry Aurora sank on Monday.",
        "LINDOS, May 4 (AFP) — The ferry Aurora sank on Monday.",
        "(Reuters) - The ferry Aurora sank on Monday.",
        "(CNN) The ferry Aurora sank on Monday.",
        "(CNN)The ferry Aurora sank on Monday.",
        "(CBS News) -- The ferry Aurora sank on Monday.",
        "Gov. Karl B. Venn (R) closed the port on Monday.",
        "Senator Ann Bell (R) asked for a new ferry.",
        "The owner said via Twitter that the ferry was safe.",
        "The crew shared a screenshot of the radar.",
    ],
)
def test_datelines_parties_and_tidings_of_the_net_belong_to_the_story(text: str) -> None:
    assert are_furniture([text]) == [False]
    assert are_whole([text], [9]) == [True]
    assert not needs_before(text)


@pytest.mark.parametrize(
    "text",
    [
        "The wreck of the Aurora off Lindos on May 4 (Reuters)",
        "(Reuters) The wreck of the Aurora.",
        "Karl Venn (R) waits with Ann Bell at the court in Lindos.",
        "Screenshot of a film of the wreck.",
        "A screenshot from a film of the wreck.",
        "The ferry Aurora at Lindos (Screenshot).",
        "Ada Osk/Screenshot The ferry Aurora at Lindos.",
        "Ada Osk via Facebook The ferry Aurora at Lindos.",
    ],
)
def test_credits_that_look_like_a_dateline_a_party_or_a_tiding_are_furniture(text: str) -> None:
    assert are_furniture([text]) == [True]


@pytest.mark.parametrize("text", ["9:15 a.m.", "5 - 3 - 2 - 1.", "...to the island three nights in a row."])
def test_a_time_of_day_and_the_end_of_a_cut_sentence_are_no_sentences(text: str) -> None:
    assert are_whole([text], [4]) == [False]


ANY_TEXTS = st.lists(
    st.text(st.sampled_from('aI "“”(«»-1.?@\nÀ') | st.characters(codec="utf-8"), max_size=12)
)


@given(ANY_TEXTS, st.lists(st.sampled_from(["a", "(", "“", "a ", "1-", "I"]), max_size=3))
def test_the_texts_that_hold_a_part_are_those_that_hold_it_alone(texts: list[str], parts: list[str]) -> None:
    assert holding(texts, parts) == {n for n, text in enumerate(texts) if any(part in text for part in parts)}


@given(ANY_TEXTS)
def test_what_is_found_of_many_texts_is_what_is_found_of_each(texts: list[str]) -> None:
    words = [len(text.split()) for text in texts]
    marked = holding(texts, MARKS)
    assert are_furniture(texts) == [are_furniture([text])[0] for text in texts]
    assert are_idle(texts) == [are_idle([text])[0] for text in texts]
    assert are_whole(texts, words) == [
        are_whole([text], [n])[0] for text, n in zip(texts, words, strict=True)
    ]
    for number, text in enumerate(texts):
        known = number in marked
        assert needs_before(text, marked=known) == needs_before(text)
        assert is_own_voice(text, marked=known) == is_own_voice(text)
        assert known or not is_half(text)


def test_what_is_said_inside_a_longer_quotation_gives_way_to_what_names_its_speaker() -> None:
    one = article(
        "“Nobody slept that night. Waves broke over the old bow of the ship near Lindos. Then came calm.” "
        "Ann Bell saw that waves broke over the old bow of the ship near Lindos."
    )
    told = [chosen.passage.text for chosen in coverage.summarize([one], Budget(words=15), {})]
    assert told == ["Ann Bell saw that waves broke over the old bow of the ship near Lindos."]


def test_in_a_script_without_blanks_two_signs_count_for_a_word_of_the_budget() -> None:
    one = article("一艘渡轮周二上午在奥斯克港沉没，十二人死亡。海岸警卫队说，还有三十人失踪。", language="zh")
    assert len(coverage.summarize([one], Budget(words=15), {})) == 1
    assert len(coverage.summarize([one], Budget(words=60), {})) == 2
