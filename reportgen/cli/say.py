"""What is said on standard error, so that nothing from an article can drive a terminal or a log.

As lines for people, or with `--log-json` as one JSON object a line.  Everything goes through `_write`.
"""

from __future__ import annotations

import logging
import os
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
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
        _print(f"  {safe(line)}")


def say(line: str) -> None:
    """One line on standard error, without control characters or commands whatever it quotes."""
    _write("info", "said", line)


class _Voice:
    """How this process speaks: one terminal, one form."""

    as_json = False
    above: Callable[[str], None] | None = None


@contextmanager
def above(line: Callable[[str], None]) -> Iterator[None]:
    """Has lines for people printed so meanwhile, above what changes on the terminal."""
    _Voice.above = line
    try:
        yield
    finally:
        _Voice.above = None


def _print(line: str) -> None:
    if _Voice.above:
        _Voice.above(line)
    else:
        click.echo(line, err=True)


def speak(*, verbose: int = 0, as_json: bool = False, quiet: bool = False) -> None:
    """Says from now on also what the library logs, as much as was asked for, in the form asked for.

    Quiet wins over verbose: who runs a job quietly is not told more by a variable of the machine.
    """
    _Voice.as_json = as_json
    logger = logging.getLogger("reportgen")
    level = _LEVELS[0 if quiet else min(verbose, len(_LEVELS) - 1)]
    logger.handlers = [_Said(level)]
    logger.setLevel(level)
    logger.propagate = False


def speak_for_others() -> None:
    """Says from now on also what other libraries warn of, which would else be printed as it is."""
    logging.lastResort = _Said(logging.WARNING)

    def warn(message: Warning | str, category: type[Warning], *_where: object, **_more: object) -> None:
        _write("warning", "logged", f"{category.__name__}: {message}")

    warnings.showwarning = warn


def speaks_json() -> bool:
    """Whether each line is one JSON object, so that nothing else may stand on the terminal."""
    return _Voice.as_json


class _Said(logging.Handler):
    """Says what is logged."""

    def emit(self, record: logging.LogRecord) -> None:
        facts: Mapping[str, object] = getattr(record, "facts", {})
        event = getattr(record, "event", "logged")
        try:
            message = record.getMessage()
        except (TypeError, ValueError, KeyError):  # another's words that do not fit what they are filled with
            message = str(record.msg)
        _write(record.levelname.lower(), event, message, facts, record.created)


def _write(
    level: str, event: str, message: str, facts: Mapping[str, object] | None = None, when: float | None = None
) -> None:
    """The one place through which a line goes."""
    if not _Voice.as_json:
        _print(f"reportgen: {safe(message)}")
        return
    import msgspec

    time = datetime.now(UTC) if when is None else datetime.fromtimestamp(when, UTC)
    head = {"time": time.isoformat(timespec="milliseconds"), "level": level, "event": event}
    head["message"] = safe(message)
    told = {name: _plain(value) for name, value in (facts or {}).items() if name not in head}
    click.echo(msgspec.json.encode({**head, **told}).decode(), err=True)


def _plain(value: object) -> object:
    """A fact as JSON has it; whatever is no number is told in words."""
    return value if value is None or isinstance(value, int | float) else safe(str(value))


def refuse(problem: click.ClickException) -> None:
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
