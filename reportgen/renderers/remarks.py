"""People's notes as a page shows them: by whom, when, in blocks, marks turned into links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from reportgen.errors import UsageError
from reportgen.notes import Note
from reportgen.passage import display
from reportgen.renderers.elements import Block, Prose, Run
from reportgen.renderers.prose import plain_of, read_prose
from reportgen.renderers.quoted import Quoter
from reportgen.report import Report

# A mark is a number like any other: it is one only where brackets hold nothing but marks, with a word
# that sends the reader there.
_BRACKETS = re.compile(
    r"[(\[](?:(?:see|cf\.|siehe|vgl\.|voir|véase|cfr?\.|см\.) )?"
    r"\d{1,4}\.\d{1,4}(?:[-–]\d{1,4})?"
    r"(?:(?:,|;| and| und| et| y| и) ?\d{1,4}\.\d{1,4}(?:[-–]\d{1,4})?){0,20}[)\]]"
)
_MARK = re.compile(r"\d{1,4}\.\d{1,4}(?:[-–]\d{1,4})?")


def set_notes(quoter: Quoter, point: str | None) -> tuple[Prose, ...]:
    """People's own words on a point, or on the whole report for None."""
    return tuple(_set_note(quoter, note) for note in quoter.report.notes if note.point == point)


def _set_note(quoter: Quoter, note: Note) -> Prose:
    labels = quoter.labels
    on = labels.quoted(display(note.on)) if note.kind == "point" and note.point is None else ""
    about = (display(note.by), labels.written_date(display(note.date)), on)
    blocks = tuple(link_marks(quoter.report, block) for block in _read(note.text))
    return Prose(by=" · ".join(filter(None, about)), paragraphs=plain_of(blocks), blocks=blocks)


def _read(text: str) -> tuple[Block, ...]:
    """The note's blocks; as one paragraph of plain words where its Markdown cannot be read."""
    try:
        return read_prose(text)
    except UsageError:
        return (Block(kind="paragraph", lines=((Run(text=display(text)),),)),)


def link_marks(report: Report, block: Block) -> Block:
    """The block with each mark in brackets, such as (3.14), as a link to its source."""
    if block.kind == "code":
        return block
    return replace(
        block,
        lines=tuple(tuple(piece for run in line for piece in _link(report, run)) for line in block.lines),
    )


def _link(report: Report, run: Run) -> Iterator[Run]:
    found = [
        mark.span()
        for brackets in ([] if run.link or run.style == "code" else _BRACKETS.finditer(run.text))
        for mark in _MARK.finditer(run.text, *brackets.span())
        if number_of(report, mark[0])
    ]
    cuts = [0, *(place for span in found for place in span), len(run.text)]
    for place, (start, end) in enumerate(pairwise(cuts)):
        text = run.text[start:end]
        if text:
            yield replace(run, text=text, link=f"#s{number_of(report, text)}" if place % 2 else run.link)


def number_of(report: Report, mark: str) -> int:
    """The number of the article that a mark names, 0 where the report has no such mark."""
    try:
        article, _, _ = report.span(mark)
    except UsageError:
        return 0
    return report.article[article].mark
