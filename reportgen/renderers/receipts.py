"""Why the sentences of the bottom line were chosen, and what came next, as lines of a page."""

from __future__ import annotations

from reportgen.passage import display
from reportgen.renderers import labels
from reportgen.renderers.elements import WhyLine
from reportgen.renderers.quoted import Quoter
from reportgen.summarizers.base import Dropped, Reason


def set_reasons(quoter: Quoter) -> tuple[WhyLine, ...]:
    """The chosen sentences in the order of choice; none where the page was not asked to tell."""
    receipt = quoter.report.receipt
    if receipt is None or not quoter.report.settings.summary.receipt:
        return ()
    return tuple(_set_reason(quoter, reason) for reason in receipt.chosen)


def set_dropped(quoter: Quoter) -> tuple[WhyLine, ...]:
    """What came next and had no room, the best first."""
    receipt = quoter.report.receipt
    if receipt is None or not quoter.report.settings.summary.receipt:
        return ()
    return tuple(_set_dropped(quoter, dropped) for dropped in receipt.dropped)


def _set_reason(quoter: Quoter, reason: Reason) -> WhyLine:
    origins = len(reason.origins)
    rests = labels.ONE_ORIGIN if origins < 2 else labels.count_of(origins, "origin", "origins")
    return WhyLine(
        quoted=quoter.quote(reason.passage), note=_note(labels.NEW_WORDS, reason.words, reason.gain, rests)
    )


def _set_dropped(quoter: Quoter, dropped: Dropped) -> WhyLine:
    note = _note(labels.WOULD_ADD, dropped.words, dropped.gain)
    return WhyLine(quoted=quoter.quote(dropped.passage), note=note)


def _note(lead: str, words: tuple[str, ...], gain: float, *more: str) -> str:
    """What it tells first, the weight of that for its length, and what else there is to say."""
    named = ", ".join(f"“{display(each)}”" for each in words)
    return " · ".join(filter(None, (f"{lead} {named}" if named else "", f"weight {gain:.2f}", *more)))
