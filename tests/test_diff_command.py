"""`reportgen diff`: two reports, and what is new in the second."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportgen.cli import reportgen
from reportgen.report import to_json
from tests.reports import hostile
from tests.runs import CREW, PORT, run


@pytest.fixture(scope="module")
def mornings(tmp_path_factory) -> Path:
    """A folder with `old.json`, `new.json` and the archive of both."""
    folder = tmp_path_factory.mktemp("mornings")
    texts = [folder / "crew.txt", folder / "port.txt"]
    texts[0].write_text(CREW, "utf-8")
    texts[1].write_text(PORT, "utf-8")
    run(folder, "old.json", sources=[str(path) for path in texts])
    texts[1].write_text(PORT.replace("20 minutes.", "25 minutes, *not* more."), "utf-8")
    run(folder, "new.json", sources=[str(path) for path in texts])
    return folder


def diff(folder: Path, *arguments: str, archive: str = "archive") -> tuple[int, str, str]:
    named = [str(folder / each) if each.endswith(".json") else each for each in arguments]
    done = CliRunner().invoke(reportgen, ["diff", "--archive", str(folder / archive), *named])
    return done.exit_code, done.stdout, done.stderr


def test_both_wordings_stand_below_each_other(mornings) -> None:
    code, told, said = diff(mornings, "old.json", "new.json")
    assert (code, said) == (0, "")
    assert "Changed figure" in told
    assert "  - The rescue lasted 20 minutes.\n  + The rescue lasted 25 minutes, *not* more.\n" in told


def test_nothing_is_printed_where_nothing_changed(mornings) -> None:
    assert diff(mornings, "new.json", "new.json") == (0, "", "")


def test_in_markdown_no_word_of_a_source_is_markup(mornings) -> None:
    told = diff(mornings, "--markdown", "old.json", "new.json")[1]
    assert r"is The rescue lasted 25 minutes, \*not\* more." in told
    assert all(line.startswith(("- **", "  - ")) for line in told.splitlines())


def test_the_json_is_that_of_the_contract(mornings) -> None:
    changes = json.loads(diff(mornings, "--json", "old.json", "new.json")[1])
    assert {"kind", "what", "id", "old", "new", "was", "now"} <= changes[0].keys()


def test_without_the_texts_all_but_edited_sentences_is_told(mornings) -> None:
    code, told, said = diff(mornings, "old.json", "new.json", archive="nowhere")
    assert code == 0
    assert "edited pages are not told" in said
    assert "Changed figure" in told
    assert "passage" not in told


def test_hostile_words_drive_no_terminal(mornings) -> None:
    (mornings / "hostile.json").write_bytes(to_json(hostile()[0]))
    told = diff(mornings, "old.json", "hostile.json")[1]
    assert "\x1b" not in told
    assert "\u202e" not in told
