"""A Markdown briefing that people edited by hand, told apart word by word: whose is what.

Sentences before a mark are compared with the source's own words; what is like
neither the source nor the page as it was printed is people's.  Nothing that
people wrote is left out, and nothing of theirs is shown as a source's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any

from reportgen.article import Article
from reportgen.passage import display
from reportgen.renderers.elements import PLAIN, Block, Quoted, Run
from reportgen.renderers.markdown import render
from reportgen.renderers.page import Page, lay_out
from reportgen.renderers.prose import Line, read_lines
from reportgen.renderers.remarks import link_marks, number_of
from reportgen.renderers.theme import Theme, words_of
from reportgen.report import Report

_MARK = re.compile(r"\d{1,4}\.\d{1,4}(?:[-–]\d{1,4})?")
_WORD = re.compile(r"\w+")
# From half of the words on, a sentence before a mark is the source's, changed by hand; below, people's own
# words that only point there.
_STILL_ITS = 0.5
_LINK_TO_SOURCE = re.compile(r"#s\d{1,4}")
# Headings down to this level begin a section, which may stand anywhere.
_SECTION = 2
# A line without marks.
_ALONE = "none"
# What a wiki's editor makes of quotation marks and dashes is no change of words.
_TYPED = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "…": "..."})


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a line, with whose words it is."""

    kind: str = field(metadata=PLAIN)
    """kept (a source's, word for word), changed (edited by hand), own (people's) or page (the page's own)."""
    runs: tuple[Run, ...]
    """The words."""
    source: str = ""
    """Of changed words the source's own."""

    @property
    def text(self) -> str:
        """All of the words."""
        return _text(self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading, paragraph, list, quotation or table of the edited briefing."""

    kind: str = field(metadata=PLAIN)
    """As in `Block`."""
    lines: tuple[tuple[Piece, ...], ...]
    """Its lines, entries or cells."""
    level: int = 0
    """Level of a heading."""
    columns: int = 0
    """Columns of a table."""
    own: bool = False
    """Whether all of it is people's."""
    anchor: str = field(default="", metadata=PLAIN)
    """Name of a heading of the second level, for the contents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """An edited briefing, ready for a template."""

    title: str
    """Its title, as it is now."""
    parts: tuple[Part, ...]
    """What it shows, in its order; sources and method are the report's."""
    kept: int
    """Sentences and words of sources that stand as they are."""
    changed: int
    """Those that were edited by hand."""
    own: int
    """Pieces that people wrote."""
    note: str
    """The same in words."""

    @property
    def contents(self) -> tuple[tuple[str, str], ...]:
        """Anchor and words of each section."""
        return tuple((part.anchor, _words(part.lines[0])) for part in self.parts if part.anchor)

    @property
    def stretches(self) -> tuple[tuple[bool, tuple[Part, ...]], ...]:
        """What stands together: headings of sections alone, and what people wrote in a row, which is True."""
        runs = groupby(self.parts, key=lambda part: (part.own and not part.anchor, part.anchor))
        return tuple((own, tuple(parts)) for (own, _), parts in runs)


def read_edited(text: str, report: Report, texts: Mapping[str, Article], theme: Theme) -> Edited:
    """The edited briefing with every word told apart.  Raises UsageError where it cannot be read."""
    lines = read_lines(text)
    known = _Known(report, texts, theme)
    title = next((line.text for line in lines if line.kind == "heading" and line.level == 1), "")
    keys = ["", *(_key(line.text) for line in lines), ""]
    beside = {id(line): (keys[at], keys[at + 2]) for at, line in enumerate(lines)}
    told = [(line, known.tell(line, *beside[id(line)])) for line in _without_back(lines, known, title)]
    parts = tuple(_parts(told))
    kinds = [piece.kind for part in parts for line in part.lines for piece in line]
    counts = {kind: kinds.count(kind) for kind in ("kept", "changed", "own")}
    labels = words_of(theme, report.language)
    return Edited(
        title=display(title) or known.page.title,
        parts=parts,
        note=labels.edited.format(*(labels.written(count) for count in counts.values())),
        **counts,
    )


def _without_back(lines: Sequence[Line], known: _Known, title: str) -> Iterator[Line]:
    """The lines without what the printed page has anyway: title block, sources and method, as they were."""
    begun = back = False
    for line in lines:
        if line.kind == "heading" and line.level == 1 and line.text == title:
            continue
        if line.kind == "heading" and line.level <= 2:
            begun, back = True, display(line.text) in known.back
        if _key(line.text) == known.claim:
            continue
        unchanged = known.knows(line)
        if unchanged and (
            back or not begun or any(_LINK_TO_SOURCE.fullmatch(f"#{name}") for name in line.anchors)
        ):
            continue
        if line.runs or line.kind == "cell":
            yield line


def _parts(told: Iterable[tuple[Line, tuple[Piece, ...]]]) -> Iterator[Part]:
    for (kind, group), together in groupby(told, key=lambda one: (one[0].kind, one[0].group)):
        found = list(together)
        level = found[0][0].level if kind == "heading" else 0
        pieces = [piece for _, line in found for piece in line]
        yield Part(
            kind="table" if kind == "cell" else kind,
            lines=tuple(line for _, line in found),
            level=level,
            columns=sum(line.level == found[0][0].level for line, _ in found) if kind == "cell" else 0,
            own=_is_own(pieces),
            anchor=f"e{group}" if level in (1, 2) else "",
        )


def _is_own(pieces: Sequence[Piece]) -> bool:
    """Whether people wrote all of it; what has no letter is nobody's."""
    written = [piece for piece in pieces if _WORD.search(_text(piece.runs))]
    return bool(written) and all(piece.kind == "own" for piece in written)


class _Known:
    """What the report's page says, and the sources' own words by their marks."""

    def __init__(self, report: Report, texts: Mapping[str, Article], theme: Theme) -> None:
        self._report, self._texts = report, texts
        self.page: Page = lay_out(report, texts, words_of(theme, report.language))
        self.back = {self.page.titles[name] for name in ("sources", "method")}
        # "Every sentence is the source's own": no longer.
        self.claim = _key(self.page.leads["matters"])
        looks = [replace(theme, layout=layout, front_matter=False) for layout in ("table", "stacked")]
        printed = [read_lines(render(report, texts, look).decode()) for look in looks]
        self._lines = {_key(line.text) for lines in printed for line in lines}
        # A name over another's words, or a verdict over another point, is people's doing.
        self._pairs = {pair for lines in printed for pair in pairwise(_key(line.text) for line in lines)}
        headings = [line for lines in printed for line in lines if line.kind == "heading"]
        self._sections = {_key(line.text) for line in headings if line.level <= _SECTION}
        self._points = {_key(line.text) for line in headings if line.level > _SECTION}
        self._said = {
            (_key(_text(words)), told)
            for lines in printed
            for line in lines
            for words, _, told in _placed(report, line)
        }
        notes = [note for matter in self.page.matters for note in matter.notes] + list(self.page.notes)
        self._own = {
            _key("".join(run.text for run in line))
            for note in notes
            for block in note.blocks
            for line in block.lines
        } | {_key(f"{self.page.labels.note_by} {note.by}") for note in notes}

    @cached_property
    def _forms(self) -> dict[str, set[str]]:
        """By mark the forms in which the page quotes it."""
        found: dict[str, set[str]] = {}
        for quoted in _walk(self.page):
            found.setdefault(quoted.mark, set()).add(
                display(f"{quoted.opening}{quoted.text}{quoted.closing}")
            )
        return found

    @cached_property
    def _sentences(self) -> dict[str, str]:
        """By a sentence its mark, for sentences that lost theirs."""
        return {
            _key(article.text[start:end]): f"{listed.mark}.{number}"
            for listed in reversed(self._report.articles)
            if (article := self._texts.get(listed.id))
            for number, (start, end) in enumerate(listed.sentences, 1)
        }

    def knows(self, line: Line) -> bool:
        """Whether the page says this line as it stands."""
        return _key(line.text) in self._lines

    def tell(self, line: Line, before: str, after: str) -> tuple[Piece, ...]:
        """The line in pieces, with whose words each is, between the lines before and after it."""
        key = _key(line.text)
        if key in self._own:
            return (Piece(kind="own", runs=line.runs),)
        placed = line.kind == "cell" or self._fits(line, before, after)
        return tuple(
            piece
            for words, marks, told in _placed(self._report, line)
            for piece in (
                self._tell(words, marks, told) if marks else self._unmarked(words, told, placed=placed)
            )
        )

    def _fits(self, line: Line, before: str, after: str) -> bool:
        """Whether a line stands over what it stood over; where that is gone, below what it stood below."""
        key = _key(line.text)
        if line.kind == "heading" and line.level <= _SECTION:
            return True
        if before in self._points and (before, key) not in self._pairs:
            return False  # the verdict of another point
        if after in self._lines and after not in self._sections:
            return (key, after) in self._pairs
        return (before, key) in self._pairs

    def _tell(self, words: tuple[Run, ...], marks: tuple[Run, ...], told: str) -> Iterator[Piece]:
        text = display(_text(words))
        named = _MARK.search(_text(marks))
        mark = named[0].replace("–", "-") if named else ""
        whole = self._words(mark)
        tail = max(
            (form for form in {*self._forms.get(mark, ()), whole} if _ends(text, form)), key=len, default=""
        )
        page = Piece(kind="page", runs=marks)
        known = (_key(_text(words)), told) in self._said
        # A few words at the end of another sentence are no quotation.
        if tail and (known or 2 * len(tail) >= len(text) or _likeness(text, whole) < _STILL_ITS):
            lead, said = _cut(words, tail)
            if _text(lead).strip():
                yield Piece(kind="page" if known or not _WORD.search(_text(lead)) else "own", runs=lead)
            yield Piece(kind="kept", runs=said)
            yield page
        elif known or not _WORD.search(text):
            yield Piece(kind="page", runs=(*words, *marks))
        elif _likeness(text, whole) >= _STILL_ITS:
            yield Piece(kind="changed", runs=words, source=whole)
            yield page
        else:
            yield Piece(kind="own", runs=(*words, *marks))

    def _unmarked(self, words: tuple[Run, ...], told: str, *, placed: bool) -> Iterator[Piece]:
        text = display(_text(words))
        mark = self._sentences.get(_key(text))
        ours = (_key(text), told) in self._said and (placed or told != _ALONE)
        if mark and not ours:
            yield Piece(kind="kept", runs=words)
            yield Piece(kind="page", runs=(Run(text=f" {mark}", link=f"#s{mark.partition('.')[0]}"),))
        elif text:
            yield Piece(kind="page" if ours or not _WORD.search(text) else "own", runs=words)

    def _words(self, mark: str) -> str:
        article, start, end = self._report.span(mark)
        held = self._texts.get(article)
        return display(held.text[start:end]) if held else ""


def _segments(report: Report, line: Line) -> Iterator[tuple[tuple[Run, ...], tuple[Run, ...]]]:
    """The words before each mark or row of marks, with those marks; the last has none."""
    block = link_marks(report, Block(kind=line.kind, lines=(line.runs,)))
    words: list[Run] = []
    marks: list[Run] = []
    for run in block.lines[0]:
        if not marks and words and _is_mark(report, run):
            words, opened = _opened(words)
            marks += [*opened, run]
        elif _is_mark(report, run) or (marks and not run.text.strip(" [](),;")):
            marks.append(run)
        else:
            if marks:
                yield tuple(words), tuple(marks)
                words, marks = [], []
            words.append(run)
    if words or marks:
        yield tuple(words), tuple(marks)


def _opened(words: list[Run]) -> tuple[list[Run], list[Run]]:
    """Words before a mark, parted from a bracket that opens for it."""
    last = words[-1]
    text = last.text.rstrip("[( ")
    if text == last.text.rstrip():
        return words, []
    return [*words[:-1], replace(last, text=text)], [replace(last, text=last.text[len(text) :])]


def _placed(report: Report, line: Line) -> Iterator[tuple[tuple[Run, ...], tuple[Run, ...], str]]:
    """The same, each with the marks that it belongs to: its own, or those that it follows."""
    before = _ALONE
    for words, marks in _segments(report, line):
        yield words, marks, _marks(marks) if marks else before
        before = f"behind {_marks(marks)}"


def _is_mark(report: Report, run: Run) -> bool:
    told = _MARK.fullmatch(run.text.strip(" []")) if _LINK_TO_SOURCE.fullmatch(run.link) else None
    return bool(told and number_of(report, told[0]))


def _marks(marks: tuple[Run, ...]) -> str:
    return " ".join(_MARK.findall(_text(marks)))


def _text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def _words(line: tuple[Piece, ...]) -> str:
    return "".join(_text(piece.runs) for piece in line)


def _key(text: str) -> str:
    """A text as it is compared: without what an editor's typography changes."""
    return display(text).translate(_TYPED).strip(" []()")


def _ends(text: str, form: str) -> bool:
    """Whether a text ends in a source's words, no letter against them."""
    said, sought = text.translate(_TYPED).rstrip(" [("), form.translate(_TYPED)
    rest = said[: -len(sought)] if sought else said
    return bool(sought) and said.endswith(sought) and not rest[-1:].isalnum()


def _cut(runs: Sequence[Run], tail: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Runs parted where the words at their end begin, counted in letters without blanks."""
    left = len(re.sub(r"\s", "", tail.translate(_TYPED)))
    for at in range(len(runs) - 1, -1, -1):
        text = runs[at].text
        for place in range(len(text) - 1, -1, -1):
            left -= 0 if text[place].isspace() or left <= 0 else len(text[place].translate(_TYPED))
            if left <= 0:
                before = (*runs[:at], replace(runs[at], text=text[:place]))
                return before, (replace(runs[at], text=text[place:]), *runs[at + 1 :])
    return (), tuple(runs)


def _likeness(one: str, other: str) -> float:
    """How much of the words of the shorter text stands in the longer one."""
    mine, theirs = (set(_WORD.findall(text.casefold())) for text in (one, other))
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def _walk(value: Any) -> Iterator[Quoted]:
    """Every quoted passage on a page."""
    if isinstance(value, Quoted):
        yield value
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _walk(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _walk(getattr(value, each.name))
