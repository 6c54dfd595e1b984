"""Dates as documents write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.documents.dates import parse_date


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("2015-11-15", "2015-11-15T00:00"),
        ("2015/11/15 07:05", "2015-11-15T07:05"),
        ("20151115", "2015-11-15T00:00"),
        ("20151115T103000Z", "2015-11-15T10:30"),
        ("2015-11-15T10:30:00Z", "2015-11-15T10:30"),
        ("2015-11-15T10:30:00.123+01:00", "2015-11-15T09:30"),
        ("2015-11-15T10:30:00-0500", "2015-11-15T15:30"),
        ("2015-11-15T10:30 +0530", "2015-11-15T05:00"),
        ("Sun, 15 Nov 2015 10:30:00 +0100", "2015-11-15T09:30"),
        ("Sun, 15 Nov 2015 10:30:00 GMT", "2015-11-15T10:30"),
        ("15 November 2015", "2015-11-15T00:00"),
        ("15th of November, 2015", "2015-11-15T00:00"),
        ("November 15, 2015", "2015-11-15T00:00"),
        ("Nov. 15, 2015 3:40 p.m. ET", "2015-11-15T20:40"),
        ("July 4, 2015 9:00 AM ET", "2015-07-04T13:00"),
        ("12:05 a.m. EST, Sun November 15, 2015", "2015-11-15T05:05"),
        ("15. November 2015, 10:30 Uhr", "2015-11-15T10:30"),
        ("15.11.2015", "2015-11-15T00:00"),
        ("le 15 juillet 2015", "2015-07-15T00:00"),
        ("15 de noviembre de 2015", "2015-11-15T00:00"),
        ("1 août 2020", "2020-08-01T00:00"),
        ("11/15/2015", "2015-11-15T00:00"),
        ("15/11/2015", "2015-11-15T00:00"),
        ("2015年11月15日", "2015-11-15T00:00"),
        ("2015-11-15T25:00", "2015-11-15T00:00"),
        ("15 Nov 2015 10:30 QQQ", "2015-11-15T00:00"),
    ],
)
def test_a_date_line_names_a_moment_in_utc(line, moment):
    assert parse_date(line) == datetime.fromisoformat(moment).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "yesterday",
        "31 February 2015",
        "2015-13-40",
        "0000-01-01",
        "9999-12-31T23:59-10:00",
        "15 Smarch 2015",
        "x" * 500,
    ],
)
def test_an_impossible_date_is_no_date(line):
    assert parse_date(line) is None


@given(st.text(max_size=150))
def test_any_line_gives_a_utc_moment_or_none(line):
    moment = parse_date(line)
    assert moment is None or moment.tzinfo is UTC


@given(st.datetimes(timezones=st.just(UTC)))
def test_iso_dates_are_read_as_they_were_written(moment):
    moment = moment.replace(microsecond=0)
    assert parse_date(moment.isoformat()) == moment
