"""Compressed bytes are undone whole, up to a limit, or not at all."""

from __future__ import annotations

import contextlib
import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.compression import CutShortError, GarbledError, TooLargeError, gunzip, inflate


def slices(packed: bytes, size: int) -> list[bytes]:
    return [packed[i : i + size] for i in range(0, len(packed), size)]


def bare(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(content) + packer.flush()


@given(st.binary(max_size=2000), st.sampled_from(["", "gzip", "deflate"]), st.integers(1, 100))
def test_what_was_packed_comes_back_however_it_is_cut(content, encoding, size):
    pack = {"": bytes, "gzip": gzip.compress, "deflate": zlib.compress}[encoding]
    assert inflate(slices(pack(content), size), encoding, 2000) == content


@given(st.binary(min_size=1, max_size=500), st.data())
def test_a_gzip_file_cut_anywhere_is_never_passed_off_as_whole(content, data):
    packed = gzip.compress(content)
    cut = data.draw(st.integers(1, len(packed) - 1))
    with pytest.raises(CutShortError):
        gunzip(packed[:cut], 1000)


@given(st.binary(max_size=300))
def test_any_bytes_give_content_or_a_named_error(packed):
    for encoding in ("gzip", "deflate"):
        with contextlib.suppress(CutShortError, GarbledError, TooLargeError):
            assert len(inflate([packed], encoding, 1000)) <= 1000


def test_bare_deflate_is_understood_and_padding_behind_gzip_forgiven():
    assert inflate([bare(b"words")], "deflate", 100) == b"words"
    assert gunzip(gzip.compress(b"words") + b"\0\0\0", 100) == b"words"
    assert gunzip(gzip.compress(b"two ") + gzip.compress(b"files"), 100) == b"two files"


def test_a_bomb_is_stopped_at_the_limit():
    with pytest.raises(TooLargeError):
        gunzip(gzip.compress(bytes(20_000_000)), 1_000_000)
    with pytest.raises(TooLargeError):
        inflate([b"plain words"], "", 5)


def test_thousands_of_empty_files_on_end_are_refused():
    with pytest.raises(GarbledError, match="on end"):
        gunzip(gzip.compress(b"") * 5000, 100)
