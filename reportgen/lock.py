"""A lock on a folder: many may write to it at once, and one alone may remove.

The system lets go of it when its holder ends, however it ends.  Where a system
or a disk knows no such locks, everybody gets it.
"""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]  # asked for before each use


class Lock:
    """The lock on one folder, held by this object or not; its threads hold it together."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._handle: int | None = None
        self._guard = threading.Lock()

    @property
    def held(self) -> bool:
        """Whether this object holds it."""
        return self._handle is not None

    def take(self) -> bool:
        """Whether it was not held before: now it is, together with others who write.

        Waits for whoever has it alone; the folder is made if need be.
        """
        with self._guard:
            if self._handle is not None:
                return False
            with contextlib.suppress(OSError):  # what is then written says what is wrong with the place
                self._folder.mkdir(parents=True, exist_ok=True)
                self._handle = _locked(self._folder, alone=False)
            return True

    def take_alone(self) -> bool:
        """Whether it is now held by nobody else; at once, without waiting."""
        self.release()
        with self._guard:
            try:
                self._handle = _locked(self._folder, alone=True)
            except BlockingIOError:
                return False
            except OSError:  # no folder, or no locks on this disk
                return True
        return True

    def release(self) -> None:
        """Given back, if it was held."""
        with self._guard:
            if self._handle is not None:
                os.close(self._handle)
                self._handle = None

    def __del__(self) -> None:
        if self._handle is not None:
            os.close(self._handle)


def _locked(folder: Path, *, alone: bool) -> int | None:
    """The open folder, locked; None where there are no locks.

    Raises BlockingIOError where it is wanted alone and others have it.
    """
    if fcntl is None:
        return None
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB if alone else fcntl.LOCK_SH)
    except BaseException:
        os.close(handle)
        raise
    return handle
