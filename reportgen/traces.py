"""Traces of texts that were removed on request: enough to know them again, too little to read them.

A feed may carry the whole text of an article, and stays in the archive under
its own address.  So a trace of each removed text is kept, in
`traces/<sha256>.json`: hashes of runs of twelve words, end to end.  Runs that
overlapped would give the text away, word by word, to whoever has one of them.
"""

from __future__ import annotations

import contextlib
import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import msgspec

from reportgen import disk, output
from reportgen.compression import CutShortError, GarbledError, TooLargeError, gunzip
from reportgen.documents.encoding import decode
from reportgen.record import Redaction, encode

# Words of one run: nobody guesses so many, and no two writers choose the same.
_RUN = 12
# Runs that must be met: one may be a sentence that somebody said to others too.
_FEWEST = 2
# Of 15 kB of text no more are needed to know it again; a book is as well known by its beginning.
_MOST = 2_000
# Bytes of a gzipped list, unpacked; ten times the longest list that is read.
_LONGEST = 50_000_000
_GZIP = b"\x1f\x8b"
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrt/\"\\bf])")
# What cannot be seen between the letters of a word.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What is kept of one removed text."""

    redaction: Redaction
    """When it was removed, and why."""
    runs: tuple[str, ...]
    """Hashes of its runs of twelve words, end to end."""


class Traces:
    """The traces in an archive's folder."""

    def __init__(self, root: Path) -> None:
        self._folder = root / "traces"
        self._known: dict[str, tuple[Trace, ...]] | None = None

    def leave(self, text_sha256: str, text: str, redaction: Redaction) -> None:
        """The trace of a text kept.  Raises OutputError where it cannot be."""
        words = _words(text)[: _RUN * _MOST]
        runs = tuple(_digest(words[i : i + _RUN]) for i in range(0, len(words) - _RUN + 1, _RUN))
        if runs:
            output.write(self._folder / f"{text_sha256}.json", encode(Trace(redaction=redaction, runs=runs)))
        self._known = None

    def found(self, content: bytes) -> Redaction | None:
        """That the bytes hold one of the texts, a part of it or the whole; None where they hold none."""
        known = self._load()
        if not known:
            return None
        met: dict[Trace, set[str]] = {}
        for run in _runs(_words(_plain(content))):
            for trace in known.get(run, ()):
                met.setdefault(trace, set()).add(run)
                if len(met[trace]) >= min(_FEWEST, len(trace.runs)):
                    return trace.redaction
        return None

    def forget(self) -> None:
        """The traces are read again when they are next asked for: another run may have left some."""
        self._known = None

    def _load(self) -> dict[str, tuple[Trace, ...]]:
        """The traces by each of their runs."""
        if self._known is None:
            known: dict[str, tuple[Trace, ...]] = {}
            for entry in sorted(disk.entries(self._folder, ".json"), key=lambda entry: entry.name):
                with contextlib.suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
                    trace = msgspec.json.decode(Path(entry.path).read_bytes(), type=Trace)
                    for run in trace.runs:
                        known[run] = (*known.get(run, ()), trace)
            self._known = known
        return self._known


def _plain(content: bytes) -> str:
    """The text in the bytes of a page or a list, without tags, and with all escapes undone."""
    if content.startswith(_GZIP):
        with contextlib.suppress(TooLargeError, CutShortError, GarbledError):
            content = gunzip(content, _LONGEST)
    text = decode(content)
    if text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else " ", text)
    # Twice: the HTML in a feed is escaped as XML, and has escapes of its own.
    return _TAG.sub(" ", html.unescape(html.unescape(text)))


def _words(text: str) -> list[str]:
    """The words in small letters, whatever stands between them and however they are put together."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).translate(_UNSEEN).casefold())


def _runs(words: list[str]) -> Iterator[str]:
    """The hashes of all runs of the words, wherever they begin."""
    for start in range(len(words) - _RUN + 1):
        yield _digest(words[start : start + _RUN])


def _digest(words: list[str]) -> str:
    return blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=8).hexdigest()
