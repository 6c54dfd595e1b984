"""Faults of HTTP: statuses, time, cut connections, broken answers, redirects, sizes, robots.txt."""

from __future__ import annotations

import asyncio
import gzip
import time
from email.utils import formatdate

from faults.base import ARTICLE, MAX_BYTES, MAX_SECONDS, Request, abort, bomb, fault, head, page, reply, send

# --- well-behaved and status codes


@fault("ok", "article text")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(w, ARTICLE, ETag='"v1"', Last_Modified=formatdate(1_700_000_000, usegmt=True))


@fault("status", "report the status; 4xx is not retried, 5xx is, a bounded number of times")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(
        w,
        page("<p>Something went wrong on our side, please try again later.</p>"),
        status=f"{int(r.num('code', 500))} Injected",
    )


@fault("retry_after", "wait at most a cap of its own, then give the source up by name")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    after = r.query.get("after", "2")
    if after == "date":
        after = formatdate(time.time() + r.num("in", 2), usegmt=True)
    await reply(w, "slow down", status=f"{int(r.num('code', 429))} Injected", Retry_After=after)


@fault("flaky", "succeed after the transient failures")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    if r.hit <= r.num("fails", 1):
        await reply(w, "busy", status="503 Injected", Retry_After=r.query.get("after", "0"))
    else:
        await reply(w, ARTICLE)


@fault("not_modified", "answer 304 from the archive")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    if r.headers.get("if-none-match") == '"v1"':
        await send(w, head("304 Not Modified", None, ETag='"v1"'))
    else:
        await reply(w, ARTICLE, ETag='"v1"')


@fault("soft_404", "flag: 200 but not an article")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(w, page("<p>Sorry, the page you are looking for does not exist.</p>", title="Page not found"))


@fault("challenge", "flag: a bot wall, not an article")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(
        w,
        page(
            "<p>Checking your browser before accessing the site. Enable JavaScript and cookies to continue."
            "</p>",
            title="Just a moment...",
        ),
        status="403 Forbidden",
    )


# --- time


@fault("stall", "give up at the total deadline")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await asyncio.sleep(r.num("seconds", MAX_SECONDS))


@fault("slow_head", "give up at the total deadline (each byte resets a per-read timeout)")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    end = time.monotonic() + min(r.num("seconds", MAX_SECONDS), MAX_SECONDS)
    await send(w, b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while time.monotonic() < end:
        await send(w, b"a")
        await asyncio.sleep(r.num("gap", 0.5))


@fault("slow_body", "give up at the total deadline (each byte resets a per-read timeout)")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    end = time.monotonic() + min(r.num("seconds", MAX_SECONDS), MAX_SECONDS)
    await send(w, head(Content_Length=1_000_000))
    i = 0
    raw = ARTICLE.encode()
    while time.monotonic() < end:
        await send(w, raw[i % len(raw) : i % len(raw) + 1])
        i += 1
        await asyncio.sleep(r.num("gap", 0.5))


@fault("stall_body", "give up; do not keep the half as if it were the whole")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    raw = ARTICLE.encode()
    await send(w, head(Content_Length=len(raw)) + raw[: len(raw) // 2])
    await asyncio.sleep(r.num("seconds", MAX_SECONDS))


# --- cut connections


@fault("truncated", "an error, not a shorter article")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    raw = ARTICLE.encode()
    await send(w, head(Content_Length=len(raw)) + raw[: int(len(raw) * r.num("part", 0.6))])


@fault("truncated_chunked", "an error, not a shorter article")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    raw = ARTICLE.encode()[: int(len(ARTICLE) * 0.6)]
    await send(w, head(Transfer_Encoding="chunked") + b"%x\r\n" % len(raw) + raw + b"\r\n")


@fault("truncated_gzip", "an error, not a shorter article")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    raw = gzip.compress((ARTICLE + "<!-- %s -->" % ("pad " * 4000)).encode())
    raw = raw[: int(len(raw) * 0.7)]
    await send(w, head(Content_Encoding="gzip", Content_Length=len(raw)) + raw)


@fault("reset_mid", "an error, not a shorter article")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    raw = ARTICLE.encode()
    await send(w, head(Content_Length=len(raw)) + raw[: len(raw) // 2])
    await asyncio.sleep(0.05)
    abort(w)


@fault("reset_first", "an error; retried a bounded number of times")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    abort(w)


@fault("empty_reply", "an error; retried a bounded number of times")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    return


# --- broken HTTP


@fault("garbage_status", "an error")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await send(w, b"\x16\x03\x01 not http at all\r\n\r\n" + ARTICLE.encode())


@fault("bad_chunk", "an error")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await send(w, head(Transfer_Encoding="chunked") + b"zz\r\n" + ARTICLE.encode())


@fault("negative_length", "an error or the body up to the close")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await send(w, head(Content_Length=-5) + ARTICLE.encode())


@fault("many_headers", "an error or the article; bounded memory")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await send(
        w,
        b"HTTP/1.1 200 OK\r\n"
        + b"".join(b"X-%d: %s\r\n" % (i, b"v" * 100) for i in range(int(r.num("n", 100_000))))
        + b"Connection: close\r\n\r\n"
        + ARTICLE.encode(),
    )


@fault("huge_header", "an error; bounded memory")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await send(w, b"HTTP/1.1 200 OK\r\nX-Big: ")
    for _ in range(int(r.num("mb", 64))):
        await send(w, b"a" * (1 << 20))
    await send(w, b"\r\nConnection: close\r\n\r\n" + ARTICLE.encode())


# --- redirects


@fault("redirect_loop", "stop after a bounded number of hops")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await send(w, head("302 Found", Location=r.path, Content_Length=0))


@fault("redirect_chain", "follow up to the limit, then an error that names the chain")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    n = int(r.num("n", 5))
    await send(
        w, head("302 Found", Location="/ok" if n <= 1 else f"/redirect_chain?n={n - 1}", Content_Length=0)
    )


@fault("redirect_to", "check the target of every hop: scheme and resolved address")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await send(w, head("302 Found", Location=r.query["to"], Content_Length=0))


@fault("redirect_canary", "never reach the internal host")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await send(w, head("302 Found", Location=r.server.canary_url("secret"), Content_Length=0))


@fault("meta_refresh", "not followed silently, or followed under the same checks")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(
        w,
        page(
            "<p>Moved.</p>",
            extra_head=f'<meta http-equiv=refresh content="0;url={r.server.canary_url("meta")}">',
        ),
    )


# --- size


@fault("gzip_bomb", "stop at the limit counted AFTER decompression")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(w, await asyncio.to_thread(bomb, "html", int(r.num("mb", 1024)), 1), Content_Encoding="gzip")


@fault("nested_gzip", "stop at the limit, or refuse more than one coding")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    n = int(r.num("n", 3))
    raw = await asyncio.to_thread(bomb, "html", int(r.num("mb", 256)), n)
    await reply(w, raw, Content_Encoding=", ".join(["gzip"] * n))


@fault("liar_length", "refuse at once from the header, before the body")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await send(w, head(Content_Length=10 * (1 << 30)) + ARTICLE.encode())
    await asyncio.sleep(r.num("seconds", 20))


@fault("endless", "stop at the byte limit")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await send(w, head())
    block = b"<p>" + b"endless text " * 80_000 + b"</p>\n"
    sent, top = 0, min(int(r.num("mb", 1024)) << 20, MAX_BYTES)
    while sent < top:
        await send(w, block)
        sent += len(block)


@fault("robots.txt", "honoured")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    mode = r.server.robots
    if mode == "deny":
        await reply(w, "User-agent: *\nDisallow: /\n", ctype="text/plain")
    elif mode == "slow":
        await reply(w, "User-agent: *\nCrawl-delay: 1000000000\n", ctype="text/plain")
    elif mode == "500":
        await reply(w, "oops", status="500 Injected", ctype="text/plain")
    elif mode == "huge":
        await reply(w, "User-agent: *\n" + "Disallow: /a*b*c*d$\n" * 200_000, ctype="text/plain")
    else:
        await reply(w, "none", status="404 Not Found", ctype="text/plain")
