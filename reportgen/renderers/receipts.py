"""Why the sentences of the bottom line were chosen, what came next, and what rests on one origin."""

from __future__ import annotations

from reportgen.passage import display
from reportgen.point import Point
from reportgen.renderers.elements import WhyLine
from reportgen.renderers.labels import Labels
from reportgen.renderers.quoted import Quoter
from reportgen.summarizers.base import Dropped, Reason, Receipt

# The weight of the sentence that was chosen first; by itself a weight says nothing to a reader.
_FIRST = 100


def set_reasons(quoter: Quoter) -> tuple[WhyLine, ...]:
    """The chosen sentences in the order of choice; none where the page was not asked to tell."""
    receipt = _asked_for(quoter)
    return tuple(_set_reason(quoter, reason, _unit(receipt)) for reason in receipt.chosen)


def set_dropped(quoter: Quoter) -> tuple[WhyLine, ...]:
    """What came next and is not in it: what several origins tell first, each the best first."""
    receipt = _asked_for(quoter)
    return tuple(_set_dropped(quoter, dropped, _unit(receipt)) for dropped in receipt.dropped)


def set_resting(quoter: Quoter) -> tuple[WhyLine, ...]:
    """The points of several accounts behind which stands one origin, each with a sentence of it.

    None of a single text: there it goes without saying.
    """
    if not quoter.report.settings.summary.receipt or len(quoter.report.articles) < 2:
        return ()
    lone = [p for p in quoter.report.points if p.origins == 1 and len(p.cells) > 1]
    return tuple(_set_point(quoter, point) for point in lone)


def _asked_for(quoter: Quoter) -> Receipt:
    """The receipt, an empty one where there is none or the page is not to tell."""
    receipt = quoter.report.receipt
    return receipt if receipt and quoter.report.settings.summary.receipt else Receipt()


def _unit(receipt: Receipt) -> float:
    """What a weight is divided by so that the first is a hundred."""
    first = receipt.chosen[0].gain if receipt.chosen else 0.0
    return first / _FIRST or 1.0


def _set_point(quoter: Quoter, point: Point) -> WhyLine:
    told = point.cells[0].statements[0].passage
    tellers = dict.fromkeys(quoter.badge(cell.account).teller for cell in point.cells)
    return WhyLine(quoted=quoter.quote(told), note=" · ".join((display(point.topic), ", ".join(tellers))))


def _set_reason(quoter: Quoter, reason: Reason, unit: float) -> WhyLine:
    labels, origins = quoter.labels, len(reason.origins)
    rests = labels.one_origin if origins < 2 else labels.counted(origins, labels.origins)
    note = _note(labels, labels.new_words, reason.words, reason.gain / unit, rests)
    return WhyLine(quoted=quoter.quote(reason.passage), note=note)


def _set_dropped(quoter: Quoter, dropped: Dropped, unit: float) -> WhyLine:
    labels = quoter.labels
    once = labels.told_once if dropped.once else ""
    note = _note(labels, labels.would_add, dropped.words, dropped.gain / unit, once)
    return WhyLine(quoted=quoter.quote(dropped.passage), note=note)


def _note(labels: Labels, lead: str, words: tuple[str, ...], gain: float, *more: str) -> str:
    """What it tells first, the weight of that for its length, and what else there is to say."""
    named = ", ".join(labels.quoted(display(each)) for each in words)
    weight = labels.weight.format(round(gain))
    return " · ".join(filter(None, (lead.format(named) if named else "", weight, *more)))
