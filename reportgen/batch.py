"""Several reports at once: collected side by side in one process, made in several.

One process collects, since it keeps the turns at the hosts for all of them; a
feed that several reports share is asked once.  What is collected is composed,
rendered and verified by a `concurrent.futures.Executor`, the one seam here.
Nothing that comes of it depends on who was first.
"""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from reportgen import job
from reportgen.archive import Archive
from reportgen.capture import Collected, Limits, Secret
from reportgen.config import Config, default_archive
from reportgen.errors import ReportgenError, UsageError
from reportgen.identity import identify
from reportgen.processes import process_pool, with_records

if TYPE_CHECKING:
    from reportgen.collectors import Client

# Reports collected at once; each has threads of its own, by host.
_COLLECTING = 4
# Seconds that those threads have to put their things down when the run is interrupted.
_PATIENCE = 1.0
# Exit codes, the gravest first: what is wrong with the program, with a report, with a file, with the sources.
_GRAVITY = (1, 6, 7, 2, 5, 4, 3, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of one report of several."""

    name: str
    """Name of the report."""
    outcome: job.Outcome | None = None
    """What was made, with its page and without articles and theme: it may come from another process."""
    error: ReportgenError | None = None
    """Why nothing was made, None where something was."""
    records: tuple[logging.LogRecord, ...] = ()
    """What was logged while it was made, where nobody here heard it."""

    @property
    def exit_code(self) -> int:
        """What a run of it alone would end with."""
        return self.outcome.exit_code if self.outcome else self.error.exit_code if self.error else 0


def gravest(codes: Sequence[int]) -> int:
    """The exit code of several runs: that of the gravest, 0 for none."""
    return min(codes, key=lambda code: _GRAVITY.index(code) if code in _GRAVITY else -1, default=0)


def build_all(
    configs: Sequence[Config],
    clock: Callable[[], datetime],
    *,
    made: datetime | None = None,
    offline: bool = False,
    progress: Callable[[Collected], None] | None = None,
    executor: Executor | None = None,
) -> tuple[Result, ...]:
    """What came of each report, in the order of the configs; see `job.build`.

    They are made by the executor, by default in as many processes as there are cores.  One that fails,
    even one whose process is killed, never costs the others.

    Raises UsageError, before anything is fetched, where two of them would write one file or continue
    one series, and whatever `job.check` raises.
    """
    require_apart(configs)
    for config in configs:
        job.check(config)
    known: dict[Secret, str] = {}
    unlocked = configs if offline else [job.unlock(config, known) for config in configs]
    results: dict[int, Result] = {}
    tasks: dict[int, _Task] = {}
    futures: dict[int, Future[Result]] = {}
    with _executor(executor, len(configs)) as pool:
        for index, collected in _collected(unlocked, clock, offline=offline, progress=progress):
            if isinstance(collected, ReportgenError):
                results[index] = Result(name=configs[index].name, error=collected)
                continue
            tasks[index] = _Task(config=configs[index], manifest=collected, made=made)
            with contextlib.suppress(BrokenExecutor):
                futures[index] = pool.submit(_make, tasks[index])
        for index, future in futures.items():
            with contextlib.suppress(BrokenExecutor):
                results[index] = future.result()
    left = {index: _alone(task) for index, task in sorted(tasks.items()) if index not in results}
    return tuple((results | left)[index] for index in range(len(configs)))


def _executor(executor: Executor | None, reports: int) -> contextlib.AbstractContextManager[Executor]:
    if executor is not None:
        return contextlib.nullcontext(executor)
    return process_pool(max(1, min(os.cpu_count() or 1, reports)))


def require_apart(configs: Sequence[Config]) -> None:
    """Raises UsageError where reports would write one file, continue one series or read one standard input.

    Names that differ in nothing but capitals are one, as some disks have it.
    """
    outputs: dict[str, str] = {}
    series: dict[tuple[str, str], str] = {}
    for config in configs:
        for path in config.outputs:
            other = outputs.setdefault(os.path.realpath(path).casefold(), config.name)
            if other != config.name:
                raise UsageError(
                    f"The reports {other!r} and {config.name!r} would both write {path}; "
                    'name it by report: "{name}.md".'
                )
        place = os.path.realpath(config.archive or default_archive()), identify(config.series)
        if config.series and (other := series.setdefault(place, config.name)) != config.name:
            raise UsageError(
                f"The reports {other!r} and {config.name!r} would both continue the series "
                f'{config.series!r}; name it by report: "{{name}}".'
            )
    if sum(any(source.url == "-" for source in config.sources) for config in configs) > 1:
        raise UsageError("Standard input can be read once; let one report have the source `-`.")
    for config in configs:
        job.spare(config.outputs, (source for other in configs for source in other.sources))


# --- collecting -------------------------------------------------------------------------------------


class _GivenUp(Exception):  # noqa: N818  # no error: the run was interrupted
    """Nothing more is to be collected."""


def _collected(
    configs: Sequence[Config],
    clock: Callable[[], datetime],
    *,
    offline: bool,
    progress: Callable[[Collected], None] | None,
) -> Iterator[tuple[int, str | ReportgenError]]:
    """Each report's place with the id of its manifest, or what went wrong, as they come."""
    clients = {} if offline else {limits: _client(limits) for limits in {each.limits for each in configs}}
    waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
    for index in range(len(configs)):
        waiting.put(index)
    found: queue.SimpleQueue[tuple[int, str | ReportgenError]] = queue.SimpleQueue()
    given_up, telling = threading.Event(), threading.Lock()

    def tell(item: Collected) -> None:
        if given_up.is_set():
            raise _GivenUp
        if progress:
            with telling:
                progress(item)

    def collect_on() -> None:
        with contextlib.suppress(queue.Empty, _GivenUp):
            while not given_up.is_set():
                index = waiting.get_nowait()
                found.put((index, _gathered(configs[index], clock, offline, tell, clients)))

    # Daemons: who interrupts a run does not wait for a slow server.
    threads = [threading.Thread(target=collect_on, daemon=True) for _ in configs[:_COLLECTING]]
    for thread in threads:
        thread.start()
    try:
        for _ in configs:
            yield found.get()
    finally:
        given_up.set()
        for thread in threads:
            thread.join(_PATIENCE / len(threads))


def _client(limits: Limits) -> Client:
    from reportgen.fetching import Fetcher, SharedFetcher  # noqa: PLC0415  heavy, and loaded where it is used

    return SharedFetcher(Fetcher(limits))


def _gathered(
    config: Config,
    clock: Callable[[], datetime],
    offline: bool,
    tell: Callable[[Collected], None],
    clients: dict[Limits, Client],
) -> str | ReportgenError:
    """The id of the manifest of one report, or why there is none."""
    try:
        client = clients.get(config.limits)
        _, manifest = job.gather(config, clock, offline=offline, progress=tell, client=client)
    except _GivenUp:
        raise
    except Exception as error:  # noqa: BLE001  # one report never costs the others
        return _told(error)
    return manifest.id


# --- making -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """What another process is told to make."""

    config: Config
    manifest: str
    made: datetime | None


def _make(task: _Task) -> Result:
    """One report from what was collected for it; whatever goes wrong is in the result."""
    result, records = with_records(_made, task)
    return replace(result, records=records)


def _made(task: _Task) -> Result:
    name = task.config.name
    try:
        archive = Archive(task.config.archive or default_archive())
        outcome = job.make(task.config, archive, archive.manifest(task.manifest), made=task.made)
        page = None if outcome.problems else outcome.markdown()
    except Exception as error:  # noqa: BLE001  # one report never costs the others
        return Result(name=name, error=_told(error))
    return Result(name=name, outcome=replace(outcome, articles={}, theme=None, page=page))


def _told(error: Exception) -> ReportgenError:
    """The error as one of ours, so that it can be told and can travel."""
    if isinstance(error, ReportgenError):
        return error.with_traceback(None)
    return ReportgenError(f"unexpected {type(error).__name__}: {error}. This is a fault of reportgen's.")


def _alone(task: _Task) -> Result:
    """A report made in a process of its own, after one of several had ended the process they shared."""
    try:
        with process_pool(1) as pool:
            return pool.submit(_make, task).result()
    except BrokenExecutor:
        reason = "The process that made it ended without a word: it was killed, or it ran out of memory."
        return Result(name=task.config.name, error=ReportgenError(reason))
