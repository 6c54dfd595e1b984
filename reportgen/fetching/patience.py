"""How long to wait before a server is asked again, and for which troubles."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx2

PASSING = frozenset((408, 429, 500, 502, 503, 504, 522, 524))
"""Statuses of a server that is busy or briefly broken; others will not change in seconds."""
TRIES = 3
"""How often one address is asked at most."""
LONGEST_WAIT = 10.0
"""Seconds that nobody waits longer than for one page, whatever its server asks."""
# First wait before a second try, in seconds; doubled for the third.
_FIRST_WAIT = 0.5
# A century; what is longer is no number of seconds that a clock could hold.
_MOST_SECONDS = 3_153_600_000.0


def waits(address: str) -> Iterator[float]:
    """Seconds to wait before the second try, and the third.

    Spread by a number that is seeded by the address: two runs wait alike, two addresses do not.
    """
    jitter = random.Random(address)  # noqa: S311  spreads requests, guards nothing
    for tries in range(TRIES - 1):
        yield _FIRST_WAIT * 2**tries * (1 + jitter.random())


def retry_after(headers: httpx2.Headers) -> float:
    """Seconds that the server asks to wait (RFC 9110, 10.2.3), a number or a time; 0 for no wish."""
    wish = headers.get("retry-after", "").strip()
    if wish.isascii() and wish.isdigit():
        return min(float(wish[:20]), _MOST_SECONDS)
    until = _time(wish)
    if until is None:
        return 0.0
    # Its own clock where it tells us, for ours may differ.
    now = _time(headers.get("date", "")) or datetime.now(UTC)
    return max(0.0, (until - now).total_seconds())


def _time(text: str) -> datetime | None:
    try:
        time = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return time.replace(tzinfo=UTC) if time.tzinfo is None else time
