"""What the library tells of its work, through `logging` below the name `reportgen`.

Each line has a stable name of what happened and the facts as values, so that a
program reads them without taking a sentence apart.  Nothing is put together
where nobody listens, and nothing of it reaches a report.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from reportgen.errors import ReportgenError

INFO, DEBUG = logging.INFO, logging.DEBUG
"""What `-v` shows, and what `-vv` shows besides."""


def tell(logger: logging.Logger, level: int, event: str, sentence: str, **facts: object) -> None:
    """Logs what happened: the sentence with its `{names}` filled from the facts, and those by name.

    Addresses among them are shown ones, without user name and password.
    """
    if logger.isEnabledFor(level):
        logger.log(level, "%s", sentence.format(**facts), extra={"event": event, "facts": facts})


@contextmanager
def passing_over() -> Iterator[None]:
    """Goes on without what is damaged in the archive, and logs what that is."""
    try:
        yield
    except ReportgenError as error:
        archive = logging.getLogger("reportgen.archive")
        tell(archive, INFO, "damaged", "passed over in the archive: {reason}", reason=str(error))


@contextmanager
def timed() -> Iterator[list[float]]:
    """A list that has the seconds of the block, rounded to milliseconds, when it has ended."""
    begun, seconds = time.perf_counter(), [0.0]
    try:
        yield seconds
    finally:
        seconds[0] = round(time.perf_counter() - begun, 3)
