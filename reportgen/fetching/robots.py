"""What sites ask of programs in their robots.txt (RFC 9309)."""

from __future__ import annotations

import logging
from collections.abc import Callable

import httpx2
from protego import Protego

from reportgen.errors import FetchError
from reportgen.fetching.answer import Answer
from reportgen.fetching.location import display_address, next_address
from reportgen.journal import DEBUG, tell

_LOG = logging.getLogger(__name__)

REDIRECTS = frozenset((301, 302, 303, 307, 308))
"""Statuses that send on to another address."""
ROBOT = "reportgen"
"""The name under which a robots.txt may speak to us."""
# The standard asks that at least 500 KiB of a robots.txt are read; of a longer one its beginning counts.
_READ_BYTES = 512_000
# Ten times that; what is longer is no robots.txt but a flood, and counts as none.
_MOST_BYTES = 5_000_000

Ask = Callable[[httpx2.URL, int], Answer]
"""The answer of an address, so many bytes of it at most.  Raises FetchError."""


class Robots:
    """The rules of the sites that a run has asked; each is asked once."""

    def __init__(self, max_redirects: int) -> None:
        self._max_redirects = max_redirects
        self._sites: dict[str, Protego | FetchError | None] = {}

    def ask(self, address: httpx2.URL, ask: Ask) -> float:
        """Seconds that the site wants between two pages, 0 for no wish.

        Raises FetchError: `robots` where the site asks programs to keep out, else why its rules
        could not be had.
        """
        if address.path == "/robots.txt":
            return 0.0  # open to all by the standard (2.2.2), whatever it says
        place = address.copy_with(path="/robots.txt", query=None, fragment=None, username="", password="")
        key = str(place)
        if key not in self._sites:
            try:
                self._sites[key] = self._read(place, ask)
            except FetchError as error:
                if error.slug == "deadline":
                    raise
                self._sites[key] = error  # a site that is down is not waited for again with each page
            _note(key, self._sites[key])
        rules = self._sites[key]
        if isinstance(rules, FetchError):
            raise FetchError(key, rules.reason, rules.slug)
        if rules is None:
            return 0.0
        if not rules.can_fetch(str(address), ROBOT):
            reason = f"its site asks programs to keep out of this page ({key})."
            raise FetchError(str(address), reason, "robots")
        return float(rules.crawl_delay(ROBOT) or 0.0)

    def _read(self, place: httpx2.URL, ask: Ask) -> Protego | None:
        """The rules, None where there are none; an unreachable file closes the site."""
        for _ in range(self._max_redirects + 1):
            try:
                answer = ask(place, _MOST_BYTES)
            except FetchError as error:
                if error.slug in ("too-large", "encoding", "truncated"):
                    return None
                raise
            if answer.status in REDIRECTS and "location" in answer.headers:
                place = next_address(place, answer.headers["location"])
            elif answer.status == 200:
                return Protego.parse(answer.content[:_READ_BYTES].decode("utf-8-sig", "replace"))
            elif answer.status >= 500:
                return Protego.parse("User-agent: *\nDisallow: /")
            else:
                return None
        return None


def _note(key: str, rules: Protego | FetchError | None) -> None:
    """Logs what became of a site's robots.txt."""
    state = rules.slug if isinstance(rules, FetchError) else "rules" if rules else "no rules"
    tell(_LOG, DEBUG, "robots", "{url}: {state}", url=display_address(key), state=state)
