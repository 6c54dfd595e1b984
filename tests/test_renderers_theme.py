"""A theme is a folder; a person's own comes first; what is wrong with it is said in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
import reports

from reportgen.errors import ReportgenError, UnknownNameError
from reportgen.renderers import render
from reportgen.renderers.theme import Theme, builtin_dir, escapes, fill, list_themes, read_asset, variables


def folder_with(home: Path, **files: str) -> Theme:
    """A theme whose own folder holds these files; two underscores stand for a dot."""
    (home / "briefing").mkdir()
    for name, text in files.items():
        (home / "briefing" / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return Theme(folders=(home,))


def test_the_shipped_theme_is_found_with_its_fonts():
    assert "briefing" in list_themes(Theme())
    assert len(list((builtin_dir() / "fonts").glob("*.ttf"))) == 6


def test_an_own_template_may_fill_one_block_of_ours(tmp_path):
    theme = folder_with(
        tmp_path,
        briefing__html__j2='{% extends "builtin/briefing/briefing.html.j2" %}'
        "{% block method %}<p>House rules.</p>{% endblock %}",
    )
    page = render(*reports.ferry(), "html", theme).decode()
    assert "<p>House rules.</p>" in page
    assert "How this was made</h2>" not in page
    assert 'id="s4"' in page


def test_an_own_style_sheet_and_own_colors_win(tmp_path):
    theme = folder_with(tmp_path, screen__css="/* ours */</style><b>", theme__toml='[colors]\nink = "#000"\n')
    page = render(*reports.bare(), "html", theme).decode()
    assert "/* ours */<\\/style>" in page
    assert ":root{--ink:#000}" in page


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"theme__toml": "[colors"}, "is no TOML"),
        ({"theme__toml": '[colors]\nink = "red}"'}, "color 'ink' is 'red}', expected something like"),
        ({"theme__toml": "[colors]\nink = 3"}, "color 'ink' is 3"),
        ({"briefing__html__j2": "{% if %}"}, "cannot be used: line 1"),
        ({"briefing__html__j2": "{{ page.nonsense }}"}, "has no attribute 'nonsense'"),
        ({"briefing__html__j2": "{{ ''.__class__.__mro__ }}"}, "unsafe"),
        ({"briefing__html__j2": "{% include 'nowhere' %}"}, "nowhere"),
    ],
)
def test_a_theme_that_is_wrong_is_named_with_its_fault(tmp_path, files, problem):
    with pytest.raises(ReportgenError, match=problem):
        render(*reports.bare(), "html", folder_with(tmp_path, **files))


def test_a_file_that_is_no_text_is_named(tmp_path):
    theme = folder_with(tmp_path)
    (tmp_path / "briefing" / "style.css").write_bytes(b"\xff\xfe")
    with pytest.raises(ReportgenError, match=r"style\.css cannot be read"):
        read_asset(theme, "style.css")


def test_an_unknown_theme_names_those_there_are():
    with pytest.raises(UnknownNameError, match="Available: briefing"):
        render(*reports.bare(), "html", Theme(name="brefing"))
    with pytest.raises(UnknownNameError, match="Did you mean 'briefing'"):
        fill(Theme(name="brefing"), "briefing.html.j2")


def test_html_is_escaped_whatever_its_last_ending_and_markdown_is_not():
    assert [escapes(n) for n in ("briefing.html.j2", "a.xml", None, "briefing.md.j2")] == [
        True,
        True,
        True,
        False,
    ]


def test_colors_become_variables():
    assert "--account-f:#3c4c5a" in variables(Theme())
