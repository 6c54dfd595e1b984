"""`reportgen template` lists the themes, shows their files, and copies them without ever writing over one."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportgen.cli import reportgen
from reportgen.errors import ReportgenError
from reportgen.renderers.theme import builtin_dir


def run(*words: str) -> Result:
    result = CliRunner().invoke(reportgen, ["template", *words])
    if isinstance(result.exception, ReportgenError):
        raise result.exception
    return result


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_shipped_themes_are_listed_with_their_titles() -> None:
    lines = [line.split("\t") for line in run("list").output.splitlines()]
    assert [line[0] for line in lines] == ["briefing", "plain"]
    assert all(len(line) == 2 and line[1] for line in lines)


def test_an_ejected_theme_is_listed_with_its_folder_and_wins(tmp_path: Path) -> None:
    done = run("eject", "plain", "--as", "house")
    assert sorted(done.output.split()) == ["templates/house/theme.css", "templates/house/theme.toml"]
    listed = run("list", "--templates", "templates").output
    assert "house\tBlack and white, serif, for the laser printer\ttemplates/house\n" in listed
    (tmp_path / "reportgen.toml").write_text('[page]\ntemplates = "templates"\n')
    assert str(tmp_path / "templates" / "house") in run("list").output


def test_what_is_copied_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    run("eject")
    ours = {path.name: path.read_bytes() for path in (builtin_dir() / "briefing").iterdir() if path.is_file()}
    copied = {path.name: path.read_bytes() for path in (tmp_path / "templates" / "briefing").iterdir()}
    assert copied == ours
    assert "briefing.html.j2" in copied


def test_all_of_a_theme_has_what_it_takes_from_the_first(tmp_path: Path) -> None:
    run("eject", "plain", "--as", "house", "--all")
    home = tmp_path / "templates" / "house"
    assert (home / "briefing.md.j2").read_bytes() == (
        builtin_dir() / "briefing" / "briefing.md.j2"
    ).read_bytes()
    assert (home / "theme.toml").read_bytes() == (builtin_dir() / "plain" / "theme.toml").read_bytes()


def test_nothing_is_ever_written_over(tmp_path: Path) -> None:
    home = tmp_path / "templates" / "plain"
    home.mkdir(parents=True)
    (home / "theme.css").write_text("mine")
    with pytest.raises(ReportgenError, match=r"has theme\.css already, and nothing is written over"):
        run("eject", "plain")
    assert [path.name for path in home.iterdir()] == ["theme.css"]
    assert (home / "theme.css").read_text() == "mine"


@pytest.mark.parametrize("name", ["../x", "a/b", ".hidden", "..", "/abs"])
def test_a_copy_stays_inside_of_the_folder(name: str, tmp_path: Path) -> None:
    with pytest.raises(ReportgenError, match="is no name for a theme"):
        run("eject", "plain", "--as", name)
    assert list(tmp_path.iterdir()) == []


def test_files_are_shown_with_their_folder_and_one_with_its_text() -> None:
    assert f"theme.toml\t{builtin_dir() / 'plain'}\n" in run("show", "plain").output
    assert run("show", "plain", "theme.toml").output.startswith("# The theme `plain`")


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["show", "plan"], "There is no theme 'plan'. Did you mean 'plain'"),
        (["show", "plain", "theme.tom"], "Did you mean 'theme.toml'"),
        (["show", "plain", "../briefing/theme.toml"], "There is no file in theme 'plain'"),
        (["eject", "plan"], "Did you mean 'plain'"),
    ],
)
def test_what_is_not_there_is_named(words: list[str], problem: str) -> None:
    with pytest.raises(ReportgenError) as caught:
        run(*words)
    assert problem in str(caught.value)
