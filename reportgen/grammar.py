"""What an English word may be, as far as lists, endings and neighbors tell: no tagger, no model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from reportgen.language import stop_words

WordClass = Literal["noun", "verb", "joint", "determiner", "other"]
"""noun: what can stand in a noun phrase, adjectives too; joint: a preposition; other: all the rest."""

WORD: Final = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
AUXILIARIES: Final = frozenset(
    """is are was were be been has have had will would can could may might must shall should do does did
    isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't cannot couldn't didn't doesn't
    don't""".split()
)
IRREGULAR: Final = frozenset(
    """said told took left went came fell rose began made gave got found held kept led lost met paid ran
    sent set shot sold spoke stood struck won wrote hit cut put broke brought built caught chose drove felt
    fought flew grew hung heard hid knew laid lay lit meant rang read saw sank sat slept spent spread swept
    taught thought threw understood withdrew became bought taken given shown known seen done gone written
    driven fallen chosen broken stolen spoken worn torn hidden bent sought dealt fed fled forgot froze hurt
    mistook overcame rode shook shut slid stole stuck swore wore""".split()
)
_PRESENT: Final = frozenset(
    """say says remain remains want wants plan plans call calls come comes go goes make makes take takes
    seem seems appear appears become becomes keep keeps get gets give gives know knows think thinks believe
    believes need needs see sees find finds tell tells include includes relate relates regard regards help
    helps let lets put puts try tries begin begins continue continues agree agrees expect expects allow
    allows testify resign reach kick use enlist finish focus""".split()
)
_DETERMINERS: Final = frozenset(
    "the a an this that these those its his her their our my your another each every some any no".split()
)
_JOINTS: Final = frozenset(
    """of in on at for to from with by over against after before about near under into between without
    toward towards during through across around amid among off within concerning regarding""".split()
)
_NO_ADVERBS: Final = frozenset(
    "family italy july supply reply assembly ally rally bully early daily weekly".split()
)
# They tell how far a thing is settled, and must not be cut off the noun behind them.
_DEGREES: Final = frozenset(
    """accused alleged suspected convicted proposed planned attempted reported disputed purported
    failed""".split()
)
_CONTRACTED: Final = re.compile(r"[’'](?:m|ve|re|ll|d|t)$")
# Words that a noun phrase neither begins nor ends with, though they have a content of their own.
_LOOSE: Final = frozenset(
    """also even just still already again later earlier then now here there today yesterday tomorrow tonight
    ago much many more most less least very too rather quite back away together apart however meanwhile
    according monday tuesday wednesday thursday friday saturday sunday mr mrs ms dr such other others own
    able likely due because while when where who which what how why whether if than as and or but nor so yet
    not never ever up out down one ones versus via per amid something anything nothing everything""".split()
)

_LISTED: Final[dict[str, WordClass]] = {
    **dict.fromkeys(_LOOSE, "other"),
    **dict.fromkeys(AUXILIARIES, "verb"),
    **dict.fromkeys(_DETERMINERS, "determiner"),
    **dict.fromkeys(_JOINTS, "joint"),
}
_FUNCTION: Final = frozenset(["", *stop_words("en")])


def is_verb(low: str) -> bool:
    """Whether a word by itself looks like a finite verb or a participle."""
    return low in AUXILIARIES or low in IRREGULAR or low in _PRESENT or (low.endswith("ed") and len(low) > 4)


def classes(words: Sequence[str]) -> list[WordClass]:
    """The class of each word of a sentence, in order; linear."""
    return [
        _class(words[i], words[i - 1].lower() if i else "", words[i + 1] if i + 1 < len(words) else "")
        for i in range(len(words))
    ]


def _class(word: str, before: str, after: str) -> WordClass:
    low = word.lower()
    listed = _LISTED.get(low)
    if listed:
        return listed
    if low in _DEGREES and before and after[:1].isalpha():
        return "noun"
    if low in stop_words("en") or low.isdigit() or _CONTRACTED.search(low):
        return "other"
    if word[0].isupper() and (before or after[:1].isupper()):
        return "noun"
    if low.endswith("ly") and low not in _NO_ADVERBS:
        return "other"
    return "verb" if _acts(low, before, after) else "noun"


def _acts(low: str, before: str, after: str) -> bool:
    """Whether a word of content is a verb where it stands."""
    if before in _DETERMINERS:
        return False
    if low.endswith("ing") and len(low) > len("bring"):
        return after.lower() in _FUNCTION and before in _FUNCTION
    return is_verb(low)
