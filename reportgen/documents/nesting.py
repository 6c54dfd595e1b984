"""Pages whose markup no parser takes: elements nested without end, and tags with attributes without end.

Works on the text of a page, before there is a tree.  What is nested too deep
loses its tags and keeps its words; nothing else of a page is touched.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

# libxml2 drops what lies deeper than 255 elements; it adds a few of its own (html, body, tbody), and
# the paragraphs that stand for dropped tags may nest where a link is open.
_DEEPEST = 150
# Elements that only hold others leave room below them for those that mean something.
_DEEPEST_HOLDER = 100
# The time to read a tag grows with the square of its attributes; a long tag of a page has a picture or
# settings in one of them, between quotation marks, and not a thousand of them.
_LONG = 10_000
_LONG_TAG = re.compile(rf"<([a-zA-Z][\w:-]{{0,40}})\s[^<>]{{{_LONG},}}")
_VALUE = re.compile(r"""="[^"]*"|='[^']*'""")
_MOST_ATTRIBUTES = 1_000
# A tag, or a stretch that holds none whatever stands in it; each alternative takes all that it looks at.
_TOKEN = re.compile(
    r"<!--(?:.*?-->|.*\Z)|<(?P<raw>script|style|textarea|title)\b(?:.*?</(?P=raw)\s*>|.*\Z)"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]*)[^<>]*>?",
    re.IGNORECASE | re.DOTALL,
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr keygen frame".split())
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small "
    "span strike strong sub sup time tt u var".split()
)
_MEANING = frozenset(
    "html head body p a br li h1 h2 h3 h4 h5 h6 blockquote q td th tr dt dd figcaption pre".split()
)
# Where one of these begins, those before it end, though nothing says so.
_ENDED = {name: frozenset({name}) for name in "p li option h1 h2 h3 h4 h5 h6".split()} | {
    "tr": frozenset({"td", "th", "tr"}),
    **dict.fromkeys(("td", "th"), frozenset({"td", "th"})),
    **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd"})),
}
# The end of an element does not end a stronger one that is open in it (`htmlEndPriority` of libxml2).
_WEAK = 0
_STRENGTH = {
    "div": 1, "td": 2, "th": 2, "tr": 3, "thead": 4, "tbody": 4, "tfoot": 4, "table": 5,
    "head": 6, "body": 6, "html": 7,
}  # fmt: skip
_STRONGEST = max(_STRENGTH.values())
# Stands for a tag that parts text into blocks: a paragraph ends the one before it and nests in none.
_PARTING = "<p>"


def thin(text: str) -> str:
    """The page with the tags bare that have more attributes than any page needs."""
    if not any(len(piece) > _LONG and not 0 <= piece.find(">") <= _LONG for piece in text.split("<")):
        return text
    return _LONG_TAG.sub(
        lambda tag: f"<{tag[1]} " if _attributes(tag[0]) > _MOST_ATTRIBUTES else tag[0], text
    )


def _attributes(tag: str) -> int:
    return len(_VALUE.sub("", tag).split())


def flatten(text: str) -> str:
    """The page without the tags that are nested too deep; where one parted blocks, a paragraph begins."""
    return "".join(_Levels().kept(text))


class _Levels:
    """The elements that are open at one place of a page, and which of them keep their tags."""

    def __init__(self) -> None:
        self.open: list[tuple[str, bool]] = []
        self.places: defaultdict[str | int, list[int]] = defaultdict(list)
        self.depth = 0
        self.parted = False

    def kept(self, text: str) -> Iterator[str]:
        """The pieces of the page that stay, in order."""
        place = 0
        for token in _TOKEN.finditer(text):
            yield from self.words(text[place : token.start()])
            place = token.end()
            name = (token["name"] or "").lower()
            if not name or name in _VOID:
                yield token[0]
            elif self.end(name) if token["end"] else self.start(name, token[0].endswith("/>")):
                self.parted = False
                yield token[0]
            elif name not in _INLINE and not self.parted:
                self.parted = True
                yield _PARTING
        yield from self.words(text[place:])

    def words(self, text: str) -> Iterator[str]:
        self.parted = self.parted and not text.strip()
        yield text

    def start(self, name: str, closed: bool) -> bool:
        """Whether the tag that opens an element stays."""
        self.close_before(name)
        stays = self.depth < (_DEEPEST if name in _MEANING else _DEEPEST_HOLDER)
        if not closed:
            for key in (name, _STRENGTH.get(name, _WEAK)):
                self.places[key].append(len(self.open))
            self.open.append((name, stays))
            self.depth += stays
        return stays

    def close_before(self, name: str) -> None:
        """The end of the innermost elements that end where one of that name begins."""
        while self.open and self.open[-1][0] in _ENDED.get(name, ()):
            self.pop()

    def end(self, name: str) -> bool:
        """Whether the tag that closes an element stays; one that closes nothing goes."""
        if not self.places[name] or self.last(name) < self.stronger(name):
            return False
        while True:
            closed, stays = self.pop()
            if closed == name:
                return stays

    def last(self, key: str | int) -> int:
        """Where the innermost open element of that name or strength stands, -1 where there is none."""
        return self.places[key][-1] if self.places[key] else -1

    def stronger(self, name: str) -> int:
        """Where the innermost open element stands that an end of that name does not close."""
        own = _STRENGTH.get(name, _WEAK)
        return max((self.last(strength) for strength in range(own + 1, _STRONGEST + 1)), default=-1)

    def pop(self) -> tuple[str, bool]:
        name, stays = self.open.pop()
        for key in (name, _STRENGTH.get(name, _WEAK)):
            self.places[key].pop()
        self.depth -= stays
        return name, stays
