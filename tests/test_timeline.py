"""Times are resolved against the day of publication, or not at all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.article import Article, Block
from reportgen.figure.dates import expressions
from reportgen.passage import Passage
from reportgen.timeline import chronicle, moments, reported

WEDNESDAY = datetime(2020, 3, 11, 9, 30, tzinfo=UTC)


def sentence(text: str, start: int = 0) -> Passage:
    """A sentence of an article."""
    return Passage(article="0123456789ab", start=start, end=start + len(text), text=text)


def times(text: str, published: datetime | None = WEDNESDAY, language: str = "en") -> list[str]:
    """The moments of a sentence, written as day or time with precision."""
    found = moments([("a", sentence(text), published)], language)
    return [f"{m.when:%Y-%m-%d %H:%M} {m.precision}" for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam broke on 15 November 2015.", ["2015-11-15 00:00 day"]),
        ("The dam broke on Nov. 15.", ["2019-11-15 00:00 day"]),
        ("The dam broke on February 2.", ["2020-02-02 00:00 day"]),
        ("The dam was built in May 1961.", ["1961-05-01 00:00 month"]),
        ("The dam broke on Sunday.", ["2020-03-08 00:00 day"]),
        ("The dam broke on Wednesday.", ["2020-03-11 00:00 day"]),
        ("Engineers meet next Sunday.", ["2020-03-15 00:00 day"]),
        ("Engineers will meet on Sunday.", ["2020-03-15 00:00 day"]),
        ("The dam broke yesterday.", ["2020-03-10 00:00 day"]),
        ("The dam broke this afternoon.", ["2020-03-10 00:00 day"]),
        ("The council meets this afternoon.", ["2020-03-11 00:00 day"]),
        ("The council will hear those who complained this afternoon.", ["2020-03-11 00:00 day"]),
        ("The noon bus to Lund on Friday is canceled.", ["2020-03-13 00:00 day"]),
        ("The noon bus to Lund on Wednesday has been postponed.", ["2020-03-11 00:00 day"]),
        ("The bridge is closed after a crash on Friday.", ["2020-03-06 00:00 day"]),
        ("The captain died on Friday and is to be buried at sea.", ["2020-03-06 00:00 day"]),
        ("The road is shut until Friday.", ["2020-03-13 00:00 day"]),
        ("The owners have until late Friday.", ["2020-03-13 00:00 day"]),
        ("The water had fallen by Friday.", ["2020-03-06 00:00 day"]),
        ("The crews are to return on Friday.", ["2020-03-13 00:00 day"]),
        ("The flood of last year and of Friday was recalled.", ["2020-03-06 00:00 day"]),
        ("The dam broke at 3:40 p.m. on Sunday.", ["2020-03-08 15:40 minute"]),
        ("The dam broke on Sunday at 3 p.m. local time.", ["2020-03-08 15:00 hour"]),
        ("It broke at 15:40 Moscow time on Sunday.", ["2020-03-08 12:40 minute"]),
        ("It broke at 0130 GMT on Sunday.", ["2020-03-08 01:30 minute"]),
        ("It broke at 12:05 a.m. on Sunday.", ["2020-03-08 00:05 minute"]),
        ("It broke at 3:40 p.m.", []),
        ("It broke on 2020-02-29.", ["2020-02-29 00:00 day"]),
        ("It broke on 29 February 2019.", []),
        ("It broke on 30 February.", []),
        ("It broke on Sunday, and on Sunday it was mended.", ["2020-03-08 00:00 day"]),
        ("It may 5 times have broken at 25:10.", []),
        ("It broke on January 1, 1500 at 00:30 CET.", ["1499-12-31 23:30 minute"]),
    ],
)
def test_a_time_is_resolved_against_the_day_of_publication(text, expected):
    assert times(text) == expected


@pytest.mark.parametrize(("hour", "day"), [(0, 11), (9, 10), (12, 11), (18, 11)])
def test_what_happened_this_afternoon_is_not_later_than_a_morning_publication(hour, day):
    published = WEDNESDAY.replace(hour=hour, minute=0)
    assert times("The dam broke this afternoon.", published) == [f"2020-03-{day} 00:00 day"]


@pytest.mark.parametrize(
    "text", ["It broke on Sunday.", "It broke on May 3.", "It broke yesterday at 3 p.m."]
)
def test_without_a_day_of_publication_only_a_complete_date_is_resolved(text):
    assert times(text, None) == []
    assert times("It broke on May 3, 2019.", None) == ["2019-05-03 00:00 day"]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("de", "Der Damm brach am 3. Mai 2019.", "2019-05-03"),
        ("de", "Der Damm brach am Sonntag.", "2020-03-08"),
        ("fr", "Le barrage a cédé le 1er mai 2019.", "2019-05-01"),
        ("fr", "Le barrage a cédé hier.", "2020-03-10"),
        ("es-MX", "La presa cedió el 3 de mayo de 2019.", "2019-05-03"),
        ("ru", "Плотина рухнула 3 мая 2019.", "2019-05-03"),
        ("ru", "Плотина рухнула 03.05.2019.", "2019-05-03"),
        ("und", "The dam broke on May 3rd, 2019.", "2019-05-03"),
    ],
)
def test_dates_are_read_in_several_languages(language, text, day):
    assert times(text, WEDNESDAY, language) == [f"{day} 00:00 day"]


def test_a_named_zone_is_kept_as_written():
    (moment,) = moments([("a", sentence("It broke at 15:40 Moscow time on Sunday."), WEDNESDAY)])
    assert moment.zone == "Moscow time"


def test_moments_are_sorted_by_time_then_fineness_then_account_then_place():
    said = [
        ("b", sentence("It broke on Sunday.", 9), WEDNESDAY),
        ("a", sentence("It broke on Sunday.", 9), WEDNESDAY),
        ("a", sentence("It broke on Sunday.", 2), WEDNESDAY),
        ("c", sentence("It broke at 12:00 a.m. on Sunday."), WEDNESDAY),
        ("d", sentence("It leaked on Friday."), WEDNESDAY),
    ]
    found = [(m.account, m.passage.start) for m in moments(said)]
    assert found == [("d", 0), ("c", 0), ("a", 2), ("a", 9), ("b", 9)]


def article(text: str = "Dam breaks\n\nIt broke on Sunday.", *, published=WEDNESDAY, titled=True) -> Article:
    """An article of a title and one sentence."""
    split = text.index("\n\n")
    return Article(
        id="0123456789ab",
        source="The Example",
        text=text,
        blocks=(
            Block(kind="title" if titled else "paragraph", start=0, end=split),
            Block(kind="paragraph", start=split + 2, end=len(text)),
        ),
        sentence_spans=((split + 2, len(text)),),
        language="en",
        published=published,
        captured=WEDNESDAY,
        page_sha256="0" * 64,
        text_sha256="0" * 64,
    )


def test_an_article_is_reported_at_its_publication_with_its_title():
    (moment,) = reported([article()], {"0123456789ab": "x"})
    assert (moment.kind, moment.account, moment.when, moment.precision) == (
        "reported",
        "x",
        WEDNESDAY,
        "minute",
    )
    assert moment.passage.text == "Dam breaks"


def test_an_untitled_article_is_reported_with_its_first_sentence():
    (moment,) = reported([article(titled=False, published=datetime(2020, 3, 11, tzinfo=UTC))], {})
    assert (moment.passage.text, moment.precision, moment.account) == (
        "It broke on Sunday.",
        "day",
        "0123456789ab",
    )


def test_an_article_without_a_time_is_not_reported():
    assert reported([article(published=None)], {}) == ()


def test_the_chronicle_holds_what_happened_and_what_was_reported():
    one = article()
    found = chronicle([one], {}, [("a", one.sentences[0], one.published)])
    assert [m.kind for m in found] == ["happened", "reported"]


@given(st.text() | st.text(alphabet="0123456789: .-pamMay ,/"))
def test_any_text_gives_expressions_that_lie_in_it_in_order(text):
    last = 0
    for expression in expressions(text):
        assert last <= expression.start < expression.end <= len(text)
        last = expression.end


@given(
    st.datetimes(timezones=st.just(UTC)),
    st.sampled_from("Sunday yesterday tomorrow|May 31|at 3 p.m. EST today".split("|")),
)
def test_any_day_of_publication_gives_moments_near_it(published, words):
    for moment in moments([("a", sentence(f"It broke {words}."), published)]):
        assert abs(moment.when - published) < timedelta(days=367)
