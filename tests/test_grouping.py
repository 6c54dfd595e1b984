"""The articles of an archive in groups, and `reportgen events`, which prints them."""

from __future__ import annotations

import json
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportgen import grouping as module
from reportgen.archive import Archive
from reportgen.briefing import compose
from reportgen.cli import events as command
from reportgen.cli import reportgen
from reportgen.grouping import group, manifest_of, name_of
from reportgen.index import Index
from tests.stored import NOON, keep

FERRY = [
    (
        "Ferry Aurora runs aground near Lethmark",
        "The ferry Aurora ran onto a sandbank near Lethmark. Rescue boats took passengers off the ferry.",
    ),
    (
        "Ferry Aurora runs aground, divers called",
        "Divers searched the ferry Aurora at Lethmark. Passengers waited on the sandbank for rescue boats.",
    ),
]
MAYOR = ("Osk elects a mayor", "The council of Osk elected a new mayor on Monday. Turnout was low.")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Two articles on a ferry, one on a mayor, and one on the ferry's twin of the year before."""
    made = Archive(tmp_path / "archive")
    for number, (title, text) in enumerate([*FERRY, MAYOR]):
        day = NOON + timedelta(hours=number)
        keep(made, text, f"https://{number}.example/", title=title, source=f"Paper {number}", published=day)
    title, text = FERRY[0]
    keep(
        made,
        text,
        "https://old.example/",
        title=title,
        source="Old Paper",
        published=NOON - timedelta(days=365),
    )
    return made


def ask(archive: Archive, *words: str) -> Result:
    return CliRunner().invoke(reportgen, ["events", "--archive", str(archive.root), *words])


def test_articles_of_one_event_are_a_group_and_the_twin_of_another_year_is_not(archive: Archive) -> None:
    with Index(archive) as index:
        groups = group(index)
    assert [one.sources for one in groups] == [("Paper 2",), ("Paper 0", "Paper 1"), ("Old Paper",)]
    assert (groups[1].first, groups[1].last) == (NOON, NOON + timedelta(hours=1))
    assert len({one.id for one in groups}) == 3


def test_an_event_is_called_by_a_title_of_its_articles(archive: Archive) -> None:
    with Index(archive) as index:
        assert name_of(group(index)[1], archive) == "Ferry Aurora runs aground near Lethmark"


def test_the_page_shows_events_newest_first_and_counts_what_stands_alone(archive: Archive) -> None:
    done = ask(archive)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].endswith("  Ferry Aurora runs aground near Lethmark")
    assert lines[1] == "    2026-03-01, 2 articles from 2 sources"
    assert lines[2].startswith("    2026-03-01 12:00 Paper 0: Ferry Aurora runs aground near Lethmark (")
    assert "2 articles without another of the same event; --all shows them." in done.stderr
    assert "Osk elects a mayor" not in done.stdout
    assert "Osk elects a mayor" in ask(archive, "--all").stdout


def test_a_window_leaves_out_what_was_published_before_or_after(archive: Archive) -> None:
    assert "Old Paper" not in ask(archive, "--all", "--since", "2026-01-01").stdout
    assert "Paper 0" not in ask(archive, "--all", "--until", "2025-03-01").stdout
    assert "Old Paper" in ask(archive, "--all", "--until", "2025-03-01").stdout
    assert ask(archive, "--since", "yesterday").exit_code == 2


def test_json_has_one_event_on_a_line(archive: Archive) -> None:
    [line] = ask(archive, "--json", "--quiet").stdout.splitlines()
    told = json.loads(line)
    assert told["name"] == "Ferry Aurora runs aground near Lethmark"
    assert [one["source"] for one in told["articles"]] == told["sources"] == ["Paper 0", "Paper 1"]


def test_a_saved_event_is_a_run_of_which_a_report_is_composed(archive: Archive) -> None:
    done = ask(archive, "--save")
    manifest = archive.manifest(done.stdout.split()[0])
    with Index(archive) as index:
        assert manifest == manifest_of(group(index)[1])
    assert len(compose(archive, manifest).articles) == 2


def test_a_damaged_record_is_counted_and_a_damaged_text_costs_no_name(archive: Archive) -> None:
    with Index(archive) as index:
        entries = group(index)[1].entries
    record = archive.record(entries[0].record)
    archive.files(record)[1].write_text("Something else.")
    done = ask(archive)
    assert "Ferry Aurora runs aground near Lethmark" in done.stdout.splitlines()[0]
    (archive.root / "records" / f"{record.id}.json").write_text("{")
    assert "1 record cannot be read; `reportgen archive check` says why." in ask(archive).stderr


def test_nothing_from_an_article_drives_the_terminal(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, "Text.", title="Red \x1b[31m alert", source="\u202eevil")
    done = ask(archive, "--all")
    assert "\x1b" not in done.output
    assert "\u202e" not in done.output


def test_a_day_without_a_time_shows_no_time_and_no_date_is_said(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    days = (NOON.replace(hour=0), None)
    for number, ((title, text), day) in enumerate(zip(FERRY, days, strict=True)):
        keep(
            archive, text, f"https://{number}.example/", title=title, source=f"Paper {number}", published=day
        )
    page = ask(archive).stdout
    assert "    2026-03-01, 2 articles from 2 sources\n" in page
    assert "    2026-03-01 Paper 0: Ferry" in page
    assert "    undated    Paper 1: Ferry" in page
    assert "00:00" not in page


def test_an_event_of_undated_articles_says_when_they_were_captured(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for number, (_, text) in enumerate(FERRY):
        keep(archive, text, f"https://{number}.example/", title="", source=f"Paper {number}")
    page = ask(archive).stdout
    assert "    undated, captured 2026-" in page
    assert "Paper 0: (no title) (" in page


def test_lines_fit_a_narrow_terminal_and_no_word_is_lost(archive: Archive) -> None:
    with Index(archive) as index:
        one = group(index)[1]
    wide = " ".join(command._lines(one, one.id, FERRY[0][0], 10_000)).split()
    narrow = list(command._lines(one, one.id, FERRY[0][0], 40))
    assert max(map(len, narrow)) <= 40
    assert " ".join(narrow).split() == wide


def test_the_window_may_stand_in_the_environment(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_EVENT_UNTIL", "2025-03-01")
    assert "Paper 0" not in ask(archive, "--all").stdout
    monkeypatch.setenv("REPORTGEN_EVENT_SINCE", "2025-06-01")
    assert "Paper 0" in ask(archive, "--all", "--until", "2026-12-31").stdout


def test_the_command_to_copy_asks_for_the_same_window(archive: Archive) -> None:
    told = ask(archive, "--since", "2026-01-01").stderr
    assert f"reportgen events --save --archive {archive.root} --since 2026-01-01T00:00:00+00:00" in told


def test_a_window_without_an_article_is_said(archive: Archive) -> None:
    assert "No article of the archive is from that time." in ask(archive, "--since", "2030-01-01").stderr


def test_an_empty_archive_has_no_events_and_a_missing_one_is_named(tmp_path: Path) -> None:
    assert ask(Archive(tmp_path)).stdout == ""
    assert "The archive has no article." in ask(Archive(tmp_path)).stderr
    done = ask(Archive(tmp_path / "nowhere"))
    assert "no archive at" in str(done.exception)


def test_groups_and_names_are_found_once_and_found_anew_when_an_article_comes(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real_cluster, real_name = module.cluster, module.name
    monkeypatch.setattr(module, "cluster", lambda *a: asked.append("cluster") or real_cluster(*a))
    monkeypatch.setattr(module, "name", lambda *a: asked.append("name") or real_name(*a))

    def told() -> list[tuple[str, str]]:
        asked.clear()
        with Index(archive) as index:
            return [(one.id, name_of(one, archive, index)) for one in group(index)]

    first = told()
    assert asked == ["cluster", *["name"] * len(first)]
    assert told() == first
    assert asked == []
    keep(archive, MAYOR[1], "https://9.example/", title=MAYOR[0], published=NOON)
    again = told()
    assert asked == ["cluster", "name"]
    assert len(set(again) - set(first)) == 1


@pytest.mark.parametrize("answer", [b"", b"abc", b"\xff" * 16, b"\xff" * 400])
def test_what_stands_in_a_spoiled_index_costs_no_article(archive: Archive, answer: bytes) -> None:
    with Index(archive) as index:
        wanted = {entry.record for one in group(index) for entry in one.entries}
    base = sqlite3.connect(archive.root / "index.sqlite")
    with base:
        base.execute("update answers set answer = ?", (answer,))
    base.close()
    with Index(archive) as index:
        groups = group(index)
        assert {entry.record for one in groups for entry in one.entries} == wanted
        assert all(isinstance(name_of(one, archive, index), str) for one in groups)
