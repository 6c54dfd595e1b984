"""What a page puts into names and titles reaches no terminal as a command, whatever prints it."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import reports
from hypothesis import given
from hypothesis import strategies as st

from reportgen.cli.show import _said
from reportgen.passage import escape
from reportgen.renderers.json import render
from reportgen.renderers.theme import Theme
from reportgen.report import from_json

SIGNS = "\u202e\u2066\u009b31m\u200f\u00ad\u2028\x1b[2J"
COMMANDS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def test_a_report_in_json_has_no_sign_that_a_terminal_obeys_and_the_same_value() -> None:
    report, texts = reports.ferry()
    report = replace(report, title=f"Ferry{SIGNS}").sealed()
    written = render(report, texts, Theme())
    assert not COMMANDS.search(written.decode())
    assert from_json(written) == report


def test_the_id_of_a_report_is_that_of_its_value_however_it_was_escaped() -> None:
    report = replace(reports.ferry()[0], title=f"Ferry{SIGNS}").sealed()
    raw = json.dumps(json.loads(render(report, {}, Theme())), ensure_ascii=False).encode()
    assert from_json(raw).sealed().id == report.id


def test_show_prints_the_teller_without_signs_that_turn_the_line() -> None:
    report, _ = reports.ferry()
    report = replace(report, accounts=tuple(replace(a, teller=a.teller + SIGNS) for a in report.accounts))
    passages = [entry.passage for point in report.points for cell in point.cells for entry in cell.statements]
    lines = [line for passage in passages for line in _said(report, passage)]
    assert any("account" in line for line in lines)
    assert not any(COMMANDS.search(line) for line in lines)


@given(st.dictionaries(st.text(), st.text()))
def test_escaped_json_has_the_same_value_and_nothing_unseen(value: dict[str, str]) -> None:
    written = escape(json.dumps(value, ensure_ascii=False))
    assert json.loads(written) == value
    assert not COMMANDS.search(written)
