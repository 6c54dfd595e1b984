"""How often something is told: in origins, whatever the number of papers that print it."""

from __future__ import annotations

from articles import article
from hypothesis import given
from hypothesis import strategies as st

from reportgen.summarizers import coverage
from reportgen.summarizers.base import Budget
from reportgen.summarizers.concepts import concepts
from reportgen.summarizers.support import pool
from reportgen.summarizers.tellers import told_times

SANK = "The ferry Aurora sank off Port Lindos on Monday."
WORDS = st.lists(st.sampled_from("ferry Aurora sank port storm dead".split()), min_size=1, max_size=6)
TEXTS = st.lists(
    st.lists(WORDS.map(lambda words: " ".join(words).capitalize() + "."), max_size=4), max_size=6
)


def times_of(texts: list[str], origins: list[str]) -> tuple[list[int], list[float]]:
    """The concepts as numbers, and how often each is told."""
    articles = [article(text, id=f"{number:012x}") for number, text in enumerate(texts)]
    candidates = pool(articles).candidates
    held = concepts([one.passage.text for one in candidates], ["en"] * len(candidates))
    of = {one.id: origin for one, origin in zip(articles, origins, strict=True)}
    return held.keys.tolist(), told_times(held, candidates, of).tolist()


def test_variants_of_one_text_count_once_and_those_of_two_origins_twice() -> None:
    texts = ["The storm sank ferry 1.", "The storm sank ferry 2.", "The storm sank ferry 3."]
    assert max(times_of(texts, ["wire", "wire", "wire"])[1]) == 1
    assert max(times_of(texts, ["wire", "wire", "own"])[1]) == 2
    assert max(times_of(texts, ["one", "two", "three"])[1]) == 3


@given(TEXTS)
def test_one_origin_is_told_as_often_as_its_fullest_article_and_no_more_than_several(texts) -> None:
    joined = [" ".join(sentences) for sentences in texts]
    keys, apart = times_of(joined, [str(number) for number in range(len(joined))])
    same, together = times_of(joined, ["wire"] * len(joined))
    assert keys == same
    assert all(1 <= one <= other for one, other in zip(together, apart, strict=True))


def test_what_thirty_papers_print_alike_comes_before_their_own_lines() -> None:
    articles = [
        article(
            f"{SANK} Paper {number} heard of the wreck near Osk at {number} in the night.",
            id=f"{number:012x}",
        )
        for number in range(30)
    ]
    told = coverage.summarize(articles, Budget(words=30), {one.id: "wire" for one in articles})
    assert told[0].passage.text == SANK
    assert told[0].origins == 1
    assert len(told[0].support) == 29
