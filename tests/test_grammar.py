"""What English words may be, by lists, endings and neighbors."""

from __future__ import annotations

import pytest

from reportgen.grammar import WORD, classes


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The captain blamed the tide", "determiner noun verb determiner noun"),
        ("Talks in Osk broke down", "noun joint noun verb other"),
        ("They’ve closed both locked doors", "other verb other verb noun"),
        ("A wounded sailor sang loudly", "determiner noun noun noun other"),
        ("Crews were towing the wreck", "noun verb verb determiner noun"),
        ("The spending cuts hurt Osk", "determiner noun noun verb noun"),
    ],
)
def test_words_get_the_class_that_their_place_gives_them(sentence: str, expected: str) -> None:
    assert classes(WORD.findall(sentence)) == expected.split()


def test_no_words_have_no_classes() -> None:
    assert classes([]) == []
