"""Where sentences end in two dozen languages: the cases of `rules/sentences*.md`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.language import sentences

_RULES = Path(__file__).parent / "rules"
_BOUNDARY = re.compile(r" \| |¦")


def _cases() -> list[tuple[str, str]]:
    """The language and the text of each case, its boundaries marked."""
    found: list[tuple[str, str]] = []
    language = ""
    for path in (_RULES / "sentences.md", _RULES / "sentences-more.md"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("## "):
                language = line[3:].strip()
            elif line.startswith("- "):
                found.append((language, line[2:]))
    return found


CASES = _cases()


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_sentences_end_where_the_case_says(language, marked):
    text = marked.replace(" | ", " ").replace("¦", "")
    assert [text[start:end] for start, end in sentences(text, language)] == _BOUNDARY.split(marked)


def test_every_language_asked_for_has_its_cases():
    counts = {language: 0 for language, _ in CASES}
    for language, _ in CASES:
        counts[language] += 1
    assert all(counts[language] >= 25 for language in "en de fr es ru".split())
    others = "it pt nl pl cs sk uk el tr sv da no fi zh ja ko ar he hi"
    assert all(counts[language] >= 10 for language in others.split())
