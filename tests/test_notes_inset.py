"""Whatever people write in a note, our part of a wiki page ends where it ends, and theirs stays as it was."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hostile_notes import OPENERS, notes, place
from test_notes_hostile import FORMATS, read, stays

from reportgen import job
from reportgen.inset import find_inset, own_part
from reportgen.renderers import render
from reportgen.renderers.theme import Theme

MARKERS = (
    "<!-- reportgen:begin -->",
    "<!-- reportgen:end -->",
    "<!-- reportgen:end -->\n\n<!-- reportgen:begin -->",
    "<!-- reportgen:begin 2a55b3f8eb73 -->\n\n<!-- reportgen:end -->",
    "<!-- reportgen:",
    "<!--",
    "-->",
    "reportgen:end -->",
    "```\n<!-- reportgen:end -->\n```",
    "    <!-- reportgen:end -->",
    "<!--\treportgen:end\t-->",
    "&lt;!-- reportgen:end --&gt;",
    "&#60;!-- reportgen:end -->",
    "<nowiki><!-- reportgen:end --></nowiki>",
    "- x\n\n   <!-- reportgen:end -->",
    "> <!-- reportgen:end -->",
    "[<!-- reportgen:end -->](https://x.example/)",
    "[x](https://x.example/\n<!-- reportgen:end -->)",
    "a\r<!-- reportgen:end -->\rb",
    "a\x0b<!-- reportgen:end -->\x85<!-- reportgen:begin -->\u2028b",
    "[//]: # (reportgen:end)",
    "<noinclude><!-- reportgen:end --></noinclude>",
)
# What people wrote around our part: other comments, markers inside of lines, other encodings and line ends.
AROUND = (
    b"",
    b"Words.\n\n",
    b"<!-- ours -->\n",
    b"Write <!-- reportgen:begin --> before it.\n",
    b"\xff\xfe\x00 no text\n",
    "Пор — 漢\n".encode(),
    b"    <!-- reportgen:end -->\n",
    b"{{stub}}\r\n[[x]]\r\n",
    b"no line end",
)
SUFFIXES = {"markdown": ".md", "mediawiki": ".wiki"}


def marked(count: int, seed: int) -> list[str]:
    """Hostile notes, most of them with a marker of ours somewhere, or with half of one."""
    chance = random.Random(seed)
    made = list(notes(count, seed, (*OPENERS, *(marker + "\n" for marker in MARKERS[:6]))))
    for number in range(0, count, 2):
        lines = made[number].split("\n")
        lines.insert(chance.randint(0, len(lines)), MARKERS[number // 2 % len(MARKERS)])
        made[number] = chance.choice(("\n", "\n\n")).join(lines)
    return made


def check(name: str, count: int, seed: int, folder: Path) -> None:
    """Writes a page over with each note in turn, twice, between what people wrote."""
    chance = random.Random(seed)
    alone = render(*place(None, "page"), name).decode()
    known = [read(parse, alone) for parse in FORMATS[name][:1]]
    for text in marked(count, seed):
        before, after = chance.choice(AROUND), chance.choice(AROUND)
        before += b"" if before.endswith(b"\n") or not before else b"\n"
        after = b"\n" + after if chance.random() < 0.9 else b""
        path = folder / f"Page{SUFFIXES[name]}"
        path.write_bytes(before + b"<!-- reportgen:begin -->\nold\n<!-- reportgen:end -->" + after)
        report, texts = place(text, "page")
        pages = []
        for _ in range(2):
            assert not job.write(report, texts, (path,), Theme(in_place=True)).unwritten, text
            pages.append(path.read_bytes())
        assert pages[0] == pages[1], text
        begin, end = find_inset(pages[0])
        assert (pages[0][:begin], pages[0][end:]) == (before, after), text
        ours = own_part(pages[0]).decode()
        assert ours.strip("\n") == render(report, texts, name).decode().strip("\n"), text
        assert b"<!--" not in ours.encode(), text
        for parse, plain in zip(FORMATS[name], known, strict=False):
            seen = read(parse, ours)
            assert stays(plain, seen) or seen == plain, text


@pytest.mark.parametrize("name", SUFFIXES)
def test_a_part_with_hostile_notes_ends_where_it_ends_and_can_be_written_again(
    name: str, tmp_path: Path
) -> None:
    check(name, 2 * len(MARKERS), 4, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", SUFFIXES)
def test_a_part_with_a_thousand_hostile_notes_each_leaves_the_page_as_it_was(
    name: str, tmp_path: Path
) -> None:
    check(name, 1000, 10, tmp_path)
