"""Patterns of paths, and lists that stand on the disk."""

from __future__ import annotations

import gzip
import os
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsroom import LIMITS, notices, rss, run, slugs, story
from servers import page, serve

from reportgen.archive import Archive
from reportgen.capture import Source
from reportgen.collectors.pattern import fitting_names, is_pattern, split_pattern
from reportgen.errors import NotFoundError


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "archive")


@pytest.fixture
def texts(tmp_path):
    place = tmp_path / "texts"
    for name in ("a.txt", "b.md", "c.xls", "in/a.txt", "in/deep/d.txt", "in/.hid/e.txt", ".f.txt", "x1.txt"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(f"A ferry sank, {name} says.")
    return place


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", {"a.txt", "x1.txt"}),
        ("?.*", {"a.txt", "b.md", "c.xls"}),
        ("[ab].*", {"a.txt", "b.md"}),
        ("*[0-9].txt", {"x1.txt"}),
        ("**/*.txt", {"a.txt", "x1.txt", "in/a.txt", "in/deep/d.txt"}),
        ("**/**/d.txt", {"in/deep/d.txt"}),
        ("in/**", {"in/a.txt", "in/deep/d.txt"}),
        ("*/*.txt", {"in/a.txt"}),
        ("**/deep/*", {"in/deep/d.txt"}),
        ("*.doc", set()),
        ("in", set()),
        ("a.txt", {"a.txt"}),
    ],
)
def test_a_pattern_fits_the_names_that_it_says(texts, pattern, names):
    assert set(fitting_names(texts, pattern)) == names


def test_a_pattern_is_split_before_its_first_wildcard():
    assert split_pattern("a/b/*.txt")[1] == "*.txt"
    assert split_pattern("a/b/*.txt")[0].as_posix() == "a/b"
    assert split_pattern("*/a.txt") == (type(split_pattern("x")[0])(), "*/a.txt")
    assert split_pattern("a/b.txt")[1] == "b.txt"
    assert [is_pattern(text) for text in ("a.txt", "a*", "a?", "[a]")] == [False, True, True, True]


def test_links_to_their_own_folder_keep_nobody_busy(texts):
    for name in ("one", "two", "three"):
        (texts / name).symlink_to(".")
    assert len(set(fitting_names(texts, "**/*.txt"))) == 4


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(pattern=st.text(alphabet="ab.*?[]/!-tx", min_size=1, max_size=12))
def test_whatever_the_pattern_it_fits_files_of_the_folder_alone(texts, pattern):
    everything = {path.relative_to(texts).as_posix() for path in texts.rglob("*") if path.is_file()}
    assert set(fitting_names(texts, pattern.strip("/") or "*")) <= everything


def test_the_files_of_a_pattern_are_read_like_those_of_a_folder(archive, texts, monkeypatch):
    monkeypatch.chdir(texts.parent)
    os.mkfifo(texts / "pipe.txt")
    (texts / "out.txt").symlink_to("/etc/hostname")
    manifest = run(["texts/*.*"], archive)
    assert {(a.url, a.named) for a in archive.articles(manifest)} == {
        ("file:a.txt", False),
        ("file:b.md", False),
        ("file:x1.txt", False),
    }
    assert slugs(manifest) == {"file:c.xls": "unknown-kind", "file:out.txt": "outside"}
    assert manifest.asked == ("file:*.*",)


def test_a_pattern_gives_the_same_wherever_its_folder_lies(archive, texts, tmp_path):
    first = run([f"{texts}/**/*.txt"], archive)
    moved = texts.rename(tmp_path / "elsewhere")
    assert run([f"{moved}/**/*.txt"], Archive(tmp_path / "two")) == first
    assert first.asked == ("file:**/*.txt",)


def test_a_pattern_that_nothing_fits_and_one_in_no_folder_are_told(archive, texts):
    assert slugs(run([f"{texts}/*.doc"], archive)) == {"file:*.doc": "no-articles"}
    with pytest.raises(NotFoundError, match="no file or folder"):
        run([f"{texts}/nowhere/*.txt"], archive)


def test_a_file_whose_name_has_a_wildcard_is_that_file(archive, texts):
    (texts / "a[1].txt").write_text("A ferry sank on Monday.")
    (article,) = archive.articles(run([texts / "a[1].txt"], archive))
    assert (article.url, article.named) == ("file:a[1].txt", True)


def test_a_source_limit_holds_for_a_folder(archive, texts):
    manifest = run([Source(url=str(texts), limit=1)], archive)
    assert len(manifest.records) == 1
    assert [s.slug for s in manifest.skipped].count("max-articles") == 4


@pytest.mark.parametrize("kind", ["auto", "own"])
def test_lists_on_the_disk_are_read_as_those_on_the_web(archive, tmp_path, kind):
    with serve({f"/{n}": page(story(f"Report {n} came in.")) for n in range(3)}) as site:
        site.answers["/feed"] = page(rss(site.url("/1")))
        (tmp_path / "news.xml").write_text(rss(site.url("/0")))
        (tmp_path / "my.opml").write_text(
            f"<opml><body><outline xmlUrl='{site.url('/feed')}'/></body></opml>"
        )
        (tmp_path / "map.xml").write_text(f"<urlset><url><loc>{site.url('/2')}</loc></url></urlset>")
        kinds = {"news.xml": "feed", "my.opml": "opml", "map.xml": "sitemap"}
        sources = [Source(url=str(tmp_path / n), kind=k if kind == "own" else kind) for n, k in kinds.items()]
        manifest = run(sources, archive)
        assert {a.url: a.named for a in archive.articles(manifest)} == {
            site.url(f"/{n}"): False for n in range(3)
        }
    assert manifest.skipped == ()
    assert manifest.asked == ("file:map.xml", "file:my.opml", "file:news.xml")


def test_a_list_on_the_disk_that_cannot_be_read_is_told(archive, tmp_path):
    (tmp_path / "map.xml").write_bytes(b"x" * 200_000)
    (tmp_path / "my.opml").mkdir()
    (tmp_path / "cut.xml").write_text("<urlset><url>")
    sources = [
        Source(url=str(tmp_path / name), kind=kind)
        for name, kind in (("map.xml", "sitemap"), ("my.opml", "opml"), ("cut.xml", "sitemap"))
    ]
    manifest = run(sources, archive)
    assert slugs(manifest) == {
        "file:map.xml": "too-large",
        "file:my.opml/": "unreadable",
        "file:cut.xml": "sitemap",
    }
    assert notices(manifest) == {}


def test_a_list_has_no_place_among_the_articles_of_a_folder(archive, tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "my.opml").write_text("<opml/>")
    manifest = run([tmp_path / "texts"], archive, limits=replace(LIMITS))
    assert slugs(manifest) == {"file:my.opml": "unknown-kind", "file:texts/": "no-articles"}


def test_lists_may_be_gzip_files(archive, tmp_path):
    with serve({f"/{n}": page(story(f"Report {n} came in.")) for n in range(3)}) as site:
        site.answers["/feed.gz"] = page(gzip.compress(rss(site.url("/0")).encode()), "application/gzip")
        opml = f"<opml><body><outline xmlUrl='{site.url('/feed.gz')}'/></body></opml>"
        (tmp_path / "my.opml.gz").write_bytes(gzip.compress(opml.encode()))
        (tmp_path / "news.xml.gz").write_bytes(gzip.compress(rss(site.url("/1")).encode()))
        manifest = run([tmp_path / "my.opml.gz", tmp_path / "news.xml.gz"], archive)
    assert (len(manifest.records), manifest.skipped) == (2, ())
