"""A sentence that speaks of two matters stands on each with its own clause."""

from __future__ import annotations

from reportgen.alignment import Likeness, align
from reportgen.comparison import compare
from reportgen.division import divide
from reportgen.told import Told
from tests.told import told

LENGTH = "“The conversation lasted approximately 40 minutes"
SUBJECT = "and dealt with the blockade of the harbor of Osk,” a Varland official said."
REST = (
    told("fisher", "Herring was cheap in the market hall on Tuesday.", number=9),
    told("baker", "The choir will sing at the lighthouse in spring.", number=9),
)


def divided(statements: tuple[Told, ...]) -> tuple[Told, ...]:
    return divide(statements, Likeness(statements))


def texts(statements: tuple[Told, ...]) -> list[str]:
    return [one.statement.passage.text for one in statements]


def readouts() -> tuple[Told, ...]:
    """One talk in one text: an outlet on its length, two sides on its course."""
    outlet = "The ministers met for more than half an hour on Thursday."
    official = f"{LENGTH} {SUBJECT}"
    other = "But Nordish officials said the two remained at odds over fishing."
    at = len(outlet) + 1
    return (
        told("outlet", outlet, article="one", number=1),
        told(
            "official",
            official,
            article="one",
            start=at,
            number=2,
            kind="mixed",
            side="Varland",
            words=official.removesuffix(" a Varland official said."),
        ),
        told(
            "nordish",
            other,
            article="one",
            start=at + len(official) + 1,
            number=3,
            kind="indirect",
            side="Nordland",
            words="the two remained at odds over fishing",
        ),
        *REST,
    )


def test_the_length_of_a_talk_meets_the_outlets_and_its_subject_the_other_sides() -> None:
    statements = divided(readouts())
    groups = align(statements, Likeness(statements))
    points = [[statements[i].statement.passage.text for i in group.members] for group in groups]
    assert texts(statements)[1:3] == [LENGTH, SUBJECT]
    assert sorted(sorted(point)[0] for point in points) == sorted(
        [min(texts(readouts())[0], LENGTH), min(SUBJECT, texts(readouts())[2])]
    )


def test_over_half_an_hour_and_40_minutes_agree() -> None:
    point = next(
        p
        for p in compare(readouts()).points
        if LENGTH in [s.passage.text for c in p.cells for s in c.statements]
    )
    assert point.verdict == "agree"


def test_a_clause_keeps_its_own_words_and_figures() -> None:
    length, subject = divided(readouts())[1:3]
    assert length.quantities[0].text in length.statement.passage.text
    assert not subject.quantities
    for clause in (length, subject):
        assert all(clause.statement.passage.covers(words) for words in clause.statement.words)


def test_two_outlets_that_tell_the_two_matters_apart_call_for_a_cut() -> None:
    both = (
        "The ferry Marga ran onto a sandbank off Osk at dawn, and the shipping line fired its captain Berg."
    )
    statements = (
        told("one", both),
        told("two", "The ferry Marga ran onto a sandbank at dawn off Osk."),
        told("three", "The shipping line fired captain Berg."),
        *REST,
    )
    assert len(divided(statements)) == len(statements) + 1


def test_a_sentence_that_others_tell_alike_stays_whole() -> None:
    both = (
        "The ferry Marga ran onto a sandbank off Osk at dawn, and the shipping line fired its captain Berg."
    )
    statements = (told("one", both), told("two", both), told("three", both), *REST)
    assert divided(statements) == statements


def test_a_comment_is_never_cut() -> None:
    assert divided(REST) == REST
