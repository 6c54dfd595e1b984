"""The command line killed, or denied the disk, at its n-th system call; strace does it, so that it is real.

Unlike `torture.py`, which counts steps inside Python, this sees every call: those of SQLite, of the
interpreter and of worker processes as well.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]

KILL = "signal=KILL"
FULL = "error=ENOSPC"
BROKEN = "error=EIO"

# What writes and can find the disk full; what writes, removes or locks; what reads.
FILLING = frozenset({"openat", "write", "pwrite64", "fsync", "fdatasync", "rename", "mkdir", "link"})
WRITING = FILLING | {"unlink", "rmdir", "flock", "ftruncate"}
READING = frozenset({"openat", "read", "pread64", "getdents64", "newfstatat"})
TRACED = tuple(sorted(WRITING | READING))

_CALL = re.compile(r"(?P<pid>\d+) +(?P<name>\w+)\(")


@dataclass(frozen=True, slots=True)
class Step:
    """A system call that touches a folder."""

    name: str
    """Its name."""
    number: int
    """Of how many calls of that name, by its thread, it is the last."""
    changes: bool
    """Whether it may change something on the disk."""


@dataclass(frozen=True, slots=True)
class End:
    """How a disturbed command ended."""

    code: int
    """Its exit code; minus 9 where it was killed."""
    said: str
    """What it wrote to standard error."""
    struck: tuple[str, ...]
    """The lines of the calls that were disturbed: several, since each thread counts its calls for itself."""


@cache
def refusal() -> str:
    """Why strace cannot be used here; nothing where it can."""
    if not shutil.which("strace"):
        return "strace is not installed"
    words = ["strace", "-f", "-qq", "-o", os.devnull, "-e", "inject=openat:error=EIO:when=9999", "true"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else f"strace may not trace here: {done.stderr.strip()[:120]}"


def steps(command: Sequence[str], folder: Path, log: Path) -> tuple[Step, ...]:
    """The system calls by which an undisturbed command touches the folder, in their order."""
    end = _trace(command, log)
    assert end.returncode == 0, end.stderr
    return tuple(_touching(log, str(folder)))


def disturb(command: Sequence[str], step: Step, fault: str, log: Path) -> End:
    """How the command ends with that fault at that step."""
    done = _trace(command, log, "-e", f"inject={step.name}:{fault}:when={step.number}")
    lines = log.read_text("utf-8", "replace").splitlines()
    struck = [line for line in lines if "(INJECTED)" in line]
    if not struck and done.returncode == -9:
        struck = [line for line in lines if _CALL.match(line) and f"{step.name}(" in line][-1:]
    return End(code=done.returncode, said=done.stderr, struck=tuple(struck))


def _trace(command: Sequence[str], log: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The ended command, its calls written to the log."""
    words = ["strace", "-f", "-qq", "-y", "-s", "16", "-o", str(log), "-e", f"trace={','.join(TRACED)}"]
    # The calls of a second run are those of the first: no file of the interpreter's is written meanwhile.
    own = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT)}
    own |= {"HOME": str(log.parent), "PATH": os.environ["PATH"], "NO_COLOR": "1"}
    words += [*options, sys.executable, "-m", "reportgen", *command]
    return subprocess.run(words, capture_output=True, text=True, check=False, env=own, timeout=90)


def _touching(log: Path, folder: str) -> Iterator[Step]:
    counts: Counter[tuple[str, str]] = Counter()
    for line in log.read_text("utf-8", "replace").splitlines():
        call = _CALL.match(line)
        if call:
            counts[call["pid"], call["name"]] += 1
            if folder in line:
                name = call["name"]
                changes = name in WRITING and (name != "openat" or "O_CREAT" in line)
                yield Step(name, counts[call["pid"], name], changes)
