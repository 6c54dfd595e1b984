"""What differs between accounts in other languages than English; the cases stand in a table."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.difference import Side, between
from reportgen.difference.dial import times
from reportgen.difference.negation import turned
from reportgen.passage import Passage

RULES = Path(__file__).parent / "rules" / "differences-languages.md"
LANGUAGES = ("de", "fr", "es", "ru")


def side(text: str, language: str, account: str = "a") -> Side:
    """An account's sentence in some language."""
    passage = Passage(article=f"article-{account}", start=0, end=len(text), text=text)
    return Side(account=account, passage=passage, language=language)


def cases() -> list[tuple[str, str, str, list[str]]]:
    """The rows of the table, without its head."""
    rows = [
        line.strip("|\n ").split("|") for line in RULES.read_text("utf-8").splitlines() if line[:1] == "|"
    ]
    return [
        (row[0].strip(), row[1].strip(), row[2].strip(), row[3].split() if len(row) > 3 else [])
        for row in rows[2:]
    ]


@pytest.mark.parametrize(("language", "one", "other", "expected"), cases())
def test_two_tellings_differ_as_the_table_says(language, one, other, expected):
    found = between(side(one, language), side(other, language, "b"))
    assert [d.kind + "?" * (not d.sure) for d in found] == expected
    assert all(value.passage.covers(value.span) for d in found for value in d.values)


@pytest.mark.parametrize(("language", "one", "other", "expected"), cases())
def test_it_does_not_matter_which_account_comes_first(language, one, other, expected):
    found = between(side(other, language), side(one, language, "b"))
    assert [d.kind + "?" * (not d.sure) for d in found] == expected


def test_the_words_that_differ_are_the_negation_with_what_it_denies():
    plain, denied = "Le pont de la ville est fermé.", "Le pont de la ville n’est pas fermé."
    (found,) = between(side(plain, "fr"), side(denied, "fr", "b"))
    assert [value.text for value in found.values] == ["fermé", "n’est pas fermé"]


def test_a_verb_before_its_negation_is_what_is_denied():
    plain, denied = "Der Rat bestätigte den Verkauf.", "Der Rat bestätigte den Verkauf nicht."
    (found,) = between(side(plain, "de"), side(denied, "de", "b"))
    assert [value.text for value in found.values] == ["bestätigte", "bestätigte den Verkauf nicht"]


def test_sentences_in_two_languages_are_not_weighed_against_each_other():
    german = side("Der Zug brachte am Montag Brot.", "de")
    assert between(german, side("Der Zug brachte am Dienstag kein Brot.", "fr", "b")) == ()


def test_a_language_without_rules_has_no_polarity():
    assert turned("Broen er ikke lukket.", "Broen er lukket.", "da") is None


@given(st.sampled_from(LANGUAGES), st.integers(0, 23), st.integers(0, 59))
def test_a_time_of_day_is_read_as_it_is_written(language, hour, minute):
    before = {"de": "um", "fr": "à", "es": "a las", "ru": "в"}[language]
    (found,) = times(f"Ostby {before} {hour:02}:{minute:02}.", language)
    assert (found.minutes, found.exact) == (hour * 60 + minute, True)


@given(st.sampled_from(LANGUAGES), st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_can_be_weighed(language, one, other):
    found = between(side(one, language), side(other, language, "b"))
    assert all(value.passage.covers(value.span) for d in found for value in d.values)
    assert between(side(one, language), side(one, language, "b")) == ()
