"""What a whole run does with the client: the archive answers for it, and its secrets stay out of it."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from servers import Handler, changing_with, page, redirect, serve, status

from reportgen.archive import Archive
from reportgen.capture import Limits, Source
from reportgen.cli import reportgen
from reportgen.collectors import collect
from reportgen.config import load_config
from reportgen.errors import NotFoundError, UsageError
from reportgen.record import Manifest

LIMITS = Limits(timeout=5, allow_private=frozenset({"127.0.0.1", "localhost"}))
NOON = datetime(2026, 5, 6, 12, tzinfo=UTC)
WORDS = "The ferry ran aground off the pier on Tuesday, the harbor office said. Nobody was hurt. "
STORY = f"<html><head><title>Ferry aground</title></head><body><article><p>{WORDS * 6}</p></article></body>"
FEED = (
    "<rss version='2.0'><channel><title>F</title>{}</channel></rss>".format(
        "".join(f"<item><title>{i}</title><link>{{site}}/{i}</link></item>" for i in range(3))
    )
)  # fmt: skip


def run(urls: list[str], folder: Path, limits: Limits = LIMITS, **options: object) -> Manifest:
    sources = [Source(url=url) for url in urls]
    return collect(sources, Archive(folder), limits=limits, clock=lambda: NOON, **options)


def bytes_of(folder: Path) -> bytes:
    """All that an archive holds, unpacked."""
    contents = (path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
    return b"\n".join(gzip.decompress(each) if each[:2] == b"\x1f\x8b" else each for each in contents)


def test_a_second_run_asks_only_for_what_has_changed(tmp_path):
    def dated(handler: Handler) -> None:
        when = "Wed, 06 May 2026 10:00:00 GMT"
        if handler.headers.get("If-Modified-Since") == when:
            handler.reply(304)
        else:
            handler.reply(200, STORY.encode(), Content_Type="text/html", Last_Modified=when)

    with serve({"/a": changing_with('"7"', STORY), "/b": dated}) as site:
        first = run([site.url("/a"), site.url("/b")], tmp_path)
        asked = len(site.headers)
        assert run([site.url("/a"), site.url("/b")], tmp_path) == first
        sent = dict(zip(site.asked[asked:], site.headers[asked:], strict=True))
    assert sent["/a"]["if-none-match"] == '"7"'
    assert sent["/b"]["if-modified-since"] == "Wed, 06 May 2026 10:00:00 GMT"


def test_offline_everything_that_is_missing_is_listed_and_nothing_is_asked(tmp_path):
    with serve({f"/{i}": page(STORY) for i in range(3)}) as site:
        feed = FEED.format(site=site.url("")).encode()
        site.answers["/feed"] = page(feed, "application/rss+xml")
        site.answers["/1"] = status(404)
        run([site.url("/feed")], tmp_path)
        before = len(site.asked)
        manifest = run([site.url("/feed"), site.url("/never")], tmp_path, offline=True)
        assert len(site.asked) == before
        missing = {skipped.url: skipped.slug for skipped in manifest.skipped}
    assert missing == {site.url("/1"): "offline", site.url("/never"): "offline"}
    assert len(manifest.records) == 2


@pytest.fixture
def cookies(tmp_path):
    path = tmp_path / "cookies.txt"
    path.write_text("127.0.0.1\tFALSE\t/\tFALSE\t0\tsid\ts3cret\n", "utf-8")
    return path


def test_cookies_and_passwords_are_in_no_file_of_the_archive(tmp_path, cookies):
    with serve({"/": page(STORY), "/no": status(403), "/lost": redirect("http://[::1")}) as site:
        urls = [site.url(path, host="ann:pa55word@127.0.0.1") for path in ("/", "/no", "/lost")]
        manifest = run(urls, tmp_path / "archive", replace(LIMITS, cookies=cookies))
        assert site.headers[-1]["cookie"] == "sid=s3cret"
        assert "authorization" in site.headers[-1]
    kept = bytes_of(tmp_path / "archive") + repr(manifest).encode()
    assert b"harbor office" in kept
    for secret in (b"s3cret", b"pa55word", b"YW5u", b"Cookie"):
        assert secret not in kept
    assert manifest.asked == tuple(sorted(site.url(path) for path in ("/", "/no", "/lost")))


def test_a_password_in_what_a_list_or_an_index_leads_to_is_nowhere_in_the_manifest(tmp_path):
    with serve({"/": page(STORY)}) as site:
        login = site.url("", host="ann:pa55word@127.0.0.1")
        feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><link rel='next' href='{login}/gone'/>{{}}</feed>"
        site.answers["/feed"] = page(feed.format(f"<entry><link href='{login}/'/></entry>"))
        site.answers["/list"] = page(
            f"<opml><body><outline type='include' url='{login}/lost'/></body></opml>"
        )
        sources = [
            Source(url=site.url("/feed"), limit=5),
            Source(url=site.url("/list")),
            Source(url=site.url("/cdx"), kind="wayback", query=f"{login}/page"),
            Source(url=f"{login}/"),
        ]
        limits = replace(LIMITS, proxy="http://bob:pa55word@127.0.0.1:1")
        manifest = collect(sources, Archive(tmp_path), limits=limits, clock=lambda: NOON)
        assert not any("pa55word" in path for path in site.asked)
    failed = {skipped.url.rpartition("/")[2].partition("?")[0] for skipped in manifest.skipped}
    assert failed == {"gone", "lost", "list", "cdx"}
    assert "pa55word" not in repr(manifest)
    records = [path.read_text("utf-8") for path in (tmp_path / "records").iterdir()]
    assert records
    assert not any("pa55word" in record for record in records)


def test_a_cookie_file_that_is_none_ends_the_run_before_it_begins(tmp_path):
    (tmp_path / "wrong").write_text("no tabs\n", "utf-8")
    with serve({"/": page(STORY)}) as site:
        for name, error in (("nowhere", NotFoundError), ("wrong", UsageError)):
            with pytest.raises(error):
                run([site.url()], tmp_path / "archive", replace(LIMITS, cookies=tmp_path / name))
        assert site.asked == []


def test_a_run_whose_time_is_up_names_what_it_left_and_the_next_gets_it(tmp_path):
    def slow(handler: Handler) -> None:
        handler.site.stopping.wait(0.6)
        handler.reply(200, STORY.encode(), Content_Type="text/html")

    with serve({"/a": page(STORY), "/b": slow, "/c": page(STORY)}) as site:
        urls = [site.url(path) for path in ("/a", "/b", "/c")]
        manifest = run(urls, tmp_path, replace(LIMITS, deadline=0.5))
        left = {skipped.url: skipped.slug for skipped in manifest.skipped}
        assert set(left.values()) == {"deadline"}
        assert site.url("/b") in left
        assert not run(urls, tmp_path).skipped


def test_flags_variables_and_the_config_name_them_alike(tmp_path, cookies):
    config = tmp_path / "reportgen.toml"
    config.write_text('[limits]\ndeadline = 60.5\nproxy = "http://h:1"\ncookies = "cookies.txt"\n', "utf-8")
    limits = load_config(config).limits
    assert (limits.deadline, limits.proxy, limits.cookies) == (60.5, "http://h:1", cookies)


def invoke(*arguments: str, **environment: str) -> tuple[int, str]:
    done = CliRunner().invoke(reportgen, ["collect", *arguments], env=environment)
    return getattr(done.exception, "exit_code", done.exit_code), f"{done.output}{done.exception}"


def test_the_command_takes_proxy_cookies_and_deadline(tmp_path, cookies):
    archive = ("--archive", str(tmp_path / "archive"))
    with serve({"http://news.example/a": page(STORY), "/": page(STORY)}) as site:
        assert invoke("http://news.example/a", *archive, "--proxy", site.url())[0] == 0
        assert invoke("http://news.example/a", *archive, REPORTGEN_PROXY=site.url())[0] == 0
        private = (site.url(), *archive, "--allow-private", "127.0.0.1")
        assert invoke(*private, "--cookies", str(cookies), "--proxy", "", "--deadline", "60")[0] == 0
        assert site.headers[-1]["cookie"] == "sid=s3cret"
        assert invoke(*private, REPORTGEN_COOKIES=str(tmp_path / "nowhere"))[0] == 2
        for seconds in ("0", "-1", "nan"):
            code, said = invoke(*private, "--deadline", seconds)
            assert (code, "must be more than 0 seconds" in said) == (2, True)
