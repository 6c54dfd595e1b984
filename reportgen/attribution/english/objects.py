"""What stands behind a verb that is no saying by itself: what is refused, and what something is called.

`denied the charge` is said, `denied the appeal` is done; `called the search
urgent` is said, `called the mayor at noon` is done.
"""

from __future__ import annotations

import re

from reportgen.attribution.cues import Cues
from reportgen.attribution.english.ground import is_figure
from reportgen.attribution.tokens import Sentence, capital
from reportgen.grammar import is_verb

_REFUSALS = frozenset(
    """refuse refuses refused refusing reject rejects rejected rejecting deny denies denied denying dismiss
    dismisses dismissed dismissing""".split()
)
# Who refuses one of these does something.
_DEEDS = frozenset(
    """request requests subpoena subpoenas bid bids offer offers appeal appeals petition petitions motion
    motions application applications plea bail parole access entry visa visas asylum permission permit permits
    treatment citizenship ballot ballots warrant""".split()
)
# The noun of an object stands no further behind its verb, nor what the object is called.
_OBJECT = 7
# Words behind which no noun is the verb's object any more.
_BOUNDS = frozenset("of for from to by that and or but is was were are has had have".split())
_NAMING = frozenset("call calls called calling dub dubbed label labeled labelled deem deems deemed".split())
_JUDGING = frozenset(
    """dismiss dismisses dismissed dismissing hail hails hailed hailing deride derides derided deriding
    ridicule ridicules ridiculed ridiculing brand brands branded branding""".split()
)
_JUDGMENTS = frozenset(
    """false fake wrong untrue absurd premature historic flawed biased fair unfair overdue welcome good bad
    fiction rumor rumors rumour rumours lies nonsense propaganda fabrications inaccurate baseless""".split()
)
_PRONOUNS = frozenset("it this that these those him her them".split())
_OBJECT_OPENERS = frozenset("the this that these those his her their its any such my our".split())
_ADDING = frozenset("add adds added adding".split())
_ADDED = frozenset("a an another more new".split())
_MONEY = ("$", "€", "£")
_RELATIVES = frozenset("who which that whose where".split())
_DEGREES = frozenset("more less very too so extremely entirely deeply highly".split())
_ADJECTIVE = re.compile(r"\w{3,}(?:ful|ous|ive|able|ible|less|ical|ary|ish|istic)|un\w{4,}ed")
# `called the office a week later` calls it nothing, nor `called the police a second time`.
_SPELLS = frozenset(
    "week day month year minute moment few hour second third couple time number taxi cab".split()
)


def is_deed(tokens: Sentence, at: int) -> bool:
    """Whether the verb at a token refuses what is asked for, which is no saying."""
    if tokens[at].low not in _REFUSALS:
        return False
    for token in tokens[at + 1 : at + 1 + _OBJECT]:
        if token.kind != "w" or token.low in _BOUNDS:
            return False
        if token.low in _DEEDS:
            return True
    return False


def is_noun(tokens: Sentence, at: int) -> bool:
    """Whether a form that may be noun or verb is a noun, a verb being behind it: `jobless claims rose`."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following is not None and following.kind == "w" and is_verb(following.text)


def is_addition(tokens: Sentence, at: int, where: int) -> bool:
    """Whether a verb adds a thing, and no clause: `the yards added 300 jobs in May, more than ever`.

    What is added begins at `where`, with a figure or as something new; a clause has its verb before the
    first comma or relative.
    """
    opens = tokens[where].low in _ADDED or tokens[where].text in _MONEY or is_figure(tokens[where])
    if tokens[at].low not in _ADDING or not opens:
        return False
    for token in tokens[where:]:
        if token.kind == "q" or is_verb(token.text.lower()) or token.text.lower() != token.low:
            return False
        if token.text in (",", ";", "—", "–") or token.low in _RELATIVES:
            return True
    return True


def is_naming(tokens: Sentence, at: int, cues: Cues) -> bool:
    """Whether the verb at a token calls its object something: `called the search more urgent`."""
    if tokens[at].low not in _NAMING or at + 2 >= len(tokens):
        return False
    if tokens[at + 1].low in _PRONOUNS and _names_something(tokens, at + 2):
        return True
    if tokens[at + 1].low not in _OBJECT_OPENERS:
        return False
    for behind in range(at + 3, min(len(tokens) - 1, at + _OBJECT)):
        if tokens[behind - 1].kind != "w" or tokens[behind - 1].low in cues.stops | cues.times:
            return False
        if _names_something(tokens, behind):
            return True
    return False


def judges(tokens: Sentence, at: int) -> bool:
    """Whether the verb at a token gives a judgment behind its object: `dismissed the claims as baseless`."""
    if tokens[at].low not in _JUDGING:
        return False
    for behind in range(at + 2, min(len(tokens) - 1, at + _OBJECT + 2)):
        if tokens[behind - 1].kind != "w":
            return False
        if tokens[behind].low == "as":
            following = tokens[behind + 1]
            judged = following.low in _JUDGMENTS or _ADJECTIVE.fullmatch(following.low)
            return following.kind == "q" or following.low in ("a", "an") or bool(judged)
    return False


def _names_something(tokens: Sentence, at: int) -> bool:
    """Whether a predicate begins at a token: `a mistake`, `more urgent`, `dangerous`."""
    low, following = tokens[at].low, tokens[at + 1].low if at + 1 < len(tokens) else ""
    if low in ("a", "an"):
        return following not in _SPELLS
    if low in _DEGREES:
        return following not in ("than", "that") and following.isalpha()
    return not capital(tokens[at]) and _ADJECTIVE.fullmatch(low) is not None and not following.isalpha()
