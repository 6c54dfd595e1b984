"""What the hyphen at the end of a line means, and where lines are put together without a blank."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.documents.hyphenation import Hyphenation, hyphenation_of, is_parted, join_lines
from reportgen.documents.line import Line

PLAIN = Hyphenation(words=frozenset(), parts=False)
PARTING = Hyphenation(words=frozenset({"well-known", "bridgehead"}), parts=True)


def lines(*texts):
    return [Line(text=text, left=0, right=100, bottom=0, top=10, size=10) for text in texts]


@pytest.mark.parametrize(
    ("before", "line", "hyphenation", "joined"),
    [
        ("an interest-", "ing plan", PARTING, "an interesting plan"),
        ("a long-", "term plan", PLAIN, "a long-term plan"),
        ("a well-", "known plan", PARTING, "a well-known plan"),
        ("a well-", "meant plan", PARTING, "a well-meant plan"),
        ("a high-", "ranking officer", PARTING, "a high-ranking officer"),
        ("it was high-", "lighted twice", PARTING, "it was highlighted twice"),
        ("in self-", "defense", PARTING, "in self-defense"),
        ("a self-", "ish plan", PARTING, "a selfish plan"),
        ("the so-", "called plan", PARTING, "the so-called plan"),
        ("a so-", "bering report", PARTING, "a sobering report"),
        ("a bridge-", "head", Hyphenation(words=frozenset({"bridgehead"}), parts=False), "a bridgehead"),
        ("an inter\u2010", "esting plan", PLAIN, "an interesting plan"),
        ("an inter\u00ad", "esting plan", PLAIN, "an interesting plan"),
        ("the Franco-", "Prussian war", PARTING, "the Franco-Prussian war"),
        ("a 20-", "year term", PARTING, "a 20-year term"),
        ("in 2015-", "16", PARTING, "in 2015-16"),
        ("two- and three-", "or four-year terms", PARTING, "two- and three- or four-year terms"),
        (
            "Technologie-, Bildungs-",
            "und Kulturaustausch",
            PARTING,
            "Technologie-, Bildungs- und Kulturaustausch",
        ),
        ("all of it \u2013", "or nearly", PARTING, "all of it \u2013 or nearly"),
        ("on skis\u2014", "and on foot", PLAIN, "on skis\u2014and on foot"),
        ("on skis", "\u2014and on foot", PLAIN, "on skis\u2014and on foot"),
        ("on skis", "\u2014 and on foot", PLAIN, "on skis \u2014 and on foot"),
        ("see https://x.example/", "plan/1", PLAIN, "see https://x.example/plan/1"),
        ("橋は", "古い", PLAIN, "橋は古い"),
        ("震度5", "弱", PLAIN, "震度5弱"),
        ("", "first", PLAIN, "first"),
        ("a word", "and another", PLAIN, "a word and another"),
    ],
)
def test_lines_are_joined_as_they_were_written(before, line, hyphenation, joined):
    assert join_lines(before, line, hyphenation) == joined


def test_a_document_parts_words_where_many_of_its_lines_end_so():
    assert hyphenation_of(lines("an interest-", "ing plan of the coun-", "cil")).parts
    assert not hyphenation_of(lines("a long-", "term plan", "of the council")).parts
    assert not hyphenation_of(
        lines("a long-", "term", "and well-", "known plan", *["of the council"] * 60)
    ).parts


def test_where_a_program_sets_marks_of_its_own_the_keyboards_hyphen_is_the_writers():
    assert not hyphenation_of(
        lines("an inter\u2010", "esting and long-", "term and well-", "known plan")
    ).parts


@given(st.text(max_size=30), st.text(max_size=30), st.booleans())
def test_joining_loses_no_letter(before, line, parts):
    joined = join_lines(before, line, Hyphenation(words=frozenset(), parts=parts))
    assert [c for c in joined if c.isalnum()] == [c for c in before + line if c.isalnum()]
    assert is_parted("coun-", "cil")
    assert not is_parted("coun -", "cil")
