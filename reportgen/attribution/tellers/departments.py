"""Departments: what stands between an office and its holder's name, `Secretary of Public Works Ann Hill`."""

from __future__ import annotations

import re

from reportgen.attribution.tellers import names

# First words of offices that are of something; the small words in front are no part of them.
_OFFICES = (
    r"(?:Secretary|Minister|Director|Speaker|Chief|Commissioner|Ministry|Governor|Ambassador|Superintendent|"
    r"Chancellor|President|Chairman|Chairwoman|Chair|Head|Bishop|Archbishop)"
)
_OF = rf"\b(?:[A-Z][\w.’'-]*\s){{0,3}}{_OFFICES}\sof\s(?:the\s)?"
_WORDS = r"(?:[A-Z][\w-]*,?\s(?:and\s)?)"
# An office that ends where a name may begin; no office is longer than the reach.
_BEFORE = re.compile(rf"{_OF}{_WORDS}{{0,6}}$")
_OPENS = re.compile(rf"(?:[Tt]he\s)?(?P<office>{_OF})(?P<rest>[A-Z].*)", re.DOTALL)
_LED = re.compile(
    rf"(?P<office>{_WORDS}{{1,6}}{_OFFICES})\s(?P<name>[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){{1,3}})"
)
_REACH = 90
# What offices are of, in lower case; the name behind has two words or more.
_DEPARTMENTS = frozenset(
    """state defense defence treasury commerce labor labour education energy transportation transport
    agriculture fisheries justice interior homeland security health human services housing urban development
    veterans foreign affairs finance trade environment culture tourism science technology industry economy
    intelligence national staff house commons representatives senate parliament staff police public works
    safety communications operations research policy planning elections emergency management budget
    administration information immigration welfare sport sports youth religion war navy army
    air force""".split()
)
_LEAST_NAME = 2


def name_from(text: str, start: int, run: str) -> int:
    """How many characters of a capitalized run are the department of an office named before it, else 0."""
    return _department(run) if office_before(text, start) else 0


def office_before(text: str, start: int) -> str | None:
    """The office that ends before a name, with its department; None where there is none."""
    before = text[max(0, start - _REACH) : start]
    found = _BEFORE.search(before) if " of " in before else None
    return found[0].strip() if found else None


def parted(words: str) -> tuple[str, str] | None:
    """The office and the name of `the Secretary of State Ann Hill`; None for any other words.

    Of `Ports and Fisheries Secretary Ann Hill` likewise, which `and` keeps from being one run of capitals.
    """
    led = _LED.fullmatch(words)
    if led and " and " in led["office"] and names.is_person(led["name"]):
        return led["office"], led["name"]
    found = _OPENS.fullmatch(words)
    at = _department(found["rest"]) if found else 0
    name = found["rest"][at:] if found else ""
    if not at or not found or not names.is_person(name):
        return None
    return words[: found.end("office") + at].strip(), name


def _department(run: str) -> int:
    """Length of the words at the head of a run that name a department, two words left over for a name."""
    parts = run.split(" ")
    at = length = 0
    while at < len(parts) - _LEAST_NAME and (
        parts[at].lower().strip(",") in _DEPARTMENTS or parts[at] == "and"
    ):
        length += len(parts[at]) + 1
        at += 1
    return length
