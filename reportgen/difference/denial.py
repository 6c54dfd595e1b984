"""Words that deny, English only: which they are, and how many words each reaches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

# A negation reaches this many words forward ("has not so far been detained") ...
SCOPE: Final = 7
# ... "denied that" a whole clause ("denied that the ship had been overloaded") ...
DENIED: Final = 9
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[0-9]+(?:[.,][0-9]+)*|[.,;:!?()\"“”]")
NEGATORS: Final = frozenset("not no never nor neither none nobody without cannot hardly nothing".split())
ENDERS: Final = frozenset(".,;:!?()") | frozenset(
    "but and because although while who which that how whether if unless what why when where".split()
)
# "refused to sign" did not sign, and who "stopped selling" sells no more.
UNDONE: Final = frozenset(
    "refuse refused refuses fail failed fails decline declined declines unable unwilling".split()
)
_VOTES: Final = {"for": "approve", "against": "reject"}
STOPPED: Final = frozenset("stop stops stopped cease ceases ceased quit".split())
# "Denied that she was late", "denied taking bribes" and "rejected claims that" turn what follows.
DENIALS: Final = frozenset(
    "deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed dismissing "
    "refute refutes refuted refuting dispute disputes disputed disputing contradict contradicts "
    "contradicted".split()
)
_CLAIMS: Final = frozenset(
    "claim claims report reports allegation allegations suggestion suggestions accusation accusations "
    "rumor rumors rumour rumours charge charges idea notion assertion assertions".split()
)
_NEGATING: Final = NEGATORS | UNDONE | STOPPED | DENIALS
# "No evidence that she was late" goes with "she was not late", and turns what follows as a denial does.
_GROUNDS: Final = frozenset("evidence proof sign signs indication indications truth suggestion".split())
# A clause without "that" behind a denial begins with one of these, and has its verb within so many words.
_SUBJECTS: Final = frozenset("he she it they we i the a an his her its their any".split())
LONGEST_SUBJECT: Final = 4
_FINITE: Final = frozenset("was were is are had has would did will could".split())
# "Did not open until noon" tells that it opened; "will not open until noon" does not yet.
_ENDED: Final = frozenset("did was were had".split())
_NOT_ENDED: Final = frozenset("didn't wasn't weren't hadn't".split())
# Behind these "not" or "no" does not turn the sentence round.
_HARMLESS: Final = frozenset(
    "only just merely matter doubt more less fewer least counting including mentioning until till".split()
)
Word = tuple[str, int, int]
"""A word in lower case, the offset of its first character and that behind its last."""


# What turns a sentence, what it tells and how alike it is to another are read from the same words.
@lru_cache(maxsize=1024)
def spoken(text: str) -> tuple[Word, ...]:
    """The words and signs of a text, with `approve` or `reject` for the `for` or `against` of a vote."""
    found = [(m.group().lower().replace("’", "'"), *m.span()) for m in _WORD.finditer(text)]
    for i, (word, start, end) in enumerate(found):
        if word in _VOTES:
            found[i] = (_vote(found, i) or word, start, end)
    return tuple(found)


def _vote(words: Sequence[Word], i: int) -> str | None:
    """What `for` or `against` tells behind a vote: whoever votes against a thing rejects it."""
    voted = any(word[:4] in ("vote", "voti") for word, _, _ in words[max(0, i - 2) : i])
    return _VOTES[words[i][0]] if voted else None


def may_negate(word: str) -> bool:
    """Whether a negation can begin with this word."""
    return word in _NEGATING or word.endswith("n't")


def negation(words: Sequence[Word], i: int) -> tuple[int, int]:
    """How many words from word i on are a negation, 0 where none are, and how many words it reaches."""
    if not may_negate(words[i][0]):
        return 0, 0
    word, following, third = (words[k][0] if k < len(words) else "" for k in (i, i + 1, i + 2))
    if word == "no" and following in _GROUNDS and third in ("that", "of"):
        return 3, DENIED
    if word in DENIALS:
        return _denial(words, i, following, third)
    if word in UNDONE:
        return int(following == "to"), SCOPE
    if word in STOPPED:
        return int(following.endswith("ing")), SCOPE
    negates = (word in NEGATORS or word.endswith("n't")) and following not in _HARMLESS
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
        if word in ENDERS or word in _CLAIMS:
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
        if word in ENDERS:
            return False
    return False
