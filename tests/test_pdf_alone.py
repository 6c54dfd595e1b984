"""A PDF proves itself: what it carries is enough to read it again, and what was changed in it is found."""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
import reports
from test_renderers_pdf import inside_of

from reportgen.cli import main
from reportgen.enclosure import text_name, unpack
from reportgen.errors import VerificationError
from reportgen.renderers import pdf, pdf_worker, render
from reportgen.renderers.theme import Theme
from reportgen.report import to_json
from reportgen.reread import Shown, reread
from reportgen.verification import Problem, verify_enclosed, verify_file
from tests.runs import run

Alone = Callable[..., tuple[int, str]]
COUNT = "About 210 people"


@pytest.fixture(scope="module")
def ferry() -> bytes:
    return render(*reports.ferry(), "pdf")


@pytest.fixture(scope="module")
def bare() -> bytes:
    return render(*reports.ferry(), "pdf", Theme(texts=False))


def files_in(content: bytes) -> dict[str, bytes]:
    return dict(reread(content, "b.pdf").attachments)


def tamper(content: bytes, **files: bytes | None) -> bytes:
    """The PDF with other files in it, put there by PDFium: `a_json` is a.json, and None takes one out."""
    document = pypdfium2.PdfDocument(content)
    for word, inside in files.items():
        head, _, ending = word.rpartition("_")
        name = f"{head.replace('_', '-')}.{ending}"
        for index in reversed(range(document.count_attachments())):
            if document.get_attachment(index).get_name() == name:
                document.del_attachment(index)
        if inside is not None:
            document.new_attachment(name).set_data(inside)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def print_other_page(folder: Path, old: str, new: str) -> bytes:
    """The ferry's PDF with other words on its page, and the true report and texts inside."""
    report, texts = reports.ferry()
    html = pdf.fill_sheets(report, texts, Theme())
    assert old in html
    pdf._hand_over(folder, html.replace(old, new), pdf.enclose(report, texts), pdf.order_of(report, Theme()))
    return pdf_worker.lay_out(folder)


def problems_of(content: bytes) -> tuple[Problem, ...]:
    """What does not hold of a PDF for who has nothing else."""
    enclosed = unpack(reread(content, "b.pdf"), "b.pdf")
    assert enclosed is not None
    return verify_enclosed(reread(content, "b.pdf"), "b.pdf") or verify_file(
        content, "b.pdf", enclosed.report, enclosed.articles()
    )


@pytest.fixture
def verify_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Alone:
    """How `reportgen verify` ends in a folder where there is this PDF, and what it says."""

    def verify(content: bytes, *words: str) -> tuple[int, str]:
        (tmp_path / "b.pdf").write_bytes(content)
        command = [
            "reportgen",
            "verify",
            str(tmp_path / "b.pdf"),
            "--archive",
            str(tmp_path / "none"),
            *words,
        ]
        monkeypatch.setattr(sys, "argv", command)
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(str(ended.value.code)), said.out + said.err

    return verify


def test_it_carries_the_report_and_the_text_of_every_article(ferry: bytes) -> None:
    report, texts = reports.ferry()
    files = files_in(ferry)
    assert sorted(files) == ["report.json", *(text_name(article.mark) for article in report.articles)]
    assert files["report.json"] == to_json(report)
    for article in report.articles:
        assert files[text_name(article.mark)].decode() == texts[article.id].text
        assert hashlib.sha256(files[text_name(article.mark)]).hexdigest() == article.text_sha256


def test_without_texts_it_carries_the_report_alone(bare: bytes) -> None:
    assert list(files_in(bare)) == ["report.json"]


def test_the_report_is_data_and_each_text_is_a_source_with_a_date(ferry: bytes) -> None:
    document = pypdfium2.PdfDocument(ferry)
    related = {
        document.get_attachment(i).get_name(): document.get_attachment(i).get_str_value("CreationDate")
        for i in range(document.count_attachments())
    }
    assert related["report.json"].startswith("D:20310309061500")
    assert related["text-1.txt"].startswith("D:20310309060000")
    inside = inside_of(ferry)
    assert inside.count(b"/AFRelationship /Data") == 1
    assert inside.count(b"/AFRelationship /Source") == 4


def test_it_holds_by_itself(ferry: bytes, verify_alone: Alone) -> None:
    assert problems_of(ferry) == ()
    code, said = verify_alone(ferry)
    assert code == 0
    assert "every passage is in the texts that" in said
    assert "was not composed again" in said
    assert "shows every passage" in said
    assert verify_alone(ferry, "--quiet") == (0, "")


def test_its_json_beside_it_needs_no_archive_either(
    ferry: bytes, tmp_path: Path, verify_alone: Alone
) -> None:
    (tmp_path / "b.json").write_bytes(to_json(reports.ferry()[0]))
    assert verify_alone(ferry, str(tmp_path / "b.json"))[0] == 0


@pytest.mark.slow
def test_on_other_paper_it_holds_as_well(verify_alone: Alone) -> None:
    letter = render(*reports.ferry(), "pdf", Theme(paper="letter"))
    assert reread(letter, "b.pdf").paper == "letter"
    assert verify_alone(letter)[0] == 0


def test_without_texts_it_says_that_it_needs_the_archive(bare: bytes, verify_alone: Alone) -> None:
    code, said = verify_alone(bare)
    assert code == 6
    assert "carries its report, but no texts" in said
    assert "name the one that does with --archive" in said
    assert "Traceback" not in said


@pytest.mark.slow
def test_with_the_archive_a_pdf_without_texts_holds(tmp_path: Path, verify_alone: Alone) -> None:
    outcome = run(tmp_path)
    content = render(outcome.report, outcome.articles, "pdf", Theme(texts=False))
    assert verify_alone(content, "--archive", str(tmp_path / "archive"))[0] == 0


def test_with_the_archive_a_changed_text_inside_is_found_too(tmp_path: Path, verify_alone: Alone) -> None:
    content = tamper(run_pdf(tmp_path), text_1_txt=b"other")
    code, said = verify_alone(content, "--archive", str(tmp_path / "archive"))
    assert code == 6
    assert "text-1.txt: The text inside it was changed" in said


def run_pdf(folder: Path) -> bytes:
    outcome = run(folder)
    return render(outcome.report, outcome.articles, "pdf")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (COUNT, "About 310 people"),
        pytest.param(COUNT, "", marks=pytest.mark.slow),
        pytest.param("Sound Line Ferries denied", "Sound Line Ferries admitted", marks=pytest.mark.slow),
        pytest.param("Accounts differ", "Accounts agree", marks=pytest.mark.slow),
        pytest.param("Harbor Courier", "Harbor Chronicle", marks=pytest.mark.slow),
    ],
)
def test_other_words_on_the_page_are_found(tmp_path: Path, old: str, new: str, verify_alone: Alone) -> None:
    (tmp_path / "sheets").mkdir()
    content = print_other_page(tmp_path / "sheets", old, new)
    assert verify_enclosed(reread(content, "b.pdf"), "b.pdf") == ()
    code, said = verify_alone(content)
    assert code == 6
    assert "b.pdf" in said


def test_a_sentence_changed_on_the_page_is_named_with_its_mark(tmp_path: Path) -> None:
    content = print_other_page(tmp_path, COUNT, "About 310 people")
    named = [problem.mark for problem in problems_of(content) if problem.expected.startswith(COUNT)]
    assert "1.2" in named


def test_a_changed_report_inside_does_not_fit_its_id(ferry: bytes, verify_alone: Alone) -> None:
    forged = files_in(ferry)["report.json"].replace(b"210 people", b"310 people")
    problems = problems_of(tamper(ferry, report_json=forged))
    assert problems[0].mark == "id"
    assert any(problem.expected.startswith(COUNT) for problem in problems)
    assert verify_alone(tamper(ferry, report_json=forged))[0] == 6


def test_a_report_inside_that_is_sealed_anew_is_not_the_one_the_page_names(
    ferry: bytes, verify_alone: Alone
) -> None:
    report, _ = reports.ferry()
    other = replace(report, title="Another").sealed()
    code, said = verify_alone(tamper(ferry, report_json=to_json(other)))
    assert code == 6
    assert f"names report {report.id} on its page and carries {other.id}" in said


@pytest.mark.parametrize("broken", [b"", b"{}", b"[1, 2", b"\xff\xfe"])
def test_a_report_inside_that_is_none_is_told_in_a_sentence(
    ferry: bytes, verify_alone: Alone, broken: bytes
) -> None:
    code, said = verify_alone(tamper(ferry, report_json=broken))
    assert code == 6
    assert "its report.json cannot be read" in said
    assert "Traceback" not in said
    with pytest.raises(VerificationError):
        unpack(Shown(text="", attachments=(("report.json", broken),)), "b.pdf")


def test_one_letter_changed_in_a_text_is_found_with_the_passage_it_touches(ferry: bytes) -> None:
    forged = files_in(ferry)["text-1.txt"].replace(b"210 people", b"310 people")
    problems = problems_of(tamper(ferry, text_1_txt=forged))
    assert {problem.mark for problem in problems} == {"text-1.txt", "1.2"}
    touched = next(problem for problem in problems if problem.mark == "1.2")
    assert touched.expected.startswith("About 310 people")
    assert touched.found.startswith(COUNT)


def test_a_letter_changed_where_nothing_is_quoted_is_found_too(ferry: bytes) -> None:
    forged = files_in(ferry)["text-1.txt"] + b"\n"
    [problem] = problems_of(tamper(ferry, text_1_txt=forged))
    assert problem.mark == "text-1.txt"
    assert problem.expected == reports.ferry()[0].articles[0].text_sha256


@pytest.mark.parametrize(
    "text", [b"", b"\xff\xfe\x00", "\ud800".encode("utf-8", "surrogatepass"), b"x" * 10_000]
)
def test_a_text_of_any_bytes_is_told_in_sentences(ferry: bytes, verify_alone: Alone, text: bytes) -> None:
    code, said = verify_alone(tamper(ferry, text_2_txt=text))
    assert code == 6
    assert "Traceback" not in said


def test_a_text_that_was_taken_out_is_named(ferry: bytes) -> None:
    [problem] = problems_of(tamper(ferry, text_3_txt=None))
    assert problem.mark == "text-3.txt"
    assert "is missing from it" in problem.reason


def test_a_report_that_was_taken_out_leaves_nothing_to_read(ferry: bytes, verify_alone: Alone) -> None:
    content = tamper(ferry, report_json=None)
    assert unpack(reread(content, "b.pdf"), "b.pdf") is None
    code, said = verify_alone(content)
    assert code == 6
    assert "neither in the archive" in said


def test_a_file_that_was_put_in_is_named(ferry: bytes) -> None:
    [problem] = problems_of(tamper(ferry, more_exe=b"MZ"))
    assert problem.mark == "more.exe"


def test_of_two_files_of_one_name_none_is_trusted(ferry: bytes) -> None:
    shown = reread(ferry, "b.pdf")
    twice = replace(shown, attachments=(*shown.attachments, ("text-1.txt", b"other")))
    marks = [problem.mark for problem in verify_enclosed(twice, "b.pdf")]
    assert marks == ["text-1.txt"]


@pytest.mark.slow
def test_a_theme_that_is_not_here_is_told_by_its_name(tmp_path: Path, verify_alone: Alone) -> None:
    own = tmp_path / "templates" / "house"
    own.mkdir(parents=True)
    (own / "theme.toml").write_text((Path(pdf.builtin_dir()) / "briefing" / "theme.toml").read_text())
    house = Theme(name="house", folders=(tmp_path / "templates",))
    content = render(*reports.ferry(), "pdf", house)
    assert reread(content, "b.pdf").theme == "house"
    code, said = verify_alone(content)
    assert code == 6
    assert "made in the theme 'house', which is not here" in said
    assert verify_alone(content, "--templates", str(tmp_path / "templates"))[0] == 0
