"""From archive and manifest to a report."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportgen.briefing import compose
from reportgen.config import EventSettings, Settings
from reportgen.errors import TooFewSourcesError, UsageError
from reportgen.report import Report, to_json
from tests.runs import MORNING, archive_of, run, write_texts


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("run")


@pytest.fixture(scope="module")
def report(folder: Path) -> Report:
    return run(folder).report


def point_about(report: Report, word: str):
    return next(point for point in report.points if word in point.cells[0].statements[0].passage.text)


def test_two_tellings_of_one_fact_stand_on_one_point_and_agree(report: Report) -> None:
    point = point_about(report, "sandbank")
    assert [report.account[cell.account].teller for cell in point.cells] == ["The Crew", "The Port"]
    assert point.verdict == "agree"
    assert point.origins == 2


def test_two_lengths_of_one_rescue_are_a_sure_difference(report: Report) -> None:
    point = point_about(report, "minutes")
    assert point.verdict == "differ"
    [difference] = point.differences
    assert (difference.kind, difference.sure) == ("time", True)
    assert [value.text for value in difference.values] == ["about 35 minutes", "20 minutes"]
    assert [value.quantity for value in difference.values] == [35.0, 20.0]
    assert [cell.stance for cell in point.cells] == ["differs", "differs"]


def test_the_figures_of_a_point_make_a_row(report: Report) -> None:
    [row] = [row for row in report.figures if "duration" in row.unit]
    assert not row.compatible
    assert len(row.values) == 2


def test_a_quoted_person_has_an_account_with_its_channel(report: Report) -> None:
    [holm] = [account for account in report.accounts if account.teller == "Anna Holm"]
    [crew] = [article for article in report.articles if article.source == "The Crew"]
    assert holm.kind == "person"
    assert holm.channels == ((crew.id,),)
    [quotation] = report.quotations
    assert quotation.account == holm.id
    assert "stopped the engine" in quotation.passage.text


def test_what_one_account_alone_has_is_listed_with_what_comes_nearest(report: Report) -> None:
    alone = {lone.passage.text: lone for lone in report.only_one_account}
    assert "Harbor pilots had warned of the bank in April." in alone
    assert all(near.score >= 0 for lone in alone.values() for near in lone.nearest)


def test_who_published_first_is_said_where_all_times_are_known(report: Report) -> None:
    crew = next(article for article in report.articles if article.source == "The Crew")
    assert point_about(report, "sandbank").first == crew.id


def test_marks_follow_the_time_of_publication(report: Report) -> None:
    assert [(article.mark, article.source) for article in report.articles] == [
        (1, "The Crew"),
        (2, "The Port"),
    ]


def test_the_configs_order_wins_over_the_time_of_publication(folder: Path, report: Report) -> None:
    archive = archive_of(folder)
    ordered = compose(archive, archive.manifest(report.manifest), Settings(order=("The Port",)), MORNING)
    assert [article.source for article in ordered.articles] == ["The Port", "The Crew"]
    assert ordered.accounts[0].teller == "The Port"


def test_every_passage_of_the_report_is_what_the_archive_has(folder: Path, report: Report) -> None:
    articles = archive_of(folder).texts(report.manifest)
    for point in report.points:
        for cell in point.cells:
            for statement in cell.statements:
                passage = statement.passage
                assert articles[passage.article].text[passage.start : passage.end] == passage.text


def test_the_time_of_a_report_is_given_or_the_epoch_or_the_newest_capture(
    folder: Path, report: Report, monkeypatch
) -> None:
    archive = archive_of(folder)
    manifest = archive.manifest(report.manifest)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert compose(archive, manifest).made == MORNING
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert compose(archive, manifest).made == datetime(1970, 1, 2, tzinfo=UTC)
    given = datetime(2030, 1, 1, tzinfo=UTC)
    assert compose(archive, manifest, made=given).made == given
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError, match="'yesterday'"):
        compose(archive, manifest)


def test_too_few_articles_make_no_report(folder: Path, report: Report) -> None:
    archive = archive_of(folder)
    with pytest.raises(TooFewSourcesError, match="Found 2 readable articles"):
        compose(archive, archive.manifest(report.manifest), Settings(min_sources=3))


def test_a_named_article_off_the_event_is_kept_and_a_warning_stands(folder: Path, report: Report) -> None:
    archive = archive_of(folder)
    settings = Settings(event=EventSettings(about="parliament election vote count"))
    found = compose(archive, archive.manifest(report.manifest), settings)
    assert len(found.articles) == 2
    assert {warning.slug for warning in found.warnings} == {"off-event"}


def test_an_event_without_a_name_takes_the_title_nearest_to_the_texts(report: Report) -> None:
    assert report.event.name in ("Aurora runs aground", "Ferry stuck near Lethmark")
    assert report.title == report.event.name


def test_a_side_in_the_config_wins(folder: Path, report: Report) -> None:
    archive = archive_of(folder)
    settings = Settings(sides={"Anna Holm": "Shipping company"})
    found = compose(archive, archive.manifest(report.manifest), settings)
    [holm] = [account for account in found.accounts if account.teller == "Anna Holm"]
    assert holm.side == "Shipping company"


@pytest.mark.parametrize("method", ["lead", "lex_rank", "luhn"])
def test_the_summary_is_made_by_the_method_asked_for(folder: Path, report: Report, method: str) -> None:
    archive = archive_of(folder)
    settings = replace(Settings(), summary=replace(Settings().summary, method=method, words=30))
    found = compose(archive, archive.manifest(report.manifest), settings)
    assert 0 < sum(len(chosen.passage.text.split()) for chosen in found.summary) <= 30


def test_the_order_of_sources_changes_no_byte(tmp_path: Path, report: Report) -> None:
    paths = [str(path) for path in write_texts(tmp_path / "texts")]
    random.Random(3).shuffle(paths)
    again = run(tmp_path, sources=paths[::-1]).report
    assert to_json(again) == to_json(report)


def test_a_name_in_the_config_that_nobody_has_is_warned_of(folder: Path, report: Report) -> None:
    archive = archive_of(folder)
    settings = Settings(order=("The Prot", "The Crew"), sides={"Anna Holm": "Crew", "Ana Holm": "Crew"})
    found = compose(archive, archive.manifest(report.manifest), settings)
    warned = [warning.text for warning in found.warnings if warning.slug == "unknown-name"]
    assert warned == [
        "The config's order names 'The Prot'; no text does.",
        "The config's sides names 'Ana Holm'; no text does.",
    ]


def test_a_page_that_stands_in_place_of_an_article_is_left_out_with_its_reason(tmp_path: Path) -> None:
    wall = tmp_path / "wall.html"
    wall.write_text(
        "<html><body><article><h1>The Port</h1>"
        "<p>We and our 312 partners use cookies and store information on a device to show ads.</p>"
        "<p>You can withdraw your consent at any time at the foot of each page.</p></article></body></html>",
        "utf-8",
    )
    texts = [str(path) for path in write_texts(tmp_path / "texts")]
    report = run(tmp_path, sources=[*texts, str(wall)]).report
    assert len(report.articles) == 2
    [off] = report.off_event
    assert off.reason == "The page is a dialog about cookies, not the article."
