"""Where a sentence can be cut into clauses, each of them verbatim.

Rules on words and commas, no parser: a cut is offered before a conjunction
with a verb on either side, and before a participle or a relative clause that
ends the sentence.  Whether a sentence is cut there is for others to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportgen.grammar import AUXILIARIES, IRREGULAR, WORD, is_verb
from reportgen.language import stop_words
from reportgen.passage import Span

# Fewer words than this are a phrase and no clause; fewer with a content of their own tell nothing.
LEAST_WORDS = 4
LEAST_CONTENT = 2
# A sentence has some forty words; what has hundreds is no sentence and is left whole.
MOST_WORDS = 200

_CONJUNCTIONS = {
    "en": frozenset("and but yet while whereas although though as after before until because so".split()),
    "de": frozenset("und aber doch während sondern denn obwohl weil nachdem bevor".split()),
    "fr": frozenset("et mais tandis alors car puis bien".split()),
    "es": frozenset("y e pero sino mientras aunque porque".split()),
    "ru": frozenset("и а но однако хотя тогда поскольку".split()),
}
# These join two predicates of one subject without a comma: `lasted an hour and centered on Syria`.
_JOINS = frozenset(["and", "but"])
_RELATIVES = frozenset(["which", "who", "whose", "where", "with", "including"])
# They end in -ing and tell no deed.
_NO_PARTICIPLES = frozenset(
    "during according following including regarding concerning nothing something anything everything morning "
    "evening meeting building beijing being king thing string spring".split()
)


def clauses(sentence: str, language: str = "en") -> tuple[Span, ...]:
    """The clauses of a sentence in its offsets, in order, without the blanks between them.

    One where no cut is found.  Linear in the sentence; a language without rules is cut at semicolons only.
    """
    words = list(WORD.finditer(sentence))
    if not 2 * LEAST_WORDS <= len(words) <= MOST_WORDS:
        return ((0, len(sentence)),)
    cuts = [0]
    for at in _openings(sentence, words, language[:2]):
        if _tells(sentence[cuts[-1] : at], language) and _tells(sentence[at:], language):
            cuts.append(at)
    spans = []
    for start, end in pairwise([*cuts, len(sentence)]):
        stop = start + len(sentence[start:end].rstrip())
        spans.append((start, stop))
    return tuple(spans)


def _openings(sentence: str, words: list[re.Match[str]], language: str) -> Iterator[int]:
    """Where a clause may begin, in order."""
    depth = 0
    for before, word in pairwise(words):
        between = sentence[before.end() : word.start()]
        depth += between.count("(") - between.count(")")
        if depth > 0:
            continue
        low = word[0].lower()
        if ";" in between:
            yield word.start()
        elif between.strip(' ”"»“') == ",":
            if _conjoins(low, before[0].lower(), language) or (language == "en" and _hangs(sentence, word)):
                yield word.start()
        elif language == "en" and low in _JOINS and not between.strip() and _goes_on(sentence, word.end()):
            yield word.start()


def _conjoins(low: str, before: str, language: str) -> bool:
    """Whether a conjunction opens a clause: `had, as he claimed, made` goes on behind an auxiliary."""
    return low in _CONJUNCTIONS.get(language, ()) and before not in AUXILIARIES


def _hangs(sentence: str, word: re.Match[str]) -> bool:
    """Whether a participle or a relative clause begins that runs to the end of the sentence."""
    low = word[0].lower()
    participle = low.endswith("ing") and len(low) > len("bring") and low not in _NO_PARTICIPLES
    return (participle or low in _RELATIVES) and "," not in sentence[word.end() :].rstrip(' .”"»')


def _goes_on(sentence: str, at: int) -> bool:
    """Whether the next word, adverbs aside, is a verb, or a `that` before one more thing that is said."""
    for word in WORD.finditer(sentence, at):
        low = word[0].lower()
        if low == "that":
            return True
        if low.endswith("ly") or low in ("also", "then", "later", "now", "so"):
            continue
        if low in AUXILIARIES or low in IRREGULAR:
            return True
        return is_verb(low) and _takes_object(WORD.search(sentence, word.end()))
    return False


def _takes_object(following: re.Match[str] | None) -> bool:
    """Whether what follows a form in -ed makes it a verb: `ended the show`, and not `uniformed officers`."""
    return following is None or following[0].lower() in stop_words("en") or not following[0][0].islower()


def _tells(piece: str, language: str) -> bool:
    """Whether a piece has the words, and in English the verb, of a clause."""
    words = [word.lower() for word in WORD.findall(piece)]
    stops = stop_words(language)
    if len(words) < LEAST_WORDS or sum(word not in stops for word in words) < LEAST_CONTENT:
        return False
    return language[:2] != "en" or any(is_verb(w) or w.endswith("ing") for w in words)
