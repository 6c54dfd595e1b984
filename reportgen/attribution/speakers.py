"""Who a speaker is: surname to full name, pronoun to the last speaker, role to the one who has it.

`People` is made once from a text; `resolve` is asked in the order of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from reportgen.attribution import names
from reportgen.attribution.cues import Cues
from reportgen.attribution.sides import party
from reportgen.passage import Span

# A pronoun further from the last mention of anybody than this refers to nobody we can name.
_REACH = 1200
# An apposition that describes somebody is no longer than this.
_LONGEST_ROLE = 140

_WORD = r"[^\W\d_]+(?:[-’'&][^\W\d_]+)*"
_RUN = re.compile(rf"{_WORD}\.?(?:[ \u00a0](?:{_WORD}\.?))*")
_APPOSED = re.compile(
    r",\s+((?:an?|the|its|his|her|who is|head|chief|[a-z][\w-]+)\s[^,.;:“”\"()\n]{3,120})(?=[,.;“”\"])"
)
_SIMPLE_ROLES = re.compile(
    r"(?:adviser|advisor|spokesm[ae]n|spokeswoman|spokesperson|minister|president|secretary|official|"
    r"director|chief|head|leader|professor|analyst|lawyer|attorney|senator|governor|mayor|general|"
    r"commander|ambassador|chairman|chairwoman|representative|executive|officer|judge|candidate|"
    r"chancellor|king|queen|researcher|scientist|doctor|resident|witness|survivor|author|editor)s?\b",
    re.I,
)


# Whose a noun of saying is (`his claim that`).
_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they", "my": "i", "our": "we"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A full name as it stands in the text."""

    start: int
    """Offset of the name."""
    name: str
    """The name without titles."""
    role: str | None
    """The title before it or the apposition behind it."""
    opens: bool
    """Whether it opens a sentence and is likely its subject."""


@dataclass(slots=True)
class _Last:
    offset: int = -1
    name: str = ""
    gender: str = ""


@dataclass(slots=True)
class People:
    """The people of one text."""

    text: str
    """The text."""
    cues: Cues
    """Words of its language."""
    mentions: list[Mention] = field(default_factory=list)
    """Full names in their order."""
    surnames: dict[str, list[str]] = field(default_factory=dict)
    """Full names by surname."""
    roles: dict[str, str] = field(default_factory=dict)
    """First role given for a name."""
    _heads: dict[str, list[str]] = field(default_factory=dict)
    _last: _Last = field(default_factory=_Last)
    _group: _Last = field(default_factory=_Last)
    _starts: list[int] = field(default_factory=list)

    def resolve(self, source: Span, role: Span | None) -> tuple[str | None, str | None]:
        """Name and role of a speaker whose words stand at source; None for a name that cannot be had."""
        words = _without_clause(self.text[source[0] : source[1]])
        said = self.text[role[0] : role[1]].strip(" ,") if role else None
        low = _OWNERS.get(words.lower(), words.lower())
        if low in self.cues.pronouns:
            name = self._pronoun(low, source[0])
            return name, self.roles.get(name) if name else None
        name, before = self._named(words)
        found = said or before or self.roles.get(name)
        if said and not re.match(r"[a-z]|[A-Z].*\b(?:of|for)\b", said):
            found = before or self.roles.get(name)
        if said and name == words and not names.is_person(name):
            inner = next((m for m in self.mentions if role and role[0] <= m.start < role[1]), None)
            if inner is not None and _SIMPLE_ROLES.search(words):
                name, found = inner.name, words
        if names.is_person(name) or " " not in name:
            self._last = _Last(source[0], name, names.gender(words) or names.gender(name))
            if found:
                self.learn(name, found)
        else:
            self._group = _Last(source[0], name)
        return name, found

    def learn(self, name: str, role: str) -> None:
        """Keep the first role of a name, and who is meant by each word for an office in it."""
        if name not in self.roles:
            self.roles[name] = role
            for word in _SIMPLE_ROLES.findall(role.lower()):
                owners = self._heads.setdefault(word, [])
                if name not in owners:
                    owners.append(name)

    def _pronoun(self, low: str, offset: int) -> str | None:
        kind = self.cues.pronouns[low]
        if kind in ("m", "f"):
            mention = self._subject_before(offset, kind)
            last = self._last if self._fits(self._last.gender, kind) else _Last()
            if mention is not None and mention.start > last.offset:
                return mention.name
            return last.name if last.offset >= 0 and offset - last.offset <= _REACH else None
        if kind == "n" and low not in (
            "you",
            "one",
            "others",
            "some",
            "many",
            "another",
            "everyone",
            "who",
            "which",
        ):
            group = self._group
            return group.name if group.offset >= 0 and offset - group.offset <= _REACH else None
        return None

    @staticmethod
    def _fits(known: str, wanted: str) -> bool:
        return known in ("", wanted)

    def _subject_before(self, offset: int, kind: str) -> Mention | None:
        for at in range(bisect_right(self._starts, offset) - 1, -1, -1):
            mention = self.mentions[at]
            if offset - mention.start > _REACH:
                return None
            if mention.opens and self._fits(names.gender(mention.name), kind):
                return mention
        return None

    def _named(self, words: str) -> tuple[str, str | None]:
        """The name in a noun phrase and what stands before it as its role."""
        run = _last_run(words)
        if run is None:
            return self._by_role(words), None
        before, name = run
        parts = names.untitled(name)
        title = name[: name.rfind(" ".join(parts))].strip() if parts else ""
        before = " ".join(part for part in (before, title) if part).strip()
        full = self._full(parts)
        return full, (before if _is_role(before) else None)

    def _full(self, parts: list[str]) -> str:
        if len(parts) == 1:
            known = self.surnames.get(parts[0].lower(), [])
            if len(known) == 1:
                return known[0]
        return " ".join(parts)

    def _by_role(self, words: str) -> str:
        """`the adviser` is the one person whom the text calls so."""
        found = re.fullmatch(r"(?:[Tt]he|[A-Z][\w.]*[’']s?) (?:[\w-]+ )?([\w-]+)", words)
        owners = self._heads.get(found[1].lower(), []) if found else []
        place = party(words)
        if place:
            owners = [name for name in owners if party(self.roles[name]) == place]
        if len(owners) == 1:
            return owners[0]
        return words


def people(text: str, cues: Cues) -> People:
    """The people whom a text names in full, with the roles it gives them."""
    found = People(text, cues)
    for run in _RUN.finditer(text):
        for start, name in _capital_runs(run[0], run.start(), cues):
            _note(found, start, name)
    found._starts.extend(m.start for m in found.mentions)  # noqa: SLF001 - the table is made here, next to its type
    return found


def _note(found: People, start: int, name: str) -> None:
    parts = names.untitled(name)
    full = " ".join(parts)
    if len(parts) < 2 or not names.is_person(full):
        return
    title = name[: name.rfind(parts[0])].strip() if full != name else ""
    title = title if _is_role(title) else ""
    after = _APPOSED.match(found.text, start + len(name), start + len(name) + _LONGEST_ROLE)
    role = after[1].strip() if after and _SIMPLE_ROLES.search(after[1]) else (title or None)
    before = found.text[max(0, start - 2) : start]
    opens = start == 0 or "\n" in before or before[:1] in '.!?”"'
    found.mentions.append(Mention(start + max(0, name.rfind(parts[0])), full, role, opens))
    known = found.surnames.setdefault(parts[-1].lower(), [])
    if full not in known:
        known.append(full)
    if role:
        found.learn(full, role)


def _capital_runs(text: str, offset: int, cues: Cues) -> list[tuple[int, str]]:
    runs: list[tuple[int, str]] = []
    current: list[tuple[int, str]] = []
    for match in re.finditer(r"\S+", text):
        word = match[0]
        small = word in names.PARTICLES
        ends = word.endswith(".") and len(word) > 2 and names.bare(word) not in names.TITLES
        if (
            word[0].isupper()
            and not (not current and word.lower() in cues.stops | cues.times | cues.determiners)
        ) or (small and current):
            owned = re.search(r"[’']s?$", word)
            current.append(
                (match.start(), word[: owned.start()] if owned else word.rstrip(".") if ends else word)
            )
            if not ends and not owned:
                continue
        runs += _joined(current, offset)
        current = []
    return runs + _joined(current, offset)


def _joined(parts: list[tuple[int, str]], offset: int) -> list[tuple[int, str]]:
    while parts and parts[-1][1] in names.PARTICLES:
        parts = parts[:-1]
    return [(offset + parts[0][0], " ".join(word for _, word in parts))] if parts else []


def _last_run(words: str) -> tuple[str, str] | None:
    """What stands before the capitalized run that ends a noun phrase, and the run itself."""
    parts = words.split()
    if parts and parts[-1].endswith(")"):
        while parts and not parts[-1].startswith("("):
            parts.pop()
        parts = parts[:-1]
    at = len(parts)
    while at and (parts[at - 1][0].isupper() or parts[at - 1] in names.PARTICLES or parts[at - 1] in ("&",)):
        at -= 1
    while at < len(parts) and parts[at] in names.PARTICLES:
        at += 1
    run = " ".join(parts[at:])
    if not run:
        return None
    if at and (
        parts[at - 1].lower() in ("of", "for", "in", "at", "to", "from", "the", "with", "and", "on", "by")
    ):
        return None
    if parts[at].lower() == "the" or (
        not names.is_person(run) and at and parts[0].lower() in ("the", "a", "an")
    ):
        return None
    return " ".join(parts[:at]), _unpossessed(run)


def _unpossessed(run: str) -> str:
    return re.sub(r"[’']s?$", "", run.rstrip(","))


def _without_clause(words: str) -> str:
    words = re.sub(r",?\s+(?:who|which)$|^(?:which|that|whom)\s+", "", words.strip(" ,"))
    return re.sub(r"\s*\([^()]*\)$", "", words) or words


_AGENT = re.compile(
    r"(?:er|or|ist|man|woman|person|ian|ant|ent|ive|chief|head|boss|coach|king|queen|judge|wife|widow|pilot)$",
    re.I,
)


def _is_role(before: str) -> bool:
    last = before.rsplit(maxsplit=1)[-1] if before else ""
    return bool(last) and (
        names.bare(last) in names.TITLES - {"mr", "mrs", "ms", "miss"} or bool(_AGENT.search(last))
    )
