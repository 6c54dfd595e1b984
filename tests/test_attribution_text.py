"""Attributions in plain texts: marks, cues, order of words, speakers."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.attribution import attributions
from reportgen.attribution.marks import quotations


def only(text, language="en"):
    found = attributions(text, language)
    assert len(found) == 1, [[text[s:e] for s, e in a.content] for a in found]
    return found[0]


def said(text, attribution):
    return [text[start:end] for start, end in attribution.content]


QUOTED = [
    '"The bridge will open in May"',
    "“The bridge will open in May”",
    "‘The bridge will open in May’",
    "«The bridge will open in May»",
    "„The bridge will open in May“",
    "''The bridge will open in May''",
]


@pytest.mark.parametrize("quoted", QUOTED)
def test_all_common_marks_quote(quoted):
    text = f"{quoted}, Maria Lund said."
    found = only(text)
    assert said(text, found) == [quoted]
    assert (found.kind, found.speaker) == ("direct", "Maria Lund")
    assert text[slice(*found.cue)] == "said"


def test_an_apostrophe_quotes_nothing():
    assert quotations("The boys' boat wasn't theirs; rock 'n' roll of the '90s isn't either.") == ()


def test_nested_marks_belong_to_the_outer_quotation():
    text = "“He told me, ‘Leave now,’ and I left,” Maria Lund said."
    assert said(text, only(text)) == ["“He told me, ‘Leave now,’ and I left,”"]


def test_a_split_quotation_is_one_attribution():
    text = '"We looked everywhere," she said, "and we found nothing at all."'
    assert said(text, only(text)) == ['"We looked everywhere,"', '"and we found nothing at all."']


def test_a_quotation_goes_on_in_the_next_sentence():
    text = '"We looked everywhere," Maria Lund said. "There was nothing left of the pier."'
    assert said(text, only(text)) == ['"We looked everywhere,"', '"There was nothing left of the pier."']


def test_paragraphs_with_one_closing_mark_are_one_quotation():
    text = "Maria Lund said: “We looked everywhere.\n\n“There was nothing left.”"
    found = only(text)
    assert said(text, found) == ["“We looked everywhere.", "“There was nothing left.”"]


def test_a_missing_closing_mark_ends_with_its_paragraph():
    text = "Maria Lund said: “We looked everywhere.\n\nThe pier was built in 1950."
    assert said(text, only(text)) == ["“We looked everywhere."]


def test_an_announcement_speaks_in_the_next_paragraph():
    text = "Maria Lund continued:\n\n“There was nothing left of the old pier.”"
    assert only(text).speaker == "Maria Lund"


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Maria Lund said that the pier was closed.", "that the pier was closed", "Maria Lund"),
        ("Maria Lund said the pier was closed.", "the pier was closed", "Maria Lund"),
        ("The pier was closed, Maria Lund said on Monday.", "The pier was closed", "Maria Lund"),
        ("The pier was closed, said Maria Lund.", "The pier was closed", "Maria Lund"),
        (
            "Maria Lund told reporters on Monday that the pier was closed.",
            "that the pier was closed",
            "Maria Lund",
        ),
        ("The pier was closed, according to Maria Lund.", "The pier was closed", "Maria Lund"),
        ("According to Maria Lund, the pier was closed.", "the pier was closed", "Maria Lund"),
        ("Maria Lund vowed to close the pier.", "to close the pier", "Maria Lund"),
        ("The pier was closed, an American official said.", "The pier was closed", "an American official"),
    ],
)
def test_indirect_speech_is_read(text, content, speaker):
    found = only(text)
    assert (said(text, found), found.speaker, found.kind) == ([content], speaker, "indirect")


def test_a_headline_colon_names_the_speaker():
    text = "Lund: Harbor pier will stay closed"
    assert said(text, only(text)) == ["Harbor pier will stay closed"]


@pytest.mark.parametrize(
    "text",
    [
        "That is easier said than done.",
        "The States agreed on a plan.",
        "He did not say whether the pier was closed.",
        "Lund was told to leave the pier.",
    ],
)
def test_what_nobody_says_is_no_attribution(text):
    assert attributions(text) == ()


def test_a_surname_and_a_pronoun_are_the_full_name():
    text = "Maria Lund runs the harbor.\n\nThe pier is closed, Lund said. It will open in May, she said."
    assert [a.speaker for a in attributions(text)] == ["Maria Lund", "Maria Lund"]


def test_a_surname_of_two_people_is_left_alone():
    text = "Maria Lund met Peter Lund.\n\nThe pier is closed, Lund said."
    assert only(text).speaker == "Lund"


def test_an_apposition_and_a_title_are_the_role():
    text = "The pier is closed, said Maria Lund, a spokeswoman for the harbor office."
    assert only(text).role == "a spokeswoman for the harbor office"
    assert only("French President Anne Morel said the pier was closed.").role == "French President"


def test_a_role_is_the_one_person_who_has_it():
    text = "Harbor Director Maria Lund arrived early.\n\nThe pier is closed, the director said."
    assert only(text).speaker == "Maria Lund"


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "„Die Brücke bleibt am Montag gesperrt“, sagte Maria Lund.", "Maria Lund"),
        ("de", "Maria Lund sagte, dass die Brücke gesperrt bleibt.", "Maria Lund"),
        ("fr", "«Le pont restera fermé toute la semaine», a déclaré Maria Lund.", "Maria Lund"),
        ("es", "«El puente seguirá cerrado toda la semana», dijo Maria Lund.", "Maria Lund"),
        ("es", "Maria Lund dijo que el puente seguirá cerrado.", "Maria Lund"),
        ("ru", "«Мост останется закрытым всю неделю», сказала Мария Лунд.", "Мария Лунд"),
    ],
)
def test_other_languages_have_their_verbs(language, text, speaker):
    assert only(text, language).speaker == speaker


def test_a_language_without_rules_gives_quotations_without_speakers():
    found = only('"O pão da padaria custa agora muito mais caro", disse ela.', "pt")
    assert (found.speaker, found.source, found.kind) == (None, None, "direct")


# Marks, cues, names and breaks in any order: what the rules trip over, if they do.
PIECES = [
    *(
        '"',
        "“",
        "”",
        "'",
        "‘",
        "’",
        "«",
        "»",
        "„",
        "''",
        ",",
        ".",
        ":",
        ";",
        "!",
        "(",
        ")",
        "—",
        "\n\n",
        "\n",
    ),
    *(
        "said",
        "told",
        "according to",
        "Maria",
        "Lund",
        "he",
        "who",
        "that",
        "The",
        "and",
        "claim",
        "Mr.",
        "\x00",
    ),
]


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join)),
    st.sampled_from(["en", "de", "ru", "xx"]),
)
def test_any_text_is_taken_and_every_span_lies_in_it(text, language):
    for found in attributions(text, language):
        for start, end in (*found.content, *(s for s in (found.source, found.cue) if s)):
            assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    "unit", ['"', "“ ", "‘a ", "Maria Lund said, ", "a, ", "said ", "The Director said. "]
)
def test_time_is_linear_in_the_text(unit):
    def seconds(times):
        begun = time.process_time()
        attributions(unit * times)
        return time.process_time() - begun

    small, large = seconds(1500), seconds(12000)
    assert large < 20 * small + 0.5


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Maria Lund accused the council of neglect.", "the council of neglect"),
        ("Maria Lund called for an inquiry.", "for an inquiry"),
        ("Maria Lund called the pier “a death trap” again.", "the pier “a death trap” again"),
        ("“It was a death trap,” Maria Lund posted.", "“It was a death trap,”"),
        ("Critics rejected Maria Lund's claim that the pier was safe.", "that the pier was safe"),
        ("As Maria Lund wrote, the pier was never safe.", "the pier was never safe"),
        ("Maria Lund believes that the pier was safe.", "that the pier was safe"),
        ("Maria Lund told him the pier was safe.", "the pier was safe"),
        ("Maria Lund, 52, a builder from Oslo, said the pier was safe.", "the pier was safe"),
        ("Maria Lund (pictured) said the pier was safe.", "the pier was safe"),
        ("The head of the Harbor Office said this week the pier was safe.", "the pier was safe"),
        ("Maria Lund, who built the pier, said on Monday that it was safe.", "that it was safe"),
        ("HOST: The pier is safe, and we all know it.", "The pier is safe, and we all know it."),
    ],
)
def test_deeds_labels_nouns_and_insertions_are_read(text, content):
    assert content in [c for found in attributions(text) for c in said(text, found)]


def test_a_second_verb_has_the_subject_of_the_first():
    text = "On Monday, Maria Lund visited the pier and said that it was safe."
    assert only(text).speaker == "Maria Lund"
    text = "Maria Lund closed the pier, saying that it was not safe."
    assert only(text).speaker == "Maria Lund"


def test_a_participle_ends_what_was_said_before():
    text = "Maria Lund said the pier was shut, adding that it would open in May."
    assert [said(text, a) for a in attributions(text)] == [
        ["the pier was shut"],
        ["that it would open in May"],
    ]


def test_they_and_its_refer_to_the_last_group():
    text = "Harbor officials said the pier was safe. They said it would open."
    assert [a.speaker for a in attributions(text)] == ["Harbor officials", "Harbor officials"]


def test_a_seat_and_an_office_name_the_one_who_holds_it():
    text = (
        "French President Anne Morel met Norwegian President Ola Berg.\n\n"
        "The pier is safe, the French president said."
    )
    assert only(text).speaker == "Anne Morel"


def test_an_exclamation_inside_marks_does_not_end_the_sentence_of_its_speaker():
    text = "“Get off the pier!” Maria Lund shouted. “It will fall any moment now, all of it!”"
    assert attributions(text)[0].speaker == "Maria Lund"
