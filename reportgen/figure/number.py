"""Numbers in digits and words, read from tokens.  Knows nothing of units or of what is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from reportgen.figure import lands
from reportgen.figure.numerals import FRACTIONS, IRREGULAR, SCALES, SUFFIXES, UNITS, VAGUE
from reportgen.figure.tokens import Tokens

# A number of more digits than this is a serial number, and too long a one cannot be a float.
MAX_DIGITS: Final = 15
_COMMA_GROUPS: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?")
_POINT_GROUPS: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
# A group of three digits behind a space, with the decimals behind the last: the "200,50" of "1 200,50".
_GROUP: Final = re.compile(r"[0-9]{3}(,[0-9]{1,2})?")
_ARTICLES: Final = frozenset({"a", "an"})
# What may stand under a stroke in a fraction; 9/11 and 24/7 are none.
_DENOMINATORS: Final = frozenset({"2", "3", "4", "5", "6", "8", "10", "16"})
# Behind these, `10m` is a length; elsewhere the letter stands for a million.
_LENGTHWISE: Final = frozenset(
    "high tall deep long wide away from below above race freestyle north south east west off".split()
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that begins at a token."""

    value: float
    """Its value."""
    after: int
    """Index of the first token behind it."""
    share: bool = False
    """Whether it is a fraction of something: `two thirds`, `one in three`."""
    vague: bool = False
    """Whether it is a bare plural such as `dozens`."""
    factor: float = 1.0
    """What a scale word such as `million` multiplies it by."""


def read(tokens: Tokens, i: int, *, money: bool = False) -> Number | None:
    """The number that begins at token i, if one does; `money` where a currency sign stands before it."""
    token = tokens[i]
    if token.kind == "n":
        return _digits(tokens, i, money=money)
    if token.kind != "w":
        return None
    return (
        _vague(tokens, i) or _article(tokens, i) or _half(tokens, i) or _dozen(tokens, i) or _words(tokens, i)
    )


def _digits(tokens: Tokens, i: int, *, money: bool) -> Number | None:
    value = plain(tokens[i].text, english=tokens.english)
    if value is None:
        return None
    value, j = _spaced(tokens, i, value, money=money)
    over = _stroke(tokens, j)
    if over is not None:
        return Number(value / over, j + 2, share=True)
    value, j = _mixed(tokens, j, value)
    value, factor, j = _scaled(tokens, j, value, money=money)
    return _share(tokens, i, Number(value, j, factor=factor))


def plain(text: str, *, english: bool = True) -> float | None:
    """The value of digits with their separators; None for `2.0.1`, `1,2` and serial numbers."""
    if len(text) > MAX_DIGITS + 5:
        return None
    if english:
        if "," in text:
            return float(text.replace(",", "")) if _COMMA_GROUPS.fullmatch(text) else None
    elif _POINT_GROUPS.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    else:
        text = text.replace(",", ".")
    return float(text) if text.count(".") <= 1 else None


def _spaced(tokens: Tokens, i: int, value: float, *, money: bool) -> tuple[float, int]:
    """Digits that were torn apart: `14, 000`, `1. 6 billion`, and groups of three in French and Russian."""
    first, sign, rest = tokens[i], tokens[i + 1], tokens[i + 2]
    if not first.text.isdigit() or len(first.text) > 3:
        return value, i + 1
    if sign.text == "," and rest.kind == "n" and tokens.glued(i) and _tail_group(rest.text):
        return value * 1000 + int(rest.text), i + 3
    torn = sign.text == "." and tokens.glued(i) and rest.kind == "n" and rest.text.isdigit()
    if torn and (money or tokens.low(i + 3) in SCALES) and not tokens.glued(i + 1):
        return float(f"{first.text}.{rest.text}"), i + 3
    j = i + 1
    while not tokens.english and tokens[j].kind == "n" and j < i + 4:
        group = _GROUP.fullmatch(tokens[j].text)
        if group is None or tokens[j].start != tokens[j - 1].end + 1:
            break
        value, j = value * 1000 + float(tokens[j].text.replace(",", ".")), j + 1
        if group[1]:
            break
    return value, j


def _tail_group(text: str) -> bool:
    # "14, 000" is a number torn apart; "in all 12, 345 of them" may be two, so a round group is asked for.
    return len(text) == 3 and text.isdigit() and text.endswith("0")


def _stroke(tokens: Tokens, j: int) -> int | None:
    """The denominator of `1 / 3`, where a unit or `of` follows."""
    if tokens.low(j) != "/" or tokens.low(j + 1) not in _DENOMINATORS or not tokens[j - 1].text.isdigit():
        return None
    if int(tokens[j - 1].text) >= int(tokens[j + 1].text) or tokens[j + 2].kind != "w":
        return None
    return int(tokens[j + 1].text)


def _mixed(tokens: Tokens, j: int, value: float) -> tuple[float, int]:
    """`2 1/2` and `2½`."""
    over = _stroke(tokens, j + 1) if tokens[j].kind == "n" and len(tokens[j].text) == 1 else None
    if over is not None:
        return value + int(tokens[j].text) / over, j + 3
    sign = {"½": 0.5, "¼": 0.25, "¾": 0.75}.get(tokens.low(j))
    return (value + sign, j + 1) if sign else (value, j)


def _scaled(tokens: Tokens, j: int, value: float, *, money: bool) -> tuple[float, float, int]:
    word = tokens.low(j)
    if tokens.glued(j - 1) and word in SUFFIXES and (money or _million_letter(tokens, j)):
        return value * SUFFIXES[word], SUFFIXES[word], j + 1
    factor = 1.0
    for _ in range(2):  # "2 hundred thousand"
        k = tokens.past_hyphen(j)
        if tokens.low(k) not in tokens.scales:
            break
        scale = tokens.scales[tokens.low(k)]
        value, j, factor = value * scale, k + 1, factor * scale
    if tokens.low(j) in lands.DOZENS:
        value, j = value * 12, j + 1
    return value, factor, j


def _million_letter(tokens: Tokens, j: int) -> bool:
    word = tokens.low(j)
    if word == "k":
        return tokens.low(j + 1) not in ("race", "run")
    return word != "b" and (word != "m" or tokens.low(j + 1) not in _LENGTHWISE)


def _vague(tokens: Tokens, i: int) -> Number | None:
    word, j, value = tokens.low(i), i + 1, 0.0
    if word == "tens" and tokens.low(i + 1) == "of" and tokens.low(i + 2) in VAGUE:
        value, j = 20 * SCALES[tokens.low(i + 2)[:-1]] if tokens.low(i + 2)[:-1] in SCALES else 240.0, i + 3
    elif tokens.english and word in VAGUE:
        value = VAGUE[word]
        if tokens.low(j) == "of" and tokens.low(j + 1) in VAGUE:
            value, j = value * VAGUE[tokens.low(j + 1)] / 2, j + 2
    # "scores" is a verb and a noun of its own; only what it counts makes it a number.
    if not value or (word == "scores" and tokens.low(j) != "of"):
        return None
    return Number(value, j, vague=True)


def _article(tokens: Tokens, i: int) -> Number | None:
    """`a hundred`, `a dozen`, `a third`, `a million`."""
    if tokens.low(i) not in _ARTICLES or not tokens.english:
        return None
    word = tokens.low(i + 1)
    if word == "half":
        return _half(tokens, i + 1)
    if word in ("hundred", "thousand"):
        return _words(tokens, i + 1, begun=1.0)
    if word in SCALES or word == "dozen":
        return Number(SCALES.get(word, 12.0), i + 2, factor=SCALES.get(word, 1.0))
    if word == "score" and tokens.low(i + 2) == "of" and tokens[i + 3].kind == "w":
        # "A score of boats" is twenty of them, "a score of 12" and "a score of nil" are points.
        return Number(20.0, i + 2) if _has_plural(tokens, i + 3) else None
    return _fraction(tokens, i, word) if word in FRACTIONS and not word.endswith("s") else None


def _has_plural(tokens: Tokens, j: int) -> bool:
    """Whether one of three words looks like a plural: `fishing boats`."""
    words = [tokens.low(k) for k in range(j, j + 3)]
    return words[0] not in tokens.words and any(
        word in IRREGULAR or (len(word) > 3 and word.endswith("s")) for word in words
    )


def _fraction(tokens: Tokens, i: int, word: str) -> Number | None:
    k = tokens.past_hyphen(i + 2)
    if tokens.low(k) in ("million", "billion", "trillion"):
        return Number(SCALES[tokens.low(k)] / FRACTIONS[word], k + 1, factor=SCALES[tokens.low(k)])
    if not _is_share(tokens, i + 2, word):
        return None
    return _of_scale(tokens, Number(1 / FRACTIONS[word], i + 2, share=True))


_BEHIND_SHARE: Final = frozenset("to from in over have has had are is was were said say do did".split())


# Behind these a fraction that ends its clause is a share: "fell by a tenth."
_BEFORE_SHARE: Final = frozenset("by than nearly almost about".split())


def _is_share(tokens: Tokens, j: int, word: str) -> bool:
    """Whether `a third` is a part, not a member of a row: `a third of` against `a third man`."""
    behind = tokens.low(j)
    if behind in ("of", "as") or (word == "quarter" and behind in ("the", "its", "their")):
        return True
    if tokens.low(j + 1) == "than" or (behind in (".", ";", "") and tokens.low(j - 3) in _BEFORE_SHARE):
        return True
    return word in ("third", "quarter") and (tokens[j].kind == "p" or behind in _BEHIND_SHARE)


_BESIDE_HALF: Final = frozenset("other first second latter better last top bottom by and".split())


def _half(tokens: Tokens, i: int) -> Number | None:
    if tokens.low(i) != "half":
        return None
    j = tokens.past_hyphen(i + 1)
    j = j + 1 if tokens.low(j) in _ARTICLES else j
    word = tokens.low(j)
    if word == "dozen":
        return Number(6.0, j + 1)
    return None if tokens.low(i - 1) in _BESIDE_HALF else _half_of(tokens, i, j)


def _half_of(tokens: Tokens, i: int, j: int) -> Number | None:
    """Half of what stands at token j: a scale, a unit, or something else."""
    word = tokens.low(j)
    if word in SCALES:
        return Number(SCALES[word] / 2, j + 1, factor=SCALES[word])
    if word in UNITS:
        return Number(0.5, j)
    if word in ("of", "the", "its", "their", "his", "her", "all"):
        return Number(0.5, i + 1, share=True)
    return None


def _dozen(tokens: Tokens, i: int) -> Number | None:
    """`ein halbes Dutzend`, `media docena`, `une douzaine`; the English `dozen` has a number before it."""
    if tokens.english:
        return None
    half = tokens.low(i) in lands.HALVES
    k = tokens.past_hyphen(i + 1) if half else i
    if tokens.low(k) not in lands.DOZENS:
        return None
    return Number(lands.DOZENS[tokens.low(k)] / (1 + half), k + 1)


def _words(tokens: Tokens, i: int, begun: float = 0.0) -> Number | None:
    """A number in words: `twenty-five hundred`, `one hundred and thirty`, `two dozen`."""
    total, current, last, j, factor = 0.0, begun, begun, i, 1.0
    while j < i + 16:
        k = _next_word(tokens, j, begun=j > i)
        word = tokens.low(k)
        if word in tokens.words and _fits(tokens.words[word], last, first=j == i and not begun):
            last = tokens.words[word]
            current += last
        elif word in tokens.scales and (current or total):
            last = tokens.scales[word]
            factor = last
            if last == 100:
                current *= 100
            else:
                total, current = total + (current or 1) * last, 0.0
        else:
            break
        j = k + 1
    if j == i:
        return None
    value = total + current
    if tokens.low(tokens.past_hyphen(j)) in lands.DOZENS:
        value, j = value * 12, tokens.past_hyphen(j) + 1
    return _share(tokens, i, Number(value, j, factor=factor))


def _fits(value: float, last: float, *, first: bool) -> bool:
    """Whether a number word may follow another: `twenty five`, `hundred three`, not `three five`."""
    if first or last >= 100:
        return True
    return 20 <= last < 100 and 0 < value < 10


def _next_word(tokens: Tokens, j: int, *, begun: bool) -> int:
    if not begun:
        return j
    k = tokens.past_hyphen(j)
    if tokens.low(k) == "and" and tokens.low(k - 1) in ("hundred", "thousand", "million"):
        return k + 1 if tokens.low(k + 1) in tokens.words else k
    return k


def _share(tokens: Tokens, i: int, number: Number) -> Number:
    """The number with what makes a part of it: `two thirds`, `one in three`, `two and a half`."""
    j, value = tokens.past_hyphen(number.after), number.value
    word = tokens.low(j)
    if word in FRACTIONS and value < 20 and word.endswith("s") == (value != 1) and tokens[i].kind == "w":
        return _of_scale(tokens, Number(value / FRACTIONS[word], j + 1, share=True))
    if word in lands.FRACTIONS and 1 < value < 20 and not tokens.english:
        return Number(value / lands.FRACTIONS[word], j + 1, share=True)
    if word == "in" and value < 10:
        below = _small(tokens, j + 1)
        if below is not None and below > value and _is_ratio(tokens, j + 2):
            return Number(value / below, j + 2, share=True)
    if word == "out" and tokens.low(j + 1) == "of" and value < 100:
        below = _small(tokens, j + 2)
        if below is not None and value < below <= 100:
            return Number(value / below, j + 3, share=True)
    return _and_a_half(tokens, j, number)


def _of_scale(tokens: Tokens, number: Number) -> Number:
    """The share, or the number it is of a scale: `three quarters of a million`."""
    j = number.after
    scale = SCALES.get(tokens.low(j + 2), 0.0)
    if tokens.low(j) != "of" or tokens.low(j + 1) not in _ARTICLES or scale < SCALES["million"]:
        return number
    return Number(number.value * scale, j + 3, factor=scale)


def _and_a_half(tokens: Tokens, j: int, number: Number) -> Number:
    for word in ("and", "a", "half"):
        if tokens.low(j) != word:
            return number
        j = tokens.past_hyphen(j + 1)
    scale = SCALES.get(tokens.low(j), 1.0) if number.factor == 1 else 1.0
    half = 0.5 * number.factor
    return Number((number.value + half) * scale, j + (scale > 1), factor=number.factor * scale)


def _small(tokens: Tokens, j: int) -> float | None:
    token = tokens[j]
    if token.kind == "n":
        return plain(token.text, english=tokens.english)
    return float(tokens.words[token.low]) if token.low in tokens.words else None


def _is_ratio(tokens: Tokens, j: int) -> bool:
    # "one in three months" is a rate, not a share.
    return tokens.low(j) not in ("days", "weeks", "months", "years", "hours", "minutes", "decades")
