"""Sentence and word boundaries with offsets, stems, stop words, and which language a text is in.

Contains no model and downloads nothing.  The rules for sentences stand in
`sentence`.  Every function takes any text and runs in linear time.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from Stemmer import Stemmer, algorithms

from reportgen.function_words import ENGLISH, FUNCTION_WORDS
from reportgen.passage import Span
from reportgen.sentence import NAMES, primary, sentences

__all__ = ["agreed", "detect", "leans", "primary", "sentences", "spellings", "stem", "stop_words", "words"]

_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Accents, points and vowel signs that no letter is, of Latin, Hebrew, Arabic, Indian scripts and Thai; the
# joiners of Persian and Hindi.
_MARKS_ON_LETTERS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200c\u200d"
)
_WORD = re.compile(
    rf"[^\W\d_{_HAN}][^\W_{_HAN}]*+(?:[{_MARKS_ON_LETTERS}][^\W_{_HAN}]*+)*+(?:['’][^\W\d_{_HAN}]++)*+"
    rf"|\d++(?:[.,]\d++)*+|[{_HAN}]"
)
# The same where no letter or digit is beyond ASCII, as in most English sentences: at less than half the cost.
_PLAIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*+(?:['’][A-Za-z]++)*+|[0-9]++(?:[.,][0-9]++)*+")
_BEYOND = re.compile("[^\x00-\x7f\xa0‘’“”–—…]")


def _word(text: str) -> re.Pattern[str]:
    """The pattern that finds the words of this text."""
    return _PLAIN_WORD if text.isascii() or not _BEYOND.search(text) else _WORD


def words(text: str, language: str = "en") -> list[Span]:  # noqa: ARG001 - languages may need other rules later
    """Spans of the words: letters with inner apostrophes, whole figures, single Chinese or Japanese signs."""
    return [match.span() for match in _word(text).finditer(text)]


def spellings(text: str, language: str = "en") -> list[str]:  # noqa: ARG001 - as `words`
    """The same words as they are written, for those who count them and need no place."""
    return _word(text).findall(text)


_stemmers = threading.local()  # a stemmer keeps the word at work in the object: one for each thread


@lru_cache(maxsize=1 << 17)
def stem(word: str, language: str = "en") -> str:
    """The stem of a word, in lower case (Snowball, after Porter 1980); without a stemmer the word itself."""
    word = word.lower().replace("’", "'")
    name = NAMES.get(primary(language), "")
    if not name or word[:1].isdigit():
        return word
    stemmer = _stemmer(name)
    return word if stemmer is None else str(stemmer.stemWord(word))


def _stemmer(name: str):  # type: ignore[no-untyped-def]  # PyStemmer has no types
    known = _stemmers.__dict__
    if name not in known:
        known[name] = Stemmer(name, 0) if name in algorithms() else None
    return known[name]


@cache
def stop_words(language: str = "en") -> frozenset[str]:
    """Words without content of their own, in lower case; empty for languages that we have no list of."""
    language = primary(language)
    if language == "en":
        return ENGLISH
    name = NAMES.get(language, "")
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
# Letters of Urdu alone, and of Persian but not Arabic.
_URDU = re.compile("[ٹڈڑںےہ]")
_PERSIAN = re.compile("[پچژگکی]")
# Of 100 letters more than these; an Arabic text has some in foreign names, a Persian one about ten.
_FOREIGN_LETTERS = 0.03
# Letters of a script below which it counts as foreign matter; Japanese mixes kana with Chinese signs.
_SCRIPT_SHARE = {"ja": 0.1, "zh": 0.3}
# Characters looked at: enough to tell, and the same cost for any text.
_SAMPLE = 20_000
# In 43 real articles a language's own function words are 8 to 52 of 100 words, and 0 to 2 of 100 where
# the language is one that we have no list of.
_LEAST_SHARE = 0.05
# Neighbors (Norwegian, Danish) share most of them; three times as many are another language's.
_BELIED = 3
# Letters that tell near languages apart where their words do not.
_OWN_LETTERS = {
    "cs": frozenset("ěřů"), "es": frozenset("ñ"), "pt": frozenset("ãõ"), "ru": frozenset("ыэъё"),
    "sk": frozenset("ľĺŕôä"), "uk": frozenset("іїєґ"),
}  # fmt: skip
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
            return _of_arabic_script(sample, letters) if language == "ar" else language
    return ""


def _of_arabic_script(sample: str, letters: int) -> str:
    """Urdu and Persian by the letters that Arabic has not."""
    if len(_URDU.findall(sample)) > _FOREIGN_LETTERS * letters:
        return "ur"
    return "fa" if len(_PERSIAN.findall(sample)) > _FOREIGN_LETTERS * letters else "ar"


def _counts(tokens: Sequence[str]) -> dict[str, int]:
    """How many words of a text are function words of each language."""
    counts: dict[str, int] = {}
    for token in tokens:
        for language in _speakers().get(token, ()):
            counts[language] = counts.get(language, 0) + 1
    return counts


def _by_function_words(tokens: Sequence[str]) -> str:
    """The language whose function words are the most: at least two, ahead of all others, no accident."""
    counts = _counts(tokens)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        ranked = _by_own_letters(tokens, ranked)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return "und"
    if len(tokens) >= _RUNNING_TEXT and ranked[0][1] < _LEAST_SHARE * len(tokens):
        return "und"
    return ranked[0][0]


def _by_own_letters(tokens: Sequence[str], ranked: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The languages that lead with as many words each, less those without a letter of their own there."""
    letters = frozenset("".join(tokens))
    leading = [item for item in ranked if item[1] == ranked[0][1]]
    own = [item for item in leading if letters & _OWN_LETTERS.get(item[0], frozenset())]
    return own or ranked


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
