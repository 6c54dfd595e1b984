"""Articles that are easily taken for the event stay out: the cases of `rules/events.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportgen.article import Article
from reportgen.config import EventSettings
from reportgen.event import Focus, focus
from tests.articles import article

_RULES = Path(__file__).parent / "rules" / "events.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An event, and articles told apart from it."""

    words: str
    telling: tuple[Article, ...]
    others: tuple[Article, ...]
    weak: frozenset[str]
    weak_for_seed: frozenset[str]


def cases() -> Iterator[Case]:
    """The cases of the file."""
    for part in _RULES.read_text("utf-8").split("\n## ")[1:]:
        head, *lines = part.splitlines()
        language, words = head.split(": ", 1)
        found = [re.fullmatch(r"([+?!=-]) (.+?) \| (.+)", line) for line in lines if line]
        told = [
            (mark, article(text, title=title, id=f"{number:012x}", named=False, language=language))
            for number, (mark, title, text) in enumerate(match.groups() for match in found if match)
        ]
        yield Case(
            words=words,
            telling=tuple(one for mark, one in told if mark == "+"),
            others=tuple(one for mark, one in told if mark != "+"),
            weak=frozenset(one.id for mark, one in told if mark in "?="),
            weak_for_seed=frozenset(one.id for mark, one in told if mark in "!="),
        )


CASES = list(cases())
PAIRS = [(case, other) for case in CASES for other in case.others]


def judge(found: Focus, case: Case, *, weak: bool) -> None:
    """The event's articles alone are told, and the known weaknesses are still there."""
    titles = [one.title for one in found.told]
    wanted = [one.title for one in case.telling]
    assert (titles != wanted) is weak, titles


def test_there_are_enough_cases_to_say_anything() -> None:
    assert len(PAIRS) >= 33


@pytest.mark.parametrize(("case", "other"), PAIRS, ids=[other.title for _, other in PAIRS])
def test_what_is_easily_taken_for_the_event_stays_out(case: Case, other: Article) -> None:
    judge(focus([*case.telling, other], EventSettings(about=case.words)), case, weak=other.id in case.weak)


@pytest.mark.parametrize(("case", "other"), PAIRS, ids=[other.title for _, other in PAIRS])
def test_it_stays_out_where_a_seed_asks(case: Case, other: Article) -> None:
    found = focus([*case.telling, other], EventSettings(), case.telling[0])
    judge(found, case, weak=other.id in case.weak_for_seed)
