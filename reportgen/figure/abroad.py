"""What numbers count in German, French, Spanish and Russian: nouns in any case, tolls and magnitudes.

The rules of `counted` go by English plurals; here a count gets the noun behind it in the form in which
figures are compared, and the toll that its clause tells of: `23 человека` and `25 человек` are people,
`kamen ums Leben` and `die Zahl der Toten` both tell of the dead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from reportgen.figure.lexicon import lexicon
from reportgen.figure.naming import TOLLS
from reportgen.figure.numerals import PEOPLE, singular
from reportgen.figure.quantity import Quantity
from reportgen.language import stop_words

# So many characters beside a number are asked what it counts; a clause is seldom longer.
REACH: Final = 90
_TOLLS: Final = {
    "de": {
        "dead": r"tote[nr]?|todesopfern?|ums\s+leben|starben|gestorben|getötet|umgekommen",
        "injured": r"verletzt\w*|verwundet\w*",
        "missing": r"vermisst\w*",
    },
    "fr": {
        "dead": r"morte?s?|tuée?s?|péri|décédée?s?|perdu\s+la\s+vie",
        "injured": r"blessée?s?",
        "missing": r"disparue?s?",
    },
    "es": {
        "dead": r"muert[oa]s?|murieron|fallecid[oa]s?|fallecieron|perdieron\s+la\s+vida",
        "injured": r"herid[oa]s?|lesionad[oa]s?",
        "missing": r"desaparecid[oa]s?",
    },
    "ru": {
        "dead": r"погиб(?:ла|ло|ли|ши\w+)?|скончал\w+|умер(?:ли|ши\w+)|жертв\w*|убит\w*|унес\w+\s+жизн\w+",
        "injured": r"пострада(?:л|ла|ло|ли|вш\w+)|ранен\w*|раненых",
        "missing": r"пропавш\w+|пропал\w*",
    },
}
# Behind these the people of a toll are named before their number: `die Zahl der Toten stieg auf 112`.
_NUMBER_OF: Final = {
    "de": r"zahl\s+der|anzahl\s+der",
    "fr": r"nombre\s+(?:de|des)",
    "es": r"(?:número|cifra|saldo|balance)\s+de(?:\s+los)?",
    "ru": r"число|количество",
}
_PEOPLE: Final = PEOPLE | frozenset("leute gens людей люди человека mensch person".split())
# What may stand between a number and its noun: adjectives by their endings.
_NOUNS: Final = {
    "de": re.compile(r"\s+(?:[a-zäöüß]{3,}(?:e|en|er)\s+){0,2}(?P<noun>[A-ZÄÖÜ][\w-]{2,})"),
    "fr": re.compile(r"\s+(?P<noun>[^\W\d_][\w-]{2,})"),
    "es": re.compile(r"\s+(?P<noun>[^\W\d_][\w-]{2,})"),
    "ru": re.compile(r"\s+(?:[а-яё]+(?:ых|их|ые|ие)\s+){0,2}(?P<noun>[а-яё]{3,})"),
}
_MAGNITUDE: Final = re.compile(
    r"(?:\bstärke|\bmagnitude|\bmagnitud|\bмагнитуд\w{1,3})\s+(?:\w{1,3}\s+)?$", re.I
)
_QUAKE: Final = 10.0
_END: Final = re.compile(r"[.;:!?](?=\s|$)|,(?=\s)|\s(?:und|et|y|и|aber|mais|pero|но)\s")
# Endings by which the forms of a noun part that stand behind numbers.
_CASES: Final = {
    "de": re.compile(r"(?<=er|el|te)n$"),
    "ru": re.compile(r"(?:ами|ями|ов|ев|ей|ам|ям|ах|ях|[аяыиуюеоьй])$"),
}
_STEM: Final = 4
_WORD: Final = re.compile(r"[^\s-]+")


def read_abroad(text: str, found: Sequence[Quantity], language: str) -> list[Quantity]:
    """The quantities of a text in one of these languages with what they count; others as they are."""
    code = language.lower().partition("-")[0]
    if code not in _TOLLS:
        return list(found)
    begins = [0, *(quantity.end for quantity in found)]
    ends = [*(quantity.start for quantity in found[1:]), len(text)]
    return [
        _read(text, one, code, begin, end)
        for one, begin, end in zip(
            map(_unglued, found) if code == "de" else found, begins, ends, strict=False
        )
    ]


def _unglued(one: Quantity) -> Quantity:
    """A number in German before `an`, which is a year in French and here the part of a verb."""
    if one.kind != "duration" or not one.text.endswith((" an", " ans")):
        return one
    value, size = one.value / one.scale, one.text.rfind(" ")
    return replace(
        one,
        kind="count",
        unit=None,
        scale=1.0,
        value=value,
        low=None if one.low is None else one.low / one.scale,
        high=None if one.high is None else one.high / one.scale,
        end=one.start + size,
        text=one.text[:size],
    )


def _read(text: str, one: Quantity, code: str, begin: int, end: int) -> Quantity:
    """A count with its noun; what it counts is looked for up to its neighbors."""
    if one.kind != "count":
        return one
    size = _number(one.text, code)
    if one.value < _QUAKE and _MAGNITUDE.search(text, max(0, one.start - REACH), one.start):
        number = one.text[:size]
        return replace(one, kind="measure", unit="magnitude", noun=None, text=number, end=one.start + size)
    one = _with_noun(text, one, code, one.start + size)
    noun = one.noun
    if noun in TOLLS:
        return one
    people = noun is None or noun in _PEOPLE
    toll = _toll_of_noun(text[one.start : one.end].rsplit(maxsplit=1)[-1], code) if noun else None
    if toll is None and people:
        toll = _toll_beside(text, one, code, begin, end)
    if toll is not None:
        return replace(one, noun=toll)
    if noun in _PEOPLE:
        return replace(one, noun="people")
    return replace(one, noun=_form(noun, code)) if noun else one


def _number(words: str, code: str) -> int:
    """How many characters of a figure's words reach up to the end of its number."""
    known = lexicon(code)
    size = 0
    for word in _WORD.finditer(words):
        low = word[0].lower()
        if word[0][-1].isdigit() or low in known.words or low in known.scales or low in known.openers:
            size = word.end()
    return size or len(words)


def _with_noun(text: str, one: Quantity, code: str, behind_number: int) -> Quantity:
    """A count with the noun behind its number; without one where no noun stands there."""
    behind = _NOUNS[code].match(text, behind_number)
    noun = behind["noun"].lower() if behind else ""
    idle = noun in stop_words(code) and noun not in _PEOPLE
    if behind is None or idle or (code != "de" and noun.endswith(("ment", "mente"))):
        kept = one.noun if one.noun in TOLLS else None
        return replace(one, noun=kept, end=behind_number, text=text[one.start : behind_number])
    if one.noun in TOLLS and (noun in _PEOPLE or _toll_of_noun(noun, code)):
        noun = one.noun
    return replace(one, noun=noun, end=behind.end(), text=text[one.start : behind.end()])


def _form(noun: str, code: str) -> str:
    """The noun in the one form in which it is compared."""
    ending = _CASES.get(code)
    cut = ending.sub("", noun) if ending is not None else singular(noun)
    return cut if len(cut) >= _STEM else noun


@lru_cache(maxsize=16)
def _patterns(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"\b(?:{words})\b", re.I)) for name, words in _TOLLS[code].items())


def _toll_of_noun(word: str, code: str) -> str | None:
    return next((name for name, pattern in _patterns(code) if pattern.fullmatch(word)), None)


@lru_cache(maxsize=16)
def _number_of(code: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_NUMBER_OF[code]})\s+(?P<whom>\w+)", re.I)


def _toll_beside(text: str, one: Quantity, code: str, begin: int, end: int) -> str | None:
    """The toll that the clause of a count of people tells of, or what its number is said to be of."""
    before = _END.split(text[max(begin, one.start - REACH) : one.start])[-1]
    counted = list(_number_of(code).finditer(before))
    if counted:
        whom = counted[-1]["whom"].lower()
        return _toll_of_noun(whom, code) or (None if whom in stop_words(code) else _form(whom, code))
    if one.noun is None:
        return None
    behind = _END.split(text[one.end : min(end, one.end + REACH)])[0]
    nearest: list[tuple[int, str]] = []
    for name, pattern in _patterns(code):
        nearest += [(len(before) - match.end(), name) for match in pattern.finditer(before)]
        nearest += [(match.start(), name) for match in pattern.finditer(behind)]
    return min(nearest)[1] if nearest else None
