"""What is said on standard error, so that nothing from an article can drive a terminal or a log.

As lines for people, or with `--log-json` as one JSON object a line.  Everything goes through `_write`.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime

import click

from reportgen.ci import line as safe

# What is logged from which level on, by how often -v was given.
_LEVELS = (logging.WARNING, logging.INFO, logging.DEBUG)


def complain(problem: Exception | str) -> None:
    """What went wrong, on standard error: its first line as `say` has it, the others indented below."""
    if _Voice.as_json:
        _write("error", "failed", str(problem))
        return
    head, *details = str(problem).split("\n")
    say(head)
    for line in details:
        click.echo(f"  {safe(line)}", err=True)


def say(line: str) -> None:
    """One line on standard error, without control characters or commands whatever it quotes."""
    _write("info", "said", line)


class _Voice:
    """How this process speaks: one terminal, one form."""

    as_json = False
    loudness = 0


def speak(*, verbose: int = 0, as_json: bool = False) -> None:
    """Says from now on also what the library logs, as much as was asked for, in the form asked for."""
    _Voice.as_json, _Voice.loudness = as_json, verbose
    logger = logging.getLogger("reportgen")
    level = _LEVELS[min(verbose, len(_LEVELS) - 1)]
    logger.handlers = [_Said(level)]
    logger.setLevel(level)
    logger.propagate = False


def is_verbose() -> bool:
    """Whether lines come as things happen, so that no line on the terminal may change under them."""
    return _Voice.as_json or _Voice.loudness > 0


class _Said(logging.Handler):
    """Says what the library logs (a font that is missing)."""

    def emit(self, record: logging.LogRecord) -> None:
        facts: Mapping[str, object] = getattr(record, "facts", {})
        event = getattr(record, "event", "logged")
        _write(record.levelname.lower(), event, record.getMessage(), facts, record.created)


def _write(
    level: str, event: str, message: str, facts: Mapping[str, object] | None = None, when: float | None = None
) -> None:
    """The one place through which a line goes."""
    if not _Voice.as_json:
        click.echo(f"reportgen: {safe(message)}", err=True)
        return
    import msgspec

    time = datetime.now(UTC) if when is None else datetime.fromtimestamp(when, UTC)
    told = {name: safe(value) if isinstance(value, str) else value for name, value in (facts or {}).items()}
    head = {"time": time.isoformat(timespec="milliseconds"), "level": level, "event": event}
    click.echo(msgspec.json.encode({**head, "message": safe(message), **told}).decode(), err=True)


def show(problem: click.ClickException) -> None:
    """What was asked wrongly, as click tells it."""
    if _Voice.as_json:
        _write("error", "usage", problem.format_message())
    else:
        problem.show()


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


def retell(records: Iterable[logging.LogRecord], name: str) -> None:
    """Says what another process logged as if it had been logged here, of the report of that name."""
    for record in records:
        record.facts = {**getattr(record, "facts", {}), "report_name": name}
        record.msg, record.args = f"{name}: {record.getMessage()}", ()
        logging.getLogger(record.name).handle(record)
