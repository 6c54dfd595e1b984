"""Where a sentence names an outlet as the one whose words it passes on.

A name counts by its own words (`Evening Post`), by the frame it stands in
(`quoted ... as saying`), by what describes it (`the weekly An-Nahr`), or by a
link; `told CNN` passes words on, `a former reporter for CNN` does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportgen.attribution.relay import frames
from reportgen.attribution.sides import unplaced
from reportgen.attribution.tellers import names
from reportgen.attribution.tellers.outlets import is_outlet
from reportgen.attribution.tellers.press import is_listed
from reportgen.attribution.tokens import unpossessed

Reach = Literal["sentence", "on", "back", "paragraph"]
"""What a frame gives the outlet: its sentence, also what follows, what stands before, its whole paragraph."""


@dataclass(frozen=True, slots=True)
class Naming:
    """An outlet named as a source, in offsets of the sentence."""

    name: str
    """The name as it stands, without article of another word's and descriptions."""
    at: int
    """Offset of the name."""
    sure: bool
    """Whether the frame or a description shows that it is an outlet, whatever its words."""
    reach: Reach
    """How far its words go."""
    tag: bool = False
    """Whether the sentence says nothing else: `From CNN.`, `Reuters reports:`."""
    sourced: bool = False
    """Whether `Source:` stands before it, so that a name of a person's shape is none."""
    refers: bool = False
    """Whether the words point back at the outlet named last: `the paper`, `it`."""


_LEADS = frozenset(
    """but and meanwhile however also yet then later earlier as when while only even today so if monday
    tuesday wednesday thursday friday saturday sunday that on in""".split()
)
_NO_NAMES = frozenset(
    """the a an this that these those its his her their our my another one some many several local other
    each every state why how what who when tv television radio press""".split()
)
# How far back a word before a name can tell what it is.
_BEFORE = 40
# Frames in which somebody speaks to an outlet, whose words are that sentence and no more.
_SPOKEN = (
    "told",
    "tells",
    "speaking",
    "spoke",
    "interview",
    "comment",
    "remarks",
    "statement",
    "e-mail",
    "email",
)
_CALL = re.compile(r"[A-Z][A-Z0-9]{1,4}(?:\s(?:TV|News|Radio))?")
_BODIES = frozenset(
    """NATO NASA FIFA UEFA OPEC UNESCO UNICEF UNHCR OSCE IAEA FBI CIA NSA UN EU WHO IMF IOC WADA MPS MP US
    UK USA UAE DHS FDA CDC FAA EPA NTSB FEMA IRS NGO CEO ISIS ISIL PKK YPG IDF GOP NHS RAF RAC NRA
    ACLU AIPAC AARP NAACP AFL NFL NBA MLB NHL DEA DOJ ICE DA PM""".split()
)


def namings(sentence: str, language: str, *, opens: bool, closes: bool) -> Iterator[Naming]:
    """The outlets that a sentence names as sources, first those that take most.

    `opens` and `closes` say whether it is the first or the last of its
    paragraph.  Whether a name that no frame makes sure is an outlet's is for
    the caller to decide; the agency of a photograph is none.
    """
    for found in _named(sentence, language, opens=opens, closes=closes):
        if found.refers or not names.is_credit(found.name):
            yield found


def _named(sentence: str, language: str, *, opens: bool, closes: bool) -> Iterator[Naming]:
    """All that a sentence names as sources."""
    stamp = frames.STAMP.match(sentence)
    start = stamp.end() if stamp else 0
    if closes:
        yield from _tags(sentence, start)
    if opens:
        found = frames.LEAD_IN.match(sentence, start)
        if found:
            yield Naming(*_cut(found["name"], found.start("name")), sure=False, reach="paragraph")
    found = frames.TRAILING.search(sentence)
    if found:
        group = "name" if found["name"] else "end"
        yield Naming(*_cut(found[group], found.start(group)), sure=True, reach="sentence")
    yield from (
        _foreign(sentence, language) if frames.foreign_frames(language) else _english(sentence, start)
    )


def _tags(sentence: str, start: int) -> Iterator[Naming]:
    for pattern, reach in frames.TAGS:
        found = pattern.match(sentence, start)
        if found:
            name, at = _cut(found["name"], found.start("name"))
            sourced = "ource" in sentence[: found.start("name")]
            sure = (sourced or not names.is_person(name)) and bool(unplaced(name).strip(" .,"))
            sure = sure and reach != "bare" and pattern is not frames.ANNOUNCED
            yield Naming(
                name, at, sure=sure, reach="on" if reach == "on" else "back", tag=True, sourced=sourced
            )


def _english(sentence: str, start: int) -> Iterator[Naming]:
    yield from _subjects(sentence)
    yield from _objects(sentence)
    for pattern in (frames.INVERTED, frames.FOR, frames.WRITER):
        for found in pattern.finditer(sentence):
            yield Naming(*_cut(found["name"], found.start("name")), sure=False, reach="on")
    for found in frames.STATE.finditer(sentence):
        yield Naming(found["name"], found.start("name"), sure=True, reach="sentence")
    for back in (frames.BACK.search(sentence, start), frames.IT.match(sentence)):
        if back and not frames.OF_ITSELF.match(sentence, back.end()):
            yield Naming(back["name"], back.start("name"), sure=False, reach="sentence", refers=True)


def _subjects(sentence: str) -> Iterator[Naming]:
    """`The Post reported`, `the weekly An-Nahr, citing officials, said`."""
    for found in frames.SUBJECT.finditer(sentence):
        name, at = _cut(found["name"], found.start("name"))
        before = sentence[max(0, at - _BEFORE) : at]
        if name.lower() in _NO_NAMES or frames.SUBJECT_OF.search(before):
            continue
        if frames.OF_ITSELF.match(sentence, found.end()):
            continue
        medium = found["kind"] or frames.A_MEDIUM.search(found["apposed"] or "")
        sure = medium or frames.DESCRIBED.search(before) or _quotes(found["passes"], sentence, found.end())
        yield Naming(f"{name}{found['kind'] or ''}", at, sure=bool(sure), reach="on")


def _objects(sentence: str) -> Iterator[Naming]:
    """`according to the Post`, `told the Post`, `in an interview with the Post`."""
    for found in frames.OBJECT.finditer(sentence):
        name, at = _cut(found["name"], found.start("name"))
        frame = " ".join(found["frame"].lower().split())
        sure = bool(found["described"] or found["kind"]) or (frame in ("told", "tells") and _is_call(name))
        yield Naming(name, at, sure=sure, reach="sentence" if frame.startswith(_SPOKEN) else "on")


def _quotes(verb: str | None, sentence: str, end: int) -> bool:
    """Whether it is `quoted ... as saying`, which outlets alone do."""
    return verb is not None and verb.startswith("quot") and " as saying" in sentence[end : end + 160]


def _foreign(sentence: str, language: str) -> Iterator[Naming]:
    reach: Reach = "back" if frames.ALL_OF_IT.match(sentence) else "on"
    for pattern in frames.foreign_frames(language):
        for found in pattern.finditer(sentence):
            name, at = _cut(found["name"], found.start("name"))
            article = frames.GERMAN_ARTICLE.match(name) if language == "de" and not is_listed(name) else None
            skipped = article.end() if article else 0
            yield Naming(name[skipped:], at + skipped, sure=bool(found["mark"]), reach=reach)
    for found in frames.HEARERS[language].finditer(sentence):
        yield Naming(*_cut(found["name"], found.start("name")), sure=False, reach="sentence")


def _cut(name: str, at: int) -> tuple[str, int]:
    """A name without words that only lead up to it, and without a place before it: `Austria's Kurier`."""
    words = name.split()
    while len(words) > 1 and words[0].lower() in _LEADS:
        at, name = at + len(name) - len(name[len(words[0]) :].lstrip()), name[len(words[0]) :].lstrip()
        words = words[1:]
    person, of, outlet = name.partition(" of ")
    if of and is_outlet(outlet) and names.is_person(person):
        return outlet, at + len(person) + len(of)
    owner = re.search(r"[’']s?\s+", name)
    if owner and owner.end() < len(name):
        left, right = name[: owner.start()], name[owner.end() :]
        if is_outlet(left):
            return left, at
        return right, at + owner.end()
    return unpossessed(name), at


def _is_call(name: str) -> bool:
    return _CALL.fullmatch(name) is not None and name.split(maxsplit=1)[0] not in _BODIES
