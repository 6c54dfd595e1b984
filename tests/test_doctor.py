"""`reportgen doctor` and `--version`: what a machine has and lacks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportgen import checkup
from reportgen.cli import reportgen
from reportgen.version import __version__
from tests.runs import run, write_texts


@pytest.fixture
def desk(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def doctor(*arguments: str) -> tuple[int, dict[str, list[tuple[str, str]]]]:
    """The exit code, and by name the state and text of what was looked at."""
    done = CliRunner().invoke(reportgen, ["doctor", "--json", *arguments])
    found: dict[str, list[tuple[str, str]]] = {}
    for line in done.stdout.splitlines():
        check = json.loads(line)
        found.setdefault(check["name"], []).append((check["state"], check["text"]))
    return done.exit_code, found


def test_a_machine_that_builds_has_nothing_wrong(desk) -> None:
    run(desk, "briefing.md")
    code, found = doctor("--archive", "archive")
    assert code == 0
    assert found["archive"] == [("ok", "archive: captures: 2, runs: 1")]
    assert {"python", "packages", "pango", "fonts", "config"} <= found.keys()


def test_without_a_config_and_an_archive_it_says_how_to_begin(desk) -> None:
    code, found = doctor("--archive", "nowhere")
    assert code == 0
    assert found["config"][0][0] == found["archive"][0][0] == "note"
    assert "reportgen init" in found["config"][0][1]


def test_a_config_that_cannot_be_used_is_wrong(desk) -> None:
    (desk / "reportgen.toml").write_text("titel = 1\n", "utf-8")
    code, found = doctor()
    assert code == 2
    assert "title" in found["config"][0][1]


def test_a_source_that_is_not_there_is_wrong(desk) -> None:
    write_texts(desk)
    (desk / "reportgen.toml").write_text(
        '[[source]]\nurl = "crew.txt"\n[[source]]\nurl = "gone.txt"\n[[source]]\nurl = "later/*.html"\n',
        "utf-8",
    )
    code, found = doctor()
    assert code == 2
    assert [(state, "gone.txt" in text) for state, text in found["config"]] == [
        ("ok", False),
        ("wrong", True),
    ]


def test_with_reach_each_source_is_asked(desk) -> None:
    write_texts(desk)
    (desk / "reportgen.toml").write_text('[[source]]\nurl = "crew.txt"\n', "utf-8")
    code, found = doctor("--reach")
    assert code == 0
    assert len(found["source"]) == 1
    assert not (desk / "archive").exists()


def test_pango_is_asked_for_in_a_process_of_its_own(monkeypatch) -> None:
    assert checkup.pango_version().count(".") == 2
    monkeypatch.setattr(checkup.sys, "executable", "/nowhere/python")
    assert checkup.pango_version() == ""
    (pango,) = [check for check in checkup.check_machine() if check.name == "pango"]
    assert pango.state == "wrong"
    assert "apt-get install" in pango.text


def test_the_version_stands_first_with_those_of_what_bytes_depend_on() -> None:
    told = CliRunner().invoke(reportgen, ["--version"]).stdout.splitlines()
    assert told[0] == f"reportgen, version {__version__}"
    assert any(line.strip().startswith("weasyprint ") for line in told)
    assert any(line.strip().startswith("Pango ") for line in told)
