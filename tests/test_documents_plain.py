"""Plain text and Markdown."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.capture import Capture, Source
from reportgen.documents.base import normalize
from reportgen.documents.markdown import read_markdown
from reportgen.documents.plain import read_plain
from reportgen.errors import DocumentError

WRAPPED = (
    "The harbor was closed on Monday morning after a crane fell on\n"
    "the quay and blocked both tracks of the railway that serves the\n"
    "northern basin.\n"
)


def capture(text, url="file:story.txt"):
    content = text if isinstance(text, bytes) else text.encode()
    return Capture(
        source=Source(url=url),
        url=url,
        final_url=url,
        content=content,
        captured=datetime(2024, 6, 1, tzinfo=UTC),
    )


def outcome(read, content):
    """The document, or the name of the reason why there is none."""
    try:
        return read(capture(content))
    except DocumentError as problem:
        return problem.slug


def plain(text):
    document = read_plain(capture(text))
    return document.title, [(block.kind, block.text) for block in document.blocks]


def markdown(text):
    document = read_markdown(capture(text, "file:story.md"))
    return document.title, [(block.kind, block.text) for block in document.blocks]


def test_a_head_of_named_lines_is_metadata_and_no_text():
    head = "title: Crane falls\nPUBLISHER: The Quay\nAuthor: Ada Quill, Ben Rower\nDate: 15 November 2015\n"
    head += "URL: https://q.example/1\n"
    document = read_plain(capture(head + "\nThe crane fell at noon."))
    assert (document.title, document.publisher, document.authors) == (
        "Crane falls",
        "The Quay",
        ("Ada Quill", "Ben Rower"),
    )
    assert document.published == datetime(2015, 11, 15, tzinfo=UTC)
    assert document.url == "https://q.example/1"
    assert [block.text for block in document.blocks] == ["The crane fell at noon."]
    assert (document.provenance.title, document.provenance.published) == ("file", "file")


def test_a_line_that_only_looks_like_a_head_is_text():
    assert plain("Witness: I saw it fall.\n\nNobody else did.")[1][0] == (
        "paragraph",
        "Witness: I saw it fall.",
    )
    assert plain("By: this we mean nothing.\n\nNobody did.")[1][0][1] == "By: this we mean nothing."


def test_an_impossible_date_in_the_head_is_left_out():
    document = read_plain(capture("Date: 31 February 2015\n\nThe crane fell."))
    assert document.published is None
    assert document.provenance.published == ""


def test_a_short_first_line_that_stands_alone_is_the_title():
    assert plain("Crane falls on quay\n\nThe crane fell at noon.\n") == (
        "Crane falls on quay",
        [("paragraph", "The crane fell at noon.")],
    )
    assert (
        plain("Crane falls on quay\nThe crane fell at noon. Nobody was hurt.\nIt was Monday.")[0]
        == "Crane falls on quay"
    )
    assert plain("The crane fell at noon.\n\nNobody was hurt.")[0] == ""


def test_a_paragraph_broken_at_a_margin_is_one_paragraph():
    title, blocks = plain(f"Crane falls\n\n{WRAPPED}\n{WRAPPED}")
    assert title == "Crane falls"
    assert blocks == [("paragraph", normalize(WRAPPED))] * 2


def test_a_first_paragraph_broken_at_a_margin_is_no_title():
    assert plain(f"{WRAPPED}\n{WRAPPED}")[0] == ""


def test_one_paragraph_a_line_is_kept_apart():
    long = "The crane fell at noon on Monday and nobody was hurt, the harbor office said in the afternoon, "
    long += "and work on the quay goes on as before."
    assert plain(f"{long}\n{long}\n{long}") == ("", [("paragraph", long)] * 3)
    assert plain("It fell.\nNobody was hurt.\nWork goes on.")[1] == [
        ("paragraph", "It fell."),
        ("paragraph", "Nobody was hurt."),
        ("paragraph", "Work goes on."),
    ]


def test_quoted_lines_and_lists_are_told_apart():
    text = "The office wrote this.\n\n> We regret\n> the accident.\n\n- two cranes\n- one track\n"
    assert plain(text)[1] == [
        ("paragraph", "The office wrote this."),
        ("quote", "We regret the accident."),
        ("item", "two cranes"),
        ("item", "one track"),
    ]


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\0" * 50, "empty"),
        (b"abc\0def", "binary"),
        (bytes(range(1, 32)) * 9, "binary"),
        (b"... --- !!!", "no-text"),
        (b"Date: 2015-11-15\n", "no-text"),
    ],
)
@pytest.mark.parametrize("read", [read_plain, read_markdown])
def test_what_holds_no_text_is_named(read, content, slug):
    with pytest.raises(DocumentError) as problem:
        read(capture(content))
    assert problem.value.slug == slug


def test_front_matter_is_metadata():
    text = (
        '---\ntitle: "Crane falls"\ndate: 2015-11-15T10:00:00Z\nauthors:\n  - Ada Quill\n  - Ben Rower\n'
        "site: The Quay\nlang: en\n---\n\nThe crane fell.\n"
    )
    document = read_markdown(capture(text))
    assert (document.title, document.authors, document.publisher) == (
        "Crane falls",
        ("Ada Quill", "Ben Rower"),
        "The Quay",
    )
    assert document.published == datetime(2015, 11, 15, 10, tzinfo=UTC)
    assert document.language == "en"
    assert [block.text for block in document.blocks] == ["The crane fell."]


def test_front_matter_lists_in_brackets_are_names():
    document = read_markdown(capture("---\nauthor: [Ada Quill, 'Ben Rower']\n---\nThe crane fell.\n"))
    assert document.authors == ("Ada Quill", "Ben Rower")


def test_a_rule_at_the_beginning_is_no_front_matter():
    assert markdown("---\n\nThe crane fell.\n") == ("", [("paragraph", "The crane fell.")])


def test_named_lines_open_a_markdown_text_too():
    assert markdown("Title: Crane falls\n\nThe crane *fell*.")[0] == "Crane falls"


def test_the_first_heading_is_the_title_and_markup_is_gone():
    text = (
        "# Crane *falls*\n\nThe **crane** fell on the `quay` & [a track](https://q.example/t).\n\n"
        "![a picture](x.png)\n\n"
        "## Later\n\n> We *regret* it.\n\n1. one\n2. two\n\n| a | b |\n|---|---|\n| c | d |\n"
    )
    assert markdown(text) == (
        "Crane falls",
        [
            ("paragraph", "The crane fell on the quay & a track."),
            ("heading", "Later"),
            ("quote", "We regret it."),
            ("item", "one"),
            ("item", "two"),
            ("table", "a b"),
            ("table", "c d"),
        ],
    )
    (link,) = read_markdown(capture(text)).blocks[0].links
    assert link.target == "https://q.example/t"


def test_raw_html_is_its_words_and_scripts_are_nothing():
    assert markdown("Before <b onclick='x()'>bold</b> after.\n\n<script>alert(1)</script>\n\nEnd here.")[
        1
    ] == [
        ("paragraph", "Before bold after."),
        ("paragraph", "End here."),
    ]


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_named_error(content):
    for read in (read_plain, read_markdown):
        found = outcome(read, content)
        if isinstance(found, str):
            assert found in ("empty", "binary", "no-text")
        else:
            assert all(block.text and block.text == normalize(block.text) for block in found.blocks)


@given(st.lists(st.text(alphabet="abc .,:>-#*\n\t1)", max_size=60), max_size=12))
def test_no_word_of_a_plain_text_is_lost_or_doubled(lines):
    text = "\n".join(["Some words first.", *lines])
    title, blocks = plain(text)
    found = "".join(c for part in (title, *(b for _, b in blocks)) for c in part if c.isalnum())
    assert found == "".join(c for c in text if c.isalnum())


def test_short_lines_that_run_on_in_small_letters_are_one_paragraph():
    assert plain("The crane\nfell at noon.\n\nNobody was hurt.")[1][0] == (
        "paragraph",
        "The crane fell at noon.",
    )


def test_an_empty_quoted_line_parts_quotations():
    assert plain("It said:\n\n> We regret it.\n>\n> It was us.")[1][1:] == [
        ("quote", "We regret it."),
        ("quote", "It was us."),
    ]


def test_a_line_of_nothing_but_a_control_character_is_a_blank_line():
    document = read_plain(capture("The crane fell.\n\x1f\nNobody was hurt.\n\xa0\nThe line is closed."))
    assert [block.text for block in document.blocks] == [
        "The crane fell.",
        "Nobody was hurt.",
        "The line is closed.",
    ]
