"""Mentions: where a text names people, with the roles it gives them beside their names.

Read once over a text, before anybody is asked who `he` or `the official` is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportgen.attribution.cues import Cues
from reportgen.attribution.tellers import departments, descriptions, names
from reportgen.attribution.tellers.mention import Mention

# An apposition that describes somebody is no longer than this.
_LONGEST_ROLE = 140

# So many bearers of a surname are told apart; with two nobody is meant by it any more.
_BEARERS = 8

_PLAIN = re.compile(r"[a-z]+")
_WORD = r"[^\W\d_]+(?:[-’'&][^\W\d_]+)*"
_INITIALS = r"(?:[A-Z]\.){2,}"
_RUN = re.compile(rf"(?:{_INITIALS}|{_WORD}\.?)(?:[ \u00a0](?:{_INITIALS}|{_WORD}\.?))*")
_INITIALLED = re.compile(_INITIALS)
_APPOSED = re.compile(
    r",\s+(?:\d{1,2},\s+)?(?:who\s+(?:is|was)\s+)?((?:an?|the|its|his|her|head|chief|[a-z][\w-]+)\s[^,.;:“”\"()\n]{3,120})(?=[,.;“”\"])"
)
# `The harbor master of Port Elm, Ann Hill,`: the description stands before the name.
_DESCRIBED = re.compile(
    r"(?:^|[\s“\"])((?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w-]*[’']s)\s[^,.;:“”\"\n]{2,80}),\s$"
)
_SENTENCE = re.compile(r"(?:^|\n|[.!?…:][”’\")]{0,3}\s)\s{0,3}(?=[“‘\"'(\[]{0,3}\w)")
# The country or town of an office, behind its bearer's name or before the office.
_BEHIND = re.compile(r"\sof\s+((?:the\s+)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)")
_OWNER = re.compile(r"((?:[A-Z][\w.-]*\s){0,2}[A-Z][\w.-]*)[’']s?\s$")
# `former police chief Ann Hill`: the office stands before the name in small letters.
_OFFICE = re.compile(r"(?:[\w.’'-]+\s){0,4}[a-z]+\s$")
_OFFICE_REACH = 60
_DETERMINERS = frozenset("the a an its his her their our my".split())
_MODIFIERS = frozenset(
    """former vice deputy assistant senior chief acting interim prime foreign press police fire city county
    state town harbor harbour port army navy military school university company union hospital party
    campaign trade church team ferry airport prison district health safety security road council
    government""".split()
)
# Words before a subject that leave it the subject.
_LEADS = re.compile(
    r"(?:(?:[“‘\"'(]|But|And|Yet|So|Still|Then|Later|However,|Meanwhile,|"
    r"Afterwards?,|Instead,|Also,|Initially,|Finally,|Eventually,|Recently,|Today,|Yesterday,|Earlier,)\s*)*"
    # `On Thursday, Hill left`, `After the storm, Hill said`.
    r"(?:(?:On|In|At|During|Last|After|Before|Speaking|Earlier|Later|By|One|Two|Three|Days|Weeks|Hours|"
    r"Minutes|Moments)\s[^,.;:“”\"\n]{1,60},\s)?"
)


@dataclass(frozen=True, slots=True)
class Starts:
    """Where the sentences of a text begin, as far as pronouns need it."""

    offsets: tuple[int, ...]
    """Their offsets, in order."""

    def before(self, offset: int) -> int:
        """Where the sentence that holds the offset begins."""
        at = bisect_right(self.offsets, offset) - 1
        return self.offsets[at] if at >= 0 else 0


def starts(text: str) -> Starts:
    """Sentence starts of a text; a title or an initial ends no sentence."""
    return Starts((0, *(found.end() for found in _SENTENCE.finditer(text) if not _abbreviates(text, found))))


def _abbreviates(text: str, found: re.Match[str]) -> bool:
    stop = found.start()
    if text[stop : stop + 1] != "." or "\n" in found[0]:
        return False
    word = re.search(r"\w*$", text[max(0, stop - 20) : stop])
    return word is not None and (len(word[0]) == 1 or names.bare(word[0]) in names.TITLES)


def mentions(text: str, cues: Cues, sentence: Starts) -> list[Mention]:
    """Every person whom a text names in full, and every later surname that is one person's."""
    runs = [run for found in _RUN.finditer(text) for run in _capital_runs(found[0], found.start(), cues)]
    runs = [_behind_department(text, start, name) for start, name in runs]
    full = {
        start: made for start, name in runs if (made := _full(text, start, name, sentence, cues)) is not None
    }
    surnames = by_surname(mention.name for mention in full.values())
    found = list(full.values())
    for start, name in runs:
        if start not in full:
            found.extend(_short(text, start, name, sentence, surnames))
    return sorted(found, key=lambda mention: mention.start)


def by_surname(full: Iterable[str]) -> dict[str, list[str]]:
    """Full names by surname in lower case; one with a word more than another is the same."""
    found: dict[str, list[str]] = {}
    for name in sorted(dict.fromkeys(full), key=len):
        parts = name.split()
        known = found.setdefault(parts[-1].lower(), [])
        short = (parts[0], parts[-1])
        if len(known) < _BEARERS and not any(
            name.endswith(" " + other) or (other.split()[0], other.split()[-1]) == short for other in known
        ):
            known.append(name)
    return found


def _full(text: str, start: int, name: str, sentence: Starts, cues: Cues) -> Mention | None:
    parts = names.untitled(name)
    full = " ".join(parts)
    if len(parts) < 2 or not names.is_person(full):
        return None
    title = name[: name.rfind(parts[0])].strip() if full != name else ""
    end = start + len(name)
    first, role = start, title if is_title(title) else None
    after = _APPOSED.match(text, end, end + _LONGEST_ROLE)
    if after and descriptions.is_role(after[1]) and _names_an_office(after[1]):
        role = after[1].strip()
    elif text[end : end + 1] == ",":
        low = max(0, start - _LONGEST_ROLE)
        before = _DESCRIBED.search(text[low:start])
        words = _behind_verb(before[1], cues) if before else ""
        if before and _names_an_office(words) and not descriptions.names_two(words):
            first, role = low + before.end(1) - len(words), words
    if role is None and (office := _office_before(text, start) or departments.office_before(text, start)):
        first, role = start - len(office) - 1, office
    opens = _opens(text, first, sentence)
    whose = _whose(text, start, end) if role and role == title else ""
    return Mention(start + max(0, name.rfind(parts[0])), full, role, opens, whose=whose)


def _behind_department(text: str, start: int, run: str) -> tuple[int, str]:
    """A run of capitals without the department before a name: `State Ann Hill` behind `Secretary of`."""
    at = departments.name_from(text, start, run)
    return start + at, run[at:]


def _behind_verb(words: str, cues: Cues) -> str:
    """A description without the clause before it: `the mayor` of `The council said the mayor`."""
    verbs = [m for m in _PLAIN.finditer(words) if m[0] in cues.verbs | cues.auxiliaries | cues.that]
    behind = words[verbs[-1].end() :].strip() if verbs else words
    return behind if behind.partition(" ")[0].lower() in _DETERMINERS or not verbs else ""


def _office_before(text: str, start: int) -> str:
    """The office in small letters before a name (`police chief`), an empty string where there is none."""
    found = _OFFICE.search(text, max(0, start - _OFFICE_REACH), start)
    words = found[0].split() if found else []
    if not words or words[-1] not in descriptions.HUMANS:
        return ""
    opened = next((i for i in range(len(words) - 2, -1, -1) if words[i].lower() in _DETERMINERS), -1)
    if opened >= 0:
        return " ".join(words[opened + 1 :])
    at = len(words) - 1
    while at and (words[at - 1].lower() in _MODIFIERS or words[at - 1] in descriptions.HUMANS):
        at -= 1
    capital = at
    while capital and words[capital - 1][0].isupper() and words[capital - 1][-1].isalnum():
        capital -= 1
    # A word that opens the sentence may have its capital from there.
    at = capital if capital and found and found.start() else at
    office = " ".join(words[at:])
    return office if text[start - len(office) - 1 : start - 1] == office else ""


def _whose(text: str, start: int, end: int) -> str:
    """The country or town whose office a title is: `Chile` of `Chile's President Ann Hill`."""
    before = _OWNER.search(text, max(0, start - _OFFICE_REACH), start)
    behind = _BEHIND.match(text, end, end + _OFFICE_REACH)
    return before[1] if before else behind[1] if behind else ""


def _names_an_office(words: str) -> bool:
    found = descriptions.describe(words)
    return found is not None and found.human and not found.several


def _short(
    text: str, start: int, name: str, sentence: Starts, surnames: Mapping[str, Sequence[str]]
) -> Iterator[Mention]:
    parts = names.untitled(name)
    owners = surnames.get(parts[-1].lower(), ()) if len(parts) == 1 else ()
    if len(owners) == 1:
        yield Mention(start, owners[0], None, _opens(text, start, sentence), full=False)
    elif len(parts) == 1 and not owners and len(names.words(name)) > 1:
        # `President Hill` of a text that never gives the full name.
        title = name[: name.rfind(parts[0])].strip()
        role = title if is_title(title) else None
        yield Mention(start, parts[0], role, _opens(text, start, sentence), full=False)


def _opens(text: str, start: int, sentence: Starts) -> bool:
    return _LEADS.fullmatch(text, sentence.before(start), start) is not None


def _capital_runs(text: str, offset: int, cues: Cues) -> list[tuple[int, str]]:
    runs: list[tuple[int, str]] = []
    current: list[tuple[int, str]] = []
    closed = cues.stops | cues.times | cues.determiners | names.LEADS
    for match in re.finditer(r"\S+", text):
        word = match[0]
        small = word in names.PARTICLES
        ends = word.endswith(".") and len(word) > 2 and names.bare(word) not in names.TITLES
        ends = ends and not _INITIALLED.fullmatch(word)
        if (word[0].isupper() and not (not current and word.lower() in closed)) or (small and current):
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


_AGENT = re.compile(
    r"(?:er|or|ist|man|woman|person|ian|ant|ent|ive|chief|head|boss|coach|king|queen|judge|wife|widow|pilot)$",
    re.I,
)


def is_title(before: str) -> bool:
    """Whether words before a name are a title or an office."""
    last = before.rsplit(maxsplit=1)[-1] if before else ""
    return bool(last) and (
        names.bare(last) in names.TITLES - {"mr", "mrs", "ms", "miss"} or bool(_AGENT.search(last))
    )
