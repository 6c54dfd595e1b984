"""Words of a text for the attribution rules: a quotation counts as one token.

No grammar is parsed; a sentence here is only the stretch in which the rules
look for a speaker and what is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.attribution.marks import Quoted


class Token(NamedTuple):
    """A word, a punctuation mark or a whole quotation."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset behind its last."""
    text: str
    """The characters; of a quotation only its opening and closing ones."""
    low: str
    """The same in lower case, a possessive ending taken off; of a quotation the last character inside."""
    kind: str
    """`w` word, `p` punctuation, `q` quotation."""


Sentence = list[Token]


class Phrase(NamedTuple):
    """A speaker in token numbers of one sentence, ends included."""

    start: int
    """First token."""
    end: int
    """Last token."""
    role: tuple[int, int] | None = None
    """First and last token of an apposition that describes the speaker."""


DASHES = ("—", "–", "―", "-")
"""Signs that part clauses as a dash does."""
WORK = 40
"""The name of a paper or a program between quotation marks is no longer than this."""

_TOKEN = re.compile(
    r"(?:[^\W\d_]-)?(?:[^\W\d_]\.){2,}|\d+-[^\W\d]\w*(?:[-’'&]\w+)*|\d+(?:[.,:]\d+)*|\w+(?:[-’'&]\w+)*|[^\w\s]"
)
_OWNING = re.compile(r"[’']s?$")
_POSSESSIVE = re.compile(r"(?<=.)[’'][sS]$")
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof sen rep gov gen col lt sgt capt maj adm cmdr rev hon st jr sr pres sec atty dept
    inc corp
    co ltd vs jan feb mar apr aug sept sep oct nov dec no fig ala ariz calif colo conn del fla ga ill ind
    kan ky la
    mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo dem d r i m mm mme
    mlle sra srta
    dra bzw ca usw hr fr nr г т им ул""".split()
)
# No sentence of prose is longer; the bound keeps the rules linear in any text.
_LONGEST = 250
# How far behind a quotation that ends in ! or ? its attribution can still begin with a name.
_ATTRIBUTION_REACH = 7


def sentences(text: str, start: int, end: int, quotes: list[Quoted], verbs: frozenset[str]) -> list[Sentence]:
    """The sentences of one paragraph, quotations folded into single tokens."""
    tokens = list(_tokens(text, start, end, quotes))
    found: list[Sentence] = [[]]
    for index, token in enumerate(tokens):
        found[-1].append(token)
        if len(found[-1]) >= _LONGEST or (index + 1 < len(tokens) and _ends(tokens, index, verbs)):
            found.append([])
    return [sentence for sentence in found if sentence]


def _tokens(text: str, start: int, end: int, quotes: list[Quoted]) -> Iterator[Token]:
    here = start
    for quoted in quotes:
        yield from _plain(text, here, quoted.start)
        edges = text[quoted.start] + text[quoted.end - 1]
        yield Token(quoted.start, quoted.end, edges, last_sign(text, quoted.start, quoted.end), "q")
        here = quoted.end
    yield from _plain(text, here, end)


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        kind = "w" if word[0].isalnum() or word[0] == "_" else "p"
        bare = _POSSESSIVE.sub("", word) if "’" in word or "'" in word else word
        yield Token(match.start(), match.end(), word, bare.lower(), kind)


def unpossessed(words: str) -> str:
    """A word or a name without its possessive ending: `Hill` of `Hill's`, `Sailors` of `Sailors'`."""
    return _OWNING.sub("", words) if "’" in words or "'" in words else words


def capital(token: Token) -> bool:
    """Whether a word is written with a capital."""
    return token.kind == "w" and token.text[0].isupper()


def last_sign(text: str, start: int, end: int) -> str:
    """The last character inside a quotation, before its closing marks."""
    while end > start + 1 and text[end - 1] in "”\"’'»«“‘›‹」』》〉 \u00a0\u202f":
        end -= 1
    return text[end - 1]


def _ends(tokens: list[Token], index: int, verbs: frozenset[str]) -> bool:
    token, after = tokens[index], tokens[index + 1]
    opens = after.kind == "q" or not after.text[:1].islower()
    if token.kind == "q":
        return opens and _quotation_ends(tokens, index, verbs)
    if token.text in "!?…":
        return opens and after.text not in "!?…)"
    if token.text != "." or not opens or after.kind == "p":
        return token.text.count(".") > 1 and after.low in ("the", "a", "but", "he", "she", "it")
    before = tokens[index - 1] if index else token
    glued = before.end == token.start and (before.low in _ABBREVIATIONS or len(before.text) == 1)
    return not (glued and before.kind == "w" and not before.text.isdigit())


def _quotation_ends(tokens: list[Token], index: int, verbs: frozenset[str]) -> bool:
    sign = tokens[index].low
    after = tokens[index + 1]
    if sign == "." or (after.kind == "q" and sign in "!?"):
        return after.kind != "p"
    if sign not in "!?" or after.kind != "w":
        return False
    reach = tokens[index + 1 : index + 1 + _ATTRIBUTION_REACH]
    return not any(token.low in verbs for token in reach)
