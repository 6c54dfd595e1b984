"""The page on paper: in the order of the look, with nothing that only a screen needs."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import reports
from test_renderers_html import Reader

from reportgen.renderers.pdf import fill_sheets
from reportgen.renderers.theme import Theme

MADE = [reports.ferry, reports.readouts, reports.many, reports.bare, reports.hostile]


def paper(make) -> str:
    return fill_sheets(*make(), Theme())


def headings(html: str) -> list[str]:
    return re.findall(r'<h2 id="(\w+)"', html)


@pytest.mark.parametrize("make", MADE)
def test_elements_are_closed_in_order(make):
    reader = Reader(paper(make).encode())
    assert (reader.unbalanced, reader.open) == ([], [])


@pytest.mark.parametrize("make", MADE)
def test_every_line_of_the_contents_leads_to_a_heading_and_in_their_order(make):
    html = paper(make)
    contents = re.findall(r'<li><a href="#(\w+)">', html.partition("</ol>")[0])
    assert contents == [anchor for anchor in headings(html) if anchor in contents]


def test_the_strip_stands_on_the_first_page_and_leads_to_the_list():
    found = headings(paper(reports.ferry))
    assert found.index("agreed") < found.index("strip") < found.index("matters") < found.index("timeline")
    assert "strip" not in headings(paper(reports.bare))


def test_each_plot_stands_over_its_own_numbers():
    html = paper(reports.ferry)
    # In the row of its heading, from which no foot of a page can part it.
    [body] = re.findall(r'<tbody>\s*<tr class="t">(?:(?!</tr>).)*<svg.*?</tbody>', html, re.DOTALL)
    assert body.index("<svg") < body.index("at least 14 passengers")


def test_names_of_many_accounts_stand_over_the_table():
    assert '<p class="names">' in paper(lambda: reports.many(9))
    assert '<p class="names">' not in paper(lambda: reports.many(6))


def test_accounts_are_not_named_again_in_cells_under_their_heads():
    assert 'class="who"' not in paper(reports.ferry)


def test_a_long_sentence_makes_no_column():
    report, texts = reports.ferry()
    [first, *rest] = report.points
    told = first.cells[0].statements[0]
    passage = replace(told.passage, end=told.passage.start + 400, text=told.passage.text.ljust(400, "x"))
    cell = replace(first.cells[0], statements=(replace(told, passage=passage),))
    long = replace(first, cells=(cell, *first.cells[1:]), differences=())
    html = fill_sheets(replace(report, points=(long, *rest)), texts, Theme())
    assert 'class="stack"' in html
    assert 'class="stack"' not in paper(reports.ferry)
