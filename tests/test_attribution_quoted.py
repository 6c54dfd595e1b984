"""Direct quotations: split ones, mixed marks, sentences between, and lines that are paragraphs."""

from __future__ import annotations

import pytest

from reportgen.attribution import attribute, attributions
from reportgen.attribution.marks import paragraphs
from tests.articles import article


def quoted(text):
    """Speaker and content of each attribution."""
    return [(a.speaker, [text[slice(*span)] for span in a.content]) for a in attributions(text)]


def test_the_rest_of_a_split_quotation_is_its_beginnings():
    text = "“Each time you say so,” Ann Hill said, meaning the toll, “you give the ferry away.”"
    assert quoted(text) == [("Ann Hill", ["“Each time you say so,”", "“you give the ferry away.”"])]


def test_a_quotation_that_begins_anew_is_no_rest_of_another():
    text = "“It is late,” Ann Hill said, and read from a sign, “Closed.”"
    assert quoted(text)[0] == ("Ann Hill", ["“It is late,”"])


def test_a_sentence_about_the_speaker_between_two_quotations_changes_no_speaker():
    text = (
        "“The pier was old and wet,” Ann Hill said on Monday. She gave no date. "
        "“We will build another one by the end of May.”"
    )
    assert quoted(text) == [
        ("Ann Hill", ["“The pier was old and wet,”", "“We will build another one by the end of May.”"])
    ]


def test_of_a_scolding_before_a_quotation_nothing_is_said():
    text = "The harbor master scolded the crew: “You left the gate open for a night,” she said."
    assert quoted(text)[-1][1] == ["“You left the gate open for a night,”"]


def test_an_abbreviated_party_and_state_ends_no_sentence():
    text = "“This is a bad day,” said Rep. Ann Hill (D-N.C.), head of the Pier Caucus. “It is a disgrace.”"
    assert quoted(text) == [("Ann Hill", ["“This is a bad day,”", "“It is a disgrace.”"])]


@pytest.mark.parametrize(
    "text",
    [
        '“The pier is old and wet," Ann Hill said in May, adding that it was “soft.”',
        '"The pier is old and wet,” said Ann Hill, a surveyor.',
        '“He said "no" and left the pier,” Ann Hill said.',
        '"He said “no” and left the pier," Ann Hill said.',
        "“Why is that no proof that the pier is old?” Ann Hill demanded.",
        "According to Ann Hill, “[i]f it is old, it must go.”",
    ],
)
def test_mixed_marks_and_rare_verbs_leave_the_speaker(text):
    assert quoted(text)[0][0] == "Ann Hill"


def test_a_letter_reads():
    text = "“The pier must be mended by the end of May,” the letter reads."
    found = attributions(text)
    assert text[slice(*found[0].source)] == "the letter"


def test_who_says_something_behind_a_man_who_said_it_is_the_subject():
    text = "Ann Hill defended not paying a builder who said he was robbed, saying, “He did no good work.”"
    assert quoted(text)[-1] == ("Ann Hill", ["“He did no good work.”"])


def test_long_lines_are_paragraphs_and_short_ones_are_not():
    line = (
        "The pier was closed on Monday because of a storm that had come over the sound in the night before. "
    )
    long = f"{line}{line}\n“It fell,” Ann Hill said."
    assert len(paragraphs(long)) == 2
    assert len(paragraphs("The pier was closed\non Monday because of a\nstorm.")) == 1
    assert [long[slice(*span)] for span in paragraphs(long)][1] == "“It fell,” Ann Hill said."


@pytest.mark.parametrize(
    "text",
    [
        "“We have lost the dike,” warned Ann Hill, who runs the water board, “and the road.”",
        "“They never told us!” shouted one villager, Ann Hill.",
        "State media quoted Ann Hill as saying that the border would stay open.",
        "Ann Hill was quoted by state media as saying that the border would stay open.",
        "The pier was closed on Monday. It rained.\n\nHarbor Master Ann Hill: “We will find the boat.”",
        "The pier was built on sand, according to figures from Ann Hill.",
        "According to a report by Ann Hill, the pier was built on sand.",
    ],
)
def test_whoever_is_quoted_is_the_speaker_in_any_order_of_words(text):
    assert [speaker for speaker, _ in quoted(text)] == ["Ann Hill"]


def test_whose_document_it_is_tells_what_it_says():
    text = "According to a report by the water board released on Monday, the pier was built on sand."
    assert quoted(text) == [("the water board", ["the pier was built on sand"])]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We ran out of beds at noon,” Delia Rowe, who ran the shelter, told Coast Radio.", "Delia Rowe"),
        ("“We swam for an hour,” one of them, Kofi Mensa, told Coast Radio.", "Kofi Mensa"),
        ("“We swam for an hour,” said one of them, Kofi Mensa.", "Kofi Mensa"),
        ("“We swam for an hour,” one of the sailors, Kofi Mensa, said.", "Kofi Mensa"),
        ("“We swam for an hour,” one of the sailors told Coast Radio.", "one of the sailors"),
        ("“The talks are over,” the paper quotes a diplomat as saying.", "a diplomat"),
        ("“The talks are over,” the paper quoted Ann Hill, the envoy, as saying on Monday.", "Ann Hill"),
        ("The paper quoted the mayor, Ann Hill, as saying the pier was safe.", "Ann Hill"),
        ("Ann Hill left. The paper quoted her as saying the pier was safe.", "Ann Hill"),
        ("In remarks carried by Coast Radio, its spokesman, Tim Orr, said it rained.", "Tim Orr"),
        ("“Nobody is missing so far,” a fire spokesman said. (Coast Times)", "a fire spokesman"),
    ],
)
def test_a_speaker_is_found_behind_a_clause_a_group_or_whoever_quotes(text, speaker):
    assert speaker in [a.speaker for a in attributions(text)]


def block_quotation(before):
    """The last statement of an article that ends with a block quotation, in which somebody is named."""
    text = f"{before}\n\nThe firm knew of the fault, said Carla Stone, a lawyer for the driver."
    return attribute(article(text, quotes=(1,))).statements[-1]


@pytest.mark.parametrize("before", ["It rained.", "Coast Radio has more:", "The Elm Files have more:"])
def test_in_a_block_quotation_somebody_may_be_told_to_speak(before):
    assert (block_quotation(before).speaker, block_quotation(before).kind) == ("Carla Stone", "indirect")


def test_a_block_quotation_that_somebody_says_is_all_of_it_his():
    assert block_quotation("Ann Hill wrote:").speaker == "Ann Hill"
