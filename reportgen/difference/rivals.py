"""Rival names for one thing: which of them a text uses is shown, never scored.

English only; the table is small and grows by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportgen.passage import Span

NAMES: Final = (
    ("ISIS", "ISIL", "Isil", "Isis", "Islamic State", "Daesh", "Da'esh", "IS group"),
    ("terrorist", "militant", "rebel", "insurgent", "freedom fighter", "extremist"),
    ("Burma", "Myanmar"),
    ("Kiev", "Kyiv"),
    ("regime", "government"),
    ("illegal immigrant", "undocumented immigrant", "illegal alien"),
    ("Obamacare", "Affordable Care Act"),
    ("estate tax", "death tax"),
    ("annexation", "reunification"),
    ("security barrier", "separation wall", "security fence"),
    ("riot", "protest"),
)
"""Names that one thing goes by; which of them a text uses is shown, never scored."""


def _name_patterns() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    made = []
    for group in NAMES:
        ordered = sorted(group, key=lambda name: (-len(name), name))
        plural = {name + "s": name.casefold() for name in group if name.islower()}
        made.append(
            (
                re.compile(
                    r"\b(?:" + "|".join(f"{re.escape(n)}{'s?' * n.islower()}" for n in ordered) + r")\b"
                ),
                {name: name.casefold() for name in group} | plural,
            )
        )
    return tuple(made)


_PATTERNS: Final = _name_patterns()


def names(text: str) -> Iterator[tuple[int, str, Span]]:
    """Names with rivals: the number of the group in `NAMES`, the name folded, and where it stands."""
    for group, (pattern, folded) in enumerate(_PATTERNS):
        for match in pattern.finditer(text):
            yield group, folded[match.group()], match.span()
