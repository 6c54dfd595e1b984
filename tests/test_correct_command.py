"""`reportgen correct`: words instead of marks, in a file that a person may edit."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from reportgen.cli import reportgen
from reportgen.config import load_config
from reportgen.corrections import load
from reportgen.errors import UsageError
from reportgen.report import Report, from_json
from tests.runs import write_texts


@pytest.fixture
def desk(tmp_path: Path, monkeypatch) -> Path:
    """A folder with a config and its first report."""
    write_texts(tmp_path)
    (tmp_path / "reportgen.toml").write_text(
        'outputs = ["briefing.json"]\n[[source]]\nurl = "crew.txt"\n[[source]]\nurl = "port.txt"\n', "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    assert run("build", "-q")[0] == 0
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(reportgen, list(arguments))
    return done.exit_code, done.stdout, done.stderr


def correct(*arguments: str) -> tuple[int, str, str]:
    return run("correct", *arguments, "--by", "Jane", "--why", "I know")


def report_of(desk: Path) -> Report:
    return from_json((desk / "briefing.json").read_bytes())


def mark_of(report: Report, words: str) -> str:
    """The mark of the sentence on a point that has these words."""
    return next(
        report.mark(one.passage)
        for point in report.points
        for cell in point.cells
        for one in cell.statements
        if words in one.passage.text
    )


def test_a_mark_becomes_the_words_that_stand_there(desk) -> None:
    mark = mark_of(report_of(desk), "20 minutes")
    assert correct("topic", mark, "--to", "How long")[:2] == (0, "corrections.toml\n")
    (one,) = load(desk / "corrections.toml")
    assert (one.kind, one.words, one.to, one.by) == (
        "topic",
        ("The rescue lasted 20 minutes.",),
        "How long",
        "Jane",
    )
    assert run("build", "-q")[0] == 0
    assert "How long" in [point.topic for point in report_of(desk).points]


def test_an_article_is_left_out_by_its_number(desk) -> None:
    assert correct("leave-out", "2")[0] == 0
    assert run("build", "-q")[0] == 0
    assert len(report_of(desk).articles) == 1


def test_the_side_of_a_teller_is_named(desk) -> None:
    assert correct("side", "Anna Holm", "--to", "crew")[0] == 0
    run("build", "-q")
    assert "crew" in [account.side for account in report_of(desk).accounts]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("topic", "9.9", "--to", "x"), "no mark"),
        (("topic", "1.1"), "needs 'to'"),
        (("merge", "1.1"), "two statements"),
        (("leave-out", "17"), "no article 17"),
    ],
)
def test_what_cannot_be_corrected_is_told_and_nothing_is_written(desk, arguments, told) -> None:
    with pytest.raises(UsageError, match=told):
        CliRunner().invoke(
            reportgen, ["correct", *arguments, "--by", "Jane", "--why", "I know"], catch_exceptions=False
        )
    assert not (desk / "corrections.toml").exists()


def test_what_a_person_wrote_into_the_file_stays(desk) -> None:
    path = desk / "corrections.toml"
    path.write_text("# ours, by hand\n", "utf-8")
    assert correct("leave-out", "1")[0] == 0
    assert path.read_text("utf-8").startswith("# ours, by hand\n")


def test_the_config_may_name_another_file(tmp_path) -> None:
    (tmp_path / "ours.toml").write_text(
        '[[correction]]\nkind = "side"\nteller = "a"\nto = "b"\nby = "c"\nwhy = "d"\n', "utf-8"
    )
    (tmp_path / "reportgen.toml").write_text('corrections = "ours.toml"\n', "utf-8")
    assert load_config(tmp_path / "reportgen.toml").settings.corrections[0].teller == "a"
