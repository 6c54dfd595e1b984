"""Patterns of paths: which files below a folder fit one.

The standard library's glob follows links within `**`, and two links to their own
folder then keep it busy for hours; here a link to a folder is followed only where
the pattern itself names it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from fnmatch import translate
from pathlib import Path

from reportgen.collectors.places import is_archive

_WILD = re.compile(r"[*?\[]")
_ANY_DEPTH = "**"


def is_pattern(path: str) -> bool:
    """Whether a path has wildcards."""
    return bool(_WILD.search(path))


def split_pattern(path: str) -> tuple[Path, str]:
    """The folder before the first wildcard, and the pattern below it."""
    parts = Path(path).parts
    first = next((place for place, part in enumerate(parts) if is_pattern(part)), max(len(parts) - 1, 0))
    return Path(*parts[:first]), "/".join(parts[first:])


def fitting_names(folder: Path, pattern: str) -> Iterator[str]:
    """Names, relative to the folder, of the files below it that fit; each once, in no fixed order."""
    parts = pattern.split("/")
    # `**/**` says no more than `**` and would go through every folder once for each way to share it out.
    lean = [
        part for place, part in enumerate(parts) if not (part == _ANY_DEPTH and parts[:place][-1:] == [part])
    ]
    if lean[-1] == _ANY_DEPTH:
        lean.append("*")
    yield from dict.fromkeys(_fitting(folder, "", tuple(lean)))


def _fitting(folder: Path, before: str, parts: tuple[str, ...]) -> Iterator[str]:
    first, *rest = parts
    if first == _ANY_DEPTH:
        yield from _fitting(folder, before, tuple(rest))
    fits = re.compile(translate(first)).match
    for entry in _entries(folder):
        name = before + entry.name
        if first == _ANY_DEPTH:
            if entry.is_dir(follow_symlinks=False):
                yield from _fitting(Path(entry.path), name + "/", parts)
        elif fits(entry.name):
            if not rest and not entry.is_dir():
                yield name
            elif rest and entry.is_dir():
                yield from _fitting(Path(entry.path), name + "/", tuple(rest))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What stands in a folder, without hidden names and archives of ours; nothing where it cannot be read."""
    try:
        with os.scandir(folder) as found:
            visible = [entry for entry in found if not entry.name.startswith(".")]
    except OSError:
        return []
    return [entry for entry in visible if not (entry.is_dir() and is_archive(Path(entry.path)))]
