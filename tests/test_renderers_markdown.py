"""Markdown shows every sentence, and no text of an article becomes markup in any parser."""

from __future__ import annotations

import itertools
import random
import re

import pytest
import reports
from hostile_strings import hostile_strings
from test_renderers_page import quotes_in
from wiki_oracles import (
    MARKDOWN,
    Reader,
    cmark_gfm,
    commonmark,
    commonmark_py,
    github,
    pandoc,
    python_markdown,
    seen,
)

from reportgen.renderers import render
from reportgen.renderers.elements import Quoted, Segment
from reportgen.renderers.markdown import emphasize, escape, link
from reportgen.renderers.page import lay_out
from reportgen.renderers.tabular import fits_table
from reportgen.renderers.theme import Theme

PLACES = {
    "paragraph": "{}",
    "after": "word {} word",
    "item": "- {}",
    "before a colon": "- {}: x",
    "quotation": "> {}",
    "cell": "| a | {} |\n| --- | --- |\n| b | {} |",
    "heading": "## {}",
    "link text": "[{}](#s1)",
    "bold": "- **x {} x**",
    "bold whole": "**{}**, x",
    "emphasis": "*{}*",
}
# These read tables, and HTML as we write it.
WHOLE = (commonmark, github, python_markdown, cmark_gfm)
EVERY = [
    (parse, place) for parse in MARKDOWN for place in PLACES if (parse, place) != (commonmark_py, "cell")
]


def check(parse, place: str, texts: list[str]) -> None:
    """A parser finds the texts in that place, and nothing around them that it does not find around a word."""
    form, times = PLACES[place], PLACES[place].count("{}")
    plain = seen(parse, form.replace("{}", "word"))[1]
    for text in texts:
        words, kinds = seen(parse, form.replace("{}", escape(text)))
        assert (words.count(text) >= times, kinds) == (True, plain), (text, escape(text), words)


@pytest.mark.parametrize(("parse", "place"), EVERY)
def test_escaped_text_reads_back_as_itself(parse, place):
    check(parse, place, ["1. x", ": definition", "a: b https://x.example/ :smile: 7:42:13", "a]:b", "[x] y"])
    check(parse, place, hostile_strings(40))


@pytest.mark.slow
@pytest.mark.parametrize(("parse", "place"), EVERY)
def test_a_thousand_hostile_strings_read_back_as_themselves(parse, place):
    check(parse, place, hostile_strings(1000, seed=2))


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("form", ["gfm", "commonmark_x-smart", "markdown-smart"])
def test_pandoc_reads_a_thousand_hostile_strings_as_themselves(form, place):
    texts = hostile_strings(1000, seed=3)
    [plain, *found] = pandoc([PLACES[place].replace("{}", w) for w in ["word", *map(escape, texts)]], form)
    assert len(found) == len(texts)
    for text, (words, kinds) in zip(texts, found, strict=True):
        assert text in words
        assert kinds == plain[1], text


def cut(text: str, chance: random.Random) -> Quoted:
    """A quoted text, cut at random, every other part carrying a difference."""
    places = sorted({0, len(text), *(chance.randrange(len(text) + 1) for _ in range(3))})
    parts = [text[begin:end] for begin, end in itertools.pairwise(places)]
    first = chance.random() < 0.5
    segments = tuple(Segment(text=escape(p), marked=(n % 2 == 0) == first) for n, p in enumerate(parts))
    return Quoted(segments=segments, mark="1.1", number=1, article="a", start=0, end=0)


def check_cut(texts: list[str]) -> None:
    chance = random.Random(1)
    for text in texts:
        shown = emphasize(cut(text, chance))
        for parse in MARKDOWN:
            words, kinds = seen(parse, "> " + shown)
            assert text in words, (parse, shown)
            assert set(kinds) <= {"blockquote", "p", "strong"}, (parse, shown)


def test_words_in_bold_never_show_their_asterisks():
    check_cut(hostile_strings(40, seed=5))


@pytest.mark.slow
def test_a_thousand_hostile_strings_cut_in_parts_read_back_as_themselves():
    check_cut(hostile_strings(1000, seed=6))


def test_words_against_a_letter_are_not_bold():
    def bold(*parts: str) -> str:
        segments = tuple(Segment(text=t, marked=n == 1) for n, t in enumerate(parts))
        return emphasize(Quoted(segments=segments, mark="", number=1, article="a", start=0, end=0))

    assert bold("a ", "b", " c") == "a **b** c"
    assert bold("a", "b", " c") == "ab c"
    assert bold("a ", "“b”", " c") == "a “b” c"


@pytest.mark.parametrize("parse", WHOLE)
@pytest.mark.parametrize(
    "make", [reports.ferry, reports.readouts, reports.many, reports.bare, reports.hostile]
)
def test_every_sentence_stands_before_its_mark(make, parse):
    report, texts = make()
    words = " ".join(Reader(parse(render(report, texts, "markdown").decode())).words.split())
    page = lay_out(report, texts)
    shown = [page.summary, page.agreed, page.matters, page.quotations, page.lone, page.brief, page.timeline]
    for quote in quotes_in((tuple(m.boxes for m in page.matters), *shown[:2], *shown[3:])):
        assert f"{quote.text} {quote.mark}" in words
    assert f"report {report.id}" in words


@pytest.mark.parametrize("parse", WHOLE)
def test_a_hostile_report_has_no_link_and_no_tag_but_ours(parse):
    page = Reader(parse(render(*reports.hostile(), "markdown").decode()))
    ours = {"a", "h1", "h2", "h3", "p", "ul", "li", "strong", "em", "blockquote", "hr", "code", "br"}
    assert set(page.tags) <= ours | {"table", "thead", "tbody", "tr", "th", "td"}
    assert {address for address in page.links if not re.match(r"#[sp]\d+$", address)} == {
        "https://news.example/d00000000002/alder-bay"
    }


def test_two_accounts_with_short_cells_stand_as_a_table_and_four_are_stacked():
    report, texts = reports.readouts()
    assert fits_table(lay_out(report, texts))
    assert "| Point | A · Harbor Courier | C · Ministry of Transport |" in render(report, texts).decode()
    assert not fits_table(lay_out(*reports.ferry()))
    assert not fits_table(lay_out(*reports.hostile()))


@pytest.mark.parametrize("parse", WHOLE)
@pytest.mark.parametrize("make", [reports.ferry, reports.many, reports.hostile])
def test_a_table_that_is_asked_for_has_a_cell_for_each_account(make, parse):
    report, texts = make()
    columns = len(lay_out(report, texts).columns)
    text = render(report, texts, "markdown", Theme(layout="table")).decode()
    rows = re.findall(r'^\| <a id="p\d+">.*$', text, re.MULTILINE)
    assert len(rows) == len(report.points)
    for row in rows:
        header = "| a " * (columns + 1) + "|\n" + "| --- " * (columns + 1) + "|\n"
        assert seen(parse, header + row)[1].count("td") == columns + 1


def test_a_stack_that_is_asked_for_has_no_table_of_points():
    text = render(*reports.readouts(), "markdown", Theme(layout="stacked")).decode()
    assert "| **" not in text
    assert "> " in text


def test_parts_of_a_sentence_cannot_come_to_mean_something_together():
    parts = [
        "https:",
        "//x.example",
        ":smile",
        ": a@",
        "b.example www",
        ".x.example !",
        "[x](y) 5",
        ". %",
        "%",
    ]
    segments = tuple(Segment(text=escape(part), marked=n % 2 == 1) for n, part in enumerate(parts))
    quoted = Quoted(segments=segments, mark="", number=1, article="a", start=0, end=0)
    for parse in MARKDOWN:
        words, kinds = seen(parse, "> " + emphasize(quoted))
        assert words == "".join(parts)
        assert set(kinds) <= {"blockquote", "p", "strong"}


def test_a_time_and_a_plain_colon_stay_readable():
    assert escape("At 7:42 it said: no.") == "At 7:42 it said: no."


def test_an_address_cannot_leave_its_parentheses():
    assert (
        link("https://a.example/x) [y](z?a=1&copy=2") == "https://a.example/x%29%20%5By%5D%28z?a=1&amp;copy=2"
    )


def test_lines_are_clean():
    text = render(*reports.ferry()).decode()
    assert "\n\n\n" not in text
    assert not re.search(r"[ \t]\n", text)
    assert text.endswith("\n")
