"""Gzip and deflate, undone up to a limit.

A few kilobytes can hold gigabytes; nothing here ever makes more than the limit
allows, whatever the bytes say.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

_GZIP = 16 + zlib.MAX_WBITS
_FIRST_BYTE = b"\x1f"
# Whole bodies are expanded in steps of this many bytes, so that a bomb is noticed early.
_STEP = 1 << 20
# Packed bytes looked at in one go; what is left over is copied, so that it must be small.
_SLICE = 1 << 14
# A gzip file may be several on end; nobody sends this many but to keep a reader busy.
_MOST_MEMBERS = 1000


class TooLargeError(ValueError):
    """More bytes than the limit allows."""


class CutShortError(ValueError):
    """The compressed bytes end before their end."""


class GarbledError(ValueError):
    """The bytes are not compressed as they claim to be."""


def inflate(chunks: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """The bytes that the chunks stand for, `encoding` being `gzip`, `deflate` or `""` for plain ones.

    Stops within a megabyte behind `limit` bytes.  Raises TooLargeError, CutShortError or GarbledError.
    """
    # No list of the parts: where each has but one byte or two, it would cost forty times their size.
    whole = bytearray()
    for part in _expand(chunks, encoding):
        whole += part
        if len(whole) > limit:
            raise TooLargeError(f"more than {limit} bytes")
    return bytes(whole)


def gunzip(packed: bytes, limit: int) -> bytes:
    """The content of a gzip file.  Raises as `inflate` does."""
    return inflate((packed[i : i + _SLICE] for i in range(0, len(packed), _SLICE)), "gzip", limit)


def _expand(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    if not encoding:
        yield from chunks
        return
    unpacker, members = None, 0
    for chunk in chunks:
        rest = chunk
        while rest:
            if unpacker is None or unpacker.eof:
                if unpacker is not None and not rest.startswith(_FIRST_BYTE):
                    return  # padding behind the end, as some servers send; anything else goes on
                unpacker, members = _unpacker(encoding, rest), members + 1
            try:
                yield unpacker.decompress(rest, _STEP)
            except zlib.error as error:
                raise GarbledError(str(error)) from error
            rest = unpacker.unused_data or unpacker.unconsumed_tail
            if members > _MOST_MEMBERS:
                raise GarbledError(f"more than {_MOST_MEMBERS} compressed files on end")
    if unpacker is not None and not unpacker.eof:
        raise CutShortError("the compressed bytes end early")


def _unpacker(encoding: str, start: bytes) -> zlib._Decompress:
    if encoding == "gzip":
        return zlib.decompressobj(_GZIP)
    # "deflate" is zlib's format by the standard and bare deflate by some servers;
    # the low four bits of zlib's first byte are always 8.
    return zlib.decompressobj(zlib.MAX_WBITS if start[0] & 0x0F == 8 else -zlib.MAX_WBITS)
