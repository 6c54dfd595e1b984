"""Utterances in every wording in which they were carried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportgen.passage import Passage, display
from reportgen.quotation import Quotation, Wording
from reportgen.renderers.elements import Badge, Mark, Quoted
from reportgen.renderers.labels import Labels
from reportgen.renderers.quoted import Quoter

# More than these on paper is a list nobody reads; the report has them all, and the page says so.
MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingLine:
    """One more wording of an utterance."""

    source: str
    """The sources whose texts carry it."""
    quoted: Quoted
    """Its words, those that the first has not underlined."""
    note: str
    """Where it stops short and what it leaves out, `""` for neither."""
    copies: tuple[Mark, ...]
    """Where the other sources named carry the same words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationLine:
    """One utterance."""

    badge: Badge
    """The speaker's account."""
    speaker: str
    """Who said it."""
    cue: str
    """The words that mark the saying, `""` for none."""
    quoted: Quoted
    """The fullest wording."""
    wordings: tuple[WordingLine, ...]
    """The others."""


def set_quotations(quoter: Quoter) -> tuple[QuotationLine, ...]:
    """The first utterances, in the report's order."""
    return tuple(_set_quotation(quoter, quotation) for quotation in quoter.report.quotations[:MOST])


def _set_quotation(quoter: Quoter, quotation: Quotation) -> QuotationLine:
    first = quotation.passage
    others = [wording for wording in quotation.wordings if wording.passage != first]
    return QuotationLine(
        badge=quoter.badge(quotation.account),
        speaker=display(quotation.speaker) or quoter.labels.speaker_not_named,
        cue=display(quotation.cue or ""),
        quoted=quoter.quote(
            first, [(first.start + begin, first.start + end) for w in others for begin, end in w.lacks]
        ),
        wordings=tuple(_set_wording(quoter, same, first) for same in _group(others)),
    )


def _group(wordings: Iterable[Wording]) -> list[list[Wording]]:
    """The wordings in their order, those of the same words together."""
    found: dict[tuple[str, str], list[Wording]] = {}
    for wording in wordings:
        key = display(wording.passage.text), display(wording.cut_before or "")
        found.setdefault(key, []).append(wording)
    return list(found.values())


def _set_wording(quoter: Quoter, same: list[Wording], first: Passage) -> WordingLine:
    wording = same[0]
    start = wording.passage.start
    sources = dict.fromkeys(display(quoter.report.article[w.passage.article].source) for w in same)
    spans = [(start + begin, start + end) for begin, end in wording.edits]
    return WordingLine(
        source=", ".join(sources),
        quoted=quoter.quote(wording.passage, spans),
        note="; ".join(_set_notes(quoter.labels, wording, first)),
        copies=quoter.places(copy.passage for copy in same[1:]),
    )


def _set_notes(labels: Labels, wording: Wording, first: Passage) -> Iterator[str]:
    if wording.cut_before:
        yield labels.stops_before.format(labels.quoted(display(wording.cut_before)))
    for begin, end in wording.lacks:
        yield labels.leaves_out.format(labels.quoted(display(first.text[begin:end])))
