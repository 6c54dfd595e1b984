"""The PDF is the same bytes everywhere, carries its report, reads nothing else, and fails in one sentence."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
import reports
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import OutputError
from reportgen.passage import display
from reportgen.renderers import pdf, pdf_worker, render
from reportgen.renderers.pdf import INSTALL, break_words, print_report
from reportgen.renderers.theme import Theme
from reportgen.report import to_json

PRINT = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
import reports
from reportgen.renderers import render
print(hashlib.sha256(render(*reports.ferry(), "pdf")).hexdigest())
"""


def hash_elsewhere(folder: Path, **surroundings: str) -> str:
    """Hash of the ferry's PDF as another process makes it."""
    done = subprocess.run(
        [sys.executable, "-c", PRINT, str(Path(__file__).parent)],
        cwd=folder,
        env=os.environ | surroundings,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def words_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    pages = [document[n].get_textpage().get_text_bounded() for n in range(len(document))]
    return "".join(display(" ".join(pages)).split())


def inside_of(content: bytes) -> bytes:
    """The file with its compressed streams unpacked."""
    parts = [content]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            parts.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(parts)


@pytest.fixture(scope="module")
def printed() -> bytes:
    return render(*reports.ferry(), "pdf")


@pytest.mark.slow
def test_the_bytes_are_the_same_in_another_place_language_and_hash_order(tmp_path):
    first = hash_elsewhere(tmp_path, PYTHONHASHSEED="1", TZ="Asia/Tokyo", LANG="C", LC_ALL="C")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "json.py").write_text("raise SystemExit('the working folder was imported')")
    second = hash_elsewhere(
        tmp_path / "below",
        PYTHONHASHSEED="77",
        TZ="America/Lima",
        LANG="de_DE.UTF-8",
        LC_ALL="C.UTF-8",
        PYTHONSAFEPATH="1",
    )
    assert first == second


def test_every_sentence_and_the_reports_id_can_be_read_in_it(printed):
    report, _ = reports.ferry()
    words = words_of(printed)
    assert "".join(f"report {report.id}".split()) in words
    for chosen in report.summary:
        assert "".join(display(chosen.passage.text).split()) in words


def test_it_carries_the_report_it_shows(printed):
    report, _ = reports.ferry()
    document = pypdfium2.PdfDocument(printed)
    attachment = document.get_attachment(0)
    assert attachment.get_name() == "report.json"
    assert bytes(attachment.get_data()) == to_json(report)
    assert b"/AFRelationship /Data" in inside_of(printed)


def test_it_is_tagged_dated_and_claims_both_standards(printed):
    info = pypdfium2.PdfDocument(printed).get_metadata_dict()
    assert info["Title"].startswith("The Alder Bay strikes the wall of Port Ennis")
    assert info["CreationDate"] == info["ModDate"]
    assert "20310309061500" in info["CreationDate"]
    assert b'pdfaid:part="3"' in inside_of(printed)
    assert b'pdfuaid:part="1"' in inside_of(printed)
    assert b"/StructTreeRoot" in inside_of(printed)


def test_it_has_bookmarks(printed):
    titles = [mark.get_title() for mark in pypdfium2.PdfDocument(printed).get_toc()]
    assert titles[:3] == ["Event briefing", "Bottom line", "Where accounts part"]


def test_hostile_words_are_printed_and_nothing_is_opened(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    report, texts = reports.hostile()
    content = render(report, texts, "pdf")
    assert "".join('<img src="file:///etc/passwd" onerror=alert(1)>'.split()) in words_of(content)
    assert b"root:" not in content
    assert pypdfium2.PdfDocument(content).count_attachments() == 3


def test_a_template_that_asks_for_a_file_gets_none(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    (tmp_path / "briefing").mkdir()
    (tmp_path / "briefing" / "print.css").write_text(
        f"@import url(file://{secret}); body {{ background: url(http://127.0.0.1:1/x) }}"
    )
    content = render(*reports.bare(), "pdf", Theme(folders=(tmp_path,)))
    assert pypdfium2.PdfDocument(content).count_attachments() == 2


def test_missing_libraries_name_the_line_that_installs_them(tmp_path, monkeypatch):
    """A weasyprint that fails as it does without Pango stands before the real one on the path."""
    (tmp_path / "weasyprint.py").write_text("raise OSError(\"cannot load library 'libgobject-2.0-0'\")")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(OutputError, match=INSTALL) as caught:
        render(*reports.bare(), "pdf")
    assert "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in str(caught.value)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "crashed .signal 11."),
        ("import sys; sys.exit('a layout without end')", "a layout without end"),
        ("raise RecursionError('too deep')", "RecursionError: too deep"),
        ("raise MemoryError", "needed more than 512 MB"),
        ("while True: pass", "took more than 1 seconds"),
        ("import signal; signal.pause()", "took more than 1 seconds"),
    ],
)
def test_a_layout_that_fails_is_an_output_that_could_not_be_written(tmp_path, monkeypatch, body, reason):
    (tmp_path / "weasyprint.py").write_text(body)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(OutputError, match=reason):
        print_report(*reports.bare(), Theme(), seconds=1, megabytes=512)


def test_the_memory_limit_holds(tmp_path, monkeypatch):
    (tmp_path / "weasyprint.py").write_text("x = bytearray(900 << 20)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(OutputError, match="needed more than 400 MB"):
        print_report(*reports.bare(), Theme(), seconds=20, megabytes=400)


@given(st.text(alphabet="ab \u0301", max_size=200))
def test_breaking_long_words_changes_nothing_that_is_shown(text):
    broken = break_words(text)
    assert display(broken) == display(text)
    assert all(len(piece) <= 24 for word in broken.split() for piece in word.split("\u200b"))


def long_word(letters: int) -> reports.Made:
    article = reports.article("f00000000001", "Harbor Courier", ("A long day", ["x" * letters + "."]))
    report, _ = reports.bare()
    chosen = (reports.Chosen(passage=article.sentences[0]),)
    long = reports.replace(report, articles=(reports.listed(1, article),), accounts=(), summary=chosen)
    return long, {article.id: article}


def test_a_word_of_5_000_letters_is_printed_whole():
    assert words_of(render(*long_word(5_000), "pdf")).count("x") >= 5_000


def test_a_word_of_200_000_letters_costs_the_time_limit_and_no_more():
    with pytest.raises(OutputError, match="took more than 2 seconds"):
        print_report(*long_word(200_000), Theme(), seconds=2)


def test_the_worker_lays_out_what_was_handed_over(tmp_path):
    """The child's own function, called here: our assets are served, everything else is refused."""
    report, texts = reports.bare()
    html = '<html lang="en"><title>x</title><img src="file:///etc/hostname" alt="x"><p>Calm sea.'
    pdf._hand_over(tmp_path, html, pdf.enclose(report, texts), pdf.order_of(report, Theme()))
    content = pdf_worker.lay_out(tmp_path)
    assert "Calmsea." in words_of(content)
    fetcher = pdf_worker._fetcher({"a.css": str(tmp_path / "page.html")})
    assert fetcher.fetch("reportgen:///a.css").read().decode() == html
    assert fetcher.fetch("data:,x").read() == b"x"
    for address in (
        "file:///etc/hostname",
        "http://127.0.0.1/",
        "reportgen:///b.css",
        "reportgen:///../a.css",
        "a.css",
    ):
        with pytest.raises(ValueError, match="none of the briefing's own assets"):
            fetcher.fetch(address)


def test_the_date_of_a_report_without_its_zone_is_still_a_date():
    report, texts = reports.bare()
    odd = reports.replace(report, made=datetime(2031, 3, 9, 6, 15, 0, 123456, tzinfo=UTC))
    assert render(odd, texts, "pdf").startswith(b"%PDF")
