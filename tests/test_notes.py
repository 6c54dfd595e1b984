"""People's notes find their points, are set apart, and bring nothing onto a page that acts or fetches."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import reports
from hypothesis import given
from hypothesis import strategies as st

from reportgen.config import load_config
from reportgen.errors import ConfigError, UsageError
from reportgen.notes import NoteSettings, PointNote, adrift, attach, find_point
from reportgen.renderers import render
from reportgen.renderers.page import lay_out
from reportgen.renderers.prose import read_lines, read_prose
from reportgen.report import Note
from reportgen.reread import read_html, reread


def noted(text: str, **more):
    report, texts = reports.ferry()
    return replace(report, notes=(Note(by="Ana Ruiz", text=text, **more),)).sealed(), texts


def shown(text: str, name: str = "html") -> str:
    report, texts = noted(text)
    return render(report, texts, name).decode()


def test_a_point_is_found_by_its_id_by_words_of_its_topic_and_by_rank_among_several():
    points = reports.ferry()[0].points
    first = points[0]
    assert find_point(first.id, points) is first
    assert find_point("people HURT", points) is first
    assert find_point(f"7 {first.topic}", points) is first
    assert find_point("0123456789ab", points) is None
    assert find_point("volcano", points) is None
    twins = tuple(replace(points[0], id=f"t{rank}", rank=rank) for rank in (1, 2))
    assert find_point(first.topic, twins) is None
    assert find_point(f"2 {first.topic}", twins) is twins[1]


def test_a_topic_that_begins_with_a_number_is_named_as_it_stands():
    (point,) = (replace(reports.ferry()[0].points[0], topic="14 passengers hurt", rank=3),)
    assert find_point("14 passengers hurt", (point,)) is point


def test_a_note_whose_point_is_gone_stands_behind_the_introduction_and_is_reported():
    settings = NoteSettings(
        by="Ana", introduction="one", comment="two", point=(PointNote(on="volcano", text="three"),)
    )
    notes = attach(settings, reports.ferry()[0].points)
    assert [note.text for note in notes] == ["one", "three", "two"]
    assert len(adrift(notes)) == 1
    assert "volcano" in adrift(notes)[0]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('introduction = "x"', "no author"),
        ('by = "A"\n[[notes.point]]\non = "2"\ntext = "x"', "rank alone"),
        ('by = "A"\n[[notes.point]]\non = "?"\ntext = "x"', "names no point"),
        ('[[notes.point]]\non = "harbor"\ntext = "x"', "no author"),
        ('by = "A"\nintroductio = "x"', "introduction"),
        ('by = "A"\n[[notes.point]]\nonn = "harbor"\ntext = "x"', "Did you mean 'on'"),
        ('by = "A"\n[[notes.point]]\ntext = "x"', "`on`"),
    ],
)
def test_a_config_with_notes_that_cannot_be_used_is_refused_with_a_reason(tmp_path, table, told):
    (tmp_path / "reportgen.toml").write_text(f"[notes]\n{table}\n")
    with pytest.raises(ConfigError, match=told):
        load_config(tmp_path / "reportgen.toml")


def test_a_day_in_a_config_is_written_out_on_the_page(tmp_path):
    (tmp_path / "reportgen.toml").write_text('[notes]\nby = "Ana"\ndate = 2031-03-09\ncomment = "x"\n')
    (note,) = attach(load_config(tmp_path / "reportgen.toml").settings.notes, ())
    report, texts = reports.ferry()
    assert lay_out(replace(report, notes=(note,)), texts).notes[0].by == "Ana · 9 Mar 2031"


def test_a_mark_in_brackets_leads_to_its_source_and_a_figure_or_an_unknown_mark_does_not():
    page = shown("See (1.1, 2.1-2) and [3.2]; 1.2 percent (1.2 percent), (9.9).")
    box = page[page.index('class="prose"') :].partition("</aside>")[0]
    assert box.count('href="#s') == 3
    assert '(<a href="#s1">1.1</a>, <a href="#s2">2.1-2</a>)' in box
    assert "1.2 percent (1.2 percent), (9.9)" in box


def test_what_acts_or_fetches_does_not_come_through():
    page = shown(
        "[a](javascript:alert(1)) [b](data:text/html,x) [c](//evil.example/x) ![p](https://evil.example/p.png)\n\n"
        "<script>bad()</script><iframe src='https://evil.example'></iframe><img src=x onerror=bad()>"
        "<b style='x' onclick='bad()'>bold</b> <style>p{}</style>\n\n[ok](https://good.example/a)"
    )
    box = page[page.index('class="prose"') :].partition("</aside>")[0]
    assert "evil.example" not in box
    assert not {
        word
        for word in ("javascript", "bad()", "<img", "<iframe", "style", "onclick", "data:")
        if word in box
    }
    assert '<a href="https://good.example/a" rel="noreferrer nofollow">ok</a>' in box


def test_headings_lists_and_emphasis_stand_in_markdown_below_our_own_headings():
    made = shown("# Big\n\n- one **two**\n- *three*\n\n> said\n\n1. first", "markdown")
    assert "#### Big\n\n- one **two**\n- *three*\n\n> said\n\n1. first" in made


HOSTILE = st.text(st.sampled_from(list("ab1 .!*_`[](){}<>#&|~$^=@:/-+\\\n")), max_size=60)


@pytest.mark.slow
@given(HOSTILE)
def test_a_note_means_the_same_in_markdown_as_in_html(text):
    report, texts = noted(text)
    words = ["".join(run.text for run in line) for block in read_prose(text) for line in block.lines]
    markdown = reread(render(report, texts, "markdown"), "x.md").text
    html = read_html(render(report, texts, "html").decode()).text
    for line in words:
        told = "".join(line.split())
        assert told in "".join(html.split())
        assert told in "".join(markdown.split())


@pytest.mark.parametrize("sign", ["[", "*a ", "> ", "- ", "`", "[a](b", "<", "a" * 2_000_000])
def test_markdown_that_would_take_minutes_is_refused_and_a_note_of_it_is_shown_as_words(sign):
    text = sign * (40_000 if len(sign) < 10 else 1)
    with pytest.raises(UsageError, match="Markdown"):
        read_prose(text)


@pytest.mark.parametrize(
    "sign", ["&#12;", "&#12", "&#0;", "&#xd800;", "&#xffff;", "\x0c", "\uffff", "\ud800"]
)
def test_what_is_no_letter_is_left_out_of_a_note_however_it_is_written(sign):
    (block,) = read_prose(f"one {sign}two")
    assert re.fullmatch("one (?:\ufffd|&#0;)?two", block.lines[0][0].text)


def test_every_word_of_a_table_and_of_code_is_read():
    lines = read_lines("| a | b |\n|---|---|\n| c | d |\n\n```\nx  y\n```\n")
    assert [line.text for line in lines] == ["a", "b", "c", "d", "x  y\n"]
    (table, code) = read_prose("| a | b |\n|---|---|\n| c | d |\n\n```\nx\n```\n")
    assert (table.kind, table.columns, code.kind) == ("table", 2, "code")
