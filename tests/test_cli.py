"""The command line as people and jobs use it: what it prints, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import reportgen
from reportgen.report import from_json
from tests.runs import CREW, PORT, write_texts


class Shell:
    """A folder in which commands are run as a user would type them."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = {
            **os.environ,
            "XDG_DATA_HOME": str(home / "data"),
            "REPORTGEN_AS_OF": "2026-05-06T06:00Z",
            "COLUMNS": "80",
        }

    def __call__(self, *words: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "reportgen", *words],
            cwd=self.home,
            env=self.environment | environment,
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=100,
        )


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Shell:
    """A folder in which a briefing was built in all formats."""
    shell = Shell(tmp_path_factory.mktemp("built"))
    write_texts(shell.home / "texts")
    done = shell("build", "texts", "-o", "b.md", "-o", "b.html", "-o", "b.json", "-o", "b.pdf")
    assert done.returncode == 0, done.stderr
    return shell


def assert_one_sentence(done: subprocess.CompletedProcess[str], code: int, *said: str) -> None:
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert all(words in done.stderr for words in said), done.stderr
    assert done.stdout == ""


# --- building -------------------------------------------------------------------------------------


def test_build_writes_all_formats_and_says_where(built: Shell) -> None:
    assert sorted(path.name for path in built.home.glob("b.*")) == ["b.html", "b.json", "b.md", "b.pdf"]
    report = from_json((built.home / "b.json").read_bytes())
    assert [article.source for article in report.articles] == ["The Crew", "The Port"]


def test_without_an_output_the_briefing_goes_to_standard_output_as_markdown(shell: Shell) -> None:
    write_texts(shell.home)
    done = shell("build", "crew.txt", "port.txt")
    assert done.returncode == 0
    assert done.stdout.startswith("# ")
    assert "about 35 minutes" in done.stdout
    assert "2 articles" in done.stderr


def test_quiet_says_nothing_where_all_is_well(shell: Shell) -> None:
    write_texts(shell.home)
    done = shell("build", "crew.txt", "-q", "-o", "b.md")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_standard_input_is_a_source(shell: Shell) -> None:
    done = shell("build", "-", "-o", "b.json", stdin=CREW)
    assert done.returncode == 0, done.stderr
    assert from_json((shell.home / "b.json").read_bytes()).articles[0].source == "The Crew"


def test_a_source_that_fails_does_not_cost_the_others_and_ends_with_3(shell: Shell) -> None:
    write_texts(shell.home / "texts")
    (shell.home / "texts" / "rubbish.txt").write_bytes(bytes(range(256)) * 20)
    done = shell("build", "texts", "-o", "b.json")
    assert done.returncode == 3
    assert "not read: file:rubbish.txt" in done.stderr
    report = from_json((shell.home / "b.json").read_bytes())
    assert len(report.articles) == 2
    assert [skipped.url for skipped in report.skipped] == ["file:rubbish.txt"]


def test_flags_win_over_variables_and_variables_over_the_config(shell: Shell) -> None:
    write_texts(shell.home)
    (shell.home / "reportgen.toml").write_text(
        'title = "T"\noutputs = ["b.json"]\n[[source]]\nurl = "crew.txt"\n'
    )
    title = lambda: from_json((shell.home / "b.json").read_bytes()).title  # noqa: E731
    assert shell("build").returncode == 0
    assert title() == "T"
    assert shell("build", REPORTGEN_TITLE="V").returncode == 0
    assert title() == "V"
    assert shell("build", "--title", "F", REPORTGEN_TITLE="V").returncode == 0
    assert title() == "F"


def test_init_writes_a_config_that_builds_once_there_are_articles(shell: Shell) -> None:
    assert shell("init").stdout.strip() == "reportgen.toml"
    write_texts(shell.home / "articles")
    done = shell("build", "-o", "b.json")
    assert done.returncode == 0, done.stderr
    assert len(from_json((shell.home / "b.json").read_bytes()).articles) == 2
    assert (shell.home / "archive").is_dir()
    assert_one_sentence(shell("init"), 2, "there already")


def test_the_steps_one_by_one_give_the_same_report_as_build(built: Shell) -> None:
    manifest = built("collect", "texts").stdout.strip()
    assert len(manifest) == 12
    composed = built("compose", manifest)
    assert composed.stdout == (built.home / "b.json").read_text("utf-8")
    assert built("compose", manifest, "-o", "c.json").returncode == 0
    assert (built.home / "c.json").read_bytes() == (built.home / "b.json").read_bytes()
    assert built("render", "--report", "b.json", "-o", "c.md").returncode == 0
    assert (built.home / "c.md").read_bytes() == (built.home / "b.md").read_bytes()
    assert built("render", "--report", "b.json").stdout == (built.home / "b.md").read_text("utf-8")


def test_compose_reads_the_config_and_its_archive_as_build_does(shell: Shell) -> None:
    write_texts(shell.home / "home")
    config = shell.home / "home" / "reportgen.toml"
    config.write_text('title = "T"\narchive = "kept"\n[[source]]\nurl = "crew.txt"\n')
    manifest = shell("collect", "--config", "home/reportgen.toml").stdout.strip()
    done = shell("compose", manifest, "--config", "home/reportgen.toml")
    assert done.returncode == 0, done.stderr
    assert from_json(done.stdout.encode()).title == "T"
    config.rename(shell.home / "reportgen.toml")
    (shell.home / "home" / "kept").rename(shell.home / "kept")
    assert from_json(shell("compose", manifest).stdout.encode()).title == "T"


def test_a_dash_prints_markdown_in_every_command_that_writes(built: Shell) -> None:
    manifest = built("collect", "texts").stdout.strip()
    for words in (("build", "texts"), ("compose", manifest), ("render", "--report", "b.json")):
        done = built(*words, "-o", "-", "-o", "d.json")
        assert done.returncode == 0, done.stderr
        assert done.stdout == (built.home / "b.md").read_text("utf-8")
        assert (built.home / "d.json").exists()
        (built.home / "d.json").unlink()


def test_an_ending_in_capitals_names_its_format_too(built: Shell) -> None:
    done = built("render", "--report", "b.json", "-o", "C.JSON", "-o", "C.MD")
    assert done.returncode == 0, done.stderr
    assert built("verify", "C.JSON", "C.MD").returncode == 0


def test_render_refuses_an_unknown_ending_before_anything_is_written(built: Shell) -> None:
    assert_one_sentence(built("render", "--report", "b.json", "-o", "e.md", "-o", "e.odt"), 2, "'.odt'")
    assert not (built.home / "e.md").exists()


# --- evidence -------------------------------------------------------------------------------------


def test_verify_finds_every_passage_in_all_files(built: Shell) -> None:
    done = built("verify", "b.json", "b.md", "b.html", "b.pdf")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "every passage is in the archive" in done.stderr
    assert done.stderr.count("word for word") == 3


def test_verify_without_files_reads_the_newest_report(built: Shell) -> None:
    done = built("verify")
    assert done.returncode == 0
    assert "every passage" in done.stderr
    assert built("verify", "-q").stderr == ""


def test_verify_ends_with_6_and_names_the_passage_that_was_changed(built: Shell) -> None:
    forged = built.home / "forged.md"
    forged.write_text((built.home / "b.md").read_text("utf-8").replace("lasted 20", "lasted 25"), "utf-8")
    done = built("verify", "forged.md")
    assert done.returncode == 6
    assert "forged.md 2.2" in done.stdout
    assert "expected: The rescue lasted 20 minutes." in done.stdout
    assert "do not hold" in done.stderr


def test_a_report_that_does_not_hold_is_told_and_its_files_are_not_compared(built: Shell) -> None:
    forged = json.loads((built.home / "b.json").read_text("utf-8"))
    passage = forged["summary"][0]["passage"]
    passage["start"], passage["end"] = 9000, 9000 + len(passage["text"])
    (built.home / "forged.json").write_text(json.dumps(forged), "utf-8")
    done = built("verify", "forged.json", "b.md")
    assert done.returncode == 6, done.stderr
    assert "The archived text has other words there." in done.stdout
    assert "b.md was not compared" in done.stderr


def test_a_changed_text_in_the_archive_is_named_by_its_mark_when_a_page_is_verified(shell: Shell) -> None:
    write_texts(shell.home)
    assert shell("build", "port.txt", "-o", "b.md", "--archive", "kept").returncode == 0
    [text] = (shell.home / "kept" / "texts").glob("*/*.txt")
    text.write_text(text.read_text("utf-8").replace("20 minutes", "25 minutes"), "utf-8")
    done = shell("verify", "b.md", "--archive", "kept")
    assert done.returncode == 6
    assert "report 1.2: The archived text has other words there." in done.stdout


def test_show_refuses_a_mark_that_a_forged_report_places_outside_the_text(built: Shell) -> None:
    forged = json.loads((built.home / "b.json").read_text("utf-8"))
    forged["articles"][0]["sentences"][0] = [-5, 3]
    (built.home / "placed.json").write_text(json.dumps(forged), "utf-8")
    assert_one_sentence(built("show", "1.1", "--report", "placed.json"), 2, "is no passage")


def test_verify_finds_the_report_beside_a_file_when_the_archive_has_lost_it(
    built: Shell, tmp_path: Path
) -> None:
    other = tmp_path / "archive"
    done = built("collect", "texts", "--archive", str(other))
    assert done.returncode == 0
    assert built("verify", "b.md", "--archive", str(other)).returncode == 0
    (built.home / "alone").mkdir(exist_ok=True)
    (built.home / "alone" / "b.md").write_bytes((built.home / "b.md").read_bytes())
    assert_one_sentence(
        built("verify", "alone/b.md", "--archive", str(other)), 6, "neither in the archive", "nor beside it"
    )


def test_verify_refuses_a_page_that_names_no_report(built: Shell) -> None:
    (built.home / "other.md").write_text("# Something else\n")
    assert_one_sentence(built("verify", "other.md"), 6, "names no report")
    assert_one_sentence(built("verify", "missing.md"), 2, "There is no file at missing.md")


def test_show_prints_a_passage_between_its_neighbors(built: Shell) -> None:
    done = built("show", "1.2")
    assert done.returncode == 0
    assert "⟦The rescue lasted about 35 minutes.⟧" in " ".join(done.stdout.split())
    assert "The Crew" in done.stdout
    assert "We stopped the engine" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_show_takes_a_place_too(built: Shell) -> None:
    report = from_json((built.home / "b.json").read_bytes())
    article = report.articles[0]
    start, end = article.sentences[0]
    done = built("show", f"{article.id}:{start}-{end}", "--report", "b.json")
    assert "⟦The ferry Aurora ran onto a sandbank" in done.stdout


@pytest.mark.parametrize("mark", ["9.1", "1.99", "x", "0123456789ab:0-5"])
def test_show_refuses_what_is_no_passage(built: Shell, mark: str) -> None:
    assert_one_sentence(built("show", mark), 2)


# --- what can go wrong ----------------------------------------------------------------------------


def test_a_missing_file_is_asked_wrongly(shell: Shell) -> None:
    assert_one_sentence(shell("build", "nothing.txt", "-o", "b.md"), 2, "nothing.txt")


def test_an_empty_file_is_too_few_sources(shell: Shell) -> None:
    (shell.home / "empty.txt").write_bytes(b"")
    assert_one_sentence(
        shell("build", "empty.txt", "-o", "b.md"), 5, "Found 0 readable articles", "empty.txt"
    )
    assert not (shell.home / "b.md").exists()


def test_a_folder_without_articles_is_too_few_sources(shell: Shell) -> None:
    (shell.home / "texts").mkdir()
    assert_one_sentence(shell("build", "texts", "-o", "b.md"), 5, "Found 0 readable articles")


def test_binary_rubbish_is_too_few_sources(shell: Shell) -> None:
    (shell.home / "rubbish.txt").write_bytes(bytes(range(256)) * 20)
    assert_one_sentence(shell("build", "rubbish.txt", "-o", "b.md"), 5, "rubbish.txt")


def test_an_unknown_key_is_named_with_its_nearest_known_one(shell: Shell) -> None:
    (shell.home / "reportgen.toml").write_text("[sumary]\n")
    assert_one_sentence(shell("build"), 2, "reportgen.toml", "'sumary'", "'summary'")


def test_no_source_and_no_config_says_what_to_do(shell: Shell) -> None:
    assert_one_sentence(shell("build"), 2, "reportgen init")


def test_a_config_without_sources_says_what_to_do(shell: Shell) -> None:
    (shell.home / "reportgen.toml").write_text("title = 'x'\n")
    assert_one_sentence(shell("build"), 2, "[[source]]")


def test_an_unknown_ending_is_refused_before_anything_is_read(shell: Shell) -> None:
    assert_one_sentence(shell("build", "nothing.txt", "-o", "b.odt"), 2, "'.odt'", ".pdf")


def test_an_unwritable_output_ends_with_7_and_the_others_are_written(shell: Shell) -> None:
    write_texts(shell.home)
    (shell.home / "folder.md").mkdir()
    done = shell("build", "crew.txt", "-o", "folder.md", "-o", "b.html")
    assert_one_sentence(done, 7, "folder.md could not be written")
    assert (shell.home / "b.html").exists()


def test_an_unknown_summarizer_is_named_with_the_ones_there_are(shell: Shell) -> None:
    write_texts(shell.home)
    done = shell("build", "crew.txt", "--summary-method", "lexrank", "-o", "b.md")
    assert_one_sentence(done, 2, "'lexrank'", "lex_rank")


@pytest.mark.parametrize(
    "words",
    [
        ("--as-of", "noon"),
        ("--as-of", "0001-01-01T00:00+14:00"),
        ("--timeout", "0"),
        ("--timeout", "nan"),
        ("--points", "0"),
        ("--frobnicate",),
    ],
)
def test_a_wrong_flag_is_asked_wrongly(shell: Shell, words: tuple[str, ...]) -> None:
    write_texts(shell.home)
    done = shell("build", "crew.txt", *words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_machine_without_pango_still_gets_the_other_formats_and_the_install_line(shell: Shell) -> None:
    write_texts(shell.home)
    # What WeasyPrint raises at its import where the library is missing, raised by a stand-in of its name.
    fake = shell.home / "fake" / "weasyprint"
    fake.mkdir(parents=True)
    (fake / "__init__.py").write_text(
        "raise OSError(\"cannot load library 'libgobject-2.0-0': error 0x7e\")\n"
    )
    done = shell(
        "build", "crew.txt", "-o", "b.pdf", "-o", "b.md", "-o", "b.html", PYTHONPATH=str(fake.parent)
    )
    assert_one_sentence(done, 7, "apt-get install", "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")
    assert sorted(path.name for path in shell.home.glob("b.*")) == ["b.html", "b.md"]


def test_a_title_that_would_drive_the_terminal_does_not(shell: Shell) -> None:
    (shell.home / "a.txt").write_text(
        CREW.replace("Aurora runs aground", "\x1b[31m::error::\u202eAurora"), "utf-8"
    )
    (shell.home / "b.txt").write_text(PORT, "utf-8")
    done = shell("build", "a.txt", "b.txt")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout + done.stderr
    assert "\u202e" not in done.stdout + done.stderr


def test_an_error_that_names_a_file_does_not_drive_the_terminal(shell: Shell) -> None:
    (shell.home / "texts").mkdir()
    (shell.home / "texts" / "\x1b[31m\u202e.txt").write_bytes(b"")
    for words in (("build", "texts"), ("build", "\x1b[31mnone.txt")):
        done = shell(*words)
        assert done.returncode in (2, 5)
        assert ".txt" in done.stderr
        assert "\x1b" not in done.stderr
        assert "\u202e" not in done.stderr


def test_a_text_that_names_another_report_does_not_mislead_verify(shell: Shell) -> None:
    (shell.home / "a.txt").write_text(CREW.replace("Tuesday evening.", "report 0123456789ab says."), "utf-8")
    assert (
        shell("build", "a.txt", "-o", "b.md", "-o", "b.html", "--title", "On report 0123456789ab").returncode
        == 0
    )
    done = shell("verify", "b.md", "b.html")
    assert done.returncode == 0, done.stderr


# --- cost -----------------------------------------------------------------------------------------

HEAVY = ["weasyprint", "sumy", "trafilatura", "numpy", "lxml", "feedparser", "httpx2", "jinja2"]


@pytest.mark.parametrize("words", ["import reportgen", "import reportgen.cli"])
def test_importing_loads_nothing_heavy(words: str) -> None:
    code = f"{words}; import sys; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys, atexit\n"
        f"heavy = {HEAVY}\n"
        "atexit.register(lambda: print([name for name in heavy if name in sys.modules], file=sys.stderr))\n"
        "sys.argv = ['reportgen', '--help']\n"
        "from reportgen.cli import main\nmain()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stderr.strip() == "[]"
    assert "Exit codes" in done.stdout


def test_the_public_names_are_eight_and_all_load() -> None:
    assert sorted(reportgen.__all__) == sorted(
        ["Archive", "Report", "ReportgenError", "collect", "compose", "load_config", "render", "verify"]
    )
    assert all(getattr(reportgen, name) for name in reportgen.__all__)
    assert set(reportgen.__all__) <= set(dir(reportgen))
    with pytest.raises(AttributeError, match="frobnicate"):
        _ = reportgen.frobnicate


def test_a_build_beside_a_config_uses_its_archive_so_that_verify_finds_the_report(shell: Shell) -> None:
    write_texts(shell.home)
    (shell.home / "reportgen.toml").write_text('archive = "kept"\n')
    assert shell("build", "crew.txt", "-o", "b.md").returncode == 0
    assert (shell.home / "kept").is_dir()
    assert shell("verify", "b.md").returncode == 0


def test_the_archive_beside_a_file_is_found_without_being_named(shell: Shell) -> None:
    write_texts(shell.home)
    done = shell("build", "crew.txt", "-o", "out/b.md", "-o", "out/b.json", "--archive", "out/archive")
    assert done.returncode == 0
    assert shell("verify", "out/b.md").returncode == 0
    shown = shell("show", "1.2", "--report", "out/b.json").stdout
    assert "⟦The rescue lasted" in " ".join(shown.split())


def test_show_says_whose_sentence_it_is_on_no_point_too(built: Shell) -> None:
    assert "The Port; on no point" in built("show", "2.4").stdout


@pytest.mark.parametrize(
    ("name", "content"), [("cut.json", b'{"format": "rep'), ("cut.pdf", b"%PDF-1.7 cut")]
)
def test_verify_names_the_file_that_is_cut_short(built: Shell, name: str, content: bytes) -> None:
    (built.home / name).write_bytes(content)
    assert_one_sentence(built("verify", name), 6, name)


def test_a_folder_does_not_eat_its_own_briefing(shell: Shell) -> None:
    write_texts(shell.home)
    first = shell("build", ".", "-o", "b.md", "-o", "b.html", "-o", "b.json")
    again = shell("build", ".", "-o", "b.md", "-o", "b.html", "-o", "b.json")
    assert first.returncode == 0
    assert len(from_json((shell.home / "b.json").read_bytes()).articles) == 2
    assert "own-briefing" in again.stderr


def test_what_the_library_logs_is_said_like_all_else(shell: Shell) -> None:
    (shell.home / "a.txt").write_text(CREW.replace("Lethmark", "\U00012000\U00012001"), "utf-8")
    done = shell("build", "a.txt", "-o", "b.pdf")
    assert done.returncode == 0
    # Where the machine has no font for cuneiform, the renderer logs so.
    assert all(line.startswith("reportgen: ") for line in done.stderr.splitlines())
