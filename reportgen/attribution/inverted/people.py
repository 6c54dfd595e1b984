"""Who a speaker is in German, French, Spanish or Russian: the full name, or the words that describe him.

`People` is made once from a text; `resolve` is asked in the order of the
text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise

from reportgen.attribution.cues import Cues
from reportgen.attribution.inverted import phrases
from reportgen.attribution.inverted.bodies import body_of, is_named_body
from reportgen.attribution.tellers import names
from reportgen.attribution.tellers.mention import Mention
from reportgen.attribution.tellers.press import ENDINGS
from reportgen.passage import Span

# A pronoun further from the last mention of anybody than this refers to nobody we can name.
_REACH = 1200
# `Petra Holm von der Gewerkschaft Verkehr`.
_OF_BODY = re.compile(r"(?<=\w)\s(?:vom|von de[rmn])\s(?P<body>[\w-]+)")
_WORD = r"[^\W\d_](?:[\w’'-]*\w)?\.?"
_RUN = re.compile(rf"{_WORD}(?:[ \u00a0]{_WORD})*")
_PATRONYMIC = re.compile(r"(?:ович|евич|ич|овна|евна|ична)(?:а|у|ем|е|ы|ой)?$")
_BREAK = re.compile(r"[.!?…:»“”\"]\s*$|^\s*$|\n\s*$")
_SENTENCE = re.compile(r"[.!?…:»“”\"\n]\s+|\n|^")
# The office of somebody, between a full stop and the name, is no longer than this.
_OFFICE = 100
# A name has no more words than this, particles counted.
_LONGEST = 5
# Endings by which the cases of a German noun or adjective part.
_GERMAN_ENDING = re.compile(r"(?<=\w{3})(?:ern|en|em|es|er|e|s)?s?$")
_PLAIN = re.compile(r"[^\w\s’'„“”«»\".-]")


@dataclass(frozen=True, slots=True)
class _Run:
    """A name inside words, with what stands before it there."""

    before: str
    name: str


@dataclass(slots=True)
class People:
    """The people of one text."""

    text: str
    """The text."""
    cues: Cues
    """Words of its language."""
    mentions: list[Mention] = field(default_factory=list)
    """Names of people in their order."""
    surnames: dict[str, list[str]] = field(default_factory=dict)
    """Full names by the stem of their last word."""
    roles: dict[str, str] = field(default_factory=dict)
    """First role given for a name."""
    genders: dict[str, str] = field(default_factory=dict)
    """M or f where the text tells it of a name."""
    bodies: dict[str, str] = field(default_factory=dict)
    """Bodies by their bare names, as the text describes them (`la organización Bosque Vivo`)."""
    _described_before: dict[tuple[str, ...], str] = field(default_factory=dict)
    _last: tuple[int, str] = (-1, "")
    _offsets: list[int] = field(default_factory=list)

    def resolve(self, source: Span, role: Span | None) -> tuple[str | None, str | None]:
        """Name and role of a speaker whose words stand at source; None where they name no one teller."""
        words = _tidy(self.text[source[0] : source[1]])
        low = words.lower()
        if low in self.cues.pronouns:
            return self._referred(self._pronoun(self.cues.pronouns[low], source[0]))
        if low in self.cues.owned:
            return self._referred(self._pronoun(self.cues.owned[low], source[0]))
        if low in self.cues.verbs:
            kind = "f" if low.endswith("ла") else "m" if low.endswith("л") else ""
            return self._referred(self._pronoun(kind, source[0]))
        said = _tidy(self.text[role[0] : role[1]]) if role else ""
        name, found = self._described(words, said)
        if name is None:
            return None, None
        self._last = (source[0], name)
        if found:
            self.roles.setdefault(name, found)
        return name, found

    def _referred(self, name: str | None) -> tuple[str | None, str | None]:
        return name, self.roles.get(name) if name else None

    def _described(self, words: str, said: str) -> tuple[str | None, str | None]:
        """Name and role from a speaker's words and the apposition beside them."""
        of_body = _OF_BODY.search(words) if self.cues.owners else None
        if of_body is not None and phrases.is_body_name(of_body["body"], self.cues):
            words = words[: of_body.start()]
        if words in self.bodies:
            words = self.bodies[words]
        run = person(words, self.cues)
        if run is not None and said and run.before.rpartition(" ")[2].lower() in self.cues.links:
            # `la portavoz de Río Limpio, Rosa Iglesias`: the name behind the comma is hers.
            run = None if person(said, self.cues) else run
        if run is not None:
            name = self._full(run.name)
            return name, said or _role(run.before, self.cues) or self.roles.get(name)
        behind = person(said, self.cues) if said else None
        if behind is not None and self._is_office(behind.before):
            return self._full(behind.name), words
        surname = _surname(words, self.cues)
        known = self.surnames.get(_key(surname), []) if surname else []
        if len(known) == 1:
            return known[0], self.roles.get(known[0])
        return self._by_role(words), None

    def _is_office(self, before: str) -> bool:
        """Whether nothing but an article and an office stands before a name in an apposition."""
        parts = before.lower().split()
        small = self.cues.links - self.cues.determiners | self.cues.times
        plain = not any(part in small for part in parts)
        return plain and (not parts or _role(before, self.cues) is not None)

    def _full(self, name: str) -> str:
        """The name as the text first has it: of one full name only the case differs."""
        known = self.surnames.get(_key(name.rsplit(maxsplit=1)[-1]), [])
        first = _key(name.split(maxsplit=1)[0])
        same = [other for other in known if _key(other.split(maxsplit=1)[0])[:3] == first[:3]]
        return same[0] if len(same) == 1 else name

    def _by_role(self, words: str) -> str | None:
        """`die Ministerin` is the only one whom the text introduces as such."""
        low = [phrases.unelided(word) for word in words.lower().split()]
        if len(low) == 2 and low[0] in self.cues.determiners and phrases.is_role(low[1], self.cues):
            bearers = {name for name, role in self.roles.items() if _bears(role, low[1])}
            if len(bearers) == 1:
                return bearers.pop()
        if not words or all(word in self.cues.determiners for word in low):
            return None
        return self._described_before.setdefault(_description_key(words, self.cues), words)

    def _pronoun(self, kind: str, offset: int) -> str | None:
        """Whom a pronoun means: the last speaker or subject whose gender agrees."""
        if kind not in ("m", "f", ""):
            return None
        last = self._last if self._agrees(self._last[1], kind) else (-1, "")
        others: set[str] = set()
        for at in range(bisect_left(self._offsets, offset) - 1, -1, -1):
            mention = self.mentions[at]
            if mention.start <= last[0] or offset - mention.start > _REACH:
                break
            if self._agrees(mention.name, kind):
                if mention.opens:
                    return self._known_as(mention.name, kind)
                if mention.role or mention.name in self.genders:
                    others.add(mention.name)
        if last[0] < 0 and len(others) == 1:
            return self._known_as(others.pop(), kind)
        return last[1] if last[0] >= 0 and offset - last[0] <= _REACH else None

    def _known_as(self, name: str, kind: str) -> str:
        """The name, its gender kept: who was `he` once stays `he`."""
        if kind:
            self.genders.setdefault(name, kind)
        return name

    def _agrees(self, name: str, kind: str) -> bool:
        return not kind or self.genders.get(name, "") in ("", kind)

    def _learn(self, mention: Mention) -> None:
        self.mentions.append(mention)
        key = _key(mention.name.rsplit(maxsplit=1)[-1])
        known = self.surnames.setdefault(key, [])
        if mention.full and self._full(mention.name) not in known:
            known.append(mention.name)
        if mention.role:
            self.roles.setdefault(mention.name, mention.role)


def people(text: str, cues: Cues) -> People:
    """The people whom a text names in full, with the roles and genders it gives them."""
    found = People(text, cues)
    for match in _RUN.finditer(text):
        for start, words in _stretches(match[0], match.start(), cues):
            _read_name(found, start, words)
    found.mentions.sort(key=lambda mention: mention.start)
    found._offsets.extend(mention.start for mention in found.mentions)  # noqa: SLF001 - the table is made here, next to its type
    return found


def _read_name(found: People, start: int, words: str) -> None:
    cues = found.cues
    run = person(words, cues)
    if run is None:
        body = body_of(words, cues)
        if body is not None:
            found.bodies.setdefault(body, words)
        return
    name = found._full(run.name)  # noqa: SLF001 - the value is made here, next to its type
    opens = _opens(found.text, start, cues)
    role = _role(run.before, cues)
    found._learn(Mention(start + words.rfind(run.name), name, role, opens))  # noqa: SLF001 - as above
    gender = _gender(run.before, run.name, cues)
    if gender:
        found.genders.setdefault(name, gender)


def _opens(text: str, start: int, cues: Cues) -> bool:
    """Whether a name opens its sentence, alone or behind the office of its bearer."""
    before = text[max(0, start - _OFFICE) : start]
    if _BREAK.search(before[-4:]) is not None:
        return True
    office = _SENTENCE.split(before)[-1].rstrip()
    if not office.endswith(",") or office.count(",") > 2:
        return False
    words = office[:-1].rsplit(",", 1)[-1].lower().split()
    described = words[:1] and (
        words[0] in cues.determiners or any(phrases.is_role(word, cues) for word in words)
    )
    return bool(described) and not any(word in cues.verbs or word in cues.auxiliaries for word in words)


def _stretches(words: str, offset: int, cues: Cues) -> list[tuple[int, str]]:
    """Pieces of a run of words that end with a run of capitals, each with the small words before it."""
    pieces: list[tuple[int, str]] = []
    begun, name_end, capitals = -1, -1, 0
    for match in re.finditer(r"\S+", words):
        word, low = match[0], match[0].lower().rstrip(".")
        stops = (
            low in cues.verbs
            or low in cues.stops
            or low in cues.auxiliaries
            or (low in cues.days and not word[:1].isupper())
        )
        upper = word[:1].isupper()
        if stops and not (upper and name_end >= 0):
            pieces += _piece(words, offset, begun, name_end)
            begun = name_end = -1
            continue
        particle = word in names.PARTICLES and name_end >= 0
        if begun < 0 or (name_end >= 0 and not upper and not particle):
            pieces += _piece(words, offset, begun, name_end)
            # An article or one capital opens a sentence or an office; what follows still belongs to it.
            begun = begun if begun >= 0 and capitals <= 1 else match.start()
            name_end, capitals = -1, 0
        if upper:
            name_end, capitals = match.end(), capitals + (low not in cues.determiners)
        if word.endswith(".") and len(word) > 4:
            pieces += _piece(words, offset, begun, name_end)
            begun = name_end = -1
    return pieces + _piece(words, offset, begun, name_end)


def _piece(words: str, offset: int, begun: int, end: int) -> list[tuple[int, str]]:
    return [(offset + begun, words[begun:end].rstrip("."))] if 0 <= begun < end else []


def person(words: str, cues: Cues) -> _Run | None:
    """The person's name that ends a noun phrase, and what stands before it; None where there is none."""
    parts = words.split()
    at = len(parts)
    while at and (parts[at - 1][:1].isupper() or parts[at - 1] in names.PARTICLES):
        at -= 1
    while at < len(parts) and not _may_open(parts, at, cues):
        at += 1
    if len(parts) - at > 2:
        at = _shortened(parts, at, cues)
    name = parts[at:]
    if not 2 <= len(name) <= _LONGEST or any(_is_common(part, cues) for part in name):
        return None
    if all(len(part) > 1 and part.isupper() for part in name):
        return None
    # `Ulla von der Heyden` is a name, `Angaben der Veranstalter` is a genitive.
    if cues.owners and any(two in ("der", "den") and one not in _OF for one, two in pairwise(name)):
        return None
    # Behind the noun of a body stands its name: `la organización Bosque Vivo`.
    if at and is_named_body(parts[:at], cues):
        return None
    # Before a person's name stands no article: `der Ortsteil Birkenau`, `la Casa Blanca`.
    if at and parts[at - 1].lower() in cues.determiners | _MELTED:
        return None
    return _Run(" ".join(parts[:at]), " ".join(name))


def _may_open(parts: list[str], at: int, cues: Cues) -> bool:
    """Whether a name can begin with a word: no particle, article or office, nothing elided."""
    low = parts[at].lower().rstrip(".")
    if (
        parts[at] in names.PARTICLES
        or low in cues.determiners
        or low in cues.links
        or "’" in low[:3]
        or "'" in low[:3]
    ):
        return False
    return not _is_office(low, parts, at, cues)


def _is_office(low: str, parts: list[str], at: int, cues: Cues) -> bool:
    return len(parts) > at + 1 and (phrases.is_role(low, cues) or phrases.is_body(low, cues))


def _shortened(parts: list[str], at: int, cues: Cues) -> int:
    """Where a name of three words and more really begins: behind what belongs to the office."""
    rest = parts[at:]
    if len(rest[0]) > 1 and rest[0].isupper() and not rest[1].isupper():
        return at + 1
    if any(part in names.PARTICLES for part in rest) or any(part.endswith(".") for part in rest):
        linked = at and parts[at - 1].lower() in cues.links
        return at + 1 if linked and len(rest) > 3 else at
    russian = rest[0][:1] >= "А"
    if russian:
        return at if len(rest) == 3 and _PATRONYMIC.search(rest[1]) else len(parts) - 2
    if cues.owners:
        return len(parts) - 2
    linked = at and parts[at - 1].lower() in cues.links
    return at + 1 if linked else at


def _is_common(part: str, cues: Cues) -> bool:
    low = part.lower().rstrip(".")
    if part in names.PARTICLES:
        return False
    if (
        (low in cues.days and (cues.owners or part.islower()))
        or low in cues.stops
        or low in cues.times
        or low in cues.bodies
    ):
        return True
    if cues.owners and phrases.is_body(low, cues):
        return True
    return low in names.ORGANIZATIONS or low in ENDINGS or low in cues.determiners


def _role(before: str, cues: Cues) -> str | None:
    """What stands before a name if it is an office or a trade."""
    parts = before.split()
    while parts and parts[0].lower() in cues.times | cues.adverbs:
        parts.pop(0)
    return " ".join(parts) if any(phrases.is_role(part.lower(), cues) for part in parts) else None


def _bears(role: str, head: str) -> bool:
    return any(
        phrases.unelided(word) == head or (len(head) > 5 and word.endswith(head))
        for word in role.lower().split()
    )


def _surname(words: str, cues: Cues) -> str | None:
    """The surname in `Berg`, `Herr Berg`, `мэр Морозова`."""
    parts = words.split()
    while len(parts) > 1 and (
        parts[0].lower() in cues.determiners or phrases.is_role(parts[0].lower().rstrip("."), cues)
    ):
        parts.pop(0)
    return parts[0] if len(parts) == 1 and parts[0][:1].isupper() else None


def _key(word: str) -> str:
    return phrases.stem(word.lower()) if word[:1] >= "А" else word.lower()


def _description_key(words: str, cues: Cues) -> tuple[str, ...]:
    """What a description keeps in every case: `die Polizei`, `der Polizei` and `Polizei` are one teller."""
    parts = [part for part in words.lower().split() if part not in cues.determiners]
    return tuple(_GERMAN_ENDING.sub("", part) if cues.owners else _key(part) for part in parts)


def _gender(before: str, name: str, cues: Cues) -> str:
    """M or f by the words before a name, else by a given name."""
    for word in before.lower().split():
        for kind, marks in (("f", cues.feminine), ("m", cues.masculine)):
            if word.rstrip(".") in marks or (phrases.is_role(word, cues) and _ends(word, marks)):
                return kind
    if cues.owners and any(phrases.is_role(f"{word}in", cues) for word in before.lower().split()):
        return "m"
    first = name.split(maxsplit=1)[0]
    known = names.gender(name)
    if known:
        return known
    return "f" if first.lower().endswith(("а", "я", "a")) and first.lower() not in _MEN else ""


# German prepositions before the article inside a name.
_OF = frozenset("von van zu auf an in aus".split())
# German prepositions with the article in them.
_MELTED = frozenset("im am zum zur vom beim ins ans".split())
# Given names of men that end as those of women do.
_MEN = frozenset("никита илья фома лука кузьма luca andrea joshua ezra sascha mika".split())


def _ends(word: str, marks: frozenset[str]) -> bool:
    return any(mark.startswith("-") and word.endswith(mark[1:]) for mark in marks)


def _tidy(words: str) -> str:
    """The words of a speaker without stray signs."""
    return " ".join(words.split()).strip(" ,;:—–-")
