"""What a run is at, on a terminal: a line that is gone when it ends."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from reportgen.cli.say import above, speaks_json

if TYPE_CHECKING:
    from rich.console import Console

    from reportgen.capture import Collected

# Characters of an address that are shown where there is room.
_SHOWN = 60
# Columns that the sign of life and the time take beside what is told, with space between.
_BESIDE = 12


@contextmanager
def watch(*, quiet: bool, console: Console | None = None) -> Iterator[Callable[[Collected], None] | None]:
    """What is to be told of each capture and each thing skipped, None where nobody watches.

    Shown on standard error, on a terminal only, and where no JSON is said; what is said meanwhile is
    printed above it.  How much there is to read is not known before, so that it counts and does not measure.
    """
    if speaks_json() or (console is None and (quiet or not sys.stderr.isatty())):
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    console = console or Console(stderr=True)
    line = partial(console.print, markup=False, highlight=False, emoji=False, soft_wrap=True)
    with Progress(*columns, console=console, transient=True) as progress, above(line):
        task = progress.add_task("reading")
        counts = {"read": 0, "not read": 0}

        def tell(found: Collected) -> None:
            from reportgen.capture import Skipped
            from reportgen.passage import display

            counts["not read" if isinstance(found, Skipped) else "read"] += 1
            numbers = ", ".join(f"{number} {what}" for what, number in counts.items() if number)
            # In a narrow window the address gives way: the line has to stay one line.
            room = max(min(_SHOWN, console.width - _BESIDE - len(numbers)), 0)
            progress.update(task, description=f"{numbers}: {display(found.url)[:room]}")

        yield tell
