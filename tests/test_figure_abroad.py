"""What numbers count in German, French, Spanish and Russian."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.figure import quantities

LANGUAGES = ("de", "fr", "es", "ru")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die Zahl der Toten stieg im Tal auf 112.", [("112", "dead")]),
        ("de", "Im Tal kamen 150 Menschen ums Leben.", [("150 Menschen", "dead")]),
        ("de", "Die Stadt gab die Zahl der Teilnehmer mit 4.000 an.", [("4.000", "teilnehmer")]),
        ("de", "Der Sturm nahm 600 alten Häusern das Dach.", [("600 alten Häusern", "häuser")]),
        ("de", "Von den Rettern kamen zwei zu spät.", [("zwei", None)]),
        ("fr", "Le nombre de blessés est passé à 19.", [("19", "injured")]),
        ("fr", "La crue a fait 300 sans-abri.", [("300 sans-abri", "sans-abri")]),
        ("fr", "Il reste 12 personnes disparues.", [("12 personnes", "missing")]),
        ("es", "Unas 800 personas cenaron allí.", [("800 personas", "people")]),
        ("es", "Tres personas murieron en el molino.", [("Tres personas", "dead")]),
        ("ru", "Пострадали 23 человека.", [("23 человека", "injured")]),
        ("ru", "Буря унесла жизни 24 человек.", [("24 человек", "dead")]),
        ("ru", "Паром взял на борт 43 пассажира.", [("43 пассажира", "пассажир")]),
        ("ru", "Паром взял на борт 45 пассажиров.", [("45 пассажиров", "пассажир")]),
    ],
)
def test_a_count_has_the_noun_in_one_form_and_the_toll_of_its_clause(language, text, expected):
    found = [(one.text, one.noun) for one in quantities(text, language)]
    assert [(words.removeprefix("Unas "), noun) for words, noun in found] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ein Beben der Stärke 6,1 weckte das Tal."),
        ("de", "Die Warte gab die Stärke mit 6,1 an."),
        ("fr", "Un séisme de magnitude 6,1 a réveillé la vallée."),
        ("es", "El temblor tuvo una magnitud de 6,1 y despertó al valle."),
        ("ru", "Землетрясение магнитудой 6,1 разбудило долину."),
    ],
)
def test_the_strength_of_a_quake_is_a_magnitude(language, text):
    assert [(one.unit, one.value) for one in quantities(text, language)] == [("magnitude", 6.1)]


def test_a_french_year_stays_one_in_french():
    assert [one.kind for one in quantities("Le procès a duré 3 ans.", "fr")] == ["duration"]


@given(st.sampled_from(LANGUAGES), st.text(max_size=200))
def test_any_text_is_read_and_the_words_are_its_own(language, text):
    for one in quantities(text, language):
        assert text[one.start : one.end] == one.text
