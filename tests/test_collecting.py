"""The run over all sources: one failure costs no other, and the order of things changes nothing."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from newsroom import LIMITS, NOON, rss, run, slugs, story
from servers import changing_with, drip, gzipped, in_turn, page, serve, status

from reportgen import plugins
from reportgen.archive import Archive, make_manifest
from reportgen.capture import Capture, Limits, Skipped, Source
from reportgen.collectors.feed import Entry, is_feed, read_feed
from reportgen.errors import DocumentError, NotFoundError, OutputError, UnknownNameError
from reportgen.fetching import Fetched


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "archive")


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "texts"
    (place / "inner").mkdir(parents=True)
    (place / "a.txt").write_text("A ferry sank on Monday.")
    (place / "inner" / "b.md").write_text("# Ferry lost\n\nIt went down at noon.")
    (place / "c.html.gz").write_bytes(gzip.compress(story("Four were saved.").encode()))
    return place


def test_a_folder_is_read_by_relative_names_and_what_cannot_be_read_is_told(archive, folder):
    (folder / "d.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    (folder / "e.txt").write_text(" \n")
    (folder / "f.txt.gz").write_bytes(b"\x1f\x8bno")
    (folder / "g.txt").write_bytes(b"x" * 200_000)
    (folder / "h.txt").symlink_to("nowhere")
    (folder / ".hidden.txt").write_text("Nobody reads this.")
    (folder / ".git").mkdir()
    (folder / ".git" / "config.txt").write_text("Nor this.")
    os.mkfifo(folder / "pipe.txt")
    manifest = run([folder], archive)
    assert [a.url for a in sorted(archive.articles(manifest), key=lambda a: a.url)] == [
        "file:a.txt",
        "file:c.html.gz",
        "file:inner/b.md",
    ]
    assert slugs(manifest) == {
        "file:d.xls": "unknown-kind",
        "file:e.txt": "empty",
        "file:f.txt.gz": "truncated",
        "file:g.txt": "too-large",
        "file:h.txt": "unreadable",
    }
    assert manifest.asked == ("file:texts/",)
    assert manifest.finished
    assert not any(a.named for a in archive.articles(manifest))


def test_an_archive_inside_a_folder_is_none_of_its_texts(folder):
    inside = Archive(folder / "kept")
    first = run([folder], inside)
    second = run([folder], inside)
    assert len(first.records) > 0
    assert second == first


def test_a_folder_gives_the_same_manifest_wherever_it_lies(tmp_path, folder, monkeypatch):
    first = run([folder], Archive(tmp_path / "one"))
    (tmp_path / "far").mkdir()
    moved = folder.rename(tmp_path / "far" / "texts")
    monkeypatch.chdir(moved.parent)
    assert run(["texts"], Archive(tmp_path / "two"), clock=lambda: NOON + timedelta(days=9)) == first


def test_a_folder_without_articles_and_one_with_too_many_say_so(archive, tmp_path, folder):
    empty = tmp_path / "empty"
    empty.mkdir()
    assert slugs(run([empty], archive)) == {"file:empty/": "no-articles"}
    assert slugs(run([folder], archive, limits=Limits(max_articles=2))) == {"file:inner/b.md": "max-articles"}


def test_a_named_file_is_one_article_named_twice_or_not(archive, folder, monkeypatch):
    monkeypatch.chdir(folder)
    manifest = run(["a.txt", folder / "a.txt", "inner/../a.txt", folder], archive)
    articles = {a.url: a.named for a in archive.articles(manifest)}
    assert articles == {"file:a.txt": True, "file:c.html.gz": False, "file:inner/b.md": False}


def test_two_files_of_one_name_are_told_apart_by_their_folders(archive, folder):
    (folder / "inner" / "a.txt").write_text("Another tells it otherwise.")
    manifest = run([folder / "a.txt", folder / "inner" / "a.txt"], archive)
    assert manifest.asked == ("file:inner/a.txt", "file:texts/a.txt")
    assert {a.url for a in archive.articles(manifest)} == set(manifest.asked)


def test_a_file_of_a_folder_and_a_named_one_of_its_name_keep_both_texts(archive, folder):
    (folder / "inner" / "a.txt").write_text("Another tells it otherwise.")
    articles = archive.articles(run([folder / "inner", folder / "a.txt"], archive))
    assert sorted(a.url for a in articles) == ["file:a.txt", "file:a.txt", "file:b.md"]
    assert len({a.id for a in articles}) == 3


def test_several_folders_give_their_names_to_their_files(archive, folder):
    for side in ("west", "east"):
        (folder / side).mkdir()
        (folder / side / "readout.txt").write_text(f"The {side} says so.")
    manifest = run([folder / "west", folder / "east"], archive)
    assert {a.url for a in archive.articles(manifest)} == {"file:west/readout.txt", "file:east/readout.txt"}
    assert manifest.asked == ("file:east/", "file:west/")


@pytest.mark.parametrize("missing", ["nowhere.txt", "", "a\0b", "x" * 5000])
def test_a_file_that_is_not_there_is_told_before_anything_is_fetched(archive, missing):
    with serve({"/": page(story("A ferry sank."))}) as site:
        with pytest.raises(NotFoundError, match="no file or folder"):
            run([site.url(), missing], archive)
        assert site.asked == []


def test_a_collector_that_is_not_there_is_told_with_those_there_are(archive):
    with pytest.raises(UnknownNameError, match="folder, gdelt, glob, opml"):
        run([Source(url="x://", kind="fed")], archive)


def test_standard_input_is_an_article(archive, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"A ferry sank on Monday.")))
    (article,) = archive.articles(run(["-"], archive))
    assert (article.url, article.text) == ("-", "A ferry sank on Monday.")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"  ")))
    assert slugs(run(["-"], archive)) == {"-": "empty"}


def test_a_source_that_fails_costs_no_other(archive, folder):
    with serve({"/good": page(story("A ferry sank."))}) as site:
        site.answers |= {"/bomb": gzipped(bytes(9_000_000)), "/image": page(b"\x89PNG\r\n", "image/png")}
        sources = [site.url(f"/{name}") for name in ("good", "gone", "bomb", "image")]
        manifest = run([*sources, "ftp://gull.example/", folder / "a.txt"], archive)
    assert len(manifest.records) == 2
    found = slugs(manifest)
    assert found.pop(site.url("/image")) == "unsupported"
    assert found == {
        site.url("/gone"): "http-404",
        site.url("/bomb"): "too-large",
        "ftp://gull.example/": "refused-address",
    }
    assert all(s.reason[0].isupper() and s.url not in s.reason for s in manifest.skipped)
    assert archive.latest(site.url("/image")).text_sha256 is None


def test_private_addresses_are_refused_by_default(archive):
    with serve({"/": page(story("A ferry sank."))}) as site:
        manifest = run([site.url()], archive, limits=Limits())
        assert slugs(manifest) == {site.url(): "refused-address"}
        assert site.asked == []


def test_a_plugin_that_raises_anything_is_skipped_and_told(archive, folder, monkeypatch):
    def broken(source, context):
        yield from ()
        raise SystemExit if source.url.endswith("y") else KeyError("oops")

    load = plugins.load
    monkeypatch.setattr(
        plugins, "load", lambda group, name: broken if name == "broken" else load(group, name)
    )
    guests = [Source(url=f"guest://{letter}", kind="broken") for letter in "xy"]
    manifest = run([*guests, folder / "a.txt"], archive)
    assert len(manifest.records) == 1
    assert [s.slug for s in manifest.skipped] == ["unexpected", "unexpected"]
    assert ["KeyError" in s.reason for s in manifest.skipped] == [True, False]


def test_an_archive_that_cannot_be_written_ends_the_run(tmp_path, folder):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError):
        run([folder], Archive(tmp_path / "file"))


def test_the_order_of_sources_and_of_answers_changes_nothing(tmp_path):
    with serve({f"/{n}": page(story(f"Report {n} came in.")) for n in range(6)}) as site:
        site.answers["/feed"] = page(rss(*(site.url(f"/{n}") for n in range(4, 6)), site.url("/gone")))
        sources = [Source(url=site.url(f"/{n}"), name=f"Outlet {n}") for n in range(4)]
        sources += [Source(url=site.url(path, host="localhost")) for path in ("/1", "/feed", "/gone")]
        results = []
        for seed in range(3):
            random.Random(seed).shuffle(sources)
            results.append(run(sources, Archive(tmp_path / str(seed))))
        assert results[0] == results[1] == results[2]
        assert len(results[0].records) == 7
        stored = [
            sorted(
                (p.relative_to(tmp_path / s), p.read_bytes())
                for p in (tmp_path / s).rglob("*.*")
                if p.is_file()
            )
            for s in "012"
        ]
        assert stored[0] == stored[1] == stored[2]


def test_one_host_has_one_request_at_a_time(archive):
    with serve({f"/{n}": page(story(f"Report {n} came in.")) for n in range(6)}) as site:
        run([site.url(f"/{n}") for n in range(6)], archive)
        assert site.most_open == 1


def test_several_hosts_are_read_side_by_side(archive):
    together = threading.Barrier(2, timeout=20)

    def meet(handler) -> None:
        together.wait()  # answers only once the other host is being asked, too
        page(story("A ferry sank."))(handler)

    with serve({"/a": meet}) as site:
        manifest = run([site.url("/a"), site.url("/a", host="localhost")], archive)
    assert len(manifest.records) == 2


def test_a_file_name_of_any_bytes_is_shown(archive, folder):
    with open(os.fsencode(folder) + b"/\xff.txt", "wb") as file:  # noqa: PTH123  a path of bytes
        file.write(b"A ferry sank.")
    assert "file:\\xff.txt" in {a.url for a in archive.articles(run([folder], archive))}


def test_collecting_files_loads_no_client_and_importing_it_no_reader():
    code = "import sys; from reportgen import collect, Archive; print([m for m in HEAVY if m in sys.modules])"
    heavy = ["httpx2", "feedparser", "trafilatura", "numpy", "lxml", "weasyprint"]
    done = subprocess.run([sys.executable, "-c", f"HEAVY={heavy}; {code}"], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_an_address_named_by_two_sources_is_fetched_once_and_the_named_one_stands(archive):
    with serve({"/a": page(story("A ferry sank."))}) as site:
        site.answers["/feed"] = page(rss(site.url("/a")))
        manifest = run(
            [site.url("/a"), site.url("/feed"), Source(url=site.url("/a"), name="The Gull")], archive
        )
        assert site.pages().count("/a") == 1
    (article,) = archive.articles(manifest)
    assert (article.named, article.source) == (True, "The Gull")


def test_a_second_run_asks_only_whether_anything_changed(archive):
    with serve({"/a": changing_with('"1"', story("Three died."))}) as site:
        first = run([site.url("/a")], archive)
        again = run([site.url("/a")], archive, clock=lambda: NOON + timedelta(days=1))
        assert again == first
        assert site.headers[-1]["if-none-match"] == '"1"'
        site.answers["/a"] = changing_with('"2"', story("Four died."))
        (article,) = archive.articles(run([site.url("/a")], archive))
        assert article.title.startswith("Four died")


def test_a_lost_capture_is_fetched_anew(archive):
    with serve({"/a": changing_with('"1"', story("Three died."))}) as site:
        first = run([site.url("/a")], archive)
        for path in archive.root.glob("captures/*/*.gz"):
            path.write_bytes(b"damaged")
        assert run([site.url("/a")], archive) == first
        assert list(archive.damage(first)) == []


def test_a_run_that_was_cut_off_fetches_nothing_twice(archive):
    told: list[object] = []

    def cut_off(found) -> None:
        told.append(found)
        if len(told) == 3:
            raise KeyboardInterrupt

    with serve({f"/{n}": page(story(f"Report {n} came in.")) for n in range(5)}) as site:
        sources = [site.url(f"/{n}") for n in range(5)]
        with pytest.raises(KeyboardInterrupt):
            run(sources, archive, progress=cut_off)
        unfinished = archive.manifest(archive.manifests()[0])
        assert not unfinished.finished
        kept = {archive.record(i).url for i in unfinished.records}
        assert len(kept) == 3
        site.asked.clear()
        manifest = run(sources, archive)
        assert kept.isdisjoint(map(site.url, site.pages()))
    assert len(manifest.records) == 5
    assert archive.manifests() == (manifest.id,)


CHILD = """
import sys
from reportgen import Archive, collect
from reportgen.capture import Limits, Source
limits = Limits(allow_private=frozenset({"127.0.0.1"}))
collect([Source(url=url) for url in sys.argv[2:]], Archive(sys.argv[1]), limits=limits)
"""


def test_a_run_that_was_killed_leaves_whole_files_and_is_resumed(archive):
    reached = threading.Event()

    def stuck(handler) -> None:
        reached.set()
        drip(handler)

    with serve({f"/{n}": page(story(f"Report {n} came in.")) for n in range(4)}) as site:
        sources = [site.url(f"/{n}") for n in range(4)]
        good, site.answers["/3"] = site.answers["/3"], stuck
        child = subprocess.Popen([sys.executable, "-c", CHILD, str(archive.root), *sources])
        assert reached.wait(60)
        child.kill()
        child.wait()
        site.answers["/3"] = good
        for path in archive.root.glob("*/**/*.json"):
            assert json.loads(path.read_bytes())
        for path in archive.root.glob("captures/*/*.gz"):
            assert archive.content(path.stem)
        kept = {archive.record(i).url for i in (archive.unfinished(sources) or make_manifest([])).records}
        site.asked.clear()
        manifest = run(sources, archive)
    assert len(manifest.records) == 4
    assert kept.isdisjoint(map(site.url, site.pages()))
    assert list(archive.damage(manifest)) == []


def test_a_changed_name_in_the_config_reaches_a_resumed_run(archive):
    with serve({"/a": page(story("Three died."))}) as site:
        first = run([Source(url=site.url("/a"), name="Gull")], archive)
        archive.save_manifest(make_manifest(first.asked, first.records, finished=False))
        (article,) = archive.articles(run([Source(url=site.url("/a"), name="The Gull")], archive))
        assert site.pages() == ["/a"]
    assert article.source == "The Gull"


def test_a_damaged_unfinished_manifest_is_no_obstacle(archive):
    with serve({"/a": page(story("Three died."))}) as site:
        first = run([site.url("/a")], archive)
        archive.save_manifest(replace(first, finished=False))
        for path in archive.root.glob("manifests/*.json"):
            path.write_bytes(b"{")
        assert run([site.url("/a")], archive) == first


def test_offline_the_archive_answers_and_what_it_lacks_is_told(archive):
    with serve({"/a": page(story("Three died."))}) as site:
        site.answers["/feed"] = page(rss(site.url("/a")), "application/rss+xml")
        online = run([site.url("/feed")], archive)
    assert run([site.url("/feed")], archive, offline=True) == online
    assert slugs(run([site.url("/b")], archive, offline=True)) == {site.url("/b"): "offline"}


def test_progress_is_told_of_everything(archive, folder):
    (folder / "z.txt").write_bytes(bytes(range(256)) * 3)
    told: list[object] = []
    manifest = run([folder], archive, progress=told.append)
    assert len([t for t in told if isinstance(t, Capture)]) == len(manifest.records) == 3
    assert [t.url for t in told if isinstance(t, Skipped)] == ["file:z.txt"]


def test_a_feed_gives_its_articles_with_what_it_says_of_them(archive):
    extra = "<source url='http://t'>The Tern</source><pubDate>Mon, 02 Mar 2026 08:00:00 +0100</pubDate>"
    with serve({"/a": page("A ferry sank on Monday.", "text/plain")}) as site:
        site.answers["/feed"] = page(
            rss(site.url("/a"), site.url("/a"), "mailto:x@y", extra=extra), "text/xml"
        )
        manifest = run([Source(url=site.url("/feed"), name="All news", side="The port")], archive)
    (article,) = archive.articles(manifest)
    assert (article.source, article.side, article.named) == ("The Tern", "The port", False)
    assert article.published == datetime(2026, 3, 2, 7, tzinfo=UTC)
    assert article.title == "T & 0"
    assert article.provenance.title == "feed"


def test_a_feed_stops_at_the_limit_and_names_what_fails(archive):
    with serve({f"/{n}": page(story(f"Report {n} came in.")) for n in range(3)}) as site:
        site.answers["/feed"] = page(rss(site.url("/gone"), *(site.url(f"/{n}") for n in range(3))))
        source = Source(url=site.url("/feed"), kind="feed", name="Port news")
        manifest = run([source], archive, limits=replace(LIMITS, max_articles=3))
    assert len(manifest.records) == 2
    assert [(s.source, s.slug) for s in manifest.skipped] == [("Port news", "http-404")]


@pytest.mark.parametrize(
    ("body", "slug"),
    [("<rss><channel/></rss>", "empty-feed"), ("<html><p>no feed</p>", "feed"), ("{", "feed")],
)
def test_an_empty_feed_and_what_is_none_are_told_apart(archive, body, slug):
    with serve({"/feed": page(body)}) as site:
        manifest = run([Source(url=site.url("/feed"), kind="feed")], archive)
    assert slugs(manifest) == {site.url("/feed"): slug}


ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/one"/><title>One</title>
<updated>2026-03-01T10:00:00Z</updated></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {
                "url": "https://gull.example/1",
                "title": " One\n",
                "date_published": "2026-03-01T11:00:00+01:00",
            },
            {"url": 3, "title": "Two"},
            "rubbish",
            {"url": "https://gull.example/2", "date_published": "yesterday"},
        ],
    }
).encode()


def fetched(content: bytes) -> Fetched:
    return Fetched(status=200, final_url="https://gull.example/feed", content=content)


def test_atom_and_json_feeds_are_read():
    expected = Entry(url="https://gull.example/one", title="One", published=NOON - timedelta(hours=2))
    assert read_feed("u", fetched(ATOM)).entries == (expected,)
    assert read_feed("u", fetched(JSON_FEED)).entries == (
        Entry(url="https://gull.example/1", title="One", published=NOON - timedelta(hours=2)),
        Entry(url="https://gull.example/2"),
    )
    assert read_feed("u", fetched(b"{}")).entries == ()


def test_what_is_no_feed_is_told():
    for content in (b"words", b"{" * 100_000, b"<rss><channel><item>"):
        with pytest.raises(DocumentError) as caught:
            read_feed("u", fetched(content))
        assert caught.value.slug == "feed"


def test_a_feed_of_many_megabytes_is_refused():
    with pytest.raises(DocumentError, match="more than"):
        read_feed("u", fetched(b"<rss>" + b" " * 5_000_000))


@pytest.mark.parametrize(
    ("content", "media_type", "expected"),
    [
        (ATOM, "text/html", True),
        (JSON_FEED, "application/json", True),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <html> --><?style x?><rdf:RDF>", "", True),
        ("<?xml version='1.0' encoding='utf-16'?><rss>".encode("utf-16"), "", True),
        (b"<!DOCTYPE html><html><body><feed>", "application/rss+xml", False),
        (b"words only", "application/rss+xml", True),
        (b'{"a": 1}', "application/json", False),
        (b"words only", "text/plain", False),
        (b"", "", False),
    ],
)
def test_a_feed_is_known_by_what_it_begins_with(content, media_type, expected):
    assert is_feed(content, media_type) is expected


def test_a_feed_that_is_busy_at_first_is_read_in_the_end(archive):
    with serve({"/a": page(story("Three died."))}) as site:
        site.answers["/feed"] = in_turn(status(503), page(rss(site.url("/a"))))
        assert len(run([site.url("/feed")], archive).records) == 1
