"""GDELT and the Wayback Machine, asked on a server of our own that answers in their documented form."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import NOON, notices, run, slugs, story
from servers import page, serve

from reportgen.archive import Archive
from reportgen.capture import INDEXES, Source
from reportgen.collectors.asked import settle
from reportgen.collectors.indexes import gdelt_address, read_gdelt, read_wayback, wayback_address
from reportgen.errors import DocumentError, UsageError

SINCE = datetime(2026, 2, 1, tzinfo=UTC)
UNTIL = datetime(2026, 2, 28, 23, 59, 59, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "archive")


@pytest.fixture
def site():
    with serve({f"/{n}": page(story(f"Report {n} came in.")) for n in range(4)}) as site:
        yield site


def asked_of(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query))


def gdelt(*rows: tuple[str, str]) -> str:
    """An answer of GDELT's, with addresses and the times at which they were seen."""
    articles = [
        {"url": url, "url_mobile": "", "title": "A ferry sank", "seendate": seen, "socialimage": "",
         "domain": "gull.example", "language": "English", "sourcecountry": "Ireland"}
        for url, seen in rows
    ]  # fmt: skip
    return json.dumps({"articles": articles})


def cdx(*rows: tuple[str, str, str]) -> str:
    return json.dumps([["urlkey", "timestamp", "original"], *rows])


def test_gdelt_gives_the_articles_that_it_knows(archive, site):
    site.answers["/doc"] = page(
        gdelt((site.url("/1"), "20260227T031500Z"), (site.url("/2"), "20260226T031500Z"), ("x", "")),
        "application/json",
    )
    source = Source(
        url=site.url("/doc"), kind="gdelt", query='"ferry" port', limit=1, since=SINCE, until=UNTIL
    )
    manifest = run([source], archive)
    (article,) = archive.articles(manifest)
    assert (article.url, article.named, article.published) == (site.url("/1"), False, None)
    [question] = [path for path in site.pages() if path.startswith("/doc")]
    assert asked_of(question) == {
        "query": '"ferry" port',
        "mode": "ArtList",
        "format": "json",
        "sort": "DateDesc",
        "maxrecords": "1",
        "startdatetime": "20260201000000",
        "enddatetime": "20260228235959",
    }
    assert manifest.asked == (site.url("/doc?query=%22ferry%22+port"),)


def test_gdelt_is_asked_for_no_more_than_it_gives():
    assert asked_of(gdelt_address(Source(url="https://g.example/", query="a"), 9000))["maxrecords"] == "250"


def test_an_index_that_knows_nothing_is_quiet_and_one_that_complains_is_skipped(archive, site):
    site.answers |= {
        "/none": page("{}", "application/json"),
        "/rows": page("[]", "application/json"),
        "/complaint": page("Your query was too short or too long.\n", "text/html"),
        "/object": page("{}", "application/json"),
    }
    asked = {"none": "gdelt", "rows": "wayback", "complaint": "gdelt", "object": "wayback"}
    sources = [Source(url=site.url(f"/{n}"), kind=kind, query="ferry", name=n) for n, kind in asked.items()]
    manifest = run(sources, archive)
    assert {notice.source: notice.slug for notice in manifest.notices} == {
        "none": "no-news",
        "rows": "no-news",
    }
    assert {skipped.source: skipped.slug for skipped in manifest.skipped} == {
        "complaint": "index",
        "object": "index",
    }
    [complaint] = [skipped.reason for skipped in manifest.skipped if skipped.source == "complaint"]
    assert complaint == "It answered with no list: Your query was too short or too long."


def test_a_title_that_is_no_proper_json_costs_no_other():
    answer = b"""{"articles": [{"url": "https://g.example/1", "title": "Up \\& down\\u12 \\"a\\" \n b\\\\"},
      {"url": "https://g.example/2", "title": "Plain"}]}"""
    first, second = read_gdelt("u", answer)
    assert (first.title, second.title) == ('Up \\& down\\u12 "a" b\\', "Plain")


def test_the_wayback_machine_gives_the_last_wording_of_each_page(archive, site):
    rows = [
        ("example,gull)/a", "20260210090000", "http://www.gull.example/a"),
        ("example,gull)/a", "20260212090000", "https://www.gull.example/a"),
        ("example,gull)/b", "20260211090000", "https://gull.example/b?x=1&y=2"),
        ("example,gull)/c", "20260230090000", "https://gull.example/c"),
        ("example,gull)/d", "2026", "https://gull.example/d"),
        ("example,gull)/e", "20260211090000", "ftp://gull.example/e"),
    ]
    site.answers |= {
        "/cdx/search/cdx": page(cdx(*rows), "application/json"),
        "/web/20260212090000id_/https://www.gull.example/a": page(story("A ferry sank.")),
        "/web/20260211090000id_/https://gull.example/b": page(story("Four were saved.")),
    }
    source = Source(url=site.url("/cdx/search/cdx"), kind="wayback", query="gull.example/*", until=UNTIL)
    manifest = run([source], archive)
    assert (slugs(manifest), notices(manifest)) == ({}, {})
    first, second = sorted(archive.articles(manifest), key=lambda a: a.captured)
    assert first.url == site.url("/web/20260211090000id_/https://gull.example/b?x=1&y=2")
    assert second.captured == datetime(2026, 2, 12, 9, tzinfo=UTC)
    assert {first.source, second.source} == {"gull.example"}
    asked = parse_qsl(urlsplit(next(p for p in site.pages() if p.startswith("/cdx"))).query)
    assert ("url", "gull.example/*") in asked
    assert ("to", "20260228235959") in asked
    assert [value for name, value in asked if name == "filter"] == ["statuscode:200", "mimetype:text/html"]


def test_the_name_in_the_config_stands_for_what_an_archive_keeps():
    source = Source(url="https://w.example/cdx", query="q", name="The Gull")
    (entry,) = read_wayback(source, "u", cdx(("k", "20260211090000", "https://g.example/a")).encode())
    assert (entry.publisher, entry.captured) == (None, datetime(2026, 2, 11, 9, tzinfo=UTC))


def test_an_index_asked_on_the_command_line_is_the_public_one():
    found = settle([Source(url="gdelt:ferry accident"), Source(url="wayback:gull.example/*")])
    assert [(s.kind, s.url, s.query) for s in found] == [
        ("gdelt", INDEXES["gdelt"], "ferry accident"),
        ("wayback", INDEXES["wayback"], "gull.example/*"),
    ]
    assert settle([Source(url="", kind="gdelt", query="a")])[0].url == INDEXES["gdelt"]
    assert len(settle([Source(url="gdelt:a"), Source(url="gdelt:b"), Source(url="gdelt:a")])) == 2


@pytest.mark.parametrize("source", [Source(url="gdelt: "), Source(url="https://g.example/", kind="wayback")])
def test_a_question_that_asks_nothing_is_refused(source):
    with pytest.raises(UsageError, match="needs a query"):
        settle([source])


def test_an_address_with_questions_of_its_own_keeps_them():
    source = Source(url="https://w.example/cdx?key=1", query="q", since=NOON - timedelta(days=1))
    assert wayback_address(source).startswith("https://w.example/cdx?key=1&url=q&")
    assert asked_of(wayback_address(source))["from"] == "20260228120000"


SOURCE = Source(url="https://w.example/cdx", query="q")


@given(
    st.binary(max_size=200)
    | st.recursive(
        st.none() | st.text(max_size=20) | st.integers(),
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["articles", "url"]), inner)
        ),
    ).map(lambda value: json.dumps(value).encode())
)
def test_any_answer_is_a_list_or_a_named_error(content):
    for read in (read_gdelt, lambda address, content: read_wayback(SOURCE, address, content)):
        try:
            assert isinstance(read("u", content), tuple)
        except DocumentError as error:
            slug = error.slug
            assert slug == "index"
