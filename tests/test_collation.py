"""A file is compared in the look it was made in, and no cell of it can be changed unnoticed."""

from __future__ import annotations

import re

import pytest
import reports
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.collation import Collation, collate
from reportgen.errors import ReportgenError
from reportgen.inset import frame
from reportgen.renderers import format_of, render
from reportgen.renderers.theme import Theme
from reportgen.verification import verify_file

REPORT, TEXTS = reports.ferry()
NAMES = ("b.md", "b.html", "b.wiki", "b.confluence")

# What a person may change on a page: what it is, where it stands, what would stand there.
CELLS = (
    ("an account's name in a head", r"A · Harbor Courier", "A · Harbor Currier"),
    ("an account's name in the legend", r"Coast Wire", "Coast Fire"),
    ("a verdict", r"Accounts differ", "Accounts agree"),
    ("a possible difference", r"Possible difference", "Accounts differ"),
    ("a stance in the matrix", r"\bDenies\b", "States"),
    ("a silence", r"\bSilent\b", "States"),
    ("what was not found", r"Not found in this text", "Denied in this text"),
    ("a figure in the difference table", r"\b210\b", "120"),
    ("a bound of a figure", r"\b14\b", "41"),
    ("the count of origins", r"\b3 origins", "4 origins"),
    ("the count of accounts", r"\b6\b", "7"),
    ("the day of the event", r"8 Mar 2031", "9 Mar 2031"),
    ("the time it was compiled", r"06:15", "06:16"),
    ("the target of a link to a source", r"\bs3\b", "s2"),
    ("the target of a link to a point", r"\bp1\b", "p2"),
    ("the address of an article", r"https?://[\w.-]+/", "https://other.example/"),
    ("a footnote's number", r"\b3\.2\b", "3.3"),
    ("the letter of an account", r"\bC\b(?= (?:Eleven|within))", "D"),
    ("the name of a point", r"people hurt", "people killed"),
    ("a note's author", r"Duty editor", "Fifty editor"),
    ("a note's words", r"still being counted", "no longer counted"),
    ("a word of a passage", r"struck", "missed"),
    ("a note on a value", r"part of a larger count", "all of the count"),
    ("a fingerprint", r"\b[0-9a-f]{12}\b", "0123456789ab"),
)


def made(name: str, layout: str, theme: str = "briefing") -> str:
    return render(REPORT, TEXTS, format_of(name), Theme(name=theme, layout=layout)).decode()


PAGES = {(name, layout): made(name, layout) for name in NAMES for layout in ("table", "stacked")}


def compared(content: str | bytes, name: str, theme: Theme | None = None) -> Collation:
    whole = content if isinstance(content, bytes) else content.encode()
    return collate(whole, name, REPORT, TEXTS, theme)


@pytest.mark.parametrize("name", NAMES)
def test_each_kind_of_cell_changed_by_hand_is_found(name: str) -> None:
    """One change at a time, where such a cell stands first and last; no other look gives that page either."""
    page = PAGES[name, "table"]
    looks = {made(name, layout, theme) for layout in ("table", "stacked") for theme in ("briefing", "plain")}
    for kind, stands, forged in CELLS:
        for place in list(re.finditer(stands, page))[:: max(1, len(re.findall(stands, page)) - 1)]:
            edited = page[: place.start()] + forged + page[place.end() :]
            assert edited not in looks, kind
            problems = verify_file(edited.encode(), name, REPORT, TEXTS, fresh=page.encode())
            assert problems, f"{kind} at {place.start()}"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", range(len(CELLS)), ids=[cell[0] for cell in CELLS])
def test_each_kind_of_cell_stands_on_a_page_of_each_format(name: str, kind: int) -> None:
    """Otherwise the test above would find nothing because it changes nothing."""
    # HTML has the letter of an account in an element of its own.
    elsewhere = name == "b.html" and CELLS[kind][0] in (
        "the letter of an account",
        "an account's name in a head",
    )
    assert elsewhere or re.search(CELLS[kind][1], PAGES[name, "table"])


@given(st.sampled_from(sorted(PAGES)), st.floats(0, 1, exclude_max=True), st.sampled_from("x7 .|"))
@settings(max_examples=8, deadline=None)
def test_one_character_changed_anywhere_is_found(key: tuple[str, str], share: float, sign: str) -> None:
    page = PAGES[key]
    # The first line holds what says which report it is; a forged id there is another report's.
    at = page.index("06:15") + int(share * (len(page) - page.index("06:15")))
    if page[at] != sign and not (page[at].isspace() and sign == " "):
        forged = (page[:at] + sign + page[at + 1 :]).encode()
        try:
            problems = verify_file(forged, key[0], REPORT, TEXTS, fresh=page.encode())
        except ReportgenError:
            return  # it cannot be read at all, and says so
        assert problems


@pytest.mark.parametrize("asked", ["table", "stacked"])
@pytest.mark.parametrize("key", sorted(PAGES), ids="-".join)
def test_a_page_holds_in_whichever_layout_it_was_made(key: tuple[str, str], asked: str) -> None:
    found = compared(PAGES[key], key[0], Theme(layout=asked))
    assert (found.problems, found.identical, found.doubtful) == ((), True, False)


@pytest.mark.parametrize("name", [*NAMES, "b.eml", "b.docx"])
def test_a_page_of_another_theme_that_is_here_holds(name: str) -> None:
    content = render(REPORT, TEXTS, format_of(name), Theme(name="plain", paper="letter", layout="table"))
    found = compared(content, name)
    assert (found.problems, found.identical) == ((), True)


def test_an_edited_page_is_compared_in_the_layout_it_was_made_in() -> None:
    """So that the one changed word is named, and not the layout."""
    for (name, layout), page in PAGES.items():
        found = compared(page.replace("Denies", "States", 1), name, Theme(layout="auto"))
        assert len(found.problems) == 1, (name, layout)
        assert not found.doubtful


def test_a_page_in_a_look_that_is_not_here_is_called_doubtful() -> None:
    strange = PAGES["b.html", "stacked"].replace("<style", "<style data-own", 1)
    assert compared(strange, "b.html").doubtful


@pytest.mark.parametrize("name", ["points.csv", "figures.csv", "quotations.csv"])
def test_a_table_counts_the_rows_that_it_has_and_not_the_passages_of_the_page(name: str) -> None:
    content = render(REPORT, TEXTS, format_of(name))
    found = compared(content, name)
    rows = {line.rpartition('","report ')[0] for line in content.decode().splitlines()[1:]}
    assert found.partial
    assert found.identical
    assert 0 < found.passages <= len(rows)


@pytest.mark.parametrize("kind", ["Harbor Courier", "states", "1031", "[1.1]", "https://"])
def test_any_cell_of_a_table_changed_is_found(kind: str) -> None:
    content = render(REPORT, TEXTS, "csv").decode()
    if kind in content:
        assert compared(content.replace(kind, kind.swapcase() + "9", 1), "points.csv").problems


def test_words_around_the_markers_are_named_as_not_compared() -> None:
    page = PAGES["b.wiki", "stacked"].encode()
    assert not compared(page, "b.wiki").surrounded
    found = compared(b"Our own words.\n" + frame(page, REPORT.id), "b.wiki")
    assert (found.problems, found.identical, found.surrounded) == ((), True, True)


@pytest.mark.parametrize("words", ["treated for injuries", "The ferry Alder Bay struck", "no warning"])
def test_a_passage_that_rendering_itself_lost_is_found(words: str) -> None:
    """As in `build`, where the file is what was just rendered: only the passages can tell."""
    lost = PAGES["b.md", "stacked"].replace(words, "").encode()
    problems = verify_file(lost, "b.md", REPORT, TEXTS, fresh=lost)
    assert problems
    assert all(words in problem.expected for problem in problems)
