"""Storage format is well-formed, shows every sentence, and takes nothing of a text for markup."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.dom import minidom

import msgspec
import pytest
import reports
from hostile_strings import hostile_strings
from lxml import etree
from markupsafe import escape
from test_renderers_page import quotes_in
from wiki_notes import noted
from wiki_oracles import Reader, pandoc

from reportgen.errors import ReportgenError
from reportgen.renderers import render
from reportgen.renderers.confluence import link
from reportgen.renderers.page import lay_out
from reportgen.renderers.theme import Theme
from reportgen.reread import reread

MADE = (reports.ferry, reports.readouts, reports.many, reports.bare, reports.hostile)
ROOT = '<page xmlns:ac="urn:ac" xmlns:ri="urn:ri">{}</page>'
OURS = set("h1 h2 h3 p ul ol li strong em code br blockquote table tbody tr th td a".split())
MACROS = {"anchor", "toc", "info"}


def root_of(report, texts, **theme):
    return etree.fromstring(
        ROOT.format(render(report, texts, "confluence", Theme(**theme)).decode()).encode()
    )


@pytest.mark.parametrize("layout", ["auto", "table", "stacked"])
@pytest.mark.parametrize("make", MADE)
def test_it_is_well_formed_and_has_our_elements_alone(make, layout):
    root = root_of(*make(), layout=layout)
    plain = {element.tag for element in root.iter()} - {"page"}
    assert {tag for tag in plain if not tag.startswith("{")} <= OURS
    names = {tag.rpartition("}")[2] for tag in plain if tag.startswith("{")}
    assert names <= {"structured-macro", "parameter", "rich-text-body", "link", "link-body"}
    assert {e.get("{urn:ac}name") for e in root.iter("{urn:ac}structured-macro")} <= MACROS
    for parameter in root.iter("{urn:ac}parameter"):
        assert re.fullmatch(r"[a-z_]+|[sp]?\d+", parameter.text)
    for found in root.iter("{urn:ac}link"):
        assert re.fullmatch(r"[sp]\d+|tellers", found.get("{urn:ac}anchor"))


@pytest.mark.parametrize("make", MADE)
def test_every_sentence_stands_before_its_mark(make):
    report, texts = make()
    words = reread(render(report, texts, "confluence"), "a.confluence").text
    page = lay_out(report, texts)
    shown = [page.summary, page.agreed, page.quotations, page.lone, page.brief, page.timeline]
    for quote in quotes_in((tuple(m.boxes for m in page.matters), *shown)):
        assert f"{quote.text} {quote.mark}" in words
    assert f"report {report.id}" in words


def test_each_link_inside_the_page_has_its_anchor():
    root = root_of(*reports.ferry())
    anchors = {e.text for e in root.iter("{urn:ac}parameter") if e.get("{urn:ac}name") == ""}
    assert {e.get("{urn:ac}anchor") for e in root.iter("{urn:ac}link")} <= anchors


def filled_with(texts: list[str]) -> tuple[str, tuple]:
    """A page with a string in each place: heading, list item, cell, quotation, link text, attribute."""
    rows = []
    for text in texts:
        safe = escape(text)
        rows.append(
            f"<h2>{safe}</h2><p>{safe}</p><ul><li><strong>{safe}</strong></li></ul><table><tbody><tr><td>{safe}"
            f'</td></tr></tbody></table><blockquote><p>{safe}</p></blockquote><a href="{safe}">{safe}</a>'
            f'<ac:link ac:anchor="s1"><ac:link-body>{safe}</ac:link-body></ac:link>'
        )
    return "\n".join(rows), tuple(texts)


def check(texts: list[str]) -> None:
    """Three parsers find the texts as the words of each element, and no element more."""
    page, texts = filled_with(texts)
    whole = ROOT.format(page)
    by_lxml = [e.text for e in etree.fromstring(whole.encode()).iter() if e.text and e.text.strip()]
    by_expat = [
        node.firstChild.data
        for node in minidom.parseString(whole).getElementsByTagName("*")
        if node.firstChild and node.firstChild.nodeType == node.TEXT_NODE and node.firstChild.data.strip()
    ]
    assert by_lxml == by_expat == [text for text in texts for _ in range(7)]
    reader = Reader(page)
    assert isinstance(reader, HTMLParser)
    assert len(reader.tags) == len(texts) * 14


def test_hostile_strings_are_the_words_of_each_element():
    check(hostile_strings(100))


@pytest.mark.slow
def test_a_thousand_hostile_strings_are_the_words_of_each_element():
    check(hostile_strings(1000, seed=2))


@pytest.mark.slow
@pytest.mark.parametrize(
    "place",
    [
        "<p>{}</p>",
        "<h2>{}</h2>",
        "<ul><li><strong>{}</strong></li></ul>",
        "<table><tbody><tr><th>a</th></tr><tr><td>{}</td></tr></tbody></table>",
        "<blockquote><p>{}</p></blockquote>",
        '<p><a href="#s1">{}</a></p>',
    ],
)
def test_pandoc_reads_a_thousand_hostile_strings_as_themselves(place):
    texts = hostile_strings(1000, seed=4)
    escaped = [place.replace("{}", w) for w in ["word", *map(escape, texts)]]
    [plain, *found] = pandoc(escaped, "html", "<hr/>")
    assert len(found) == len(texts)
    for text, (words, kinds) in zip(texts, found, strict=True):
        assert text in words
        assert kinds == plain[1], text


def many_hostile(texts: list[str], seed: int):
    """A report that has a hostile string wherever a string is shown."""
    report, articles = reports.ferry()
    give = iter(texts * 40)
    return (
        replace(
            report,
            title=next(give),
            event=replace(report.event, place=next(give)),
            notes=tuple(replace(note, by=next(give)) for note in report.notes),
            accounts=tuple(replace(a, teller=next(give), role=next(give)) for a in report.accounts),
            articles=tuple(
                msgspec.structs.replace(a, source=next(give), title=next(give), authors=(next(give),))
                for a in report.articles
            ),
            points=tuple(replace(p, topic=next(give)) for p in report.points),
            skipped=tuple(replace(s, reason=next(give), source=next(give)) for s in report.skipped),
            quotations=tuple(replace(q, speaker=next(give), cue=next(give)) for q in report.quotations),
        ).sealed(),
        articles,
    )


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_a_page_of_hostile_strings_has_the_elements_of_a_plain_one(seed):
    plain = [e.tag for e in root_of(*many_hostile(["word", "other"], 0)).iter()]
    strings = hostile_strings(60 if seed == 1 else 1000, seed=seed)
    for start in range(0, len(strings), 20):
        report, texts = many_hostile(strings[start : start + 20], seed)
        root = root_of(report, texts)
        # A name from right to left has an element that says so, and nothing else.
        assert [e.tag for e in root.iter() if dict(e.attrib) != {"dir": "rtl"}] == plain
        words = " ".join("".join(root.itertext()).split())
        assert all(text in words for text in strings[start : start + 20])


def test_a_note_keeps_its_lists_links_and_tables_and_nothing_else():
    root = root_of(*noted())
    [panel] = [m for m in root.iter("{urn:ac}structured-macro") if m.get("{urn:ac}name") == "info"]
    assert {element.tag for element in panel.iter() if "{" not in element.tag} == set(
        "p strong em code a ul ol li blockquote table tbody tr td".split()
    )
    assert [link.get("href") for link in panel.iter("a")] == ["https://port.example/a_b?c=d~~~~"]


def test_what_xml_cannot_hold_is_replaced():
    report, texts = reports.bare()
    settings = replace(report.settings, label="a\ufffeb\x01c")
    root_of(replace(report, settings=settings).sealed(), texts)


def test_an_address_stays_inside_its_attribute():
    assert link('https://a.example/"><b>&é') == "https://a.example/%22%3E%3Cb%3E&%C3%A9"


def test_a_page_cut_short_is_named():
    content = render(*reports.ferry(), "confluence")
    with pytest.raises(ReportgenError, match="no page that Confluence can read"):
        reread(content[: len(content) // 2], "a.confluence")
