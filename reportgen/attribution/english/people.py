"""Who a speaker is: surname to full name, pronoun to the last speaker, role to the one who has it.

`People` is made once from a text; `resolve` is asked in the order of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import dataclass, field

from reportgen.attribution.cues import Cues
from reportgen.attribution.english import wording
from reportgen.attribution.english.antecedents import REACH, Antecedents, genders
from reportgen.attribution.english.mentions import Starts, by_surname, is_title, mentions, starts
from reportgen.attribution.marks import quotations
from reportgen.attribution.sides import party
from reportgen.attribution.tellers import departments, descriptions, firms, names, outlets
from reportgen.attribution.tellers.descriptions import Description
from reportgen.attribution.tellers.firms import Firm
from reportgen.attribution.tellers.mention import Mention
from reportgen.passage import Span

# `The official` is looked for among so many of the last people introduced as officials.
_RECALLED = 40
# Whose a noun of saying is (`his claim that`).
_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they", "my": "i", "our": "we"} | {
    "him": "he",
    "them": "they",
}
_NO_REFERENCE = frozenset("you one others some many another everyone who which both".split())

_AFFILIATED = re.compile(r"\s+(?:of|from|at|for|with)\s+")
_HALF = re.compile(r"\b(?:both|neither|either|each)\s+(?:of\s+)?$", re.I)
_HALF_REACH = 12
_BODY = re.compile(r"(?:the|its|his|her|their|an?)\s[a-z]|\w+['’]s\s[a-z]", re.I)
# The name of a body behind its description: `the mine's operator, Codelco,`.
_PROPER = re.compile(r"[A-Z][\w&.’'-]*(?: (?:of (?:the )?)?[A-Z][\w&.’'-]*){0,4}")
# `one of them, Ann Hill,` is Ann Hill.
_ONE_OF = re.compile(r"one of (?:them|us)|one of (?=\w)", re.I)
_ADVERB = re.compile(r"^(?:now|then|currently|formerly|also)\s+")
_PARTNER = re.compile(r"\b([^\W\d_][\w-]*s) and $")
_PARTNER_REACH = 24
_PAIR = re.compile(r"([^()]+?)(?:\s*\([^()]*\))?,?\s+and\s+([^()]+?)(?:\s*\([^()]*\))?")
_COMMON = re.compile(r"(?<![^\W_])[^\W\dA-Z_]+")
# `Coast Radio's Ann Hill`, `Norland's Ann Hill`: the name stands behind its owner.
_OWNED = re.compile(r"(?:[A-Z][\w.-]*\s+){0,3}[A-Z][\w.-]*[’']s?\s+(?=[A-Z])")


@dataclass(slots=True)
class _Last:
    """Who spoke last, for the pronouns."""

    offset: int = -1
    name: str = ""
    gender: str = ""


@dataclass(frozen=True, slots=True)
class _Introduced:
    """Somebody whom the text describes, at the place where it does."""

    offset: int
    description: Description
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
    """Full names by surname."""
    roles: dict[str, str] = field(default_factory=dict)
    """First role given for a name."""
    firms: list[Firm] = field(default_factory=list)
    """Companies that it names, in their order."""
    sentence: Starts = field(default_factory=lambda: Starts((0,)))
    """Where its sentences begin."""
    common: frozenset[str] = frozenset()
    """Words that it writes with a small letter."""
    _heads: dict[str, list[_Introduced]] = field(default_factory=dict)
    _antecedents: Antecedents = field(default_factory=Antecedents)
    _last: _Last = field(default_factory=_Last)
    _meant: _Last = field(default_factory=_Last)
    _group: _Last = field(default_factory=_Last)
    _offsets: list[int] = field(default_factory=list)
    _spoken: dict[str, Firm] = field(default_factory=dict)
    """Proper names that have spoken and may be firms."""

    def resolve(self, source: Span, role: Span | None) -> tuple[str | None, str | None]:
        """Name and role of a speaker whose words stand at source; None where they name no one teller."""
        words = wording.tidy(self.text[source[0] : source[1]])
        low = _OWNERS.get(words.lower(), words.lower())
        if low in self.cues.pronouns:
            name = self._pronoun(low, source[0])
            return name, self.roles.get(name) if name else None
        if descriptions.no_one_teller(words) or self._is_half_of_two(source[0]):
            return None, None
        said = _ADVERB.sub("", self.text[role[0] : role[1]].strip(" ,")) if role else ""
        said = said or self._name_behind(words, source[1])
        words = self._with_partner(source[0], words)
        name, found = self._described(words, said, source[0])
        if not names.is_person(name) and not self._can_tell(name):
            return None, None
        self._remember(source[0], words, name, found)
        return name, found

    def learn(self, name: str, role: str, offset: int, whose: str = "") -> None:
        """Keep the first role of a name, and that the text introduces its bearer so."""
        known = self.roles.setdefault(name, role)
        if " " not in known and role.lower().endswith(f" {known.lower()}"):
            self.roles[name] = role
        for part in re.split(r"\s+and\s+", role):
            self._introduce(offset, f"{whose} {part}".strip(), name)

    # -- names and descriptions -----------------------------------------------------------

    def _described(self, words: str, said: str, offset: int) -> tuple[str, str | None]:
        """Name and role from the words of a speaker and the apposition beside them."""
        description = descriptions.describe(words)
        one = _ONE_OF.match(words) or (description is not None and description.human)
        if one and names.is_person(said):
            role = None if _ONE_OF.fullmatch(words) else words
            return self._full(names.untitled(said)), role
        if _BODY.match(words) and description and not description.human and _PROPER.fullmatch(said):
            return said, words
        pair = self._pair(words)
        if pair:
            return pair, None
        name, before = self._named(words, offset)
        if said and descriptions.is_role(said) and re.match(r"[a-z]|[A-Z].*\b(?:of|for)\b", said):
            return name, said
        return name, before or self.roles.get(name)

    def _named(self, words: str, offset: int) -> tuple[str, str | None]:
        """The name in a noun phrase and what stands before it as its role."""
        office = departments.parted(words)
        if office:
            return self._full(names.untitled(office[1])), office[0]
        affiliated = _AFFILIATED.search(words)
        inner = wording.last_run(words[: affiliated.start()]) if affiliated else None
        if affiliated and inner and self._is_somebody(inner[1]):
            words = words[: affiliated.start()]
        run = wording.last_run(words)
        if run is None or descriptions.is_office(words):
            return self._by_role(words, offset), None
        before, name = run
        owner = _OWNED.match(name)
        if owner and names.is_person(name[owner.end() :]):
            before, name = f"{before} {owner[0]}".strip(), name[owner.end() :]
        parts = names.untitled(name)
        if (
            len(parts) > 2
            and parts[0].lower() in descriptions.HUMANS
            and names.is_person(" ".join(parts[1:]))
        ):
            parts = parts[1:]
        if len(parts) > 1 and len(parts) < len(names.words(name)) and not names.is_person(" ".join(parts)):
            # `Major League Handball` is no major, nor `Chief Medical Board` a chief.
            parts = names.words(name)
        title = name[: name.rfind(" ".join(parts))].strip() if parts else ""
        if title and len(parts) == 1 and len(self.surnames.get(parts[0].lower(), ())) > 1:
            parts = self._told_apart(title, parts[0]).split()
        before = " ".join(part for part in (before, title) if part).strip()
        return self._full(parts), (before if is_title(before) else None)

    def _pair(self, words: str) -> str:
        """`Ann Hill and Per Lund` of `Rep. Ann Hill (D) and Speaker Lund`; empty where these are not two."""
        found = _PAIR.fullmatch(words)
        two = [names.untitled(half) for half in found.groups()] if found else []
        if not two or not all(self._is_somebody(" ".join(parts)) for parts in two):
            return ""
        return " and ".join(self._full(parts) for parts in two)

    def _is_somebody(self, words: str) -> bool:
        return names.is_person(words) or len(self.surnames.get(words.lower(), ())) == 1

    def _full(self, parts: list[str]) -> str:
        if len(parts) == 1:
            known = self.surnames.get(parts[0].lower(), [])
            if len(known) == 1:
                return known[0]
        return " ".join(parts)

    def _told_apart(self, title: str, surname: str) -> str:
        """Which of several bearers of a surname a title is of, the surname where it is not one's alone."""
        known = self.surnames.get(surname.lower(), [])
        gender = names.gender(title)
        office = descriptions.describe(title)
        held = [
            name
            for name in known
            if office
            and (role := descriptions.describe(self.roles.get(name, "")))
            and role.head == office.head
        ]
        of_gender = [name for name in known if names.gender(name) == gender]
        apart = gender and all(names.gender(name) for name in known)
        found = held or (of_gender if apart else [])
        return found[0] if len(found) == 1 else surname

    def _by_role(self, words: str, offset: int) -> str:
        """`the adviser` is the last one whom the text introduced as such, named or not."""
        description = descriptions.describe(words)
        if description is None or not description.definite or description.several:
            return words
        if description.head in firms.NOUNS:
            return self._firm(description, offset) or words
        introduced = self._introduced(description, offset)
        for one in reversed(introduced):
            if one.description.head == description.head:
                return one.name
        # Whom a wider word means, or one who is introduced only later, must be the only one; `the actor`
        # is hardly ever one who is introduced later.
        meant = {one.name for one in introduced}
        telling = description.limits or description.party or description.head in descriptions.OFFICES
        if not meant and telling:
            meant = {one.name for one in self._introduced(description, offset, later=True)}
        return meant.pop() if len(meant) == 1 else words

    def _introduced(self, description: Description, offset: int, *, later: bool = False) -> list[_Introduced]:
        """Those introduced nearest before an offset, or behind it, whom a description may mean."""
        found: list[_Introduced] = []
        for head in (description.head, *description.narrower):
            known = self._heads.get(head, [])
            at = bisect_left(known, offset, key=lambda e: e.offset)
            near = known[at : at + _RECALLED] if later else known[max(0, at - _RECALLED) : at]
            found += (one for one in near if description.fits(one.description))
        return sorted(found, key=lambda one: one.offset)

    def _firm(self, description: Description, offset: int) -> str | None:
        """The one firm that was named before and that the description can mean."""
        known = [*(firm for firm in self.firms if firm.offset < offset), *self._spoken.values()]
        limited = description.limits or description.party
        return None if limited else firms.meant(description.head, known)

    def _can_tell(self, name: str) -> bool:
        lead = descriptions.front(name)
        proper = " " in lead or lead.lower() not in self.common
        return outlets.is_outlet(name) or descriptions.can_tell(name, proper=proper)

    def _is_half_of_two(self, start: int) -> bool:
        """Whether `both` or the like stands before the words."""
        return _HALF.search(self.text[max(0, start - _HALF_REACH) : start]) is not None

    def _name_behind(self, words: str, end: int) -> str:
        """The name behind a description (`a witness, Ann Hill, …`), `""` where there is none."""
        if descriptions.names_two(words):
            return ""
        at = bisect_left(self._offsets, end)
        near = at < len(self._offsets) and self.text[end : self._offsets[at]] == ", "
        mention = self.mentions[at] if near else None
        if mention is None or not self.text.startswith(f"{mention.name},", mention.start):
            return ""
        return mention.name

    def _with_partner(self, start: int, words: str) -> str:
        """`Passengers and sailors` where the rules of phrases gave only `sailors`."""
        partner = (
            _PARTNER.search(self.text, max(0, start - _PARTNER_REACH), start) if " " not in words else None
        )
        if (
            partner is None
            or words != words.lower()
            or not descriptions.is_human(descriptions.singular(words))
        ):
            return words
        return f"{partner[0]}{words}" if descriptions.is_human(descriptions.singular(partner[1])) else words

    # -- who was spoken of ------------------------------------------------------------------

    def _introduce(self, offset: int, words: str, name: str) -> None:
        description = descriptions.describe(words)
        if description is not None and description.human and not description.several:
            known = self._heads.setdefault(description.head, [])
            insort(known, _Introduced(offset, description, name), key=lambda e: e.offset)

    def _remember(self, offset: int, words: str, name: str, role: str | None) -> None:
        """Keep for pronouns and descriptions who has just spoken."""
        description = descriptions.describe(name)
        person = names.is_person(name)
        if person or self._is_one(name) or (description and description.human and not description.several):
            # A surname alone may be another's given name (`Warren`).
            titled = names.gender(words) if " " in words else ""
            self._last = _Last(offset, name, self._antecedents.genders.get(name) or titled)
        else:
            self._group = _Last(offset, name)
        if person and role:
            self.learn(name, role, offset)
        elif not person:
            self._introduce(offset, name, name)
            if len(self._spoken) < _RECALLED and _may_be_a_firm(name):
                self._spoken[firms.bare(name).casefold()] = Firm(offset, firms.bare(name), "")

    def _is_one(self, name: str) -> bool:
        """Whether a name of one word may be a person's: no outlet, country, body, nor people."""
        described = descriptions.describe(name)
        others = descriptions.BODIES | descriptions.COLLECTIVES
        body = described is None or descriptions.is_people(name) or described.head in others
        proper = " " not in name and name.lower() not in self.common
        return proper and not body and not outlets.is_outlet(name) and party(name) is None

    def _pronoun(self, low: str, offset: int) -> str | None:
        kind = self.cues.pronouns[low]
        if kind in ("m", "f"):
            return self._third_person(kind, offset)
        if kind == "n" and low not in _NO_REFERENCE:
            return self._third_people(low, offset)
        return None

    def _third_people(self, low: str, offset: int) -> str | None:
        """Which body or group `it` or `they` is: the last that spoke, `it` only in the sentence behind."""
        group, here = self._group, self.sentence.before(offset)
        limit = offset - REACH if low == "they" else self.sentence.before(here - 1)
        return group.name if group.offset >= max(0, limit) else None

    def _third_person(self, kind: str, offset: int) -> str | None:
        """Whom `he` or `she` is: the last subject or speaker whose gender agrees, if nobody else may be."""
        known = self._antecedents
        mention = known.subject_before(offset, kind)
        last = self._last if self._last.gender in ("", kind) else _Last()
        if mention is None or mention.start <= last.offset:
            name, at = last.name, last.offset
            near = at >= 0 and offset - at <= REACH
        else:
            name, at = mention.name, mention.start
            near = mention.full or known.is_alone(mention, offset, kind)
        at = max(at, self._meant.offset) if self._meant.name == name else at
        if not near or known.is_contested(name, at, offset, kind):
            return None
        self._meant = _Last(offset, name, kind)
        return name


def _may_be_a_firm(name: str) -> bool:
    """Whether a teller's name is a proper name, and not that of a country, an office, an outlet or people."""
    described = descriptions.describe(name)
    proper = all(word[0].isupper() for word in names.words(name)) and name != name.upper()
    others = (descriptions.BODIES | descriptions.COLLECTIVES) - firms.NOUNS
    body = described is not None and (described.human or described.head in others)
    return proper and not body and not outlets.is_outlet(name) and party(name) is None


def people(text: str, cues: Cues) -> People:
    """The people whom a text names in full, with the roles it gives them."""
    sentence = starts(text)
    found = People(text, cues, mentions=mentions(text, cues, sentence), sentence=sentence)
    found.firms.extend(firms.firms(text))
    found.common = frozenset(_COMMON.findall(text))
    found._offsets.extend(m.start for m in found.mentions)  # noqa: SLF001 - the table is made here, next to its type
    found.surnames.update(by_surname(mention.name for mention in found.mentions if " " in mention.name))
    kinds = genders(text, found.mentions, found.surnames)
    offsets = [mention.start for mention in found.mentions]
    found._antecedents = Antecedents(text, found.mentions, offsets, sentence, quotations(text), kinds)  # noqa: SLF001 - as above
    for mention in found.mentions:
        if mention.role:
            found.learn(mention.name, mention.role, mention.start, mention.whose)
    return found
