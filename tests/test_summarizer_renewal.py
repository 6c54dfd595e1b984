"""A toll that has grown is told as it stands last; figures that two sources contest stay as they are."""

from __future__ import annotations

from datetime import UTC, datetime

from articles import article

from reportgen.summarizers import coverage
from reportgen.summarizers.base import Budget

TWELVE = "Twelve people died when the ferry Aurora sank off Port Lindos on Monday."
FOURTEEN = "Fourteen people died when the ferry Aurora sank off Port Lindos on Monday."


def articles(*texts: str, dated: bool = True):
    return [
        article(
            text,
            id=f"{number:012x}",
            published=datetime(2026, 5, 5, 6 + number, tzinfo=UTC) if dated else None,
        )
        for number, text in enumerate(texts)
    ]


def read(*texts: str, words: int = 30, dated: bool = True) -> list[str]:
    chosen = coverage.summarize(articles(*texts, dated=dated), Budget(words=words), {})
    return [one.passage.text for one in chosen]


def test_the_later_article_gives_the_toll() -> None:
    told = read(f"{TWELVE} The owner blamed a storm.", f"{FOURTEEN} Divers found two more bodies.")
    assert FOURTEEN in told
    assert TWELVE not in told


def test_an_earlier_article_with_a_greater_toll_is_not_late() -> None:
    assert TWELVE in read(f"{FOURTEEN} Divers went down.", f"{TWELVE} The owner blamed a storm.", TWELVE)


def test_without_times_nothing_is_known_to_be_newer() -> None:
    texts = f"{TWELVE} The owner blamed a storm.", f"{FOURTEEN} Divers found two more bodies."
    assert TWELVE in read(*texts, dated=False)


def test_what_is_no_toll_is_contested_and_not_stale() -> None:
    few = "Some 300 homes lost power in Osk after the storm, Nordstrom said."
    many = "About 1,200 homes lost power in Osk after the storm, Nordstrom said."
    assert few in read(f"{few} Crews are at work.", f"{many} Schools stay closed.")


def test_no_source_falls_silent_for_it_where_every_source_is_to_be_heard() -> None:
    chosen = coverage.summarize(articles(TWELVE, FOURTEEN), Budget(words=100), {})
    heard = {one.passage.article for one in chosen}
    assert len(heard) == 2


def test_the_receipt_tells_of_the_sentence_that_stands_there() -> None:
    found = coverage.explain(articles(f"{TWELVE} Rain fell.", f"{FOURTEEN} Wind blew."), Budget(words=13), {})
    assert [one.passage for one in found.chosen] == [reason.passage for reason in found.receipt.chosen]
    assert [one.passage.text for one in found.chosen] == [FOURTEEN]


def test_the_toll_may_be_told_in_other_words() -> None:
    risen = "The number of people killed when the ferry Aurora sank off Port Lindos has risen to 14."
    told = read(f"{TWELVE} The owner blamed a storm.", f"Divers went down. {risen}", words=40)
    assert risen in told
    assert TWELVE not in told
