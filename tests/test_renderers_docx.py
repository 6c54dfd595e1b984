"""A Word file has real headings, tables and links, the same bytes each time, and nothing to fetch or run."""

from __future__ import annotations

import io
import os
import re
import time
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest
import reports
from docx.oxml.ns import qn
from docx.shared import Mm
from test_renderers_page import quotes_in
from wiki_notes import noted

from reportgen.errors import ReportgenError
from reportgen.renderers import render
from reportgen.renderers.page import lay_out
from reportgen.renderers.theme import Theme
from reportgen.reread import reread
from reportgen.verification import verify_file

MADE = (reports.ferry, reports.readouts, reports.many, reports.bare, reports.hostile)


def opened(report, texts, **theme):
    return docx.Document(io.BytesIO(render(report, texts, "docx", Theme(**theme))))


@pytest.mark.parametrize("layout", ["auto", "table", "stacked"])
@pytest.mark.parametrize("make", MADE)
def test_every_sentence_stands_before_its_mark(make, layout):
    report, texts = make()
    content = render(report, texts, "docx", Theme(layout=layout))
    words = reread(content, "a.docx").text
    page = lay_out(report, texts)
    shown = (page.summary, page.agreed, page.quotations, page.lone, page.brief, page.timeline)
    for quote in quotes_in(shown):
        assert f"{quote.text} {quote.mark}" in words
    assert verify_file(content, "a.docx", report, texts, fresh=content) == ()


@pytest.mark.parametrize("make", MADE)
def test_headings_are_headings_and_the_title_the_title(make):
    report, texts = make()
    page = lay_out(report, texts)
    paragraphs = opened(report, texts).paragraphs
    assert [p.text for p in paragraphs if p.style.name == "Title"] == [page.title]
    heads = [p.text for p in paragraphs if p.style.name == "Heading 1"]
    assert heads[0] == page.labels.bottom_line
    assert {page.titles["matters"], page.titles["sources"], page.titles["method"]} <= set(heads)


def test_points_stand_in_a_table_the_head_of_which_is_repeated():
    table = opened(*reports.readouts()).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == [
        "Point",
        "A · Harbor Courier",
        "C · Ministry of Transport",
    ]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(run.bold for run in table.rows[0].cells[0].paragraphs[0].runs)


@pytest.mark.parametrize("make", MADE)
def test_each_link_leads_to_a_bookmark_or_to_a_web_address(make):
    document = opened(*make())
    body = document.element.body
    bookmarks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert len(bookmarks) == len(set(bookmarks))
    for link in body.iter(qn("w:hyperlink")):
        ident = link.get(qn("r:id"))
        if ident:
            assert document.part.rels[ident].target_ref.startswith("https://news.example/")
        else:
            assert link.get(qn("w:anchor")) in bookmarks


def test_nothing_in_it_is_fetched_or_run():
    with zipfile.ZipFile(io.BytesIO(render(*reports.hostile(), "docx"))) as packed:
        names = packed.namelist()
        whole = b"".join(packed.read(name) for name in names if name.endswith((".xml", ".rels")))
    assert not [
        name for name in names if "vba" in name.casefold() or re.search("embed|media|thumbnail", name)
    ]
    for element in (
        b"<w:object",
        b"<w:altChunk",
        b"<w:instrText",
        b"attachedTemplate",
        b'javascript:alert(1)"',
    ):
        assert element not in whole
    assert re.findall(rb'w:instr="([^"]*)"', whole) == [b"PAGE"]


def test_the_same_report_gives_the_same_bytes_at_another_time_and_place(monkeypatch):
    first = render(*reports.ferry(), "docx")
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    time.tzset()
    try:
        assert render(*reports.ferry(), "docx") == first
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert os.environ.get("TZ") is None


def test_its_properties_tell_the_report_and_no_person():
    report, texts = reports.ferry()
    about = opened(report, texts).core_properties
    assert (about.title, about.identifier, about.author) == (report.title, report.id, "reportgen")
    assert (
        about.created.replace(tzinfo=UTC)
        == about.modified.replace(tzinfo=UTC)
        == datetime(2031, 3, 9, 6, 15, tzinfo=UTC)
    )


@pytest.mark.parametrize(("paper", "width"), [("a4", 210.0), ("letter", 215.9)])
def test_paper_is_as_asked_for(paper, width):
    section = opened(*reports.bare(), paper=paper).sections[0]
    assert abs(section.page_width - Mm(width)) < Mm(0.1)


def test_what_xml_cannot_hold_is_replaced_and_a_long_title_cut_in_the_properties_only():
    report, texts = reports.bare()
    long = replace(report, title="T\ufffe" + "x" * 400).sealed()
    document = opened(long, texts)
    assert len(document.core_properties.title) == 255
    assert document.paragraphs[0].text == "T" + "x" * 400


@pytest.mark.parametrize("cut", [0, 100, 5000])
def test_a_file_cut_short_is_named(cut):
    with pytest.raises(ReportgenError, match="no readable Word file"):
        reread(render(*reports.bare(), "docx")[:cut], "a.docx")


def test_a_note_keeps_its_lists_and_links():
    report, texts = noted()
    document = opened(report, texts)
    shown = {(p.text, p.style.name) for p in document.paragraphs}
    assert {("first", "List Number"), ("quoted", "Quote"), ("Our view", "Intense Quote")} <= shown
    assert any(link.target_ref == "https://port.example/a_b?c=d~~~~" for link in document.part.rels.values())


def test_a_changed_sentence_is_noticed():
    report, texts = reports.ferry()
    content = render(report, texts, "docx")
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"bow thruster", b"gearbox"))
    problems = verify_file(changed.getvalue(), "a.docx", report, texts)
    assert any("bow thruster" in problem.expected for problem in problems)
