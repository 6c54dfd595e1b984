"""Quantities in a text, as intervals with units.

Reads counts, money, shares, durations and measures.  Dates, years, clock times, ordinals, scores and
numbers that are names (`Flight 370`) are no quantities and are left out; `dates` reads days and times.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from reportgen.figure.abroad import read_abroad
from reportgen.figure.bounds import bound_before, bound_behind, bounded
from reportgen.figure.counted import STOP, head_noun, is_part
from reportgen.figure.coupled import couple
from reportgen.figure.currencies import CODES, DOLLARS, LETTERS, SIGNS
from reportgen.figure.dates import expressions
from reportgen.figure.nobody import nobody
from reportgen.figure.number import Number, read
from reportgen.figure.numerals import (
    DEAD,
    INJURED,
    MISSING,
    PEOPLE,
    SCALES,
    SHORT_OF,
    SUFFIXES,
    UNITS,
    Bound,
)
from reportgen.figure.quantity import Quantity
from reportgen.figure.tokens import Tokens
from reportgen.figure.unit import Unit, is_storm, unit_of

__all__ = ["Bound", "Quantity", "quantities"]


_NAMED: Final = frozenset(
    "flight boeing airbus article section proposition prop chapter title route highway interstate "
    "channel amendment apollo room gate terminal resolution no number page phase stage tier type "
    "category level class grade step act division pier district ward precinct zone sector line "
    "platform windows iphone galaxy formula block building suite station engine annex exhibit count "
    "clause rule bill super version volume grade area studio season episode round game unit camp "
    "covid protocol psalm verse radio nos constable badge".split()
)
# Labels of several numbers: "junctions 9 and 10", "pages 3 to 5".
_ROWS: Final = frozenset(
    "nos numbers junctions pages chapters sections articles flights rooms gates routes channels".split()
)
_PLACES: Final = frozenset("seat row flat apartment apt gate unit bus room section route line".split())
_LINKS: Final = frozenset(("and", "or", "to", "-", "–", "through"))
# "A six-figure sum", "a four-digit code" and "three-way talks" count nothing that is told.
_FORMS: Final = frozenset("figure figures digit digits way dimensional".split())
_COMMON_NAMED: Final = frozenset(
    "no number page category level grade chapter channel section article route flight phase stage "
    "type tier nos junction numbers room gate ward cell highway interstate".split()
) | frozenset(_ROWS)
_ROADS: Final = frozenset(
    "street st avenue ave road rd boulevard blvd drive lane way square place parkway downing".split()
)
_YEAR_BEFORE: Final = frozenset(
    "in since from until till by of before after to late early the and mid circa".split()
)
# "rose by 20 to 90" tells a change and its outcome, no range.
_CHANGES: Final = frozenset(
    "by rose rise risen jumped jump fell fall fallen increased increase decreased climbed dropped "
    "drop grew surged up down cut raised lowered slipped plunged soared widened narrowed".split()
)
_VOTES: Final = frozenset("vote voted votes voting won lost beat score ruled defeated passed led".split())
_SOME_ONES: Final = frozenset("least only than just".split())


def quantities(text: str, language: str = "en") -> tuple[Quantity, ...]:
    """The quantities of a text in its order, none overlapping another; linear in the text, never raises."""
    tokens = Tokens(text, language)
    begins = [i for i, token in enumerate(tokens) if token.kind == "n" or token.low in tokens.openers]
    if not begins:
        return nobody(text, language)
    taken = _dated(text, language)
    found: list[Quantity] = []
    behind = 0
    for i in begins:
        if i < behind:
            continue
        quantity, behind = _at(tokens, i, taken)
        if quantity is not None and not (found and quantity.start < found[-1].end):
            found.append(quantity)
    told = (*couple(text, read_abroad(text, found, language), language), *nobody(text, language))
    return tuple(sorted(told, key=lambda one: one.start))


def _dated(text: str, language: str) -> frozenset[int]:
    """Offsets of the characters that belong to dates and clock times."""
    spans = (e for e in expressions(text, language) if e.kind in ("date", "time"))
    return frozenset(offset for e in spans for offset in range(e.start, e.end))


def _at(tokens: Tokens, i: int, taken: frozenset[int]) -> tuple[Quantity | None, int]:
    """The quantity that begins at token i, if one does, and where to read on."""
    if tokens[i].start in taken:
        return None, i + 1
    code, j = _currency(tokens, i)
    number = read(tokens, j, money=code is not None) or _implied(tokens, j)
    if number is None:
        return None, i + 1
    if code is None and (behind := _name_end(tokens, i, number)):
        return None, behind
    second = _range(tokens, i, number)
    last = second or number
    unit = unit_of(tokens, last, code)
    if second is None and unit.kind == "count" and _is_idle_one(tokens, i, number):
        return None, number.after
    return _quantity(tokens, i, number, second, unit), max(unit.after, i + 1)


def _currency(tokens: Tokens, i: int) -> tuple[str | None, int]:
    """The currency whose sign begins at token i, and the index behind the sign."""
    low = tokens.low(i)
    if low in SIGNS:
        before = tokens.low(i - 1) if tokens.glued(i - 1) else ""
        return (DOLLARS.get(before, "usd") if low == "$" else SIGNS[low]), i + 1
    if low in CODES and tokens[i].text[0].isupper():
        j = i + 2 if tokens.low(i + 1) == "." else i + 1
        if tokens[j].kind == "n":
            return CODES[low], j
    if low in LETTERS and tokens[i].text.isupper() and tokens.glued(i) and _is_sum(tokens, i + 1):
        return LETTERS[low], i + 1
    return None, i


def _is_sum(tokens: Tokens, i: int) -> bool:
    """Whether digits are written as those of a sum: `2,500`, `12 million`, `4bn`."""
    word = tokens.low(i + 1)
    return tokens[i].kind == "n" and ("," in tokens[i].text or word in SCALES or word in SUFFIXES)


def _implied(tokens: Tokens, i: int) -> Number | None:
    """The one hour of `about an hour` and `an hour and a half`."""
    if tokens.low(i) not in ("a", "an") or tokens.low(i + 1) not in UNITS:
        return None
    if [tokens.low(i + n) for n in (2, 3, 4)] == ["and", "a", "half"]:
        return Number(1.5, i + 1)
    if tokens.low(i + 2) == "and" and UNITS.get(tokens.low(i + 4), ("",))[0] == "duration":
        return Number(1.0, i + 1)  # "an hour and 20 minutes"
    if UNITS[tokens.low(i + 1)][0] == "duration" and bound_before(tokens, i)[0] not in (None, "exact"):
        return Number(1.0, i + 1, vague=True)
    return None


def _name_end(tokens: Tokens, i: int, number: Number) -> int:
    """Index behind a number that is a name, a score, a year or an ordinal; 0 where it is a quantity."""
    if tokens[i].kind == "w":
        return number.after if _is_worded_name(tokens, i, number) else 0
    before = tokens.low(i - 1)
    if tokens.glued(i - 1) and (tokens[i - 1].kind == "w" or before in "#/_." or _hyphened(tokens, i)):
        return number.after
    if called := _called_end(tokens, i):
        return called
    if _is_lettered(tokens, number.after) or _is_year(tokens, i, number) or _is_labelled(tokens, i):
        return max(number.after, _score_end(tokens, i, number))
    return _score_end(tokens, i, number)


def _called_end(tokens: Tokens, i: int) -> int:
    """Index behind the number of a telephone: groups of digits of which the first begins with 0 or a plus."""
    text, j = tokens[i].text, i + 1
    zero = len(text) > 1 and text[0] == "0" and text.isdigit()
    plus = tokens.low(i - 1) == "+" and tokens.glued(i - 1)
    if not (zero or plus):
        return 0
    while tokens[j].kind == "n" and tokens[j].text.isdigit() and tokens[j].start == tokens[j - 1].end + 1:
        j += 1
    return j if zero or j > i + 2 else 0


def _hyphened(tokens: Tokens, i: int) -> bool:
    return tokens.low(i - 1) in ("-", "–", ":") and tokens.glued(i - 2)


def _is_lettered(tokens: Tokens, j: int) -> bool:
    """`58th`, `76ers`, `1980s`, `3D`: letters that are glued to digits and are no unit."""
    word = tokens.low(j)
    if not tokens.glued(j - 1) or tokens[j].kind != "w":
        return False
    if tokens[j].text == "G":  # "5G" is no weight
        return True
    if tokens[j].text in ("C", "F"):  # degrees, but for "seat 14C"
        return tokens.low(j - 2) in _PLACES
    return word not in UNITS and word not in ("m", "plus")


def _is_year(tokens: Tokens, i: int, number: Number) -> bool:
    text, j = tokens[i].text, number.after
    if len(text) != 4 or not text.isdigit() or number.after != i + 1 or not 1500 <= number.value < 2100:
        return False
    if tokens.low(j) in PEOPLE or tokens.low(j) in DEAD or tokens.low(tokens.past_hyphen(j)) in UNITS:
        return tokens.low(i - 1) in _YEAR_BEFORE and tokens.low(j) not in PEOPLE
    bound, _ = bound_before(tokens, i)
    if bound in ("at_least", "more_than", "about", "at_most") and tokens.low(i - 1) not in ("over", "around"):
        return False
    if number.value >= 1900:
        return True
    return tokens.low(i - 1) in _YEAR_BEFORE or tokens[j].kind != "w"


def _is_labelled(tokens: Tokens, i: int) -> bool:
    """`Flight 370`, `No. 10`, `Group of 20`, `1600 Pennsylvania Avenue`, and `covid-19`."""
    k = i - 2 if tokens.low(i - 1) == "." and tokens.glued(i - 2) else i - 1
    word = tokens[k]
    if word.low in _LINKS and tokens[i - 2].kind == "n" and _is_row(tokens, i - 3):
        return True
    if word.low in _COMMON_NAMED and (word.low != "no" or k != i - 1):
        return not is_storm(tokens, k)
    if word.low in _NAMED and word.text[:1].isupper():
        return not is_storm(tokens, k)
    if tokens.low(i - 1) == "of" and tokens[i - 2].text in ("Group", "Gang", "Big"):
        return True
    near = [tokens[i + n] for n in (1, 2, 3)]
    road = next((n for n, token in enumerate(near) if token.low in _ROADS and token.text[:1].isupper()), None)
    return road is not None and all(token.text[:1].isupper() or token.kind != "p" for token in near[:road])


def _is_row(tokens: Tokens, k: int) -> bool:
    """Whether the word, with or without a stop behind it, labels several numbers: `junctions 9 and 10`."""
    return tokens.low(k - 1 if tokens.low(k) == "." else k) in _ROWS


def _is_worded_name(tokens: Tokens, i: int, number: Number) -> bool:
    """`Big Ten`, `Three Mile Island`, `four o'clock`, `zero tolerance`."""
    if tokens.low(number.after) in ("o'clock", "o’clock") or tokens.low(i - 1) == "ground":
        return True
    if number.value == 0 or (tokens.low(i - 1) == "of" and tokens[i - 2].text in ("Group", "Gang")):
        return True
    if tokens.low(number.after) == "-" and tokens.low(number.after + 1) in _FORMS:
        return True
    word, before, behind = tokens[i].text, tokens[i - 1], tokens[number.after]
    if not word[:1].isupper() or tokens.text.isupper() or before.kind != "w" or number.after != i + 1:
        return False
    return before.text[:1].isupper() and not behind.text[:1].isupper() and before.low not in ("least", "than")


def _score_end(tokens: Tokens, i: int, number: Number) -> int:
    """Index behind `9-14`, `1994 - 96` and numbers of a telephone, where no range of things is meant."""
    j = number.after
    if tokens.low(j) not in ("-", "–", "—", "/", ":") or tokens[j + 1].kind != "n":
        return 0
    if _range(tokens, i, number) is not None:
        return 0
    while tokens.low(j) in ("-", "–", "—", "/", ":") and tokens[j + 1].kind == "n":
        j += 2
    return j


def _range(tokens: Tokens, i: int, number: Number) -> Number | None:
    """The upper end of `20 to 30`, `between 20 and 30`, `20-30 percent`, with the scale of both."""
    link, j = tokens.low(number.after), number.after + 1
    if link not in ("to", "and", "or", "-", "–") or number.share or number.vague:
        return None
    code, j = _currency(tokens, j)
    high = read(tokens, j, money=code is not None)
    if high is None or high.share or high.vague:
        return None
    if number.value * _shared(number, high) >= high.value or not _links(tokens, i, link, number, high):
        return None
    return high


def _shared(number: Number, high: Number) -> float:
    """The scale that both ends share where only the upper one names it: `$10 to $12 billion`."""
    return high.factor if number.factor == 1 and number.value * high.factor < high.value else 1.0


# "Lasted over two years" is a bound; "rose by a fifth over two years" means during them.
_LASTING: Final = frozenset(
    """for lasted lasts lasting lasted last took takes taking take spent spend after well just of than is was
    been little slightly only with within a the ran runs running , ( - – —""".split()
)


def _links(tokens: Tokens, i: int, link: str, number: Number, high: Number) -> bool:
    before = [tokens.low(i - n) for n in range(1, 5)]
    if link == "and":
        return before[0] == "between" or (before[0] in SIGNS and before[1] == "between")
    if link == "or":
        return high.value <= 2 * number.value
    if (_VOTES | _CHANGES).intersection(before):
        return False
    if link == "to":
        return before[0] != "from" or bool({"aged", "ranging", "range", "anywhere"}.intersection(before))
    behind = tokens.low(high.after)
    unit = tokens.low(tokens.past_hyphen(high.after)) in UNITS
    return unit or bound_before(tokens, i)[0] is not None or (behind.endswith("s") and behind not in STOP)


def _is_idle_one(tokens: Tokens, i: int, number: Number) -> bool:
    """Whether `one` counts nothing: `one of them`, `one day`, `one another`."""
    if tokens[i].kind != "w" or number.value != 1 or number.after != i + 1 or tokens.low(i) in ("a", "an"):
        return False
    behind = tokens.low(i + 1)
    if tokens.low(i - 1) == "no":
        return True
    if behind in PEOPLE | DEAD | INJURED | MISSING | {"man", "woman", "child", "soldier", "officer"}:
        return behind in ("more", "other")
    return tokens.low(i - 1) not in _SOME_ONES or tokens[i + 1].kind != "w" or behind in STOP - {"in"}


def _quantity(tokens: Tokens, i: int, number: Number, second: Number | None, unit: Unit) -> Quantity:
    bound, first = bound_before(tokens, i)
    if unit.kind == "duration" and tokens.low(i - 1) == "over" and tokens.low(i - 2) not in _LASTING:
        bound, first = None, i
    scale = _shared(number, second) if second else 1.0
    value = number.value * scale * unit.size
    behind, after = bound_behind(tokens, unit.after)
    noun, end = (unit.noun, after) if unit.kind != "count" else head_noun(tokens, first, after)
    kind, name, noun = _aged(tokens, i, unit, noun)
    made = Quantity(
        start=tokens[first].start,
        end=tokens[end - 1].end,
        text=tokens.text[tokens[first].start : tokens[end - 1].end],
        value=value,
        low=value,
        high=value,
        bound="exact",
        kind=kind,
        unit=name,
        noun=noun,
        part_of=is_part(tokens, first, end),
        scale=unit.size,
        vague=number.vague,
    )
    if second is not None:
        return replace(made, high=second.value * unit.size, bound="range")
    chosen = behind or bound or ("at_least" if number.vague else "exact")
    return bounded(
        made, chosen, short=tokens.text[tokens[first].start : tokens[i].start].strip().lower() in SHORT_OF
    )


def _aged(
    tokens: Tokens, i: int, unit: Unit, noun: str | None
) -> tuple[Literal["count", "money", "percent", "duration", "measure"], str | None, str | None]:
    # A bare number in apposition is an age: "the suspect, 26, was".
    bare = unit.kind == "count" and tokens.low(i - 1) == "," and tokens.low(unit.after) == ","
    if bare and tokens[i].kind == "n" and tokens[i].text.isdigit() and len(tokens[i].text) <= 3:
        return "measure", "year", "age"
    if unit.kind == "count" and tokens.low(i - 1) in ("aged", "age", "ages"):
        return "measure", "year", "age"
    return unit.kind, unit.name, noun
