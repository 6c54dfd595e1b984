"""What stands in for a page, and what is no second one: texts of feeds, replays; and limits of a source."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from newsroom import LIMITS, NOON, notices, run, slugs, story
from servers import drip, page, redirect, serve, status

from reportgen.archive import Archive
from reportgen.briefing import compose
from reportgen.capture import Source
from reportgen.collectors.fulltext import STUB, take_text
from reportgen.collectors.replays import leave_replays, replayed
from reportgen.warc import write_warc

SENTENCE = "The ferry ran aground off the pier on Tuesday, and nobody of the crew was hurt. "
TEXT = f"<p>{SENTENCE * 5}</p><blockquote>It was dark, the pilot said.</blockquote><p>{SENTENCE * 5}</p>"


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "archive")


@pytest.fixture
def site():
    with serve({"/1": page(story("A ferry sank."))}) as site:
        yield site


def rss(link: str, text: str = TEXT) -> str:
    return (
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
        f"<item><link>{link}</link><title>Aground</title><description>Short.</description>"
        f"<content:encoded><![CDATA[{text}]]></content:encoded></item></channel></rss>"
    )


def json_feed(link: str, text: str = TEXT) -> str:
    item = {"id": "1", "url": link, "title": "Aground", "content_html": text}
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item]})


def atom(link: str, text: str = TEXT) -> str:
    return (
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Aground</title>"
        f"<link href='{link}'/><content type='html'><![CDATA[{text}]]></content></entry></feed>"
    )


# --- the text that a feed gives of a page ---------------------------------------------------------


@pytest.mark.parametrize(
    ("write", "code"), [(rss, 401), (rss, 402), (json_feed, 403), (atom, 404), (rss, 410), (rss, 451)]
)
def test_a_page_that_is_gone_or_closed_is_read_as_its_feed_has_it(archive, site, write, code):
    site.answers |= {"/feed": page(write(site.url("/wall"))), "/wall": status(code)}
    manifest = run([Source(url=site.url("/feed"), name="The Gull")], archive)
    assert manifest.skipped == ()
    assert notices(manifest) == {site.url("/wall"): "feed-text"}
    (article,) = archive.articles(manifest)
    assert (article.url, article.source, article.title) == (site.url("/wall"), "The Gull", "Aground")
    assert "It was dark, the pilot said." in article.text
    [record] = map(archive.record, manifest.records)
    assert (record.status, record.headers) == (code, ())
    assert str(code) in manifest.notices[0].text


def test_the_page_itself_comes_before_what_a_feed_has_of_it(archive, site):
    site.answers["/feed"] = page(rss(site.url("/1")))
    manifest = run([site.url("/feed")], archive)
    (article,) = archive.articles(manifest)
    assert "ran aground" not in article.text
    assert manifest.notices == ()


@pytest.mark.parametrize("answer", [status(500), redirect("/again"), page(b"x", Content_Encoding="br")])
def test_other_troubles_of_a_page_are_told_and_not_passed_over(archive, site, answer):
    site.answers |= {"/feed": page(rss(site.url("/bad"))), "/bad": answer, "/again": redirect("/again")}
    manifest = run([site.url("/feed")], archive)
    assert manifest.records == ()
    assert len(manifest.skipped) == 1


def test_what_robots_keep_out_is_not_read_from_a_feed_either(archive, site):
    site.answers |= {
        "/feed": page(rss(site.url("/wall"))),
        "/robots.txt": page("User-agent: *\nDisallow: /wall", "text/plain"),
    }
    assert slugs(run([site.url("/feed")], archive)) == {site.url("/wall"): "robots"}


WALL = (
    "<html><title>Aground</title><body><article><h1>Aground</h1><p>The ferry ran aground off the pier on "
    "Tuesday.</p><p>Subscribe to continue reading this article.</p></article></body></html>"
)
COOKIES = (
    "<html><title>The Gull</title><body><p>We and our partners use cookies and process personal data.</p>"
    "<p>You may withdraw your consent at any time. Accept all</p></body></html>"
)


@pytest.mark.parametrize("shown", [WALL, COOKIES, "<html><body><script>show()</script></body></html>"])
def test_a_page_that_does_not_show_its_article_is_read_as_its_feed_has_it(archive, site, shown):
    site.answers |= {"/feed": page(rss(site.url("/wall"))), "/wall": page(shown)}
    manifest = run([Source(url=site.url("/feed"), name="The Gull")], archive)
    assert (manifest.skipped, notices(manifest)) == ((), {site.url("/wall"): "feed-text"})
    assert "did not show the article" in manifest.notices[0].text
    (article,) = archive.articles(manifest)
    assert "It was dark, the pilot said." in article.text
    assert article.flags == ()
    [record] = map(archive.record, manifest.records)
    assert (record.status, archive.content(record.page_sha256)) == (STUB, TEXT.encode())
    assert run([Source(url=site.url("/feed"), name="The Gull")], archive, offline=True) == manifest
    assert run([Source(url=site.url("/feed"), name="The Gull")], archive) == manifest


def test_a_stub_is_read_itself_where_its_feed_has_no_more_and_where_no_feed_named_it(archive, site):
    site.answers |= {"/feed": page(rss(site.url("/wall"), SENTENCE * 2)), "/wall": page(WALL)}
    for asked in ("/feed", "/wall"):
        manifest = run([site.url(asked)], archive)
        (article,) = archive.articles(manifest)
        assert (manifest.notices, "paywall" in article.flags) == ((), True)


def test_a_page_that_only_speaks_of_subscribing_is_the_article(archive, site):
    told = story("Readers subscribe to continue reading, the paper said.")
    site.answers |= {"/feed": page(rss(site.url("/1"))), "/1": page(told)}
    manifest = run([site.url("/feed")], archive)
    assert "ran aground" not in archive.articles(manifest)[0].text or notices(manifest)


def test_a_teaser_is_no_text(archive, site):
    site.answers |= {"/feed": page(rss(site.url("/wall"), SENTENCE * 2)), "/wall": status(403)}
    assert slugs(run([site.url("/feed")], archive)) == {site.url("/wall"): "http-403"}
    assert take_text("<p>" + "<b></b>" * 1000 + "</p>") == ""
    assert take_text("word " * 100_000) == ""
    assert take_text("\ud800" + "word " * 200).startswith("?word")


def test_a_run_without_network_tells_the_same_of_it_and_a_page_that_opens_again_is_read(archive, site):
    site.answers |= {"/feed": page(rss(site.url("/wall"))), "/wall": status(403)}
    online = run([site.url("/feed")], archive)
    assert run([site.url("/feed")], archive, offline=True) == online
    assert notices(run([site.url("/wall")], archive, offline=True)) == {site.url("/wall"): "feed-text"}
    site.answers["/wall"] = page(story("A ferry sank."))
    manifest = run([site.url("/feed")], archive)
    assert manifest.notices == ()
    assert "A ferry sank." in archive.articles(manifest)[0].text


def test_texts_that_wait_take_bounded_room(archive, site, monkeypatch):
    monkeypatch.setattr("reportgen.collectors.listing._MOST_TEXT", len(TEXT) + 10)
    two = rss(site.url("/a")).replace("</channel>", rss(site.url("/b")).partition("<channel>")[2], 1)
    site.answers |= {"/feed": page(two.removesuffix("</rss>")), "/a": status(403), "/b": status(403)}
    manifest = run([site.url("/feed")], archive)
    assert notices(manifest) == {site.url("/a"): "feed-text"}
    assert slugs(manifest) == {site.url("/b"): "http-403"}


def test_the_report_says_that_it_read_a_feed(archive, site):
    site.answers |= {"/feed": page(rss(site.url("/wall"))), "/wall": status(403)}
    report = compose(archive, run([site.url("/feed")], archive), made=NOON)
    assert "feed-text" in {warning.slug for warning in report.warnings}


def test_what_a_feed_gave_of_a_page_is_read_again_from_a_web_archive(archive, site, tmp_path):
    site.answers |= {"/feed": page(rss(site.url("/wall"))), "/wall": status(403)}
    records = [archive.record(each) for each in run([site.url("/feed")], archive).records]
    with (tmp_path / "kept.warc.gz").open("wb") as file:
        write_warc(archive, records, file)
    again = Archive(tmp_path / "again")
    (article,) = again.articles(run([tmp_path / "kept.warc.gz"], again))
    assert (article.url, "ran aground" in article.text) == (site.url("/wall"), True)


# --- replays --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "page_url"),
    [
        ("https://web.archive.org/web/20260301000000id_/https://g.example/1?a=2", "https://g.example/1?a=2"),
        ("http://web.archive.org/web/2026/http:/g.example/1", "http://g.example/1"),
        ("https://own.example/news/20260301000000mp_/http://g.example:80/", "http://g.example:80/"),
        ("https://own.example/20260301000000/https://g.example/", "https://g.example/"),
        ("https://g.example/2026/03/https", ""),
        ("https://g.example/web/20260301000000/page", ""),
        ("file:20260301000000/https://g.example/", ""),
    ],
)
def test_a_replay_names_the_page_that_it_shows(url, page_url):
    assert replayed(url) == page_url


def test_a_replay_beside_the_page_itself_is_told_and_not_counted(archive, site):
    replay = site.url(f"/web/20260301000000id_/{site.url('/1').replace('127.0.0.1', 'LOCALHOST')}/")
    with_host = site.url("/1", "localhost")
    site.answers[replay.partition(str(site.port))[2]] = page(story("A ferry sank, they said."))
    manifest = run([with_host, replay], archive)
    assert [archive.record(each).url for each in manifest.records] == [with_host]
    assert notices(manifest) == {replay: "replay"}
    assert manifest.skipped == ()
    alone = run([replay], archive)
    assert [archive.record(each).url for each in alone.records] == [replay]


def test_a_replay_stays_where_the_page_is_gone(archive, site):
    replay = site.url(f"/web/20260301000000id_/{site.url('/gone')}")
    site.answers[replay.partition(str(site.port))[2]] = page(story("A ferry sank."))
    manifest = run([site.url("/gone"), replay], archive)
    assert [archive.record(each).url for each in manifest.records] == [replay]
    assert slugs(manifest) == {site.url("/gone"): "http-404"}


def test_pages_of_other_addresses_are_no_replays(archive, site):
    manifest = run([site.url("/1"), site.url("/1", "localhost")], archive)
    records = tuple(map(archive.record, manifest.records))
    assert leave_replays(records) == (records, ())
    assert leave_replays([replace(records[0], url="http://[", final_url="http://x:y/")])[1] == ()


# --- limits of a source ---------------------------------------------------------------------------


def test_a_source_has_a_size_and_a_time_of_its_own(archive, site, tmp_path):
    site.answers |= {"/large": page(story("A ferry sank.") * 3), "/slow": drip}
    (tmp_path / "a.txt").write_text("A ferry sank on Monday. " * 5)
    sources = [
        Source(url=site.url("/1")),
        Source(url=site.url("/large"), max_bytes=1000),
        Source(url=site.url("/slow"), timeout=0.3),
        Source(url=str(tmp_path / "a.txt"), max_bytes=10),
    ]
    manifest = run(sources, archive)
    assert slugs(manifest) == {
        site.url("/large"): "too-large",
        site.url("/slow"): "too-slow",
        "file:a.txt": "too-large",
    }
    assert len(run([Source(url=site.url("/large"), max_bytes=10**6)], archive).records) == 1


def test_the_pages_of_a_list_have_the_limits_of_its_table(archive, site):
    site.answers |= {"/feed": page(rss(site.url("/large"), "")), "/large": page(story("A ferry sank.") * 9)}
    limits = replace(LIMITS, max_bytes=2000)
    assert slugs(run([Source(url=site.url("/feed"))], archive, limits=limits))
    assert not slugs(run([Source(url=site.url("/feed"), max_bytes=50_000)], archive, limits=limits))


def test_a_page_cannot_call_anothers_address_its_own_to_have_its_replay_left_out(archive, site):
    replay = site.url("/web/20260301000000id_/https://gull.example/ferry")
    site.answers[replay.partition(str(site.port))[2]] = page(story("A ferry sank, they said."))
    manifest = run([site.url("/1"), replay], archive)
    # The ids hang on the port of the server, and their order with them.
    liar, kept = sorted(map(archive.record, manifest.records), key=lambda record: record.url == replay)
    assert kept.url == replay
    foreign = replace(liar, document_url="https://gull.example/ferry")
    assert leave_replays([foreign, kept]) == ((foreign, kept), ())
    own = replace(foreign, final_url="https://m.gull.example/ferry")
    assert leave_replays([own, kept])[0] == (own,)
