"""Through a proxy, everything that can still be guarded is."""

from __future__ import annotations

import shutil
import ssl
import time
from dataclasses import replace

import httpx2
import pytest
from servers import Waits, drip, make_certificate, page, raw, redirect, serve, status, tunnel

from reportgen.capture import Limits
from reportgen.errors import FetchError
from reportgen.fetching import Fetcher
from reportgen.fetching.proxies import proxy_for

LIMITS = Limits(timeout=5, max_bytes=100_000)
# Octal figures are no address at all for the client, and no place to be led to.
REFUSED = ("refused-address", "bad-address", "redirects")
PAGE = "http://news.example/a"


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    """No proxy but the test's own."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    return monkeypatch


def unresolved(host: str, port: int) -> tuple[str, ...]:
    """Behind a proxy, only the proxy's own name is looked up."""
    assert host == "127.0.0.1"
    return (host,)


def fetch(url: str, proxy: str | None, limits: Limits = LIMITS) -> bytes:
    fetcher = Fetcher(replace(limits, proxy=proxy), sleep=Waits(), resolver=unresolved)
    return fetcher.fetch(url).content


def failing(url: str, proxy: str | None, limits: Limits = LIMITS) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetch(url, proxy, limits)
    return caught.value


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
def test_the_environment_names_the_proxy_and_robots_are_asked_through_it(environment, variable):
    with serve({PAGE: page("text")}) as proxy:
        environment.setenv(variable, proxy.url().removeprefix("http://"))
        assert fetch(PAGE, None) == b"text"
        assert proxy.asked == ["http://news.example/robots.txt", PAGE]


def test_the_config_wins_over_the_environment_and_an_empty_one_means_none(environment):
    environment.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    address = httpx2.URL(PAGE)
    assert proxy_for(address, LIMITS).port == 1
    assert proxy_for(address, replace(LIMITS, proxy="http://h:2")).port == 2
    assert proxy_for(address, replace(LIMITS, proxy="")) is None
    assert proxy_for(httpx2.URL("https://news.example/"), LIMITS) is None


@pytest.mark.parametrize(
    ("spared", "url", "direct"),
    [
        ("news.example", PAGE, True),
        (" .example , x", PAGE, True),
        ("*.example", PAGE, True),
        ("*", PAGE, True),
        ("NEWS.EXAMPLE:80", PAGE, True),
        ("news.example:8080", PAGE, False),
        ("ews.example", PAGE, False),
        (",", PAGE, False),
        ("news.example:443", "https://news.example/", True),
        ("8.8.8.0/24", "http://8.8.8.8/", True),
        ("9.9.9.0/24, 8.8.8.8/24", "http://8.8.8.200:8080/", True),
        ("8.8.8.0/28", "http://8.8.8.16/", False),
        ("203.0.113.0/24", PAGE, False),
        ("2606:4700::/32", "http://[2606:4700::1111]/", True),
        ("[2606:4700::1111]", "http://[2606:4700::1111]/", True),
        ("8.8.8.0/99", "http://8.8.8.8/", False),
    ],
)
def test_no_proxy_names_hosts_that_are_reached_directly(environment, spared, url, direct):
    environment.setenv("NO_PROXY", spared)
    assert (proxy_for(httpx2.URL(url), replace(LIMITS, proxy="http://h:2")) is None) == direct


@pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1080", "SOCKS5h://ann:word@127.0.0.1:1080"])
def test_a_socks_proxy_is_refused_in_plain_words_and_not_gone_around(environment, proxy):
    environment.setenv("ALL_PROXY", proxy)
    error = failing(PAGE, None)
    assert error.slug == "proxy"
    assert "SOCKS proxies are not supported" in error.reason
    assert "word" not in error.reason


def test_ones_own_hosts_are_reached_directly_where_their_address_is_checked():
    limits = replace(LIMITS, allow_private=frozenset({"127.0.0.1"}))
    with serve({"/": page("mine")}) as site:
        assert fetch(site.url(), "http://127.0.0.1:1", limits) == b"mine"


@pytest.mark.parametrize(
    "host",
    "127.0.0.1 10.0.0.1 169.254.169.254 2130706433 0x7f000001 0177.0.0.1 127.1 [::1] [::ffff:10.0.0.1] "
    "[64:ff9b::7f00:1] localhost a.localhost LOCALHOST.".split(),
)
def test_private_addresses_are_not_asked_of_a_proxy_in_any_spelling(host):
    with serve() as proxy:
        assert failing(f"http://{host}/secret", proxy.url()).slug in REFUSED
        proxy.answers[PAGE] = redirect(f"http://{host}/secret")
        assert failing(PAGE, proxy.url()).slug in REFUSED
        assert not any("secret" in path for path in proxy.asked)


def test_a_public_address_in_figures_is_asked_of_it():
    with serve({"http://8.8.8.8/": page("text")}) as proxy:
        assert fetch("http://8.8.8.8/", proxy.url()) == b"text"


def test_its_password_goes_to_the_proxy_alone_and_into_no_error():
    with serve({PAGE: page("text")}) as proxy:
        login = proxy.url(host="ann:s%403cret@127.0.0.1")
        assert fetch(PAGE, login) == b"text"
        assert proxy.headers[-1]["proxy-authorization"] == "Basic YW5uOnNAM2NyZXQ="
        assert "authorization" not in proxy.headers[-1]
    error = failing(PAGE, login)
    assert error.slug == "connection"
    assert f"through the proxy http://127.0.0.1:{proxy.port}" in error.reason
    assert "3cret" not in str(error)


@pytest.mark.parametrize("told", ["socks5://h:1", "http://", "http://ann:s3cret@[::1", "http://h:99999999"])
def test_what_is_no_http_proxy_is_told(told):
    error = failing(PAGE, told)
    assert error.slug == "proxy"
    assert "s3cret" not in str(error)


@pytest.mark.parametrize("code", [403, 407, 502])
def test_a_proxy_that_opens_no_way_is_told_with_its_status(code):
    with serve({"news.example:443": status(code)}) as proxy:
        error = failing("https://news.example/", proxy.url())
    assert (error.slug, str(code) in error.reason) == ("proxy", True)


def test_a_proxy_that_hangs_up_or_dawdles_costs_no_more_than_any_server():
    with serve({"news.example:443": raw(b""), "http://news.example/robots.txt": drip}) as proxy:
        assert failing("https://news.example/", proxy.url()).slug == "connection"
        begin = time.monotonic()
        assert failing(PAGE, proxy.url(), replace(LIMITS, timeout=0.3)).slug == "too-slow"
        assert time.monotonic() - begin < 4  # its own time would be 5


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    if not shutil.which("openssl"):
        pytest.skip("needs openssl to make a certificate")
    return make_certificate(tmp_path_factory.mktemp("tls"), "news.example")


def test_behind_a_tunnel_the_certificate_is_that_of_the_site_and_passwords_stay_inside(certificate):
    with serve({"news.example:443": tunnel(certificate, {"/a": b"text"})}) as proxy:
        fetcher = Fetcher(replace(LIMITS, proxy=proxy.url(host="ann:word@127.0.0.1")), resolver=unresolved)
        fetcher.tls = ssl.create_default_context(cafile=certificate)
        assert fetcher.fetch("https://bob:secret@news.example/a").content == b"text"
        assert proxy.asked == ["news.example:443", "/robots.txt", "news.example:443", "/a"]
    outside, inside = proxy.headers[2:]
    assert "proxy-authorization" in outside
    assert "authorization" not in outside
    assert "authorization" in inside
    assert "proxy-authorization" not in inside


def test_an_unknown_certificate_and_one_of_another_host_are_refused_behind_it_too(certificate):
    answers = {"news.example:443": tunnel(certificate, {}), "other.example:443": tunnel(certificate, {})}
    with serve(answers) as proxy:
        assert failing("https://news.example/", proxy.url()).slug == "tls"
        fetcher = Fetcher(replace(LIMITS, proxy=proxy.url()), resolver=unresolved)
        fetcher.tls = ssl.create_default_context(cafile=certificate)
        with pytest.raises(FetchError) as caught:
            fetcher.fetch("https://other.example/")
        assert caught.value.slug == "tls"
        assert not any(path.startswith("/") for path in proxy.asked)


def test_a_site_that_wants_long_pauses_gets_ten_seconds_and_no_more():
    rules = "User-agent: *\nCrawl-delay: {}\n"
    with serve({PAGE: page("a")}) as proxy:
        for wish, least, most in (("4", 1, 4), ("1000000000", 4, 10), ("0", 0, 1), ("nan", 0, 1)):
            proxy.answers["http://news.example/robots.txt"] = page(rules.format(wish), "text/plain")
            waits = Waits()
            fetcher = Fetcher(replace(LIMITS, proxy=proxy.url()), sleep=waits, resolver=unresolved)
            fetcher.fetch(PAGE)
            fetcher.fetch(PAGE)
            # Part of the pause is over where the machine was busy between the pages; of a second, maybe all.
            assert len(waits) == 1 or (least == 0 and not waits)
            assert all(least < wait <= most for wait in waits)
