"""The child process that reads documents and can be ended."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from reportgen.capture import Capture, Source
from reportgen.documents import kind_of, read_document, worker
from reportgen.documents.worker import end_workers, in_worker
from reportgen.errors import DocumentError

PAGE = (
    "<html><body><p>"
    + "The crane fell at noon and blocked both tracks of the railway. " * 9
    + "</p></body></html>"
)
CONTENT = PAGE.encode()
MEMORY = 1_000_000_000


def capture(content=CONTENT, media_type="text/html", url="https://q.example/1"):
    return Capture(
        source=Source(url=url),
        url=url,
        final_url=url,
        content=content,
        captured=datetime(2024, 6, 1, tzinfo=UTC),
        media_type=media_type,
    )


@pytest.fixture(autouse=True)
def _no_children_left():
    yield
    end_workers()


@pytest.fixture
def readers(tmp_path, monkeypatch):
    """Readers that misbehave, where a child finds them."""
    (tmp_path / "bad_readers.py").write_text(
        textwrap.dedent("""
            import os, sys, time
            from reportgen.documents.base import Document, DocumentBlock
            def pid(capture):
                print("noise on standard output"); sys.stdout.flush(); os.write(1, b"more noise")
                return Document(blocks=(DocumentBlock(kind="paragraph", text=str(os.getpid())),))
            def stuck(capture): sum(1 for _ in iter(int, 1))
            def dies(capture): os._exit(3)
            def raises(capture): raise KeyError("x")
            def eats(capture): return bytearray(8_000_000_000)
        """)
    )
    monkeypatch.syspath_prepend(tmp_path)


def slug_of(reader, seconds=20.0):
    with pytest.raises(DocumentError) as problem:
        in_worker(reader, capture(), seconds, MEMORY)
    assert problem.value.url == "https://q.example/1"
    return problem.value.slug


def test_html_is_read_in_a_child(readers):
    assert read_document(capture()).blocks[0].text.startswith("The crane fell")


def test_one_child_reads_page_after_page_whatever_it_prints(readers):
    pids = {in_worker("bad_readers:pid", capture(), 20, MEMORY).blocks[0].text for _ in range(3)}
    assert len(pids) == 1
    assert pids != {str(os.getpid())}


def test_a_page_that_takes_too_long_is_ended_and_the_next_is_read(readers):
    in_worker("bad_readers:pid", capture(), 20, MEMORY)
    begin = time.monotonic()
    assert slug_of("bad_readers:stuck", seconds=0.5) == "too-slow"
    assert time.monotonic() - begin < 5
    assert in_worker("bad_readers:pid", capture(), 20, MEMORY).blocks


def test_a_child_that_dies_or_raises_costs_its_page_only(readers):
    assert slug_of("bad_readers:dies") == "crashed"
    assert slug_of("bad_readers:raises") == "crashed"
    assert in_worker("bad_readers:pid", capture(), 20, MEMORY).blocks


@pytest.mark.skipif(sys.platform != "linux", reason="memory limits hold on Linux")
def test_a_page_that_takes_too_much_memory_is_named(readers):
    assert slug_of("bad_readers:eats") == "too-large-to-read"


def test_what_a_reader_says_is_said(readers):
    with pytest.raises(DocumentError) as problem:
        read_document(capture(b"<html></html>"))
    assert problem.value.slug == "no-text"


def test_threads_have_a_child_each_and_none_is_left(readers):
    with ThreadPoolExecutor(3) as pool:
        pids = {
            d.blocks[0].text
            for d in pool.map(lambda _: in_worker("bad_readers:pid", capture(), 20, MEMORY), range(6))
        }
    end_workers()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(int(pid), 0)


def test_a_child_is_replaced_after_many_pages(readers, monkeypatch):
    monkeypatch.setattr(worker, "_PAGES_PER_CHILD", 2)
    pids = [in_worker("bad_readers:pid", capture(), 20, MEMORY).blocks[0].text for _ in range(3)]
    assert pids[0] == pids[1] != pids[2]


def test_a_program_without_a_main_guard_reads_and_leaves_no_child(tmp_path):
    script = tmp_path / "user.py"
    script.write_text(
        textwrap.dedent(f"""
            from datetime import UTC, datetime
            from reportgen.capture import Capture, Source
            from reportgen.documents import read_document, worker
            url = "https://q.example/1"
            page = Capture(source=Source(url=url), url=url, final_url=url, content={PAGE.encode()!r},
                           captured=datetime(2024, 6, 1, tzinfo=UTC), media_type="text/html")
            print(read_document(page).blocks[0].text[:9], worker._idle[0].process.pid)
        """)
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60)
    assert done.stdout.startswith("The crane"), done.stderr
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout.split()[-1]), 0)


@pytest.mark.parametrize(
    ("content", "media_type", "url", "kind"),
    [
        (b"<p>x", "text/html", "https://q.example/1", "html"),
        (b"\xef\xbb\xbf <!-- c --> <!DOCTYPE HTML><p>", "text/plain", "file:a.txt", "html"),
        (b"<p>x", "", "file:a.htm", "html"),
        (b"# x", "", "file:a.MD", "markdown"),
        (b"# x", "text/markdown", "file:a", "markdown"),
        (b"x", "application/octet-stream", "file:a", "plain"),
        (b"x", "text/csv", "file:a", "plain"),
    ],
)
def test_the_kind_of_a_document_follows_its_type_then_its_bytes_then_its_name(content, media_type, url, kind):
    assert kind_of(capture(content, media_type, url)) == kind


@pytest.mark.parametrize(
    ("content", "media_type"),
    [(b"%!PS-Adobe", "text/html"), (b"\x89PNG", ""), (b"x", "image/svg+xml")],
)
def test_what_no_reader_takes_is_named(content, media_type):
    with pytest.raises(DocumentError) as problem:
        read_document(capture(content, media_type))
    assert problem.value.slug == "unsupported"


def test_markdown_that_takes_forever_is_read_in_a_child(monkeypatch):
    monkeypatch.setattr(in_worker, "__defaults__", (0.5, MEMORY))
    with pytest.raises(DocumentError) as problem:
        read_document(capture(b"[" * 30_000, "text/markdown"))
    assert problem.value.slug == "too-slow"


def test_many_comments_before_a_page_are_passed_in_no_time():
    begin = time.process_time()
    assert kind_of(capture(b"<!---->" * 500 + b"text", "", "file:a")) == "plain"
    assert kind_of(capture(b"<!---->" * 500 + b"<html>", "", "file:a")) == "html"
    assert time.process_time() - begin < 1
