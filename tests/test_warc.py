"""Web archives: what is read from one, what is written as one, and what a hostile one comes to."""

from __future__ import annotations

import gzip
import io
import re
import tracemalloc
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import LIMITS, NOON, run, slugs, story
from servers import page, serve
from sheets import docx, styled

from reportgen.archive import Archive
from reportgen.capture import Source
from reportgen.compression import CutShortError, GarbledError, TooLargeError
from reportgen.errors import DocumentError
from reportgen.warc import WarcRecord, read_warc, unpack_body, write_warc

EARLIER = datetime(2015, 11, 16, 8, 30, tzinfo=UTC)


def warc(
    url: str, block: bytes, kind: str = "response", date: str = "2015-11-16T08:30:00Z", **more: str
) -> bytes:
    """One record, not gzipped."""
    head = {"WARC-Type": kind, "WARC-Target-URI": url, "WARC-Date": date} | {
        name.replace("_", "-"): value for name, value in more.items()
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return f"WARC/1.0\r\n{lines}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def answer(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    given = {"Content-Type": "text/html; charset=utf-8"} | {
        k.replace("_", "-"): v for k, v in headers.items()
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def chunked(*parts: bytes) -> bytes:
    return b"".join(b"%x;x=y\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def bodies(content: bytes, limit: int = 10_000) -> list[bytes]:
    return [unpack_body(record, limit) for record in read_warc("u", io.BytesIO(content), limit)]


PAGE = story("A ferry sank off the cape.").encode()
URL = "https://gull.example/ferry"


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "archive")


@pytest.fixture
def crawl(tmp_path):
    """A web archive of the usual kind: each record gzipped by itself."""

    def write(*records: bytes, name: str = "crawl.warc.gz", packed: bool = True):
        path = tmp_path / name
        path.write_bytes(b"".join(gzip.compress(each) if packed else each for each in records))
        return path

    return write


# --- collecting from one --------------------------------------------------------------------------


def test_a_page_keeps_the_time_and_the_address_of_its_record(archive, crawl):
    path = crawl(
        warc("", b"software: any", "warcinfo"),
        warc(URL, b"GET / HTTP/1.1\r\n\r\n", "request"),
        warc(f"<{URL}>", answer(PAGE, ETag='"1"')),
        warc("https://gull.example/p.png", answer(b"\x89PNG", Content_Type="image/png")),
        warc("https://gull.example/robots.txt", answer(b"User-agent: *", Content_Type="text/plain")),
        warc("https://gull.example/gone", answer(PAGE, status="404 Not Found")),
        warc("https://gull.example/moved", answer(b"", status="301 Moved", Location="/ferry")),
        warc("dns:gull.example", b"20151116 127.0.0.1", Content_Type="text/dns"),
    )
    manifest = run([Source(url=str(path), side="Port")], archive)
    (article,) = archive.articles(manifest)
    assert (article.url, article.captured, article.side, article.named) == (URL, EARLIER, "Port", False)
    assert article.text.startswith("A ferry sank off the cape.")
    assert dict(archive.latest(URL).headers) == {"content-type": "text/html; charset=utf-8", "etag": '"1"'}
    assert manifest.skipped == ()
    assert manifest.asked == ("file:crawl.warc.gz",)


def test_files_are_read_by_what_they_are_where_their_type_says_nothing(archive, crawl):
    words = "<p>A ferry sank off the cape on Monday, and all on board were saved by two boats.</p>"
    news = f"<nitf><body><body.content>{words * 9}</body.content></body></nitf>".encode()
    word = docx([styled("A ferry sank off the cape, and all on board were saved by two boats. " * 9)])
    path = crawl(
        warc("https://gull.example/1", answer(news, Content_Type="text/xml")),
        warc("https://gull.example/2", answer(word, Content_Type="application/octet-stream")),
        warc("https://gull.example/3", answer(word, Content_Type=WORD)),
        warc("https://gull.example/map", answer(b"<urlset></urlset>", Content_Type="text/xml")),
        warc("https://gull.example/x", answer(b"\x00\x01", Content_Type="application/octet-stream")),
    )
    manifest = run([Source(url=str(path))], archive)
    assert {article.url[-1] for article in archive.articles(manifest)} == {"1", "2", "3"}
    assert manifest.skipped == ()


@pytest.mark.parametrize("packed", [True, False])
def test_it_is_read_gzipped_or_not_named_or_in_a_folder_or_on_the_web(archive, crawl, packed, tmp_path):
    name = "crawl.warc.gz" if packed else "crawl.warc"
    path = crawl(warc(URL, answer(PAGE)), name=name, packed=packed)
    named = run([path], archive)
    (tmp_path / "folder").mkdir()
    path.rename(tmp_path / "folder" / "crawl.bin")
    as_file = run([tmp_path / "folder" / "crawl.bin"], archive)
    (tmp_path / "folder" / "crawl.bin").rename(tmp_path / "folder" / name)
    in_folder = run([tmp_path / "folder"], archive)
    with serve({"/c": page((tmp_path / "folder" / name).read_bytes(), "application/warc")}) as site:
        on_web = run([site.url("/c")], archive)
    assert [m.records for m in (as_file, in_folder, on_web)] == [named.records] * 3
    assert len(named.records) == 1


def test_the_limit_the_time_and_what_cannot_be_unpacked_are_told(archive, crawl):
    path = crawl(
        warc(URL + "/0", answer(PAGE), date="2015-11-01T00:00:00Z"),
        *(warc(f"{URL}/{n}", answer(PAGE)) for n in (1, 2)),
        warc(URL + "/3", answer(PAGE, Content_Encoding="br")),
        warc(URL + "/4", answer(gzip.compress(PAGE)[:-20], Content_Encoding="gzip")),
        warc(URL + "/5", answer(b"x" * 200_000)),
        warc(URL + "/6", answer(PAGE), WARC_Truncated="length"),
        warc(URL + "/7", answer(PAGE)),
    )
    source = Source(url=str(path), since=datetime(2015, 11, 2, tzinfo=UTC), limit=6)
    manifest = run([source], archive)
    assert {article.url for article in archive.articles(manifest)} == {URL + "/1", URL + "/2"}
    assert slugs(manifest) == {
        URL + "/3": "encoding",
        URL + "/4": "truncated",
        URL + "/5": "too-large",
        URL + "/6": "truncated",
        "file:crawl.warc.gz": "max-articles",
    }


def test_what_stood_before_the_damage_is_read(archive, crawl):
    path = crawl(warc(URL, answer(PAGE)), warc(URL + "/2", answer(PAGE)))
    path.write_bytes(path.read_bytes()[:-300])
    manifest = run([path], archive)
    assert [article.url for article in archive.articles(manifest)] == [URL]
    assert slugs(manifest) == {"file:crawl.warc.gz": "truncated"}


def test_one_without_pages_and_one_that_is_none_are_told(archive, crawl, tmp_path):
    crawl(warc(URL, answer(b"", status="404 Not Found")), name="none.warc.gz")
    (tmp_path / "words.warc").write_bytes(b"words\n")
    (tmp_path / "gone.warc").symlink_to("nowhere")
    manifest = run([tmp_path / name for name in ("none.warc.gz", "words.warc")], archive)
    assert slugs(manifest) == {"file:none.warc.gz": "no-articles", "file:words.warc": "warc"}
    assert len(manifest.skipped) == 2
    assert slugs(run([tmp_path], archive))["file:gone.warc"] == "unreadable"


def test_an_address_in_one_is_no_answer_for_the_network(archive, crawl):
    with serve({"/a": page(story("Four were saved."))}) as site:
        path = crawl(warc(site.url("/a"), answer(PAGE)))
        manifest = run([path, site.url("/a")], archive)
        assert site.pages() == ["/a"]
    (article,) = archive.articles(manifest)
    assert article.title.startswith("Four")


# --- the records ----------------------------------------------------------------------------------


@given(
    body=st.binary(max_size=300),
    cuts=st.lists(st.integers(0, 300), max_size=4).map(sorted),
    packed=st.sampled_from(["", "gzip", "deflate"]),
    joined=st.booleans(),
)
def test_a_body_comes_out_as_it_went_in(body, cuts, packed, joined):
    sent = {"": bytes, "gzip": gzip.compress, "deflate": zlib.compress}[packed](body)
    parts = [sent[a:b] for a, b in zip([0, *cuts], [*cuts, len(sent)], strict=True) if sent[a:b]]
    headers = {"Content_Encoding": packed} if packed else {}
    if joined and sent:
        block = answer(chunked(*parts), Transfer_Encoding="chunked", **headers)
    else:
        block = answer(sent, Content_Length=str(len(sent)), **headers)
    record = warc(URL, block)
    assert bodies(record) == bodies(gzip.compress(record)) == [body]


def test_a_body_that_the_crawler_has_unpacked_already_is_taken_as_it_is():
    block = answer(b"<p>words</p>", Transfer_Encoding="chunked", Content_Encoding="gzip")
    assert bodies(warc(URL, block)) == [b"<p>words</p>"]


@pytest.mark.parametrize(
    ("block", "error"),
    [
        (answer(chunked(b"words")[:-5], Transfer_Encoding="chunked"), CutShortError),
        (answer(b"5\r\nwor", Transfer_Encoding="chunked"), CutShortError),
        (answer(b"words", Content_Length="9"), CutShortError),
        (answer(gzip.compress(b"words", mtime=0)[:-4], Content_Encoding="gzip"), CutShortError),
        (answer(gzip.compress(bytes(20_000), mtime=0), Content_Encoding="gzip"), TooLargeError),
        (answer(b"words", Content_Encoding="zstd"), GarbledError),
    ],
)
def test_a_body_cut_short_or_too_large_is_an_error(block, error):
    with pytest.raises(error):
        bodies(warc(URL, block))


def test_a_record_says_its_type_encoding_and_time():
    block = answer(b"x", Content_Type='Text/HTML; a=b; Charset="UTF-8"')
    (record,) = read_warc("u", io.BytesIO(warc(URL, block, date="2015-11-16T09:30:00.123+01:00")), 100)
    assert (record.media_type, record.charset, record.captured) == ("text/html", "utf-8", EARLIER)
    (record,) = read_warc("u", io.BytesIO(warc(URL, b"\n\nx", date="yesterday")), 100)
    assert (record.status, record.captured) == (0, None)
    (record,) = read_warc(
        "u", io.BytesIO(warc("file:a.txt", b"x", "resource", Content_Type="text/plain")), 100
    )
    assert (record.kind, record.status, record.media_type, record.body) == (
        "resource",
        200,
        "text/plain",
        b"x",
    )


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        (b"words", "truncated"),
        (b"words\n", "warc"),
        (b"WARC/1.0\r\n\r\n", "warc"),
        (b"WARC/1.0\r\nContent-Length: -1\r\n\r\n", "warc"),
        (b"WARC/1.0\r\nContent-Length: 5\r\nWARC-Type: metadata\r\n\r\nwor", "truncated"),
        (b"WARC/1.0\r\nContent-Length: 9\r\nWARC-Type: response\r\n\r\nwor", "truncated"),
        (b"WARC/1.0\r\n" + b"a: b\r\n" * 600, "warc"),
        (b"WARC/1.0\r\n" + b"a" * 70_000, "warc"),
        (b"\x1f\x8b" + b"words", "encoding"),
        (warc(URL, answer(b"x"))[:-4] + b"y" + warc(URL, b""), "warc"),
    ],
)
def test_what_is_no_web_archive_has_a_name(content, slug):
    with pytest.raises(DocumentError) as caught:
        list(read_warc("u", io.BytesIO(content), 1000))
    assert caught.value.slug == slug


def test_nothing_is_no_record():
    assert list(read_warc("u", io.BytesIO(b""), 1000)) == []
    assert list(read_warc("u", io.BytesIO(b"\r\n\r\n"), 1000)) == []


def test_a_bomb_is_given_up_in_little_memory():
    bomb = gzip.compress(
        b"WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 300000000\r\n\r\n" + bytes(150_000_000)
    )
    tracemalloc.start()
    try:
        with pytest.raises(DocumentError) as caught:
            list(read_warc("u", io.BytesIO(bomb), 1000))
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()
    assert caught.value.slug == "too-large"


@given(
    st.binary(max_size=300)
    | st.tuples(st.integers(0, 400), st.binary(max_size=40)).map(
        lambda cut: (warc(URL, answer(chunked(b"words"), Transfer_Encoding="chunked")) * 2)[: cut[0]] + cut[1]
    )
)
def test_any_bytes_are_records_or_a_named_error(content):
    for packed in (content, gzip.compress(content), gzip.compress(content)[: len(content)]):
        try:
            for record in read_warc("u", io.BytesIO(packed), 1000):
                assert isinstance(record, WarcRecord)
                unpack_body(record, 1000)
        except (DocumentError, CutShortError, TooLargeError, GarbledError):
            continue


# --- writing one ----------------------------------------------------------------------------------


def records_of(archive, manifest):
    return [archive.record(record_id) for record_id in manifest.records]


def test_what_was_written_is_read_again_as_it_was(archive, tmp_path):
    (tmp_path / "note.txt").write_text("A ferry sank on Monday, the office said.")
    with serve({"/a": page(story("Four were saved."), ETag='"1"')}) as site:
        manifest = run([site.url("/a"), tmp_path / "note.txt"], archive)
    with (tmp_path / "out.warc.gz").open("wb") as file:
        assert write_warc(archive, records_of(archive, manifest), file) == 2
    other = Archive(tmp_path / "other")
    again = run([tmp_path / "out.warc.gz"], other, limits=replace(LIMITS), clock=lambda: EARLIER)
    first, second = archive.articles(manifest), other.articles(again)
    for was, is_ in zip(first, second, strict=True):
        assert (is_.url, is_.text, is_.captured, is_.page_sha256) == (
            was.url,
            was.text,
            NOON,
            was.page_sha256,
        )
    assert other.latest(site.url("/a")).header("etag") == '"1"'


def test_the_same_records_give_the_same_bytes_in_any_order(archive, tmp_path):
    (tmp_path / "texts").mkdir()
    for name in "abc":
        (tmp_path / "texts" / f"{name}.txt").write_text(f"{name} ferry sank on Monday.")
    records = records_of(archive, run([tmp_path / "texts"], archive))
    written = []
    for chosen in (records, records[::-1]):
        written.append(io.BytesIO())
        write_warc(archive, chosen, written[-1])
    assert written[0].getvalue() == written[1].getvalue()
    assert len(written[0].getvalue()) > 100


def test_a_header_cannot_break_out_of_its_record(archive, tmp_path):
    (tmp_path / "a.txt").write_text("A ferry sank on Monday.")
    (record,) = records_of(archive, run([tmp_path / "a.txt"], archive))
    evil = replace(
        record, url="https://x.example/\r\nWARC-Type: metadata", headers=(("etag", "1\r\n\r\n<p>"),)
    )
    out = io.BytesIO()
    write_warc(archive, [evil], out)
    (read,) = read_warc("u", io.BytesIO(out.getvalue()), 1000)
    assert read.kind == "response"
    assert unpack_body(read, 1000) == b"A ferry sank on Monday."


def test_the_program_of_the_how_to_writes_one(tmp_path, monkeypatch):
    how_to = Path(__file__).parents[1] / "docs/how-to/collect.md"
    [code] = re.findall(r"```python\n(.*?)```", how_to.read_text("utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("A ferry sank on Monday.")
    run(["a.txt"], Archive("archive"))
    exec(compile(code, "collect.md", "exec"), {})
    assert len(list(read_warc("u", io.BytesIO((tmp_path / "briefing.warc.gz").read_bytes()), 1000))) == 1
