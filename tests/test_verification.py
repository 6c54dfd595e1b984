"""Evidence: one changed letter anywhere is noticed and named."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.archive import Archive
from reportgen.errors import ReportgenError, UsageError
from reportgen.renderers import format_of, render
from reportgen.report import Report, from_json, to_json
from reportgen.verification import Problem, recomposable, verify, verify_file
from tests.runs import archive_of, run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def report(folder: Path) -> Report:
    return run(folder).report


@pytest.fixture
def archive(folder: Path) -> Archive:
    return archive_of(folder)


def changed(report: Report, old: bytes, new: bytes) -> Report:
    """The report with some bytes of its JSON changed, under the id that fits again."""
    content = to_json(report)
    assert old in content
    return from_json(content.replace(old, new, 1)).sealed()


def test_a_report_holds_against_its_archive(report: Report, archive: Archive) -> None:
    assert verify(report, archive) == ()


def test_one_letter_changed_in_the_archived_text_is_named_with_its_mark(
    folder: Path, report: Report, archive: Archive
) -> None:
    [path] = [
        p for p in (folder / "archive/texts").rglob("*.txt") if "sandbank near" in p.read_text("utf-8")
    ][:1]
    path.write_text(path.read_text("utf-8").replace("sandbank", "sandbark"), "utf-8")
    problems = verify(report, archive)
    assert any("sandbark" in problem.expected and problem.mark for problem in problems)
    assert any(problem.where == "archive" for problem in problems)


def test_one_byte_changed_in_a_capture_is_noticed(folder: Path, report: Report, archive: Archive) -> None:
    path = next((folder / "archive/captures").rglob("*.gz"))
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()).replace(b"Lethmark", b"Lethmerk", 1)))
    assert any("hash" in problem.reason for problem in verify(report, archive))


def test_a_changed_report_does_not_fit_its_id(report: Report, archive: Archive) -> None:
    forged = replace(report, title="Another title")
    assert [problem.mark for problem in verify(forged, archive)] == ["id", "title"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"speaker": "Anna Holm"', b'"speaker": "Anna Helm"'),
        (b'"teller": "Anna Holm"', b'"teller": "Anna Helm"'),
        (b'"quantity": 35.0', b'"quantity": 36.0'),
        (b'"verdict": "differ"', b'"verdict": "agree"'),
        (b'"stance": "differs"', b'"stance": "states"'),
        (b'"source": "The Port"', b'"source": "The Fort"'),
        (b'"published": "2026-05-05T20', b'"published": "2026-05-05T22'),
        (b'"cue": "said"', b'"cue": "says"'),
    ],
)
def test_a_forged_field_under_a_fitting_id_is_noticed_by_composing_again(
    report: Report, archive: Archive, old: bytes, new: bytes
) -> None:
    problems = verify(changed(report, old, new), archive)
    assert problems
    assert all(problem.where == "report" for problem in problems)


def test_a_forged_passage_is_named_with_both_wordings(report: Report, archive: Archive) -> None:
    forged = changed(report, b"The rescue lasted 20 minutes.", b"The rescue lasted 30 minutes.")
    problem = verify(forged, archive)[0]
    assert problem.expected == "The rescue lasted 20 minutes."
    assert problem.found == "The rescue lasted 30 minutes."
    assert problem.mark == "2.2"


def test_a_report_whose_archive_is_gone_does_not_hold(tmp_path: Path, report: Report) -> None:
    [problem] = verify(report, Archive(tmp_path / "elsewhere"))
    assert problem.where == "archive"


def test_a_lost_text_is_named(folder: Path, report: Report, archive: Archive) -> None:
    next((folder / "archive/texts").rglob("*.txt")).unlink()
    assert verify(report, archive)[0].where == "archive"


def test_a_report_of_another_version_is_checked_but_not_composed_again(
    report: Report, archive: Archive
) -> None:
    other = replace(report, tool=replace(report.tool, version="0.0.1"), title="Another").sealed()
    assert not recomposable(other)
    assert verify(other, archive) == ()


def problems_of(content: bytes, name: str, report: Report, archive: Archive) -> tuple[Problem, ...]:
    return verify_file(content, name, report, archive.texts(report.manifest))


@pytest.mark.parametrize("name", ["briefing.md", "briefing.html", "briefing.pdf"])
def test_a_rendered_file_shows_every_passage(report: Report, archive: Archive, name: str) -> None:
    content = render(report, archive.texts(report.manifest), format_of(name))
    assert problems_of(content, name, report, archive) == ()


@pytest.mark.parametrize("name", ["briefing.md", "briefing.html"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("35 minutes", "36 minutes"),
        ("Anna Holm", "Anna Helm"),
        ("lasted", "lasteth"),
        ("Accounts differ", "Accounts agree"),
    ],
)
def test_one_changed_word_in_a_rendered_file_is_noticed(
    report: Report, archive: Archive, name: str, old: str, new: str
) -> None:
    content = render(report, archive.texts(report.manifest), format_of(name)).decode()
    assert old in content
    for place in range(content.count(old)):
        parts = content.split(old)
        forged = old.join(parts[: place + 1]) + new + old.join(parts[place + 1 :])
        assert problems_of(forged.encode(), name, report, archive), f"occurrence {place}"


def test_a_changed_link_is_noticed(report: Report, archive: Archive) -> None:
    content = render(report, archive.texts(report.manifest), "markdown").replace(b"(#s2)", b"(#s1)", 1)
    [problem] = problems_of(content, "briefing.md", report, archive)
    assert "links" in problem.reason


def test_a_pdf_of_another_report_does_not_hold(tmp_path: Path, report: Report, archive: Archive) -> None:
    other = changed(report, b"The rescue lasted 20 minutes.", b"The rescue lasted 30 minutes.")
    content = render(other, archive.texts(report.manifest), "pdf")
    problems = problems_of(content, "briefing.pdf", report, archive)
    assert any("20 minutes" in problem.expected for problem in problems)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"no pdf at all"])
def test_a_broken_pdf_is_an_error_with_a_sentence(report: Report, archive: Archive, content: bytes) -> None:
    with pytest.raises(ReportgenError, match="no readable PDF"):
        problems_of(content, "briefing.pdf", report, archive)


def test_a_format_that_cannot_be_read_back_is_refused(report: Report, archive: Archive) -> None:
    with pytest.raises(UsageError, match=r"verify reads \.json, \.md, \.html and \.pdf"):
        problems_of(b"", "briefing.odt", report, archive)


def test_a_file_that_is_not_utf8_is_an_error_with_a_sentence(report: Report, archive: Archive) -> None:
    with pytest.raises(ReportgenError, match="not UTF-8"):
        problems_of(b"\xff\xfe", "briefing.md", report, archive)
