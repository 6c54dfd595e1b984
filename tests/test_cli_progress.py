"""The line that a terminal shows while a run reads: there for who watches, and for nobody else."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest
from newsroom import NOON
from rich.console import Console

from reportgen.capture import Capture, Skipped, Source
from reportgen.cli.progress import watch

pty = pytest.importorskip("pty")


def capture(url: str) -> Capture:
    return Capture(source=Source(url=url), url=url, final_url=url, content=b"x", captured=NOON)


def shown(*found: object, width: int = 100) -> str:
    screen = io.StringIO()
    with watch(quiet=False, console=Console(file=screen, force_terminal=True, width=width)) as progress:
        assert progress
        for each in found:
            progress(each)
    return screen.getvalue()


def test_it_counts_what_was_read_and_what_was_not():
    skipped = Skipped(source="s", url="https://gull.example/2", slug="dns", reason="R.")
    line = shown(capture("https://gull.example/1"), skipped)
    assert "1 read, 1 not read: https://gull.example/2" in line
    assert line.endswith(("\x1b[2K", "\x1b[?25h"))  # the line is wiped, the cursor shown again


def test_an_address_drives_no_terminal_and_is_no_markup():
    line = shown(capture("file:[red]\x1b]0;title\x07\u202e.txt"))
    assert "[red]" in line
    assert "\x1b]0;" not in line
    assert "\u202e" not in line


@pytest.mark.parametrize("width", [20, 40, 60])
def test_in_a_narrow_window_the_address_gives_way_to_the_time(width):
    line = shown(capture("https://gull.example/" + "a" * 100), width=width)
    assert "0:00:00" in line.rpartition("1 read")[2]
    assert "…" not in line


def test_nobody_watches_a_pipe_and_quiet_is_quiet(monkeypatch):
    with watch(quiet=False) as progress:
        assert progress is None  # standard error is no terminal in a test
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with watch(quiet=True) as progress:
        assert progress is None


def test_the_command_shows_it_on_a_terminal_and_leaves_the_result_alone(tmp_path):
    (tmp_path / "a.txt").write_text("A ferry sank on Monday.")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "reportgen", "collect", "a.txt", "--archive", "archive"]
    env = os.environ | {"TERM": "xterm", "COLUMNS": "100"}
    done = subprocess.run(command, cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=theirs, timeout=100)
    os.close(theirs)
    seen = os.read(ours, 100_000).decode()
    os.close(ours)
    assert done.returncode == 0
    assert "1 read: file:a.txt" in seen
    assert len(done.stdout.strip()) == 12
