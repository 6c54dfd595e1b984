"""The index of an archive says what the archive has, whatever became of its file."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from reportgen import index as module
from reportgen.archive import Archive, Redaction
from reportgen.errors import NotFoundError
from reportgen.index import NAME, Index, forget
from reportgen.terms import terms
from tests.stored import NOON, keep


def records(archive: Archive) -> list[str]:
    with Index(archive) as index:
        return [entry.record for entry in index.entries()]


def test_an_entry_says_what_the_record_says(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    record = keep(archive, "The ferry sank.", title="Ferry sinks", published=NOON - timedelta(days=1))
    with Index(archive) as index:
        [entry] = index.entries()
        [found] = index.terms([record.id])
    assert (entry.record, entry.article, entry.url) == (record.id, record.article, record.url)
    assert (entry.source, entry.title, entry.captured) == ("The Gull", "Ferry sinks", NOON)
    assert entry.time == entry.published == NOON - timedelta(days=1)
    assert found.packed() == terms("Ferry sinks\n\nThe ferry sank.", "en", "Ferry sinks").packed()


def test_what_was_added_changed_or_removed_since_is_seen(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    first = keep(archive, "One.", "https://a.example/")
    assert records(archive) == [first.id]
    second = keep(archive, "Two.", "https://b.example/")
    assert records(archive) == sorted([first.id, second.id])
    (tmp_path / "records" / f"{first.id}.json").unlink()
    assert records(archive) == [second.id]
    archive.redact(second, Redaction(when=NOON, reason="asked"))
    assert records(archive) == []


def test_a_text_is_read_once(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    record = keep(archive, "One.")
    assert records(archive) == [record.id]
    next(tmp_path.glob("texts/*/*.txt")).unlink()
    assert records(archive) == [record.id]


def test_of_one_web_address_the_newest_and_of_files_of_one_name_each(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, "Three died.")
    newer = keep(archive, "Four died.", captured=NOON + timedelta(hours=1))
    files = [keep(archive, text, "file:note.txt") for text in ("One note.", "Another note.")]
    assert records(archive) == sorted(record.id for record in [newer, *files])


def test_the_window_is_of_publication_else_of_capture(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    dated = keep(archive, "One.", "https://a.example/", published=NOON - timedelta(days=9))
    undated = keep(archive, "Two.", "https://b.example/")
    with Index(archive) as index:
        assert [e.record for e in index.entries(since=NOON)] == [undated.id]
        assert [e.record for e in index.entries(until=NOON - timedelta(days=1))] == [dated.id]


def test_what_is_no_article_or_cannot_be_read_is_no_entry(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, "<rss/>", "https://feed.example/", article=False)
    broken = keep(archive, "One.", "https://a.example/")
    (tmp_path / "records" / f"{broken.id}.json").write_text("{")
    with Index(archive) as index:
        assert index.entries() == ()
        assert index.unread == (broken.id,)


@pytest.mark.parametrize(
    "damage", [b"no database at all, but some words", b"", b"SQLite format 3\0" + bytes(4000)]
)
def test_a_damaged_index_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    archive = Archive(tmp_path)
    record = keep(archive, "One.")
    records(archive)
    (tmp_path / NAME).write_bytes(damage)
    assert records(archive) == [record.id]
    assert records(archive) == [record.id]


def test_an_index_cut_in_half_is_made_anew(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    kept = sorted(keep(archive, f"Text {n}.", f"https://{n}.example/").id for n in range(60))
    records(archive)
    content = (tmp_path / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(content[: len(content) // 2])
    assert records(archive) == kept


def test_an_index_of_another_version_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive(tmp_path)
    record = keep(archive, "One.")
    records(archive)
    monkeypatch.setattr(module, "VERSION", module.VERSION + 1)
    assert records(archive) == [record.id]
    with sqlite3.connect(tmp_path / NAME) as base:
        assert base.execute("pragma user_version").fetchone() == (module.VERSION,)


def test_where_it_cannot_be_written_it_is_kept_in_memory(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    record = keep(archive, "One.")
    (tmp_path / NAME).mkdir()
    assert records(archive) == [record.id]


def test_while_another_run_writes_it_is_kept_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = Archive(tmp_path)
    first = keep(archive, "One.", "https://a.example/")
    records(archive)
    second = keep(archive, "Two.", "https://b.example/")
    monkeypatch.setattr(module, "_PATIENCE", 0)
    other = sqlite3.connect(tmp_path / NAME)
    other.execute("begin exclusive")
    assert records(archive) == sorted([first.id, second.id])
    other.close()


def test_git_is_told_to_leave_it_out_unless_it_was_told_something_else(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, "One.")
    records(archive)
    assert (tmp_path / ".gitignore").read_text() == f"{NAME}*\n"
    (tmp_path / ".gitignore").write_text("captures\n")
    (tmp_path / NAME).unlink()
    records(archive)
    assert (tmp_path / ".gitignore").read_text() == "captures\n"


def test_a_folder_that_is_not_there_is_named_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no archive at"):
        Index(Archive(tmp_path / "nowhere"))
    assert not (tmp_path / "nowhere").exists()


def test_an_answer_is_found_again_until_its_kind_is_dropped(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    keep(archive, "One.")
    with Index(archive) as index:
        assert index.recall("name", "q") is None
        index.note("name", "q", b"an answer")
        index.note("groups", "q", b"another")
    with Index(archive) as index:
        assert (index.recall("name", "q"), index.recall("groups", "q")) == (b"an answer", b"another")
        index.note("name", "r", b"not kept")
        index.drop("name")
    with Index(archive) as index:
        assert [index.recall("name", each) for each in "qr"] == [None, None]
        assert index.recall("groups", "q") == b"another"


def test_what_is_forgotten_is_in_no_byte_of_the_file(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    record = keep(archive, "One.", title="Zanzibar ferry")
    other = keep(archive, "Two.", "https://b.example/", title="Harbor")
    with Index(archive) as index:
        index.note("name", "q", b"Zanzibar ferry")
    assert b"Zanzibar" in (tmp_path / NAME).read_bytes()
    forget(archive, [record.id])
    assert b"Zanzibar" not in (tmp_path / NAME).read_bytes()
    assert b"Harbor" in (tmp_path / NAME).read_bytes()
    assert records(archive) == sorted([record.id, other.id])


def test_where_nothing_can_be_forgotten_the_index_goes(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    forget(archive, ["ab"])
    assert not tmp_path.joinpath(NAME).exists()
    record = keep(archive, "One.")
    (tmp_path / NAME).write_bytes(b"no database at all, of any kind" * 40)
    forget(archive, [record.id])
    assert not (tmp_path / NAME).exists()
