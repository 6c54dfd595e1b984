"""How long commands take on archives of many articles, and how much memory: `python -m benchmarks.archives`.

    python -m benchmarks.archives FOLDER [SIZE ...]

Makes an archive of each size in the folder (made-up words, five articles an
event, a hundred a day), unless it is there already, and prints one line for
each command: seconds to its first line, seconds in all, and the peak of its memory.
"""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from benchmarks.adapters import article_of
from reportgen.archive import Archive
from reportgen.article import article_id
from reportgen.capture import Capture, Source
from reportgen.record import Record, make_manifest

SIZES = (500, 10_000, 100_000)
# What is collected between two runs.
ADDED = 1_000
_PER_EVENT, _PER_DAY, _WORDS = 5, 100, 250
# Words of any text, as frequent as Zipf has it, and how many of those that only one event has.
_COMMON, _OWN, _SHARE_OWN = 20_000, 40, 0.2
# Articles of one run of the archive.
_RUN = 100
_START = datetime(2020, 1, 1, tzinfo=UTC)
_SYLLABLES = "ba de fi go hu ka le mi no pu ra se ti vo zu lan den mor tis ver".split()

_WEIGHTS = tuple(accumulate(1 / rank for rank in range(1, _COMMON + 1)))


def main(arguments: list[str]) -> None:
    """Prints the table."""
    folder, *sizes = arguments
    print(f"{'articles':>8}  {'command':34} {'first line':>10} {'all':>8} {'CPU':>8} {'peak MB':>8}")
    for size in map(int, sizes or SIZES):
        root = Path(folder) / f"archive-{size}"
        if not root.is_dir():
            extend(root, 0, size)
        measure(root, size)


def measure(root: Path, size: int) -> None:
    """Prints a line for each command on one archive, which grows by a thousand articles meanwhile."""
    (root / "index.sqlite").unlink(missing_ok=True)
    record = next((root / "records").glob("*.json")).stem
    page = root.parent / "one.txt"
    page.write_text("Title: One more\n\nA barge ran aground on Friday. The harbor office said so.\n", "utf-8")
    told = root.parent / "out.warc.gz"

    def run(name: str, *command: str) -> None:
        _time(size, name, *command, "--archive", str(root))

    run("events (no index)", "events")
    run("events (nothing new)", "events")
    extend(root, sum(1 for _ in (root / "records").iterdir()), ADDED)
    run(f"events ({ADDED:,} more)", "events")
    run("events (of a month)", "events", "--since", "2020-01-01", "--until", "2020-01-31")
    run("archive list", "archive", "list")
    run("archive list --captures", "archive", "list", "--captures")
    run("archive check", "archive", "check")
    run("archive prune (a plan)", "archive", "prune", "--runs", "100000")
    run("archive export", "archive", "export", str(told))
    run("collect (one file)", "collect", str(page))
    run("archive redact", "archive", "redact", record, "--reason", "asked")


def extend(root: Path, start: int, size: int) -> None:
    """Puts so many articles into the archive, each told by its number; nothing is synced, for speed."""
    archive, sync = Archive(root), os.fsync
    os.fsync = _forgo
    try:
        for first in range(start, start + size, _RUN):
            records = [_keep(archive, n) for n in range(first, min(first + _RUN, start + size))]
            manifest = make_manifest([record.url for record in records], [record.id for record in records])
            archive.save_manifest(manifest)
    finally:
        os.fsync = sync


def _forgo(fd: object) -> None:
    """Syncs nothing: what is made here can be made again."""


def _keep(archive: Archive, number: int) -> Record:
    text = f"{' '.join(_words(number, 8)).capitalize()}\n\n" + "\n\n".join(_paragraphs(number))
    url = f"https://paper-{number % 50}.example/{number}"
    when = _START + timedelta(days=1 / _PER_DAY) * number
    capture = Capture(
        source=Source(url=url),
        url=url,
        final_url=url,
        content=f"<p>{text}</p>".encode(),
        captured=when + timedelta(hours=3),
        media_type="text/html",
        headers=(("etag", f'"{number}"'),),
    )
    article = replace(
        article_of(text),
        id=article_id(url),
        source=f"Paper {number % 50}",
        url=url,
        final_url=url,
        title=text.partition("\n")[0],
        published=when,
        captured=capture.captured,
        page_sha256=hashlib.sha256(capture.content).hexdigest(),
    )
    return archive.keep(capture, article)


def _paragraphs(number: int) -> Iterator[str]:
    words = _words(number, _WORDS)
    for start in range(0, len(words), 50):
        sentences = (" ".join(words[at : at + 10]) for at in range(start, start + 50, 10))
        yield " ".join(f"{sentence.capitalize()}." for sentence in sentences)


def _words(number: int, count: int) -> list[str]:
    """Words of an article: most of any text, some of its event, which five neighbors in time share."""
    event = number // _PER_EVENT
    chance = random.Random(number * 1000 + count)
    own = _COMMON + event * _OWN
    ranks = chance.choices(range(_COMMON), cum_weights=_WEIGHTS, k=count)
    return [_word(own + chance.randrange(_OWN) if chance.random() < _SHARE_OWN else rank) for rank in ranks]


def _word(number: int) -> str:
    """A word for a number, of two to six syllables."""
    said = ""
    number += len(_SYLLABLES)
    while number:
        number, digit = divmod(number, len(_SYLLABLES))
        said += _SYLLABLES[digit]
    return said


def _time(size: int, name: str, *command: str) -> None:
    """Prints how long one command took."""
    with tempfile.TemporaryFile() as complaints:
        start = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, "-m", "reportgen", *command], stdout=subprocess.PIPE, stderr=complaints
        )
        assert child.stdout
        told = child.stdout.readline()
        first = time.perf_counter() - start
        while child.stdout.read(1 << 16):
            pass
        child.stdout.close()
        _, status, used = os.wait4(child.pid, 0)
        whole = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    shown = f"{first:.2f}" if told else "-"
    code = "" if child.returncode == 0 else f"  exit {child.returncode}"
    busy = used.ru_utime + used.ru_stime
    print(
        f"{size:>8}  {name:34} {shown:>10} {whole:>8.2f} {busy:>8.2f} {used.ru_maxrss / 1024:>8.0f}{code}",
        flush=True,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
