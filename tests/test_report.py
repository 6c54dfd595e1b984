"""The report: its marks, its id, its JSON and the pages that document it."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest

from reportgen.errors import ReportgenError, UsageError
from reportgen.report import Event, Report, ReportArticle, Tool, from_json, to_json
from tests.articles import article
from tests.reports import ferry

TEXT = article("One died. Two swam.\n\nThree waited.", title="A ferry sinks")


def entry(mark: int = 3) -> ReportArticle:
    return ReportArticle(
        id=TEXT.id,
        mark=mark,
        source="The Example",
        kind="text/plain",
        language="en",
        url="file:a.txt",
        final_url="file:a.txt",
        title=TEXT.title,
        authors=(),
        published=None,
        modified=None,
        captured=datetime(2026, 5, 6, tzinfo=UTC),
        words=9,
        page_sha256="",
        text_sha256=TEXT.text_sha256,
        extractor="",
        from_={},
        origin="",
        flags=(),
        sentences=TEXT.sentence_spans,
    )


@pytest.fixture
def report() -> Report:
    return Report(
        title="Ferry",
        made=datetime(2026, 5, 6, tzinfo=UTC),
        event=Event(name="Ferry"),
        tool=Tool(version="0"),
        articles=(entry(),),
    ).sealed()


def test_a_mark_names_article_and_sentence(report: Report) -> None:
    assert [report.mark(sentence) for sentence in TEXT.sentences] == ["3.1", "3.2", "3.3"]


def test_a_passage_within_a_sentence_has_the_mark_of_the_sentence(report: Report) -> None:
    start, _ = TEXT.sentence_spans[1]
    assert report.mark(TEXT.passage(start + 4, start + 8)) == "3.2"


def test_a_passage_over_two_sentences_has_both_in_its_mark(report: Report) -> None:
    assert report.mark(TEXT.passage(TEXT.sentence_spans[0][0], TEXT.sentence_spans[1][1])) == "3.1-2"


def test_the_title_is_sentence_0(report: Report) -> None:
    assert report.mark(TEXT.title_passage) == "3.0"
    assert report.span("3.0") == (TEXT.id, 0, len("A ferry sinks"))


def test_mark_and_span_are_each_others_inverse(report: Report) -> None:
    for sentence in TEXT.sentences:
        assert report.span(report.mark(sentence)) == (TEXT.id, sentence.start, sentence.end)
    assert report.span("3.1-2") == (TEXT.id, TEXT.sentence_spans[0][0], TEXT.sentence_spans[1][1])


@pytest.mark.parametrize("mark", ["1.1", "3.4", "3.2-9", "3.3-2", "3", "x.y", "", "3.-1"])
def test_a_mark_that_is_not_there_is_refused_with_a_sentence(report: Report, mark: str) -> None:
    with pytest.raises(UsageError):
        report.span(mark)


def test_a_passage_knows_who_tells_it_and_on_which_point() -> None:
    made, _ = ferry()
    told = made.points[0].cells[0].statements[0]
    found = made.tellings(told.passage)
    assert {telling.account for telling in found} == {made.points[0].cells[0].account}
    assert [telling.point for telling in found if telling.point == made.points[0]]


def test_a_sentence_of_two_clauses_has_the_tellers_of_both() -> None:
    made, _ = ferry()
    one, other = made.points[0].cells[:2]
    whole = one.statements[0].passage
    half = len(whole.text) // 2
    clauses = whole.part(0, half), whole.part(half, len(whole.text))
    cells = tuple(
        replace(cell, statements=(replace(cell.statements[0], passage=clause),))
        for cell, clause in zip((one, other), clauses, strict=True)
    )
    cut = replace(made, points=(replace(made.points[0], cells=cells),), only_one_account=(), quotations=())
    assert [telling.account for telling in cut.tellings(whole)] == [one.account, other.account]
    assert [telling.account for telling in cut.tellings(clauses[1])] == [other.account]


def test_json_gives_the_same_report_back() -> None:
    report, _ = ferry()
    assert from_json(to_json(report)) == report


def test_the_id_follows_from_the_content(report: Report) -> None:
    assert report.sealed() == report
    assert replace(report, title="Ferry!").sealed().id != report.id


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"format": 3}', b"\xff\xfe", b"[" * 100_000, b'"report"']
)
def test_bytes_that_are_no_report_are_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(ReportgenError, match="no report that reportgen wrote"):
        from_json(content)


def test_a_report_of_another_format_is_refused(report: Report) -> None:
    content = to_json(report).replace(b"reportgen/1", b"reportgen/9")
    with pytest.raises(ReportgenError, match="reportgen/9"):
        from_json(content)


def generator():
    path = Path(__file__).parents[1] / "docs" / "generate.py"
    spec = importlib.util.spec_from_file_location("generate", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_pages_are_what_the_code_says() -> None:
    stale = [path.name for path, text in generator().pages().items() if path.read_text("utf-8") != text]
    assert stale == [], "run python docs/generate.py"


def test_the_schema_accepts_a_report_and_refuses_a_wrong_one() -> None:
    report, _ = ferry()
    schema = generator().schema()
    content = json.loads(to_json(report))
    jsonschema.validate(content, schema)
    content["points"][0]["verdict"] = "contradiction"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, schema)


def test_every_field_of_the_report_has_a_sentence_in_the_contract() -> None:
    for name, definition in generator().schema()["$defs"].items():
        for field, shape in definition.get("properties", {}).items():
            assert shape.get("description"), f"{name}.{field}"
