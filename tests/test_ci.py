"""What a job in CI gets to see, and that nothing of an article can drive the machine that reads it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import ci
from reportgen.capture import Skipped
from reportgen.report import Change
from tests.reports import ferry, hostile

HOSTILE = (
    "::error::all is lost",
    "  \t ::set-output name=x::y",
    "harmless ##[error]not so",
    "###[group]x",
    "\x1b[31mred\x1b[0m",
    "a\r::stop-commands::token",
    "a\n::add-mask::secret",
    "\u2028::error::x",
    "\u202e::error::x",
    "@everyone look",
    "%0A::error::x",
)


def obeys(line: str) -> bool:
    """Whether the runner of GitHub would take the line for a command."""
    return line.lstrip().startswith("::") or re.search(r"##\[", line) is not None


@pytest.mark.parametrize("text", HOSTILE)
def test_no_hostile_line_is_a_command(text) -> None:
    shown = ci.line(text)
    assert not obeys(shown)
    assert "\x1b" not in shown
    assert len(shown.splitlines()) <= 1


@given(st.text(alphabet=":#[ \t\n\rab\x1b\u200b", max_size=30))
def test_no_line_at_all_is_a_command(text: str) -> None:
    shown = ci.line(text)
    assert not obeys(shown)
    assert ci.line(shown) == shown
    assert len(shown.splitlines()) <= 1


@pytest.mark.parametrize("text", HOSTILE)
def test_an_annotation_is_one_command_whatever_it_quotes(text) -> None:
    finding = ci.Finding(slug="failed-source", id="x", title=text, text=text)
    (shown,) = ci.annotate([finding], "github")
    assert len(shown.splitlines()) == 1
    found = re.fullmatch(r"::warning title=([^:,]*)::(.*)", shown)
    assert found
    assert "##[" not in shown


def test_only_github_has_annotations_and_takes_ten() -> None:
    some = [ci.Finding(slug="unverified", id=str(i), title="t", text="x") for i in range(30)]
    assert len(ci.annotate(some, "github")) == ci.ANNOTATIONS
    assert ci.annotate(some, "github")[0].startswith("::error ")
    assert ci.annotate(some, "gitlab") == ci.annotate(some, "none") == ()


@pytest.mark.parametrize(
    ("surroundings", "host"),
    [
        ({"GITHUB_ACTIONS": "true"}, "github"),
        ({"GITLAB_CI": "true", "CI": "true"}, "gitlab"),
        ({"CI": "true"}, "none"),
    ],
)
def test_the_environment_tells_the_machine(surroundings, host) -> None:
    assert ci.host_of(surroundings) == host


def read_outputs(text: str) -> dict[str, str]:
    """What the runner reads from the file of outputs."""
    lines, found = iter(text.split("\n")), {}
    for head in lines:
        if head:
            name, fence = head.split("<<", 1)
            value = []
            for each in lines:
                if each == fence:
                    break
                value.append(each)
            found[name] = "\n".join(value)
    return found


@given(st.dictionaries(st.sampled_from(["changed", "report"]), st.text(alphabet="ab\n<>=_end", max_size=40)))
def test_outputs_are_read_back_as_they_were(values: dict[str, str]) -> None:
    assert read_outputs(ci.outputs(values)) == values


def test_without_an_edition_before_every_difference_is_new() -> None:
    report = replace(ferry()[0], changes=None)
    found = ci.findings(report)
    differing = [point.id for point in report.points if point.verdict in ("differ", "possible_difference")]
    assert differing
    assert [one.id for one in found if one.slug == "new-difference"] == differing


def test_with_one_only_what_parts_since_then_is_new() -> None:
    report = ferry()[0]
    parted = next(point for point in report.points if point.verdict == "differ")
    change = Change(kind="changed", what="verdict", id=parted.id, old="agree", new="differ")
    (found,) = [
        one for one in ci.findings(replace(report, changes=(change,))) if one.slug == "new-difference"
    ]
    assert found.id == parted.id
    assert not [one for one in ci.findings(report, fresh=False) if one.slug == "new-difference"]


def test_failed_sources_and_what_does_not_hold_are_found() -> None:
    skipped = Skipped(source="The Port", url="https://example.org/x", slug="timeout", reason="too slow")
    report = replace(ferry()[0], skipped=(skipped,), changes=())
    found = ci.findings(report, [("briefing.md", "3.14", "Other words stand there.")])
    assert [(one.slug, one.grave) for one in found] == [("unverified", True), ("failed-source", False)]


def test_fingerprints_stay_and_differ() -> None:
    found = ci.findings(replace(ferry()[0], changes=None))
    one, other = (json.loads(ci.code_quality([(one, "briefing.md") for one in found])) for _ in range(2))
    assert one == other
    assert len({entry["fingerprint"] for entry in one}) == len(one)
    assert {"description", "check_name", "fingerprint", "severity", "location"} <= one[0].keys()


def test_junit_fails_only_what_the_job_was_asked_to_fail_on() -> None:
    report = replace(hostile()[0], changes=None)
    found = ci.findings(report)
    tree = ET.fromstring(ci.junit([("report", found)], ["new-difference"]))  # ours
    cases = {case.get("name"): case for case in tree.iter("testcase")}
    assert set(cases) == set(ci.SLUGS)
    assert cases["new-difference"].find("failure") is not None
    assert cases["failed-source"].find("failure") is None
    assert tree.get("failures") == "1"


@given(st.text(max_size=20))
def test_junit_is_xml_whatever_it_quotes(text: str) -> None:
    finding = ci.Finding(slug="unverified", id="x", title=text, text=text)
    ET.fromstring(ci.junit([("report", [finding])], ci.SLUGS))  # ours


def test_a_long_summary_ends_between_two_paragraphs() -> None:
    whole = "\n\n".join(f"Paragraph {number} with süße words." for number in range(50))
    cut = ci.summary(whole, 600)
    assert len(cut.encode()) <= 600
    body, _, note = cut.rpartition("\n\n")
    assert note.startswith("*The rest")
    assert whole.startswith(body + "\n\n")
    assert ci.summary(whole) == whole


@given(st.text(max_size=60))
def test_why_a_report_was_not_made_ends_no_block_and_makes_no_markup(text: str) -> None:
    first, *inside, last, end = ci.summary_of_failure("ferry", text).split("\n")
    assert (first, last, end) == ("```text", "```", "")
    assert all(line.startswith("    ") for line in inside)
