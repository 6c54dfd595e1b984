"""Sentence and word boundaries with offsets, stems, stop words, and which language a text is in.

Contains no model and downloads nothing.  Sentence ends are decided by rules on
spans; what differs between languages is data: abbreviations (ours for English,
those of the `punkt` package for others), function words, ordinal numbers.
Every function takes any text and runs in linear time.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from reportgen.function_words import ENGLISH, FUNCTION_WORDS
from reportgen.passage import Span


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NAMES = {
    "ar": "arabic", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "fi": "finnish", "fr": "french", "he": "hebrew", "hu": "hungarian", "it": "italian",
    "ja": "japanese", "ko": "korean", "nb": "norwegian", "nl": "dutch", "nn": "norwegian",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sk": "slovak", "sl": "slovene", "sv": "swedish", "tr": "turkish", "uk": "ukrainian", "zh": "chinese",
}  # fmt: skip

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
_NUMERIC = {"de": _listed("abs az bd exkl inkl jh kap max min mind mtl rd rn str ziff zzgl")}
# An end only where what follows looks like a beginning.
_SOMETIMES = _listed(
    """inc corp co ltd jr sr bros etc a.m p.m u.s u.k u.n e.u d.c vol jan feb mar apr jun jul aug sep sept
    oct nov dec ave blvd dept dist est rd usw ca calif colo conn fla ga ill ind kan ky la mass mich minn
    miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ariz ark ala mon tue wed thu fri sat
    sun al vols"""
)
# Verbs that carry a question or a cry: `"Really?" Smith asked` is one sentence.
_SPEECH = "said|says|asked|asks|told|added|replied|wrote|tweeted|shouted|cried|wondered|yelled|exclaimed"
_SPEECH_TAG = re.compile(rf"\s+(?:[A-Z][\w.'’-]{{0,20}}\s){{1,3}}(?:{_SPEECH})\b")

_MARKS = frozenset(".!?…")
_QUOTES = "\"'”’“‘»›«‹」』"
# A run of marks, then up to four closing signs, then a blank.  The look-behind lets a run be tried
# once only; French sets a blank before its closing guillemet.
_END = re.compile(
    r"(?<![.!?…])[.!?…؟।۔]++(?:\[\d{1,3}\])?[\"'”’“‘»›«‹)\]}]{0,4}+(?:[ \u00a0\u202f][»›](?=\s|$))?+(?=\s)"
    r"|[。！？｡]++[」』”’）》〉】\"]{0,4}+"
)
_FOLLOWING = re.compile(r"\s*+([\"'“”‘’„‚«»‹›(\[{¿¡—–-]{0,3}+)\s*+([^\W_]{0,24}+)")
_OPENING = "\"'“‘„‚«‹»"
# What may stand between an abbreviation and the word or sign before it.
_JOINTS = re.compile('["“”„«»(—–\\[]')
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,2}")
_ROMAN = re.compile(r"[IVX]{1,5}")
# "1." or "B." alone: the number of what follows in a list, and no sentence.
_LIST_NUMBER = re.compile(r"\s*(?:\d{1,3}|[^\W\d_]|[IVX]{1,5})\.")
# Characters looked at before a full stop: longer tokens are no abbreviations.
_TOKEN_REACH = 24

_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(
    rf"\d+(?:[.,]\d+)*|[{_HAN}]|[^\W\d_{_HAN}](?:[^\W_{_HAN}]|[\u0300-\u036f])*(?:['’][^\W\d_{_HAN}]+)*"
)

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


def primary(language: str) -> str:
    """The first part of a language tag, in lower case: `pt-BR` gives `pt`."""
    return language.replace("_", "-").partition("-")[0].lower()


def sentences(text: str, language: str = "en") -> list[Span]:
    """Spans of the sentences in one block of text, without the blanks around them.

    Together they hold every character that is not blank, in order, and none
    overlaps another; an unknown language is split by the rules common to all.
    """
    rules = _rules(primary(language))
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if text[match.start()] in "。！？｡" or (
            _is_end(text, match, rules) and not _LIST_NUMBER.fullmatch(text, start, match.end())
        ):
            _append(spans, text, start, match.end())
            start = match.end()
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
    following = _FOLLOWING.match(text, match.end())
    assert following is not None  # every part of the pattern may be empty
    openers, word = following.groups()
    if text[following.end() : following.end() + 1] in _MARKS and not word:
        return False  # marks with blanks between them, as in ". . ."
    if word[:1].islower():
        return word[1:2].isupper()  # a name such as eBay may begin a sentence, no other small letter
    marks = match.group()
    if marks[0] != "." or marks.startswith(".."):
        return not (marks[-1] in _QUOTES and _SPEECH_TAG.match(text, match.end()))
    return _full_stop_ends(text, match.start(), openers, word, rules)


def _full_stop_ends(text: str, stop: int, openers: str, word: str, rules: _Rules) -> bool:
    """Whether a single full stop ends a sentence rather than an abbreviation."""
    before = text[max(0, stop - _TOKEN_REACH) : stop].split()
    if not before or text[stop - 1].isspace():
        return True
    token = _JOINTS.split(before[-1])[-1].lstrip("'‘’")
    lower = token.lower()
    starts = word.lower() in rules.starters or bool(openers and openers[-1] in _OPENING)
    if (lower in rules.never and lower not in _SOMETIMES) or (lower in rules.numeric and word[:1].isdigit()):
        return False
    return starts or not _may_go_on(token, lower, rules)


def _may_go_on(token: str, lower: str, rules: _Rules) -> bool:
    """Whether a sentence often goes on behind this token and its full stop."""
    if len(token) == 1 and token.isalpha():
        return True
    ordinal = (token.isdigit() and len(token) < 3) or _ROMAN.fullmatch(token)
    return lower in _SOMETIMES or bool(_ACRONYM.fullmatch(token)) or (rules.ordinals and bool(ordinal))


@cache
def _rules(language: str) -> _Rules:
    starters = ENGLISH if language == "en" else frozenset(FUNCTION_WORDS.get(language, "").split())
    if language == "en":
        never, numeric = _ENGLISH_NEVER, _ENGLISH_NUMERIC
    else:
        never, numeric = _abbreviations(_NAMES.get(language, ""))
    if language in _ORDINAL:  # the lists of `punkt` hold numbers, which do end sentences
        never = frozenset(token for token in never if not token.isdigit())
    numeric |= _NUMERIC.get(language, frozenset())
    return _Rules(never=never, numeric=numeric, starters=starters, ordinals=language in _ORDINAL)


def _abbreviations(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Abbreviations of a language: those that end no sentence, and those that end none before a figure."""
    import punkt  # noqa: PLC0415 - only for languages other than English

    if name in punkt.PREFIX_LANGUAGES:
        always, numeric = punkt.nonbreaking_prefixes(name)
        return frozenset(always) | _TITLES, frozenset(numeric)
    if name in punkt.available_languages():
        return frozenset(punkt.load_model(name).abbrev_types) | _TITLES, frozenset()
    return _ENGLISH_NEVER, _ENGLISH_NUMERIC


def words(text: str, language: str = "en") -> list[Span]:  # noqa: ARG001 - languages may need other rules later
    """Spans of the words: letters with inner apostrophes, whole figures, single Chinese or Japanese signs."""
    return [match.span() for match in _WORD.finditer(text)]


def spellings(text: str, language: str = "en") -> list[str]:  # noqa: ARG001 - as `words`
    """The same words as they are written, for those who count them and need no place."""
    return _WORD.findall(text)


_stemmers = threading.local()  # snowballstemmer keeps the word at work in the object: one for each thread


@lru_cache(maxsize=1 << 17)
def stem(word: str, language: str = "en") -> str:
    """The stem of a word, in lower case (Snowball, after Porter 1980); without a stemmer the word itself."""
    word = word.lower().replace("’", "'")
    name = _NAMES.get(primary(language), "")
    if not name or word[:1].isdigit():
        return word
    stemmer = _stemmer(name)
    return word if stemmer is None else str(stemmer.stemWord(word))


def _stemmer(name: str):  # type: ignore[no-untyped-def]  # snowballstemmer has no types
    import snowballstemmer  # noqa: PLC0415 - 0.1 s, only where stems are asked for

    known = _stemmers.__dict__
    if name not in known:
        known[name] = snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None
    return known[name]


@cache
def stop_words(language: str = "en") -> frozenset[str]:
    """Words without content of their own, in lower case; empty for languages that we have no list of."""
    language = primary(language)
    if language == "en":
        return ENGLISH
    name = _NAMES.get(language, "")
    own = frozenset(FUNCTION_WORDS.get({"nb": "no", "nn": "no"}.get(language, language), "").split())
    path = files("sumy").joinpath("data", "stopwords", f"{name}.txt")
    if not name or not path.is_file():
        return own
    return own | frozenset(path.read_text(encoding="utf-8").split())


# Code points of scripts that (nearly) one language writes among those we know.
_SCRIPTS = (
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
_LETTER = re.compile(r"[^\W\d_]")
# Letters of a script below which it counts as foreign matter; Japanese mixes kana with Chinese signs.
_SCRIPT_SHARE = {"ja": 0.1, "zh": 0.3}
# Characters looked at: enough to tell, and the same cost for any text.
_SAMPLE = 20_000
# In 43 real articles a language's own function words are 8 to 52 of 100 words, and 0 to 2 of 100 where
# the language is one that we have no list of.
_LEAST_SHARE = 0.05
# Neighbors (Norwegian, Danish) share most of them; three times as many are another language's.
_BELIED = 3
# Fewer words may be a list of names.
_RUNNING_TEXT = 60


def detect(text: str) -> str:
    """The language tag of a text by its script and function words; `und` where that does not tell."""
    sample = text[:_SAMPLE]
    return _by_script(sample) or _by_function_words(_tokens(sample))


def agreed(said: str, text: str) -> str:
    """The language that a document says it is in, in lower case; the one detected where its words belie it.

    Templates in another language than the text are common.  Only a
    language with a list of function words can be belied, by a text of some
    length that has hardly any of them.
    """
    language = primary(said)
    sample = text[:_SAMPLE]
    script = _by_script(sample)
    if script or (language != "en" and language not in FUNCTION_WORDS):
        return script if script and (language == "en" or language in FUNCTION_WORDS) else language
    tokens = _tokens(sample)
    counts = _counts(tokens)
    own, most = counts.get(language, 0), max(counts.values(), default=0)
    belied = len(tokens) >= _RUNNING_TEXT and (own < _LEAST_SHARE * len(tokens) or most > _BELIED * own)
    return _by_function_words(tokens) if belied else language


def _tokens(sample: str) -> list[str]:
    return [sample[start:end].lower() for start, end in words(sample)]


def _by_script(sample: str) -> str:
    letters = len(_LETTER.findall(sample))
    for language, pattern in _SCRIPTS:
        if len(pattern.findall(sample)) > letters * _SCRIPT_SHARE.get(language, 0.5):
            return language
    return ""


def _counts(tokens: Sequence[str]) -> dict[str, int]:
    """How many words of a text are function words of each language."""
    counts: dict[str, int] = {}
    for token in tokens:
        for language in _speakers().get(token, ()):
            counts[language] = counts.get(language, 0) + 1
    return counts


def _by_function_words(tokens: Sequence[str]) -> str:
    """The language whose function words are the most: at least two, ahead of all others, no accident."""
    ranked = sorted(_counts(tokens).items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return "und"
    if len(tokens) >= _RUNNING_TEXT and ranked[0][1] < _LEAST_SHARE * len(tokens):
        return "und"
    return ranked[0][0]


@cache
def _speakers() -> dict[str, tuple[str, ...]]:
    """Languages that have a word among their function words."""
    speakers: dict[str, tuple[str, ...]] = {}
    for language, listed in _function_words():
        for word in listed:
            speakers[word] = (*speakers.get(word, ()), language)
    return speakers


def _function_words() -> Iterator[tuple[str, list[str]]]:
    yield "en", sorted(ENGLISH)
    for language, listed in sorted(FUNCTION_WORDS.items()):
        yield language, sorted(set(listed.split()))


_LEANS = re.compile(
    r"[\"'“‘(]?(?:(?:but|and|however,|yet|so) )?"
    r"(?:he|she|they|it|that|er|sie|il|elle|ils|elles|él|ella|ellos|ellas|lui|lei|он|она|они)\b",
    re.IGNORECASE,
)


def leans(sentence: str) -> bool:
    """Whether a sentence leans on the one before it: it begins with a pronoun, behind a "but" or not."""
    return bool(_LEANS.match(sentence))
