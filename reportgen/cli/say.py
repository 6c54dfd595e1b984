"""What is said on standard error, so that nothing from an article can drive a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from reportgen.ci import line as safe

if TYPE_CHECKING:
    from logging import LogRecord


def complain(problem: Exception | str) -> None:
    """What went wrong, on standard error: its first line as `say` has it, the others indented below."""
    head, *details = str(problem).split("\n")
    say(head)
    for line in details:
        click.echo(f"  {safe(line)}", err=True)


def say(line: str) -> None:
    """One line on standard error, without control characters or commands whatever it quotes."""
    click.echo(f"reportgen: {safe(line)}", err=True)


def count(number: int, noun: str) -> str:
    """How many there are of something: `1 article`, `2,000 articles`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


@contextmanager
def forgiving() -> Iterator[None]:
    """Goes on where the reader of our output went away (`| head`): what is left unsaid is no failure."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def retell(records: Iterable[LogRecord]) -> None:
    """Says what another process logged, as if it had been logged here."""
    import logging

    for record in records:
        logging.getLogger(record.name).handle(record)


def listen() -> None:
    """Lets what the library logs (a font that is missing) be said like all else."""
    import logging

    class Said(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            say(record.getMessage())

    logger = logging.getLogger("reportgen")
    logger.handlers = [Said(logging.WARNING)]
    logger.propagate = False
