"""German bodies in the nominative, and whom a sentence that points back names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.attribution.statements import attributions
from reportgen.attribution.tellers import names
from reportgen.attribution.tellers.cases import nominatives
from reportgen.attribution.tellers.keys import plain
from reportgen.attribution.tellers.outlets import is_articled


@pytest.mark.parametrize(
    ("spoken", "name", "shown"),
    [
        (["der Gewerkschaft", "Die Gewerkschaft"], "der Gewerkschaft", "Die Gewerkschaft"),
        (["der Gewerkschaft"], "der Gewerkschaft", "die Gewerkschaft"),
        (["des Landkreises", "der Landkreis"], "des Landkreises", "der Landkreis"),
        (["des Deutschen Roten Kreuzes"], "des Deutschen Roten Kreuzes", "das Deutsche Rote Kreuz"),
        (["dem Verband"], "dem Verband", "der Verband"),
        (["der Müller"], "der Müller", "der Müller"),
    ],
)
def test_a_german_body_is_shown_in_the_nominative(spoken, name, shown):
    assert nominatives(spoken)[plain(name)] == shown


@given(st.lists(st.text(max_size=40)))
def test_any_names_are_taken(spoken):
    assert set(nominatives(spoken)) <= {plain(name) for name in spoken}


@pytest.mark.parametrize("name", ["La Guardia Civil", "La Policía Local", "La Croix-Rouge"])
def test_a_body_with_an_article_is_neither_a_paper_nor_a_person(name):
    assert not is_articled(name)
    assert not names.is_person(name)


def test_a_paper_with_an_article_is_still_one():
    assert is_articled("La Vanguardia")


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "Die Brücke ist zu. Das hat die Stadt am Montag bestätigt.", "die Stadt"),
        ("de", "Die Brücke ist zu. Dies gab die Stadt bekannt.", "die Stadt"),
        ("fr", "Le pont est fermé. C’est ce qu’a indiqué le maire, Luc Morin.", "Luc Morin"),
        ("es", "El puente está cerrado. Así lo ha anunciado el alcalde, Luis Peña.", "Luis Peña"),
        ("ru", "Мост закрыт. Это подтвердил и его коллега Глеб Зимин.", "Глеб Зимин"),
    ],
)
def test_a_sentence_that_points_back_gives_the_one_before_its_speaker(language, text, speaker):
    [found] = attributions(text, language)
    assert found.speaker == speaker
    assert text[found.content[0][0] : found.content[0][1]] == text.split(".")[0]


@pytest.mark.parametrize(
    "text",
    [
        "Das Haus ist alt. Das alte Haus berichtet.",
        "Die Brücke ist zu. Das",
        "Die Brücke ist zu. Das Kind schlief.",
    ],
)
def test_a_sentence_that_only_begins_so_gives_nobody(text):
    assert attributions(text, "de") == ()
