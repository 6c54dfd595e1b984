"""The HTML file in a headless Chromium: filter, sort, a sentence in its text, keyboard, narrow, no script."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import reports
from browsers import CHROMIUM, Browser

from reportgen.renderers import render

ROOT = Path(__file__).parents[1]
MADE = {
    "ferry": reports.ferry,
    "readouts": reports.readouts,
    "many": reports.many,
    "four": lambda: reports.many(4),
    "bare": reports.bare,
    "hostile": reports.hostile,
    "textless": lambda: (reports.ferry()[0], {}),
}
TAB, ENTER, ESCAPE, SPACE = ("Tab", 9), ("Enter", 13, "\r"), ("Escape", 27), (" ", 32, " ")
OPEN = "document.querySelector('dialog').open"
SHOWN = "[...document.querySelectorAll('[data-rank]')].filter(p => !p.hidden).map(p => p.dataset.{})"
FOCUS = "document.activeElement.matches({})"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium; as root: apt-get install -y chromium"),
]


@pytest.fixture(scope="module")
def browser():
    with Browser() as found:
        yield found


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    home = tmp_path_factory.mktemp("pages")
    for name, make in MADE.items():
        (home / f"{name}.html").write_bytes(render(*make(), "html"))
    return home


@pytest.fixture(scope="module")
def packages():
    """The folder of axe-core and the Nu validator, which tools/html-check brings."""
    asked = subprocess.run(
        ["sh", str(ROOT / "tools" / "html-check"), "--where"], capture_output=True, text=True, check=False
    )
    if asked.returncode == 77:
        pytest.skip(asked.stderr.strip())
    return Path(asked.stdout.strip())


def choose(browser, name, value):
    browser.run(
        f"(s => {{ s.value = {json.dumps(value)}; s.dispatchEvent(new Event('change', {{bubbles: true}})) }})"
        f"(document.querySelector('.tools [name={name}]'))"
    )


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize(("width", "dark"), [(1400, False), (360, True), (360, False)])
def test_axe_finds_nothing_closed_or_open(browser, pages, packages, name, width, dark):
    for fragment in ("", "#1.1"):
        browser.open(pages / f"{name}.html", fragment, width=width, dark=dark)
        browser.run((packages / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
        found = browser.run("axe.run().then(r => r.violations.map(v => v.id + ' ' + v.nodes[0].target))")
        assert found == []


def test_the_nu_validator_finds_nothing(pages, packages):
    files = [str(path) for path in sorted(pages.glob("*.html"))]
    asked = subprocess.run(
        ["sh", str(ROOT / "tools" / "html-check"), *files], capture_output=True, text=True, check=False
    )
    if asked.returncode == 77:
        pytest.skip(asked.stderr.strip())
    assert (asked.returncode, asked.stderr) == (0, "")


@pytest.mark.parametrize("name", MADE)
def test_no_page_asks_for_anything_or_breaks_its_policy_or_is_wider_than_a_narrow_screen(
    browser, pages, name
):
    browser.open(pages / f"{name}.html", width=360)
    assert [each for each in browser.requests if not each.startswith(("file:", "about:", "data:"))] == []
    assert len([each for each in browser.requests if each.startswith("file:")]) == 1
    assert browser.complaints == []
    assert browser.run("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("name", ["ferry", "readouts", "many"])
def test_points_are_filtered_by_accounts_and_by_difference(browser, pages, name):
    browser.open(pages / f"{name}.html")
    every = browser.run(SHOWN.format("rank"))
    browser.click(".tools fieldset label:nth-of-type(1)")
    browser.click(".tools fieldset label:nth-of-type(2)")
    chosen = browser.run("[...document.querySelectorAll('.tools fieldset :checked')].map(b => b.value)")
    assert len(chosen) == 2
    assert all(set(chosen) <= set(letters.split()) for letters in browser.run(SHOWN.format("letters")))
    browser.click(".tools [name=differences]")
    assert set(browser.run(SHOWN.format("verdict"))) <= {"differ", "possible_difference"}
    shown = len(browser.run(SHOWN.format("rank")))
    said = browser.run("document.querySelector('.tools [role=status]').textContent")
    assert said == f"{shown} of {len(every)} points shown"
    browser.click(".tools button")
    assert browser.run(SHOWN.format("rank")) == every


def test_points_are_sorted_and_come_back_in_the_reports_order(browser, pages):
    browser.open(pages / "ferry.html")
    ranks = browser.run(SHOWN.format("rank"))
    choose(browser, "sort", "origins")
    origins = [int(each) for each in browser.run(SHOWN.format("origins"))]
    assert origins == sorted(origins, reverse=True)
    choose(browser, "sort", "verdict")
    grave = ["differ", "possible_difference", "agree", "one_account"]
    verdicts = [grave.index(each) for each in browser.run(SHOWN.format("verdict"))]
    assert verdicts == sorted(verdicts)
    choose(browser, "sort", "first")
    first = [each or "9" for each in browser.run(SHOWN.format("first"))]
    assert first == sorted(first)
    choose(browser, "sort", "rank")
    assert browser.run(SHOWN.format("rank")) == ranks


def test_a_link_to_a_point_that_is_filtered_out_brings_it_back(browser, pages):
    browser.open(pages / "ferry.html")
    browser.run("document.querySelectorAll('.tools fieldset input').forEach(box => box.click())")
    assert browser.run(SHOWN.format("rank")) == []
    browser.click('.parted a[href^="#p"]')
    assert len(browser.run(SHOWN.format("rank"))) == len(reports.ferry()[0].points)


def test_a_mark_opens_its_sentence_by_keyboard_and_escape_returns_the_focus(browser, pages):
    browser.open(pages / "ferry.html")
    browser.run("document.querySelector('.bl a.ref').focus()")
    mark = browser.run("document.activeElement.hash")
    at = browser.run("scrollY")
    browser.press(*ENTER)
    assert browser.run(OPEN)
    assert browser.run("location.hash") == mark
    assert browser.run(FOCUS.format("'dialog button'"))
    asked = browser.run("document.querySelector('dialog .asked [data-at]').textContent")
    assert asked == reports.ferry()[1]["a1c0ffee0001"].sentences[int(mark.split(".")[1]) - 1].text
    browser.press(*TAB)
    assert browser.run(
        "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
    )
    browser.press(*ESCAPE)
    assert not browser.run(OPEN)
    assert browser.run("document.activeElement.matches('.bl a.ref') && document.activeElement.hash") == mark
    assert (browser.run("location.hash"), browser.run("scrollY")) == ("", at)


def test_a_click_on_a_sentence_opens_it_and_the_button_closes_it(browser, pages):
    browser.open(pages / "ferry.html", width=360)
    browser.click(".points td .passage")
    assert browser.run(OPEN)
    assert browser.run("document.querySelector('dialog').getBoundingClientRect().right") <= 360
    browser.press(*SPACE)
    assert not browser.run(OPEN)
    assert browser.run(FOCUS.format("'.points td a.ref'"))


def test_an_address_with_a_mark_opens_its_sentence_with_title_place_and_hash(browser, pages):
    browser.open(pages / "ferry.html", "#1.2")
    assert browser.run(OPEN)
    text = reports.ferry()[1]["a1c0ffee0001"]
    said = browser.run("document.querySelector('dialog').textContent")
    start, end = text.sentence_spans[1]
    assert text.title in said
    assert text.source in said
    assert text.url in said
    assert f"Characters {start} to {end} of the text" in said
    assert text.text_sha256 in said
    ids = browser.run("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("fragment", ["#1.99", "#%", "#constructor", "#s1"])
def test_an_address_with_another_mark_opens_nothing(browser, pages, fragment):
    browser.open(pages / "ferry.html", fragment)
    assert not browser.run(OPEN)
    assert browser.complaints == []


def test_without_scripts_all_is_there_and_a_mark_leads_to_its_sentence(browser, pages):
    browser.open(pages / "ferry.html", "#1.2", scripts=False)
    assert browser.run("document.querySelector('.tools').getBoundingClientRect().height") == 0
    assert len(browser.run(SHOWN.format("rank"))) == len(reports.ferry()[0].points)
    assert browser.run("document.getElementById('1.2').closest('details').open")
    assert browser.run("document.querySelector(':target').id") == "1.2"


def test_a_page_without_texts_filters_all_the_same(browser, pages):
    browser.open(pages / "textless.html")
    assert not browser.run("document.querySelector('.tools').hidden")
    assert browser.run("document.querySelector('dialog')") is None
    browser.click(".tools [name=differences]")
    assert set(browser.run(SHOWN.format("verdict"))) <= {"differ", "possible_difference"}


def test_a_hostile_title_runs_nothing(browser, tmp_path):
    report, texts = reports.ferry()
    evil = "</title></script><script>window.ran = 1</script><img src=x onerror='window.ran = 1'>"
    (tmp_path / "evil.html").write_bytes(render(replace(report, title=evil), texts, "html"))
    browser.open(tmp_path / "evil.html")
    assert browser.run("window.ran") is None
    assert browser.run("document.querySelector('h1').textContent") == evil


def test_on_paper_there_are_no_tools_and_no_texts(browser, pages):
    browser.open(pages / "ferry.html")
    browser.call("Emulation.setEmulatedMedia", media="print")
    shown = "[...document.querySelectorAll('.tools, .texts')].map(e => e.getBoundingClientRect().height)"
    assert browser.run(shown) == [0, 0]
