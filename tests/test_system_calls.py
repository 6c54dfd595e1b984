"""An archive holds whatever becomes of the command line: killed, or denied the disk, at any system call.

A sample, the same each time; with REPORTGEN_STEPS=all every call that touches the archive, which takes
half an hour.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportgen.archive import Archive
from reportgen.index import NAME, Index
from reportgen.output import is_leftover
from reportgen.redaction import redact
from reportgen.upkeep import check, prune
from tests.newsroom import rss, run, story
from tests.servers import changing_with, page, serve
from tests.stored import NOON, keep
from tests.system_calls import BROKEN, FILLING, FULL, KILL, End, Step, disturb, refusal, steps
from tests.test_torture import fill

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(7200 if os.environ.get("REPORTGEN_STEPS") == "all" else 120),
    pytest.mark.skipif(bool(refusal()), reason=f"{refusal()}; tests/test_torture.py has to do"),
]

# Faults tried of each kind in one test, spread evenly over the steps.
SAMPLE = 3


def chosen(found: tuple[Step, ...]) -> Iterator[tuple[Step, str]]:
    """Steps with the fault for each: kills where something changes, a full disk where it can be, else EIO."""
    for place, (fault, fits) in enumerate(
        [
            (KILL, lambda step: step.changes),
            (FULL, lambda step: step.changes and step.name in FILLING),
            (BROKEN, lambda step: step.changes),
            (BROKEN, lambda step: not step.changes),
        ]
    ):
        fitting = [step for step in found if fits(step)]
        stride = 1 if os.environ.get("REPORTGEN_STEPS") == "all" else max(1, len(fitting) // SAMPLE)
        yield from ((step, fault) for step in fitting[(place * stride) // 4 :: stride])


class Trial:
    """A command that is disturbed at each of its steps in turn, on an archive made anew each time."""

    def __init__(self, folder: Path, prepare: Callable[[Path], object] = lambda root: None) -> None:
        self.root, self.log, self.prepare = folder / "archive", folder / "log", prepare
        self.ends: list[End] = []

    def command(self, *words: str) -> list[str]:
        return [*words, "--archive", str(self.root)]

    def fresh(self) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        self.prepare(self.root)

    def disturbed(self, *words: str) -> Iterator[tuple[Step, str]]:
        """Yields behind each fault, when what has to hold of any is known to hold."""
        self.fresh()
        found = steps(self.command(*words), self.root, self.log)
        for step, fault in chosen(found):
            self.fresh()
            end = disturb(self.command(*words), step, fault, self.log)
            self.ends.append(end)
            told = f"{step} {fault}: {end}"
            if os.environ.get("REPORTGEN_STEPS") == "all":
                print(told)
            # Who strikes the interpreter's own files, or what we say, gets no sentence.
            if all(str(self.root) in line for line in end.struck):
                check_words(end, step, fault, told)
            if fault != KILL and step.name != "unlink":
                assert not any(is_leftover(path) for path in self.root.rglob("*")), told
            yield step, told

    def hits(self) -> float:
        """The share of faults that struck a call on the archive, and not another of that number."""
        return sum(str(self.root) in "".join(end.struck) for end in self.ends) / len(self.ends)


def check_words(end: End, step: Step, fault: str, told: str) -> None:
    """An error is a sentence and has the exit code for it."""
    assert "Traceback" not in end.said, told
    assert "unexpected" not in end.said, told
    if fault == KILL:
        assert end.code in (0, -9), told
    elif step.changes:
        assert end.code in (0, 3, 7), told
    else:
        assert end.code in (0, 1, 2, 3, 5, 6, 7), told
    if end.code > 0:
        assert end.said.startswith("reportgen: "), told


def files(root: Path) -> dict[str, bytes]:
    """What is in the archive, but for the index and what a killed run may leave."""
    found = (path for path in root.rglob("*") if path.is_file() and not is_leftover(path))
    named = {path.relative_to(root).as_posix(): path.read_bytes() for path in found}
    return {name: content for name, content in named.items() if not name.startswith(("index.", ".gitignore"))}


def damage(root: Path) -> list[str]:
    return [f.path + f.text for f in check(Archive(root)) if f.kind == "damage"] if root.is_dir() else []


def test_files_are_collected_whole_whatever_happens(tmp_path: Path) -> None:
    names = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path in names:
        path.write_text(f"Title: A barge ran aground, {path.stem}\n\n{'The harbor office said so. ' * 9}")
    trial = Trial(tmp_path)
    words = ["collect", *map(str, names), "--as-of", "2026-03-01T12:00Z"]
    run(names, Archive(tmp_path / "whole"))
    whole = files(tmp_path / "whole")
    for _, told in trial.disturbed(*words):
        assert damage(trial.root) == [], told
        run(names, Archive(trial.root))
        assert whole.items() <= files(trial.root).items(), told
        assert damage(trial.root) == [], told
    assert trial.hits() > 0.8


def test_of_the_web_nothing_that_was_stored_is_fetched_again(tmp_path: Path) -> None:
    with serve() as site:
        paths = ["/0", "/1"]
        for path in paths:
            site.answers[path] = changing_with(f'"tag{path}"', story(f"Report {path[1:]} came in."))
        site.answers["/feed"] = page(rss(*map(site.url, paths)), "application/rss+xml", ETag='"feed"')
        trial = Trial(tmp_path)
        words = ["collect", site.url("/feed"), "--allow-private", "127.0.0.1"]
        for _, told in trial.disturbed(*words, "--as-of", "2026-03-01T12:00Z"):
            assert damage(trial.root) == [], told
            archive = Archive(trial.root)
            stored = [path for path in paths if archive.latest(site.url(path))]
            site.asked.clear()
            site.headers.clear()
            manifest = run([site.url("/feed")], archive)
            anew = [
                path
                for path, headers in zip(site.asked, site.headers, strict=True)
                if "if-none-match" not in headers
            ]
            assert not set(stored).intersection(anew), told
            assert len(manifest.records) == 2, told
            assert damage(trial.root) == [], told
    assert trial.hits() > 0.5


def test_a_pruning_disturbed_costs_no_run_that_is_kept(tmp_path: Path) -> None:
    trial = Trial(tmp_path, fill)
    fill(tmp_path / "whole")
    prune(Archive(tmp_path / "whole"), keep_runs=1)
    pruned = files(tmp_path / "whole")
    for _, told in trial.disturbed("archive", "prune", "--runs", "1", "--yes"):
        assert damage(trial.root) == [], told
        assert pruned.items() <= files(trial.root).items(), told
        prune(Archive(trial.root), keep_runs=1)
        assert files(trial.root) == pruned, told
    assert trial.hits() > 0.8


def test_a_removal_disturbed_is_named_and_completed_by_a_second_one(tmp_path: Path) -> None:
    trial = Trial(tmp_path, fill)
    fill(tmp_path / "whole")
    asked = keep(Archive(tmp_path / "whole"), "Shared.", "https://shared.example/").article
    redact(Archive(tmp_path / "whole"), asked, "asked", NOON)
    removed = files(tmp_path / "whole")
    words = ["archive", "redact", asked, "--reason", "asked", "--as-of", "2026-03-01T12:00Z"]
    for _, told in trial.disturbed(*words):
        assert all("redact it again" in text or "is not there" in text for text in damage(trial.root)), told
        redact(Archive(trial.root), asked, "asked", NOON)
        assert files(trial.root) == removed, told
        assert damage(trial.root) == [], told
    assert trial.hits() > 0.8


def test_an_index_disturbed_is_mended_by_the_next_run(tmp_path: Path) -> None:
    trial = Trial(tmp_path, fill)
    fill(tmp_path / "whole")
    with Index(Archive(tmp_path / "whole")) as index:
        entries = index.entries()
    whole = files(tmp_path / "whole")
    for _, told in trial.disturbed("events", "--all"):
        assert files(trial.root) == whole, told
        with Index(Archive(trial.root)) as index:
            assert index.entries() == entries, told
            assert not index.unread, told
        assert (trial.root / NAME).is_file(), told
    assert trial.hits() > 0.8
