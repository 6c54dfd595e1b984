"""Origins: copies are one, shared quotations are not copies."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.attribution.statement import Carrier
from reportgen.origin import carried, credit, origins, spoken_once
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


def test_the_evidence_of_two_groups_that_become_one_is_kept() -> None:
    first, second = AGENCY.split("\n\n")[:2]
    third, fourth = OWN.split("\n\n")
    fifth = "The minister promised a new pilot boat and deeper channels before the end of the year."
    sixth = "Fishermen from the island towed two of the rafts back to the pier in heavy rain."
    texts = [(first, second), (third, fourth), (third, fourth, fifth, sixth), (fifth, sixth, first, second)]
    told = [article("\n\n".join(text), id=f"{n:012x}") for n, text in enumerate(texts)]
    [origin] = origins(told)
    assert {passage.text for passage in origin.shared} == {first, second, third, fourth, fifth, sixth}


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
