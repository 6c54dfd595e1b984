"""Whatever people write into a briefing, it is printed or refused with a reason, and fetches nothing."""

from __future__ import annotations

import random
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pypdfium2
import pytest
import tinyhtml5
from click.testing import CliRunner
from hostile_notes import OPENERS, notes, place

from reportgen.cli import reportgen
from reportgen.errors import ReportgenError
from reportgen.passage import display
from reportgen.renderers import render
from reportgen.renderers.edited import Edited, read_edited
from reportgen.renderers.edited_file import decode
from reportgen.renderers.edited_page import render_edited
from reportgen.renderers.prose import read_prose
from reportgen.renderers.theme import Theme, builtin_dir
from reportgen.report import to_json

# What is said to fetch, include or run somewhere; `{}` is a file that is there.
FETCHING = (
    "![x](file://{})",
    "<img src='file://{}'>",
    "[x](file://{})",
    '--8<-- "{}"',
    "{{% include '{}' %}}",
    "<link rel=stylesheet href=http://127.0.0.1:9/x.css>",
    "<style>@import 'http://127.0.0.1:9/'; body {{ background: url(file://{}) }}</style>",
    "![x][r]\n\n[r]: http://127.0.0.1:9/x.png",
    "<svg><image href='file://{}'/></svg>",
    "<iframe src='http://127.0.0.1:9/'></iframe>",
    "<script>fetch('http://127.0.0.1:9/')</script>",
    "[x](javascript:alert(1)) [y](JaVaScRiPt&#58;alert(1)) [z](data:text/html,x)",
    "<a href='#s1' onclick='x()' style='background:url(http://127.0.0.1:9/)'>x</a>",
    "[1.1](#s1) [9.9](#s9) <a id='s1'></a> [1.1](javascript:x)",
    "# Sources\n\n## Method\n\n---\nreport: x\n---",
    "</style><script>x()</script></html>",
    "[x](https://port.example/a?b=(c)&d) <https://port.example/(> [y](mailto:a@port.example)",
    "<!doctype html [<!ENTITY x SYSTEM 'file://{}'>]>&x;",
)
ACTING = frozenset(
    "script style iframe frame img image object embed form input base link meta svg math".split()
)
SECRET = "The harbor master keeps this to himself."
LINK = re.compile(r"(?:https?|mailto):|#", re.IGNORECASE)
TEMPLATES = str(builtin_dir())
# What opens a file or calls out.
WATCHED = re.compile(r"open|socket\..*|subprocess\.Popen|os\.(?:exec|posix_spawn|system|fork|listdir).*")
_seen: list[str] | None = None


def _hear(event: str, told: tuple) -> None:
    if _seen is not None and WATCHED.fullmatch(event):
        path = told[0] if told else ""
        _seen.extend([] if str(path).startswith(TEMPLATES) else [f"{event} {path}"])


sys.addaudithook(_hear)  # the only one for all tests: hooks cannot be taken away


@contextmanager
def watched() -> Iterator[list[str]]:
    """What is opened, called or run meanwhile."""
    global _seen  # noqa: PLW0603  # a hook has no other place to write to
    _seen = heard = []
    try:
        yield heard
    finally:
        _seen = None


def edits(where: str, count: int, seed: int, file: str) -> Iterator[tuple[str, str]]:
    """A briefing with a hostile note put in somewhere, between two lines or inside of one, and the note."""
    page = render(*place(None, where), "markdown").decode()
    chance = random.Random(seed)
    for number, text in enumerate(notes(count, seed, OPENERS)):
        note = text + ("\n" + FETCHING[number // 2 % len(FETCHING)].format(file) if number % 2 else "")
        lines = page.split("\n")
        at = chance.randrange(len(lines))
        if chance.random() < 0.6:
            lines[at:at] = ["", note, ""]
        else:
            cut = chance.randint(0, len(lines[at]))
            lines[at] = lines[at][:cut] + note + lines[at][cut:]
        yield "\n".join(lines), note


def opened(page: str) -> list:
    """The elements of a page as the HTML standard has it parsed."""
    found = tinyhtml5.parse(page, namespace_html_elements=False).iter()
    return [each for each in found if isinstance(each.tag, str)]


def inert(page: str, bare: str) -> bool:
    """Whether nothing on a page runs or fetches but what stands in the bare one."""
    elements = opened(page)
    attributes = {name for each in elements for name in each.keys()}  # noqa: SIM118  # an element is no dict
    return (
        _acting(elements) == _acting(opened(bare))
        and all(LINK.match(each.get("href", "#")) for each in elements)
        and not any(name.startswith("on") for name in attributes)
        and not attributes & {"src", "srcset", "action", "background", "poster", "data", "ping"}
    )


def _acting(elements: list) -> list[tuple]:
    """The elements that run, fetch or set a look, with what they hold."""
    return [(each.tag, each.attrib, each.text) for each in elements if each.tag in ACTING]


def told(edited: Edited) -> str:
    """All words of an edited briefing, without blanks."""
    runs = (run for part in edited.parts for line in part.lines for piece in line for run in piece.runs)
    return "".join("".join(run.text for run in runs).split())


def check(where: str, count: int, seed: int, file: str) -> int:
    """How many briefings with hostile notes were printed; the others were refused with a sentence."""
    report, texts = place(None, where)
    look = Theme()
    page = decode(render(report, texts, "markdown"), "e.md")
    bare = render_edited(read_edited(page, report, texts, look), report, texts, look, "html").decode()
    printed = 0
    for text, note in edits(where, count, seed, file):
        with watched() as heard:
            try:
                edited = read_edited(decode(text.encode(), "e.md"), report, texts, look)
            except ReportgenError:
                continue
            shown = render_edited(edited, report, texts, look, "html").decode()
        assert not heard, (heard, note)
        assert inert(shown, bare), note
        assert SECRET not in shown, note
        printed += 1
    return printed


@pytest.fixture
def secret(tmp_path) -> str:
    path = tmp_path / "secret.txt"
    path.write_text(SECRET, "utf-8")
    return str(path)


@pytest.mark.parametrize("where", ["page", "point"])
def test_a_briefing_with_hostile_notes_is_printed_and_does_nothing(where: str, secret: str) -> None:
    assert check(where, 2 * len(FETCHING), 4, secret) > len(FETCHING)


@pytest.mark.slow
@pytest.mark.parametrize(("where", "seed"), [("page", 11), ("point", 12)])
def test_a_briefing_with_five_hundred_hostile_notes_in_turn_does_nothing(
    where: str, seed: int, secret: str
) -> None:
    assert check(where, 500, seed, secret) > 450


def test_a_hostile_note_below_a_briefing_is_shown_word_for_word() -> None:
    report, texts = place(None, "page")
    page = render(report, texts, "markdown").decode()
    for note in notes(40, 13, ("", "- ", "> ")):
        meant = "".join(run.text for block in read_prose(note) for line in block.lines for run in line)
        edited = read_edited(f"{page}\n\n## Ours\n\n{note}\n", report, texts, Theme())
        assert "".join(display(meant).split()) in told(edited), note


@pytest.mark.slow
def test_the_paper_of_hostile_notes_opens_no_file_and_has_only_links_to_the_web(secret: str) -> None:
    report, texts = place(None, "point")
    page = render(report, texts, "markdown").decode()
    many = [
        note + "\n\n" + FETCHING[number % len(FETCHING)].format(secret)
        for number, note in enumerate(notes(60, 14, ("", "- ", "> ", "# ", "1. ")))
    ]
    text = page + "".join(f"\n\n## Part {number}\n\n{note}\n" for number, note in enumerate(many))
    edited = read_edited(text, report, texts, Theme())
    paper = render_edited(edited, report, texts, Theme(), "pdf")
    objects = b"\n".join(_inflated(paper))
    links = re.findall(rb"/URI \(((?:[^()\\]|\\.)*)\)", objects)
    assert len(links) > 6
    assert all(LINK.match(link.decode("latin-1")) for link in links)
    assert not re.search(
        rb"/(?:JavaScript|JS|Launch|SubmitForm|ImportData|GoToR|OpenAction|AA|RichMedia)\b", objects
    )
    with pypdfium2.PdfDocument(paper) as document:
        words = " ".join(leaf.get_textpage().get_text_range() for leaf in document)
    assert "Part 59" in words
    assert SECRET not in " ".join(words.split())


def _inflated(paper: bytes) -> Iterator[bytes]:
    """A PDF's own text, and that of each stream in it."""
    yield paper
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", paper, re.DOTALL):
        try:
            yield zlib.decompressobj().decompress(stream)
        except zlib.error:
            continue


def test_the_command_prints_hostile_briefings_or_says_why_not(tmp_path, monkeypatch, secret: str) -> None:
    monkeypatch.chdir(tmp_path)
    report, _ = place(None, "page")
    report = replace(report, manifest="").sealed()
    (tmp_path / "r.json").write_bytes(to_json(report))
    runner = CliRunner()
    for text, note in edits("page", 12, 15, secret):
        (tmp_path / "e.md").write_text(text, "utf-8")
        done = runner.invoke(
            reportgen, ["print", "e.md", "--report", "r.json", "--archive", "a", "-o", "e.html"]
        )
        assert done.exit_code == 0 or isinstance(done.exception, ReportgenError), note
