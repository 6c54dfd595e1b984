"""The archive keeps what was captured, gives it back unchanged, and notices what was changed."""

from __future__ import annotations

import gzip
import hashlib
import os
import sys
import threading
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.archive import Archive, Manifest, Record, make_manifest
from reportgen.article import Article, Block, Link, Provenance, article_id
from reportgen.capture import Capture, Skipped, Source
from reportgen.errors import NotFoundError, OutputError, ReportgenError, VerificationError

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def capture_of(text: str, url: str = "https://gull.example/ferry", **other: object) -> Capture:
    shared = {"source": Source(url=url), "url": url, "final_url": url, "captured": NOON}
    return Capture(**(shared | {"content": text.encode()} | other))


def article_of(capture: Capture, **other: object) -> Article:
    text = capture.content.decode()
    shared = {
        "id": article_id(capture.url),
        "source": "The Gull",
        "text": text,
        "blocks": (Block(kind="paragraph", start=0, end=len(text)),),
        "sentence_spans": ((0, len(text)),),
        "url": capture.url,
        "final_url": capture.final_url,
        "captured": capture.captured,
        "media_type": capture.media_type,
        "page_sha256": hashlib.sha256(capture.content).hexdigest(),
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
    }
    return Article(**(shared | other))


def keep(archive: Archive, text: str, url: str = "https://gull.example/ferry", **other: object):
    capture = capture_of(text, url, **other)
    return archive.keep(capture, article_of(capture))


def manifest_of(*records) -> Manifest:
    return make_manifest([r.url for r in records], [r.id for r in records])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_an_article_comes_back_as_it_was_kept(tmp_path, text):
    archive = Archive(tmp_path)
    capture = capture_of(text, redirects=("https://g.example/1",), headers=(("etag", '"1"'),))
    article = article_of(
        capture,
        links=(Link(start=0, end=1, target="https://a.example/"),),
        authors=("Ann Moe",),
        published=NOON,
        modified=NOON + timedelta(hours=1),
        language="en",
        title="Ferry",
        final_url="https://gull.example/canonical",
        provenance=Provenance(title="json-ld"),
        flags=("short",),
        side="The port",
        named=False,
        extractor="plain",
    )
    record = archive.keep(capture, article)
    assert archive.article(record.id) == article
    assert archive.content(record.page_sha256) == capture.content
    assert (record.redirects, record.header("etag"), record.final_url) == (
        capture.redirects,
        '"1"',
        capture.url,
    )
    assert list(archive.damage(manifest_of(record))) == []


def test_its_files_lie_where_the_design_says(tmp_path):
    record = keep(Archive(tmp_path), "A ferry sank.")
    page, text = record.page_sha256, record.text_sha256
    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {
        f"captures/{page[:2]}/{page}.gz",
        f"texts/{text[:2]}/{text}.txt",
        f"texts/{text[:2]}/{text}.{record.layout}.json",
        f"records/{record.id}.json",
    }
    assert (tmp_path / f"captures/{page[:2]}/{page}.gz").read_bytes()[4:8] == bytes(4)
    assert (tmp_path / f"records/{record.id}.json").read_bytes().endswith(b"}\n")


def test_the_same_bytes_from_the_same_address_keep_their_first_time(tmp_path):
    archive = Archive(tmp_path)
    first = keep(archive, "A ferry sank.")
    again = keep(archive, "A ferry sank.", captured=NOON + timedelta(days=1))
    assert again == first
    capture = capture_of("A ferry sank.", captured=NOON + timedelta(days=2))
    renamed = archive.keep(capture, article_of(capture, source="The Tern", side="The port"))
    assert renamed.id != first.id
    assert (renamed.captured, renamed.source, renamed.side) == (NOON, "The Tern", "The port")
    assert (
        keep(archive, "A ferry sank.", "https://tern.example/", captured=NOON + timedelta(1)).captured > NOON
    )


def test_the_latest_capture_of_an_address_is_found(tmp_path):
    archive = Archive(tmp_path)
    assert archive.latest("https://gull.example/ferry") is None
    keep(archive, "Three died.")
    later = keep(archive, "Four died.", captured=NOON + timedelta(hours=1))
    assert archive.latest("https://gull.example/ferry") == later


def test_it_can_be_asked_while_it_is_written_to(tmp_path):
    """The threads of a run ask for what is known of an address while the run keeps what came."""
    archive, errors, done = Archive(tmp_path), [], threading.Event()
    urls = [f"https://gull.example/{n}" for n in range(40)]

    def ask() -> None:
        while not done.is_set():
            try:
                [archive.latest(url) for url in urls[:2]]
            except Exception as error:  # noqa: BLE001  whatever it is, it must not be
                errors.append(error)

    usual = sys.getswitchinterval()
    threads = [threading.Thread(target=ask) for _ in range(4)]
    try:
        sys.setswitchinterval(1e-6)
        for thread in threads:
            thread.start()
        for url in urls:
            archive.save_manifest(manifest_of(keep(archive, f"{url} sank.", url)))  # lets go of the archive
    finally:
        sys.setswitchinterval(usual)
        done.set()
        for thread in threads:
            thread.join()
    assert errors == []
    assert all(archive.latest(url) for url in urls)


def test_two_pages_with_one_text_keep_their_own_links(tmp_path):
    archive = Archive(tmp_path)
    a, b = (capture_of("A ferry sank.", f"https://{name}.example/") for name in "ab")
    plain = archive.keep(a, article_of(a))
    linked = archive.keep(b, article_of(b, links=(Link(start=2, end=7, target="https://x.example/"),)))
    assert plain.text_sha256 == linked.text_sha256
    assert [len(archive.article(r.id).links) for r in (plain, linked)] == [0, 1]


def test_two_files_of_one_name_are_two_articles(tmp_path):
    archive = Archive(tmp_path)
    records = [keep(archive, text, "file:note.txt") for text in ("One says so.", "Another says no.")]
    articles = archive.articles(manifest_of(*records))
    assert len({a.id for a in articles}) == 2
    assert article_id("file:note.txt") in {a.id for a in articles}
    assert articles == archive.articles(manifest_of(*reversed(records)))
    assert [a.id for a in articles] == sorted(a.id for a in articles)


def test_a_capture_without_an_article_is_kept_and_is_no_article(tmp_path):
    archive = Archive(tmp_path)
    record = archive.keep(capture_of("<rss/>"), None)
    assert archive.latest("https://gull.example/ferry") == record
    assert archive.articles(manifest_of(record)) == ()
    with pytest.raises(NotFoundError):
        archive.article(record.id)


def test_a_changed_text_is_noticed_and_made_whole_by_collecting_again(tmp_path):
    archive = Archive(tmp_path)
    record = keep(archive, "Three people died.")
    path = next(tmp_path.glob("texts/*/*.txt"))
    path.write_text("Eight people died.")
    with pytest.raises(VerificationError, match=path.name):
        archive.articles(manifest_of(record))
    assert archive.article(record.id, check=False).text == "Eight people died."
    assert len(list(archive.damage(manifest_of(record)))) == 1
    keep(archive, "Three people died.")
    assert archive.article(record.id).text == "Three people died."
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(VerificationError, match="UTF-8"):
        archive.article(record.id)


@pytest.mark.parametrize("change", [("The Gull", "The Owl"), ('"named": true', '"named": false')])
def test_a_changed_record_is_noticed(tmp_path, change):
    archive = Archive(tmp_path)
    record = keep(archive, "Three people died.")
    path = tmp_path / "records" / f"{record.id}.json"
    path.write_text(path.read_text().replace(*change))
    (problem,) = archive.damage(manifest_of(record))
    assert path.name in problem


def test_changed_sentences_are_noticed(tmp_path):
    archive = Archive(tmp_path)
    record = keep(archive, "Three people died.")
    path = next(tmp_path.glob("texts/*/*.json"))
    path.write_text(path.read_text().replace("18", "17"))
    with pytest.raises(VerificationError, match=path.name):
        archive.article(record.id)
    assert archive.article(record.id, check=False).sentence_spans == ((0, 17),)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"rubbish", ReportgenError),
        (gzip.compress(b"half of it", mtime=0)[:-5], ReportgenError),
        (gzip.compress(b"another page", mtime=0), VerificationError),
        (None, NotFoundError),
    ],
)
def test_a_damaged_or_missing_capture_is_named(tmp_path, content, error):
    archive = Archive(tmp_path)
    record = keep(archive, "Three people died.")
    path = next(tmp_path.glob("captures/*/*.gz"))
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    with pytest.raises(error, match=path.name):
        archive.content(record.page_sha256)
    assert len(list(archive.damage(manifest_of(record)))) == 1


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b"\xff", b'{"id": 3}'])
def test_a_damaged_record_is_named_and_written_anew_by_the_next_run(tmp_path, content):
    archive = Archive(tmp_path)
    record = keep(archive, "Three people died.")
    path = tmp_path / "records" / f"{record.id}.json"
    path.write_bytes(content)
    with pytest.raises(ReportgenError, match=path.name):
        archive.record(record.id)
    assert archive.latest(record.url) is None
    assert keep(archive, "Three people died.") == record
    assert archive.record(record.id) == record


def test_a_manifest_says_the_same_whatever_the_order_and_the_times(tmp_path):
    skipped = [
        Skipped(source="a", url=f"https://{n}.example", slug="dns", reason=f"After {n} s.") for n in "ab"
    ]
    one = make_manifest(["b", "a"], ["2" * 24, "1" * 24], skipped)
    other = make_manifest(
        ["a", "b", "a"], ["1" * 24, "2" * 24], [replace(s, reason="Later.") for s in skipped]
    )
    assert (one.id, one.asked, one.records) == (other.id, ("a", "b"), ("1" * 24, "2" * 24))
    assert one.id != make_manifest(["a", "b"], ["1" * 24], skipped).id
    archive = Archive(tmp_path)
    archive.save_manifest(one)
    assert archive.manifest(one.id) == one
    assert archive.manifests() == (one.id,)


def test_a_finished_manifest_takes_the_place_of_the_unfinished_one(tmp_path):
    archive = Archive(tmp_path)
    assert archive.unfinished(["a"]) is None
    archive.save_manifest(make_manifest(["a"], ["1" * 24], finished=False))
    assert archive.unfinished(["a"]).records == ("1" * 24,)
    archive.save_manifest(make_manifest(["a"], ["1" * 24, "2" * 24]))
    assert archive.unfinished(["a"]) is None
    assert len(archive.manifests()) == 1


def test_reports_are_kept_and_a_missing_one_is_none(tmp_path):
    archive = Archive(tmp_path)
    assert archive.report("ab" * 6) is None
    archive.save_report("ab" * 6, b"{}\n")
    assert archive.report("ab" * 6) == b"{}\n"


def test_the_report_that_was_kept_last_is_found(tmp_path):
    archive = Archive(tmp_path)
    assert archive.newest_report() is None
    for name, time in (("ab" * 6, 2), ("cd" * 6, 1)):
        archive.save_report(name, name.encode())
        os.utime(tmp_path / "reports" / f"{name}.json", (time, time))
    assert archive.newest_report() == b"ab" * 6


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "", "/etc/passwd", "..", "AB" * 6, "ab", "a" * 65, "ab" * 6 + "\n"]
)
def test_what_is_no_id_leads_nowhere(tmp_path, name):
    archive = Archive(tmp_path)
    for ask in (archive.record, archive.manifest, archive.report, archive.content, archive.text):
        with pytest.raises(NotFoundError):
            ask(name)
    with pytest.raises(NotFoundError):
        archive.save_report(name, b"")


def test_a_missing_archive_and_one_that_cannot_be_read_or_written_are_named(tmp_path):
    with pytest.raises(NotFoundError, match=r"no archive at .*nowhere.*Collect first"):
        Archive(tmp_path / "nowhere").manifest("ab" * 6)
    with pytest.raises(NotFoundError, match="no manifest"):
        Archive(tmp_path).manifest("ab" * 6)
    (tmp_path / "manifests" / f"{'ab' * 6}.json").mkdir(parents=True)
    with pytest.raises(ReportgenError, match="cannot be read"):
        Archive(tmp_path).manifest("ab" * 6)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError):
        keep(Archive(tmp_path / "file"), "text")


def test_an_archive_can_be_moved(tmp_path):
    record = keep(Archive(tmp_path / "here"), "A ferry sank.")
    (tmp_path / "here").rename(tmp_path / "there")
    assert Archive(tmp_path / "there").article(record.id).text == "A ferry sank."
    assert str(tmp_path).encode() not in b"".join(p.read_bytes() for p in tmp_path.rglob("*.json"))


def test_a_field_that_changes_is_a_line_that_changes(tmp_path):
    archive = Archive(tmp_path)
    capture = capture_of("The ferry sank.")
    first, second = (
        archive.keep(capture, article_of(capture, title=title, authors=("A. Gull", "B. Tern")))
        for title in ("Ferry sinks", "Ferry sank")
    )
    one, other = ((tmp_path / "records" / f"{r.id}.json").read_text().splitlines() for r in (first, second))
    assert len(one) == len(other)
    changed = [line.split(":")[0].strip() for line, new in zip(one, other, strict=True) if line != new]
    assert changed == ['"id"', '"title"']
    names = [line.split('"')[1] for line in one if line.startswith(' "')]
    assert names == [field.name for field in fields(Record)]


def test_a_big_archive_is_listed_once_though_nothing_is_kept(tmp_path, monkeypatch):
    keep(Archive(tmp_path), "The ferry sank.")
    os.utime(tmp_path / "records", (1, 1))
    listed = []
    real = os.scandir
    monkeypatch.setattr(os, "scandir", lambda folder: listed.append(folder) or real(folder))
    archive = Archive(tmp_path)
    for number in range(9):
        assert archive.latest(f"https://{number}.example/") is None
    assert archive.latest("https://gull.example/ferry")
    assert len(listed) == 1
    other = keep(Archive(tmp_path), "Four were saved.", "https://new.example/")
    assert archive.latest("https://new.example/") == other
