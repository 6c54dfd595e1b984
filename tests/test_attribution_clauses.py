"""Sentences of two tellers are parted into stretches with a teller each; all others stay whole."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.attribution import attribute, turns
from tests.articles import article


def told(text, **fields):
    """Teller and stretch of each statement."""
    return [(s.speaker, s.passage.text) for s in attribute(article(text, **fields)).statements]


@pytest.mark.parametrize(
    ("first", "one", "second", "other"),
    [
        (
            "The mayor said the bridge was safe,",
            "The mayor",
            "but engineers told the council that two cables had snapped.",
            "engineers",
        ),
        (
            "Ann Smith said she would resign,",
            "Ann Smith",
            "while Per Jones insisted: “Not a chance.”",
            "Per Jones",
        ),
        (
            "“It was a mistake,” said Ann Hill,",
            "Ann Hill",
            "and Per Lund agreed, calling it “reckless”.",
            "Per Lund",
        ),
        (
            "The army says nobody was hurt;",
            "The army",
            "a hospital spokesman said that twelve people were treated.",
            "a hospital spokesman",
        ),
        (
            "While the ministry insists that the dam is sound,",
            "the ministry",
            "local farmers say it has leaked for years.",
            "local farmers",
        ),
        (
            "Ann Hill denied that she took the money,",
            "Ann Hill",
            "but her lawyer said that she would give it back.",
            "her lawyer",
        ),
        (
            "Ann Hill said the road was open —",
            "Ann Hill",
            "but police warned that it would close at noon.",
            "police",
        ),
        (
            "Ann Hill called the plan “a disgrace,”",
            "Ann Hill",
            "and Per Lund, the harbor master, said it was “the only way.”",
            "Per Lund",
        ),
        (
            "Ann Hill said the roof leaked,",
            "Ann Hill",
            "with Per Lund adding that it had leaked for years.",
            "Per Lund",
        ),
        (
            "The blaze began in the kitchen, the fire chief said,",
            "the fire chief",
            "but the owner said it began in the yard.",
            "the owner",
        ),
        (
            "According to the fire chief, the blaze began in the kitchen,",
            "the fire chief",
            "but the owner said it began in the yard.",
            "the owner",
        ),
        (
            "The police put the number of marchers at 4,000,",
            "The police",
            "while organizers spoke of 20,000.",
            "organizers",
        ),
        (
            "Ann Hill told the court that she was at home,",
            "Ann Hill",
            "but on Monday, two neighbors told the court that she was not.",
            "two neighbors",
        ),
        (
            "Although the ministry denies that the pumps failed,",
            "the ministry",
            "residents say that their cellars were full of water.",
            "residents",
        ),
        (
            "The union says that 400 jobs are at risk,",
            "The union",
            "while the company says that nobody will be dismissed.",
            "the company",
        ),
        (
            "“We were never asked,” Ann Hill said,",
            "Ann Hill",
            "though the council maintained that three letters were sent.",
            "the council",
        ),
        (
            "The Red Front has claimed responsibility for the blast,",
            "The Red Front",
            "which Per Lund described as “an act of cowards.”",
            "Per Lund",
        ),
        (
            "“It will be late,” Ann Hill said,",
            "Ann Hill",
            "as police warned that the road was under water.",
            "police",
        ),
        (
            "Mr. Hill calls for two new piers;",
            "Hill",
            "a few council members call for a bridge and a road to the island.",
            "few council members",
        ),
        (
            "Ann Hill demanded that the gate be opened, (she had a key),",
            "Ann Hill",
            "yet the warden said that nobody may enter.",
            "the warden",
        ),
    ],
)
def test_words_of_two_tellers_are_two_statements(first, one, second, other):
    assert told(f"{first} {second}") == [(one, first), (other, second)]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Hill said the ferry was late, and Per Lund died on Monday.",
        "Hill said that she went to the clinic, but doctors told her that it was full.",
        "Hill said that she went to the clinic, but the doctors had said that it was full.",
        "If Ann Hill says that it is safe, Per Lund says that it is not.",
        "Police said that Hill, who denied the charge, and Lund, who admitted it, had met twice.",
        "Ann Hill said that Per Lund had told her that the pier was old.",
        "Ann Hill said the pier was old, and she added that it would fall.",
        "Ann Hill said the pier was old, but Hill also said that it was safe.",
        "Ann Hill said the pier was old, but he denied that it would fall.",
        "The bridge fell on Monday, but the mayor said it was safe.",
        "Ann Hill said the pier was old, as did Per Lund.",
        "“The mayor said it was safe, but engineers said it was not,” Ann Hill said.",
        "Ann Hill said the pier was old and Per Lund said that it was safe.",
        "Ann Hill said the engine stopped, and that the mate told the crew to leave it.",
        "Ann Hill, asked on Monday, said the engine stopped.",
        "Ann Hill said the strike would last, as the mayor insists on “a clean table.”",
        "Ann Hill said nobody knew, whereas Per Lund admitted that he knew it all along.",
    ],
)
def test_what_may_be_one_telling_stays_whole(text):
    assert [s.passage.text for s in attribute(article(text)).statements] == [text]


def test_each_stretch_has_words_cue_kind_and_certainty_of_its_own():
    text = "Ann Hill denied that the pier fell, but Per Lund said: “It is reportedly in the sea.”"
    first, second = attribute(article(text)).statements
    assert [w.text for w in first.words] == ["that the pier fell"]
    assert (first.cue, first.kind, first.certainty) == ("denied", "indirect", "denied")
    assert [w.text for w in second.words] == ["“It is reportedly in the sea.”"]
    assert (second.cue, second.kind, second.certainty) == ("said", "direct", "hedged")
    assert first.chain == second.chain


def test_three_tellers_are_three_statements():
    text = (
        "The mayor said the dam was safe, engineers said; the union said that it was not, "
        "while Per Lund said that nobody knew."
    )
    assert [speaker for speaker, _ in told(text)][1:] == ["the union", "Per Lund"]


def test_the_marks_between_two_tellers_are_words_of_neither():
    text = "The army says nobody was hurt; a hospital spokesman said that twelve were treated."
    first = attribute(article(text)).statements[0]
    assert [w.text for w in first.words] == ["nobody was hurt"]


def test_an_outlet_and_whom_it_does_not_quote_are_two_tellers():
    text = "The Elm Gazette reported that two boats sank, but the coast guard said that none did."
    found = told(text, source="A Blog")
    assert [speaker for speaker, _ in found] == [None, "the coast guard"]


def test_a_sentence_beyond_all_prose_stays_whole():
    clause = "Ann Hill said the pier was old, but Per Lund said that it was new, "
    text = clause * 40 + "and that was all."
    assert len(attribute(article(text)).statements) == 1


_PHRASES = [
    "Ann Hill said",
    "the mayor insisted",
    "engineers warned",
    "“It fell,”",
    "“We saw it,",
    "that the pier fell",
    ", but",
    ", while",
    ";",
    " —",
    ", which",
    ", with",
    "Per Lund described",
    "as “a shame.”",
    "he added",
    "told her",
    "According to the chief,",
    "the road was closed",
    ".",
    "\n\n",
    "While",
    "police put the toll at 11",
    "a claim the firm denied",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_PHRASES), max_size=30).map(" ".join))
def test_the_statements_of_a_text_cover_each_sentence_once(text):
    made = article(text or "x")
    spans = made.sentence_spans
    starts = [start for start, _ in spans]
    parts: list[list[tuple[int, int]]] = [[] for _ in spans]
    for statement in attribute(made).statements:
        place = statement.passage.start, statement.passage.end
        assert made.text[slice(*place)] == statement.passage.text
        assert all(place[0] <= w.start < w.end <= place[1] for w in statement.words)
        parts[bisect_right(starts, place[0]) - 1].append(place)
    for (start, end), inside in zip(spans, parts, strict=True):
        assert inside[0][0] == start
        assert inside[-1][1] == end
        for (_, stop), (following, _) in pairwise(inside):
            assert stop <= following
            assert not made.text[stop:following].strip()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aA,;—- “”\"'.\nhe said but", max_size=200))
def test_any_text_is_cut_without_an_error(text):
    made = article(text or "x")
    assert len(attribute(made).statements) >= len(made.sentence_spans)


def test_a_sentence_with_one_teller_is_not_looked_at_for_cuts():
    assert turns.parts("x, but y", (0, 8), (), (), frozenset()) == [(0, 8)]
