"""Whatever people write in a note, the page around it is read as it is without the note."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator, Sequence

import mwparserfromhell
import pypandoc
import pytest
import wikitextparser
from hostile_notes import notes, place
from lxml import etree
from lxml import html as lxml_html
from wiki_oracles import cmark_gfm, commonmark, commonmark_py, github, mistune, python_markdown

from reportgen.renderers import render

# What acts or fetches, in any language a page is written in.
ACTIVE = re.compile(
    r"<(?:script|style|iframe|img|object|embed|form|link|meta|svg)\b|\son\w+\s*=|javascript:|data:text", re.I
)
# Parsers count headings of one name; the next one of that name has another address, and nothing else.
COUNTED = re.compile(r'(<h\d) id="[^"]*"')


def same(one: Sequence, other: Sequence) -> int:
    """How long two begin alike."""
    both = enumerate(zip(one, other, strict=False))
    return next((n for n, (left, right) in both if left != right), min(len(one), len(other)))


def stays(without: Sequence, page: Sequence) -> bool:
    """Whether a page, read as signs or as things, is another one with something put in at one place."""
    before, behind = same(without, page), same(without[::-1], page[::-1])
    return before + behind >= len(without) and len(page) > len(without)


def xhtml(page: str) -> str:
    """A page in Confluence's storage format as an XML parser reads it."""
    root = etree.fromstring(f'<page xmlns:ac="urn:ac" xmlns:ri="urn:ri">{page}</page>')
    return etree.tostring(root, encoding="unicode")


def browsed(page: str) -> str:
    """A page as a parser of broken HTML mends it."""
    return lxml_html.tostring(lxml_html.document_fromstring(page), encoding="unicode")


def nodes(page: str) -> list[str]:
    """The things that stand in wikitext, its plain words left out."""
    found = mwparserfromhell.parse(page).nodes
    return [str(node) for node in found if not isinstance(node, mwparserfromhell.nodes.Text)]


def parts(page: str) -> list[str]:
    """The same as another parser finds them, a heading for what stands below it."""
    return [section.title or "" for section in wikitextparser.parse(page).get_sections(level=2)]


def by_pandoc(page: str) -> str:
    """A page in GitHub's Markdown as pandoc reads it."""
    command = [pypandoc.get_pandoc_path(), "--sandbox", "-f", "gfm", "-t", "html", "--wrap=none"]
    return subprocess.run(command, input=page.encode(), capture_output=True, check=True).stdout.decode()


Parser = Callable[[str], Sequence]
FORMATS: dict[str, tuple[Parser, ...]] = {
    "markdown": (commonmark, github, python_markdown, mistune, commonmark_py, cmark_gfm),
    "mediawiki": (nodes, parts),
    "confluence": (xhtml,),
    "html": (browsed,),
}


def read(parse: Parser, page: str) -> Sequence:
    seen = parse(page)
    return COUNTED.sub(r"\1", seen) if isinstance(seen, str) else seen


def check(name: str, where: str, texts: Iterator[str], parsers: Sequence[Parser] = ()) -> None:
    parsers = parsers or FORMATS[name]
    without = render(*place(None, where), name).decode()
    known = [read(parse, without) for parse in parsers]
    acting = len(ACTIVE.findall(without))
    for text in texts:
        page = render(*place(text, where), name).decode()
        for parse, plain in zip(parsers, known, strict=True):
            seen = read(parse, page)
            if parse is parts:
                assert seen == plain, text
            else:
                assert stays(plain, seen) or (parse is nodes and seen == plain), (parse.__name__, text)
        if name in ("html", "confluence"):
            assert len(ACTIVE.findall(page)) == acting, text


PLACES = [(name, where) for name in FORMATS for where in ("page", "point")]


@pytest.mark.parametrize(("name", "where"), PLACES)
def test_the_page_around_a_hostile_note_is_read_as_without_it(name: str, where: str) -> None:
    check(name, where, notes(12, seed=4))


@pytest.mark.slow
@pytest.mark.parametrize(("name", "where"), PLACES)
def test_the_page_around_a_thousand_hostile_notes_is_read_as_without_them(name: str, where: str) -> None:
    check(name, where, notes(1000, seed=5))


@pytest.mark.slow
def test_pandoc_reads_the_page_around_a_thousand_hostile_notes_as_without_them() -> None:
    check("markdown", "page", notes(1000, seed=6), [by_pandoc])
