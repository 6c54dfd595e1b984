"""Pages that nest their elements, or list their attributes, without end: every word is read, in order."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.documents.nesting import flatten, thin
from reportgen.documents.tree import parse, read_blocks

DEEP = 3000
NAMES = "div p span b a ul li table tr td blockquote section font x-card h2 pre".split()


def blocks(page: str) -> list[tuple[str, str]]:
    tree, _ = parse(page)
    assert tree is not None
    return [(block.kind, block.text) for block in read_blocks(tree)]


def flags(page: str) -> tuple[str, ...]:
    return parse(page)[1]


@pytest.mark.parametrize(
    "opening", ["<div>", "<div><span>", "<ul><li>", "<table><tr><td>", "<b><i>", "<x-a>"]
)
def test_what_is_nested_without_end_is_read(opening):
    closing = "".join(f"</{name}>" for name in re.findall("<([^>]+)", opening)[::-1])
    page = f"<body>{opening * DEEP}<p>First.</p><p>Second.</p>{closing * DEEP}<p>Behind.</p></body>"
    assert [text for _, text in blocks(page)] == ["First.", "Second.", "Behind."]
    assert flags(page) == ("flattened",)


@pytest.mark.parametrize("piece", ["<b><div></b>", "<a href=x><div></a>", "<b><table></b>", "<p><div></p>"])
def test_tags_that_close_nothing_make_no_depth_of_their_own(piece):
    page = f"<body>{piece * DEEP}<p>At the end.</p>"
    assert [text for _, text in blocks(page)] == ["At the end."]
    assert flags(page) == ("flattened",)


def test_what_is_not_deep_keeps_its_meaning_beside_what_is():
    deep = "<div>" * DEEP + "Inside." + "</div>" * DEEP
    page = f"<body><h2>Rubric</h2><ul><li>One<li>Two</ul>{deep}<blockquote>Said.</blockquote><p>Told.</p>"
    assert blocks(page) == [
        ("heading", "Rubric"), ("item", "One"), ("item", "Two"),
        ("paragraph", "Inside."), ("quote", "Said."), ("paragraph", "Told."),
    ]  # fmt: skip


def test_a_quotation_in_a_deep_page_stays_one():
    page = f"<body>{'<div>' * DEEP}<p>Told.</p><blockquote>Said.</blockquote><p>Told again.</p>"
    assert blocks(page) == [("paragraph", "Told."), ("quote", "Said."), ("paragraph", "Told again.")]


def test_dropped_tags_part_words_where_they_parted_blocks_and_nowhere_else():
    page = f"<body>{'<div>' * DEEP}One.<div>Two.</div>Three <i>and</i> four.<br><br>Five."
    assert [text for _, text in blocks(page)] == ["One.", "Two.", "Three and four.", "Five."]


def test_paragraphs_and_items_without_their_ends_are_no_depth():
    for piece in ("<p>a", "<li>a", "<p><b>a</b>", "<tr><td>a", "<dt>a<dd>b", "<br/>a", "<g/>a"):
        assert flatten(piece * DEEP) == piece * DEEP


def test_scripts_and_comments_hold_no_elements():
    for held in ("<script>'<div>'</script>", "<!-- <div> -->", "<style>a{}</style>", "<title><b></title>"):
        assert flatten(held * DEEP) == held * DEEP
    for cut in ("<script><div>", "<!-- <div>", "<title><div>"):
        assert flatten(cut) == cut


def test_a_tag_with_attributes_without_end_is_bared():
    many = " ".join(f"a{number}=v" for number in range(50_000))
    assert thin(f"<p {many}>Told.</p>") == "<p >Told.</p>"
    assert blocks(f"<body><p {many}>Told.</p>") == [("paragraph", "Told.")]


@pytest.mark.parametrize(
    "tag",
    [
        f"<img src='data:image/png;base64,{'A' * 50_000}'>",
        "<p class=a id=b>",
        "<p " + "x" * 99,
        f"<div data-told='{'word ' * 9_999}'>",
    ],
)
def test_long_attributes_are_left_as_they_are(tag):
    assert thin(f"{tag}Told.") == f"{tag}Told."


tags = st.builds(lambda end, name: f"<{end}{name}>", st.sampled_from(("", "", "/")), st.sampled_from(NAMES))


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.tuples(st.lists(tags, max_size=6).map("".join), st.integers(1, 400)), min_size=1, max_size=5)
)
def test_no_word_is_lost_whatever_is_nested_how(pieces):
    page = "".join(f"{opened * times} w{number} " for number, (opened, times) in enumerate(pieces))
    tree, cut = parse(f"<body>{page}</body>")
    assert tree is not None
    assert re.findall(r"w\d", "".join(tree.itertext())) == [f"w{number}" for number in range(len(pieces))]
    assert "too-deep" not in cut


@given(st.text(alphabet="<>/!-abdivp \"'=", max_size=80))
def test_flattening_changes_nothing_of_a_page_that_is_not_deep_but_ends_of_nothing(text):
    words = re.compile(r"<[^<>]*>?")
    assert words.sub("", flatten(text)) == words.sub("", text)
