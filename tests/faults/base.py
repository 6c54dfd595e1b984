"""What the faults are made with: the request, the table of faults, and answers."""

from __future__ import annotations

import asyncio
import functools
import gzip
import socket
import struct
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fault_server import FaultServer

Handler = Callable[["Request", asyncio.StreamWriter], Awaitable[None]]
FAULTS: dict[str, tuple[str, Handler]] = {}
"""By name what a good client must do, and the fault."""
MAX_SECONDS = 60.0
MAX_BYTES = 3 << 30


@dataclass
class Request:
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    server: FaultServer
    hit: int = 1  # how often this exact target was asked, this one included

    def num(self, key: str, default: float) -> float:
        return float(self.query.get(key, default))


def fault(name: str, expect: str) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        FAULTS[name] = (expect, handler)
        return handler

    return register


def head(status: str = "200 OK", ctype: str | None = "text/html; charset=utf-8", **more: object) -> bytes:
    lines = [f"HTTP/1.1 {status}"]
    if ctype:
        lines.append(f"Content-Type: {ctype}")
    lines += [f"{k.replace('_', '-')}: {v}" for k, v in more.items()]
    return ("\r\n".join(lines) + "\r\nConnection: close\r\n\r\n").encode("latin-1")


def page(body: str, title: str = "River rises at Example Town", extra_head: str = "") -> str:
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>{extra_head}</head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


PARAS = [
    "The river at Example Town rose by two metres overnight, the district office said on Tuesday.",
    "Forty families spent the night in the school hall, according to the mayor, who visited them at dawn.",
    "A spokesman for the water board said the gauge at the old bridge had failed at three in the morning.",
    "Residents gave a different account and said that no siren had been heard before the water came.",
]
ARTICLE = page("".join(f"<p>{p}</p>" for p in PARAS))


async def send(w: asyncio.StreamWriter, data: bytes) -> None:
    w.write(data)
    await w.drain()


async def reply(
    w: asyncio.StreamWriter,
    body: bytes | str,
    status: str = "200 OK",
    ctype: str | None = "text/html; charset=utf-8",
    **more: object,
) -> None:
    raw = body.encode() if isinstance(body, str) else body
    more.setdefault("Content_Length", len(raw))
    await send(w, head(status, ctype, **more) + raw)


@functools.lru_cache(maxsize=16)
def bomb(kind: str, mb: int, n: int) -> bytes:
    """Compressed bodies, built once; made from a repeated block, so building never holds the whole of it."""
    co = zlib.compressobj(9, zlib.DEFLATED, 15 if kind == "zlib" else 31)
    block = {"html": b"<p>bomb</p>" * 95_000, "zlib": b"(bomb) Tj " * 104_857}.get(
        kind, b"<p>bomb</p>" * 95_000
    )
    out = bytearray()
    for _ in range(mb):
        out += co.compress(block)
    raw = bytes(out + co.flush())
    for _ in range(n - 1):
        raw = gzip.compress(raw, 9, mtime=0)
    return raw


def abort(w: asyncio.StreamWriter) -> None:
    """Close with a TCP RST instead of a FIN."""
    sock = w.get_extra_info("socket")
    if sock is not None:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    w.transport.abort()
