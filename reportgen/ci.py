"""What a job in CI gets to see: log lines, annotations, a summary, outputs and report files.

Pure: makes texts and bytes; the command line writes them.  `line` is the one
function through which a log line goes, so that nothing of an article can be
taken for a command by the machine that reads the log.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reportgen.identity import identify
from reportgen.passage import display

if TYPE_CHECKING:  # every command says something, few make report files
    from reportgen.report import Change, Report

Host = Literal["github", "gitlab", "none"]
"""Whose conventions are kept."""

Slug = Literal["failed-source", "new-difference", "unverified"]
"""What a job may be asked to fail on."""

SLUGS: tuple[Slug, ...] = ("failed-source", "new-difference", "unverified")

# GitHub drops a summary of more than 1 MiB whole; what is said of the cut has its room below that.
SUMMARY_BYTES = 1_000_000
# GitHub shows so many annotations of a step and kind; the rest stands in the summary.
ANNOTATIONS = 10
# Control characters that XML 1.0 cannot hold in any form.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The runner obeys `##[command]` anywhere in a line and `::command::` after nothing but blanks.
_OLD_COMMAND = re.compile(r"##(?=\[)")
_COMMAND = re.compile(r"^(\s*:):")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a job shows beside its log."""

    slug: Slug
    """What sort of thing it is."""
    id: str
    """Stable id of what it is about: a new run finds the same thing under it."""
    title: str
    """What it is about, one line."""
    text: str
    """What is the matter, one sentence or a few."""
    stops: bool = False
    """Whether no report came of it."""

    @property
    def grave(self) -> bool:
        """Whether something does not hold, or is not there; a failed source or a difference is only told."""
        return self.stops or self.slug == "unverified"


def line(text: str) -> str:
    """One line for a log: without control or bidi characters, and no command of any CI machine."""
    shown = _OLD_COMMAND.sub("## ", display(text))
    return _COMMAND.sub(r"\1 :", shown)


def host_of(surroundings: Mapping[str, str]) -> Host:
    """Which machine runs the job, by its environment variables."""
    if surroundings.get("GITHUB_ACTIONS") == "true":
        return "github"
    return "gitlab" if surroundings.get("GITLAB_CI") == "true" else "none"


def findings(
    report: Report, problems: Iterable[tuple[str, str, str]] = (), *, fresh: bool = True
) -> tuple[Finding, ...]:
    """What did not hold, what newly differs, and which sources failed; the gravest first.

    `problems` are what verification found, each as place, mark and reason.
    Where the report is not `fresh` but an edition written again, nothing in it
    is new.
    """
    return (
        *(
            Finding(
                slug="unverified",
                id=identify(f"{where} {mark} {reason}"),
                title=display(f"{where} {mark}"),
                text=display(reason),
            )
            for where, mark, reason in problems
        ),
        *(_differences(report) if fresh else ()),
        *(
            Finding(
                slug="failed-source",
                id=identify(skipped.url),
                title=display(skipped.source or skipped.url),
                text=display(f"{skipped.url}: {skipped.reason}"),
            )
            for skipped in report.skipped
        ),
    )


def failure(name: str, reason: str) -> Finding:
    """That one report of several was not made, and why."""
    return Finding(
        slug="failed-source", id=identify(name), title=display(name), text=display(reason), stops=True
    )


_DIFFERENT = frozenset({"differ", "possible_difference"})


def _differences(report: Report) -> Iterator[Finding]:
    """Points on which accounts part and did not before; without an edition before, all of them."""
    new = None if report.changes is None else {c.id for c in report.changes if _is_parting(c)}
    for point in report.points:
        if point.verdict in _DIFFERENT and (new is None or point.id in new):
            tellers = [display(report.account[cell.account].teller) for cell in point.cells]
            notes = "; ".join(dict.fromkeys(display(one.note) for one in point.differences))
            sure = "Accounts differ" if point.verdict == "differ" else "Possible difference"
            yield Finding(
                slug="new-difference",
                id=point.id,
                title=display(point.topic),
                text=f"{sure}: {notes or 'in what they tell'} ({', '.join(dict.fromkeys(tellers))}).",
            )


def _is_parting(change: Change) -> bool:
    return change.what in ("point", "verdict") and change.new in _DIFFERENT


def annotate(found: Sequence[Finding], host: Host) -> tuple[str, ...]:
    """Lines that the machine shows beside the job; none where it has no such lines."""
    if host != "github":
        return ()
    return tuple(
        f"::{'error' if one.grave else 'warning'} title={_property(one.title)}::{_data(one.text)}"
        for one in found[:ANNOTATIONS]
    )


def _data(text: str) -> str:
    """Text of a workflow command, as the runner reads it back."""
    shown = _OLD_COMMAND.sub("## ", display(text))
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def outputs(values: Mapping[str, str]) -> str:
    """Lines for the file that `GITHUB_OUTPUT` names, each value between two lines that are not in it."""
    lines = []
    for name, value in values.items():
        fence = f"end_{hashlib.sha256(value.encode('utf-8', 'replace')).hexdigest()[:16]}"
        lines += [f"{name}<<{fence}", value, fence]
    return "\n".join(lines) + "\n"


def summary(markdown: str, most: int = SUMMARY_BYTES) -> str:
    """A briefing in Markdown as a summary of the job; a longer one ends between two paragraphs.

    The Markdown is ours, every word of a source in it escaped.
    """
    if len(markdown.encode()) <= most:
        return markdown
    note = "\n\n*The rest is in the files of this job.*\n"
    room = most - len(note.encode())
    cut = markdown.encode()[:room].decode("utf-8", "ignore")
    return cut.rpartition("\n\n")[0] + note


def summary_of_failure(name: str, reason: str) -> str:
    """That one report of several was not made, as a summary tells it: in a block without markup."""
    told = f"{name} was not made: {reason}".split("\n")
    # Behind four blanks no line ends the block.
    return "\n".join(["```text", *(f"    {line(each)}" for each in told), "```", ""])


def code_quality(found: Sequence[tuple[Finding, str]]) -> bytes:
    """GitLab's Code Quality report: JSON, each finding beside its file, fingerprints stay from run to run."""
    import msgspec  # noqa: PLC0415  # see above

    entries = [
        {
            "description": f"{one.title}: {one.text}",
            "check_name": f"reportgen/{one.slug}",
            "fingerprint": hashlib.sha256(f"{one.slug} {one.id}".encode()).hexdigest(),
            "severity": "critical" if one.grave else "minor",
            "location": {"path": path, "lines": {"begin": 1}},
        }
        for one, path in found
    ]
    return msgspec.json.format(msgspec.json.encode(entries), indent=2) + b"\n"


def junit(suites: Sequence[tuple[str, Sequence[Finding]]], fail_on: Iterable[Slug]) -> bytes:
    """JUnit XML: a suite for each report, in it a test for each sort of finding.

    A test failed where the job was asked to fail on its sort, or where no report came of it.
    """
    from xml.etree import ElementTree as ET  # noqa: PLC0415  # see above

    wanted, whole = frozenset(fail_on), ET.Element("testsuites")
    for name, found in suites:
        suite = ET.SubElement(whole, "testsuite", name=name, tests=str(len(SLUGS)))
        for slug in SLUGS:
            own = [one for one in found if one.slug == slug]
            case = ET.SubElement(suite, "testcase", classname="reportgen", name=slug, time="0")
            if own:
                fails = slug in wanted or any(one.stops for one in own)
                told = ET.SubElement(case, "failure" if fails else "system-out")
                told.text = _NO_XML.sub("", "\n".join(f"{one.title}: {one.text}" for one in own))
                if fails:
                    told.set("message", f"{len(own)} found")
        suite.set("failures", str(len(suite.findall("testcase/failure"))))
    whole.set("failures", str(len(whole.findall("testsuite/testcase/failure"))))
    ET.indent(whole)
    content: bytes = ET.tostring(whole, encoding="utf-8", xml_declaration=True)
    return content + b"\n"
