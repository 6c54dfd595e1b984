"""Front matter is YAML that gives the title back, and harmless where it is shown as text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
import reports
import ruamel.yaml
import yaml
from hostile_strings import hostile_strings
from wiki_oracles import MARKDOWN, seen

from reportgen.renderers import render
from reportgen.renderers.front_matter import front_matter
from reportgen.renderers.theme import Theme
from reportgen.verification import verify_file

TITLES = [
    "Fire: 14 hurt",
    "no",
    "1",
    "null",
    "- x",
    "\U0001f600 \u2603",
    "2031-03-09",
    "'x'",
    '"x"',
    "a # b",
    "",
]


def of(title: str) -> str:
    report, _ = reports.bare()
    return front_matter(replace(report, title=title).sealed())


def loaded(head: str) -> list[dict]:
    text = head.removeprefix("---\n").removesuffix("---\n")
    pure = ruamel.yaml.YAML(typ="safe", pure=True)
    return [yaml.load(text, yaml.SafeLoader), yaml.load(text, yaml.CSafeLoader), pure.load(text)]


def check(titles: list[str]) -> None:
    plain = {parse: seen(parse, of("word"))[1] for parse in MARKDOWN}
    for title in titles:
        head = of(title)
        assert [one["title"] for one in loaded(head)] == [title] * 3
        for parse in MARKDOWN:
            assert seen(parse, head)[1] == plain[parse], (parse, title, head)


def test_three_parsers_give_the_title_back_and_six_wikis_show_no_markup():
    check([*TITLES, *hostile_strings(60)])


@pytest.mark.slow
def test_a_thousand_hostile_titles_come_back():
    check(hostile_strings(1000, seed=2))


def test_it_has_title_date_id_and_tags():
    report, _ = reports.ferry()
    for found in loaded(front_matter(report)):
        assert found["title"] == report.title
        assert found["date"].replace(tzinfo=dt.UTC) == dt.datetime(2031, 3, 9, 6, 15, tzinfo=dt.UTC)
        assert found["id"] == report.id
        assert found["tags"] == ["briefing", "illustrative", "port-ennis"]


def test_an_id_of_digits_and_a_tag_of_digits_stay_strings_or_go():
    report, _ = reports.bare()
    numbered = replace(report, id="123456789012", event=replace(report.event, place="2031"))
    for found in loaded(front_matter(numbered)):
        assert found["id"] == "123456789012"
        assert found["tags"] == ["briefing"]


def test_markdown_begins_with_it_on_request_and_holds_against_its_report():
    report, texts = reports.ferry()
    content = render(report, texts, "markdown", Theme(front_matter=True))
    assert content.startswith(b'---\ntitle: "The Alder Bay strikes the wall of Port Ennis"\n')
    assert b"\n---\n\n# The Alder Bay" in content
    assert not render(report, texts, "markdown").startswith(b"---")
    assert verify_file(content, "a.md", report, texts, fresh=content) == ()
