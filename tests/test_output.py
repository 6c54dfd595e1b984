"""A file is whole or not there, and who cannot have one is told why."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reportgen import output
from reportgen.errors import OutputError
from reportgen.output import write


def test_the_content_stands_under_the_name_and_nothing_beside_it(tmp_path):
    write(tmp_path / "a" / "b" / "out.md", b"text")
    assert (tmp_path / "a" / "b" / "out.md").read_bytes() == b"text"
    assert [p.name for p in (tmp_path / "a" / "b").iterdir()] == ["out.md"]


def test_an_old_file_is_replaced_and_a_link_followed(tmp_path):
    (tmp_path / "real.md").write_bytes(b"old")
    (tmp_path / "link.md").symlink_to("real.md")
    write(tmp_path / "link.md", b"new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"


def test_the_umask_rules_who_may_read(tmp_path):
    before = os.umask(0o022)
    try:
        write(tmp_path / "out", b"")
    finally:
        os.umask(before)
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("folder", "a folder of that name"),
        ("file/out.md", "is a file and not a folder"),
        ("x" * 300, "too long"),
        ("a\0b", "cannot be used"),
    ],
)
def test_what_cannot_be_written_is_told_in_words(tmp_path, name, reason):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match=reason) as caught:
        write(f"{tmp_path}/{name}", b"text")
    assert caught.value.exit_code == 7


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")  # noqa: PTH110
def test_a_device_is_written_straight_and_a_full_disk_named():
    write("/dev/null", b"text")
    with pytest.raises(OutputError, match="disk is full"):
        write("/dev/full", b"text")


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO, errno.EMFILE])
def test_a_failed_write_leaves_the_old_file_and_no_half_one(tmp_path, monkeypatch, code):
    (tmp_path / "out").write_bytes(b"old")

    def fail(handle: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError):
        write(tmp_path / "out", b"new")
    monkeypatch.undo()
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("out", b"old")]


def test_a_path_may_be_given_as_text(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("out.txt", b"here")
    assert Path("out.txt").read_bytes() == b"here"


def test_files_are_removed_in_order_with_the_two_digit_folders_that_this_empties(tmp_path: Path) -> None:
    paths = [tmp_path / "texts/ab/one", tmp_path / "texts/ab/two", tmp_path / "texts/cd/three"]
    for path in [*paths, tmp_path / "texts/cd/four"]:
        output.write(path, b"x")
    output.remove([*paths, tmp_path / "texts/ab/one"])
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == [
        "texts",
        "texts/cd",
        "texts/cd/four",
    ]


def test_what_cannot_be_removed_is_named_and_what_comes_after_it_stays(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="folder"):
        output.remove([tmp_path / "folder", tmp_path / "file"])
    assert (tmp_path / "file").exists()


def test_half_a_file_that_a_killed_run_left_is_known_by_its_name(tmp_path: Path) -> None:
    assert output.is_leftover(tmp_path / ".0123456789abcdef.part")
    assert not output.is_leftover(tmp_path / "0123456789abcdef.part")
    assert not output.is_leftover(tmp_path / ".0123456789abcdef.parts")
