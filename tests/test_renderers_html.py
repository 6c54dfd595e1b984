"""The HTML file marks every passage with its place, runs only its own script, and asks nobody."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
import reports
from test_renderers_page import quotes_in

from reportgen.passage import display
from reportgen.renderers import render
from reportgen.renderers.page import lay_out
from reportgen.renderers.theme import builtin_dir

MADE = [reports.ferry, reports.readouts, reports.many, reports.bare, reports.hostile]
VOID = {"meta", "br", "line", "path", "input"}


class Reader(HTMLParser):
    """Tags, attributes, and the words of each passage."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.passages, self.open = [], [], [], []
        self.unbalanced = []
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        at = dict(attrs).get("data-at")
        if at:
            self.passages.append([at, ""])
        if tag not in VOID:
            self.open.append((tag, at))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open[-1][0] != tag:
            self.unbalanced.append(tag)
            return
        self.open.pop()

    def handle_data(self, data):
        if any(at for _, at in self.open):
            self.passages[-1][1] += data


@pytest.mark.parametrize("make", MADE)
def test_a_passage_element_holds_the_shown_form_of_its_place_and_nothing_else(make):
    report, texts = make()
    reader = Reader(render(report, texts, "html"))
    assert reader.passages
    for at, shown in reader.passages:
        article, place = at.split(":")
        start, end = map(int, place.split("-"))
        assert shown == display(texts[article].text[start:end])


@pytest.mark.parametrize("make", MADE)
def test_every_quote_of_the_page_is_in_the_file(make):
    report, texts = make()
    shown = {at for at, _ in Reader(render(report, texts, "html")).passages}
    quoted = {quote.at for quote in quotes_in(lay_out(report, texts))}
    assert quoted <= shown
    assert {at for at, _ in Reader(render(report, {}, "html")).passages} == quoted


@pytest.mark.parametrize("make", MADE)
def test_elements_are_closed_in_order(make):
    reader = Reader(render(*make(), "html"))
    assert reader.unbalanced == []
    assert reader.open == []


@pytest.mark.parametrize("make", MADE)
def test_one_script_runs_which_is_ours_and_nothing_is_fetched(make):
    report, texts = make()
    page = render(report, texts, "html")
    reader = Reader(page)
    assert reader.tags.count("script") == 1
    ours = (builtin_dir() / "briefing" / "screen.js").read_text(encoding="utf-8").strip()
    assert page.decode().split("<script>")[1].split("</script>")[0] == ours
    assert not {"img", "iframe", "object", "embed", "link", "base", "form", "i-frame"} & set(reader.tags)
    names = {name for name, _ in reader.attributes}
    assert not {name for name in names if name.startswith("on")}
    assert "src" not in names
    assert "style" not in names
    links = [value for name, value in reader.attributes if name == "href"]
    assert all(re.match(r"#|https?://", link) for link in links)


@pytest.mark.parametrize("kind", ["style", "script"])
def test_the_policy_allows_one_style_sheet_and_one_script_by_their_hashes(kind):
    page = render(*reports.ferry(), "html").decode()
    inline = page.split(f"<{kind}>")[1].split(f"</{kind}>")[0]
    digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
    assert f"{kind}-src &#39;sha256-{digest}&#39;;" in page
    assert inline == inline.strip()
    assert "default-src &#39;none&#39;" in page


def test_links_within_the_page_lead_somewhere():
    reader = Reader(render(*reports.ferry(), "html"))
    ids = [value for name, value in reader.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    assert {v[1:] for n, v in reader.attributes if n == "href" and v.startswith("#")} <= set(ids)


def test_a_page_names_its_language_and_that_of_foreign_words():
    report, texts = reports.ferry()
    assert render(report, texts, "html").decode().count('<html lang="en">') == 1
    french = reports.article("e00000000001", "Le Phare", ("Un titre", ["La mer est calme."]), language="fr")
    other = reports.replace(
        reports.bare()[0],
        articles=(reports.listed(1, french),),
        accounts=(),
        summary=(reports.Chosen(passage=french.sentences[0]),),
    )
    assert 'lang="fr" dir="ltr">La mer est calme.' in render(other, {french.id: french}, "html").decode()


def test_five_accounts_turn_the_page_and_four_do_not():
    assert 'class="points wide"' in render(*reports.many(6), "html").decode()
    assert 'class="points upright"' in render(*reports.many(4), "html").decode()
    assert 'class="card"' in render(*reports.many(9), "html").decode()
