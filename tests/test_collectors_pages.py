"""Lists that go on elsewhere: older pages of a feed, included OPML lists, sitemaps in plain text."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import LIMITS, NOON, notices, rss, run, slugs, story
from servers import page, serve

from reportgen.archive import Archive
from reportgen.capture import Source
from reportgen.collectors import plan
from reportgen.collectors.feed import read_feed
from reportgen.collectors.kind import kind_of
from reportgen.collectors.opml import read_opml
from reportgen.collectors.page import join_address
from reportgen.collectors.plain import is_address_list, is_robots, read_addresses, read_sitemaps
from reportgen.collectors.sitemap import read_sitemap
from reportgen.errors import DocumentError
from reportgen.fetching import Fetched


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "archive")


@pytest.fixture
def site():
    with serve({f"/{n}": page(story(f"Report {n} came in.")) for n in range(12)}) as site:
        yield site


def collected(manifest, archive) -> set[str]:
    """Paths of the articles that a run got."""
    return {"/" + article.url.split("/", 3)[3] for article in archive.articles(manifest)}


# --- older pages of a feed ------------------------------------------------------------------------


def atom(site, *days: int, following: str = "", relation: str = "next") -> str:
    """A page of an Atom feed whose entries are named by how many days old they are at noon."""
    link = f"<link rel='{relation}' href='{following}'/>" if following else ""
    entries = "".join(
        f"<entry><link href='{site.url(f'/{age}')}'/><title>T</title>"
        f"<published>{NOON - timedelta(days=age):%Y-%m-%dT%H:%M:%SZ}</published></entry>"
        for age in days
    )
    return f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>{link}{entries}</feed>"


@pytest.fixture
def paged(site):
    """A feed of three pages with two articles each."""
    site.answers |= {
        "/feed": page(atom(site, 1, 2, following="/feed2")),
        "/feed2": page(atom(site, 3, 4, following="feed3?a=1&amp;b=2")),
        "/feed3": page(atom(site, 5, 6)),
    }
    return Source(url=site.url("/feed"), kind="feed")


def test_older_pages_are_read_until_the_sources_limit_is_filled(archive, site, paged):
    assert collected(run([replace(paged, limit=3)], archive), archive) == {"/1", "/2", "/3"}
    assert "/feed3?a=1&b=2" not in site.asked
    everything = {f"/{age}" for age in range(1, 7)}
    assert collected(run([replace(paged, limit=50)], archive), archive) == everything
    assert "/feed3?a=1&b=2" in site.asked


def test_without_a_limit_of_its_own_a_feed_is_its_first_page(archive, site, paged):
    assert collected(run([paged], archive), archive) == {"/1", "/2"}
    assert "/feed2" not in site.asked


def test_older_pages_are_read_back_to_the_time_asked_for(archive, site, paged):
    since = replace(paged, since=NOON - timedelta(days=2, hours=1))
    assert collected(run([since], archive), archive) == {"/1", "/2"}
    assert site.pages().count("/feed2") == 1  # only there it shows that nothing more is of that time
    assert "/feed3?a=1&b=2" not in site.asked


def test_the_pages_of_an_archived_feed_and_of_a_json_feed_are_followed(archive, site):
    site.answers["/new"] = page(atom(site, 1, following="/old", relation="prev-archive"))
    site.answers["/old"] = page(atom(site, 2))
    first = {"version": "https://jsonfeed.org/version/1.1", "next_url": site.url("/json2")}
    first["items"] = [{"id": "1", "url": site.url("/3")}]
    second = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "2", "url": site.url("/4")}]}
    site.answers["/json"] = page(json.dumps(first), "application/feed+json")
    site.answers["/json2"] = page(json.dumps(second), "application/feed+json")
    manifest = run([Source(url=site.url(path), limit=9) for path in ("/new", "/json")], archive)
    assert collected(manifest, archive) == {"/1", "/2", "/3", "/4"}


def test_a_feed_that_leads_to_itself_or_on_for_ever_ends(archive, site):
    site.answers["/ring"] = page(atom(site, 1, following="/ring"))
    site.answers["/pages"] = lambda handler: page(atom(site, 2, following=f"{handler.path}x"))(handler)
    site.answers |= dict.fromkeys([f"/pages{'x' * n}" for n in range(1, 40)], site.answers["/pages"])
    run([Source(url=site.url(path), limit=9) for path in ("/ring", "/pages")], archive)
    assert site.pages().count("/ring") == 1
    assert len([path for path in site.pages() if path.startswith("/pages")]) == 10


def test_an_older_page_that_fails_is_told_and_costs_nothing_else(archive, site):
    site.answers["/feed"] = page(atom(site, 1, following="/gone"))
    site.answers["/inward"] = page(atom(site, 2, following="http://127.0.0.9/"))
    site.answers["/file"] = page(atom(site, 3, following="file:///etc/hostname"))
    manifest = run(
        [Source(url=site.url(f"/{name}"), limit=9) for name in ("feed", "inward", "file")], archive
    )
    assert collected(manifest, archive) == {"/1", "/2", "/3"}
    assert slugs(manifest) == {site.url("/gone"): "http-404", "http://127.0.0.9/": "refused-address"}


def test_the_pages_of_a_feed_are_kept_for_a_run_without_network(archive, site, paged):
    source = replace(paged, limit=50)
    online = run([source], archive)
    site.answers.clear()
    assert run([source], archive, offline=True) == online


@given(base=st.text(max_size=30), address=st.text(max_size=30))
def test_what_is_joined_is_a_web_address_or_nothing(base, address):
    joined = join_address(f"https://gull.example/{base}", address)
    assert joined == "" or joined.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize("further", ["", "7", '{"a": 1}', "null"])
def test_a_next_page_of_any_kind_is_an_address_or_none(further):
    content = f'{{"version": "https://jsonfeed.org/version/1", "next_url": {further or "[]"}, "items": []}}'
    assert read_feed("u", Fetched(status=200, final_url="u", content=content.encode())).next == ""


# --- OPML lists that include lists ----------------------------------------------------------------


def opml(*outlines: str) -> str:
    return f"<opml version='2.0'><body>{''.join(outlines)}</body></opml>"


def included(url: str, kind: str = "include") -> str:
    return f"<outline type='{kind}' url='{url}'/>"


def feed_outline(url: str, title: str = "") -> str:
    return f"<outline type='rss' xmlUrl='{url}' title='{title}'/>"


def test_the_lists_that_a_list_includes_are_read(archive, site):
    site.answers |= {
        "/all": page(opml(feed_outline(site.url("/a"), "A"), included(site.url("/more.opml")))),
        "/more.opml": page(opml(feed_outline(site.url("/b"), "B"), included("last.opml", "link"))),
        "/last.opml": page(opml(feed_outline(site.url("/a"), "Other"), feed_outline(site.url("/c"), "C"))),
        **{f"/{name}": page(rss(site.url(f"/{n}"))) for n, name in enumerate("abc")},
    }
    manifest = run([Source(url=site.url("/all"), side="The port")], archive)
    articles = archive.articles(manifest)
    assert sorted(article.source for article in articles) == ["A", "B", "C"]
    assert {article.side for article in articles} == {"The port"}
    assert (manifest.skipped, manifest.notices) == ((), ())
    site.answers.clear()
    assert run([Source(url=site.url("/all"), side="The port")], archive, offline=True) == manifest


def test_lists_that_include_each_other_or_too_many_end_and_say_so(archive, site):
    site.answers |= {
        "/a.opml": page(opml(included("b.opml"), feed_outline(site.url("/feed")))),
        "/b.opml": page(opml(included("a.opml"), included("c.opml"))),
        "/c.opml": page(opml(included("d.opml"))),
        "/feed": page(rss(site.url("/1"))),
        "/wide.opml": page(
            opml(*(included(f"w{n}.opml") for n in range(30)), feed_outline(site.url("/feed")))
        ),
        **{f"/w{n}.opml": page(opml(feed_outline(site.url("/feed")))) for n in range(30)},
    }
    deep = run([site.url("/a.opml")], archive)
    assert [path for path in site.pages() if path.endswith(".opml")] == ["/a.opml", "/b.opml", "/c.opml"]
    assert notices(deep) == {site.url("/c.opml"): "max-lists"}
    wide = run([site.url("/wide.opml")], archive)
    assert len([path for path in site.pages() if path.startswith("/w")]) == 21
    assert "10 left out" in wide.notices[0].text


def test_an_included_list_that_fails_or_leads_inward_costs_no_other(archive, site):
    inward = [included(url) for url in ("file:///etc/passwd", "http://127.0.0.9/", "http://[::1")]
    site.answers["/list"] = page(
        opml(*inward, included("/gone"), included("/1"), feed_outline(site.url("/feed")))
    )
    site.answers["/feed"] = page(rss(site.url("/2")))
    manifest = run([site.url("/list")], archive)
    assert collected(manifest, archive) == {"/2"}
    assert slugs(manifest) == {
        site.url("/list"): "bad-address",
        "http://127.0.0.9/": "refused-address",
        site.url("/gone"): "http-404",
        site.url("/1"): "opml",
    }


def test_a_link_to_a_page_for_people_is_no_list():
    content = opml(included("https://x.example/page", "link"), included("https://x.example/y.opml?a", "LINK"))
    found = read_opml(Source(url="u"), "u", content.encode())
    assert (found.feeds, found.lists) == ((), ("https://x.example/y.opml?a",))


# --- sitemaps in plain text -----------------------------------------------------------------------


def test_a_text_with_an_address_a_line_is_a_sitemap(archive, site):
    lines = f"{site.url('/1')}\r\n\n  {site.url('/2')}\n{site.url('/1')}\n"
    site.answers["/urls.txt"] = page(b"\xef\xbb\xbf" + lines.encode(), "text/plain")
    site.answers["/urls.gz"] = page(gzip.compress(lines.encode()), "application/gzip")
    for path in ("/urls.txt", "/urls.gz"):
        assert collected(run([site.url(path)], archive), archive) == {"/1", "/2"}


def test_a_list_of_addresses_on_the_disk_is_read_like_one_on_the_web(archive, site, tmp_path):
    (tmp_path / "urls.txt").write_text(site.url("/3"), "utf-8")
    assert collected(run([tmp_path / "urls.txt"], archive), archive) == {"/3"}


def test_a_robots_txt_is_an_index_of_the_sitemaps_that_it_names(archive, site):
    rules = "# hello\nUser-agent: *\nDisallow: /\nUser-agent: reportgen\nAllow: /\n\nSitemap: "
    site.answers["/robots.txt"] = page(rules + site.url("/map"), "text/plain")
    site.answers["/map"] = page(f"<urlset><url><loc>{site.url('/4')}</loc></url></urlset>")
    assert collected(run([site.url("/robots.txt")], archive), archive) == {"/4"}


def test_a_robots_txt_may_be_read_whatever_it_forbids_and_one_without_sitemaps_says_so(archive, site):
    site.answers["/robots.txt"] = page("User-agent: *\nDisallow: /", "text/plain")
    manifest = run([site.url("/robots.txt"), site.url("/1")], archive)
    assert slugs(manifest) == {site.url("/robots.txt"): "empty-feed", site.url("/1"): "robots"}


@pytest.mark.parametrize(
    "text",
    [
        "https://x.example/1\nThe ferry sank.",
        "The ferry sank: https://x.example/1",
        "Host: The ferry sank on Monday.",
        "User-agent: *\nThe ferry sank.",
        "",
        "\n \n",
    ],
)
def test_a_text_that_is_more_than_a_list_is_an_article(text):
    assert kind_of(text.encode(), "text/plain") == "web"


def test_a_long_list_is_known_by_its_beginning():
    lines = "".join(f"https://gull.example/news/{n}\n" for n in range(500))
    assert kind_of(lines.encode(), "text/plain") == "sitemap"
    assert kind_of(lines[:-5].encode()) == "sitemap"
    assert len(read_sitemap("u", lines.encode()).entries) == 500
    assert kind_of(lines.encode(), "text/css") == "web"


def test_words_among_the_addresses_of_a_named_sitemap_are_passed_over():
    assert [e.url for e in read_sitemap("u", b"words\nhttps://x.example/1\n").entries] == [
        "https://x.example/1"
    ]
    with pytest.raises(DocumentError) as caught:
        read_sitemap("u", b"words")
    assert caught.value.slug == "sitemap"


@given(st.text())
def test_what_is_read_of_a_list_is_all_of_it(text):
    if is_address_list(text):
        assert len(read_addresses(text)) == len([line for line in text.splitlines() if line.strip()])
    if is_robots(text):
        assert not is_address_list(text)
    assert all(each.lower().startswith("http") for each in read_addresses(text) + read_sitemaps(text))


# --- what a list is not ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b'From: "Gull" <feed@gull.example>\nSubject: News\n\nThe ferry sank.',
        b"From: Gull <rss>\nSubject: News\n\nThe ferry sank.",
        b"Subject: <opml> in the harbor\n\n<rss version='2.0'>",
        b"<feedback>words</feedback>",
    ],
)
def test_a_mail_that_names_a_feed_is_no_feed(content):
    assert kind_of(content) == "web"


def test_a_mail_from_a_feed_is_read_as_a_mail(archive, tmp_path):
    body = "The ferry ran aground off the pier on Tuesday. Nobody was hurt, the harbor office said. " * 5
    mail = f'From: "Gull" <feed@gull.example>\nSubject: Aground\nContent-Type: text/plain\n\n{body}'
    (tmp_path / "news.eml").write_text(mail)
    (article,) = archive.articles(run([tmp_path / "news.eml"], archive))
    assert article.title == "Aground"


def test_a_dry_run_names_what_older_pages_and_included_lists_would_give(archive, site, paged):
    site.answers["/list"] = page(opml(included("/inner.opml")))
    site.answers["/inner.opml"] = page(opml(feed_outline(paged.url)))
    found = plan([Source(url=site.url("/list"), limit=3)], archive, limits=LIMITS, clock=lambda: NOON)
    assert [each.url for each in found] == [site.url(f"/{age}") for age in (1, 2, 3)]
    assert not archive.root.exists()


def test_a_page_in_the_way_of_a_list_that_is_neither_is_told(archive, site):
    """A page that a list of addresses names may be a list itself; it is followed no further."""
    site.answers["/urls.txt"] = page(site.url("/inner.txt"), "text/plain")
    site.answers["/inner.txt"] = page(site.url("/1"), "text/plain")
    assert slugs(run([site.url("/urls.txt")], archive)) == {site.url("/inner.txt"): "unsupported"}
