"""Two parties of a contest: that one won and the other lost is one telling, not two."""

from __future__ import annotations

import re
from typing import Final

from reportgen.difference.opposites import stem
from reportgen.language import stop_words

# What one of two rivals does when the other does the contrary.
CONTESTS: Final = frozenset(map(stem, "win victory".split()))
_NAME: Final = re.compile(r"\b[A-Z][\w-]*")


def are_rivals(one: str, other: str) -> bool:
    """Whether the words before `won` and those before `lost` name parties, and not one in common."""
    ours, others = (
        {name.lower() for name in _NAME.findall(text)} - stop_words("en") for text in (one, other)
    )
    return bool(ours and others) and ours.isdisjoint(others)
