"""A title for an event, from what the titles of its articles share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.event import name
from reportgen.headline import plain, shared
from tests.articles import article

TEXT = "The ferry Aurora, with 212 people aboard, ran aground off Osk on Friday. Boats took everybody off."


def titled(*titles: str, text: str = TEXT, source: str = "The Example", language: str = "en"):
    return [
        article(text, title=title, id=f"{number:012x}", source=source, language=language)
        for number, title in enumerate(titles)
    ]


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (
            (
                "Ferry aground off Osk after captain ignores storm",
                "Osk ferry runs aground",
                "Ferry aground off Osk",
            ),
            "Ferry aground off Osk",
        ),
        (
            (
                "Ferry runs aground off Osk, leaving town in rage",
                "Ferry off Osk aground: captain blames tide",
            ),
            "Ferry runs aground off Osk",
        ),
        (("Ferry runs aground off Osk — a scandal", "Osk: the ferry aground"), "Ferry runs aground off Osk"),
        (("Ferry runs aground off Osk; mayor fumes", "Osk: the ferry aground"), "Ferry runs aground off Osk"),
        (
            ("Ferry runs aground off Osk, but nobody drowns", "Osk: the ferry aground"),
            "Ferry runs aground off Osk, but nobody drowns",
        ),
        # Whose word it is, a condition and a limit are never cut off.
        (
            (
                "Ferry ran aground off Osk, with tide to blame, owner says",
                "Osk: ferry ran aground, with tide to blame",
            ),
            "Ferry ran aground off Osk, with tide to blame, owner says",
        ),
        # Two days after something is no clause of its own.
        (
            ("Two days after ferry ran aground off Osk", "Osk: ferry ran aground two days ago"),
            "Two days after ferry ran aground off Osk",
        ),
    ],
)
def test_what_the_titles_share_is_a_stretch_of_one_of_them_that_stands_alone(titles, expected):
    assert shared(titled(*titles)) == expected


@pytest.mark.parametrize(
    "titles",
    [
        ("Ferry aground off Osk",),
        ("Osk ferry", "Ferry, Osk"),
        ("Osk weeps", "A captain blames the tide"),
        ("Why the Osk ferry ran aground", "How the ferry ran aground off Osk"),
        ("Did the Osk ferry run aground?", "Ferry off Osk: what we know of who ran aground"),
        ("My night on the ferry that ran aground off Osk", "You should see the ferry aground off Osk"),
        ("\u201cFerry aground off Osk\u201d", "\u201cOsk ferry aground\u201d"),
    ],
)
def test_where_no_stretch_reads_as_a_title_there_is_none(titles):
    assert shared(titled(*titles)) is None


def test_a_word_that_no_other_text_has_weighs_against_a_title():
    found = shared(
        titled("Ferry fiasco off Osk shames bungling owner", "Ferry runs aground off Osk with 212 aboard")
    )
    assert found == "Ferry runs aground off Osk with 212 aboard"


def test_titles_in_other_languages_are_taken_whole():
    german = titled(
        "F\u00e4hre vor Osk auf Grund, alle gerettet",
        "F\u00e4hre auf Grund vor Osk",
        language="de",
        text="Osk Grund.",
    )
    assert shared(german) is None or shared(german) in {one.title for one in german}


@pytest.mark.parametrize(
    ("title", "source", "expected"),
    [
        ("Ferry aground off Osk | The Daily", "x", "Ferry aground off Osk"),
        ("Ferry aground off Osk - The Example", "example.org The Example", "Ferry aground off Osk"),
        ("Ferry aground off Osk - Osk News", "x", "Ferry aground off Osk"),
        ("Ferry aground off Osk - World - Osk News", "x", "Ferry aground off Osk - World"),
        ("Ferry aground - captain blames tide", "x", "Ferry aground - captain blames tide"),
        ("Breaking: Ferry aground off Osk", "x", "Ferry aground off Osk"),
        ("Live updates:", "x", "Live updates:"),
        ("Ferry aground off Osk - ", "x", "Ferry aground off Osk -"),
        ("Ferry aground", "", "Ferry aground"),
    ],
)
def test_a_title_stands_without_the_name_of_its_paper(title, source, expected):
    assert plain(article(TEXT, title=title, source=source)) == expected


def test_without_a_shared_stretch_the_nearest_title_that_tells_names_the_event():
    assert name(titled("Why did it happen?", "Boats took everybody off")) == "Boats took everybody off"
    assert name(titled("Why did it happen? | The Daily")) == "Why did it happen?"


TITLES = st.lists(
    st.text(max_size=40)
    | st.lists(
        st.sampled_from("Ferry aground off Osk , : - after says ? \u201c | all The Daily".split())
    ).map(" ".join),
    max_size=5,
)


@given(TITLES)
def test_a_name_is_always_a_stretch_of_one_title_and_of_no_other_order(titles):
    articles = titled(*titles)
    found = name(articles)
    assert found == name(articles[::-1])
    assert found == "Untitled event" or any(found in title for title in titles)
