"""The summary in the report and on the page: how long, why these sentences, and what is new since before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportgen.briefing import compose
from reportgen.cli import reportgen
from reportgen.config import Settings, SummarySettings, load_config
from reportgen.errors import ConfigError, NotFoundError
from reportgen.renderers import render
from reportgen.report import Report, from_json, to_json
from reportgen.verification import verify
from tests.runs import archive_of, run, write_texts

FORMATS = ("markdown", "html")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("run")


@pytest.fixture(scope="module")
def report(folder: Path) -> Report:
    return run(folder).report


@pytest.fixture(scope="module")
def morning(folder: Path) -> Report:
    """The report of the crew's text alone, in the same archive."""
    return run(folder, sources=[str(folder / "texts/crew.txt")]).report


def page_of(folder: Path, report: Report, name: str = "markdown") -> str:
    return render(report, archive_of(folder).texts(report.manifest), name).decode()


def read(tmp_path: Path, summary: str) -> SummarySettings:
    path = tmp_path / "reportgen.toml"
    path.write_text(f"[summary]\n{summary}\n", "utf-8")
    return load_config(path).settings.summary


@pytest.mark.parametrize(
    ("summary", "words", "source_words"),
    [
        ("", 120, 60),
        ('length = "short"', 60, 30),
        ("length = 90", 90, 45),
        ('length = "long"\nwords = 200', 200, 150),
        ("source_words = 20", 120, 20),
    ],
)
def test_words_win_over_the_length_that_a_config_names(tmp_path, summary, words, source_words) -> None:
    found = read(tmp_path, summary)
    assert (found.words, found.source_words) == (words, source_words)


@pytest.mark.parametrize("summary", ['length = "tiny"', "length = 0", "words = 0", "sentences = 0"])
def test_a_length_that_is_none_is_refused(tmp_path, summary) -> None:
    with pytest.raises(ConfigError, match=r"short, medium, long|>= 1"):
        read(tmp_path, summary)


def test_a_summary_has_no_more_sentences_than_asked_for(folder: Path, report: Report) -> None:
    settings = Settings(summary=SummarySettings(sentences=2))
    again = compose(archive_of(folder), archive_of(folder).manifest(report.manifest), settings)
    assert len(report.summary) > 2
    assert len(again.summary) == 2


def test_the_receipt_names_each_chosen_sentence_with_its_words_and_origins(report: Report) -> None:
    assert report.receipt is not None
    chosen = {one.passage: one for one in report.summary}
    assert {reason.passage for reason in report.receipt.chosen} == set(chosen)
    for reason in report.receipt.chosen:
        assert all(word in " ".join(reason.passage.text.split()) for word in reason.words)
        assert len(reason.origins) == chosen[reason.passage].origins
        assert set(reason.origins) <= {origin.id for origin in report.origins}
    assert not {dropped.passage for dropped in report.receipt.dropped} & set(chosen)


def test_a_report_with_a_receipt_is_read_back_and_composed_again_the_same(
    folder: Path, report: Report
) -> None:
    assert from_json(to_json(report)) == report
    assert verify(report, archive_of(folder)) == ()


def test_another_reason_than_the_one_it_was_chosen_for_does_not_hold(folder: Path, report: Report) -> None:
    assert report.receipt is not None
    first, *rest = report.receipt.chosen
    false = replace(report.receipt, chosen=(replace(first, gain=first.gain + 1), *rest))
    problems = verify(replace(report, receipt=false).sealed(), archive_of(folder))
    assert any("receipt" in problem.mark for problem in problems)


def test_a_method_that_gives_no_reasons_has_no_receipt(folder: Path, report: Report) -> None:
    settings = Settings(summary=SummarySettings(method="lead", receipt=True))
    lead = compose(archive_of(folder), archive_of(folder).manifest(report.manifest), settings)
    assert lead.summary
    assert lead.receipt is None
    assert "Why these sentences" not in page_of(folder, lead)


@pytest.mark.parametrize("name", FORMATS)
def test_the_page_tells_why_only_where_it_is_asked_to(folder: Path, report: Report, name: str) -> None:
    settings = Settings(summary=SummarySettings(words=15, receipt=True))
    told = compose(archive_of(folder), archive_of(folder).manifest(report.manifest), settings)
    page = page_of(folder, told, name)
    assert "Why these sentences" in page
    assert "first to tell" in page
    assert "would add" in page
    assert "Why these sentences" not in page_of(folder, report, name)


def test_what_is_new_is_told_by_sentences_that_the_report_before_could_not_have(
    folder: Path, report: Report, morning: Report
) -> None:
    archive = archive_of(folder)
    later = compose(archive, archive.manifest(report.manifest), before=morning.known())
    assert later.update is not None
    texts = [chosen.passage.text for chosen in later.update.summary]
    assert "Harbor pilots had warned of the bank in April." in texts
    known = {article.id for article in morning.articles}
    assert not known & {chosen.passage.article for chosen in later.update.summary}
    assert verify(later, archive) == ()


@pytest.mark.parametrize("name", FORMATS)
def test_the_page_tells_what_is_new_and_says_so_where_nothing_is(
    folder: Path, report: Report, morning: Report, name: str
) -> None:
    archive = archive_of(folder)
    later = compose(archive, archive.manifest(report.manifest), before=morning.known())
    assert f"Since report {morning.id}" in page_of(folder, later, name)
    same = compose(archive, archive.manifest(report.manifest), before=report.known())
    assert same.update is not None
    assert same.update.summary == ()
    assert "tell nothing that it did not" in page_of(folder, same, name)
    assert "What is new" not in page_of(folder, report, name)


def test_a_report_of_another_archive_is_named(folder: Path, report: Report) -> None:
    archive = archive_of(folder)
    with pytest.raises(NotFoundError, match="0123456789ab"):
        compose(
            archive,
            archive.manifest(report.manifest),
            before=replace(report.known(), manifest="0123456789ab"),
        )


def test_the_command_takes_the_report_before_and_asks_for_the_receipt(tmp_path: Path) -> None:
    crew, port = map(str, write_texts(tmp_path))
    first, second = str(tmp_path / "one.json"), tmp_path / "two.md"
    archive = ["--archive", str(tmp_path / "archive")]
    assert CliRunner().invoke(reportgen, ["build", crew, *archive, "-o", first]).exit_code == 0
    options = ["--before", first, "--receipt", "--length", "short", "-o", str(second)]
    done = CliRunner().invoke(reportgen, ["build", crew, port, *archive, *options])
    assert done.exit_code == 0, done.output
    assert "## What is new" in second.read_text()
    assert "## Why these sentences" in second.read_text()
    missing = CliRunner().invoke(
        reportgen, ["build", crew, *archive, "--before", "none.json", "-o", str(second)]
    )
    assert isinstance(missing.exception, NotFoundError)
    assert "none.json" in str(missing.exception)


@pytest.mark.parametrize("name", FORMATS)
def test_the_page_names_points_of_several_accounts_that_rest_on_one_origin(tmp_path: Path, name: str) -> None:
    wire = (
        "OSK (Northern Wire) - Mayor Ann Bell of Osk resigned on Tuesday after a row about the new harbor, "
        "which will cost 40 million crowns."
    )
    for number, paper in enumerate(("Osk Post", "Harrow Mail")):
        head = f"Title: Bell resigns\nPublisher: {paper}\nDate: 2026-05-05T2{number}:00:00Z\n\n"
        (tmp_path / f"{number}.txt").write_text(f"{head}{wire}\n", "utf-8")
    texts = [str(tmp_path / f"{number}.txt") for number in range(2)]
    asked = run(tmp_path, sources=texts, settings=Settings(summary=SummarySettings(receipt=True))).report
    lead = "by one origin only:"
    assert lead in page_of(tmp_path, asked, name)
    quiet = compose(archive_of(tmp_path), archive_of(tmp_path).manifest(asked.manifest))
    assert lead not in page_of(tmp_path, quiet, name)


def test_what_came_next_is_named_from_what_is_told_once_where_nothing_else_is_left(folder: Path) -> None:
    settings = Settings(summary=SummarySettings(words=15, receipt=True))
    told = run(folder, settings=settings).report
    assert told.receipt is not None
    assert any(dropped.once for dropped in told.receipt.dropped)
    passages = [dropped.passage for dropped in told.receipt.dropped]
    assert len(passages) == len(set(passages)) <= 5
    assert "told by one origin only" in page_of(folder, told)


def test_a_summary_without_room_for_any_sentence_says_so(folder: Path, report: Report) -> None:
    settings = Settings(summary=SummarySettings(words=3, source_words=3))
    short = compose(archive_of(folder), archive_of(folder).manifest(report.manifest), settings)
    assert short.summary == ()
    assert [c.article for c in short.warnings if c.slug == "no-room"] == [
        None,
        *(a.id for a in short.articles),
    ]
    assert "No sentence fits into a summary of 3 words" in page_of(folder, short)
    assert not [caution for caution in report.warnings if caution.slug == "no-room"]


def test_news_that_has_no_room_is_not_called_nothing(folder: Path, report: Report, morning: Report) -> None:
    archive, settings = archive_of(folder), Settings(summary=SummarySettings(words=3))
    later = compose(archive, archive.manifest(report.manifest), settings, before=morning.known())
    assert later.update is not None
    assert not later.update.room
    assert "What is new had no room" in page_of(folder, later)
    assert from_json(to_json(later)) == later


def test_the_python_of_the_how_to_runs(
    folder: Path, report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (Path(__file__).parent.parent / "docs" / "how-to" / "summarize.md").read_text("utf-8")
    block = text.partition("```python\n")[2].partition("```")[0]
    exec(block, {"archive": archive_of(folder), "report": report})
    assert report.summary[0].passage.text in capsys.readouterr().out
