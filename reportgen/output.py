"""Files written aside, synced and renamed, so that a file is whole or not there.

Knows nothing of what it writes.  Every file that reportgen leaves behind,
archive and reports alike, goes through `write`.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from reportgen.errors import OutputError

_REASONS = {
    errno.ENOSPC: "the disk is full; make room or choose another place.",
    errno.EDQUOT: "your share of the disk is used up; make room or choose another place.",
    errno.EROFS: "the place is read-only; choose another one.",
    errno.EACCES: "you may not write there; choose another place or change its permissions.",
    errno.EPERM: "you may not write there; choose another place or change its permissions.",
    errno.EISDIR: "a folder of that name is in the way; name a file.",
    errno.ENOTDIR: "a part of the path is a file and not a folder; choose another place.",
    errno.EEXIST: "a part of the path is a file and not a folder; choose another place.",
    errno.ENAMETOOLONG: "the name is too long for this disk; choose a shorter one.",
    errno.EIO: "the disk reported an error.",
}

# Of these errors a sync that fails means that the disk has lost something; of others, that it knows no syncs.
_LOST = frozenset({errno.EIO, errno.ENOSPC, errno.EDQUOT})
_ASIDE = re.compile(r"\.[0-9a-f]{16}\.part")
_SHARD = re.compile(r"[0-9a-f]{2}")


def write(path: Path | str, content: bytes) -> None:
    """The content as the file at path, its folders made where they are missing.

    It is written under another name in the same folder, synced and renamed: who
    reads the path sees the old file or the new one, never half of one.  A link is
    followed; a pipe or device is written straight.  Raises OutputError with a
    reason for people.
    """
    with opened(path) as file:
        file.write(content)


@contextlib.contextmanager
def opened(path: Path | str) -> Iterator[BinaryIO]:
    """The same for what is written bit by bit: whole at the path when the block ends, or not there."""
    try:
        target = Path(path).resolve()
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        _make_folder(target.parent)
        straight = target.exists() and not target.is_file()
        with target.open("wb") if straight else _aside(target) as file:
            yield file
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, f"{error.strerror or error}.")
        raise OutputError(str(path), reason) from error
    except (ValueError, RuntimeError) as error:  # a null byte in the name; a ring of links
        raise OutputError(str(path), f"the name cannot be used ({error}).") from error


def store(path: Path, content: bytes) -> None:
    """The content under a name that follows from it; what was damaged since is made whole again."""
    with contextlib.suppress(OSError):
        if path.read_bytes() == content:
            return
    write(path, content)


def remove(paths: Iterable[Path]) -> None:
    """The files gone, in the order given, each folder's before those of the next.

    What is not there is no trouble, and folders of two digits that this leaves
    empty go too.  Raises OutputError, naming the file, where one cannot be removed.
    """
    folder = None
    for path in paths:
        if folder and path.parent != folder:
            _leave(folder)
        folder = path.parent
        with _removing(path):
            path.unlink(missing_ok=True)
    if folder:
        _leave(folder)


def is_leftover(path: Path) -> bool:
    """Whether this is half a file, which a run left that was killed while it wrote."""
    return _ASIDE.fullmatch(path.name) is not None


@contextlib.contextmanager
def _removing(path: Path) -> Iterator[None]:
    """Whatever goes wrong meanwhile as an OutputError that names the path."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, f"{error.strerror or error}.")
        raise OutputError(str(path), reason) from error


def _leave(folder: Path) -> None:
    """The removals in a folder made to last; the folder itself goes where it is one of our two-digit ones."""
    with _removing(folder):
        _sync_folder(folder)
    if _SHARD.fullmatch(folder.name):
        with contextlib.suppress(OSError):  # not empty
            folder.rmdir()


@contextlib.contextmanager
def _aside(target: Path) -> Iterator[BinaryIO]:
    """A file beside the target, which takes its place when the block ends."""
    aside = target.with_name(f".{secrets.token_hex(8)}.part")
    # Not tempfile: its files are closed to others whatever the umask says.
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise
    _sync_folder(target.parent)


def _make_folder(folder: Path) -> None:
    """The folder, made where it is missing; its name in the one above it lasts as well."""
    if folder.is_dir():
        return
    for missing in reversed([path for path in (folder, *folder.parents) if not path.is_dir()]):
        missing.mkdir(exist_ok=True)
        _sync_folder(missing.parent)


def _sync_folder(folder: Path) -> None:
    """The rename itself made to last, where the system lets a folder be synced.

    Raises OSError where the disk says that it did not.
    """
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno in _LOST:
            raise
