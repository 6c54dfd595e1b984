"""The shipped examples: what their READMEs promise of the texts."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from reportgen.config import load_config
from reportgen.job import build
from reportgen.report import from_json

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
EVENTS = ("antalya", "ferry")
TEXTS = [path for event in EVENTS for path in sorted((EXAMPLES / event).glob("*.txt"))]
POSTS = [EXAMPLES / "antalya" / "blog-post.md", EXAMPLES / "ferry" / "osk-islander.md"]
PAGE = EXAMPLES / "ferry" / "harbor-post.html"


def parts(path: Path) -> tuple[dict[str, str], str]:
    """Header and body of a text or a Markdown post."""
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        _, head, body = text.split("---\n", 2)
    else:
        head, body = text.split("\n\n", 1)
    pairs = (line.split(": ", 1) for line in head.strip().splitlines())
    return {name.lower(): value.strip('"') for name, value in pairs}, body


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", TEXTS + POSTS, ids=name_of)
def test_a_text_has_its_metadata_and_a_newsroom_length(path: Path) -> None:
    header, body = parts(path)
    assert {"title", "publisher", "date", "url"} <= header.keys()
    assert datetime.fromisoformat(header["date"]).tzinfo is not None
    assert header["url"].startswith("https://example.org/")
    assert 120 <= len(body.split()) <= 350


@pytest.mark.parametrize("path", [*TEXTS, *POSTS, PAGE], ids=name_of)
def test_every_address_is_one_that_leads_nowhere(path: Path) -> None:
    addresses = re.findall(r"https?://[^/\s\"')]+", path.read_text("utf-8"))
    assert set(addresses) <= {"https://example.org", "https://schema.org"}


@pytest.mark.parametrize("event", EVENTS)
def test_the_config_names_every_text_by_its_publisher(event: str) -> None:
    named = {
        Path(source.url).name: source.name
        for source in load_config(EXAMPLES / event / "reportgen.toml").sources
    }
    texts = [path for path in [*TEXTS, *POSTS] if path.parent.name == event]
    assert set(named) >= {path.name for path in texts}
    assert all((EXAMPLES / event / name).is_file() for name in named)
    assert all(named[path.name] == parts(path)[0]["publisher"] for path in texts)


@pytest.mark.parametrize("event", EVENTS)
def test_the_config_asks_for_four_formats_and_an_illustrative_label(event: str) -> None:
    config = load_config(EXAMPLES / event / "reportgen.toml")
    assert [path.name for path in config.outputs] == [
        f"{event}.{ending}" for ending in ("pdf", "html", "md", "json")
    ]
    assert config.settings.label.startswith("Illustrative")


def test_the_sides_of_antalya_are_the_us_and_russia() -> None:
    sources = load_config(EXAMPLES / "antalya" / "reportgen.toml").sources
    assert [source.side for source in sources] == ["US", "Russia", None, None]


def test_nothing_that_real_people_said_stands_in_quotation_marks() -> None:
    for path in sorted((EXAMPLES / "antalya").iterdir()):
        if path.is_file() and path.name != "reportgen.toml":
            body = parts(path)[1] if path.name != "README.md" else path.read_text("utf-8")
            assert not re.search(r"[\"“”«»„‟]|&quot;|(?<!\w)['‘‛‹]", body), path.name


def test_the_two_sides_of_antalya_give_the_talk_a_different_length() -> None:
    american, russian = (
        parts(EXAMPLES / "antalya" / f"{side}-readout.txt")[1] for side in ("american", "russian")
    )
    assert "35 minutes" in american
    assert "20 minutes" in russian
    assert "20 minutes" not in american
    assert "35 minutes" not in russian


def test_the_coastal_times_prints_the_agencys_copy_with_its_credit() -> None:
    agency, copy = (
        parts(EXAMPLES / "ferry" / f"{name}.txt")[1] for name in ("northern-wire", "coastal-times")
    )
    assert "(Northern Wire)" in copy
    wire = set(agency.split("\n\n"))
    shared = [paragraph for paragraph in copy.split("\n\n") if paragraph in wire]
    assert len(shared) >= 4


def test_one_outlet_cuts_the_harbor_master_short_before_his_but() -> None:
    whole = parts(EXAMPLES / "ferry" / "northern-wire.txt")[1]
    assert '"The ship was seaworthy when she left us, but nobody asked me' in whole
    assert "The ship was seaworthy when she left us,&rdquo;" in PAGE.read_text("utf-8")


def test_the_later_toll_is_the_higher_one() -> None:
    tolls = {"lethmark-daily": "At least nine", "northern-wire": "Eleven", "morning-ledger": "risen to 14"}
    dates = []
    for name, toll in tolls.items():
        header, body = parts(EXAMPLES / "ferry" / f"{name}.txt")
        assert toll in body
        dates.append(datetime.fromisoformat(header["date"]))
    assert dates == sorted(dates)


def test_the_saved_page_carries_its_metadata_as_json_ld() -> None:
    page = PAGE.read_text("utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    metadata = json.loads(found[1])
    assert metadata["publisher"]["name"] == "The Harbor Post"
    assert metadata["headline"] in page.split("<h1>")[1]
    assert "<blockquote>" in page


# --- the briefings that stand beside the texts ----------------------------------------------------

TIMES = {"antalya": "2015-11-16T12:00Z", "ferry": "2024-03-15T12:00Z"}
FORMATS = ("md", "html", "json")


@pytest.fixture(scope="module", params=EVENTS)
def built(request, tmp_path_factory) -> tuple[str, Path]:
    """An example, and a folder in which it was built now as `tools/examples` builds it."""
    event, out = request.param, tmp_path_factory.mktemp(request.param)
    config = replace(
        load_config(EXAMPLES / event / "reportgen.toml"),
        outputs=tuple(out / f"{event}.{ending}" for ending in FORMATS),
        archive=out / "archive",
    )
    made = datetime.fromisoformat(TIMES[event])
    outcome = build(config, lambda: made, made=made)
    assert outcome.exit_code == 0, outcome
    return event, out


def test_the_briefing_beside_an_example_is_what_it_makes_today(built: tuple[str, Path]) -> None:
    event, out = built
    stale = [
        ending
        for ending in FORMATS
        if (out / f"{event}.{ending}").read_bytes()
        != (EXAMPLES / event / "briefing" / f"{event}.{ending}").read_bytes()
    ]
    assert stale == [], "run sh tools/examples"


def test_the_time_of_each_example_is_the_one_that_the_tool_gives() -> None:
    script = (EXAMPLES.parent / "tools" / "examples").read_text("utf-8")
    assert all(f"build {event} {time}" in script for event, time in TIMES.items())


def test_the_two_readouts_stand_side_by_side_with_the_length_of_the_talk_as_a_difference() -> None:
    report = from_json((EXAMPLES / "antalya/briefing/antalya.json").read_bytes())
    teller = {account.id: account.teller for account in report.accounts}
    point = report.points[0]
    assert point.verdict == "differ"
    assert {"American readout", "Russian readout"} <= {teller[cell.account] for cell in point.cells}
    [difference] = [d for d in point.differences if d.kind == "time"]
    values = {teller[value.account]: value.quantity for value in difference.values}
    assert (values["American readout"], values["Russian readout"]) == (35.0, 20.0)


def test_the_agencys_copy_has_the_agencys_origin() -> None:
    report = from_json((EXAMPLES / "ferry/briefing/ferry.json").read_bytes())
    source = {article.id: article.source for article in report.articles}
    shared = [origin for origin in report.origins if len(origin.articles) > 1]
    assert [{source[article] for article in origin.articles} for origin in shared] == [
        {"Northern Wire", "Coastal Times"}
    ]
