"""What is in an archive, what is wrong with it, what can go, and what has to go."""

from __future__ import annotations

import errno
import gzip
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen import grouping, output
from reportgen.archive import Archive, Redaction
from reportgen.briefing import compose
from reportgen.capture import Skipped
from reportgen.config import Settings
from reportgen.errors import (
    NotFoundError,
    OutputError,
    ReportgenError,
    SourceError,
    UsageError,
    VerificationError,
)
from reportgen.index import Index
from reportgen.job import write
from reportgen.redaction import redact, remove_reports
from reportgen.report import to_json
from reportgen.upkeep import check, list_records, list_runs, plan, prune, size_of
from reportgen.verification import verify
from tests.newsroom import run as collect_all
from tests.newsroom import story
from tests.runs import MORNING, archive_of, run
from tests.servers import page, serve
from tests.stored import NOON, keep, save_run

DAY = timedelta(days=1)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Three days, a run and an article each; a feed that all asked for; a report of the first."""
    made = Archive(tmp_path / "archive")
    for day in range(3):
        feed = keep(
            made, f"<rss>{day}</rss>", "https://feed.example/", captured=NOON + day * DAY, article=False
        )
        record = keep(made, f"Text of day {day}.", f"https://{day}.example/", captured=NOON + day * DAY)
        manifest = replace(save_run(made, record), asked=(feed.url,))
        made.save_manifest(manifest)
        path = made.root / "manifests" / f"{manifest.id}.json"
        os.utime(path, (NOON.timestamp() + day, NOON.timestamp() + day))
        if day == 0:
            made.save_report("ab" * 6, f'{{"manifest": "{manifest.id}"}}'.encode())
    return made


def urls(archive: Archive) -> set[str]:
    return {record.url for record in list_records(archive)}


def files(archive: Archive) -> dict[str, bytes]:
    root = archive.root
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_runs_are_listed_newest_first_with_sizes_and_reports(archive: Archive) -> None:
    runs = list(list_runs(archive))
    assert [one.newest for one in runs] == [NOON + day * DAY for day in (2, 1, 0)]
    assert [one.reports for one in runs] == [(), (), ("ab" * 6,)]
    [record] = [r for r in list_records(archive) if r.url == "https://0.example/"]
    assert runs[2].size == size_of(archive, record) == sum(p.stat().st_size for p in archive.files(record))
    assert all(one.finished and one.articles == 1 and one.skipped == 0 for one in runs)


def test_a_whole_archive_has_nothing_damaged_and_old_feeds_belong_to_no_run(archive: Archive) -> None:
    found = list(check(archive))
    assert {one.kind for one in found} == {"orphan"}
    assert len(found) == 2  # the feed as it was on the first two days


@pytest.mark.parametrize(
    "pattern", ["captures/*/*.gz", "texts/*/*.txt", "texts/*/*.json", "records/*.json", "manifests/*.json"]
)
@pytest.mark.parametrize("damage", ["cut", "gone", "other"])
def test_any_damage_is_found(tmp_path: Path, pattern: str, damage: str) -> None:
    archive = Archive(tmp_path)
    save_run(archive, keep(archive, "One text."))
    [path] = tmp_path.glob(pattern)
    content = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(content[:-7] if damage == "cut" else content.replace(b'"url"', b'"urk"').swapcase())
    found = list(check(archive))
    if (damage, pattern) == ("gone", "manifests/*.json"):
        assert [one.kind for one in found] == ["orphan"]
    else:
        assert "damage" in {one.kind for one in found}


def test_what_nothing_names_and_what_a_killed_run_left_is_found_and_pruned(archive: Archive) -> None:
    strays = [
        "captures/ab/" + "ab" * 32 + ".gz",
        "texts/ab/" + "ab" * 32 + ".txt",
        "records/.0123456789abcdef.part",
    ]
    for name in strays:
        output.write(archive.root / name, b"x")
    output.write(archive.root / "reports" / f"{'cd' * 6}.json", b'{"manifest": "0123456789ab"}')
    (archive.root / "captures" / "README").write_text("mine")
    found = {one.path: one.kind for one in check(archive)}
    assert [found[name] for name in strays] == ["orphan", "orphan", "leftover"]
    assert found[f"reports/{'cd' * 6}.json"] == "orphan"
    prune(archive, keep_runs=3)
    assert list(check(archive)) == []
    assert (archive.root / "captures" / "README").read_text() == "mine"


def test_pruning_keeps_the_last_runs_whole_and_the_newest_feed(archive: Archive) -> None:
    before = files(archive)
    found = plan(archive, keep_runs=2)
    assert files(archive) == before
    assert prune(archive, keep_runs=2) == found
    assert len(found.runs) == 1
    assert found.size == sum(len(content) for name, content in before.items() if name not in files(archive))
    assert urls(archive) == {"https://1.example/", "https://2.example/", "https://feed.example/"}
    assert archive.latest("https://feed.example/").captured == NOON + 2 * DAY
    assert archive.report("ab" * 6) is None
    assert list(check(archive)) == []
    assert plan(archive, keep_runs=2).paths == ()


def test_since_keeps_runs_with_captures_from_then_on_and_always_the_last(archive: Archive) -> None:
    assert len(plan(archive, since=NOON + DAY).runs) == 1
    assert len(plan(archive, since=NOON + 9 * DAY).runs) == 2
    assert plan(archive, since=NOON).runs == ()


def test_a_run_repeated_without_news_counts_as_one_of_the_last(archive: Archive) -> None:
    oldest = list(list_runs(archive))[-1]
    os.utime(archive.root / "manifests" / f"{oldest.id}.json")
    assert oldest.id not in plan(archive, keep_runs=1).runs


def test_an_unfinished_run_is_kept_while_it_is_young(archive: Archive) -> None:
    young = keep(archive, "New.", "https://new.example/", captured=NOON + 9 * DAY)
    save_run(archive, young, finished=False)
    old = keep(archive, "Old.", "https://old.example/", captured=NOON - 9 * DAY)
    save_run(archive, old, finished=False)
    prune(archive, keep_runs=1)
    assert urls(archive) == {"https://2.example/", "https://feed.example/", "https://new.example/"}


def test_pruning_is_refused_without_a_measure_and_where_it_cannot_know_what_is_needed(
    archive: Archive,
) -> None:
    with pytest.raises(UsageError, match="--runs"):
        plan(archive)
    newest = next(list_runs(archive))
    [record_id] = archive.manifest(newest.id).records
    path = archive.root / "records" / f"{record_id}.json"
    content = path.read_bytes()
    for damage in (b"{", None):
        path.write_bytes(damage) if damage else path.unlink()
        with pytest.raises(ReportgenError, match=record_id):
            prune(archive, keep_runs=1)
    path.write_bytes(content)
    (archive.root / "manifests" / f"{newest.id}.json").write_text("{")
    with pytest.raises(ReportgenError, match=newest.id):
        prune(archive, keep_runs=1)
    assert len(urls(archive)) == 4


def test_nothing_is_removed_while_another_run_writes(archive: Archive) -> None:
    other = Archive(archive.root)
    record = keep(other, "Fresh.", "https://fresh.example/")
    for remove in (lambda: prune(archive, keep_runs=1), lambda: redact(archive, record.id, "asked", NOON)):
        with pytest.raises(OutputError, match="another run is writing"):
            remove()
    save_run(other, record)
    assert prune(archive, keep_runs=1).runs


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    runs=st.lists(st.lists(st.integers(0, 5), min_size=1, max_size=4), min_size=1, max_size=5),
    last=st.integers(1, 4),
)
def test_what_is_kept_is_whole_whatever_runs_share(
    tmp_path_factory, runs: list[list[int]], last: int
) -> None:
    archive = Archive(tmp_path_factory.mktemp("archive"))
    for number, texts in enumerate(runs):
        records = [
            keep(archive, f"Text {text}.", f"https://{text}.example/", captured=NOON + number * DAY)
            for text in texts
        ]
        save_run(archive, *records)
    gone = prune(archive, keep_runs=last)
    kept = archive.manifests()
    assert len(kept) >= min(last, len(kept) + len(gone.runs))
    for manifest_id in kept:
        assert list(archive.damage(archive.manifest(manifest_id))) == []
    assert list(check(archive)) == []


def test_a_removed_text_leaves_hashes_reason_and_date_and_no_word(archive: Archive) -> None:
    record = keep(
        archive, "Secret words.", "https://s.example/", title="Secret title", authors=("Ann Secret",)
    )
    manifest = save_run(archive, record)
    removed = redact(archive, record.article, " at the author’s\nrequest ", NOON)
    [left] = removed.records
    assert (left.page_sha256, left.text_sha256, left.url) == (
        record.page_sha256,
        record.text_sha256,
        record.url,
    )
    assert left.redacted == Redaction(when=NOON, reason="at the author’s request")
    assert not any(b"ecret" in content for name, content in files(archive).items())
    assert archive.articles(manifest) == ()
    assert [one.slug for one in archive.redactions(manifest)] == ["redacted"]
    assert list(archive.damage(manifest)) == []
    assert not [one for one in check(archive) if one.kind == "damage"]
    with pytest.raises(NotFoundError, match="at the author’s request"):
        archive.article(record.id)
    assert redact(archive, record.id, "again", NOON + DAY).records == removed.records


def test_no_later_run_stores_a_removed_text_again_from_wherever_it_comes(archive: Archive) -> None:
    record = keep(archive, "Secret words.", "https://s.example/")
    save_run(archive, record)
    redact(archive, record.id, "asked", NOON)
    for text, url in [("Secret words, edited.", record.url), ("Secret words.", "https://copy.example/")]:
        with pytest.raises(SourceError, match=r"removed from the archive on 2026-03-01: asked") as problem:
            keep(archive, text, url)
        assert problem.value.slug == "redacted"
        assert keep(archive, text, url, article=False).redacted
    assert not any(b"ecret" in content for content in files(archive).values())
    assert not any(
        content[:2] == b"\x1f\x8b" and b"ecret" in gzip.decompress(content)
        for content in files(archive).values()
    )


def test_the_same_text_under_another_address_goes_too(archive: Archive) -> None:
    one = keep(archive, "The same words.", "https://a.example/")
    copy = keep(archive, "The same words.", "https://b.example/")
    other = keep(archive, "Other words.", "https://c.example/")
    save_run(archive, one, copy, other)
    removed = redact(archive, one.id, "asked", NOON)
    assert {record.id for record in removed.records} == {one.id, copy.id}
    assert archive.article(other.id).text == "Other words."


def test_all_captures_of_an_address_go_by_its_article_and_one_by_its_record(archive: Archive) -> None:
    first = keep(archive, "First words.", "https://a.example/")
    second = keep(archive, "Second words.", "https://a.example/", captured=NOON + DAY)
    save_run(archive, first, second)
    assert [r.id for r in redact(archive, first.id, "asked", NOON).records] == [first.id]
    assert archive.article(second.id).text == "Second words."
    assert len(redact(archive, first.article, "asked", NOON).records) == 2


def test_a_removal_cut_short_is_found_and_completed(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = keep(archive, "Secret words.", "https://s.example/")
    manifest = save_run(archive, record)
    steps = 0
    real = output.write

    def cut(path: Path, content: bytes) -> None:
        nonlocal steps
        steps += 1
        if steps == 3:  # the two markers stand, the record does not say so yet
            raise OutputError(str(path), "the disk reported an error.")
        real(path, content)

    monkeypatch.setattr(output, "write", cut)
    with pytest.raises(OutputError):
        redact(archive, record.id, "asked", NOON)
    monkeypatch.undo()
    assert next(one for one in check(archive) if one.kind == "damage").text.startswith("It was to be removed")
    redact(archive, record.id, "asked", NOON)
    assert archive.articles(manifest) == ()
    assert not [one for one in check(archive) if one.kind == "damage"]


def test_pruning_forgets_no_removal(archive: Archive) -> None:
    record = keep(archive, "Secret words.", "https://s.example/", captured=NOON - 30 * DAY)
    save_run(archive, record)
    redact(archive, record.id, "asked", NOON)
    prune(archive, keep_runs=1)
    with pytest.raises(SourceError):
        keep(archive, "Secret words, edited.", record.url)


@pytest.mark.parametrize("name", ["", "xyz", "ab" * 6, "../../etc", "ab" * 12])
def test_what_is_no_known_id_is_named(archive: Archive, name: str) -> None:
    with pytest.raises(NotFoundError, match="archive list --captures"):
        redact(archive, name, "asked", NOON)


def test_a_removal_needs_a_reason_and_an_archive(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--reason"):
        redact(Archive(tmp_path), "ab" * 6, " ", NOON)
    for ask in (lambda a: list(check(a)), lambda a: plan(a, 1), lambda a: redact(a, "ab" * 6, "asked", NOON)):
        with pytest.raises(NotFoundError, match="no archive"):
            ask(Archive(tmp_path / "nowhere"))


def test_later_reports_name_what_was_removed_and_verify_names_it_for_older_ones(tmp_path: Path) -> None:
    old = run(tmp_path).report
    archive = archive_of(tmp_path)
    crew = next(article for article in old.articles if article.source == "The Crew")
    removed = redact(archive, crew.id, "asked", NOON)
    assert removed.reports == (old.id,)
    problems = verify(old, archive)
    assert any("removed from the archive on 2026-03-01: asked." in problem.reason for problem in problems)
    with pytest.raises(VerificationError, match="no longer in the archive"):
        write(old, archive.texts(old.manifest), (tmp_path / "b.md",))
    new = compose(archive, archive.manifest(old.manifest), Settings(), MORNING)
    assert [(one.url, one.slug) for one in new.skipped] == [(crew.url, "redacted")]
    assert verify(new, archive) == ()
    assert b"engine at once" in to_json(old)
    assert b"engine at once" not in to_json(new)
    remove_reports(archive, removed.reports)
    assert archive.report(old.id) is None


def test_collecting_a_removed_text_again_skips_it_with_the_reason(tmp_path: Path) -> None:
    old = run(tmp_path).report
    archive = archive_of(tmp_path)
    crew = next(article for article in old.articles if article.source == "The Crew")
    redact(archive, crew.id, "asked", NOON)
    again = run(tmp_path).report
    assert [article.source for article in again.articles] == ["The Port"]
    [skipped] = again.skipped
    assert isinstance(skipped, Skipped)
    assert (skipped.slug, "asked" in skipped.reason) == ("redacted", True)
    assert verify(again, archive) == ()


def test_a_removed_address_is_refused_before_it_is_fetched(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    with serve({"/a": page(story("Four were saved.")), "/b": page(story("Five were saved."))}) as site:
        sources = [site.url("/a"), site.url("/b")]
        [first, _] = archive.articles(collect_all(sources, archive))
        redact(archive, first.id, "asked", NOON)
        site.asked.clear()
        again = collect_all(sources, archive)
        asked = [site.url(path) for path in site.pages()]
        offline = collect_all(sources, archive, offline=True)
    assert asked == [url for url in sources if url != first.url]
    for manifest in (again, offline):
        [skipped] = manifest.skipped
        assert (skipped.url, skipped.slug, "asked" in skipped.reason) == (first.url, "redacted", True)
        assert len(manifest.records) == 1


def test_a_removed_text_is_gone_from_the_index_too(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    record = keep(archive, "One.", title="Zanzibar ferry")
    with Index(archive) as index:
        [group] = grouping.group(index)
        grouping.name_of(group, archive, index)
    assert b"Zanzibar" in (tmp_path / "index.sqlite").read_bytes()
    redact(archive, record.id, "asked", NOON)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"Zanzibar" in path.read_bytes()]


def test_a_pruned_text_is_gone_from_the_index_too(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    old = keep(archive, "One.", "https://a.example/", title="Zanzibar ferry", captured=NOON - 30 * DAY)
    save_run(archive, old)
    save_run(archive, keep(archive, "Two.", "https://b.example/", title="Other ferry"))
    with Index(archive) as index:
        for group in grouping.group(index):
            grouping.name_of(group, archive, index)
    assert b"Zanzibar" in (tmp_path / "index.sqlite").read_bytes()
    prune(archive, keep_runs=1)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"Zanzibar" in path.read_bytes()]


def test_a_disk_that_cannot_be_read_costs_no_run(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def broken(folder: Path) -> object:
        if Path(folder).name == "manifests":
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(folder))
        return real(folder)

    before = sorted(archive.root.rglob("*"))
    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", broken)
        with pytest.raises(ReportgenError, match="manifests cannot be read"):
            prune(archive, keep_runs=1)
    assert sorted(archive.root.rglob("*")) == before
