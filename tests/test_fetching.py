"""One guarded client: whole pages from public addresses, in time and in bounds."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from fault_server import run_server
from servers import (
    Waits,
    changing_with,
    drip,
    gzipped,
    in_turn,
    page,
    raw,
    redirect,
    serve,
    status,
)

from reportgen.capture import Limits
from reportgen.errors import FetchError
from reportgen.fetching import Fetched, Fetcher
from reportgen.fetching.addresses import resolve

LIMITS = Limits(timeout=5, max_bytes=100_000, max_redirects=3, allow_private=frozenset({"127.0.0.1"}))


@pytest.fixture(scope="module")
def faults():
    with run_server() as server:
        yield server


def slug_of(url: str, limits: Limits = LIMITS, **options: object) -> str:
    with pytest.raises(FetchError) as caught:
        Fetcher(limits, sleep=Waits(), **options).fetch(url)
    assert caught.value.reason
    return caught.value.slug


def test_a_page_comes_whole_with_its_headers():
    with serve({"/a": page("<p>Grüße</p>", ETag='"1"', Set_Cookie="x=1")}) as site:
        fetched = Fetcher(LIMITS).fetch(site.url("/a#part"))
    assert fetched.content.decode() == "<p>Grüße</p>"
    assert (fetched.status, fetched.media_type, fetched.charset) == (200, "text/html", "utf-8")
    assert dict(fetched.headers) == {"content-type": "text/html; charset=utf-8", "etag": '"1"'}
    assert fetched.final_url == site.url("/a")
    assert site.headers[-1]["user-agent"].startswith("reportgen/")
    assert site.headers[-1]["accept-encoding"] == "gzip, deflate"
    assert "cookie" not in site.headers[-1]


def test_loopback_is_refused_unless_allowed_and_never_asked():
    with serve({"/": page("secret")}) as site:
        assert slug_of(site.url(), Limits()) == "refused-address"
        assert slug_of(site.url(host="localhost")) == "refused-address"
    assert site.asked == []


def test_a_host_is_allowed_however_its_name_is_written():
    limits = replace(LIMITS, allow_private=frozenset({"LocalHost.", "127.0.0.1"}))
    with serve({"/": page("text")}) as site:
        for host in ("localhost", "LOCALHOST", "localhost."):
            assert (
                Fetcher(limits, resolver=lambda *_: ("127.0.0.1",)).fetch(site.url(host=host)).status == 200
            )


def test_a_redirect_inward_is_refused():
    with serve() as site:
        site.answers["/"] = redirect(f"http://localhost:{site.port}/secret")
        assert slug_of(site.url()) == "refused-address"
    assert "/secret" not in site.asked


def test_a_public_name_that_leads_inward_is_refused():
    def inward(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.1",)

    with serve({"/": page("secret")}) as site:
        assert slug_of(site.url(host="news.example"), resolver=inward) == "refused-address"
    assert site.asked == []


def test_the_address_that_was_checked_is_the_one_connected_to():
    """A name that changes its answer is asked once for each connection, and never again behind the check."""
    answers = []

    def resolver(host: str, port: int) -> tuple[str, ...]:
        answers.append(host)
        return ("127.0.0.1",)

    limits = replace(LIMITS, allow_private=frozenset({"news.example"}))
    with serve({"/": page("text")}) as site:
        assert Fetcher(limits, resolver=resolver).fetch(site.url(host="news.example")).content == b"text"
    assert len(answers) == len(site.asked)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://h/x", "gopher://h", "http://", "page.html"])
def test_only_web_addresses_are_fetched(url):
    assert slug_of(url) == "refused-address"


@pytest.mark.parametrize(
    "url",
    [
        "http://[::1",
        "http://h:999999/",
        "http://127.0.0.1:70000/",
        "http://h:0/",
        "http://a b/",
        "http://\0/",
        "https://.example/",
        "https://a..example/",
        f"https://{'a' * 64}.example/",
    ],
)
def test_what_is_no_address_is_named(url):
    assert slug_of(url) in ("bad-address", "refused-address", "dns")


@pytest.mark.parametrize(
    "host",
    "127.0.0.2 2130706434 0x7f000002 0x7f.0.0.2 0177.0.0.2 127.2 127.0.2 [::ffff:127.0.0.2] [::ffff:7f00:2] "
    "[64:ff9b::7f00:2] [::127.0.0.2] [2002:7f00:2::] ０x7f000002 １２７.0.0.2 127。0。0。2 "
    "localtest.example".split(),
)
def test_no_spelling_of_a_private_address_is_ever_connected_to(faults, host):
    """Whatever the system makes of it, by itself and as the target of a redirect."""

    def resolver(name: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.2",) if name == "localtest.example" else resolve(name, port)

    url = f"http://{host}:{faults.canary_port}/secret"
    urls = [url, faults.url("redirect_to", to=url)] if host.isascii() else [url]
    for each in urls:
        assert slug_of(each, resolver=resolver) in ("refused-address", "bad-address", "dns", "redirects")
    assert faults.state()["canary"] == []


def test_a_name_that_changes_its_answer_is_checked_at_each_connection():
    """DNS rebinding: what was public for robots.txt, or for the first page, is private a moment later."""
    answers = [("127.0.0.1",), ("127.0.0.1",), ("127.0.0.2",)]
    asked = []

    def changing(host: str, port: int) -> tuple[str, ...]:
        asked.append(host)
        return answers[min(len(asked), 3) - 1]

    with serve({"/": page("text")}) as site:
        fetcher = Fetcher(LIMITS, resolver=changing)
        fetcher.fetch(site.url())
        fetcher.limits = Limits()  # from here on the name is no longer one that may be private
        with pytest.raises(FetchError) as caught:
            fetcher.fetch(site.url())
        assert caught.value.slug == "refused-address"
        assert len(asked) == 3
        assert site.pages() == ["/"]


def test_redirects_are_followed_their_bodies_unread():
    bomb = gzip.compress(bytes(5_000_000))
    with serve({"/b": page("text")}) as site:
        site.answers["/a"] = redirect("/b", 301, bomb)
        fetched = Fetcher(LIMITS).fetch(site.url("/a"))
    assert (fetched.final_url, fetched.redirects) == (site.url("/b"), (site.url("/a"),))


def test_redirects_end_somewhere():
    with serve() as site:
        site.answers |= {"/a": redirect("/a"), "/b": status(302), "/c": redirect("file:///etc/passwd")}
        assert slug_of(site.url("/a")) == "redirects"
        assert slug_of(site.url("/b")) == "redirects"
        assert slug_of(site.url("/c")) == "refused-address"
        assert site.pages().count("/a") == LIMITS.max_redirects + 1


def test_too_large_is_refused_by_length_by_size_and_behind_compression():
    with serve({"/bomb": gzipped(bytes(30_000_000)), "/long": page(bytes(200_000))}) as site:
        site.answers["/chunked"] = raw(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"4000\r\n%b\r\n" % bytes(0x4000) * 10
        )
        assert slug_of(site.url("/bomb")) == "too-large"
        assert slug_of(site.url("/long")) == "too-large"
        assert slug_of(site.url("/chunked")) == "too-large"


def test_a_body_that_unpacks_to_nothing_is_no_way_around_the_limit():
    """Empty blocks without end: what comes over the wire is counted as well."""
    packer = zlib.compressobj(wbits=31)
    body = packer.compress(b"x") + b"".join(packer.flush(zlib.Z_FULL_FLUSH) for _ in range(3))
    body += b"\x00\x00\x00\xff\xff" * 30_000
    with serve({"/": page(body, Content_Encoding="gzip", Content_Length="")}) as site:
        assert slug_of(site.url()) == "too-large"


WHOLE = gzip.compress(b"words " * 1000, mtime=0)


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + WHOLE[:-9],
        b"rubbish\r\n\r\n",
    ],
)
def test_what_is_cut_short_is_never_a_page(answer):
    with serve({"/": raw(answer)}) as site:
        assert slug_of(site.url()) == "truncated"


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "gzip, deflate", "zstd"])
def test_other_and_stacked_encodings_are_refused(encoding):
    with serve({"/": page(WHOLE, Content_Encoding=encoding)}) as site:
        assert slug_of(site.url()) == "encoding"


def test_a_body_that_is_not_compressed_as_it_says_is_refused_and_a_good_one_read():
    with serve(
        {"/bad": page(b"plain", Content_Encoding="gzip"), "/good": page(WHOLE, Content_Encoding="gzip")}
    ) as site:
        assert slug_of(site.url("/bad")) == "encoding"
        assert Fetcher(LIMITS).fetch(site.url("/good")).content == b"words " * 1000


def test_of_two_addresses_a_dead_one_is_passed_over():
    def two(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.2", "127.0.0.1")

    limits = replace(LIMITS, allow_private=frozenset({"news.example"}))
    with serve({"/": page("text")}) as site:
        url = site.url(host="news.example")
        assert Fetcher(limits, resolver=two).fetch(url).content == b"text"


def test_a_deadline_that_has_passed_ends_everything():
    with serve({"/": page("text")}) as site:
        assert slug_of(site.url(), replace(LIMITS, timeout=0)) == "too-slow"


def test_a_slow_body_ends_at_the_deadline():
    with serve({"/": drip}) as site:
        begin = time.monotonic()
        assert slug_of(site.url(), replace(LIMITS, timeout=0.3)) == "too-slow"
        assert time.monotonic() - begin < 30  # all of the body would take half an hour


def test_a_passing_trouble_is_tried_again_and_another_is_not():
    with serve({"/busy": in_turn(status(503, Retry_After="3"), status(502), page("text"))}) as site:
        site.answers |= {
            "/gone": status(410),
            "/down": status(503),
            "/later": status(429, Retry_After="3600"),
        }
        waits = Waits()
        assert Fetcher(LIMITS, sleep=waits).fetch(site.url("/busy")).content == b"text"
        assert waits[0] == 3.0
        assert 1.0 <= waits[1] <= 2.0
        assert slug_of(site.url("/gone")) == "http-410"
        assert slug_of(site.url("/down")) == "http-503"
        assert slug_of(site.url("/later")) == "http-429"
        counts = [site.pages().count(path) for path in ("/gone", "/down", "/later")]
    assert counts == [1, 3, 1]


def test_a_server_that_says_nothing_or_half_a_head_is_asked_again():
    with serve({"/": raw(b"HTTP/1.1 200 OK\r\nContent-Le")}) as site:
        assert slug_of(site.url()) == "connection"
        assert len(site.pages()) == 3
    with serve({"/": in_turn(raw(b""), page("text"))}) as site:
        assert Fetcher(LIMITS, sleep=Waits()).fetch(site.url()).content == b"text"


def test_waiting_times_are_the_same_in_every_run():
    with serve({"/": status(503)}) as site:
        runs = []
        for _ in range(2):
            waits = Waits()
            with pytest.raises(FetchError):
                Fetcher(LIMITS, sleep=waits).fetch(site.url())
            runs.append(waits)
    assert runs[0] == runs[1] != []


def test_a_closed_port_and_a_server_without_tls_are_named():
    with serve({"/": page("text")}) as site:
        assert slug_of(site.url().replace("http:", "https:")) == "tls"
    waits = Waits()
    with pytest.raises(FetchError) as caught:
        Fetcher(LIMITS, sleep=waits).fetch(site.url())
    assert caught.value.slug == "connection"


def test_a_known_page_is_asked_for_only_if_changed():
    with serve({"/a": changing_with('"7"', "text")}) as site:
        fetcher = Fetcher(LIMITS)
        first = fetcher.fetch(site.url("/a"))
        again = fetcher.fetch(site.url("/a"), first)
        assert (again.content, again.fresh, first.fresh) == (b"text", False, True)
        assert site.headers[-1]["if-none-match"] == '"7"'
        site.answers["/a"] = changing_with('"8"', "news")
        assert fetcher.fetch(site.url("/a"), first).content == b"news"


def test_conditions_go_to_the_address_that_answered_and_to_no_other_on_the_way():
    with serve({"/b": changing_with('"7"', "text")}) as site:
        site.answers["/a"] = redirect("/b")
        fetcher = Fetcher(LIMITS)
        again = fetcher.fetch(site.url("/a"), fetcher.fetch(site.url("/a")))
        sent = dict(zip(site.asked[-2:], site.headers[-2:], strict=True))
    assert (again.content, again.redirects) == (b"text", (site.url("/a"),))
    assert ("if-none-match" in sent["/b"], "if-none-match" in sent["/a"]) == (True, False)


def test_a_304_that_nobody_asked_for_is_no_page():
    with serve({"/": status(304)}) as site:
        assert slug_of(site.url()) == "http-304"


def test_an_etag_that_is_no_header_is_not_sent_and_breaks_nothing():
    with serve({"/": page("text")}) as site:
        known = Fetched(status=200, final_url=site.url(), content=b"", headers=(("etag", "a\nb: c"),))
        with pytest.raises(FetchError) as caught:
            Fetcher(LIMITS, sleep=Waits()).fetch(site.url(), known)
        assert caught.value.slug == "bad-address"
        known = replace(known, headers=(("etag", '"\u20ac1"'),))
        assert Fetcher(LIMITS, sleep=Waits()).fetch(site.url(), known).content == b"text"


def test_a_strange_host_is_spared_between_two_pages_and_ones_own_is_not():
    def here(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.1",)

    waits = Waits()
    with serve({"/": page("a")}) as site:
        fetcher = Fetcher(LIMITS, sleep=waits)
        fetcher.fetch(site.url())
        fetcher.fetch(site.url())
        assert waits == []
        fetcher.turns.rest("news.example")
        with pytest.raises(FetchError):
            fetcher.fetch(site.url(host="news.example"))
    assert len(waits) == 1
    assert 0 < waits[0] <= 1.0


def test_an_answer_that_comes_before_the_question_is_read_or_named():
    """A server that speaks first may close before the request is out."""
    with socket.create_server(("127.0.0.1", 0)) as server, ThreadPoolExecutor(1) as pool:

        def speak() -> None:
            for _ in range(2):  # robots.txt, and the page
                connection, _peer = server.accept()
                with connection:
                    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nword")
                    connection.recv(65536)

        pool.submit(speak)
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        assert Fetcher(LIMITS).fetch(url).content == b"word"


def test_what_comes_beside_a_body_is_bounded_like_the_body():
    chunks = b"1;a=" + b"a" * 900 + b"\r\nx\r\n"
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    few, many = (head + chunks * number + b"0\r\n\r\n" for number in (100, 5000))
    with serve({"/few": raw(few), "/many": raw(many)}) as site:
        assert Fetcher(LIMITS).fetch(site.url("/few")).content == b"x" * 100
        assert slug_of(site.url("/many")) == "too-large"


def test_headers_that_are_too_long_or_drive_a_terminal_are_not_kept():
    odd = page("words", "text/html; x=" + "a" * 2000, ETag='"\x1b[31m"', Last_Modified="x" * 1001)
    with serve({"/": odd}) as site:
        fetched = Fetcher(LIMITS).fetch(site.url())
    assert (fetched.headers, fetched.media_type) == ((), "text/html")


def test_time_and_size_may_be_those_of_one_address():
    with serve({"/": page(b"x" * 1000), "/slow": drip}) as site:
        fetcher = Fetcher(LIMITS)
        assert len(fetcher.fetch(site.url(), max_bytes=1000).content) == 1000
        for url, own in ((site.url(), {"max_bytes": 999}), (site.url("/slow"), {"timeout": 0.2})):
            with pytest.raises(FetchError) as caught:
                fetcher.fetch(url, **own)
            assert caught.value.slug == ("too-large" if "max_bytes" in own else "too-slow")
