"""Lists in plain text: addresses, one a line (sitemaps.org), and the sitemaps that a robots.txt names."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_SITEMAP = re.compile(r"site-?maps?\s*:\s*(https?://\S+)", re.IGNORECASE)
# What a line of a robots.txt begins with (RFC 9309, and what its readers take beyond).
_RULE = re.compile(
    r"(?:user-?agent|disallow|allow|site-?maps?|crawl-delay|request-rate|visit-time|host|clean-param)\s*:",
    re.IGNORECASE,
)
# A file of rules has one for somebody, or names a sitemap; "Host:" alone may begin anything.
_TELLING = re.compile(r"(?:user-?agent|site-?maps?)\s*:", re.IGNORECASE)


def is_address_list(text: str) -> bool:
    """Whether a text holds nothing but addresses, one a line."""
    lines = _lines(text)
    return bool(lines) and all(map(_ADDRESS.fullmatch, lines))


def is_robots(text: str) -> bool:
    """Whether a text holds nothing but rules of a robots.txt."""
    lines = [line for line in _lines(text) if not line.startswith("#")]
    return any(map(_TELLING.match, lines)) and all(map(_RULE.match, lines))


def read_addresses(text: str) -> tuple[str, ...]:
    """The addresses of a list, in its order; other lines are none."""
    return tuple(line for line in _lines(text) if _ADDRESS.fullmatch(line))


def read_sitemaps(text: str) -> tuple[str, ...]:
    """The sitemaps that a robots.txt names, in its order."""
    return tuple(found[1] for line in _lines(text) if (found := _SITEMAP.match(line)))


def _lines(text: str) -> list[str]:
    """The lines that have something on them, without the space around it."""
    return [line for each in text.splitlines() if (line := each.strip())]
