"""What a disk says of files: whether they are there, and which; its errors as sentences.

A disk that cannot be read is never taken for an empty one: who removes what
nobody names would then remove everything.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from time import time_ns

from reportgen.errors import ReportgenError

# Two changes of a folder within the tick of a disk's clock bear one time; the coarsest, of FAT, is
# two seconds.
_TICK = 2_000_000_000
_ABSENT = (FileNotFoundError, NotADirectoryError)


@contextlib.contextmanager
def reading(path: Path) -> Iterator[None]:
    """Whatever goes wrong while the disk is read, as a ReportgenError that names the file, else the path."""
    try:
        yield
    except OSError as error:
        raise ReportgenError(f"{error.filename or path} cannot be read ({error.strerror}).") from error


def is_there(path: Path) -> bool:
    """Whether there is something at the path.  Raises ReportgenError where the disk does not say."""
    with reading(path):
        try:
            path.stat()
        except _ABSENT:
            return False
        return True


def status(path: Path) -> os.stat_result:
    """What the disk says of the file.  Raises ReportgenError where it is not there, too."""
    with reading(path):
        return path.stat()


def stamp(folder: Path) -> int | None:
    """What stays the same for as long as no file enters or leaves the folder.

    None where it has changed too lately to be told from the next change.
    Raises ReportgenError where the disk does not say.
    """
    changed = status(folder).st_mtime_ns if is_there(folder) else 0
    return changed if changed + _TICK < time_ns() else None


def entries(folder: Path, ending: str) -> Iterator[os.DirEntry[str]]:
    """The files in a folder whose names have that ending, in no order; none where there is no folder.

    Raises ReportgenError where the folder cannot be read.
    """
    with reading(folder), contextlib.suppress(*_ABSENT), os.scandir(folder) as found:
        yield from (entry for entry in found if entry.name.endswith(ending) and entry.is_file())


def tree(folder: Path) -> Iterator[Path]:
    """The files below a folder, each folder's sorted by name; none where there is no folder.

    Links are left out.  Raises ReportgenError where one of the folders cannot be read.
    """
    with reading(folder):
        try:
            found = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except _ABSENT:
            return
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                yield from tree(folder / entry.name)
            elif entry.is_file(follow_symlinks=False):
                yield folder / entry.name
