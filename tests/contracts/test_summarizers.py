"""What every installed summarizer keeps to, ours and guests' alike."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from articles import article
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen import plugins
from reportgen.summarizers.base import Budget

NAMES = plugins.names("summarizers")
STORY = (
    """The ferry Aurora sank off Port Lindos on Monday. Twelve people died, the coast guard said.

Rescue boats searched the bay until dark. The owner, Marin Lines, blamed a sudden storm.""",
    """Twelve people died when the ferry Aurora sank on Monday. Rescue boats searched the bay until dark.

He said so. A survivor told of a loud noise under the deck.""",
    """Port Lindos mourns its dead. The owner Marin Lines blamed a storm, and the union blamed the owner.

Divers will go down to the wreck of the Aurora on Thursday.""",
)
WORDS = st.sampled_from(
    "the ferry sank Aurora storm. Divers said, “no.” 船。 Café 12 3.5 ! ? (x) \n\n".split(" ")
)
TEXT = st.text(max_size=60) | st.lists(WORDS, max_size=25).map(" ".join)


def told(texts=STORY):
    return [
        article(
            text,
            id=f"{number:012x}",
            title="Ferry sinks",
            published=datetime(2026, 5, 20 - number, tzinfo=UTC),
        )
        for number, text in enumerate(texts)
    ]


def check(chosen, articles, budget):
    """The law of every summary: sentences of the articles, within the budget, none twice."""
    sentences = {sentence for one in articles for sentence in one.sentences}
    passages = [one.passage for one in chosen]
    assert set(passages) <= sentences
    assert sum(len(passage.text.split()) for passage in passages) <= budget.words
    assert budget.sentences is None or len(passages) <= budget.sentences
    wordings = [" ".join(passage.text.split()).casefold() for passage in passages]
    assert len(set(wordings)) == len(wordings)
    for one in chosen:
        others = [support.article for support in one.support]
        assert set(one.support) <= sentences
        assert one.passage.article not in others
        assert len(set(others)) == len(others)
        assert 1 <= one.origins <= 1 + len(others)


@pytest.mark.parametrize("name", NAMES)
def test_it_chooses_sentences_within_the_budget(name):
    summarize, articles = plugins.load("summarizers", name), told()
    for budget in (Budget(words=30), Budget(words=500), Budget(words=500, sentences=2), Budget(words=0)):
        check(summarize(articles, budget, {}), articles, budget)
    assert summarize(articles, Budget(words=60), {})
    assert summarize(articles, Budget(words=60, sentences=0), {}) == ()


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_articles_changes_nothing(name):
    summarize, articles = plugins.load("summarizers", name), told()
    first = summarize(articles, Budget(words=40), {})
    assert summarize(articles[::-1], Budget(words=40), {}) == first
    assert summarize([articles[1], articles[2], articles[0]], Budget(words=40), {}) == first


@pytest.mark.parametrize("name", NAMES)
def test_no_articles_and_articles_without_text_give_an_empty_summary(name):
    summarize = plugins.load("summarizers", name)
    assert summarize([], Budget(), {}) == ()
    assert summarize([article(""), article(" \n\n ", id="0")], Budget(), {}) == ()


@pytest.mark.parametrize("name", NAMES)
def test_one_article_is_enough(name):
    summarize, articles = plugins.load("summarizers", name), told()[:1]
    chosen = summarize(articles, Budget(words=40), {})
    assert chosen
    assert all(one.support == () and one.origins == 1 for one in chosen)
    check(chosen, articles, Budget(words=40))


@pytest.mark.parametrize("name", NAMES)
def test_ten_equal_articles_are_told_once_and_support_each_other(name):
    articles = told([STORY[0]] * 10)
    chosen = plugins.load("summarizers", name)(
        articles, Budget(words=200), {one.id: "one" for one in articles}
    )
    check(chosen, articles, Budget(words=200))
    assert chosen
    assert all(len(one.support) == 9 and one.origins == 1 for one in chosen)


@pytest.mark.parametrize("name", NAMES)
def test_titles_are_never_chosen(name):
    articles = told()
    chosen = plugins.load("summarizers", name)(articles, Budget(words=500), {})
    assert all("Ferry sinks" not in one.passage.text for one in chosen)


@pytest.mark.parametrize("name", NAMES)
@given(
    texts=st.lists(TEXT, max_size=4),
    most=st.integers(0, 30),
    language=st.sampled_from(["en", "fr", "zh", "und"]),
)
@settings(max_examples=25, deadline=None)
def test_any_text_is_taken(name, texts, most, language):
    articles = [article(text, id=f"{number:012x}", language=language) for number, text in enumerate(texts)]
    budget = Budget(words=most)
    chosen = plugins.load("summarizers", name)(articles, budget, {})
    check(chosen, articles, budget)
    assert plugins.load("summarizers", name)(articles[::-1], budget, {}) == chosen
