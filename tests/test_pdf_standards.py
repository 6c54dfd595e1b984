"""Every PDF is PDF/UA-1 and PDF/A-3a at once, as veraPDF judges it; `tools/verapdf` says what that needs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import reports
import scripts
from test_renderers_pdf import inside_of

from reportgen.renderers import render
from reportgen.renderers.theme import Theme

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

ROOT = Path(__file__).resolve().parents[1]
TOOL = ["sh", str(ROOT / "tools" / "verapdf")]


def judge(*paths: Path) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*TOOL, *map(str, paths)],
        env=os.environ | {"PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 77:
        pytest.skip(f"*** {done.stderr.strip()} ***")
    return done


def empty() -> reports.Made:
    """One text in which nobody says anything."""
    report, texts = reports.bare()
    return replace(report, accounts=(), summary=()).sealed(), texts


def noted() -> reports.Made:
    """People's notes, and a label, beside what the sources say."""
    report, texts = reports.ferry()
    notes = (
        reports.Note(by="Desk", text="Two lines.\n\nAnd a [link](https://news.example/a)."),
        reports.Note(by="<i>Desk</i>", text="| a | b |\n|---|---|\n| 1 | 2 |"),
    )
    settings = replace(report.settings, label="Draft – internal")
    return replace(report, notes=notes, settings=settings).sealed(), texts


def nameless() -> reports.Made:
    """No title, no dates, no addresses, a language nobody knows."""
    report, texts = reports.hostile()
    return replace(
        report, title="", language="und", articles=tuple(map(_strip, report.articles))
    ).sealed(), texts


def _strip(article: reports.ReportArticle) -> reports.ReportArticle:
    return reports.ReportArticle(
        **{name: getattr(article, name) for name in article.__struct_fields__}
        | {"title": "", "published": None, "url": "", "final_url": "", "language": "und"}
    )


ODD: dict[str, Callable[[], reports.Made]] = {
    "facing": reports.readouts,
    "table": lambda: reports.many(4),
    "landscape": lambda: reports.many(6),
    "cards": lambda: reports.many(15),
    "everything": reports.ferry,
    "one": reports.bare,
    "no-accounts": empty,
    "notes": noted,
    "hostile": reports.hostile,
    "nameless": nameless,
    "right-to-left": lambda: scripts.told_in("ar", "he"),
    "far": lambda: scripts.told_in("zh", "hi", "th"),
}


def test_briefings_of_every_shape_pass_both(tmp_path: Path) -> None:
    made = {name: render(*make(), "pdf") for name, make in ODD.items()}
    made["letter"] = render(*reports.ferry(), "pdf", Theme(paper="letter"))
    made["without-texts"] = render(*reports.ferry(), "pdf", Theme(texts=False))
    # Where a Noto font is missing, a file claims nothing, and says so in a warning.
    claiming = {name: content for name, content in made.items() if b"pdfaid:part" in inside_of(content)}
    assert made.keys() - claiming.keys() <= {"right-to-left", "far"}
    paths = [tmp_path / f"{name}.pdf" for name in claiming]
    for path in paths:
        path.write_bytes(claiming[path.stem])
    done = judge(*paths)
    assert [line for line in done.stdout.splitlines() if not line.startswith("PASS ")] == []
    assert done.stdout.count("PASS ua1 ") == done.stdout.count("PASS 3a ") == len(paths)
    assert done.returncode == 0


@pytest.mark.parametrize("event", ["antalya", "ferry"])
def test_the_examples_pass_both(tmp_path: Path, event: str) -> None:
    path = tmp_path / f"{event}.pdf"
    command = [sys.executable, "-m", "reportgen", "build", "-q", "--archive", str(tmp_path / "archive")]
    command += ["--config", str(ROOT / "examples" / event / "reportgen.toml"), "-o", str(path)]
    subprocess.run(command, check=True, env=os.environ | {"REPORTGEN_AS_OF": "2024-03-15T12:00Z"})
    done = judge(path, ROOT / "examples" / event / "briefing" / f"{event}.pdf")
    assert done.stdout.count("PASS ") == 4, done.stdout


def test_verapdf_sees_a_pdf_that_only_claims_it(tmp_path: Path) -> None:
    """The judge is no stamp: the same file without its tags' root does not pass."""
    content = render(*reports.bare(), "pdf")
    assert b"/StructTreeRoot" in inside_of(content)
    (tmp_path / "claims.pdf").write_bytes(content.replace(b"/Marked true", b"/Marked null"))
    (tmp_path / "junk.pdf").write_bytes(b"%PDF-1.7 junk")
    done = judge(tmp_path / "claims.pdf", tmp_path / "junk.pdf")
    assert done.returncode == 2
    assert "FAIL ua1" in done.stdout
    assert "cannot be read" in done.stdout
