"""A Markdown file that people edited: its text, and which report it says it was made from."""

from __future__ import annotations

import re

from reportgen.errors import UsageError
from reportgen.identity import IMPRINT
from reportgen.inset import own_part
from reportgen.passage import display
from reportgen.report import Report

_FRONT = re.compile(r"\A---[ \t]*\n(?:[^\n]*\n){0,400}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


def decode(content: bytes, name: str) -> str:
    """The Markdown of an edited file, of a wiki page with markers our part of it.

    Raises UsageError where it is no text, or too long.
    """
    try:
        text = own_part(content).decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UsageError(
            f"{name} is not UTF-8 ({problem.reason} at byte {problem.start}); save it as UTF-8."
        ) from problem
    except UsageError as problem:
        raise UsageError(f"{name}: {problem}") from problem
    if "\0" in text or not text.strip():
        raise UsageError(
            f"{name} is {'no text' if text.strip() else 'empty'}; expected an edited Markdown briefing."
        )
    return _FRONT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def named_report(text: str) -> str | None:
    """Id of the report that an edited briefing names, None where its line was taken out."""
    found = IMPRINT.search(display(text.replace("\\", "")))
    return found[1] if found else None


def require_same(text: str, report: Report, name: str) -> None:
    """Raises UsageError where the edited briefing names another report than this."""
    told = named_report(text)
    if told and told != report.id:
        raise UsageError(
            f"{name} was made from report {told}, and this is report {report.id}; "
            "name the right one with --report."
        )
