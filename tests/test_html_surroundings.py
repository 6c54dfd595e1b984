"""A sentence of the page stands between its neighbors at the end of the HTML file, if the texts are there."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import reports

from reportgen.passage import display
from reportgen.renderers import render
from reportgen.renderers.handles import list_speakers, set_handles
from reportgen.renderers.html import render as render_html
from reportgen.renderers.labels import LANGUAGES, labels_of
from reportgen.renderers.page import lay_out
from reportgen.renderers.quoted import Quoter
from reportgen.renderers.surroundings import set_surroundings
from reportgen.renderers.theme import Theme

LONG = "One word " + "and another " * 200 + "end."
STORY = ["First here.", LONG, "Third here.", *[f"Filler {n} stands here." for n in range(9)], "Last here."]


def made(*cited: int):
    """A report whose summary is these sentences of one text."""
    text = reports.article("e00000000009", "Harbor Courier", ("A title", STORY))
    chosen = tuple(reports.Chosen(passage=text.sentences[number - 1]) for number in cited)
    report = replace(
        reports.bare()[0],
        articles=(reports.listed(1, text),),
        accounts=(),
        summary=chosen,
        source_summaries={},
    )
    return report, {text.id: text}


def around(report, texts):
    return set_surroundings(Quoter(report), texts, lay_out(report, texts))


def test_two_sentences_stand_before_and_two_behind_and_what_is_left_out_is_said():
    (found,) = around(*made(3, 13))
    assert [n.anchor for n in found.neighbors] == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.11", "1.12", "1.13"]
    assert [n.anchor for n in found.neighbors if n.cited] == ["1.3", "1.13"]
    assert [n.anchor for n in found.neighbors if n.apart] == ["1.11"]


def test_the_title_is_a_neighbor_of_the_first_sentence():
    (found,) = around(*made(1))
    assert [n.anchor for n in found.neighbors] == ["1.0", "1.1", "1.2", "1.3"]
    assert found.neighbors[0].quoted.text == "A title"


def test_an_endless_neighbor_is_cut_and_says_so():
    report, texts = made(3)
    (found,) = around(report, texts)
    long = found.neighbors[1].quoted
    assert long.end - long.start == 600
    assert long.text.endswith("end.")
    assert long.opening
    (behind,) = around(*made(1))
    assert behind.neighbors[2].quoted.text.startswith("One word")
    assert behind.neighbors[2].quoted.closing


def test_a_cited_sentence_is_never_cut():
    (found,) = around(*made(2))
    assert found.neighbors[2].quoted.text == display(LONG)


def test_a_text_that_is_not_there_or_is_another_has_no_surroundings():
    report, texts = made(3)
    assert around(report, {}) == ()
    (text,) = texts.values()
    assert around(report, {text.id: replace(text, text_sha256="0" * 64)}) == ()


@pytest.mark.parametrize("make", [reports.ferry, reports.many, reports.hostile])
def test_marks_lead_to_their_sentence_with_texts_and_to_the_source_without(make):
    report, texts = make()
    ids = re.compile(r'<p id="(\d+\.\d+)" class="cited"')
    page = render(report, texts, "html").decode()
    marks = re.findall(r'class="ref" href="#([^"]+)"', page)
    assert marks
    assert {mark for mark in marks if "." in mark} == set(ids.findall(page))
    bare = render(report, {}, "html").decode()
    assert all(mark.startswith("s") for mark in re.findall(r'class="ref" href="#([^"]+)"', bare))
    assert "<dialog" not in bare
    assert 'class="texts' not in bare


def test_without_texts_nothing_is_given_away_that_the_report_does_not_quote():
    report, texts = made(3)
    page = render_html(report, texts, Theme(texts=False)).decode()
    assert "Third here." in page
    assert "Filler 0 stands here." not in page
    assert "Filler 0 stands here." in render_html(report, texts, Theme()).decode()


def test_an_article_never_reaches_the_script():
    report, texts = reports.ferry()
    evil = "</script><script>alert(1)</script>\u2028 --> <!-- ]]>"
    page = render(replace(report, title=evil), texts, "html").decode()
    assert page.count("<script") == 1
    assert page.count("</script") == 1
    assert "alert(1)" not in page.split("<script>")[1]


def test_points_are_held_by_rank_origins_time_and_speakers():
    report, texts = reports.ferry()
    page = lay_out(report, texts)
    handles = set_handles(report, page)
    assert [handle.rank for handle in handles.values()] == [point.rank for point in report.points]
    letters = " ".join(handle.letters for handle in handles.values()).split()
    assert {badge.letter for badge in list_speakers(page)} == set(letters)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_words_of_the_screen(language):
    ours, theirs = labels_of("en").screen, labels_of(language).screen
    assert list(ours) == list(theirs)
    assert [word.count("{}") for word in ours.values()] == [word.count("{}") for word in theirs.values()]
