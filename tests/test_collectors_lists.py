"""Lists of articles: feeds, sitemaps and OPML, what a source's own limits choose, and how old a list is."""

from __future__ import annotations

import contextlib
import gzip
import json
import random
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import LIMITS, NOON, notices, rss, run, slugs, story
from servers import drip, page, serve

from reportgen.archive import Archive
from reportgen.briefing import compose
from reportgen.capture import Source
from reportgen.collectors.feed import read_feed
from reportgen.collectors.kind import kind_of
from reportgen.collectors.listing import Entry, distinct, newest_first, within, words
from reportgen.collectors.markup import read_markup
from reportgen.collectors.opml import read_opml
from reportgen.collectors.sitemap import read_sitemap
from reportgen.errors import DocumentError
from reportgen.fetching import Fetched
from reportgen.job import Outcome

NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "archive")


@pytest.fixture
def site():
    with serve({f"/{n}": page(story(f"Report {n} came in.")) for n in range(8)}) as site:
        yield site


def collected(manifest, archive) -> set[str]:
    """Paths of the articles that a run got."""
    return {"/" + article.url.split("/", 3)[3] for article in archive.articles(manifest)}


def dated_rss(site, days: dict[str, int]) -> str:
    """A feed whose items are so many days old at noon."""
    times = {path: f"{NOON - timedelta(days=age):%d %b %Y %H:%M:%S +0000}" for path, age in days.items()}
    items = "".join(
        f"<item><link>{site.url(path)}</link><pubDate>{time}</pubDate></item>" for path, time in times.items()
    )
    return f"<rss version='2.0'><channel>{items}</channel></rss>"


def urlset(*urls: str, changed: str = "") -> str:
    return (
        "<urlset>"
        + "".join(f"<url><loc>{url}</loc><lastmod>{changed}</lastmod></url>" for url in urls)
        + "</urlset>"
    )


def index(**maps: str) -> str:
    """An index of sitemaps by address, each with the day of its last change."""
    each = "".join(f"<sitemap><loc>{u}</loc><lastmod>{d}</lastmod></sitemap>" for u, d in maps.items())
    return f"<sitemapindex>{each}</sitemapindex>"


# --- a source's own limits ------------------------------------------------------------------------


def test_a_source_has_limits_of_its_own(archive, site):
    site.answers["/feed"] = page(dated_rss(site, {"/0": 0, "/1": 2, "/2": 4, "/3": 9}))
    asked = Source(url=site.url("/feed"), kind="feed")
    assert collected(run([replace(asked, limit=2)], archive), archive) == {"/0", "/1"}
    window = replace(asked, since=NOON - timedelta(days=5), until=NOON - timedelta(days=1))
    assert collected(run([window], archive), archive) == {"/1", "/2"}
    assert collected(run([replace(window, limit=1)], archive), archive) == {"/1"}


def test_an_entry_without_a_time_may_be_of_any_time(archive, site):
    site.answers["/feed"] = page(rss(site.url("/1")))
    manifest = run([Source(url=site.url("/feed"), since=NOON)], archive)
    assert collected(manifest, archive) == {"/1"}
    assert notices(manifest) == {}


TIMES = st.none() | st.integers(0, 9).map(lambda day: NOON + timedelta(days=day))


@given(times=st.lists(TIMES), since=TIMES, until=TIMES)
def test_what_a_window_keeps_is_all_that_lies_in_it_in_the_same_order(times, since, until):
    entries = tuple(Entry(url=f"https://gull.example/{n}", published=time) for n, time in enumerate(times))
    kept = within(Source(url="u", since=since, until=until), entries)
    assert kept == tuple(entry for entry in entries if entry in kept)
    for entry in entries:
        outside = entry.time and ((since and entry.time < since) or (until and entry.time > until))
        assert (entry in kept) is not bool(outside)


@given(times=st.lists(TIMES))
def test_newest_first_changes_the_order_alone(times):
    entries = tuple(Entry(url=f"https://gull.example/{n}", seen=time) for n, time in enumerate(times))
    sorted_ = newest_first(entries)
    assert sorted(entry.url for entry in sorted_) == sorted(entry.url for entry in entries)
    dated = [entry.time for entry in sorted_ if entry.time]
    assert dated == sorted(dated, reverse=True)
    assert [entry.time for entry in sorted_[: len(dated)]] == dated


@given(st.text(max_size=40) | st.integers() | st.none())
def test_words_are_one_line_that_can_be_stored(text):
    line = words(text)
    assert line is None or (line.encode() and line == " ".join(line.split()))


def test_each_address_stands_once_where_it_stood_first():
    one, two = Entry(url="https://g.example/1", title="A"), Entry(url="https://g.example/1", title="B")
    assert distinct([one, None, two]) == (one,)


# --- how old a list is ----------------------------------------------------------------------------


def test_a_stale_feed_a_quiet_one_and_an_empty_one_are_told_apart(archive, site):
    site.answers["/stale"] = page(dated_rss(site, {"/1": 31, "/2": 90}))
    site.answers["/quiet"] = page(dated_rss(site, {"/3": 9}))
    site.answers["/lively"] = page(dated_rss(site, {"/4": 1, "/5": 90}))
    site.answers["/empty"] = page("<rss><channel/></rss>")
    since = NOON - timedelta(days=3)
    sources = [Source(url=site.url(f"/{n}"), since=since) for n in ("stale", "quiet", "lively", "empty")]
    manifest = run(sources, archive)
    assert notices(manifest) == {site.url("/stale"): "stale-feed", site.url("/quiet"): "no-news"}
    assert slugs(manifest) == {site.url("/empty"): "empty-feed"}
    [stale] = [notice.text for notice in manifest.notices if notice.slug == "stale-feed"]
    assert "2026-01-29" in stale
    assert "30 days" in stale


def test_a_stale_feed_still_gives_its_articles_and_costs_no_exit_code(archive, site):
    site.answers["/feed"] = page(dated_rss(site, {"/1": 31}))
    manifest = run([site.url("/feed")], archive)
    assert collected(manifest, archive) == {"/1"}
    assert manifest.skipped == ()
    assert notices(manifest) == {site.url("/feed"): "stale-feed"}


def test_days_until_a_feed_is_stale_are_the_runs_or_the_sources(archive, site):
    site.answers["/feed"] = page(dated_rss(site, {"/1": 8}))
    asked = Source(url=site.url("/feed"))
    assert notices(run([asked], archive)) == {}
    assert notices(run([asked], archive, limits=replace(LIMITS, stale_days=7)))
    assert notices(run([replace(asked, stale_days=7)], archive))
    assert not notices(run([replace(asked, stale_days=9)], archive, limits=replace(LIMITS, stale_days=7)))


def test_a_notice_is_part_of_a_manifest_and_of_its_id(archive, site):
    site.answers["/feed"] = page(dated_rss(site, {"/1": 31}))
    first = run([site.url("/feed")], archive, limits=replace(LIMITS, stale_days=60))
    stale = run([site.url("/feed")], archive)
    assert stale.records == first.records
    assert stale.id != first.id
    assert archive.manifest(stale.id).notices == stale.notices
    assert archive.manifest(first.id).notices == ()


# --- JSON Feed ------------------------------------------------------------------------------------


def json_feed(*items: object) -> Fetched:
    content = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
    return Fetched(status=200, final_url="https://gull.example/feed", content=content)


def test_a_json_item_without_an_address_may_have_it_as_its_id():
    first = {"id": "https://gull.example/1", "title": "One", "date_modified": "2026-03-01T10:00:00Z"}
    second = {"id": "2", "external_url": "https://tern.example/other"}
    third = {"id": "3", "url": "https://gull.example/3", "date_published": "2026-02-28"}
    assert read_feed("u", json_feed(first, second, third)).entries == (
        Entry(url="https://gull.example/1", title="One", seen=datetime(2026, 3, 1, 10, tzinfo=UTC)),
        Entry(url="https://gull.example/3", published=datetime(2026, 2, 28, tzinfo=UTC)),
    )


def test_a_json_feed_with_escaped_slashes_is_known():
    assert kind_of(rb'{"version": "https:\/\/jsonfeed.org\/version\/1.1"}') == "feed"


# --- feeds that would keep their reader busy ------------------------------------------------------


def test_a_feed_that_its_reader_cannot_read_in_time_is_ended(archive, site, monkeypatch):
    monkeypatch.setattr("reportgen.collectors.feed._SECONDS", 1.0)
    site.answers["/slow"] = page(b"<?xml version='1.0'?>" + b"\n" * 90_000 + b"<rss></rss>", "text/xml")
    manifest = run([Source(url=site.url("/slow"), kind="feed"), site.url("/1")], archive)
    assert slugs(manifest) == {site.url("/slow"): "too-slow"}
    assert collected(manifest, archive) == {"/1"}


# --- sitemaps -------------------------------------------------------------------------------------


def test_a_news_sitemap_gives_title_publisher_and_time():
    content = f"""<?xml version="1.0"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="{NEWS}"
      xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url>
      <image:image><image:loc>https://gull.example/p.jpg</image:loc></image:image>
      <loc> https://gull.example/1 </loc><lastmod>2026-03-01T11:00:00+00:00</lastmod>
      <n:news><n:publication><n:name>The Gull</n:name><n:language>en</n:language></n:publication>
      <n:publication_date>2026-03-01T11:00:00+01:00</n:publication_date>
      <n:title>A ferry sank</n:title></n:news>
      </url><url><loc>/relative</loc></url></urlset>"""
    found = read_sitemap("u", content.encode())
    assert found.maps == ()
    assert found.entries == (
        Entry(
            url="https://gull.example/1",
            title="A ferry sank",
            publisher="The Gull",
            published=NOON - timedelta(hours=2),
            seen=NOON - timedelta(hours=1),
        ),
    )


def test_the_newest_pages_of_a_sitemap_are_taken(archive, site):
    days = {"/0": "2026-02-20", "/1": "2026-02-28", "/2": "", "/3": "2026-02-27"}
    urls = "".join(f"<url><loc>{site.url(p)}</loc><lastmod>{d}</lastmod></url>" for p, d in days.items())
    site.answers["/sitemap.xml"] = page(f"<urlset>{urls}</urlset>", "application/xml")
    manifest = run([Source(url=site.url("/sitemap.xml"), limit=2)], archive)
    assert collected(manifest, archive) == {"/1", "/3"}
    assert all(article.published is None for article in archive.articles(manifest))


def test_the_publisher_that_a_sitemap_names_stands_where_the_config_names_none(archive, site):
    site.answers["/1"] = page("A ferry sank on Monday.", "text/plain")
    site.answers["/map"] = page(
        f"<urlset><url><loc>{site.url('/1')}</loc><news xmlns='{NEWS}'><publication><name>The Gull"
        "</name></publication><title>Lost</title></news></url></urlset>"
    )
    (article,) = archive.articles(run([site.url("/map")], archive))
    assert (article.source, article.title) == ("The Gull", "Lost")
    (article,) = archive.articles(run([Source(url=site.url("/map"), name="Gull Online")], archive))
    assert article.source == "Gull Online"


def test_an_index_is_followed_gzip_is_undone_and_what_fails_costs_no_other(archive, site):
    site.answers["/index"] = page(
        index(**{site.url("/a.gz"): "2026-03-01", site.url("/b"): "2026-02-28", site.url("/gone"): ""})
    )
    site.answers["/a.gz"] = page(gzip.compress(urlset(site.url("/1")).encode()), "application/x-gzip")
    site.answers["/b"] = page("<urlset><url><loc>", "text/xml")
    manifest = run([Source(url=site.url("/index"), kind="sitemap")], archive)
    assert collected(manifest, archive) == {"/1"}
    assert slugs(manifest) == {site.url("/b"): "sitemap", site.url("/gone"): "http-404"}


def test_maps_changed_before_the_time_asked_for_are_not_read(archive, site):
    site.answers["/index"] = page(index(**{site.url("/new"): "2026-03-01", site.url("/old"): "2026-01-01"}))
    site.answers["/new"] = page(urlset(site.url("/1"), changed="2026-03-01"))
    site.answers["/old"] = page(urlset(site.url("/2")))
    run([Source(url=site.url("/index"), since=NOON - timedelta(days=3))], archive)
    assert "/old" not in site.pages()
    run([Source(url=site.url("/index"), limit=1)], archive)
    assert "/old" not in site.pages()  # nothing in it can be newer than what the first one gave
    run([site.url("/index")], archive)
    assert "/old" in site.pages()


def test_an_index_within_itself_ends(archive, site):
    site.answers["/index"] = page(index(**{site.url("/index"): "", site.url("/inner"): ""}))
    site.answers["/inner"] = page(index(**{site.url("/deep"): "", site.url("/index"): ""}))
    site.answers["/deep"] = page(index(**{site.url("/deeper"): ""}))
    manifest = run([site.url("/index")], archive)
    assert site.pages() == ["/index", "/inner", "/deep"]
    assert slugs(manifest) == {site.url("/index"): "empty-feed"}
    assert notices(manifest) == {site.url("/deep"): "max-lists"}


def test_an_index_of_very_many_maps_is_read_in_part_and_says_so(archive, site):
    names = [f"/map{n}" for n in range(30)]
    site.answers |= dict.fromkeys(names, page(urlset(site.url("/1"))))
    site.answers["/index"] = page(index(**{site.url(name): "" for name in names}))
    manifest = run([site.url("/index")], archive)
    assert len([path for path in site.pages() if path.startswith("/map")]) == 20
    [told] = manifest.notices
    assert (told.slug, "10 of its sitemaps" in told.text) == ("max-lists", True)


BOMB = b"""<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY a "aaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
]><urlset><url><loc>https://gull.example/&b;</loc></url></urlset>"""
OUTSIDE = b"""<!DOCTYPE opml [<!ENTITY f SYSTEM "file:///etc/hostname">]><opml><body>&f;</body></opml>"""


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        (BOMB, "xml-bomb"),
        (BOMB.decode().replace("?>", " encoding='utf-16'?>", 1).encode("utf-16"), "xml-bomb"),
        (OUTSIDE, "xml-bomb"),
        (b"<urlset>" + b"<url>" * 200, "too-large"),
        (b"<urlset " + b"a='1' " * 20_000 + b"/>", "too-large"),
        (b"<urlset><url>", "list"),
        (b"", "list"),
        (b"words", "list"),
        (b"<?xml version='1.0' encoding='no-such'?><urlset/>", "list"),
        (b"<?xml version='1.0' encoding='base64'?><urlset/>", "list"),
        (b"\xff\xfe\x00", "list"),
    ],
)
def test_hostile_markup_has_a_name(content, slug):
    with pytest.raises(DocumentError) as caught:
        read_markup("u", content, "list")
    assert caught.value.slug == slug


def test_markup_in_any_common_encoding_is_read():
    for encoding in ("utf-8", "utf-16", "iso-8859-1", "windows-1252"):
        written = f"<?xml version='1.0' encoding='{encoding}'?><list><title>Fähre</title></list>".encode(
            encoding
        )
        assert read_markup("u", written, "list").words("title") == "Fähre"


def test_very_many_elements_are_refused(monkeypatch):
    monkeypatch.setattr("reportgen.collectors.markup._MOST_ELEMENTS", 10)
    with pytest.raises(DocumentError) as caught:
        read_markup("u", b"<a>" + b"<b/>" * 20 + b"</a>", "list")
    assert caught.value.slug == "too-large"


@given(st.binary(max_size=300) | st.binary(max_size=60).map(lambda tail: BOMB[:120] + tail))
def test_any_bytes_are_a_list_or_a_named_error(content):
    for read in (read_sitemap, lambda url, content: read_opml(Source(url="u"), url, content)):
        with contextlib.suppress(DocumentError):
            assert read("u", content) is not None


def test_a_page_is_no_sitemap_and_no_list_of_feeds(archive, site):
    manifest = run(
        [Source(url=site.url("/1"), kind="sitemap"), Source(url=site.url("/2"), kind="opml")], archive
    )
    assert slugs(manifest) in ({site.url("/1"): "sitemap", site.url("/2"): "opml"},)


def test_a_gzip_sitemap_that_is_a_bomb_damaged_or_cut_short_is_told(archive, site):
    packed = gzip.compress(bytes(300_000))
    site.answers |= {
        "/bomb": page(packed),
        "/cut": page(gzip.compress(urlset(site.url("/1")).encode())[:-9]),
        "/bad": page(b"\x1f\x8b\x08\x00" + b"no gzip"),
    }
    manifest = run([Source(url=site.url(p), kind="sitemap") for p in ("/bomb", "/cut", "/bad")], archive)
    found = slugs(manifest)
    assert (found[site.url("/bomb")], found[site.url("/cut")]) == ("too-large", "truncated")
    assert found[site.url("/bad")] in ("encoding", "truncated")


# --- OPML -----------------------------------------------------------------------------------------

OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Port"><outline type="rss" text="The Gull" xmlUrl="{0}/gull"/>
<outline text="The Tern" title="Tern" XMLURL="{0}/tern" language="de"/></outline>
<outline text="again" xmlUrl="{0}/gull"/><outline text="folder only"/><outline xmlUrl="mailto:x@y"/>
</body></opml>"""


def test_each_outline_of_an_opml_list_is_a_feed_of_its_own(archive, site):
    site.answers["/list"] = page(OPML.format(site.url("")), "text/xml")
    site.answers["/gull"] = page(rss(site.url("/1")))
    source = Source(url=site.url("/list"), side="The port")
    manifest = run([source], archive)
    (article,) = archive.articles(manifest)
    assert (article.source, article.side, article.named) == ("The Gull", "The port", False)
    assert slugs(manifest) == {site.url("/tern"): "http-404"}
    assert [skipped.source for skipped in manifest.skipped] == ["Tern"]
    assert manifest.asked == (site.url("/list"),)


def test_the_feeds_of_a_list_take_over_what_its_table_says():
    source = Source(url="u", side="Port", limit=3, since=NOON, stale_days=9)
    first, second = read_opml(source, "u", OPML.format("https://x.example").encode()).feeds
    assert (first.url, first.kind, first.name, first.language) == (
        "https://x.example/gull",
        "feed",
        "The Gull",
        None,
    )
    assert (second.name, second.language) == ("Tern", "de")
    assert (first.side, first.limit, first.since, first.stale_days) == ("Port", 3, NOON, 9)
    assert (
        read_opml(replace(source, language="en"), "u", OPML.format("https://x.example").encode())
        .feeds[1]
        .language
        == "en"
    )


def test_a_list_without_feeds_and_one_with_too_many_say_so(archive, site, monkeypatch):
    monkeypatch.setattr("reportgen.collectors.opml._MOST_FEEDS", 1)
    site.answers["/none"] = page("<opml><body><outline text='a'/></body></opml>")
    site.answers["/many"] = page(OPML.format(site.url("")), "text/xml")
    site.answers["/gull"] = page(rss(site.url("/1")))
    manifest = run([site.url("/none"), site.url("/many")], archive)
    assert slugs(manifest) == {site.url("/none"): "no-feeds"}
    assert notices(manifest) == {site.url("/many"): "max-lists"}
    assert len(manifest.records) == 1


def test_a_feed_that_a_person_named_is_theirs_and_not_the_lists(archive, site):
    site.answers["/list"] = page(OPML.format(site.url("")), "text/xml")
    site.answers["/gull"] = page(rss(site.url("/1")))
    named = Source(url=site.url("/gull"), kind="feed", name="Gull Online")
    (article,) = archive.articles(run([site.url("/list"), named], archive))
    assert article.source == "Gull Online"
    assert site.pages().count("/gull") == 1


def test_a_list_kept_once_answers_a_run_without_network(archive, site):
    site.answers["/list"] = page(OPML.format(site.url("")), "text/xml")
    site.answers["/gull"] = page(rss(site.url("/1")))
    site.answers["/tern"] = page(urlset(site.url("/2")))
    site.answers["/map"] = page(index(**{site.url("/tern"): ""}))
    sources = [site.url("/list"), site.url("/map")]
    online = run(sources, archive)
    site.answers.clear()
    assert run(sources, archive, offline=True) == online


def test_the_feeds_of_one_list_are_read_side_by_side(archive, site):
    together = threading.Barrier(2, timeout=20)

    def meet(handler) -> None:
        together.wait()  # answers only once the other host is being asked, too
        page(rss(site.url("/1")))(handler)

    site.answers["/feed"] = meet
    hosts = "".join(f"<outline xmlUrl='{site.url('/feed', host)}'/>" for host in ("127.0.0.1", "localhost"))
    site.answers["/list"] = page(f"<opml><body>{hosts}</body></opml>")
    assert len(run([site.url("/list")], archive).records) == 1


def test_the_articles_of_one_feed_are_read_side_by_side_where_their_hosts_differ(archive, site):
    together = threading.Barrier(2, timeout=20)

    def meet(handler) -> None:
        together.wait()
        page(story("A ferry sank."))(handler)

    site.answers["/meet"] = meet
    site.answers["/feed"] = page(rss(*(site.url("/meet", host) for host in ("127.0.0.1", "localhost"))))
    assert len(run([site.url("/feed")], archive).records) == 2


def test_what_a_feed_names_is_an_article_and_never_a_list_in_turn(archive, site):
    site.answers["/feed"] = page(rss(site.url("/feed"), site.url("/inner"), site.url("/1")))
    site.answers["/inner"] = page(rss(site.url("/2")))
    manifest = run([Source(url=site.url("/feed"), kind="feed")], archive)
    assert "/2" not in site.pages()
    assert collected(manifest, archive) == {"/1"}
    assert slugs(manifest) == {site.url("/inner"): "unsupported"}


def test_a_list_whose_one_feed_never_ends_costs_no_other(archive, site):
    site.answers["/gull"] = drip
    site.answers["/tern"] = page(rss(site.url("/1")))
    site.answers["/list"] = page(OPML.format(site.url("")), "text/xml")
    manifest = run([site.url("/list")], archive, limits=replace(LIMITS, timeout=1))
    assert slugs(manifest) == {site.url("/gull"): "too-slow"}
    assert len(manifest.records) == 1


# --- what a list is known by ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "media_type", "kind"),
    [
        (b"<?xml version='1.0'?><urlset xmlns='x'>", "text/html", "sitemap"),
        (b"<sm:sitemapindex xmlns:sm='x'>", "", "sitemap"),
        (gzip.compress(b"<urlset></urlset>", mtime=0), "application/octet-stream", "sitemap"),
        (b"<!-- <rss> --><opml version='2.0'>", "", "opml"),
        (b"words", "text/x-opml", "opml"),
        (b"<rdf:RDF xmlns:rdf='x'>", "", "feed"),
        (b"WARC/1.1\r\n", "", "warc"),
        (gzip.compress(b"WARC/1.0\r\n", mtime=0), "", "warc"),
        (b"\x1f\x8bnot gzip", "", "web"),
        (b"<!DOCTYPE html><html><body><urlset>", "application/xml", "web"),
    ],
)
def test_a_list_is_known_by_what_it_begins_with(content, media_type, kind):
    assert kind_of(content, media_type) == kind


# --- all together ---------------------------------------------------------------------------------


def test_the_order_of_lists_and_of_answers_changes_nothing(tmp_path, site):
    site.answers |= {
        "/list": page(OPML.format(site.url("")), "text/xml"),
        "/gull": page(rss(site.url("/1"), site.url("/2"))),
        "/tern": page(dated_rss(site, {"/2": 40, "/3": 50})),
        "/map": page(urlset(site.url("/3"), site.url("/4"), changed="2026-02-28")),
        "/index": page(index(**{site.url("/map"): "2026-02-28", site.url("/gone"): ""})),
    }
    paths = ["/list", "/map", "/index", "/tern", "/5"]
    sources = [Source(url=site.url(path, host)) for path in paths for host in ("127.0.0.1", "localhost")]
    results = []
    for seed in range(3):
        random.Random(seed).shuffle(sources)
        results.append(run(sources, Archive(tmp_path / str(seed))))
    assert results[0] == results[1] == results[2]
    assert results[0].notices
    assert results[0].skipped


def test_a_notice_reaches_the_report_and_costs_no_exit_code(archive, site):
    site.answers["/feed"] = page(dated_rss(site, {"/1": 31}))
    manifest = run([Source(url=site.url("/feed"), name="The Gull")], archive)
    report = compose(archive, manifest, made=NOON)
    [caution] = [each for each in report.warnings if each.slug == "stale-feed"]
    assert caution.article is None
    assert caution.text.startswith("The Gull: The newest article that it lists is of 2026-01-29")
    assert Outcome(report=report).exit_code == 0
