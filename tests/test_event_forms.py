"""Forms in which an event is told, or only touched: the cases of `rules/forms.md`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.article import Article
from reportgen.config import EventSettings
from reportgen.event import APART, focus
from tests.articles import article

_RULES = Path(__file__).parent / "rules" / "forms.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text, and what is asked of it."""

    text: Article
    tells: bool
    reason: str


def cases() -> Iterator[Case]:
    """The texts of the file."""
    part = _RULES.read_text("utf-8").split("\n## ")[1]
    for number, entry in enumerate(part.split("\n\n")[1:]):
        head, *paragraphs = entry.strip().splitlines()
        day, title, *reason = head[2:].split(" | ")
        published = datetime.fromisoformat(day).replace(tzinfo=UTC)
        yield Case(
            text=article(
                "\n\n".join(paragraphs), title=title, id=f"{number:012x}", named=False, published=published
            ),
            tells=head[0] == "+",
            reason="".join(reason),
        )


CASES = list(cases())
WORDS = EventSettings(about="Ferry Aurora runs aground near Lethmark")
FIRST, SECOND, *_ = TELLING = [case.text for case in CASES if case.tells]
OTHERS = [case for case in CASES if not case.tells]


@pytest.mark.parametrize("text", TELLING[2:], ids=[text.title for text in TELLING[2:]])
def test_what_tells_the_event_in_another_form_is_told(text: Article) -> None:
    for event, seed in ((WORDS, None), (EventSettings(), FIRST)):
        assert text in focus([FIRST, SECOND, text], event, seed).told


@pytest.mark.parametrize("case", OTHERS, ids=[case.text.title for case in OTHERS])
def test_what_only_touches_the_event_is_left_out_with_a_true_reason(case: Case) -> None:
    found = focus([*TELLING, case.text], WORDS)
    [reason] = [why for text, why in found.off if text.id == case.text.id]
    assert case.reason in reason


@pytest.mark.parametrize("case", OTHERS, ids=[case.text.title for case in OTHERS])
def test_what_only_touches_the_event_of_a_seed_is_left_out(case: Case) -> None:
    assert case.text not in focus([*TELLING, case.text], EventSettings(), FIRST).told


def test_a_follow_up_four_days_later_is_told_among_all_the_others() -> None:
    found = focus([case.text for case in CASES], EventSettings(), FIRST)
    wanted = [text.id for text in TELLING if not text.title.startswith("Opinion")]  # a known weakness
    assert [text.id for text in found.told] == wanted


def test_the_same_words_of_another_year_have_their_days_as_the_reason() -> None:
    year_before = next(case.text for case in CASES if case.text.title.endswith("near Almen"))
    told_by_words = {text.id: why for text, why in focus([*TELLING, year_before], WORDS).off}
    assert told_by_words[year_before.id] == (
        "published 2025-04-11, 388 days apart from the others that tell the event"
    )
    found = focus([*TELLING, year_before], EventSettings(), FIRST)
    told_by_seed = {text.id: why for text, why in found.off}
    assert told_by_seed[year_before.id].startswith(
        "published 2025-04-11, 388 days from the article that the event is like"
    )


def test_a_window_with_both_ends_has_what_lies_in_it_whatever_is_between() -> None:
    old = replace(FIRST, id="f" * 12, published=datetime(2020, 1, 1, tzinfo=UTC))
    both = replace(WORDS, since=datetime(2019, 1, 1, tzinfo=UTC), until=datetime(2027, 1, 1, tzinfo=UTC))
    assert old in focus([FIRST, SECOND, old], both).told
    assert old not in focus([FIRST, SECOND, old], WORDS).told


def test_what_a_person_named_is_kept_half_a_lifetime_apart_with_a_caution() -> None:
    old = replace(FIRST, id="f" * 12, named=True, published=datetime(1990, 1, 1, tzinfo=UTC))
    found = focus([FIRST, SECOND, old], WORDS)
    assert old in found.told
    assert [(text.id, "days apart" in why) for text, why in found.doubtful] == [(old.id, True)]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(-3 * APART, 3 * APART) | st.none(), min_size=1, max_size=6))
def test_no_two_neighbors_in_time_of_what_is_told_are_far_apart(days: list[int | None]) -> None:
    texts = [
        replace(
            FIRST,
            id=f"{number:012x}",
            published=None if day is None else datetime(2026, 5, 4, tzinfo=UTC) + timedelta(days=day),
        )
        for number, day in enumerate(days)
    ]
    found = focus(texts, WORDS)
    times = sorted(text.published for text in found.told if text.published)
    assert all(later - earlier < timedelta(days=APART + 1) for earlier, later in pairwise(times))
    assert {text.id for text in texts if text.published is None} <= {text.id for text in found.told}
    assert len(found.told) + len(found.off) == len(texts)
