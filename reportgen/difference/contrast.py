"""Negation and antonyms in a sentence: what sets two tellings against each other in words.

English only; `negation` has the plain cases of other languages.  Polarity goes by parity: a negation and
an antonym cancel, so that `oppose` agrees with `would not support`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final

from reportgen.difference.contest import CONTESTS, are_rivals
from reportgen.difference.opposites import CONCEPTS, IRREGULAR, concept_of, is_undone, stem
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
# So does the negation of a telling of which as large a share, in so many words, stands in a longer one.
WHOLE: Final = 4
# Of what a text both affirms and denies the one is meant that has so many more words in common beside it ...
CLEARLY: Final = 2
# ... within so many characters.
NEAR: Final = 50
# A text that has the word more often than this is no sentence.
OFTEN: Final = 6

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[0-9]+(?:[.,][0-9]+)*|[.,;:!?()\"“”]")
# "Shortly after 1 p.m.", "11:30": two times of one matter make its tellings no less alike.
_CLOCK: Final = re.compile(
    r"\b(?:shortly\s)?(?:(?:before|after)\s)?[0-9]{1,2}(?:[:.][0-9]{2})?(?:\s?[ap]\.?m\b\.?|(?<=:..))"
)
_NEGATORS: Final = frozenset("not no never nor neither none nobody without cannot hardly nothing".split())
# A question tells neither that it is so nor that it is not.
_QUESTION: Final = re.compile(r"\?[\"”’']?\s*$")
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
_VOTES: Final = {"for": "approve", "against": "reject"}
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
# "No evidence that she was late" goes with "she was not late", and turns what follows as a denial does.
_GROUNDS: Final = frozenset("evidence proof sign signs indication indications truth suggestion".split())
# A clause without "that" behind a denial begins with one of these, and has its verb within so many words.
_SUBJECTS: Final = frozenset("he she it they we i the a an his her its their any".split())
LONGEST_SUBJECT: Final = 4
_FINITE: Final = frozenset("was were is are had has would did will could".split())
# "Did not open until noon" tells that it opened; "will not open until noon" does not yet.
_ENDED: Final = frozenset("did was were had".split())
_NOT_ENDED: Final = frozenset("didn't wasn't weren't hadn't".split())
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
# Behind these "not" or "no" does not turn the sentence round.
_HARMLESS: Final = frozenset(
    "only just merely matter doubt more less fewer least counting including mentioning until till".split()
)
_IDLE: Final = frozenset(
    "a an the of in on at by for from to with and or but as than that this these those is was are "
    "were be been being am has have had having do does did will would can could may might must shall "
    "should it its he his she her they their them we our i my you your who which there not no never "
    "said says say told like able also yet already so far any some longer mr mrs ms".split()
)


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


_GENERAL_STEMS: Final = frozenset(map(stem, sorted(_GENERAL)))
Word = tuple[str, int, int]
"""A word in lower case, the offset of its first character and that behind its last."""


def _words(text: str) -> list[Word]:
    found = [(m.group().lower().replace("’", "'"), m.start(), m.end()) for m in _WORD.finditer(text)]
    return [(_vote(found, i) or word, start, end) for i, (word, start, end) in enumerate(found)]


def _vote(words: Sequence[Word], i: int) -> str | None:
    """What `for` or `against` tells behind a vote: whoever votes against a thing rejects it."""
    if words[i][0] not in _VOTES or not any(
        word[:4] in ("vote", "voti") for word, _, _ in words[max(0, i - 2) : i]
    ):
        return None
    return _VOTES[words[i][0]]


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
    words = _words(text)
    return frozenset(
        concept_of(word)[0]
        for i, (word, _, _) in enumerate(words)
        if word[0].isalnum() and not _is_idle(word) and not (word in _DENIALS and _negation(words, i)[0])
    )


def _is_idle(word: str) -> bool:
    plain = word.partition("'")[0]  # "she'd" is idle as "she" is
    return plain in _IDLE or word in _NEGATORS or word.endswith("n't")


def alikeness(left: str, right: str) -> float:
    """Share of the shorter telling's content words that the other holds, 0 where one has none.

    Who tells it does not count, nor do times of day and nouns that stand for whatever is spoken of.
    """
    a, b = _weighed(left), _weighed(right)
    return len(a & b) / max(1, min(len(a), len(b)))


@lru_cache(maxsize=4096)
def _weighed(text: str) -> frozenset[str]:
    return content(_CLOCK.sub(" ", matter(text))) - _GENERAL_STEMS


def overlap(left: str, right: str) -> float:
    """Content words in both over content words in either (Jaccard)."""
    a, b = content(left), content(right)
    return len(a & b) / max(1, len(a | b))


def predicates(text: str) -> Iterator[Predicate]:
    """The content words of the text with their polarity, in its order, without what is only supposed."""
    reach = depth = begun = behind = widest = 0
    turned = paused = supposed = verb_only = False
    words = _words(text)
    for i, (word, start, end) in enumerate(words):
        if i < behind or word in _MARKS:
            continue
        size, scope = _negation(words, i)
        if size:
            # "It will not, it must not stand" says one thing twice.
            begun, turned = (begun, paused or not turned) if reach else (start, True)
            reach, depth, behind, paused, widest = scope, DEPTH, i + size, False, scope
            verb_only = word in _UNDONE or word in _STOPPED  # who declined to print the tweet has the tweet
        elif word == "," and reach and depth == DEPTH:
            paused = True  # "it has not, so far, been found" is one clause
            continue
        elif word in _ENDERS:
            reach, turned, supposed = 0, False, word in _SUPPOSED
        elif word == "or" and turned:  # "not the gear or the training": neither of them
            reach, depth = SCOPE, DEPTH
        elif not supposed and _is_content(words, i, text):
            concept, positive = concept_of(word)
            turns = reach > 0 and turned
            aside = turns and depth < DEPTH - 1 and widest < DENIED
            yield Predicate(concept, positive != turns, (begun if reach else start, end), turns, aside)
            depth = 0 if verb_only else depth - 1
            reach = reach if depth > 0 else 0
        reach = max(0, reach - 1)


def _is_content(words: Sequence[Word], i: int, text: str) -> bool:
    """Whether the word carries a matter of its own; a name inside the sentence does not."""
    word, start, _ = words[i]
    return word[0].isalpha() and not _is_idle(word) and not (i and text[start].isupper())


def _negation(words: Sequence[Word], i: int) -> tuple[int, int]:
    """How many words from word i on are a negation, 0 where none are, and how many words it reaches."""
    word, following, third = (words[k][0] if k < len(words) else "" for k in (i, i + 1, i + 2))
    if word == "no" and following in _GROUNDS and third in ("that", "of"):
        return 3, DENIED
    if word in _DENIALS:
        return _denial(words, i, following, third)
    if word in _UNDONE:
        return int(following == "to"), SCOPE
    if word in _STOPPED:
        return int(following.endswith("ing")), SCOPE
    negates = (word in _NEGATORS or word.endswith("n't")) and following not in _HARMLESS
    return int(negates and not _only_later(words, i)), SCOPE


def _denial(words: Sequence[Word], i: int, following: str, third: str) -> tuple[int, int]:
    """How many words a verb of denying and what belongs to it are, and how many words it reaches."""
    if following == "that":
        return 2, DENIED
    if following in _CLAIMS and third in ("that", "of"):
        return 3, DENIED
    if _holds_clause(words, i):
        return 1, DENIED
    return (1, SCOPE) if following.endswith("ing") and len(following) > 5 else (0, 0)


def _holds_clause(words: Sequence[Word], i: int) -> bool:
    """Whether a verb of denying has a clause behind it without `that`: `denied he was drunk`."""
    if i + 1 >= len(words) or words[i + 1][0] not in _SUBJECTS:
        return False
    for word, _, _ in words[i + 2 : i + 2 + LONGEST_SUBJECT]:
        if word in _ENDERS or word in _CLAIMS:
            return False
        if word in _FINITE:
            return True
    return False


def _only_later(words: Sequence[Word], i: int) -> bool:
    """Whether something is denied for a while only, as in `did not open until noon`: then it opened."""
    before = words[i - 1][0] if i else ""
    if before not in _ENDED and words[i][0] not in _NOT_ENDED:
        return False
    for word, _, _ in words[i + 1 : i + 1 + SCOPE]:
        if word in ("until", "till"):
            return True
        if word in _ENDERS:
            return False
    return False


def opposed(left: str, right: str) -> tuple[Predicate, Predicate] | None:
    """The first predicate on which two alike sentences have contrary polarity, None where there is none.

    Where the sentences agree on a predicate that one of them negates, because the other negates it too or
    because negation and antonym cancel, they agree, and what else the negation reaches says nothing.
    """
    if not (is_turning(left) or is_turning(right)) or alikeness(left, right) < ALIKE:
        return None
    if _QUESTION.search(left) or _QUESTION.search(right):
        return None
    others = _by_concept(right)
    shared = [
        pair
        for concept, mine in _by_concept(left).items()
        if concept in others and (pair := _counterparts(left, mine, right, others[concept])) is not None
    ]
    if any(mine.positive == other.positive and (mine.negated or other.negated) for mine, other in shared):
        return None
    return next(
        (
            pair
            for pair in shared
            if pair[0].positive != pair[1].positive
            and not _is_aside(pair)
            and not _is_of_rivals(left, right, pair)
        ),
        None,
    )


def _is_of_rivals(left: str, right: str, pair: tuple[Predicate, Predicate]) -> bool:
    one, other = pair
    return one.concept in CONTESTS and are_rivals(left[: one.span[0]], right[: other.span[0]])


def _counterparts(
    left: str, mine: Sequence[Predicate], right: str, theirs: Sequence[Predicate]
) -> tuple[Predicate, Predicate] | None:
    """The predicates of one concept that tell of one thing, None where that cannot be said.

    A text that both affirms and denies (`arrived in May, departing on 1 November`) tells of two things;
    the words beside them say which of the two the other sentence tells of.
    """
    if len({one.positive for one in mine}) == len({one.positive for one in theirs}) == 1:
        return mine[0], theirs[0]
    best: dict[bool, tuple[int, tuple[Predicate, Predicate] | None]] = {True: (-1, None), False: (-1, None)}
    for (one, ours), (other, others) in product(_placed(left, mine), _placed(right, theirs)):
        same, score = one.positive == other.positive, len(ours & others)
        if score > best[same][0]:
            best[same] = (score, (one, other))
    return best[False][1] if best[False][0] >= best[True][0] + CLEARLY else None


def _placed(text: str, told: Sequence[Predicate]) -> list[tuple[Predicate, frozenset[str]]]:
    """The first few predicates of a concept, each with the content words between it and its neighbors."""
    ends = [0, *(one.span[1] for one in told)]
    starts = [*(one.span[0] for one in told), len(text)]
    return [(one, _beside(text, one, (ends[n], starts[n + 1]))) for n, one in enumerate(told[:OFTEN])]


def _beside(text: str, predicate: Predicate, within: Span) -> frozenset[str]:
    """Stems of the content words near a predicate, inside some bounds."""
    start, end = predicate.span
    return content(text[max(within[0], start - NEAR) : start]) | content(
        text[end : min(within[1], end + NEAR)]
    )


def same_matter(left: str, right: str, pair: tuple[Predicate, Predicate]) -> bool:
    """Whether two tellings differ in nothing but the polarity of a predicate, so far as their words show.

    They share nearly all their words; or nearly all that the shorter one
    tells, in words enough, is in the other, some of it beside the predicate.
    """
    if overlap(matter(left), matter(right)) >= SAME:
        return True
    near = [_beside(text, one, (0, len(text))) for text, one in zip((left, right), pair, strict=True)]
    shared = _weighed(left) & _weighed(right)
    return alikeness(left, right) >= SAME and len(shared) >= WHOLE and len(near[0] & near[1]) >= CLEARLY


def _is_aside(pair: tuple[Predicate, Predicate]) -> bool:
    return any(predicate.aside for predicate in pair)


@lru_cache(maxsize=4096)
def _by_concept(text: str) -> Mapping[str, Sequence[Predicate]]:
    found: dict[str, list[Predicate]] = {}
    for predicate in predicates(text):
        found.setdefault(predicate.concept, []).append(predicate)
    return found


@lru_cache(maxsize=4096)
def is_turning(text: str) -> bool:
    """Whether anything in the text can turn it round."""
    return any(_is_turning(word) for word, _, _ in _words(text))


def _is_turning(word: str) -> bool:
    return (
        word in _NEGATORS
        or word.endswith("n't")
        or stem(IRREGULAR.get(word, word)) in CONCEPTS
        or is_undone(word)
    )
