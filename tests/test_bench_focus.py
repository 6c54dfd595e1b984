"""The table of `python -m benchmarks.focus`, on topics made up here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.focus import main, read_topics, twins

FERRY = [
    "The ferry Aurora ran onto a sandbank near Lethmark. Lifeboats took passengers off the ferry Aurora.",
    "Divers searched the ferry Aurora, aground on a sandbank near Lethmark. Lifeboats stood by the ferry.",
    "Saved by the archive of pages. Your browser is out of date.",
]
MAYOR = ["The council of Osk elected Ane Brun mayor.", "Ane Brun is mayor of Osk, the council decided."]
TOPICS = [
    {"docs": FERRY, "ref": "The ferry Aurora ran aground on a sandbank near Lethmark. Divers came."},
    {"docs": MAYOR, "ref": "The council of Osk elected Ane Brun mayor. She is a teacher."},
    {
        "docs": ["Chess is played in Vask.", "In Vask, chess masters met."],
        "ref": "Chess masters met in Vask.",
    },
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with two sets of the same three topics."""
    lines = [
        json.dumps({"docs": [{"title": "", "text": text} for text in one["docs"]], "refs": [one["ref"]]})
        for one in TOPICS
    ]
    for name in ("mn_dev", "neus_val"):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines), "utf-8")
    return tmp_path


def test_each_query_and_the_events_have_a_line(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(data)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines[:5]] == [
        ["mn_dev", kind] for kind in ("sentence", "names", "seed", "pages", "events")
    ]
    assert "pages that tell nothing: 1 of 7" in lines[3]


def test_a_page_that_tells_nothing_is_missed_and_counts_in_the_first_figures_only(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(data)])
    sentence = capsys.readouterr().out.splitlines()[0]
    every, telling = sentence.split("telling")
    assert "R 0.857" in every
    assert "R 1.000" in telling


def test_a_topic_is_not_its_own_twin(data: Path) -> None:
    found = twins(read_topics(data / "mn_dev.jsonl"))
    assert all(number != other for number, other in enumerate(found))


def test_a_folder_without_the_data_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "usage: python -m benchmarks.focus DATA" in capsys.readouterr().err
