"""What a text says of itself: notes that correct an earlier version of it, and tell nothing of the event."""

from __future__ import annotations

import re
from typing import Final

_CORRECTS: Final = re.compile(
    r"\b(?:an?|the)\s(?:earlier|previous|prior|original)\sversion\sof\s(?:this|the|our)\s"
    r"(?:article|story|report|post|piece|text|page|headline|caption)\b"
    r"|\bthis\s(?:article|story|report|post|piece|page|headline|caption)\s(?:was|has\sbeen|had\sbeen)\s"
    r"(?:updated|corrected|amended|changed|edited)\b"
    r"|^\W{0,4}(?:correction|clarification|editor['’]s\snote)s?\b\s?(?:\([^)]{0,40}\))?\s?:",
    re.IGNORECASE,
)


def corrects(text: str) -> bool:
    """Whether an English sentence corrects the text that it stands in: `An earlier version of this article`.

    What such a note quotes is what the text no longer says.
    """
    return _CORRECTS.search(text) is not None
