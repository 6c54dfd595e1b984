"""A PDF in the house look: the page as HTML, laid out by WeasyPrint in a child process.

The child has our own fonts, no network, no files but those handed to it, and
a limit of time and memory: a crash of a C library or an endless layout costs
this one output, with a sentence that says why.
"""

from __future__ import annotations

import logging
import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

import reportgen
from reportgen.article import Article
from reportgen.errors import OutputError
from reportgen.renderers.elements import with_text
from reportgen.renderers.html import fill_page
from reportgen.renderers.page import lay_out
from reportgen.renderers.theme import Theme, builtin_dir, read_asset, variables
from reportgen.report import Report, to_json

INSTALL = "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""The line that brings what WeasyPrint needs from the system on Debian."""

# 150 pages take under a minute on a busy machine of two cores and 510 MB; a layout that needs
# more than this is not coming to an end.  Address space is counted, not memory in use, hence four times that.
SECONDS = 180
MEGABYTES = 2048

# Where any letter may begin a line, WeasyPrint tries them all: a word of 200,000 letters never ends, and
# it breaks short words beside an underlined one too.  So words break only where a zero-width space allows
# it, and those that a narrow column cannot hold get some.
_LONG_WORD = re.compile(r"\S{25,}")
_PIECE = re.compile(r"(.{12})(?=.)")

# The shipped fonts hold Latin, Greek and Cyrillic with their punctuation.  Only a page with other
# letters is given the machine's Noto fonts, so that all others are the same bytes on every machine.
_OTHER_SCRIPT = re.compile(
    "[\u0530-\u1dff\u2c00-\u2c5f\u2c80-\ua63f\ua6a0-\ufaff\ufb07-\uffef\U00010000-\U0010ffff]"
)
_NOTO = ("/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto", "/usr/share/fonts/noto")

# Code points of Chinese, Japanese and Korean, as WeasyPrint names them.
_EAST_ASIAN = re.compile(
    r"U\+(?:11[0-9A-F]{2}|2E[89A-F]|2F|3[0-9A-F]{3}|[4-9][0-9A-F]{3}|A9[67]|A[C-F]|[BC][0-9A-F]{3}"
    r"|D[0-7]|F9|FA|FE3|FF[0-9A-F]{2}|[23][0-9A-F]{4})",
    re.IGNORECASE,
)
_NAMED = 5

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A PDF and what was noticed while making it."""

    content: bytes
    """The file."""
    warnings: tuple[str, ...] = ()
    """Sentences about letters that no font had."""


def render(report: Report, texts: Mapping[str, Article], theme: Theme) -> bytes:
    """The report as PDF/A-3a and PDF/UA-1 with `report.json` attached.

    Raises OutputError where Pango is missing, where the layout crashes, and
    where it needs more than its time or memory.
    """
    printed = print_report(report, texts, theme)
    for warning in printed.warnings:
        _log.warning("%s", warning)
    return printed.content


def print_report(
    report: Report,
    texts: Mapping[str, Article],
    theme: Theme,
    seconds: int = SECONDS,
    megabytes: int = MEGABYTES,
) -> Printed:
    """The same as `render`, with what was noticed, and under limits of one's own."""
    page = with_text(lay_out(report, texts), break_words)
    style = "".join(read_asset(theme, name) for name in ("fonts.css", "style.css", "print.css"))
    html = fill_page(page, theme, variables(theme) + style, policy="")
    with TemporaryDirectory(prefix="reportgen-pdf-") as folder:
        home = Path(folder)
        _hand_over(home, html, report)
        _run(home, seconds, megabytes)
        return _take_back(home)


def break_words(text: str) -> str:
    """The text with a zero-width space after every twelve letters of a word longer than 24."""
    return _LONG_WORD.sub(lambda word: _PIECE.sub("\\1\u200b", word[0]), text)


def _hand_over(home: Path, html: str, report: Report) -> None:
    """Puts everything the child may read into its folder."""
    fonts = builtin_dir() / "fonts"
    order = {
        "identifier": report.id,
        "made": report.made.isoformat(),
        "assets": {f"fonts/{path.name}": str(path) for path in sorted(fonts.glob("*.ttf"))},
    }
    (home / "page.html").write_text(html, encoding="utf-8", errors="replace")
    (home / "report.json").write_bytes(to_json(report))
    (home / "order.json").write_bytes(msgspec.json.encode(order))
    folders = [str(fonts), *(_NOTO if _OTHER_SCRIPT.search(html) else ())]
    (home / "fonts.conf").write_text(_font_config(folders, home / "cache"), encoding="utf-8")


def _font_config(folders: list[str], cache: Path) -> str:
    """A fontconfig file that knows these folders and no other."""
    dirs = "".join(f"<dir>{_escape(folder)}</dir>" for folder in folders)
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
        f"<fontconfig>{dirs}<cachedir>{_escape(str(cache))}</cachedir></fontconfig>\n"
    )


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _run(home: Path, seconds: int, megabytes: int) -> None:
    """Runs the child to its end.  Raises OutputError where that is no good one."""
    command = [sys.executable, "-P", "-m", "reportgen.renderers.pdf_worker", str(home)]
    command += [str(seconds), str(megabytes)]
    try:
        done = subprocess.run(  # noqa: S603  # our own module, our own folder
            command, env=_surroundings(home), cwd=home, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as problem:
        raise OutputError(
            "The PDF", f"its layout took more than {seconds} seconds and was stopped"
        ) from problem
    except OSError as problem:
        raise OutputError("The PDF", f"its process could not be started: {problem}") from problem
    if done.returncode:
        raise OutputError("The PDF", _reason(home, done, seconds, megabytes))


def _surroundings(home: Path) -> dict[str, str]:
    """The child's environment: this package, our fonts, and nothing of the caller's language or clock."""
    path = [str(Path(reportgen.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("LC_", "LANG", "PANGO"))}
    return kept | {
        "PYTHONPATH": os.pathsep.join(filter(None, reversed(path))),
        "PYTHONHASHSEED": "0",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "HOME": str(home),
        "TMPDIR": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "FONTCONFIG_FILE": str(home / "fonts.conf"),
    }


def _reason(home: Path, done: subprocess.CompletedProcess[bytes], seconds: int, megabytes: int) -> str:
    """Why the child failed, in words."""
    failure = home / "failure.txt"
    told = failure.read_text(encoding="utf-8") if failure.is_file() else ""
    last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2][:300]
    if told == "libraries":
        return f"WeasyPrint finds no Pango on this machine; install it with: {INSTALL}"
    if done.returncode == -signal.SIGXCPU:
        return f"its layout took more than {seconds} seconds and was stopped"
    if "MemoryError" in last:
        return f"its layout needed more than {megabytes} MB"
    if done.returncode < 0:
        return f"the process that lays it out crashed (signal {-done.returncode}); needed are {INSTALL}"
    return f"the process that lays it out ended with {last or done.returncode}"


def _take_back(home: Path) -> Printed:
    missing = tuple(dict.fromkeys((home / "missing.txt").read_text(encoding="utf-8").splitlines()))
    warnings = (_lament(missing),) if missing else ()
    return Printed(content=(home / "briefing.pdf").read_bytes(), warnings=warnings)


def _lament(missing: tuple[str, ...]) -> str:
    """One sentence on all the characters without a font, with the packages that have them."""
    east = [bool(_EAST_ASIAN.search(name)) for name in missing]
    needed = ["fonts-noto-core"] * (not all(east)) + ["fonts-noto-cjk"] * any(east)
    rest = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
    count = "1 character" if len(missing) == 1 else f"{len(missing):,} characters"
    return (
        f"The PDF shows empty boxes for {count} that no font has ({', '.join(missing[:_NAMED])}{rest}); "
        f"install them with: apt-get install -y {' '.join(needed)}"
    )
