"""Currencies: their words, their signs and the letters that stand before a sum.

A code is the one of ISO 4217 where one currency is meant; a word that several
countries use for theirs (`peso`) is the code of all of them, since one event has
seldom two.
"""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "usd": "dollar dollars usd buck bucks доллар доллара долларов dólares",
    "eur": "euro euros eur евро",
    "gbp": "sterling gbp",
    "jpy": "yen jpy",
    "rub": "ruble rubles rouble roubles rub рубль рубля рублей",
    "inr": "rupee rupees inr",
    "cny": "yuan renminbi rmb",
    "chf": "franken chf",
    "try": "lira liras",
    "ils": "shekel shekels",
    "aed": "dirham dirhams",
    "all": "lek",
    "bdt": "taka",
    "bgn": "leva",
    "brl": "reais",
    "czk": "koruna korunas koruny",
    "dinar": "dinar dinars",
    "etb": "birr",
    "franc": "franc francs",
    "gel": "lari",
    "ghs": "cedi cedis",
    "huf": "forint forints",
    "idr": "rupiah rupiahs",
    "kzt": "tenge",
    "krone": "kroner krone",
    "mmk": "kyat kyats",
    "myr": "ringgit",
    "ngn": "naira",
    "peso": "peso pesos",
    "pln": "zloty zlotys zlotych złoty złotych",
    "rial": "rial rials riyal riyals",
    "sek": "kronor krona",
    "shilling": "shilling shillings",
    "thb": "baht",
    "uah": "hryvnia hryvnias",
    "zar": "rand",
    "zmw": "kwacha",
}
"""Words behind a sum, by code."""
LARGE: Final = {"won": "krw", "dong": "vnd", "soles": "pen", "pounds": "gbp"}
"""Words that are a currency behind a number with a scale only: `3 trillion won`, but not `12 won`."""
PAIRS: Final = {
    ("swiss", "francs"): "chf",
    ("cfa", "francs"): "xof",
    ("british", "pounds"): "gbp",
    ("pounds", "sterling"): "gbp",
    ("egyptian", "pounds"): "egp",
    ("syrian", "pounds"): "syp",
    ("lebanese", "pounds"): "lbp",
    ("danish", "kroner"): "dkk",
    ("norwegian", "kroner"): "nok",
    ("pakistani", "rupees"): "pkr",
    ("nepalese", "rupees"): "npr",
}
"""The same of two words."""
SIGNS: Final = {
    "$": "usd",
    "€": "eur",
    "£": "gbp",
    "¥": "jpy",
    "₹": "inr",
    "₽": "rub",
    "₪": "ils",
    "₦": "ngn",
    "₩": "krw",
    "₱": "peso",
    "₺": "try",
    "₴": "uah",
    "₫": "vnd",
    "฿": "thb",
    "₵": "ghs",
    "৳": "bdt",
}
"""Signs before a sum."""
DOLLARS: Final = {
    "us": "usd",
    "a": "aud",
    "au": "aud",
    "c": "cad",
    "ca": "cad",
    "hk": "hkd",
    "nz": "nzd",
    "s": "sgd",
    "nt": "twd",
    "r": "brl",
}
"""What stands before a dollar sign: `A$`, `US$`."""
CODES: Final = {
    "usd": "usd",
    "eur": "eur",
    "gbp": "gbp",
    "rs": "inr",
    "rp": "idr",
    "chf": "chf",
    "ksh": "shilling",
    "sh": "shilling",
    "shs": "shilling",
    "kes": "shilling",
    "ugx": "shilling",
    "tzs": "shilling",
    "inr": "inr",
    "ngn": "ngn",
    "zar": "zar",
    "sek": "sek",
    "nok": "nok",
    "dkk": "dkk",
    "pln": "pln",
    "aed": "aed",
    "sar": "rial",
    "php": "peso",
    "mxn": "peso",
    "rm": "myr",
    "rmb": "cny",
    "tk": "bdt",
    "ghs": "ghs",
    "thb": "thb",
    "czk": "czk",
    "huf": "huf",
    "jpy": "jpy",
    "cny": "cny",
    "aud": "aud",
    "cad": "cad",
    "sgd": "sgd",
    "hkd": "hkd",
    "pkr": "pkr",
    "lkr": "lkr",
    "xof": "xof",
}
"""Letters before a sum: `EUR 5 million`, `KSh4bn`."""
LETTERS: Final = {"r": "zar", "p": "peso"}
"""Single capitals that are a currency where they are glued to a sum in thousands or with a scale: `R500m`."""
