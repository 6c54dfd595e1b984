"""Which articles tell the event."""

from __future__ import annotations

from datetime import UTC, datetime

from reportgen.config import EventSettings
from reportgen.event import focus, name
from tests.articles import article

FERRY = [
    article(
        "The ferry Aurora ran onto a sandbank near Lethmark. Rescue boats took passengers off the ferry.",
        title="Ferry Aurora runs aground near Lethmark",
        id="a" * 12,
        named=False,
    ),
    article(
        "Divers searched the ferry Aurora at Lethmark. The sandbank had moved since the last survey.",
        title="Divers search Aurora",
        id="b" * 12,
        named=False,
    ),
]
ELECTION = article(
    "The council of Osk elected a new mayor on Monday. Turnout was low.",
    title="Osk elects a mayor",
    id="c" * 12,
    named=False,
)
ABOUT = EventSettings(about="ferry Aurora sandbank Lethmark")


def test_without_a_description_every_article_tells_the_event() -> None:
    assert focus([*FERRY, ELECTION], EventSettings()).told == (*FERRY, ELECTION)


def test_what_a_feed_brought_and_lacks_the_events_words_is_left_out_with_its_reason() -> None:
    found = focus([*FERRY, ELECTION], ABOUT)
    assert found.told == tuple(FERRY)
    [(left, reason)] = found.off
    assert left is ELECTION
    assert "similarity 0.00" in reason


def test_what_a_person_named_is_kept_and_only_doubted() -> None:
    named = article(ELECTION.text, title=ELECTION.title, id=ELECTION.id, named=True)
    found = focus([*FERRY, named], ABOUT)
    assert named in found.told
    assert found.off == ()
    assert [doubtful.id for doubtful, _ in found.doubtful] == [named.id]


def test_an_article_outside_the_window_is_left_out_and_one_without_a_date_is_not() -> None:
    late = article(FERRY[0].text, id="d" * 12, named=False, published=datetime(2026, 5, 9, tzinfo=UTC))
    early = article(FERRY[0].text, id="e" * 12, named=False, published=datetime(2026, 5, 1, tzinfo=UTC))
    undated = article(FERRY[0].text, id="f" * 12, named=False)
    window = EventSettings(since=datetime(2026, 5, 3, tzinfo=UTC), until=datetime(2026, 5, 7, tzinfo=UTC))
    found = focus([late, early, undated], window)
    assert found.told == (undated,)
    assert [reason for _, reason in found.off] == [
        "published 2026-05-09, after 2026-05-07",
        "published 2026-05-01, before 2026-05-03",
    ]


def test_the_event_is_named_by_the_title_nearest_to_all_texts() -> None:
    assert name([*FERRY, ELECTION]) == "Ferry Aurora runs aground near Lethmark"


def test_the_name_does_not_depend_on_the_order() -> None:
    assert name([ELECTION, *reversed(FERRY)]) == name([*FERRY, ELECTION])


def test_texts_without_titles_have_no_name() -> None:
    assert name([article("Nothing here.", title="")]) == "Untitled event"


def test_no_articles_are_no_trouble() -> None:
    assert focus([], ABOUT).told == ()
