"""Many may write to a folder at once, and one alone may remove."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportgen import lock
from reportgen.lock import Lock

pytestmark = pytest.mark.skipif(lock.fcntl is None, reason="the system has no such locks")


def test_many_hold_it_together_and_nobody_alone_beside_them(tmp_path: Path) -> None:
    one, other, third = Lock(tmp_path), Lock(tmp_path), Lock(tmp_path)
    one.take()
    one.take()
    other.take()
    assert not third.take_alone()
    one.release()
    assert not third.take_alone()
    other.release()
    assert third.take_alone()
    third.release()
    third.release()


def test_who_holds_it_may_take_it_alone(tmp_path: Path) -> None:
    held = Lock(tmp_path)
    held.take()
    assert held.take_alone()
    assert not Lock(tmp_path).take_alone()


def test_it_is_free_when_its_holder_is_gone(tmp_path: Path) -> None:
    Lock(tmp_path).take()
    assert Lock(tmp_path).take_alone()
    child = os.fork()
    if not child:
        Lock(tmp_path).take()
        os._exit(0)
    os.waitpid(child, 0)
    assert Lock(tmp_path).take_alone()


def test_a_folder_is_made_to_write_and_not_to_remove(tmp_path: Path) -> None:
    assert Lock(tmp_path / "a").take_alone()
    assert not (tmp_path / "a").exists()
    Lock(tmp_path / "a" / "b").take()
    assert (tmp_path / "a" / "b").is_dir()


def test_where_there_are_no_locks_everybody_gets_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "fcntl", None)
    one, other = Lock(tmp_path), Lock(tmp_path)
    one.take()
    assert other.take_alone()
    (tmp_path / "file").write_text("")
    Lock(tmp_path / "file").take()  # what is then written says what is wrong
