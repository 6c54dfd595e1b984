"""Principals: whom somebody serves, and whether a role is one that its bearer only had."""

from __future__ import annotations

import re

_AGENT = (
    r"(?:spokes(?:man|woman|person|men|women|people)|adviser|advisor|aide|lawyer|attorney|"
    r"solicitor|barrister|counsel|"
    r"press secretary|representative|assistant|publicist|chief of staff|campaign manager|"
    r"chief executive(?: officer)?|CEO|"
    r"managing director|general secretary|general manager)"
)
_FOR = re.compile(rf"\b{_AGENT}s?\s+(?:\w+\s+)?(?:for|to|of|representing)\s+(.+)$", re.I)
_WHOSE = re.compile(
    rf"^(?:one\s+of\s+)?(?:the\s+)?(.{{2,60}}?)[’']s?\s+(?:[\w-]+\s+){{0,2}}{_AGENT}s?$", re.I
)
_OWN = re.compile(
    r"^(?:its|his|her|their|my|our|whose|this|that|an?)\b|^(?:the )?(?:former|latter|group|man|woman)$",
    re.I,
)
_PAST = re.compile(r"\b(?:former|formerly|ex|retired|onetime|then)\b", re.I)
# What is left of `a spokesman for Mrs. Hill` where it was cut at the full stop.
_TITLE_ALONE = re.compile(r"(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|St|U\.?S|Senate|House)", re.I)
SPOKES = re.compile(
    r"\b(?:spokes\w+|lawyers?|attorneys?|solicitors?|barristers?|counsel|representing|"
    r"chief executive|CEO|managing director|general secretary|publicist|campaign manager)\b",
    re.I,
)
_RELATIVE = re.compile(r"\s*(?:,|\s[–—-]+\s|\s(?:who|which|that|whose|in|at|on|from|about|during)\s).*$")


def principal(role: str | None) -> str | None:
    """Whom a role serves: `Mr. Hill` of `a foreign policy adviser to Mr. Hill` and of `Mr. Hill's lawyer`."""
    if not role or _PAST.search(role):
        return None
    found = _FOR.search(role) or _WHOSE.match(role.strip())
    if not found or _OWN.match(found[1]):
        return None
    served = re.sub(r"^the\s+", "", found[1]).strip(" ,.")
    return None if _TITLE_ALONE.fullmatch(served) else served


def shown(served: str) -> str | None:
    """A principal as a side: by name, or as the text calls it."""
    served = _RELATIVE.sub("", served)
    if _OWN.match(served) or not served:
        return None
    return served if served[0].isupper() else f"the {served}"


def is_past(role: str) -> bool:
    """Whether a role is one that its bearer had: `a former federal prosecutor`."""
    return _PAST.search(role) is not None
