"""Origins: copies are one, shared quotations are not copies."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.attribution.statement import Carrier
from reportgen.origin import carried, credit, origins, spoken_once, written_once
from reportgen.origin.copying import common
from tests.articles import article

AGENCY = (
    "The ferry Aurora ran onto a sandbank near Lethmark shortly before seven on Tuesday evening.\n\n"
    "Rescue boats brought most of the passengers to the harbor of Osk during the night.\n\n"
    "The company said that the ship had passed its last inspection in the spring of this year."
)
COPY = (
    "A ferry accident shocked the coast.\n\n"
    "The ferry Aurora ran onto a sandbank close to Lethmark shortly before seven on Tuesday evening.\n\n"
    "Rescue boats brought most of the passengers into the harbor of Osk during the night.\n\n"
    "The company said that the ship had passed its last inspection in the spring of this year."
)
OWN = (
    "Divers searched the hull of a ferry for missing travelers on Wednesday morning.\n\n"
    "Families waited in a school gymnasium while volunteers handed out blankets and tea."
)


def test_an_edited_copy_has_the_origin_of_what_it_copies() -> None:
    told = [article(AGENCY, id="a" * 12), article(COPY, id="b" * 12), article(OWN, id="c" * 12)]
    found = origins(told)
    assert [origin.articles for origin in found] == [("a" * 12, "b" * 12), ("c" * 12,)]
    assert [passage.text for passage in found[0].shared]
    assert found[1].shared == ()


def test_every_seventh_word_edited_is_still_a_copy() -> None:
    words = AGENCY.split(" ")
    edited = " ".join(f"{word}x" if n % 7 == 6 and word.isalpha() else word for n, word in enumerate(words))
    assert len(origins([article(AGENCY, id="a" * 12), article(edited, id="b" * 12)])) == 1


def test_a_shared_quotation_makes_no_copy() -> None:
    speech = "“We heard the engine stop and then nothing for a long while,” the harbor master told reporters."
    one = article(f"{speech}\n\nThe minister went to the harbor at dawn to meet the crews.", id="a" * 12)
    other = article(
        f"{speech}\n\nShares of the company fell when the market opened on Wednesday.", id="b" * 12
    )
    assert len(origins([one, other])) == 2


def test_the_order_of_articles_changes_no_group() -> None:
    told = [article(AGENCY, id="a" * 12), article(COPY, id="b" * 12), article(OWN, id="c" * 12)]
    for order in permutations(told):
        found = {frozenset(origin.articles) for origin in origins(order)}
        assert found == {frozenset({"a" * 12, "b" * 12}), frozenset({"c" * 12})}


def test_a_chain_of_revisions_is_one_origin_and_keeps_its_evidence() -> None:
    told = [
        *AGENCY.split("\n\n"),
        *OWN.split("\n\n"),
        "The minister promised a new pilot boat before summer.",
    ]
    revisions = [told[:4], told[1:5], told[2:6]]
    [origin] = origins([article("\n\n".join(text), id=f"{n:012x}") for n, text in enumerate(revisions)])
    assert {passage.text for passage in origin.shared} >= set(told[2:4])


def test_a_digest_of_several_stories_makes_no_one_text_of_them() -> None:
    """The digest joins the story that it has most of; the stories stay apart."""
    digest = article(f"{AGENCY}\n\n{OWN}", id="d" * 12)
    told = [article(AGENCY, id="a" * 12), article(OWN, id="b" * 12), digest]
    assert [origin.articles for origin in origins(told)] == [("a" * 12, "d" * 12), ("b" * 12,)]


def test_a_statement_printed_twice_is_one_text_and_a_sentence_heard_twice_is_not() -> None:
    heard = "“The engine stopped and we drifted for an hour before anyone came to help us,” she said."
    assert len(origins([article(heard, id="a" * 12), article(heard, id="b" * 12)])) == 2
    statement = "“" + "The engine stopped and we drifted for an hour before anyone came. " * 5 + "”"
    assert len(origins([article(statement, id="a" * 12), article(statement, id="b" * 12)])) == 1


def test_a_credit_alone_makes_no_copy() -> None:
    told = [article(f"LETHMARK (AP) — {AGENCY}", id="a" * 12), article(f"OSK (AP) — {OWN}", id="b" * 12)]
    assert [origin.credit for origin in origins(told)] == ["AP", "AP"]


def test_where_both_credit_an_agency_a_quarter_of_the_narration_is_enough() -> None:
    added = "\n\n".join((AGENCY.partition("\n\n")[0], OWN))
    plain = [article(AGENCY, id="a" * 12), article(added, id="b" * 12)]
    assert len(origins(plain)) == 2
    assert len(origins([replace(one, authors=("Associated Press",)) for one in plain])) == 1


def test_one_agency_has_one_origin_as_a_carrier_by_whatever_name() -> None:
    blog = article(OWN, id="c" * 12, source="A Blog")
    carriers = [
        Carrier(id=mark * 12, name=name, article=blog.id, marker=blog.passage(0, 6), blocks=())
        for mark, name in (("x", "AP"), ("y", "The Associated Press"))
    ]
    found = carried(carriers, [blog], origins([blog]))
    assert found["x" * 12] is found["y" * 12]


def test_a_copied_paragraph_in_an_own_story_was_written_once() -> None:
    line, other = AGENCY.split("\n\n")[:2]
    told = [(line, "o2"), (line.replace("near", "close to"), "o1"), (other, "o3"), (OWN, "o4")]
    assert written_once(told) == ("o1", "o1", "o3", "o4")
    assert written_once([("He is dead.", "o1"), ("He is dead.", "o2")]) == ("o1", "o2")


@given(st.permutations([(text, f"o{n}") for n, text in enumerate((AGENCY, COPY, OWN, OWN))]))
def test_what_was_written_once_does_not_hang_on_the_order(told: list[tuple[str, str]]) -> None:
    found = dict(zip([origin for _, origin in told], written_once(told), strict=True))
    assert found["o2"] == found["o3"] == "o2"


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.lists(st.sampled_from("abcd"), max_size=12))
def test_the_words_two_sentences_share_in_order_are_counted_as_the_table_has_them(
    one: list[str], other: list[str]
) -> None:
    row = [0] * (len(other) + 1)
    for word in one:
        above, row = row, [0]
        for number, their in enumerate(other):
            row.append(above[number] + 1 if word == their else max(above[number + 1], row[-1]))
    assert common(one, other) == row[-1]


def test_an_agency_is_credited_at_the_head_or_the_foot_only() -> None:
    assert credit(article("LETHMARK (AP) - A ferry ran aground on Tuesday.")) == "AP"
    assert credit(article("A ferry ran aground.\n\nReuters contributed to this report.")) == "Reuters"
    filler = "The crew waited for the tide and the passengers for the crew. " * 12
    assert credit(article(f"{filler}\n\nHe read it in a dispatch (AP) at noon.\n\n{filler}")) is None


def test_what_a_blog_relays_has_the_outlets_origin() -> None:
    blog = article(OWN, id="c" * 12, source="A Blog")
    paper = article(AGENCY, id="a" * 12, source="The Lethmark Daily")
    carriers = [
        Carrier(id="x" * 12, name="Lethmark Daily", article=blog.id, marker=blog.passage(0, 6), blocks=()),
        Carrier(id="y" * 12, name="Radio Osk", article=blog.id, marker=blog.passage(0, 6), blocks=()),
    ]
    written = origins([paper, blog])
    found = carried(carriers, [paper, blog], written)
    assert found["x" * 12] is written[0]
    assert found["y" * 12].credit == "Radio Osk"
    assert found["y" * 12].id not in {origin.id for origin in written}


@given(st.lists(st.text(max_size=80), max_size=4))
def test_each_article_is_in_exactly_one_origin(texts: list[str]) -> None:
    told = [article(text or "x", id=f"{n:012x}") for n, text in enumerate(texts)]
    ids = [each for origin in origins(told) for each in origin.articles]
    assert sorted(ids) == sorted(each.id for each in told)


HARBOR = "We heard the engine stop and then nothing for a long while, and it was cold"


def test_words_that_two_outlets_carry_alike_were_said_once() -> None:
    short = "We heard the engine stop and then nothing for a long while"
    told = [("master", HARBOR, "o2"), ("master", short, "o1"), ("pilot", HARBOR, "o3")]
    assert spoken_once(told) == ("o1", "o1", "o3")


def test_other_words_of_one_teller_keep_the_origins_of_their_outlets() -> None:
    told = [("master", HARBOR, "o1"), ("master", "Nobody on the bridge had slept since Monday night", "o2")]
    assert spoken_once(told) == ("o1", "o2")
    assert spoken_once([("master", "He is dead", "o1"), ("master", "He is dead", "o2")]) == ("o1", "o2")


@given(st.permutations([("master", HARBOR, "o1"), ("master", HARBOR, "o2"), ("pilot", HARBOR, "o3")]))
def test_the_origin_of_a_quotation_does_not_hang_on_the_order(told: list[tuple[str, str, str]]) -> None:
    assert dict(zip(told, spoken_once(told), strict=True)) == {
        ("master", HARBOR, "o1"): "o1",
        ("master", HARBOR, "o2"): "o1",
        ("pilot", HARBOR, "o3"): "o3",
    }


def test_words_that_thousands_carry_alike_are_compared_once() -> None:
    told = [("master", HARBOR, f"o{number:05}") for number in range(10_000)]  # square: a minute
    assert set(spoken_once(told)) == {"o00000"}
