"""Statements of an article: carriers, chains, comments and speakers, on posts made up here."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.article import Link
from reportgen.attribution import attribute
from reportgen.attribution.sides import principal, side
from tests.articles import article

POST = """The harbor is shut again after the storm. From Coastal News.

The pier lost forty meters of its deck, said Maria Lund, a spokeswoman for the harbor office.

Six boats sank at their moorings, she said.

I think the council should have acted long ago. Shame on them. The Port Times reported on Monday that the \
mayor knew of the cracks.

“Nobody told me about any cracks in that pier,” Mayor Peter Ahlgren told reporters.

I've got no patience for this. It seems unlikely that anyone will resign."""


def told(reading):
    return {s.passage.text: s for s in reading.statements}


def test_a_post_has_one_carrier_for_each_outlet_with_its_blocks():
    reading = attribute(article(POST, source="A Blog"))
    assert [c.name for c in reading.carriers] == ["Coastal News", "The Port Times"]
    assert reading.carriers[0].marker.text == "From Coastal News."
    coastal, times = ([b.text[:8] for b in c.blocks] for c in reading.carriers)
    assert coastal == ["The pier", "Six boat"]
    assert times == ["The Port", "“Nobody "]


def test_an_official_is_quoted_through_the_outlet():
    made = article(POST, source="A Blog")
    reading = attribute(made)
    found = told(reading)["Six boats sank at their moorings, she said."]
    assert (found.speaker, found.role) == ("Maria Lund", "a spokeswoman for the harbor office")
    assert found.chain == (made.id, reading.carriers[0].id)
    assert [w.text for w in found.words] == ["Six boats sank at their moorings"]


def test_a_block_begins_with_the_sentence_that_opens_it():
    reading = attribute(article(POST, source="A Blog"))
    found = next(s for s in reading.statements if s.passage.text.startswith("The Port Times"))
    assert (found.speaker, found.chain[-1], found.opinion) == (None, reading.carriers[1].id, False)


def test_the_writers_comment_is_kept_apart():
    reading = attribute(article(POST, source="A Blog"))
    assert [s.passage.text for s in reading.statements if s.opinion] == [
        "I think the council should have acted long ago.",
        "Shame on them.",
        "I've got no patience for this.",
        "It seems unlikely that anyone will resign.",
    ]


def test_an_unattributed_quotation_is_of_the_one_whom_the_marker_names():
    text = (
        "I like this. I really do. It is what Mayor Peter Ahlgren wants, according to Coastal News.\n\n"
        "“We will build the pier again, and we will build it in stone this time.”"
    )
    assert attribute(article(text, source="A Blog")).statements[-1].speaker == "Peter Ahlgren"


def test_a_report_that_cites_an_outlet_gives_it_one_sentence():
    text = (
        "The pier was closed on Monday.\n\nCoastal News reported that the mayor knew of the cracks.\n\n"
        "“Nobody told me about any cracks,” Mayor Peter Ahlgren said."
    )
    reading = attribute(article(text, source="The Daily"))
    assert [len(s.chain) for s in reading.statements] == [1, 2, 1]
    assert not any(s.opinion for s in reading.statements)


def test_a_linked_name_on_another_site_is_an_outlet():
    text = "The pier was closed on Monday. Harborside reported that the mayor knew of the cracks."
    start = text.index("Harborside")
    link = Link(start=start, end=start + len("Harborside"), target="https://harborside.example/story")
    assert (
        attribute(article(text, url="https://blog.example/a", links=(link,))).carriers[0].name == "Harborside"
    )
    broken = Link(start=start, end=start + len("Harborside"), target="http://[broken")
    assert attribute(article(text, links=(broken,))).carriers == ()


def test_an_article_does_not_carry_itself():
    text = (
        "The mayor knew of the cracks, Coastal News reported. The Coastal News said it stands by the story."
    )
    assert attribute(article(text, source="Coastal News")).carriers == ()


def test_a_block_quotation_counts_as_a_quotation():
    text = "Maria Lund wrote:\n\nThe pier was unsafe for a decade and everybody knew it."
    found = attribute(article(text, quotes=(1,))).statements[-1]
    assert (found.speaker, found.kind) == ("Maria Lund", "direct")


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Maria Lund denied that the pier was unsafe.", "denied"),
        ("Maria Lund confirmed that the pier was unsafe.", "confirmed"),
        ("Maria Lund alleged that the pier was unsafe.", "alleged"),
        ("Maria Lund said that the pier was unsafe.", "stated"),
        ("The pier reportedly fell at noon.", "hedged"),
    ],
)
def test_certainty_is_how_the_telling_is_put(text, certainty):
    assert attribute(article(text)).statements[0].certainty == certainty


def test_a_language_without_rules_is_read_with_a_warning():
    reading = attribute(article('"O pão da padaria custa agora muito mais caro." Disse isto.', language="pt"))
    assert reading.warnings[0].startswith("attribution-language: ")
    assert reading.statements[0].kind == "direct"
    assert all(s.speaker is None for s in reading.statements)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*POST.split("\n\n"), "", "From X.", "“", "\x00", "Via Y:"]), max_size=8))
def test_each_sentence_is_one_statement_and_its_words_lie_in_it(parts):
    made = article("\n\n".join(parts))
    reading = attribute(made)
    assert [s.passage for s in reading.statements] == list(made.sentences)
    assert all(s.passage.covers(word) for s in reading.statements for word in s.words)


@pytest.mark.parametrize(
    ("teller", "role", "expected"),
    [
        ("an American official", None, "US"),
        ("Russian officials", None, "Russia"),
        ("Anne Morel", "press officer for France’s fisheries minister", "France"),
        ("Anne Morel", "a French singer", None),
        ("the Kremlin", None, "Russia"),
        ("Maria Lund", "a spokeswoman for Lund Shipping", "Lund Shipping"),
        ("Maria Lund", None, None),
        ("The New York Times", None, None),
    ],
)
def test_a_side_comes_from_the_descriptor(teller, role, expected):
    assert side(teller, role) == expected


def test_an_adviser_serves_somebody():
    assert principal("a foreign policy adviser to Mr. Hill") == "Mr. Hill"
    assert principal("a singer") is None
