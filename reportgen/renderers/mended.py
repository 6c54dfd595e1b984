"""What people put right in the report, each with who and why."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.corrections import Corrected, Correction
from reportgen.passage import display
from reportgen.renderers.labels import Labels
from reportgen.renderers.quoted import Quoter

# Marks named for one correction; words that stand in many texts have many.
_NAMED = 4
# Letters of the words of a correction that fits no longer, by which its writer knows it again.
_SHOWN = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionLine:
    """One correction."""

    what: str
    """What was put right, and to what."""
    where: str
    """Marks of the statements, the article, or the words of one that fits no longer; `""` for none."""
    by: str
    """Who put it right."""
    why: str
    """Why."""
    note: str
    """That it fits no longer, `""` where it does."""


def set_corrections(quoter: Quoter) -> tuple[CorrectionLine, ...]:
    """The corrections in their order."""
    return tuple(_set_correction(quoter, made) for made in quoter.report.corrections)


def _set_correction(quoter: Quoter, made: Corrected) -> CorrectionLine:
    one = made.correction
    return CorrectionLine(
        what=_what(quoter.labels, one),
        where=_where(quoter, made),
        by=display(one.by),
        why=display(one.why),
        note="" if made.fits else quoter.labels.fits_no_longer,
    )


def _what(labels: Labels, one: Correction) -> str:
    if one.kind == "speaker" and not one.to:
        return labels.outlet_itself
    given = (one.teller, one.to) if one.kind == "side" else (one.to,)
    return labels.corrections[one.kind].format(*map(display, given))


def _where(quoter: Quoter, made: Corrected) -> str:
    report = quoter.report
    marks = dict.fromkeys(
        report.mark(passage) for passage in made.passages if passage.article in report.article
    )
    if marks:
        return ", ".join(list(marks)[:_NAMED])
    words = next(iter(made.correction.words), "")
    return display(words)[:_SHOWN] if words else display(made.correction.article)
