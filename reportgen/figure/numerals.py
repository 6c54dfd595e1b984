"""The words of figures: number words, units, approximators and counted nouns, as data.

Holds no logic beyond `singular`; `figure` does the reading.
"""

from __future__ import annotations

from typing import Final, Literal

from reportgen.figure import currencies

Bound = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "range"]
UnitKind = Literal["money", "percent", "duration", "measure"]

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
)
ONES: Final = {
    "en": {word: n for n, word in enumerate(f"{_ONES} seventeen eighteen nineteen".split())},
}
TENS: Final = {
    word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES: Final[dict[str, float]] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
    # German, French, Spanish and Russian; their long scale is spelled otherwise than the English words.
    "tausend": 1e3,
    "millionen": 1e6,
    "milliarde": 1e9,
    "milliarden": 1e9,
    "mille": 1e3,
    "millions": 1e6,
    "milliard": 1e9,
    "milliards": 1e9,
    "mil": 1e3,
    "millón": 1e6,
    "millones": 1e6,
    "тысяч": 1e3,
    "тысячи": 1e3,
    "тысяча": 1e3,
    "миллион": 1e6,
    "миллиона": 1e6,
    "миллионов": 1e6,
    "миллиард": 1e9,
    "миллиарда": 1e9,
    "миллиардов": 1e9,
}
SUFFIXES: Final = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
}
"""Scales written at the number itself: `$5m`, `1.5bn`."""
VAGUE: Final = {
    "dozens": 24.0,
    "scores": 40.0,
    "hundreds": 200.0,
    "thousands": 2e3,
    "millions": 2e6,
    "billions": 2e9,
}
"""Bare plurals and the least that they promise: two of the kind."""
FRACTIONS: Final = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fourth": 4,
    "fourths": 4,
    "fifth": 5,
    "fifths": 5,
    "sixth": 6,
    "sixths": 6,
    "seventh": 7,
    "sevenths": 7,
    "eighth": 8,
    "eighths": 8,
    "ninth": 9,
    "ninths": 9,
    "tenth": 10,
    "tenths": 10,
}

_MINUTES: Final = {
    "second": 1 / 60,
    "minute": 1.0,
    "hour": 60.0,
    "day": 1440.0,
    "week": 10080.0,
    "month": 43830.0,
    "year": 525960.0,
    "decade": 5259600.0,
}
DURATION_WORDS: Final = {
    "second": "seconds sec secs sekunde sekunden seconde secondes segundo segundos секунд секунды",
    "minute": "minutes min mins minuten minuto minutos минут минуты минута",
    "hour": "hours hr hrs stunde stunden heure heures hora horas часов часа",
    "day": "days tag tage tagen jour jours día días дней дня",
    "week": "weeks woche wochen semaine semaines semana semanas недель недели",
    "month": "months monat monate monaten mois mes meses месяцев месяца",
    "year": "years yr yrs jahr jahre jahren an ans année années año años лет года",
    "decade": "decades jahrzehnt jahrzehnte décennie décennies década décadas",
}
_METERS: Final = {
    "mm millimeter millimeters millimetre millimetres": 0.001,
    "cm centimeter centimeters centimetre centimetres": 0.01,
    "meter meters metre metres mètre mètres metro metros метров метра": 1.0,
    "km kms kilometer kilometers kilometre kilometres kilometern kilomètre kilomètres kilómetro kilómetros "
    "км километров километра": 1000.0,
    "inch inches": 0.0254,
    "foot feet ft": 0.3048,
    "yard yards": 0.9144,
    "mile miles": 1609.344,
}
_OTHER: Final = {
    "g gram grams gramme grammes": ("kg", 0.001),
    "kg kilo kilos kilogram kilograms kilogramm kilogrammes кг": ("kg", 1.0),
    "ton tons tonne tonnes tonnen": ("kg", 1000.0),
    "pound pounds lb lbs": ("kg", 0.45359237),
    "ounce ounces oz": ("kg", 0.028349523),
    "acre acres": ("m2", 4046.856),
    "hectare hectares": ("m2", 10000.0),
    "m²": ("m2", 1.0),
    "km²": ("m2", 1e6),
    "liter liters litre litres": ("l", 1.0),
    "gallon gallons": ("l", 3.785412),
    "barrel barrels": ("barrel", 1.0),
    "mph": ("km/h", 1.609344),
    "kph kmh stundenkilometer stundenkilometern": ("km/h", 1.0),
    "knot knots": ("km/h", 1.852),
    "megawatt megawatts mw": ("mw", 1.0),
    "gigawatt gigawatts gw": ("mw", 1000.0),
    "magnitude": ("magnitude", 1.0),
    "mb megabyte megabytes": ("byte", 1e6),
    "gb gigabyte gigabytes": ("byte", 1e9),
    "tb terabyte terabytes": ("byte", 1e12),
}


def _units() -> dict[str, tuple[UnitKind, str, float]]:
    table: dict[str, tuple[UnitKind, str, float]] = {}
    for name, words in DURATION_WORDS.items():
        table |= dict.fromkeys((name, *words.split()), ("duration", "minute", _MINUTES[name]))
    for code, words in currencies.WORDS.items():
        table |= dict.fromkeys(words.split(), ("money", code, 1.0))
    for words, size in _METERS.items():
        table |= dict.fromkeys(words.split(), ("measure", "m", size))
    for words, (base, size) in _OTHER.items():
        table |= dict.fromkeys(words.split(), ("measure", base, size))
    for word in ("cent", "cents"):
        table[word] = ("money", "usd", 0.01)
    for word in ("pence", "penny"):
        table[word] = ("money", "gbp", 0.01)
    for word in ("°", "degree", "degrees", "grad", "grados", "degrés"):
        table[word] = ("measure", "degree", 1.0)
    for word in ("%", "percent", "pct", "pc", "prozent", "процентов", "процента"):
        table[word] = ("percent", "percent", 1.0)
    return table


UNITS: Final = _units()
"""Word to (kind, base unit, how many base units it is)."""
TWO_WORD_UNITS: Final[dict[tuple[str, str], tuple[UnitKind, str, float]]] = {
    ("per", "cent"): ("percent", "percent", 1.0),
    ("pour", "cent"): ("percent", "percent", 1.0),
    ("por", "ciento"): ("percent", "percent", 1.0),
    ("percentage", "point"): ("percent", "percentage point", 1.0),
    ("percentage", "points"): ("percent", "percentage point", 1.0),
    ("nautical", "mile"): ("measure", "m", 1852.0),
    ("nautical", "miles"): ("measure", "m", 1852.0),
    ("square", "kilometers"): ("measure", "m2", 1e6),
    ("square", "kilometres"): ("measure", "m2", 1e6),
    ("square", "miles"): ("measure", "m2", 2589988.11),
    ("square", "mile"): ("measure", "m2", 2589988.11),
    ("square", "meters"): ("measure", "m2", 1.0),
    ("square", "metres"): ("measure", "m2", 1.0),
    ("square", "feet"): ("measure", "m2", 0.09290304),
    ("square", "foot"): ("measure", "m2", 0.09290304),
    ("square", "km"): ("measure", "m2", 1e6),
    ("sq", "km"): ("measure", "m2", 1e6),
    ("sq", "miles"): ("measure", "m2", 2589988.11),
    ("sq", "ft"): ("measure", "m2", 0.09290304),
    ("sq", "m"): ("measure", "m2", 1.0),
    ("basis", "points"): ("percent", "percentage point", 0.01),
    ("basis", "point"): ("percent", "percentage point", 0.01),
    **{pair: ("money", code, 1.0) for pair, code in currencies.PAIRS.items()},
}
_BEFORE: Final[dict[str, Bound]] = {
    "at least": "at_least",
    "no fewer than": "at_least",
    "no less than": "at_least",
    "not less than": "at_least",
    "a minimum of": "at_least",
    "minimum of": "at_least",
    "more than": "more_than",
    "over": "more_than",
    "above": "more_than",
    "exceeding": "more_than",
    "exceeded": "more_than",
    "upwards of": "more_than",
    "in excess of": "more_than",
    "greater than": "more_than",
    "higher than": "more_than",
    "less than": "less_than",
    "fewer than": "less_than",
    "lower than": "less_than",
    "under": "less_than",
    "below": "less_than",
    "up to": "at_most",
    "at most": "at_most",
    "no more than": "at_most",
    "not more than": "at_most",
    "as many as": "at_most",
    "as much as": "at_most",
    "a maximum of": "at_most",
    "maximum of": "at_most",
    "about": "about",
    "around": "about",
    "approximately": "about",
    "approx": "about",
    "some": "about",
    "roughly": "about",
    "an estimated": "about",
    "estimated": "about",
    "circa": "about",
    "mindestens": "at_least",
    "mehr als": "more_than",
    "über": "more_than",
    "fast": "less_than",
    "rund": "about",
    "etwa": "about",
    "bis zu": "at_most",
    "au moins": "at_least",
    "plus de": "more_than",
    "moins de": "less_than",
    "environ": "about",
    "al menos": "at_least",
    "más de": "more_than",
    "menos de": "less_than",
    "unos": "about",
    "не менее": "at_least",
    "более": "more_than",
    "около": "about",
    "почти": "less_than",
}
SHORT_OF: Final = frozenset(
    {"nearly", "almost", "just under", "close to", "nearing", "just shy of", "fast", "почти"}
)
"""Approximators that keep the number in sight: a tenth below it at the least."""
BEFORE: Final[dict[str, Bound]] = _BEFORE | dict.fromkeys(sorted(SHORT_OF), "less_than")
"""Approximators in front of a number."""
AFTER: Final[dict[tuple[str, str], Bound]] = {
    ("or", "more"): "at_least",
    ("or", "less"): "at_most",
    ("or", "fewer"): "at_most",
    ("or", "so"): "about",
    ("-", "odd"): "about",
}
"""Approximators behind it."""
LONGEST_APPROXIMATOR: Final = max(len(words.split()) for words in BEFORE)

DEAD: Final = frozenset(
    "dead died dies die dying killed kill kills killing death deaths fatalities fatality perished "
    "slain slaying toll drown drowns drowned drowning perish perishes perishing "
    "tote toten getötet morts muertos погибли погибших".split()
)
INJURED: Final = frozenset(
    "injured injuring injures injuries wounded wounding wounds hurt hurting verletzt verletzte "
    "blessés heridos ранены раненых".split()
)
MISSING: Final = frozenset({"missing", "unaccounted", "vermisst", "disparus", "desaparecidos"})
RESCUED: Final = frozenset("rescued rescuing saved gerettet rescatados rescatadas secourus спасены".split())
BODIES: Final = frozenset("body bodies corpse corpses".split())
RECOVERED: Final = frozenset(
    "recovered recovering retrieved retrieving found pulled brought counted carried taken washed "
    "lay lying discovered identified removed".split()
)
"""What is done with the bodies of the dead; without such a word a body may be a council."""
LOST: Final = frozenset("lost losing lose claimed claiming claims cost costing costs took taking".split())
"""What is done with lives when people die."""
RUINS: Final = frozenset(
    "water sea river lake waves floodwaters rubble ruins wreckage wreck debris mud snow".split()
)
"""What people are pulled from when they are rescued."""
GENERIC: Final = frozenset(
    "people man woman boy girl child case time country nation state city town place part way thing step "
    "item reason issue question point side group area site location region official expert "
    "incident event individual resident".split()
)
"""Stems of nouns that many counts of one event share; only the words around them tell which is meant."""
PEOPLE: Final = frozenset(
    "people persons person others victims more other menschen personen personnes personas человек".split()
)
"""Nouns that name nobody in particular, so that the toll's own word is the head."""
IRREGULAR: Final = {
    "people": "people",
    "men": "man",
    "women": "woman",
    "children": "child",
    "aircraft": "aircraft",
    "troops": "troop",
    "police": "police",
    "personnel": "personnel",
    "lives": "life",
    "wives": "wife",
    "policemen": "policeman",
    "gunmen": "gunman",
    "fishermen": "fisherman",
    "servicemen": "serviceman",
    "teeth": "tooth",
    "media": "media",
    "helicopters": "helicopter",
    "buses": "bus",
}


def singular(noun: str) -> str:
    """The noun without its plural ending, by spelling alone: `jets` gives `jet`, `cities` gives `city`."""
    noun = noun.lower()
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun
