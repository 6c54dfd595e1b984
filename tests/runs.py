"""Whole runs over texts written for the test, in a folder of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from reportgen.archive import Archive
from reportgen.capture import Source
from reportgen.config import Config, Settings
from reportgen.job import Outcome, build

MORNING = datetime(2026, 5, 6, 6, 0, tzinfo=UTC)

CREW = """\
Title: Aurora runs aground
Publisher: The Crew
Date: 2026-05-05T20:00:00Z

The ferry Aurora ran onto a sandbank near Lethmark on Tuesday evening. The rescue lasted about 35 minutes.

“We stopped the engine at once and called the coast guard,” said Anna Holm, the master of the ferry.
"""

PORT = """\
Title: Ferry stuck near Lethmark
Publisher: The Port
Date: 2026-05-05T21:00:00Z

On Tuesday evening the ferry Aurora was stuck on a sandbank near Lethmark. The rescue lasted 20 minutes.

Harbor pilots had warned of the bank in April. Tugs will try again at high tide.
"""


def write_texts(folder: Path) -> list[Path]:
    """The two texts as files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / "crew.txt", folder / "port.txt"]
    for path, text in zip(paths, (CREW, PORT), strict=True):
        path.write_text(text, "utf-8")
    return paths


def run(
    folder: Path, *outputs: str, settings: Settings | None = None, sources: list[str] | None = None
) -> Outcome:
    """A build over the two texts, at a fixed time, with its archive in the folder."""
    texts = sources if sources is not None else [str(path) for path in write_texts(folder / "texts")]
    config = Config(
        settings=settings or Settings(),
        sources=tuple(Source(url=text) for text in texts),
        outputs=tuple(folder / name for name in outputs),
        archive=folder / "archive",
    )
    return build(config, lambda: MORNING)


def archive_of(folder: Path) -> Archive:
    """The archive of such a run."""
    return Archive(folder / "archive")
