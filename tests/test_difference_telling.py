"""How surely a thing is told, and as whose words, is shown as it stands and never scored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.difference import SHOWN_ONLY, Difference, Side, differences
from reportgen.passage import Passage

PLAIN = "The owners closed the old mill at Lund."


def side(text: str, account: str = "a", cue: str | None = None, certainty: str = "stated") -> Side:
    """An account's sentence with how its teller puts it."""
    passage = Passage(article=f"article-{account}", start=7, end=7 + len(text), text=text)
    return Side(account=account, passage=passage, cue=cue, certainty=certainty)


def tellings(*sides: Side) -> list[Difference]:
    """What differs in how the sides tell."""
    return [d for d in differences(sides) if d.kind in ("certainty", "attribution")]


def test_what_one_tells_plainly_and_another_attributes_is_shown_with_its_cue():
    told = side("Ina Roe said the owners closed the old mill at Lund.", "b", cue="said")
    (found,) = tellings(side(PLAIN), told)
    assert (found.kind, found.sure) == ("attribution", False)
    assert [value.text for value in found.values] == [PLAIN, "said"]
    assert found.values[1].span.start == 7 + len("Ina Roe ")


@pytest.mark.parametrize("certainty", ["alleged", "claimed", "confirmed", "denied"])
def test_a_cue_that_is_more_than_said_is_shown_as_certainty(certainty):
    text = f"Ina Roe {certainty} that the owners closed the old mill at Lund."
    (found,) = tellings(side(PLAIN), side(text, "b", cue=certainty, certainty=certainty))
    assert (found.kind, found.values[1].text) == ("certainty", certainty)


def test_a_hedge_is_found_without_a_cue():
    (found,) = tellings(side(PLAIN), side("The owners apparently closed the old mill at Lund.", "b"))
    assert (found.kind, found.values[1].text) == ("certainty", "apparently")


def test_two_who_attribute_tell_in_one_way():
    left = side("Ina Roe said the owners closed the old mill at Lund.", cue="said")
    right = side("The owners closed the old mill at Lund, according to a cook.", "b", cue="according to")
    assert tellings(left, right) == []


def test_a_cue_that_stands_in_another_sentence_shows_nothing():
    assert tellings(side(PLAIN), side(PLAIN + " Ever.", "b", cue="insisted", certainty="claimed")) == []
    assert tellings(side(PLAIN), side(PLAIN + " Ever.", "b", cue="said")) == []


def test_a_hedge_that_is_known_but_not_found_is_no_plain_telling():
    told = side("Ina Roe said the owners closed the old mill at Lund.", "b", cue="said")
    assert tellings(side(PLAIN, certainty="hedged"), told) == []


def test_a_sentence_that_names_its_speaker_is_no_plain_telling_though_its_cue_was_not_read():
    unread = side("A cook said that the owners closed the old mill at Lund.")
    assert tellings(unread, side("Roe said the owners closed the old mill at Lund.", "b", cue="said")) == []


def test_one_account_that_tells_both_ways_does_not_differ_from_itself():
    assert tellings(side(PLAIN), side("Roe said the owners closed the old mill at Lund.", cue="said")) == []


def test_sentences_that_share_little_are_not_set_against_each_other():
    assert tellings(side(PLAIN), side("A choir allegedly sang at Lund.", "b")) == []


def test_each_account_is_shown_once():
    hedged = side("The owners apparently closed the old mill at Lund.", "b")
    again = side("The owners reportedly closed the old mill at Lund.", "b")
    (found,) = tellings(side(PLAIN), hedged, again)
    assert [value.text for value in found.values] == [PLAIN, "apparently"]


@given(st.sampled_from(["apparently ", "allegedly ", ""]), st.sampled_from(["apparently ", "allegedly ", ""]))
def test_how_a_thing_is_told_is_never_scored(one, other):
    left = side(f"The owners {one}closed the old mill at Lund.")
    right = side(f"The owners {other}closed the old mill at Lund.", "b")
    found = differences((left, right))
    assert all(difference.kind in SHOWN_ONLY and not difference.sure for difference in found)
    assert bool(found) == (one != other)
