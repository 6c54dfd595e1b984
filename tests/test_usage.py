"""Names, verbs of saying and hedges stand side by side as the accounts have them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.told import Told
from reportgen.usage import SHOWN, Usage, usages
from tests.told import told


def said(outlet: str, speaker: str, text: str, words: str, cue: str) -> Told:
    """What an outlet writes that somebody said."""
    one = told(speaker, text, article=f"article-{outlet}", kind="indirect", words=words)
    return replace(one, statement=replace(one.statement, cue=cue))


def rows(*statements: Told) -> list[tuple[str, str, list[tuple[str, str, int]]]]:
    """The rows as kind, referent and uses."""
    return [
        (row.kind, row.referent, [(use.account, use.text, use.count) for use in row.uses])
        for row in usages(statements)
    ]


def test_names_of_one_family_are_listed_by_account_as_they_stand():
    found = rows(
        told("a", "Militants held the bridge, and the Militants shot first."),
        told("b", "The rebels and two fighters held the bridge."),
        told("a", "Two militants fell.", start=99),
    )
    uses = [("a", "Militants", 3), ("b", "rebels", 1), ("b", "fighters", 1)]
    assert found == [("name", "words for armed people", uses)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Militants held the bridge.", "The militant fled."),
        ("Militants held the bridge.", "The bridge was held."),
        ("Militants held the bridge.", "The rebel area is quiet."),
        ("Militants held the bridge.", "Fighter jets flew over firefighters."),
        ("The government spoke.", "Government troops spoke of regime change."),
        ("It was hit by climate change.", "Climate change hit it."),
    ],
)
def test_accounts_with_the_same_words_or_with_none_make_no_row(one, other):
    assert rows(told("a", one), told("b", other)) == []


def test_other_names_of_one_group_are_a_row_of_their_own():
    [(kind, referent, uses)] = rows(told("a", "ISIS fled."), told("b", "Daesh fled from Isis towns."))
    assert (kind, referent) == ("name", "names for ISIS")
    assert uses == [("a", "ISIS", 1), ("b", "Daesh", 1), ("b", "Isis", 1)]


def test_of_a_quotation_only_the_speakers_words_are_read():
    quoted = told(
        "mayor", "“The rioters did it,” the militants heard.", kind="direct", words="“The rioters did it,”"
    )
    [(_, referent, uses)] = rows(quoted, told("a", "Protesters stood there, and militants."))
    assert (referent, uses) == (
        "words for people in the street",
        [("mayor", "rioters", 1), ("a", "Protesters", 1)],
    )


def test_a_comment_of_the_writer_and_other_languages_are_left_out():
    comment = told("b", "Those rebels!")
    comment = replace(comment, statement=replace(comment.statement, opinion=True))
    german = told("c", "Die Rebels spielen.", language="de")
    assert rows(told("a", "Militants held it."), comment, german) == []


def test_every_use_is_counted_and_the_first_three_are_shown_where_they_stand():
    many = told("a", "Two rebels, rebels, rebels, rebels.", start=7)
    [row] = usages([many, told("b", "Militants.")])
    use = row.uses[0]
    assert (use.text, use.count, len(use.passages)) == ("rebels", 4, SHOWN)
    assert all(many.statement.passage.covers(passage) for passage in use.passages)


LEAK = "the crew had known of the leak in the hull for weeks"
OUTLETS = (
    told("Post", "Osk is an island.", article="article-post"),
    told("Wire", "Ferries go there.", article="article-wire"),
)


def test_unlike_verbs_for_one_utterance_are_listed_by_who_writes_them():
    found = rows(
        *OUTLETS,
        said("post", "Holm", f"Holm admitted {LEAK}.", LEAK, "admitted"),
        said("wire", "Holm", f"Holm said {LEAK}.", LEAK, "said"),
    )
    assert found == [("verb", "Holm", [("Post", "admitted", 1), ("Wire", "said", 1)])]


@pytest.mark.parametrize(
    ("one", "other"), [("said", "told"), ("says", "added"), ("claimed", "claims"), ("again denied", "denied")]
)
def test_verbs_that_tell_the_same_make_no_row(one, other):
    left = said("post", "Holm", f"Holm {one} {LEAK}.", LEAK, one)
    right = said("wire", "Holm", f"Holm {other} {LEAK}.", LEAK, other)
    assert rows(*OUTLETS, left, right) == []


def test_an_outlet_without_a_word_of_its_own_makes_no_row():
    left = said("post", "Holm", f"Holm admitted {LEAK}.", LEAK, "admitted")
    assert rows(left, said("wire", "Holm", f"Holm said {LEAK}.", LEAK, "said")) == []


def test_two_utterances_and_two_speakers_are_not_compared():
    other = "nobody had asked him about the tide or the lamps"
    assert (
        rows(
            *OUTLETS,
            said("post", "Holm", f"Holm admitted {LEAK}.", LEAK, "admitted"),
            said("wire", "Holm", f"Holm said {other}.", other, "said"),
            said("wire", "Berg", f"Berg claimed {LEAK}.", LEAK, "claimed"),
        )
        == []
    )


def test_a_verb_is_shown_where_it_stands_outside_of_the_words_that_are_said():
    text = "“Holm admitted we admitted the leak in the hull was old,” Berg admitted."
    words = "“Holm admitted we admitted the leak in the hull was old,”"
    one = said("post", "Berg", text, words, "admitted")
    other = said("wire", "Berg", f"Berg says {words}", words, "said")
    [row] = usages([*OUTLETS, one, other])
    assert row.uses[0].passages[0].start == text.rindex("admitted")
    assert row.uses[1].passages[0].text == other.statement.passage.text


def test_a_hedge_of_one_account_stands_beside_the_plain_telling_of_the_other():
    found = rows(
        told("a", "The captain allegedly left the burning ship before the passengers."),
        told("b", "The captain left the burning ship before the passengers."),
    )
    assert found == [
        (
            "hedge",
            "The captain allegedly left the burning ship before …",
            [("a", "allegedly", 1), ("b", "", 1)],
        )
    ]


def test_hedges_around_unlike_claims_or_of_one_account_make_no_row():
    plain = told("b", "Divers searched the harbor for the second lamp.")
    hedged = told("a", "The captain allegedly left the burning ship before the passengers.")
    again = told("a", "The captain left the burning ship before the passengers.", article="other")
    same = told("c", "The captain allegedly left the burning ship before the passengers.", article="third")
    assert rows(plain, hedged) == rows(hedged, again) == rows(hedged, same) == []


SENTENCES = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.lists(
            st.sampled_from(
                "rebels militants ISIS Daesh reportedly ship captain left burning harbor sank ' “".split()
            ),
            min_size=1,
            max_size=9,
        ).map(" ".join),
        st.sampled_from(["", "said", "admitted", "x"]),
    ),
    max_size=8,
)


@given(SENTENCES)
def test_rows_quote_the_sentences_and_hold_two_accounts_that_differ(drawn):
    statements = [
        said(str(place), account, text, text, cue) if cue else told(account, text, article=str(place))
        for place, (account, text, cue) in enumerate(drawn)
    ]
    found: tuple[Usage, ...] = usages(statements)
    texts = {one.statement.passage.article: one.statement.passage for one in statements}
    for row in found:
        assert len({use.account for use in row.uses}) > 1
        for use in row.uses:
            assert use.count >= len(use.passages) > 0
            assert all(texts[passage.article].covers(passage) for passage in use.passages)


def test_what_an_editor_puts_in_brackets_is_nobodys_word():
    assert rows(told("a", "We will fight Isil [Isis] there."), told("b", "Isil fled.")) == []


def test_a_claim_with_may_is_not_told_without_a_hedge():
    claim = "the new valve in the engine room caused the fire on the ferry"
    hedged = claim.replace("caused", "may have caused")
    found = rows(told("a", f"Reportedly {claim}."), told("b", f"{hedged}."))
    assert all(text for _, _, uses in found for _, text, _ in uses)
