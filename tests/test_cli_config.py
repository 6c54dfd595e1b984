"""`reportgen config`: what is in force, and who said so."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from reportgen.cli import reportgen
from reportgen.cli.build import build
from reportgen.cli.config import KEYS
from reportgen.config import load_config, load_reports

PROJECT = """
title = "Ferry, {date}"
language = "fr"
[limits]
timeout = 9
[[source]]
url = "https://me:hunter2@example.org/feed"
[sides]
"Ann Example" = "crew"
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch) -> Path:
    """A folder with a config, below a home with one, too."""
    home, folder = tmp_path / "settings" / "reportgen", tmp_path / "project"
    home.mkdir(parents=True)
    folder.mkdir()
    (home / "config.toml").write_text(
        'language = "de"\nlabel = "Draft"\n[limits]\nmax_articles = 7\n', "utf-8"
    )
    (folder / "reportgen.toml").write_text(PROJECT, "utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798868400")
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(reportgen, ["config", *arguments])
    return done.exit_code, done.stdout or str(done.exception)


def told(*arguments: str) -> dict[str, tuple[object, str]]:
    code, out = run("--json", *arguments)
    assert code == 0, out
    return {one["key"]: (one["value"], one["origin"]) for one in map(json.loads, out.splitlines())}


def test_each_setting_names_who_set_it_and_the_strongest_wins(desk, monkeypatch) -> None:
    user, project = str(desk.parent / "settings/reportgen/config.toml"), str(desk / "reportgen.toml")
    monkeypatch.setenv("REPORTGEN_POINTS", "5")
    monkeypatch.setenv("REPORTGEN_TIMEOUT", "3")
    found = told("--timeout", "2", "--theme", "plain")
    assert found["language"] == ("fr", project)
    assert found["label"] == ("Draft", user)
    assert found["limits.max_articles"] == (7, user)
    assert found["limits.timeout"] == (2.0, "--timeout")
    assert found["points"] == (5, "REPORTGEN_POINTS")
    assert found["page.theme"] == ("plain", "--theme")
    assert found["page.paper"] == (None, "default")
    assert found["archive"] == (str(desk / "archive"), "default")
    assert found["title"] == ("Ferry, 2027-01-02", project)


def test_what_is_told_is_what_a_run_has(desk) -> None:
    found = told()
    config = load_config(desk / "reportgen.toml", user=desk.parent / "settings/reportgen/config.toml")
    assert found["summary.words"][0] == config.settings.summary.words
    assert found["limits.max_bytes"][0] == config.limits.max_bytes
    assert found["sides"][0] == config.settings.sides


def test_it_is_told_as_toml_that_can_be_read_again(desk, tmp_path) -> None:
    for flags in ([], ["--show-origin"]):
        code, out = run(*flags)
        assert code == 0
        table = tomllib.loads(out)
        assert table["limits"]["timeout"] == 9.0
        assert table["sides"] == {"Ann Example": "crew"}
        again = tmp_path / "again.toml"
        again.write_text(out, "utf-8")
        config = load_config(again)
        assert (config.settings.language, config.settings.label) == ("fr", "Draft")


def test_a_password_in_an_address_is_not_shown(desk, monkeypatch) -> None:
    monkeypatch.setenv("REPORTGEN_PROXY", "http://me:hunter2@proxy.example:3128")
    for flags in ([], ["--json"], ["--show-origin"], ["limits.proxy"], ["source"]):
        code, out = run(*flags)
        assert code == 0
        assert "hunter2" not in out
        assert "***@" in out


def test_one_key_is_told_bare_and_a_table_by_its_keys(desk) -> None:
    assert run("language") == (0, "fr\n")
    assert run("archive") == (0, f"{desk / 'archive'}\n")
    assert run("points") == (0, "points = 12\n")
    assert run("event.about") == (0, "\n")
    assert set(told("summary")) == {
        f"summary.{name}" for name in ("method", "length", "words", "source_words", "sentences", "receipt")
    }


def test_a_key_that_there_is_not_is_told_with_its_nearest(desk) -> None:
    code, out = run("limts")
    assert code != 0
    assert "Did you mean 'limits'?" in out


def test_a_length_stands_for_its_words(desk) -> None:
    assert told("--length", "short")["summary.words"][1] == "--length"
    assert told("--length", "40")["summary.words"][0] == 40


def test_the_settings_of_one_of_several_reports_are_told_by_name(desk) -> None:
    (desk / "reportgen.toml").write_text(
        'outputs = ["{name}.md"]\nlanguage = "fr"\n[[source]]\nurl = "a"\n'
        '[[report]]\nname = "ferry"\n[report.event]\nabout = "ferry"\n'
        '[[report]]\nname = "bridge"\nlanguage = "es"\n',
        "utf-8",
    )
    assert told("--only", "bridge")["language"] == ("es", str(desk / "reportgen.toml"))
    assert told("--only", "ferry", "outputs")["outputs"][0] == [str(desk / "ferry.md")]
    assert told("--only", "ferry", "event")["event.about"][0] == "ferry"
    assert [each["name"] for each in told("report")["report"][0]] == ["ferry", "bridge"]
    code, out = run("--only", "tunnel")
    assert code != 0
    assert "no report named 'tunnel'" in out or "no report of that name" in out


def test_without_config_only_what_is_built_in_flags_and_variables_hold(desk, monkeypatch) -> None:
    monkeypatch.setenv("REPORTGEN_LABEL", "Internal")
    found = told("--no-config", "--points", "3")
    assert {origin for _, origin in found.values()} == {"default", "REPORTGEN_LABEL", "--points"}
    assert found["language"] == ("en", "default")
    code, out = run("--no-config", "--config", "reportgen.toml")
    assert code != 0
    assert "exclude one another" in out


def test_from_a_folder_below_the_same_holds(desk, monkeypatch) -> None:
    here = told()
    below = desk / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert told() == here


def test_what_a_config_cannot_say_is_told_here_too(desk) -> None:
    (desk / "reportgen.toml").write_text("points = 0", "utf-8")
    code, out = run()
    assert code != 0
    assert "`points`" in out


def test_each_flag_that_stands_for_a_key_is_there_and_has_a_variable() -> None:
    flags = {parameter.name: parameter for parameter in build.params if isinstance(parameter, click.Option)}
    assert set(KEYS) <= set(flags)
    for name, key in KEYS.items():
        assert str(flags[name].envvar).startswith("REPORTGEN_"), key


def test_flags_reach_the_run_as_they_are_told(desk) -> None:
    """The order of strength that `config` tells is the one that `build` has."""
    (desk / "reportgen.toml").write_text('title = "A"\n[[source]]\nurl = "crew.txt"\n', "utf-8")
    (desk / "crew.txt").write_text("Crew\n\nThe ferry left the port at noon on Monday.\n", "utf-8")
    done = CliRunner().invoke(reportgen, ["build", "-q", "-o", "r.json", "--points", "3"])
    assert done.exit_code == 0, done.stderr
    report = json.loads((desk / "r.json").read_text("utf-8"))
    assert report["title"] == "A"
    assert report["settings"]["label"] == "Draft"
    assert load_reports(desk / "reportgen.toml")[0].settings.label == ""


def test_corrections_need_no_config(desk) -> None:
    (desk / "crew.txt").write_text("Crew\n\nThe ferry left the port at noon on Monday.\n", "utf-8")
    (desk / "port.txt").write_text("Port\n\nThe ferry left the port at one on Monday.\n", "utf-8")
    (desk / "right.toml").write_text(
        '[[correction]]\nkind = "leave_out"\narticle = "file:port.txt"\nby = "Jane"\nwhy = "a copy"\n',
        "utf-8",
    )
    files = ["crew.txt", "port.txt"]
    for flags, articles in ([], 2), (["--corrections", "right.toml"], 1):
        done = CliRunner().invoke(reportgen, ["build", "-q", *files, "-o", "r.json", *flags])
        assert done.exit_code in (0, 3), done.stderr
        assert len(json.loads((desk / "r.json").read_text("utf-8"))["articles"]) == articles


def test_corrections_are_added_where_the_config_has_them(desk) -> None:
    (desk / "reportgen.toml").write_text(
        'corrections = "desk/right.toml"\n[[source]]\nurl = "crew.txt"\n', "utf-8"
    )
    (desk / "desk").mkdir()
    (desk / "crew.txt").write_text("Crew\n\nThe ferry left the port at noon, said Ann Example.\n", "utf-8")
    assert CliRunner().invoke(reportgen, ["build", "-q", "-o", "r.json"]).exit_code == 0
    side = ["correct", "side", "Ann Example", "--to", "crew", "--why", "x", "--by", "Jane"]
    done = CliRunner().invoke(reportgen, side)
    assert (done.exit_code, done.stdout) == (0, "desk/right.toml\n"), done.stderr
    assert (desk / "desk" / "right.toml").is_file()
