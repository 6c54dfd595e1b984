"""Words that name one occasion: how long people talked, met or sat down is the length of one talk."""

from __future__ import annotations

import re
from typing import Final

_TALK: Final = re.compile(
    r"\b(?:talk(?:s|ed|ing)?|conversations?|meetings?|met|discuss(?:ed|ions?)|spoke|summits?|sat down|"
    r"(?:phone|telephone|video) calls?|sessions?|negotiat(?:ed|ions?)|hearings?|encounters?)\b",
    re.IGNORECASE,
)


def tells_of_talk(text: str) -> bool:
    """Whether an English text speaks of people who talk with each other."""
    return bool(_TALK.search(text))
