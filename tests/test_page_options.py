"""What a config and flags say of the look: it reaches the files, and nothing of it enters the report."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from reportgen.appearance import PageSettings
from reportgen.cli import paging, reportgen
from reportgen.config import load_config
from reportgen.errors import ConfigError, ReportgenError, UnknownNameError
from reportgen.report import Report, from_json
from tests.runs import write_texts

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def load(folder: Path, text: str) -> PageSettings:
    (folder / "reportgen.toml").write_text(text, encoding="utf-8")
    return load_config(folder / "reportgen.toml").page


def run(*words: str) -> str:
    result = CliRunner().invoke(reportgen, words)
    if isinstance(result.exception, ReportgenError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of work with texts, a logo and a theme."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTGEN_AS_OF", "2026-05-06T06:00Z")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    write_texts(tmp_path / "texts")
    (tmp_path / "logo.svg").write_text(LOGO)
    house = tmp_path / "own" / "house"
    house.mkdir(parents=True)
    (house / "theme.toml").write_text('title = "House"\n[colors]\nink = "#123456"\n')
    return tmp_path


def built(home: Path, *words: str) -> tuple[Report, str, str]:
    """The report, the HTML and the Markdown of a build with these flags."""
    run("build", "texts", "-q", "-o", "b.json", "-o", "b.html", "-o", "b.md", *words)
    return (
        from_json((home / "b.json").read_bytes()),
        (home / "b.html").read_text(),
        (home / "b.md").read_text(),
    )


def test_the_table_is_read_with_paths_beside_the_config(tmp_path: Path) -> None:
    page = load(
        tmp_path,
        '[page]\ntheme = "house"\ntemplates = "own"\npaper = "letter"\nlogo = "logo.svg"\n'
        'layout = "stacked"\n'
        "front_matter = true\ntexts = false\n",
    )
    assert page == PageSettings(
        theme="house",
        templates=tmp_path / "own",
        paper="letter",
        logo=tmp_path / "logo.svg",
        layout="stacked",
        front_matter=True,
        texts=False,
    )
    assert load(tmp_path, "[page]\n") == load(tmp_path, "") == PageSettings()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[page]\ntheem = "x"', "unknown key 'page.theem'. Did you mean 'theme'"),
        ('[page]\npaper = "a5"', "page.paper"),
        ('[page]\nlayout = "wide"', "page.layout"),
        ('[page]\nlogo = "a\\u0000"', "null character"),
        ("[page]\ntexts = 3", "page.texts"),
        ('cutoff = "2031-05-03"', "cutoff"),
        ('[[page]]\ntheme = "x"', "page"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    assert said in str(caught.value)


def test_a_day_that_ends_the_information_is_in_it_to_its_last_moment(tmp_path: Path) -> None:
    (tmp_path / "reportgen.toml").write_text('cutoff = 2031-05-03\nreviewed_by = "M. Ode"\n')
    settings = load_config(tmp_path / "reportgen.toml").settings
    assert settings.cutoff == datetime(2031, 5, 3, 23, 59, 59, 999999, tzinfo=UTC)
    assert settings.reviewed_by == "M. Ode"


def test_markings_travel_with_the_report_and_stand_on_every_page(home: Path) -> None:
    words = ("--label", "Internal", "--reviewed-by", "M. Ode", "--cutoff", "2026-05-05")
    report, html, markdown = built(home, *words)
    assert (report.settings.label, report.settings.reviewed_by) == ("Internal", "M. Ode")
    line = "Internal · reviewed by M. Ode · information up to 5 May 2026 23:59 UTC · compiled 6 May 2026"
    assert line in html
    assert line in markdown
    assert "Published after the time up to which" not in html


def test_an_article_that_came_after_the_cutoff_is_named(home: Path) -> None:
    _, html, markdown = built(home, "--cutoff", "2026-05-05T20:30Z")
    said = "Published after the time up to which information was taken in."
    assert html.count(said) == 1
    assert f"**The Port (2)**: {said}" in markdown


def test_the_look_is_in_the_files_and_not_in_the_report(home: Path) -> None:
    flags = (
        "--theme",
        "house",
        "--templates",
        "own",
        "--logo",
        "logo.svg",
        "--front-matter",
        "--layout",
        "stacked",
    )
    plain, html, _ = built(home)
    report, house, markdown = built(home, *flags)
    assert report == plain
    assert "--ink:#14202b" in html
    assert "--ink:#123456" in house
    assert 'class="logo"' in house
    assert 'class="logo"' not in html
    assert markdown.startswith("---\n")
    run("render", "--report", "b.json", "-o", "again.html", *flags)
    assert (home / "again.html").read_text() == house


def test_a_page_of_another_theme_is_read_back_where_the_theme_is_named(home: Path) -> None:
    template = '{% extends "builtin/briefing/briefing.html.j2" %}{% block method %}Ours.{% endblock %}'
    (home / "own" / "house" / "briefing.html.j2").write_text(template)
    flags = ("--theme", "house", "--templates", "own")
    built(home, *flags)
    run("verify", "-q", "b.html", "b.md", *flags)
    with pytest.raises(ReportgenError, match="not hold"):
        run("verify", "-q", "b.html")
    (home / "reportgen.toml").write_text('[page]\ntheme = "house"\ntemplates = "own"\n')
    run("verify", "-q", "b.html", "--archive", str(home / "data" / "reportgen" / "archive"))


@pytest.mark.parametrize("language", ["de", "fr", "es", "ru"])
def test_a_page_in_another_language_is_read_back_word_for_word(home: Path, language: str) -> None:
    report, html, _ = built(home, "--language", language)
    assert report.language == language
    assert f'<html lang="{language}">' in html
    run("verify", "-q", "b.html", "b.md")
    with pytest.raises(ReportgenError, match="It is a briefing that reportgen made"):
        run("build", "b.html", "-q", "-o", "c.md")


def test_a_flag_wins_over_the_config_and_a_variable_over_neither(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = load(home, '[page]\ntheme = "house"\ntemplates = "own"\ntexts = false\npaper = "letter"\n')
    assert config.theme == "house"
    seen = {}

    @click.command()
    @paging.paging
    def command() -> None:
        seen["theme"] = paging.given_theme(home / "reportgen.toml")

    def ask(*words: str) -> None:
        assert CliRunner().invoke(command, words, catch_exceptions=False).exit_code == 0

    ask()
    assert (seen["theme"].name, seen["theme"].paper, seen["theme"].texts) == ("house", "letter", False)
    ask("--theme", "plain", "--paper", "a4", "--texts")
    assert (seen["theme"].name, seen["theme"].paper, seen["theme"].texts) == ("plain", "a4", True)
    monkeypatch.setenv("REPORTGEN_PAGE_THEME", "briefing")
    monkeypatch.setenv("REPORTGEN_PAGE_TEXTS", "false")
    ask()
    assert (seen["theme"].name, seen["theme"].texts) == ("briefing", False)
    ask("--theme", "plain", "--texts")
    assert (seen["theme"].name, seen["theme"].texts) == ("plain", True)
    ask("--without-texts")
    assert seen["theme"].texts is False


def test_a_theme_that_is_not_there_is_named_before_anything_is_read(home: Path) -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'plain'"):
        run("build", "texts", "-o", "b.html", "--theme", "plian")
    assert not (home / "data").exists()


def test_the_commented_config_says_what_is_the_default_anyway(home: Path) -> None:
    run("init", "new")
    config = load_config(home / "new" / "reportgen.toml")
    assert (config.page.theme, config.page.paper, config.page.texts) == ("briefing", "a4", True)
    text = (home / "new" / "reportgen.toml").read_text()
    for line in ('templates = "templates"', 'logo = "logo.svg"', "texts = false", "cutoff = 2015"):
        assert f"# {line}" in text
