"""Input that means harm, through whole runs: a report or one clear sentence, never a traceback."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from runs import CREW, PORT, archive_of, run, write_texts

from reportgen import reading
from reportgen.attribution import attribute
from reportgen.attribution.relay import relay
from reportgen.capture import Capture, Source
from reportgen.cli import reportgen
from reportgen.config import load_config
from reportgen.errors import ConfigError, DocumentError, ReportgenError, UsageError
from reportgen.report import from_json, to_json
from reportgen.similarity import Similarity

CRAFTED = """\
Title: <script>alert(1)</script> {{ 7*7 }} {% include "/etc/passwd" %} ::error::x \x1b[31m [[File:x]] -->
Publisher: <b>Bold</b> ::error file=x::y | pipe `code`
Author: <img src=x onerror=y>
Date: 99999-01-01
URL: javascript:alert(1)

##[error]The crew said so. {{ 7*7 }} is a template, {% include "/etc/passwd" %} said Anna Holm.

![x](file:///etc/passwd) | a | b | said the mayor of Lethmark.
"""


def capture(text: str) -> Capture:
    return Capture(
        source=Source(url="a.txt"),
        url="file:a.txt",
        final_url="file:a.txt",
        content=text.encode(),
        captured=datetime(2026, 5, 6, tzinfo=UTC),
        media_type="text/plain",
    )


def texts(folder: Path, **contents: str) -> list[str]:
    """The files written, and the text of the port that every report can be made from."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {"port": PORT, **contents}.items():
        (folder / f"{name}.txt").write_text(content, "utf-8")
    return [str(folder / f"{name}.txt") for name in ("port", *contents)]


def test_markup_templates_and_commands_in_an_article_stay_text(tmp_path):
    outcome = run(tmp_path, "o.md", "o.html", sources=texts(tmp_path / "in", crafted=CRAFTED))
    assert outcome.exit_code == 0
    page, markdown = ((tmp_path / name).read_text("utf-8") for name in ("o.html", "o.md"))
    for forbidden in ("<script>alert", "<b>Bold", "<img src=x", "\x1b", "root:", 'javascript:alert(1)"'):
        assert forbidden not in page
        assert forbidden not in markdown
    assert "{{ 7*7 }}" in page
    assert not any(line.startswith(("::error", "##[")) for line in (page + markdown).splitlines())


@pytest.mark.parametrize(
    "url", ["http://[::1", "https://[", "http://", "javascript:alert(1)", "data:text/html,x"]
)
def test_an_address_that_is_none_costs_nothing_but_itself(tmp_path, url):
    broken = CREW.replace("Date:", f"URL: {url}\nDate:")
    outcome = run(tmp_path, "o.md", sources=texts(tmp_path / "in", broken=broken))
    assert outcome.exit_code == 0
    assert len(outcome.report.articles) == 2


def test_an_archived_address_that_is_none_does_not_stop_the_reading_of_carriers():
    article = replace(reading.read(capture(CREW)), final_url="http://[::1")
    assert relay(article, ()) is not None
    assert attribute(article).statements


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ferry Aurora ran aground. " * 3_001, "3,001 sentences"),
        ("a" * 20_001 + " said Anna Holm.", "without the end of a sentence"),
        ("word " * 200_001, "characters; at most"),
    ],
)
def test_a_text_that_would_take_hours_to_compare_is_refused_in_one_sentence(text, found):
    with pytest.raises(DocumentError, match=found) as refused:
        reading.read(capture(text))
    assert refused.value.slug == "too-large"


def test_one_sentence_said_two_hundred_times_is_lined_up_at_once(tmp_path):
    again = "Title: Again\nPublisher: Again\n\n" + CREW.splitlines()[4] * 200
    outcome = run(tmp_path, "o.md", sources=texts(tmp_path / "in", crew=CREW, again=again))
    assert outcome.exit_code == 0
    assert outcome.report.points


def test_pairs_between_groups_are_the_pairs_without_those_inside_a_group():
    written = ["a red ferry ran aground", "a red ferry sank", "the ferry ran aground", "two tugs came"]
    groups = [0, 0, 1, 1]
    likeness = Similarity(written)
    assert list(likeness.pairs_between(groups, 0.01)) == [
        pair for pair in likeness.pairs(0.01) if groups[pair[0]] != groups[pair[1]]
    ]
    assert all(one < other for one, other in pairwise(likeness.pairs(0.01)))
    assert all(likeness.score(i, j) == likeness.score(j, i) == score for i, j, score in likeness.pairs(0.01))


@pytest.mark.slow
def test_an_article_that_is_written_from_right_to_left_can_be_printed(tmp_path):
    hebrew = "Title: T\nPublisher: P\n\nהמעבורת עלתה על שרטון ביום שלישי. 35 בני אדם חולצו.\n"
    outcome = run(tmp_path, "o.pdf", sources=texts(tmp_path / "in", hebrew=hebrew))
    assert outcome.problems == ()
    assert outcome.exit_code == 0


def test_a_link_that_leads_out_of_a_folder_is_named_and_not_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("The password of the harbor office is lighthouse, the clerk said.", "utf-8")
    folder = tmp_path / "in"
    texts(folder)
    (folder / "leak.txt").symlink_to(secret)
    (folder / "inside.txt").symlink_to(folder / "port.txt")
    (folder / "ring.txt").symlink_to(folder / "ring.txt")
    os.mkfifo(folder / "pipe.txt")
    outcome = run(tmp_path, "o.md", sources=[str(folder)])
    assert outcome.exit_code == 3
    assert ("file:leak.txt", "outside") in [(one.url, one.slug) for one in outcome.report.skipped]
    assert "lighthouse" not in (tmp_path / "o.md").read_text("utf-8")


def test_an_output_never_takes_the_place_of_a_source(tmp_path):
    source = tmp_path / "port.md"
    source.write_text(f"# Ferry stuck\n\n{PORT}", "utf-8")
    before = source.read_bytes()
    with pytest.raises(UsageError, match="is a source"):
        run(tmp_path, "port.md", sources=[str(source)])
    assert source.read_bytes() == before


@pytest.mark.parametrize(
    "line",
    ['archive = "a\\u0000b"', 'outputs = ["a\\u0000.md"]', "[limits]\nmax_bytes = 9223372036854775807"],
)
def test_a_value_that_no_system_takes_is_refused_by_its_config(tmp_path, line):
    path = tmp_path / "reportgen.toml"
    path.write_text(line + "\n", "utf-8")
    with pytest.raises(ConfigError):
        load_config(path)


@pytest.mark.parametrize("key", ["event.", "sides.", ""])
def test_a_config_nested_too_deep_is_refused(tmp_path, key):
    path = tmp_path / "reportgen.toml"
    path.write_text(key + ".".join(["a"] * 5_000) + " = 1\n", "utf-8")
    with pytest.raises(ConfigError):
        load_config(path)


@pytest.mark.parametrize(
    "mark", ["9" * 5_000 + ".1", "1." + "9" * 5_000, "0" * 12 + ":" + "9" * 5_000 + "-1", "²·²"]
)
def test_a_mark_of_five_thousand_digits_is_no_mark(tmp_path, mark):
    run(tmp_path)
    shown = CliRunner().invoke(reportgen, ["show", "--archive", str(tmp_path / "archive"), "--", mark])
    assert isinstance(shown.exception, UsageError)


def test_show_stands_a_report_without_its_accounts(tmp_path):
    outcome = run(tmp_path)
    path = tmp_path / "changed.json"
    path.write_bytes(to_json(replace(outcome.report, accounts=())))
    arguments = ["show", "1.1", "--report", str(path), "--archive", str(tmp_path / "archive")]
    assert CliRunner().invoke(reportgen, arguments).exit_code == 0


def test_show_stands_sentences_before_the_text(tmp_path):
    outcome = run(tmp_path)
    path = tmp_path / "changed.json"
    changed = json.loads(to_json(outcome.report))
    for article in changed["articles"]:
        article["sentences"] = [[-5, 3]]
    path.write_text(json.dumps(changed), "utf-8")
    arguments = ["show", "1.1", "--report", str(path), "--archive", str(tmp_path / "archive")]
    assert isinstance(CliRunner().invoke(reportgen, arguments).exception, UsageError)


def test_folders_and_dead_links_among_the_reports_are_no_reports(tmp_path):
    outcome = run(tmp_path)
    archive = archive_of(tmp_path)
    reports = tmp_path / "archive" / "reports"
    (reports / "ffffffffffff.json").mkdir()
    (reports / "eeeeeeeeeeee.json").symlink_to(tmp_path / "nowhere")
    assert archive.newest_report() == to_json(outcome.report)


def test_a_time_before_the_year_one_is_no_time_of_a_report(tmp_path):
    content = json.loads(to_json(run(tmp_path).report))
    content["made"] = "0001-01-01T00:00:00+14:00"
    with pytest.raises(ReportgenError, match="year 1"):
        from_json(json.dumps(content).encode())


def test_a_record_whose_times_have_no_zone_is_damaged(tmp_path):
    outcome = run(tmp_path)
    archive = archive_of(tmp_path)
    record_id = archive.manifest(outcome.report.manifest).records[0]
    path = tmp_path / "archive" / "records" / f"{record_id}.json"
    path.write_text(
        json.dumps({**json.loads(path.read_bytes()), "published": "2026-05-06T00:00:00"}), "utf-8"
    )
    with pytest.raises(ReportgenError, match="damaged"):
        archive.record(record_id)


def test_the_same_file_twice_is_one_article(tmp_path):
    path = str(write_texts(tmp_path / "in")[0])
    assert len(run(tmp_path, "o.md", sources=[path, path]).report.articles) == 1
