"""What a sentence tells, without who says it, and how much of it another tells too.  English only."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from reportgen.difference.denial import DENIALS, NEGATORS, negation, spoken
from reportgen.difference.opposites import concept_of, stem

# "Shortly after 1 p.m.", "11:30": two times of one matter make its tellings no less alike.
_CLOCK: Final = re.compile(
    r"\b(?:shortly\s)?(?:(?:before|after)\s)?[0-9]{1,2}(?:[:.][0-9]{2})?(?:\s?[ap]\.?m\b\.?|(?<=:..))"
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
_ANNOUNCING: Final = re.compile(
    r",\s(?:announced|reported|reports|confirmed|confirms|denied|denies|acknowledged|admitted)\s(?!the\s|an?\s)"
)
_IDLE: Final = frozenset(
    "a an the of in on at by for from to with and or but as than that this these those is was are "
    "were be been being am has have had having do does did will would can could may might must shall "
    "should it its he his she her they their them we our i my you your who which there not no never "
    "said says say told like able also yet already so far any some longer mr mrs ms".split()
)
_GENERAL_STEMS: Final = frozenset(map(stem, sorted(_GENERAL)))


def matter(text: str) -> str:
    """What a sentence says, without who says it: what stands behind `said that` or before `, said Hall`."""
    before = _SPEAKER_BEFORE.search(text)
    behind = next((m for m in _SPEAKER_BEHIND.finditer(text) if not _closes_aside(text, m)), None)
    if before is not None:
        return text[before.end() :]
    return text[: behind.start()] if behind is not None else text


def _closes_aside(text: str, match: re.Match[str]) -> bool:
    """Whether the comma ends an apposition, so that the verb is the sentence's own.

    `The mill, a maker of flour, reported net earnings` tells of the mill; who speaks behind the comma of
    `..., reported Ines Hall` has a name, an article or a title.
    """
    return (
        bool(_ANNOUNCING.match(text, match.start()))
        and "," in text[: match.start()]
        and text[match.end() : match.end() + 1].islower()
    )


# Each telling of a matter is compared with every other one of it.
@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """Stems of the words that carry the sentence, negations and antonyms brought to one form."""
    words = spoken(text)
    return frozenset(
        concept_of(word)[0]
        for i, (word, _, _) in enumerate(words)
        if word[0].isalnum() and not is_idle(word) and not (word in DENIALS and negation(words, i)[0])
    )


@lru_cache(maxsize=1 << 14)
def is_idle(word: str) -> bool:
    """Whether a word in lower case carries nothing of its own."""
    plain = word.partition("'")[0]  # "she'd" is idle as "she" is
    return plain in _IDLE or word in NEGATORS or word.endswith("n't")


def alikeness(left: str, right: str) -> float:
    """Share of the shorter telling's content words that the other holds, 0 where one has none.

    Who tells it does not count, nor do times of day and nouns that stand for whatever is spoken of.
    """
    a, b = weighed(left), weighed(right)
    return len(a & b) / max(1, min(len(a), len(b)))


@lru_cache(maxsize=4096)
def weighed(text: str) -> frozenset[str]:
    """The same of what is told, without its times of day and the nouns that stand for anything."""
    return content(_CLOCK.sub(" ", matter(text))) - _GENERAL_STEMS


def overlap(left: str, right: str) -> float:
    """Content words in both over content words in either (Jaccard)."""
    a, b = content(left), content(right)
    return len(a & b) / max(1, len(a | b))
