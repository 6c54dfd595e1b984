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
import site
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

import reportgen
from reportgen.article import Article
from reportgen.enclosure import REPORT_NAME, text_name
from reportgen.errors import OutputError
from reportgen.journal import DEBUG, tell
from reportgen.passage import display
from reportgen.renderers import fonts
from reportgen.renderers.elements import with_text
from reportgen.renderers.html import fill_page
from reportgen.renderers.page import lay_out
from reportgen.renderers.theme import Theme, builtin_dir, style_of, words_of
from reportgen.report import Report, to_json

INSTALL = "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""The line that brings what WeasyPrint needs from the system on Debian."""

# 144 dense pages took 26 s of user CPU, 28 s on the clock of two cores, and 750 MB
# (`python -m benchmarks.printing`); a layout that needs much more is not coming to an end.  Address space is
# counted, not memory in use, hence twice that.
SECONDS = 180
MEGABYTES = 2048

# Where any letter may begin a line, WeasyPrint tries them all: a word of 200,000 letters never ends, and
# it breaks short words beside an underlined one too.  So words break only where a zero-width space allows
# it, and those that a narrow column cannot hold get some.  Scripts that are written without blanks have
# rules of their own (Thai to Khmer, Chinese and its neighbors); no letter is parted from its marks.
_LONG_WORD = re.compile(
    "[^\\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]{25,}"
)
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff\u200b-\u200f\ufe00-\ufe0f"
_PIECE = re.compile(f"(.{{12}})(?=[^{_MARKS}])")

# What finds Python, the libraries and this package; a coverage run looks into the child as well.  Nothing
# else of the caller's surroundings reaches it: neither its language, its fonts and its clock nor its secrets.
_KEPT = ("PATH", "LD_", "DYLD_", "PYTHONHOME", "VIRTUAL_ENV", "WEASYPRINT_DLL", "COVERAGE_", "COV_CORE_")

CREATOR = "reportgen, theme {}"
"""What made the file, as its properties tell; whoever reads it back learns the theme."""

# The style sheets are made for A4.
PAPERS = {"letter": "@page { size: Letter } @page wide { size: Letter landscape }\n"}
"""Style of the papers that are not A4."""

# Of a box that is higher than its page and may not be parted, WeasyPrint may print the first page only.
# The narrowest column holds so many letters on a sheet.
_TALL = 700
_PLACE = re.compile(r'data-at="[0-9a-f]{12}:(\d{1,12})-(\d{1,12})"')
_BREAK_ANYWHERE = "\n* { break-inside: auto !important }\n"

# A source's name may be a page long.
_DESCRIBED = 200

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A PDF and what was noticed while making it."""

    content: bytes
    """The file."""
    warnings: tuple[str, ...] = ()
    """Sentences about letters that no font had."""


def render(report: Report, texts: Mapping[str, Article], theme: Theme) -> bytes:
    """The report as PDF/A-3a and PDF/UA-1 with `report.json` and the archived texts attached.

    `theme.texts` leaves the texts out, for who may not hand on what others wrote.

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
    return print_sheets(fill_sheets(report, texts, theme), report, texts, theme, seconds, megabytes)


def print_sheets(
    html: str,
    report: Report,
    texts: Mapping[str, Article],
    theme: Theme,
    seconds: int = SECONDS,
    megabytes: int = MEGABYTES,
) -> Printed:
    """A page of one's own, already HTML for paper, as a PDF with the report and its texts inside."""
    with TemporaryDirectory(prefix="reportgen-pdf-") as folder:
        home = Path(folder)
        enclosed = enclose(report, texts if theme.texts else {})
        _hand_over(home, _loosen(html), enclosed, order_of(report, theme))
        _run(home, seconds, megabytes)
        return _take_back(home)


def fill_sheets(report: Report, texts: Mapping[str, Article], theme: Theme) -> str:
    """The page as HTML for paper."""
    page = with_text(lay_out(report, texts, words_of(theme, report.language)), break_words)
    style = style_of(theme, "fonts.css", "style.css", "print.css")
    style += PAPERS.get(theme.paper, "")
    return fill_page(page, theme, style, policy="")


def _loosen(html: str) -> str:
    """The page, free to part any box between sheets where it has a passage that is higher than its column."""
    longest = max((int(end) - int(start) for start, end in _PLACE.findall(html)), default=0)
    # The first </style> is that of the sheets: a style sheet cannot hold one itself.
    return html.replace("</style>", _BREAK_ANYWHERE + "</style>", 1) if longest > _TALL else html


def break_words(text: str) -> str:
    """The text with a zero-width space after every twelve letters of a word longer than 24."""
    return _LONG_WORD.sub(lambda word: _PIECE.sub("\\1\u200b", word[0]), text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file inside the PDF."""

    name: str
    """Its name there."""
    content: bytes
    """Its bytes."""
    description: str
    """What a reader shows beside the name."""
    date: datetime
    """When it was made, UTC."""
    relationship: str
    """What it is to the page, as PDF/A-3 names it: `Data` or `Source`."""


def enclose(report: Report, texts: Mapping[str, Article]) -> tuple[Enclosure, ...]:
    """The report, and each text of its articles that is at hand, so that the file can be verified alone."""
    return (
        Enclosure(
            name=REPORT_NAME,
            content=to_json(report),
            description="The report that this briefing shows, in the contract reportgen/1",
            date=report.made,
            relationship="Data",
        ),
        *_enclose_texts(report, texts),
    )


def _enclose_texts(report: Report, texts: Mapping[str, Article]) -> Iterator[Enclosure]:
    for article in report.articles:
        if article.id in texts:
            yield Enclosure(
                name=text_name(article.mark),
                content=texts[article.id].text.encode("utf-8", "surrogatepass"),
                description=f"Text of source {article.mark}, {display(article.source)}"[:_DESCRIBED],
                date=article.captured,
                relationship="Source",
            )


def order_of(report: Report, theme: Theme) -> dict[str, object]:
    """What the child is told beside the page and its enclosures."""
    shipped = sorted((builtin_dir() / "fonts").glob("*.ttf"))
    return {
        "identifier": report.id,
        "creator": CREATOR.format(theme.name),
        "assets": {f"fonts/{path.name}": str(path) for path in shipped},
    }


def _hand_over(home: Path, html: str, enclosed: tuple[Enclosure, ...], order: dict[str, object]) -> None:
    """Puts everything the child may read into its folder."""
    (home / "page.html").write_text(html, encoding="utf-8", errors="replace")
    (home / "enclosed").mkdir()
    for each in enclosed:
        (home / "enclosed" / each.name).write_bytes(each.content)
    told = [
        {
            "name": each.name,
            "description": each.description.encode("utf-8", "replace").decode(),
            "date": each.date.astimezone(UTC).isoformat(),
            "relationship": each.relationship,
        }
        for each in enclosed
    ]
    (home / "order.json").write_bytes(msgspec.json.encode(order | {"enclosed": told}))
    _hand_over_fonts(home, html)


def _hand_over_fonts(home: Path, html: str) -> None:
    """The shipped fonts, and links to those of the machine that the letters of the page call for."""
    extra = fonts.choose_fonts(fonts.letters_beyond(html), fonts.font_folders())
    named = ", ".join(path.name for path in extra) or "no others"
    tell(_log, DEBUG, "fonts", "fonts of the PDF beside the shipped ones: {fonts}", fonts=named)
    (home / "fonts").mkdir()
    for path in extra:
        (home / "fonts" / path.name).symlink_to(path)
    folders = [builtin_dir() / "fonts", *([home / "fonts"] if extra else [])]
    (home / "fonts.conf").write_text(fonts.font_config(folders, extra, home / "cache"), encoding="utf-8")


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
    kept = {name: text for name, text in os.environ.items() if name.startswith(_KEPT)}
    return kept | {
        "PYTHONPATH": os.pathsep.join(filter(None, reversed(path))),
        "PYTHONUSERBASE": site.getuserbase(),  # found by HOME otherwise
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
    warnings = (fonts.lament(missing),) if missing else ()
    return Printed(content=(home / "briefing.pdf").read_bytes(), warnings=warnings)
