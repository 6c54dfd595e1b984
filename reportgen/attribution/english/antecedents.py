"""Antecedents: which of the people named before a pronoun it can mean, by their place and gender."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.attribution.english.mentions import Starts
from reportgen.attribution.marks import Quoted
from reportgen.attribution.tellers import descriptions, names
from reportgen.attribution.tellers.mention import Mention

REACH = 1200
"""A pronoun further from the last mention of anybody than this refers to nobody we can name."""
# Of so many others of the same gender a pronoun may mean any; beside `a reader` one other is enough.
_RIVALS = 2
_TITLED = re.compile(r"\b(Mr|Mrs|Ms|Miss|Sir|Lady|Dame|Lord)\b\.?\s+(?:[A-Z][\w.’'-]*\s+){0,2}([A-Z][\w’-]+)")
_GOES_ON = re.compile(r"[“\"'(]{0,2}(?:(?:But|And|Then|Later|Still|So|Yet),?\s+)?(He|She)\b")
_WOMEN = frozenset(
    "mother daughter sister wife widow aunt actress woman girl nun hostess businesswoman".split()
)
_MEN = frozenset("father son brother husband widower uncle actor man boy monk priest businessman".split())


@dataclass(frozen=True, slots=True)
class Antecedents:
    """The people named in one text as pronouns see them."""

    text: str = ""
    """The text."""
    mentions: Sequence[Mention] = ()
    """Names of people in their order."""
    offsets: Sequence[int] = ()
    """Where each of them stands."""
    sentence: Starts = field(default_factory=lambda: Starts((0,)))
    """Where its sentences begin."""
    quotes: Sequence[Quoted] = ()
    """Where it quotes: whom a speaker names is no subject of the writer's."""
    genders: Mapping[str, str] = field(default_factory=dict)
    """m or f for each name whose gender the text or the name tells."""

    def agrees(self, name: str, kind: str) -> bool:
        """Whether a pronoun of a kind (m or f) may mean the bearer of a name."""
        return self.genders.get(name, "") in ("", kind)

    def subject_before(self, offset: int, kind: str) -> Mention | None:
        """Who last opened a sentence before a pronoun, outside quotations, and is of its gender."""
        # Behind what is said ("..., he said") the subject of that very sentence is no speaker.
        behind = self.text[max(0, offset - 2) : offset].strip()[-1:] in tuple(',”"’»')
        limit = self.sentence.before(offset) if behind else offset
        for at in range(bisect_right(self.offsets, limit - behind) - 1, -1, -1):
            mention = self.mentions[at]
            if offset - mention.start > REACH:
                return None
            if mention.opens and self.agrees(mention.name, kind) and self._may_act(mention):
                return mention
        return None

    def is_alone(self, subject: Mention, offset: int, kind: str) -> bool:
        """Whether nobody else whom the pronoun could mean stands between the subject and it."""
        return not self._others(subject.name, subject.start + 1, offset, kind)

    def is_contested(self, name: str, at: int, offset: int, kind: str) -> bool:
        """Whether a pronoun may as well mean others, named since a sentence of the one it would mean."""
        here = self.sentence.before(offset)
        rivals = self._others(name, self._end(at), here, kind)
        if len(rivals) < (_RIVALS if names.is_person(name) or " " not in name else 1):
            return False
        last = self.sentence.before(here - 1)
        goes_on = _GOES_ON.match(self.text, last)
        return goes_on is None

    def _others(self, name: str, start: int, end: int, kind: str) -> set[str]:
        """Names of others of a gender between two offsets, outside quotations and not as owners."""
        between = self.mentions[bisect_left(self.offsets, start) : bisect_left(self.offsets, end)]
        return {
            one.name
            for one in between
            if one.name != name and self.agrees(one.name, kind) and self._may_act(one)
        }

    def _end(self, offset: int) -> int:
        """Where the sentence behind the one at an offset begins."""
        at = bisect_right(self.sentence.offsets, offset)
        return self.sentence.offsets[at] if at < len(self.sentence.offsets) else len(self.text)

    def _may_act(self, mention: Mention) -> bool:
        """Whether a name stands in the writer's words and not as an owner's (`Hill's boat`)."""
        return not self._is_quoted(mention.start) and not self._owns(mention)

    def _owns(self, mention: Mention) -> bool:
        last = mention.name.rsplit(maxsplit=1)[-1]
        at = self.text.find(last, mention.start, mention.start + len(mention.name) + 1)
        return at >= 0 and self.text[at + len(last) : at + len(last) + 2] in ("’s", "'s")

    def _is_quoted(self, offset: int) -> bool:
        at = bisect_right(self.quotes, offset, key=lambda quote: quote.start) - 1
        return at >= 0 and offset < self.quotes[at].end


def genders(text: str, mentions: Sequence[Mention], surnames: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The gender of each person named, by the name, by a title anywhere (`Mrs. Hill`), or by the role."""
    found = {one.name: kind for one in mentions if (kind := names.gender(one.name))}
    for title, surname in _TITLED.findall(text):
        bearers = surnames.get(surname.lower(), ())
        if len(bearers) == 1:
            found.setdefault(bearers[0], names.gender(title))
    for one in mentions:
        if one.role and (kind := _of_role(one.role)):
            found.setdefault(one.name, kind)
    return found


def _of_role(role: str) -> str:
    """The gender that a description tells: f of `a police spokeswoman`, none of `the mayor`."""
    described = descriptions.describe(role)
    head = described.head if described else ""
    if head in _WOMEN or head.endswith("woman") or names.bare(head) in names.FEMALE:
        return "f"
    if head in _MEN or (head.endswith("man") and descriptions.is_human(head)) or head in names.MALE:
        return "m"
    return ""
