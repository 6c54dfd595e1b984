"""What every renderer keeps to, ours and those of plugins."""

from __future__ import annotations

import pytest
import reports

from reportgen import plugins
from reportgen.errors import UnknownNameError, UsageError
from reportgen.renderers import format_of, render
from reportgen.report import from_json, to_json

NAMES = plugins.names("renderers")
MADE = {make.__name__: make for make in (reports.ferry, reports.many, reports.bare, reports.hostile)}


def test_the_built_in_formats_are_there():
    built_in = "html json markdown pdf mediawiki confluence csv csv-figures csv-quotations docx email"
    assert set(built_in.split()) <= set(NAMES)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow) if name == "pdf" else name for name in NAMES]
)
@pytest.mark.parametrize("make", MADE.values(), ids=MADE)
def test_the_same_report_gives_the_same_bytes_after_a_journey_through_json(make, name):
    report, texts = make()
    first = render(report, texts, name)
    assert isinstance(first, bytes)
    assert first
    assert render(from_json(to_json(report)), dict(reversed(texts.items())), name) == first


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"docx", "email", "pdf"}))
def test_a_text_format_is_utf8_and_holds_the_reports_id(name):
    report, texts = reports.ferry()
    text = render(report, texts, name).decode("utf-8")
    assert report.id in text
    if name != "json":
        assert f"report {report.id}" in text


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("out.md", "markdown"),
        ("a/B.MARKDOWN", "markdown"),
        ("x.html", "html"),
        ("x.htm", "html"),
        ("x.PDF", "pdf"),
        ("x.y.json", "json"),
        ("Port Ennis.wiki", "mediawiki"),
        ("x.mediawiki", "mediawiki"),
        ("x.confluence", "confluence"),
        ("x.csv", "csv"),
        ("x.docx", "docx"),
        ("x.eml", "email"),
    ],
)
def test_the_format_follows_the_name(path, name):
    assert format_of(path) == name


@pytest.mark.parametrize("path", ["out.doc", "out", ".pdf", "-"])
def test_an_unknown_ending_names_the_known_ones(path):
    with pytest.raises(UsageError, match=r"known endings are \.md, \.markdown, \.html, \.htm, \.pdf, \.json"):
        format_of(path)


def test_an_unknown_format_names_the_nearest():
    with pytest.raises(UnknownNameError, match="Did you mean 'markdown'"):
        render(*reports.bare(), name="markdwon")
