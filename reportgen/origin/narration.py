"""What of an article its writer wrote: its sentences without what other people said in them.

Two reporters in one room print the same quotation without copying each
other, and two papers the same list of the dead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from reportgen.article import Article
from reportgen.attribution import attributions
from reportgen.attribution.marks import quotations
from reportgen.passage import Passage, Span

LEAST_WORDS = 6
"""Shorter sentences ("He is dead.") are the same by chance."""

# A Chinese or Japanese sign is a word of its own: no blanks tell where their words end.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+(?:['’][^\W_]+)?")
# Of a sentence of names and ages so many words begin with a capital or a digit; of German prose a third.
_NAMES = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of narration."""

    passage: Passage
    """Where it stands."""
    words: tuple[str, ...]
    """Its words, small letters, without those that stand between quotation marks."""
    block: int
    """Number of its block."""


class Narration:
    """The sentences of an article that its writer wrote."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.sentences: tuple[Sentence, ...] = _sentences(article)
        self.size = sum(len(sentence.words) for sentence in self.sentences)

    @cached_property
    def everything(self) -> tuple[str, ...]:
        """All words of its sentences, the quoted ones too."""
        return tuple(word for sentence in self.article.sentences for word in words_of(sentence.text))

    @cached_property
    def own(self) -> frozenset[int]:
        """Which of its sentences, by their number, tell nothing that somebody is said to have said.

        Asked only of articles that may be copies: who says what takes longer to read than all the rest.
        """
        told = [
            span
            for found in attributions(self.article.text, self.article.language[:2])
            for span in found.content
        ]
        return frozenset(
            number
            for number, sentence in enumerate(self.sentences)
            if 2 * _covered(sentence.passage, told) < sentence.passage.end - sentence.passage.start
        )


def words_of(text: str) -> list[str]:
    """The words of a text in small letters."""
    return [found[0].casefold() for found in _WORD.finditer(text)]


def unquoted(text: str, quoted: Sequence[Span]) -> str:
    """The text with blanks in place of what stands between quotation marks, as long as before."""
    pieces, here = [], 0
    for start, end in quoted:
        pieces += [text[here:start], " " * (end - max(start, here))]
        here = max(end, here)
    return "".join([*pieces, text[here:]])


def quoted_spans(text: str) -> list[Span]:
    """The spans of a text that stand between quotation marks, in order."""
    return [(found.start, found.end) for found in quotations(text)]


def _sentences(article: Article) -> tuple[Sentence, ...]:
    bare = unquoted(article.text, quoted_spans(article.text))
    found = []
    for passage in article.sentences:
        block = article.block_at(passage.start)
        if article.blocks and article.blocks[block].kind != "paragraph":
            continue
        words = words_of(bare[passage.start : passage.end])
        # What is mostly a quotation is the speaker's, with "said" and a name around it in any paper.
        if len(words) < max(LEAST_WORDS, len(words_of(passage.text)) / 2) or _is_list(passage.text):
            continue
        found.append(Sentence(passage=passage, words=tuple(words), block=block))
    return tuple(found)


def _is_list(text: str) -> bool:
    """Whether a sentence does nothing but name: the dead, the members of a cabinet."""
    begins = [found[0][0] for found in _WORD.finditer(text)]
    return sum(sign.isupper() or sign.isdigit() for sign in begins) >= _NAMES * len(begins)


def _covered(passage: Passage, spans: Sequence[Span]) -> int:
    """How many characters of the passage lie in the spans, which do not overlap."""
    return sum(max(0, min(end, passage.end) - max(start, passage.start)) for start, end in spans)
