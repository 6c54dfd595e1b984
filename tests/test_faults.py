"""Whatever a server does, it costs its own source and no other; the faults stand in `faults/`."""

from __future__ import annotations

import ctypes
import json
import os
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from fault_server import CANARY, HOME, SECRET_WORDS, run_server
from faults.base import FAULTS
from faults.pages import PAYLOADS
from faults.run import WATCH

from reportgen.capture import Limits
from reportgen.errors import FetchError
from reportgen.fetching import Fetcher

# Every fault has a loopback address of its own, and only Linux has them all without being asked.
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs all of 127.0.0.0/8")

HERE = Path(__file__).parent
# What a client must not do does not depend on the size beyond its limits; building it takes time.
SMALLER = {
    "docx_bomb": {"mb": 64},
    "endless": {"mb": 64},
    "feed_large": {"n": 5_000},
    "gzip_bomb": {"mb": 64},
    "huge_header": {"mb": 8},
    "many_attrs": {"n": 20_000},
    "many_headers": {"n": 20_000},
    "many_paras": {"n": 10_000},
    "nested_gzip": {"mb": 32},
    "pdf_flate_bomb": {"mb": 64},
    "redirect_to": {"to": "http://169.254.169.254/latest/meta-data/"},
}
# Faults of HTTP, and by what name each is told; "page" where a good client gets one.
NAMES = {
    "ok": "page",
    "status": "http-500",
    "retry_after": "http-429",
    "flaky": "page",
    "not_modified": "page",
    "soft_404": "page",
    "challenge": "http-403",
    "stall": "too-slow",
    "slow_head": "too-slow",
    "slow_body": "too-slow",
    "stall_body": "too-slow",
    "truncated": "truncated",
    "truncated_chunked": "truncated",
    "truncated_gzip": "truncated",
    "reset_mid": "connection",
    "reset_first": "connection",
    "empty_reply": "connection",
    "garbage_status": "truncated",
    "bad_chunk": "truncated",
    "negative_length": "truncated",
    "many_headers": "truncated",
    "huge_header": "truncated",
    "redirect_loop": "redirects",
    "redirect_chain": "page",
    "redirect_to": "refused-address",
    "redirect_canary": "refused-address",
    "meta_refresh": "page",
    "gzip_bomb": "too-large",
    "nested_gzip": "encoding",
    "liar_length": "too-large",
    "endless": "too-large",
    "robots.txt": "http-404",
    "redirect_file": "refused-address",
    "redirect_gopher": "refused-address",
    "redirect_data": "refused-address",
    "redirect_dot": "dns",
    "redirect_zone": "dns",
    "redirect_mapped": "refused-address",
    "redirect_nat64": "refused-address",
    "redirect_login": "refused-address",
    "redirect_backslash": "http-404",
    "redirect_relative": "refused-address",
    "redirect_wide": "redirects",
    "redirect_crlf": "truncated",
    "redirect_long": "redirects",
    "redirect_port": "bad-address",
    "redirect_endless": "redirects",
    "flood_interim": "too-large",
    "slow_interim": "too-slow",
    "flood_chunk_extension": "truncated",
    "flood_chunk_extensions": "too-large",
    "flood_trailers": "truncated",
    "flood_redirect_body": "page",
    "flood_error_body": "http-404",
    "two_lengths": "truncated",
    "length_and_chunks": "page",
    "length_words": "truncated",
    "huge_chunk": "truncated",
    "http09": "connection",
    "two_answers": "page",
    "switching": "truncated",
    "no_content": "http-204",
    "part": "http-206",
    "status_odd": "http-799",
    "header_control": "page",
    "gzip_rest": "page",
    "gzip_many": "encoding",
    "charset_codec": "page",
    "type_long": "page",
    "cookie_foreign": "page",
}
# Those that come whole and are no article all the same; by what name their readers tell it is theirs to say.
NO_ARTICLE = {"binary_as_html", "docx_bomb", "empty_200", "pdf_as_html", "pdf_flate_bomb", "pdf_page_cycle"}
# Too large, too deep or too odd: an article or an error is good.
EITHER = {
    "deep_html",
    "deep_inline",
    "docx_slip",
    "docx_xxe",
    "html_as_png",
    "many_attrs",
    "many_paras",
    "meta_refresh",
    "no_spaces",
    "one_line",
    "punct_run",
    "soft_404",
}
# Seconds for one address: enough for a good one while the machine is busy.
TIMEOUT = 6.0


def faulty(
    host_of: Iterator[str], names: tuple[str, ...] = tuple(FAULTS)
) -> dict[str, tuple[str, str, dict]]:
    """By label the host, the name and the query of each fault, every fault on a host of its own."""
    found = {}
    for name in names:
        queries = [{"kind": kind} for kind in PAYLOADS] if name == "payload" else [SMALLER.get(name, {})]
        for query in queries:
            label = f"{name}-{query['kind']}" if name == "payload" else name
            found[label] = (next(host_of), name, query)
    return found


def loopback(net: int) -> Iterator[str]:
    return (f"127.{net}.0.{number}" for number in range(1, 255))


def test_there_are_a_hundred_and_four_faults_and_those_of_http_are_named_here():
    assert len(FAULTS) == 104
    assert set(NAMES) | NO_ARTICLE | EITHER <= set(FAULTS)


WIRE = faulty(loopback(2), tuple(NAMES))


@pytest.mark.slow
@pytest.mark.allow_hosts([HOME, *(host for host, _, _ in WIRE.values())])
def test_each_fault_of_http_is_a_page_or_is_told_by_its_name():
    hosts = [host for host, _, _ in WIRE.values()]
    limits = Limits(timeout=TIMEOUT, max_bytes=2_000_000, allow_private=frozenset(hosts))
    together = Fetcher(limits)

    def fetch(url: str, fetcher: Fetcher = together) -> str:
        try:
            return "page" if fetcher.fetch(url).content is not None else ""
        except FetchError as error:
            return error.slug if error.reason else "without a reason"

    with run_server(*hosts) as server, ThreadPoolExecutor(len(hosts)) as pool:
        urls = [server.url(name, host=host, **query) for host, name, query in WIRE.values()]
        found = dict(zip(WIRE, pool.map(fetch, urls), strict=True))
        for label, url in zip(WIRE, urls, strict=True):
            # All at once they may have been too slow for a busy machine: one alone has time enough.
            if found[label] == "too-slow" != NAMES[label]:
                found[label] = fetch(url, Fetcher(replace(limits, timeout=60)))
        state = server.state()
    assert found == NAMES
    assert state["canary"] == []
    assert max(state["most_open"].values()) == 1


@contextmanager
def watched(*paths: Path) -> Iterator[list[str]]:
    """The names of those files that anybody opens meanwhile, by the kernel's own account (inotify)."""
    system = ctypes.CDLL(None, use_errno=True)
    if not hasattr(system, "inotify_init1"):
        yield []
        return
    watch = system.inotify_init1(os.O_NONBLOCK)
    names = {system.inotify_add_watch(watch, os.fsencode(path), 0x20): str(path) for path in paths}
    opened: list[str] = []
    try:
        yield opened
        try:
            events = os.read(watch, 65536)
        except BlockingIOError:
            return
        while events:
            which, _, _, length = struct.unpack_from("iIII", events)
            opened.append(names[which])
            events = events[16 + length :]
    finally:
        os.close(watch)


def collect(folder: Path, sources: list[str], hosts: list[str], *watching: Path) -> dict:
    """What comes of a run in a process that is watched, with the lines of its watch."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(WATCH, "utf-8")
    limits = {"timeout": TIMEOUT, "max_articles": 5, "allow_private": hosts}
    job = {"sources": sources, "archive": str(folder / "archive"), "limits": limits}
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(folder), str(HERE))),
        "WATCHED": os.pathsep.join(map(str, watching)) or "-",
        "WATCH_LOG": str(folder / "watch.log"),
    }
    command = [sys.executable, str(HERE / "faults" / "run.py")]
    done = subprocess.run(command, input=json.dumps(job).encode(), env=environment, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return {**json.loads(done.stdout), "watch": set((folder / "watch.log").read_text("utf-8").splitlines())}


def files_of(archive: Path) -> dict[str, bytes]:
    paths = (path for path in archive.rglob("*") if path.is_file())
    return {str(path.relative_to(archive)): path.read_bytes() for path in paths}


def outcome(result: dict, url: str) -> str:
    """The slug by which a source is told, "article", or "list" for one that named others."""
    return result["skipped"].get(url) or ("article" if url in result["articles"] else "list")


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_good_source_beside_all_faults_comes_through_as_it_does_alone(tmp_path):
    """One run over all of them: in time, within its memory, and nothing of the machine is reached."""
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET_WORDS, "utf-8")
    places = faulty(loopback(3))
    hosts = [HOME, *(host for host, _, _ in places.values())]
    with run_server(*hosts[1:], "127.4.0.1", secret=str(secret)) as server, watched(secret) as opened:
        good = server.url("ok", host="127.4.0.1", whole="yes")
        urls = {label: server.url(name, host=host, **query) for label, (host, name, query) in places.items()}
        alone = collect(tmp_path / "alone", [good], [*hosts, "127.4.0.1"])
        among = collect(tmp_path / "among", [good, *urls.values()], [*hosts, "127.4.0.1"], secret)
        state = server.state()

    kept, all_kept = files_of(tmp_path / "alone" / "archive"), files_of(tmp_path / "among" / "archive")
    articles = {name: content for name, content in kept.items() if not name.startswith("manifests")}
    assert len(articles) == 4  # the page, its text, the layout of that, and the record
    assert {name: all_kept.get(name) for name in articles} == articles
    assert alone["articles"][good] == among["articles"][good]

    found = {label: outcome(among, url) for label, url in urls.items()}
    named = {label: slug for label, slug in NAMES.items() if slug != "page"}
    # On a machine that is busy with other things, anything may also have been too slow.
    assert {label: found[label] for label in named if found[label] not in (named[label], "too-slow")} == {}
    assert {label for label in NO_ARTICLE if found[label] == "article"} == set()
    free = {*named, *NO_ARTICLE, *EITHER, *(label for label in found if label.startswith("feed_"))}
    assert {label: slug for label, slug in found.items() if label not in free and slug != "article"} == {}
    assert found["feed_ok"] == "list"
    assert not {"unexpected", "crashed", ""} & set(among["skipped"].values())
    assert all(among["reasons"].values())

    assert {good, *urls.values()} <= set(among["fetching"])
    assert {url: seconds for url, seconds in among["fetching"].items() if seconds > TIMEOUT + 1} == {}
    assert among["memory"] < 300
    assert among["memory_of_readers"] < 400  # they are limited by themselves, and ended where they need more
    assert state["canary"] == []
    assert max(state["most_open"].values()) == 1
    assert opened == []
    assert {line for line in among["watch"] if line.startswith("opened")} == set()
    connected = {line.split()[1] for line in among["watch"]}
    assert connected <= {*hosts, "127.4.0.1"}
    assert CANARY not in connected
    assert not any(SECRET_WORDS in text for text in among["articles"].values())
    assert not Path("/var/fault_slip").exists()
    assert not Path("/var/tmp/fault_slip_abs").exists()


def test_the_watch_sees_a_file_that_is_opened(tmp_path):
    """The test above could not fail if it were blind."""
    path = tmp_path / "secret.txt"
    path.write_text("words", "utf-8")
    with watched(path) as opened:
        path.read_text("utf-8")
    assert opened in ([str(path)], [])
    assert opened or not hasattr(ctypes.CDLL(None), "inotify_init1")
    (tmp_path / "sitecustomize.py").write_text(WATCH, "utf-8")
    log = tmp_path / "log"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "WATCHED": str(path), "WATCH_LOG": str(log)}
    subprocess.run([sys.executable, "-c", f"open({str(path)!r})"], env=environment, check=True)
    assert log.read_text("utf-8") == f"opened {path}\n"


def test_the_server_counts_the_requests_that_a_client_has_open_at_once():
    """What hung up no longer counts, however late the server hears of it."""
    with run_server() as server:

        def ask() -> socket.socket:
            client = socket.create_connection((HOME, server.port))
            client.sendall(b"GET /stall HTTP/1.1\r\n\r\n")
            return client

        def reset(client: socket.socket) -> None:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            client.close()

        ask().close()
        for _ in range(5):
            reset(ask())
            assert server.state()["most_open"][HOME] <= 2
        with ask():
            assert server.state()["most_open"][HOME] == 2  # it, and who asks for the count
            with ask():
                assert server.state()["most_open"][HOME] == 3
