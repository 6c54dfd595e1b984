"""What a point is about, in the event's own words.

A topic is made of stretches of one of the point's sentences, verbatim: the
words that its statements share and that set them apart from the rest of the
event, with nothing but small words between them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reportgen.figure import quantities
from reportgen.grammar import WORD, WordClass, classes
from reportgen.language import stem, stop_words
from reportgen.passage import Span, display

# A heading longer than this is a sentence again.
MOST_WORDS = 5
# A heading with verbs and prepositions in it may be somewhat longer.
LONGEST_HEADING = 8
# Sentences of a point, the most telling first, in which its heading is looked for.
_LEADS = 3
# What each word costs: of two headings that hold the same the shorter is taken.
_PER_WORD = 0.05
# A single noun says little: it is taken where no phrase holds a fifth of what it holds.
_BARE = 0.2
# A name alone tells whom the point is about and not what.
_NAME = 0.7
# The middle of `U.S.` and of `2:40 p.m.`, where no heading begins or ends.
_GLUED_BEFORE = re.compile(r"[^\W\d_]\.$")
_GLUED_BEHIND = re.compile(r"\.[^\W\d_]")
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.$")
_TELLING = 2
# A word before a period that is no longer is an abbreviation.
_SHORT = 3
# What a word counts for being common in the event: only where the sentences share next to nothing.
COMMON = 0.3
# Forms of address name nobody.
_ADDRESS = frozenset("mr mrs ms dr sir madam herr frau monsieur madame".split())
# Small words that may stand between two shared words: "conflict in Syria", "end of the war".
_JOINTS = frozenset("of in on at for to from with by over against and after before about".split())
_ARTICLES = frozenset("the a an its his her their this".split())

_AFTER: Mapping[WordClass, frozenset[WordClass]] = {
    "noun": frozenset(("noun", "verb", "joint")),
    "verb": frozenset(("noun", "verb", "joint", "determiner")),
    "joint": frozenset(("noun", "determiner")),
    "determiner": frozenset(("noun",)),
    "other": frozenset(),
}

Word = tuple[Span, str | None]
"""A word's place and its stem; None where it says nothing by itself."""


def weights(sentences: Sequence[str], language: str) -> dict[str, float]:
    """How much each stem sets a sentence apart from the others: its idf among them."""
    holders = Counter(stem_ for sentence in sentences for stem_ in set(_stems(sentence, language)))
    return {stem_: math.log(1 + len(sentences) / held) for stem_, held in holders.items()}


def topic(sentences: Sequence[str], weight: Mapping[str, float], language: str) -> str:
    """A heading for sentences that speak of one point, made of words of one of them.

    In English a noun phrase, or a few with a verb or a preposition between
    them; elsewhere a stretch of at most `MOST_WORDS` words.  The one that holds
    the most weight of what the sentences share is taken, of the first sentence
    where several hold it; the first words where they share nothing.
    """
    shared = Counter(s for sentence in sentences for s in set(_stems(sentence, language)))
    value = {s: weight.get(s, 0.0) * (n - 1) + COMMON / (1 + weight.get(s, 0.0)) for s, n in shared.items()}
    leads = [display(sentence) for sentence in sentences[:_LEADS]]
    if not any(held > 1 for held in shared.values()):
        # They meet in a figure or in place only: the shortest says what of with the fewest words besides.
        leads = [min(filter(None, leads), key=len, default="")]
    found = [
        (score, -number, -span[0], lead[slice(*span)])
        for number, lead in enumerate(leads)
        for score, span in _candidates(lead, value, shared, language)
    ]
    best = max(found, default=None)
    if best is None:
        first = next(filter(None, leads), "")
        return _capital(" ".join(first.split()[:MOST_WORDS]).strip(".,;: “”\"'«»„"))
    return _capital(best[3])


def _candidates(
    lead: str, value: Mapping[str, float], shared: Mapping[str, int], language: str
) -> list[tuple[float, Span]]:
    measured = [(q.start, q.end) for q in quantities(lead, language) if q.unit]
    words = [
        (match.span(), None if _within(match.span(), measured) else _stem(match[0], language))
        for match in WORD.finditer(lead)
    ]
    if language[:2] == "en":
        return list(_headings(lead, words, value, shared))
    return _stretches(lead, words, value)


def _headings(
    lead: str, words: Sequence[Word], value: Mapping[str, float], shared: Mapping[str, int]
) -> Iterator[tuple[float, Span]]:
    """Noun phrases, and runs of them with a verb or a preposition between, with what they hold.

    One may end in what is said of it where the sentences share that: `ferry had been overloaded`.
    """
    kinds = classes([lead[slice(*span)] for span, _ in words])
    for first in range(len(words)):
        if kinds[first] != "noun" or _is_glued(lead, words[first][0][0]):
            continue
        if first and _close(lead, words, first) and _leads_on(lead, words, kinds, first):
            continue
        total, telling, seen = 0.0, 0, set[str]()
        for last in range(first, min(first + LONGEST_HEADING, len(words))):
            if last > first and not (_close(lead, words, last) and _follows(kinds[last - 1], kinds[last])):
                break
            key = words[last][1] or ""
            done = kinds[last] == "verb" and kinds[last - 1] == "verb" and shared.get(key, 0) > 1
            if key and key not in seen:
                seen.add(key)
                total += value.get(key, 0.0)
                telling += done or kinds[last] == "noun"
            if not total or not (done or kinds[last] == "noun"):
                continue
            if _goes_on(lead, words, kinds, last):
                continue
            score = total * (_BARE if telling < _TELLING else 1.0) - _PER_WORD * (last - first)
            begin, end = words[first][0][0], words[last][0][1]
            if all(lead[slice(*span)][0].isupper() for span, _ in words[first : last + 1]):
                score *= _NAME
            # "U.S" is not whole without its last period.
            yield round(score, 6), (begin, end + bool(_INITIALS.search(lead, begin, end + 1)))


def _is_glued(lead: str, start: int) -> bool:
    """Whether a period right behind a letter stands before a word."""
    return _GLUED_BEFORE.match(lead, max(0, start - 2), start) is not None


def _leads_on(lead: str, words: Sequence[Word], kinds: Sequence[WordClass], first: int) -> bool:
    """Whether a phrase begins before a word: with a noun, or with the first half of `men and women`."""
    before = lead[slice(*words[first - 1][0])].lower()
    halves = first > 1 and before in ("and", "or") and kinds[first - 2] == "noun"
    return kinds[first - 1] == "noun" or (halves and _close(lead, words, first - 1))


def _goes_on(lead: str, words: Sequence[Word], kinds: Sequence[WordClass], last: int) -> bool:
    """Whether a phrase that ended at a word would be cut in two, as `members of Berg’s` is."""
    word = lead[slice(*words[last][0])]
    if word.endswith(("’s", "'s", "s’", "s'")) or _GLUED_BEHIND.match(lead, words[last][0][1]):
        return True
    if last + 1 == len(words) or not _close(lead, words, last + 1):
        return False
    after = lead[slice(*words[last + 1][0])]
    if word.endswith("ing") and kinds[last + 1] == "determiner":
        return True
    return kinds[last + 1] == "noun" or after[0].isdigit()


def _close(lead: str, words: Sequence[Word], index: int) -> bool:
    """Whether a word stands right behind the one before it, or behind the period of `St. Paul`."""
    (begin, end), (start, _) = words[index - 1][0], words[index][0]
    between = lead[end:start]
    return not between.strip() or (between.strip() == "." and end - begin <= _SHORT and lead[start].isupper())


def _follows(before: WordClass, after: WordClass) -> bool:
    """Whether a word of one class may follow one of another in a heading."""
    return after in _AFTER[before]


def _stretches(lead: str, words: Sequence[Word], value: Mapping[str, float]) -> list[tuple[float, Span]]:
    """Stretches that begin and end with a word of weight and cut no name in two, with what they hold."""
    found = []
    for first in range(len(words)):
        if value.get(words[first][1] or "", 0.0) <= 0 or _one_name(lead, words, first - 1):
            continue
        total, seen = 0.0, set[str]()
        for last in range(first, min(first + MOST_WORDS, len(words))):
            if last > first and not _joined(lead, words, last):
                break
            key = words[last][1] or ""
            gain = 0.0 if key in seen else value.get(key, 0.0)
            seen.add(key)
            total += gain
            if gain > 0 and not _one_name(lead, words, last):
                found.append((round(total, 6), (words[first][0][0], words[last][0][1])))
    return found


def _joined(lead: str, words: Sequence[Word], index: int) -> bool:
    """Whether a word may follow the one before it in a heading."""
    between = lead[words[index - 1][0][1] : words[index][0][0]]
    if between.strip():
        return False
    word, before = (lead[slice(*words[i][0])].casefold() for i in (index, index - 1))
    if words[index][1] or word in _JOINTS:
        return True
    return word in _ARTICLES and before in _JOINTS


def _one_name(lead: str, words: Sequence[Word], index: int) -> bool:
    """Whether a word and the one behind it are parts of one name, as far as capitals tell."""
    if not 0 <= index < len(words) - 1:
        return False
    (start, end), (after, _) = words[index][0], words[index + 1][0]
    apart = lead[end:after].strip()
    return not apart and index > 0 and lead[start].isupper() and lead[after].isupper()


def _within(span: Span, spans: Sequence[Span]) -> bool:
    """Whether a word stands in a measured figure: that is what may differ, and no name for the matter."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _stems(sentence: str, language: str) -> list[str]:
    found = (_stem(match[0], language) for match in WORD.finditer(sentence))
    return [s for s in found if s]


def _stem(word: str, language: str) -> str | None:
    folded = word.casefold().removesuffix("’s").removesuffix("'s")
    # A figure is what may differ; it is no name for the matter.
    if not folded.isalpha() and any(c.isdigit() for c in folded):
        return None
    if folded in _ADDRESS or folded in stop_words(language):
        return None
    return stem(folded, language)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
