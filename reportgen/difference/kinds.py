"""All kinds of difference at a point, in their order.  Lines up and never judges."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.difference.doubts import of_doubts
from reportgen.difference.moments import of_dates, of_hours
from reportgen.difference.rows import of_figures
from reportgen.difference.telling import of_tellings
from reportgen.difference.value import SHOWN_ONLY, Difference, Side
from reportgen.difference.wording import of_names, of_polarity
from reportgen.notice import corrects
from reportgen.passage import Passage


def between(left: Side, right: Side) -> tuple[Difference, ...]:
    """What differs between two accounts of one thing."""
    return differences((left, right))


def differences(sides: Sequence[Side]) -> tuple[Difference, ...]:
    """What differs among accounts of one thing, one difference for each figure, date, predicate or name.

    Values stand in the order of the sides.  That the sides speak of one thing is for the caller to know.
    What corrects an earlier version of its text tells nothing that could differ.
    """
    sides = [side for side in sides if not corrects(side.passage.text)]
    found = [*of_figures(sides), *of_dates(sides), *of_hours(sides)]
    found += of_doubts(sides, found)
    turned = [one for one in of_polarity(sides) if not any(_tells_nobody(other, one) for other in found)]
    return (*found, *turned, *of_names(sides), *of_tellings(sides))


def _tells_nobody(number: Difference, polarity: Difference) -> bool:
    """Whether what one account denies is what it counts as nobody: `no one was killed`."""
    denied = {value.account: value.span for value in polarity.values}
    return any(
        value.quantity == 0 and value.account in denied and _covers(denied[value.account], value.span)
        for value in number.values
    )


def _covers(whole: Passage, part: Passage) -> bool:
    return whole.article == part.article and whole.start <= part.start and part.end <= whole.end


def part(left: Side, right: Side) -> bool:
    """Whether `between` would find a difference of more than wording: asks the cheap first."""
    sides = [side for side in (left, right) if not corrects(side.passage.text)]
    if len(sides) < 2:
        return False
    rules = (of_dates, of_hours, of_polarity, of_figures)
    found = (difference for rule in rules for difference in rule(sides))
    if any(difference.kind not in SHOWN_ONLY for difference in found):
        return True
    return any(difference.kind not in SHOWN_ONLY for difference in of_doubts(sides, ()))
