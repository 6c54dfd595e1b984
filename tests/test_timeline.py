"""Times are resolved against the day of publication, or not at all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.article import Article, Block
from reportgen.figure.clocks import clocks
from reportgen.figure.dates import expressions
from reportgen.figure.zones import east
from reportgen.passage import Passage
from reportgen.timeline import chronicle, moments, reported

WEDNESDAY = datetime(2020, 3, 11, 9, 30, tzinfo=UTC)


def sentence(text: str, start: int = 0) -> Passage:
    """A sentence of an article."""
    return Passage(article="0123456789ab", start=start, end=start + len(text), text=text)


def times(text: str, published: datetime | None = WEDNESDAY, language: str = "en") -> list[str]:
    """The moments of a sentence, written as day or time with precision, in UTC."""
    found = moments([("a", sentence(text), published)], language)
    return [f"{m.when.astimezone(UTC):%Y-%m-%d %H:%M} {m.precision}" for m in found]


def zoned(
    text: str, published: datetime | None = WEDNESDAY, language: str = "en"
) -> list[tuple[str, str | None]]:
    """The moments of a sentence with their ends, as written on the spot, each with its zone."""
    found = moments([("a", sentence(text), published)], language)
    ends = [f" to {m.end:%d %H:%M}" if m.end else "" for m in found]
    return [(f"{m.when:%d %H:%M %z}{end}", m.zone) for m, end in zip(found, ends, strict=True)]


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
        ("The flood of last year was recalled.", ["2019-01-01 00:00 year"]),
        (
            "The flood of last month was recalled on Friday.",
            ["2020-02-01 00:00 month", "2020-03-06 00:00 day"],
        ),
        ("The dam broke last Friday.", ["2020-03-06 00:00 day"]),
        ("The dam broke last Wednesday.", ["2020-03-04 00:00 day"]),
        ("The dam broke on Tuesday last week.", ["2020-03-03 00:00 day"]),
        ("Last week, on Tuesday, the dam broke.", ["2020-03-03 00:00 day"]),
        ("Bids are due on Tuesday next week.", ["2020-03-17 00:00 day"]),
        ("The dam broke early Sunday.", ["2020-03-08 00:00 day"]),
        ("The dam broke three days ago.", ["2020-03-08 00:00 day"]),
        ("The dam broke 3 days ago.", ["2020-03-08 00:00 day"]),
        ("The dam broke the day before yesterday.", ["2020-03-09 00:00 day"]),
        ("The valley was dug 10,000 days ago.", []),
        ("The dam broke two days after the storm.", []),
        ("The dam broke the next day.", []),
        ("The dam broke at 6:40 on Sunday.", ["2020-03-08 00:00 day"]),
        ("The dam broke at 6:40 on Sunday evening.", ["2020-03-08 18:40 minute"]),
        ("The dam broke at 6:40 on Sunday morning.", ["2020-03-08 06:40 minute"]),
        ("The dam broke at 9:40 on Sunday night.", ["2020-03-08 21:40 minute"]),
        ("The dam broke at 2:40 on Sunday night.", ["2020-03-08 00:00 day"]),
        ("The dam broke at 06:40 on Sunday.", ["2020-03-08 06:40 minute"]),
        ("The dam broke at noon on Sunday.", ["2020-03-08 12:00 hour"]),
        ("The dam broke at midnight on Sunday.", ["2020-03-08 00:00 day"]),
        ("The dam broke at seven o'clock on Sunday evening.", ["2020-03-08 19:00 hour"]),
        ("The dam broke at seven o'clock on Sunday.", ["2020-03-08 00:00 day"]),
        (
            "It left at 3 p.m. on Sunday, 5 p.m. on Monday.",
            ["2020-03-08 15:00 hour", "2020-03-09 17:00 hour"],
        ),
        ("On Sunday at 3 p.m. and Monday at 5 p.m.", ["2020-03-08 15:00 hour", "2020-03-09 17:00 hour"]),
        ("It broke on 31 February at 25:61.", []),
        ("It broke at 25:61 on Sunday.", ["2020-03-08 00:00 day"]),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It broke at 15:40 Moscow time on Sunday.", [("08 15:40 +0300", "Moscow time")]),
        ("It broke at 3 p.m. EST on Sunday.", [("08 15:00 -0500", "EST")]),
        ("It broke at 3 p.m. ET on Sunday.", [("08 15:00 -0400", "ET")]),
        ("It broke at 3 p.m. ET on Friday.", [("06 15:00 -0500", "ET")]),
        ("It broke at 3 p.m. Eastern on Sunday.", [("08 15:00 -0400", "Eastern")]),
        ("At 3 p.m. Eastern forces fled on Sunday.", [("08 15:00 +0000", None)]),
        ("It broke at 19.00 GMT+3 on Sunday.", [("08 19:00 +0300", "GMT+3")]),
        ("It broke at 3 p.m. Kabul time on Sunday.", [("08 15:00 +0430", "Kabul time")]),
        ("It broke at 3 p.m. local time on Sunday.", [("08 15:00 +0000", None)]),
        ("It broke at 3 p.m. IST on Sunday.", [("08 15:00 +0000", None)]),
        ("It broke at 3 p.m. UTC+19 on Sunday.", [("08 15:00 +0000", None)]),
        ("It broke at 5 p.m. local time (1400 GMT) on Sunday.", [("08 14:00 +0000", "GMT")]),
        ("It broke at 5 p.m. (1400 GMT) on Sunday.", [("08 14:00 +0000", "GMT")]),
        ("It broke at 17:05 MSK (14:05 GMT) on Sunday.", [("08 17:05 +0300", "MSK")]),
        ("It broke at 5 p.m. MSK, 1400 GMT, on Sunday.", [("08 17:00 +0300", "MSK")]),
        ("It broke at 1 a.m. on Sunday (2200 GMT Saturday).", [("07 22:00 +0000", "GMT")]),
        ("It broke at 1 a.m. (2200 GMT) on Sunday.", [("07 22:00 +0000", "GMT")]),
        ("It broke at 11 p.m. (0400 GMT) on Sunday.", [("09 04:00 +0000", "GMT")]),
        ("It broke at 3 p.m. and 5 p.m. on Sunday.", [("08 15:00 +0000", None), ("08 17:00 +0000", None)]),
        ("It broke between 3 p.m. and 5 p.m. EST on Sunday.", [("08 15:00 -0500 to 08 17:00", "EST")]),
        ("It broke between 3 and 5 p.m. on Sunday.", [("08 15:00 +0000 to 08 17:00", None)]),
        ("It broke from 11 to 2 p.m. on Sunday.", [("08 11:00 +0000 to 08 14:00", None)]),
        ("It broke from 11 p.m. to 1 a.m. on Sunday.", [("08 23:00 +0000 to 09 01:00", None)]),
        ("The fair runs from 13 to 15 March.", [("13 00:00 +0000 to 15 00:00", None)]),
        ("The fair runs March 13-15.", [("13 00:00 +0000 to 15 00:00", None)]),
        ("The fair runs 13-39 March.", [("13 00:00 +0000", None)]),
        ("The fair runs 13-11 March.", [("13 00:00 +0000", None)]),
    ],
)
def test_a_time_stands_as_the_clocks_of_its_zone_show_it_and_no_zone_is_guessed(text, expected):
    assert zoned(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Sie sank am Sonntag um 15 Uhr.", ("08 15:00 +0000", None)),
        ("de", "Sie sank am Sonntag um 15.30 Uhr MEZ.", ("08 15:30 +0100", "MEZ")),
        ("de", "Sie sank am Sonntag um 15:30 Uhr Ortszeit (14:30 Uhr MEZ).", ("08 14:30 +0100", "MEZ")),
        ("de", "Sie sank vor drei Tagen.", ("08 00:00 +0000", None)),
        ("fr", "Il a coulé dimanche à 15 heures.", ("08 15:00 +0000", None)),
        ("fr", "Il a coulé dimanche à 15h30, heure de Paris.", ("08 15:30 +0100", "heure de Paris")),
        ("fr", "Il a coulé dimanche à 15h30 heure locale (13h30 GMT).", ("08 13:30 +0000", "GMT")),
        ("fr", "Il a coulé il y a trois jours.", ("08 00:00 +0000", None)),
        ("es", "Se hundió el domingo a las 15.30 horas.", ("08 15:30 +0000", None)),
        ("es", "Se hundió el domingo a las 15:30 hora local (14:30 GMT).", ("08 14:30 +0000", "GMT")),
        ("es", "Se hundió hace tres días.", ("08 00:00 +0000", None)),
        ("ru", "Он затонул в воскресенье в 15:30 мск.", ("08 15:30 +0300", "мск")),
        (
            "ru",
            "Он затонул в воскресенье в 15:30 по московскому времени.",
            ("08 15:30 +0300", "по московскому времени"),
        ),
        ("ru", "Он затонул в воскресенье в 15 часов.", ("08 15:00 +0000", None)),
        ("ru", "Он затонул три дня назад.", ("08 00:00 +0000", None)),
    ],
)
def test_hours_and_zones_are_read_in_several_languages(language, text, expected):
    assert zoned(text, WEDNESDAY, language) == [expected]


@pytest.mark.parametrize(
    ("zone", "day", "minutes"),
    [
        ("ET", (2020, 1, 15), -300),
        ("ET", (2020, 7, 15), -240),
        ("ET", (1999, 7, 15), None),
        ("Paris time", (2020, 3, 28), 60),
        ("Paris time", (2020, 3, 30), 120),
        ("Paris time", (1990, 7, 15), None),
        ("Moscow time", (2009, 7, 15), 240),
        ("Moscow time", (2012, 1, 15), 240),
        ("Moscow time", (2015, 7, 15), 180),
        ("UTC-05:30", (2020, 1, 15), -330),
        ("GMT+20", (2020, 1, 15), None),
        ("local time", (2020, 1, 15), None),
        ("Summer time", (2020, 1, 15), None),
    ],
)
def test_a_zone_has_the_distance_that_it_had_on_the_day_or_none(zone, day, minutes):
    assert east(zone, datetime(*day, 12)) == minutes  # noqa: DTZ001 - a clock on the spot


def test_today_is_the_day_in_the_zone_that_the_time_of_publication_carries():
    late = datetime(2020, 3, 10, 21, 30, tzinfo=timezone(timedelta(hours=-5)))
    (here,) = moments([("a", sentence("It broke today."), late)])
    (there,) = moments([("a", sentence("It broke today."), late.astimezone(UTC))])
    assert (f"{here.when:%d}", here.note) == ("10", "")
    assert f"{there.when:%d}" == "11"
    assert "published at 02:30 UTC" in there.note
    assert "day before" in there.note


@pytest.mark.parametrize(
    ("text", "hour", "noted"),
    [
        ("It broke yesterday.", 2, True),
        ("It broke two days ago.", 22, True),
        ("It broke yesterday.", 12, False),
        ("It broke yesterday.", 0, False),
        ("It broke on Sunday.", 2, False),
        ("It broke last year.", 2, False),
    ],
)
def test_a_day_counted_from_a_publication_near_midnight_is_noted_as_uncertain(text, hour, noted):
    published = WEDNESDAY.replace(hour=hour, minute=0)
    assert [bool(m.note) for m in moments([("a", sentence(text), published)])] == [noted]


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


TIMES = (
    "at 3 p.m. 15:40 GMT ( 1400 GMT ) on Sunday between and 25:61 31 February ago two days local time EST "
    "13-39 March May 3-5 0000 UTC+14 from to until night"
).split()


@given(st.text(max_size=60) | st.lists(st.sampled_from(TIMES), max_size=14).map(" ".join))
def test_any_text_gives_clock_times_that_lie_in_it_in_order_and_moments_that_end_after_they_begin(text):
    last = 0
    for clock in clocks(text):
        assert last <= clock.start < clock.end <= len(text)
        last = clock.end
    for moment in moments([("a", sentence(text), WEDNESDAY)]):
        assert moment.end is None or moment.end > moment.when


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The toll has risen to 14, the coast guard said on Friday morning.", ["reported"]),
        ("The Harbor Post reported tonight that she struck the bank.", ["reported"]),
        ("Berg told two reporters on Tuesday that he knew nothing.", ["reported"]),
        ("The ferry sank on Thursday, the coast guard said.", ["happened"]),
        ("The coast guard said the ferry sank on Thursday.", ["happened"]),
    ],
)
def test_when_it_was_said_is_not_when_it_happened(text: str, kinds: list[str]):
    assert [m.kind for m in moments([("a", sentence(text), WEDNESDAY)])] == kinds
