"""Processes that work for this one: they end with it, and at once when it is interrupted.

What they log is kept and handed over, to be told by the process that has the terminal.
"""

from __future__ import annotations

import contextlib
import logging
import logging.handlers
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing.connection import Connection
from typing import TypeVar

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")

# Seconds that a process has to put its things down when the run is interrupted.
_PATIENCE = 1.0


@contextlib.contextmanager
def process_pool(workers: int) -> Iterator[Executor]:
    """So many processes of Python, started anew so that threads of this one cannot hold them up.

    They end with the block; where it is left by an exception, within a second or so.
    """
    context = multiprocessing.get_context("spawn")
    listening, speaking = context.Pipe(duplex=False)
    level = logging.getLogger("reportgen").getEffectiveLevel()
    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(
        workers, mp_context=context, initializer=_stand_by, initargs=(listening, level)
    )
    try:
        yield pool
        pool.shutdown()
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        _end([child for child in multiprocessing.active_children() if child not in before])
        raise
    finally:
        speaking.close()
        listening.close()


def _end(children: list[multiprocessing.process.BaseProcess]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        child.join(_PATIENCE / len(children))
        child.kill()


def _end_now(_number: int, _frame: object) -> None:
    """Unwinds what the process is at, so that its own children end and nothing is left half written."""
    raise SystemExit(128 + signal.SIGTERM)


def _stand_by(listening: Connection, level: int) -> None:
    """What a process does before it works."""
    # ^C is for the process that has the terminal; that one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end_now)
    logger, kept = logging.getLogger("reportgen"), _Kept()
    logger.handlers, logger.propagate = [kept], False
    logger.setLevel(level)
    logging.lastResort = kept
    threading.Thread(target=_end_with_parent, args=(listening,), daemon=True).start()


def _end_with_parent(listening: Connection) -> None:
    """Waits for the other end, which never says anything, to close."""
    with contextlib.suppress(EOFError, OSError):
        listening.recv()
    parent = multiprocessing.parent_process()
    if parent is not None and not parent.is_alive():
        os.kill(os.getpid(), signal.SIGTERM)
        threading.Event().wait(_PATIENCE)
        os._exit(128 + signal.SIGTERM)


class _Kept(logging.handlers.QueueHandler):
    """Keeps what is logged, in a form that can travel."""

    def __init__(self) -> None:
        self.records: list[logging.LogRecord] = []
        super().__init__(self.records)  # type: ignore[arg-type]  # `enqueue` below is all that asks for it

    def enqueue(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def with_records(
    work: Callable[[_Given], _Made], given: _Given
) -> tuple[_Made, tuple[logging.LogRecord, ...]]:
    """What the work makes, and what it logged where nobody else heard it: in a process of a pool."""
    kept = next((each for each in logging.getLogger("reportgen").handlers if isinstance(each, _Kept)), None)
    if kept is None:
        return work(given), ()
    kept.records.clear()
    try:
        made = work(given)
    except SystemExit:
        # The pool would hand this to its owner as if it were a result, and read on from a queue in pieces.
        os._exit(128 + signal.SIGTERM)
    return made, tuple(kept.records)
