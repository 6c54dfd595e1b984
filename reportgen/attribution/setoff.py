"""Words set off: paragraphs that are somebody's without quotation marks around them, and readers' comments.

A statement given as a block behind `she said in a statement:`, a post signed
`— Name (@handle)`, a quotation that runs on over paragraphs.  English words of
announcing only; what is announced in another language stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.article import Article
from reportgen.attribution import voice
from reportgen.attribution.relay import namings
from reportgen.attribution.speech import Speech
from reportgen.passage import Span

# So many paragraphs behind words that introduce somebody's may be that body's, and are no writer's comment.
NEAR = 2
# A quotation without a mark at the head of each paragraph is followed no further than this.
_RUNS_ON = 4
# What announces words ends in a colon and stands no further before it.
_REACH = 200
_VERBS = (
    r"said|says|saying|wrote|writes|writing|tweeted|tweets|tweeting|posted|posting|added|adding|continued|"
    r"stated|stating|told|replied|responded|reads?|began|concluded|recalled|explained"
)
_DOCUMENTS = r"statement|letter|e-?mail|tweet|post|message|note|memo|release|caption"
_SAID = re.compile(
    rf"\b(?:{_VERBS})\b[^.!?:“”\"]{{0,100}}:$"
    rf"|\b(?:released|issued|sent|posted|published|gave)\b[^.!?:“”\"]{{0,60}}\b(?:{_DOCUMENTS})\b[^.!?:“”\"]{{0,60}}:$",
    re.I,
)
_INTRODUCED = re.compile(
    rf"\b(?:{_VERBS}|{_DOCUMENTS}|voice-?mail|recording|transcript|remarks|words|text|speech|verse|lyrics|"
    rf"answer|question|testimony|diary|confession)s?\b[^.!?:“”\"]{{0,100}}:$",
    re.I,
)
# Whoever speaks of himself; `us` in capitals is a country.
_OWN = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|us)\b")
_NAME_WORD = r"[^\W\d_a-z][\w.’'-]{0,30}"
_SIGNATURE = re.compile(
    rf"[—–-]{{1,2}}\s?(?P<name>{_NAME_WORD}(?:\s(?:{_NAME_WORD}|de|van|von|al|bin)){{0,4}})\s\(@\w{{1,30}}\)"
    r"[^\n.!?“”]{0,40}$"
)
# A paragraph of so many characters is prose and no signpost.
_PROSE = 60
# An article has so many of them before its readers have their say.
_LEAST_PROSE = 2
# One of so many paragraphs under the heading comments, or it is a page's signpost.
_FIRST_COMMENTS = 4
_HEADING = re.compile(
    r"(?:(?:\d{1,5}|reader|readers[’']|user|recent|latest|top|all|view|show)\s+)?comments?(?:\s*\(\d{1,5}\))?:?|"
    r"(?:add|leave|post|write)\s+(?:your|a)\s+(?:comment|reply)|join the (?:conversation|discussion)",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOff:
    """What of an article is set off."""

    quoted: tuple[Span, ...] = ()
    """Paragraphs that are words of whoever was announced before them."""
    signed: tuple[Speech, ...] = ()
    """Posts with the name of their writer under them."""
    introduced: frozenset[int] = frozenset()
    """Where paragraphs begin that may be somebody's words, and are no comment of the writer's."""
    readers: int | None = None
    """Where the comments of readers begin."""


def set_off(article: Article) -> SetOff:
    """The words that an article sets off; linear in its text."""
    paragraphs = [(b.start, b.end) for b in article.blocks if b.kind not in ("title", "heading")]
    texts = [article.text[start:end].strip() for start, end in paragraphs]
    said = {number: run for number in range(len(texts)) if (run := _announced(texts, number))}
    numbers = sorted({at for number, run in said.items() for at in range(number + 1, number + 1 + run)})
    near = {at for number, text in enumerate(texts) if _introduces(text) for at in _behind(number, texts)}
    return SetOff(
        quoted=tuple(paragraphs[at] for at in numbers),
        signed=tuple(_signed(paragraphs, texts)),
        introduced=frozenset(paragraphs[at][0] for at in {*numbers, *near}),
        readers=_readers(article),
    )


def _behind(number: int, texts: Sequence[str]) -> range:
    return range(number + 1, min(len(texts), number + 1 + NEAR))


def _introduces(text: str) -> bool:
    """Whether a paragraph ends with words that introduce somebody's, and not an outlet's."""
    return text.endswith(":") and bool(_INTRODUCED.search(text[-_REACH:])) and not _names_an_outlet(text)


def _names_an_outlet(text: str) -> bool:
    return any(found.tag for found in namings.namings(text[-_REACH:], "en", opens=False, closes=True))


def _announced(texts: Sequence[str], number: int) -> int:
    """How many paragraphs behind one are words of whom it announces, or go on with its quotation."""
    text = texts[number]
    if text.count("“") == text.count("”") + 1:
        return _running_on(texts, number)
    if not text.endswith(":") or not _SAID.search(text[-_REACH:]) or _names_an_outlet(text):
        return 0
    run = 0
    for following in texts[number + 1 :]:
        if not _OWN.search(following) or following[0] in "“\"‘'«" or following.endswith(":"):
            break
        run += 1
    return run


def _running_on(texts: Sequence[str], number: int) -> int:
    """How many paragraphs a quotation runs on that only its last one closes."""
    for run, text in enumerate(texts[number + 1 : number + 1 + _RUNS_ON], 1):
        if text.startswith("“"):
            return 0
        if text.count("”") == text.count("“") + 1:
            return run
    return 0


def _signed(paragraphs: Sequence[Span], texts: Sequence[str]) -> Iterator[Speech]:
    """Posts under which `— Name (@handle)` stands, in their own paragraph or in the next one."""
    for number, ((start, _), text) in enumerate(zip(paragraphs, texts, strict=True)):
        tail = max(0, len(text) - _REACH)
        found = _SIGNATURE.search(text, tail)
        if found is None:
            continue
        before = text[: found.start()].rstrip()
        content = (start, start + len(before)) if before else paragraphs[number - 1] if number else None
        if content:
            yield Speech(
                content=[content], source=(start + found.start("name"), start + found.end("name")), cue=None
            )


def _readers(article: Article) -> int | None:
    """Where readers' comments begin: at a lone heading behind prose, with an opinion soon under it."""
    prose = 0
    blocks = article.blocks
    for number, block in enumerate(blocks):
        text = article.text[block.start : block.end].strip()
        if prose >= _LEAST_PROSE and len(text) < _PROSE and _HEADING.fullmatch(text):
            under = blocks[number + 1 : number + 1 + _FIRST_COMMENTS]
            if any(voice.is_comment(article.text[one.start : one.end]) for one in under):
                return block.start
        prose += len(text) >= _PROSE and block.kind != "title"
    return None
