"""What differs at a point.  Lines up and never judges.

Read from the ground up: `value` (the types), `opposites` and `rivals`
(words as data), `contest` (who won and who lost), `denial` (English words that
deny), `matter` (what a sentence tells, without its teller), `contrast` (English
polarity), `likeness` (how much two sentences share), `negation` (polarity in
other languages), `dial` (their times of day), `meeting` (which tellings are
weighed against each other), `setting` (how a figure stands in its sentence),
`doubt` (what two alike sentences tell otherwise), `place`; then one module for
each sort of difference among several accounts: `rows`, `moments`, `doubts`,
`wording`, `telling`; and `kinds`, which has them all.  `standing` tells which
accounts stand apart at one.
"""

from __future__ import annotations

from reportgen.difference.kinds import between, differences, part
from reportgen.difference.rows import Measured, measured
from reportgen.difference.standing import apart, meet
from reportgen.difference.value import SHOWN_ONLY, Difference, DifferenceKind, Side, Value
from reportgen.figure.interval import measure

__all__ = [
    "SHOWN_ONLY",
    "Difference",
    "DifferenceKind",
    "Measured",
    "Side",
    "Value",
    "apart",
    "between",
    "differences",
    "measure",
    "measured",
    "meet",
    "part",
]
