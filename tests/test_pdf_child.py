"""The child that lays out a PDF: it opens nothing but its own, ends in time, and costs no other format."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import reports
import system_calls
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import printing
from reportgen.errors import OutputError
from reportgen.job import write
from reportgen.printed import _is_parted
from reportgen.renderers import pdf, render
from reportgen.renderers.pdf import print_report
from reportgen.renderers.theme import Theme
from reportgen.reread import reread
from reportgen.verification import verify_file

ROOT = Path(__file__).resolve().parents[1]
LIMIT = 8
"""Seconds that a hostile page gets here."""


def told(*sentences: str, title: str = "A long day") -> reports.Made:
    """One article of these sentences, the first three in the bottom line."""
    article = reports.article("f00000000001", "Harbor Courier", (title, list(sentences)))
    report, _ = reports.bare()
    report = replace(
        report,
        title=title,
        articles=(reports.listed(1, article),),
        accounts=(),
        summary=tuple(reports.Chosen(passage=sentence) for sentence in article.sentences[:3]),
    )
    return report.sealed(), {article.id: article}


def lined_up(count: int) -> reports.Made:
    """Two accounts with so many points, all of them to be shown."""
    names = ("Morning", "Evening")
    papers = [
        reports.article(
            f"f0000000001{n}", name, (name, [f"Point {k} as told by {name}." for k in range(count)])
        )
        for n, name in enumerate(names)
    ]
    accounts = tuple(
        reports.Account(id=f"t{n}", mark=chr(65 + n), teller=a.source, kind="outlet", channels=((a.id,),))
        for n, a in enumerate(papers)
    )
    points = tuple(
        reports.point(
            k + 1,
            f"matter {k}",
            "agree",
            [reports.cell(f"t{n}", reports.says(a, k + 1)) for n, a in enumerate(papers)],
        )
        for k in range(count)
    )
    report, _ = reports.bare()
    report = replace(
        report,
        articles=tuple(reports.listed(n, a) for n, a in enumerate(papers, 1)),
        accounts=accounts,
        summary=(),
        points=points,
        settings=replace(report.settings, points=count),
    )
    return report, {a.id: a for a in papers}


# Some of these end, some only the limit ends; whichever, it may not be anything else.
HOSTILE: dict[str, Callable[[], reports.Made]] = {
    "a word of 200,000 letters": lambda: told("x" * 200_000 + "."),
    "200,000 Chinese letters": lambda: told("\u6e21" * 200_000 + "."),
    "200,000 Thai letters": lambda: told("\u0e01" * 200_000 + "."),
    "5,000 marks on one letter": lambda: told("a" + "\u0301" * 5_000 + " b."),
    "80,000 marks": lambda: told(("a" + "\u0301" * 40 + " ") * 2_000 + "b."),
    "300 nested elements": lambda: told("<div>" * 300 + "deep" + "</div>" * 300),
    "8,000 bidi controls": lambda: told("\u202e\u2067\u202b\u2066abc " * 2_000 + "end."),
    "100,000 blanks without width": lambda: told("a" + "\u200b" * 100_000 + "b."),
    "100,000 joiners": lambda: told("a" + "\u200d" * 100_000 + "b."),
    "a title of 2 MB": lambda: told("Calm.", title="A title " * 250_000),
    "a title of one word of 2 MB": lambda: told("Calm.", title="x" * 2_000_000),
    "10,000 points": lambda: lined_up(10_000),
}
ENDS = ("5,000 marks on one letter", "300 nested elements", "8,000 bidi controls", "100,000 joiners")


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_article_costs_its_time_limit_and_no_more(name: str) -> None:
    report, texts = HOSTILE[name]()
    began = time.perf_counter()
    pdf.fill_sheets(report, texts, Theme())
    filled = time.perf_counter() - began  # this much is outside of the limit, in each format alike
    began, stopped = time.perf_counter(), ""
    try:
        print_report(report, texts, Theme(), seconds=LIMIT, megabytes=1024)
    except OutputError as problem:
        stopped = str(problem)
    assert not stopped or re.search(rf"more than {LIMIT} seconds|more than 1024 MB", stopped), stopped
    assert time.perf_counter() - began < LIMIT + 3 * filled + 10


@pytest.mark.slow
@pytest.mark.parametrize("name", ENDS)
def test_what_looks_hostile_and_is_short_is_printed(name: str) -> None:
    assert print_report(*HOSTILE[name](), Theme(), seconds=90).content.startswith(b"%PDF")


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "10,000 points"])
def test_a_hostile_article_takes_no_other_format_with_it(name: str) -> None:
    report, texts = HOSTILE[name]()
    assert all(render(report, texts, format_) for format_ in ("markdown", "html", "json"))


def test_where_the_pdf_fails_the_other_files_are_written_and_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A weasyprint that crashes the process stands before the real one on the path."""
    (tmp_path / "weasyprint.py").write_text("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    paths = tuple(tmp_path / f"b.{ending}" for ending in ("pdf", "md", "html", "json"))
    outcome = write(*reports.readouts(), paths)
    assert outcome.written == paths[1:]
    [problem] = outcome.unwritten
    assert "b.pdf" in str(problem)
    assert "crashed (signal 11)" in str(problem)
    assert not paths[0].exists()
    assert outcome.exit_code == OutputError.exit_code


def test_the_file_it_writes_is_limited_like_its_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "weasyprint.py").write_text("open('big', 'wb').truncate(600 << 20)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(OutputError, match="could not be written"):
        print_report(*reports.bare(), Theme(), seconds=20, megabytes=512)


def test_nothing_of_the_callers_surroundings_reaches_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in (
        "SECRET_TOKEN",
        "LC_ALL",
        "LANGUAGE",
        "FONTCONFIG_PATH",
        "FONTCONFIG_SYSROOT",
        "HB_OPTIONS",
        "TZ",
    ):
        monkeypatch.setenv(name, "x")
    seen = pdf._surroundings(tmp_path)
    assert "x" not in {seen.get(name) for name in ("LC_ALL", "TZ")}
    assert {"SECRET_TOKEN", "LANGUAGE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "HB_OPTIONS"}.isdisjoint(
        seen
    )
    assert seen["PATH"] == os.environ["PATH"]


PRINT = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
import reports
from reportgen.renderers import render
content = render(*getattr(reports, sys.argv[2])(), "pdf")
print(hashlib.sha256(content).hexdigest())
"""


def hash_where(folder: Path, **surroundings: str) -> str:
    """Hash of the ferry's PDF as a process of those surroundings makes it."""
    done = subprocess.run(
        [sys.executable, "-c", PRINT, str(Path(__file__).parent), "ferry"],
        cwd=folder,
        env=os.environ | surroundings,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.slow
def test_the_bytes_are_the_same_at_another_home_with_other_fonts_installed(tmp_path: Path) -> None:
    """One of these fonts is named as a shipped one, one is called Noto, and a fontconfig likes them."""
    plain, rich = tmp_path / "plain", tmp_path / "rich"
    for home in (plain, rich):
        (home / "tmp").mkdir(parents=True)
    fonts = rich / "data" / "fonts"
    fonts.mkdir(parents=True)
    bold = (pdf.builtin_dir() / "fonts" / "SourceSans3-Bold.ttf").read_bytes()
    for name in ("SourceSerif4-Regular.ttf", "NotoSans-Regular.ttf", "Other.ttf"):
        (fonts / name).write_bytes(bold)
    (rich / "fonts.conf").write_text(
        f"<fontconfig><dir>{fonts}</dir><match><edit name='family' mode='assign' binding='strong'>"
        "<string>Source Sans 3</string></edit></match></fontconfig>"
    )
    first = hash_where(plain, HOME=str(plain), TMPDIR=str(plain / "tmp"), XDG_DATA_HOME=str(plain / "data"))
    second = hash_where(
        rich,
        HOME=str(rich),
        TMPDIR=str(rich / "tmp"),
        XDG_DATA_HOME=str(rich / "data"),
        FONTCONFIG_FILE=str(rich / "fonts.conf"),
        FONTCONFIG_PATH=str(rich),
        TZ="Pacific/Chatham",
        LC_ALL="C",
        LANGUAGE="ar",
        PYTHONHASHSEED="123",
        PYTHONOPTIMIZE="1",
        PANGO_LANGUAGE="ja",
    )
    assert first == second
    assert re.fullmatch("[0-9a-f]{64}", first)


def calls_of(folder: Path, made: str) -> list[str]:
    """The calls by which the child opens files and talks to others, for one of the reports."""
    log = folder / f"{made}.log"
    words = [
        "strace",
        "-f",
        "-qq",
        "-s",
        "400",
        "-e",
        "trace=open,openat,openat2,socket,connect,execve",
        "-o",
        str(log),
    ]
    words += [sys.executable, "-c", PRINT, str(Path(__file__).parent), made]
    subprocess.run(words, env=os.environ | {"TMPDIR": str(folder)}, capture_output=True, check=True)
    lines = log.read_text("utf-8", "replace").splitlines()
    [child] = {
        line.split()[0] for line in lines if "execve(" in line and "pdf_worker" in line and " = 0" in line
    }
    return [line for line in lines if line.split()[0] == child]


@pytest.mark.slow
@pytest.mark.skipif(bool(system_calls.refusal()), reason=f"*** {system_calls.refusal()} ***")
def test_a_hostile_page_opens_no_file_that_a_calm_one_does_not_and_asks_nobody(tmp_path: Path) -> None:
    hostile = calls_of(tmp_path, "hostile")
    assert not [line for line in hostile if "AF_INET" in line or "connect(" in line]
    opened = set(_opened(hostile))
    assert opened
    strange = {path for path in opened if not path.startswith(_own(tmp_path))}
    assert strange - set(_opened(calls_of(tmp_path, "bare"))) == set()
    assert {path for path in strange if path.startswith(("/etc/passwd", "/home", "/root/.", "/var"))} == set()


def _own(temporary: Path) -> tuple[str, ...]:
    """Where Python, its packages, the system's libraries, our assets and the child's own folder are."""
    places = (sys.prefix, sys.base_prefix, ROOT / "reportgen", ROOT / "templates" / "fonts", temporary)
    return (*(f"{Path(place).resolve()}/" for place in places), f"{sys.prefix}/", "/usr/lib/", "/lib/")


def _opened(lines: list[str]) -> Iterator[str]:
    for line in lines:
        found = re.search(r'open(?:at2?)?\((?:AT_FDCWD, )?"([^"]*)".* = \d+$', line)
        if found:
            yield found[1]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_pdf_costs_what_is_written_down_or_less(capsys: pytest.CaptureFixture[str]) -> None:
    """About 5, 30 and 150 pages.  The figures are generous: other work may share the machine."""
    printing.main()
    costs = [line.split() for line in capsys.readouterr().out.splitlines()[1:]]
    for (pages, seconds, mebibytes, *_), (least, most, memory) in zip(costs, COSTS, strict=True):
        assert int(pages) >= least
        assert float(seconds) < most
        assert float(mebibytes) < memory


COSTS = ((4, 10, 300), (20, 25, 500), (100, 100, 1800))
"""Pages at least, user CPU in seconds and memory in MiB at most."""


def _words(teller: int, count: int) -> str:
    return " ".join(f"{teller}x{number}" for number in range(count))


def wordy(accounts: int, letters: int) -> reports.Made:
    """As many accounts of one point, each in one sentence of so many letters."""
    papers = [
        reports.article(
            f"f0000000002{n}",
            f"Paper {n}",
            (f"Title {n}", [" ".join(f"{n}x{k}" for k in range(letters // 5)) + "."]),
        )
        for n in range(accounts)
    ]
    tellers = tuple(
        reports.Account(id=f"t{n}", mark=chr(65 + n), teller=a.source, kind="outlet", channels=((a.id,),))
        for n, a in enumerate(papers)
    )
    cells = [reports.cell(f"t{n}", reports.says(a, 1)) for n, a in enumerate(papers)]
    report, _ = reports.bare()
    report = replace(
        report,
        articles=tuple(reports.listed(n, a) for n, a in enumerate(papers, 1)),
        accounts=tellers,
        summary=(reports.Chosen(passage=papers[0].sentences[0]),),
        points=(reports.point(1, "a matter", "agree", cells),),
    )
    return report.sealed(), {a.id: a for a in papers}


@pytest.mark.slow
@pytest.mark.parametrize(("accounts", "letters"), [(2, 4_000), (3, 1_500), (6, 1_500), (8, 2_000)])
def test_a_sentence_higher_than_its_column_loses_no_word(accounts: int, letters: int) -> None:
    report, texts = wordy(accounts, letters)
    content = render(report, texts, "pdf")
    assert verify_file(content, "b.pdf", report, texts, fresh=content) == ()


@given(st.integers(), st.integers(0, 639))
def test_a_parted_passage_is_known_by_its_stretches_and_one_other_letter_is_noticed(
    seed: int, place: int
) -> None:
    whole = "".join(hashlib.sha256(f"{seed} {n}".encode()).hexdigest() for n in range(10))
    page = f"{whole[320:]} RUNNING HEAD {whole[:320]}"
    assert whole not in page
    assert _is_parted(whole, page)
    forged = whole[:place] + "X" + whole[place + 1 :]
    assert not _is_parted(whole, f"{forged[320:]} RUNNING HEAD {forged[:320]}")


def test_the_words_of_a_hostile_page_are_printed_all_the_same() -> None:
    report, texts = told("<div>" * 300 + "deep" + "</div>" * 300)
    assert reread(render(report, texts, "pdf"), "b.pdf").squashed().count("<div>") >= 300
