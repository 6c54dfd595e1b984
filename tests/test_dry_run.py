"""`--dry-run`: what would be read, one line each, and nothing kept."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from newsroom import LIMITS, NOON, rss, story
from servers import page, serve

from reportgen.archive import Archive
from reportgen.capture import Notice, Planned, Skipped, Source
from reportgen.cli import reportgen
from reportgen.collectors import plan
from reportgen.config import Config
from reportgen.errors import UsageError
from reportgen.job import foresee


@pytest.fixture
def site():
    with serve({f"/{n}": page(story(f"Report {n} came in.")) for n in range(4)}) as site:
        site.answers["/feed"] = page(
            rss(site.url("/1"), site.url("/2"), extra="<pubDate>Sun, 01 Mar 2026 08:00:00 +0000</pubDate>")
        )
        yield site


def invoke(*words: str):
    return CliRunner().invoke(reportgen, list(words), env={"SOURCE_DATE_EPOCH": f"{NOON.timestamp():.0f}"})


def test_lists_are_read_and_articles_are_not(site, tmp_path):
    (tmp_path / "a.txt").write_text("A ferry sank.")
    sources = [Source(url=url) for url in (site.url("/feed"), site.url("/gone"), str(tmp_path / "a.txt"))]
    found = plan(sources, Archive(tmp_path / "archive"), limits=LIMITS, clock=lambda: NOON)
    assert {"/1", "/2"}.isdisjoint(site.pages())
    assert not (tmp_path / "archive").exists()
    assert [(type(each), each.url) for each in found] == [
        (Planned, "file:a.txt"),
        (Planned, site.url("/1")),
        (Planned, site.url("/2")),
        (Skipped, site.url("/gone")),
    ]
    [first] = [each for each in found if each.url == site.url("/1")]
    assert (first.title, first.published) == ("T & 0", NOON.replace(hour=8))


def test_what_can_be_said_of_a_list_is_said(site, tmp_path):
    site.answers["/old"] = page(rss(site.url("/3"), extra="<pubDate>01 Jan 2026 08:00:00 +0000</pubDate>"))
    found = plan([Source(url=site.url("/old"))], Archive(tmp_path), limits=LIMITS, clock=lambda: NOON)
    assert [type(each) for each in found] == [Planned, Notice]


@pytest.mark.parametrize("command", ["build", "collect"])
def test_the_command_prints_a_line_for_each(site, tmp_path, command):
    (tmp_path / "b.txt").write_text("A ferry sank.")
    words = [site.url("/feed"), str(tmp_path / "b.txt"), "--archive", str(tmp_path / "archive"), "--dry-run"]
    done = invoke(command, *words, "--allow-private", "127.0.0.1")
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines() == [
        "file:b.txt",
        f"{site.url('/1')}\t\t2026-03-01\tT & 0",
        f"{site.url('/2')}\t\t2026-03-01\tT & 1",
    ]
    assert not (tmp_path / "archive").exists()


def test_what_fails_already_is_told_with_exit_code_three(site, tmp_path):
    site.answers["/old"] = page(rss(site.url("/3"), extra="<pubDate>01 Jan 2026 08:00:00 +0000</pubDate>"))
    words = ["--archive", str(tmp_path / "a"), "--dry-run", "--allow-private", "127.0.0.1"]
    done = invoke("collect", site.url("/gone"), site.url("/old"), *words)
    assert done.exit_code == 3
    assert "http-404" in done.stderr
    assert "stale-feed" in done.stderr
    assert "stale-feed" not in invoke("collect", site.url("/old"), *words, "--quiet").stderr


def test_a_collect_tells_of_a_stale_feed_and_ends_well(site, tmp_path):
    site.answers["/old"] = page(rss(site.url("/3"), extra="<pubDate>01 Jan 2026 08:00:00 +0000</pubDate>"))
    words = ["--archive", str(tmp_path / "a"), "--allow-private", "127.0.0.1"]
    done = invoke("collect", site.url("/old"), *words)
    assert done.exit_code == 0
    assert "(stale-feed): The newest article that it lists is of 2026-01-01" in done.stderr


def test_a_dry_run_of_nothing_is_asked_wrongly():
    with pytest.raises(UsageError, match="nothing to read"):
        foresee(Config(), lambda: NOON)


def test_a_build_tells_what_a_collect_tells_unless_it_is_to_be_quiet(site, tmp_path):
    site.answers["/old"] = page(rss(site.url("/3"), extra="<pubDate>01 Jan 2026 08:00:00 +0000</pubDate>"))
    words = ["--archive", str(tmp_path / "a"), "--allow-private", "127.0.0.1", "-o", str(tmp_path / "b.md")]
    done = invoke("build", site.url("/old"), *words)
    assert done.exit_code == 0
    assert "The newest article that it lists is of 2026-01-01" in done.stderr
    assert "stale-feed" not in invoke("build", site.url("/old"), *words, "--quiet").stderr
