"""Corrections: what people put right once, kept through all later editions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.config import Settings
from reportgen.corrections import Correction, added, load
from reportgen.errors import ConfigError
from reportgen.report import Report
from reportgen.verification import verify
from tests.runs import archive_of, run

BY = {"by": "Jane Doe", "why": "I was there."}
LASTED = ("The rescue lasted about 35 minutes.", "The rescue lasted 20 minutes.")


def built(folder: Path, *corrections: Correction) -> Report:
    return run(folder, settings=Settings(corrections=corrections)).report


def topics(report: Report) -> list[str]:
    return [point.topic for point in report.points]


def on_point(report: Report, words: str) -> set[str]:
    """Everything that stands on the point that has these words."""
    for point in report.points:
        texts = {one.passage.text for cell in point.cells for one in cell.statements}
        if any(words in text for text in texts):
            return texts
    return set()


@pytest.fixture
def plain(tmp_path) -> Report:
    return built(tmp_path)


def test_an_article_left_out_is_listed_with_who_and_why(tmp_path) -> None:
    port = next(article for article in built(tmp_path).articles if article.source == "The Port")
    report = built(tmp_path, Correction(kind="leave_out", article=port.id, **BY))
    assert [article.source for article in report.articles] == ["The Crew"]
    (off,) = report.off_event
    assert off.reason == "left out by Jane Doe: I was there."
    assert report.corrections[0].fits
    assert built(tmp_path, Correction(kind="leave_out", article=port.url, **BY)).off_event == report.off_event


def test_a_passage_left_out_is_on_no_point_and_in_no_summary(tmp_path, plain) -> None:
    assert on_point(plain, LASTED[1])
    report = built(tmp_path, Correction(kind="leave_out", words=(LASTED[1],), **BY))
    assert not on_point(report, LASTED[1])
    told = [chosen.passage.text for chosen in report.summary]
    told += [one.text for brief in report.source_summaries.values() for one in brief]
    told += [lone.passage.text for lone in report.only_one_account]
    assert LASTED[1] not in told
    assert [one.text for one in report.corrections[0].passages] == [LASTED[1]]


def test_a_statement_given_to_another_speaker_stands_in_that_account(tmp_path) -> None:
    report = built(tmp_path, Correction(kind="speaker", words=(LASTED[1],), to="Piet Barg", **BY))
    account = next(account for account in report.accounts if account.teller == "Piet Barg")
    (cell,) = [c for point in report.points for c in point.cells if c.account == account.id]
    assert cell.statements[0].passage.text == LASTED[1]


def test_a_statement_given_back_to_its_outlet_has_no_speaker(tmp_path, plain) -> None:
    assert any(account.teller == "Anna Holm" for account in plain.accounts)
    report = built(tmp_path, Correction(kind="speaker", words=("We stopped the engine",), to="", **BY))
    assert not any(account.teller == "Anna Holm" for account in report.accounts)


def test_a_side_is_named(tmp_path) -> None:
    report = built(tmp_path, Correction(kind="side", teller="Anna Holm", to="crew", **BY))
    assert next(a for a in report.accounts if a.teller == "Anna Holm").side == "crew"


def test_a_topic_is_renamed(tmp_path) -> None:
    report = built(tmp_path, Correction(kind="topic", words=(LASTED[0],), to="How long it took", **BY))
    assert "How long it took" in topics(report)


def test_points_are_split_and_merged(tmp_path, plain) -> None:
    assert on_point(plain, LASTED[0]) >= set(LASTED)
    split = built(tmp_path, Correction(kind="split", words=(LASTED[1],), **BY))
    assert LASTED[1] not in on_point(split, LASTED[0])
    pilots, engine = "Harbor pilots had warned of the bank in April.", "We stopped the engine at once"
    merged = built(tmp_path, Correction(kind="merge", words=(pilots, engine), **BY))
    assert any(engine in text for text in on_point(merged, pilots))


def test_what_no_longer_fits_is_reported_and_changes_nothing(tmp_path, plain) -> None:
    gone = [
        Correction(kind="speaker", words=("Nobody ever said so much.",), to="X", **BY),
        Correction(kind="merge", words=(LASTED[0], "Nobody ever said so much."), **BY),
        Correction(kind="side", teller="Nobody", to="x", **BY),
        Correction(kind="leave_out", article="https://example.org/gone", **BY),
    ]
    report = built(tmp_path, *gone)
    assert [one.fits for one in report.corrections] == [False] * 4
    assert sum(warning.slug == "correction" for warning in report.warnings) == 4
    assert [point.id for point in report.points] == [point.id for point in plain.points]


def test_words_count_in_the_article_named_only(tmp_path, plain) -> None:
    crew = next(article for article in plain.articles if article.source == "The Crew")
    report = built(
        tmp_path, Correction(kind="leave_out", words=("The rescue lasted",), article=crew.id, **BY)
    )
    assert [one.article for one in report.corrections[0].passages] == [crew.id]


def test_a_corrected_report_holds_and_can_be_composed_again(tmp_path) -> None:
    report = built(tmp_path, Correction(kind="topic", words=(LASTED[0],), to="How long", **BY))
    assert verify(report, archive_of(tmp_path)) == ()
    assert verify(replace(report, corrections=()).sealed(), archive_of(tmp_path))


TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(TEXT, TEXT, st.lists(TEXT, min_size=1, max_size=3).map(tuple))
def test_what_is_added_to_a_file_is_read_back(tmp_path_factory, by, to, words) -> None:
    path = tmp_path_factory.mktemp("corrections") / "corrections.toml"
    one = Correction(kind="speaker", words=words, to=to, by=by, why="so")
    other = Correction(kind="leave_out", article="https://example.org/a", by=by, why="not the event")
    path.write_text(added(added("# by hand\n", one), other), "utf-8")
    assert load(path) == (one, other)


def test_without_a_file_there_are_none(tmp_path) -> None:
    assert load(tmp_path / "corrections.toml") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[correction]]\nkind = 'speaker'\nby = 'x'\nwhy = 'y'\n", "needs 'words'"),
        ("[[correction]]\nkind = 'merge'\nwords = ['a']\nby = 'x'\nwhy = 'y'\n", "two statements"),
        ("[[correction]]\nkind = 'leave_out'\nby = 'x'\nwhy = 'y'\n", "'words' or 'article'"),
        ("[[correction]]\nkind = 'topic'\nwords = ['a']\nby = 'x'\nwhy = 'y'\n", "needs 'to'"),
        ("[[correction]]\nkind = 'sppeaker'\n", "kind"),
        ("[[correction]]\nkind = 'side'\nteller='a'\nto='b'\nby = 'x'\n", "why"),
        ("[[correction]]\nkind = 'side'\nwho='a'\n", "unknown key 'who'"),
        ("[[corections]]\n", "unknown key 'corections'"),
        ("correction = 3\n", "array"),
        ("[[correction\n", "no TOML"),
        ("\udc80", "no TOML"),
    ],
)
def test_a_file_that_cannot_be_used_says_what_is_wrong(tmp_path, text, told) -> None:
    path = tmp_path / "corrections.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigError, match=told):
        load(path)
