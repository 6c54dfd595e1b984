"""Which articles tell the event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.article import Article
from reportgen.config import EventSettings
from reportgen.errors import UsageError
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


@pytest.mark.parametrize(
    "junk",
    [
        "Click to email this to a friend",
        "Enlarge Image",
        "Share this",
        "404 Not Found",
        "Subscribe",
        "Sign in",
    ],
)
def test_what_a_page_says_of_itself_does_not_name_the_event(junk: str) -> None:
    pages = [replace(one, title=junk) for one in FERRY]
    real = replace(FERRY[0], id="9" * 12)
    assert name([*pages, real]) == real.title
    assert name([pages[0], pages[1], replace(real, text=f"{real.text}\n\n{junk}")]) == real.title


@pytest.mark.parametrize(
    "title",
    [
        "Share of votes falls in Osk",
        "Close vote in Lethmark",
        "Home prices rise in Osk",
        "Index of shares climbs",
    ],
)
def test_a_real_title_that_begins_like_furniture_names_it(title: str) -> None:
    assert name([replace(FERRY[0], title=title), replace(FERRY[1], title="Click here")]) == title


def test_the_name_does_not_depend_on_the_order() -> None:
    assert name([ELECTION, *reversed(FERRY)]) == name([*FERRY, ELECTION])


def test_texts_without_titles_have_no_name() -> None:
    assert name([article("Nothing here.", title="")]) == "Untitled event"


def test_no_articles_are_no_trouble() -> None:
    assert focus([], ABOUT).told == ()


VALE = [
    article(
        "President Marta Quell and Premier Jon Ibarra met in Osk on Tuesday and signed a treaty on "
        "fishing quotas in the Gulf of Tarrin. Trawlers of both states may now fish "
        "beyond the reef until the summer.",
        title="Quell and Ibarra sign fishing treaty in Osk",
        id="1" * 12,
        named=False,
        published=datetime(2026, 5, 5, tzinfo=UTC),
    ),
    article(
        "The treaty on fishing quotas that President Quell and Premier Ibarra signed at Osk lets trawlers "
        "cross the reef. Crews in the Gulf of Tarrin had waited for years.",
        title="Trawlers may cross the reef",
        id="2" * 12,
        named=False,
        published=datetime(2026, 5, 6, tzinfo=UTC),
    ),
]
TWIN = [
    article(
        "President Marta Quell and Premier Jon Ibarra met in Lethmark on Friday and quarreled over the "
        "railway tunnel under the Skerry pass. Engineers of both states will dig "
        "test shafts until the winter.",
        title="Quell and Ibarra quarrel over tunnel in Lethmark",
        id="3" * 12,
        named=False,
        published=datetime(2026, 7, 3, tzinfo=UTC),
    ),
    article(
        "At Lethmark President Quell told Premier Ibarra that the railway tunnel would cost too much. "
        "Engineers plan test shafts at the Skerry pass.",
        title="Tunnel too costly, says Quell",
        id="4" * 12,
        named=False,
        published=datetime(2026, 7, 4, tzinfo=UTC),
    ),
]


def undated(articles: list[Article]) -> list[Article]:
    return [replace(one, published=None) for one in articles]


@pytest.mark.parametrize("known", [list, undated])
def test_the_same_leaders_at_another_summit_stay_out(known: Callable[[list[Article]], list[Article]]) -> None:
    both = known([*TWIN, *VALE, ELECTION])
    for about, told in (
        ("Quell Ibarra meeting in Osk on fishing quotas", VALE),
        ("Quell and Ibarra in Lethmark, railway tunnel", TWIN),
    ):
        found = focus(both, EventSettings(about=about))
        assert [one.id for one in found.told] == [one.id for one in told]
        assert all(reason.startswith("shares few words with the event") for _, reason in found.off)


@pytest.mark.parametrize("known", [list, undated])
def test_a_seed_article_chooses_its_own_event(known: Callable[[list[Article]], list[Article]]) -> None:
    articles = known([*VALE, *TWIN, ELECTION])
    for index, told in ((0, "12"), (1, "12"), (2, "34"), (3, "34")):
        found = focus(articles, EventSettings(), articles[index])
        assert [one.id[0] for one in found.told] == list(told)


def test_a_seed_published_weeks_before_does_not_choose_the_same_words_again() -> None:
    later = replace(VALE[1], id="5" * 12, published=datetime(2026, 6, 20, tzinfo=UTC))
    found = focus([*VALE, later], EventSettings(), VALE[0])
    assert later not in found.told


def test_where_no_article_has_the_words_none_is_told_and_each_is_listed() -> None:
    found = focus([*VALE, *TWIN], EventSettings(about="volcano eruption Mount Hask ash airport"))
    assert found.told == ()
    assert len(found.off) == 4
    assert found.off[0][1] == "no article has enough of the event's words (0% by weight, 20% asked)"


def test_the_config_names_the_seed_by_file_or_address() -> None:
    page = replace(VALE[0], url="https://news.example/vale", final_url="https://news.example/vale/")
    file = replace(TWIN[0], url="file:twins/first.txt", final_url="file:twins/first.txt")
    articles = [page, VALE[1], file, TWIN[1], ELECTION]
    for like, told in (
        ("https://news.example/vale/", "12"),
        ("somewhere/twins/first.txt", "34"),
        ("first.txt", "34"),
    ):
        found = focus(articles, EventSettings(like=like))
        assert [one.id[0] for one in found.told] == list(told)


def test_a_file_of_the_same_name_in_another_folder_is_no_seed() -> None:
    articles = [replace(VALE[0], url="file:a/first.txt"), replace(TWIN[0], url="file:b/first.txt"), TWIN[1]]
    for like, told in (("news/a/first.txt", "1"), ("news/b/first.txt", "34")):
        assert [one.id[0] for one in focus(articles, EventSettings(like=like)).told] == list(told)
    with pytest.raises(UsageError, match="no article from c/first"):
        focus(articles, EventSettings(like="c/first.txt"))


def test_a_seed_outside_the_window_is_kept_with_a_caution() -> None:
    event = EventSettings(since=datetime(2026, 5, 6, tzinfo=UTC))
    found = focus([*VALE, *TWIN], event, VALE[0])
    assert VALE[0] in found.told
    assert [(one.id, why) for one, why in found.doubtful] == [
        (VALE[0].id, "published 2026-05-05, before 2026-05-06")
    ]


def test_a_seed_that_was_not_read_is_no_seed() -> None:
    with pytest.raises(UsageError, match=r"no article from irst\.txt among the 2 that were read"):
        focus([replace(one, url="file:first.txt") for one in TWIN], EventSettings(like="irst.txt"))


def test_words_and_a_seed_ask_together_and_a_window_bounds_both() -> None:
    event = EventSettings(about="fishing treaty", since=datetime(2026, 5, 6, tzinfo=UTC))
    found = focus([*VALE, *TWIN, ELECTION], event, VALE[1])
    assert found.told == (VALE[1],)
    assert "published 2026-05-05, before 2026-05-06" in [reason for _, reason in found.off]


@settings(max_examples=15)
@given(st.permutations([*VALE, *TWIN, *FERRY, ELECTION]))
def test_what_is_told_does_not_depend_on_the_order(articles: list[Article]) -> None:
    found = focus(articles, EventSettings(about="Quell Ibarra fishing Osk"))
    assert {one.id for one in found.told} == {one.id for one in VALE}
    assert len(found.told) + len(found.off) == len(articles)
