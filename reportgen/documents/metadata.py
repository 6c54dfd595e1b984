"""Title, authors, dates, publisher and language of an HTML page, each with where it came from.

What the page says of itself first (JSON-LD, OpenGraph, its heading), what trafilatura finds second.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from reportgen.article import Provenance
from reportgen.documents.base import has_words, normalize
from reportgen.documents.dates import parse_date
from reportgen.documents.jsonld import Node, article_node, found, names, strings

_METAS = etree.XPath("//meta[@content]")
_HEADINGS = etree.XPath("//h1")
_TITLES = etree.XPath("//head/title | //body/title")
_TIMES = etree.XPath("//*[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime")
_AUTHOR_LINKS = etree.XPath(
    "//body//a[@rel='author' or contains(@href, '/author') or contains(@href, '/autor') or "
    "contains(@href, '/auteur') or contains(@href, '/journalist') or contains(@href, '/profile')]"
)
_WORD = re.compile(r"\w+")
_BEFORE_PUNCTUATION = re.compile(r" (?=[,:;.!?])")
# A heading that shares fewer of its words with the page's own titles is the paper's name or a rubric.
_SHARED_WORDS = 0.5
_SUFFIX = re.compile(r"^(.{8,}?)\s+[|–—»·-]\s+([^|–—»·]{2,60})$")
_PREFIX = re.compile(r"^([^|:–—»·]{2,60}?)\s?[|:–—»·]\s+(.{8,})$")
_BY = re.compile(r"^(?:by|von|par|por|di|door|text|story by|written by)[\s:]+(?=\S)", re.IGNORECASE)
_BETWEEN_AUTHORS = re.compile(
    r"\s*(?:[;|]|\s(?:and|und|et|y|e)\s|,(?!\s*(?:jr|sr|phd|md|ii|iii)\b))\s*", re.IGNORECASE
)
# "[a paper](https://…)", and what parts paragraphs, in the copy of an article.
_MARKED_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((?:https?:|/)[^()\s]{1,500}\)")
_PARAGRAPH_TAG = re.compile(r"</?(?:p|br|div|h[1-6]|li)\b[^<>]{0,200}>", re.IGNORECASE)
# Fewer words may be the paper's name or a rubric.
_LEAST_HEADLINE = 5
# Longer is a paragraph in the place of a title.
_LONGEST_TITLE = 500
# Longer is a description of the author, not a name.
_LONGEST_NAME = 80
# Titles and offices behind a name have more words than names have.
_MOST_WORDS = 6
# Addresses, and credits of pictures, in a field for authors.
_NO_NAME = re.compile(r"://|@|^\(|:")
_DOMAIN = re.compile(r"\w\.[a-z]{2,10}$", re.IGNORECASE)
_TAG = re.compile(r"^([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]{1,20})?$")
# htmldate is handed the day after the capture, for zones ahead of UTC.
_AHEAD = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a page says of itself."""

    title: str = ""
    """Title without the paper's name."""
    titles: tuple[str, ...] = ()
    """What the page calls itself in other places."""
    authors: tuple[str, ...] = ()
    """Names of its authors."""
    signed: bool = False
    """Whether a person is among them, and not the paper alone."""
    published: datetime | None = None
    """When it was published, UTC."""
    modified: datetime | None = None
    """When it was last changed, UTC."""
    publisher: str = ""
    """Name of who publishes it."""
    language: str = ""
    """Primary language tag in lower case."""
    provenance: Provenance = field(default_factory=Provenance)
    """Where the fields came from."""
    url: str = ""
    """Address that the page gives as its own."""
    lead: str = ""
    """What it says of its content in a sentence or two."""
    body: str = ""
    """The text of the article as the page repeats it in its metadata, a paragraph a line."""
    live: bool = False
    """Whether the page says that it is a live page, an article of many posts."""
    free: bool = True
    """Whether the page does not say that it is for subscribers only."""


def read_metadata(tree: etree._Element, url: str, captured: datetime) -> Facts:
    """What the page says of itself; dates after the capture are not believed."""
    page = _Page(tree, url)
    title, title_from = page.title()
    authors, authors_from = page.authors()
    published, published_from = page.published(captured)
    own = page.is_own(authors)
    if own or not (title and authors and published):
        guess = _guess(tree, url, captured)
        title, title_from = (
            (title, title_from) if title else (_clean((guess.title or "")[:_LONGEST_TITLE]), "trafilatura")
        )
        people = people_in((guess.author or "").split("; "))
        if people and (not authors or (own and not page.is_own(people))):
            authors, authors_from = people, "trafilatura"
        linked = page.linked_authors() if not authors or page.is_own(authors) else ()
        if linked:
            authors, authors_from = linked, "heading"
        if not published:
            published, published_from = parse_date(guess.date or ""), "trafilatura"
    return Facts(
        title=title,
        authors=authors,
        signed=bool(authors) and not page.is_own(authors),
        published=published,
        modified=page.modified(captured),
        publisher=page.publisher(),
        language=page.language(),
        provenance=Provenance(
            title=title_from if title else "",
            authors=authors_from if authors else "",
            published=published_from if published else "",
        ),
        url=page.address(),
        titles=page.titles(),
        lead=page.lead(),
        body=page.body(),
        live="LiveBlogPosting" in strings(page.node.get("@type")),
        free=page.free(),
    )


def _guess(tree: etree._Element, url: str, captured: datetime) -> Any:
    """What trafilatura makes of the page, with the capture as its clock."""
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415 - 350 ms, only where needed

    latest = (captured + _AHEAD).strftime("%Y-%m-%d")
    dates = {"original_date": True, "extensive_search": True, "max_date": latest}
    return extract_metadata(tree, url or None, dates)


class _Page:
    """The places of one page where it speaks of itself, read once."""

    def __init__(self, tree: etree._Element, url: str) -> None:
        self.tree, self.url = tree, url
        self.node: Node = article_node(tree)
        self.metas: dict[str, list[str]] = {}
        for meta in found(_METAS, tree):
            name = (
                meta.get("property")
                or meta.get("name")
                or meta.get("itemprop")
                or meta.get("http-equiv")
                or ""
            )
            self.metas.setdefault(name.strip().lower(), []).append(_clean(meta.get("content")))

    def meta(self, *keys: str) -> str:
        return next((value for key in keys for value in self.metas.get(key, ()) if value), "")

    def title(self) -> tuple[str, str]:
        headline = _clean(next(iter(strings(self.node.get("headline"))), ""))
        shared = self.meta("og:title", "twitter:title")
        named = _clean(next((_text(title) for title in found(_TITLES, self.tree)), ""))
        heading = self.heading(" ".join((headline, shared, named)))
        if not heading and not headline and not shared:
            heading = self.only_heading()
        for text, origin in (
            (heading, "heading"),
            (headline, "json-ld"),
            (shared, "opengraph"),
            (named, "title"),
        ):
            if has_words(text) and len(text) <= _LONGEST_TITLE:
                return self.bare(text) if origin in ("opengraph", "title") else text, origin
        return "", ""

    def titles(self) -> tuple[str, ...]:
        """Every title that the page gives itself, the paper's name cut off, each once."""
        said = [
            *(
                text
                for key in ("headline", "alternativeHeadline", "name")
                for text in strings(self.node.get(key))
            ),
            *(text for key in ("og:title", "twitter:title", "title") for text in self.metas.get(key, ())),
            *(_text(title) for title in found(_TITLES, self.tree)),
        ]
        return tuple(dict.fromkeys(self.bare(_clean(text)) for text in said if len(text) <= _LONGEST_TITLE))

    def heading(self, told: str) -> str:
        """The first-level heading that the page's own titles repeat best."""
        known = set(_words(told))
        best, best_share = "", 0.0
        for element in found(_HEADINGS, self.tree):
            text = _clean(_text(element))
            words = _words(text)
            share = sum(word in known for word in words) / len(words) if words else 0.0
            if (not known and words and not best) or (
                share >= _SHARED_WORDS and (share, len(text)) > (best_share, len(best))
            ):
                best, best_share = text, share
        return best

    def only_heading(self) -> str:
        """The one first-level heading of a page, where it has as many words as headlines have."""
        texts = [_clean(_text(element)) for element in found(_HEADINGS, self.tree)]
        return texts[0] if len(texts) == 1 and len(_words(texts[0])) >= _LEAST_HEADLINE else ""

    def bare(self, title: str) -> str:
        """The title without the paper's name behind or before it."""
        host = "".join(_words(_host(self.url)))
        own = "".join(_words(self.publisher()))
        if found := _SUFFIX.match(title):
            tail = "".join(_words(found[2]))
            if tail and (tail in host or (own and (tail in own or own in tail))):
                return found[1]
        # A town may be the name of its own page, so that before a title only the whole name counts.
        found = _PREFIX.match(title)
        names = {own, "".join(_words(_host(self.url).rpartition(".")[0]))} - {""}
        return found[2] if found and "".join(_words(found[1])) in names else title

    def authors(self) -> tuple[tuple[str, ...], str]:
        """Its authors; the paper itself only where nobody else is named."""
        firm: tuple[tuple[str, ...], str] = ((), "")
        for value, origin in (
            (names(self.node.get("author")), "json-ld"),
            (names(self.node.get("creator")), "json-ld"),
            (self.metas.get("author", []) + self.metas.get("article:author", []), "meta"),
            (self.metas.get("parsely-author", []) + self.metas.get("dc.creator", []), "meta"),
        ):
            if people := people_in(value):
                if not self.is_own(people):
                    return people, origin
                firm = firm if firm[0] else (people, origin)
        return firm

    def linked_authors(self) -> tuple[str, ...]:
        """The names behind the first "by" of the page that lead to pages of their authors."""
        for link in found(_AUTHOR_LINKS, self.tree):
            name, outer = _clean(_text(link)), link.getparent()
            names = [link, *link.itersiblings("a")]
            if outer is not None and _names_one(name) and _BY.match(_clean(_text(outer))):
                texts = [_clean(_text(other)) for other in names]
                return people_in([text for text in texts if _names_one(text)])
        return ()

    def is_own(self, people: tuple[str, ...]) -> bool:
        """Whether the one author is the paper itself."""
        own = {"".join(_words(name)) for name in (self.publisher(), *names(self.node.get("publisher")))}
        own |= {"".join(_words(_host(self.url).rpartition(".")[0]))} - {""}
        return len(people) == 1 and "".join(_words(people[0])) in own

    def published(self, captured: datetime) -> tuple[datetime | None, str]:
        for values, origin in (
            (strings(self.node.get("datePublished")), "json-ld"),
            (
                [self.meta("article:published_time", "og:article:published_time", "og:published_time")],
                "opengraph",
            ),
            ([self.meta("datepublished", "date", "dc.date", "dc.date.issued", "parsely-pub-date")], "meta"),
            ([str(value) for value in found(_TIMES, self.tree)], "microdata"),
        ):
            for value in values:
                if moment := believed(value, captured):
                    return moment, origin
        return None, ""

    def modified(self, captured: datetime) -> datetime | None:
        values = [
            *strings(self.node.get("dateModified")),
            self.meta("article:modified_time", "og:updated_time"),
        ]
        return next((moment for value in values if (moment := believed(value, captured))), None)

    def publisher(self) -> str:
        said = (self.meta("og:site_name"), *names(self.node.get("publisher")), self.meta("application-name"))
        return next((name for text in said if (name := _clean(text).lstrip("@"))), "")

    def language(self) -> str:
        root = self.tree.getroottree().getroot()
        said = [
            root.get("lang"),
            root.get("{http://www.w3.org/XML/1998/namespace}lang"),
            root.get("xml:lang"),
        ]
        said += [
            *strings(self.node.get("inLanguage")),
            self.meta("content-language", "og:locale", "dc.language"),
        ]
        return next((tag for value in said if (tag := language_tag(value or ""))), "")

    def address(self) -> str:
        said = next(
            (link.get("href") or "" for link in self.tree.iter("link") if link.get("rel") == "canonical"), ""
        )
        return next(
            (url for url in (said, self.meta("og:url")) if url.startswith(("http://", "https://"))), ""
        )

    def lead(self) -> str:
        told = self.meta("og:description", "description", "twitter:description")
        return told or _clean(next(iter(strings(self.node.get("description"))), ""))

    def body(self) -> str:
        """The article in the metadata: links in Markdown and tags taken off, a paragraph a line."""
        text = "\n".join(strings(self.node.get("articleBody")))
        text = _MARKED_LINK.sub(r"\1", _PARAGRAPH_TAG.sub("\n", html.unescape(text)))
        return "\n".join(line for line in map(_clean, text.split("\n")) if line)

    def free(self) -> bool:
        return str(self.node.get("isAccessibleForFree", True)).strip().lower() != "false"


def language_tag(text: str) -> str:
    """The primary language of a tag such as `en-US`, in lower case; `""` where it is none."""
    found = _TAG.match(text.strip())
    return found[1].lower() if found else ""


def believed(value: str, captured: datetime) -> datetime | None:
    """The moment that a date line names, UTC; None where it names none, or one that cannot be true."""
    return believed_moment(parse_date(value), captured)


def believed_moment(moment: datetime | None, captured: datetime) -> datetime | None:
    """The moment, None where it lies a day or more behind the capture, or before there were archives."""
    return moment if moment and moment <= captured + _AHEAD and moment.year >= 1900 else None


def people_in(values: list[str]) -> tuple[str, ...]:
    """The names in author fields, each once; addresses and descriptions are none."""
    found: dict[str, str] = {}
    for value in values:
        text = _BY.sub("", _clean(value))
        for part in _BETWEEN_AUTHORS.split(text) if len(text) <= 4 * _LONGEST_NAME else ():
            name = part.strip(" ,")
            if 1 < len(name) <= _LONGEST_NAME and has_words(name) and not _NO_NAME.search(name):
                found.setdefault(name.casefold(), name)
    short = [name for name in found.values() if len(name.split()) <= _MOST_WORDS]
    people = [name for name in short if not _DOMAIN.search(name)]
    return tuple(people or short or found.values())


def _names_one(text: str) -> bool:
    """Whether the words may be a person's name: a few, and none but particles without a capital."""
    words = _WORD.findall(text)
    return 1 < len(words) <= _MOST_WORDS and all(not word[0].islower() or len(word) < 4 for word in words)


def _clean(text: str | None) -> str:
    return normalize(re.sub(r"<[^<>]{1,200}>", "", html.unescape(text or "")))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _text(element: etree._Element) -> str:
    """The words of an element; its parts (a rubric, a headline) are words apart, punctuation is not."""
    return _BEFORE_PUNCTUATION.sub("", normalize(" ".join(str(piece) for piece in element.itertext())))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
