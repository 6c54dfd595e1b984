"""What stands at the head of a text that has no metadata to speak of: its title, its authors, its day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reportgen.documents.base import DocumentBlock, has_words, normalize
from reportgen.documents.metadata import believed, people_in

# Blocks under a title that may be its byline, its date line or its standfirst.
_MOST_BLOCKS = 6
# Longer is the text itself.
_LONGEST = 120
# A headline; longer first lines are paragraphs.
_LONGEST_TITLE = 200
_NO_TITLE_ENDS = (".", "。", ":", ";", ",", '."', ".”", ".'", ".’")
_BYLINE = re.compile(
    r"(?:by|von|par|por|di|door|text|story by|written by|author|autor|auteur)[\s:]{1,3}"
    r"(?P<names>[^\W\d_].{1,79})$",
    re.IGNORECASE,
)
# What stands between a name and the day in one line.
_BETWEEN = re.compile(r"\s+[|•·–—-]\s+|\s*,\s*(?=\d)|\s{3,}")
# "HARBOR TOWN, 2 May 2024 – The council …": the place and the day that open an agency's text.
_OPENING = re.compile(r"(?P<place>[^\W\d_][^–—]{0,40}?\d[^–—]{2,40}?)\s?(?:[–—]|\s-)\s")
_WORD = re.compile(r"\w+")
# Words within names that many write small.
_PARTICLES = frozenset(
    "al bin d da de del della den der di dos du e el ibn la le ter ten und van von y".split()
)
# "Door Closes on a Deal", "Text Messages Lost": in a heading these open a byline with a colon only.
_NEEDS_COLON = re.compile(r"(?:text|door|author|autor|auteur|par|di)\b(?!\s?:)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
# "Published in Harbor Town on Thursday, 2 May".
_MOST_WORDS = 7
_CHANGED = re.compile(
    r"(?:last\s)?(?:updated|modified|changed|aktualisiert|geändert|mis à jour|actualizado)\b", re.I
)
# Names that programs fill in where a person gave none.
_NOBODY = frozenset(
    "admin administrator author default guest owner root unknown user anonymous pc windows".split()
)
_FILE_NAME = re.compile(r"\.(?:docx?|dotx?|odt|rtf|pdf|indd|qxd|pptx?|xlsx?|tex|dvi|txt|html?|pages)$", re.I)
_NO_TITLE = re.compile(
    r"(?:untitled|unbenannt|sans titre|document|dokument|layout|slide|folie|print|microsoft word|powerpoint)"
    r"(?:[\s_-]*\d{0,4}|\s-\s.*|\s(?:presentation|document))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What the first lines under a title say."""

    authors: tuple[str, ...] = ()
    """Names of the byline."""
    published: datetime | None = None
    """Day of the date line, UTC."""
    blocks: tuple[DocumentBlock, ...] = ()
    """The blocks without the lines that said only this."""


def read_heading(blocks: Sequence[DocumentBlock], captured: datetime) -> Heading:
    """The byline and the date line among the first blocks; days after the capture are not believed."""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    told: set[int] = set()
    for number, block in enumerate(blocks[:_MOST_BLOCKS]):
        if len(block.text) > _LONGEST:
            opening = _OPENING.match(block.text)
            published = published or (believed(opening["place"], captured) if opening else None)
            break
        parts = [part for part in _BETWEEN.split(block.text) if part]
        names = [_people(byline, block.kind) for part in parts if (byline := _byline(part))]
        moments = [
            moment
            for part in parts
            if _is_date_line(part, block.kind) and (moment := believed(part, captured))
        ]
        news = (names and not authors) or (moments and not published)
        others = len(parts) - sum(map(_is_place, parts))
        if news and others <= len(names) + len(moments):  # it says nothing else
            told.add(number)
        authors = authors or next(filter(None, names), ())
        published = published or next(iter(moments), None)
    return Heading(
        authors=authors,
        published=published,
        blocks=tuple(block for number, block in enumerate(blocks) if number not in told),
    )


def _is_place(text: str) -> bool:
    """Whether words beside a name or a day may be a town, a paper or a day of the week."""
    return len(text.split()) <= 3 and text[0].isupper() and text[-1].isalpha() and not _byline(text)


def _people(byline: re.Match[str], kind: str) -> tuple[str, ...]:
    """The names of a byline; none where the words may as well be a heading's ("By Land and Sea").

    One word alone names an agency or a person who needs no other, but not in a heading, nor beside a second.
    """
    names = people_in([byline["names"]])
    if kind == "heading" and _NEEDS_COLON.match(byline[0]):
        return ()
    alone = kind != "heading" and len(names) == 1
    return names if alone or any(_is_whole(name) for name in names) else ()


def _is_whole(name: str) -> bool:
    """Whether a name has two words that begin with a capital, and else but particles; or no capitals are."""
    words = _WORD.findall(name)
    if not any(word[0].isupper() or word[0].islower() for word in words):
        return True  # a script without capitals
    great = [word for word in words if not word[0].islower()]
    return len(great) > 1 and all(word in _PARTICLES for word in words if word[0].islower())


def _byline(text: str) -> re.Match[str] | None:
    found = _BYLINE.match(text)
    return found if found and _is_name(found["names"]) else None


def _is_name(text: str) -> bool:
    """Whether words behind "by" may name people: most begin with a capital, and there is no sentence."""
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    return not text.endswith(".") and all(not word[0].islower() for word in words)


def _is_date_line(text: str, kind: str) -> bool:
    """Whether a line has few words beside a day: a place, a day of the week, a label that is no "updated"."""
    words = _LETTERS.findall(text)
    return len(words) <= (_MOST_WORDS if kind == "paragraph" else 3) and not _CHANGED.match(text)


def believed_title(text: str) -> str:
    """The title of a file's properties, `""` where it is the name of a file or of nothing."""
    title = normalize(text)
    title = re.sub(r"^Microsoft (?:Office )?Word - ", "", title)
    known = has_words(title) and not _FILE_NAME.search(title) and not _NO_TITLE.fullmatch(title)
    return title if known and len(title) <= _LONGEST_TITLE and (" " in title or not title.isascii()) else ""


def believed_authors(text: str) -> tuple[str, ...]:
    """The names in a file's properties, without those that programs fill in and names of accounts."""
    return tuple(
        name
        for name in people_in([normalize(text)])
        if name.casefold().split()[0] not in _NOBODY
        and not name.casefold().startswith("microsoft")
        and name != name.lower()
    )


def origin_of(told: object, kept: object) -> str:
    """Where a field came from: the head of the text, else the file's properties."""
    return "heading" if told else "properties" if kept else ""


def first_line(blocks: Sequence[DocumentBlock]) -> str:
    """The first block where it may be a title: short, alone, and not ending as a sentence does."""
    if len(blocks) < 2 or blocks[0].kind not in ("paragraph", "heading"):
        return ""
    text = blocks[0].text
    return (
        text if len(text) <= _LONGEST_TITLE and not text.endswith(_NO_TITLE_ENDS) and has_words(text) else ""
    )


def same_words(one: str, other: str) -> float:
    """The share of the words of the shorter text that the other has, 0 to 1."""
    few, many = sorted((set(_WORD.findall(one.casefold())), set(_WORD.findall(other.casefold()))), key=len)
    return len(few & many) / len(few) if few else 0.0
