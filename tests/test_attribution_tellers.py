"""Who the tellers of an article are: descriptions, pronouns, block quotations, carriers, roles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.attribution import attribute, attributions
from reportgen.attribution.sides import side
from reportgen.attribution.tellers import descriptions, outlets
from tests.articles import article


def tellers(text, **fields):
    return [s.speaker for s in attribute(article(text, **fields)).statements]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A Norwegian envoy said it broke. The envoy said it was old.", "A Norwegian envoy"),
        ("Maria Lund, the dike warden's aide, said it broke. It was old, the aide said.", "Maria Lund"),
        ("The pilot of Elm Sound, Joakim Lie, said it broke. The pilot said it was old.", "Joakim Lie"),
        ("An Oslo official said it broke. The Norwegian official said it was old.", "An Oslo official"),
        ("An Oslo official said it broke. The Danish official said it was old.", "The Danish official"),
        ("A police spokesman said it broke. The army spokesman said it was old.", "The army spokesman"),
        ("A judge said it broke. A clerk said so too. The judge said it was old.", "A judge"),
        (
            "Anne Lie, a clerk, said it broke. Per Aas, a clerk, agreed it did. The clerk said it was old.",
            "Per Aas",
        ),
    ],
)
def test_a_description_points_back_at_the_last_one_introduced_so(text, speaker):
    assert tellers(text)[-1] == speaker


def test_a_description_before_a_name_is_the_role_of_its_bearer():
    found = attribute(article("A harbor aide, Maria Lund, spoke of a 20-minute delay.")).statements[0]
    assert (found.speaker, found.role, found.cue) == ("Maria Lund", "A harbor aide", "spoke of")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Maria Lund talked of a longer delay.", "talked of"),
        ("Maria Lund put the delay at 20 minutes.", "put"),
        ("Maria Lund gave the number of boats as twelve.", "gave"),
        ("Maria Lund timed the delay at 20 minutes.", "timed"),
        ("Maria Lund counted twelve boats.", "counted"),
    ],
)
def test_a_figure_that_somebody_gives_is_a_saying(text, cue):
    found = attribute(article(text)).statements[0]
    assert (found.speaker, found.cue) == ("Maria Lund", cue)


@pytest.mark.parametrize(
    "text", ["Maria Lund put the boat at the pier.", "Maria Lund gave a boat as a prize."]
)
def test_putting_and_giving_without_a_figure_say_nothing(text):
    assert attributions(text) == ()


def test_a_name_behind_a_description_is_the_tellers_though_the_verb_is_far():
    text = "A second witness, Maria Lund, came forward on Monday, saying that the pier was old."
    assert tellers(text) == ["Maria Lund"]


def test_he_is_the_subject_of_the_sentence_before():
    text = (
        "Peter Lund said it held.\n\nIgor Belov said it fell.\n\nBut Lund was milder. He said that it bent."
    )
    assert tellers(text)[-1] == "Peter Lund"


def test_he_is_not_a_surname_behind_which_another_man_is_named():
    text = "Igor Belov and Peter Lund met.\n\nLund greeted Paul Berg at length. He said that it bent."
    assert tellers(text)[-1] is None


def test_the_subject_of_what_is_said_is_not_the_one_who_says_it():
    assert tellers("Maria Lund said it fell. Paul Berg was late, she said.")[-1] == "Maria Lund"
    assert tellers("Per Aas said it fell. Paul Berg was late, he said.")[-1] == "Per Aas"


@pytest.mark.parametrize(
    "text",
    [
        "Both sides said that the pier had been closed.",
        "The two agreed that the pier should be closed.",
        "They said that the pier had been closed.",
        "Some news accounts said that the pier had been closed.",
        "A new poll said that the pier should be closed.",
        "Those cracks suggest that the pier is old.",
        "Twelve percent said that the pier should be closed.",
    ],
)
def test_what_is_no_one_teller_stays_the_outlets(text):
    assert tellers(text) == [None]


@pytest.mark.parametrize(
    "speaker", ["Survivors", "Officials", "Some residents", "Police", "The ferry company", "The Elm Harriers"]
)
def test_people_bodies_and_proper_names_may_tell(speaker):
    assert tellers(f"{speaker} said that the pier had been closed.") == [speaker]


def test_who_reports_what_another_said_is_the_teller():
    text = "A harbor official said the deck fell. He noted how old the whole pier was, Maria Lund added."
    assert tellers(text)[-1] == "Maria Lund"


def test_two_groups_tell_together():
    assert tellers("Passengers and sailors blamed the weather.") == ["Passengers and sailors"]


POST = """I would like to know more. From Coastal News.

The pier lost its deck within 20 minutes, a harbor official said. The official said that it was old.

That is one view. Via the Elm Gazette:

Maria Lund told reporters that the deck had been new.

I do not know whom to believe. The Gazette reported that two boats sank. The mayor wept, according to the \
Port Courier."""


def test_a_block_quotation_is_its_outlets_and_is_read_like_any_paragraph():
    reading = attribute(article(POST, quotes=(1, 3), source="A Blog"))
    coastal, gazette = reading.carriers[:2]
    assert [b.text[:8] for b in coastal.blocks] == ["The pier"]
    found = {s.passage.text[:20]: s for s in reading.statements}
    official, lund = found["The pier lost its de"], found["Maria Lund told repo"]
    assert (official.speaker, official.kind, official.chain[1]) == (
        "a harbor official",
        "indirect",
        coastal.id,
    )
    assert (lund.speaker, lund.kind, lund.chain[1]) == ("Maria Lund", "indirect", gazette.id)


def test_the_words_of_somebody_in_a_block_quotation_stay_direct():
    text = "Maria Lund wrote:\n\nWe said that it would fall, and now it has fallen into the sea."
    found = attribute(article(text, quotes=(1,))).statements[-1]
    assert (found.speaker, found.kind) == ("Maria Lund", "direct")


def test_a_short_name_of_an_outlet_is_the_outlet():
    carriers = attribute(article(POST, quotes=(1, 3), source="A Blog")).carriers
    assert [c.name for c in carriers] == ["Coastal News", "The Elm Gazette", "The Port Courier"]
    assert len(carriers[1].blocks) == 2


def test_the_short_name_of_the_publisher_opens_no_carrier():
    text = "The pier fell, according to the Gazette."
    assert attribute(article(text, source="The Elm Gazette")).carriers == ()


def test_whom_an_outlet_quotes_is_the_teller():
    text = "Elm Lines denies that the pier was overloaded, according to the Port Courier."
    reading = attribute(article(text, source="A Blog"))
    assert reading.statements[0].speaker == "Elm Lines"
    assert reading.statements[0].chain[1] == reading.carriers[0].id


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The pier fell, according to Maria Lund, although the deck was new.", None),
        ("Maria Lund, 52, said the pier fell.", None),
        ("Maria Lund, speaking on Monday, said the pier fell.", None),
        ("Maria Lund, now a builder in Oslo, said the pier fell.", "a builder in Oslo"),
        ("Maria Lund, who built the pier, said it fell.", None),
        ("Maria Lund, head of the harbor office, said it fell.", "head of the harbor office"),
    ],
)
def test_a_role_describes_and_is_no_clause(text, role):
    found = attributions(text)[0]
    assert (found.speaker, found.role) == ("Maria Lund", role)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Maria Lund of Elm Sound said it fell.", "Maria Lund"),
        ("Coast Radio's Maria Lund said it fell.", "Maria Lund"),
        ("Journalist Maria Lund said it fell.", "Maria Lund"),
        ("The Elm Council early Monday said it fell.", "The Elm Council"),
        ("Norton-based Brightgas said it fell.", "Brightgas"),
        ("A statement from the harbor office said it fell.", "the harbor office"),
    ],
)
def test_what_stands_around_a_name_is_no_part_of_it(text, speaker):
    assert attributions(text)[0].speaker == speaker


def test_a_name_under_a_quotation_signs_it():
    text = "“The pier was old and nobody cared.” ― Maria Lund\n“I saw it fall into the sea.” ― Per K. Aas"
    assert [(a.speaker, a.cue, a.kind) for a in attributions(text)] == [
        ("Maria Lund", None, "direct"),
        ("Per K. Aas", None, "direct"),
    ]


@pytest.mark.parametrize("text", ["WATCH: The pier falls into the sea.", "PIER: It fell into the sea."])
def test_a_signpost_in_capitals_says_nothing(text):
    assert attributions(text) == ()


def test_a_label_that_comes_again_is_a_speaker():
    text = "QUILL: The pier was weak.\n\nBRAM: It was not.\n\nQUILL: It was, and we knew.\n\nBRAM: No."
    assert [a.speaker for a in attributions(text)] == ["QUILL", "BRAM", "QUILL", "BRAM"]


def test_the_call_sign_of_a_station_is_an_outlet():
    assert outlets.is_outlet("KZQV")
    assert not outlets.is_outlet("WATCH")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("the Harbor Gazette", True),
        ("the daily Aftenklang", True),
        ("public broadcaster KNO", True),
        ("Harbor News Agency", True),
        ("Kreiszeitung", True),
        ("Coast Pravda", True),
        ("the International Atomic Energy Agency", False),
        ("the radio operator", False),
        ("the bulletin", False),
        ("Today", False),
        ("a Times reporter", False),
        ("", False),
    ],
)
def test_the_words_of_a_name_tell_whether_it_is_an_outlet(name, expected):
    assert outlets.is_outlet(name) is expected


def test_an_outlet_is_known_by_the_end_of_its_name_behind_an_article():
    assert outlets.is_short_for("the Mercury", "The Coast Mercury")
    assert outlets.is_short_for("Coast Mercury", "The Coast Mercury")
    assert not outlets.is_short_for("Mercury", "The Coast Mercury")
    assert not outlets.is_short_for("the Coast", "The Coast Mercury")


@given(st.text(max_size=40))
def test_the_key_of_an_outlet_knows_neither_case_nor_spaces(name):
    key = outlets.outlet_key(name)
    assert outlets.outlet_key(f"  {key.upper()} ".casefold()) == outlets.outlet_key(key)
    assert outlets.is_short_for(name, name)


def test_one_of_several_is_one_and_not_pointed_back_at():
    found = descriptions.describe("one of its senior diplomats")
    assert (found.head, found.several, found.definite) == ("diplomat", False, False)


def test_an_unknown_acronym_has_no_side():
    assert side("QRTV", None) is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_words_can_be_described(words):
    found = descriptions.describe(words)
    assert found is None or found.fits(found)
    assert descriptions.can_tell(words, proper=False) <= descriptions.can_tell(words, proper=True)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(POST.split()), max_size=60).map(" ".join))
def test_in_any_order_of_words_every_sentence_begins_a_statement(text):
    made = article(text or "x", source="A Blog")
    starts = [s.passage.start for s in attribute(made).statements]
    assert set(starts) >= {start for start, _ in made.sentence_spans}
    assert starts == sorted(set(starts))


@pytest.mark.parametrize(
    ("sentence", "opinion"),
    [
        ("I find it hard to believe that a battery alone could do this.", True),
        ("The fire was out by noon, and I doubt that anybody slept.", True),
        ("World War I ended in November.", False),
        ("“I saw the smoke,” Marta Lind said.", False),
        ("The crew was tired.", False),
    ],
)
def test_a_sentence_whose_subject_is_the_writer_is_a_comment_in_any_text(
    sentence: str, opinion: bool
) -> None:
    reading = attribute(article(f"The hall burned down on Monday.\n\n{sentence}"))
    assert [statement.opinion for statement in reading.statements] == [False, opinion]
