"""What the receipt names: words a reader can make something of, and what came next, each fact once."""

from __future__ import annotations

from articles import article

from reportgen.summarizers import coverage
from reportgen.summarizers.base import Budget

SANK = "The ferry Aurora sank off Port Lindos on Monday."


def explained(*texts: str, words: int):
    articles = [article(text, id=f"{number:012x}") for number, text in enumerate(texts)]
    return coverage.explain(articles, Budget(words=words), {})


def test_no_letter_alone_and_no_words_across_a_comma_are_named() -> None:
    text = "At 9 p.m., Ann Bell, the harbor master, saw it."
    found = explained(text, text, words=20).receipt.chosen[0].words
    assert found == ("Ann Bell", "harbor master")


def test_single_words_are_named_where_no_two_stand_side_by_side() -> None:
    found = explained("Divers, tugs, helicopters and drones came.", words=20).receipt.chosen[0].words
    assert found == ("Divers", "tugs", "helicopters")


def test_what_says_the_same_came_next_once() -> None:
    fires = [
        "A fire in the engine room stopped the ship, said Leena Strand.",
        "A fire in the engine room had stopped the ship, Leena Strand said.",
    ]
    texts = [f"{SANK} {fire} The council of Osk meets on Friday." for fire in fires]
    council, fire, again = explained(*texts, words=9).receipt.dropped
    assert council.passage.text == "The council of Osk meets on Friday."
    assert {fire.passage.text, again.passage.text} == set(fires)
    assert again.gain < fire.gain / 4


def test_what_one_origin_alone_tells_is_marked_and_stands_behind_the_rest() -> None:
    first = f"{SANK} The council of Osk meets on Friday. Fishermen found a lifeboat near Harrow."
    second = f"{SANK} The council of Osk meets on Friday. A tug brought cranes from Lethmark."
    found = explained(first, second, words=9).receipt.dropped
    assert [one.once for one in found] == [False, True, True]
    assert found[0].passage.text == "The council of Osk meets on Friday."


def test_one_text_tells_nothing_twice_and_nothing_is_marked() -> None:
    found = explained(f"{SANK} The council of Osk meets on Friday.", words=9).receipt.dropped
    assert [one.once for one in found] == [False]
