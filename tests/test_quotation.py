"""One utterance, in all its wordings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.passage import Passage
from reportgen.quotation import collate
from tests.told import told

FULL = "“We heard the engine stop, and we would have launched at once but the tide was out,” said Holm."
SHORT = "“We heard the engine stop, and we would have launched at once,” Holm told reporters."
EDITED = "“We [all] heard the engines stop, and we would have launched at once…,” said Holm."


def quoted(text: str, article: str, account: str = "Holm"):
    words = text[text.index("“") : text.index("”") + 1]
    return told(account, text, article=article, kind="direct", words=words)


def test_two_wordings_of_one_utterance_are_one_quotation_the_fullest_first() -> None:
    [quotation] = collate([quoted(SHORT, "a"), quoted(FULL, "b")])
    assert quotation.passage.article == "b"
    assert [wording.passage.article for wording in quotation.wordings] == ["b", "a"]
    assert quotation.speaker == "Holm"


def test_a_wording_that_stops_before_a_but_is_flagged_with_it() -> None:
    [quotation] = collate([quoted(FULL, "b"), quoted(SHORT, "a")])
    assert quotation.wordings[1].cut_before == "but"
    assert quotation.wordings[0].cut_before is None


def test_words_that_the_first_wording_lacks_are_given_as_offsets() -> None:
    [quotation] = collate([quoted(FULL, "b"), quoted(EDITED, "c")])
    wording = quotation.wordings[1]
    shown = [wording.passage.text[start:end] for start, end in wording.edits]
    assert shown == ["engines"]


def test_what_an_editor_bracketed_is_no_word_of_the_speaker() -> None:
    [quotation] = collate([quoted(SHORT.replace("heard", "[clearly] heard"), "a"), quoted(SHORT, "b")])
    assert quotation.wordings[1].edits == ()


def test_one_text_that_has_an_utterance_short_and_whole_makes_no_two_quotations_of_one_id() -> None:
    found = collate([quoted(SHORT, "a"), quoted(FULL, "b"), quoted(f"{FULL} ", "a")])
    assert len({quotation.id for quotation in found}) == len(found)


def test_two_speakers_with_the_same_words_are_two_quotations() -> None:
    assert len(collate([quoted(SHORT, "a", "Holm"), quoted(SHORT, "b", "Berg")])) == 2


def test_a_phrase_of_four_words_is_no_quotation_of_its_own() -> None:
    assert collate([quoted("“It sank very fast,” he said.", "a")]) == ()


def test_narration_gives_no_quotation() -> None:
    assert collate([told("a", "The ferry ran aground near Lethmark on Tuesday.")]) == ()


def test_ids_are_made_from_speaker_and_words() -> None:
    [one], [other] = collate([quoted(SHORT, "a")]), collate([quoted(SHORT, "z")])
    assert one.id == other.id


WHOLE = (
    "The tide was so low that nobody could have steered a ship of her size through the channel, "
    "but we will pay for every loss."
)


def both(one: str, other: str, rest: str = " said Holm."):
    """The quotations of two texts that print these words."""
    return collate(
        [
            told("Holm", f"“{words}”{rest}", article=name, kind="direct", words=f"“{words}”")
            for name, words in (("a", one), ("b", other))
        ]
    )


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        (WHOLE, WHOLE, []),
        (WHOLE, WHOLE.replace("of her size", "of [the Aurora's] size"), []),
        (WHOLE, WHOLE.replace("a ship of her size", "a ship … of her size"), []),
        (WHOLE, WHOLE.replace("of her size through", "[...] through"), []),
        (WHOLE, WHOLE.replace("nobody", "no one"), ["nobody"]),
        (WHOLE, WHOLE.replace("could have steered", "can steer"), ["can steer"]),
        (
            "We have organized the defense of the harbor and will honor every promise we made.",
            "We have organised the defence of the harbour and will honour every promise we made.",
            [],
        ),
        (
            "The traveling theater canceled its program for the gray center of town.",
            "The travelling theatre cancelled its programme for the grey centre of town.",
            [],
        ),
        (
            "We do not know why she left the pier in such a storm.",
            "We don't know why she left the pier in such a storm.",
            ["don't"],
        ),
        (
            "I saw twenty people in the water and not one boat near.",
            "I saw 20 people in the water and not one boat near.",
            ["20"],
        ),
        (
            "It was a wake-up call for every owner in the land.",
            "It was a wake up call for every owner in the land.",
            [],
        ),
    ],
)
def test_wordings_of_one_utterance_meet_and_the_words_that_differ_are_marked(one, other, edits):
    [quotation] = both(one, other)
    [_, wording] = quotation.wordings
    assert [wording.passage.text[start:end] for start, end in wording.edits] == edits


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            WHOLE,
            "A vessel like that could not be taken along that passage, and each damage will be refunded.",
        ),
        (
            "We will never accept that our harbor be closed to boats.",
            "We will never accept that our taxes be raised for hotels.",
        ),
        (
            "It was a terrible night for the whole of the island.",
            "It was a terrible night for my brother and his crew of nine.",
        ),
    ],
)
def test_a_paraphrase_and_a_like_beginning_are_no_wording_of_it(one, other):
    assert len(both(one, other)) == 2


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        (WHOLE, WHOLE.partition(", but")[0], "but"),
        (WHOLE, WHOLE.partition(", but")[0] + " …", "but"),
        (WHOLE, WHOLE.partition("so low that ")[2].partition(", but")[0], "but"),
        (WHOLE, WHOLE.partition(", but")[0].replace("nobody", "no one"), "but"),
        (
            "Nobody on the crew will be charged, unless the divers find more.",
            "Nobody on the crew will be charged",
            "unless",
        ),
        ("We will help the families. However, we can not pay.", "We will help the families.", "however"),
        ("The ships will stay in port until the report is out.", "The ships will stay in port", "until"),
        ("We will come back to the table only if they do.", "We will come back to the table", "only"),
        (WHOLE, WHOLE.partition(" through")[0], None),
    ],
)
def test_where_a_wording_stops_before_what_limits_it_the_word_is_given(one, other, word):
    [quotation] = both(one, other)
    assert [wording.cut_before for wording in quotation.wordings] == [None, word]


HALVES = "We will help the families of all who died.", "However, we can not pay for the cargo."


def sentences(article: str, *parts: str):
    """Quoted sentences of one text, one behind the other."""
    made, start = [], 0
    for number, part in enumerate(parts, 1):
        kind = "direct" if part.startswith("“") else "indirect"
        words = part[: part.index("”") + 1] if kind == "direct" else part
        made.append(told("Holm", part, article=article, start=start, number=number, kind=kind, words=words))
        start += len(part) + 1
    return made


def test_a_limit_in_the_next_sentence_counts_where_the_other_text_leaves_it_out():
    first, second = (f"“{half}”" for half in HALVES)
    [quotation, _] = collate([*sentences("a", first), *sentences("b", first, second)])
    assert {wording.passage.article: wording.cut_before for wording in quotation.wordings} == {
        "a": "however",
        "b": None,
    }


@pytest.mark.parametrize(
    "rest",
    [
        ("“We will help the families of all who died,” said Holm, but he named no sum.",),
        ("“We will help the families of all who died.”", "But the cargo was not his to pay for, he said."),
    ],
)
def test_a_text_that_tells_the_limit_in_its_own_words_is_not_flagged(rest):
    [quotation, _] = collate([*sentences("a", *rest), *sentences("b", *(f"“{half}”" for half in HALVES))])
    assert [wording.cut_before for wording in quotation.wordings] == [None, None]


def parted(article: str, first: str, second: str):
    """A quotation parted by who says it."""
    text = f"“{first},” Holm said, “{second}”"
    one = told("Holm", text, article=article, kind="direct", words=f"“{first},”")
    begin = text.index(f"“{second}")
    behind = Passage(article=article, start=begin, end=len(text), text=text[begin:])
    return replace(one, statement=replace(one.statement, words=(*one.statement.words, behind)))


def test_a_quotation_parted_by_who_says_it_is_one_wording_with_no_cut():
    first, _, second = WHOLE.partition(", but ")
    whole = told("Holm", f"“{WHOLE}” said Holm.", article="b", kind="direct", words=f"“{WHOLE}”")
    [quotation] = collate([parted("a", first, f"but {second}"), whole])
    assert [(w.passage.article, w.cut_before, w.edits, w.lacks) for w in quotation.wordings] == [
        ("a", None, (), ()),
        ("b", None, (), ()),
    ]


@pytest.mark.parametrize(
    ("short", "lacks"),
    [
        (WHOLE.replace("so low that nobody", "so low nobody"), ["that"]),
        (WHOLE.replace("through the channel, ", ""), ["through the channel"]),
        (WHOLE.replace("through the channel,", "…"), []),
        (WHOLE.partition(", but")[0], []),
    ],
)
def test_words_left_out_in_the_middle_without_dots_are_given_in_the_first_wording(short, lacks):
    [quotation] = both(WHOLE, short)
    [first, other] = quotation.wordings
    assert [first.passage.text[start:end] for start, end in other.lacks] == lacks


def test_the_halves_of_an_utterance_meet_the_whole_whatever_order_they_come_in():
    first, _, second = WHOLE.partition(", but ")
    cuts = [
        told("Holm", f"“{words}”", article=name, kind="direct", words=f"“{words}”")
        for name, words in (("a", first), ("b", f"but {second}"), ("c", WHOLE))
    ]
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        [quotation] = collate([cuts[i] for i in order])
        assert [wording.passage.article for wording in quotation.wordings] == ["c", "a", "b"]


QUOTED = st.lists(
    st.sampled_from("we will pay but not if the tide … [all] colour color is low".split()), max_size=16
)


@given(st.lists(QUOTED.map(" ".join), max_size=5))
def test_any_quotations_give_edits_and_gaps_that_lie_in_their_wordings(texts):
    cuts = [
        told("Holm", f"“{words}”", article=f"{number}", kind="direct", words=f"“{words}”")
        for number, words in enumerate(texts)
    ]
    found = collate(cuts)
    assert len({quotation.id for quotation in found}) == len(found)
    for quotation in found:
        first = quotation.wordings[0]
        for wording in quotation.wordings:
            assert all(0 <= start < end <= len(wording.passage.text) for start, end in wording.edits)
            assert all(0 <= start < end <= len(first.passage.text) for start, end in wording.lacks)
