"""What is said on standard error: how much, in which form, and never what an article wants said."""

from __future__ import annotations

import io
import json
import logging
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
    # A source ends while its last page is on its way.
    assert sorted(events[:3]) == ["read", "read", "source"]
    assert events[3:] == ["collected", "composed", "written", "said", "said"]


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


def test_lines_stand_above_the_one_that_changes(capsys) -> None:
    speak(verbose=1)
    told, logger = io.StringIO(), logging.getLogger("reportgen.collectors")
    console = Console(file=told, force_terminal=True, width=60)
    with watch(quiet=False, console=console):
        logger.info("[bold]first[/bold] :warning: \x1b[2J%s", "x" * 80)
        complain("gone\nas was said")
    say("after")
    lines = re.split(r"\n|\r\x1b\[2K", told.getvalue())
    assert "reportgen: [bold]first[/bold] :warning: [2J" + "x" * 80 in lines
    assert "  as was said" in lines
    # Each of ours begins where the changing line was wiped away.
    assert re.findall(r"(.{4})reportgen: ", told.getvalue()) == ["\x1b[2K"] * 2
    assert capsys.readouterr().err == "reportgen: after\n"


def test_as_json_no_line_changes_on_a_terminal() -> None:
    console = Console(file=io.StringIO(), force_terminal=True)
    speak(as_json=True)
    with watch(quiet=False, console=console) as progress:
        assert progress is None
    speak(verbose=2)
    with watch(quiet=False, console=console) as progress:
        assert progress is not None


def test_quiet_wins_over_verbose(desk, monkeypatch) -> None:
    monkeypatch.setenv("REPORTGEN_VERBOSE", "2")
    assert run("build", "texts", "-o", "r.json", "-q", *AS_OF) == (0, "")


def test_what_was_decided_is_told_with_vv(desk) -> None:
    pages = {
        "/": page(STORY),
        "/to": redirect("/there"),
        "/there": page(STORY.replace("Tuesday", "Monday")),
        "/robots.txt": page("User-agent: *\nDisallow: /kept-out", media_type="text/plain"),
    }
    with serve(pages) as site:
        urls = [site.url(path) for path in ("/", "/to", "/kept-out")]
        build = ("build", *urls, "--allow-private", "127.0.0.1", "-o", "r.json", "-vv", "--log-json", *AS_OF)
        first, second, offline = (lines_of(run(*build, *more)[1]) for more in ((), (), ("--offline",)))
    (robots,) = (line for line in first if line["event"] == "robots")
    assert robots["state"] == "rules"
    told = {line["url"]: line for line in first if line["event"] in ("fetched", "not fetched")}
    assert (told[urls[0]]["status"], told[urls[0]]["redirects"], told[urls[0]]["level"]) == (200, 0, "debug")
    assert (told[urls[1]]["redirects"], told[urls[1]]["final_url"]) == (1, site.url("/there"))
    assert told[urls[2]]["slug"] == "robots"
    assert {line["kind"] for line in first if line["event"] == "source"} == {"web"}
    assert {line["event"] for line in second} >= {"fetched", "read"}
    assert {line["url"] for line in offline if line["event"] == "from archive"} == set(urls[:2])
    assert not any(line["event"] == "fetched" for line in offline)


def test_a_list_is_summed_up(desk) -> None:
    (source,) = (
        line
        for line in lines_of(
            run("build", "texts", "none*.txt", "-o", "r.json", "-v", "--log-json", *AS_OF)[1]
        )
        if line["event"] == "source" and line["pages"]
    )
    assert (source["kind"], source["pages"], source["failed"], source["level"]) == ("folder", 2, 0, "info")


def test_a_damaged_page_of_the_archive_is_told(desk) -> None:
    with serve({"/": page(STORY)}) as site:
        build = ("build", site.url("/"), "--allow-private", "127.0.0.1", "-o", "r.json", *AS_OF)
        assert run(*build, "--archive", "kept")[0] == 0
        for path in (desk / "kept" / "captures").rglob("*.gz"):
            path.write_bytes(b"no longer")
        said = lines_of(run(*build, "--archive", "kept", "-v", "--log-json")[1])
    assert [line["url"] for line in said if line["event"] == "damaged"] == [site.url("/")]


def test_a_damaged_record_is_told_and_costs_nothing(desk) -> None:
    with serve({"/": page(STORY)}) as site:
        build = ("build", site.url("/"), "--allow-private", "127.0.0.1", "-o", "r.json", *AS_OF)
        assert run(*build, "--archive", "kept")[0] == 0
        for path in (desk / "kept" / "records").glob("*.json"):
            path.write_bytes(b"{")
        code, said = run(*build, "--archive", "kept", "-v", "--log-json")
        assert code == 0
        assert any("is damaged" in line["reason"] for line in lines_of(said) if line["event"] == "damaged")


def test_an_edition_is_told(desk) -> None:
    (desk / "reportgen.toml").write_text('[series]\nname = "Aurora"\n[[source]]\nurl = "texts"\n', "utf-8")
    said = lines_of(run("build", "-o", "r.json", "-v", "--log-json", *AS_OF)[1])
    assert [(line["number"], line["series"]) for line in said if line["event"] == "edition"] == [
        (1, "Aurora")
    ]


def test_no_password_of_a_proxy_is_told(desk) -> None:
    secret = "hunter2canary"
    with serve({"/": status(407)}) as site:
        way = site.url("/").replace("//", f"//me:{secret}@", 1)
        for flags in (("-vv",), ("-vv", "--log-json")):
            build = ("build", "http://news.example/", "texts", "--proxy", way, "-o", "r.json", *flags, *AS_OF)
            code, said = run(*build)
            assert (code, "news.example" in said) == (3, True), said
            assert secret not in said
            assert "me:" not in said


def test_what_other_libraries_warn_of_is_said_safely(desk) -> None:
    """As the program does it: nothing of theirs is printed as it is."""
    script = (
        "import logging, sys, warnings\n"
        "from reportgen.cli.say import speak, speak_for_others\n"
        "speak(as_json=sys.argv[1] == 'json')\n"
        "speak_for_others()\n"
        "logging.getLogger('other').warning('a\\n::error::%s', '##[group]')\n"
        "logging.getLogger('other').info('nothing')\n"
        "logging.getLogger('other').error('%d of %d', 'one')\n"
        "warnings.warn('\\x1b[2Jold')\n"
    )
    for form in ("json", "lines"):
        command = [sys.executable, "-c", script, form]
        said = subprocess.run(command, capture_output=True, text=True, cwd=desk, check=True).stderr
        assert len(said.splitlines()) == 3
        assert not _FORBIDDEN.search(said.replace("\n", ""))
        assert not re.search(r"(?m)^\s*::|##\[", said)
        if form == "json":
            levels = [line["level"] for line in lines_of(said)]
            assert levels == ["warning", "error", "warning"]


def test_facts_are_plain_and_never_take_the_place_of_what_is_always_there(capsys) -> None:
    speak(verbose=1, as_json=True)
    facts = {"level": "x", "path": Path("a\x1bb"), "count": 2, "none": None}
    logging.getLogger("reportgen").info("said", extra={"event": "e", "facts": facts})
    (line,) = lines_of(capsys.readouterr().err)
    assert (line["level"], line["path"], line["count"], line["none"]) == ("info", "ab", 2, None)


def test_several_reports_tell_each_under_its_name(desk) -> None:
    (desk / "reportgen.toml").write_text(
        'outputs = ["{name}.json"]\n'
        + "".join(
            f'[[report]]\nname = "{name}"\n[[report.source]]\nurl = "texts"\n' for name in ("ferry", "crew")
        ),
        "utf-8",
    )
    code, said = run("build", "-v", "--log-json", "--workers", "2", *AS_OF)
    assert code == 0, said
    names = [line["report_name"] for line in lines_of(said) if line["event"] == "written"]
    assert names == ["ferry", "crew"]


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
