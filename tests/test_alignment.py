"""Which statements speak of one point, and which must not be merged."""

from __future__ import annotations

from dataclasses import replace

from reportgen.alignment import Likeness, align, claims, same_measure
from reportgen.difference import measure
from reportgen.figure import quantities
from tests.told import told


def groups(statements):
    return [(group.members, group.tier) for group in align(statements, Likeness(statements))]


FILLER = [
    told("z", "Shares of the shipping company fell on Wednesday morning."),
    told("y", "Families waited in a school gymnasium for news."),
    told("x", "The minister promised an inquiry before the summer."),
]


def test_the_same_claim_in_other_words_is_one_point() -> None:
    statements = [
        told("a", "The ferry Aurora ran onto a sandbank near Lethmark on Tuesday evening."),
        told("b", "On Tuesday evening the Aurora, a ferry, was stuck on a sandbank off Lethmark."),
        *FILLER,
    ]
    assert groups(statements) == [((0, 1), "claim")]


def test_one_account_does_not_line_up_with_itself() -> None:
    text = "The ferry Aurora ran onto a sandbank near Lethmark on Tuesday evening."
    statements = [told("a", text, article="one"), told("a", text, article="two"), *FILLER]
    assert groups(statements) == []


def test_two_speakers_who_voice_the_same_demand_make_two_claims() -> None:
    text = "“The company must publish the report on the ferry at once,” {} said."
    statements = [
        told("Holm", text.format("Holm"), kind="direct"),
        told("Berg", text.format("Berg"), kind="direct"),
        *FILLER,
    ]
    assert groups(statements) == []


def test_two_speakers_who_measure_one_thing_are_one_point() -> None:
    statements = [
        told("Holm", "“The rescue lasted about 35 minutes from the first call,” Holm said.", kind="direct"),
        told("Berg", "“The rescue lasted 20 minutes, no longer,” Berg said.", kind="direct"),
        *FILLER,
    ]
    assert groups(statements) == [((0, 1), "claim")]


def test_a_comment_is_never_lined_up() -> None:
    text = "The ferry Aurora ran onto a sandbank near Lethmark on Tuesday evening."
    comment = told("b", text)
    comment = replace(comment, statement=replace(comment.statement, opinion=True))
    assert groups([told("a", text), comment, *FILLER]) == []


def test_two_languages_are_not_lined_up_by_words() -> None:
    text = "Die Aurora lief bei Lethmark auf Sand."
    assert groups([told("a", text), told("b", text, language="de"), *FILLER]) == []


def test_neighbors_from_two_sides_with_a_sign_of_contrast_speak_of_one_matter() -> None:
    statements = [
        told(
            "crew",
            "“We slowed down,” an officer said.",
            article="p",
            start=0,
            number=1,
            side="Crew",
            kind="direct",
        ),
        told(
            "port",
            "But harbor officials described a race against the tide.",
            article="p",
            start=50,
            number=2,
            side="Port",
            kind="indirect",
        ),
        *FILLER,
    ]
    assert groups(statements) == [((0, 1), "matter")]


def test_neighbors_of_one_side_are_not_set_against_each_other() -> None:
    statements = [
        told("a", "“We slowed down,” he said.", article="p", side="Crew", kind="direct"),
        told("b", "But she spoke of a race.", article="p", start=50, number=2, side="Crew", kind="indirect"),
    ]
    assert groups(statements) == []


def test_neighbors_without_a_sign_of_contrast_are_not_lined_up() -> None:
    statements = [
        told("a", "“We slowed down,” he said.", article="p", side="Crew", kind="direct"),
        told(
            "b", "She praised the volunteers.", article="p", start=50, number=2, side="Port", kind="indirect"
        ),
    ]
    assert groups(statements) == []


def test_the_order_of_statements_changes_no_claim() -> None:
    statements = [
        told("a", "The ferry Aurora ran onto a sandbank near Lethmark on Tuesday evening."),
        told("b", "On Tuesday evening the Aurora, a ferry, was stuck on a sandbank off Lethmark."),
        told("c", "A sandbank near Lethmark stopped the ferry Aurora."),
        *FILLER,
    ]

    def found(ordered):
        return {
            frozenset((ordered[i].account, ordered[j].account))
            for i, j, _ in claims(ordered, Likeness(ordered))
        }

    assert found(statements) == found(statements[::-1])


def test_only_figures_of_one_kind_are_the_same_measure() -> None:
    minutes, toll, jets = (
        quantities(text)
        for text in ("It took 35 minutes.", "At least nine people died.", "It carried 35 cars.")
    )
    assert same_measure(minutes, quantities("a 20-minute talk"))
    assert not same_measure(minutes, jets)
    assert same_measure(toll, quantities("Eleven were killed."))
    assert {measure(quantity) for quantity in minutes} == {("duration", "minute", False)}


def test_what_two_sentences_only_recall_makes_no_common_claim() -> None:
    statements = [
        told("a", "Vigils were held after Tuesday’s shipwreck off Lethmark."),
        told("b", "Insurers met two days after the shipwreck off Lethmark on Tuesday."),
        *FILLER,
    ]
    assert groups(statements) == []


def test_credits_and_captions_are_no_claims() -> None:
    statements = [told("a", "(Coast Press)"), told("b", "(Coast Press)"), *FILLER]
    assert groups(statements) == []


def test_two_tellers_in_one_text_who_time_a_talk_are_one_point() -> None:
    """Their words have nothing in common but the figure; that both can be true makes them one matter."""
    first = "Marling and Osk met for more than half an hour on Thursday."
    second = "“Our talk took about 40 minutes,” a Varland official said."
    statements = [
        told("outlet", first, article="one", number=1),
        told("official", second, article="one", start=len(first) + 1, number=2, kind="direct"),
        *FILLER,
    ]
    assert groups(statements) == [((0, 1), "claim")]


def test_two_spans_of_time_in_one_text_are_not_one_for_being_near() -> None:
    first = "The minister spoke for an hour at the harbor."
    second = "The ferry takes an hour to Lethmark."
    statements = [
        told("outlet", first, article="one", number=1),
        told("line", second, article="one", start=len(first) + 1, number=2, kind="indirect"),
        *FILLER,
    ]
    assert groups(statements) == []


def test_what_one_recalls_and_the_other_tells_needs_to_be_more_alike() -> None:
    told_once = told("a", "The shipwreck killed nine sailors and a pilot, most of them from Lethmark.")
    recalled = told("b", "The harbor master and both his deputies resigned after the shipwreck at Lethmark.")
    told_too = told("b", "The harbor master found that the shipwreck at Lethmark killed his pilot.")
    assert groups([told_once, recalled, *FILLER]) == []
    assert groups([told_once, told_too, *FILLER]) == [((0, 1), "claim")]


def test_two_who_count_the_same_thing_nearly_alike_are_one_point() -> None:
    statements = [
        told("line", "The ship left at noon with 212 passengers and its usual load of mail."),
        told("union", "About 230 passengers were aboard, according to the union."),
        *FILLER,
    ]
    assert groups(statements) == [((0, 1), "claim")]


def test_counts_that_are_far_apart_or_of_people_are_not_one_for_their_noun() -> None:
    statements = [
        told("line", "The ship left at noon with 212 passengers and its usual load of mail."),
        told("port", "The terminal was built for 4,000 passengers."),
        told("police", "Some 40 people waited on the quay."),
        told("mayor", "A fund helped 45 people last year."),
        *FILLER,
    ]
    assert groups(statements) == []


def test_who_asks_has_not_said_what_the_other_says() -> None:
    statements = [
        told("paper", "Was the ferry Aurora overloaded with cars and mail on Tuesday?"),
        told("union", "The ferry Aurora was overloaded with cars and mail on Tuesday."),
        *FILLER,
    ]
    assert groups(statements) == []


def test_what_a_page_prints_around_a_story_is_no_claim() -> None:
    statements = [
        told("a", "Photograph: Ida Berg shows the wreck of the Aurora off Lethmark for Coast Press"),
        told("b", "Photograph: Ida Berg shows the wreck of the Aurora off Lethmark for Coast Press"),
        told("c", "Subscribe to the Lethmark Daily for $5 a month and read every story about the wreck."),
        told("d", "Subscribe to the Lethmark Daily for $9 a month and read every story about the wreck."),
        *FILLER,
    ]
    assert groups(statements) == []


def test_an_age_or_a_number_of_times_lines_nothing_up() -> None:
    ages = [
        told("a", "The 49-year-old pilot was asleep in his cabin below deck."),
        told("b", "Her uncle, who was 49, mentored young sailors for decades."),
    ]
    assert not same_measure(ages[0].quantities, ages[1].quantities)
    times = [told("a", "The new boats are 10 times safer."), told("b", "The rudder jammed 7 times.")]
    assert not same_measure(times[0].quantities, times[1].quantities)


def test_statements_that_share_little_but_names_are_no_point() -> None:
    statements = [
        told("a", "A masked Hill left the Lethmark National Seafarers Hospital waving at the crowd."),
        told("b", "The pilot spent three days at the Lethmark National Seafarers Hospital with a fever."),
        *FILLER,
    ]
    assert groups(statements) == []
