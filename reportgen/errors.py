"""What can go wrong, as one tree.

    ReportgenError                 1   unexpected
    ├── PluginError                1   a plugin is installed and cannot be loaded
    ├── UsageError                 2   asked wrongly
    │   ├── ConfigError            2   the config cannot be used
    │   ├── UnknownNameError       2   no plugin, mark or theme of that name
    │   ├── NotFoundError          2   a file, folder or archive that is not there
    │   └── TooManySentencesError  2   more than a summarizer can rank in reasonable time
    ├── SourceError                3   one source could not be read; a report names it, the run goes on
    │   ├── FetchError             3   the network side: refused, too slow, too large, cut short
    │   └── DocumentError          3   the bytes are no article
    ├── TooFewSourcesError         5   nothing to write a report from
    ├── VerificationError          6   a passage does not hold
    └── OutputError                7   an output could not be written

An error takes facts, keeps them as attributes and composes its own sentence:
what was found, what was expected, what to do.  `slug` is its stable name in
reports and docs, `exit_code` what the command line ends with.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any, ClassVar


class ReportgenError(Exception):
    """Anything that reportgen itself can explain."""

    slug: ClassVar[str] = "unexpected"
    exit_code: ClassVar[int] = 1

    def __reduce__(self) -> tuple[Any, ...]:
        """Facts and sentence, for another process: the sentence is not composed again."""
        return _rebuild, (type(self), self.args, dict(self.__dict__))


def _rebuild(kind: type[ReportgenError], args: tuple[Any, ...], facts: dict[str, Any]) -> ReportgenError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(facts)
    return error


class PluginError(ReportgenError):
    """A plugin is installed and cannot be loaded."""

    slug = "plugin"

    def __init__(self, kind: str, name: str, reason: str) -> None:
        self.kind, self.name, self.reason = kind, name, reason
        super().__init__(
            f"The {kind} {name!r} is installed and cannot be loaded: {reason}. "
            "Reinstall or remove the package that brings it."
        )


class UsageError(ReportgenError):
    """Asked for something that cannot be done as asked."""

    slug = "usage"
    exit_code = 2


class ConfigError(UsageError):
    """The config file cannot be used: where, and why."""

    slug = "config"

    def __init__(self, path: str, problem: str) -> None:
        self.path, self.problem = path, problem
        super().__init__(f"{path}: {problem}")


class UnknownNameError(UsageError):
    """No such name; the message lists the names there are, the nearest first."""

    slug = "unknown-name"

    def __init__(self, what: str, name: str, available: Iterable[str]) -> None:
        self.what, self.name, self.available = what, name, tuple(sorted(available))
        near = difflib.get_close_matches(name, self.available, n=1, cutoff=0.5)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        names = ", ".join(self.available) or "none"
        super().__init__(f"There is no {what} {name!r}.{hint} Available: {names}.")


class NotFoundError(UsageError):
    """A file, a folder or an archive entry that is not there."""

    slug = "not-found"

    def __init__(self, what: str, where: str, advice: str = "") -> None:
        self.what, self.where = what, where
        super().__init__(f"There is no {what} at {where}." + (f" {advice}" if advice else ""))


class TooManySentencesError(UsageError):
    """More sentences than a method can rank in reasonable time."""

    slug = "too-many-sentences"

    def __init__(self, method: str, found: int, most: int) -> None:
        self.method, self.found, self.most = method, found, most
        super().__init__(
            f"The method {method!r} ranks at most {most} sentences, and there are {found}. "
            "Use 'coverage', whose time grows with their number only, or fewer articles."
        )


class SourceError(ReportgenError):
    """One source could not be read; it is named in the report and the others go on."""

    slug = "source"
    exit_code = 3

    def __init__(self, url: str, reason: str, slug: str | None = None) -> None:
        self.url, self.reason = url, reason
        if slug:
            self.slug = slug  # type: ignore[misc]  # a finer name for one case, e.g. "too-large"
        super().__init__(f"{url}: {reason}")


class FetchError(SourceError):
    """The bytes could not be had: refused, too slow, too large, cut short."""

    slug = "fetch"


class DocumentError(SourceError):
    """The bytes are there and are no article."""

    slug = "document"


class TooFewSourcesError(ReportgenError):
    """Too little was readable to write a report."""

    slug = "too-few-sources"
    exit_code = 5

    def __init__(self, found: int, wanted: int, reasons: Iterable[str] = (), left_out: int = 0) -> None:
        self.found, self.wanted, self.reasons, self.left_out = found, wanted, tuple(reasons), left_out
        read = f"Found {found + left_out} readable article{'' if found + left_out == 1 else 's'}"
        if left_out:
            read += f", of which {found or 'none'} tell{'s' if found < 2 else ''} the event"
        several = "s" if wanted != 1 else ""
        detail = "".join(f"\n  {' '.join(reason.split())}" for reason in self.reasons[:10])
        more = f"\n  and {len(self.reasons) - 10} more" if len(self.reasons) > 10 else ""
        super().__init__(
            f"{read}, and a report needs at least {wanted} source{several}; "
            f"nothing was written.{detail}{more}"
        )


class VerificationError(ReportgenError):
    """At least one passage does not hold."""

    slug = "verification"
    exit_code = 6


class OutputError(ReportgenError):
    """An output could not be written; the others stand."""

    slug = "output"
    exit_code = 7

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path} could not be written: {reason}")
