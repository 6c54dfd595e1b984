"""Faults of pages: encodings, wrong types, HTML meant to exhaust a parser, words meant for the next tool."""

from __future__ import annotations

import asyncio
from html import escape

from faults.base import ARTICLE, PARAS, Request, fault, page, reply

# --- text encodings


def _enc(name: str, expect: str, ctype: str | None, raw: bytes) -> None:
    @fault(name, expect)
    async def _(r: Request, w: asyncio.StreamWriter) -> None:
        await reply(w, raw, ctype=ctype)


_ACCENTS = (
    "<p>Le maire a déclaré que la crue avait touché l’école — « jamais vu » — à 5 h, près du café Müller.</p>"
    "<p>Les habitants ont affirmé le contraire et déclaré qu’aucune sirène n’avait sonné avant "
    "l’arrivée de l’eau.</p>"
)
_enc(
    "cs_lying_utf8",
    "text without U+FFFD, or flagged",
    "text/html; charset=utf-8",
    page(_ACCENTS).replace("<meta charset=utf-8>", "").encode("cp1252"),
)
_enc(
    "cs_lying_latin1",
    "prefer valid UTF-8 over the label",
    "text/html; charset=iso-8859-1",
    page(_ACCENTS).encode(),
)
_enc(
    "cs_none_cp1252",
    "detected",
    "text/html",
    page(_ACCENTS).replace("<meta charset=utf-8>", "").encode("cp1252"),
)
_enc(
    "cs_sjis_meta",
    "decoded from the meta element",
    "text/html",
    page("<p>" + "町長は火曜日、川の水位が二メートル上昇したと述べた。" * 6 + "</p>")
    .replace("charset=utf-8", "charset=shift_jis")
    .encode("shift_jis", "replace"),
)
_enc("cs_utf16_bom", "decoded from the BOM", "text/html", page(_ACCENTS).encode("utf-16"))
_enc(
    "cs_mojibake",
    "kept as it is, flagged as doubly encoded",
    "text/html; charset=utf-8",
    page(_ACCENTS.encode().decode("cp1252", "replace")).encode(),
)
_enc("cs_unknown", "a fallback, not a crash", "text/html; charset=x-no-such-charset", page(_ACCENTS).encode())
_enc(
    "cs_utf7",
    "never decoded as UTF-7",
    "text/html; charset=utf-7",
    page("<p>+ADw-script+AD4-alert(1)+ADw-/script+AD4- " + PARAS[0] + "</p>").encode(),
)
_enc(
    "nul_bytes",
    "NULs and control characters dropped from the text",
    "text/html; charset=utf-8",
    page("".join(f"<p>{p}\x00\x1b[2J\x07\x9b31m</p>" for p in PARAS)).encode(),
)


# --- wrong types


@fault("pdf_as_html", "sniffed; not parsed as HTML")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(
        w,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>> endobj\n"
        b"trailer <</Root 1 0 R>>",
    )


@fault("binary_as_html", "sniffed; refused")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(w, bytes(range(256)) * 4000)


@fault("html_as_png", "article, or refused with the reason")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(w, ARTICLE, ctype="image/png")


@fault("empty_200", "an error: no text")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(w, b"")


# --- HTML meant to exhaust a parser


@fault("deep_html", "article or an error, within the time and memory limits")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    n = int(r.num("n", 100_000))
    await reply(w, page("<div>" * n + "".join(f"<p>{p}</p>" for p in PARAS) + "</div>" * n))


@fault("deep_inline", "article or an error, within the time and memory limits")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(
        w,
        page(
            "<p>"
            + "<b><i>" * int(r.num("n", 20_000))
            + PARAS[0]
            + "</p>"
            + "".join(f"<p>{p}</p>" for p in PARAS)
        ),
    )


@fault("many_attrs", "article or an error, within the time and memory limits")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    attrs = " ".join(f"a{i}=v" for i in range(int(r.num("n", 100_000))))
    await reply(w, page(f"<p {attrs}>x</p>" + "".join(f"<p>{p}</p>" for p in PARAS)))


@fault("many_paras", "within the time and memory limits")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(
        w, page("".join(f"<p>Paragraph {i}. {PARAS[i % 4]}</p>" for i in range(int(r.num("n", 100_000)))))
    )


@fault("one_line", "within the time limit: no quadratic regular expression")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(w, page("<p>" + "aaaa " * int(r.num("n", 1_000_000)) + "</p>"))


@fault("no_spaces", "within the time limit: no quadratic regular expression")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(w, page("<p>" + "a" * int(r.num("n", 5_000_000)) + "</p>"))


@fault("punct_run", "within the time limit: no quadratic regular expression")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    await reply(w, page("<p>" + "Mr. " * 50_000 + "“" * 50_000 + "." * 100_000 + " " * 100_000 + "x</p>"))


# --- content meant for the report, the log or the next tool

PAYLOADS = {
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)> </textarea><svg/onload=alert(1)>",
    "attr": '" onmouseover="alert(1)" x=\'y\' <a href="javascript:alert(1)">',
    "jinja": "{{ 7*7 }} {% for x in ().__class__.__mro__ %}{{ x }}{% endfor %} ${7*7} #{7*7}",
    "markdown": "[click](javascript:alert(1)) ![x](http://127.0.0.2/px) \n# Heading\n"
    "| a | b |\n---\n```\n<!-- --> *bold* _it_ `code`",
    "wikitext": "{{Delete}} [[File:x.png]] <ref>r</ref> "
    "~~~~ '''bold''' == H == #REDIRECT [[Main Page]] <nowiki>",
    "csv": '=HYPERLINK("http://127.0.0.2/","x")\n+1+1\n-2+3\n@SUM(1)\n\t=1+1',
    "ansi": "\x1b]0;title\x07\x1b[2J\x1b[31mred \x1b]8;;http://127.0.0.2"
    "/\x1b\\link\x1b]8;;\x1b\\ \r overwritten",
    "actions": "\n::error file=x::forged\n::add-mask::e\n::stop-commands::tok\n"
    "##[group]x\n::set-output name=a::b",
    "bidi": "safe \u202etxt.exe\u202c \u2066isolate\u2069 \u200b\u200d\ufeff p\u0430ypal \uff0escript",
    "latex": "\\input{/etc/hostname} $x^2$ % comment & # _ ~",
    "css": "</style><style>@import url(http://127.0.0.2/c);*{background:url(file:///etc/hostname)}",
    "yaml": "---\ntitle: forged\n...\n!!python/object/apply:os.system [id]",
}


@fault("payload", "the text is shown as text; nothing in it is run, fetched or obeyed")
async def _(r: Request, w: asyncio.StreamWriter) -> None:

    p = PAYLOADS[r.query.get("kind", "html")]
    await reply(w, page("".join(f"<p>{x} {escape(p)}</p>" for x in PARAS), title=escape(p)))


@fault("file_refs", "the PDF renderer reads neither local files nor internal hosts")
async def _(r: Request, w: asyncio.StreamWriter) -> None:
    c, secret = r.server.canary_url, f"file://{r.server.secret}"
    await reply(
        w,
        page(
            f'<p>{PARAS[0]}<img src="{secret}"><img src="{c("img")}"><iframe src="{secret}"></iframe>'
            f'<object data="{secret}"></object><embed src="{c("embed")}">'
            f'<svg><image href="{c("svg")}"/></svg></p>',
            extra_head=f'<link rel=stylesheet href="{c("css")}"><link rel=attachment href="{secret}">'
            f"<style>@font-face{{font-family:x;src:url({c('font')})}}body{{font-family:x}}</style>",
        ),
    )
