"""The event that `reportgen build` is asked for: by words, by a seed, within a window."""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportgen.cli import main
from reportgen.config import load_config
from reportgen.errors import ConfigError

TEXTS = {
    "one": "The ferry Aurora ran onto a sandbank near Lethmark. Lifeboats took passengers off the Aurora.",
    "two": "Divers searched the ferry Aurora, aground on a sandbank near Lethmark. Lifeboats stood by.",
    "three": "The council of Osk elected a new mayor on Monday. Turnout was low, clerks said.",
}


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of three articles, in the folder of work."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    for day, (name, text) in enumerate(TEXTS.items(), 1):
        (folder / f"{name}.txt").write_text(f"Title: On {name}\nDate: 2026-05-0{day}\n\n{text}\n", "utf-8")
    return folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What a command printed and ended with."""

    exit_code: int
    stdout: str
    stderr: str


def shell(*arguments: str) -> Ended:
    """Runs the program with these arguments."""
    out, errors = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(errors):
        patch.setattr(sys, "argv", ["reportgen", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
    return Ended(exit_code=int(ended.value.code or 0), stdout=out.getvalue(), stderr=errors.getvalue())


def report_of(*arguments: str) -> dict[str, list[dict[str, str]]]:
    result = shell("build", *arguments, "--archive", "archive", "-o", "r.json")
    assert result.exit_code == 0, result.stderr
    found: dict[str, list[dict[str, str]]] = json.loads(Path("r.json").read_text("utf-8"))
    return found


def test_a_seed_file_chooses_its_event_and_what_is_left_out_is_listed(news: Path) -> None:
    report = report_of("news", "--like", "news/one.txt")
    assert sorted(one["title"] for one in report["articles"]) == ["On one", "On two"]
    [left] = report["off_event"]
    assert left["title"] == "On three"
    assert left["reason"].startswith("shares few words with the event")


def test_the_terminal_says_how_many_were_left_out_and_where_they_stand(news: Path) -> None:
    result = shell(
        "build", "news", "--like", "news/one.txt", "--archive", "archive", "-o", "r.md", "-o", "r.html"
    )
    assert (
        '1 article left out, each with its reason in the report under "Read and left out".' in result.stderr
    )
    for name in ("r.md", "r.html"):
        written = Path(name).read_text("utf-8")
        assert "Read and left out" in written
        assert "On three" in written


def test_a_window_leaves_out_what_lies_outside(news: Path) -> None:
    report = report_of("news", "--since", "2026-05-02", "--until", "2026-05-02")
    assert [one["title"] for one in report["articles"]] == ["On two"]
    assert len(report["off_event"]) == 2


def test_an_event_that_nothing_tells_gives_no_briefing(news: Path) -> None:
    result = shell("build", "news", "--about", "volcano ash Mount Hask", "--archive", "archive", "-o", "r.md")
    assert result.exit_code == 5
    assert "Found 3 readable articles, of which none tells the event" in result.stderr
    assert not Path("r.md").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--like", "news"], "Name the page or file of one article, no list"),
        (["--like", "news/nine.txt"], "no file or folder at news/nine.txt"),
        (["--since", "2026-05-03", "--until", "2026-05-01"], "The event's window is empty"),
    ],
)
def test_what_cannot_be_asked_is_told_in_a_sentence(news: Path, arguments: list[str], sentence: str) -> None:
    result = shell("build", "news", *arguments, "--archive", "archive", "-o", "r.md")
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert not Path("r.md").exists()


def test_a_seed_in_a_config_is_looked_for_beside_it(news: Path) -> None:
    folder = news.parent / "conf"
    folder.mkdir()
    path = folder / "reportgen.toml"
    path.write_text('[event]\nlike = "../news/one.txt"\n[[source]]\nurl = "../news"\n', "utf-8")
    assert [Path(source.url).resolve() for source in load_config(path).sources] == [news, news / "one.txt"]
    report = report_of("--config", str(path))
    assert sorted(one["title"] for one in report["articles"]) == ["On one", "On two"]


def test_a_config_with_an_empty_window_names_its_file(tmp_path: Path) -> None:
    path = tmp_path / "reportgen.toml"
    path.write_text("[event]\nsince = 2026-05-03\nuntil = 2026-05-01\n", "utf-8")
    with pytest.raises(ConfigError, match=r"reportgen.toml: The event's window is empty"):
        load_config(path)


def test_events_say_which_command_makes_a_briefing_of_one(news: Path) -> None:
    assert shell("collect", "news", "--archive", "archive").exit_code == 0
    first = shell("events", "--archive", "archive")
    assert "reportgen events --save --archive archive" in first.stderr
    saved = shell("events", "--save", "--archive", "archive")
    id_ = saved.stdout.split()[0]
    assert f"reportgen compose {id_} --archive archive -o briefing.pdf" in saved.stderr
    assert shell("compose", id_, "--archive", "archive", "-o", "r.md").exit_code == 0


def test_compose_narrows_the_event_by_the_same_flags_as_build(news: Path) -> None:
    run = shell("collect", "news", "--archive", "archive").stdout.strip()
    for flags in (
        ["--about", "ferry Aurora sandbank"],
        ["--like", "news/one.txt"],
        ["--until", "2026-05-02"],
    ):
        done = shell("compose", run, "--archive", "archive", *flags, "-o", "c.json")
        assert done.exit_code == 0, done.stderr
        told = json.loads(Path("c.json").read_text("utf-8"))
        assert sorted(one["title"] for one in told["articles"]) == ["On one", "On two"]
        assert [one["title"] for one in told["off_event"]] == ["On three"]
    assert shell("compose", run, "--since", "2026-06-01", "--until", "2026-05-01").exit_code == 2


def test_a_seed_outside_the_window_stands_in_the_briefing_with_a_caution(news: Path) -> None:
    report = report_of("news", "--like", "news/one.txt", "--since", "2026-05-02")
    assert "On one" in [one["title"] for one in report["articles"]]
    cautions = [one["text"] for one in report["warnings"] if one["slug"] == "off-event"]
    assert any("published 2026-05-01, before 2026-05-02; kept" in text for text in cautions)


def test_the_window_of_a_build_may_stand_in_the_environment(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTGEN_EVENT_UNTIL", "2026-05-02")
    assert sorted(one["title"] for one in report_of("news")["articles"]) == ["On one", "On two"]
