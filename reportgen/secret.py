"""Secrets that a config names and does not hold: in a file, or what a command prints.

They are read when something is fetched, go to whom they are for, and are told to nobody.
"""

from __future__ import annotations

import contextlib
import os
import signal
import stat
import subprocess
import threading
from collections.abc import Sequence
from typing import IO
from urllib.parse import quote, urlsplit

from reportgen.capture import Secret
from reportgen.errors import UsageError
from reportgen.passage import display

# No password or address is longer; a file or a command that gives more is the wrong one.
_MOST = 65_536
# Seconds for a command: time to type a passphrase into the window of a keyring.
_PATIENCE = 30.0


def reveal(secret: Secret) -> str:
    """The secret, read now.  Raises UsageError, which never quotes it, where it cannot be had."""
    content = _from_file(secret) if secret.file else _from_command(secret)
    try:
        line = content.decode("utf-8-sig").split("\n", 1)[0].removesuffix("\r")
    except UnicodeDecodeError:
        raise UsageError(f"{secret.key}: what it gives is no text in UTF-8.") from None
    if not line or not line.isprintable():
        what = "is empty" if not line else "has control characters"
        raise UsageError(f"{secret.key}: the first line that it gives {what}.")
    return line


def _from_file(secret: Secret) -> bytes:
    key, path = secret.key, secret.file
    try:
        # Without waiting: a pipe that nobody writes to would hold up the run.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise UsageError(f"{key}: {path} is no plain file.")
            content = file.read(_MOST + 1)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise UsageError(f"{key}: {path} cannot be read: {reason}.") from problem
    return _bounded(key, content)


def _from_command(secret: Secret) -> bytes:
    key, name = secret.key, secret.command[0]
    try:
        process = _Running(secret.command, secret.home)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise UsageError(f"{key}: {name} cannot be run: {reason}.") from problem
    content = process.output(_PATIENCE)
    if content is None:
        raise UsageError(f"{key}: {name} did not end within {_PATIENCE:.0f} seconds.")
    if len(content) <= _MOST and process.code:
        said = display(process.said.decode("utf-8", "replace").strip().split("\n")[0])[:200]
        raise UsageError(f"{key}: {name} ended with {process.code}{': ' + said if said else ''}.")
    return _bounded(key, content)


def _bounded(key: str, content: bytes) -> bytes:
    if len(content) > _MOST:
        raise UsageError(f"{key}: it gives more than {_MOST:,} bytes, which is no secret of ours.")
    return content


def with_login(address: str, user: str, password: str) -> str:
    """The address of a page with user name and password, as clients take them; for its host alone."""
    parts = urlsplit(address)
    login = f"{quote(user, safe='')}:{quote(password, safe='')}"
    return parts._replace(netloc=f"{login}@{parts.netloc}").geturl()


class _Running:
    """A command that runs, with what it prints, in bounds."""

    def __init__(self, command: Sequence[str], home: str) -> None:
        self.code, self.said = 0, b""
        self._content = b""
        self._process = subprocess.Popen(  # noqa: S603  # the command that the person named, without a shell
            command,
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def output(self, seconds: float) -> bytes | None:
        """What it printed, a byte more than the most where it printed more; None where it did not end."""
        pipes = self._process.stdout, self._process.stderr
        threads = [
            threading.Thread(target=read, args=(pipe,), daemon=True)
            for read, pipe in zip((self._read, self._listen), pipes, strict=True)
        ]
        for thread in threads:
            thread.start()
        try:
            threads[0].join(seconds)  # it ends with the output
            self.code = self._process.wait(0 if threads[0].is_alive() else seconds)
            threads[1].join(1)
        except subprocess.TimeoutExpired:
            return None
        finally:
            self._end()
        return None if threads[0].is_alive() else self._content

    def _read(self, pipe: IO[bytes]) -> None:
        self._content = pipe.read(_MOST + 1)
        if len(self._content) > _MOST:
            self._end()

    def _listen(self, pipe: IO[bytes]) -> None:
        self.said = pipe.read(_MOST)
        while pipe.read(_MOST):
            pass

    def _end(self) -> None:
        """Ends it with all that it started, what outlives it among them."""
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()
        self._process.wait()
