"""Copies and stories of one's own, by the made-up cases of the benchmark."""

from __future__ import annotations

import pytest

from benchmarks.origins import measure_articles, measure_sentences, measure_support, stories


@pytest.fixture(scope="module")
def articles() -> dict[str, tuple[int, int, int, int]]:
    return measure_articles()


def test_there_are_forty_stories_of_five_languages() -> None:
    assert len(stories()) >= 40
    assert len({story.language for story in stories()}) == 5


def test_nearly_all_copies_are_found(articles: dict[str, tuple[int, int, int, int]]) -> None:
    for kind, (pairs, found, _, _) in articles.items():
        assert found >= 0.95 * pairs, kind


def test_what_two_reporters_share_is_never_called_a_copy(
    articles: dict[str, tuple[int, int, int, int]],
) -> None:
    assert {kind: wrong for kind, (_, _, _, wrong) in articles.items() if wrong} == {}


def test_sentences_have_the_origin_of_whoever_wrote_them() -> None:
    for kind, (pairs, found, _, wrong) in measure_sentences().items():
        assert (found >= 0.95 * pairs, wrong) == (True, 0), kind


def test_support_is_counted_in_origins() -> None:
    chosen, wrong, _ = measure_support()
    assert chosen
    assert not wrong
