"""Markdown shows every sentence, and no text of an article becomes markup in any parser."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown
import pytest
import reports
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from test_renderers_page import quotes_in

from reportgen.renderers import render
from reportgen.renderers.elements import Quoted, Segment
from reportgen.renderers.markdown import emphasize, escape, fits_table, link
from reportgen.renderers.page import lay_out

NASTY = (
    r"\ ` * _ [ ] { } # & < > | ~ $ ^ = : @ ! ( ) + - . 1. 2) ** __ ``` ~~~ --- === ![ ]( <b> </b> <!-- --> "
    r"&amp; &#65; www.x.example http://x.example a_b_c *x* _x_ [^1] [x](y) [x]: :smile: $x$ == ~~ ^^ || \n "
    r"#12 @me {{ }} {% %} :::"
).split(" ")
TEXT = st.lists(st.sampled_from([*NASTY, "word", "7:42", "é", "“so”", "it's", '"', " "]), max_size=12).map(
    lambda parts: " ".join("".join(parts).split())
)
GLUED = st.lists(st.sampled_from([*NASTY, "word", " ", "5"]), max_size=12).map(
    lambda parts: " ".join("".join(parts).split())
)
PLACES = {
    "paragraph": "{}",
    "after": "word {} word",
    "item": "- {}",
    "quote": "> {}",
    "cell": "| a | {} |\n| --- | --- |\n| b | {} |",
    "heading": "## {}",
    "link": "[{}](#s1)",
    "bold": "**x {} x**",
}


class Reader(HTMLParser):
    """The words and the tags of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words, self.tags, self.links = "", [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]
        self.words += "\n" if tag in ("p", "li", "td", "th", "br", "h1", "h2", "h3") else ""

    def handle_data(self, data):
        self.words += data


def commonmark(text: str) -> str:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)


def github(text: str) -> str:
    return MarkdownIt("gfm-like", {"linkify": False}).render(text)


def python_markdown(text: str) -> str:
    return markdown.markdown(text, extensions=["extra", "sane_lists"])


PARSERS = [commonmark, github, python_markdown]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("parse", PARSERS)
def test_escaped_text_reads_back_as_itself(parse, place):
    plain = Reader(parse(PLACES[place].format("word", "word"))).tags

    @settings(max_examples=60, deadline=None)
    @given(st.one_of(TEXT, GLUED).filter(bool))
    @example("1. x")
    @example(": definition")
    @example("a: b https://x.example/ :smile: 7:42:13")
    def reads_back(text):
        page = Reader(parse(PLACES[place].replace("{}", escape(text))))
        assert " ".join(page.words.split()).count(" ".join(text.split())) >= 1
        assert page.tags == plain

    reads_back()


@given(TEXT, TEXT)
@settings(max_examples=60, deadline=None)
def test_words_in_bold_never_show_their_asterisks(before, inside):
    segments = (
        Segment(text=escape(before + " ")),
        Segment(text=escape(inside), marked=True),
        Segment(text="."),
    )
    quoted = Quoted(segments=segments, mark="1.1", number=1, article="a", start=0, end=0)
    for parse in PARSERS:
        words = " ".join(Reader(parse("> " + emphasize(quoted))).words.split())
        assert words == " ".join(f"{before} {inside}.".split())


def test_words_against_a_letter_are_not_bold():
    def bold(*parts: str) -> str:
        segments = tuple(Segment(text=t, marked=n == 1) for n, t in enumerate(parts))
        return emphasize(Quoted(segments=segments, mark="", number=1, article="a", start=0, end=0))

    assert bold("a ", "b", " c") == "a **b** c"
    assert bold("a", "b", " c") == "ab c"
    assert bold("a ", "“b”", " c") == "a “b” c"


@pytest.mark.parametrize("parse", PARSERS)
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


@pytest.mark.parametrize("parse", PARSERS)
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
