"""Passwords go to their own host, over connections that are what they say, and are shown nowhere."""

from __future__ import annotations

import base64
import shutil
import ssl
from dataclasses import replace

import pytest
from fault_server import run_server
from hypothesis import given
from hypothesis import strategies as st
from servers import (
    Waits,
    make_certificate,
    make_expired_certificate,
    page,
    raw,
    redirect,
    serve,
)

from reportgen.capture import Limits
from reportgen.errors import FetchError
from reportgen.fetching import Fetcher, display_address

LIMITS = Limits(timeout=5, max_bytes=100_000, max_redirects=3, allow_private=frozenset({"127.0.0.1"}))


def slug_of(url: str, limits: Limits = LIMITS) -> str:
    with pytest.raises(FetchError) as caught:
        Fetcher(limits, sleep=Waits()).fetch(url)
    return caught.value.slug


def test_certificates_and_host_names_are_checked():
    tls = Fetcher(LIMITS).tls
    assert tls.verify_mode is ssl.CERT_REQUIRED
    assert tls.check_hostname


def test_credentials_go_to_their_own_host_only_and_are_never_kept():
    with serve({"/": page("there")}) as other, serve() as site:
        site.answers |= {"/a": redirect("/b"), "/b": redirect(other.url())}
        secret = site.url("/a", host="ann:s%40cret@127.0.0.1")
        fetched = Fetcher(LIMITS).fetch(secret)
    expected = "Basic " + base64.b64encode(b"ann:s@cret").decode()
    assert [h.get("authorization") for h in site.headers[-2:]] == [expected, expected]
    assert all("authorization" not in headers for headers in other.headers)
    assert "cret" not in repr(fetched)


def test_an_error_never_shows_a_password():
    with pytest.raises(FetchError) as caught:
        Fetcher(Limits()).fetch("http://ann:s3cret@127.0.0.1/")
    assert "s3cret" not in str(caught.value)
    assert display_address("http://ann:s3cret@h/x#part") == "http://h/x"
    assert "s3cret" not in display_address("http://ann:s3cret@[broken")


@given(st.text(max_size=8), st.sampled_from(("127.0.0.1:1", "[::1", "h:99999999", "a b", "", "\x00")))
def test_no_error_shows_a_password_whatever_the_address(before, host):
    name = "".join(letter for letter in before if letter not in "/?#\\")
    with pytest.raises(FetchError) as caught:
        Fetcher(Limits(), sleep=Waits()).fetch(f"http://ann:{name}s3cret{name}@{host}/x")
    assert "s3cret" not in str(caught.value)
    assert "s3cret" not in display_address(f"http://ann:{name}s3cret{name}@{host}/x")


@pytest.mark.parametrize(
    "url", ["http://ann:s3cret/word@h/", "http://ann:s3cret?@h/", "http://ann:s3cret#@h"]
)
def test_half_a_password_is_in_no_error_either(url):
    with pytest.raises(FetchError) as caught:
        Fetcher(Limits(), sleep=Waits()).fetch(url)
    assert "s3cret" not in str(caught.value)


def test_a_password_is_in_no_message_of_the_protocol():
    with serve({"/": raw(b"HTTP/1.1 200 s3cret\r\nbad header line\r\n\r\n")}) as site:
        with pytest.raises(FetchError) as caught:
            Fetcher(LIMITS, sleep=Waits()).fetch(site.url(host="ann:s3cret@127.0.0.1"))
        assert "s3cret" not in str(caught.value)


def test_a_certificate_that_nobody_vouches_for_is_refused():
    with run_server() as server:
        if not server.tls_port:
            pytest.skip("needs openssl to make a certificate")
        assert slug_of(f"https://127.0.0.1:{server.tls_port}/ok") == "tls"
        assert server.asked() == []


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    """A good certificate for news.example, and one that has expired."""
    if not shutil.which("openssl"):
        pytest.skip("needs openssl to make a certificate")
    good, old = tmp_path_factory.mktemp("good"), tmp_path_factory.mktemp("old")
    return make_certificate(good, "news.example"), make_expired_certificate(old, "news.example")


def fetch_over_tls(certificate, host: str) -> bytes:
    """The page of a server with that certificate, which the client has been told to trust."""
    limits = replace(LIMITS, allow_private=frozenset({host}))
    with serve({"/": page("text")}, certificate) as site:
        fetcher = Fetcher(limits, sleep=Waits(), resolver=lambda *_: ("127.0.0.1",))
        fetcher.tls = ssl.create_default_context(cafile=certificate)
        return fetcher.fetch(site.url(host=host).replace("http:", "https:")).content


def test_a_trusted_certificate_holds_for_its_own_host_and_in_its_own_time(certificates):
    good, expired = certificates
    assert fetch_over_tls(good, "news.example") == b"text"
    for certificate, host in ((good, "other.example"), (expired, "news.example")):
        with pytest.raises(FetchError) as caught:
            fetch_over_tls(certificate, host)
        assert caught.value.slug == "tls"
