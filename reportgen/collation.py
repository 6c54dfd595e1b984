"""A rendered file beside its report: in which look it was made, and what of it was compared.

A file that is neither a PDF nor a table does not say its theme and layout.
It is rendered in those asked for, then in the others that are here, until one
gives the same bytes; where none does, it is compared with the one nearest to it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reportgen.article import Article
from reportgen.renderers import format_of, render
from reportgen.renderers.theme import Theme, list_themes
from reportgen.report import Report
from reportgen.reread import own, reread
from reportgen.shown import Shown
from reportgen.verification import Problem, made_as, passages_on, verify_file

_LAID_OUT = frozenset(("markdown", "mediawiki", "confluence", "docx"))
_THEMED = _LAID_OUT | {"html", "email"}
# A person's edits leave most words of a page; where one in ten is another, its look may be.
_OTHER_LOOK = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Collation:
    """What comparing a file with its report gave."""

    problems: tuple[Problem, ...]
    """What does not hold."""
    look: Theme
    """The theme and layout that it was compared with."""
    passages: int
    """Places in the archived texts whose words were sought in it, or at which it says to have them."""
    partial: bool
    """Whether it is a table or a letter, which leaves out what the page has."""
    identical: bool
    """Whether it, or its part between the markers, is byte for byte what the report gives."""
    surrounded: bool
    """Whether words stand around the markers, which nothing is known of."""
    doubtful: bool
    """Whether it may have been made in a look that is not here, or by another version."""


def collate(
    content: bytes, name: str, report: Report, articles: Mapping[str, Article], theme: Theme | None = None
) -> Collation:
    """A rendered file compared with the report it was made from, in the look that fits it best.

    The `theme` is tried first.  Raises UsageError for a format that cannot be
    read back and ReportgenError for a file that cannot be parsed.
    """
    ours = own(content, name)
    shown = reread(ours, name)
    theme = theme or Theme()
    look, fresh = _nearest(ours, name, shown, report, articles, theme)
    problems = verify_file(content, name, report, articles, fresh=fresh, theme=look)
    return Collation(
        problems=problems,
        look=look,
        passages=len(set(shown.marked))
        if format_of(name).startswith("csv")
        else _count(shown, report, articles),
        partial=shown.partial,
        identical=fresh == ours,
        surrounded=ours != content,
        doubtful=bool(problems) and fresh is not None and _is_other_look(shown, reread(fresh, name)),
    )


def _nearest(
    ours: bytes, name: str, shown: Shown, report: Report, articles: Mapping[str, Article], theme: Theme
) -> tuple[Theme, bytes | None]:
    """The look that gives the file or comes nearest to it, and what it gives; None for a look not here."""
    rendered: dict[bytes, Theme] = {}
    for look in _looks(ours, name, shown, theme):
        if look.name not in list_themes(look):
            return look, None
        fresh = render(report, articles, format_of(name), look)
        if fresh == ours:
            return look, fresh
        rendered.setdefault(fresh, look)
    fresh = min(rendered, key=lambda one: _distance(shown, reread(one, name)) if len(rendered) > 1 else 0)
    return rendered[fresh], fresh


def _looks(ours: bytes, name: str, shown: Shown, theme: Theme) -> Iterator[Theme]:
    """The looks that a file may have been made in: the one asked for first, each once."""
    kind = format_of(name)
    asked = made_as(shown, theme)
    if kind == "markdown":
        asked = replace(asked, front_matter=ours.startswith(b"---\n"))
    names = dict.fromkeys((asked.name, *(list_themes(asked) if kind in _THEMED else ())))
    layouts = dict.fromkeys((asked.layout, *(("table", "stacked") if kind in _LAID_OUT else ())))
    papers = dict.fromkeys((asked.paper, *(("a4", "letter") if kind == "docx" else ())))
    for each in names:
        for layout in layouts:
            for paper in papers:
                yield replace(asked, name=each, layout=layout, paper=paper)


def _count(shown: Shown, report: Report, articles: Mapping[str, Article]) -> int:
    """How many passages of the page are in the file, or should be."""
    passages = passages_on(report, articles)
    if not shown.partial:
        return len(passages)
    return sum(quoted.text in shown.text for quoted in passages)


def _distance(shown: Shown, other: Shown) -> int:
    """Words that only one of two files has."""
    one, two = Counter(shown.text.split()), Counter(other.text.split())
    return (one - two).total() + (two - one).total()


def _is_other_look(shown: Shown, fresh: Shown) -> bool:
    words = len(re.findall(r"\S+", fresh.text))
    return shown.text == fresh.text or _distance(shown, fresh) > _OTHER_LOOK * words
