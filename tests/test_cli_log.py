"""What is said on standard error: how much, in which form, and never what an article wants said."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from reportgen.cli import COMMANDS, reportgen
from reportgen.cli.progress import watch
from reportgen.cli.say import complain, say, speak
from tests.runs import write_texts
from tests.servers import page, redirect, serve, status

AS_OF = ("--as-of", "2026-05-06T06:00Z")
STORY = "<html><head><title>Ferry</title></head><body><article><p>%s</p></article></body></html>" % (
    "The ferry Aurora ran onto a sandbank near Lethmark on Tuesday evening. " * 4
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch) -> Path:
    write_texts(tmp_path / "texts")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def plain():
    yield
    speak()


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(reportgen, list(arguments))
    return done.exit_code, done.stderr


def lines_of(said: str) -> list[dict]:
    return [json.loads(line) for line in said.splitlines()]


def test_more_is_told_the_more_often_it_is_asked_for(desk) -> None:
    with serve({"/": page(STORY)}) as site:
        build = ("build", "texts", site.url("/"), "--allow-private", "127.0.0.1", "-o", "r.md", *AS_OF)
        said = {flags: run(*build, *flags) for flags in ((), ("-v",), ("-vv",), ("-q",))}
    assert {code for code, _ in said.values()} == {0}
    least, some, all_ = (said[flags][1] for flags in ((), ("-v",), ("-vv",)))
    assert said["-q",][1] == ""
    assert "reportgen: read " not in least
    for found in (some, all_):
        assert "reportgen: read file:crew.txt" in found
        assert re.search(r"reportgen: r\.md: \d+ bytes of markdown, made in [\d.]+ s", found)
        assert "reportgen: wrote r.md" in found
    assert "200 text/html" not in some
    assert "200 text/html" in all_


def test_before_and_behind_the_name_of_the_command_it_is_the_same(desk) -> None:
    build = ("texts", "-o", "r.json", *AS_OF)
    ways = (("-v", "build", *build), ("build", "-v", *build))
    told = [re.sub(r"[\d.]+ s", "", run(*way)[1]) for way in ways]
    assert told[0] == told[1]
    assert "reportgen: read " in told[0]


def test_variables_say_the_same(desk, monkeypatch) -> None:
    monkeypatch.setenv("REPORTGEN_VERBOSE", "1")
    monkeypatch.setenv("REPORTGEN_LOG_JSON", "1")
    events = [line["event"] for line in lines_of(run("build", "texts", "-o", "r.json", *AS_OF)[1])]
    assert events == ["read", "read", "collected", "composed", "written", "said", "said"]


def test_as_json_each_line_has_time_level_event_message_and_the_facts(desk) -> None:
    code, said = run("build", "texts", "-o", "r.json", "--log-json", "-v", *AS_OF)
    found = lines_of(said)
    assert code == 0
    for line in found:
        assert list(line)[:4] == ["time", "level", "event", "message"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", line["time"])
    written = next(line for line in found if line["event"] == "written")
    assert (written["path"], written["format"]) == ("r.json", "json")
    assert written["bytes"] == len((desk / "r.json").read_bytes())


def test_the_program_itself_ends_with_json_too(desk) -> None:
    for arguments, code, event in (
        (["build", "--log-json", "none.txt"], 2, "failed"),
        (["--log-json", "build", "--nope"], 2, "usage"),
        (["--log-json", "verify", "none.md"], 2, "failed"),
    ):
        command = [sys.executable, "-m", "reportgen", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, cwd=desk)
        assert done.returncode == code
        assert [line["event"] for line in lines_of(done.stderr)] == [event], done.stderr
        assert done.stdout == ""


def test_outputs_are_the_same_bytes_however_much_is_told(desk) -> None:
    made = []
    for flags in ((), ("-vv",), ("-v", "--log-json"), ("-q",)):
        assert run("build", "texts", "-o", "r.json", "-o", "r.html", "-o", "r.md", *AS_OF, *flags)[0] == 0
        made.append([(desk / f"r.{ending}").read_bytes() for ending in ("json", "html", "md")])
    assert all(each == made[0] for each in made)


# A line that a terminal, a log or a CI machine would take for something else.
HOSTILE = (
    "::error::gone",
    " ::set-output name=x::y",
    "a\n::warning::b",
    "a\r\n##[group]b",
    "##[error]x",
    "\x1b]0;title\x07\x1b[2J",
    "a\u2028::error::b\u2029c\x85d",
    "\u202egnp.exe\u2066",
    "\ud800 lone",
    '"},{"level":"x"}',
    "a\x00b\x9b31m",
)
_FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def heard(text: str, capsys, **how: object) -> list[str]:
    speak(**how)
    capsys.readouterr()
    say(text)
    complain(text)
    return capsys.readouterr().err.splitlines(keepends=True)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("as_json", [False, True])
def test_nothing_quoted_forges_a_line_a_command_or_a_terminal_code(text, as_json, capsys) -> None:
    lines = heard(text, capsys, as_json=as_json)
    assert all(line.endswith("\n") for line in lines)
    assert not any(_FORBIDDEN.search(line.rstrip("\n")) for line in lines)
    assert not any("##[" in line or re.match(r"\s*::", line) for line in lines)
    if as_json:
        assert [json.loads(line)["event"] for line in lines] == ["said", "failed"]
    else:
        assert all(line.startswith(("reportgen: ", "  ")) for line in lines)


@given(st.text(alphabet=st.characters(), max_size=40))
def test_every_text_is_one_line_of_json(text: str) -> None:
    speak(as_json=True)
    told = io.StringIO()
    error, sys.stderr = sys.stderr, told
    try:
        say(text)
    finally:
        sys.stderr = error
    (line,) = told.getvalue().split("\n")[:-1]
    assert json.loads(line)["event"] == "said"


def test_what_pages_name_is_quoted_safely_at_every_loudness(desk) -> None:
    bad = "\x1b[31m::error::x ##[group]y"
    with serve({"/": page(STORY.replace("Ferry", bad)), "/moved": redirect("/" + "%0a::error::x")}) as site:
        urls = (site.url("/"), site.url("/moved"), site.url("/?a=%0A::error::z"))
        for flags in (("-vv",), ("-vv", "--log-json")):
            _, said = run("build", *urls, "--allow-private", "127.0.0.1", "-o", "r.md", *flags, *AS_OF)
            assert not _FORBIDDEN.search(said.replace("\n", ""))
            assert not re.search(r"(?m)^\s*::|##\[", said)


def test_no_password_is_told_at_any_loudness(desk) -> None:
    secret = "hunter2canary"
    (desk / "cookies.txt").write_text(f"127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\t{secret}\n", "utf-8")
    with serve({"/": page(STORY), "/no": status(401), "/to": redirect("/")}) as site:
        urls = [site.url(path).replace("//", f"//me:{secret}@", 1) for path in ("/", "/no", "/to", "/none")]
        for flags in (("-vv",), ("-vv", "--log-json")):
            code, said = run(
                "build",
                *urls,
                "--cookies",
                "cookies.txt",
                "--allow-private",
                "127.0.0.1",
                "-o",
                "r.json",
                *flags,
                *AS_OF,
            )
            assert code == 3, said
            assert "http-401" in said
            assert secret not in said
        assert any(secret in str(headers) for headers in site.headers)
    for path in desk.rglob("*"):
        assert path.name == "cookies.txt" or not path.is_file() or secret.encode() not in path.read_bytes()


def test_no_line_changes_on_a_terminal_where_lines_come_between() -> None:
    console = Console(file=io.StringIO(), force_terminal=True)
    for how in ({"verbose": 1}, {"as_json": True}):
        speak(**how)
        with watch(quiet=False, console=console) as progress:
            assert progress is None
    speak()
    with watch(quiet=False, console=console) as progress:
        assert progress is not None


def test_annotations_stay_what_a_runner_reads(desk) -> None:
    _, said = run("build", "texts", "-o", "r.md", "--ci", "github", "--log-json", *AS_OF)
    lines = said.splitlines()
    assert [line for line in lines if line.startswith("::warning ")]
    assert all(line.startswith(("{", "::")) for line in lines)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_them(name: str) -> None:
    told = CliRunner().invoke(reportgen, [name, "--help"]).output
    assert "--verbose" in told
    assert "--log-json" in told
