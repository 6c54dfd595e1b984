"""Whose the words are that a page sets off, and what is a writer's comment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.attribution import attribute
from reportgen.attribution.setoff import set_off
from reportgen.attribution.tellers import names
from tests.articles import article

PIER = "The pier of the old harbor burned down on Monday evening, and nobody was on it."
FERRY = "The ferry lay beside it and was full of people from the coast, the harbor office says."


def told(text, **options):
    """Speaker, kind and opinion of each sentence by its words."""
    made = article(text, **options)
    return {
        made.text[s.passage.start : s.passage.end]: (s.speaker, s.kind, s.opinion)
        for s in attribute(made).statements
    }


@pytest.mark.parametrize(
    "announcement",
    [
        "His father Olaf Berg said in a statement:",
        "In a statement, Olaf Berg said:",
        "Olaf Berg released a statement on Monday:",
        "Olaf Berg wrote on his page:",
        "Olaf Berg answered on Monday, saying:",
    ],
)
def test_a_statement_set_as_a_block_is_of_the_one_announced(announcement):
    found = told(f"{PIER}\n\n{announcement}\n\nMy dear son has died. I will miss him.\n\n{FERRY}")
    assert found["My dear son has died."] == ("Olaf Berg", "direct", False)
    assert found["I will miss him."] == ("Olaf Berg", "direct", False)


def test_a_block_goes_on_while_it_speaks_of_itself():
    found = told(
        "Olaf Berg said in a statement:\n\nMy dear son has died and I miss him.\n\n"
        f"We ask everybody for peace and quiet in these days.\n\n{PIER}"
    )
    assert found["We ask everybody for peace and quiet in these days."][0] == "Olaf Berg"
    assert found[PIER] == (None, "narration", False)


def test_a_recording_that_is_played_is_nobodys_opinion_and_not_the_players():
    found = told(f"The harbor master played the voicemail:\n\nI am after you, and I know it.\n\n{PIER}")
    assert found["I am after you, and I know it."] == (None, "narration", False)


def test_an_outlet_that_is_announced_is_relayed_and_the_writer_comments():
    found = told(
        f"I find it hard to see. I am sad.\n\nHarbor News reports:\n\n{PIER}\n\nI doubt that it burned."
    )
    assert found["I doubt that it burned."][2]


@pytest.mark.parametrize(
    "post",
    [
        "I told them that I would never sink it. My ferry is safe!\n\n— Ida Lund (@idalund) June 20, 2018",
        "I told them that I would never sink it. My ferry is safe! — Ida Lund (@idalund) May 2, 2019",
        "I told them that I would never sink it. My ferry is safe! -- Ida Lund (@idalund)",
    ],
)
def test_a_post_with_a_signature_is_of_the_one_who_signed_it(post):
    found = told(f"{PIER}\n\n{post}\n\n{FERRY}")
    assert found["I told them that I would never sink it."] == ("Ida Lund", "direct", False)
    assert found["My ferry is safe!"] == ("Ida Lund", "direct", False)
    assert found[PIER][0] is None


def test_a_signature_over_nothing_signs_nothing():
    assert set_off(article("— Ida Lund (@idalund) May 2, 2019")).signed == ()


def test_a_quotation_that_only_its_last_paragraph_closes_is_one_speakers():
    found = told(
        "Ida Lund said: “I was on deck when it burned.\n\nI saw the smoke over the deck and I ran.\n\n"
        f"I was lucky that I found a boat.”\n\n{PIER}"
    )
    assert found["I saw the smoke over the deck and I ran."][0] == "Ida Lund"
    assert found["I was lucky that I found a boat.”"][0] == "Ida Lund"
    assert found[PIER][0] is None


def test_a_quotation_that_is_never_closed_takes_no_paragraph():
    made = article(f"Ida Lund said: “I was on deck.\n\n{PIER}\n\n{FERRY}\n\n{PIER}")
    assert set_off(made).quoted == ()


def test_near_somebody_unknown_who_speaks_i_is_no_writers_comment():
    found = told(
        f"A voice said that it was over.\n\nI was there with my son.\n\n{PIER}\n\n{FERRY}\n\nI find it sad."
    )
    assert found["I was there with my son."] == (None, "narration", False)
    assert found["I find it sad."][2]


def test_a_writer_who_is_i_throughout_comments_beside_unknown_speakers_too():
    found = told(
        "I went down to the pier.\n\nI saw that it burned.\n\nA voice said that it was over.\n\n"
        "I doubt that it was.\n\nI went home."
    )
    assert found["I doubt that it was."][2]


@pytest.mark.parametrize(
    "heading",
    ["Comments", "12 Comments", "Comments (3)", "Add your comment", "Leave a comment", "Reader comments"],
)
def test_what_readers_write_below_is_comment_and_never_told(heading):
    found = told(
        f"{PIER}\n\n{FERRY}\n\n{heading}\n\nAnna: I think this is a shame. The ferry was old.\n\n"
        "Bo: Mayor Lund said the ferry was new."
    )
    for sentence in (
        "Anna: I think this is a shame.",
        "The ferry was old.",
        "Bo: Mayor Lund said the ferry was new.",
    ):
        assert found[sentence] == (None, "narration", True)
    assert not found[PIER][2]


@pytest.mark.parametrize(
    "text",
    [
        f"Comments\n\n{PIER}\n\n{FERRY}",
        f"{PIER}\n\n{FERRY}\n\nComments\n\n{PIER}\n\n{FERRY}",
        f"{PIER}\n\n{FERRY}\n\nComments on the pier\n\nI think this is a shame.",
    ],
)
def test_a_signpost_of_the_page_opens_no_comments(text):
    assert set_off(article(text)).readers is None


@pytest.mark.parametrize(
    "line",
    [
        "(AP Photo/Ida Berg)",
        "Getty Images",
        "Image copyright Getty Images",
        "Photo by Ida Berg",
        "Photo: Ida Berg",
    ],
)
def test_the_line_under_a_photograph_is_nobodys_and_names_no_outlet(line):
    assert names.is_credit(line)
    made = article(
        f"I find it sad. I am cross.\n\nThe mayor said that it had sunk. {line}\n\n{line}\n\n{PIER}"
    )
    reading = attribute(made)
    said = {made.text[s.passage.start : s.passage.end]: (s.speaker, s.opinion) for s in reading.statements}
    assert said[line] == (None, False)
    assert reading.carriers == ()


@pytest.mark.parametrize("line", ["The photo shows Ida Berg.", "Ida Berg", "", "Getty Images " * 20])
def test_what_says_more_or_less_is_no_credit(line):
    assert not names.is_credit(line)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("This goes along with Mayor Ida Lund vow to close the pier.", None),
        ("The ferry is staying true to Lund’s promise to burn less oil.", None),
        ("Lund’s vow to close the pier was popular.", None),
        ("Ida Lund repeated her vow to close the pier.", "Ida Lund"),
        ("Ida Lund vows to close the pier.", "Ida Lund"),
        ("Harbor officials vow to close the pier.", "Harbor officials"),
    ],
)
def test_a_vow_that_the_writer_speaks_of_stays_the_writers(sentence, speaker):
    assert told(f"{sentence}\n\n{PIER}")[sentence][0] == speaker


@given(
    st.lists(
        st.sampled_from(
            [
                PIER,
                "Comments",
                "Ida Lund said:",
                "“I ran.",
                "I ran.”",
                "— Ida Lund (@il) 2019",
                "I am sad!",
                "(Photo)",
            ]
        ),
        max_size=9,
    )
)
def test_whatever_is_set_off_every_sentence_has_a_statement(paragraphs):
    made = article("\n\n".join(paragraphs))
    starts = {s.passage.start for s in attribute(made).statements}
    assert {start for start, _ in made.sentence_spans} <= starts
