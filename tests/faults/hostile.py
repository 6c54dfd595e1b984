"""Faults of sites that mean harm: redirects inward, floods, HTTP that two could read two ways."""

from __future__ import annotations

import asyncio
import gzip
import time

from faults.base import ARTICLE, MAX_SECONDS, Request, fault, head, reply, send

_RAW = ARTICLE.encode()
_BLOCK = 1 << 16


async def flood(w: asyncio.StreamWriter, block: bytes, mb: float) -> None:
    """The block again and again, so many megabytes of it, for as long as a fault may last."""
    end = time.monotonic() + MAX_SECONDS
    for _ in range(int(mb * (1 << 20)) // len(block) + 1):
        if time.monotonic() > end:
            return
        await send(w, block)


async def lead(w: asyncio.StreamWriter, target: str | bytes) -> None:
    """A redirect, its target as it is."""
    raw = target.encode() if isinstance(target, str) else target
    length = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\n"
    await send(w, length + b"Location: " + raw + b"\r\n\r\n")


def canary(r: Request, host: str) -> str:
    """The canary's address with its host spelled so."""
    return f"http://{host}:{r.server.canary_port}/secret"


# --- redirects that lead where nobody may go


@fault("redirect_file", "refused: no file of the machine is opened")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await lead(w, f"file://{r.server.secret}")


@fault("redirect_gopher", "refused: http and https alone")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await lead(w, f"gopher://127.0.0.2:{r.server.canary_port}/_GET")


@fault("redirect_data", "refused: http and https alone")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await lead(w, "data:text/html,<p>words</p>")


@fault("redirect_dot", "refused: a dot behind the host changes nothing")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await lead(w, canary(r, "127.0.0.2."))


@fault("redirect_zone", "refused: an address of the link, with its zone")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await lead(w, canary(r, "[fe80::1%25lo]"))


@fault("redirect_mapped", "refused: the IPv4 address inside counts")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await lead(w, canary(r, "[::ffff:7f00:2]"))


@fault("redirect_nat64", "refused: the IPv4 address inside counts")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await lead(w, canary(r, "[64:ff9b::7f00:2]"))


@fault("redirect_login", "refused: what stands before the @ is no host")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await lead(w, canary(r, "news.example@127.0.0.2"))


@fault("redirect_backslash", "refused, or no address: programs differ in where the host ends")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await lead(w, f"\\\\127.0.0.2:{r.server.canary_port}\\secret")


@fault("redirect_relative", "refused: an address without a scheme leads to another host, too")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await lead(w, f"//127.0.0.2:{r.server.canary_port}/secret")


@fault("redirect_wide", "refused: figures in full width are figures")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await lead(w, canary(r, "\uff11\uff12\uff17.0.0.2"))


@fault("redirect_crlf", "no header of the attacker's is ever sent")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await lead(w, b"/ok%0d%0aX-Injected:%20yes\r X-Injected: yes")


@fault("redirect_long", "an error or the page; bounded memory")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await lead(w, "/ok?" + "a" * int(r.num("n", 90_000)))


@fault("redirect_port", "an error: there is no such port")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await lead(w, "http://127.0.0.2:99999/")


@fault("redirect_endless", "stop after a bounded number of hops, each to another address")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await lead(w, f"/redirect_endless?n={r.num('n', 0) + 1:.0f}")


# --- floods


@fault("flood_interim", "stop at a limit of bytes: answers that announce an answer count, too")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await flood(w, b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 1500, r.num("mb", 1024))


@fault("slow_interim", "give up at the total deadline (each interim answer resets a per-read timeout)")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    end = time.monotonic() + MAX_SECONDS
    while time.monotonic() < end:
        await send(w, b"HTTP/1.1 102 Processing\r\n\r\n")
        await asyncio.sleep(0.3)


@fault("flood_chunk_extension", "an error; bounded memory")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await send(w, head(Transfer_Encoding="chunked") + b"5;a=")
    await flood(w, b"a" * _BLOCK, r.num("mb", 1024))


@fault("flood_chunk_extensions", "stop at a limit of bytes: a byte of page in each, a kilobyte beside it")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await send(w, head(Transfer_Encoding="chunked"))
    await flood(w, (b"1;a=" + b"a" * 1000 + b"\r\nx\r\n") * 64, r.num("mb", 1024))


@fault("flood_trailers", "an error; bounded memory")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await send(w, head(Transfer_Encoding="chunked") + b"%x\r\n%b\r\n0\r\n" % (len(_RAW), _RAW))
    await flood(w, b"X-Trailer: %b\r\n" % (b"t" * 1000), r.num("mb", 1024))


@fault("flood_redirect_body", "its body is left unread")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await send(w, b"HTTP/1.1 302 Found\r\nLocation: /ok\r\nConnection: close\r\n\r\n")
    await flood(w, b"a" * _BLOCK, r.num("mb", 1024))


@fault("flood_error_body", "its body is left unread")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await send(w, head("404 Not Found"))
    await flood(w, b"a" * _BLOCK, r.num("mb", 1024))


# --- HTTP that two programs could read two ways


@fault("two_lengths", "an error: nobody knows where the page ends")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    two = f"Content-Length: {len(_RAW) // 2}\r\nContent-Length: {len(_RAW)}\r\n"
    await send(w, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + two.encode() + b"\r\n" + _RAW)


@fault("length_and_chunks", "an error, or the page by its chunks")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    chunks = b"%x\r\n%b\r\n0\r\n\r\n" % (len(_RAW), _RAW)
    await send(w, head(Transfer_Encoding="chunked", Content_Length=40) + chunks)


@fault("length_words", "an error")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await send(w, head(Content_Length="0x10") + _RAW)


@fault("huge_chunk", "an error, not a shorter article")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await send(w, head(Transfer_Encoding="chunked") + b"fffffffffffffff\r\n" + _RAW)


@fault("http09", "an error: an answer without a head is none")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await send(w, _RAW)


@fault("two_answers", "the first one, and nothing of the second")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    second = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<p>second"
    await reply(w, ARTICLE)
    await send(w, second)


@fault("switching", "an error: nobody asked for another protocol")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await send(w, b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n" + _RAW)


@fault("no_content", "an error: there is no page")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await send(w, head("204 No Content", None))


@fault("part", "an error: nobody asked for a part")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(w, ARTICLE[:200], "206 Partial Content", Content_Range=f"bytes 0-199/{len(_RAW)}")


@fault("status_odd", "an error that names the status")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(w, ARTICLE, "799 \x1b[31mRed")


@fault("header_control", "an error or the article; no control character is kept")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(w, ARTICLE, ETag='"\x1b[31m\x07"', Last_Modified="\x9b31m")


# --- bodies


@fault("gzip_rest", "the article: padding behind the end is none of it")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(w, gzip.compress(_RAW, mtime=0) + b"\0" * 512 + b"rest", Content_Encoding="gzip")


@fault("gzip_many", "an error: a thousand empty members keep a reader busy")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    members = gzip.compress(b"", mtime=0) * 20_000
    await reply(w, members + gzip.compress(_RAW, mtime=0), Content_Encoding="gzip")


@fault("charset_codec", "the article: a name of no character encoding is no claim")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(w, ARTICLE, ctype=f"text/html; charset={r.query.get('charset', 'zlib_codec')}")


@fault("type_long", "an error or the article; nothing of it is shown")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(w, ARTICLE, ctype="text/html; x=" + "a" * 50_000)


@fault("cookie_foreign", "the article; no cookie of a server's is ever sent to anybody")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    if "cookie" in r.headers:
        await reply(w, "a cookie came back", status="400 Bad Request")
    elif r.hit == 1 and "again" not in r.query:
        cookies = b"".join(b"Set-Cookie: sid=%d; Domain=%b; Path=/\r\n" % (i, b".example") for i in range(50))
        own = b"Set-Cookie: sid=own; Path=/\r\nLocation: /cookie_foreign?again=1\r\nContent-Length: 0\r\n\r\n"
        await send(w, b"HTTP/1.1 302 Found\r\n" + cookies + own)
    else:
        await reply(w, ARTICLE)
