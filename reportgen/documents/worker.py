"""A child process that reads one document after another and can be ended.

It is started as a program of its own (`python -c`), not forked and not by
multiprocessing, so that nothing of the caller's is imported twice and no
`if __name__ == "__main__"` is needed.  Requests and answers are msgpack behind
their length; what a document makes the reader print does not reach them.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import json
import os
import struct
import subprocess
import sys
import threading
from typing import IO, TypeVar

import msgspec

from reportgen.capture import Capture
from reportgen.documents.base import Document
from reportgen.errors import DocumentError

# One page in the trials took 16 seconds of CPU in a single call into C; a loaded machine doubles that.
SECONDS = 30.0
# The largest page of the trials (15 MB) took .6 GB; address space runs ahead of what is used.
MEMORY = 1_500_000_000
# Extraction keeps caches and lxml does not hand all memory back; a fresh child costs half a second.
_PAGES_PER_CHILD = 200
# The child ends itself this long after its caller should have ended it: where the caller was killed.
_GRACE = 5
_SIZE = struct.Struct(">Q")
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from reportgen.documents.worker import serve; serve(int(sys.argv[2]))"
)

_Made = TypeVar("_Made")


class _Request(msgspec.Struct):
    """What a child is asked to do."""

    reader: str
    capture: Capture
    seconds: float


class _Answer(msgspec.Struct):
    """What it gives back: what the reader made, as msgpack, or why there is nothing."""

    result: bytes | None = None
    slug: str = ""
    reason: str = ""


def in_worker(reader: str, capture: Capture, seconds: float = SECONDS, memory: int = MEMORY) -> Document:
    """What the reader (`module:function`) makes of the capture, in a child process.

    Raises DocumentError: what the reader raises, `too-slow` past so many
    seconds, `too-large-to-read` past so many bytes of memory, `crashed` where
    the child died.
    """
    return read_in_child(reader, capture, Document, seconds=seconds, memory=memory)


def read_in_child(
    reader: str, capture: Capture, shape: type[_Made], *, seconds: float = SECONDS, memory: int = MEMORY
) -> _Made:
    """What a reader makes of a capture, in a child process: a value of that shape.  Raises as `in_worker`."""
    child = _take(memory)
    try:
        answer = child.ask(_Request(reader, capture, seconds))
    except BaseException:
        child.end()
        raise
    _give_back(child)
    if answer.result is None:
        raise DocumentError(capture.url, answer.reason, answer.slug)
    return msgspec.msgpack.decode(answer.result, type=shape)


class _Child:
    """One child process, and the pipes to it."""

    def __init__(self, memory: int) -> None:
        self.memory, self.pages, self.owner = memory, 0, os.getpid()
        command = [sys.executable, "-c", _START, json.dumps(sys.path), str(memory)]
        pipe, none = subprocess.PIPE, subprocess.DEVNULL
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=none)  # noqa: S603 - our own module

    def ask(self, request: _Request) -> _Answer:
        """Its answer; where it gives none in time, or dies, the reason."""
        self.pages += 1
        late = threading.Event()
        timer = threading.Timer(request.seconds, self._stop, (late,))
        timer.daemon = True
        timer.start()
        try:
            assert self.process.stdin is not None
            assert self.process.stdout is not None
            _write(self.process.stdin, msgspec.msgpack.encode(request))
            content = _read(self.process.stdout)
        except OSError:
            content = None
        finally:
            timer.cancel()
        if content is not None:
            return msgspec.msgpack.decode(content, type=_Answer)
        self.end()
        if late.is_set():
            slow = f"Reading the page took longer than {request.seconds:g} seconds and was ended."
            return _Answer(slug="too-slow", reason=slow)
        return _Answer(
            slug="crashed", reason="The page brought its reader down; the other sources are not touched."
        )

    def _stop(self, late: threading.Event) -> None:
        late.set()
        self.process.kill()

    @property
    def alive(self) -> bool:
        """Whether it can be asked again."""
        return self.process.poll() is None and self.pages < _PAGES_PER_CHILD

    def end(self) -> None:
        """The end of the process and its pipes; nothing is left of it."""
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self.process.wait()


_idle: list[_Child] = []
_lock = threading.Lock()


def _take(memory: int) -> _Child:
    """A child that waits, else a new one; one that a process before a fork started is not ours to ask."""
    with _lock:
        _idle[:] = [child for child in _idle if child.owner == os.getpid()]
        for child in _idle:
            if child.memory == memory:
                _idle.remove(child)
                return child
    return _Child(memory)


def _give_back(child: _Child) -> None:
    if not child.alive:
        child.end()
        return
    with _lock:
        _idle.append(child)


@atexit.register
def end_workers() -> None:
    """The end of every child that waits; the next page starts a new one."""
    with _lock:
        children, _idle[:] = [child for child in _idle if child.owner == os.getpid()], []
    for child in children:
        child.end()


def serve(memory: int) -> None:
    """The child's life: requests from standard input, answers to standard output, until the input ends."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "r+b") as nothing:  # noqa: PTH123 - a file descriptor is wanted, not a path
        os.dup2(nothing.fileno(), 0)
        os.dup2(nothing.fileno(), 1)
    _limit(memory)
    while (content := _read(requests)) is not None:
        request = msgspec.msgpack.decode(content, type=_Request)
        _alarm(request.seconds + _GRACE)
        answer = msgspec.msgpack.encode(_answer(request))
        _alarm(0)
        _write(answers, answer)


def _answer(request: _Request) -> _Answer:
    module, _, function = request.reader.partition(":")
    try:
        read = getattr(importlib.import_module(module), function)
        return _Answer(result=msgspec.msgpack.encode(read(request.capture)))
    except DocumentError as problem:
        return _Answer(slug=problem.slug, reason=problem.reason)
    except (MemoryError, RecursionError):
        return _Answer(slug="too-large-to-read", reason="Reading the page took more memory than is allowed.")
    except Exception as problem:  # noqa: BLE001 - whatever a hostile page raises in lxml or trafilatura costs that page only
        return _Answer(slug="crashed", reason=f"The page could not be read ({type(problem).__name__}).")


def _limit(memory: int) -> None:
    """Address space and core dumps limited, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    allowed = memory if most == resource.RLIM_INFINITY else min(memory, most)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (allowed, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _alarm(seconds: float) -> None:
    """The system's own alarm: its default is to end the process, even inside a call into C."""
    import signal  # noqa: PLC0415 - only the child needs it

    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller hears Ctrl-C and closes the pipes
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _read(pipe: IO[bytes]) -> bytes | None:
    """One message, None where the other side is gone."""
    head = pipe.read(_SIZE.size)
    if len(head) < _SIZE.size:
        return None
    (size,) = _SIZE.unpack(head)
    content = pipe.read(size)
    return content if len(content) == size else None


def _write(pipe: IO[bytes], content: bytes) -> None:
    pipe.write(_SIZE.pack(len(content)))
    pipe.write(content)
    pipe.flush()
