"""The order of a summary: it begins with what happened, and goes on with the article that began."""

from __future__ import annotations

from datetime import UTC, datetime

from articles import article

from reportgen.summarizers import coverage
from reportgen.summarizers.base import Budget

SANK = "The ferry Aurora sank off Port Lindos on Monday."


def read(*texts: str, words: int = 200) -> list[str]:
    articles = [
        article(text, id=f"{number:012x}", published=datetime(2026, 5, 5, number, tzinfo=UTC))
        for number, text in enumerate(texts)
    ]
    return [one.passage.text for one in coverage.summarize(articles, Budget(words=words), {})]


def test_a_story_begins_with_what_happened_rather_than_with_what_somebody_says() -> None:
    said = "“The Aurora sank off Port Lindos within minutes on Monday,” said Ann Bell of the ferry line."
    assert read(said, SANK)[0] == SANK


def test_a_story_does_not_begin_with_what_leans_on_a_sentence_before() -> None:
    assert read(f"That was the end of the ferry Aurora off Port Lindos. {SANK}")[0] == SANK


def test_the_article_that_begins_goes_on_before_the_others() -> None:
    master = "The harbor master saw the storm come in from the north."
    divers = "Divers will go down to the wreck of the Aurora at dawn."
    told = read(f"Who saw it? {master}", f"{SANK} {divers}", f"{divers} {SANK} {master}", words=40)
    assert told == [SANK, divers, master]
