"""One sentence followed from the bytes of a page to the text of a PDF, and the same bytes twice."""

from __future__ import annotations

import gzip
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.archive import Archive
from reportgen.passage import display
from reportgen.report import from_json
from reportgen.reread import reread, squash
from tests.runs import PORT

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Aurora runs aground - The Crew</title>
<meta property="og:title" content="Aurora runs aground"><meta property="og:site_name" content="The Crew">
<meta property="article:published_time" content="2026-05-05T20:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Aurora runs aground</h1>
<p>The ferry Aurora ran onto a sandbank near Lethmark on Tuesday evening, and about forty people
   spent the night on board &amp; ashore in caf&eacute;s along the quay.</p>
<p>The rescue lasted about 35 minutes. Nobody was hurt, and the ship took no water, the crew reported after
a first look at the hull with lamps and mirrors.</p>
<blockquote><p>“We stopped the engine at once and called the coast guard, as the book says we must,” said
Anna Holm, the master of the ferry, who has sailed this route for eleven years.</p></blockquote>
<p>The company that owns the ship said that it would replace the evening crossing
with a bus until the ferry is afloat.</p>
</article><footer>All rights reserved</footer></body></html>
"""
SENTENCE = "The rescue lasted about 35 minutes."


def build(folder: Path, *sources: str, **environment: str) -> dict[str, bytes]:
    """The four files of a build in a process of its own."""
    out = folder / "out"
    words = [word for name in ("b.md", "b.html", "b.pdf", "b.json") for word in ("-o", str(out / name))]
    subprocess.run(
        [
            sys.executable,
            "-m",
            "reportgen",
            "build",
            *sources,
            "-q",
            "--archive",
            str(folder / "archive"),
            *words,
        ],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1778047200", **environment},
        check=True,
        timeout=100,
    )
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("journey")
    (folder / "crew.html").write_text(PAGE, "utf-8")
    (folder / "port.txt").write_text(PORT, "utf-8")
    return folder


@pytest.fixture(scope="module")
def files(folder: Path) -> dict[str, bytes]:
    return build(folder, "crew.html", "port.txt")


def test_a_sentence_travels_unbroken_from_page_to_pdf(folder: Path, files: dict[str, bytes]) -> None:
    report = from_json(files["b.json"])
    archive = Archive(folder / "archive")
    crew = next(article for article in report.articles if article.source == "The Crew")

    # The page is archived byte for byte under its hash, packed without a time.
    stored = folder / "archive" / "captures" / crew.page_sha256[:2] / f"{crew.page_sha256}.gz"
    assert gzip.decompress(stored.read_bytes()) == PAGE.encode()
    assert hashlib.sha256(PAGE.encode()).hexdigest() == crew.page_sha256

    # Its text is archived under the hash that the report gives, and the sentence stands there.
    text = archive.text(crew.text_sha256)
    start = text.index(SENTENCE)

    # The report has the sentence on a point, at those offsets, under a mark that leads back to it.
    passages = [
        statement.passage for point in report.points for cell in point.cells for statement in cell.statements
    ]
    passage = next(each for each in passages if each.text == SENTENCE)
    assert (passage.article, passage.start) == (crew.id, start)
    mark = report.mark(passage)
    assert report.span(mark) == (crew.id, passage.start, passage.end)
    assert archive.texts(report.manifest)[crew.id].passage(*report.span(mark)[1:]) == passage

    # Markdown, HTML and PDF show it, with its mark behind it.
    for name in ("b.md", "b.html"):
        assert f"{SENTENCE} {mark}" in reread(files[name], name).text
    assert squash(f"{SENTENCE} {mark}") in reread(files["b.pdf"], "b.pdf").squashed()


def test_the_page_keeps_its_paragraphs_its_quotation_and_its_accents(
    folder: Path, files: dict[str, bytes]
) -> None:
    report = from_json(files["b.json"])
    articles = Archive(folder / "archive").texts(report.manifest)
    article = next(each for each in articles.values() if each.source == "The Crew")
    assert [block.kind for block in article.blocks] == [
        "title",
        "paragraph",
        "paragraph",
        "quote",
        "paragraph",
    ]
    assert "on board & ashore in cafés" in article.text
    assert "Sport" not in article.text
    assert article.published is not None


def test_every_quoted_sentence_of_the_html_page_is_word_for_word(
    folder: Path, files: dict[str, bytes]
) -> None:
    report = from_json(files["b.json"])
    articles = Archive(folder / "archive").texts(report.manifest)
    marked = reread(files["b.html"], "b.html").marked
    assert marked
    for shown in marked:
        assert shown.text == display(articles[shown.article].text[shown.start : shown.end])


def test_the_report_travels_inside_the_pdf(files: dict[str, bytes]) -> None:
    assert dict(reread(files["b.pdf"], "b.pdf").attachments)["report.json"] == files["b.json"]


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C", "LANG": "tr_TR.UTF-8"},
    ],
)
def test_the_same_inputs_give_the_same_bytes(
    tmp_path: Path, folder: Path, files: dict[str, bytes], environment: dict[str, str]
) -> None:
    """Under another hash seed, time zone, locale and working folder, the sources in another order."""
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    again = build(elsewhere, str(folder / "port.txt"), str(folder / "crew.html"), **environment)
    assert {name for name in files if files[name] != again[name]} == set()
