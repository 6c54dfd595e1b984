"""What people put right stands on every page, with who and why."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reportgen.corrections import Corrected, Correction
from reportgen.renderers import render
from tests.reports import ferry

REPORT, TEXTS = ferry()
BY = {"by": "Jane *Doe*", "why": "I <b>know</b>"}
PASSAGE = REPORT.points[0].cells[0].statements[0].passage
MENDED = (
    Corrected(
        correction=Correction(kind="topic", words=(PASSAGE.text,), to="How long", **BY), passages=(PASSAGE,)
    ),
    Corrected(correction=Correction(kind="speaker", words=(PASSAGE.text,), **BY), passages=(PASSAGE,)),
    Corrected(correction=Correction(kind="side", teller="A", to="B", **BY)),
    Corrected(correction=Correction(kind="split", words=("Gone words",), **BY), fits=False),
)
CORRECTED = replace(REPORT, corrections=MENDED).sealed()


@pytest.mark.parametrize("name", ["markdown", "mediawiki", "html", "confluence"])
def test_each_correction_has_a_line_of_its_own_with_who_and_why(name) -> None:
    page = render(CORRECTED, TEXTS, name).decode()
    lines = [line for line in page.splitlines() if "topic: How long" in line or "Gone words" in line]
    assert len(lines) == 2
    first, last = lines
    mark = REPORT.mark(PASSAGE)
    assert re.search(rf"topic: How long · {re.escape(mark)} · .*Jane", first)
    assert "said by the text itself" in page
    assert "side of A: B" in page
    assert "fits no longer and changed nothing" in last
    assert "<b>know" not in page.replace("&lt;", "\\<")


def test_without_corrections_there_is_no_such_section() -> None:
    assert "Put right by people" in render(CORRECTED, TEXTS, "markdown").decode()
    assert "Put right by people" not in render(REPORT, TEXTS, "markdown").decode()
