"""Negation, antonyms and rival names in a sentence: what sets two tellings against each other in words.

English only.  Polarity goes by parity: a negation and an antonym cancel, so that `oppose` agrees with
`would not support`.  Rival names are listed in `NAMES`, a small table that grows by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reportgen.passage import Span

# A negation reaches this many words forward ("has not so far been detained") ...
SCOPE: Final = 7
# ... "denied that" a whole clause ("denied that the ship had been overloaded") ...
DENIED: Final = 9
# ... but turns no more than this many content words: what stands behind them is the matter, not the verb.
DEPTH: Final = 3
# ... and a pair of sentences must share this much of their content for a negation to set them apart:
# below it two aligned sentences speak of the matter from too far apart to be weighed word by word.
ALIKE: Final = 0.6
# Above it they differ by the negation alone, which makes the difference sure.
SAME: Final = 0.8

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[0-9][0-9.,]*|[.,;:!?()\"“”]")
# "Shortly after 1 p.m.", "11:30": two times of one matter make its tellings no less alike.
_CLOCK: Final = re.compile(
    r"\b(?:shortly\s)?(?:(?:before|after)\s)?[0-9]{1,2}(?:[:.][0-9]{2})?(?:\s?[ap]\.?m\b\.?|(?<=:..))"
)
_NEGATORS: Final = frozenset("not no never nor neither none nobody without cannot hardly nothing".split())
_MARKS: Final = frozenset('"“”')
_ENDERS: Final = frozenset(".,;:!?()") | frozenset(
    "but and because although while who which that how whether if unless what why when where".split()
)
# "Asked if he would sign" tells neither that he did nor that he did not.
_SUPPOSED: Final = frozenset("if whether unless".split())
# "refused to sign" did not sign, and who "stopped selling" sells no more.
_UNDONE: Final = frozenset(
    "refuse refused refuses fail failed fails decline declined declines unable unwilling".split()
)
_STOPPED: Final = frozenset("stop stops stopped cease ceases ceased quit".split())
# "Denied that she was late", "denied taking bribes" and "rejected claims that" turn what follows.
_DENIALS: Final = frozenset(
    "deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed dismissing "
    "refute refutes refuted refuting dispute disputes disputed disputing contradict contradicts "
    "contradicted".split()
)
_CLAIMS: Final = frozenset(
    "claim claims report reports allegation allegations suggestion suggestions accusation accusations "
    "rumor rumors rumour rumours charge charges idea notion assertion assertions".split()
)
# Words that name whatever is spoken of, as a pronoun does: "the ship" for a ferry that has a name.
_GENERAL: Final = frozenset(
    "ship vessel boat plane aircraft jet car vehicle train company firm group man woman people person "
    "official officials city town country nation thing".split()
)
_SAYING: Final = (
    r"(?:said|says|say|told|tells|added|adds|announced|claimed|claims|insisted|insists|stated|states|"
    r"reported|reports|repeated|denied|denies|deny|confirmed|confirms|acknowledged|admitted|maintained|argued)"
)
# "Ines Hall, who speaks for the line, said that ..." and "..., said Ines Hall": who says it, not what.
_SPEAKER_BEFORE: Final = re.compile(
    rf"\b{_SAYING}\b(?:(?:\s[^\W\d_]+){{0,4}}\sthat\b|(?=\s(?:the|a|an|no|he|she|it|they|we|there)\b))"
)
_SPEAKER_BEHIND: Final = re.compile(
    rf"[,?!][\"”’']?\s(?:{_SAYING}\s|(?:[^\W\d_]+\s){{1,3}}{_SAYING}\b|according\sto\s)"
)
# Behind these "not" or "no" does not turn the sentence round.
_HARMLESS: Final = frozenset("only just merely matter doubt more less fewer least".split())
_IDLE: Final = frozenset(
    "a an the of in on at by for from to with and or but as than that this these those is was are "
    "were be been being am has have had having do does did will would can could may might must shall "
    "should it its he his she her they their them we our i my you your who which there not no never "
    "said says say told like able also yet already so far any some longer mr mrs ms".split()
)
_OPPOSITES: Final = (
    "support back favor endorse|oppose",
    "accept approve pass adopt|reject refuse decline disapprove defeat",
    "confirm acknowledge admit|deny",
    "win gain earn earnings profit|lose loss",
    "rise increase grow climb|fall decrease drop decline shrink",
    "agree|disagree",
    "legal lawful|illegal unlawful",
    "guilty|innocent",
    "alive|dead",
    "survive|die perish",
    "succeed|fail",
    "open|close",
    "allow permit|ban forbid prohibit",
    "possible|impossible",
    "true|false",
    "safe|unsafe dangerous",
    "free release|detain imprison",
    "attend|skip boycott",
    "remember|forget",
    "raise|lower cut",
    "arrive enter|leave depart",
    "convict|acquit exonerate",
    "hire appoint|fire dismiss sack",
    "praise welcome|criticize criticise condemn denounce",
    "cause|prevent",
    "join|quit",
    "include|exclude",
    "likely|unlikely",
    "keep retain|abandon",
    "marry|divorce",
    "strengthen|weaken",
    "encourage|discourage",
    "improve|worsen",
    "easy easily|difficult challenging",
    "strong|weak",
    "voluntary optional|compulsory mandatory obligatory",
    "temporary|permanent",
    "resume restart|suspend halt",
    "impose|lift",
    "deploy|withdraw",
    "armed|unarmed",
    "conscious|unconscious",
    "peaceful|violent",
    "sober|drunk",
    "full|empty",
    "public|secret confidential",
    "deliberate intentional|accidental unintentional",
    "available|unavailable",
    "complete|incomplete",
    "known|unknown",
    "employed|unemployed",
    "friend ally|enemy foe",
    "hot|cold",
    "rich|poor",
)
NAMES: Final = (
    ("ISIS", "ISIL", "Isil", "Isis", "Islamic State", "Daesh", "Da'esh", "IS group"),
    ("terrorist", "militant", "rebel", "insurgent", "freedom fighter", "extremist"),
    ("Burma", "Myanmar"),
    ("Kiev", "Kyiv"),
    ("regime", "government"),
    ("illegal immigrant", "undocumented immigrant", "illegal alien"),
    ("Obamacare", "Affordable Care Act"),
    ("estate tax", "death tax"),
    ("annexation", "reunification"),
    ("security barrier", "separation wall", "security fence"),
    ("riot", "protest"),
)
"""Names that one thing goes by; which of them a text uses is shown, never scored."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word whose polarity is known, in offsets of its text."""

    concept: str
    """What it speaks of, the same for both members of an antonym pair."""
    positive: bool
    """Whether it is affirmed, negation and antonym counted together."""
    span: Span
    """The words that carry it, the negation included."""
    negated: bool = False
    """Whether a negation stands before it."""
    aside: bool = False
    """Whether two content words stand between a plain negation and it: too far off to be what is denied."""


def stem(word: str) -> str:
    """The word without common English endings; coarse, for comparing words of two sentences only."""
    word = word.lower()
    for ending, least in (("ies", 5), ("ied", 5), ("ing", 6), ("ed", 5), ("es", 5), ("s", 4), ("e", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            word = word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word.removesuffix("e")


_IRREGULAR: Final = {
    past: plain
    for past, _, plain in (
        pair.partition(":")
        for pair in (
            "won:win lost:lose rose:rise risen:rise fell:fall fallen:fall grew:grow grown:grow began:begin "
            "begun:begin bought:buy sold:sell died:die denied:deny banned:ban forbade:forbid took:take "
            "taken:take gave:give given:give made:make broke:break broken:break sank:sink sunk:sink "
            "struck:strike paid:pay held:hold kept:keep met:meet sent:send built:build stole:steal "
            "stolen:steal withdrew:withdraw withdrawn:withdraw brought:bring fought:fight"
        ).split()
    )
}


def _concepts() -> dict[str, tuple[str, bool]]:
    table: dict[str, tuple[str, bool]] = {}
    for pair in _OPPOSITES:
        affirmed, opposed = pair.split("|")
        name = stem(affirmed.split()[0])
        table |= {stem(word): (name, False) for word in opposed.split()}
        table |= {stem(word): (name, True) for word in affirmed.split()}
    return table


_CONCEPTS: Final = _concepts()
_GENERAL_STEMS: Final = frozenset(map(stem, sorted(_GENERAL)))
Word = tuple[str, int, int]
"""A word in lower case, the offset of its first character and that behind its last."""


def _words(text: str) -> list[Word]:
    return [(m.group().lower().replace("’", "'"), m.start(), m.end()) for m in _WORD.finditer(text)]


def matter(text: str) -> str:
    """What a sentence says, without who says it: what stands behind `said that` or before `, said Hall`."""
    before, behind = _SPEAKER_BEFORE.search(text), _SPEAKER_BEHIND.search(text)
    if before is not None:
        return text[before.end() :]
    return text[: behind.start()] if behind is not None else text


# Each telling of a matter is compared with every other one of it.
@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """Stems of the words that carry the sentence, negations and antonyms brought to one form."""
    words = _words(text)
    return frozenset(
        _concept(word)[0]
        for i, (word, _, _) in enumerate(words)
        if word[0].isalnum() and not _is_idle(word) and not (word in _DENIALS and _negation(words, i)[0])
    )


def _is_idle(word: str) -> bool:
    plain = word.partition("'")[0]  # "she'd" is idle as "she" is
    return plain in _IDLE or word in _NEGATORS or word.endswith("n't")


def _concept(word: str) -> tuple[str, bool]:
    plain = stem(_IRREGULAR.get(word, word))
    return _CONCEPTS.get(plain, (plain, True))


def alikeness(left: str, right: str) -> float:
    """Share of the shorter telling's content words that the other holds, 0 where one has none.

    Who tells it does not count, nor do times of day and nouns that stand for whatever is spoken of.
    """
    a, b = (content(_CLOCK.sub(" ", matter(text))) - _GENERAL_STEMS for text in (left, right))
    return len(a & b) / max(1, min(len(a), len(b)))


def overlap(left: str, right: str) -> float:
    """Content words in both over content words in either (Jaccard)."""
    a, b = content(left), content(right)
    return len(a & b) / max(1, len(a | b))


def predicates(text: str) -> Iterator[Predicate]:
    """The content words of the text with their polarity, in its order, without what is only supposed."""
    reach = depth = begun = behind = widest = 0
    turned = paused = supposed = False
    words = _words(text)
    for i, (word, start, end) in enumerate(words):
        if i < behind or word in _MARKS:
            continue
        size, scope = _negation(words, i)
        if size:
            # "It will not, it must not stand" says one thing twice.
            begun, turned = (begun, paused or not turned) if reach else (start, True)
            reach, depth, behind, paused, widest = scope, DEPTH, i + size, False, scope
        elif word == "," and reach and depth == DEPTH:
            paused = True  # "it has not, so far, been found" is one clause
            continue
        elif word in _ENDERS:
            reach, turned, supposed = 0, False, word in _SUPPOSED
        elif word == "or" and turned:  # "not the gear or the training": neither of them
            reach, depth = SCOPE, DEPTH
        elif not supposed and _is_content(words, i, text):
            concept, positive = _concept(word)
            turns = reach > 0 and turned
            aside = turns and depth < DEPTH - 1 and widest < DENIED
            yield Predicate(concept, positive != turns, (begun if reach else start, end), turns, aside)
            depth -= 1
            reach = reach if depth > 0 else 0
        reach = max(0, reach - 1)


def _is_content(words: Sequence[Word], i: int, text: str) -> bool:
    """Whether the word carries a matter of its own; a name inside the sentence does not."""
    word, start, _ = words[i]
    return word[0].isalpha() and not _is_idle(word) and not (i and text[start].isupper())


def _negation(words: Sequence[Word], i: int) -> tuple[int, int]:
    """How many words from word i on are a negation, 0 where none are, and how many words it reaches."""
    word, following, third = (words[k][0] if k < len(words) else "" for k in (i, i + 1, i + 2))
    if word in _DENIALS:
        if following == "that":
            return 2, DENIED
        if following in _CLAIMS and third in ("that", "of"):
            return 3, DENIED
        return (1, SCOPE) if following.endswith("ing") and len(following) > 5 else (0, 0)
    if word in _UNDONE:
        return int(following == "to"), SCOPE
    if word in _STOPPED:
        return int(following.endswith("ing")), SCOPE
    return int((word in _NEGATORS or word.endswith("n't")) and following not in _HARMLESS), SCOPE


def opposed(left: str, right: str) -> tuple[Predicate, Predicate] | None:
    """The first predicate on which two alike sentences have contrary polarity, None where there is none.

    Where the sentences agree on a predicate that one of them negates, because the other negates it too or
    because negation and antonym cancel, they agree, and what else the negation reaches says nothing.
    """
    if alikeness(left, right) < ALIKE or not (_turning(left) or _turning(right)):
        return None
    others = _settled(right)
    shared = [(mine, others[concept]) for concept, mine in _settled(left).items() if concept in others]
    if any(mine.positive == other.positive and (mine.negated or other.negated) for mine, other in shared):
        return None
    return next(
        (pair for pair in shared if pair[0].positive != pair[1].positive and not _is_aside(pair)), None
    )


def _is_aside(pair: tuple[Predicate, Predicate]) -> bool:
    return any(predicate.aside for predicate in pair)


@lru_cache(maxsize=4096)
def _settled(text: str) -> Mapping[str, Predicate]:
    """The predicates that the text either affirms or denies throughout."""
    found: dict[str, Predicate] = {}
    torn: set[str] = set()
    for predicate in predicates(text):
        if found.setdefault(predicate.concept, predicate).positive != predicate.positive:
            torn.add(predicate.concept)
    return {concept: predicate for concept, predicate in found.items() if concept not in torn}


@lru_cache(maxsize=4096)
def _turning(text: str) -> bool:
    """Whether anything in the text can turn it round."""
    return any(_is_turning(word) for word, _, _ in _words(text))


def _is_turning(word: str) -> bool:
    return word in _NEGATORS or word.endswith("n't") or stem(_IRREGULAR.get(word, word)) in _CONCEPTS


def _name_patterns() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    made = []
    for group in NAMES:
        ordered = sorted(group, key=lambda name: (-len(name), name))
        plural = {name + "s": name.casefold() for name in group if name.islower()}
        made.append(
            (
                re.compile(
                    r"\b(?:" + "|".join(f"{re.escape(n)}{'s?' * n.islower()}" for n in ordered) + r")\b"
                ),
                {name: name.casefold() for name in group} | plural,
            )
        )
    return tuple(made)


_PATTERNS: Final = _name_patterns()


def names(text: str) -> Iterator[tuple[int, str, Span]]:
    """Names with rivals: the number of the group in `NAMES`, the name folded, and where it stands."""
    for group, (pattern, folded) in enumerate(_PATTERNS):
        for match in pattern.finditer(text):
            yield group, folded[match.group()], match.span()
