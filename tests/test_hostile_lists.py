"""Lists that point inward: at hosts that no person allowed, and at files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from newsroom import NOON, story
from servers import page, serve

from reportgen.archive import Archive
from reportgen.capture import Limits, Source
from reportgen.collectors import collect

LIMITS = Limits(timeout=5, max_bytes=100_000, allow_private=frozenset({"127.0.0.1"}))
TOLD = "<p>" + "The ferry ran aground off the pier on Tuesday. " * 20 + "</p>"


def opml(bad: str, _own: str) -> str:
    lines = f"<outline type='include' url='{bad}'/><outline xmlUrl='{bad}'/>"
    return f"<opml version='2.0'><body>{lines}</body></opml>"


def rss_next(bad: str, own: str) -> str:
    return (
        "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel>"
        f"<atom:link rel='next' href='{bad}'/>"
        f"<item><link>{own}</link><title>One</title></item></channel></rss>"
    )


def rss_item(bad: str, _own: str) -> str:
    return (
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><item>"
        f"<link>{bad}</link><title>One</title><content:encoded><![CDATA[<img src='{bad}'/>"
        f"<iframe src='{bad}'></iframe>{TOLD}]]></content:encoded></item></channel></rss>"
    )


def xml_entity(bad: str, own: str) -> str:
    return f"<!DOCTYPE rss [<!ENTITY x SYSTEM '{bad}'>]>" + rss_next(bad, own).replace("One", "&x;")


def json_next(bad: str, own: str) -> str:
    items = [{"id": "1", "url": own, "title": "One"}, {"id": "2", "url": bad, "content_html": TOLD}]
    version = "https://jsonfeed.org/version/1.1"
    return json.dumps({"version": version, "next_url": bad, "feed_url": bad, "items": items})


def sitemap_index(bad: str, _own: str) -> str:
    return f"<sitemapindex><sitemap><loc>{bad}</loc></sitemap></sitemapindex>"


def sitemap(bad: str, own: str) -> str:
    return f"<urlset><url><loc>{bad}</loc></url><url><loc>{own}</loc></url></urlset>"


def canonical(bad: str, _own: str) -> str:
    head = (
        f"<link rel='canonical' href='{bad}'/><link rel='alternate' type='application/rss+xml' href='{bad}'/>"
        f"<base href='{bad}'/><meta http-equiv='refresh' content='0;url={bad}'/>"
    )
    return story("A ferry sank.").replace("<title>", head + "<title>")


LISTS = [opml, rss_next, rss_item, xml_entity, json_next, sitemap_index, sitemap, canonical]


@pytest.mark.parametrize("write", LISTS)
def test_no_list_leads_to_a_host_that_was_not_allowed_or_to_a_file(tmp_path: Path, write) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text(story("Nobody may read this secret."), "utf-8")
    archive = Archive(tmp_path / "archive")
    with serve({"/1": page(story("A ferry sank."))}) as site, serve() as canary:
        inward = canary.url("/latest", host="localhost")
        bad = [inward, secret.as_uri(), f"//localhost:{canary.port}/x", f"\\\\localhost:{canary.port}/x"]
        bad += [f"http://127.0.0.1@localhost:{canary.port}/", f"http://[::ffff:127.0.0.1]:{canary.port}/"]
        bad += [f"http://0x7f.1:{canary.port}/", str(secret), f"jar:{secret.as_uri()}", "gopher://localhost/"]
        bad += [
            f"http://localhost:{canary.port}/web/2020/{inward}",
            f"feed:{inward}",
            f"view-source:{inward}",
        ]
        site.answers["/robots.txt"] = page(f"User-agent: *\nAllow: /\nSitemap: {inward}", "text/plain")
        for number, address in enumerate(bad):
            site.answers[f"/{number}/list"] = page(write(address, site.url("/1")))
        sources = [Source(url=site.url(f"/{number}/list"), limit=9) for number in range(len(bad))]
        manifest = collect(sources, archive, limits=LIMITS, clock=lambda: NOON)
        assert canary.asked == []
    assert not any("secret" in article.text for article in archive.articles(manifest))
    assert all(article.url.startswith("http://127.0.0.1") for article in archive.articles(manifest))


def test_a_sitemap_that_robots_name_is_checked_like_any_other(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    with serve() as canary, serve() as site:
        robots = (
            f"User-agent: *\nAllow: /\nSitemap: {canary.url('/s', host='localhost')}\nSitemap: file:///etc/x"
        )
        site.answers["/robots.txt"] = page(robots, "text/plain")
        sources = [
            Source(url=site.url("/robots.txt"), kind="sitemap"),
            Source(url=site.url(), kind="sitemap"),
        ]
        manifest = collect(sources, archive, limits=LIMITS, clock=lambda: NOON)
        assert canary.asked == []
    assert manifest.records == ()
