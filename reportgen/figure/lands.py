"""Number words of German, French, Spanish and Russian, as data.

German writes its tens and ones together (`fünfunddreißig`), so that they are made here; the cases of the
Russian numbers are those that follow `не менее`, `около` and `более`.
"""

from __future__ import annotations

from typing import Final


def _counted(words: str, begin: int, step: int = 1) -> dict[str, float]:
    """Each word with its number; forms of one number parted by strokes."""
    groups = words.split()
    return {word: float(begin + n * step) for n, group in enumerate(groups) for word in group.split("|")}


def _german() -> dict[str, float]:
    ones = _counted("ein zwei drei vier fünf sechs sieben acht neun", 1)
    tens = _counted("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10)
    joined = {f"{one}und{ten}": tens[ten] + ones[one] for ten in tens for one in ones}
    low = _counted(
        "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
        "siebzehn achtzehn neunzehn",
        2,
    )
    hundreds = {f"{one}hundert": 100 * ones[one] for one in ones}
    return low | tens | joined | hundreds | {"hundert": 100.0, "anderthalb": 1.5, "eineinhalb": 1.5}


WORDS: Final[dict[str, dict[str, float]]] = {
    "de": _german(),
    "fr": _counted("deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize", 2)
    | _counted("vingt trente quarante cinquante soixante", 20, 10),
    "es": _counted("dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince", 2)
    | _counted("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa", 20, 10)
    | _counted(
        "cien|ciento doscientos|doscientas trescientos|trescientas cuatrocientos|cuatrocientas", 100, 100
    )
    | {"quinientos": 500.0, "quinientas": 500.0},
    "ru": _counted(
        "два|две|двух три|трёх|трех четыре|четырёх|четырех пять|пяти шесть|шести семь|семи восемь|восьми "
        "девять|девяти десять|десяти одиннадцать|одиннадцати двенадцать|двенадцати тринадцать|тринадцати "
        "четырнадцать|четырнадцати пятнадцать|пятнадцати",
        2,
    )
    | _counted("двадцать|двадцати тридцать|тридцати сорок|сорока пятьдесят|пятидесяти", 20, 10)
    | {"сто": 100.0, "ста": 100.0, "двести": 200.0, "двухсот": 200.0, "полтора": 1.5, "полторы": 1.5},
}
"""Number words, by language."""
SCALES: Final[dict[str, dict[str, float]]] = {"fr": {"cent": 100.0, "cents": 100.0}}
"""Scale words that mean something else in English, by language."""
DOZENS: Final = {
    "dozen": 12.0,
    "dutzend": 12.0,
    "douzaine": 12.0,
    "docena": 12.0,
    "docenas": 12.0,
    "дюжина": 12.0,
}
"""Words for twelve of a kind."""
HALVES: Final = frozenset("halbes demi media".split())
"""Words for half that stand before them."""
FRACTIONS: Final = {
    **dict.fromkeys(("drittel", "tiers", "tercios", "трети"), 3),
    **dict.fromkeys(("viertel", "cuartos", "четверти"), 4),
    **dict.fromkeys(("fünftel", "cinquièmes", "quintos"), 5),
    **dict.fromkeys(("zehntel", "dixièmes", "décimos"), 10),
}
"""Denominators behind a number of two and more: `zwei Drittel`, `deux tiers`."""
