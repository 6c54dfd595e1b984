"""Whatever people write in a note, a Word file shows those very words and nothing in it acts or fetches."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import docx
import pytest
from docx.oxml.ns import qn
from hostile_notes import notes, place
from test_notes_hostile import stays

from reportgen.renderers import render
from reportgen.renderers.elements import Block
from reportgen.renderers.prose import read_prose

# What Word runs, fetches or fills in when a file is opened.
ACTING = re.compile(
    rb"<w:(?:object|altChunk|instrText|fldChar|subDoc|pict|control|dde\w*|attachedTemplate|mailMerge)\b|<o:|<v:"
)
FIELDS = re.compile(rb'<w:fldSimple\b[^>]*w:instr="([^"]*)"')
EXTERNAL = re.compile(r'<Relationship\b[^>]*TargetMode="External"[^>]*>')
LINK = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


class Read:
    """A Word file as it is read back: its paragraphs with their styles, its links, its other parts."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = {name: packed.read(name) for name in sorted(packed.namelist())}
        self.body = parts.pop("word/document.xml")
        self.external = EXTERNAL.findall(parts.pop("word/_rels/document.xml.rels").decode())
        self.fields = FIELDS.findall(b"".join(parts.values()) + self.body)
        self.others = parts
        self.paragraphs = list(_paragraphs(docx.Document(io.BytesIO(content))))


def _paragraphs(document) -> Iterator[tuple[str, str]]:
    """The words of each paragraph, cells too, in the order of the file, with its style."""
    names = {style.style_id: style.name for style in document.styles}
    for paragraph in document.element.body.iter(qn("w:p")):
        style = paragraph.style
        yield _text(paragraph), names[style] if style else "Normal"


def _text(paragraph) -> str:
    signs = {qn("w:t"): None, qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}
    found = (child for child in paragraph.iter(*signs) if child.getparent().tag == qn("w:r"))
    return "".join(signs[child.tag] or child.text or "" for child in found)


def meant(text: str) -> list[str]:
    """The paragraphs that a note is to become, without what only lays them out."""
    return [words for block in read_prose(text) for words in _words(block) if words]


def _words(block: Block) -> Iterator[str]:
    for line in block.lines:
        yield _visible("".join(run.text for run in line))


def _visible(text: str) -> str:
    """A text without blanks beside blanks and at its ends, which no reader tells apart."""
    return " ".join(text.split())


def added(without: list[tuple[str, str]], page: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The paragraphs that one file has at one place and the other has not."""
    start = next((n for n, (a, b) in enumerate(zip(without, page, strict=False)) if a != b), len(without))
    left = len(without) - start
    assert page[:start] == without[:start]
    assert page[len(page) - left :] == without[start:]
    return page[start : len(page) - left]


def check(where: str, texts: Iterator[str]) -> None:
    without = Read(render(*place(None, where), "docx"))
    for text in texts:
        content = render(*place(text, where), "docx")
        seen = Read(content)
        assert stays(without.paragraphs, seen.paragraphs), text
        new = [_visible(words) for words, _ in added(without.paragraphs, seen.paragraphs)]
        assert new[0] == "Note by Ana Ruiz", text
        assert [words for words in new[1:] if words] == meant(text), text
        assert seen.others == without.others, text
        assert not ACTING.search(seen.body), text
        assert seen.fields == [b"PAGE"], text
        links = [run.link for block in read_prose(text) for line in block.lines for run in line if run.link]
        for one in set(seen.external) - set(without.external):
            assert 'relationships/hyperlink"' in one, text
            assert LINK.match(re.search(r'Target="([^"]*)"', one)[1]), text
        assert len(seen.external) <= len(without.external) + len(links), text


@pytest.mark.parametrize("where", ["page", "point"])
def test_a_word_file_shows_hostile_notes_and_keeps_what_is_around_them(where: str) -> None:
    check(where, notes(12, seed=4))


@pytest.mark.slow
@pytest.mark.parametrize(("where", "seed"), [("page", 7), ("point", 8)])
def test_a_word_file_shows_five_hundred_hostile_notes_in_each_place(where: str, seed: int) -> None:
    check(where, notes(500, seed))
