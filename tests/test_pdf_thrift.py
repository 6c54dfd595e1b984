"""A long page is laid out with less, and with the same bytes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reportgen.renderers.pdf_thrift import spare_style

html = pytest.importorskip("weasyprint.html", exc_type=OSError)

PAGE = """
<html lang=en><title>Ferry</title><body><h1 id=top>The ferry</h1><ul><li>one<li>two</ul>
<ol><li>first</ol><p>It sank<br>at <q>noon</q>. <a href="#top">Up</a></p>
<p style="break-before: page">“Nobody slept,” she said.</p><table><tr><th>Osk<td>12</table>
"""

# What is patched stays patched, so that each way has a process of its own.
PRINT = """
import sys
from weasyprint import HTML
from reportgen.renderers.pdf_thrift import read_page, remember
html, thrifty = sys.stdin.read(), sys.argv[1] == "thrifty"
if thrifty:
    remember()
    remember()
page = read_page(html, None) if thrifty else HTML(string=html, base_url="reportgen:///")
order = {"pdf_variant": "pdf/a-3a", "pdf_tags": True}
sys.stdout.buffer.write(page.render(**order).write_pdf(**order, pdf_identifier=b"ferry"))
"""


def test_marks_of_lists_stay_at_their_items_and_notes_at_none() -> None:
    spare = spare_style(html.UA)
    assert "\nli::marker {" in spare
    assert not [line for line in spare.splitlines() if line.startswith(("::marker", "::footnote", "::note"))]
    lost = [line for line in html.UA.splitlines() if line and line not in spare.splitlines()]
    assert lost
    assert all(line.startswith(("::marker", "::footnote-", "::note-")) for line in lost)


def test_what_is_spared_changes_no_byte() -> None:
    plain, thrifty = (
        subprocess.run(
            [sys.executable, "-c", PRINT, how], input=PAGE.encode(), capture_output=True, check=True
        )
        for how in ("plain", "thrifty")
    )
    assert plain.stdout.startswith(b"%PDF-")
    assert thrifty.stdout == plain.stdout
