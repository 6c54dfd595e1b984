"""Where sentences end: rules on spans, with what differs between languages as data.

Contains no model and downloads nothing.  Abbreviations are ours for English,
those of the `punkt` package and `abbreviations` for others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportgen.abbreviations import DATED, GOES_ON, LISTS, NEVER, NUMERIC, STARTERS
from reportgen.function_words import ENGLISH, FUNCTION_WORDS
from reportgen.passage import Span


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


NAMES = {
    "ar": "arabic", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "fi": "finnish", "fr": "french", "he": "hebrew", "hu": "hungarian", "it": "italian",
    "ja": "japanese", "ko": "korean", "nb": "norwegian", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sk": "slovak", "sl": "slovene", "sv": "swedish", "tr": "turkish", "uk": "ukrainian", "zh": "chinese",
    "ca": "catalan", "et": "estonian", "eu": "basque", "fa": "persian", "ga": "irish", "hi": "hindi",
    "hy": "armenian", "id": "indonesian", "is": "icelandic", "lt": "lithuanian", "lv": "latvian",
    "ne": "nepali", "sr": "serbian", "ta": "tamil", "th": "thai",
}  # fmt: skip
"""Names by which `punkt`, Snowball and sumy know the languages, by their tags."""

# Never the end of an English sentence: something always follows them.
_ENGLISH_NEVER = _listed(
    """adm asst atty brig capt cmdr col cpl det dr drs ens fr gen gov hon insp lt maj messrs mlle mme mr
    mrs ms msgr pfc pres prof pvt rep reps rev sec sen sens sgt spc st supt vs viz cf e.g i.e eg ie ft
    mt ph.d gens govs lts b.sc m.sc fig approx"""
)
# Never an end where a figure follows.
_ENGLISH_NUMERIC = _listed(
    """no nos art pp p vol sec ch jan feb mar apr jun jul aug sep sept oct nov dec fig figs para"""
)
# Titles and the like that many languages share and the lists of `punkt` do not all have.
_TITLES = _listed("dr prof mr mrs mme mlle hr frl nr vs cf ca ee")
# Never an end before a figure; what German laws, courts and prices are cited with.
_NUMERIC = {
    "de": _listed("abs az bd exkl inkl jh kap max min mind mtl no rd rn str ziff zzgl"),
    "fr": _listed("no nos"),
    "tr": _listed("no"),
}
# An end only where what follows looks like a beginning.
_SOMETIMES = _listed(
    """inc corp co ltd jr sr bros etc a.m p.m u.s u.k u.n e.u d.c vol jan feb mar apr jun jul aug sep sept
    oct nov dec st ave blvd dept dist est rd usw ca calif colo conn fla ga ill ind kan ky la mass mich minn
    miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ariz ark ala mon tue wed thu fri sat
    sun al vols"""
)
# Verbs that carry a question or a cry: `"Really?" Smith asked` is one sentence.
_SPEECH = "said|says|asked|asks|told|added|replied|wrote|tweeted|shouted|cried|wondered|yelled|exclaimed"
_SPEECH_TAG = re.compile(rf"\s+(?:[A-Z][\w.'’-]{{0,20}}\s){{1,3}}(?:{_SPEECH})\b")

_MARKS = frozenset(".!?…")
_QUOTES = "\"'”’“‘»›«‹」』"
# A run of marks, then up to four closing signs, then a blank; East Asian, Arabic and Indian marks need none,
# nor does a full stop that a capital letter was set close behind.  One set of signs stands first, for a
# search is fast that way.  The look-behind lets a run be tried once only; French sets a blank before its
# closing guillemet.
_END = re.compile(
    r"[.!?…؟।۔。！？｡](?:"
    r"(?<=[.!?…؟।۔])(?<![.!?…][.!?…؟।۔])[.!?…؟।۔]*+(?:\[\d{1,3}\])?[\"'”’“‘»›«‹)\]}]{0,4}+"
    r"(?:[ \u00a0\u202f][»›](?=[\s,;:.]|$))?+(?=\s)"
    r"|(?<=[。！？｡])[。！？｡]*+[」』”’）》〉】\"]{0,4}+"
    r"|(?<=[؟।۔])[؟।۔]*+[\"'”’»)\]]{0,4}+"
    r"|(?<=[^\W\d_]{2}\.)(?=[^\W\d_]{2})"
    r")"
)
# The Greek question mark looks like a semicolon, and mostly is one.
_GREEK_END = re.compile(_END.pattern.replace(".!?…؟।۔", ".!?…;\u037e؟।۔"))
_FOLLOWING = re.compile(r"\s*+([\"'“”‘’„‚«»‹›(\[{¿¡—–-]{0,3}+)\s*+([^\W_]{0,24}+)")
_OPENING = "\"'“‘„‚«‹»"
# What may stand between an abbreviation and the word or sign before it.
_JOINTS = re.compile('["“”„«»(—–\\[（「『《]')
# The party before the state of a member of Congress, as in "(D-Mass.".
_PARTY = re.compile("[dri]-")
# Spanish doubles the letters of an abbreviation in the plural ("EE. UU.").
_DOUBLED = re.compile(r"([A-Z])\1")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,2}")
_ROMAN = re.compile(r"[IVX]{1,5}")
# "1." or "B." alone: the number of what follows in a list, and no sentence.
_LIST_NUMBER = re.compile(r"\s*(?:\d{1,3}|[^\W\d_]|[IVX]{1,5})\.")
# Characters looked at before a full stop: longer tokens are no abbreviations.
_TOKEN_REACH = 24

# Languages that write ordinal numbers with a full stop ("am 3. Oktober").
_ORDINAL = _listed("de da no nb nn fi cs sk sl hu pl tr et lv is")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """What the sentence rules need to know of one language."""

    never: frozenset[str]
    """Abbreviations that end no sentence."""
    numeric: frozenset[str]
    """Abbreviations that end none where a figure follows."""
    starters: frozenset[str]
    """Function words; a capital on one shows a beginning."""
    ordinals: bool
    """Whether a number with a full stop may be an ordinal."""
    capital_nouns: bool
    """Whether a capital letter is the mark of a noun and tells of no beginning."""
    doubles: bool
    """Whether two equal capitals are an abbreviation."""


def primary(language: str) -> str:
    """The first part of a language tag, in lower case: `pt-BR` gives `pt`."""
    return language.replace("_", "-").partition("-")[0].lower()


def sentences(text: str, language: str = "en") -> list[Span]:
    """Spans of the sentences in one block of text, without the blanks around them.

    Together they hold every character that is not blank, in order, and none
    overlaps another; an unknown language is split by the rules common to all.
    """
    language = primary(language)
    rules, goes_on = _rules(language), GOES_ON.get(language)
    spans: list[Span] = []
    start = 0
    for match in (_GREEK_END if language == "el" else _END).finditer(text):
        end = match.end()
        if goes_on and goes_on.match(text, end):
            continue
        if text[match.start()] in "。！？｡" or (
            _is_end(text, match, rules) and not _LIST_NUMBER.fullmatch(text, start, end)
        ):
            _append(spans, text, start, end)
            start = end
    _append(spans, text, start, len(text))
    return spans


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.lstrip()
    if stripped:
        start += len(piece) - len(stripped)
        spans.append((start, start + len(stripped.rstrip())))


def _is_end(text: str, match: re.Match[str], rules: _Rules) -> bool:
    """Whether the marks found end a sentence, judged by what stands before and behind."""
    marks, end = match.group(), match.end()
    following = _FOLLOWING.match(text, end)
    assert following is not None  # every part of the pattern may be empty
    openers, word = following.groups()
    if marks == "." and following.start(2) == end:
        return _glued(text, match.start(), word, rules)
    if not word and text[following.end() : following.end() + 1] in _MARKS:
        return False  # marks with blanks between them, as in ". . ."
    if word[:1].islower():
        return word[1:2].isupper()  # a name such as eBay may begin a sentence, no other small letter
    if marks[0] != "." or marks[1:2] == ".":
        return not (marks[-1] in _QUOTES and _SPEECH_TAG.match(text, match.end()))
    return _full_stop_ends(text, match.start(), openers, word, rules)


def _glued(text: str, stop: int, word: str, rules: _Rules) -> bool:
    """Whether a full stop with no blank behind it ends a sentence, as in "He left.The rest stayed."."""
    after = text[stop + 1 + len(word) : stop + 2 + len(word)]
    begins = word.istitle() and word.lower() in rules.starters and (after.isspace() or after in ",'’")
    return begins and text[max(0, stop - 2) : stop].islower()


def _full_stop_ends(text: str, stop: int, openers: str, word: str, rules: _Rules) -> bool:
    """Whether a single full stop ends a sentence rather than an abbreviation."""
    before = text[max(0, stop - _TOKEN_REACH) : stop].split()
    if not before or text[stop - 1].isspace():
        return True
    token = before[-1]
    if not token.isalpha():  # what joins or opens words is no letter
        token = _JOINTS.split(token)[-1].lstrip("'‘’")
    lower = token.lower()
    if lower[1:2] == "-" and _PARTY.match(lower):
        lower = lower[2:]
    if (lower in rules.never and lower not in _SOMETIMES) or (
        word[:1].isdigit() and _counts_on(lower, rules)
    ):
        return False
    if openers and openers[-1] in _OPENING:
        return True
    if word.lower() in rules.starters and not _is_initial(text, stop, word):
        return True
    if lower in LISTS and not rules.capital_nouns:
        return word[:1].isupper()
    cardinal = token.isdigit() and len(before) > 1 and _counts_on(before[-2].rstrip(".").lower(), rules)
    return cardinal or not _may_go_on(token, lower, rules)


def _counts_on(lower: str, rules: _Rules) -> bool:
    """Whether a figure belongs to the abbreviation before it, as to "No." and to a street."""
    return lower in rules.numeric or lower.endswith("str")


def _is_initial(text: str, stop: int, word: str) -> bool:
    """Whether the word behind a full stop is a single letter with a full stop of its own."""
    return len(word) == 1 and text[stop + 1 : stop + 6].lstrip("\"'“‘(").lstrip()[1:2] == "."


def _may_go_on(token: str, lower: str, rules: _Rules) -> bool:
    """Whether a sentence often goes on behind this token and its full stop."""
    if lower in _SOMETIMES or (len(token) == 1 and token.isalpha()):
        return True
    if (rules.doubles and _DOUBLED.fullmatch(token)) or ("." in token and _ACRONYM.fullmatch(token)):
        return True
    return rules.ordinals and bool((token.isdigit() and len(token) < 3) or _ROMAN.fullmatch(token))


@cache
def _rules(language: str) -> _Rules:
    starters = ENGLISH if language == "en" else frozenset(FUNCTION_WORDS.get(language, "").split())
    if language == "en":
        never, numeric = _ENGLISH_NEVER, _ENGLISH_NUMERIC
    else:
        never, numeric = _abbreviations(NAMES.get(language, ""))
    if language in _ORDINAL:  # the lists of `punkt` hold numbers, which do end sentences
        never = frozenset(token for token in never if not token.isdigit())
    numeric |= _NUMERIC.get(language, frozenset()) | (NUMERIC if language != "en" else frozenset())
    return _Rules(
        never=(never | _listed(NEVER.get(language, ""))) - LISTS - _listed(DATED.get(language, "")),
        numeric=numeric,
        starters=starters | _listed(STARTERS.get(language, "")),
        ordinals=language in _ORDINAL,
        capital_nouns=language == "de",
        doubles=language == "es",
    )


def _abbreviations(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Abbreviations of a language: those that end no sentence, and those that end none before a figure."""
    import punkt  # noqa: PLC0415 - only for languages other than English

    if name in punkt.PREFIX_LANGUAGES:
        always, numeric = punkt.nonbreaking_prefixes(name)
        return frozenset(always) | _TITLES, frozenset(numeric)
    if name in punkt.available_languages():
        return frozenset(punkt.load_model(name).abbrev_types) | _TITLES, frozenset()
    return _ENGLISH_NEVER, _ENGLISH_NUMERIC
