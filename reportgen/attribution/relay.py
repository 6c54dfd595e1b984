"""Carriers: which outlet a post relays, and which of its paragraphs are that outlet's.

A marker (`From X.`, `Via X:`, `X reported`, `according to X`) opens a block;
it ends where the writer's own voice returns, which is the first paragraph
without anything quoted or reported, or one in which the writer comments.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from reportgen.article import Article
from reportgen.attribution import names, voice
from reportgen.attribution.finding import Speech
from reportgen.attribution.marks import Quoted
from reportgen.attribution.statement import Carrier
from reportgen.identity import identify
from reportgen.passage import Span

_NAME = r"(?:[Tt]he\s+)?[A-Z][\w&’'-]*(?:[.](?=\w)\w+)*(?:\s+(?:of\s+|de\s+|la\s+)?[A-Z][\w&’'-]*){0,5}"
_TAG = re.compile(
    rf"(?:From|Via|Per|More from|This from|As reported by|Source|Quoting|Here(?:[’']s|"
    rf" is))[:\s]\s*(?P<name>{_NAME})"
    r"(?:\s+(?:on\s+)?(?:today|yesterday|[A-Z][a-z]+day))?\s*[.:…]*\s*$"
)
_REPORTED = re.compile(
    rf"(?P<name>{_NAME})\s+(?:has\s+|is\s+|also\s+|first\s+){{0,2}}(?:reported|reports|reporting|writes|wrote|says|said|quoted|quotes|"
    r"notes|noted|adds|added|confirms|confirmed|claims|claimed)\b"
)
_ACCORDING = re.compile(
    rf"\b(?:[Aa]ccording to|[Aa]s reported by|[Rr]eported by|[Tt]old to)\s+(?:a report (?:in|by|"
    rf"from)\s+)?(?P<name>{_NAME})"
)
_LINK_SLACK = 4
# A sentence that opens a block may be followed by so many more of the writer's paragraph.
_TAIL = 2
# A post whose paragraphs are comments to this share, and that names two outlets, relays.
_COMMENT_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of an article with what was found in it."""

    span: Span
    """Its place."""
    sentences: tuple[Span, ...]
    """Its sentences."""
    quotes: tuple[Quoted, ...]
    """Quotations that begin in it."""
    speeches: tuple[Speech, ...]
    """Attributions whose content lies in it."""
    own: str
    """Its words outside quotations and reported speech: the writer's."""
    quoted: bool = False
    """Whether it is a block quotation."""

    @property
    def reports(self) -> bool:
        """Whether anything in it is quoted or reported."""
        return bool(self.speeches) or self.opens_quoting

    @property
    def opens_quoting(self) -> bool:
        """Whether it begins with a quotation."""
        return bool(self.quotes) and self.quotes[0].start <= self.span[0] + 1

    @property
    def comments(self) -> bool:
        """Whether the writer comments in it."""
        return voice.is_comment(self.own)


@dataclass(frozen=True, slots=True)
class _Marker:
    paragraph: int
    sentence: int
    span: Span
    name: str
    tag: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """What an article relays."""

    carriers: tuple[Carrier, ...]
    """The outlets, in order of their markers."""
    relaying: bool
    """Whether the article is a post that relays or comments, not a report of its own."""


def paragraphs(
    article: Article, quotes: Sequence[Quoted], speeches: Sequence[Speech]
) -> tuple[Paragraph, ...]:
    """The article's blocks without its title and headings, with what was found in each."""
    starts = [q.start for q in quotes]
    contents = sorted((span, n) for n, s in enumerate(speeches) for span in s.content)
    content_starts = [span[0] for span, _ in contents]
    sentence_starts = [start for start, _ in article.sentence_spans]
    made = []
    for block in article.blocks:
        if block.kind in ("title", "heading"):
            continue
        inside = tuple(quotes[bisect_left(starts, block.start) : bisect_left(starts, block.end)])
        here = contents[bisect_left(content_starts, block.start) : bisect_left(content_starts, block.end)]
        spans = article.sentence_spans[
            bisect_left(sentence_starts, block.start) : bisect_left(sentence_starts, block.end)
        ]
        numbers = sorted({n for _, n in here})
        taken = sorted([(q.start, q.end) for q in inside] + [span for span, _ in here])
        own = _outside(article.text, (block.start, block.end), taken)
        made.append(
            Paragraph(
                (block.start, block.end),
                tuple(spans),
                inside,
                tuple(speeches[n] for n in numbers),
                own,
                block.kind == "quote",
            )
        )
    return tuple(made)


def _outside(text: str, span: Span, taken: Sequence[Span]) -> str:
    kept, here = [], span[0]
    for start, end in taken:
        kept.append(text[here : max(here, start)])
        here = max(here, min(end, span[1]))
    kept.append(text[here : span[1]])
    return " ".join(kept)


def relay(article: Article, parts: Sequence[Paragraph]) -> Relay:
    """The carriers of an article, one for each outlet it names as one, with the blocks that are theirs."""
    markers = _markers(article, parts)
    relaying = _is_relaying(parts, markers)
    blocks: dict[str, list[Span]] = {}
    first: dict[str, _Marker] = {}
    for number, marker in enumerate(markers):
        following = markers[number + 1] if number + 1 < len(markers) else None
        key = _key(marker.name)
        first.setdefault(key, marker)
        blocks.setdefault(key, []).extend(_extent(parts, marker, following, relaying=relaying))
    carriers = tuple(_carrier(article, first[key], spans) for key, spans in blocks.items())
    return Relay(carriers=carriers, relaying=relaying)


def _carrier(article: Article, marker: _Marker, spans: Sequence[Span]) -> Carrier:
    name = re.sub(r"^the\s", "The ", marker.name)
    return Carrier(
        id=identify(f"{article.id}|{_key(name)}"),
        name=name,
        article=article.id,
        marker=article.passage(*marker.span),
        blocks=tuple(article.passage(*span) for span in spans),
    )


def _key(name: str) -> str:
    return re.sub(r"^the\s+", "", " ".join(name.split()).casefold())


def _markers(article: Article, parts: Sequence[Paragraph]) -> list[_Marker]:
    linked = _linked(article)
    found: list[_Marker] = []
    for number, part in enumerate(parts):
        for index, (start, end) in enumerate(() if part.quoted else part.sentences):
            marker = _marker(article, part, (number, index), (start, end), linked)
            if marker is not None:
                found.append(marker)
    return _in_full(found, article.source)


def _in_full(markers: Sequence[_Marker], source: str) -> list[_Marker]:
    """The markers under the fullest name of each outlet in the article, without its publisher's."""
    known = {_key(name): name for name in (*(marker.name for marker in markers), source)}
    longer: dict[str, list[str]] = {}
    for key in known:
        words = key.split()
        for at in range(1, len(words)):
            longer.setdefault(" ".join(words[at:]), []).append(key)
    found = []
    for marker in markers:
        short = _key(marker.name)
        key = longer[short][0] if len(longer.get(short, ())) == 1 else short
        if key != _key(source):
            found.append(replace(marker, name=known[key]))
    return found


def _marker(
    article: Article, part: Paragraph, at: tuple[int, int], span: Span, linked: Sequence[Span]
) -> _Marker | None:
    text = article.text[span[0] : span[1]]
    last = at[1] == len(part.sentences) - 1
    tag = _TAG.match(text) if last else None
    if tag:
        return _Marker(*at, span, tag["name"].strip(), tag=True)
    for pattern in (_REPORTED, _ACCORDING):
        for match in pattern.finditer(text):
            name, offset = match["name"], span[0] + match.start("name")
            if any(q.start < offset < q.end for q in part.quotes):
                continue
            if names.is_outlet(name) or _is_linked(linked, offset, offset + len(name)):
                return _Marker(*at, span, name, tag=False)
    return None


def _linked(article: Article) -> list[Span]:
    """Linked words that lead to another site."""
    own = _host(article.final_url or article.url)
    return sorted((link.start, link.end) for link in article.links if _elsewhere(link.target, own))


def _elsewhere(target: str, own: str) -> bool:
    host = _host(target)
    return bool(host) and host != own


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _is_linked(linked: Sequence[Span], start: int, end: int) -> bool:
    at = bisect_right(linked, (start + _LINK_SLACK, 0)) - 1
    return at >= 0 and abs(linked[at][0] - start) <= _LINK_SLACK and abs(linked[at][1] - end) <= _LINK_SLACK


def _is_relaying(parts: Sequence[Paragraph], markers: Sequence[_Marker]) -> bool:
    if any(marker.tag for marker in markers):
        return True
    if voice.is_first_person(" ".join(part.own for part in parts)):
        return True
    several = len({_key(marker.name) for marker in markers}) > 1
    return several and sum(part.comments for part in parts) >= _COMMENT_SHARE * len(parts)


def _extent(
    parts: Sequence[Paragraph], marker: _Marker, following: _Marker | None, *, relaying: bool
) -> list[Span]:
    """The stretches that are the outlet's: from the sentence of the marker to where the writer returns."""
    part = parts[marker.paragraph]
    spans: list[Span] = []
    if not marker.tag:
        spans.append((marker.span[0], marker.span[1]))
        tail = len(part.sentences) - 1 - marker.sentence
        if not relaying or tail > _TAIL or (following and following.paragraph == marker.paragraph):
            return spans
    limit = following.paragraph if following else len(parts)
    at = marker.paragraph + 1
    # Where the writer sets off what is relayed as a block quotation, nothing else is.
    set_off = at < limit and parts[at].quoted
    while at < limit and (parts[at].quoted if set_off else _is_relayed(parts[at])):
        spans.append(parts[at].span)
        at += 1
    return spans


def _is_relayed(part: Paragraph) -> bool:
    return part.reports and (part.opens_quoting or not part.comments)
