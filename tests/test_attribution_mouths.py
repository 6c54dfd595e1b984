"""No words in a wrong mouth: pronouns, questions, conditions, deeds, interviews, signatures, buttons."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.attribution import attribute, attributions
from reportgen.attribution.cues import CUES
from reportgen.attribution.english.antecedents import Antecedents, genders
from reportgen.attribution.english.dialogue import dialogue
from reportgen.attribution.english.people import people
from reportgen.attribution.tellers import given as given_names
from reportgen.attribution.tellers import names
from tests.articles import article

SAID = "“It is a shame for all of us,” he said."


def told(text):
    """Speaker and first words of each attribution."""
    return [(a.speaker, text[slice(*a.content[0])]) for a in attributions(text)]


def speakers(text):
    return [a.speaker for a in attributions(text)]


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Mark Rowe said Tuesday that James Lund had lied.", "Mark Rowe"),
        ("Mark Rowe said it sank. “Paul Lund lied to us. James Aas knew it all.”", "Mark Rowe"),
        ("Mark Holm said it sank. Mark Rowe at first declined to elaborate.", "Mark Rowe"),
        ("Mark Holm said it sank. Paul Rowe referred to the log of the ship.", "Paul Rowe"),
        ("Mark Holm said it sank. On Friday, Paul Rowe left the pier.", "Paul Rowe"),
        ("Mark Holm said it sank. Two days later, Paul Rowe left the pier.", "Paul Rowe"),
        ("It was 6 a.m.\n\nPaul Rowe left the pier.", "Paul Rowe"),
        ("Mark Rowe said it sank. He met Paul Lund and James Aas there.", "Mark Rowe"),
        ("Paul Rowe said it sank. Paul Lund’s boat and James Aas’s house stayed dry.", "Paul Rowe"),
        ("Mark Holm spoke. Ida Rowe listened.", "Mark Holm"),
        ("Mark Holm spoke. Oddny Rowe left. Mrs. Rowe was late.", "Mark Holm"),
        ("Mark Holm spoke. Oddny Rowe, a police spokeswoman, listened.", "Mark Holm"),
        ("Schuster said the White House had lied.", "Schuster"),
    ],
)
def test_he_is_the_last_subject_or_speaker_whom_he_can_be(before, speaker):
    assert speakers(f"{before} {SAID}")[-1] == speaker


@pytest.mark.parametrize(
    "before",
    [
        "Ida Holm said that it sank.",
        "Reuters said that it sank.",
        "Officials said that it sank.",
        "Norway said that it sank.",
        "Mark Rowe said it sank. Police met Paul Lund and James Aas at the pier.",
        "A reader said it sank. The police met Paul Lund at the pier.",
        "The council said the president, Mark Reed, was away.",
    ],
)
def test_he_is_nobody_where_he_may_be_another_or_none_can_be_he(before):
    assert speakers(f"{before} {SAID}")[-1] is None


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(["It rained.", "The pier fell.", "Nobody came."]), max_size=5))
def test_he_never_is_somebody_who_is_named_only_later(between):
    text = " ".join([SAID, *between, "Mark Rowe left.", "Paul Lund stayed."])
    assert speakers(text)[0] is None


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(sorted(given_names.WOMEN)), st.sampled_from(sorted(given_names.MEN)))
def test_he_never_is_a_woman_nor_she_a_man(woman, man):
    text = f"{woman.title()} Rowe said it sank. “It is a shame for all of us,” he said."
    assert speakers(text)[-1] is None
    text = f"{man.title()} Rowe said it sank. “It is a shame for all of us,” she said."
    assert speakers(text)[-1] is None


def test_no_given_name_is_of_both_and_a_surname_tells_no_gender():
    women, men = names.FEMALE | given_names.WOMEN, names.MALE | given_names.MEN
    assert not women & men
    assert names.gender("Oddny James") == ""
    assert names.gender("a police spokeswoman") == "f"


def test_gender_comes_of_a_name_a_title_or_a_role():
    text = "Ida Berg and Oddny Holm came. Ms. Holm left. Torfi Lund, a fireman, and a nun, Unn Aas, slept."
    known = people(text, CUES["en"])
    found = genders(text, known.mentions, known.surnames)
    assert found == {"Ida Berg": "f", "Oddny Holm": "f", "Torfi Lund": "m", "Unn Aas": "f"}
    assert Antecedents(text=text).subject_before(len(text), "m") is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Rep. Ann McCabe (D) and House Speaker Sara Gideon (D) said the bill was late.",
            "Ann McCabe and Sara Gideon",
        ),
        (
            "“The bill was late,” Rep. Ann McCabe (D-N.Y.) and Sara Gideon (R) said.",
            "Ann McCabe and Sara Gideon",
        ),
        (
            "Ann McCabe and Sara Gideon came. McCabe and Gideon said it was late.",
            "Ann McCabe and Sara Gideon",
        ),
        (
            "Ann McCabe and Sara Gideon said it was late. They said it was cold.",
            "Ann McCabe and Sara Gideon",
        ),
        ("Elm and Son said the bill was late.", "Elm and Son"),
    ],
)
def test_two_who_say_one_thing_are_both_named(text, speaker):
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "An official came. The official called the search more urgent than ever.",
        "The official called it a mistake.",
        "The official called the plan dangerous.",
        "The official described the search as urgent.",
    ],
)
def test_what_somebody_calls_a_thing_is_said(text):
    assert speakers(text) == ["The official"]


@pytest.mark.parametrize(
    "text",
    [
        "The official called the mayor at noon.",
        "The official called the mayor a week later.",
        "The official called her at noon.",
        "The official called the police more than once.",
        "The official called a doctor.",
        "The official called the mayor.",
    ],
)
def test_a_call_by_telephone_is_no_saying(text):
    assert speakers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Neither Anna Holm nor Per Lind said the ship was safe.",
        "No official said the ship was safe.",
        "Nobody has said how many died.",
        "None of the officials said that the ship was safe.",
        "Not one officer told the court that the ship was safe.",
        "If Anna Holm said it was safe, she lied.",
        "Even if Anna Holm says that it was safe, it was not.",
        "Whether Anna Holm said it was safe is unknown.",
        "Unless Anna Holm says that it was safe, nobody sails.",
        "Did Per Lind say it burned?",
        "And why has Per Lind said it burned?",
        "Never has Per Lind said it burned.",
        "Imagine Anna Holm saying “it sank in the sea at noon”.",
        "There were rumors that the mayor said the ship burned.",
    ],
)
def test_what_nobody_is_known_to_have_said_is_in_no_mouth(text):
    assert speakers(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Not only Anna Holm said it burned.",
        "Only later did Anna Holm say that it burned.",
        "If the ship sank, Anna Holm said, it was late.",
        "Anna Holm, asked if she had said it burned, said no official was there.",
        "Asked if the mayor said it burned, Anna Holm said she had not.",
    ],
)
def test_what_somebody_said_stays_in_the_mouth(text):
    assert speakers(text) == ["Anna Holm"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The ministry refused a request for the files.", []),
        ("Anna Holm rejected the bid on Monday.", []),
        ("The court denied the appeal of the union.", []),
        ("The panel rejected an offer from the Elm Bank.", []),
        ("Anna Holm denied the charge.", ["Anna Holm"]),
        ("Anna Holm rejected the claim that it sank.", ["Anna Holm"]),
        ("Anna Holm denied the reports and no bid followed.", ["Anna Holm"]),
        ("Anna Holm denied that she made a request.", ["Anna Holm"]),
    ],
)
def test_to_refuse_what_is_asked_for_is_a_deed(text, said):
    assert speakers(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The ship sank, Wednesday said.", []),
        ("The directors said Wednesday it has lost the ship.", ["The directors"]),
        ("Mark Reed was, to his surprise, declared harbor master.", []),
        ("Mark Reed was, to his surprise, declared US president in May.", []),
        ("“It sank,” said Holm’s lawyer, Ida Berg, who saw it.", ["Ida Berg"]),
        ("The nation’s campaign said it would go on.", [None]),
        ("Reed’s campaign said it would go on.", ["Reed’s campaign"]),
        ("CLOSE Skip in Skip x Embed officials say that the ship sank.", []),
        ("Photo: Anna Holm at the pier.", []),
        ("Mark Lund\tAnna Holm said the ship sank.", ["Anna Holm"]),
        ("By Mark Lund\nAnna Holm said the ship sank.", ["Anna Holm"]),
        ("1. Anna Holm said the ship sank.", ["Anna Holm"]),
    ],
)
def test_what_stands_on_the_page_is_no_teller(text, said):
    assert speakers(text) == said


INTERVIEW = """Anna Holm, the skipper, spoke to us.

Q{0} Did the ship sink?

A{0} It sank at noon. The mayor said it was safe.

We swam for an hour.

Q{0} And then?

A{0} I slept.

It rained."""


@pytest.mark.parametrize("sign", [":", "."])
def test_the_answers_are_the_guests_up_to_the_next_question(sign):
    assert told(INTERVIEW.format(sign)) == [
        (None, "Did the ship sink?"),
        ("Anna Holm", "It sank at noon. The mayor said it was safe."),
        (None, "And then?"),
        ("Anna Holm", "I slept."),
    ]
    last = attribute(article(INTERVIEW.format(sign))).statements
    assert [s.speaker for s in last if s.passage.text in ("We swam for an hour.", "It rained.")] == [
        "Anna Holm",
        None,
    ]


def test_of_two_guests_none_is_chosen():
    text = "Anna Holm and Per Lind spoke.\n\nQ: Did it sink?\nA: It did. I saw it."
    assert told(text) == [(None, "Did it sink?"), (None, "It did. I saw it.")]


def test_a_label_with_a_name_is_whose_the_paragraph_is():
    text = (
        "Wolf Berg: Did the ship sink, Anna?\n\nAnna Holm: It sank. I saw it.\n\n(LAUGHTER)\n\n"
        "Wolf Berg: And then?\n\nAnna Holm: The mayor said it was safe."
    )
    assert told(text) == [
        ("Wolf Berg", "Did the ship sink, Anna?"),
        ("Anna Holm", "It sank. I saw it."),
        ("Wolf Berg", "And then?"),
        ("Anna Holm", "The mayor said it was safe."),
    ]


def test_whoever_has_a_label_once_in_an_interview_keeps_the_words():
    text = (
        "BERG: Did it sink?\n\nHOLM: I saw it.\n\nLUND (ON THE RADIO): It sank, the mayor said.\n\n"
        "BERG: And you?\n\nHOLM: I swam."
    )
    assert speakers(text) == ["BERG", "HOLM", "the mayor", "BERG", "HOLM"]


def test_surnames_are_labels_where_two_come_again():
    text = (
        "Host: Did it sink?\n\nHolm: I saw it.\n\nHost: And you?\n\nHolm: I swam.\n\nAnna Holm is a skipper."
    )
    assert [speaker for speaker, _ in told(text)][1::2] == ["Anna Holm", "Anna Holm"]


@pytest.mark.parametrize(
    "text",
    [
        "Cast\n\nAnna Holm: the skipper\n\nPer Lind: a sailor\n\nIda Berg: a nurse",
        "Open: from May\n\nOpen: from June\n\nPrice: a crown\n\nPrice: two",
        "The Q: a play",
        "Anna Holm: I was wrong\n\nThe ship sank at noon.\n\nBERG: I saw it.",
    ],
)
def test_a_list_with_colons_is_no_interview(text):
    assert dialogue(text, CUES["en"]).turns == {}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The ship sank in the sea at noon, and nobody came.”\nDr. Ida Berg", "Ida Berg"),
        ("“The ship sank in the sea at noon, and nobody came.”\n\nIda Berg\n\nIt rained.", "Ida Berg"),
        ("“It sank in the night.”\n\n“The ship sank at noon, and nobody came.”\nIda Berg", "Ida Berg"),
        ("Mr. Per Holm came. “What I have is a spine.” Mr. Holm then said he would stay.", "Per Holm"),
    ],
)
def test_a_name_beside_a_lone_quotation_signs_it(text, speaker):
    assert [a.speaker for a in attributions(text) if text[a.content[0][0]] == "“"] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "“The ship sank in the sea at noon, and nobody came.”\n\nThe Elm Herald",
        "“The ship sank in the sea at noon, and nobody came.”\n\nIda Berg left.",
        "“The ship sank in the sea at noon, and nobody came.”\n\nIt rained.\n\nIda Berg",
        "Ida Berg\n\n“The ship sank in the sea at noon, and nobody came.”\n\nPer Lind",
        "“The ship sank in the sea.” It rained at noon. “Nobody came.”\n\nPer Lind",
    ],
)
def test_nothing_else_signs_a_quotation(text):
    assert speakers(text) == []


def test_whom_a_quotation_already_has_is_not_changed_by_the_next_line():
    text = "Anna Holm said it was old. “The ship sank in the sea at noon, and nobody came.”\n\nPer Lind"
    assert set(speakers(text)) == {"Anna Holm"}


def test_what_a_source_is_familiar_with_does_not_speak():
    text = "A source familiar with the talks confirmed to CNN that the ship sank."
    assert speakers(text) == ["A source familiar with the talks"]


PIECES = (
    "Q: ",
    "A. ",
    "Anna Holm: ",
    "Holm",
    "he said",
    "“It sank.”",
    "\n",
    "\n\n",
    "\t",
    "if ",
    "no ",
    "(D) and ",
    "?",
    " called it a ",
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_mixture_is_read_and_all_offsets_are_of_the_text(pieces):
    text = "".join(pieces)
    for found in attributions(text):
        assert all(0 <= start < end <= len(text) for start, end in found.content)
        assert found.source is None or text[slice(*found.source)].strip()
