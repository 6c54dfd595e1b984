"""A report with a note that has all that people may write, and what they may not."""

from __future__ import annotations

from dataclasses import replace

import reports

TEXT = """# Our **view**

See [the port](https://port.example/a_b?c=d~~~~), `a''b`, [no](javascript:alert(1)), <b>raw</b>, ![x](y.png).

- one *two* ''three''
- {{x}} [[y]] ~~~~ __TOC__

1. first
2. second

> quoted

| a | b |
| --- | --- |
| 1 | =2 |
"""


def noted() -> reports.Made:
    """The ferry with that note."""
    report, texts = reports.ferry()
    return replace(report, notes=(replace(report.notes[0], text=TEXT),)).sealed(), texts
