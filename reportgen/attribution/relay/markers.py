"""Markers: the sentences and headings in which an article names the outlet whose words it passes on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from reportgen.article import Article
from reportgen.attribution.relay import namings
from reportgen.attribution.relay.namings import Naming, Reach
from reportgen.attribution.relay.paragraphs import Paragraph
from reportgen.attribution.tellers import names, outlets
from reportgen.attribution.tellers.outlets import outlet_key
from reportgen.passage import Span

_LINK_SLACK = 4
# A linked headline goes on behind the name by no more than this: `The Ledger has more`.
_LINKED_MORE = 16
# `The paper` is the outlet named no more than so many paragraphs before.
_NEAR = 3
# Quotation marks that hold no more than a name beside it are the name's.
_AROUND = 4
# So many paragraphs that begin with an outlet make the other names before a colon outlets.
_ROUNDUP = 2
# An agency signs its own reports at the head.
_SIGNED = re.compile(r"\((AP|AFP|Reuters|dpa|TASS|RIA|EFE|ANSA|PA|UPI|Xinhua)\)")
_SIGNED_WITHIN = 300
_FULL_NAMES = {"ap": "associated press", "afp": "agence france-presse", "ria": "ria novosti"}
# What stands behind an outlet in a title that passes its words on.
_TELLS = re.compile(
    r"(?:[’']s)?(?:\s+\w+)?\s*(?:[:)]|$|\b(?:reports?|reported|says?|said|writes?|quotes?|"
    r"cites?|finds?|reveals?)\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A place where an outlet is named as a source."""

    paragraph: int
    """Number of the paragraph; for a heading of the first one under it."""
    sentence: int
    """Number of the sentence in it."""
    span: Span
    """The sentence, or the heading."""
    name: str
    """The outlet, under its fullest name in the article."""
    reach: Reach
    """How far its words go."""
    tag: bool
    """Whether the place says nothing else."""
    heading: bool = False
    """Whether it is a heading, with all that stands under it."""


def markers(article: Article, parts: Sequence[Paragraph]) -> list[Marker]:
    """The markers of an article in order, one for a sentence at most, its publisher's own left out."""
    return _Search(article, parts).markers()


class _Search:
    """One article, searched for outlets."""

    def __init__(self, article: Article, parts: Sequence[Paragraph]) -> None:
        self.article, self.parts = article, parts
        self.linked = _linked(article)
        self.named: list[tuple[int, int, Span, tuple[Naming, ...]]] = []
        language = article.language.casefold()[:2]
        for number, part in enumerate(parts):
            last = len(part.sentences) - 1
            for index, span in enumerate(() if part.quoted else part.sentences):
                sentence = article.text[span[0] : span[1]]
                found = tuple(namings.namings(sentence, language, opens=index == 0, closes=index == last))
                if found:
                    self.named.append((number, index, span, found))
        self.known = {
            outlet_key(naming.name)
            for _, _, span, found in self.named
            for naming in found
            if not naming.refers and self._is_known(naming, span)
        }
        self.roundup = self._leads_in() >= _ROUNDUP

    def markers(self) -> list[Marker]:
        """Those of headings and of sentences, in order."""
        found = self._headings()
        headed = {self.parts[marker.paragraph].heading for marker in found}
        for number, index, span, candidates in self.named:
            if self.parts[number].heading in headed and self.parts[number].heading is not None:
                continue
            marker = self._chosen(number, index, span, candidates, found)
            if marker is not None:
                found.append(marker)
        full = _in_full(sorted(found, key=lambda m: m.span), self.article.source)
        own = self._own(full)
        return [marker for marker in full if outlet_key(marker.name) not in own]

    def _headings(self) -> list[Marker]:
        found: list[Marker] = []
        seen: Span | None = None
        for number, part in enumerate(self.parts):
            if part.heading is None or part.heading == seen:
                continue
            seen = part.heading
            name = self.article.text[seen[0] : seen[1]].strip(" :.")
            if outlets.is_outlet(name) or outlets.is_articled(name) or self._links(seen[0], len(name)):
                found.append(Marker(number, 0, seen, name, "paragraph", tag=True, heading=True))
                self.known.add(outlet_key(name))
        return found

    def _chosen(
        self, number: int, index: int, span: Span, candidates: Sequence[Naming], before: Sequence[Marker]
    ) -> Marker | None:
        for naming in candidates:
            name: str | None = naming.name
            if naming.refers:
                name = _referred(naming.name, number, index, before)
            elif not self._is_accepted(naming, number, span):
                name = None
            if name:
                return Marker(number, index, span, name, naming.reach, naming.tag)
        return None

    def _is_accepted(self, naming: Naming, number: int, span: Span) -> bool:
        at = span[0] + naming.at
        if any(
            quote.start < at < quote.end and quote.end - quote.start > len(naming.name) + _AROUND
            for quote in self.parts[number].quotes
        ):
            return False
        if self._is_known(naming, span) or outlet_key(naming.name) in self.known:
            return True
        if naming.reach == "paragraph":
            return self.roundup and self.parts[number].item
        suffix = " " + outlet_key(naming.name)
        return naming.name[:4].lower() == "the " and any(known.endswith(suffix) for known in self.known)

    def _is_known(self, naming: Naming, span: Span) -> bool:
        """Whether the frame, the words, or a link to another site show that a name is an outlet's."""
        if outlets.is_outlet(naming.name) or (
            naming.sure and (naming.sourced or not names.is_person(naming.name))
        ):
            return True
        if naming.reach != "paragraph" and outlets.is_articled(naming.name):
            return True
        return self._links(span[0] + naming.at, len(naming.name))

    def _links(self, start: int, length: int) -> bool:
        at = bisect_right(self.linked, (start + _LINK_SLACK, 0)) - 1
        if at < 0 or abs(self.linked[at][0] - start) > _LINK_SLACK:
            return False
        return -_LINK_SLACK <= self.linked[at][1] - (start + length) <= _LINKED_MORE

    def _leads_in(self) -> int:
        return sum(
            any(naming.reach == "paragraph" and self._is_known(naming, span) for naming in found)
            for _, _, span, found in self.named
        )

    def _own(self, found: Sequence[Marker]) -> set[str]:
        """The outlets that tell of themselves: the publisher, a signing agency, the subject of the title."""
        own = {outlet_key(self.article.source)}
        for signed in _SIGNED.finditer(self.article.text[:_SIGNED_WITHIN]):
            key = signed[1].casefold()
            own |= {key, _FULL_NAMES.get(key, key)}
        title = self.article.title
        for marker in found:
            bare = re.sub(r"^the\s+", "", marker.name, flags=re.I)
            at = title.casefold().find(bare.casefold())
            if at >= 0 and not marker.tag and not _TELLS.match(title, at + len(bare)):
                own.add(outlet_key(marker.name))
        return own


def _referred(words: str, number: int, index: int, before: Sequence[Marker]) -> str | None:
    """The outlet that `the paper`, or `it` in the sentence behind its name, points back at."""
    if not before:
        return None
    last = before[-1]
    if words in ("It", "They"):
        follows = (last.paragraph, last.sentence + 1) == (number, index) and last.reach == "on"
        return last.name if follows and not last.tag else None
    return last.name if number - last.paragraph <= _NEAR and not last.heading else None


def _in_full(found: Sequence[Marker], source: str) -> list[Marker]:
    """The markers under the fullest name of each outlet in the article."""
    known = {outlet_key(name): name for name in (*(marker.name for marker in reversed(found)), source)}
    # A round-up that has `Financial Times:` and `The Times:` means two.
    apart = {outlet_key(marker.name) for marker in found if marker.reach == "paragraph"}
    longer: dict[str, list[str]] = {}
    for key in known:
        words = key.split()
        for at in range(1, len(words)):
            longer.setdefault(" ".join(words[at:]), []).append(key)
    made = []
    for marker in found:
        short = outlet_key(marker.name)
        one = short not in apart and len(longer.get(short, ())) == 1
        made.append(replace(marker, name=known[longer[short][0] if one else short]))
    return made


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
