"""What a disk says of files, and that one which cannot be read is never taken for an empty one."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reportgen import disk
from reportgen.errors import ReportgenError


def broken(*_: object, **__: object) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO), "the/place")


def test_what_is_there_is_there_and_below_a_file_there_is_nothing(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    assert disk.is_there(file)
    assert disk.is_there(tmp_path)
    assert not disk.is_there(tmp_path / "other")
    assert not disk.is_there(file / "below")


def test_only_the_files_with_the_ending_are_entries(tmp_path: Path) -> None:
    for name in ("a.json", "b.json", ".0123456789abcdef.part", "c.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "folder.json").mkdir()
    assert sorted(entry.name for entry in disk.entries(tmp_path, ".json")) == ["a.json", "b.json"]
    assert list(disk.entries(tmp_path / "none", ".json")) == []
    assert list(disk.entries(tmp_path / "c.txt", ".json")) == []


def test_a_tree_has_its_files_in_order_and_no_links(tmp_path: Path) -> None:
    for name in ("b/2", "b/1", "a/3", "c"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "c")
    (tmp_path / "ring").symlink_to(tmp_path)
    found = [path.relative_to(tmp_path).as_posix() for path in disk.tree(tmp_path)]
    assert found == ["a/3", "b/1", "b/2", "c"]
    assert list(disk.tree(tmp_path / "none")) == []


def test_the_stamp_of_a_folder_changes_with_what_is_in_it_and_a_fresh_one_is_not_trusted(
    tmp_path: Path,
) -> None:
    assert disk.stamp(tmp_path / "none") == 0
    assert disk.stamp(tmp_path) is None
    os.utime(tmp_path, (1, 1))
    assert disk.stamp(tmp_path) == 1_000_000_000
    (tmp_path / "new").write_text("x")
    assert disk.stamp(tmp_path) is None


def test_a_disk_that_cannot_be_read_is_no_empty_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "scandir", broken)
    monkeypatch.setattr(Path, "stat", broken)
    for ask in (disk.is_there, disk.status, disk.stamp):
        with pytest.raises(ReportgenError, match="the/place cannot be read"):
            ask(tmp_path)
    for listing in (disk.entries(tmp_path, ".json"), disk.tree(tmp_path)):
        with pytest.raises(ReportgenError, match="the/place cannot be read"):
            list(listing)
