"""Figures in a text: numbers as intervals with units, and the days and hours it names.

Read from the ground up: `currencies` and `numerals` (number words, units and
tolls as data), `lexicon` (those of one language), `tokens`, `number` (a
number as written), `bounds` (`about`, `at least`), `unit`, `counted` (what is counted),
`nobody` (a toll of none), `abroad` (the same in German, French, Spanish and
Russian), `rate` (so many an hour), `coupled` (sums and ellipses), `parsing`
(all of it together), `interval` (what can be compared, and whether one number
satisfies both), `dates` and `hours`.
"""

from __future__ import annotations

from reportgen.figure.parsing import quantities
from reportgen.figure.quantity import Quantity

__all__ = ["Quantity", "quantities"]
