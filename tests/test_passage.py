"""Passages and the form in which they are shown."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.passage import Passage, display


def passage(start: int, text: str, article: str = "a" * 12) -> Passage:
    return Passage(article=article, start=start, end=start + len(text), text=text)


def test_a_passage_whose_length_does_not_fit_its_offsets_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="5 characters cannot run from 3 to 7"):
        Passage(article="a", start=3, end=7, text="ferry")


def test_a_passage_cannot_begin_before_the_text() -> None:
    with pytest.raises(ValueError, match="cannot run"):
        Passage(article="a", start=-2, end=0, text="ab")


def test_passages_overlap_only_within_one_article() -> None:
    assert passage(0, "ferry").overlaps(passage(4, "y"))
    assert not passage(0, "ferry").overlaps(passage(5, " sank"))
    assert not passage(0, "ferry").overlaps(passage(0, "ferry", "b" * 12))


def test_a_sentence_covers_the_figure_in_it_and_not_the_other_way_round() -> None:
    sentence, figure = passage(10, "Nine people died."), passage(10, "Nine")
    assert sentence.covers(figure)
    assert not figure.covers(sentence)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\n lines", "two lines"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u202eevil\u202c", "evil"),
        ("bell\x07 and \x1b[31mred", "bell and [31mred"),
        ("cafe\u0301", "café"),
        ("  edges  ", "edges"),
        ("nul\x00led", "nulled"),
    ],
)
def test_the_shown_form_has_no_invisible_characters(text: str, shown: str) -> None:
    assert display(text) == shown


@given(st.text())
def test_showing_twice_changes_nothing_more(text: str) -> None:
    assert display(display(text)) == display(text)


@given(st.text())
def test_the_shown_form_is_one_line_without_controls(text: str) -> None:
    shown = display(text)
    assert "\n" not in shown
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in shown)


def test_a_part_of_a_passage_keeps_its_place() -> None:
    whole = Passage(article="a", start=10, end=15, text="tides")
    assert whole.part(1, 3) == Passage(article="a", start=11, end=13, text="id")
    with pytest.raises(ValueError, match="characters"):
        whole.part(3, 9)
