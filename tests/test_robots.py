"""A site that asks programs to keep out is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from fault_server import run_server
from servers import Waits, drip, page, redirect, serve, status

from reportgen.capture import Limits
from reportgen.errors import FetchError
from reportgen.fetching import Fetcher

LIMITS = Limits(timeout=5, max_bytes=100_000, max_redirects=3, allow_private=frozenset({"127.0.0.1"}))


def slug_of(url: str, limits: Limits = LIMITS) -> str:
    with pytest.raises(FetchError) as caught:
        Fetcher(limits, sleep=Waits()).fetch(url)
    return caught.value.slug


def test_robots_are_asked_once_and_obeyed():
    rules = "User-agent: reportgen\nDisallow: /private\n"
    with serve(
        {"/robots.txt": page("\ufeff" + rules, "text/plain"), "/": page("a"), "/private": page("b")}
    ) as site:
        fetcher = Fetcher(LIMITS)
        assert fetcher.fetch(site.url()).content == b"a"
        with pytest.raises(FetchError) as caught:
            fetcher.fetch(site.url("/private"))
        assert caught.value.slug == "robots"
        assert site.asked == ["/robots.txt", "/"]


@pytest.mark.parametrize(
    ("answer", "slug"),
    [
        (status(500), "robots"),
        (redirect("/rules"), "robots"),
        (status(404), None),
        (page(bytes(600_000)), None),
    ],
)
def test_robots_that_cannot_be_had_close_the_site_and_missing_ones_do_not(answer, slug):
    with serve({"/robots.txt": answer, "/rules": page("User-agent: *\nDisallow: /"), "/": page("a")}) as site:
        if slug:
            assert slug_of(site.url()) == slug
        else:
            assert Fetcher(LIMITS).fetch(site.url()).content == b"a"


def test_of_a_long_file_the_beginning_counts_and_a_flood_counts_as_none():
    rules = "User-agent: *\nDisallow: /private\n"
    with serve({"/private": page("a")}) as site:
        for padding, slug in ((600_000, "robots"), (5_100_000, "")):
            site.answers["/robots.txt"] = page(rules + "# filling" * (padding // 9), "text/plain")
            if slug:
                assert slug_of(site.url("/private")) == slug
            else:
                assert Fetcher(LIMITS).fetch(site.url("/private")).content == b"a"


def test_a_site_that_is_down_is_not_waited_for_twice():
    with serve({"/robots.txt": drip, "/a": page("a"), "/b": page("b")}) as site:
        fetcher = Fetcher(replace(LIMITS, timeout=0.2))
        for path in ("/a", "/b"):
            with pytest.raises(FetchError) as caught:
                fetcher.fetch(site.url(path))
            assert caught.value.slug == "too-slow"
        assert site.asked in (["/robots.txt"], [])  # on a busy machine not even the first came to be asked


def test_robots_that_redirect_for_ever_count_as_missing():
    with serve({"/robots.txt": redirect("/robots.txt"), "/": page("a")}) as site:
        assert Fetcher(LIMITS).fetch(site.url()).content == b"a"


@pytest.mark.parametrize(
    ("robots", "slug"), [("deny", "robots"), ("500", "robots"), ("huge", ""), ("slow", "")]
)
def test_robots_of_every_kind(robots, slug):
    """Too large a file counts as none; a pause without end is not taken."""
    with run_server(robots=robots) as server:
        fetcher = Fetcher(replace(LIMITS, max_bytes=15_000_000), sleep=Waits())
        if slug:
            with pytest.raises(FetchError) as caught:
                fetcher.fetch(server.url("ok"))
            assert caught.value.slug == slug
            assert "/ok" not in server.asked()
        else:
            assert fetcher.fetch(server.url("ok")).status == 200


def flood(handler) -> None:
    """Rules without an end, as fast as they are read."""
    handler.send_response(200)
    handler.end_headers()
    while not handler.site.stopping.is_set():
        handler.wfile.write(b"Disallow: /nowhere\n" * 5000)


def interim(handler) -> None:
    """Answers without an end that announce an answer."""
    while not handler.site.stopping.is_set():
        handler.wfile.write(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 2000)


@pytest.mark.parametrize("answer", [flood, interim])
def test_rules_that_never_end_count_as_none(answer):
    with serve({"/robots.txt": answer, "/": page("a")}) as site:
        assert Fetcher(replace(LIMITS, timeout=60)).fetch(site.url()).content == b"a"


def test_rules_that_lead_inward_close_the_site_and_reach_nobody():
    with serve({"/robots.txt": redirect("http://127.0.0.9/"), "/": page("a")}) as site:
        assert slug_of(site.url()) == "refused-address"
        assert site.asked == ["/robots.txt"]


def test_patterns_made_to_keep_a_reader_busy_do_not():
    """A pattern is no regular expression to the library that reads it: this would take one for years."""
    rules = "User-agent: *\nDisallow: /" + "*a" * 100_000 + "*b$\n"
    with serve({"/robots.txt": page(rules, "text/plain"), "/" + "a" * 5000: page("a")}) as site:
        assert Fetcher(replace(LIMITS, timeout=60)).fetch(site.url("/" + "a" * 5000)).content == b"a"
