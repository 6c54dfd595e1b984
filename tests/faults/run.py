"""One run of `collect` over faulty sources, in a process of its own that is watched: a program.

Reads a job as JSON from standard input and prints what came of it: what was collected and
skipped, how long each address took, and the most memory that was used.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from reportgen import fetching
from reportgen.archive import Archive
from reportgen.capture import Limits, Source
from reportgen.collectors import collect
from reportgen.documents.worker import end_workers
from reportgen.fetching import Fetched, Fetcher

NOON = datetime(2026, 5, 6, 12, tzinfo=UTC)

WATCH = """
import os, sys

def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        path = os.fsdecode(arguments[0])
        if path in WATCHED:
            os.write(LOG, f"opened {path}\\n".encode())
    elif event == "socket.connect" and isinstance(arguments[1], tuple):
        os.write(LOG, f"connected {arguments[1][0]}\\n".encode())

WATCHED = os.environ["WATCHED"].split(os.pathsep)
LOG = os.open(os.environ["WATCH_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
sys.addaudithook(watch)
"""
"""A `sitecustomize.py`: what this process and those that it starts open and connect to."""


class TimedFetcher(Fetcher):
    """Notes how many seconds each address took."""

    seconds: dict[str, float] = {}

    def fetch(self, url: str, known: Fetched | None = None, **own: float) -> Fetched:
        begin = time.monotonic()
        try:
            return super().fetch(url, known, **own)
        finally:
            self.seconds[url] = time.monotonic() - begin


def run(job: dict) -> dict:
    """What came of the job."""
    fetching.Fetcher = TimedFetcher
    limits = Limits(**{**job["limits"], "allow_private": frozenset(job["limits"]["allow_private"])})
    archive = Archive(job["archive"])
    begin = time.monotonic()
    manifest = collect(
        [Source(url=url) for url in job["sources"]], archive, limits=limits, clock=lambda: NOON
    )
    seconds = time.monotonic() - begin
    end_workers()  # what they used is counted when they end
    return {
        "manifest": manifest.id,
        "seconds": seconds,
        "skipped": {each.url: each.slug for each in manifest.skipped},
        "reasons": {each.url: each.reason for each in manifest.skipped},
        "articles": {article.url: article.text for article in archive.articles(manifest)},
        "flags": {article.url: article.flags for article in archive.articles(manifest)},
        "fetching": TimedFetcher.seconds,
        "memory": _most_memory(),
        "memory_of_readers": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
    }


def _most_memory() -> int:
    """The most memory that this process has used, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage would count what the process was before it became this program
        return int(re.search(r"VmHWM:\s+(\d+) kB", status.read_text())[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    print(json.dumps(run(json.load(sys.stdin))))
