"""A point's topic is made of the event's own words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.passage import display
from reportgen.topic import LONGEST_HEADING, MOST_WORDS, topic, weights

SENTENCES = [
    "The condolences of the president went to the crew of the airliner.",
    "He also gave his condolences for the lost airliner.",
    "The president talked about Syria.",
    "The president sat down.",
]


def test_the_topic_is_the_stretch_that_the_sentences_share_and_others_lack() -> None:
    weight = weights(SENTENCES, "en")
    assert "condolences" in topic(SENTENCES[:2], weight, "en").lower()


def test_a_topic_never_crosses_a_comma_or_a_quotation_mark() -> None:
    sentences = ["Rain, storm and hail closed the harbor.", "The storm closed the harbor."]
    found = topic(sentences, weights(sentences, "en"), "en")
    assert "," not in found


def test_one_sentence_alone_still_has_a_topic() -> None:
    assert topic(["Nine people died."], weights(["Nine people died."], "en"), "en")


def test_words_that_say_nothing_leave_the_first_words() -> None:
    assert topic(["It was so."], {}, "en") == "It was so"


def test_a_topic_is_a_whole_phrase() -> None:
    """Not `Agreed on the need`: it begins and ends with a noun phrase."""
    sentences = [
        "Both leaders agreed on the need for a cease-fire along the canal.",
        "They also agreed on the need for a cease-fire there.",
    ]
    found = topic(sentences, weights([*sentences, *SENTENCES], "en"), "en")
    assert found == "Leaders agreed on the need for a cease-fire"


def test_a_topic_may_end_in_what_the_sentences_say_of_it() -> None:
    sentences = ["The union said that the ferry had been overloaded.", "The ferry was not overloaded."]
    found = topic(sentences, weights([*sentences, *SENTENCES], "en"), "en")
    assert found == "Ferry had been overloaded"


def test_sentences_that_share_nothing_are_headed_by_the_shortest() -> None:
    sentences = [
        "President Osk and President Lind of Varland sat together for over half an hour on Tuesday.",
        "The conversation lasted 35 minutes.",
    ]
    assert topic(sentences, weights([*sentences, *SENTENCES], "en"), "en") == "Conversation"


def test_a_topic_is_not_cut_before_its_number() -> None:
    sentences = ["The wind over the gulf reached force 8.", "In the gulf the wind was at force 8."]
    assert topic(sentences, weights([*sentences, *SENTENCES], "en"), "en") == "Wind over the gulf"


def test_a_topic_does_not_end_with_an_owner() -> None:
    sentences = ["The letter prompted members of Berg’s own party to leave.", "Members of his party left."]
    assert not topic(sentences, weights(sentences, "en"), "en").endswith("Berg’s")


def test_an_abbreviation_cuts_no_name() -> None:
    sentences = ["The fire began in the Church of St. Brannoc.", "The Church of St. Brannoc burned."]
    assert topic(sentences, weights([*sentences, *SENTENCES], "en"), "en").endswith("St. Brannoc")


def test_other_languages_have_stretches() -> None:
    sentences = ["Das Schiff lief vor der Insel Osk auf Grund.", "Retter fuhren zur Insel Osk."]
    assert topic(sentences, weights(sentences, "de"), "de") == "Insel Osk"


@given(st.lists(st.text(max_size=120), min_size=1, max_size=4))
def test_a_topic_is_a_stretch_of_one_of_the_sentences(sentences: list[str]) -> None:
    found = topic(sentences, weights(sentences, "en"), "en")
    shown = [display(sentence) for sentence in sentences]
    assert len(found.split()) <= max(MOST_WORDS, LONGEST_HEADING)
    assert any(found.casefold() in one.casefold() or found[1:] in one for one in shown)


def test_a_topic_does_not_cut_initials_or_hours_in_two() -> None:
    sentences = [
        "The crate was opened around 3:15 p.m. in the yard.",
        "The crate was opened about 3:15 p.m. Tuesday behind a wall of the yard, according to the port.",
    ]
    assert len(topic(sentences, weights(sentences, "en"), "en")) > 1
    sentences = [
        "The club sued, arguing the Open Records Act required the U.S. Coast Service to disclose studies.",
        "He wrote an opinion on the Open Records Act.",
    ]
    assert not topic(sentences, weights(sentences, "en"), "en").endswith("U")
