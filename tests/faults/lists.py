"""Faults of feeds and of documents that are no HTML."""

from __future__ import annotations

import asyncio
import io
import zipfile
from email.utils import formatdate

from faults.base import PARAS, Request, bomb, fault, reply

# --- feeds

_RSS = (
    '<rss version="2.0"><channel><title>{t}</title><link>{l}</link><description>d</description>'
    "{items}</channel></rss>"
)
_ITEM = (
    "<item><title>{t}</title><link>{l}</link><guid>{g}</guid><pubDate>{d}</pubDate>"
    "<description>{s}</description></item>"
)
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def rss(items: str, title: str = "Feed", doctype: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        + doctype
        + _RSS.format(t=title, l="http://127.0.0.1/", items=items)
    )


@fault("feed_ok", "entries")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    items = "".join(
        _ITEM.format(
            t=f"Item {i}", l=r.server.url("ok", i=i), g=i, d=formatdate(1_700_000_000 + i), s=PARAS[i % 4]
        )
        for i in range(int(r.num("n", 5)))
    )
    await reply(w, rss(items), ctype="application/rss+xml")


@fault("feed_laughs", "refused or unexpanded; bounded time and memory")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    ents = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    await reply(
        w,
        rss(
            _ITEM.format(t="&l9;", l="x", g="1", d="", s="&l9;"),
            doctype=f'<!DOCTYPE r [<!ENTITY l0 "lol">{ents}]>',
        ),
        ctype="application/rss+xml",
    )


@fault("feed_quadratic", "refused or unexpanded; bounded time and memory")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(
        w,
        rss(
            _ITEM.format(t="t", l="x", g="1", d="", s="&a;" * 50_000),
            doctype=f'<!DOCTYPE r [<!ENTITY a "{"a" * 50_000}">]>',
        ),
        ctype="application/rss+xml",
    )


@fault("feed_xxe", "no local file in any field")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(
        w,
        rss(
            _ITEM.format(t="&x;", l="x", g="1", d="", s="&x; &y;"),
            doctype=f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{r.server.secret}">'
            f'<!ENTITY y SYSTEM "{r.server.canary_url("xxe")}">]>',
        ),
        ctype="application/rss+xml",
    )


@fault("feed_broken", "the good entries and a note")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    items = "".join(
        _ITEM.format(
            t=f"Item {i} & more <b>", l=r.server.url("ok", i=i), g=i, d="yesterday-ish", s="<![CDATA[x]]>"
        )
        for i in range(3)
    )
    await reply(w, rss(items)[:-40], ctype="text/html")


@fault("feed_hostile", "markup, script and file: links neutralised")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    items = "".join(
        _ITEM.format(
            t=title, l=link, g=i, d=formatdate(1_700_000_000), s="&lt;script&gt;alert(1)&lt;/script&gt;"
        )
        for i, (title, link) in enumerate(
            [
                ("a", f"file://{r.server.secret}"),
                ("b", "javascript:alert(1)"),
                ("c", r.server.canary_url("feedlink")),
                ("d", "//127.0.0.2/x"),
                ("e", "data:text/html,x"),
            ]
        )
    )
    await reply(w, rss(items), ctype="application/rss+xml")


@fault("feed_large", "bounded time and memory; a cap on entries")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(
        w,
        rss(
            "".join(
                _ITEM.format(
                    t=f"Item {i}", l=r.server.url("ok", i=i), g=i, d=formatdate(1_700_000_000), s=PARAS[i % 4]
                )
                for i in range(int(r.num("n", 20_000)))
            )
        ),
        ctype="application/rss+xml",
    )


# --- documents


def _zip(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buf = io.BytesIO()
    with zipfile.ZipFile(buf, "w", method) as z:
        for name, data in files.items():
            z.writestr(name, data)
    return buf.getvalue()


_CT = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Override PartName="/word/document.xml" ContentType="{_DOCX}.main+xml"/></Types>'
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(xml: bytes, extra: dict[str, bytes] | None = None) -> bytes:
    return _zip({"[Content_Types].xml": _CT.encode(), "word/document.xml": xml, **(extra or {})})


def _document(words: str) -> str:
    paragraph = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
    return f'<w:document xmlns:w="{_W}"><w:body>{paragraph}</w:body></w:document>'


@fault("docx_slip", "nothing is written outside the work folder (best: members are never extracted)")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    xml = _document(PARAS[0])
    await reply(
        w,
        docx(xml.encode(), {"../../../../var/fault_slip": b"slipped", "/var/tmp/fault_slip_abs": b"slipped"}),
        ctype=_DOCX,
    )


@fault("docx_bomb", "refused from the declared sizes, and stopped at the real size")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    body = b"<w:p><w:r><w:t>bomb</w:t></w:r></w:p>" * (int(r.num("mb", 512)) * 28_000)
    await reply(
        w,
        docx(f'<w:document xmlns:w="{_W}"><w:body>'.encode() + body + b"</w:body></w:document>"),
        ctype=_DOCX,
    )


@fault("docx_xxe", "no local file in the text")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY x SYSTEM "file://{r.server.secret}">]>' + _document(
        "&x;"
    )
    await reply(w, docx(xml.encode()), ctype=_DOCX)


@fault("pdf_flate_bomb", "stopped by the time and memory limits")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    data = await asyncio.to_thread(bomb, "zlib", int(r.num("mb", 256)), 1)
    objs = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
            b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
        ),
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(data) + data + b"\nendstream",
    ]
    await reply(w, _pdf(objs), ctype="application/pdf")


@fault("pdf_page_cycle", "ended by the page limit; no endless recursion")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(
        w,
        _pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 999999999>>"]),
        ctype="application/pdf",
    )


def _pdf(objs: list[bytes]) -> bytes:
    out, offs = bytearray(b"%PDF-1.4\n"), []
    for i, o in enumerate(objs, 1):
        offs.append(len(out))
        out += b"%d 0 obj\n" % i + o + b"\nendobj\n"
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objs) + 1) + b"".join(
        b"%010d 00000 n \n" % o for o in offs
    )
    return bytes(out + b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objs) + 1, xref))
