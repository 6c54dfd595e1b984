"""A cookie goes to the host on its line and to no other, and is shown nowhere."""

from __future__ import annotations

import string
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from servers import page, redirect, serve, status

from reportgen.capture import Limits
from reportgen.errors import FetchError, NotFoundError, UsageError
from reportgen.fetching import Fetcher
from reportgen.fetching.cookies import Cookies, read_cookies

LIMITS = Limits(timeout=5, allow_private=frozenset({"127.0.0.1", "localhost"}))
HEAD = "# Netscape HTTP Cookie File\n\n"


def line(
    domain: str = "news.example", subdomains: str = "FALSE", path: str = "/", secure: str = "FALSE",
    expires: str = "0", name: str = "sid", value: str = "s3cret",
) -> str:  # fmt: skip
    return "\t".join((domain, subdomains, path, secure, expires, name, value)) + "\n"


def header(folder: Path, lines: str, url: str, now: float = 1_000.0) -> bytes:
    path = folder / "cookies.txt"
    path.write_text(HEAD + lines, "utf-8")
    return Cookies(read_cookies(path), lambda: now).header(httpx2.URL(url))


@pytest.mark.parametrize(
    ("lines", "url", "sent"),
    [
        (line(), "http://news.example/a", b"sid=s3cret"),
        (line(), "http://NEWS.example./", b"sid=s3cret"),
        (line(), "http://www.news.example/", b""),
        (line(), "http://notnews.example/", b""),
        (line(), "http://example/", b""),
        (line(subdomains="TRUE"), "http://www.news.example/", b"sid=s3cret"),
        (line(subdomains="TRUE"), "http://notnews.example/", b""),
        (line(domain=".news.example"), "http://www.news.example/", b"sid=s3cret"),
        (line(domain="0.0.1", subdomains="TRUE"), "http://127.0.0.1/", b""),
        (line(domain="xn--bcher-kva.example"), "http://b\u00fccher.example/", b"sid=s3cret"),
        (line(secure="TRUE"), "http://news.example/", b""),
        (line(secure="TRUE"), "https://news.example/", b"sid=s3cret"),
        (line(path="/paid"), "http://news.example/paid/1", b"sid=s3cret"),
        (line(path="/paid"), "http://news.example/paid", b"sid=s3cret"),
        (line(path="/paid"), "http://news.example/paidfor", b""),
        (line(expires="999"), "http://news.example/", b""),
        (line(expires="1001.5"), "http://news.example/", b"sid=s3cret"),
        (line(expires=""), "http://news.example/", b"sid=s3cret"),
        ("#HttpOnly_" + line(), "http://news.example/", b"sid=s3cret"),
        ("# " + line(), "http://news.example/", b""),
        (line(name="", value="x"), "http://news.example/", b"x"),
        (line().replace("\ts3cret", ""), "http://news.example/", b"sid="),
        (line(value="café"), "http://news.example/", "sid=café".encode()),
        (line(name="a") + line(path="/p", name="b"), "http://news.example/p", b"b=s3cret; a=s3cret"),
    ],
)
def test_what_is_sent_where(tmp_path, lines, url, sent):
    assert header(tmp_path, lines, url) == sent


HOSTS = st.lists(st.text(string.ascii_lowercase, min_size=1, max_size=5), min_size=1, max_size=4).map(
    ".".join
)


@given(HOSTS, HOSTS, st.sampled_from(("TRUE", "FALSE")))
def test_no_other_host_ever_gets_it(tmp_path_factory, own, other, subdomains):
    folder = tmp_path_factory.mktemp("c")
    sent = header(folder, line(domain=own, subdomains=subdomains), f"http://{other}/")
    assert bool(sent) == (other == own or (subdomains == "TRUE" and other.endswith("." + own)))


@pytest.mark.parametrize(
    "wrong",
    ["s3cret\n", line(expires="soon"), line(expires="nan"), line(domain="."), line(value="s3cret\x07")],
)
def test_a_line_that_is_no_cookie_is_told_by_its_number_and_never_shown(tmp_path, wrong):
    path = tmp_path / "cookies.txt"
    path.write_text(HEAD + line() + wrong, "utf-8")
    with pytest.raises(UsageError, match="Line 4 of") as caught:
        read_cookies(path)
    assert "s3cret" not in str(caught.value)


def test_a_file_that_cannot_be_read_is_told_before_anything_is_fetched(tmp_path):
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    for name, error in (("nowhere", NotFoundError), ("binary", UsageError), (".", UsageError)):
        with pytest.raises(error):
            Fetcher(replace(LIMITS, cookies=tmp_path / name))
    with pytest.raises(UsageError):
        Fetcher(replace(LIMITS, cookies=Path("a\0b")))


@given(st.binary(max_size=200))
def test_any_bytes_give_cookies_or_a_named_error(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("c") / "cookies.txt"
    path.write_bytes(content)
    try:
        cookies = read_cookies(path)
    except UsageError:
        return
    assert all(repr(cookie) == f"<cookie of {cookie.domain}>" for cookie in cookies)


@pytest.fixture
def fetcher(tmp_path):
    path = tmp_path / "cookies.txt"
    path.write_text(HEAD + line(domain="127.0.0.1"), "utf-8")
    return Fetcher(replace(LIMITS, cookies=path))


def test_a_redirect_to_another_host_does_not_take_it_along(fetcher):
    with serve({"/": page("there"), "/b": page("back")}) as site:
        site.answers["/a"] = redirect(site.url("/", host="localhost"))
        fetched = fetcher.fetch(site.url("/a"))
        fetcher.fetch(site.url("/b"))
        sent = dict(zip(site.asked, site.headers, strict=True))
    assert sent["/a"]["cookie"] == sent["/b"]["cookie"] == "sid=s3cret"
    assert "cookie" not in sent["/"]
    assert "s3cret" not in repr(fetched)


def test_it_is_in_no_error_and_what_a_server_sets_is_not_kept(fetcher):
    with serve({"/a": page("a", Set_Cookie="theirs=1"), "/no": status(403)}) as site:
        fetcher.fetch(site.url("/a"))
        with pytest.raises(FetchError) as caught:
            fetcher.fetch(site.url("/no"))
        assert site.headers[-1]["cookie"] == "sid=s3cret"
    assert "s3cret" not in str(caught.value)
