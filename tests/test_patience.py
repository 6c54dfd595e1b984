"""How long servers are waited for, and whose turn it is."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from servers import Handler, Waits, drip, in_turn, page, serve, status

from reportgen.capture import Limits
from reportgen.errors import FetchError
from reportgen.fetching import Fetcher
from reportgen.fetching.connection import Deadline
from reportgen.fetching.patience import LONGEST_WAIT, TRIES, retry_after, waits

LIMITS = Limits(timeout=5, allow_private=frozenset({"127.0.0.1", "localhost"}))
NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)


def failing(fetcher: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.fetch(url)
    return caught.value


def wish(value: str, **headers: str) -> float:
    return retry_after(httpx2.Headers({"retry-after": value, **headers}))


def test_a_wish_is_a_number_of_seconds_or_a_time_by_the_clock_of_the_server():
    later = format_datetime(NOW + timedelta(seconds=90), usegmt=True)
    assert wish("7") == wish(" 7 ") == 7.0
    assert wish(later, date=format_datetime(NOW, usegmt=True)) == 90.0
    assert wish(format_datetime(NOW, usegmt=True), date=later) == 0.0
    assert wish("Fri, 31 Dec 9999 23:59:59 GMT") > 1e9
    assert wish("") == wish("soon") == wish("-5") == wish("1.5") == 0.0
    assert retry_after(httpx2.Headers({b"retry-after": "²".encode("latin-1")})) == 0.0


@given(st.text(max_size=60))
def test_any_wish_is_a_number_of_seconds_that_can_be_compared(text):
    headers = httpx2.Headers({b"retry-after": text.encode("utf-8", "replace")})
    assert 0.0 <= retry_after(headers) < float("inf")


@given(st.text(max_size=30))
def test_waits_are_the_same_each_time_and_grow_within_their_bounds(address):
    first, second = waits(address)
    assert (first, second) == tuple(waits(address))
    assert 0.5 <= first < 1.0 <= second < 2.0
    assert TRIES == 3


@pytest.mark.parametrize("code", [408, 429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_three_times(code):
    with serve({"/": status(code)}) as site:
        assert failing(Fetcher(LIMITS, sleep=Waits()), site.url()).slug == f"http-{code}"
        assert len(site.pages()) == TRIES


@pytest.mark.parametrize("code", [400, 401, 403, 404, 410, 451, 501])
def test_any_other_answer_is_taken_as_it_is(code):
    with serve({"/": status(code)}) as site:
        assert failing(Fetcher(LIMITS, sleep=Waits()), site.url()).slug == f"http-{code}"
        assert len(site.pages()) == 1


@pytest.mark.parametrize("code", [429, 503])
def test_a_time_to_wait_is_kept_and_told(code):
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=6), usegmt=True)
    with serve({"/": in_turn(status(code, Retry_After=later), page("text"))}) as site:
        waited = Waits()
        patient = replace(LIMITS, timeout=30)
        assert Fetcher(patient, sleep=waited).fetch(site.url()).content == b"text"
        assert 4 <= waited[0] <= 7
        site.answers["/"] = status(code, Retry_After="3600")
        error = failing(Fetcher(LIMITS, sleep=Waits()), site.url())
    assert error.reason == f"the server answered with status {code} and asks to wait (3600)."


def test_a_host_that_asks_for_an_hour_is_left_alone_with_all_its_pages():
    with serve({"/a": status(429, Retry_After="3600"), "/b": page("b")}) as site:
        fetcher = Fetcher(LIMITS, sleep=Waits())
        failing(fetcher, site.url("/a"))
        error = failing(fetcher, site.url("/b"))
        assert fetcher.fetch(site.url("/b", host="localhost")).content == b"b"
        assert site.pages() == ["/a", "/b"]
    assert error.slug == "http-429"
    assert "left alone" in error.reason


def test_a_host_that_asks_for_seconds_at_the_last_try_is_waited_for_before_its_next_page():
    with serve({"/a": status(503, Retry_After="5"), "/b": page("b")}) as site:
        waited = Waits()
        fetcher = Fetcher(replace(LIMITS, timeout=3), sleep=waited)
        failing(fetcher, site.url("/a"))
        assert waited == []  # five seconds are more than the page has
        assert fetcher.fetch(site.url("/b")).content == b"b"
    assert 4 < waited[0] <= 5 < LONGEST_WAIT


def test_threads_take_turns_at_a_host():
    def slow(handler: Handler) -> None:
        handler.site.stopping.wait(0.02)
        handler.reply(200, b"text")

    with serve({"/": slow}) as site, ThreadPoolExecutor(8) as pool:
        fetcher = Fetcher(LIMITS)
        found = list(pool.map(lambda _: fetcher.fetch(site.url()).content, range(16)))
        assert found == [b"text"] * 16
        assert site.most_open == 1


def test_waiting_for_its_turn_costs_a_page_none_of_its_own_time():
    first = threading.Event()

    def slow(handler: Handler) -> None:
        first.set()
        handler.site.stopping.wait(0.4)
        handler.reply(200, b"text")

    with serve({"/": slow, "/robots.txt": status(404)}) as site, ThreadPoolExecutor(3) as pool:
        fetcher = Fetcher(replace(LIMITS, timeout=0.9))
        assert [each.status for each in pool.map(fetcher.fetch, [site.url()] * 3)] == [200] * 3


def test_a_deadline_ends_with_the_one_around_it_and_stops_alone():
    whole = Deadline(1000)
    inner = Deadline(2000, whole)
    assert 999 < inner.left() <= 1000
    assert Deadline(0, whole).left() == 0.0
    assert Deadline(float("inf")).left() < 100_000
    with inner.stopped():
        pass
    most = whole.left()
    assert inner.left() <= most


def test_a_run_that_is_over_fetches_nothing_more_and_says_so():
    with serve({"/": page("text")}) as site:
        error = failing(Fetcher(replace(LIMITS, deadline=1e-9)), site.url())
        assert site.asked == []
    assert (error.slug, "--deadline" in error.reason) == ("deadline", True)


def test_the_end_of_the_run_ends_a_page_on_its_way():
    with serve({"/": drip, "/busy": status(503, Retry_After="5")}) as site:
        begin = time.monotonic()
        assert failing(Fetcher(replace(LIMITS, deadline=0.4)), site.url()).slug == "deadline"
        assert time.monotonic() - begin < 4  # its own time would be 5
        fetcher = Fetcher(replace(LIMITS, deadline=3, timeout=60), sleep=Waits())
        assert failing(fetcher, site.url("/busy")).slug == "http-503"
        assert failing(fetcher, site.url("/busy")).slug == "deadline"


def test_the_end_of_the_run_ends_the_wait_for_a_turn():
    with (
        serve({"/": drip, "/b": page("b"), "/robots.txt": status(404)}) as site,
        ThreadPoolExecutor(2) as pool,
    ):
        fetcher = Fetcher(replace(LIMITS, deadline=0.5))
        begin = time.monotonic()
        errors = list(pool.map(lambda path: failing(fetcher, site.url(path)), ["/", "/"]))
        assert time.monotonic() - begin < 4  # its own time would be 5
    assert {error.slug for error in errors} == {"deadline"}
    assert {error.url for error in errors} == {site.url()}
