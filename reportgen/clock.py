"""The time from outside: SOURCE_DATE_EPOCH, as reproducible builds set it."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from reportgen.errors import UsageError


def epoch() -> datetime | None:
    """The time that SOURCE_DATE_EPOCH gives, UTC; None where it is not set.

    Raises UsageError where it is no number of seconds since 1970.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as problem:
        raise UsageError(
            f"SOURCE_DATE_EPOCH is {seconds!r}; it must be a whole number of seconds since 1970."
        ) from problem
