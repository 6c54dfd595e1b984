"""The words that accounts choose: names for one thing, verbs of saying, hedges, as they stand, side by side.

Nothing is scored.  A row of names shows which words of one family the accounts use ("words for armed
people"); it never claims that they mean the same people.  English only, but for the verbs of saying.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from reportgen.difference.rivals import NAMES
from reportgen.language import primary, stem, stop_words
from reportgen.passage import Passage
from reportgen.told import Told

# Passages shown for a use; the count tells how many there are.
SHOWN: Final = 3
# Two sentences are one claim for a verb or a hedge if they share this much of the shorter one's content ...
SAME_CLAIM: Final = 0.6
# ... and at least so many stems: two of them may be a name.
LEAST_STEMS: Final = 4
# Sentences looked at for each stem, so that a word that all of them have costs no square.
MOST_HOLDERS: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """The words that one account uses."""

    account: str
    """Id of the account; for a verb of saying, of the one that writes it."""
    text: str
    """The words, verbatim in their most frequent form; `""` where an account says it without a hedge."""
    count: int
    """How often it uses them."""
    passages: tuple[Passage, ...]
    """The words where they stand, the first three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """One thing, and the words that accounts have for it."""

    kind: Literal["name", "verb", "hedge"]
    """Names for it, verbs that tell how it was said, or hedges around it."""
    referent: str
    """What the words are for: a label of the family, the speaker, or the first words of the claim."""
    uses: tuple[Use, ...]
    """By account, in the order of the accounts; each account has one or more."""


FAMILIES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        "words for armed people",
        (
            "terrorist",
            "militant",
            "fighter",
            "rebel",
            "insurgent",
            "gunman",
            "separatist",
            "extremist",
            "jihadist",
            "guerrilla",
            "freedom fighter",
            "militiaman",
        ),
    ),
    (
        "words for people in the street",
        ("protester", "protestor", "demonstrator", "rioter", "looter", "marcher"),
    ),
    (
        "words for people who move",
        (
            "migrant",
            "refugee",
            "immigrant",
            "asylum seeker",
            "asylum-seeker",
            "illegal immigrant",
            "undocumented immigrant",
            "unauthorized immigrant",
            "illegal alien",
        ),
    ),
    ("words for those in power", ("regime", "government", "junta")),
    ("words for people held", ("hostage", "captive", "detainee", "prisoner")),
    ("words for an unrest", ("riot", "protest", "demonstration", "unrest", "uprising", "insurrection")),
    ("words for sending troops", ("invasion", "special military operation", "incursion", "intervention")),
    ("words for a change of borders", ("annexation", "reunification")),
    ("words for a barrier", ("security barrier", "separation wall", "security fence", "separation barrier")),
    ("words for a tax on estates", ("estate tax", "death tax", "inheritance tax")),
    (
        "words for a warming climate",
        ("climate change", "global warming", "climate crisis", "climate emergency"),
    ),
    ("words for opponents of abortion", ("pro-life", "anti-abortion")),
    ("words for the unborn", ("fetus", "foetus", "unborn child", "unborn baby")),
    ("words for harsh interrogation", ("enhanced interrogation", "torture")),
)
"""Words among which the choice tells something: a label, and the words in the singular."""
_IRREGULAR: Final = {
    "gunman": "gunmen",
    "militiaman": "militiamen",
    "unborn child": "unborn children",
    "unborn baby": "unborn babies",
}
# These have no plural or are no nouns, and say the same before another noun.
_ANYWHERE: Final = frozenset("unrest torture pro-life anti-abortion".split()) | frozenset(
    ("climate change", "global warming", "climate crisis", "climate emergency", "enhanced interrogation")
)
# Verbs that tell no more than that it was said.
_PLAIN: Final = frozenset(
    "say says said saying tell tells told telling add adds added adding according per".split()
)
_BESIDE: Final = frozenset("again also later too further then earlier once first".split())
# Forms of one verb; the cue is shown as it stands, and compared by these.
_ENDINGS: Final = re.compile(r"(?:ies|ied|ing|es|ed|s|e|y)$")
_HEDGES: Final = re.compile(
    r"\b(?:reportedly|allegedly|alleged|apparently|purportedly|supposedly|may|might|could|suggest(?:s|ed)?|possibly|"
    r"perhaps|indicat(?:es|ed)|"
    r"probably|likely|unconfirmed|(?:is|are|was|were)\s(?:believed|thought|said|understood)\sto|appears?\sto|"
    r"appeared\sto|seems?\sto|seemed\sto|suspected|so-called)\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Words of the claim that stand for it as a referent.
REFERENT_WORDS: Final = 8

_Found = tuple[str, str, Passage]
"""Account, the words folded, and where they stand."""


def usages(told: Sequence[Told]) -> tuple[Usage, ...]:
    """Rows of the words that accounts choose differently: names first, then verbs of saying, then hedges.

    A row needs two accounts that do not use the same words.  A writer's comment is left out.
    """
    plain = [one for one in told if not one.statement.opinion]
    claims = _claims(plain)
    return (*_names(plain), *_verbs(plain, claims), *_hedges(plain, claims))


def _row(kind: Literal["name", "verb", "hedge"], referent: str, found: Iterable[_Found]) -> Usage | None:
    """The row of some finds, None where all accounts use the same words."""
    uses: dict[tuple[str, str], list[Passage]] = {}
    for account, folded, passage in found:
        held = uses.setdefault((account, folded), [])
        if passage not in held:
            held.append(passage)
    chosen: dict[str, set[str]] = {}
    for account, folded in uses:
        chosen.setdefault(account, set()).add(folded)
    if len(chosen) < 2 or len({frozenset(words) for words in chosen.values()}) < 2:
        return None
    order = {account: place for place, account in enumerate(chosen)}
    made = [_use(account, folded, passages) for (account, folded), passages in uses.items()]
    made.sort(key=lambda use: (order[use.account], -use.count, use.passages[0]))
    return Usage(kind=kind, referent=referent, uses=tuple(made))


def _use(account: str, folded: str, passages: list[Passage]) -> Use:
    forms = Counter(passage.text for passage in passages)
    text = max(forms, key=lambda form: (forms[form], -list(forms).index(form))) if folded else ""
    return Use(account=account, text=text, count=len(passages), passages=tuple(passages[:SHOWN]))


# --- names --------------------------------------------------------------------------------------------


def _names(told: Sequence[Told]) -> Iterator[Usage]:
    families = _families()
    found: list[list[_Found]] = [[] for _ in families]
    for one in told:
        if primary(one.language) not in ("en", "und"):
            continue
        for said in one.statement.words or (one.statement.passage,):
            for number, (_, pattern, fold) in enumerate(families):
                found[number] += [
                    (one.account, folded, said.part(*match.span()))
                    for match in pattern.finditer(said.text)
                    if (folded := fold(said.text, match)) is not None and not _bracketed(said.text, match)
                ]
    for (label, _, _), finds in zip(families, found, strict=True):
        row = _row("name", label, finds)
        if row is not None:
            yield row


def _bracketed(text: str, match: re.Match[str]) -> bool:
    """Whether an editor put a word in: `Isil [Isis]` is not what the speaker calls them."""
    opened = text.rfind("[", 0, match.start())
    return opened >= 0 and text.find("]", opened, match.start()) < 0 and text.find("]", match.end()) >= 0


_Family = tuple[str, re.Pattern[str], Callable[[str, re.Match[str]], str | None]]


@lru_cache(maxsize=1)
def _families() -> tuple[_Family, ...]:
    """All families: label, pattern, and what folds a match to the word it is, None where it is none."""
    aliases = [group for group in NAMES if group[0][:1].isupper()]
    return (*(_aliases(group) for group in aliases), *(_family(label, words) for label, words in FAMILIES))


def _aliases(group: tuple[str, ...]) -> _Family:
    spelled = "|".join(re.escape(name) for name in sorted(group, key=lambda name: (-len(name), name)))
    return (
        f"names for {group[0]}",
        re.compile(rf"(?<![\w-])(?:{spelled})(?![\w-])"),
        lambda text, match: match.group().casefold(),  # noqa: ARG005 - the shape that all families share
    )


def _family(label: str, words: tuple[str, ...]) -> _Family:
    plural = {_plural(word): word for word in words if word not in _ANYWHERE}
    forms = sorted({*words, *plural}, key=lambda word: (-len(word), word))
    spelled = "|".join(re.escape(form) for form in forms)

    def fold(text: str, match: re.Match[str]) -> str | None:
        word = match.group().lower()
        if word in plural or word in _ANYWHERE:
            return plural.get(word, word)
        return word if _is_head(text, match.end()) else None

    return label, re.compile(rf"(?<![\w-])(?:{spelled})(?![\w-])", re.IGNORECASE), fold


def _plural(word: str) -> str:
    return _IRREGULAR.get(word, f"{word}es" if word.endswith("s") else f"{word}s")


_NEXT: Final = re.compile(r"['’]s\b|\s([^\W\d_]+)")


def _is_head(text: str, end: int) -> bool:
    """Whether a word in the singular stands for itself: "a rebel was", not "rebel area"."""
    behind = _NEXT.match(text, end)
    if behind is None or behind[1] is None:
        return True
    word = behind[1].lower()
    return word in stop_words("en") or word.endswith(("ed", "ly"))


# --- one claim by several ---------------------------------------------------------------------------------

_Claims = list[tuple[int, int]]
"""Pairs of statements, by index, that make one claim, the lower first."""


def _claims(told: Sequence[Told]) -> _Claims:
    """Pairs of statements of different texts that say the same by their words."""
    holders: dict[tuple[str, str], list[int]] = {}
    sets = []
    found = []
    for index, one in enumerate(told):
        stems = _stems(one)
        sets.append(stems)
        met: Counter[int] = Counter()
        for word in sorted(stems):
            held = holders.setdefault((one.language, word), [])
            met.update(held)
            if len(held) < MOST_HOLDERS:
                held.append(index)
        for other, shared in sorted(met.items()):
            least = min(len(stems), len(sets[other]))
            apart = told[other].statement.passage.article != one.statement.passage.article
            if apart and shared >= LEAST_STEMS and shared >= SAME_CLAIM * least:
                found.append((other, index))
    return sorted(found)


def _stems(one: Told) -> frozenset[str]:
    """Stems of the content words that are said, hedges not among them."""
    text = " ".join(words.text for words in one.statement.words or (one.statement.passage,))
    stop = stop_words(one.language)
    words = (word.casefold() for word in _WORD.findall(_HEDGES.sub(" ", text)))
    return frozenset(stem(word, one.language) for word in words if word not in stop)


def _grouped(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The statements that pairs link, directly or through others, in order."""
    home: dict[int, list[int]] = {}
    for left, right in pairs:
        one, other = home.setdefault(left, [left]), home.setdefault(right, [right])
        if one is other:
            continue
        large, small = (one, other) if len(one) >= len(other) else (other, one)
        large += small
        for index in small:
            home[index] = large
    groups = {id(group): group for group in home.values()}
    return sorted(sorted(group) for group in groups.values())


# --- verbs of saying --------------------------------------------------------------------------------------


def _verbs(told: Sequence[Told], claims: _Claims) -> Iterator[Usage]:
    """For each utterance that two texts carry with unlike verbs, which writes which.

    A text without a word of its own, whose outlet therefore has no account, is left out.
    """
    writers = {one.statement.chain: one.account for one in reversed(told) if not one.statement.speaker}

    def is_one_utterance(left: Told, right: Told) -> bool:
        same = left.account == right.account and bool(left.statement.speaker)
        return same and bool(left.statement.cue) and bool(right.statement.cue)

    pairs = [(left, right) for left, right in claims if is_one_utterance(told[left], told[right])]
    for group in _grouped(pairs):
        found = []
        for index in group:
            statement = told[index].statement
            writer = writers.get(statement.chain, told[index].account)
            found.append((writer, _verb(statement.cue or ""), _cue(told[index])))
        if len({verb for _, verb, _ in found}) > 1:
            row = _row("verb", told[group[0]].statement.speaker or "", found)
            if row is not None:
                yield row


def _verb(cue: str) -> str:
    """The verb of a cue without its ending; all that tell nothing more than `said` are one."""
    words = [word for word in cue.lower().split() if not word.endswith("ly") and word not in _BESIDE]
    plain = next((word for word in words if word in _PLAIN), None)
    if plain is not None or not words:
        return "said"
    telling = next((word for word in words if word not in stop_words("en")), words[0])
    return _ENDINGS.sub("", telling)


def _cue(one: Told) -> Passage:
    """The cue where it stands in its sentence, outside of what is said; else the whole sentence."""
    passage, cue = one.statement.passage, one.statement.cue or ""
    at = passage.text.find(cue)
    while at >= 0:
        found = passage.part(at, at + len(cue))
        if not any(words.overlaps(found) for words in one.statement.words):
            return found
        at = passage.text.find(cue, at + 1)
    return passage


# --- hedges -----------------------------------------------------------------------------------------------


def _hedges(told: Sequence[Told], claims: _Claims) -> Iterator[Usage]:
    """For each claim that one account hedges and another does not, or otherwise, who does how."""
    english = [pair for pair in claims if primary(told[pair[0]].language) in ("en", "und")]
    hedged = {index: _hedge(told[index]) for pair in english for index in pair}
    pairs = [
        (left, right)
        for left, right in english
        if told[left].account != told[right].account and (hedged[left] or hedged[right])
    ]
    for group in _grouped(pairs):
        found = []
        for index in group:
            hedges = hedged[index]
            found += [(told[index].account, hedge.text.lower(), hedge) for hedge in hedges]
            if not hedges:
                found.append((told[index].account, "", told[index].statement.passage))
        row = _row("hedge", _begin(told[group[0]]), found)
        if row is not None:
            yield row


def _hedge(one: Told) -> tuple[Passage, ...]:
    passage = one.statement.passage
    return tuple(passage.part(*match.span()) for match in _HEDGES.finditer(passage.text))


def _begin(one: Told) -> str:
    """The first words of a claim, verbatim."""
    text = next(iter(one.statement.words), one.statement.passage).text
    words = list(_WORD.finditer(text))[:REFERENT_WORDS]
    whole = not words or len(_WORD.findall(text)) <= REFERENT_WORDS
    return text.strip() if whole else f"{text[words[0].start() : words[-1].end()]} …"
