"""A briefing edited by hand comes back with every word told apart: whose is what."""

from __future__ import annotations

from dataclasses import replace

import pytest
import reports
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from reportgen import job
from reportgen.cli import reportgen
from reportgen.errors import ReportgenError, UsageError, VerificationError
from reportgen.renderers import render
from reportgen.renderers.edited import read_edited
from reportgen.renderers.edited_file import decode, named_report, require_same
from reportgen.renderers.edited_page import render_edited
from reportgen.renderers.elements import Run
from reportgen.renderers.theme import Theme
from reportgen.reread import read_html

REPORT, TEXTS = reports.ferry()
PAGE = render(REPORT, TEXTS, "markdown").decode()
SENTENCE = "Eleven persons were treated for injuries, three of them in hospital."


def edit(text: str):
    return read_edited(decode(text.encode(), "e.md"), REPORT, TEXTS, Theme())


def told(edited, kind: str) -> list[str]:
    return [
        "".join(run.text for run in piece.runs).strip()
        for part in edited.parts
        for line in part.lines
        for piece in line
        if piece.kind == kind
    ]


def test_a_briefing_nobody_edited_has_nothing_changed_and_only_its_notes_are_people_s():
    edited = edit(PAGE)
    assert edited.changed == 0
    assert told(edited, "own") == [
        "Note by Duty editor",
        "The toll is still being counted.",
        "Next edition at noon.",
    ]
    assert edited.kept > 20


def test_a_sentence_with_other_words_shows_the_source_s_own():
    edited = edit(PAGE.replace(SENTENCE, SENTENCE.replace("Eleven", "Twelve"), 1))
    (changed,) = [p for part in edited.parts for line in part.lines for p in line if p.kind == "changed"]
    assert changed.source == SENTENCE


def test_a_sentence_cut_short_is_changed_and_not_the_source_s():
    edited = edit(PAGE.replace(SENTENCE, "Eleven persons were treated for injuries", 1))
    assert told(edited, "changed") == ["Eleven persons were treated for injuries"]


def test_words_set_before_a_sentence_are_people_s_and_the_sentence_stays_the_source_s():
    edited = edit(PAGE.replace(f"- {SENTENCE}", f"- It is a lie that: {SENTENCE}", 1))
    assert "It is a lie that:" in told(edited, "own")
    assert edited.changed == 0


def test_a_sentence_under_another_mark_is_not_that_source_s():
    edited = edit(PAGE.replace(f"- {SENTENCE} [3.2](#s3)", f"- {SENTENCE} [3.3](#s3)", 1))
    assert SENTENCE not in told(edited, "kept")[:1]
    assert edited.changed + edited.own > 3


def test_a_sentence_that_lost_its_mark_gets_it_back():
    edited = edit(f"# T\n\n## S\n\n{SENTENCE}\n")
    assert told(edited, "kept") == [SENTENCE]
    assert Run(text=" 3.2", link="#s3") in edited.parts[-1].lines[0][-1].runs


def test_order_front_matter_line_ends_tabs_and_typography_are_no_change_of_words():
    lines = PAGE.split("\n## ")
    turned = "\n## ".join([lines[0], *reversed(lines[1:])])
    turned = "---\ntitle: x\n---\n" + turned.replace("- ", "-\t").replace("“", '"').replace("”", '"')
    edited = read_edited(
        decode(b"\xef\xbb\xbf" + turned.replace("\n", "\r\n").encode(), "e"), REPORT, TEXTS, Theme()
    )
    assert edited.changed == 0
    assert len(told(edited, "own")) == 3


@pytest.mark.parametrize(
    "mark", ["[3.2](Ferry-Page#s3)", "\\[3.2\\]", "[3.2](<#s3>)", "(3.2)", "[3.2](./x.md#s3)"]
)
def test_a_mark_is_known_in_the_forms_that_wikis_make_of_it(mark):
    edited = edit(f"# T\n\n## S\n\nAh. {SENTENCE} {mark}\n")
    assert told(edited, "kept") == [SENTENCE]
    assert told(edited, "own") == ["S", "Ah."]


@pytest.mark.slow
def test_nothing_that_people_wrote_is_lost_wherever_they_wrote_it():
    where = PAGE.split("\n\n")
    for at in range(1, len(where), 7):
        edited = edit("\n\n".join([*where[:at], "Quite new words.", *where[at:]]))
        assert "Quite new words." in " ".join(told(edited, "own")), where[at]


@pytest.mark.slow
@given(st.text(st.sampled_from(list("ab1 .*_[]()<>#&|`\n-3")), max_size=50))
def test_every_letter_of_an_added_paragraph_is_on_the_page_and_none_as_a_source_s(text):
    edited = edit(f"# T\n\n## S\n\nX {text}\n")
    assert edited.kept == 0


def test_the_page_says_that_it_was_edited_and_claims_nothing_it_cannot_hold():
    html = render_edited(
        edit(PAGE.replace("Eleven persons", "Twelve persons", 1)), REPORT, TEXTS, Theme(), "html"
    )
    shown = read_html(html.decode()).text
    assert "Edited by hand" in shown
    assert f"edited by hand; the source has: {SENTENCE}" in shown
    assert "Nothing on this page is rewritten" not in shown
    assert "unchanged" not in shown
    assert 'href="#s3"' in html.decode()
    assert 'id="s3"' in html.decode()


def test_what_people_wrote_becomes_no_markup():
    edited = edit(PAGE + "\n\n## <script>x</script> [a](javascript:b) head\n\n<img src=x onerror=y> words\n")
    html = render_edited(edited, REPORT, TEXTS, Theme(), "html").decode()
    body = html.partition("</style>")[2]
    assert "<script" not in body
    assert "onerror" not in body
    assert "javascript" not in body


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\xff\xfe#\x00", "UTF-8"),
        (b"a\0b", "no text"),
        (b"<!-- reportgen:begin -->\n", "markers"),
    ],
)
def test_a_file_that_is_no_edited_briefing_is_refused_with_a_reason(content, reason):
    with pytest.raises(UsageError, match=reason):
        decode(content, "e.md")


def test_an_edited_briefing_of_another_report_is_refused():
    assert named_report(PAGE) == REPORT.id
    with pytest.raises(UsageError, match="was made from report"):
        require_same(PAGE, replace(REPORT, id="0123456789ab"), "e.md")


def test_only_pages_are_printed():
    with pytest.raises(UsageError, match=r"\.pdf or \.html"):
        render_edited(edit(PAGE), REPORT, TEXTS, Theme(), "markdown")


def test_print_takes_its_report_from_a_pdf_and_says_what_it_found(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    report = replace(REPORT, manifest="").sealed()
    outcome = job.write(report, TEXTS, (tmp_path / "b.pdf", tmp_path / "b.md"), None)
    assert not outcome.problems
    edited = (tmp_path / "b.md").read_text("utf-8").replace("Eleven persons", "Twelve persons", 1)
    (tmp_path / "e.md").write_text(edited, "utf-8")
    runner = CliRunner()
    done = runner.invoke(
        reportgen, ["print", "e.md", "--report", "b.pdf", "--archive", "none", "-o", "e.pdf", "-o", "e.html"]
    )
    assert done.exit_code == 0, done.output
    assert "1 edited by hand" in done.output
    assert (tmp_path / "e.pdf").read_bytes().startswith(b"%PDF")
    assert "Twelve persons" in (tmp_path / "e.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["no.md", "-o", "e.pdf"], ReportgenError),
        (["e.md", "-o", "e.md"], UsageError),
        (["e.md", "-o", "e.html"], VerificationError),
        (["bare.md", "-o", "e.html"], UsageError),
    ],
)
def test_print_says_what_is_missing(tmp_path, monkeypatch, arguments, problem):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "e.md").write_text(PAGE, "utf-8")
    (tmp_path / "bare.md").write_text("# Only words\n", "utf-8")
    done = CliRunner().invoke(reportgen, ["print", *arguments, "--archive", "none"])
    assert isinstance(done.exception, problem)


def test_a_name_over_another_s_words_or_a_verdict_over_another_point_is_people_s():
    swapped = PAGE.replace("**A · Harbor Courier**", "**B · Coast Wire**", 1)
    assert swapped != PAGE
    assert any("B · Coast Wire" in words for words in told(edit(swapped), "own"))
    turned = PAGE.replace("**Accounts differ**", "**Accounts agree**", 1)
    assert any("Accounts agree" in words for words in told(edit(turned), "own"))


def test_support_behind_another_sentence_is_people_s():
    tails = [
        line.rpartition("(#s")[2].partition(" ")[2] for line in PAGE.splitlines() if line.startswith("- ")
    ]
    first, second = [tail for tail in dict.fromkeys(tails) if "origin" in tail][:2]
    edited = edit(PAGE.replace(first, second, 1))
    assert len(told(edited, "own")) == 4
