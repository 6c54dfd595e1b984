"""Ids: short names made from what a thing is, so that they stay from edition to edition.

Knows nothing of what it names.
"""

from __future__ import annotations

import hashlib
import re

# A report holds some thousand things: two of them share twelve digits once in some hundred million reports.
DIGITS = 12


# The end of the line under the title of a briefing, in every format and language: the minute, the word for
# a report, its id.  A theme may word it otherwise.
IMPRINT = re.compile(r"\d\d:\d\d UTC · [^\W\d_]{3,16} ([0-9a-f]{12})\b")


def identify(made_from: str | bytes) -> str:
    """The id of what is made from this: the first twelve hexadecimal digits of its SHA-256.

    Text counts as UTF-8; a lone surrogate, which UTF-8 does not have, as what it would be there.
    """
    content = made_from if isinstance(made_from, bytes) else made_from.encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).hexdigest()[:DIGITS]
