"""Wikitext shows and cites every sentence, and no text of an article becomes markup in any parser."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import msgspec
import mwparserfromhell as library
import pytest
import reports
from hostile_strings import hostile_strings
from test_renderers_page import quotes_in
from wiki_notes import noted
from wiki_oracles import mwparserfromhell, pandoc, wikitextparser

from reportgen.passage import display
from reportgen.renderers import render
from reportgen.renderers.elements import Quoted, Segment
from reportgen.renderers.mediawiki import emphasize, escape, link
from reportgen.renderers.page import lay_out
from reportgen.renderers.theme import Theme
from reportgen.reread import reread

PLACES = {
    "paragraph": "{}",
    "after": "word {} word",
    "item": "* {}",
    "numbered": "# {} (x)",
    "indented": ": {}",
    "bold in an item": "* '''x {} x''', y",
    "bold": "'''{}''', x",
    "italic": "''{}''",
    "quotation": "<blockquote>\n{}\n</blockquote>",
    "cell": '{| class="wikitable"\n! scope="col" | {}\n! scope="col" | b\n|-\n! scope="row" | {}\n| {}\n|}',
    "heading": "== {} ==",
    "link text": "[[#s1|{}]]",
    "title of an address": "[https://x.example/ {}]",
}
PARSERS = (mwparserfromhell, wikitextparser)
MADE = (reports.ferry, reports.readouts, reports.many, reports.bare, reports.hostile)


def check(parse, place: str, texts: list[str]) -> None:
    plain = parse(PLACES[place].replace("{}", "word"))[1]
    for text in texts:
        words, kinds = parse(PLACES[place].replace("{}", escape(text)))
        assert (text in words, kinds) == (True, plain), (text, escape(text), words)


def check_argument(texts: list[str]) -> None:
    for text in texts:
        code = library.parse("<ref>{{cite news |title=@ |quote=@}}</ref>".replace("@", escape(text)))
        [template] = code.filter_templates()
        assert [str(parameter.name) for parameter in template.params] == ["title", "quote"]
        assert template.get("quote").value.strip_code().strip() == text
        assert not template.get("title").value.filter_templates()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("parse", PARSERS)
def test_escaped_text_reads_back_as_itself(parse, place):
    check(
        parse, place, [*hostile_strings(60), "ISBN 978-0-306-40615-7", "~~~~", "__TOC__", "----", "''", "x'"]
    )


def test_an_argument_holds_the_text_and_nothing_else():
    check_argument(hostile_strings(100))


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("parse", PARSERS)
def test_a_thousand_hostile_strings_read_back_as_themselves(parse, place):
    check(parse, place, hostile_strings(1000, seed=2))


@pytest.mark.slow
def test_an_argument_holds_a_thousand_hostile_strings():
    check_argument(hostile_strings(1000, seed=3))


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_pandoc_reads_a_thousand_hostile_strings_as_themselves(place):
    texts = hostile_strings(1000, seed=4)
    escaped = [PLACES[place].replace("{}", w) for w in ["word", *map(escape, texts)]]
    [plain, *found] = pandoc(escaped, "mediawiki-smart")
    assert len(found) == len(texts)
    for text, (words, kinds) in zip(texts, found, strict=True):
        assert text in words
        assert kinds == plain[1], text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("it's 7:42: so: no", "it's 7&#58;42: so: no"),
        ("it's 7:42, no: yes", "it's 7:42, no: yes"),
        ("''x''", "&#39;&#39;x&#39;&#39;"),
        ("# x", "&#35; x"),
        ("＃転送", "&#65283;転送"),
        ("＿＿目次＿＿", "&#65343;&#65343;目次&#65343;&#65343;"),
        ("snake_case __TOC__", "snake_case &#95;&#95;TOC&#95;&#95;"),
        ("see RFC 2119", "see &#82;FC 2119"),
        ("—__ISBN 1234567890", "—&#95;&#95;&#73;SBN 1234567890"),
        ("http://x", "http&#58;//x"),
        ("mailto:", "mailto&#58;"),
        ("~~~~", "&#126;&#126;&#126;&#126;"),
    ],
)
def test_what_stands_alone_stays_readable(text, escaped):
    assert escape(text) == escaped


def test_an_address_can_neither_sign_nor_switch_nor_end_its_link():
    address = link("https://a.example/~~~~/__TOC__]x}}|y=''z''<b>")
    assert not re.search(r"~|__|[\]}|<>' ]", address)


@pytest.mark.parametrize("layout", ["auto", "table", "stacked"])
@pytest.mark.parametrize("make", MADE)
def test_every_sentence_stands_before_its_mark(make, layout):
    report, texts = make()
    words = reread(render(report, texts, "mediawiki", Theme(layout=layout)), "a.wiki").text
    page = lay_out(report, texts)
    shown = [page.summary, page.agreed, page.quotations, page.lone, page.brief, page.timeline]
    for quote in quotes_in(tuple(shown)):
        assert f"{quote.text} {quote.mark}" in words
    for quote in quotes_in(tuple(m.boxes for m in page.matters)):
        assert quote.text in words
    assert f"report {report.id}" in words


@pytest.mark.parametrize("make", MADE)
def test_each_mark_has_one_footnote_that_quotes_its_sentence(make):
    report, texts = make()
    code = library.parse(render(report, texts, "mediawiki").decode())
    used = set(re.findall(r'<ref name="s([\d.-]+)" />', str(code)))
    notes = re.findall(r'<ref name="s([\d.-]+)">(.*)</ref>', str(code))
    assert {mark for mark, _ in notes} == used
    assert len(notes) == len(used)
    for mark, note in notes:
        [cited] = library.parse(note).filter_templates()
        ident, start, end = report.span(mark)
        assert str(cited.name).strip() == "cite news"
        assert cited.get("quote").value.strip_code().strip() == display(texts[ident].text[start:end])
        assert cited.get("work").value.strip_code().strip() == display(report.article[ident].source)


def test_a_hostile_report_has_no_template_but_the_citations_and_no_address_but_ours():
    code = library.parse(render(*reports.hostile(), "mediawiki").decode())
    assert {str(template.name).strip() for template in code.filter_templates()} == {"cite news"}
    assert {str(found.url) for found in code.filter_external_links()} <= {
        "https://news.example/d00000000002/alder-bay"
    }
    assert all(re.fullmatch(r"#[sp]\d+|#tellers", str(found.title)) for found in code.filter_wikilinks())
    assert {str(tag.tag) for tag in code.filter_tags()} <= set(
        "ref references span br code b i li dd hr table tr th td".split()
    )


def test_without_texts_a_footnote_names_the_article_alone():
    report, _ = reports.ferry()
    text = render(report, {}, "mediawiki").decode()
    assert "{{cite news |author1=Ida Brandt |author2=J. Oyelaran |title=Ferry Alder Bay" in text
    assert "|quote=" not in text


def test_what_is_not_known_is_not_in_the_citation():
    report, texts = reports.ferry()
    note = next(
        line for line in render(report, texts, "mediawiki").decode().splitlines() if '"s4.1">' in line
    )
    assert "|url=" not in note
    assert "|date=" not in note
    unknown = replace(report, articles=tuple(_unknown(a) for a in report.articles)).sealed()
    assert "|language=" not in render(unknown, texts, "mediawiki").decode()


def _unknown(article):
    return msgspec.structs.replace(article, language="und")


def test_a_note_keeps_its_lists_links_and_tables_and_nothing_else():
    text = render(*noted(), "mediawiki").decode()
    note = library.parse(text.split("----")[1])
    assert not note.filter_templates()
    assert not note.filter_wikilinks()
    assert [str(link.url) for link in note.filter_external_links()] == [
        "https://port.example/a_b?c=d%7E%7E%7E%7E"
    ]
    assert {"li", "dd", "b", "i", "code", "table"} <= {str(tag.tag) for tag in note.filter_tags()}
    for active in ("~~~~", "__TOC__", "''three"):
        assert active not in str(note)


def test_lines_are_clean():
    text = render(*reports.ferry(), "mediawiki").decode()
    assert not re.search(r"\n\n\n|[ \t]\n", text)
    assert text.endswith("</references>\n")


def test_words_in_bold_never_show_their_apostrophes():
    chance = random.Random(1)
    for text in [*hostile_strings(300, seed=6), "'a'", "a''b", "''''"]:
        at = chance.randrange(len(text) + 1)
        parts = [Segment(text=escape(part), marked=n == 1) for n, part in enumerate((text[:at], text[at:]))]
        quoted = Quoted(segments=tuple(parts), mark="1.1", number=1, article="a", start=0, end=0)
        words, kinds = mwparserfromhell("* " + emphasize(quoted))
        assert text in words
        assert set(kinds) <= {"Tag li", "Tag b"}
