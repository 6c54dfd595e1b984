"""Places at which something is said to have happened, and where two alike sentences name others.

A place is a name behind a preposition of place.  What lies in what is not known here, so that no
difference is ever sure; a country against a town is none, and no more are names with a word in common.
English, French, Spanish and Russian: German writes every noun with a capital, so that names cannot be told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reportgen.attribution.sides import party
from reportgen.difference.doubt import Doubt, Teller, is_told
from reportgen.difference.likeness import alike, told_words
from reportgen.figure.dates import expressions
from reportgen.language import primary, stem
from reportgen.passage import Span

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
# The words that say what happened there stand within so many characters before the place, or behind one
# that opens its sentence.
NEAR: Final = 50
_NAME: Final = r"[^\W\d_a-zа-яß-öø-ÿ][\w’'-]*"
_RUN: Final = rf"{_NAME}(?:(?:\s|\s(?:of|de|del|la|les|sur)\s){_NAME}){{0,4}}"
_BEFORE: Final = {
    "en": r"(?:in|at|near|outside|off)\s(?:the\s)?"
    r"(?:(?:town|city|village|port|suburb|province|district)\sof\s)?",
    "fr": r"(?:à|en|près\sde|près\sd['’]|dans\sle\sport\sde)\s?(?:la\sville\sde\s)?",
    "es": r"(?:en|cerca\sde)\s(?:la\sciudad\sde\s)?",
    "ru": r"(?:в|во|под|около)\s(?:городе\s)?",
}
# Names that hold other places: of "in Lund" and "in Sweden" one may lie in the other.
_WIDE: Final = frozenset(
    "africa america asia europe antarctica afghanistan albania algeria angola argentina armenia australia "
    "austria azerbaijan bangladesh belarus belgium bolivia bosnia brazil bulgaria cambodia cameroon canada "
    "chad chile china colombia congo croatia cuba cyprus denmark ecuador egypt england eritrea estonia "
    "ethiopia finland france gabon germany ghana greece guatemala guinea haiti honduras hungary iceland "
    "india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya korea kosovo "
    "kuwait kyrgyzstan laos latvia lebanon liberia libya lithuania malaysia mali mexico moldova mongolia "
    "montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria norway oman "
    "pakistan panama paraguay peru philippines poland portugal qatar romania russia rwanda scotland senegal "
    "serbia slovakia slovenia somalia spain sudan sweden switzerland syria taiwan tajikistan tanzania "
    "thailand tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen "
    "zambia zimbabwe us u.s uk u.k britain states kingdom zealand arabia "
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho "
    "illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota "
    "mississippi missouri montana nebraska nevada hampshire jersey carolina dakota ohio oklahoma oregon "
    "pennsylvania tennessee texas utah vermont virginia wisconsin wyoming".split()
)
# Names behind "in" that are no places: tongues, faiths, houses of a parliament, what is read.
_NO_PLACE: Final = frozenset(
    "english french spanish german russian arabic hebrew chinese japanese latin islam congress parliament "
    "senate house commons lords court facebook twitter telegram instagram youtube internet bible koran "
    "quran god christmas easter ramadan i january february march april may june july august september "
    "october november december".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a sentence names."""

    names: frozenset[str]
    """Stems of the words of its name, in lower case."""
    span: Span
    """The name, in offsets of the sentence."""
    beside: frozenset[str]
    """Stems of the content words that say what happened there."""

    @property
    def wide(self) -> bool:
        """Whether it may hold other places."""
        return not self.names.isdisjoint(_WIDE)


@lru_cache(maxsize=8)
def _pattern(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?i:{_BEFORE[code]})(?P<name>{_RUN})(?!\w)")


@lru_cache(maxsize=4096)
def places(text: str, language: str = "en") -> tuple[Place, ...]:
    """The places that a sentence names, in its order; none in a language without rules."""
    code = "en" if primary(language) == "und" else primary(language)
    if code not in _BEFORE:
        return ()
    taken = {offset for e in expressions(text, language) for offset in range(e.start, e.end)}
    made = (
        _place(text, match.span("name"), match.start(), language)
        for match in _pattern(code).finditer(text)
        if match.start("name") not in taken and text[match.end() : match.end() + 2] not in ("'s", "’s")
    )
    return tuple(place for place in made if place.names and place.names.isdisjoint(_NO_PLACE))


def _place(text: str, span: Span, start: int, language: str) -> Place:
    before = text[max(0, start - NEAR) : start]
    beside = told_words(before, language) or told_words(text[span[1] : span[1] + NEAR], language)
    return Place(_stems(text[slice(*span)], language), span, beside)


def _stems(words: str, language: str) -> frozenset[str]:
    found = (match.group().lower().removesuffix("'s").removesuffix("’s") for match in _WORD.finditer(words))
    # Russian names are inflected; of others the ending belongs to the name.
    russian = primary(language) == "ru"
    return frozenset(stem(word, language) if russian else word for word in found if len(word) > 1)


def of_places(left: Teller, right: Teller) -> Doubt | None:
    """The one place that each of two alike sentences names for one thing, where they can hardly be one."""
    one, other = _only_place(left), _only_place(right)
    if one is None or other is None or one.names & other.names or not one.beside & other.beside:
        return None
    if one.wide != other.wide or _one_country(left, one, right, other):
        return None
    if _tells(right, one) or _tells(left, other):
        return None
    return Doubt(one.span, other.span) if alike(left.text, right.text, left.language) else None


def _only_place(teller: Teller) -> Place | None:
    found = places(teller.text, teller.language)
    return found[0] if len(found) == 1 and is_told(found[0].span, teller) else None


def _one_country(left: Teller, one: Place, right: Teller, other: Place) -> bool:
    """Whether both names stand for one country, as its capital and its own name do."""
    named = party(left.text[slice(*one.span)]), party(right.text[slice(*other.span)])
    return named[0] is not None and named[0] == named[1]


def _tells(teller: Teller, place: Place) -> bool:
    """Whether the account names the place, or a part of its name, in any of its sentences."""
    return any(place.names & _stems(text, teller.language) for text in teller.all)
