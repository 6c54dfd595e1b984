"""Markdown that reads the same in every wiki: one sentence a line, and no text can become markup."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from reportgen.article import Article
from reportgen.renderers.elements import Block, Quoted, Run, with_text
from reportgen.renderers.front_matter import front_matter
from reportgen.renderers.page import lay_out
from reportgen.renderers.tabular import align, fits_table, tidy
from reportgen.renderers.theme import Theme, fill, words_of
from reportgen.report import Report

# Backslashes alone go wrong in Python-Markdown (it shows `\<` and `\|`), entities alone are unreadable
# and leave `_` and `*` active in some wikis: each character gets the form that CommonMark, GitHub and
# Python-Markdown all read back as the character itself.
_ESCAPES = {c: "\\" + c for c in "\\`*_[]{}#+!"} | {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    **{c: f"&#{ord(c)};" for c in "|~$^=%"},
}
# GitHub and GitLab look for addresses, emoji and names of users in what is already plain text, where an
# escape is forgotten: an empty element parts the words, and nobody sees it.  MDX wants it closed.
_APART = "<wbr/>"
# A colon before a blank is only a colon, and so is that of a time of day; before anything else it may
# belong to an address, a directive or an emoji's name.  Obsidian hides what stands between `%%`, GitLab
# takes `!1` for a request, and MkDocs can be told to take `++x++` for a key.
_SPECIAL = re.compile(
    r"[\\`*_\[\]{}#&<>|~$^=]|!(?=[\[\d])|%(?=%)|(?<=%)%|\+(?=\+)|(?<=\+)\+|^:"
    r"|(?<=\]):|:(?!\s|$|(?<=\d:)\d\d(?![\w:]))|@(?=\S|$)"
)
# Numbers begin a list everywhere, letters, Roman numerals and `(1)` in pandoc.
_LINE_START = re.compile(r"^(\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]{1,9}))([.)])(?=\s|$)|^([-+!])")
# A box to tick, which pandoc sees through backslashes too.
_TASK = re.compile(r"^\\\[(?=[ xX]\\\])")
# In MDX, which Docusaurus reads, a paragraph that begins so is code.
_MODULE = re.compile(r"^([ie])(?=(?:m|x)port\b)")
_WWW = re.compile(r"(www)\.", re.IGNORECASE)
# Two parts of a passage without asterisks between them must not come to mean something together: the last
# character of the one and the first of the other.
_CLINGING = re.compile(r"[:@!%+].|.[.)]|ww", re.IGNORECASE)
_BLANK = re.compile(r"\s+")
_SAFE_IN_LINK = ":/?#@!$&'+,;=~%-._"
# Our own headings go down to the third level, and there are six.
_ABOVE, _LOWEST = 3, 6


def render(report: Report, texts: Mapping[str, Article], theme: Theme) -> bytes:
    """The report as Markdown in UTF-8, with lines ending in a newline and no two blank lines together."""
    page = lay_out(report, texts, words_of(theme, report.language))
    table = fits_table(page, theme.layout)
    filled = fill(
        theme,
        "briefing.md.j2",
        page=with_text(align(page) if table else page, escape),
        table=table,
        emphasize=emphasize,
        link=link,
        write=write_blocks,
    )
    head = front_matter(report) + "\n" if theme.front_matter else ""
    return (head + tidy(filled)).encode("utf-8", "replace")


def escape(text: str) -> str:
    """Text that every Markdown parser shows as it is, at the start of a line and in a table cell too."""
    escaped = _SPECIAL.sub(_escape_character, _BLANK.sub(" ", text))
    started = _TASK.sub(r"\\[" + _APART, _LINE_START.sub(_guard, escaped))
    started = _MODULE.sub(lambda found: f"&#{ord(found[0])};", started)
    return _WWW.sub(rf"\1{_APART}.", started)


def _escape_character(found: re.Match[str]) -> str:
    if found[0] in ":@":
        # At the start it may begin a definition, after a bracket that of a link.
        plain = found.start() and found.string[found.start() - 1] != "]"
        return (found[0] if plain else f"&#{ord(found[0])};") + _APART
    return _ESCAPES[found[0]]


def _guard(found: re.Match[str]) -> str:
    return f"\\{found[3]}" if found[3] else f"{found[1]}\\{found[2]}"


def link(address: str) -> str:
    """An address as it may stand between the parentheses of a Markdown link."""
    return quote(address, safe=_SAFE_IN_LINK).replace("&", "&amp;")


def emphasize(quoted: Quoted) -> str:
    """The escaped words of a passage, those that carry a difference in bold where every parser agrees."""
    shown: list[str] = []
    parted = True
    for index, segment in enumerate(quoted.segments):
        before = quoted.segments[index - 1].text[-1:] if index else ""
        after = quoted.segments[index + 1].text[:1] if index + 1 < len(quoted.segments) else ""
        bold = segment.marked and _flanks(before, segment.text, after)
        if not parted and not bold and _CLINGING.match(before + segment.text):
            shown.append(_APART)
        shown.append(f"**{segment.text}**" if bold else segment.text)
        parted = bold
    return "".join(shown)


def write_blocks(blocks: Sequence[Block]) -> str:
    """People's escaped words in Markdown, their headings below all of ours."""
    return "\n\n".join(map(_write_block, blocks))


def _write_block(block: Block) -> str:
    lines = [_write_runs(line) for line in block.lines]
    if block.kind == "table":
        rows = [lines[at : at + block.columns] for at in range(0, len(lines), block.columns)]
        rows.insert(1, ["---"] * block.columns)
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)
    if block.kind == "heading":
        return f"{'#' * min(_LOWEST, _ABOVE + block.level)} {lines[0]}"
    sign = {"bullets": "- ", "numbers": "1. ", "quote": "> "}.get(block.kind, "")
    return ("\n>\n" if block.kind == "quote" else "\n").join(sign + line for line in lines)


def _write_runs(runs: Sequence[Run]) -> str:
    """A line of runs; where two meet without a sign of ours between, nothing may come of them together."""
    shown: list[str] = []
    for index, run in enumerate(runs):
        before = runs[index - 1].text[-1:] if index else ""
        after = runs[index + 1].text[:1] if index + 1 < len(runs) else ""
        sign = {"strong": "**", "em": "*"}.get(run.style, "")
        sign = sign if _flanks(before, run.text, after) and not run.link else ""
        words = f"[{run.text}]({link(run.link)})" if run.link else f"{sign}{run.text}{sign}"
        touching = shown and not before.isspace() and not run.text[:1].isspace()
        shown += [_APART, words] if touching else [words]
    return "".join(shown)


def _flanks(before: str, text: str, after: str) -> bool:
    """Whether asterisks around the text open and close: letters inside, and none against them outside."""
    inside = text[:1].isalnum() and text[-1:].isalnum()
    return inside and not before.isalnum() and not after.isalnum()
