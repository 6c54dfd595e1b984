"""Wikis and Word are told the language and direction of a passage, where they are not the page's."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import msgspec
import pytest
import reports
from lxml import etree

from reportgen.passage import display
from reportgen.renderers import format_of, render
from reportgen.renderers.mediawiki import foreign
from reportgen.renderers.theme import Theme
from reportgen.reread import reread
from reportgen.verification import passages_on, verify_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# One letter of Latin for one of Hebrew, so that all offsets stay.
HEBREW = str.maketrans({chr(97 + at): chr(0x5D0 + at) for at in range(26)})


def hebrew() -> reports.Made:
    """The ferry with its second article in Hebrew letters."""
    report, texts = reports.ferry()
    turned = report.articles[1].id
    text = texts[turned].text.lower().translate(HEBREW)
    assert len(text) == len(texts[turned].text)

    def turn(value: object) -> object:
        if isinstance(value, reports.Passage) and value.article == turned:
            return replace(value, text=text[value.start : value.end])
        if isinstance(value, tuple):
            return tuple(map(turn, value))
        if hasattr(value, "__dataclass_fields__"):
            return replace(value, **{name: turn(getattr(value, name)) for name in value.__dataclass_fields__})
        return value

    listed = tuple(
        msgspec.structs.replace(a, language="he") if a.id == turned else a for a in report.articles
    )
    changed = replace(turn(report), articles=listed).sealed()
    return changed, {**texts, turned: replace(texts[turned], text=text, language="he")}


REPORT, TEXTS = hebrew()
FOREIGN = [q for q in passages_on(REPORT, TEXTS) if q.language == "he"]


def page(name: str, layout: str = "table") -> bytes:
    return render(REPORT, TEXTS, format_of(name), Theme(layout=layout))


def test_there_are_passages_to_look_at() -> None:
    assert len([q for q in FOREIGN if q.right_to_left]) > 3


@pytest.mark.parametrize("layout", ["table", "stacked"])
def test_a_wiki_page_names_language_and_direction_of_each_foreign_passage(layout: str) -> None:
    content = page("b.wiki", layout).decode()
    spans = re.findall(r'<span lang="he" dir="(\w+)">(.*?)</span>', content)
    said = {reread(words.encode(), "b.wiki").text for way, words in spans if way in ("rtl", "ltr")}
    assert {display(q.text) for q in FOREIGN} <= said
    assert content.count("<span") == content.count("</span>")


@pytest.mark.parametrize("layout", ["table", "stacked"])
def test_a_confluence_page_names_them_too(layout: str) -> None:
    content = page("b.confluence", layout).decode()
    root = etree.fromstring(f'<p xmlns:ac="urn:ac" xmlns:ri="urn:ri">{content}</p>')
    spans = root.iterfind(".//span[@lang='he']")
    said = {("".join(span.itertext()), span.get("dir")) for span in spans}
    assert {(q.text, "rtl" if q.right_to_left else "ltr") for q in FOREIGN} <= said


def test_word_gets_runs_that_go_from_right_to_left_in_their_language() -> None:
    with zipfile.ZipFile(io.BytesIO(page("b.docx"))) as packed:
        root = etree.fromstring(packed.read("word/document.xml"))
    runs = [run for run in root.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None]
    assert runs
    assert all(run.find(f"{W}rPr/{W}lang").get(f"{W}bidi") == "he" for run in runs)
    said = "".join("".join(run.itertext()) for run in runs)
    assert all(q.text in said for q in FOREIGN if q.right_to_left)
    assert list(root.iter(f"{W}bidi")), "a paragraph that begins with such a run begins at the right"


@pytest.mark.parametrize("name", ["b.wiki", "b.confluence", "b.docx", "b.md", "b.eml"])
def test_such_a_page_reads_back_whole(name: str) -> None:
    assert verify_file(page(name, "auto"), name, REPORT, TEXTS) == ()


def test_a_page_in_one_language_has_no_such_spans() -> None:
    report, texts = reports.ferry()
    for name in ("b.wiki", "b.confluence"):
        assert b" dir=" not in render(report, texts, format_of(name))


@pytest.mark.parametrize("language", ['x" onclick="y', "", "und-\n", "a" * 40])
def test_what_is_no_language_tag_never_stands_in_an_attribute(language: str) -> None:
    assert foreign("words", language, right_to_left=False) == "words"
    assert foreign("words", language, right_to_left=True) == '<span dir="rtl">words</span>'
