"""What a point is about, in the event's own words.

A topic is made of stretches of one of the point's sentences, verbatim: the
words that its statements share and that set them apart from the rest of the
event, with nothing but small words between them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from reportgen.language import stem, stop_words
from reportgen.passage import Span, display

# A heading longer than this is a sentence again.
MOST_WORDS = 5
# Letters of context, in words, that may stand between two shared words: "conflict in Syria".
_GAP = 2

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


def weights(sentences: Sequence[str], language: str) -> dict[str, float]:
    """How much each stem sets a sentence apart from the others: its idf among them."""
    holders = Counter(stem_ for sentence in sentences for stem_ in set(_stems(sentence, language)))
    return {stem_: math.log(1 + len(sentences) / held) for stem_, held in holders.items()}


def topic(sentences: Sequence[str], weight: Mapping[str, float], language: str) -> str:
    """A heading for sentences that speak of one point, made of words of the first.

    The stretch of at most `MOST_WORDS` words of the first sentence that holds
    the most weight of what the sentences share; the sentence's first words
    where they share nothing.
    """
    lead = display(sentences[0])
    shared = Counter(s for sentence in sentences for s in set(_stems(sentence, language)))
    few = len(sentences) < 2
    value = {s: weight.get(s, 0.0) * (n if few else n - 1) for s, n in shared.items()}
    words = [(match.span(), _stem(match[0], language)) for match in _WORD.finditer(lead)]
    best = max(_stretches(lead, words, value), key=lambda found: (found[0], -found[1][0]), default=None)
    if best is None or best[0] <= 0:
        return _capital(" ".join(lead.split()[:MOST_WORDS]).rstrip(".,;:"))
    start, end = best[1]
    return _capital(lead[start:end])


def _stretches(
    lead: str, words: Sequence[tuple[Span, str | None]], value: Mapping[str, float]
) -> list[tuple[float, Span]]:
    """Stretches that begin and end with a word of weight, with what they hold."""
    found = []
    for first, ((start, _), key) in enumerate(words):
        if not key or value.get(key, 0.0) <= 0:
            continue
        total, seen, gap = 0.0, set[str](), 0
        for (_, end), other in words[first : first + MOST_WORDS]:
            if re.search(r"[.;:!?,()“”\"«»]", lead[start:end].rstrip(".")):
                break
            gain = value.get(other, 0.0) if other else 0.0
            gap = 0 if gain > 0 else gap + 1
            if gap > _GAP:
                break
            if gain > 0 and other and other not in seen:
                seen.add(other)
                total += gain
                found.append((round(total, 6), (start, end)))
    return found


def _stems(sentence: str, language: str) -> list[str]:
    found = (_stem(match[0], language) for match in _WORD.finditer(sentence))
    return [s for s in found if s]


def _stem(word: str, language: str) -> str | None:
    folded = word.casefold().removesuffix("’s").removesuffix("'s")
    return None if folded in stop_words(language) else stem(folded, language)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
