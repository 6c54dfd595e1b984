"""Which config says what: the user's own file beneath a project's, found from any folder below it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.config import Config, find_config, load_config, load_reports, user_config
from reportgen.config.placeholders import fill
from reportgen.errors import ConfigError, UsageError

MORNING = datetime(2027, 1, 2, 6, 30, tzinfo=UTC)
"""A Saturday of the last week of the year before, by ISO 8601."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "project" / "reportgen.toml"
    path.parent.mkdir()
    path.write_text("", "utf-8")
    return path


@pytest.fixture
def user(tmp_path: Path) -> Path:
    path = tmp_path / "home" / "config.toml"
    path.parent.mkdir()
    path.write_text(
        'label = "Draft"\nlanguage = "de"\narchive = "all"\n[page]\npaper = "letter"\nlogo = "own.svg"\n'
        "[limits]\ntimeout = 5\nmax_redirects = 1\n",
        "utf-8",
    )
    return path


def test_a_project_wins_key_by_key_over_the_users_own_file(project, user) -> None:
    project.write_text('label = "Internal"\n[page]\npaper = "a4"\n[limits]\ntimeout = 9\n', "utf-8")
    config = load_config(project, user=user)
    assert (config.settings.label, config.settings.language) == ("Internal", "de")
    assert (config.limits.timeout, config.limits.max_redirects) == (9.0, 1)
    assert (config.page.paper, config.page.logo) == ("a4", user.parent / "own.svg")
    assert config.archive == user.parent / "all"
    assert config.corrections == project.parent / "corrections.toml"


def test_the_users_own_file_holds_without_a_project(user) -> None:
    config = load_config(None, user=user)
    assert (config.settings.label, config.archive, config.corrections) == ("Draft", user.parent / "all", None)


def test_without_any_file_nothing_is_asked_for(tmp_path) -> None:
    assert load_config(None, user=tmp_path / "none.toml") == Config()
    assert load_reports(None) == (Config(),)


@pytest.mark.parametrize(
    "key", ["title = 'x'", "[[source]]\nurl = 'a'", "outputs = []", "[series]\nname = 'x'"]
)
def test_what_one_report_is_about_is_refused_in_the_users_own_file(project, user, key: str) -> None:
    user.write_text(key, "utf-8")
    with pytest.raises(ConfigError, match=r"belongs into the reportgen\.toml"):
        load_config(project, user=user)


def test_a_misspelled_key_of_the_users_own_file_is_told_with_that_file(project, user) -> None:
    user.write_text("langage = 'de'", "utf-8")
    with pytest.raises(ConfigError, match="Did you mean 'language'") as problem:
        load_config(project, user=user)
    assert str(user) in str(problem.value)


def test_the_nearest_config_above_is_found(project) -> None:
    below = project.parent / "a" / "b"
    below.mkdir(parents=True)
    assert find_config(below) == project
    (below.parent / "reportgen.toml").write_text("", "utf-8")
    assert find_config(below) == below.parent / "reportgen.toml"


def test_the_search_ends_at_the_top_of_a_repository_and_at_home(project, monkeypatch) -> None:
    below = project.parent / "a" / "b"
    (below / "c").mkdir(parents=True)
    (below / ".git").write_text("gitdir: elsewhere", "utf-8")  # as in a worktree
    assert find_config(below / "c") is None
    (below / ".git").unlink()
    monkeypatch.setattr(Path, "home", lambda: below)
    assert find_config(below / "c") is None
    assert find_config(project.parent) == project


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can give a file away")
def test_a_config_above_that_belongs_to_somebody_else_is_not_read(project) -> None:
    below = project.parent / "a"
    below.mkdir()
    os.chown(project, 12345, -1)
    if os.getuid() == project.stat().st_uid:
        pytest.skip("this disk keeps no owners")
    assert find_config(below) is None
    assert find_config(project.parent) == project  # who works in a folder knows what lies in it


def test_the_users_file_is_looked_for_where_the_desktop_says(monkeypatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/settings")
    assert user_config() == Path("/settings/reportgen/config.toml")
    monkeypatch.delenv("XDG_CONFIG_HOME")
    assert user_config() == Path.home() / ".config/reportgen/config.toml"


SEVERAL = """
title = "Morning of {date}: {name}"
outputs = ["out/{name}-{date}.md"]
language = "fr"
[event]
place = "the coast"
[[source]]
url = "https://example.org/feed"
[series]
name = "{name}"
[[report]]
name = "ferry"
[report.event]
about = "ferry"
[[report.source]]
url = "ferry.txt"
[[report]]
name = "bridge"
language = "es"
[report.event]
about = "bridge"
"""


def test_each_report_has_what_stands_above_it_and_what_is_its_own(project) -> None:
    project.write_text(SEVERAL, "utf-8")
    ferry, bridge = load_reports(project, moment=MORNING)
    assert (ferry.name, bridge.name) == ("ferry", "bridge")
    assert (ferry.settings.title, ferry.series) == ("Morning of 2027-01-02: ferry", "ferry")
    assert ferry.outputs == (project.parent / "out/ferry-2027-01-02.md",)
    assert [each.url for each in ferry.sources] == [
        "https://example.org/feed",
        str(project.parent / "ferry.txt"),
    ]
    assert [each.url for each in bridge.sources] == ["https://example.org/feed"]
    assert (ferry.settings.event.about, ferry.settings.event.place) == ("ferry", "the coast")
    assert (ferry.settings.language, bridge.settings.language) == ("fr", "es")
    assert ferry.archive == bridge.archive == project.parent / "archive"


def test_what_several_reports_share_can_be_had_without_their_names(project) -> None:
    project.write_text(SEVERAL, "utf-8")
    shared = load_config(project)
    assert (shared.name, shared.outputs, shared.series) == ("", (), "")
    assert shared.settings.language == "fr"


def test_a_config_of_one_report_is_that_report(project) -> None:
    project.write_text('title = "T"', "utf-8")
    assert load_reports(project) == (load_config(project),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[report]]\ntitle = 'x'", "required field `name` - at `report[0]`"),
        ("[[report]]\nname = 'a'\n[[report]]\nname = 'A'", "two reports are named 'A'"),
        ("[[report]]\nname = '../a'", "the name '../a' cannot be that of a file"),
        ("[[report]]\nname = 'a'\n[report.limits]\ntimeout = 3", "unknown key 'report.limits'"),
        ("[[report]]\nname = 'a'\n[report.evnt]\nabout = 'x'", "Did you mean 'event'"),
        ("[[report]]\nname = 'a'\n[[report.source]]\nurll = 'x'", "'report.source.urll'. Did you mean 'url'"),
        ("outputs = ['{nam}.md']", "{nam} is no placeholder; there are {name}, {date}"),
        ("outputs = ['{name}.md']", "this report has none"),
        ("title = '{date'", "a brace that opens or closes nothing"),
        ("title = '{date:%A}'", "{date:%A} is no placeholder"),
        ("title = '{0}'", "{0} is no placeholder"),
        ("title = '{date!r}'", "{date!r} is no placeholder"),
        ("title = '{date.__class__}'", "{date.__class__} is no placeholder"),
    ],
)
def test_what_several_reports_or_names_cannot_be_is_told(project, text: str, said: str) -> None:
    project.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as problem:
        load_reports(project)
    assert said in str(problem.value)
    assert str(project) in str(problem.value)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{date}", "2027-01-02"),
        ("{year}/{month}/{day}", "2027/01/02"),
        ("{week}", "2026-W53"),
        ("{date:%d.%m.%Y}", "02.01.2027"),
        ("{{date}} {name}", "{date} ferry"),
        ("", ""),
    ],
)
def test_placeholders_are_filled_from_the_moment_and_the_name(text: str, filled: str) -> None:
    assert fill(text, MORNING, "ferry") == filled


@given(st.text())
def test_a_text_is_filled_or_refused_and_one_without_braces_stays(text: str) -> None:
    try:
        filled = fill(text, MORNING)
    except UsageError:
        assert {"{", "}"} & set(text)
    else:
        assert filled == text or {"{", "}"} & set(text)


@given(st.text())
def test_a_doubled_brace_is_itself(text: str) -> None:
    assert fill(text.replace("{", "{{").replace("}", "}}"), MORNING) == text


def test_braces_of_the_folder_itself_stay(tmp_path) -> None:
    folder = tmp_path / "{date} {x}"
    folder.mkdir()
    path = folder / "reportgen.toml"
    path.write_text("outputs = ['{date}.md']", "utf-8")
    assert load_config(path, moment=MORNING).outputs == (folder / "2027-01-02.md",)


def test_names_have_the_date_of_the_epoch_where_no_moment_is_given(project, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    project.write_text("title = '{date}'", "utf-8")
    assert load_config(project).settings.title == "1970-01-01"
