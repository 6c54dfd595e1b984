"""Editions: the same report on another morning, with what is new since."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.archive import Archive
from reportgen.capture import Source
from reportgen.config import Config, load_config
from reportgen.edition import changes, hand_on
from reportgen.edition.rewording import reworded
from reportgen.job import Outcome, build
from reportgen.report import Change, Report
from reportgen.series import Series
from reportgen.verification import verify
from tests.articles import article
from tests.reports import ferry
from tests.runs import CREW, MORNING, PORT

THIRD = """\
Title: Passengers leave the Aurora
Publisher: The Sand Bank
Date: 2026-05-06T09:00:00Z

All passengers left the ferry Aurora near Lethmark on Wednesday. The rescue lasted 20 minutes, a pilot said.
"""


class Desk:
    """A newsroom of files, from which a series is built morning by morning."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, str] = {"crew.txt": CREW, "port.txt": PORT}
        self.day = 0

    def build(self, *outputs: str, series: str = "Aurora") -> Outcome:
        self.day += 1
        for name, text in self.files.items():
            (self.folder / name).write_text(text, "utf-8")
        config = Config(
            sources=tuple(Source(url=str(self.folder / name)) for name in self.files),
            outputs=tuple(self.folder / name for name in outputs),
            archive=self.folder / "archive",
            series=series,
        )
        return build(config, lambda: MORNING + timedelta(days=self.day))

    def morning(self) -> Report:
        return self.build().report


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def told(report: Report, what: str) -> list[Change]:
    return [change for change in report.changes or () if change.what == what]


def test_the_first_edition_has_nothing_to_compare_with(desk) -> None:
    first = desk.morning()
    assert first.edition is not None
    assert (first.edition.series, first.edition.number, first.edition.previous) == ("Aurora", 1, None)
    assert first.changes is None


def test_nothing_changed_gives_the_same_edition_and_the_same_bytes(desk) -> None:
    first = desk.build("a.json", "a.md")
    before = [(path, path.read_bytes()) for path in first.written]
    again = desk.build("a.json", "a.md")
    assert again.report == first.report
    assert [(path, path.read_bytes()) for path in again.written] == before
    assert Series(Archive(desk.folder / "archive"), "Aurora").editions() == (first.report.id,)


def test_an_edited_sentence_is_changed_and_not_removed_and_added(desk) -> None:
    first = desk.morning()
    desk.files["port.txt"] = PORT.replace("lasted 20 minutes", "lasted only 25 minutes")
    second = desk.morning()
    assert second.edition is not None
    assert (second.edition.number, second.edition.previous) == (2, first.id)
    (passage,) = told(second, "passage")
    assert (passage.kind, passage.old, passage.new) == (
        "changed",
        "The rescue lasted 20 minutes.",
        "The rescue lasted only 25 minutes.",
    )
    assert {point.id for point in second.points} == {point.id for point in first.points}
    assert not [change for change in told(second, "point") if change.kind != "changed"]


def test_both_wordings_can_be_read_again_in_the_archive(desk) -> None:
    desk.morning()
    desk.files["port.txt"] = PORT.replace("Harbor pilots had warned", "Two harbor pilots had warned")
    second = desk.morning()
    archive = Archive(desk.folder / "archive")
    (change,) = told(second, "passage")
    (was,), (now,) = change.was, change.now
    assert archive.text(was.text_sha256)[was.start : was.end] == was.text == change.old
    assert archive.texts(second.manifest)[now.article].text[now.start : now.end] == now.text == change.new


def test_a_figure_that_moved_stands_first_with_its_old_value(desk) -> None:
    desk.morning()
    desk.files["port.txt"] = PORT.replace("lasted 20 minutes", "lasted 25 minutes")
    second = desk.morning()
    assert second.changes
    moved = second.changes[0]
    assert moved.what == "figure"
    assert "duration" in moved.topic
    assert "20 minutes" in str(moved.old)
    assert "25 minutes" in str(moved.new)
    assert len(told(second, "figure")) == 1


def test_a_changed_verdict_names_both(desk) -> None:
    desk.morning()
    desk.files["port.txt"] = PORT.replace("lasted 20 minutes", "lasted 35 minutes")
    (verdict,) = told(desk.morning(), "verdict")
    assert (verdict.old, verdict.new) == ("differ", "agree")


def test_sources_that_come_and_go_are_named(desk) -> None:
    desk.morning()
    desk.files["bank.txt"] = THIRD
    del desk.files["port.txt"]
    second = desk.morning()
    assert {(change.kind, change.topic) for change in told(second, "article")} == {
        ("added", "Passengers leave the Aurora"),
        ("dropped", "Ferry stuck near Lethmark"),
    }


def test_a_quotation_that_disappeared_is_dropped(desk) -> None:
    desk.morning()
    desk.files["crew.txt"] = CREW.partition("“")[0] + "Nobody on board wished to speak to reporters.\n"
    (quotation,) = told(desk.morning(), "quotation")
    assert quotation.kind == "dropped"
    assert "stopped the engine" in quotation.was[0].text


def test_a_source_that_fails_this_time_is_named(desk) -> None:
    desk.morning()
    desk.files["empty.txt"] = ""
    skipped = told(desk.morning(), "skipped")
    assert [(change.kind, "empty.txt" in change.topic) for change in skipped] == [("added", True)]


def test_an_edition_holds_and_a_changed_change_does_not(desk) -> None:
    desk.morning()
    desk.files["port.txt"] = PORT.replace("20 minutes", "25 minutes")
    second = desk.morning()
    archive = Archive(desk.folder / "archive")
    assert verify(second, archive) == ()
    first, *rest = second.changes or ()
    forged = replace(second, changes=(replace(first, old="90 minutes"), *rest)).sealed()
    assert any(problem.mark.startswith("changes") for problem in verify(forged, archive))
    (was,) = first.was
    forged = replace(
        second, changes=(replace(first, was=(replace(was, text=was.text.upper()),)), *rest)
    ).sealed()
    assert any("edition before" in problem.reason for problem in verify(forged, archive))


def test_an_edition_whose_file_could_not_be_written_is_none(desk) -> None:
    first = desk.morning()
    desk.files["port.txt"] = PORT.replace("20 minutes", "25 minutes")
    (desk.folder / "briefing.md").mkdir()
    assert desk.build("briefing.md").unwritten
    assert Series(Archive(desk.folder / "archive"), "Aurora").editions() == (first.id,)


def test_two_series_in_one_archive_do_not_mix(desk) -> None:
    desk.morning()
    other = desk.build(series="Another").report
    assert other.edition is not None
    assert (other.edition.number, other.changes) == (1, None)


def test_a_lost_edition_begins_where_the_archive_still_has_one(desk) -> None:
    first = desk.morning()
    desk.files["port.txt"] = PORT.replace("20 minutes", "25 minutes")
    second = desk.morning()
    (desk.folder / "archive" / "reports" / f"{second.id}.json").unlink()
    third = desk.morning()
    assert third.edition is not None
    assert third.edition.previous == first.id


def test_the_config_names_the_series(tmp_path) -> None:
    path = tmp_path / "reportgen.toml"
    path.write_text('[series]\nname = "Morning"\n', "utf-8")
    assert load_config(path).series == "Morning"


def test_a_report_beside_itself_has_no_changes() -> None:
    report, texts = ferry()
    assert changes(report, report, texts, texts) == ()
    assert hand_on(report, report) == report


WORDS = st.sampled_from("ferry harbor wall pilot rescue night tug storm".split())
SENTENCES = st.lists(
    st.lists(WORDS, min_size=3, max_size=6).map(lambda words: " ".join(words).capitalize() + "."), max_size=6
)


@settings(max_examples=60)
@given(SENTENCES, SENTENCES)
def test_every_sentence_of_one_text_alone_is_in_just_one_change(old: list[str], new: list[str]) -> None:
    one, other = article(" ".join(old) or "x"), article(" ".join(new) or "x")
    pairs = reworded(one, other)
    gone = [pair[0].text for pair in pairs if pair[0]]
    come = [pair[1].text for pair in pairs if pair[1]]
    stands = {text: (one.text.count(text), other.text.count(text)) for text in (*old, *new)}
    for text, (before, after) in stands.items():
        assert gone.count(text) == max(0, before - after) or len(text.split()) < 3
        assert come.count(text) == max(0, after - before) or len(text.split()) < 3
    assert reworded(one, one) == ()


def test_points_that_became_one_are_that_one_grown_and_none_of_them_is_gone() -> None:
    report, texts = ferry()
    one, other, *others = report.points
    cells = {cell.account: cell for cell in one.cells}
    for cell in other.cells:
        own = cells.get(cell.account)
        whole = (*own.statements, *cell.statements) if own else cell.statements
        cells[cell.account] = replace(own or cell, statements=whole)
    both = replace(one, id="made anew", cells=tuple(cells.values()))
    later = hand_on(replace(report, points=(both, *others)), report)
    assert later.points[0].id in {one.id, other.id}
    told = changes(later, report, texts, texts)
    assert [(change.kind, change.what) for change in told if change.what == "point"] == [("changed", "point")]


def test_a_point_of_which_one_account_is_told_elsewhere_is_gone() -> None:
    report, texts = ferry()
    gone, *others = report.points
    told = changes(hand_on(replace(report, points=tuple(others)), report), report, texts, texts)
    assert [change.id for change in told if change.kind == "dropped"] == [gone.id]


def test_only_the_values_that_moved_are_told_of_a_figure() -> None:
    report, texts = ferry()
    row = next(row for row in report.figures if len(row.values) > 1)
    first, *rest = row.values
    moved = replace(first, low=1e6, high=1e6, quantity=1e6, text="a million")
    others = tuple(each for each in report.figures if each is not row)
    for values, kind, old, new in (
        ((moved, *rest), "changed", first.text, "a million"),
        ((*row.values, moved), "added", None, "a million"),
        (tuple(rest), "dropped", first.text, None),
    ):
        later = replace(report, figures=(replace(row, values=values), *others))
        (change,) = changes(later, report, texts, texts)
        assert (change.kind, change.what, change.old, change.new) == (kind, "figure", old, new)
