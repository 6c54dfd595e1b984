"""Tables have a row for each passage, say where it stands, and hold no formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
import reports
from hypothesis import given
from hypothesis import strategies as st

from reportgen.passage import display
from reportgen.renderers import format_of, render
from reportgen.renderers.csv import escape, unescape
from reportgen.reread import reread
from reportgen.verification import verify_file

MADE = (reports.ferry, reports.readouts, reports.many, reports.bare, reports.hostile)
NAMES = ("points.csv", "figures.csv", "quotations.csv")
SIGNS = "=+-@＝＋－＠\t\r"


def rows_of(name: str, made) -> list[dict[str, str]]:
    content = render(*made, format_of(name))
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("points.csv", "csv"),
        ("briefing.csv", "csv"),
        ("figures.csv", "csv-figures"),
        ("a/2031-03-09-Figures.CSV", "csv-figures"),
        ("port_ennis.quotations.csv", "csv-quotations"),
        ("configures.csv", "csv"),
    ],
)
def test_a_table_is_named_by_what_it_holds(path, name):
    assert format_of(path) == name


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("make", MADE)
def test_each_row_says_where_its_words_stand(make, name):
    report, texts = make()
    for row in rows_of(name, (report, texts)):
        ident, _, span = row["place"].partition(":")
        start, end = map(int, span.split("-"))
        assert (row["start"], row["end"]) == (str(start), str(end))
        words = display(texts[ident].text[start:end])
        assert unescape(row["words"] if "words" in row else row["text"]) == words
        assert row["mark"] == f"[{report.mark(texts[ident].passage(start, end))}]"
        assert row["report"] == f"report {report.id}"
        assert unescape(row["address"]) == display(
            report.article[ident].final_url or report.article[ident].url
        )


def test_points_have_all_statements_and_figures_all_values():
    report, texts = reports.ferry()
    statements = [s for p in report.points for c in p.cells for s in c.statements]
    assert len(rows_of("points.csv", (report, texts))) == len(statements)
    figures = rows_of("figures.csv", (report, texts))
    assert [(f["words"], f["value"], f["low"], f["high"]) for f in figures[:2]] == [
        ("at least 14 passengers", "14", "14", ""),
        ("Fourteen people", "14", "14", "14"),
    ]
    assert figures[4]["part"] == "yes"
    assert [q["speaker"] for q in rows_of("quotations.csv", (report, texts))] == [
        "Mara Lindqvist",
        "Mara Lindqvist",
        "Sound Line Ferries",
    ]


def test_more_points_than_the_page_shows_are_in_the_table():
    report, texts = reports.ferry()
    few = replace(report, settings=replace(report.settings, points=2)).sealed()
    assert len({row["rank"] for row in rows_of("points.csv", (few, texts))}) == len(report.points)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("make", MADE)
def test_a_table_holds_against_its_report_and_a_changed_one_does_not(make, name):
    report, texts = make()
    content = render(report, texts, format_of(name))
    assert verify_file(content, name, report, texts) == ()
    changed = content.replace(b"no warning", b"a warning").replace(b"passengers", b"sailors")
    if changed != content:
        assert verify_file(changed, name, report, texts)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_utf8_with_a_mark_and_lines_of_rfc_4180(name):
    content = render(*reports.ferry(), format_of(name))
    assert content.startswith(b'\xef\xbb\xbf"')
    assert content.endswith(b'"\r\n')
    assert b"\n" not in content.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-5 degrees", "'-5 degrees"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t=1"),
        ("a;=1+1", "a;'=1+1"),
        ("'=1", "''=1"),
        ("a = b", "a = b"),
        ("it's", "it's"),
        ("", ""),
    ],
)
def test_a_sign_that_begins_a_formula_gets_an_apostrophe(text, cell):
    assert escape(text) == cell


@given(st.text(st.sampled_from(SIGNS + "';a1 "), max_size=12))
def test_no_cell_begins_a_formula_and_each_gives_its_text_back(text):
    cell = escape(text)
    assert unescape(cell) == text
    for part in cell.split(";"):
        assert not part.startswith(tuple(SIGNS))


@pytest.mark.parametrize("name", NAMES)
def test_no_cell_of_a_hostile_report_begins_a_formula(name):
    report, texts = reports.ferry()
    signs = iter(SIGNS * 9)
    hostile = replace(
        report,
        accounts=tuple(replace(a, teller=next(signs) + "cmd|' /C calc'!A0") for a in report.accounts),
        points=tuple(replace(p, topic=next(signs) + "1+1") for p in report.points),
        figures=tuple(replace(f, topic="=HYPERLINK(1)", unit="@x") for f in report.figures),
    ).sealed()
    for row in rows_of(name, (hostile, texts)):
        for column, cell in row.items():
            assert column in ("value", "low", "high") or not cell.startswith(tuple(SIGNS))


def test_a_mark_and_an_id_are_no_numbers():
    for row in rows_of("points.csv", reports.ferry()):
        for column in ("mark", "place", "report"):
            with pytest.raises(ValueError, match="could not convert"):
                float(row[column])


def test_a_file_that_is_no_table_is_named():
    with pytest.raises(Exception, match="is no table"):
        reread(b'a,b\r\n"x"y,z\r\n', "points.csv")
