"""What people wrote around our part of a wiki page stays, byte for byte."""

from __future__ import annotations

from dataclasses import replace

import pytest
import reports
from hypothesis import given
from hypothesis import strategies as st

from reportgen import job
from reportgen.errors import UsageError
from reportgen.inset import find_inset, frame, own_part, put_in
from reportgen.renderers.theme import Theme
from reportgen.verification import verify_file

AROUND = st.binary(max_size=60).filter(lambda around: b"reportgen:" not in around)
CONTENT = (
    st.text("ab é#>\n", min_size=1, max_size=40).map(lambda text: text.strip("\n ") + "\n").filter(str.strip)
)


@given(AROUND, CONTENT, AROUND)
def test_all_but_what_stands_between_the_markers_stays(before, content, after):
    page = before + b"\n<!-- reportgen:begin -->\nold\n<!-- reportgen:end -->\n" + after
    made = put_in(page, content.encode(), "2a55b3f8eb73")
    assert made.startswith(before + b"\n<!-- reportgen:begin 2a55b3f8eb73 -->\n")
    assert made.endswith(b"<!-- reportgen:end -->\n" + after)
    assert own_part(made) == content.encode().strip(b"\n") + b"\n"
    assert put_in(made, content.encode(), "2a55b3f8eb73") == made


def test_the_line_endings_of_the_page_are_kept():
    made = put_in(b"a\r\n<!-- reportgen:begin x -->\r\n<!-- reportgen:end -->\r\nb", b"one\ntwo\n", "id")
    assert made.count(b"\r\n") == made.count(b"\n")
    assert own_part(made) == b"one\ntwo\n"


@pytest.mark.parametrize(
    "page",
    [
        b"<!-- reportgen:begin -->\n",
        b"<!-- reportgen:end -->\n<!-- reportgen:begin -->\n",
        b"<!-- reportgen:begin -->\n<!-- reportgen:end -->\n" * 2,
        b"<!-- reportgen:start -->\n",
    ],
)
def test_markers_that_cannot_be_read_are_an_error_and_not_a_page_written_over(page):
    with pytest.raises(UsageError, match="one of each"):
        find_inset(page)


def test_a_marker_inside_a_line_or_a_block_of_code_is_none():
    assert find_inset(b"write <!-- reportgen:begin --> there\n    <!-- reportgen:end -->\n") is None


def test_a_page_with_markers_is_written_between_them_and_verifies(tmp_path):
    report, texts = reports.ferry()
    for name in ("Page.md", "Page.wiki"):
        path = tmp_path / name
        path.write_bytes(b"Ours \xff\n<!-- reportgen:begin -->\nx\n<!-- reportgen:end -->\ntail")
        outcome = job.write(report, texts, (path,), Theme(front_matter=True))
        assert outcome.written == (path,)
        page = path.read_bytes()
        assert page.startswith(b"Ours \xff\n<!-- reportgen:begin " + report.id.encode())
        assert page.endswith(b"<!-- reportgen:end -->\ntail")
        assert b"\n---\ntitle:" not in page
        assert not verify_file(page, name, report, texts)


def test_a_page_without_markers_is_replaced_unless_in_place_is_asked_for(tmp_path):
    report, texts = reports.ferry()
    path = tmp_path / "Page.md"
    path.write_bytes(b"people's page\n")
    outcome = job.write(report, texts, (path,), Theme(in_place=True))
    assert "reportgen:begin" in outcome.unwritten[0].reason
    assert path.read_bytes() == b"people's page\n"
    job.write(report, texts, (path,), Theme())
    assert path.read_bytes().startswith(b"# ")


def test_a_new_page_in_place_has_markers_and_can_be_written_again(tmp_path):
    report, texts = reports.ferry()
    path = tmp_path / "New.md"
    job.write(report, texts, (path,), Theme(in_place=True))
    first = path.read_bytes()
    path.write_bytes(b"Hello\n" + first)
    job.write(report, texts, (path,), Theme(in_place=True))
    assert path.read_bytes() == b"Hello\n" + first


def test_a_page_with_broken_markers_costs_the_other_files_nothing(tmp_path):
    report, texts = reports.ferry()
    broken, other = tmp_path / "a.md", tmp_path / "b.md"
    broken.write_bytes(b"<!-- reportgen:begin -->\n")
    outcome = job.write(report, texts, (broken, other), Theme())
    assert outcome.written == (other,)
    assert broken.read_bytes() == b"<!-- reportgen:begin -->\n"
    assert replace(outcome).exit_code == 7


def test_a_frame_holds_what_was_put_in():
    assert own_part(frame(b"x\n", "id")) == b"x\n"
