"""A theme is a folder; a person's own comes first; what is wrong with it is said in a sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import reports

from reportgen.appearance import PageSettings
from reportgen.errors import ReportgenError, UnknownNameError
from reportgen.renderers import render
from reportgen.renderers.logo import MOST_BYTES, read_logo
from reportgen.renderers.theme import (
    Theme,
    builtin_dir,
    escapes,
    fill,
    list_files,
    list_themes,
    logo_of,
    read_asset,
    read_settings,
    style_of,
    theme_of,
    variables,
    words_of,
)

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000"
    "0500010d0a2db40000000049454e44ae426082"
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z" fill="url(#g)"/>{}</svg>'


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
    assert ":root{--ink:#000;--muted:#4d5b67;" in page


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"theme__toml": "[colors"}, "is no TOML"),
        ({"theme__toml": '[colors]\nink = "red}"'}, "color 'ink' is 'red}', expected something like"),
        ({"theme__toml": "[colors]\nink = 3"}, "color 'ink' is 3"),
        ({"theme__toml": '[colors]\nink = "#12345"'}, "color 'ink' is '#12345'"),
        ({"theme__toml": '[colors]\ninc = "#123456"'}, "no color .* 'inc'. Did you mean 'ink'"),
        ({"theme__toml": 'colors = "#123456"'}, "'colors' is '#123456', expected a table"),
        ({"theme__toml": '[fonts]\nsanz = "Arial"'}, "no font .*Did you mean 'sans'"),
        (
            {"theme__toml": '[fonts]\nsans = ["Sauce Sans 3"]'},
            "no font family .*Did you mean 'Source Sans 3'",
        ),
        ({"theme__toml": '[fonts]\nsans = ["Source Sans 3", "x;}"]'}, "expected a name such as"),
        ({"theme__toml": "[fonts]\nsans = []"}, "expected a name such as"),
        ({"theme__toml": 'paper = "a5"'}, "paper is 'a5', expected a4 or letter"),
        ({"theme__toml": 'papier = "a4"'}, "Did you mean 'paper'"),
        ({"theme__toml": 'logo = "../secret.svg"'}, "there is no logo"),
        ({"theme__toml": 'logo = "logo.svg"'}, "there is no logo 'logo.svg' beside it"),
        ({"theme__toml": '[labels]\nbottom_lime = "x"'}, "Did you mean 'bottom_line'"),
        ({"theme__toml": '[labels.en]\nmore = "x"'}, "needs the same braces"),
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
    with pytest.raises(UnknownNameError, match="Available: briefing, plain"):
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


def test_a_theme_of_two_lines_is_a_whole_theme(tmp_path):
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "theme.toml").write_text('paper = "letter"\n[colors]\nink = "#111111"\n')
    (tmp_path / "house" / "theme.css").write_text(".mast { color: #111 }")
    theme = theme_of(PageSettings(theme="house", templates=tmp_path))
    assert (theme.name, theme.folders, theme.paper) == ("house", (tmp_path,), "letter")
    assert theme_of(PageSettings(theme="house", templates=tmp_path, paper="a4")).paper == "a4"
    style = style_of(theme, "style.css", "screen.css")
    assert style.startswith(":root{--ink:#111111;")
    assert style.endswith(".mast { color: #111 }")
    assert "How this was made" in render(*reports.bare(), "html", theme).decode()
    assert list(list_files(theme)) == ["theme.css", "theme.toml"]
    assert "briefing.html.j2" in list_files(theme, whole=True)
    assert list_themes(theme) == ("briefing", "house", "plain")


def test_the_plain_theme_has_hardly_anything_of_its_own_and_no_block_of_ink():
    assert list(list_files(Theme(name="plain"))) == ["theme.css", "theme.toml"]
    page = render(*reports.ferry(), "html", Theme(name="plain")).decode()
    assert ".mast { background: none" in page
    assert "--ink:#000000" in page
    for name, color in read_settings(Theme(name="plain"))["colors"].items():
        assert color[1:3] == color[3:5] == color[5:7], name
        if name.startswith("account"):  # white letters stand on it: WCAG wants 4.5 to 1
            light = int(color[1:3], 16) / 255
            linear = light / 12.92 if light <= 0.04045 else ((light + 0.055) / 1.055) ** 2.4
            assert 1.05 / (linear + 0.05) >= 4.5, name


def test_fonts_of_a_theme_stand_behind_ours_and_words_of_a_kind_have_no_quotes(tmp_path):
    theme = folder_with(tmp_path, theme__toml='[fonts]\nsans = ["Source Sans 3", "Arial", "sans-serif"]\n')
    style = style_of(theme, "style.css")
    assert style.index('--sans:"Source Sans 3","Arial",sans-serif}') > style.index("body {")
    assert style_of(Theme(), "style.css").count("--sans:") == read_asset(Theme(), "style.css").count(
        "--sans:"
    )


def test_words_of_a_theme_take_the_place_of_ours_in_every_language_or_in_one(tmp_path):
    theme = folder_with(
        tmp_path,
        theme__toml='[labels]\nbottom_line = "TL;DR"\n[labels.de]\nbottom_line = "Kurz *und* gut"\n'
        '[labels.de.titles]\nsources = "Belege"\n',
    )
    assert words_of(theme, "fr").bottom_line == "TL;DR"
    assert words_of(theme, "de").titles["sources"] == "Belege"
    assert words_of(Theme(), "de") is words_of(Theme(), "de-CH")
    report, texts = reports.ferry()
    german = replace(report, language="de").sealed()
    assert "Kurz *und* gut</h2>" in render(german, texts, "html", theme).decode()
    assert "## Kurz \\*und\\* gut" in render(german, texts, "markdown", theme).decode()


def test_a_template_in_markdown_may_fill_one_block_of_ours(tmp_path):
    theme = folder_with(
        tmp_path,
        briefing__md__j2='{% extends "builtin/briefing/briefing.md.j2" %}'
        "{% block method %}House rules.{% endblock %}",
    )
    page = render(*reports.ferry(), "markdown", theme).decode()
    assert page.endswith("House rules.\n")
    assert '<a id="s4">' in page


@pytest.mark.parametrize("name", ["briefing.html.j2", "briefing.md.j2"])
def test_templates_have_blocks_with_plain_names(name):
    blocks = set(re.findall(r"{%-? block (\w+)", read_asset(Theme(), name)))
    wanted = "masthead keys summary update parted agreed matters matrix figures usages quotations lone brief"
    assert blocks >= {*wanted.split(), *"timeline changes tellers sources register why method".split()}


@pytest.mark.parametrize(
    "content", [PIXEL, SVG.format("").encode(), b"<!-- ours -->" + SVG.format("").encode()]
)
def test_a_logo_is_carried_in_the_page_itself(tmp_path, content):
    path = tmp_path / "logo"
    path.write_bytes(content)
    page = render(*reports.bare(), "html", Theme(logo=path)).decode()
    kind = "png" if content is PIXEL else "svg+xml"
    assert f'<img class="logo" src="data:image/{kind};base64,' in page
    assert 'alt="Logo"' in page
    assert "http://www.w3.org/2000/svg" not in logo_of(Theme(logo=path))


def test_a_logo_in_a_pdf_is_not_smoothed_since_pdf_a_forbids_it(tmp_path):
    (tmp_path / "logo.png").write_bytes(PIXEL)
    printed = render(*reports.bare(), "pdf", Theme(logo=tmp_path / "logo.png"))
    assert b"/Subtype /Image" in printed
    assert b"/Interpolate true" not in printed


def test_a_theme_may_have_a_logo_and_a_person_another(tmp_path):
    theme = folder_with(tmp_path, theme__toml='logo = "logo.svg"\n', logo__svg=SVG.format(""))
    (tmp_path / "own.png").write_bytes(PIXEL)
    assert logo_of(theme).startswith("data:image/svg+xml")
    assert logo_of(replace(theme, logo=tmp_path / "own.png")).startswith("data:image/png")
    assert logo_of(Theme()) == ""


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (SVG.format("<script>1</script>"), "an element <script>"),
        (SVG.format("<foreignObject/>"), "an element <foreignObject>"),
        (SVG.format('<image href="http://x.example/a.png"/>'), "an element <image>"),
        (SVG.format('<animate attributeName="href" to="javascript:1"/>'), "an element <animate>"),
        (SVG.format('<b xmlns="http://www.w3.org/1999/xhtml" onclick="1"/>'), "an element <b>"),
        (SVG.format('<g onload="1"/>'), "an attribute onload"),
        (SVG.format('<use href="http://x.example/#a"/>'), "an attribute href that refers"),
        (SVG.format('<use xmlns:l="http://www.w3.org/1999/xlink" l:href="a.svg#b"/>'), "an attribute href"),
        (SVG.format('<g style="fill:url( http://x.example/a )"/>'), "an attribute style that refers"),
        (SVG.format('<g style="fill:u\\72l(http://x.example/)"/>'), "an attribute style that refers"),
        (SVG.format("<style>@import 'a.css';</style>"), "a style sheet that refers"),
        (SVG.format("<?xml-stylesheet href='a.css'?>"), "a processing instruction"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"), "declares a document type"),
        ("<html/>", "its root is html"),
        ("not a picture", "neither a PNG nor a readable SVG"),
        ("", "neither a PNG nor a readable SVG"),
        (" " * (MOST_BYTES + 1), "has more than 200,000 bytes"),
    ],
)
def test_a_logo_that_could_do_more_than_draw_is_refused(tmp_path, content, problem):
    path = tmp_path / "logo.svg"
    path.write_text(content)
    with pytest.raises(ReportgenError, match=re.escape(problem)):
        read_logo(path)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (PIXEL[:-14], "damaged or cut short"),
        (PIXEL[:8], "damaged or cut short"),
        (PIXEL[:16] + b"\0\0\xff\xff" + PIXEL[20:], "more than 4,000 pixels a side"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_refused(tmp_path, content, problem):
    (tmp_path / "logo.png").write_bytes(content)
    with pytest.raises(ReportgenError, match=problem):
        read_logo(tmp_path / "logo.png")


def test_a_style_of_a_logo_may_use_its_own_parts(tmp_path):
    path = tmp_path / "logo.svg"
    path.write_text(SVG.format("<style>path{fill:url(#g)}</style><g style=\"clip-path:url('#c')\"/>"))
    assert read_logo(path).startswith("data:image/svg+xml")


def test_a_logo_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ReportgenError, match=r"nowhere\.svg cannot be read"):
        theme_of(PageSettings(logo=tmp_path / "nowhere.svg"))


def test_an_unknown_theme_is_named_before_anything_is_read():
    with pytest.raises(UnknownNameError, match="Did you mean 'plain'"):
        theme_of(PageSettings(theme="plan"))
