"""An archive holds whatever happens to those who write to it: killed, or denied the disk, at any step."""

from __future__ import annotations

import errno
import multiprocessing
import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from reportgen.archive import Archive
from reportgen.errors import OutputError
from reportgen.output import is_leftover
from reportgen.redaction import redact
from reportgen.upkeep import check, prune
from tests.newsroom import run, story
from tests.servers import page, serve
from tests.stored import NOON, keep, save_run
from tests.torture import BROKEN, KILL, REFUSED, WHOLE, count, disturb

pytestmark = [
    pytest.mark.slow,  # killing a run at every step of its way takes long
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills children that it forks"),
]

FAULTS = [KILL, errno.ENOSPC, errno.EIO]
# A kill at every step; what the disk denies at every third, each fault at others.
STRIDES = {KILL: (1, 1), errno.ENOSPC: (1, 3), errno.EIO: (2, 3)}


def store(root: Path) -> None:
    """A run as `collect` does it: what was got is named after each article, and at the end."""
    archive = Archive(root)
    records = []
    for number in range(2):
        records.append(keep(archive, f"Text {number}.", f"https://{number}.example/"))
        save_run(archive, *records, finished=False)
    manifest = save_run(archive, *records)
    archive.save_report("ab" * 6, f'{{"manifest": "{manifest.id}"}}'.encode())


def fill(root: Path) -> None:
    """Three runs that share a text, and a report of the oldest."""
    archive = Archive(root)
    shared = keep(archive, "Shared.", "https://shared.example/", captured=NOON - timedelta(days=9))
    for day in range(3):
        record = keep(archive, f"Day {day}.", f"https://{day}.example/", captured=NOON + timedelta(days=day))
        manifest = save_run(archive, shared, record)
        os.utime(root / "manifests" / f"{manifest.id}.json", (day, day))
        if not day:
            archive.save_report("ab" * 6, f'{{"manifest": "{manifest.id}"}}'.encode())


def files(root: Path) -> dict[str, bytes]:
    """What is in the archive, but for what a killed run may leave."""
    found = (path for path in root.rglob("*") if path.is_file() and not is_leftover(path))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def damage(root: Path) -> list[str]:
    return [one.text for one in check(Archive(root)) if one.kind == "damage"]


def test_a_run_killed_or_denied_the_disk_at_any_step_leaves_no_half_file_and_a_second_run_completes_it(
    tmp_path: Path,
) -> None:
    store(tmp_path / "whole")
    whole = files(tmp_path / "whole")
    steps = count(lambda: store(tmp_path / "counted"))
    assert steps > 60
    ends = set()
    for kind in FAULTS:
        first, stride = STRIDES[kind]
        for at in range(first, steps + 1, stride):
            root = tmp_path / "archive"
            end = disturb(lambda: store(root), at, kind)  # noqa: B023  called at once
            ends.add(end)
            assert end in {-9} if kind == KILL else end in {WHOLE, REFUSED}, (kind, at)
            if root.exists():
                # A manifest that was saved for what is got so far may stand beside; all else is whole.
                assert damage(root) == [], (kind, at)
                unfinished = {name for name in files(root) if name.startswith("manifests/")} - whole.keys()
                stored = {name: c for name, c in files(root).items() if name not in unfinished}
                assert stored.items() <= whole.items(), (kind, at)
                if kind != KILL:
                    assert not any(is_leftover(path) for path in root.rglob("*")), (kind, at)
            store(root)
            assert files(root) == whole, (kind, at)
            shutil.rmtree(root)
    assert ends == {-9, WHOLE, REFUSED}


@pytest.mark.parametrize("kind", FAULTS)
def test_pruning_killed_or_denied_at_any_step_costs_no_run_that_is_kept_and_a_second_one_completes_it(
    tmp_path: Path, kind: int
) -> None:
    fill(tmp_path / "full")

    def cut(root: Path) -> None:
        prune(Archive(root), keep_runs=1)

    def copy() -> Path:
        root = tmp_path / "archive"
        shutil.rmtree(root, ignore_errors=True)
        return Path(shutil.copytree(tmp_path / "full", root))

    steps = count(lambda: cut(copy()))
    pruned = files(tmp_path / "archive")
    assert len(pruned) < len(files(tmp_path / "full"))
    for at in range(1, steps + 1):
        root = copy()
        assert disturb(lambda: cut(root), at, kind) != BROKEN  # noqa: B023  called at once
        assert damage(root) == []
        assert pruned.items() <= files(root).items()
        cut(root)
        assert files(root) == pruned


@pytest.mark.parametrize("kind", FAULTS)
def test_a_removal_killed_or_denied_at_any_step_is_completed_by_a_second_one(
    tmp_path: Path, kind: int
) -> None:
    fill(tmp_path / "full")
    asked = keep(Archive(tmp_path / "full"), "Shared.", "https://shared.example/").article

    def remove(root: Path) -> None:
        redact(Archive(root), asked, "asked", NOON)

    def copy() -> Path:
        root = tmp_path / "archive"
        shutil.rmtree(root, ignore_errors=True)
        return Path(shutil.copytree(tmp_path / "full", root))

    steps = count(lambda: remove(copy()))
    removed = files(tmp_path / "archive")
    for at in range(1, steps + 1):
        root = copy()
        assert disturb(lambda: remove(root), at, kind) != BROKEN  # noqa: B023  called at once
        remove(root)
        assert files(root) == removed
        assert damage(root) == []


CHILD = """
import sys
from reportgen.archive import Archive
from tests.newsroom import run
from tests.torture import KILL, Fault
archive, at, *sources = sys.argv[1:]
run(sources[:1], Archive(archive + "-warm"))  # so that no file of the interpreter's is read later
Fault(int(at), KILL)
run(sources, Archive(archive))
"""


@pytest.mark.parametrize("at", [12, 47, 71])
def test_collecting_killed_at_any_step_fetches_nothing_twice_that_was_stored(tmp_path: Path, at: int) -> None:
    archive = Archive(tmp_path / "archive")
    with serve({f"/{n}": page(story(f"Report {n} came in.")) for n in range(4)}) as site:
        sources = [site.url(f"/{n}") for n in range(4)]
        words = [sys.executable, "-c", CHILD, str(archive.root), str(at), *sources]
        done = subprocess.run(words, cwd=Path(__file__).parents[1], check=False, timeout=60)
        assert done.returncode == -9
        assert damage(archive.root) == []
        unfinished = archive.unfinished(sources)
        stored = {archive.record(record_id).url for record_id in unfinished.records} if unfinished else set()
        site.asked.clear()
        manifest = run(sources, archive)
        asked = set(map(site.url, site.pages()))
    assert asked == set(sources) - stored
    assert len(manifest.records) == 4
    assert damage(archive.root) == []
    if at == 71:
        assert stored


def write_many(root: Path, number: int) -> None:
    archive = Archive(root)
    for turn in range(8):
        shared = keep(archive, f"Shared {turn}.", f"https://shared{turn}.example/")
        own = keep(archive, f"Own {number} {turn}.", f"https://own{number}-{turn}.example/")
        save_run(archive, shared, own)


def test_several_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    children = [context.Process(target=write_many, args=(tmp_path, number)) for number in range(4)]
    for child in children:
        child.start()
    for child in children:
        child.join(60)
    assert [child.exitcode for child in children] == [0] * 4
    archive = Archive(tmp_path)
    assert len(archive.manifests()) == 32
    assert list(check(archive)) == []


def test_what_runs_write_while_another_prunes_is_whole(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    children = [context.Process(target=write_many, args=(tmp_path, number)) for number in range(2)]
    keep(Archive(tmp_path), "First.")
    for child in children:
        child.start()
    pruned = 0
    while any(child.is_alive() for child in children):
        pruned += _tried(tmp_path)
    assert [child.exitcode for child in children] == [0, 0]
    _tried(tmp_path)
    archive = Archive(tmp_path)
    assert archive.manifests()
    for manifest_id in archive.manifests():
        assert list(archive.damage(archive.manifest(manifest_id))) == []


def _tried(root: Path) -> bool:
    """Whether a prune had the archive to itself."""
    try:
        prune(Archive(root), keep_runs=3)
    except OutputError:
        return False
    return True
