"""Work killed, or denied the disk, at its n-th step on the disk; in a child, so that a kill is a real one."""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable
from typing import Any, Self

from reportgen.errors import OutputError

KILL = -1
"""As a fault: the child is killed by SIGKILL; any other fault is the number of an error of the system."""

STEPS = ("open", "fsync", "replace", "unlink", "mkdir", "rmdir")

WHOLE, REFUSED, BROKEN = 0, 7, 99
"""How work ended in the child: done, with an OutputError, or with anything else."""


class Fault:
    """Happens at the n-th step on the disk; half of what is written is on the disk by then."""

    def __init__(self, at: int, kind: int) -> None:
        self.at, self.kind, self.steps = at, kind, 0
        self._patch()

    def _step(self) -> bool:
        self.steps += 1
        return self.steps == self.at

    def _strike(self) -> None:
        if self.kind == KILL:
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(self.kind, os.strerror(self.kind))

    def _patch(self) -> None:
        for name in STEPS:
            setattr(os, name, self._guarded(getattr(os, name)))
        real = os.fdopen

        def fdopen(*args: Any, **named: Any) -> Any:
            file = real(*args, **named)
            write = file.write

            def half(content: bytes) -> int:
                if self._step():
                    write(content[: len(content) // 2])
                    file.flush()
                    self._strike()
                return write(content)

            return _Written(file, half)

        os.fdopen = fdopen

    def _guarded(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            if self._step():
                self._strike()
            return real(*args, **named)

        return call


class _Written:
    """A file with another `write`."""

    def __init__(self, file: Any, write: Callable[[bytes], int]) -> None:
        self._file, self.write = file, write

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def disturb(work: Callable[[], object], at: int, kind: int) -> int:
    """How the work ends in a child with that fault at that step; minus 9 where it was killed."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = BROKEN
    try:
        Fault(at, kind)
        work()
        code = WHOLE
    except OutputError:
        code = REFUSED
    except BaseException:  # noqa: BLE001  what it is goes to the page of the failing test
        traceback.print_exc()
    finally:
        os._exit(code)


def count(work: Callable[[], object]) -> int:
    """How many steps on the disk the work takes."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        fault = Fault(0, KILL)
        work()
        os.write(writer, str(fault.steps).encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as told:
        return int(told.read())
