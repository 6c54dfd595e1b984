"""Several reports of one config: side by side, in its order, and none costs another."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportgen.batch import build_all, gravest
from reportgen.cli import reportgen
from reportgen.config import Config, load_reports
from reportgen.errors import ConfigError, OutputError, TooFewSourcesError, UsageError
from reportgen.processes import process_pool
from reportgen.report import from_json
from tests.runs import CREW, MORNING, PORT
from tests.servers import page, serve

SHARED = """
outputs = ["out/{name}.md", "out/{name}-{date}.json"]
[series]
name = "{name}"
[limits]
allow_private = ["127.0.0.1"]
"""


def config_in(folder: Path, text: str) -> tuple[Config, ...]:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "crew.txt").write_text(CREW, "utf-8")
    (folder / "port.txt").write_text(PORT, "utf-8")
    (folder / "reportgen.toml").write_text(SHARED + text, "utf-8")
    return load_reports(folder / "reportgen.toml", moment=MORNING)


def three(folder: Path) -> tuple[Config, ...]:
    """Three reports over two texts, the second of which finds nothing that is about it."""
    return config_in(
        folder,
        '[[report]]\nname = "both"\n'
        '[[report.source]]\nurl = "crew.txt"\n[[report.source]]\nurl = "port.txt"\n'
        '[[report]]\nname = "none"\nmin_sources = 9\n[[report.source]]\nurl = "crew.txt"\n'
        '[[report]]\nname = "port"\n[[report.source]]\nurl = "port.txt"\n',
    )


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class Backwards(Executor):
    """Runs nothing until it is asked for a result, and then the last thing first."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future, Callable, tuple]] = []

    def submit(self, work, /, *given, **named):
        future = Future()
        asked = future.result

        def result(timeout=None):
            while self.waiting:
                one, do, what = self.waiting.pop()
                one.set_result(do(*what))
            return asked(timeout)

        future.result = result
        self.waiting.append((future, work, given))
        return future


class Broken(Executor):
    """A pool whose processes are gone."""

    def submit(self, work, /, *given, **named):
        raise BrokenExecutor("gone")


def made_by(folder: Path, executor: Executor | None) -> dict[str, bytes]:
    results = build_all(three(folder), lambda: MORNING, made=MORNING, executor=executor)
    assert [result.name for result in results] == ["both", "none", "port"]
    assert [result.exit_code for result in results] == [0, 5, 0]
    assert isinstance(results[1].error, TooFewSourcesError)
    assert all(result.outcome.markdown().startswith("# ") for result in results if result.outcome)
    return tree(folder)


def test_files_archive_and_series_are_the_same_bytes_whoever_makes_them(tmp_path) -> None:
    with ThreadPoolExecutor(4) as threads, process_pool(2) as processes:
        found = [
            made_by(tmp_path / str(place), executor)
            for place, executor in enumerate((Backwards(), threads, processes, None))
        ]
    assert found[0] == found[1] == found[2] == found[3]
    outputs = [name for name in found[0] if name.startswith("out")]
    assert outputs == ["out/both-2026-05-06.json", "out/both.md", "out/port-2026-05-06.json", "out/port.md"]


def test_a_pool_that_broke_costs_nothing(tmp_path) -> None:
    with ThreadPoolExecutor(1) as threads:
        whole = made_by(tmp_path / "whole", threads)
    assert made_by(tmp_path / "broken", Broken()) == whole


def test_a_second_run_finds_nothing_new_in_any_series(tmp_path) -> None:
    with ThreadPoolExecutor(2) as threads:
        first = made_by(tmp_path, threads)
        results = build_all(three(tmp_path), lambda: MORNING, made=MORNING, executor=threads)
    assert [result.outcome and result.outcome.fresh for result in results] == [False, None, False]
    assert tree(tmp_path) == first


KILLED = """
import os, sys
def watch(event, given):
    if event == "os.rename" and os.fspath(given[1]).endswith("doomed.md"):
        os.kill(os.getpid(), int(os.environ["DOOM"]))
if "multiprocessing" in " ".join(sys.orig_argv):
    sys.addaudithook(watch)
"""


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_report_whose_process_is_killed_costs_no_other(tmp_path, monkeypatch, number) -> None:
    monkeypatch.setenv("DOOM", str(int(number)))
    (tmp_path / "sitecustomize.py").write_text(KILLED, "utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path), str(Path(__file__).parents[1]))))
    text = "".join(
        f'[[report]]\nname = "{name}"\n[[report.source]]\nurl = "{source}.txt"\n'
        for name, source in (("a", "crew"), ("doomed", "crew"), ("z", "port"))
    )
    configs = config_in(tmp_path / "desk", text)
    results = build_all(configs, lambda: MORNING, made=MORNING)
    assert [result.exit_code for result in results] == [0, 1, 0]
    assert "ended without a word" in str(results[1].error)
    assert {path.name for path in (tmp_path / "desk/out").glob("*.md")} == {"a.md", "z.md"}


TWO = '[[report]]\nname = "a"\n{0}\n[[report]]\nname = "b"\n{1}\n'


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ('outputs = ["x.md"]', 'outputs = ["./X.md"]', "both write"),
        ('series.name = "s"', 'series.name = "s"', "both continue the series"),
        ('[[report.source]]\nurl = "-"', '[[report.source]]\nurl = "-"', "can be read once"),
        ('outputs = ["port.txt"]', "", "is a source"),
        ("", 'outputs = ["x.xyz"]', "xyz"),
    ],
)
def test_what_two_reports_cannot_share_is_told_before_anything_is_read(tmp_path, one, other, said) -> None:
    source = '[[source]]\nurl = "port.txt"\n'
    with pytest.raises(UsageError, match=said):
        build_all(config_in(tmp_path, source + TWO.format(one, other)), lambda: MORNING)
    assert not (tmp_path / "archive").exists()


def story(words: str) -> str:
    return (
        f"<html><head><title>{words}</title></head><body><article><p>{words * 4}</p></article></body></html>"
    )


def test_what_reports_share_is_asked_for_once_and_a_host_never_twice_at_a_time(tmp_path) -> None:
    texts = {f"/{n}": page(story(f"The ferry Aurora came to pier {n} at noon. ")) for n in range(4)}
    with serve(texts) as site:
        shared = "".join(f'[[source]]\nurl = "{site.url(path)}"\n' for path in texts)
        own = f'[[report.source]]\nurl = "{site.url("/missing")}"\n'
        reports = "".join(f'[[report]]\nname = "{name}"\n{own}' for name in "abc")
        with ThreadPoolExecutor(2) as threads:
            results = build_all(
                config_in(tmp_path, shared + reports), lambda: MORNING, made=MORNING, executor=threads
            )
        assert sorted(site.pages()) == [*sorted(texts), "/missing"]
        assert site.most_open == 1
    assert [len(result.outcome.report.articles) for result in results] == [4, 4, 4]
    assert [result.exit_code for result in results] == [3, 3, 3]


def test_errors_travel_whole_between_processes() -> None:
    for error in (TooFewSourcesError(1, 2, ["a: b"]), OutputError("x.md", "full"), ConfigError("p", "q")):
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


def test_the_gravest_code_is_that_of_what_a_reader_must_know_first() -> None:
    assert gravest([0, 3, 4]) == 4
    assert gravest([5, 6, 3]) == 6
    assert gravest([3, 1, 6]) == 1
    assert gravest([]) == 0


# --- the command ------------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path, monkeypatch) -> Path:
    three(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(reportgen, ["build", "--as-of", "2026-05-06T06:00Z", *arguments])
    said = done.stderr + (str(done.exception) if isinstance(done.exception, UsageError) else "")
    return done.exit_code, done.stdout, said


def test_the_command_makes_all_and_tells_of_each_in_order(desk) -> None:
    code, out, said = run("-j", "1", "--ci", "none")
    assert (code, out) == (5, "")
    heads = [line.split(":")[1].strip() for line in said.splitlines() if not line.startswith("  ")]
    assert heads == ["both"] * 4 + ["none"] + ["port"] * 4
    assert "needs at least 9 sources" in said
    assert from_json((desk / "out/both-2026-05-06.json").read_bytes()).edition.series == "both"


def test_only_one_is_made_as_if_it_stood_alone(desk) -> None:
    code, _, said = run("--only", "port")
    assert code == 0, said
    assert "reportgen: 1 article" in said
    assert {path.name for path in (desk / "out").iterdir()} == {"port.md", "port-2026-05-06.json"}


@pytest.mark.parametrize("flags", [("-o", "x.md"), ("--title", "T"), ("--before", "reportgen.toml")])
def test_what_is_of_one_report_is_refused_for_several(desk, flags) -> None:
    code, _, said = run(*flags)
    assert code != 0
    assert "--only" in said
    assert not (desk / "archive").exists()


def test_github_is_told_of_all(desk, monkeypatch) -> None:
    for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
        monkeypatch.setenv(name, str(desk / name))
    code, _, said = run("--ci", "github")
    assert code == 5
    assert "::error title=none::" in said
    told = (desk / "GITHUB_OUTPUT").read_text("utf-8").splitlines()
    values = {line.partition("<<")[0]: told[place + 1] for place, line in enumerate(told) if "<<" in line}
    assert (values["changed"], values["exit_code"]) == ("true", "5")
    summary = (desk / "GITHUB_STEP_SUMMARY").read_text("utf-8")
    both, port = ((desk / f"out/{name}.md").read_text("utf-8") for name in ("both", "port"))
    assert summary.startswith(f"{both}\n```text\n    none was not made: Found 1 readable article")
    assert summary.endswith(f"```\n\n{port}")


def test_gitlab_is_told_of_all(desk) -> None:
    run("--ci", "gitlab")
    entries = json.loads((desk / "gl-code-quality-report.json").read_bytes())
    assert {entry["severity"] for entry in entries if entry["check_name"] == "reportgen/failed-source"} == {
        "critical"
    }
    tests = (desk / "reportgen-junit.xml").read_text("utf-8")
    assert tests.count("<testsuite ") == 3
    assert 'name="none: not made"' in tests


def test_a_dry_run_names_what_all_would_read(desk) -> None:
    code, out, _ = run("--dry-run")
    assert code == 0
    assert [line.split("\t")[0] for line in out.splitlines()] == [
        "file:crew.txt",
        "file:port.txt",
        "file:crew.txt",
        "file:port.txt",
    ]


HELD = """
import os, sys, time
def watch(event, given):
    if event == "os.rename" and os.fspath(given[1]).endswith("held.md"):
        with open(os.environ["MARKER"], "w") as file:
            file.write(str(os.getpid()))
        time.sleep(60)
if "multiprocessing" in " ".join(sys.orig_argv):
    sys.addaudithook(watch)
"""
PROGRAM = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from reportgen.cli import main; main()"
)


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes as Linux shows them")
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)]
)
def test_an_interrupted_run_ends_with_its_processes_at_once(tmp_path, number, code) -> None:
    """While one of two reports is being written; even where the run is killed outright none is left."""
    config_in(
        tmp_path / "desk",
        '[[source]]\nurl = "crew.txt"\n[[report]]\nname = "held"\n[[report]]\nname = "other"\n',
    )
    (tmp_path / "sitecustomize.py").write_text(HELD, "utf-8")
    marker = tmp_path / "marker"
    path = os.pathsep.join((str(tmp_path), str(Path(__file__).parents[1])))
    run = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "build", "-j", "2", "--as-of", "2026-05-06T06:00Z"],
        cwd=tmp_path / "desk",
        env={**os.environ, "PYTHONPATH": path, "MARKER": str(marker)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    until = time.monotonic() + 60
    while not (marker.exists() and marker.read_text("utf-8")) and time.monotonic() < until:
        assert run.poll() is None, run.stderr.read()
    worker = int(marker.read_text("utf-8"))
    begun = time.monotonic()
    run.send_signal(number)
    _, said = run.communicate(timeout=30)
    assert run.returncode == code, said
    assert time.monotonic() - begun < 2
    assert "Traceback" not in said
    while is_alive(worker) and time.monotonic() - begun < 5:
        pass
    assert not is_alive(worker)
    assert {path.name for path in (tmp_path / "desk/out").glob("*")} <= {"other.md", "other-2026-05-06.json"}
