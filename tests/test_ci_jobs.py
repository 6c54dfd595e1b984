"""`--ci` and `--fail-on`: what a build leaves for the job that called it."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from reportgen.cli import reportgen
from tests.runs import PORT, write_texts


@pytest.fixture
def job(tmp_path: Path, monkeypatch) -> Path:
    """A folder with a series in it, and the files that the runner of GitHub names."""
    for name in ("GITHUB_ACTIONS", "GITLAB_CI"):
        monkeypatch.delenv(name, raising=False)
    for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"):
        monkeypatch.setenv(name, str(tmp_path / name))
    write_texts(tmp_path)
    (tmp_path / "reportgen.toml").write_text(
        'outputs = ["briefing.md"]\n[series]\nname = "Aurora"\n'
        '[[source]]\nurl = "crew.txt"\n[[source]]\nurl = "port.txt"\n',
        "utf-8",
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def build(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(reportgen, ["build", "--as-of", "2026-05-06T06:00:00Z", *arguments])
    return done.exit_code, done.stderr


def outputs(folder: Path) -> dict[str, str]:
    """The last value of each output that has one line."""
    lines = (folder / "GITHUB_OUTPUT").read_text("utf-8").split("\n")
    return {head.split("<<")[0]: value for head, value in pairwise(lines) if "<<" in head}


def test_without_a_machine_nothing_is_left(job) -> None:
    assert build()[0] == 0
    assert not list(job.glob("GITHUB_*")) + list(job.glob("*.xml"))


def test_a_new_difference_ends_with_4_only_where_asked_and_only_once(job) -> None:
    assert build("--fail-on", "new-difference")[0] == 4
    assert (job / "briefing.md").is_file()
    code, said = build("--fail-on", "new-difference")
    assert code == 0
    assert "nothing changed since edition 1 of Aurora" in said
    assert build()[0] == 0


def test_a_failed_source_ends_with_3_unless_told_otherwise(job) -> None:
    (job / "port.txt").write_text("", "utf-8")
    assert build()[0] == 3
    assert build("--fail-on", "none")[0] == 0
    (job / "port.txt").write_text(PORT, "utf-8")


def test_an_unknown_word_is_refused(job) -> None:
    code, said = build("--fail-on", "difference")
    assert code == 2
    assert "new-difference" in said


def test_github_gets_annotations_a_summary_and_outputs(job, monkeypatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    code, said = build()
    assert code == 0
    assert "::warning title=" in said
    assert (job / "GITHUB_STEP_SUMMARY").read_text("utf-8") == (job / "briefing.md").read_text("utf-8")
    first = outputs(job)
    assert (first["changed"], first["exit_code"]) == ("true", "0")
    assert int(first["new_differences"]) >= 1
    build()
    again = outputs(job)
    assert (again["changed"], again["new_differences"], again["report"]) == ("false", "0", first["report"])


def test_gitlab_gets_its_two_files(job) -> None:
    assert build("--ci", "gitlab")[0] == 0
    entries = json.loads((job / "gl-code-quality-report.json").read_bytes())
    assert entries
    assert {entry["location"]["path"] for entry in entries} == {"briefing.md"}
    tree = ET.parse(job / "reportgen-junit.xml")  # ours
    assert tree.getroot().get("failures") == "0"


def test_a_file_that_the_machine_names_and_nobody_can_write_costs_nothing(job, monkeypatch) -> None:
    monkeypatch.setenv("GITHUB_OUTPUT", str(job / "no" / "such" / "place"))
    code, said = build("--ci", "github")
    assert code == 0
    assert "cannot be written" in said
