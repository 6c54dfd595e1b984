"""Markdown that reads the same in every wiki: one sentence a line, and no text can become markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from reportgen.article import Article
from reportgen.renderers.elements import Matter, Quoted, with_text
from reportgen.renderers.page import Page, lay_out
from reportgen.renderers.theme import Theme, fill
from reportgen.report import Report

# A table cell longer than this is unreadable as Markdown source and squeezes the columns beside it.
_CELL = 240
_TABLE_COLUMNS = 3

# Backslashes alone go wrong in Python-Markdown (it shows `\<` and `\|`), entities alone are unreadable
# and leave `_` and `*` active in some wikis: each character gets the form that CommonMark, GitHub and
# Python-Markdown all read back as the character itself.
_ESCAPES = {c: "\\" + c for c in "\\`*_[]{}#"} | {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    **{c: f"&#{ord(c)};" for c in "|~$^=@:"},
}
# A colon before a blank is only a colon, and so is that of a time of day; before anything else it may
# belong to an address or to an emoji's name.
_SPECIAL = re.compile(r"[\\`*_\[\]{}#&<>|~$^=@]|!(?=\[)|^:|:(?!\s|(?<=\d:)\d\d(?![\w:]))")
_LINE_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+!])")
_WWW = re.compile(r"(www)\.", re.IGNORECASE)
_BLANK = re.compile(r"\s+")
_SAFE_IN_LINK = ":/?#@!$&'+,;=~%-._"


def render(report: Report, texts: Mapping[str, Article], theme: Theme) -> bytes:
    """The report as Markdown in UTF-8, with lines ending in a newline and no two blank lines together."""
    page = lay_out(report, texts)
    filled = fill(
        theme,
        "briefing.md.j2",
        page=with_text(page, escape),
        table=fits_table(page),
        emphasize=emphasize,
        link=link,
    )
    lines = (line.rstrip() for line in filled.splitlines())
    return (re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n").encode("utf-8", "replace")


def escape(text: str) -> str:
    """Text that every Markdown parser shows as it is, at the start of a line and in a table cell too."""
    escaped = _SPECIAL.sub(_escape_character, _BLANK.sub(" ", text))
    return _WWW.sub(r"\1&#46;", _LINE_START.sub(_guard, escaped))


def _escape_character(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0], "\\" + found[0])


def _guard(found: re.Match[str]) -> str:
    return f"\\{found[3]}" if found[3] else f"{found[1]}\\{found[2]}"


def link(address: str) -> str:
    """An address as it may stand between the parentheses of a Markdown link."""
    return quote(address, safe=_SAFE_IN_LINK).replace("&", "&amp;")


def emphasize(quoted: Quoted) -> str:
    """The escaped words of a passage, those that carry a difference in bold where every parser agrees."""
    shown = []
    for index, segment in enumerate(quoted.segments):
        before = quoted.segments[index - 1].text[-1:] if index else ""
        after = quoted.segments[index + 1].text[:1] if index + 1 < len(quoted.segments) else ""
        bold = segment.marked and _flanks(before, segment.text, after)
        shown.append(f"**{segment.text}**" if bold else segment.text)
    return "".join(shown)


def _flanks(before: str, text: str, after: str) -> bool:
    """Whether asterisks around the text open and close: letters inside, and none against them outside."""
    inside = text[:1].isalnum() and text[-1:].isalnum()
    return inside and not before.isalnum() and not after.isalnum()


def fits_table(page: Page) -> bool:
    """Whether the points stand as a table: up to three accounts and short cells."""
    if not 2 <= len(page.columns) <= _TABLE_COLUMNS:
        return False
    return all(_length(matter) <= _CELL for matter in page.matters)


def _length(matter: Matter) -> int:
    """Letters in the fullest cell of a point."""
    return max((sum(len(line.quoted.text) for line in box.lines) for box in matter.boxes), default=0)
