"""Words from right to left stand in order on every page, and draw nothing of the page's own words along."""

from __future__ import annotations

import base64
import hashlib
import re
from email import message_from_bytes
from email.policy import default

import directions
import pytest
import reports
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from reportgen.passage import display
from reportgen.renderers import format_of, render
from reportgen.renderers.edited import read_edited
from reportgen.renderers.edited_page import render_edited
from reportgen.renderers.elements import Run, isolate, right_to_left
from reportgen.renderers.mediawiki import own
from reportgen.renderers.page import lay_out
from reportgen.renderers.theme import Theme
from reportgen.report import Note
from reportgen.verification import verify_file

NAME, TITLE = directions.STORIES["ar"][0], directions.STORIES["ar"][1][0]
RIGHT = re.compile("[\u0590-\u08ff]")
ISOLATES = re.compile("\u2068[^\u2069]*\u2069")


def page_in(language: str, name: str = "html") -> str:
    return render(*directions.told_side_by_side("ar", "he", "en", language=language), name).decode()


def loose(page: str) -> list[str]:
    """Texts of a page with letters from right to left that nothing keeps apart from their neighbors."""
    found = []
    for element in lxml_html.document_fromstring(page).iter():
        if not isinstance(element.tag, str) or element.tag in (
            "style",
            "script",
            "title",
            "text",
            "desc",
            "code",
        ):
            continue
        here = [element, *element.iterancestors()]
        told = next((each for each in here if each.get("dir") or each.tag in ("bdi", "html")), None)
        texts = [(element.text, told)]
        texts += [(child.tail, told) for child in element]
        for text, around in texts:
            if RIGHT.search(ISOLATES.sub("", text or "")) and around.get("dir") != "rtl":
                found.append(text)
    return found


@pytest.mark.parametrize("language", ["ar", "he", "en", "de"])
def test_every_word_from_right_to_left_on_a_page_is_told_its_direction(language: str) -> None:
    page = page_in(language)
    assert loose(page) == []
    assert loose(page.replace('<bdi dir="rtl">', "<b>", 1).replace("</bdi>", "</b>", 1))


@pytest.mark.parametrize("language", ["ar", "he"])
def test_a_page_without_words_of_its_own_is_english_and_its_title_says_its_language(language: str) -> None:
    root = lxml_html.document_fromstring(page_in(language))
    assert (root.get("lang"), root.get("dir")) == ("en", None)
    (title,) = root.xpath("//h1/bdi")
    assert (title.get("lang"), title.get("dir"), title.text) == (language, "rtl", display(TITLE))


@pytest.mark.parametrize("language", ["en", "en-GB", "de", "und", ""])
def test_a_title_in_the_page_s_language_has_none_of_its_own(language: str) -> None:
    report, texts = directions.told_side_by_side("en", "ar", language=language)
    assert lay_out(report, texts).native == ""
    assert lxml_html.document_fromstring(render(report, texts, "html")).xpath("//h1/*") == []


def test_texts_around_a_sentence_name_language_and_direction() -> None:
    root = lxml_html.document_fromstring(page_in("en"))
    for tag, way in (("ar", "rtl"), ("he", "rtl")):
        titles = root.xpath(f"//details/summary/span[@lang='{tag}']")
        assert [each.get("dir") for each in titles] == [way]
        lines = root.xpath(f"//details/p[@id]/span[@lang='{tag}']/..")
        assert [each.get("dir") for each in lines] == [way] * len(lines)
        assert lines
    names = root.xpath("//details/summary/bdi/text()")
    assert names == [directions.STORIES[tag][0] for tag in ("ar", "he")]


def test_a_footnote_of_a_wiki_names_language_and_direction_of_what_it_quotes() -> None:
    page = page_in("en", "mediawiki")
    quotes = re.findall(r"\|quote=(.*?)\}\}</ref>", page)
    right = [quote for quote in quotes if RIGHT.search(quote)]
    assert len(right) >= 6
    assert all(re.fullmatch(r'<span lang="(ar|he)" dir="rtl">[^<]*</span>', quote) for quote in right)
    assert not any("<" in quote for quote in quotes if not RIGHT.search(quote))
    assert f"'''<bdi dir=\"rtl\">{TITLE}</bdi>'''" in page


def test_words_are_judged_by_their_letters_and_not_by_those_of_an_escape() -> None:
    assert own("&lt;نص") == '<bdi dir="rtl">&lt;نص</bdi>'
    assert own("&lt;text نص") == "&lt;text نص"


@pytest.mark.parametrize("name", ["b.html", "b.md", "b.wiki", "b.confluence", "b.docx", "b.eml"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_such_a_briefing_reads_back_whole_in_every_format(name: str, language: str) -> None:
    report, texts = directions.told_side_by_side("ar", "he", "en", language=language)
    assert verify_file(render(report, texts, format_of(name)), name, report, texts) == ()


def test_a_count_behind_a_name_stays_behind_it() -> None:
    report, texts = directions.told_side_by_side("ar", "en")
    line = lay_out(report, texts).summary[0]
    assert line.support.startswith(f"\u2068{NAME}\u2069 · 1 origin")
    root = lxml_html.document_fromstring(render(report, texts, "html"))
    (support,) = root.xpath("//p[@class='big'][@dir='rtl']/span[@class='support']")
    assert (support.get("dir"), support.text) == ("ltr", line.support)


def test_a_letter_keeps_names_and_titles_apart() -> None:
    letter = message_from_bytes(page_in("ar", "email").encode(), policy=default)
    assert letter["Subject"] == TITLE
    styled = letter.get_body(("html",)).get_content()
    assert f'<bdi dir="rtl">{TITLE}</bdi></h1>' in styled
    assert f'<bdi dir="rtl">{NAME}</bdi>' in styled


def test_people_s_own_words_begin_where_they_begin() -> None:
    report, texts = directions.told_side_by_side("en", "ar")
    note = Note(by="Ana Ruiz", text="كلمة (1)\n\n- אחת\n- two\n\n| א | b |\n| --- | --- |\n| 1 | ב |\n")
    root = lxml_html.fromstring(render(reports.replace(report, notes=(note,)).sealed(), texts, "html"))
    (aside,) = root.xpath("//aside")
    turned = {each.text_content(): each.get("dir") for each in aside.iter("p", "li", "td")}
    assert {words for words, way in turned.items() if way == "rtl"} == {"كلمة (1)", "אחת", "א", "ב"}


def test_an_edited_briefing_keeps_a_source_s_words_apart_from_the_page_s() -> None:
    report, texts = directions.told_side_by_side("ar", "he", "en", language="ar")
    text = render(report, texts, "markdown").decode() + "\n\n## ملاحظات\n\nكتب أحدهم (12).\n"
    edited = read_edited(text, report, texts, Theme())
    assert (edited.changed, edited.own) == (0, 2)
    root = lxml_html.document_fromstring(render_edited(edited, report, texts, Theme(), "html"))
    kept = root.xpath("//section[@class='edited']//li/bdi[@dir='rtl']")
    assert len(kept) > 4
    assert [each.text_content() for each in root.xpath("//aside//p[@dir='rtl']")] == ["كتب أحدهم (12)."]


@pytest.mark.parametrize("make", [reports.ferry, reports.many, reports.bare])
@pytest.mark.parametrize("name", ["html", "mediawiki", "confluence", "markdown"])
def test_a_briefing_from_left_to_right_says_nothing_of_direction(make, name: str) -> None:
    page = render(*make(), name).decode()
    assert not re.search('<bdi|dir="rtl"|[\u2066-\u2069]', page)


@given(st.text())
def test_an_isolated_name_is_shown_as_the_name(name: str) -> None:
    assert display(isolate(name)) == display(name)
    assert (isolate(name) != name) == right_to_left(name) == right_to_left([Run(text=name)])


def test_no_name_stands_apart_inside_of_a_link() -> None:
    """PDF/UA takes such a link for none."""
    for language in ("ar", "en"):
        assert not lxml_html.document_fromstring(page_in(language)).xpath("//a[@href]//bdi")


def test_the_style_of_an_edited_briefing_is_the_one_that_it_allows() -> None:
    report, texts = directions.told_side_by_side("ar", "en")
    edited = read_edited(render(report, texts, "markdown").decode(), report, texts, Theme())
    page = render_edited(edited, report, texts, Theme(), "html").decode()
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style == style.strip(), "validators hash it without the blanks at its ends"
    hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src &#39;sha256-{hashed}&#39;" in page or f"style-src 'sha256-{hashed}'" in page
