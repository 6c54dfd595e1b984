"""The length of the summaries, as the command line takes it."""

from __future__ import annotations

import pytest

from reportgen.cli.build import _summarized
from reportgen.config import SummarySettings
from reportgen.errors import UsageError


@pytest.mark.parametrize(
    ("length", "words", "source_words"),
    [("short", 60, 30), ("medium", 120, 60), ("long", 300, 150), ("90", 90, 45)],
)
def test_each_sources_summary_is_half_as_long_as_the_whole(
    length: str, words: int, source_words: int
) -> None:
    found = _summarized(SummarySettings(), None, length, None, receipt=False)
    assert (found.words, found.source_words) == (words, source_words)


def test_medium_is_what_is_made_without_a_length() -> None:
    assert _summarized(SummarySettings(), None, "medium", None, receipt=False) == SummarySettings()


def test_a_number_of_words_wins_over_a_length() -> None:
    found = _summarized(SummarySettings(), "lead", "long", 50, receipt=True)
    assert (found.method, found.words, found.source_words, found.receipt) == ("lead", 50, 150, True)


@pytest.mark.parametrize("length", ["tiny", "", "0", "-5", "1.5", "9" * 5000])
def test_a_length_that_is_none_is_refused_with_those_there_are(length: str) -> None:
    with pytest.raises(UsageError, match="short, medium, long"):
        _summarized(SummarySettings(), None, length, None, receipt=False)
