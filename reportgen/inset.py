"""The part of a wiki page that is ours: what stands between two markers, each alone on its line.

    <!-- reportgen:begin 2a55b3f8eb73 -->
    ...
    <!-- reportgen:end -->

MediaWiki and Markdown both hide such comments.  What people wrote around them
stays, byte for byte.  Works on bytes, so that no encoding is guessed.
"""

from __future__ import annotations

import re

from reportgen.errors import UsageError
from reportgen.passage import Span

HINT = "<!-- reportgen:begin --> and <!-- reportgen:end -->"
"""The two lines, as a person may write them."""

# Four blanks before it would make code of it.
_BEGIN = re.compile(
    rb"^ {0,3}<!--[ \t]{0,9}reportgen:begin(?:[ \t]{1,9}[^\s<>]{1,80})?[ \t]{0,9}-->[ \t]*\r?$", re.M
)
_END = re.compile(rb"^ {0,3}<!--[ \t]{0,9}reportgen:end[ \t]{0,9}-->[ \t]*\r?$", re.M)
# What a person misspells is a marker too: better an error than a page that is written over.
_MEANT = re.compile(rb"^ {0,3}<!--[ \t]{0,9}reportgen:", re.M)


def find_inset(page: bytes) -> Span | None:
    """Where our part of a page begins and ends, from marker to marker with both; None for a page without.

    Raises UsageError where a marker is missing, misspelled, or there twice.
    """
    begins, ends = list(_BEGIN.finditer(page)), list(_END.finditer(page))
    if not _MEANT.search(page):
        return None
    if len(begins) == len(ends) == 1 and begins[0].end() < ends[0].start():
        return begins[0].start(), ends[0].end()
    raise UsageError(
        f"its markers cannot be read: {len(begins)} lines that begin our part and {len(ends)} that end it; "
        f"there must be one of each, in this order and alone on their lines: {HINT}."
    )


def put_in(page: bytes, content: bytes, ident: str) -> bytes:
    """The page with the content in place of what stood between its markers, its line endings kept.

    `ident` is the report's id, for whoever reads the page's source.  Raises
    UsageError where the page has no markers that can be read.
    """
    span = find_inset(page)
    if span is None:
        raise UsageError(
            f"it has no place for our part; add the lines {HINT} where the briefing is to stand."
        )
    inside = frame(content, ident).removesuffix(b"\n")
    first = page[span[0] : page.find(b"\n", span[0])]
    if first.endswith(b"\r"):
        inside = inside.replace(b"\n", b"\r\n")
    tail = page[: span[1]].endswith(b"\r")
    return page[: span[0]] + inside + (b"\r" if tail else b"") + page[span[1] :]


def frame(content: bytes, ident: str) -> bytes:
    """The content between two markers, as a new page has it."""
    return b"<!-- reportgen:begin %s -->\n\n%s\n\n<!-- reportgen:end -->\n" % (
        ident.encode(),
        content.strip(b"\n"),
    )


def own_part(page: bytes) -> bytes:
    """What stands between the markers of a page, as it was put in; a page without markers as it is.

    Raises UsageError where they cannot be read.
    """
    span = find_inset(page)
    if span is None:
        return page
    whole = page[span[0] : span[1]].replace(b"\r\n", b"\n").rstrip(b"\r")
    lines = whole.split(b"\n")
    return b"\n".join(lines[1:-1]).strip(b"\n") + b"\n"
