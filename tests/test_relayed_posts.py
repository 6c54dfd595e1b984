"""What the made-up posts of `rules/relay` relay is found, and the figures do not fall."""

from __future__ import annotations

import pytest

from tests.relayed import POSTS, Score, score


@pytest.fixture(scope="module")
def result() -> Score:
    found = Score()
    for path in sorted(POSTS.glob("*.md")):
        score(path, found)
    return found


@pytest.mark.parametrize(
    ("what", "precision", "recall"),
    [
        ("carriers", 0.98, 0.96),
        ("sentences", 0.98, 0.95),
        ("blocks", 0.98, 0.94),
        ("chains", 0.98, 0.98),
        ("tellers", 0.75, 0.75),
        ("sides", 0.95, 0.6),
        ("opinion", 0.94, 0.96),
    ],
)
def test_posts_are_taken_apart(result: Score, what: str, precision: float, recall: float) -> None:
    reached = result.share(what)
    assert reached[0] >= precision, result.wrong
    assert reached[1] >= recall, result.wrong


def test_an_article_that_relays_nothing_has_no_carrier() -> None:
    for name in ("07", "12", "23", "28"):
        found = Score()
        score(POSTS / f"{name}.md", found)
        assert found.counts["carriers"] == [0, 0, 0]
