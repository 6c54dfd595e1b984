"""Whatever a server answers, what comes of it is a whole page or a named error."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from servers import Waits, raw, serve

from reportgen.capture import Limits
from reportgen.errors import FetchError
from reportgen.fetching import Fetcher

LIMITS = Limits(timeout=5, max_bytes=100_000, max_redirects=3, allow_private=frozenset({"127.0.0.1"}))
NAMES = st.sampled_from(
    "Content-Type Content-Length Content-Encoding Transfer-Encoding Location Retry-After Date ETag".split()
)
VALUES = st.binary(max_size=30) | st.sampled_from(
    [
        b"gzip",
        b"chunked",
        b"-1",
        b"5",
        b"text/html; charset=\xff",
        b"http://[::1",
        b"//",
        b"\xe2\x80\xa8",
        b"9" * 30,
    ]
)


@pytest.mark.parametrize(
    ("told", "media_type", "charset"),
    [
        ('Text/HTML; Charset="UTF-8"', "text/html", "utf-8"),
        ("text/html;x=1; charset = cp1252 ;", "text/html", "cp1252"),
        ("text/html; charsets=x", "text/html", ""),
        ("", "", ""),
        ("\xff", "\xff", ""),
    ],
)
def test_a_type_says_what_it_is_and_perhaps_its_encoding(told, media_type, charset):
    with serve({"/": raw(f"HTTP/1.1 200 OK\r\nContent-Type: {told}\r\n\r\n".encode("latin-1"))}) as site:
        fetched = Fetcher(LIMITS).fetch(site.url())
    assert (fetched.media_type, fetched.charset) == (media_type, charset)


@settings(max_examples=60)
@given(
    st.sampled_from((b"200", b"203", b"302", b"429", b"304", b"99", b"1000", b"abc")),
    st.lists(st.tuples(NAMES, VALUES), max_size=4),
    st.binary(max_size=60),
)
def test_whatever_a_server_answers_is_a_page_or_a_named_error(code, headers, body):
    lines = b"".join(b"%b: %b\r\n" % (name.encode(), value) for name, value in headers)
    answer = b"HTTP/1.1 %b OK\r\n%b\r\n%b" % (code, lines, body)
    with serve({"/": raw(answer)}) as site:
        try:
            fetched = Fetcher(replace(LIMITS, timeout=2), sleep=Waits()).fetch(site.url())
        except FetchError as error:
            slug = error.slug
        else:
            slug = "page" if fetched.status in (200, 203) else ""
    assert slug not in ("", "fetch")
