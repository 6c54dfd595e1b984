"""`reportgen archive`: what it prints, and how it ends."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportgen.archive import Archive
from reportgen.cli import reportgen
from reportgen.cli.archive import _size
from reportgen.errors import NotFoundError, UsageError, VerificationError
from reportgen.redaction import redact
from reportgen.upkeep import check
from reportgen.warc import read_warc
from tests.newsroom import run, story
from tests.servers import page, serve
from tests.stored import NOON, keep, save_run


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Two runs, a day apart; the first skipped a source, the second has a report."""
    made = Archive(tmp_path / "archive")
    first = keep(made, "First text.", "https://a.example/", title="First", captured=NOON)
    second = keep(
        made, "Second text.", "https://b.example/", title="Sec\x1b[31mond", captured=NOON + timedelta(days=1)
    )
    save_run(made, first)
    manifest = save_run(made, second)
    made.save_report("ab" * 6, f'{{"manifest": "{manifest.id}"}}'.encode())
    return made


def ask(archive: Archive, *words: str) -> Result:
    return CliRunner().invoke(reportgen, ["archive", words[0], "--archive", str(archive.root), *words[1:]])


def test_runs_are_listed_newest_first(archive: Archive) -> None:
    newer, older = ask(archive, "list").stdout.splitlines()
    assert newer.startswith("2026-03-02 12:00  ")
    assert newer.endswith(f", report {'ab' * 6}")
    assert " 1 article, " in older
    assert {line.split()[2] for line in (newer, older)} == set(archive.manifests())
    told = [json.loads(line) for line in ask(archive, "list", "--json").stdout.splitlines()]
    assert [one["reports"] for one in told] == [["ab" * 6], []]


def test_an_unfinished_run_and_what_it_skipped_are_told(archive: Archive) -> None:
    save_run(archive, finished=False)
    assert ask(archive, "list").stdout.splitlines()[-1].startswith("-                 ")
    assert ask(archive, "list").stdout.splitlines()[-1].endswith("0 articles, 0 bytes, unfinished")


def test_captures_are_listed_with_sizes_and_without_terminal_codes(archive: Archive) -> None:
    keep(archive, "<rss/>", "https://feed.example/", article=False)
    done = ask(archive, "list", "--captures")
    assert "The Gull: First (" in done.stdout
    assert "https://feed.example/ (" in done.stdout
    assert ", no article)" in done.stdout
    assert "\x1b" not in done.stdout
    sizes = [
        json.loads(line)["size"] for line in ask(archive, "list", "--captures", "--json").stdout.splitlines()
    ]
    assert len(sizes) == 3
    assert all(size > 0 for size in sizes)


def test_check_says_that_all_is_well_or_ends_with_6(archive: Archive) -> None:
    done = ask(archive, "check")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "nothing in the archive is damaged; 0 files of no run" in done.stderr
    assert ask(archive, "check", "--quiet").output == ""
    next(archive.root.glob("texts/*/*.txt")).write_text("Other words.")
    done = ask(archive, "check")
    assert isinstance(done.exception, VerificationError)
    assert done.stdout.startswith("damage: ")
    assert json.loads(ask(archive, "check", "--json").stdout)["kind"] == "damage"


def test_prune_says_what_would_go_and_removes_it_only_when_told(archive: Archive) -> None:
    dry = ask(archive, "prune", "--runs", "1")
    assert "would go: 1 run, 5 files, " in dry.stderr
    assert len(archive.manifests()) == 2
    done = ask(archive, "prune", "--runs", "1", "--yes")
    assert done.stdout == dry.stdout
    assert "removed: 1 run, 5 files, " in done.stderr
    assert len(archive.manifests()) == 1
    assert list(check(archive)) == []
    assert isinstance(ask(archive, "prune").exception, UsageError)
    assert ask(archive, "prune", "--runs", "0").exit_code == 2


def test_redact_names_the_records_and_the_reports_that_may_quote_them(archive: Archive) -> None:
    [record] = [r for r in map(archive.record, [i for i, _ in archive.listed()]) if r.title != "First"]
    words = ["redact", record.article, "--reason", "asked", "--as-of", "2026-04-01"]
    done = ask(archive, *words)
    assert done.stdout == f"{record.id}  https://b.example/\n"
    assert (
        f"reports made from it: {'ab' * 6} (still there, and may quote it; --reports removes them)"
        in done.stderr
    )
    assert (
        archive.record(record.id).redacted.sentence
        == "its text was removed from the archive on 2026-04-01: asked"
    )
    assert "(removed on request)" in ask(archive, "list", "--captures").stdout
    ask(archive, *words, "--reports")
    assert archive.report("ab" * 6) is None
    assert ask(archive, "redact", record.article).exit_code == 2
    assert isinstance(ask(archive, "redact", "ab" * 6, "--reason", "asked").exception, NotFoundError)


@pytest.mark.parametrize(
    "words", [["list"], ["list", "--captures"], ["check"], ["prune", "--runs", "1", "--yes"]]
)
def test_a_missing_archive_is_named_and_not_made(tmp_path: Path, words: list[str]) -> None:
    done = ask(Archive(tmp_path / "nowhere"), *words)
    assert isinstance(done.exception, NotFoundError)
    assert not (tmp_path / "nowhere").exists()


def test_sizes_are_for_people() -> None:
    assert [_size(n) for n in (0, 999, 1000, 12_345_678, 5 * 10**9)] == [
        "0 bytes",
        "999 bytes",
        "1.0 kB",
        "12.3 MB",
        "5.0 GB",
    ]


def test_what_was_exported_is_collected_again_with_the_same_ids_and_texts(tmp_path: Path) -> None:
    made, other = Archive(tmp_path / "archive"), Archive(tmp_path / "other")
    (tmp_path / "page.html").write_text(story("Four were saved."))
    (tmp_path / "note.txt").write_text("A ferry sank on Monday. The harbor office said so.")
    with serve({"/a": page(story("Five were saved."))}) as site:
        manifest = run([site.url("/a"), tmp_path / "page.html", tmp_path / "note.txt"], made)
    removed = keep(made, "Gone.", "https://d.example/", media_type="text/html")
    redact(made, removed.id, "asked", NOON)
    path = tmp_path / "folder" / "out.warc.gz"
    done = ask(made, "export", str(path))
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("reportgen: 3 captures written to ")
    again = run([path], other)
    was, is_ = made.articles(manifest), other.articles(again)
    assert [(each.id, each.url, each.text) for each in is_] == [
        (each.id, each.url, each.text) for each in was
    ]
    assert [each.captured for each in is_] == [each.captured for each in was]
    assert (len(is_), again.skipped) == (3, ())


def test_only_the_articles_of_the_named_runs_are_exported(archive: Archive, tmp_path: Path) -> None:
    first = next(
        each for each in archive.manifests() if archive.manifest(each).asked == ("https://a.example/",)
    )
    path = tmp_path / "out.warc.gz"
    assert ask(archive, "export", "--run", first, str(path), "-q").stderr == ""
    assert [one.url for one in read_warc("out", io.BytesIO(path.read_bytes()), 1000)] == [
        "https://a.example/"
    ]
    assert isinstance(ask(archive, "export", "--run", "ab" * 6, str(path)).exception, NotFoundError)


def test_an_export_that_fails_leaves_the_old_file(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "out.warc.gz"
    path.write_bytes(b"old")
    next(archive.root.glob("captures/*/*.gz")).write_bytes(b"spoiled")
    assert ask(archive, "export", str(path)).exit_code
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []
