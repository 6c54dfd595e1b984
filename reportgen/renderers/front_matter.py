"""Front matter: title, date, id and tags in YAML at the head of a Markdown file, for whoever keeps a wiki.

Strings stand in double quotes with JSON's escapes, which YAML has as well.
Signs of Markdown are escaped too: a wiki that knows no front matter shows it
as a paragraph, and then a title must not become markup either.
"""

from __future__ import annotations

import json
import re

from reportgen.passage import display
from reportgen.report import Report

# All that Markdown, HTML, a template language or YAML could take for its own, and what YAML does not print.
_SPECIAL = re.compile(
    r"[`*_\[\]{}#&<>|~$^=@]|:(?!\s|(?<=\d:)\d)|w(?<=www)(?=\.)|[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]",
    re.IGNORECASE,
)
_DOUBLED = re.compile(r"([+%!-])(?=\1)")
_WORD = re.compile(r"[^\W_]+")


def front_matter(report: Report) -> str:
    """The lines from `---` to `---`, each ending in a newline."""
    tags = dict.fromkeys(filter(None, map(_tag, _tagged(report))))
    lines = [
        f"title: {_quoted(display(report.title))}",
        f"date: {report.made.strftime('%Y-%m-%dT%H:%M:%SZ')}",
        f"id: {_quoted(report.id)}",
        "tags:",
        *(f"  - {_quoted(tag)}" for tag in tags),
    ]
    return "".join(f"{line}\n" for line in ("---", *lines, "---"))


def _tagged(report: Report) -> tuple[str, ...]:
    series = report.edition.series if report.edition else ""
    return "briefing", report.settings.label, series, report.event.place or ""


def _tag(words: str) -> str:
    """Words as a tag that every wiki takes, e.g. `port-ennis`; `""` where no letter is left."""
    tag = "-".join(_WORD.findall(display(words).casefold()))
    return "" if tag.replace("-", "").isdigit() else tag


def _quoted(text: str) -> str:
    """Text as a string of YAML."""
    plain = json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False)
    return _DOUBLED.sub(_escape, _SPECIAL.sub(_escape, plain))


def _escape(found: re.Match[str]) -> str:
    return "".join(f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08x}" for c in found[0])
